/** The Worker: APIs and pages over HTTP, the two queues, the cron and the postbus. Everything else is behind `services.ts`. */
import { definePostbus } from './deliver/postbus-object.ts';
import { describeFout } from './domain/foutverslag.ts';
import { createApp, isApiPad } from './http/app.ts';
import { ankerAuditspoor } from './pipeline/auditspoor.ts';
import { destroyExpired, hasMoreToDestroy } from './pipeline/bewaartermijnen.ts';
import { handleDodeLetters, handleOmzetting } from './pipeline/queue.ts';
import { reconcile } from './pipeline/reconcile.ts';
import { sweepToegang } from './pipeline/sessies.ts';
import { doAll } from './pipeline/taken.ts';
import { watchTermijnen } from './pipeline/termijnen.ts';
import { sweepVoorbeelden } from './pipeline/voorbeelden-vegen.ts';
import { type Bindingen, createDiensten, createInstelling, createPostbus, createSnelheid } from './services.ts';
import { createPaginas } from './web/app.tsx';

export const Postbus = definePostbus<Bindingen>(createPostbus);

const voorzie = (env: Bindingen) => ({
  diensten: createDiensten(env),
  snelheid: createSnelheid(env),
  instelling: createInstelling(env),
});
const api = createApp<Bindingen>(voorzie);
const paginas = createPaginas<Bindingen>((env) => ({
  ...voorzie(env),
  openapi: async (audience) => (await api.request(`/${audience}/v1/openapi.json`, {}, env)).json(),
}));

const meldFout = (error: unknown): void =>
  console.error(JSON.stringify({ gebeurtenis: 'bericht-mislukt', ...describeFout(error) }));

const DODE_LETTERS = 'enkelvoud-dode-letters';
/** As in wrangler.toml. */
const NACHT = '17 2 * * *';
const SLEUTELS_PER_NACHT = 1_000;

export default {
  fetch: (verzoek: Request, env: Bindingen, ctx: ExecutionContext) =>
    (isApiPad(new URL(verzoek.url).pathname) ? api : paginas).fetch(verzoek, env, ctx),

  async queue(batch, env) {
    const diensten = createDiensten(env);
    const verwerk = batch.queue === DODE_LETTERS ? handleDodeLetters : handleOmzetting;
    await verwerk(diensten, batch.messages, meldFout);
  },

  async scheduled(controller, env) {
    const diensten = createDiensten(env);
    const isNacht = controller.cron === NACHT;
    const nachtwerk = [
      () => watchTermijnen(diensten),
      () => sweepVoorbeelden(diensten),
      () => diensten.payloadsleutels.omwikkel(SLEUTELS_PER_NACHT),
      () => sweepToegang(diensten),
    ];
    const veranker = async () => {
      const anker = await ankerAuditspoor(diensten, createInstelling(env).ondertekening);
      // The log is kept elsewhere than the database: who rewrites the trail does not reach this copy.
      if (anker !== undefined) console.info(JSON.stringify({ gebeurtenis: 'auditanker', anker }));
    };
    const vernietig = async () => {
      if (isNacht || (await hasMoreToDestroy(diensten))) await destroyExpired(diensten);
    };
    // The anchor last, so that it stands for what this night did as well.
    const werk = [...(isNacht ? nachtwerk : []), vernietig, () => reconcile(diensten), ...(isNacht ? [veranker] : [])];
    await doAll(werk, meldFout);
  },
} satisfies ExportedHandler<Bindingen>;
