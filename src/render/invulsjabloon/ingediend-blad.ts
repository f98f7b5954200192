/** A sheet as it was submitted: every cell where it stood, styled and checked where it is known what belongs there. */
import { celadres, type Rij } from '../../domain/werkmapcel.ts';
import type { Invulkolom } from '../../standaard/bladen.ts';
import { gather } from '../xlsx/blad.ts';
import { LAATSTE_RIJ } from './blad.ts';
import { begin, bereikVan, breedteVan, col, einde, type Gemarkeerd, rijXml, validations } from './bladdelen.ts';
import { type Keuzeplaatsen, validation } from './controle.ts';
import { GEWOON, invulstijl, KOP } from './stijlen.ts';

export interface Ingediendblad {
  readonly naam: string;
  readonly verborgen: boolean;
  readonly rijen: AsyncIterable<Rij>;
  /** Row of the headings, when they were found. */
  readonly koprij?: number;
  /** Column (A is 0) to what it holds. */
  readonly kolommen: ReadonlyMap<number, Invulkolom>;
  /** On the sheet with one value per row: what the second cell of a row holds. */
  readonly perRij: ReadonlyMap<number, Invulkolom>;
}

const WAARDE = 1;
const BREEDTE_ONBEKEND = 16;
/** Subject, value, explanation. */
const KOPBLADBREEDTEN = [44, 40, 90];

export async function* ingediendblad(
  { rijen, koprij, kolommen, perRij }: Ingediendblad,
  keuzes: Keuzeplaatsen,
  gemarkeerd: Gemarkeerd,
): AsyncIterable<string> {
  const laatste = Math.max(-1, ...kolommen.keys());
  const breedten =
    perRij.size > 0
      ? KOPBLADBREEDTEN
      : Array.from({ length: laatste + 1 }, (_, i) => {
          const kolom = kolommen.get(i);
          return kolom === undefined ? BREEDTE_ONBEKEND : breedteVan(kolom);
        });
  const cols = breedten.map((breedte, i) => {
    const kolom = kolommen.get(i);
    return col(i + 1, breedte, kolom === undefined ? GEWOON : invulstijl(kolom.soort));
  });
  yield `${begin(koprij ?? 0)}${cols.length === 0 ? '' : `<cols>${cols.join('')}</cols>`}<sheetData>`;
  yield* gather(
    (async function* () {
      for await (const { nr, cellen } of rijen)
        yield rijXml(
          nr,
          cellen,
          (plaats, fout) => {
            const kolom = perRij.size > 0 && plaats === WAARDE ? perRij.get(nr) : kolommen.get(plaats);
            if (fout) return invulstijl(nr === koprij ? 'tekst' : (kolom?.soort ?? 'tekst'), true);
            if (nr === koprij) return KOP;
            return kolom === undefined ? GEWOON : invulstijl(kolom.soort);
          },
          gemarkeerd,
        );
    })(),
  );
  yield '</sheetData>';
  const eerste = (koprij ?? 0) + 1;
  yield validations([
    ...[...kolommen].map(([plaats, kolom]) => validation(kolom, bereikVan(plaats, eerste, LAATSTE_RIJ), keuzes)),
    ...[...perRij].map(([nr, kolom]) => validation(kolom, celadres(WAARDE, nr), keuzes)),
  ]);
  yield einde(
    gemarkeerd.size > 0,
    breedten.reduce((som, een) => som + een, 0),
  );
}
