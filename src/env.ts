/** The settings of a deployment, read once and refused as a whole when one is wrong. */
import { z } from 'zod';
import { STANDAARD_BEWAARTERMIJNEN as BEWAREN, type Bewaartermijnen } from './domain/bewaring.ts';
import { type Limieten, STANDAARD_LIMIETEN } from './pipeline/diensten.ts';
import type { Oidcinstelling } from './pipeline/oidc.ts';
import type { Snelheidsgrenzen } from './pipeline/snelheid.ts';
import type { Tokeninstelling } from './pipeline/tokens.ts';
import type { Huisregels } from './pipeline/vier-ogen.ts';
import type { Ondertekening } from './receipts/ondertekening.ts';

const megabytes = z.coerce.number().int().positive().max(2048);

/** A setting that holds JSON text; what is no JSON is refused as a wrong setting. */
const jsonVan = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .string()
    .transform((tekst, ctx): unknown => {
      try {
        return JSON.parse(tekst);
      } catch {
        // Without what it held: it may be a secret.
        ctx.addIssue({ code: 'custom', message: 'no JSON' });
        return z.NEVER;
      }
    })
    .pipe(schema);

/** 32 bytes in base64. */
const sleutelbytes = z.string().regex(/^[A-Za-z0-9+/]{43}=$/);
/** 32 bytes in base64url. */
const sleuteldeel = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
const Controlesleutel = z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: sleuteldeel });

/** At least one, by version: a whole number from 1. */
const Versiesleutels = z
  .record(z.string().regex(/^[1-9]\d{0,5}$/), sleutelbytes)
  .refine((sleutels) => Object.keys(sleutels).length > 0)
  .transform((sleutels) => new Map(Object.entries(sleutels).map(([versie, sleutel]) => [Number(versie), sleutel])));

const MAANDDAG = /^(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])$/;
const maanden = (van: number, tot: number, anders: number) => z.int().min(van).max(tot).default(anders);
const Bewaarinstelling = z.strictObject({
  correctiemaanden: maanden(0, 24, BEWAREN.correctiemaanden),
  jaarcontrole: z.string().regex(MAANDDAG).default(BEWAREN.jaarcontrole),
  langsteMaanden: maanden(1, 120, BEWAREN.langsteMaanden),
  verwerkingenMaanden: maanden(12, 240, BEWAREN.verwerkingenMaanden),
  auditspoorMaanden: maanden(12, 240, BEWAREN.auditspoorMaanden),
});

/** `6000/60`: so many questions in so many seconds. */
const snelheidsgrens = z
  .string()
  .regex(/^[1-9]\d{0,6}\/[1-9]\d{0,4}$/)
  .transform((tekst) => {
    const [aantal, seconden] = tekst.split('/').map(Number);
    return { aantal: aantal ?? 1, seconden: seconden ?? 1 };
  });

const Tokensleutel = z.object({
  kty: z.literal('RSA'),
  kid: z.string().min(1),
  n: z.string().min(512), // 3072 bits: as strong as 128 bits of a symmetric key (NIST SP 800-57)
  e: z.string().min(1),
});

const publiekAdres = z
  .url({ protocol: /^https?$/ })
  .refine((adres) => new URL(adres).pathname === '/' && !/[?#@]/.test(adres))
  .transform((adres) => adres.replace(/\/$/, ''));

const isLocal = (adres: string | undefined): boolean =>
  adres !== undefined && ['localhost', '127.0.0.1', '[::1]'].includes(new URL(adres).hostname);

const Instellingen = z.object({
  /** SHA-256 (hex) of the key a new installation begins with. Set as a secret; remove it when the first beheerder has a key. */
  BEGINSLEUTEL_SHA256: z
    .string()
    .regex(/^[0-9a-f]{64}$/i)
    .optional(),
  /** The key that signs an ontvangstbewijs: a private JWK (OKP, Ed25519). Set as a secret. */
  ONDERTEKENSLEUTEL: jsonVan(Controlesleutel.extend({ d: sleuteldeel })).optional(),
  /** Keys that signed before: a JWK Set with their public halves. */
  VERVALLEN_ONDERTEKENSLEUTELS: jsonVan(z.object({ keys: z.array(Controlesleutel) })).optional(),
  /** Locks the secrets of channels, as PAYLOADSLEUTELS. Without it no channel that needs secrets can be used. */
  KLUISSLEUTELS: jsonVan(Versiesleutels).optional(),
  /** The same from before there were versions: version 0. */
  KLUISSLEUTEL: sleutelbytes.optional(),
  /** Wraps the keys of what is stored: 32 random bytes in base64 by version, `{"1": "…"}`. A secret; the highest wraps, the others open. */
  PAYLOADSLEUTELS: jsonVan(Versiesleutels),
  /**
   * What the BSN of betrokkenen is hashed with for the verwerkingenlogboek: 32 random bytes in base64 by version, `{"1": "…"}`. Set as a
   * secret. The highest version hashes; the others stay for as long as what was hashed with them must be found.
   */
  BETROKKENESLEUTELS: jsonVan(Versiesleutels),
  /** How long what is kept, as JSON: `{"correctiemaanden":2}`; what is left out stays as it is (src/domain/bewaring.ts). */
  BEWAARTERMIJNEN: jsonVan(Bewaarinstelling).optional(),
  /** Where this deployment is reached from outside: https://… without a path. */
  PUBLIEK_ADRES: publiekAdres.optional(),
  /** `source` of our events, when it is not the PUBLIEK_ADRES: urn:nld:oin:… or urn:nld:kvknr:…. */
  GEBEURTENISBRON: z
    .string()
    .regex(/^urn:nld:(oin:\d{20}|kvknr:\d{8})$/)
    .optional(),
  /** Name server that answers over HTTPS in JSON. */
  DNS_ADRES: z.url({ protocol: /^https$/ }).default('https://cloudflare-dns.com/dns-query'),
  /** Names of mtls_certificates bindings that ontvangers may choose, with commas between. */
  CERTIFICATEN: z
    .string()
    .regex(/^[A-Z][A-Z0-9_]*(,[A-Z][A-Z0-9_]*)*$/)
    .optional(),
  /** From whom notices by e-mail come. Without it none are sent; with it a binding EMAIL or the two settings below are needed. */
  EMAIL_AFZENDER: z.email().optional(),
  EMAIL_API_ADRES: z.url({ protocol: /^https?$/ }).optional(),
  /** Set as a secret. */
  EMAIL_API_SLEUTEL: z.string().min(1).optional(),
  /** On the machine of a developer: channels may also call this machine itself. */
  ONTWIKKELING_LOKALE_ADRESSEN: z.enum(['ja', 'nee']).default('nee'),
  /** On the machine of a developer: anybody may choose who to be. */
  ONTWIKKELING_DEMO_AANMELDEN: z.enum(['ja', 'nee']).default('nee'),
  /** Where a weakness can be told: mailto:…, https://… or tel:…; shown in /.well-known/security.txt. */
  BEVEILIGINGSCONTACT: z
    .string()
    .regex(/^(mailto:|https:\/\/|tel:)[!-~]+$/)
    .default('mailto:info@enkelvoud.nl'),
  /** The key that signs access tokens: a private JWK (RSA, with a kid). Set as a secret; without it no tokens are given out. */
  TOKENSLEUTEL: jsonVan(Tokensleutel.extend({ d: z.string().min(1) }).loose()).optional(),
  /** Keys that signed before: a JWK Set with their public halves. */
  VERVALLEN_TOKENSLEUTELS: jsonVan(z.object({ keys: z.array(Tokensleutel) })).optional(),
  /** Others whose access tokens are taken: `[{"uitgever":"https://…","publiek":"…","sleuteladres":"https://…/jwks"}]`. */
  TOKENUITGEVERS: jsonVan(
    z.array(z.object({ uitgever: z.url(), publiek: z.string().min(1), sleuteladres: z.url({ protocol: /^https$/ }) })),
  ).optional(),
  /** Where people sign in (OpenID Connect): the issuer, and this gateway as its client. */
  OIDC_UITGEVER: z.url({ protocol: /^https?$/ }).optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  /** Set as a secret. */
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  /** What the button says: `Aanmelden met …`. */
  OIDC_NAAM: z.string().min(1).max(80).default('uw organisatie'),
  /** Who changed a formaat or a channel last may not put it to use: on the pages (`ja`), or over the API as well (`overal`). */
  VIER_OGEN: z.enum(['ja', 'nee', 'overal']).default('ja'),
  MAXIMALE_MB: megabytes.optional(),
  MAXIMALE_PROEF_MB: megabytes.optional(),
  /** Questions of one organisation, and from one address: `6000/60` is six thousand in a minute. */
  SNELHEID_ORGANISATIE: snelheidsgrens.optional(),
  SNELHEID_ADRES: snelheidsgrens.optional(),
  /** Questions from one address without a good key. */
  SNELHEID_MISLUKT: snelheidsgrens.optional(),
});

export interface Kanaalinstellingen {
  readonly kluissleutels?: ReadonlyMap<number, string>;
  readonly afzender?: { readonly bron: string; readonly adres: string };
  readonly dnsAdres: string;
  readonly certificaten: readonly string[];
  readonly email?: { readonly afzender: string; readonly api?: { readonly adres: string; readonly sleutel: string } };
  readonly lokaal: boolean;
}

function readKanalen(instellingen: z.output<typeof Instellingen>): Kanaalinstellingen {
  const { PUBLIEK_ADRES, GEBEURTENISBRON, EMAIL_AFZENDER, EMAIL_API_ADRES, EMAIL_API_SLEUTEL } = instellingen;
  const { KLUISSLEUTEL: enkel, KLUISSLEUTELS } = instellingen;
  const lokaal = instellingen.ONTWIKKELING_LOKALE_ADRESSEN === 'ja';
  if (lokaal && !isLocal(PUBLIEK_ADRES))
    throw new Error('ONTWIKKELING_LOKALE_ADRESSEN is for a PUBLIEK_ADRES on this machine (localhost) only');
  if (PUBLIEK_ADRES?.startsWith('http:') && !isLocal(PUBLIEK_ADRES)) throw new Error('PUBLIEK_ADRES has no https');
  const api =
    EMAIL_API_ADRES === undefined || EMAIL_API_SLEUTEL === undefined
      ? {}
      : { api: { adres: EMAIL_API_ADRES, sleutel: EMAIL_API_SLEUTEL } };
  const kluis = new Map([...(enkel === undefined ? [] : [[0, enkel] as const]), ...(KLUISSLEUTELS ?? [])]);
  return {
    ...(kluis.size > 0 && { kluissleutels: kluis }),
    ...(PUBLIEK_ADRES === undefined
      ? {}
      : { afzender: { bron: GEBEURTENISBRON ?? PUBLIEK_ADRES, adres: PUBLIEK_ADRES } }),
    dnsAdres: instellingen.DNS_ADRES,
    certificaten: instellingen.CERTIFICATEN?.split(',') ?? [],
    ...(EMAIL_AFZENDER === undefined ? {} : { email: { afzender: EMAIL_AFZENDER, ...api } }),
    lokaal,
  };
}

export interface Instelling {
  /** 32 bytes in base64, by version. */
  readonly payloadsleutels: ReadonlyMap<number, string>;
  readonly bewaartermijnen: Bewaartermijnen;
  /** As `payloadsleutels`. */
  readonly betrokkenesleutels: ReadonlyMap<number, string>;
  readonly beginsleutelSha256?: string;
  readonly limieten: Limieten;
  readonly snelheid: Partial<Snelheidsgrenzen>;
  readonly beveiliging: { readonly contact: string; readonly publiekAdres?: string };
  readonly kanalen: Kanaalinstellingen;
  readonly ondertekening: Ondertekening;
  readonly demoAanmelden: boolean;
  readonly huisregels: Huisregels;
  /** Programs often have one key for all they do; over the API a house rule holds only when it was chosen to. */
  readonly huisregelsApi: Huisregels;
  readonly tokens?: Tokensettings;
  readonly oidc?: Oidcinstelling;
}

/** As `Tokeninstelling` of the pipeline, with addresses where that has what fetches from them. */
export interface Tokensettings extends Omit<Tokeninstelling, 'uitgevers'> {
  readonly uitgevers: readonly { readonly uitgever: string; readonly publiek: string; readonly sleuteladres: string }[];
}

function readTokens(instellingen: z.output<typeof Instellingen>): { readonly tokens?: Tokensettings } {
  const { PUBLIEK_ADRES, TOKENSLEUTEL, VERVALLEN_TOKENSLEUTELS, TOKENUITGEVERS = [] } = instellingen;
  if (TOKENSLEUTEL === undefined && TOKENUITGEVERS.length === 0) return {};
  if (PUBLIEK_ADRES === undefined) throw new Error('TOKENSLEUTEL and TOKENUITGEVERS need a PUBLIEK_ADRES');
  return {
    tokens: {
      uitgever: PUBLIEK_ADRES,
      ...(TOKENSLEUTEL === undefined ? {} : { sleutel: TOKENSLEUTEL }),
      vervallen: VERVALLEN_TOKENSLEUTELS?.keys ?? [],
      uitgevers: TOKENUITGEVERS,
    },
  };
}

function readOidc(instellingen: z.output<typeof Instellingen>): { readonly oidc?: Oidcinstelling } {
  const { PUBLIEK_ADRES, OIDC_UITGEVER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAAM } = instellingen;
  if (OIDC_UITGEVER === undefined) return {};
  if (PUBLIEK_ADRES === undefined || OIDC_CLIENT_ID === undefined || OIDC_CLIENT_SECRET === undefined)
    throw new Error('OIDC_UITGEVER needs PUBLIEK_ADRES, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET');
  const lokaal = isLocal(PUBLIEK_ADRES);
  if (OIDC_UITGEVER.startsWith('http:') && !lokaal) throw new Error('OIDC_UITGEVER has no https');
  return {
    oidc: {
      uitgever: OIDC_UITGEVER,
      clientId: OIDC_CLIENT_ID,
      clientSecret: OIDC_CLIENT_SECRET,
      naam: OIDC_NAAM,
      adres: PUBLIEK_ADRES,
      lokaal,
    },
  };
}

function readDemoAanmelden(instellingen: z.output<typeof Instellingen>): boolean {
  const demo = instellingen.ONTWIKKELING_DEMO_AANMELDEN === 'ja';
  if (demo && !isLocal(instellingen.PUBLIEK_ADRES))
    throw new Error('ONTWIKKELING_DEMO_AANMELDEN is for a PUBLIEK_ADRES on this machine (localhost) only');
  return demo;
}

const readSnelheid = ({
  SNELHEID_ORGANISATIE: organisatie,
  SNELHEID_ADRES: adres,
  SNELHEID_MISLUKT: mislukt,
}: z.output<typeof Instellingen>): Partial<Snelheidsgrenzen> => ({
  ...(organisatie && { organisatie }),
  ...(adres && { adres }),
  ...(mislukt && { mislukt }),
});

/** Throws when a setting is not understood: a deployment with a wrong setting must not start. */
export function readInstellingen(env: object): Instelling {
  if (Reflect.get(env, 'PAYLOADSLEUTELS') === undefined)
    throw new Error(
      'Het geheim PAYLOADSLEUTELS ontbreekt: zonder dat wordt niets opgeslagen (zie README). ' +
        'The secret PAYLOADSLEUTELS is missing: nothing is stored unencrypted (see README).',
    );
  if (Reflect.get(env, 'BETROKKENESLEUTELS') === undefined)
    throw new Error(
      'Het geheim BETROKKENESLEUTELS ontbreekt: zonder dat is niet vast te leggen wiens gegevens zijn verwerkt (zie README). ' +
        'The secret BETROKKENESLEUTELS is missing: whose data are processed cannot be logged (see README).',
    );
  const instellingen = Instellingen.parse(env);
  const { BEGINSLEUTEL_SHA256, MAXIMALE_MB, MAXIMALE_PROEF_MB, ONDERTEKENSLEUTEL } = instellingen;
  const mb = (waarde: number | undefined, standaard: number): number =>
    waarde === undefined ? standaard : waarde * 1024 * 1024;
  return {
    payloadsleutels: instellingen.PAYLOADSLEUTELS,
    bewaartermijnen: instellingen.BEWAARTERMIJNEN ?? BEWAREN,
    betrokkenesleutels: instellingen.BETROKKENESLEUTELS,
    ...(BEGINSLEUTEL_SHA256 === undefined ? {} : { beginsleutelSha256: BEGINSLEUTEL_SHA256 }),
    limieten: {
      maximaleBytes: mb(MAXIMALE_MB, STANDAARD_LIMIETEN.maximaleBytes),
      maximaleProefBytes: mb(MAXIMALE_PROEF_MB, STANDAARD_LIMIETEN.maximaleProefBytes),
    },
    snelheid: readSnelheid(instellingen),
    beveiliging: {
      contact: instellingen.BEVEILIGINGSCONTACT,
      ...(instellingen.PUBLIEK_ADRES === undefined ? {} : { publiekAdres: instellingen.PUBLIEK_ADRES }),
    },
    kanalen: readKanalen(instellingen),
    demoAanmelden: readDemoAanmelden(instellingen),
    ...readTokens(instellingen),
    ...readOidc(instellingen),
    huisregels: { vierOgen: instellingen.VIER_OGEN !== 'nee' },
    huisregelsApi: { vierOgen: instellingen.VIER_OGEN === 'overal' },
    ondertekening: {
      ...(ONDERTEKENSLEUTEL === undefined ? {} : { sleutel: ONDERTEKENSLEUTEL }),
      vervallen: instellingen.VERVALLEN_ONDERTEKENSLEUTELS?.keys ?? [],
    },
  };
}
