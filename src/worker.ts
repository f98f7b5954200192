/** The Worker: APIs and pages over HTTP, the two queues, the cron and the postbus. Everything else is behind `services.ts`. */
import { definePostbus } from './deliver/postbus-object.ts';
import type { Taak } from './domain/logregel.ts';
import { createApp, isApiPad } from './http/app.ts';
import { ankerAuditspoor } from './pipeline/auditspoor.ts';
import { destroyExpired, hasMoreToDestroy } from './pipeline/bewaartermijnen.ts';
import { rewrapKluis } from './pipeline/kluis-omwikkelen.ts';
import { log, logFout, withTaaklog, withWachtrijlog } from './pipeline/log.ts';
import { handleDodeLetters, handleOmzetting } from './pipeline/queue.ts';
import { reconcile } from './pipeline/reconcile.ts';
import { sweepToegang } from './pipeline/sessies.ts';
import { doAll } from './pipeline/taken.ts';
import { watchTermijnen } from './pipeline/termijnen.ts';
import { scanWachtende } from './pipeline/virusscan.ts';
import { sweepVoorbeelden } from './pipeline/voorbeelden-vegen.ts';
import { type Bindingen, createDiensten, createInstelling, createPostbus, createSnelheid } from './services.ts';
import { createPaginas } from './web/app.tsx';

export const Postbus = definePostbus<Bindingen>(createPostbus);

const voorzie = (env: Bindingen) => ({
  diensten: createDiensten(env),
  snelheid: createSnelheid(env),
  instelling: createInstelling(env),
  log,
});
const api = createApp<Bindingen>(voorzie);
const paginas = createPaginas<Bindingen>((env) => ({
  ...voorzie(env),
  openapi: async (audience) => (await api.request(`/${audience}/v1/openapi.json`, {}, env)).json(),
}));

const DODE_LETTERS = 'enkelvoud-dode-letters';
/** As in wrangler.toml. */
const NACHT = '17 2 * * *';
const SLEUTELS_PER_NACHT = 1_000;

export default {
  fetch: (verzoek: Request, env: Bindingen, ctx: ExecutionContext) =>
    (isApiPad(new URL(verzoek.url).pathname) ? api : paginas).fetch(verzoek, env, ctx),

  async queue(batch, env) {
    const diensten = createDiensten(env);
    const dood = batch.queue === DODE_LETTERS;
    const verwerk = dood ? handleDodeLetters : handleOmzetting;
    await withWachtrijlog(
      diensten.klok,
      { wachtrij: dood ? 'dode-letters' : 'omzetting', aantal: batch.messages.length },
      (meldFout) => verwerk(diensten, batch.messages, meldFout),
    );
  },

  async scheduled(controller, env) {
    const diensten = createDiensten(env);
    const isNacht = controller.cron === NACHT;
    const taak = (naam: Taak, doe: () => Promise<unknown>) => () => withTaaklog(diensten.klok, naam, doe);
    const nachtwerk = [
      taak('termijnen', () => watchTermijnen(diensten)),
      taak('voorbeelden', () => sweepVoorbeelden(diensten)),
      taak('payloadsleutels', () => diensten.payloadsleutels.omwikkel(SLEUTELS_PER_NACHT)),
      taak('kluissleutels', () => rewrapKluis(diensten, SLEUTELS_PER_NACHT)),
      taak('toegang', () => sweepToegang(diensten)),
    ];
    const veranker = taak('auditanker', async () => {
      const anker = await ankerAuditspoor(diensten, createInstelling(env).ondertekening);
      // The log is kept elsewhere than the database: who rewrites the trail does not reach this copy.
      if (anker !== undefined) log({ gebeurtenis: 'auditanker', anker });
    });
    const vernietig = taak('vernietigen', async () => {
      if (isNacht || (await hasMoreToDestroy(diensten)))
        await destroyExpired(diensten, { sleutel: createInstelling(env).ondertekening.sleutel });
    });
    const herstel = taak('herstelronde', () => reconcile(diensten));
    // The anchor last, so that it stands for what this night did as well.
    const scan = taak('virusscan', () => scanWachtende(diensten));
    const werk = [...(isNacht ? nachtwerk : []), vernietig, herstel, scan, ...(isNacht ? [veranker] : [])];
    await doAll(werk, logFout('bericht-mislukt'));
  },
} satisfies ExportedHandler<Bindingen>;
