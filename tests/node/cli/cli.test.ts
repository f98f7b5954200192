/** The command line against a gateway that really runs: every command, every exit code, and a connection that breaks. */
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Client } from '../../../scripts/lib/client.ts';
import type { Demo } from '../../../scripts/lib/demo.ts';
import { createSleutel } from '../../../scripts/lib/verwerk.ts';
import { freePort, Start } from '../start/gateway.ts';
import { readJson, removeTempFolders, tempFolder, VOORBEELD } from '../verwerk/command.ts';
import { environment, openDraad, runCli } from './command.ts';

let start: Start;
let poort: number;
let adres: string;
let sleutel: string;
let gemeente: string;
let map: string;
beforeAll(async () => {
  map = await tempFolder();
  poort = await freePort();
  adres = `http://localhost:${poort}`;
  start = new Start(path.join(map, 'staat'), poort);
  await start.ready();
  const { beginsleutel } = await readJson<Demo>(map, 'staat', 'demo.json');
  const beheer = new Client(new URL(adres), beginsleutel);
  sleutel = await createSleutel(beheer, 'aanbieder', '65656055', 'cli');
  gemeente = await createSleutel(beheer, 'ontvanger', '0384', 'cli');
});
afterAll(async () => {
  await start.kill();
  await removeTempFolders();
});

const aanbieder = (anders: object = {}) => environment({ adres, sleutel, ...anders });
/** All that was written, without the key in it: it must never be there. */
function json(stdout: string): Record<string, unknown> {
  expect(stdout).not.toContain(sleutel);
  return JSON.parse(stdout) as Record<string, unknown>;
}

async function example(kenmerk: string, anders: object = {}, lengte = 0): Promise<string> {
  const inhoud = { ...(await readJson<object>(VOORBEELD)), kenmerk, ...anders };
  const bestand = path.join(map, `${kenmerk}.json`);
  await writeFile(bestand, JSON.stringify(inhoud).padEnd(lengte));
  return bestand;
}

it('tries, submits, follows, fetches and answers', async () => {
  const bestand = await example('cli-heen-en-weer');
  const proef = await runCli(['controleer', bestand], aanbieder());
  expect(proef).toMatchObject({ code: 0, stderr: '' });
  expect(proef.stdout).toContain('Er is niets ingediend');
  expect(proef.stdout).toMatch(/0384 Diemen/);

  const ingediend = await runCli(['indienen', bestand, '--volg', '--json'], aanbieder());
  expect(ingediend).toMatchObject({ code: 0, stderr: '' });
  expect(json(ingediend.stdout)).toMatchObject({ uitkomst: 'goed', bewijs: { kenmerk: 'cli-heen-en-weer' } });
  const gevolgd = await runCli(['volg', 'cli-heen-en-weer', '--wacht'], aanbieder());
  expect(gevolgd).toMatchObject({ code: 0, stderr: '' });
  expect(gevolgd.stdout).toMatch(/ontvanger +formaat +bestand +toestand/);

  const ontvanger = environment({ adres, sleutel: gemeente });
  const naar = path.join(map, 'opgehaald');
  const opgehaald = await runCli(['ophalen', '--naar', naar, '--bevestig', '--json'], ontvanger);
  expect(opgehaald).toMatchObject({ code: 0, stderr: '' });
  const { zendingIds, bestanden } = json(opgehaald.stdout) as { zendingIds: string[]; bestanden: string[] };
  expect(zendingIds.length).toBeGreaterThan(0);
  expect(bestanden.every((een) => existsSync(een))).toBe(true);
  const nogmaals = await runCli(['ophalen', '--naar', naar, '--bevestig'], ontvanger);
  expect(nogmaals).toMatchObject({ code: 0, stdout: 'Er is niets nieuws.\n' });

  const antwoord = ['beantwoord', zendingIds[0] ?? '', '--oordeel', 'afgewezen', '--retourcode', '0001'];
  expect(await runCli(antwoord, ontvanger)).toMatchObject({ code: 0, stdout: 'Het antwoord is ontvangen.\n' });
});

it('shows every finding of what is refused, and ends with 2', async () => {
  const bestand = await example('cli-fout', { dagtekening: '2026-13-40', periode: { begindatum: 'x' } });
  for (const opdracht of ['controleer', 'indienen']) {
    const { code, stdout, stderr } = await runCli([opdracht, bestand], aanbieder());
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('/dagtekening');
    expect(stderr).toContain('Wat u kunt doen:');
  }
  const { code, stdout } = await runCli(['indienen', bestand, '--json'], aanbieder());
  expect(code).toBe(2);
  expect(json(stdout)).toMatchObject({ uitkomst: 'geweigerd', probleem: { status: 400 } });
});

it('says that the key is wrong or of somebody else, and never shows it', async () => {
  const bestand = await example('cli-sleutel');
  for (const fout of ['evk_verkeerd', gemeente]) {
    const afloop = await runCli(['indienen', bestand], environment({ adres, sleutel: fout }));
    expect(afloop.code).toBe(4);
    expect(afloop.stdout + afloop.stderr).not.toContain(fout);
  }
});

it('says what is wrong in how it is used', async () => {
  const bestand = await example('cli-gebruik');
  for (const [args, env, wat] of [
    [[], aanbieder(), 'Noem een opdracht'],
    [['verzend'], aanbieder(), 'bestaat niet'],
    [['indienen'], aanbieder(), 'Noem het bestand'],
    [['indienen', bestand, '--snel'], aanbieder(), '--snel'],
    [['indienen', path.join(map, 'is-er-niet.json')], aanbieder(), 'is-er-niet.json'],
    [['indienen', bestand], environment({ adres: 'http://gemeente.example', sleutel }), 'https://'],
    [['indienen', bestand], { ENKELVOUD_URL: adres }, 'ENKELVOUD_SLEUTEL'],
    [['volg', 'geen-kenmerk'], aanbieder(), 'geen verantwoording'],
  ] as const) {
    const afloop = await runCli(args, env, map);
    expect([args, afloop.code]).toEqual([args, 3]);
    expect(afloop.stderr).toContain(wat);
    expect(afloop.stderr).not.toContain(sleutel);
  }
});

it('takes address and key from a file', async () => {
  await writeFile(path.join(map, 'enkelvoud.json'), JSON.stringify({ adres, sleutel }));
  const afloop = await runCli(['controleer', await example('cli-bestand')], {}, map);
  expect(afloop).toMatchObject({ code: 0, stderr: '' });
});

it('says what is too large and what it cannot read', async () => {
  const groot = await example('cli-groot', {}, 101 * 1024 * 1024);
  const afloop = await runCli(['indienen', groot], aanbieder());
  expect(afloop.code).toBe(2);
  expect(afloop.stderr).toContain('groter');
  const vreemd = path.join(map, 'foto.jpg');
  await writeFile(vreemd, Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0, 1, 2, 3]));
  expect((await runCli(['indienen', vreemd], aanbieder())).code).toBe(2);
});

it('goes on with a large file where the connection broke', async () => {
  const MB = 1024 * 1024;
  const bestand = await example('cli-afgebroken', {}, 17 * MB);
  const indienen = ['indienen', bestand, '--in-delen-vanaf', '1', '--deel-mb', '5', '--json'];
  const kapot = await openDraad(poort, 12 * MB);
  const eerste = await runCli(indienen, aanbieder({ adres: kapot.adres, pogingen: '1' }));
  await kapot.close();
  expect(eerste.code).toBe(5);
  expect(json(eerste.stdout)).toEqual({ uitkomst: 'storing' });
  expect(existsSync(`${bestand}.enkelvoud-upload`)).toBe(true);

  const heel = await openDraad(poort);
  const tweede = await runCli(indienen, aanbieder({ adres: heel.adres }));
  expect(tweede).toMatchObject({ code: 0, stderr: '' });
  // Two of the four parts were there already.
  expect(heel.bytes()).toBeGreaterThan(6 * MB);
  expect(heel.bytes()).toBeLessThan(8 * MB);
  expect(existsSync(`${bestand}.enkelvoud-upload`)).toBe(false);
  await heel.close();
  const { bewijs } = json(tweede.stdout) as { bewijs: { id: string; bytes: number } };
  expect(bewijs.bytes).toBe((await readFile(bestand)).length);
  // In one piece it is the same verantwoording.
  const inEens = await runCli(['indienen', bestand, '--json'], aanbieder());
  expect(json(inEens.stdout)).toMatchObject({ bewijs: { id: bewijs.id } });
});

it('waits as long as the gateway asks, and gives up after so many attempts', async () => {
  const tijden: number[] = [];
  const server = createServer((_, antwoord) => {
    tijden.push(Date.now());
    const klaar = tijden.length > 2;
    antwoord.writeHead(klaar ? 401 : 503, { 'Retry-After': '1' }).end('{"detail":"Later."}');
  }).listen(0, 'localhost');
  await once(server, 'listening');
  const bestand = await example('cli-druk');
  const druk = { adres: `http://localhost:${Object(server.address()).port}`, sleutel };
  const uitgesteld = await runCli(['controleer', bestand], environment(druk));
  expect([uitgesteld.code, tijden.length]).toEqual([4, 3]);
  // Twice a second; a timer may round its own down.
  expect((tijden[2] ?? 0) - (tijden[0] ?? 0)).toBeGreaterThanOrEqual(1990);
  tijden.length = 0;
  expect((await runCli(['controleer', bestand], environment({ ...druk, pogingen: '2' }))).code).toBe(5);
  expect(tijden).toHaveLength(2);
  server.close();
  expect((await runCli(['controleer', bestand], environment({ ...druk, pogingen: '1' }))).code).toBe(5);
});
