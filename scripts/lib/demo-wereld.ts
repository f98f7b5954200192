/** A gateway with something in it to see: the starter register, the example submitted and delivered, and somebody of every kind. */
import path from 'node:path';
import type { Client } from './client.ts';
import { type Gateway, startGateway } from './harness.ts';
import { nieuweVersiesleutels, PROJECT } from './project.ts';
import { readRegisterFolder } from './register-folder.ts';
import { loadRegister } from './registration.ts';
import { followUntilDone, readAgbcode, submitFile } from './submission.ts';
import { createSleutel } from './verwerk.ts';

export type Houder = { readonly houdersoort: 'aanbieder' | 'ontvanger' | 'beheerder'; readonly houdercode: string };

export interface Demowereld {
  readonly gateway: Gateway;
  readonly aanbieder: Houder;
  readonly gemeente: Houder;
  readonly beheerder: Houder;
}

/** Everybody may sign in as whoever they like, as on the machine of a developer. */
export const DEMO_VARS = {
  PUBLIEK_ADRES: 'http://localhost:8787',
  ONTWIKKELING_LOKALE_ADRESSEN: 'ja',
  ONTWIKKELING_DEMO_AANMELDEN: 'ja',
} as const;

/** @param houder gets its organisation, so that somebody can sign in for it */
export const alsHouder = async (beheer: Client, { houdersoort, houdercode }: Houder): Promise<Client> =>
  beheer.withSleutel(await createSleutel(beheer, houdersoort, houdercode, 'demo'));

/** Throws with what is wrong with it. */
export async function loadStarterRegister(beheer: Client): Promise<void> {
  const register = await readRegisterFolder(path.join(PROJECT, 'register'));
  if (!register.ok) throw new Error(register.error.join('\n'));
  const geladen = await loadRegister(beheer, register.value);
  if (!geladen.ok) throw new Error(geladen.error.join('\n'));
}

export async function startDemowereld(): Promise<Demowereld> {
  const gateway = await startGateway({ ...DEMO_VARS, KLUISSLEUTELS: nieuweVersiesleutels() });
  try {
    const { beheer } = gateway;
    await loadStarterRegister(beheer);
    return { gateway, ...(await submitVoorbeeld(beheer)) };
  } catch (error) {
    await gateway.close();
    throw error;
  }
}

/** The example through the front door, until it is delivered. */
export async function submitVoorbeeld(beheer: Client): Promise<Omit<Demowereld, 'gateway'>> {
  const voorbeeld = path.join(PROJECT, 'examples/verantwoording.json');
  const aanbieder: Houder = { houdersoort: 'aanbieder', houdercode: (await readAgbcode(voorbeeld)) ?? '' };
  const client = await alsHouder(beheer, aanbieder);
  const indiening = await submitFile(client, voorbeeld);
  if (indiening.soort === 'geweigerd') throw new Error(`the example is refused: ${indiening.probleem.detail}`);
  const bewijs = await followUntilDone(client, indiening.bewijs.id, () => undefined);
  const declaratie = bewijs.zendingen.find(({ formaat }) => formaat.naam.endsWith('323')) ?? bewijs.zendingen[0];
  if (declaratie === undefined) throw new Error('the example makes no zending');
  const gemeente: Houder = { houdersoort: 'ontvanger', houdercode: declaratie.ontvanger.code };
  const beheerder: Houder = { houdersoort: 'beheerder', houdercode: 'demo' };
  await alsHouder(beheer, gemeente);
  await alsHouder(beheer, beheerder);
  return { aanbieder, gemeente, beheerder };
}
