/**
 * Nothing lost, nothing double, no silence. `NIETS_VERLOREN=20 vitest run … niets-verloren` plays it larger: so many verantwoordingen per
 * aanbieder.
 */
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { type Afloop, speelAf } from './niets-verloren.ts';
import { GEDRAGINGEN } from './niets-verloren-gedrag.ts';

const AANBIEDERS = 6;
const PER_AANBIEDER = inject('nietsVerloren');

let afloop: Afloop;
beforeAll(
  async () => {
    afloop = await speelAf({ aanbieders: AANBIEDERS, perAanbieder: PER_AANBIEDER });
  },
  300_000 + PER_AANBIEDER * 60_000,
);

/** Taken, as the gemeente itself wrote down: answered with a success, be it that the answer broke off after its first line. */
const accepted = (code: string) =>
  (afloop.perGemeente.get(code)?.ontvangen ?? []).filter(
    ({ status, volledig, stap }) =>
      volledig &&
      ((status !== undefined && status < 300) || (stap.doe === 'breek-af' && stap.wanneer === 'in-antwoord')),
  );

describe(`hundreds of zendingen, ${GEDRAGINGEN.length} kinds of gemeente, and a worker that stops all the time`, () => {
  it('were all made, while the worker stopped often', () => {
    expect(afloop.zendingen).toHaveLength(GEDRAGINGEN.length * AANBIEDERS * PER_AANBIEDER);
    expect(afloop.uitvallen).toBeGreaterThan(15);
  });

  it('end each in exactly one of delivered, held with a reason, or waiting with a reason', () => {
    const aantallen = { bezorgd: 0, vastgehouden: 0, omgezet: 0 };
    for (const { id, toestand, bevindingen, postvaknummer, ontvanger } of afloop.zendingen) {
      const codes = bevindingen.map(({ bevinding }) => bevinding.code);
      switch (toestand) {
        case 'bezorgd':
          expect([id, codes]).toEqual([id, []]);
          break;
        case 'vastgehouden':
          expect([id, codes]).toEqual([id, [expect.stringMatching(/^BEZORGING_(GEWEIGERD|MISLUKT)$/)]]);
          break;
        case 'omgezet':
          expect([id, ontvanger.code, codes]).toEqual([id, ontvanger.code, ['BEZORGING_WACHT']]);
          break;
        default:
          throw new Error(`${id} is ${toestand}`);
      }
      aantallen[toestand]++;
      // Whatever became of the channel, the ontvanger can fetch it.
      expect(postvaknummer).toBeGreaterThan(0);
    }
    expect(Math.min(...Object.values(aantallen))).toBeGreaterThan(0);
    // For whoever plays it larger (bench/niets-verloren.ts): what became of everything.
    const { length: totaal } = afloop.zendingen;
    if (PER_AANBIEDER > 3)
      console.log(`verzoening: ${JSON.stringify({ totaal, ...aantallen, uitvallen: afloop.uitvallen })}`);
  });

  it.each(GEDRAGINGEN)('$naam: $einde', ({ gemeentecode, einde }) => {
    const hier = afloop.zendingen.filter(({ ontvanger }) => ontvanger.code === gemeentecode);
    const toestanden = [...new Set(hier.map(({ toestand }) => toestand))].sort();
    expect(toestanden).toEqual(
      { bezorgd: ['bezorgd'], vastgehouden: ['vastgehouden'], wacht: ['omgezet'], gemengd: expect.anything() }[einde],
    );
    if (einde === 'gemengd') expect(toestanden).toContain('vastgehouden');
  });

  it('were delivered once per idempotency key: what came twice came under one key with the same bytes', () => {
    for (const { gemeentecode } of GEDRAGINGEN) {
      const bezorgd = afloop.zendingen.filter((z) => z.ontvanger.code === gemeentecode && z.toestand === 'bezorgd');
      const aangenomen = accepted(gemeentecode);
      const sleutels = new Set(aangenomen.map(({ headers }) => headers['webhook-id']));
      expect([gemeentecode, ...sleutels].sort()).toEqual([gemeentecode, ...bezorgd.map(({ id }) => id)].sort());
      for (const sleutel of sleutels) {
        const zelfde = (afloop.perGemeente.get(gemeentecode)?.ontvangen ?? []).filter(
          ({ headers, volledig }) => volledig && headers['webhook-id'] === sleutel,
        );
        expect(new Set(zelfde.map(({ sha256 }) => sha256)).size).toBe(1);
      }
    }
  });

  it('came to each gemeente in the order of each aanbieder', () => {
    for (const { gemeentecode } of GEDRAGINGEN) {
      const volgorde = [...new Set(accepted(gemeentecode).map(({ headers }) => headers['webhook-id']))];
      for (const agbcode of new Set(afloop.zendingen.map((z) => z.agbcode))) {
        const verwacht = afloop.zendingen
          .filter((z) => z.ontvanger.code === gemeentecode && z.agbcode === agbcode && z.toestand === 'bezorgd')
          .sort((a, b) => (a.postvaknummer ?? 0) - (b.postvaknummer ?? 0))
          .map(({ id }) => id);
        expect(volgorde.filter((id) => id !== undefined && verwacht.includes(id))).toEqual(verwacht);
      }
    }
  });

  it('leave no number of a postvak empty or given twice', () => {
    for (const { gemeentecode } of GEDRAGINGEN) {
      const nummers = afloop.zendingen
        .filter((z) => z.ontvanger.code === gemeentecode)
        .map((z) => z.postvaknummer ?? 0)
        .sort((a, b) => a - b);
      expect(nummers).toEqual(nummers.map((_, i) => i + 1));
    }
  });

  it('balance, verantwoording by verantwoording', () => {
    for (const { sluitend, verschillen } of afloop.balansen) expect([sluitend, verschillen]).toEqual([true, []]);
  });

  it('did not let a dead gemeente be called without end', () => {
    for (const { gedrag, ontvangen } of afloop.perGemeente.values())
      expect([gedrag.naam, ontvangen.length < 40 * AANBIEDERS * PER_AANBIEDER]).toEqual([gedrag.naam, true]);
    expect(afloop.perGemeente.get('0090')?.beeld.stand.belet?.soort).toBe('uitgezet');
  });
});
