/**
 * A workbook to correct an accepted verantwoording in: its own lines, ready to come in its place, with the cells marked that an ontvanger
 * rejected or that held a zending.
 */
import type { Bevinding } from '../domain/bevinding.ts';
import type { VerantwoordingRij } from '../domain/rijen.ts';
import type { Bytestroom } from '../storage/ports.ts';
import type { Diensten } from './diensten.ts';
import { gevuldSjabloon } from './invulsjabloon.ts';
import { hasDelen } from './zending-dossier.ts';

/** Comments in a workbook; whoever has more than this of them begins with what is not a single line. */
const MAXIMUM_BEVINDINGEN = 1000;

/** @returns undefined when the lines were wiped after their term */
export async function verbeterboek(diensten: Diensten, rij: VerantwoordingRij): Promise<Bytestroom | undefined> {
  if (!(await hasDelen(diensten.blobs, { id: '', verantwoordingId: rij.id }))) return undefined;
  const { open } = await gevuldSjabloon(diensten, rij, 'alles', await listFouten(diensten, rij.id));
  return open();
}

async function listFouten({ staat }: Diensten, verantwoordingId: string): Promise<readonly Bevinding[]> {
  const fouten: Bevinding[] = [];
  for (let vanaf: string | undefined; fouten.length < MAXIMUM_BEVINDINGEN; ) {
    const { rijen, volgende } = await staat.bevindingen.listBevindingen(verantwoordingId, {
      aantal: MAXIMUM_BEVINDINGEN,
      ...(vanaf === undefined ? {} : { vanaf }),
    });
    fouten.push(...rijen.map(({ bevinding }) => bevinding).filter(({ ernst }) => ernst === 'fout'));
    if (volgende === undefined) break;
    vanaf = volgende;
  }
  return fouten.slice(0, MAXIMUM_BEVINDINGEN);
}
