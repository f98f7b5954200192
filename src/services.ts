/** The composition root: the only place that puts drivers behind the interfaces of the pipeline. */
import { connect } from 'cloudflare:sockets';
import { createRemoteJWKSet, type JWTVerifyGetKey } from 'jose';
import type { Buitenwereld } from './deliver/aanroep.ts';
import { createHaal, type Zender } from './deliver/haal.ts';
import { createNaamdienst } from './deliver/naamdienst.ts';
import { createGebeurtenispostbus, isWebhookNaam, type Melder } from './deliver/postbus-gebeurtenissen.ts';
import type { Kernbouw, PostbusRpc } from './deliver/postbus-object.ts';
import { createZendingpostbus } from './deliver/postbus-zendingen.ts';
import { type Mailbinding, sendByApi, sendByBinding } from './deliver/postdienst.ts';
import { createClamd } from './deliver/virusscan/clamd.ts';
import { createSpoor } from './domain/verwerking.ts';
import type { Virusscanner } from './domain/virusscan.ts';
import { type Instelling, type Kanaalinstellingen, readInstellingen } from './env.ts';
import { createMelderVan } from './pipeline/aanbiederwebhook.ts';
import { createBetrokkenensleutels } from './pipeline/betrokkenen.ts';
import type { Diensten } from './pipeline/diensten.ts';
import { createKanaalVan, type Kanaaldiensten } from './pipeline/kanaal-werk.ts';
import {
  createKanaalgids,
  createKanalen as joinKanalen,
  type Kanaalgids,
  type Kanalen,
} from './pipeline/kanaalgids.ts';
import { createKluis } from './pipeline/kluis.ts';
import { logFout } from './pipeline/log.ts';
import type { Oidcinstelling } from './pipeline/oidc.ts';
import { createUitgeverbron, type Uitgeverbron } from './pipeline/oidc-afmelden.ts';
import type { Omzetbericht } from './pipeline/queue.ts';
import { createRegisterBron, type RegisterBron } from './pipeline/register-bron.ts';
import { versleuteldeMap } from './pipeline/sleutels-van-opslag.ts';
import { createSnelheidswacht, type Snelheidswacht } from './pipeline/snelheid.ts';
import type { Tokeninstelling } from './pipeline/tokens.ts';
import { createD1Staat } from './storage/d1/staat.ts';
import type { Postbussen, Staat } from './storage/ports.ts';
import { R2Opslag } from './storage/r2/opslag.ts';
import { VersleuteldeBlobs } from './storage/versleuteld/blobs.ts';
import { createHoofdsleutels } from './storage/versleuteld/omwikkelen.ts';
import { Sleutelgeheugen, Sleutelkast, type Sleutelwerk } from './storage/versleuteld/sleutelkast.ts';

export interface Bindingen {
  readonly DB: D1Database;
  readonly OPSLAG: R2Bucket;
  readonly OMZETTING: Queue<Omzetbericht>;
  /** Counters that the isolates of one location share; without them each counts for itself. */
  readonly TELLER_ORGANISATIE?: RateLimit;
  readonly TELLER_ADRES?: RateLimit;
  /** To send mail with; a deployment that wants notices by e-mail adds it (docs/kanalen.md). */
  readonly EMAIL?: Mailbinding;
  readonly POSTBUS: DurableObjectNamespace<Rpc.DurableObjectBranded & PostbusRpc>;
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
  const klok = vervang.klok ?? ((): Date => new Date());
  return {
    ...createBlobs(env, staat, klok),
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
    postbussen: createPostbussen(env.POSTBUS),
    limieten: readInstellingen(env).limieten,
    bewaartermijnen: readInstellingen(env).bewaartermijnen,
    kanalen: createKanaaldiensten(env),
    ...createVirusscanner(env),
    betrokkenen: createBetrokkenensleutels(readInstellingen(env).betrokkenesleutels),
    spoor: createSpoor(() => crypto.randomUUID()),
    klok,
    pauzeer: (ms) => scheduler.wait(ms),
    nieuwId: () => crypto.randomUUID(),
    tussenstap: () => undefined,
    ...vervang,
  };
}

const toeval = (bytes: number): Uint8Array => crypto.getRandomValues(new Uint8Array(bytes));

/** Opened keys live as long as the isolate, per database. */
const geheugens = new WeakMap<D1Database, Sleutelgeheugen>();

/** Everything in R2 goes through here: nothing of a person is stored that is not encrypted. */
function createBlobs(
  env: Bindingen,
  staat: Staat,
  klok: () => Date,
): Pick<Diensten, 'blobs' | 'mappen' | 'payloadsleutels'> {
  const geheugen = geheugens.get(env.DB) ?? new Sleutelgeheugen();
  geheugens.set(env.DB, geheugen);
  const hoofd = createHoofdsleutels(readInstellingen(env).payloadsleutels);
  const werk: Sleutelwerk = { klok, nieuwId: () => crypto.randomUUID(), toeval };
  const kast = new Sleutelkast(staat.sleutelkast, hoofd, werk, geheugen);
  const blobs = new VersleuteldeBlobs(new R2Opslag(env.OPSLAG), kast, versleuteldeMap, toeval);
  return { blobs, mappen: kast, payloadsleutels: kast };
}

/** None when this deployment says that it has none. */
export function createVirusscanner(env: object): { readonly virusscanner?: Virusscanner } {
  const { virusscan: adres } = readInstellingen(env);
  if (adres === undefined) return {};
  return {
    virusscanner: createClamd({
      verbind: () =>
        connect(
          { hostname: adres.host, port: adres.poort },
          { secureTransport: adres.tls ? 'on' : 'off', allowHalfOpen: false },
        ),
      wekker: (ms) => AbortSignal.timeout(ms),
    }),
  };
}

/** The postbus of an ontvanger carries its code as name. */
function createPostbussen(namespace: Bindingen['POSTBUS']): Postbussen {
  const bus = (code: string) => namespace.get(namespace.idFromName(code));
  return {
    bied: (code, zendingen) =>
      bus(code).bied(
        code,
        zendingen.map(({ zendingId, volgorde }) => ({ id: zendingId, volgorde })),
      ),
    wek: (code) => bus(code).wek(code),
    pauzeer: (code, door, reden) => bus(code).pauzeer(code, door, reden),
    hervat: (code) => bus(code).hervat(code),
    kanaalGewijzigd: (code) => bus(code).kanaalGewijzigd(code),
    laatVervallen: (code, zendingIds) => bus(code).laatVervallen(code, zendingIds),
    beeld: (code) => bus(code).beeld(code),
    listOpen: (code, na, maximum) => bus(code).listOpen(code, na, maximum),
  };
}

/** Who has a channel is remembered by all postbussen of an isolate together. */
const gidsen = new WeakMap<D1Database, Kanaalgids>();

/** How zendingen come to an ontvanger. Cheap to ask: the postbus asks for every round. */
export function createKanalen(env: Bindingen, klok: () => Date): Kanalen {
  const staat = createD1Staat(env.DB);
  const gids = gidsen.get(env.DB) ?? createKanaalgids(staat.kanalen);
  gidsen.set(env.DB, gids);
  return joinKanalen(
    gids,
    createKanaalVan(createBlobs(env, staat, klok).blobs, staat, createKanaaldiensten(env)),
    klok,
  );
}

/** Counts as long as the isolate lives, per database: tests have several. */
const wachten = new WeakMap<D1Database, Snelheidswacht>();

/** Who asks too often. */
export function createSnelheid(env: Bindingen): Snelheidswacht {
  const bestaand = wachten.get(env.DB);
  if (bestaand !== undefined) return bestaand;
  const tellers = {
    organisatie: env.TELLER_ORGANISATIE,
    adres: env.TELLER_ADRES,
    mislukt: undefined,
    handeling: undefined,
  };
  const wacht = createSnelheidswacht({
    klok: () => new Date(),
    grenzen: readInstellingen(env).snelheid,
    gedeeld: async (grens, key) => (await tellers[grens]?.limit({ key }))?.success ?? true,
  });
  wachten.set(env.DB, wacht);
  return wacht;
}

/** How an aanbieder is told what happened. */
export const createMelders = (env: Bindingen): ((naam: string) => Promise<Melder>) =>
  createMelderVan(createD1Staat(env.DB), createKanaaldiensten(env));

const isZender = (binding: unknown): binding is Zender =>
  typeof binding === 'object' && binding !== null && 'fetch' in binding && typeof binding.fetch === 'function';

/** What a deployment did not set up is not there: the channels that need it say so. */
function createKanaaldiensten(env: Bindingen): Kanaaldiensten {
  const { kluissleutels, afzender, dnsAdres, certificaten, email, lokaal, lijstVerplicht } =
    readInstellingen(env).kanalen;
  const buiten: Buitenwereld = {
    haal: createHaal({ fetch: (adres, init) => fetch(adres, init) }),
    naamdienst: createNaamdienst(dnsAdres, (adres, init) => fetch(adres, init)),
    adresbeleid: { lokaal },
    nieuwId: () => crypto.randomUUID(),
    wekker: (ms) => AbortSignal.timeout(ms),
    metCertificaat: (naam) => {
      const binding: unknown = certificaten.includes(naam) ? Reflect.get(env, naam) : undefined;
      return isZender(binding) ? createHaal(binding) : undefined;
    },
  };
  return {
    buiten,
    lijstVerplicht,
    certificaten,
    ...(kluissleutels && { kluis: createKluis(kluissleutels) }),
    ...(afzender && { afzender }),
    ...(email && createPostdienst(env, buiten, email)),
  };
}

function createPostdienst(
  env: Bindingen,
  buiten: Buitenwereld,
  { afzender, api }: NonNullable<Kanaalinstellingen['email']>,
): Pick<Kanaaldiensten, 'postdienst'> {
  if (env.EMAIL !== undefined) return { postdienst: sendByBinding(env.EMAIL, afzender) };
  return api === undefined ? {} : { postdienst: sendByApi(buiten, { ...api, afzender }) };
}

/** Keys of issuers are kept as long as the isolate lives, and fetched anew when a token names one that is not there (rotation). */
const sleutelsets = new Map<string, JWTVerifyGetKey>();

function sleutelsetVan(adres: string): JWTVerifyGetKey {
  const set = sleutelsets.get(adres) ?? createRemoteJWKSet(new URL(adres));
  sleutelsets.set(adres, set);
  return set;
}

/** What is known of the issuer of people is kept as long as the isolate lives. */
const uitgeverbronnen = new Map<string, Uitgeverbron>();

function uitgeverbronVan(oidc: Oidcinstelling): Uitgeverbron {
  const bron = uitgeverbronnen.get(oidc.uitgever) ?? createUitgeverbron(oidc);
  uitgeverbronnen.set(oidc.uitgever, bron);
  return bron;
}

/** What the APIs and the pages are told of the settings. */
export function createInstelling(env: Bindingen): Omit<Instelling, 'tokens'> & {
  readonly tokens?: Tokeninstelling;
  readonly uitgeverbron?: Uitgeverbron;
} {
  const { tokens, ...gelezen } = readInstellingen(env);
  const rest = { ...gelezen, ...(gelezen.oidc && { uitgeverbron: uitgeverbronVan(gelezen.oidc) }) };
  if (tokens === undefined) return rest;
  const uitgevers = tokens.uitgevers.map(({ sleuteladres, ...uitgever }) => ({
    ...uitgever,
    sleutels: sleutelsetVan(sleuteladres),
  }));
  return { ...rest, tokens: { ...tokens, uitgevers } };
}

export function createPostbus(env: Bindingen, naam: string): Kernbouw {
  const klok = (): Date => new Date();
  const meldFout = logFout('bezorging-mislukt');
  return {
    klok,
    meldFout,
    kern: (geheugen) => {
      const staat = createD1Staat(env.DB);
      const gemeen = { geheugen, klok, meldFout, toeval: () => Math.random(), tussenstap: () => undefined };
      return isWebhookNaam(naam)
        ? createGebeurtenispostbus({ ...gemeen, naam, melderVan: createMelders(env), staat: staat.gebeurtenissen })
        : createZendingpostbus({
            ...gemeen,
            ontvangercode: naam,
            kanalen: createKanalen(env, klok),
            staat: staat.bezorging,
          });
    },
  };
}
