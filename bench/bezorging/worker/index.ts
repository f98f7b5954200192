/**
 * The whole gateway with bindings that count. `GET /-/tellers` says what was counted since the last time, and begins again;
 * `GET /-/onderweg` how many zendingen are not delivered yet, and is not counted itself.
 */
import type { Omzetbericht } from '../../../src/pipeline/queue.ts';
import type { Bindingen } from '../../../src/services.ts';
import gateway, { Postbus as EchtePostbus } from '../../../src/worker.ts';
import { leeg } from '../tellers.ts';
import { countAgain, countRequest, geteld, meterBindingen, meterSql, timedAlarm } from './meter.ts';

export class Postbus extends EchtePostbus {
  constructor(ctx: DurableObjectState, env: Bindingen) {
    meterSql(ctx.storage);
    super(ctx, meterBindingen(env));
  }

  override alarm(): Promise<void> {
    return timedAlarm(() => super.alarm());
  }
}

async function countOnderweg(db: D1Database): Promise<number> {
  const vraag = "SELECT count(*) AS aantal FROM zendingen WHERE toestand = 'gepland' OR toestand = 'omgezet'";
  return (await db.prepare(vraag).first<number>('aantal')) ?? 0;
}

export default {
  async fetch(request: Request, env: Bindingen, ctx: ExecutionContext) {
    if (new URL(request.url).pathname === '/-/tellers') {
      const stand = { ...geteld };
      Object.assign(geteld, { ...leeg(), d1Bytes: stand.d1Bytes });
      return Response.json(stand);
    }
    if (new URL(request.url).pathname === '/-/onderweg') return Response.json(await countOnderweg(env.DB));
    countRequest();
    return gateway.fetch(request, meterBindingen(env), ctx);
  },

  async queue(batch: MessageBatch<Omzetbericht>, env: Bindingen) {
    countRequest();
    for (const { attempts } of batch.messages) if (attempts > 1) countAgain();
    await gateway.queue(batch, meterBindingen(env));
  },

  async scheduled(controller: ScheduledController, env: Bindingen) {
    countRequest();
    await gateway.scheduled(controller, meterBindingen(env));
  },
};
