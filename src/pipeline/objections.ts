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

const PLAATS = { pointer: '/vervangt' };

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
  if (vervangt === undefined) {
    const parameters = { kenmerk: kop.vervangt };
    bezwaren.push({ code: 'VERVANGT_ONBEKEND', ernst: 'fout', plaats: PLAATS, parameters });
    return { bezwaren };
  }
  bezwaren.push(...compareVersies(kop, vervangt), ...(await findLater({ staat }, kop, vervangt)));
  return { bezwaren, vervangt };
}

/** Another period is another verantwoording, and a concept goes before, never after. */
function compareVersies(
  kop: Kop,
  { kenmerk, periode, stadium, ingetrokkenOp, gewistOp }: VerantwoordingRij,
): Bevinding[] {
  const bezwaren: Bevinding[] = [];
  if (gewistOp !== undefined)
    bezwaren.push({ code: 'VERVANGT_GEWIST', ernst: 'fout', plaats: PLAATS, parameters: { kenmerk, gewistOp } });
  if (ingetrokkenOp !== undefined)
    bezwaren.push({ code: 'VERVANGT_INGETROKKEN', ernst: 'fout', plaats: PLAATS, parameters: { kenmerk } });
  if (periode.begindatum !== kop.periode.begindatum || periode.einddatum !== kop.periode.einddatum)
    bezwaren.push({
      code: 'VERVANGT_ANDERE_PERIODE',
      ernst: 'fout',
      plaats: { pointer: '/periode' },
      parameters: { kenmerk, ...periode },
    });
  if (stadium === 'definitief' && kop.stadium === 'concept')
    bezwaren.push({
      code: 'VERVANGT_DEFINITIEF',
      ernst: 'fout',
      plaats: { pointer: '/stadium' },
      parameters: { kenmerk },
    });
  return bezwaren;
}

/** Each is replaced once, so that it is always clear which one counts. Submitting the same again is no objection. */
async function findLater(
  { staat }: Pick<Diensten, 'staat'>,
  kop: Kop,
  { kenmerk, vervangenDoorId }: VerantwoordingRij,
): Promise<readonly Bevinding[]> {
  if (vervangenDoorId === undefined) return [];
  const door = await staat.verantwoordingen.findVerantwoording(vervangenDoorId);
  if (door === undefined || door.kenmerk === kop.kenmerk) return [];
  const parameters = { kenmerk, door: door.kenmerk };
  return [{ code: 'VERVANGT_AL_VERVANGEN', ernst: 'fout', plaats: PLAATS, parameters }];
}
