/** The settings of a deployment, read once and refused as a whole when one is wrong. Each subject has its own file in env/. */
import { z } from 'zod';
import { STANDAARD_BEWAARTERMIJNEN as BEWAREN, type Bewaartermijnen } from './domain/bewaring.ts';
import { Instellingsfout } from './domain/instellingsfout.ts';
import { BEGINSLEUTELVELDEN, readBeginsleutel } from './env/beginsleutel.ts';
import { BEWAARVELDEN } from './env/bewaring.ts';
import { KANAALVELDEN, type Kanaalinstellingen, readKanalen } from './env/kanalen.ts';
import { readTokens, TOKENVELDEN, type Tokensettings } from './env/machines.ts';
import { AANMELDVELDEN, readDemoAanmelden, readOidc } from './env/mensen.ts';
import { readSnelheid, SNELHEIDSVELDEN } from './env/snelheid.ts';
import { readVirusscan, type Scanadres, VIRUSSCANVELDEN } from './env/virusscan.ts';
import { ADRESVELD, jsonVan, sleuteldeel, Versiesleutels } from './env/vormen.ts';
import { type Limieten, STANDAARD_LIMIETEN } from './pipeline/diensten.ts';
import type { Beginsleutel } from './pipeline/keys.ts';
import type { Oidcinstelling } from './pipeline/oidc.ts';
import type { Snelheidsgrenzen } from './pipeline/snelheid.ts';
import type { Huisregels } from './pipeline/vier-ogen.ts';
import type { Ondertekening } from './receipts/ondertekening.ts';

export type { Kanaalinstellingen, Tokensettings };

const megabytes = z.coerce.number().int().positive().max(2048);

const Controlesleutel = z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: sleuteldeel });

const Instellingen = z.object({
  ...ADRESVELD,
  ...KANAALVELDEN,
  ...TOKENVELDEN,
  ...AANMELDVELDEN,
  ...BEWAARVELDEN,
  ...SNELHEIDSVELDEN,
  ...BEGINSLEUTELVELDEN,
  ...VIRUSSCANVELDEN,
  /** The key that signs an ontvangstbewijs: a private JWK (OKP, Ed25519). Set as a secret. */
  ONDERTEKENSLEUTEL: jsonVan(Controlesleutel.extend({ d: sleuteldeel })).optional(),
  /** Keys that signed before: a JWK Set with their public halves. */
  VERVALLEN_ONDERTEKENSLEUTELS: jsonVan(z.object({ keys: z.array(Controlesleutel) })).optional(),
  /** Wraps the keys of what is stored: 32 random bytes in base64 by version, `{"1": "…"}`. A secret; the highest wraps, the others open. */
  PAYLOADSLEUTELS: jsonVan(Versiesleutels),
  /**
   * What the BSN of betrokkenen is hashed with for the verwerkingenlogboek: 32 random bytes in base64 by version, `{"1": "…"}`. Set as a
   * secret. The highest version hashes; the others stay for as long as what was hashed with them must be found.
   */
  BETROKKENESLEUTELS: jsonVan(Versiesleutels),
  /** Where a weakness can be told: mailto:…, https://… or tel:…; shown in /.well-known/security.txt. */
  BEVEILIGINGSCONTACT: z
    .string()
    .regex(/^(mailto:|https:\/\/|tel:)[!-~]+$/)
    .default('mailto:info@enkelvoud.nl'),
  /** Who changed a formaat or a channel last may not put it to use: on the pages (`ja`), or over the API as well (`overal`). */
  VIER_OGEN: z.enum(['ja', 'nee', 'overal']).default('ja'),
  MAXIMALE_MB: megabytes.optional(),
  MAXIMALE_PROEF_MB: megabytes.optional(),
});

export interface Instelling {
  /** 32 bytes in base64, by version. */
  readonly payloadsleutels: ReadonlyMap<number, string>;
  readonly bewaartermijnen: Bewaartermijnen;
  /** As `payloadsleutels`. */
  readonly betrokkenesleutels: ReadonlyMap<number, string>;
  readonly beginsleutel?: Beginsleutel;
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
  /** Absent: documents are not scanned. */
  readonly virusscan?: Scanadres;
}

function parse(env: object): z.output<typeof Instellingen> {
  const gelezen = Instellingen.safeParse(env);
  if (gelezen.success) return gelezen.data;
  const namen = [...new Set(gelezen.error.issues.map(({ path: [naam] }) => String(naam)))];
  throw new Instellingsfout(namen, `not as they should be: ${namen.join(', ')}`);
}

/** @throws Instellingsfout when a setting is not understood: a deployment with a wrong setting must not start. */
export function readInstellingen(env: object, nu = new Date()): Instelling {
  if (Reflect.get(env, 'PAYLOADSLEUTELS') === undefined)
    throw new Instellingsfout(
      ['PAYLOADSLEUTELS'],
      'Het geheim PAYLOADSLEUTELS ontbreekt: zonder dat wordt niets opgeslagen (zie README). ' +
        'The secret PAYLOADSLEUTELS is missing: nothing is stored unencrypted (see README).',
    );
  if (Reflect.get(env, 'BETROKKENESLEUTELS') === undefined)
    throw new Instellingsfout(
      ['BETROKKENESLEUTELS'],
      'Het geheim BETROKKENESLEUTELS ontbreekt: zonder dat is niet vast te leggen wiens gegevens zijn verwerkt (zie README). ' +
        'The secret BETROKKENESLEUTELS is missing: whose data are processed cannot be logged (see README).',
    );
  const instellingen = parse(env);
  const { MAXIMALE_MB, MAXIMALE_PROEF_MB, ONDERTEKENSLEUTEL } = instellingen;
  const mb = (waarde: number | undefined, standaard: number): number =>
    waarde === undefined ? standaard : waarde * 1024 * 1024;
  return {
    payloadsleutels: instellingen.PAYLOADSLEUTELS,
    bewaartermijnen: instellingen.BEWAARTERMIJNEN ?? BEWAREN,
    betrokkenesleutels: instellingen.BETROKKENESLEUTELS,
    ...readBeginsleutel(instellingen, nu),
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
    ...readVirusscan(instellingen),
    huisregels: { vierOgen: instellingen.VIER_OGEN !== 'nee' },
    huisregelsApi: { vierOgen: instellingen.VIER_OGEN === 'overal' },
    ondertekening: {
      ...(ONDERTEKENSLEUTEL === undefined ? {} : { sleutel: ONDERTEKENSLEUTEL }),
      vervallen: instellingen.VERVALLEN_ONDERTEKENSLEUTELS?.keys ?? [],
    },
  };
}
