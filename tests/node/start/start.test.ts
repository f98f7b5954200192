/** `npm start` from outside: it starts, answers, keeps its data, and leaves nothing running. */

import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { Client } from '../../../scripts/lib/client.ts';
import type { Demo } from '../../../scripts/lib/demo.ts';
import { readJson, removeTempFolders, runScript, tempFolder } from '../verwerk/command.ts';
import { freePort, Start } from './gateway.ts';

const gestart: Start[] = [];
afterAll(async () => {
  for (const start of gestart)
    if (start.proces.exitCode === null && start.proces.signalCode === null) await start.kill();
  await removeTempFolders();
});

interface Lijst {
  readonly resultaten: readonly { readonly id: string; readonly toestand?: string }[];
}

it('does the whole job on an empty machine, and finds everything again the second time', async () => {
  const staat = path.join(await tempFolder(), 'staat');
  const poort = await freePort();
  const eerste = new Start(staat, poort);
  gestart.push(eerste);
  await eerste.ready();
  expect(eerste.uitvoer).toMatch(/ontvanger +formaat +bestand +toestand/);
  expect(eerste.uitvoer).toMatch(/0384 Diemen +iwmo323 [0-9.]+ +WMO323_65656055_0384_765432198\.xml +bezorgd/);
  expect(eerste.uitvoer).toContain('Voorbeeld ingediend: aanvaard.');
  expect(eerste.uitvoer).not.toMatch(/wrangler/i);

  const demo = await readJson<Demo>(staat, 'demo.json');
  expect((await stat(path.join(staat, 'demo.json'))).mode & 0o777).toBe(0o600);
  const basis = new URL(`http://localhost:${poort}`);
  const diemen = new Client(basis, demo.sleutels['ontvanger/0384']);
  const postvak = await diemen.get<Lijst>('/gemeente/v1/zendingen');
  expect(postvak.resultaten).toHaveLength(2);
  const beheerder = new Client(basis, demo.sleutels['beheerder/demo']);
  const voorbeelden = '/beheer/v1/formaten/iwmo323/versies/3.2.0/voorbeelden';
  expect((await beheerder.get<Lijst>(voorbeelden)).resultaten).not.toHaveLength(0);
  for (const publiek of ['aanbieder', 'gemeente', 'beheer'])
    expect((await new Client(basis).send('GET', `/${publiek}/v1/openapi.json`)).status).toBe(200);

  // The printed line that rejects a regel does what it says.
  const [, body = '', adres = ''] =
    /-d '(.*)' '.*(\/gemeente\/v1\/zendingen\/.*\/retourberichten)'/.exec(eerste.uitvoer) ?? [];
  expect((await diemen.post<unknown>(adres, JSON.parse(body))).status).toBe(201);
  const cron = await new Client(basis).send('GET', '/cdn-cgi/handler/scheduled?cron=*/5+*+*+*+*');
  expect(cron.status).toBe(200);
  expect(await eerste.interrupt()).toBe(0);

  const tweede = new Start(staat, poort);
  gestart.push(tweede);
  await tweede.ready();
  expect(tweede.uitvoer).toContain('0 documenten nieuw');
  expect(tweede.uitvoer).toContain('dat was er al, hetzelfde ontvangstbewijs');
  expect(tweede.uitvoer).toMatch(/0384 Diemen +iwmo323 .* deels-afgewezen/);
  expect((await readJson<Demo>(staat, 'demo.json')).sleutels).toEqual(demo.sleutels);
  expect((await diemen.get<Lijst>('/gemeente/v1/zendingen')).resultaten.map(({ id }) => id).sort()).toEqual(
    postvak.resultaten.map(({ id }) => id).sort(),
  );
  expect(await tweede.interrupt()).toBe(0);
});

it('says in Dutch that the port is taken, and how to take another', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const adres = server.address();
  const poort = typeof adres === 'object' && adres !== null ? adres.port : 0;
  const { code, stderr } = await runScript('start.ts', ['--staat', await tempFolder()], { PORT: String(poort) });
  server.close();
  expect(code).toBe(1);
  expect(stderr).toContain(`Poort ${poort} is al in gebruik.`);
  expect(stderr).toContain(`PORT=${poort + 1} npm start`);
});

it('refuses a PORT that is no port', async () => {
  const { code, stderr } = await runScript('start.ts', [], { PORT: 'web' });
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: 'PORT moet een getal van 1 tot en met 65535 zijn; er staat "web".\n',
  });
});
