/** Rows of a postbus as its SQLite gives them. */
import type { Bezorgfout } from '../domain/bezorging.ts';
import type { Itemtoestand, Ongeboekt, Vasthoudreden } from './postbus-geheugen.ts';
import { NIET } from './postbus-tabellen.ts';

/** Decided and not booked yet. A type and not an interface: SqlStorage asks for an index signature. */
export type DbOngeboekt = {
  readonly id: string;
  readonly nummer: number;
  readonly toestand: Itemtoestand;
  readonly gemeld: number;
  readonly reden: Vasthoudreden | null;
  readonly fout: string | null;
  readonly gedaan: number;
};

export function toOngeboekt({ id, nummer, toestand, gemeld, reden, fout, gedaan }: DbOngeboekt): Ongeboekt {
  const basis = { id, nummer, gemeld: gemeld !== NIET };
  return toestand === 'mislukt' && reden !== null && fout !== null
    ? { ...basis, toestand, reden, fout: JSON.parse(fout) as Bezorgfout, gedaan }
    : { ...basis, toestand: 'afgeleverd' };
}
