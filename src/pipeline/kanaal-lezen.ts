/** Reads the settings of a channel and the secrets that go with them: everything that is wrong at once, and what was kept before kept. */
import { validateKanaal } from '../../generated/validate-kanaal.js';
import { type Adresbeleid, readAdres } from '../deliver/adres.ts';
import { publicKeyOf, readTekengeheim } from '../deliver/handtekening.ts';
import type { Bevinding } from '../domain/bevinding.ts';
import {
  GEHEIMNAMEN,
  type Geheimnaam,
  type Kanaalgeheimen,
  type Kanaalinstelling,
  type Kanaalinvoer,
  type Onbruikbaar,
  type WebhookInstelling,
} from '../domain/kanaal.ts';
import { err, ok, type Result, unreachable } from '../domain/result.ts';
import { describeSchemaFouten } from '../register/schemafouten.ts';

const DAG_MS = 24 * 60 * 60 * 1000;
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
} as const;

/** Of the connection, of the message as we make it, or of what stands between us and the receiver. */
const VERBODEN_HEADER =
  /^(host|connection|keep-alive|te|trailer|transfer-encoding|upgrade|expect|via|date|cookie|forwarded|user-agent|content-.*|proxy-.*|webhook-.*|ce-.*|cf-.*|x-forwarded-.*|x-real-ip|sec-.*)$/i;
const GEHEIM_TEKENS = 4000;
/** Printable ASCII: what a header can hold, and what survives copying. */
const GEHEIMVORM = /^[\x20-\x7e]+$/;

export type Geheimeninvoer = Readonly<Partial<Record<Geheimnaam, string>>>;

export interface Kanaalopgave {
  /** As it came in; the schema judges it. */
  readonly instelling: unknown;
  readonly geheimen: Geheimeninvoer;
  /** For `v1a`: a new key of ours in the place of the one there is. */
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

/** One version as it was kept, opened. */
export interface Bewaard {
  readonly instelling: Kanaalinstelling;
  readonly geheimen: Kanaalgeheimen;
}

export interface Omstandigheden {
  readonly mogelijkheden: Mogelijkheden;
  /** Set last. */
  readonly nieuwste?: Bewaard;
  /** Known to the receiver: its secret signs along for a while. */
  readonly inGebruik?: Bewaard;
  readonly nu: Date;
  /** A fresh private key (`whsk_…`). */
  readonly maakSleutel: () => Promise<string>;
}

export interface GelezenKanaal {
  readonly instelling: Kanaalinstelling;
  readonly geheimen: Kanaalgeheimen;
  readonly publiekeSleutels: readonly string[];
}

const fout = (bevinding: Pick<Bevinding, 'code' | 'parameters'>, pointer: string): Bevinding =>
  ({ ...bevinding, ernst: 'fout', plaats: { pointer } }) as Bevinding;

export function withDefaults(invoer: Kanaalinvoer): Kanaalinstelling {
  switch (invoer.kanaalsoort) {
    case 'webhook':
      return { ...STANDAARD.webhook, ...invoer };
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

/** The secrets that the sender of these settings gives. */
export function neededSecrets(instelling: Kanaalinstelling): readonly Geheimnaam[] {
  if (instelling.kanaalsoort === 's3') return ['s3geheim'];
  if (instelling.kanaalsoort !== 'webhook') return [];
  const { aanmelding, handtekening } = instelling;
  return [
    ...(handtekening === 'v1' ? (['ondertekengeheim'] as const) : []),
    ...(aanmelding.aanmeldsoort === 'header' ? (['headerwaarde'] as const) : []),
    ...(aanmelding.aanmeldsoort === 'oauth2' ? (['clientgeheim'] as const) : []),
  ];
}

const originOf = (adres: string): string => (URL.canParse(adres) ? new URL(adres).origin : adres);

/** To whom a secret goes: when that changes it has to be given again, or who changes the address would receive it. */
function destination(instelling: Kanaalinstelling, naam: Geheimnaam): string {
  if (instelling.kanaalsoort === 's3') return instelling.toegangssleutel;
  if (instelling.kanaalsoort !== 'webhook') return '';
  const { aanmelding, adres } = instelling;
  if (naam === 'headerwaarde' && aanmelding.aanmeldsoort === 'header')
    return `${originOf(adres)} ${aanmelding.headernaam}`;
  if (naam === 'clientgeheim' && aanmelding.aanmeldsoort === 'oauth2')
    return `${originOf(aanmelding.tokenadres)} ${aanmelding.clientId}`;
  return '';
}

function isWellFormed(naam: Geheimnaam, geheim: string): boolean {
  if (geheim.length > GEHEIM_TEKENS || !GEHEIMVORM.test(geheim) || geheim !== geheim.trim()) return false;
  if (naam !== 'ondertekengeheim') return true;
  const gelezen = readTekengeheim(geheim);
  return gelezen.ok && gelezen.value.versie === 'v1';
}

function readSecret(
  naam: Geheimnaam,
  instelling: Kanaalinstelling,
  gegeven: string | undefined,
  nieuwste: Bewaard | undefined,
): Result<string, Bevinding> {
  const weiger = (code: 'KANAAL_GEHEIM_VORM' | 'KANAAL_GEHEIM_ONTBREEKT' | 'KANAAL_GEHEIM_OPNIEUW') =>
    err(fout({ code, parameters: { geheim: naam } }, `/geheimen/${naam}`));
  if (gegeven !== undefined) return isWellFormed(naam, gegeven) ? ok(gegeven) : weiger('KANAAL_GEHEIM_VORM');
  const bewaard = nieuwste?.geheimen[naam];
  if (nieuwste === undefined || bewaard === undefined || !neededSecrets(nieuwste.instelling).includes(naam))
    return weiger('KANAAL_GEHEIM_ONTBREEKT');
  return destination(instelling, naam) === destination(nieuwste.instelling, naam)
    ? ok(bewaard)
    : weiger('KANAAL_GEHEIM_OPNIEUW');
}

function readSecrets(
  instelling: Kanaalinstelling,
  gegeven: Geheimeninvoer,
  nieuwste: Bewaard | undefined,
): Result<Kanaalgeheimen, readonly Bevinding[]> {
  const nodig = neededSecrets(instelling);
  const onnodig = GEHEIMNAMEN.filter((naam) => gegeven[naam] !== undefined && !nodig.includes(naam)).map((geheim) =>
    fout({ code: 'KANAAL_GEHEIM_ONNODIG', parameters: { geheim } }, `/geheimen/${geheim}`),
  );
  const gelezen = nodig.map((naam) => [naam, readSecret(naam, instelling, gegeven[naam], nieuwste)] as const);
  const fouten = [...onnodig, ...gelezen.flatMap(([, geheim]) => (geheim.ok ? [] : [geheim.error]))];
  if (fouten.length > 0) return err(fouten);
  return ok(Object.fromEntries(gelezen.flatMap(([naam, geheim]) => (geheim.ok ? [[naam, geheim.value]] : []))));
}

/** The secret to sign with, and the one before it for as long as the receiver was promised. */
async function withSigning(
  geheimen: Kanaalgeheimen,
  instelling: WebhookInstelling,
  { nieuwste, inGebruik, nu, maakSleutel }: Omstandigheden,
  nieuweSleutel: boolean,
): Promise<Kanaalgeheimen> {
  const had = nieuwste?.instelling.kanaalsoort === 'webhook' && nieuwste.instelling.handtekening === 'v1a';
  const eigen = had && !nieuweSleutel ? nieuwste.geheimen.ondertekengeheim : undefined;
  const ondertekengeheim =
    instelling.handtekening === 'v1' ? geheimen.ondertekengeheim : (eigen ?? (await maakSleutel()));
  const oud = inGebruik?.geheimen;
  if (oud?.ondertekengeheim === undefined) return { ...geheimen, ...(ondertekengeheim && { ondertekengeheim }) };
  const vorig =
    oud.ondertekengeheim === ondertekengeheim
      ? oud.vorigOndertekengeheim
      : {
          geheim: oud.ondertekengeheim,
          tot: new Date(nu.getTime() + instelling.overlapDagen * DAG_MS).toISOString(),
        };
  const over = vorig !== undefined && vorig.tot > nu.toISOString() ? { vorigOndertekengeheim: vorig } : {};
  return { ...geheimen, ...(ondertekengeheim && { ondertekengeheim }), ...over };
}

function publicKeys({ ondertekengeheim, vorigOndertekengeheim }: Kanaalgeheimen): readonly string[] {
  return [ondertekengeheim, vorigOndertekengeheim?.geheim].flatMap((tekst) => {
    const gelezen = tekst === undefined ? undefined : readTekengeheim(tekst);
    return gelezen?.ok === true && gelezen.value.versie === 'v1a' ? [publicKeyOf(gelezen.value)] : [];
  });
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
  return ok({ instelling, geheimen: getekend, publiekeSleutels: publicKeys(getekend) });
}
