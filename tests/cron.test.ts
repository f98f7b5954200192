/** The cron of the deployed worker: what it does at night, and what every five minutes. */
import { createScheduledController } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { generateKeyPairSync } from 'node:crypto';
import { beforeAll, expect, it, vi } from 'vitest';
import { auditeer } from '../src/pipeline/auditspoor.ts';
import { type Bindingen, createDiensten } from '../src/services.ts';
import worker from '../src/worker.ts';

const bindingen = env as unknown as Bindingen;

const rapporten = async () =>
  (await createDiensten(bindingen).staat.bewaring.listRapporten({ aantal: 10 })).rijen.length;
const ring = (cron: string) => worker.scheduled(createScheduledController({ cron }), bindingen);

/** An act of long ago, in an otherwise empty trail. */
beforeAll(async () => {
  const lang = createDiensten(bindingen, { klok: () => new Date('2010-01-01T00:00:00.000Z') });
  await auditeer(
    lang,
    { handeling: 'maakSleutel', door: { houdersoort: 'beheerder', houdercode: 'a' }, feiten: {} },
    async () => undefined,
  );
});

it('destroys what is due at night, and between times only when a night was not done', async () => {
  await ring('*/5 * * * *');
  expect(await rapporten()).toBe(0);
  await ring('17 2 * * *');
  expect(await rapporten()).toBe(1);
  await ring('*/5 * * * *');
  expect(await rapporten()).toBe(1);
  await bindingen.DB.prepare(
    "UPDATE bewaarrapporten SET inhoud = json_set(inhoud, '$.onvolledig', json('true'))",
  ).run();
  await ring('*/5 * * * *');
  expect(await rapporten()).toBe(2);
});

it('signs what the audit trail has become, after the work of the night, and tells the log', async () => {
  const ONDERTEKENSLEUTEL = JSON.stringify(generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }));
  const log = vi.spyOn(console, 'info').mockImplementation(() => undefined);
  try {
    const metSleutel: Bindingen = { ...bindingen, ...{ ONDERTEKENSLEUTEL } };
    await worker.scheduled(createScheduledController({ cron: '17 2 * * *' }), metSleutel);
    const { auditspoor } = createDiensten(bindingen).staat;
    const [anker, ...meer] = await auditspoor.listAnkers();
    // With the same key: what is past its term is closed off.
    expect((await auditspoor.findAfsluiting())?.nummer).toBe(2);
    expect(meer).toEqual([]);
    // The destruction of the same night stands before it.
    expect(anker?.nummer).toBe((await auditspoor.findKop())?.nummer);
    expect(log).toHaveBeenCalledWith(JSON.stringify({ gebeurtenis: 'auditanker', anker: anker?.jws }));
  } finally {
    log.mockRestore();
  }
});

it('tells of each job how it went', async () => {
  const log = vi.spyOn(console, 'info').mockImplementation(() => undefined);
  try {
    await ring('17 2 * * *');
    const regels = log.mock.calls.map(([tekst]) => JSON.parse(String(tekst)) as Record<string, unknown>);
    expect(regels.map(({ taak, gelukt }) => [taak, gelukt])).toEqual(
      [
        'termijnen',
        'voorbeelden',
        'payloadsleutels',
        'kluissleutels',
        'toegang',
        'vernietigen',
        'herstelronde',
        'virusscan',
        'auditanker',
      ].map((taak) => [taak, true]),
    );
  } finally {
    log.mockRestore();
  }
});
