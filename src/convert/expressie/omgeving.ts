/** The values an expression reads while it runs: one object that conversion fills again for every regel, so nothing is allocated. */
import type { Cel } from '../../domain/output.ts';

export interface Omgeving {
  kop: unknown;
  aanbieder: unknown;
  ontvanger: unknown;
  zending: unknown;
  parameters: unknown;
  gemeente: unknown;
  declaratie: unknown;
  prestatie: unknown;
  traject: unknown;
  client: unknown;
  groep: unknown;
  subgroep: unknown;
  /** Element of the list in hand. */
  item: unknown;
  totaal: unknown;
  /** Values of the group keys by which files or sheets are cut. */
  per: unknown;
  bestand: unknown;
  geschreven: unknown;
  /** Place of the regel in the submission (`/prestaties/12`), or -1 outside a regel. */
  regelNr: number;
  gemeentecode: string | undefined;
  /** Tables of the formaat, with what the aansluiting puts in their place. */
  codetabellen: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** The group in hand with what is inside it; expressions see only its values. */
  inGroep: unknown;
}

export type Variabele = Exclude<keyof Omgeving, 'regelNr' | 'gemeentecode' | 'codetabellen' | 'inGroep'>;

const GEEN_TABELLEN: Omgeving['codetabellen'] = new Map();

export const createOmgeving = (): Omgeving => ({
  kop: undefined,
  aanbieder: undefined,
  ontvanger: undefined,
  zending: undefined,
  parameters: undefined,
  gemeente: undefined,
  declaratie: undefined,
  prestatie: undefined,
  traject: undefined,
  client: undefined,
  groep: undefined,
  subgroep: undefined,
  item: undefined,
  totaal: undefined,
  per: undefined,
  bestand: undefined,
  geschreven: undefined,
  regelNr: -1,
  gemeentecode: undefined,
  codetabellen: GEEN_TABELLEN,
  inGroep: undefined,
});

/** Gives the value, or undefined when a field it reads is absent. Throws `RekenFout` for a value it cannot work with. */
export type Lezer = (omgeving: Omgeving) => Exclude<Cel, null> | undefined;
