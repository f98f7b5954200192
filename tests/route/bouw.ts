/** A plan with as little around it as the test needs. */
import type { DeelTelling } from '../../src/domain/deel.ts';
import type { Register } from '../../src/domain/register.ts';
import type { Kop, Wet } from '../../src/domain/verantwoording.ts';
import { checkRegister } from '../../src/register/check-register.ts';
import { indexRegister } from '../../src/register/register-index.ts';
import { type PlanInvoer, planZendingen, type RoutePlan } from '../../src/route/plan.ts';
import { leesbaar } from '../../src/text/nl.ts';

export const kop = (rest: Partial<Kop> = {}): Kop => ({
  standaardversie: '1.0.0',
  kenmerk: 'test',
  stadium: 'definitief',
  dagtekening: '2026-02-01',
  periode: { begindatum: '2025-01-01', einddatum: '2025-12-31' },
  soorten: ['productieverantwoording'],
  aanbieder: { agbcode: '98000001', naam: 'Test' },
  ...rest,
});

export const deel = (gemeentecode: string, wet: Wet, rest: Partial<DeelTelling> = {}): DeelTelling => ({
  gemeentecode,
  wet,
  aantalPrestaties: 1,
  aantalTrajecten: 0,
  saldoCenten: 100,
  ...rest,
});

export interface Vraag extends Partial<Pick<PlanInvoer, 'kop' | 'delen' | 'ingediendOp' | 'alleen' | 'dossier'>> {
  readonly register: Register;
}

/** Plans over a sound register, and holds every finding to a readable sentence. */
export function plan({ register, ...rest }: Vraag): RoutePlan {
  const fouten = checkRegister(register).bevindingen.filter((bevinding) => bevinding.ernst === 'fout');
  if (fouten.length > 0) throw new Error(`this register would be refused: ${JSON.stringify(fouten)}`);
  const uitkomst = planZendingen({
    verantwoordingId: 'v1',
    kop: kop(),
    delen: [],
    ingediendOp: '2026-02-01',
    index: indexRegister(register),
    zendingId: (sleutel) => `id:${sleutel}`,
    ...rest,
  });
  const bevindingen = [...uitkomst.bevindingen, ...uitkomst.zonderOntvanger].map(({ bevinding }) => bevinding);
  for (const { melding, regel, oplossing } of bevindingen.map(leesbaar)) {
    for (const zin of [melding, regel, oplossing]) {
      if (zin.length < 10 || /undefined|\[object|NaN/.test(zin)) throw new Error(`unreadable: ${zin}`);
    }
  }
  return uitkomst;
}

/** `ontvanger formaat: delen` of every zending. */
export const zendingen = (uitkomst: RoutePlan): string[] =>
  uitkomst.zendingen.map(
    ({ ontvanger, formaat, delen }) =>
      `${ontvanger.code} ${formaat.naam}@${formaat.versie}: ${delen.map((d) => `${d.gemeentecode}-${d.wet}`).join(' ')}`,
  );

/** `gemeente wet soort CODE` of every deel without ontvanger. */
export const zonder = (uitkomst: RoutePlan): string[] =>
  uitkomst.zonderOntvanger.map((z) => `${z.gemeentecode} ${z.wet} ${z.soort} ${z.bevinding.code}`);

/** `CODE` and whether it holds. */
export const bevindingen = (uitkomst: RoutePlan): string[] =>
  uitkomst.bevindingen.map((b) => `${b.bevinding.code}${b.vasthouden ? ' houdt vast' : ''}`);
