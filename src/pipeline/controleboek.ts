/**
 * The workbook with marked cells of what was put ready, however large: made of the file where it lies and of the findings of its last check.
 * Memory holds the kop and those findings.
 */
import type { Bevinding, Bevindingenlijst } from '../domain/bevinding.ts';
import { LIMIETEN } from '../domain/limieten.ts';
import type { Bytestroom } from '../storage/ports.ts';
import { BEVINDINGEN_PER_BLAD, type Controle, readBevindingblad } from './controle.ts';
import { isOnleesbaar, makeBoek } from './correctieboek.ts';
import type { Diensten } from './diensten.ts';
import { type Indiening, type Indieninggegevens, rereadIndiening } from './indiening.ts';
import { rangeOf } from './liggend-bestand.ts';
import { indieningBestand } from './sleutels-van-opslag.ts';

const MAXIMUM = LIMIETEN.getoondeBevindingen.waarde;

/** @returns undefined when nothing in it could be shown in a workbook */
export async function controleboek(
  diensten: Diensten,
  indiening: Indiening & { readonly gegevens: Indieninggegevens },
  controle: Controle,
): Promise<Bytestroom | undefined> {
  const { rij, gegevens } = indiening;
  return makeBoek(diensten, {
    ...(gegevens.invoersoort === 'zip'
      ? { zip: rangeOf(diensten.blobs, indieningBestand(rij.id), gegevens.bytes) }
      : {}),
    open: () => rereadIndiening(diensten, indiening),
    maximumBytes: diensten.limieten.maximaleBytes,
    lijst: await readLijst(diensten, rij.id, controle),
    leesbaar: !controle.groepen.some(({ code }) => isOnleesbaar(code) || code === 'INVOER_TE_GROOT'),
  });
}

async function readLijst(diensten: Diensten, indieningId: string, controle: Controle): Promise<Bevindingenlijst> {
  const bevindingen: Bevinding[] = [];
  for (const [groep, aantal] of shares(controle.groepen.map((een) => een.aantal)).entries())
    for (let van = 0; van < aantal; van += BEVINDINGEN_PER_BLAD) {
      const blad = await readBevindingblad(diensten, indieningId, controle, groep, van / BEVINDINGEN_PER_BLAD);
      bevindingen.push(...(blad ?? []).slice(0, aantal - van).map(({ bevinding }) => bevinding));
    }
  return { bevindingen, aantal: controle.aantalBevindingen, aantalFouten: controle.aantalFouten };
}

/**
 * How many findings of each group there is room for: a small group comes whole, what it leaves goes to the larger ones.
 *
 * @param aantallen how many each group has
 */
export function shares(aantallen: readonly number[], maximum = MAXIMUM): readonly number[] {
  const delen = aantallen.map(() => 0);
  let over = maximum;
  let groepen = aantallen.length;
  const opGrootte = aantallen.map((aantal, nr) => ({ aantal, nr })).sort((a, b) => a.aantal - b.aantal);
  for (const { aantal, nr } of opGrootte) {
    const deel = Math.min(aantal, Math.floor(over / groepen));
    delen[nr] = deel;
    over -= deel;
    groepen--;
  }
  return delen;
}
