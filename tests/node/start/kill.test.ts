/**
 * A power cut while a large verantwoording is being converted. After the next start every regel is accounted for, and every ontvanger
 * has each file once, equal to the byte to what a hand-written converter makes.
 */
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { afterAll, expect, it } from 'vitest';
import { gegevensOf } from '../../../bench/gegevens.ts';
import { connectedGemeenten } from '../../../bench/gemeenten.ts';
import { AGBCODE, generate } from '../../../bench/genereer.ts';
import { processByHand } from '../../../bench/handgeschreven.ts';
import { Client } from '../../../scripts/lib/client.ts';
import type { Demo } from '../../../scripts/lib/demo.ts';
import { readRegisterFolder } from '../../../scripts/lib/register-folder.ts';
import { followUntilDone, submitFile } from '../../../scripts/lib/submission.ts';
import { createSleutel } from '../../../scripts/lib/verwerk.ts';
import type { Balans } from '../../../src/receipts/balans.ts';
import type { Ontvangstbewijs } from '../../../src/receipts/ontvangstbewijs.ts';
import { ROOT, readJson, removeTempFolders, tempFolder } from '../verwerk/command.ts';
import { freePort, Start, waitUntil } from './gateway.ts';

const gestart: Start[] = [];
afterAll(async () => {
  for (const start of gestart)
    if (start.proces.exitCode === null && start.proces.signalCode === null) await start.kill();
  await removeTempFolders();
});

const PRESTATIES = 20_000;
const GEMEENTEN = 40;
const REGISTER = path.join(ROOT, 'register');

/**
 * The reconciliation takes only work that stands still for minutes, and gives back the turns of a consumer only when that must be gone.
 * Nobody waits for that here: while the gateway is down, everything in the database becomes an hour older.
 */
async function ageByAnHour(staat: string): Promise<void> {
  const map = path.join(staat, 'v3', 'd1', 'miniflare-D1DatabaseObject');
  const bestanden = (await readdir(map)).filter((naam) => naam.endsWith('.sqlite') && !naam.startsWith('metadata'));
  expect(bestanden).toHaveLength(1);
  const database = new DatabaseSync(path.join(map, bestanden[0] ?? ''));
  const { changes } = database
    .prepare(
      `UPDATE zendingen SET gewijzigd_op = strftime('%Y-%m-%dT%H:%M:%fZ', gewijzigd_op, '-1 hour'),
         genomen_op = strftime('%Y-%m-%dT%H:%M:%fZ', genomen_op, '-1 hour')`,
    )
    .run();
  database.close();
  expect(changes).toBeGreaterThan(0);
}

const isDone = ({ toestand }: { readonly toestand: string }): boolean =>
  toestand !== 'gepland' && toestand !== 'omgezet';

interface Postvak {
  readonly id: string;
  readonly postvaknummer: number;
}

it('loses nothing and delivers nothing twice', async () => {
  const map = await tempFolder();
  const staat = path.join(map, 'staat');
  const poort = await freePort();
  const basis = new URL(`http://localhost:${poort}`);
  const bestand = path.join(map, 'verantwoording.json');
  const gemeentecodes = await connectedGemeenten(REGISTER, GEMEENTEN);
  await pipeline(Readable.from(generate({ prestaties: PRESTATIES, gemeentecodes })), createWriteStream(bestand));

  const eerste = new Start(staat, poort);
  gestart.push(eerste);
  await eerste.ready();
  const { beginsleutel } = await readJson<Demo>(staat, 'demo.json');
  const beheer = new Client(basis, beginsleutel);
  const aanbieder = beheer.withSleutel(await createSleutel(beheer, 'aanbieder', AGBCODE, 'kill test'));
  const indiening = await submitFile(aanbieder, bestand);
  if (indiening.soort !== 'aanvaard') throw new Error('refused');
  const { id } = indiening.bewijs;
  const bewijsVan = (): Promise<Ontvangstbewijs> =>
    aanbieder.get<Ontvangstbewijs>(`/aanbieder/v1/verantwoordingen/${id}/ontvangstbewijs`);
  let klaar = 0;
  await waitUntil(async () => {
    klaar = (await bewijsVan()).zendingen.filter(isDone).length;
    return klaar > 0;
  }, 'the first delivery');
  await eerste.kill();
  const totaal = indiening.bewijs.zendingen.length;
  expect(klaar, 'the kill came while there was work').toBeLessThan(totaal);

  await ageByAnHour(staat);
  const tweede = new Start(staat, poort);
  gestart.push(tweede);
  await tweede.ready();
  await beheer.post<unknown>('/beheer/v1/herstelrondes', {});
  const bewijs = await followUntilDone(aanbieder, id);

  const balans = await aanbieder.get<Balans>(`/aanbieder/v1/verantwoordingen/${id}/balans`);
  expect(balans).toMatchObject({ sluitend: true, afgerond: true, verschillen: [], aantalPrestaties: PRESTATIES });
  expect(balans.totaal).toMatchObject({ vastgehouden: 0, onderweg: 0 });

  const register = await readRegisterFolder(REGISTER);
  if (!register.ok) throw new Error(register.error.join('\n'));
  const verwacht = (await processByHand(bestand, gegevensOf(register.value))).map(
    ({ ontvangercode, formaat, tekst }) =>
      `${ontvangercode} ${formaat} ${createHash('sha256').update(tekst).digest('hex')}`,
  );
  const gekregen = bewijs.zendingen.flatMap(({ ontvanger, formaat, bestanden }) =>
    bestanden.map(({ sha256 }) => `${ontvanger.code} ${formaat.naam} ${sha256}`),
  );
  expect(gekregen.sort()).toEqual(verwacht.sort());

  const bezorgd = new Set<string>();
  for (const code of new Set(bewijs.zendingen.map(({ ontvanger }) => ontvanger.code))) {
    const ontvanger = beheer.withSleutel(await createSleutel(beheer, 'ontvanger', code, 'kill test'));
    const nummers: number[] = [];
    for await (const zending of ontvanger.list<Postvak>('/gemeente/v1/zendingen')) {
      expect(bezorgd.has(zending.id), 'each zending stands in one postvak, once').toBe(false);
      bezorgd.add(zending.id);
      nummers.push(zending.postvaknummer);
    }
    expect(new Set(nummers).size).toBe(nummers.length);
  }
  for (const zending of bewijs.zendingen) expect(bezorgd.has(zending.id)).toBe(zending.toestand !== 'gefilterd');
  expect(await tweede.interrupt()).toBe(0);
});
