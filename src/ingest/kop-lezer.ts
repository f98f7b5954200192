/** Gathers the kop from the values outside the lists, and tells which of its fields are sound. */
import { type SchemaFout, validateKop } from '../../generated/validate-verantwoording.js';
import { VELDEN } from '../../generated/velden.ts';
import type { Kop } from '../domain/verantwoording.ts';
import type { Melder } from './bevindingen.ts';
import { decodeUtf8, firstInvalidByte } from './json/decode.ts';
import { inspectJson } from './json/inspect.ts';
import type { Waardestuk } from './json/stuk.ts';
import { reportSchemaErrors, reportUnknownField } from './schema.ts';

export const LIJSTEN = ['prestaties', 'trajecten'] as const;
export type Lijst = (typeof LIJSTEN)[number];

/** The fields that rules on single lines need. */
const NODIG_VOOR_REGELS = ['periode', 'soorten', 'dagtekening', 'stadium'] as const;

export class KopReader {
  private readonly melder: Melder;
  private readonly velden: Record<string, unknown> = {};

  constructor(melder: Melder) {
    this.melder = melder;
  }

  /** Takes in one top-level value. False when it is not JSON, so that reading must stop; the finding is made. */
  add(stuk: Waardestuk): boolean {
    const { bytes, positie, sleutel } = stuk;
    const tekst = decodeUtf8(bytes);
    if (tekst === undefined) {
      const waar = positie + firstInvalidByte(bytes);
      this.melder.fout('JSON_GEEN_UTF8', { positie: waar }, { positie: waar });
      return false;
    }
    const { syntaxfout, dubbel } = inspectJson(bytes);
    if (syntaxfout !== undefined) {
      const waar = positie + syntaxfout;
      this.melder.fout('JSON_ONGELDIG', { positie: waar }, { positie: waar });
      return false;
    }
    if (stuk.dubbel) this.reportDouble(sleutel, '', positie);
    const bekend = isHeadField(sleutel);
    for (const { pointer, positie: binnen, sleutel: dubbele } of dubbel) {
      this.reportDouble(dubbele, bekend ? `/${sleutel}` : pointer, positie + binnen);
    }
    if (LIJSTEN.some((lijst) => lijst === sleutel)) {
      const { omschrijving } = VELDEN[`kop.${sleutel}`] ?? { omschrijving: '' };
      this.melder.fout('SCHEMA_TYPE', `/${sleutel}`, { veld: sleutel, omschrijving, verwacht: 'array' });
    } else if (bekend) this.velden[sleutel] = JSON.parse(tekst);
    else reportUnknownField('', sleutel, this.melder);
    return true;
  }

  reportDouble(sleutel: string, pointer: string, positie: number): void {
    const veld = /^\$?[A-Za-z][A-Za-z_-]{0,39}$/.test(sleutel) ? { veld: sleutel } : {};
    this.melder.fout('JSON_DUBBELE_SLEUTEL', { pointer, positie }, { positie, ...veld });
  }

  /** The fields so far that pass the schema by themselves. */
  soundFields(): Partial<Kop> {
    validateKop(this.velden);
    const fouten = validateKop.errors ?? [];
    const ongeldig = new Set(fouten.map((fout) => fout.instancePath.split('/')[1] ?? ''));
    return Object.fromEntries(Object.entries(this.velden).filter(([sleutel]) => !ongeldig.has(sleutel)));
  }

  /** All fields that rules on lines need have been read, sound or not. */
  get readyForLines(): boolean {
    return NODIG_VOOR_REGELS.every((veld) => Object.hasOwn(this.velden, veld));
  }

  /** The whole kop; undefined when it fails the schema. Its findings are reported. */
  finish(): Kop | undefined {
    const { velden } = this;
    if (validateKop(velden)) return velden;
    const fouten: readonly SchemaFout[] = validateKop.errors ?? [];
    reportSchemaErrors(fouten, { pointer: '', wortel: 'kop' }, this.melder);
    return undefined;
  }
}

/** A field of the standard; `__proto__` and the like are not. */
const isHeadField = (sleutel: string): boolean =>
  Object.hasOwn(VELDEN, `kop.${sleutel}`) &&
  !LIJSTEN.some((lijst) => lijst === sleutel) &&
  /^\$?[a-z]+$/i.test(sleutel);
