/** The composition root: the only place that puts drivers behind the interfaces of the pipeline. */
import type { PostbusDiensten } from './deliver/postbus.ts';
import { POSTVAK } from './deliver/postvak.ts';
import type { Aangeboden } from './domain/bezorging.ts';
import { readInstellingen } from './env.ts';
import type { Diensten } from './pipeline/diensten.ts';
import type { Omzetbericht } from './pipeline/queue.ts';
import { createRegisterBron, type RegisterBron } from './pipeline/register-bron.ts';
import { createD1Staat } from './storage/d1/staat.ts';
import { R2Blobs } from './storage/r2/blobs.ts';

export interface Bindingen {
  readonly DB: D1Database;
  readonly OPSLAG: R2Bucket;
  readonly OMZETTING: Queue<Omzetbericht>;
  readonly POSTBUS: DurableObjectNamespace<
    Rpc.DurableObjectBranded & { bied(zendingen: readonly Aangeboden[]): Promise<void> }
  >;
}

/** A queue takes at most this many messages at a time. */
const BERICHTEN_PER_KEER = 100;

/** The compiled register lives as long as the isolate, per database: tests have several. */
const registers = new WeakMap<D1Database, RegisterBron>();

/** @param vervang what a test puts in the place of the real thing: its clock, its ids, its faults. */
export function createDiensten(env: Bindingen, vervang: Partial<Diensten> = {}): Diensten {
  const staat = createD1Staat(env.DB);
  let register = registers.get(env.DB);
  if (register === undefined) {
    register = createRegisterBron(staat.register);
    registers.set(env.DB, register);
  }
  return {
    blobs: new R2Blobs(env.OPSLAG),
    staat,
    register,
    wachtrij: {
      async vraagOmzetting(zendingIds) {
        for (let van = 0; van < zendingIds.length; van += BERICHTEN_PER_KEER)
          await env.OMZETTING.sendBatch(
            zendingIds.slice(van, van + BERICHTEN_PER_KEER).map((zendingId) => ({ body: { zendingId } })),
          );
      },
    },
    postbussen: {
      bied: (ontvangercode, zendingen) => env.POSTBUS.get(env.POSTBUS.idFromName(ontvangercode)).bied(zendingen),
    },
    limieten: readInstellingen(env).limieten,
    klok: () => new Date(),
    nieuwId: () => crypto.randomUUID(),
    tussenstap: () => undefined,
    ...vervang,
  };
}

export const createPostbusDiensten = (env: Bindingen): Omit<PostbusDiensten, 'geheugen'> => ({
  kanaal: POSTVAK,
  zendingen: createD1Staat(env.DB).zendingen,
  klok: () => new Date(),
  tussenstap: () => undefined,
});
