/** What people may do with the postbus of an ontvanger: look, pause, set going again. Every act is kept with who, when and why. */
import { tijdstip } from '../domain/kalender.ts';
import type { Bediener, OpenItem, Postbusbeeld } from '../domain/postbus.ts';
import type { Postbushandeling, PostbusRij } from '../storage/ports/bezorging.ts';
import type { Houder } from '../storage/ports.ts';
import type { Diensten } from './diensten.ts';

export type { PostbusRij };

export interface Postbusoverzicht {
  readonly beeld: Postbusbeeld;
  /** Newest first. */
  readonly handelingen: readonly Postbushandeling[];
}

const HANDELINGEN = 20;

export async function loadPostbus(diensten: Diensten, ontvangercode: string): Promise<Postbusoverzicht> {
  const [beeld, handelingen] = await Promise.all([
    diensten.postbussen.beeld(ontvangercode),
    diensten.staat.bezorging.listHandelingen(ontvangercode, HANDELINGEN),
  ]);
  return { beeld, handelingen };
}

/** @param na number after which the page begins */
export async function listOpen(
  diensten: Diensten,
  ontvangercode: string,
  na: number,
  aantal: number,
): Promise<{ readonly items: readonly OpenItem[]; readonly volgende?: number }> {
  const gevonden = await diensten.postbussen.listOpen(ontvangercode, na, aantal + 1);
  const items = gevonden.slice(0, aantal);
  const laatste = items.at(-1);
  return gevonden.length > aantal && laatste !== undefined ? { items, volgende: laatste.nummer } : { items };
}

const door = ({ houdersoort, houdercode }: Houder): string => `${houdersoort} ${houdercode}`;

const bediener = ({ houdersoort }: Houder): Bediener => houdersoort;

/** Pausing what is paused changes the reason. */
export async function pause(
  diensten: Diensten,
  houder: Houder,
  ontvangercode: string,
  reden: string,
): Promise<Postbusoverzicht> {
  await diensten.postbussen.pauzeer(ontvangercode, bediener(houder), reden);
  await keep(diensten, { ontvangercode, handeling: 'gepauzeerd', door: door(houder), reden });
  return loadPostbus(diensten, ontvangercode);
}

export async function restart(
  diensten: Diensten,
  houder: Houder,
  ontvangercode: string,
  reden: string | undefined,
): Promise<Postbusoverzicht> {
  await diensten.postbussen.hervat(ontvangercode);
  await keep(diensten, {
    ontvangercode,
    handeling: 'hervat',
    door: door(houder),
    ...(reden === undefined ? {} : { reden }),
  });
  return loadPostbus(diensten, ontvangercode);
}

const keep = ({ staat, klok }: Diensten, handeling: Omit<Postbushandeling, 'op'>): Promise<void> =>
  staat.bezorging.bewaarHandeling({ ...handeling, op: tijdstip(klok()) });
