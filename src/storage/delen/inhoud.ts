/**
 * How the delen of one verantwoording lie in blobs. The regels of all gemeenten arrive mixed, and neither memory nor the number of
 * objects may grow with them. So they are gathered up to a budget, sorted, and written as one *segment* that holds a *run* (a sorted
 * stretch of lines) for every deel; the index tells where each run lies. Reading a deel merges its runs.
 */
import type { DeelSleutel, DeelTelling } from '../../domain/deel.ts';
import { readText } from '../bytes.ts';
import type { Blobs } from '../ports.ts';

export type Lijst = 'prestaties' | 'trajecten';

export interface Run extends DeelSleutel {
  readonly lijst: Lijst;
  readonly segment: number;
  readonly offset: number;
  readonly bytes: number;
}

export interface DelenInhoud {
  readonly delen: readonly DeelTelling[];
  readonly runs: readonly Run[];
}

export const segmentSleutel = (map: string, segment: number): string => `${map}/segment-${segment}`;
export const inhoudSleutel = (map: string): string => `${map}/inhoud.json`;

export async function leesInhoud(blobs: Pick<Blobs, 'get'>, map: string): Promise<DelenInhoud | undefined> {
  const stream = await blobs.get(inhoudSleutel(map));
  return stream === undefined ? undefined : (JSON.parse(await readText(stream)) as DelenInhoud);
}
