/** One row of a table to one element of a list of the standard. */
import type { Bronplaats } from '../../domain/bevinding.ts';
import { unreachable } from '../../domain/result.ts';
import type { Celwaarde } from '../../domain/werkmapcel.ts';
import type { Invulkolom } from '../../standaard/bladen.ts';
import type { Melder } from '../bevindingen.ts';
import type { Indeling } from './koppen.ts';
import { type Celfout, type Gelezencel, type Leeswijze, readCel } from './waarde.ts';

export interface Gelezenrij {
  readonly waarde: Readonly<Record<string, unknown>>;
  /** Pointers within the element whose cell could not be read; that is reported, and the value is missing. */
  readonly gemeld: readonly string[];
}

export const pointerOf = (pad: readonly (string | number)[]): string => pad.map((deel) => `/${deel}`).join('');

/** For a table with columns of somebody else's. */
export interface Rijinstelling<Kolom extends Invulkolom> {
  readonly lees: (kolom: Kolom, cel: Celwaarde, wijze: Leeswijze) => Gelezencel | undefined;
  /** Values that every row has. */
  readonly vast: readonly { readonly kolom: Invulkolom; readonly waarde: string | number | boolean }[];
}

/** Reads rows of one table; remembers what is said once for a whole column. */
export class Rijlezer<Kolom extends Invulkolom = Invulkolom> {
  readonly #indeling: Indeling<Kolom>;
  readonly #wijze: Leeswijze;
  readonly #melder: Melder;
  readonly #instelling: Rijinstelling<Kolom>;
  readonly #aangevuld = new Map<Invulkolom, { aantal: number; readonly plaats: Bronplaats }>();

  constructor(
    indeling: Indeling<Kolom>,
    wijze: Leeswijze,
    melder: Melder,
    instelling: Rijinstelling<Kolom> = { lees: readCel, vast: [] },
  ) {
    this.#indeling = indeling;
    this.#wijze = wijze;
    this.#melder = melder;
    this.#instelling = instelling;
  }

  /**
   * Undefined for a row whose known cells are all empty.
   * @param regel pointer of the line that this row becomes, when that is known
   */
  read(
    cellen: ReadonlyMap<number, Celwaarde>,
    plaats: (kolom: number) => Bronplaats,
    regel?: string,
  ): Gelezenrij | undefined {
    const waarde: Record<string, unknown> = {};
    const gemeld: string[] = [];
    let gevuld = false;
    for (const [nr, cel] of cellen) {
      const kolom = this.#indeling.get(nr);
      if (kolom === undefined) continue;
      const gelezen = this.#instelling.lees(kolom, cel, this.#wijze);
      if (gelezen === undefined) continue;
      gevuld = true;
      if (gelezen.ok) {
        put(waarde, kolom.pad, gelezen.waarde);
        if (gelezen.aangevuld) this.#count(kolom, plaats(nr));
      } else {
        const veld = pointerOf(kolom.pad);
        gemeld.push(veld);
        const waar = { ...(regel !== undefined && { pointer: regel + veld }), bron: plaats(nr) };
        reportCel(gelezen.fout, kolom.kop, this.#wijze, waar, this.#melder);
      }
    }
    if (!gevuld) return undefined;
    for (const { kolom, waarde: vaste } of this.#instelling.vast) put(waarde, kolom.pad, vaste);
    return { waarde: dense(waarde), gemeld };
  }

  /** Says once per column what was filled in. */
  finish(): void {
    for (const [{ kop }, { aantal, plaats }] of this.#aangevuld)
      this.#melder.waarschuwing('TABEL_NULLEN_AANGEVULD', { bron: plaats }, { kolom: kop, aantal });
  }

  #count(kolom: Invulkolom, plaats: Bronplaats): void {
    const eerder = this.#aangevuld.get(kolom);
    if (eerder === undefined) this.#aangevuld.set(kolom, { aantal: 1, plaats });
    else eerder.aantal++;
  }
}

type Bak = Record<string | number, unknown>;

/** Sets a value deep in an object, making what is around it. */
export function put(doel: Record<string, unknown>, pad: readonly (string | number)[], waarde: unknown): void {
  let bak: Bak = doel;
  pad.forEach((deel, i) => {
    if (i === pad.length - 1) {
      bak[deel] = waarde;
      return;
    }
    const binnen = bak[deel];
    const volgende = typeof binnen === 'object' && binnen !== null ? binnen : typeof pad[i + 1] === 'number' ? [] : {};
    bak[deel] = volgende;
    bak = volgende as Bak;
  });
}

/** A second measurement without a first is the first. */
function dense(waarde: Record<string, unknown>): Record<string, unknown> {
  for (const [sleutel, binnen] of Object.entries(waarde))
    if (Array.isArray(binnen)) waarde[sleutel] = binnen.filter((een) => een !== undefined);
  return waarde;
}

export function reportCel(
  fout: Celfout,
  kolom: string,
  { decimaalteken }: Leeswijze,
  plaats: { readonly pointer?: string; readonly bron: Bronplaats },
  melder: Melder,
): void {
  switch (fout) {
    case 'geen-datum':
      melder.fout('TABEL_CEL_GEEN_DATUM', plaats, { kolom });
      return;
    case 'geen-geheel-getal':
      melder.fout('TABEL_CEL_GEEN_GEHEEL_GETAL', plaats, { kolom });
      return;
    case 'geen-getal':
      melder.fout('TABEL_CEL_GEEN_GETAL', plaats, { kolom });
      return;
    case 'geen-bedrag':
      melder.fout('TABEL_CEL_GEEN_BEDRAG', plaats, { kolom, decimaalteken });
      return;
    case 'negatief-bedrag':
      melder.fout('TABEL_CEL_NEGATIEF_BEDRAG', plaats, { kolom });
      return;
    case 'geen-ja-nee':
      melder.fout('TABEL_CEL_GEEN_JA_NEE', plaats, { kolom });
      return;
    case 'geen-tekst':
      melder.fout('TABEL_CEL_GEEN_TEKST', plaats, { kolom });
      return;
    case 'formulefout':
      melder.fout('TABEL_CEL_FORMULEFOUT', plaats, { kolom });
      return;
    case 'zonder-vertaling':
      melder.fout('MAPPING_ZONDER_VERTALING', plaats, { kolom });
      return;
    case 'geen-hele-minuten':
      melder.fout('MAPPING_GEEN_HELE_MINUTEN', plaats, { kolom });
      return;
    default:
      unreachable(fout);
  }
}
