/** Findings as they stand in a workbook that is given back: at their cells, and in the list in front. */
import type { Bevinding, Bronplaats } from '../domain/bevinding.ts';
import { celadres, kolomVan } from '../domain/werkmapcel.ts';
import { type Bevindingregel, type Celopmerking, type Celplaats, cellAt } from '../render/invulsjabloon/index.ts';
import { celopmerking, ernstTekst, nogMeer, plaatsTekst } from '../text/nl/invulsjabloon.ts';
import { leesbaar } from '../text/nl.ts';

/** The cell of the workbook that is named; for a whole row its first cell. */
export function addressOf(bron: Bronplaats | undefined): Celplaats | undefined {
  if (bron?.blad === undefined) return undefined;
  const kolom = bron.cel === undefined ? 0 : kolomVan(bron.cel);
  const rij = bron.cel === undefined ? bron.regel : Number(/\d+$/.exec(bron.cel)?.[0]);
  return kolom === undefined || rij === undefined || !(rij > 0) ? undefined : { blad: bron.blad, rij, kolom };
}

type Plaatsvinder = (bevinding: Bevinding) => Celplaats | undefined;

export const toRegels = (bevindingen: readonly Bevinding[], plaatsVan: Plaatsvinder): readonly Bevindingregel[] =>
  bevindingen.map((bevinding) => {
    const { ernst, code, melding, regel, oplossing, plaats } = leesbaar(bevinding);
    const cel = plaatsVan(bevinding);
    return {
      ernst: ernstTekst(ernst),
      blad: cel?.blad ?? '',
      cel: cel === undefined ? '' : celadres(cel.kolom, cel.rij),
      plaats: plaatsTekst(plaats),
      melding,
      regel,
      oplossing,
      code,
    };
  });

/** A comment that is longer than this nobody reads. */
const MAX_PER_CEL = 5;

/** Per sheet its marked cells; what is found at one cell is said in one comment. */
export function markCells(
  bevindingen: readonly Bevinding[],
  plaatsVan: Plaatsvinder,
): ReadonlyMap<string, readonly Celopmerking[]> {
  const perBlad = new Map<string, Map<string, { readonly plaats: Celplaats; readonly teksten: string[] }>>();
  for (const bevinding of bevindingen) {
    const plaats = plaatsVan(bevinding);
    if (plaats === undefined) continue;
    const adres = celadres(plaats.kolom, plaats.rij);
    const cellen = perBlad.get(plaats.blad) ?? new Map();
    perBlad.set(plaats.blad, cellen);
    const cel = cellen.get(adres) ?? { plaats, teksten: [] };
    cellen.set(adres, cel);
    cel.teksten.push(celopmerking(leesbaar(bevinding)));
  }
  return new Map(
    [...perBlad].map(([blad, cellen]) => [
      blad,
      [...cellen].map(([adres, { plaats, teksten }]): Celopmerking => {
        const meer = teksten.length - MAX_PER_CEL;
        const tekst = [...teksten.slice(0, MAX_PER_CEL), ...(meer > 0 ? [nogMeer(meer)] : [])].join('\n\n');
        return { kolom: plaats.kolom, rij: plaats.rij, adres, tekst };
      }),
    ]),
  );
}

/** Both, for a workbook that is laid out from `kop`. */
export function markBevindingen(kop: Readonly<Record<string, unknown>>, bevindingen: readonly Bevinding[]) {
  const plaatsVan: Plaatsvinder = ({ plaats }) =>
    plaats.pointer === undefined ? undefined : cellAt(kop, plaats.pointer);
  return { bevindingen: toRegels(bevindingen, plaatsVan), opmerkingen: markCells(bevindingen, plaatsVan) };
}
