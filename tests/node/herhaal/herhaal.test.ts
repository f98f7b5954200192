/** `npm run herhaal` as its user runs it: on what a gateway gave, with the gateway gone. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Client } from '../../../scripts/lib/client.ts';
import type { Demo } from '../../../scripts/lib/demo.ts';
import type { Ontvangstbewijs } from '../../../src/receipts/ontvangstbewijs.ts';
import { freePort, Start } from '../start/gateway.ts';
import { type Afloop, readJson, removeTempFolders, runScript, tempFolder, VOORBEELD } from '../verwerk/command.ts';

const AANBIEDER = 'aanbieder/65656055';
let map = '';
let staat = '';
/** The ontvangstbewijs as `npm start` made and signed it, in a file; and the keys. */
let jws = '';
let jwks = '';
let bewijs: Ontvangstbewijs;
let viaGateway: Afloop;
/** What came over an open connection, until all of the example was there. */
let stroom = '';
let start: Start | undefined;

const herhaal = (...args: readonly string[]): Promise<Afloop> => runScript('herhaal.ts', args);
const inFile = async (naam: string, tekst: string): Promise<string> => {
  const pad = path.join(map, naam);
  await writeFile(pad, tekst);
  return pad;
};

beforeAll(async () => {
  map = await tempFolder();
  staat = path.join(map, 'staat');
  const poort = await freePort();
  start = new Start(staat, poort);
  await start.ready();
  const basis = `http://localhost:${poort}`;
  const { sleutels } = await readJson<Demo>(staat, 'demo.json');
  const aanbieder = new Client(new URL(basis), sleutels[AANBIEDER]);
  const { resultaten } = await aanbieder.get<{ resultaten: { id: string }[] }>('/aanbieder/v1/verantwoordingen');
  const adres = `/aanbieder/v1/verantwoordingen/${resultaten[0]?.id}/ontvangstbewijs`;
  const ondertekend = await aanbieder.send('GET', adres, { headers: { Accept: 'application/jose' } });
  jws = await inFile('bewijs.jws', await ondertekend.text());
  bewijs = await aanbieder.get<Ontvangstbewijs>(adres);
  jwks = await inFile('jwks.json', await (await aanbieder.send('GET', '/.well-known/jwks.json')).text());
  viaGateway = await runScript(
    'herhaal.ts',
    [jws, '--staat', path.join(map, 'niets'), '--sleutels', `${basis}/.well-known/jwks.json`, '--gateway', basis],
    { ENKELVOUD_SLEUTEL: sleutels[AANBIEDER] ?? '' },
  );
  stroom = await readStroom(aanbieder, bewijs.zendingen.length + 1);
  await start.interrupt();
});
afterAll(async () => {
  if (start !== undefined && start.proces.exitCode === null && start.proces.signalCode === null) await start.kill();
  await removeTempFolders();
});

/** Server-Sent Events as a page reads them; closes the connection after so many. */
async function readStroom(aanbieder: Client, aantal: number): Promise<string> {
  const { body } = await aanbieder.send('GET', '/aanbieder/v1/gebeurtenissen', {
    headers: { Accept: 'text/event-stream' },
  });
  const decoder = new TextDecoder();
  let tekst = '';
  for await (const stuk of body ?? []) {
    tekst += decoder.decode(stuk, { stream: true });
    if (tekst.split('\ndata: ').length > aantal) break;
  }
  return tekst;
}

const GELIJK = '4 van 4 bestanden byte voor byte gelijk.';

it('streams what happened over a real connection, before it is closed', () => {
  const gebeurtenissen = [...stroom.matchAll(/^data: (.*)$/gm)].map(([, data = '']) => JSON.parse(data));
  expect(gebeurtenissen.map(({ toestand }) => toestand)).toEqual([
    'aanvaard',
    ...bewijs.zendingen.map(() => 'bezorgd'),
  ]);
  expect(new Set(gebeurtenissen.map(({ verantwoordingId }) => verantwoordingId))).toEqual(new Set([bewijs.id]));
});

it('makes every file again from what npm start keeps, without a gateway', async () => {
  const { code, stdout, stderr } = await herhaal(jws, '--staat', staat);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain('Handtekening: klopt');
  expect(stdout).toMatch(/0384 Diemen +iwmo323 [0-9.]+ +WMO323_65656055_0384_765432198\.xml +gelijk +[0-9a-f]{12}\n/);
  expect(stdout).toMatch(/pv-landelijk-wmo [0-9.]+ +\S+\.xlsx +gelijk/);
  expect(stdout).toContain(GELIJK);
});

it('does so with the submission of a running gateway', () => {
  expect(viaGateway).toMatchObject({ code: 0, stdout: expect.stringContaining(GELIJK) });
});

it('does so with the submission as a file, the published keys and the folder register/ alone', async () => {
  const elders = ['--staat', path.join(map, 'niets'), '--sleutels', jwks];
  const { code, stdout } = await herhaal(jws, ...elders, '--verantwoording', VOORBEELD);
  expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining(GELIJK) });

  const anders = await inFile('anders.json', JSON.stringify({ kenmerk: 'anders' }));
  const ander = await herhaal(jws, ...elders, '--verantwoording', anders);
  expect(ander).toMatchObject({ code: 1, stdout: expect.stringContaining('niet de verantwoording van dit bewijs') });
});

it('says which file differs, and takes a bewijs without a signature only when that is asked for', async () => {
  const [eerste, ...rest] = bewijs.zendingen;
  if (eerste === undefined) throw new Error('no zendingen');
  const veranderd: Ontvangstbewijs = {
    ...bewijs,
    zendingen: [
      { ...eerste, bestanden: eerste.bestanden.map((bestand) => ({ ...bestand, sha256: '0'.repeat(64) })) },
      ...rest.map((zending) => ({ ...zending, aansluiting: { ...zending.aansluiting, sha256: '1'.repeat(64) } })),
    ],
  };
  const bestand = await inFile('bewijs.json', JSON.stringify(veranderd));
  const zonder = await herhaal(bestand, '--staat', staat);
  expect(zonder).toMatchObject({ code: 2, stderr: expect.stringContaining('geen handtekening') });
  const { code, stdout } = await herhaal(bestand, '--staat', staat, '--zonder-handtekening');
  expect(code).toBe(1);
  expect(stdout).toContain('Handtekening: geen.');
  expect(stdout).toMatch(/anders +0{12} ≠ [0-9a-f]{12}\n/);
  expect(stdout).toMatch(/aansluiting \S+ \S+ \(sha256 1{12}…\)/);
  expect(stdout).toContain('0 van 1 bestanden byte voor byte gelijk; 3 zendingen niet te maken.');
});

it('refuses a bewijs that was changed after it was signed, and one of another gateway', async () => {
  const [kop, inhoud = '', handtekening] = (await readFile(jws, 'utf8')).split('.');
  const tekst = Buffer.from(inhoud, 'base64url').toString().replace('"aantalTrajecten":', '"aantalTrajecten":9');
  const vals = await inFile('vals.jws', `${kop}.${Buffer.from(tekst).toString('base64url')}.${handtekening}`);
  expect(await herhaal(vals, '--sleutels', jwks)).toMatchObject({
    code: 1,
    stdout: '',
    stderr: expect.stringContaining('De handtekening klopt niet'),
  });
  const leeg = await inFile('leeg.json', '{"keys":[]}');
  expect(await herhaal(jws, '--sleutels', leeg)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('De sleutel'),
  });
});

it.each([
  ['no bewijs', []],
  ['a bewijs that is not there', ['bestaat-niet.jws']],
  ['an option that does not exist', ['--bestaat-niet']],
])('answers %s with how it is used', async (_, args) => {
  const { code, stdout, stderr } = await herhaal(...args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(/Gebruik: npm run herhaal|bestaat niet/);
});
