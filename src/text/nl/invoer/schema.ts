/** Sentences on single values against the schema of the standard. */
import type { BevindingenSchema } from '../../../domain/bevindingen/invoer/schema.ts';
import type { Zinnen } from '../../zin.ts';
import { aantal, opsomming } from './opmaak.ts';

const REGEL = 'De standaardverantwoording, versie 1.0.0 (schema en docs/standaard.md).';

/** `‘bsn’ (Burgerservicenummer, negen cijfers)`. */
const named = (p: { readonly veld: string; readonly omschrijving: string }): string =>
  p.omschrijving === '' ? `‘${p.veld}’` : `‘${p.veld}’ (${p.omschrijving.replace(/\.$/, '')})`;

const SOORTEN: Readonly<Record<string, string>> = {
  string: 'tekst, tussen aanhalingstekens',
  integer: 'een geheel getal, zonder aanhalingstekens',
  number: 'een getal, zonder aanhalingstekens',
  boolean: 'true of false, zonder aanhalingstekens',
  array: 'een lijst, tussen [ en ]',
  object: 'een groep velden, tussen { en }',
};

const BESTANDSTEKENS = 'een bestandsnaam zonder map: geen / of \\ en geen onzichtbare tekens';
const LEESBAAR =
  'tekst die niet alleen uit spaties bestaat, zonder onzichtbare tekens of tekens die de leesrichting omkeren';

/** What each regular expression of the schema means. */
export const PATRONEN: Readonly<Record<string, string>> = {
  '^[0-9+() -]{6,20}$': 'een telefoonnummer van 6 tot en met 20 tekens',
  '^[0-9]{1,2}$': 'één of twee cijfers',
  '^[0-9]{2}$': 'precies twee cijfers, met een nul vooraan als dat nodig is',
  '^[0-9]{4}$': 'precies vier cijfers, met nullen vooraan als dat nodig is',
  '^[0-9]{8}$': 'precies acht cijfers, met nullen vooraan als dat nodig is',
  '^[0-9]{9}$': 'precies negen cijfers, met nullen vooraan als dat nodig is',
  '^[0-9]{4}-[0-9]{2}-[0-9]{2}$': 'een datum als jjjj-mm-dd, bijvoorbeeld 2026-04-30',
  '^[0-9a-f]{64}$': '64 tekens: cijfers en de kleine letters a tot en met f',
  '^[1-9][0-9]{3}[A-Z]{2}$': 'een postcode zonder spatie, met hoofdletters, bijvoorbeeld 1234AB',
  '^[A-Za-z0-9][A-Za-z0-9._-]*$': 'letters, cijfers, punt, streepje of laag streepje, met een letter of cijfer vooraan',
  '^[A-Za-z0-9]{1,12}$': '1 tot en met 12 letters of cijfers',
  '^[^/\\\\\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]+$': BESTANDSTEKENS,
  '^(?=\\s*\\S)[^\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]*$': LEESBAAR,
  '^(?=\\s*\\S)[^\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f]*$': LEESBAAR,
  '^[a-z]+/[A-Za-z0-9.+-]+$': 'een mediatype, bijvoorbeeld application/pdf',
};

export const zinnenSchema: Zinnen<BevindingenSchema> = {
  SCHEMA_VERPLICHT: (p) => ({
    melding: `Het veld ${named(p)} ontbreekt.`,
    regel: REGEL,
    oplossing: `Vul ‘${p.veld}’ in.`,
  }),
  SCHEMA_ONBEKEND_VELD: (p) => ({
    melding:
      p.veld === undefined
        ? 'Hier staat een veld dat de standaard niet kent.'
        : `Het veld ‘${p.veld}’ hoort hier niet: de standaard kent het op deze plaats niet.`,
    regel: REGEL,
    oplossing: 'Haal het veld weg, of verbeter de naam als het een tikfout is. Let op hoofdletters.',
  }),
  SCHEMA_TYPE: (p) => ({
    melding: `Het veld ${named(p)} heeft de verkeerde vorm.`,
    regel: REGEL,
    oplossing: `Geef ${SOORTEN[p.verwacht] ?? p.verwacht}.`,
  }),
  SCHEMA_KEUZE: (p) => ({
    melding: `Het veld ${named(p)} heeft een waarde die niet is toegestaan.`,
    regel: REGEL,
    oplossing: `Kies ${opsomming(p.toegestaan.map((waarde) => `‘${waarde}’`))}.`,
  }),
  SCHEMA_LENGTE: (p) => ({
    melding:
      p.maximum === undefined
        ? `Het veld ${named(p)} is te kort.`
        : `Het veld ${named(p)} is te lang: het heeft meer dan ${aantal(p.maximum)} tekens.`,
    regel: REGEL,
    oplossing:
      p.maximum === undefined
        ? `Geef ten minste ${aantal(p.minimum ?? 1)} ${p.minimum === 1 ? 'teken' : 'tekens'}, of laat het veld weg als het niet verplicht is.`
        : `Geef ten hoogste ${aantal(p.maximum)} tekens.`,
  }),
  SCHEMA_BEREIK: (p) => ({
    melding: `Het veld ${named(p)} is ${p.maximum === undefined ? 'te laag' : 'te hoog'}.`,
    regel: REGEL,
    oplossing:
      p.maximum === undefined
        ? `Geef een getal van ten minste ${aantal(p.minimum ?? 0)}.`
        : `Geef een getal van ten hoogste ${aantal(p.maximum)}.`,
  }),
  SCHEMA_AANTAL: (p) => ({
    melding: `De lijst ${named(p)} is ${p.maximum === undefined ? 'te kort' : 'te lang'}.`,
    regel: REGEL,
    oplossing:
      p.maximum === undefined
        ? `Geef ten minste ${aantal(p.minimum ?? 0)}.`
        : `Geef er ten hoogste ${aantal(p.maximum)}.`,
  }),
  SCHEMA_DATUM: (p) => ({
    melding: `Het veld ${named(p)} is geen bestaande datum.`,
    regel: `${REGEL} RS032: datums zonder tijd of tijdzone.`,
    oplossing: 'Geef een datum als jjjj-mm-dd, bijvoorbeeld 2026-04-30.',
  }),
  SCHEMA_EMAIL: (p) => ({
    melding: `Het veld ${named(p)} is geen e-mailadres.`,
    regel: REGEL,
    oplossing: 'Geef een e-mailadres, bijvoorbeeld administratie@voorbeeld.nl.',
  }),
  SCHEMA_PATROON: (p) => ({
    melding: `Het veld ${named(p)} heeft de verkeerde vorm.`,
    regel: REGEL,
    oplossing: `Geef ${PATRONEN[p.patroon] ?? `een waarde die past op ${p.patroon}`}.`,
  }),
  SCHEMA_HOORT_BIJ: (p) => ({
    melding: `Het veld ${named(p)} ontbreekt. Het is nodig omdat ‘${p.bij}’ is ingevuld.`,
    regel: REGEL,
    oplossing: `Vul ‘${p.veld}’ in, of laat ‘${p.bij}’ weg.`,
  }),
  SCHEMA_HERHALING: (p) => ({
    melding: `In de lijst ${named(p)} staat een waarde meer dan één keer.`,
    regel: REGEL,
    oplossing: 'Haal de herhaling weg.',
  }),
  SCHEMA_ANDERS: (p) => ({
    melding: `Het veld ${named(p)} voldoet niet aan de standaard.`,
    regel: `${REGEL} Onderdeel: ${p.trefwoord}.`,
    oplossing: `Kijk in docs/standaard.md wat ‘${p.veld}’ mag zijn.`,
  }),
};
