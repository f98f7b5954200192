/** What `npm start` remembers between two starts: its keys. Never in git, readable by the user alone. */
import { generateKeyPairSync } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Ondertekensleutel } from '../../src/receipts/ondertekening.ts';
import { ApiFout, type Client } from './client.ts';
import { nieuweBeginsleutel, nieuweVersiesleutels } from './project.ts';
import { createSleutel } from './verwerk.ts';

export interface Demo {
  /** The key a new installation begins with; the gateway knows only its hash. */
  readonly beginsleutel: string;
  /** Signs each ontvangstbewijs of this gateway. */
  readonly ondertekensleutel: Ondertekensleutel;
  /** Public halves of keys that signed before: the setting as the gateway reads it. Put there by hand. */
  readonly vervallenOndertekensleutels?: string;
  /** Wraps the keys of what is stored; the setting as the gateway reads it. */
  readonly payloadsleutels: string;
  /** Locks the secrets of channels; as `payloadsleutels`. */
  readonly kluissleutels: string;
  /** Hashes betrokkenen; as `payloadsleutels`. */
  readonly betrokkenesleutels: string;
  /** Keys by `houdersoort/houdercode`. */
  readonly sleutels: Readonly<Record<string, string>>;
}

const fileOf = (staat: string): string => path.join(staat, 'demo.json');

/** `kluissleutel`: of a state from before that had versions. */
type BestaandeDemo = Partial<Demo> & Pick<Demo, 'sleutels'> & { readonly kluissleutel?: string };

/** Undefined when nothing was ever started with this folder. */
export async function readExistingDemo(staat: string): Promise<BestaandeDemo | undefined> {
  try {
    return JSON.parse(await readFile(fileOf(staat), 'utf8')) as Demo;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

export async function readDemo(staat: string): Promise<Demo> {
  const bestaand = await readExistingDemo(staat);
  const {
    beginsleutel,
    ondertekensleutel,
    kluissleutel,
    kluissleutels,
    payloadsleutels,
    betrokkenesleutels,
    sleutels = {},
  } = bestaand ?? {};
  if (bestaand && beginsleutel && ondertekensleutel && kluissleutels && payloadsleutels && betrokkenesleutels)
    return { ...bestaand, beginsleutel, ondertekensleutel, kluissleutels, payloadsleutels, betrokkenesleutels };
  // Nothing yet, or a state from before there were these keys.
  const demo: Demo = {
    beginsleutel: beginsleutel ?? nieuweBeginsleutel(),
    ondertekensleutel: ondertekensleutel ?? nieuweOndertekensleutel(),
    kluissleutels:
      kluissleutels ?? (kluissleutel === undefined ? nieuweVersiesleutels() : JSON.stringify({ 1: kluissleutel })),
    payloadsleutels: payloadsleutels ?? nieuweVersiesleutels(),
    betrokkenesleutels: betrokkenesleutels ?? nieuweVersiesleutels(),
    sleutels,
  };
  await writeDemo(staat, demo);
  return demo;
}

function nieuweOndertekensleutel(): Ondertekensleutel {
  const { d, x } = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  if (d === undefined || x === undefined) throw new Error('no Ed25519 key');
  return { kty: 'OKP', crv: 'Ed25519', x, d };
}

export async function writeDemo(staat: string, demo: Demo): Promise<void> {
  await mkdir(staat, { recursive: true });
  await writeFile(fileOf(staat), `${JSON.stringify(demo, null, 2)}\n`, { mode: 0o600 });
}

export type Houdersoort = 'aanbieder' | 'ontvanger' | 'beheerder';

/** An address each kind of key may ask, to see whether the gateway still knows it. */
const PROEFADRES: Readonly<Record<Houdersoort, string>> = {
  aanbieder: '/aanbieder/v1/verantwoordingen?aantal=1',
  ontvanger: '/gemeente/v1/zendingen?aantal=1',
  beheerder: '/beheer/v1/sleutels?aantal=1',
};

/** Gives out the keys of the demo, and makes one that is missing or that the gateway no longer knows. */
export class DemoSleutels {
  readonly #staat: string;
  readonly #beheer: Client;
  #demo: Demo;

  constructor(staat: string, beheer: Client, demo: Demo) {
    this.#staat = staat;
    this.#beheer = beheer;
    this.#demo = demo;
  }

  async for(houdersoort: Houdersoort, houdercode: string): Promise<string> {
    const naam = `${houdersoort}/${houdercode}`;
    const bewaard = this.#demo.sleutels[naam];
    if (bewaard !== undefined && (await this.#isKnown(houdersoort, bewaard))) return bewaard;
    const sleutel = await createSleutel(this.#beheer, houdersoort, houdercode, 'npm start');
    this.#demo = { ...this.#demo, sleutels: { ...this.#demo.sleutels, [naam]: sleutel } };
    await writeDemo(this.#staat, this.#demo);
    return sleutel;
  }

  async #isKnown(houdersoort: Houdersoort, sleutel: string): Promise<boolean> {
    try {
      await this.#beheer.withSleutel(sleutel).get(PROEFADRES[houdersoort]);
      return true;
    } catch (error) {
      if (error instanceof ApiFout && error.status === 401) return false;
      throw error;
    }
  }
}
