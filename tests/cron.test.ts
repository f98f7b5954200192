/** The cron of the deployed worker: what it does at night, and what every five minutes. */
import { createScheduledController } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { expect, it } from 'vitest';
import { type Bindingen, createDiensten } from '../src/services.ts';
import worker from '../src/worker.ts';

const bindingen = env as unknown as Bindingen;

const rapporten = async () =>
  (await createDiensten(bindingen).staat.bewaring.listRapporten({ aantal: 10 })).rijen.length;
const ring = (cron: string) => worker.scheduled(createScheduledController({ cron }), bindingen);

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
