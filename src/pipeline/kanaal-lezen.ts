/** Reads the settings of a channel and the secrets that go with them: everything that is wrong at once, and what was kept before kept. */
import { validateKanaal } from '../../generated/validate-kanaal.js';
import { type Adresbeleid, readAdres } from '../deliver/adres.ts';
import type { Bevinding } from '../domain/bevinding.ts';
import type {
  Aanmelding,
  Aanmeldinginvoer,
  Clientsleutel,
  Kanaalgeheimen,
  Kanaalinstelling,
  Kanaalinvoer,
  Onbruikbaar,
  WebhookInstelling,
} from '../domain/kanaal.ts';
import { err, ok, type Result, unreachable } from '../domain/result.ts';
import { describeSchemaFouten } from '../register/schemafouten.ts';
import {
  type Geheimeninvoer,
  publicClientKey,
  publicKeys,
  readSecrets,
  type Sleutelgang,
  withClientKey,
  withSigning,
} from './kanaal-geheimen.ts';

/** The values that schemas/kanaal gives as default; a test holds them against it. */
export const STANDAARD = {
  webhook: {
    inhoud: 'bericht',
    maximumBytes: 49_152,
    handtekening: 'v1',
    overlapDagen: 7,
    aanmelding: { aanmeldsoort: 'geen' },
    tegelijk: 2,
  },
  s3: { map: '', tegelijk: 2 },
  clientbewijs: 'geheim',
} as const;

/** Of the connection, of the message as we make it, or of what stands between us and the receiver. */
const VERBODEN_HEADER =
  /^(host|connection|keep-alive|te|trailer|transfer-encoding|upgrade|expect|via|date|cookie|forwarded|user-agent|content-.*|proxy-.*|webhook-.*|ce-.*|cf-.*|x-forwarded-.*|x-real-ip|sec-.*)$/i;
export interface Kanaalopgave {
  /** As it came in; the schema judges it. */
  readonly instelling: unknown;
  readonly geheimen: Geheimeninvoer;
  /** New keys of ours in the place of those there are (`v1a`, `clientbewijs: sleutel`). */
  readonly nieuweSleutel: boolean;
}

/** What this deployment can do. */
export interface Mogelijkheden {
  readonly adresbeleid: Adresbeleid;
  readonly certificaten: readonly string[];
  readonly kluis: boolean;
  readonly email: boolean;
  readonly publiekAdres: boolean;
}

export interface Omstandigheden extends Sleutelgang {
  readonly mogelijkheden: Mogelijkheden;
}

export interface GelezenKanaal {
  readonly instelling: Kanaalinstelling;
  readonly geheimen: Kanaalgeheimen;
  readonly publiekeSleutels: readonly string[];
  readonly clientsleutel?: Clientsleutel;
}

const fout = (bevinding: Pick<Bevinding, 'code' | 'parameters'>, pointer: string): Bevinding =>
  ({ ...bevinding, ernst: 'fout', plaats: { pointer } }) as Bevinding;

const withProof = (aanmelding: Aanmeldinginvoer): Aanmelding =>
  aanmelding.aanmeldsoort === 'oauth2' ? { clientbewijs: STANDAARD.clientbewijs, ...aanmelding } : aanmelding;

export function withDefaults(invoer: Kanaalinvoer): Kanaalinstelling {
  switch (invoer.kanaalsoort) {
    case 'webhook':
      return {
        ...STANDAARD.webhook,
        ...invoer,
        aanmelding: withProof(invoer.aanmelding ?? STANDAARD.webhook.aanmelding),
      };
    case 's3':
      return { ...STANDAARD.s3, ...invoer };
    case 'postvak':
    case 'email':
      return invoer;
    default:
      return unreachable(invoer);
  }
}

function checkAdres(adres: string, pointer: string, beleid: Adresbeleid): Bevinding[] {
  const gelezen = readAdres(adres, beleid);
  return gelezen.ok ? [] : [fout({ code: 'KANAAL_ADRES', parameters: { reden: gelezen.error } }, pointer)];
}

function checkWebhook({ adres, aanmelding, certificaat }: WebhookInstelling, kan: Mogelijkheden): Bevinding[] {
  const gevonden = checkAdres(adres, '/instelling/adres', kan.adresbeleid);
  if (aanmelding.aanmeldsoort === 'oauth2')
    gevonden.push(...checkAdres(aanmelding.tokenadres, '/instelling/aanmelding/tokenadres', kan.adresbeleid));
  if (aanmelding.aanmeldsoort === 'header' && VERBODEN_HEADER.test(aanmelding.headernaam))
    gevonden.push(
      fout(
        { code: 'KANAAL_HEADERNAAM', parameters: { headernaam: aanmelding.headernaam } },
        '/instelling/aanmelding/headernaam',
      ),
    );
  if (certificaat !== undefined && !kan.certificaten.includes(certificaat))
    gevonden.push(
      fout({ code: 'KANAAL_CERTIFICAAT', parameters: { mogelijk: kan.certificaten } }, '/instelling/certificaat'),
    );
  return gevonden;
}

function checkInstelling(instelling: Kanaalinstelling, kan: Mogelijkheden): Bevinding[] {
  switch (instelling.kanaalsoort) {
    case 'webhook':
      return checkWebhook(instelling, kan);
    case 's3':
      return checkAdres(instelling.adres, '/instelling/adres', kan.adresbeleid);
    case 'postvak':
    case 'email':
      return [];
    default:
      return unreachable(instelling);
  }
}

function missingHere({ kanaalsoort }: Kanaalinstelling, kan: Mogelijkheden): Onbruikbaar[] {
  const duwt = kanaalsoort === 'webhook' || kanaalsoort === 's3';
  return [
    ...(duwt && !kan.kluis ? (['kluissleutel'] as const) : []),
    ...((kanaalsoort === 'webhook' || kanaalsoort === 'email') && !kan.publiekAdres
      ? (['publiek-adres'] as const)
      : []),
    ...(kanaalsoort === 'email' && !kan.email ? (['email'] as const) : []),
  ];
}

/** @returns what to keep, or everything that is wrong; pointers go into the opgave */
export async function readKanaal(
  opgave: Kanaalopgave,
  omstandigheden: Omstandigheden,
): Promise<Result<GelezenKanaal, readonly Bevinding[]>> {
  const { instelling: invoer, geheimen: gegeven } = opgave;
  if (!validateKanaal(invoer))
    return err(
      describeSchemaFouten('kanaal', validateKanaal.errors ?? []).map((bevinding) => ({
        ...bevinding,
        plaats: { pointer: `/instelling${bevinding.plaats.pointer ?? ''}` },
      })),
    );
  const { mogelijkheden } = omstandigheden;
  const instelling = withDefaults(invoer);
  const geheimen = readSecrets(instelling, gegeven, omstandigheden.nieuwste);
  const fouten = [
    ...checkInstelling(instelling, mogelijkheden),
    ...missingHere(instelling, mogelijkheden).map((wat) =>
      fout({ code: 'KANAAL_NIET_BESCHIKBAAR', parameters: { wat } }, '/instelling/kanaalsoort'),
    ),
    ...(geheimen.ok ? [] : geheimen.error),
  ];
  if (!geheimen.ok || fouten.length > 0) return err(fouten);
  if (instelling.kanaalsoort !== 'webhook') return ok({ instelling, geheimen: geheimen.value, publiekeSleutels: [] });
  const getekend = await withSigning(geheimen.value, instelling, omstandigheden, opgave.nieuweSleutel);
  const alle = await withClientKey(getekend, instelling, omstandigheden, opgave.nieuweSleutel);
  return ok({ instelling, geheimen: alle, publiekeSleutels: publicKeys(alle), ...publicClientKey(alle) });
}
