/** The gateway with counting bindings and the bare worker, in workerd, with the configuration of this repository. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createTestHarness } from 'wrangler';
import { Client } from '../../scripts/lib/client.ts';
import {
  beginsleutelinstellingen,
  nieuweBeginsleutel,
  nieuweVersiesleutels,
  PROJECT,
} from '../../scripts/lib/project.ts';
import { readRegisterFolder } from '../../scripts/lib/register-folder.ts';
import { loadRegister } from '../../scripts/lib/registration.ts';
import { cpuOfWorkerd } from '../proces.ts';
import type { Telling } from './tellers.ts';

export interface Opstelling {
  readonly url: URL;
  /** As beheerder, of a gateway with the register of this repository. */
  readonly beheer: Client;
  /** Zendingen that are not delivered yet. */
  readonly onderweg: () => Promise<number>;
  /** What was counted since it was asked before. */
  readonly tellers: () => Promise<Telling>;
  readonly close: () => Promise<void>;
}

const WORKERS = path.join(import.meta.dirname, 'worker');

/** The paths of wrangler.toml, which stand there as seen from its own folder. */
const PADEN: Readonly<Record<string, string>> = {
  main: path.join(WORKERS, 'index.ts'),
  migrations_dir: path.join(PROJECT, 'migrations'),
  directory: path.join(PROJECT, 'generated/web/openbaar'),
};

/** The settings of wrangler.toml with another worker in them, in a folder of its own. @returns the path of the file */
export async function writeConfig(map: string): Promise<string> {
  const toml = await readFile(path.join(PROJECT, 'wrangler.toml'), 'utf8');
  const anders = Object.entries(PADEN).reduce((tekst, [naam, pad]) => {
    const regel = new RegExp(`^${naam} = .*$`, 'm');
    if (!regel.test(tekst)) throw new Error(`wrangler.toml has no ${naam}`);
    return tekst.replace(regel, `${naam} = ${JSON.stringify(pad)}`);
  }, toml);
  const bestand = path.join(map, 'wrangler.toml');
  await writeFile(bestand, anders);
  return bestand;
}

async function start(maakConfig: (map: string) => Promise<string>, vars: Readonly<Record<string, string>>) {
  process.env.WRANGLER_LOG ??= 'error';
  const map = await mkdtemp(path.join(tmpdir(), 'enkelvoud-bezorging-'));
  const harness = createTestHarness({ root: PROJECT, workers: [{ configPath: await maakConfig(map), vars }] });
  const close = async (): Promise<void> => {
    await harness.close();
    await rm(map, { recursive: true, force: true });
  };
  try {
    const { url } = await harness.listen();
    return { harness, url, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The counters begin again with each question; the size of the database and the time of the processor go on, and are subtracted. */
async function createTellers(beheer: Client): Promise<() => Promise<Telling>> {
  const lees = async () => ({ stand: await beheer.get<Telling>('/-/tellers'), cpu: (await cpuOfWorkerd()) ?? 0 });
  let vorige = await lees();
  return async () => {
    const nu = await lees();
    const { stand, cpu } = vorige;
    vorige = nu;
    return { ...nu.stand, d1Bytes: nu.stand.d1Bytes - stand.d1Bytes, cpuMilliseconden: nu.cpu - cpu };
  };
}

/** @param vars settings of the deployment */
export async function startGateway(vars: Readonly<Record<string, string>>): Promise<Opstelling> {
  const beginsleutel = nieuweBeginsleutel();
  const { harness, url, close } = await start(writeConfig, {
    PAYLOADSLEUTELS: nieuweVersiesleutels(),
    BETROKKENESLEUTELS: nieuweVersiesleutels(),
    VIRUSSCAN: 'geen',
    ...vars,
    ...beginsleutelinstellingen(beginsleutel),
  });
  try {
    await harness.getWorker().applyD1Migrations('DB');
    const beheer = new Client(url, beginsleutel);
    const register = await readRegisterFolder(path.join(PROJECT, 'register'));
    if (!register.ok) throw new Error(register.error.join('\n'));
    const geladen = await loadRegister(beheer, register.value);
    if (!geladen.ok) throw new Error(geladen.error.join('\n'));
    return {
      url,
      beheer,
      onderweg: () => beheer.get<number>('/-/onderweg'),
      tellers: await createTellers(beheer),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

export interface Kaal {
  /** Sends each body to the address; the number that was taken. */
  readonly push: (adres: string, bodies: readonly string[]) => Promise<number>;
  readonly close: () => Promise<void>;
}

export async function startKaal(): Promise<Kaal> {
  const { url, close } = await start(async (map) => {
    const bestand = path.join(map, 'wrangler.json');
    const config = { name: 'kaal', main: path.join(WORKERS, 'kaal.ts'), compatibility_date: '2026-08-01' };
    await writeFile(bestand, JSON.stringify(config));
    return bestand;
  }, {});
  return {
    async push(adres, bodies) {
      const antwoord = await fetch(new URL('/pushes', url), {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ adres, bodies }),
      });
      return ((await antwoord.json()) as { aangenomen: number }).aangenomen;
    },
    close,
  };
}
