import { eigen } from '../domain/eigen.ts';

/** Code tables of one conversion: those of the formaat, with what the aansluiting puts in their place. */
export type Codetabellen = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Code by code: what the aansluiting does not name stays as the formaat has it. A table only the aansluiting has is not used. */
export function mergeCodetabellen(
  formaat: Codetabellen,
  aansluiting: Readonly<Record<string, Readonly<Record<string, string>>>> = {},
): Codetabellen {
  if (Object.keys(aansluiting).length === 0) return formaat;
  return new Map(
    [...formaat].map(([naam, tabel]) => [naam, new Map([...tabel, ...Object.entries(eigen(aansluiting, naam) ?? {})])]),
  );
}
