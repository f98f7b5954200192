/**
 * The gateway of one test: real D1, R2 and Durable Objects, with a clock and ids the test owns, a queue it drains by hand, and a fault
 * it may put between any two steps.
 */
import { env } from 'cloudflare:workers';
import type { Kanaal } from '../../src/deliver/kanaal.ts';
import type { Diensten, Tussenstap } from '../../src/pipeline/diensten.ts';
import { type Bericht, handleDodeLetters, handleOmzetting } from '../../src/pipeline/queue.ts';
import { type Registerinvoer, registerDocumenten } from '../../src/pipeline/registration.ts';
import { type Bindingen, createDiensten, createKanalen, createMelders } from '../../src/services.ts';
import { createD1Staat } from '../../src/storage/d1/staat.ts';
import type { Documentsoort } from '../../src/storage/ports.ts';
import { createTestbussen } from './postbussen.ts';

export { maakLeeg } from './leeg.ts';

/** The worker stops here: what was in memory is gone, what was stored stays. */
export class Uitval extends Error {}

export interface Gateway {
  readonly diensten: Diensten;
  /** Moves the clock on. */
  verstrijk(ms: number): void;
  /** From now on the worker stops at the `keer`-th time it comes to this step. */
  valUitBij(stap: Tussenstap, keer?: number): void;
  /** Works until the queue is empty. What fails five times goes to the dead letters, as on the platform. */
  werkAf(): Promise<void>;
  /** Hands the next `aantal` messages to one consumer, and does nothing else. */
  werkEenKeer(aantal: number): Promise<void>;
  /** When the postbussen have work again; undefined when nothing goes of its own accord. */
  volgendMoment(): Promise<number | undefined>;
  /** Goes from moment to moment until nothing is due for this long. */
  loopDoor(ms: number): Promise<void>;
  /** The queue forgets: the worst that can happen between accepting and converting. */
  vergeetWachtrij(): void;
  readonly wachtend: readonly string[];
  readonly fouten: readonly unknown[];
}

const MAXIMALE_POGINGEN = 5;

/** Between 0 and 1, and the same in every run (a linear congruential generator, Numerical Recipes). */
function createToeval(): () => number {
  let stand = 1;
  return () => {
    stand = (stand * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return stand / 2 ** 32;
  };
}

/** @param kanaalVan how zendingen come to an ontvanger; without it as the settings of its channel say */
export function createGateway(
  begin = '2026-05-06T10:00:00.000Z',
  vervang: Partial<Diensten> = {},
  kanaalVan?: (ontvangercode: string) => Promise<Kanaal>,
): Gateway {
  const bindingen = env as unknown as Bindingen;
  let nu = new Date(begin).getTime();
  let uitval: { stap: Tussenstap; keer: number } | undefined;
  let wachtrij: { zendingId: string; pogingen: number }[] = [];
  const fouten: unknown[] = [];
  const tussenstap = (stap: Tussenstap): void => {
    if (uitval?.stap !== stap || --uitval.keer > 0) return;
    uitval = undefined;
    throw new Uitval(stap);
  };
  const klok = (): Date => new Date(nu);
  const kanalen =
    kanaalVan === undefined ? createKanalen(bindingen, klok) : { van: kanaalVan, vergeet: () => undefined };
  kanalen.vergeet();
  const postbussen = createTestbussen({
    namespace: bindingen.POSTBUS,
    staat: createD1Staat(bindingen.DB).bezorging,
    kanalen,
    melderVan: createMelders(bindingen),
    gebeurtenissen: createD1Staat(bindingen.DB).gebeurtenissen,
    klok,
    tussenstap,
    toeval: createToeval(),
    meldFout: (fout) => fouten.push(fout),
    isUitval: (fout) => fout instanceof Uitval,
  });
  const diensten = createDiensten(bindingen, {
    klok,
    pauzeer: async (ms) => {
      nu += ms;
    },
    tussenstap,
    wachtrij: {
      vraagOmzetting: async (ids) => {
        wachtrij.push(...ids.map((zendingId) => ({ zendingId, pogingen: 0 })));
      },
    },
    postbussen,
    ...vervang,
  });

  const probeer = async (batch: typeof wachtrij): Promise<void> => {
    const dood: Bericht[] = [];
    const berichten = batch.map(
      (bericht): Bericht => ({
        body: { zendingId: bericht.zendingId },
        attempts: bericht.pogingen + 1,
        ack: () => undefined,
        retry: () => {
          if (bericht.pogingen + 1 < MAXIMALE_POGINGEN) wachtrij.push({ ...bericht, pogingen: bericht.pogingen + 1 });
          else
            dood.push({
              body: { zendingId: bericht.zendingId },
              attempts: 1,
              ack: () => undefined,
              retry: () => undefined,
            });
        },
      }),
    );
    await handleOmzetting(diensten, berichten, (fout) => fouten.push(fout));
    await handleDodeLetters(diensten, dood, (fout) => fouten.push(fout));
  };

  const werkAf = async (): Promise<void> => {
    do {
      while (wachtrij.length > 0) await probeer(wachtrij.splice(0, 10));
      await postbussen.werkAf();
    } while (wachtrij.length > 0);
  };

  const loopDoor = async (ms: number): Promise<void> => {
    const tot = nu + ms;
    for (;;) {
      await werkAf();
      const moment = await postbussen.volgendMoment();
      if (moment === undefined || moment > tot) break;
      nu = Math.max(nu, moment);
    }
    nu = tot;
  };

  return {
    diensten,
    fouten,
    verstrijk: (ms) => {
      nu += ms;
    },
    valUitBij: (stap, keer = 1) => {
      uitval = { stap, keer };
    },
    werkAf,
    werkEenKeer: (aantal) => probeer(wachtrij.splice(0, aantal)),
    volgendMoment: postbussen.volgendMoment,
    loopDoor,
    vergeetWachtrij: () => {
      wachtrij = [];
    },
    get wachtend() {
      return wachtrij.map((bericht) => bericht.zendingId);
    },
  };
}

const bestanden = import.meta.glob<unknown>(
  ['../../register/*.json', '../../register/aansluitingen/**/*.json', '../../register/formaten/*/*/formaat.json'],
  {
    eager: true,
    import: 'default',
  },
);

/** The documents of the starter register, as `npm start` loads them. */
export const STARTREGISTER: readonly Registerinvoer[] = Object.entries(bestanden).map(([pad, inhoud]) => ({
  documentsoort: documentsoortVan(pad),
  bron: pad.replace('../../', ''),
  inhoud,
}));

function documentsoortVan(pad: string): Documentsoort {
  if (pad.includes('/formaten/')) return 'formaat';
  if (pad.includes('/aansluitingen/')) return 'aansluiting';
  if (pad.endsWith('/gemeenten.json')) return 'gemeenten';
  if (pad.endsWith('/herindelingen.json')) return 'herindelingen';
  if (pad.endsWith('/inkoopregios.json')) return 'inkoopregios';
  throw new Error(`what is ${pad}?`);
}

/** Loads documents and fails loudly: a test that starts with half a register proves nothing. */
export async function laadRegister(
  diensten: Diensten,
  documenten: readonly Registerinvoer[] = STARTREGISTER,
): Promise<void> {
  const uitkomst = await registerDocumenten(diensten, documenten, 'test');
  if (uitkomst.soort !== 'geregistreerd')
    throw new Error(`the register was refused: ${JSON.stringify(uitkomst).slice(0, 2000)}`);
}
