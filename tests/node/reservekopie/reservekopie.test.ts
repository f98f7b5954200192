/** A copy of a gateway, put back in an empty folder: it goes on as if nothing happened. Real processes from end to end. */
import { createHash } from 'node:crypto';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { Client } from '../../../scripts/lib/client.ts';
import type { Demo } from '../../../scripts/lib/demo.ts';
import { followUntilDone, submitFile } from '../../../scripts/lib/submission.ts';
import type { Balans } from '../../../src/receipts/balans.ts';
import { freePort, Start } from '../start/gateway.ts';
import { readJson, readTree, removeTempFolders, runScript, tempFolder, VOORBEELD } from '../verwerk/command.ts';

const gestart: Start[] = [];
afterAll(async () => {
  for (const start of gestart)
    if (start.proces.exitCode === null && start.proces.signalCode === null) await start.kill();
  await removeTempFolders();
});

interface Postvakzending {
  readonly id: string;
  readonly postvaknummer: number;
}

const BSN = /\b9999\d{5}\b/;

/** What in a copy holds a bsn. The examples that belong to formaten are test data, and are not encrypted. */
async function findReadable(kopie: string): Promise<readonly string[]> {
  const bestanden = await readTree(kopie);
  const voorbeelden = new Set(
    (bestanden.get('objecten.ndjson')?.toString() ?? '')
      .trim()
      .split('\n')
      .map((lijn) => (JSON.parse(lijn) as { readonly sleutel: string }).sleutel)
      .filter((sleutel) => sleutel.startsWith('formaatvoorbeelden/'))
      .map((sleutel) => createHash('sha256').update(sleutel).digest('hex')),
  );
  expect(bestanden.size - voorbeelden.size).toBeGreaterThan(10);
  return [...bestanden].flatMap(([naam, bytes]) =>
    !voorbeelden.has(path.basename(naam)) && BSN.test(bytes.toString('latin1')) ? [naam] : [],
  );
}

/** Everything that can be asked of one gateway and must be the same on the other. */
async function lookAt(poort: number, demo: Demo) {
  const basis = new URL(`http://localhost:${poort}`);
  const met = (naam: string): Client => new Client(basis, demo.sleutels[naam]);
  const aanbieder = met('aanbieder/65656055');
  const { resultaten } = await aanbieder.get<{ resultaten: readonly { id: string }[] }>(
    '/aanbieder/v1/verantwoordingen',
  );
  const id = resultaten.at(-1)?.id ?? '';
  const balans = await aanbieder.get<Balans>(`/aanbieder/v1/verantwoordingen/${id}/balans`);
  const bestanden = new Map<string, string>();
  const postvak = new Map<string, readonly Postvakzending[]>();
  for (const naam of Object.keys(demo.sleutels).filter((een) => een.startsWith('ontvanger/'))) {
    const { resultaten: zendingen } = await met(naam).get<{ resultaten: readonly Postvakzending[] }>(
      '/gemeente/v1/zendingen',
    );
    postvak.set(naam, zendingen);
    for (const zending of zendingen) {
      const antwoord = await met(naam).send('GET', `/gemeente/v1/zendingen/${zending.id}/bestand`);
      expect(antwoord.status).toBe(200);
      bestanden.set(zending.id, Buffer.from(await antwoord.arrayBuffer()).toString('base64'));
    }
  }
  const spoor = await met('beheerder/demo').send('GET', '/beheer/v1/auditspoor/bestand');
  return { id, balans, postvak, bestanden, auditspoor: await spoor.text() };
}

it('is the same afterwards, and goes on from there', async () => {
  const map = await tempFolder();
  const [oud, nieuw, kopie] = ['oud', 'nieuw', 'kopie'].map((naam) => path.join(map, naam)) as [string, string, string];
  const poort = await freePort();
  const eerste = new Start(oud, poort);
  gestart.push(eerste);
  await eerste.ready();
  const demo = await readJson<Demo>(oud, 'demo.json');
  const ervoor = await lookAt(poort, demo);
  expect(await eerste.interrupt()).toBe(0);

  const gemaakt = await runScript('reservekopie.ts', ['maak', kopie, '--staat', oud]);
  expect(gemaakt).toMatchObject({ code: 0, stderr: '' });
  expect(await findReadable(kopie), 'nothing of a person can be read in the copy').toEqual([]);

  // The secrets are kept elsewhere: they are no part of the copy.
  await mkdir(nieuw);
  await cp(path.join(oud, 'demo.json'), path.join(nieuw, 'demo.json'));
  const hersteld = await runScript('reservekopie.ts', ['herstel', kopie, '--staat', nieuw]);
  expect(hersteld).toMatchObject({ code: 0, stderr: '' });
  expect(hersteld.stdout).toMatch(/^Teruggezet en gelijk aan de kopie: de database en [1-9]\d* objecten\.\n$/);
  const nogEens = await runScript('reservekopie.ts', ['herstel', kopie, '--staat', nieuw]);
  expect(nogEens.code, 'never over what is there').toBe(2);

  const tweede = new Start(nieuw, poort);
  gestart.push(tweede);
  await tweede.ready();
  expect(tweede.uitvoer).toContain('0 documenten nieuw');
  expect(tweede.uitvoer).toContain('dat was er al, hetzelfde ontvangstbewijs');
  const erna = await lookAt(poort, demo);
  expect(erna.id).toBe(ervoor.id);
  expect(erna.balans).toEqual(ervoor.balans);
  expect(erna.balans).toMatchObject({ sluitend: true, afgerond: true, verschillen: [] });
  expect(erna.postvak).toEqual(ervoor.postvak);
  expect(ervoor.bestanden.size).toBeGreaterThan(2);
  expect(erna.bestanden).toEqual(ervoor.bestanden);

  // The chain was taken over whole, and what was done since follows it.
  expect(erna.auditspoor.startsWith(ervoor.auditspoor)).toBe(true);
  const spoor = path.join(map, 'auditspoor.ndjson');
  await writeFile(spoor, erna.auditspoor);
  const controle = await runScript('auditspoor.ts', ['controleer', spoor, '--staat', nieuw]);
  expect(controle).toMatchObject({ code: 0, stdout: expect.stringContaining('De keten klopt') });

  // The postbus of an ontvanger has lost its memory; it gives no number twice.
  const volgende = path.join(map, 'volgende.json');
  await writeFile(volgende, (await readFile(VOORBEELD, 'utf8')).replace(/("kenmerk": *")/, '$1na-herstel-'));
  const aanbieder = new Client(new URL(`http://localhost:${poort}`), demo.sleutels['aanbieder/65656055']);
  const indiening = await submitFile(aanbieder, volgende);
  if (indiening.soort !== 'aanvaard') throw new Error('refused');
  await followUntilDone(aanbieder, indiening.bewijs.id);
  for (const [naam, zendingen] of (await lookAt(poort, demo)).postvak) {
    const nummers = zendingen.map(({ postvaknummer }) => postvaknummer);
    expect(new Set(nummers).size, naam).toBe(nummers.length);
    expect(nummers.length, naam).toBeGreaterThan(ervoor.postvak.get(naam)?.length ?? 0);
  }
  expect(await tweede.interrupt()).toBe(0);

  const verschil = await runScript('reservekopie.ts', ['vergelijk', kopie, '--staat', nieuw]);
  expect([verschil.code, verschil.stdout]).toEqual([1, 'De database is anders dan in de kopie.\n']);
}, 600_000);

it('says what is wrong with how it is used', async () => {
  const leeg = await tempFolder();
  const uitkomsten = await Promise.all([
    runScript('reservekopie.ts', ['kopieer', leeg]),
    runScript('reservekopie.ts', ['maak', leeg, '--extern', '--staat', leeg]),
    runScript('reservekopie.ts', ['maak', path.join(leeg, 'kopie'), '--staat', path.join(leeg, 'niets')]),
    runScript('reservekopie.ts', ['herstel', leeg, '--staat', path.join(leeg, 'niets')]),
  ]);
  expect(uitkomsten.map(({ code }) => code)).toEqual([2, 2, 2, 2]);
  expect(uitkomsten.map(({ stderr }) => stderr.split('\n')[0])).toEqual([
    'Zeg maak, herstel of vergelijk, en noem één map.',
    'Kies: --staat of --extern.',
    `In ${path.join(leeg, 'niets')} staan geen gegevens van npm start.`,
    `In ${leeg} staat geen reservekopie, of zij is niet afgemaakt.`,
  ]);
});
