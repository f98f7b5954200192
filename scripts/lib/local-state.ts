/** What `npm start` keeps, read without a gateway; one that is running is not disturbed. */
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { readStream } from '../../src/domain/bytestroom.ts';
import { inhoudSleutel, versleuteldeMap } from '../../src/pipeline/sleutels-van-opslag.ts';
import { type DbMapsleutel, MAPSLEUTEL_VRAAG, toMapsleutel } from '../../src/storage/d1/mapsleutel-rij.ts';
import type { Blobs, Bytestroom, Opslag, RegisterDocument } from '../../src/storage/ports.ts';
import { type Sleutelbron, VersleuteldeBlobs } from '../../src/storage/versleuteld/blobs.ts';
import { createHoofdsleutels, openMapsleutel, openPeriodesleutel } from '../../src/storage/versleuteld/omwikkelen.ts';
import { readExistingDemo } from './demo.ts';
import { OPSLAGMAP, openPlatform } from './platform.ts';

export interface LocalState {
  /** Everything that was stored. */
  readonly blobs: Pick<Blobs, 'get'>;
  /** The submission; undefined when this state does not hold it. */
  ingediend(verantwoordingId: string): Promise<Bytestroom | undefined>;
  /** The whole register, schemas with their files. */
  documenten(): Promise<readonly RegisterDocument[]>;
  close(): Promise<void>;
}

type Documentrij = Omit<RegisterDocument, 'inhoud' | 'fase'> & { readonly inhoud: string };

interface Vraag {
  all<Rij>(): Promise<{ readonly results: readonly Rij[] }>;
}

/** As much of the two bindings as is read here; their own types belong to the Worker. */
interface Bindingen {
  readonly DB: { prepare(vraag: string): Vraag & { bind(...waarden: readonly string[]): Vraag } };
  readonly OPSLAG: {
    get(
      sleutel: string,
      opties: { readonly range?: { readonly offset: number; readonly length: number } },
    ): Promise<{ readonly body: ReadableStream<Uint8Array> } | null>;
  };
}

function refuse(): never {
  throw new Error('the state of npm start is only read here');
}

/** @param payloadsleutels the setting; a state from before there was encryption has none */
function createSleutelbron({ DB }: Bindingen, payloadsleutels: string | undefined): Sleutelbron {
  const sleutels = Object.entries(JSON.parse(payloadsleutels ?? '{}') as Record<string, string>);
  const hoofd = createHoofdsleutels(new Map(sleutels.map(([versie, sleutel]) => [Number(versie), sleutel])));
  return {
    async open(map) {
      const { results } = await DB.prepare(MAPSLEUTEL_VRAAG).bind(map).all<DbMapsleutel>();
      const [rij] = results.map(toMapsleutel);
      return rij && openMapsleutel(rij, (periode) => openPeriodesleutel(hoofd, periode));
    },
    vernietig: refuse,
  };
}

/** @returns undefined when nothing was ever started with this folder. */
export async function openLocalState(staat: string): Promise<LocalState | undefined> {
  const pad = path.join(staat, OPSLAGMAP);
  if ((await stat(pad).catch(() => undefined)) === undefined) return undefined;
  const { env, close } = await openPlatform<Bindingen & Record<string, unknown>>({ soort: 'lokaal', staat });
  const opslag: Opslag = {
    async get(sleutel, deel) {
      const range = deel === undefined ? {} : { range: { offset: deel.offset, length: deel.lengte } };
      const object = await env.OPSLAG.get(sleutel, range);
      return object === null ? undefined : readStream(object.body);
    },
    put: refuse,
    removeAll: refuse,
  };
  const blobs = new VersleuteldeBlobs(
    opslag,
    createSleutelbron(env, (await readExistingDemo(staat))?.payloadsleutels),
    versleuteldeMap,
    refuse,
  );
  return {
    blobs,
    ingediend: (id) => blobs.get(inhoudSleutel(id)),
    async documenten() {
      const { results } = await env.DB.prepare(
        'SELECT documentsoort, naam, versie, sha256, inhoud FROM register_documenten ORDER BY volgnummer',
      ).all<Documentrij>();
      return results.map(({ inhoud, ...rij }) => ({ ...rij, inhoud: JSON.parse(inhoud) as unknown }));
    },
    close,
  };
}
