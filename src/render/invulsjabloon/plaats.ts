/** In which cell of a filled-in invulsjabloon a value of the verantwoording stands. */
import {
  columnsOfBlad,
  GEMEENTEKOLOM,
  INVULBLADEN,
  type Invulblad,
  type Invulkolom,
  KOPBLAD,
} from '../../standaard/bladen.ts';
import { KOPRIJ, kopRows, listAt } from './rijen.ts';

export interface Celplaats {
  readonly blad: string;
  readonly rij: number;
  /** A is 0. */
  readonly kolom: number;
}

type Kop = Readonly<Record<string, unknown>>;

/**
 * The cell of a pointer into the verantwoording (RFC 6901), or of what is nearest around it: the first cell of its row. Undefined for what
 * has no place of its own.
 *
 * @param kop as it was laid out: where the rows of a gemeente begin depends on those before
 */
export function cellAt(kop: Kop, pointer: string): Celplaats | undefined {
  const pad = pointer.split('/').slice(1);
  if (pad.length === 0) return undefined;
  for (const blad of INVULBLADEN) {
    const element = elementAt(blad, kop, pad);
    if (element === undefined) continue;
    const [nr, rest] = element;
    const plek = columnsOfBlad(blad).findIndex((kolom) => holds(kolom, rest));
    return { blad: blad.naam, rij: KOPRIJ + 1 + nr, kolom: Math.max(0, plek) };
  }
  const nr = kopRows(kop).findIndex(({ kolom, kop: naam }) =>
    kolom.pad.length === 0 ? pad[0] === 'soorten' && naam !== '' : holds(kolom, pad),
  );
  return nr < 0 ? undefined : { blad: KOPBLAD, rij: KOPRIJ + 1 + nr, kolom: 1 };
}

/** The value of this column is the one at `pad`, or lies below it. */
const holds = ({ pad: eigen }: Invulkolom, pad: readonly string[]): boolean =>
  pad.length > 0 &&
  (pad[0] === 'gemeentecode' && eigen[0] === GEMEENTEKOLOM
    ? true
    : pad.every((deel, i) => eigen[i] !== undefined && String(eigen[i]) === deel));

const isIndex = (deel: string | undefined): deel is string => deel !== undefined && /^\d+$/.test(deel);

/** Row on the sheet, from 0, and what is left of the path; undefined when the pointer is about another sheet. */
function elementAt(
  { plaats }: Invulblad,
  kop: Kop,
  pad: readonly string[],
): readonly [nr: number, rest: readonly string[]] | undefined {
  if (plaats.soort === 'lijst') {
    const [lijst, nr, ...rest] = pad;
    return lijst === plaats.lijst && isIndex(nr) ? [Number(nr), rest] : undefined;
  }
  const gemeenten = listAt(kop, ['gegevensPerGemeente']);
  const [groep, ...binnen] = pad;
  const [g, ...inGemeente] = binnen;
  if (plaats.soort === 'gemeente') {
    const eigen = inGemeente[0] === undefined || !Array.isArray(Object(gemeenten[Number(g)])[inGemeente[0]]);
    return groep === 'gegevensPerGemeente' && isIndex(g) && eigen ? [Number(g), inGemeente] : undefined;
  }
  const vanAanbieder = listAt(kop.gegevensAanbieder, plaats.pad).length;
  const na = (rest: readonly string[]): readonly [number, readonly string[]] | undefined => {
    const nr = rest[plaats.pad.length];
    return plaats.pad.every((deel, i) => rest[i] === deel) && isIndex(nr)
      ? [Number(nr), rest.slice(plaats.pad.length + 1)]
      : undefined;
  };
  if (groep === 'gegevensAanbieder') return na(binnen);
  if (groep !== 'gegevensPerGemeente' || !isIndex(g)) return undefined;
  const element = na(inGemeente);
  if (element === undefined) return undefined;
  const ervoor = gemeenten.slice(0, Number(g)).reduce<number>((som, een) => som + listAt(een, plaats.pad).length, 0);
  return [vanAanbieder + ervoor + element[0], element[1]];
}
