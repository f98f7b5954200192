/** Gathers the kop, field by field, and tells which of its fields are sound. */
import { type SchemaFout, validateKop } from '../../generated/validate-verantwoording.js';
import { VELDEN } from '../../generated/velden.ts';
import type { Kop } from '../domain/verantwoording.ts';
import type { Melder } from './bevindingen.ts';
import { reportSchemaErrors, reportUnknownField } from './schema.ts';

export const LIJSTEN = ['prestaties', 'trajecten'] as const;
export type Lijst = (typeof LIJSTEN)[number];

/** The fields that rules on single lines need. */
const NODIG_VOOR_REGELS = ['periode', 'soorten', 'dagtekening', 'stadium'] as const;

export class KopVelden {
  /** Pointers for which a finding was made while reading: that the value is missing then says nothing. */
  readonly gemeld: string[] = [];
  private readonly melder: Melder;
  private readonly velden: Record<string, unknown> = {};

  constructor(melder: Melder) {
    this.melder = melder;
  }

  /** Takes in one top-level value. A field that is no part of the standard, or a list that is none, is reported. */
  add(sleutel: string, waarde: unknown): void {
    if (LIJSTEN.some((lijst) => lijst === sleutel)) {
      const { omschrijving } = VELDEN[`kop.${sleutel}`] ?? { omschrijving: '' };
      this.melder.fout('SCHEMA_TYPE', `/${sleutel}`, { veld: sleutel, omschrijving, verwacht: 'array' });
    } else if (isHeadField(sleutel)) this.velden[sleutel] = waarde;
    else reportUnknownField('', sleutel, this.melder);
  }

  /** Everything so far, sound or not. */
  get gelezen(): Readonly<Record<string, unknown>> {
    return this.velden;
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
    reportSchemaErrors(fouten, { pointer: '', wortel: 'kop' }, this.melder, this.gemeld);
    return undefined;
  }
}

/** A field of the standard; `__proto__` and the like are not. */
export const isHeadField = (sleutel: string): boolean =>
  Object.hasOwn(VELDEN, `kop.${sleutel}`) &&
  !LIJSTEN.some((lijst) => lijst === sleutel) &&
  /^\$?[a-z]+$/i.test(sleutel);
