/** Rejecting single regels on a page: chosen one page at a time, kept by place, and sent as one answer. */
import type { Bevinding } from '../domain/bevinding.ts';
import { mayHoldBsn } from '../domain/bsn.ts';
import type { ZendingRij } from '../domain/rijen.ts';
import type { Afwijsregel } from '../storage/ports/afwijsregels.ts';
import { type Antwoorduitkomst, answer, type Retourregel } from './answer.ts';
import type { Diensten } from './diensten.ts';
import { regelsVanZending } from './zending-regels.ts';

export type { Afwijsregel };

/** As many as one answer may name (schemas/retourbericht). */
export const MAXIMUM_AFWIJSREGELS = 10_000;

export const listAfwijsregels = ({ staat }: Pick<Diensten, 'staat'>, zendingId: string) =>
  staat.afwijsregels.listAfwijsregels(zendingId);

export const dropAfwijsregels = ({ staat }: Pick<Diensten, 'staat'>, zendingId: string, nrs: readonly number[]) =>
  staat.afwijsregels.removeAfwijsregels(zendingId, nrs);

/** @returns what is wrong with the reason; empty when the regels were kept */
export async function chooseAfwijsregels(
  { staat }: Pick<Diensten, 'staat'>,
  zendingId: string,
  nrs: readonly number[],
  reden: Pick<Afwijsregel, 'retourcode' | 'toelichting'>,
): Promise<readonly Bevinding[]> {
  const fout = (code: 'RETOUR_ZONDER_REDEN' | 'RETOUR_MET_BSN'): Bevinding[] => [
    { code, ernst: 'fout', plaats: { pointer: '/toelichting' }, parameters: {} },
  ];
  if (reden.retourcode === undefined && reden.toelichting === undefined) return fout('RETOUR_ZONDER_REDEN');
  if (mayHoldBsn(reden.toelichting ?? '')) return fout('RETOUR_MET_BSN');
  await staat.afwijsregels.putAfwijsregels(
    zendingId,
    nrs.map((nr) => ({ nr, ...reden })),
  );
  return [];
}

/** Sends what was chosen as one answer: these regels are rejected, all others accepted. */
export async function sendAfwijzing(
  diensten: Diensten,
  ontvangercode: string,
  zending: ZendingRij,
): Promise<Antwoorduitkomst> {
  const gekozen = await listAfwijsregels(diensten, zending.id);
  const regels = await nameRegels(diensten, zending, gekozen.slice(0, MAXIMUM_AFWIJSREGELS));
  const uitkomst = await answer(diensten, ontvangercode, zending.id, { oordeel: 'deels-afgewezen', regels });
  if (uitkomst.soort === 'verwerkt') await diensten.staat.afwijsregels.clearAfwijsregels(zending.id);
  return uitkomst;
}

/** The choice knows places; an answer names regels. */
async function nameRegels(
  diensten: Diensten,
  zending: ZendingRij,
  gekozen: readonly Afwijsregel[],
): Promise<readonly Retourregel[]> {
  const perNr = new Map(gekozen.map((regel) => [regel.nr, regel]));
  const regels: Retourregel[] = [];
  if (perNr.size === 0) return regels;
  for await (const batch of regelsVanZending(diensten, zending, await diensten.register.huidig())) {
    for (const { nr, referentienummer, andersReden } of batch) {
      const { retourcode, toelichting } = perNr.get(nr) ?? {};
      if (!perNr.has(nr) || andersReden !== undefined) continue;
      regels.push({
        referentienummer,
        ...(retourcode === undefined ? {} : { retourcode }),
        ...(toelichting === undefined ? {} : { toelichting }),
      });
    }
    if (regels.length === perNr.size) break;
  }
  return regels;
}
