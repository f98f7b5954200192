/** A watch folder against a gateway that really runs: submitted once, refused with reasons, answered beside it, killed and started again. */
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Client } from '../../../scripts/lib/client.ts';
import type { Demo } from '../../../scripts/lib/demo.ts';
import { createSleutel } from '../../../scripts/lib/verwerk.ts';
import { freePort, Start, waitUntil } from '../start/gateway.ts';
import { readJson, removeTempFolders, tempFolder, VOORBEELD } from '../verwerk/command.ts';
import { environment, runCli, startCli } from './command.ts';

let start: Start;
let map: string;
let aanbieder: Client;
let gemeente: Client;
let env: Readonly<Record<string, string>>;
const gestart: ReturnType<typeof startCli>[] = [];
beforeAll(async () => {
  const werkmap = await tempFolder();
  map = path.join(werkmap, 'inbox');
  await mkdir(map);
  const poort = await freePort();
  const basis = new URL(`http://localhost:${poort}`);
  start = new Start(path.join(werkmap, 'staat'), poort);
  await start.ready();
  const { beginsleutel } = await readJson<Demo>(werkmap, 'staat', 'demo.json');
  const beheer = new Client(basis, beginsleutel);
  const sleutel = await createSleutel(beheer, 'aanbieder', '65656055', 'bewaak');
  aanbieder = beheer.withSleutel(sleutel);
  gemeente = beheer.withSleutel(await createSleutel(beheer, 'ontvanger', '0384', 'bewaak'));
  env = environment({ adres: basis.origin, sleutel });
});
afterAll(async () => {
  for (const { proces } of gestart) proces.kill('SIGKILL');
  await start.kill();
  await removeTempFolders();
});

async function put(naam: string, anders: object): Promise<void> {
  // As a careful sender does: written elsewhere, then moved into place.
  const elders = path.join(map, `.${naam}`);
  await writeFile(elders, JSON.stringify({ ...(await readJson<object>(VOORBEELD)), ...anders }));
  await rename(elders, path.join(map, naam));
}

interface Lijst {
  readonly resultaten: readonly {
    readonly id: string;
    readonly kenmerk: string;
    readonly formaat?: { naam: string };
  }[];
}

const submitted = async (kenmerk: string): Promise<Lijst['resultaten']> =>
  (await aanbieder.get<Lijst>('/aanbieder/v1/verantwoordingen?aantal=200')).resultaten.filter(
    (een) => een.kenmerk === kenmerk,
  );

const bezorgd = (id: string | undefined): Promise<void> =>
  waitUntil(async () => (await gemeente.send('GET', `/gemeente/v1/zendingen/${id}`)).status === 200, 'the delivery');

const watch = () => {
  const proces = startCli(['bewaak', map, '--elke', '1'], env);
  gestart.push(proces);
  return proces;
};

const inMap = (...delen: readonly string[]): boolean => existsSync(path.join(map, ...delen));

it('submits what is complete, puts it away, and brings answers beside it; also after it was killed', async () => {
  await put('april.json', { kenmerk: 'bewaak-april' });
  await put('fout.json', { kenmerk: 'bewaak-fout', dagtekening: 'morgen' });
  await writeFile(path.join(map, 'nog-bezig.json.part'), '{');
  const eerste = watch();
  await waitUntil(() => inMap('verwerkt', 'april.json') && inMap('geweigerd', 'fout.json'), 'both put away');
  expect(inMap('april.json') || inMap('fout.json')).toBe(false);
  expect(inMap('nog-bezig.json.part')).toBe(true);
  const bewijs = await readJson<{ id: string; kenmerk: string }>(map, 'verwerkt', 'april.json.ontvangstbewijs.json');
  expect(await submitted('bewaak-april')).toMatchObject([{ id: bewijs.id }]);
  const uitleg = await readFile(path.join(map, 'geweigerd', 'fout.json.bevindingen.txt'), 'utf8');
  expect(uitleg).toContain('/dagtekening');
  expect(uitleg).toContain('Wat u kunt doen:');
  const boek = await readFile(path.join(map, 'geweigerd', 'fout.json.verbeteren.xlsx'));
  expect(boek.subarray(0, 2).toString()).toBe('PK');
  await waitUntil(() => inMap('verwerkt', 'april.json.stand.txt'), 'the first news');

  // As a crash between submitting and putting away: the file is there again, and what was remembered of it is gone.
  eerste.proces.kill('SIGKILL');
  await eerste.afloop;
  await rename(path.join(map, 'verwerkt', 'april.json'), path.join(map, 'april.json'));
  await writeFile(path.join(map, '.enkelvoud', 'stand.json'), JSON.stringify({ na: 0, bestanden: {} }));

  // An ontvanger answers while nobody watches.
  const { resultaten } = await aanbieder.get<Lijst>(`/aanbieder/v1/verantwoordingen/${bewijs.id}/zendingen`);
  const zending = resultaten.find(({ formaat }) => formaat?.naam === 'iwmo323');
  await bezorgd(zending?.id);
  const antwoord = { oordeel: 'afgewezen', retourcode: '0001', toelichting: 'Verkeerde maand.' };
  await gemeente.post(`/gemeente/v1/zendingen/${zending?.id}/retourberichten`, antwoord);

  const tweede = watch();
  await waitUntil(() => inMap('verwerkt', 'april.json') && !inMap('april.json'), 'put away again');
  expect(await submitted('bewaak-april')).toMatchObject([{ id: bewijs.id }]);
  const stand = (): Promise<string> => readFile(path.join(map, 'verwerkt', 'april.json.stand.txt'), 'utf8');
  await waitUntil(async () => (await stand()).includes('Verkeerde maand.'), 'the answer');
  expect(await stand()).toMatch(/0384 Diemen +iwmo323 .*afgewezen/);

  // And what happens while it watches.
  const tweedeZending = resultaten.find(({ formaat }) => formaat?.naam === 'pv-landelijk-wmo');
  await bezorgd(tweedeZending?.id);
  await gemeente.post(`/gemeente/v1/zendingen/${tweedeZending?.id}/retourberichten`, { oordeel: 'geaccepteerd' });
  await waitUntil(async () => /0384 Diemen +pv-landelijk-wmo .*geaccepteerd/.test(await stand()), 'the later answer');
  tweede.proces.kill('SIGTERM');
  expect((await tweede.afloop).code).toBe(0);
});

it('goes round once for cron, waits for what is still being written, and takes a .klaar at its word', async () => {
  const groeit = path.join(map, 'groeit.json');
  await writeFile(groeit, '{');
  const rond = startCli(['bewaak', map, '--eenmaal', '--elke', '2'], env);
  gestart.push(rond);
  const pennen = setInterval(() => void writeFile(groeit, ' ', { flag: 'a' }), 100);
  expect((await rond.afloop).code).toBe(0);
  clearInterval(pennen);
  expect(inMap('groeit.json')).toBe(true);

  await put('mei.json', { kenmerk: 'bewaak-mei' });
  await writeFile(path.join(map, 'mei.json.klaar'), '');
  expect((await runCli(['bewaak', map, '--eenmaal', '--elke', '1'], env)).code).toBe(0);
  expect((await readdir(map)).filter((naam) => naam.startsWith('mei'))).toEqual([]);
  expect(inMap('verwerkt', 'mei.json')).toBe(true);
  expect(inMap('geweigerd', 'groeit.json.bevindingen.txt')).toBe(true);
});

it('moves nothing when the key does not work', async () => {
  await put('juni.json', { kenmerk: 'bewaak-juni' });
  const { proces, afloop } = startCli(['bewaak', map, '--elke', '1'], { ...env, ENKELVOUD_SLEUTEL: 'evk_fout' });
  const [code] = await once(proces, 'exit');
  expect(code).toBe(4);
  expect((await afloop).stderr).toContain('sleutel');
  expect(inMap('juni.json')).toBe(true);
});
