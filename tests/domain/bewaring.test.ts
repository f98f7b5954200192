import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addMaanden,
  type Bewaartermijnen,
  judgeKeten,
  type Ketenlid,
  STANDAARD_BEWAARTERMIJNEN,
  type Zendingtelling,
} from '../../src/domain/bewaring.ts';
import type { ZendingToestand } from '../../src/domain/zending.ts';

const telling = (toestand: ZendingToestand, wachtOpAntwoord = false): Zendingtelling => ({
  toestand,
  wachtOpAntwoord,
  aantal: 1,
});

const lid = (anders: Partial<Ketenlid> = {}): Ketenlid => ({
  id: 'a',
  periodeEind: '2026-04-30',
  ontvangenOp: '2026-05-06T10:00:00.000Z',
  ingetrokken: false,
  laatstGewijzigdOp: '2026-05-20T10:00:00.000Z',
  zendingen: [telling('geaccepteerd')],
  zonderOntvanger: 0,
  ...anders,
});

const judge = (vandaag: string, leden: readonly Ketenlid[] = [lid()], termijnen = STANDAARD_BEWAARTERMIJNEN) =>
  judgeKeten({ leden }, termijnen, vandaag);

describe('a verantwoording of which everything is answered', () => {
  it('stays until corrections can no longer come, then until the check of its year is over', () => {
    expect(judge('2026-07-19')).toEqual({ soort: 'bewaren', reden: 'correctietermijn', tot: '2026-07-20' });
    expect(judge('2026-07-20')).toEqual({ soort: 'bewaren', reden: 'jaarcontrole', tot: '2027-07-01' });
    expect(judge('2027-06-30')).toEqual({ soort: 'bewaren', reden: 'jaarcontrole', tot: '2027-07-01' });
    expect(judge('2027-07-01')).toEqual({ soort: 'vernietigen', grond: 'afgerond' });
  });

  it('stays longer when something happened late', () => {
    const laat = lid({ laatstGewijzigdOp: '2027-06-30T21:59:00.000Z' });
    expect(judge('2027-07-01', [laat])).toEqual({ soort: 'bewaren', reden: 'correctietermijn', tot: '2027-08-30' });
    expect(judge('2027-08-30', [laat]).soort).toBe('vernietigen');
  });

  it('goes without a check of the year when it was taken back', () => {
    const ingetrokken = lid({ ingetrokken: true, zendingen: [telling('ingetrokken'), telling('bezorgd')] });
    expect(judge('2026-07-19', [ingetrokken]).soort).toBe('bewaren');
    expect(judge('2026-07-20', [ingetrokken])).toEqual({ soort: 'vernietigen', grond: 'ingetrokken' });
  });

  it('follows the terms of the deployment', () => {
    const kort: Bewaartermijnen = { ...STANDAARD_BEWAARTERMIJNEN, correctiemaanden: 0, jaarcontrole: '02-01' };
    expect(judge('2027-01-31', [lid()], kort)).toEqual({ soort: 'bewaren', reden: 'jaarcontrole', tot: '2027-02-01' });
    expect(judge('2027-02-01', [lid()], kort).soort).toBe('vernietigen');
  });
});

describe('what is still open', () => {
  const jaren = '2029-01-01';
  it.each<[string, Zendingtelling, ReturnType<typeof judge>]>([
    ['is held', telling('vastgehouden'), { soort: 'bewaren', reden: 'vastgehouden' }],
    ['waits for an earlier one', telling('wacht-op-antwoord'), { soort: 'bewaren', reden: 'wacht-op-antwoord' }],
    ['waits for its answer', telling('bevestigd', true), { soort: 'bewaren', reden: 'wacht-op-antwoord' }],
    ['is on its way', telling('omgezet'), { soort: 'bewaren', reden: 'onderweg' }],
    ['expects no answer', telling('bevestigd'), { soort: 'vernietigen', grond: 'afgerond' }],
    ['was filtered', telling('gefilterd'), { soort: 'vernietigen', grond: 'afgerond' }],
  ])('%s', (_, open, verwacht) => {
    expect(judge(jaren, [lid({ zendingen: [telling('geaccepteerd'), open] })])).toEqual(verwacht);
  });

  it('goes after the longest term whatever it waits for, unless a machine is at work on it', () => {
    const open = [lid({ zendingen: [telling('bevestigd', true), telling('vastgehouden')] })];
    expect(judge('2031-05-05', open).soort).toBe('bewaren');
    expect(judge('2031-05-06', open)).toEqual({ soort: 'vernietigen', grond: 'langste-termijn' });
    expect(judge('2031-05-06', [lid({ zendingen: [telling('gepland')] })])).toEqual({
      soort: 'bewaren',
      reden: 'onderweg',
    });
  });
});

describe('a chain of versions', () => {
  it('goes as a whole: the last thing that happened in any of them counts', () => {
    const tweede = lid({
      id: 'b',
      ontvangenOp: '2027-05-10T10:00:00.000Z',
      laatstGewijzigdOp: '2027-05-11T10:00:00.000Z',
    });
    expect(judge('2027-07-01', [lid(), tweede])).toEqual({
      soort: 'bewaren',
      reden: 'correctietermijn',
      tot: '2027-07-11',
    });
    expect(judge('2027-07-11', [lid(), tweede]).soort).toBe('vernietigen');
    expect(judge('2027-07-11', [lid({ zendingen: [telling('vastgehouden')] }), tweede]).soort).toBe('bewaren');
  });
});

describe('months', () => {
  it('end on the last day of a shorter one', () => {
    expect(addMaanden('2026-12-31', 2)).toBe('2027-02-28');
    expect(addMaanden('2027-12-31T23:00:00.000Z', 2)).toBe('2028-02-29');
    expect(addMaanden('2026-05-06', 60)).toBe('2031-05-06');
  });

  it('are never more than 31 days each, and keep the order of days', () => {
    const dag = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(dag, dag, fc.nat(70), (een, ander, maanden) => {
        const [a, b] = [een, ander].map((d) => d.toISOString()).sort() as [string, string];
        expect(addMaanden(a, maanden) <= addMaanden(b, maanden)).toBe(true);
        const dagen = (Date.parse(addMaanden(a, maanden)) - Date.parse(a.slice(0, 10))) / 86_400_000;
        expect(dagen).toBeLessThanOrEqual(31 * maanden);
        expect(dagen).toBeGreaterThanOrEqual(28 * maanden);
      }),
    );
  });
});
