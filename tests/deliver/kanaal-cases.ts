/**
 * What every channel with a wire must do, whatever it sends: against a real server that takes, refuses, hangs, breaks off and lies. What a
 * channel does differently by nature (a bucket says 400 to everything) it says itself.
 */
import { describe, expect, it } from 'vitest';
import type { Buitenwereld } from '../../src/deliver/aanroep.ts';
import { createKanaal, type Kanaalwerk, testKanaal } from '../../src/deliver/kanalen/kanaalwerk.ts';
import type { Bezorguitkomst } from '../../src/domain/bezorging.ts';
import { createBuitenwereld } from '../helpers/buitenwereld.ts';
import { createGemeente } from '../helpers/gemeente.ts';
import type { Ontvangen, Stap } from '../helpers/gemeente-server/script.ts';
import { maakBron, ZENDING } from './zending.ts';

export const NU = new Date('2026-05-06T10:00:00.000Z');

export interface Kanaalsuite {
  readonly naam: string;
  readonly maak: (adres: string, buiten: Buitenwereld) => Kanaalwerk;
  /** Statuses with which it refuses one zending. */
  readonly geweigerd: readonly number[];
  /** What must be the same in every attempt for one zending. */
  readonly gelijk: (ontvangen: Ontvangen) => unknown;
  /** Steps of a test that succeeds. */
  readonly stappen: readonly string[];
  /** Whether the ontvanger fills in the address itself. */
  readonly eigenAdres: boolean;
}

const status = (status: number, headers: Record<string, string> = {}): Stap => ({
  doe: 'antwoord',
  status,
  headers,
  body: 'wat de ander zegt: 999900006',
});
const opnieuw = (code: number, vertraag: boolean, retryAfterSeconds?: number): Bezorguitkomst => ({
  soort: 'opnieuw',
  fout: { fout: 'http-status', status: code },
  vertraag,
  ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
});
const ONBEREIKBAAR: Bezorguitkomst = { soort: 'opnieuw', fout: { fout: 'onbereikbaar' }, vertraag: false };
const OMLEIDING: Bezorguitkomst = { soort: 'opnieuw', fout: { fout: 'onverwacht-antwoord' }, vertraag: true };

const ANTWOORDEN: readonly (readonly [naam: string, stap: Stap, uitkomst: Bezorguitkomst])[] = [
  ['200', status(200), { soort: 'bezorgd' }],
  ['201', status(201), { soort: 'bezorgd' }],
  ['202', status(202), { soort: 'bezorgd' }],
  ['204', status(204), { soort: 'bezorgd' }],
  ['a slow 204', { doe: 'traag', ms: 100 }, { soort: 'bezorgd' }],
  ['300', status(300), OMLEIDING],
  ['401', status(401), opnieuw(401, true)],
  ['403', status(403), opnieuw(403, true)],
  ['404', status(404), opnieuw(404, true)],
  ['405', status(405), opnieuw(405, true)],
  ['408', status(408), opnieuw(408, false)],
  ['410', status(410), { soort: 'gestopt', fout: { fout: 'http-status', status: 410 } }],
  ['425', status(425), opnieuw(425, false)],
  ['429', status(429), opnieuw(429, true)],
  ['429 with seconds', status(429, { 'Retry-After': '120' }), opnieuw(429, true, 120)],
  ['429 with a moment', status(429, { 'Retry-After': 'Wed, 06 May 2026 10:05:00 GMT' }), opnieuw(429, true, 300)],
  [
    '429 with a moment that passed',
    status(429, { 'Retry-After': 'Wed, 06 May 2026 09:00:00 GMT' }),
    opnieuw(429, true, 0),
  ],
  ['429 with nonsense', status(429, { 'Retry-After': 'straks' }), opnieuw(429, true)],
  ['500', status(500), opnieuw(500, true)],
  ['502', status(502), opnieuw(502, true)],
  ['503 with seconds', status(503, { 'Retry-After': '1' }), opnieuw(503, true, 1)],
  ['a closed connection', { doe: 'breek-af', wanneer: 'voor-antwoord' }, ONBEREIKBAAR],
  ['a reset while sending', { doe: 'breek-af', wanneer: 'in-verzoek' }, ONBEREIKBAAR],
  ['what is no HTTP', { doe: 'rommel' }, ONBEREIKBAAR],
];

export function kanaalCases({ naam, maak, geweigerd, gelijk, stappen, eigenAdres }: Kanaalsuite): void {
  const deliver = (adres: string, buiten = createBuitenwereld()): Promise<Bezorguitkomst> =>
    createKanaal(maak(adres, buiten), maakBron()).bezorg(ZENDING, NU);

  describe(`the channel ${naam}`, () => {
    it.each(ANTWOORDEN)('answered with %s', async (_, stap, uitkomst) => {
      const gemeente = await createGemeente(stap);
      expect(await deliver(gemeente.url)).toEqual(uitkomst);
      expect((await gemeente.ontvangen()).length).toBeGreaterThan(0);
    });

    it.each([400, 413, 415, 422])('answered with %i: what is refused is this zending, or the call', async (code) => {
      const gemeente = await createGemeente(status(code));
      expect(await deliver(gemeente.url)).toEqual(
        geweigerd.includes(code)
          ? { soort: 'geweigerd', fout: { fout: 'http-status', status: code } }
          : opnieuw(code, true),
      );
    });

    it.each([301, 302, 303, 307, 308])('follows no redirect (%i)', async (code) => {
      const elders = await createGemeente();
      const gemeente = await createGemeente(status(code, { Location: `${elders.url}/binnen` }));
      expect(await deliver(gemeente.url)).toEqual(OMLEIDING);
      expect(await elders.ontvangen()).toEqual([]);
      expect(await gemeente.ontvangen()).toHaveLength(1);
    });

    it('gives up on who never answers', async () => {
      const gemeente = await createGemeente({ doe: 'zwijg' });
      const buiten = createBuitenwereld({ wekker: () => AbortSignal.timeout(150) });
      expect(await deliver(gemeente.url, buiten)).toEqual({
        soort: 'opnieuw',
        fout: { fout: 'te-traag' },
        vertraag: false,
      });
    });

    it('is no worse off with half an answer, or with one that goes on and on', async () => {
      const half = await createGemeente({ doe: 'breek-af', wanneer: 'in-antwoord' });
      expect(['bezorgd', 'opnieuw']).toContain((await deliver(half.url)).soort);
      const lang = await createGemeente({ doe: 'praat', bytes: 20_000_000 });
      expect(await deliver(lang.url)).toEqual({ soort: 'bezorgd' });
    });

    it('says so when nobody is there', async () => {
      expect(await deliver('http://127.0.0.1:9')).toEqual(ONBEREIKBAAR);
    });

    it('sends the same message when it has to send it again', async () => {
      const gemeente = await createGemeente(status(500), status(200));
      await deliver(gemeente.url);
      const eerste = (await gemeente.ontvangen()).map(gelijk)[0];
      await deliver(gemeente.url);
      const [, tweede] = (await gemeente.ontvangen()).map(gelijk);
      expect(eerste).toBeDefined();
      expect(tweede).toEqual(eerste);
    });

    it('keeps nothing of what the other side wrote', async () => {
      for (const code of [200, 400, 401, 410, 500]) {
        const gemeente = await createGemeente(status(code, { 'Retry-After': '999900006' }));
        const uitkomst = await deliver(gemeente.url);
        if (uitkomst.soort === 'opnieuw') delete (uitkomst as { retryAfterSeconds?: number }).retryAfterSeconds;
        expect(JSON.stringify(uitkomst)).not.toMatch(/ander|9999/);
      }
    });

    it('holds only a name in messages, no personal datum', async () => {
      const gemeente = await createGemeente();
      await deliver(gemeente.url);
      for (const { pad, headers } of await gemeente.ontvangen())
        expect(`${pad} ${JSON.stringify(headers)}`).not.toMatch(/12345678|bsn/i);
    });

    if (eigenAdres)
      it('calls nobody inside', async () => {
        const buiten = createBuitenwereld({ naamdienst: async () => ['10.0.0.1'] });
        for (const adres of ['https://gemeente.example.nl/in', 'https://10.0.0.1/in', 'https://[::ffff:10.0.0.1]/in'])
          expect(await deliver(adres, buiten), adres).toEqual({
            soort: 'opnieuw',
            fout: { fout: 'adres-niet-toegestaan' },
            vertraag: true,
          });
      });

    it('tries again when the name server says nothing', async () => {
      const buiten = createBuitenwereld({ naamdienst: () => Promise.reject(new Error('no name server')) });
      expect(await deliver('https://gemeente.example.nl/in', buiten)).toEqual(ONBEREIKBAAR);
    });

    it('is tested along the same road, step by step', async () => {
      const proef = async (stap: Stap) => {
        const gemeente = await createGemeente(stap);
        const gedaan = await testKanaal(maak(gemeente.url, createBuitenwereld()), 'proef-1', NU);
        expect(await gemeente.ontvangen()).toHaveLength(1);
        return gedaan;
      };
      const goed = await proef(status(200));
      expect(goed).toEqual(stappen.map((stap) => ({ stap, gelukt: true })));
      expect((await proef(status(403))).at(-1)).toEqual({
        stap: 'antwoord',
        gelukt: false,
        reden: { reden: 'status', status: 403 },
      });
      expect((await proef(status(302))).at(-1)).toMatchObject({ reden: { reden: 'omleiding' } });
      expect((await proef({ doe: 'rommel' })).at(-1)).toMatchObject({
        stap: 'verbinding',
        reden: { reden: 'onbereikbaar' },
      });
    });
  });
}
