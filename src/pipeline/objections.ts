/** What stands in the way of a verantwoording that is good in itself: whose it is, and what it says it replaces. */
import type { Bevinding } from '../domain/bevinding.ts';
import type { VerantwoordingRij } from '../domain/rijen.ts';
import type { Kop } from '../domain/verantwoording.ts';
import type { Diensten } from './diensten.ts';

export interface Beoordeling {
  readonly bezwaren: readonly Bevinding[];
  /** The verantwoording that `kop.vervangt` names, when it is there. */
  readonly vervangt?: VerantwoordingRij;
}

/** Asked by a submission and by a proefverwerking alike, so that a trial never promises what is then refused. */
export async function findObjections(
  { staat }: Pick<Diensten, 'staat'>,
  agbcode: string,
  kop: Kop,
): Promise<Beoordeling> {
  const bezwaren: Bevinding[] = [];
  if (kop.aanbieder.agbcode !== agbcode)
    bezwaren.push({
      code: 'ANDERE_AANBIEDER',
      ernst: 'fout',
      plaats: { pointer: '/aanbieder/agbcode' },
      parameters: {},
    });
  if (kop.vervangt === undefined) return { bezwaren };
  const vervangt = await staat.verantwoordingen.findByKenmerk(agbcode, kop.vervangt);
  if (vervangt !== undefined) return { bezwaren, vervangt };
  bezwaren.push({
    code: 'VERVANGT_ONBEKEND',
    ernst: 'fout',
    plaats: { pointer: '/vervangt' },
    parameters: { kenmerk: kop.vervangt },
  });
  return { bezwaren };
}
