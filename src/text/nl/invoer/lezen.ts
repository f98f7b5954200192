/** Sentences on the file itself. */
import type { BevindingenLezen } from '../../../domain/bevindingen/invoer/lezen.ts';
import type { Zinnen } from '../../zin.ts';
import { aantal, grootte } from './opmaak.ts';

const JSON_REGEL = 'Het bestand is JSON (RFC 8259).';
const JSON_MAKEN =
  'Maak het bestand opnieuw met uw software. Pas het niet met de hand aan. Blijft dit gebeuren? Geef deze melding aan uw softwareleverancier.';
const plek = (positie: number): string => `bij byte ${aantal(positie)}`;

const LIJKT_OP: Record<BevindingenLezen['JSON_GEEN_OBJECT']['lijktOp'], string> = {
  xml: 'Het bestand lijkt XML te zijn, zoals een 323-bericht.',
  zip: 'Het bestand lijkt een zip- of Excel-bestand te zijn.',
  gzip: 'Het bestand is ingepakt met gzip, maar dat is niet aangegeven.',
  tekst: 'Het bestand begint niet met een accolade: {',
};

export const zinnenLezen: Zinnen<BevindingenLezen> = {
  JSON_LEEG: () => ({
    melding: 'Het bestand is leeg.',
    regel: JSON_REGEL,
    oplossing: 'Controleer of u het goede bestand hebt gekozen en stuur het opnieuw.',
  }),
  JSON_GEEN_OBJECT: (p) => ({
    melding: `Dit is geen verantwoording in JSON. ${LIJKT_OP[p.lijktOp]}`,
    regel: JSON_REGEL,
    oplossing:
      p.lijktOp === 'gzip'
        ? 'Pak het bestand uit, of stuur de kop Content-Encoding: gzip mee.'
        : 'Stuur de standaardverantwoording als JSON-bestand.',
  }),
  JSON_ONGELDIG: (p) => ({
    melding: `Het bestand is geen geldige JSON. Het gaat mis ${plek(p.positie)}. Verder is niet gelezen.`,
    regel: JSON_REGEL,
    oplossing: JSON_MAKEN,
  }),
  JSON_AFGEBROKEN: (p) => ({
    melding: `Het bestand houdt te vroeg op, ${plek(p.positie)}. Een deel ontbreekt.`,
    regel: JSON_REGEL,
    oplossing: 'Stuur het hele bestand opnieuw. Misschien is het versturen of opslaan onderbroken.',
  }),
  JSON_NA_EINDE: (p) => ({
    melding: `Na het einde van de verantwoording staat nog tekst, ${plek(p.positie)}.`,
    regel: JSON_REGEL,
    oplossing: 'Stuur één verantwoording per bestand, zonder tekst erachter.',
  }),
  JSON_TE_DIEP: (p) => ({
    melding: `Het bestand heeft meer dan ${p.maximum} lagen in elkaar, ${plek(p.positie)}.`,
    regel: `Ten hoogste ${p.maximum} lagen (eigen grens). De standaard zelf heeft er niet meer dan zes.`,
    oplossing: JSON_MAKEN,
  }),
  JSON_DUBBELE_SLEUTEL: (p) => ({
    melding:
      p.veld === undefined
        ? `Een veld staat twee keer op dezelfde plaats, ${plek(p.positie)}.`
        : `Het veld ‘${p.veld}’ staat twee keer op dezelfde plaats, ${plek(p.positie)}.`,
    regel: 'Ieder veld komt ten hoogste één keer voor (RFC 8259, paragraaf 4).',
    oplossing: 'Haal één van de twee weg. Wij kiezen niet voor u welke waarde geldt.',
  }),
  JSON_UTF16: () => ({
    melding: 'Het bestand is opgeslagen in UTF-16 (soms ‘Unicode’ genoemd).',
    regel: 'Het bestand is opgeslagen in UTF-8 (RFC 8259, paragraaf 8.1).',
    oplossing: 'Sla het bestand op als UTF-8 en stuur het opnieuw.',
  }),
  JSON_GEEN_UTF8: (p) => ({
    melding: `Het bestand is niet opgeslagen in UTF-8. Het gaat mis ${plek(p.positie)}, vaak bij een letter met een accent.`,
    regel: 'Het bestand is opgeslagen in UTF-8 (RFC 8259, paragraaf 8.1).',
    oplossing: 'Sla het bestand op als UTF-8 (niet als ANSI of Windows-1252) en stuur het opnieuw.',
  }),
  ELEMENT_TE_GROOT: (p) => ({
    melding: `Eén prestatie of traject is groter dan ${grootte(p.maximumBytes)}, ${plek(p.positie)}.`,
    regel: `Eén regel is ten hoogste ${grootte(p.maximumBytes)} (eigen grens).`,
    oplossing: JSON_MAKEN,
  }),
  KOP_TE_GROOT: (p) => ({
    melding: `De kop (alles behalve de prestaties en trajecten) is groter dan ${grootte(p.maximumBytes)}.`,
    regel: `De kop is ten hoogste ${grootte(p.maximumBytes)} (eigen grens).`,
    oplossing: 'Stuur bijlagen niet mee in dit bestand. Noem ze alleen, met naam en sha256.',
  }),
  INVOER_TE_GROOT: (p) => ({
    melding: `Het bestand is uitgepakt groter dan ${grootte(p.maximumBytes)}.`,
    regel: `Een verantwoording is ten hoogste ${grootte(p.maximumBytes)} (eigen grens).`,
    oplossing:
      'Verdeel de verantwoording, bijvoorbeeld in één voor de Wmo en één voor de Jeugdwet, elk met een eigen kenmerk.',
  }),
  TE_VEEL_FOUTEN: (p) => ({
    melding: `Er zijn meer dan ${aantal(p.maximum)} fouten. Wij hebben het bestand daarna niet verder gelezen.`,
    regel: `Wij tellen ten hoogste ${aantal(p.maximum)} fouten (eigen grens).`,
    oplossing:
      'Los eerst de fouten op die u ziet. Zo veel komen er meestal van één oorzaak, zoals een verkeerde kolom.',
  }),
  TE_VEEL_REGELS: (p) => ({
    melding: `De verantwoording heeft meer dan ${aantal(p.maximum)} prestaties en trajecten.`,
    regel: `Een verantwoording heeft ten hoogste ${aantal(p.maximum)} regels (eigen grens).`,
    oplossing:
      'Verdeel de verantwoording, bijvoorbeeld in één voor de Wmo en één voor de Jeugdwet, elk met een eigen kenmerk.',
  }),
};
