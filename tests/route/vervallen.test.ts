import { describe, expect, it } from 'vitest';
import type { GeplandeZending } from '../../src/domain/zending.ts';
import { type EerdereZending, planVervallen } from '../../src/route/vervallen.ts';

const zending = (code: string, anders: Partial<GeplandeZending> = {}): GeplandeZending => ({
  id: `z-${code}`,
  verantwoordingId: 'v',
  ontvanger: { soort: 'gemeente', code, naam: code },
  soort: 'declaratie',
  aansluiting: { id: 'a', versie: '1.0.0' },
  formaat: { naam: 'f', versie: '1.0.0' },
  delen: [{ gemeentecode: code, wet: 'jw' }],
  ...anders,
});
const eerder = (code: string, anders: Partial<EerdereZending['zending']> = {}): EerdereZending => {
  const { delen, ...rest } = zending(code);
  return { zending: { ...rest, toestand: 'bezorgd', doel: 'verantwoorden', ...anders }, delen };
};
const plan = (nieuw: readonly GeplandeZending[], vorige: readonly EerdereZending[]) =>
  planVervallen('v2', nieuw, vorige, (sleutel) => sleutel);

describe('planVervallen', () => {
  it('plans a zending without delen for a place that the new version leaves empty', () => {
    expect(plan([zending('0001')], [eerder('0001'), eerder('0002')])).toEqual([
      expect.objectContaining({
        verantwoordingId: 'v2',
        delen: [],
        ontvanger: expect.objectContaining({ code: '0002' }),
      }),
    ]);
  });

  it('plans one for a place, however many zendingen were there', () => {
    expect(plan([], [eerder('0001'), eerder('0001')])).toHaveLength(1);
  });

  it('plans nothing where nothing was sent, or where it only takes back', () => {
    expect(plan([], [eerder('0001', { toestand: 'gefilterd' }), eerder('0002', { doel: 'intrekken' })])).toEqual([]);
  });

  it('tells another agreement or formaat from the same place', () => {
    const ander = zending('0001', { formaat: { naam: 'g', versie: '1.0.0' } });
    expect(plan([ander], [eerder('0001')])).toHaveLength(1);
    const later = zending('0001', { formaat: { naam: 'f', versie: '2.0.0' } });
    expect(plan([later], [eerder('0001')])).toEqual([]);
  });

  it('follows a deel to the ontvanger that answers for it after a herindeling', () => {
    const opvolger = zending('0009', { delen: [{ gemeentecode: '0001', wet: 'jw' }] });
    expect(plan([opvolger], [eerder('0001')])).toEqual([]);
  });
});
