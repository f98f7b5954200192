import type { BevindingenXml } from '../../domain/bevindingen/xml.ts';
import type { Zinnen } from '../zin.ts';
import { verwachtTekst } from './verwacht.ts';

const SCHEMA = 'Berichtschema van de iStandaarden 3.2 (controleniveau 1).';
const OPNIEUW = 'Maak het bericht opnieuw aan in uw systeem en stuur het ongewijzigd in.';

export const zinnenXml: Zinnen<BevindingenXml> = {
  XML_LEEG: () => ({ melding: 'Het bericht is leeg.', regel: SCHEMA, oplossing: OPNIEUW }),
  XML_NIET_WELGEVORMD: () => ({
    melding: 'Dit is geen geldige XML; vanaf deze regel is het niet te lezen.',
    regel: 'XML 1.0: een document is welgevormd.',
    oplossing: OPNIEUW,
  }),
  XML_AFGEBROKEN: () => ({
    melding: 'Het bericht houdt midden in op.',
    regel: 'XML 1.0: elk element wordt gesloten.',
    oplossing: 'Waarschijnlijk is het versturen afgebroken. Stuur het bericht nog eens.',
  }),
  XML_GEEN_UTF8: () => ({
    melding: 'Het bericht is niet in UTF-8 geschreven.',
    regel: 'Berichten van de iStandaarden zijn UTF-8.',
    oplossing: 'Sla het bericht op als UTF-8, of vraag uw leverancier dat te doen.',
  }),
  XML_DOCTYPE: () => ({
    melding: 'Het bericht bevat een DOCTYPE. Dat lezen wij niet.',
    regel: 'Berichten van de iStandaarden hebben er geen, en via een DOCTYPE kan iemand een systeem misleiden.',
    oplossing: 'Haal de DOCTYPE weg en stuur het bericht opnieuw.',
  }),
  XML_TE_DIEP: (p) => ({
    melding: `In het bericht staan meer dan ${p.maximum} elementen in elkaar.`,
    regel: SCHEMA,
    oplossing: OPNIEUW,
  }),
  XML_STUK_TE_LANG: (p) => ({
    melding: `Een tag, opmerking of waarde in het bericht is langer dan ${p.maximum} tekens.`,
    regel: 'Geen waarde van een bericht komt daar in de buurt (docs/limieten.md).',
    oplossing: OPNIEUW,
  }),
  XML_TE_VEEL_ATTRIBUTEN: (p) => ({
    melding: `Een element heeft meer dan ${p.maximum} attributen.`,
    regel: 'Berichten van de iStandaarden hebben er geen (docs/limieten.md).',
    oplossing: OPNIEUW,
  }),
  XML_TE_VEEL_HERHALINGEN: (p) => ({
    melding: `Het element ${p.element} staat hier meer dan ${p.maximum} keer.`,
    regel: 'Zo vaak komt het in geen bericht voor (docs/limieten.md).',
    oplossing: OPNIEUW,
  }),
  XML_ANDER_BERICHT: (p) => ({
    melding: `Dit is een ander bericht dan hier wordt verwacht (${p.verwacht.join(' of ')}, versie 3.2).`,
    regel: SCHEMA,
    oplossing: 'Controleer of u het goede bericht stuurt, en of het van release 3.2 is.',
  }),
  XML_ELEMENT_ONVERWACHT: (p) => ({
    melding:
      p.element === undefined
        ? 'Hier staat een element dat het bericht niet kent.'
        : `Het element ${p.element} staat hier te vaak, of op de verkeerde plaats.`,
    regel: SCHEMA,
    oplossing: OPNIEUW,
  }),
  XML_ELEMENT_ONTBREEKT: (p) => ({
    melding: `Het element ${p.element} ontbreekt.`,
    regel: SCHEMA,
    oplossing: 'Vul het element in.',
  }),
  XML_ATTRIBUUT_ONVERWACHT: () => ({
    melding: 'Dit element heeft een attribuut. Het bericht kent geen attributen.',
    regel: SCHEMA,
    oplossing: 'Haal het attribuut weg.',
  }),
  XML_TEKST_ONVERWACHT: () => ({
    melding: 'Tussen de elementen staat tekst.',
    regel: SCHEMA,
    oplossing: 'Haal de tekst weg.',
  }),
  XML_WAARDE_ONGELDIG: (p) => ({
    melding: `De waarde van ${p.element} mag zo niet. Verwacht wordt ${verwachtTekst(p.verwacht)}.`,
    regel: SCHEMA,
    oplossing: 'Verbeter de waarde.',
  }),
};
