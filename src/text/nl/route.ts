import type { BevindingenRoute } from '../../domain/bevindingen/route.ts';
import { bedragTekst, datumTekst } from '../notatie.ts';
import type { Zinnen } from '../zin.ts';
import { DREMPELBASIS, VERKLARINGEN, WETNAMEN } from './aansluiting.ts';

const wetTekst = (wetten: string): string =>
  wetten
    .split(', ')
    .map((wet) => (wet === 'wmo' || wet === 'jw' ? WETNAMEN[wet] : wet))
    .join(' en ');

type Drempelregel = BevindingenRoute['DREMPEL_ONBEPAALD'] | BevindingenRoute['DREMPEL_VERKLARING_ONTBREEKT'];

const drempelRegel = (p: Drempelregel): string =>
  `${p.bron}: drempel ${p.vergelijking === '>' ? 'boven' : 'vanaf'} ${bedragTekst(p.drempelCenten)}, ${DREMPELBASIS[p.basis]} (${wetTekst(p.wetten)})`;

const bijGemeente = (gemeente: string | undefined): string =>
  gemeente === undefined ? '' : ` in gemeente ${gemeente}`;

const FORMAATREDEN = {
  'not-found': 'bestaat niet',
  'not-yet-in-force': 'geldt dan nog niet',
  ended: 'geldt dan niet meer',
} as const;

const ONBEPAALD = {
  'omzet-niet-opgegeven': {
    uitleg: 'de omzet buiten deze verantwoording is niet opgegeven',
    oplossing: 'Geef uw omzet per wet op bij gegevensAanbieder.omzet en dien opnieuw in, of stuur de verklaring mee.',
  },
  'geen-heel-jaar': {
    uitleg: 'de drempel gaat over een heel kalenderjaar en deze periode is geen heel kalenderjaar',
    oplossing: 'U hoeft nu niets te doen. Controleer de drempel bij de verantwoording over het hele jaar.',
  },
} as const;

const ROUTERING = 'Routering: één aansluiting per ontvanger, op de laatste dag van de periode';

export const zinnenRoute: Zinnen<BevindingenRoute> = {
  GEEN_AANSLUITING: (p) => ({
    melding: `Gemeente ${p.gemeente} is voor ${p.soort} (${wetTekst(p.wet)}) niet aangesloten. Dit deel gaat nu nergens heen en blijft bewaard.`,
    regel: ROUTERING,
    oplossing:
      'U hoeft niets opnieuw in te dienen: zodra de gemeente is aangesloten, wordt dit deel alsnog verwerkt. Vraag de gemeente intussen hoe zij dit wil ontvangen.',
  }),
  GEMEENTE_NIET_IN_REGISTER: (p) => ({
    melding: `Gemeentecode ${p.gemeente} staat op de dag van indienen niet in het register (${p.soort}, ${wetTekst(p.wet)}).`,
    regel: 'TR378: de gemeentecode staat in de CBS-lijst',
    oplossing: 'Controleer de gemeentecode. Klopt zij, vraag de beheerder dan het register aan te vullen.',
  }),
  HERINDELING_GESPLITST: (p) => ({
    melding: `Gemeente ${p.gemeente} is op ${datumTekst(p.ingangsdatum)} gesplitst over ${p.nieuweCodes}. Enkelvoud kiest niet zelf bij welke gemeente dit deel hoort (${p.soort}, ${wetTekst(p.wet)}).`,
    regel: 'Herindeling: een splitsing is een bevinding, nooit een gok',
    oplossing: 'Dien de verantwoording opnieuw in met bij iedere regel de gemeentecode die nu verantwoordelijk is.',
  }),
  GEMEENTE_ZONDER_OPVOLGER: (p) => ({
    melding: `Gemeente ${p.gemeente} bestaat sinds ${datumTekst(p.geldigTot)} niet meer en het register noemt geen opvolger (${p.soort}, ${wetTekst(p.wet)}).`,
    regel: 'Herindeling: de gemeente die op de dag van indienen antwoordt',
    oplossing: 'Vraag de beheerder de herindeling in het register te zetten. Dit deel wordt daarna alsnog verwerkt.',
  }),
  HERINDELING_NIET_VASTGESTELD: (p) => ({
    melding: `Gemeente ${p.gemeente} zou op ${datumTekst(p.ingangsdatum)} opgaan in ${p.nieuweCode}, maar die herindeling staat nog als gepland in het register. De zending gaat naar ${p.gemeente}.`,
    regel: 'Herindeling: een geplande herindeling wordt niet toegepast',
    oplossing: 'Vraag de beheerder na te gaan of de herindeling is vastgesteld.',
  }),
  FORMAAT_NIET_BRUIKBAAR: (p) => ({
    melding: `${p.ontvanger} vraagt ${p.soort} (${wetTekst(p.wet)}) in formaat ${p.formaat}, maar dat formaat ${FORMAATREDEN[p.reden]} op ${datumTekst(p.peildatum)}. Het deel van gemeente ${p.gemeente} wacht.`,
    regel: 'Formaat: de versie die op de laatste dag van de periode geldt',
    oplossing:
      'Vraag de beheerder een geldige versie van het formaat te registreren. Dit deel wordt daarna alsnog verwerkt.',
  }),
  DREMPEL_VERKLARING_ONTBREEKT: (p) => ({
    melding: `${p.ontvanger} vraagt ${VERKLARINGEN[p.verklaring]}: uw omzet${bijGemeente(p.gemeente)} is ${bedragTekst(p.omzetCenten)} en dat is ${
      p.kant === 'erboven' ? 'boven de drempel' : 'niet boven de drempel'
    }. De verklaring ontbreekt.`,
    regel: drempelRegel(p),
    oplossing: `Voeg de verklaring toe bij verklaringen en dien opnieuw in${
      p.uiterlijk === undefined ? '' : ` (${p.uiterlijk.replace(/\d{4}-\d{2}-\d{2}/, datumTekst)})`
    }.`,
  }),
  DREMPEL_ONBEPAALD: (p) => ({
    melding: `Of ${p.ontvanger} ${VERKLARINGEN[p.verklaring]} vraagt, is nog niet te zeggen: ${ONBEPAALD[p.reden].uitleg}. Bekend is ${bedragTekst(p.ondergrensCenten)}${bijGemeente(p.gemeente)}.`,
    regel: drempelRegel(p),
    oplossing: ONBEPAALD[p.reden].oplossing,
  }),
  UIT_DOSSIER: (p) => ({
    melding: `${p.ontvanger} vraagt een document dat niet in deze verantwoording staat: ${p.document}. Wij gebruiken het uit uw dossier (geldig vanaf ${datumTekst(p.geldigVanaf)}, SHA-256 ${p.sha256.slice(0, 12)}…).`,
    regel: 'Een document uit het dossier telt als het geldt op de laatste dag van de periode.',
    oplossing: 'U hoeft niets te doen. Klopt het document niet meer? Vervang het in uw dossier en dien opnieuw in.',
  }),
  DOSSIER_VERLOPEN: (p) => ({
    melding: `${p.ontvanger} vraagt een document dat in uw dossier staat, maar niet meer geldig is: ${p.document} (geldig tot en met ${datumTekst(p.geldigTot)}).`,
    regel: `Een document uit het dossier telt als het geldt op de laatste dag van de periode (${datumTekst(p.opDatum)}).`,
    oplossing: 'Zet een nieuw document in uw dossier, of noem het in de verantwoording.',
  }),
  BIJLAGE_ONTBREEKT: (p) => ({
    melding: `${p.ontvanger} vraagt een bijlage die ontbreekt of niet geldig is: ${p.bijlage}.`,
    regel: `Aansluiting ${p.aansluiting}: gevraagde bijlagen`,
    oplossing: 'Noem de bijlage bij bijlagen, zo nodig voor iedere gemeente, en dien opnieuw in.',
  }),
  TERMIJN_VERSTREKEN: (p) => ({
    melding: `De termijn van ${p.ontvanger} is verstreken: ${p.wat}, ${p.grens === 'voor' ? 'vóór' : 'uiterlijk'} ${datumTekst(p.datum)}. De zending gaat wel door.`,
    regel: `Aansluiting ${p.aansluiting}: termijnen`,
    oplossing: 'Neem contact op met de ontvanger als u nog niets over de late indiening heeft afgesproken.',
  }),
};
