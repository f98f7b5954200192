/** The secrets of a channel: which ones its settings ask for, what was kept of them, and which keys are ours to make. */
import { publicKeyOf, readTekengeheim } from '../deliver/handtekening.ts';
import type { Bevinding } from '../domain/bevinding.ts';
import {
  type Clientsleutel,
  GEHEIMNAMEN,
  type Geheimnaam,
  type Kanaalgeheimen,
  type Kanaalinstelling,
  type WebhookInstelling,
} from '../domain/kanaal.ts';
import { err, ok, type Result } from '../domain/result.ts';

const DAG_MS = 24 * 60 * 60 * 1000;
const GEHEIM_TEKENS = 4000;
/** Printable ASCII: what a header can hold, and what survives copying. */
const GEHEIMVORM = /^[\x20-\x7e]+$/;

export type Geheimeninvoer = Readonly<Partial<Record<Geheimnaam, string>>>;

/** One version as it was kept, opened. */
export interface Bewaard {
  readonly instelling: Kanaalinstelling;
  readonly geheimen: Kanaalgeheimen;
}

/** What the keys of a new version follow from. */
export interface Sleutelgang {
  /** Set last. */
  readonly nieuwste?: Bewaard;
  /** Known to the receiver: its secret signs along for a while. */
  readonly inGebruik?: Bewaard;
  readonly nu: Date;
  /** A fresh private key (`whsk_…`). */
  readonly maakSleutel: () => Promise<string>;
  /** A fresh private JWK for ES256, with its kid, as JSON. */
  readonly maakClientsleutel: () => Promise<string>;
}

const fout = (
  code: 'KANAAL_GEHEIM_VORM' | 'KANAAL_GEHEIM_ONTBREEKT' | 'KANAAL_GEHEIM_OPNIEUW' | 'KANAAL_GEHEIM_ONNODIG',
  geheim: Geheimnaam,
): Bevinding => ({ code, ernst: 'fout', plaats: { pointer: `/geheimen/${geheim}` }, parameters: { geheim } });

/** The secrets that the sender of these settings gives. */
export function neededSecrets(instelling: Kanaalinstelling): readonly Geheimnaam[] {
  if (instelling.kanaalsoort === 's3') return ['s3geheim'];
  if (instelling.kanaalsoort !== 'webhook') return [];
  const { aanmelding, handtekening } = instelling;
  return [
    ...(handtekening === 'v1' ? (['ondertekengeheim'] as const) : []),
    ...(aanmelding.aanmeldsoort === 'header' ? (['headerwaarde'] as const) : []),
    ...(aanmelding.aanmeldsoort === 'oauth2' && aanmelding.clientbewijs === 'geheim'
      ? (['clientgeheim'] as const)
      : []),
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
  if (gegeven !== undefined) return isWellFormed(naam, gegeven) ? ok(gegeven) : err(fout('KANAAL_GEHEIM_VORM', naam));
  const bewaard = nieuwste?.geheimen[naam];
  if (nieuwste === undefined || bewaard === undefined || !neededSecrets(nieuwste.instelling).includes(naam))
    return err(fout('KANAAL_GEHEIM_ONTBREEKT', naam));
  return destination(instelling, naam) === destination(nieuwste.instelling, naam)
    ? ok(bewaard)
    : err(fout('KANAAL_GEHEIM_OPNIEUW', naam));
}

export function readSecrets(
  instelling: Kanaalinstelling,
  gegeven: Geheimeninvoer,
  nieuwste: Bewaard | undefined,
): Result<Kanaalgeheimen, readonly Bevinding[]> {
  const nodig = neededSecrets(instelling);
  const onnodig = GEHEIMNAMEN.filter((naam) => gegeven[naam] !== undefined && !nodig.includes(naam)).map((naam) =>
    fout('KANAAL_GEHEIM_ONNODIG', naam),
  );
  const gelezen = nodig.map((naam) => [naam, readSecret(naam, instelling, gegeven[naam], nieuwste)] as const);
  const fouten = [...onnodig, ...gelezen.flatMap(([, geheim]) => (geheim.ok ? [] : [geheim.error]))];
  if (fouten.length > 0) return err(fouten);
  return ok(Object.fromEntries(gelezen.flatMap(([naam, geheim]) => (geheim.ok ? [[naam, geheim.value]] : []))));
}

/** The secret to sign with, and the one before it for as long as the receiver was promised. */
export async function withSigning(
  geheimen: Kanaalgeheimen,
  instelling: WebhookInstelling,
  { nieuwste, inGebruik, nu, maakSleutel }: Sleutelgang,
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

export function publicKeys({ ondertekengeheim, vorigOndertekengeheim }: Kanaalgeheimen): readonly string[] {
  return [ondertekengeheim, vorigOndertekengeheim?.geheim].flatMap((tekst) => {
    const gelezen = tekst === undefined ? undefined : readTekengeheim(tekst);
    return gelezen?.ok === true && gelezen.value.versie === 'v1a' ? [publicKeyOf(gelezen.value)] : [];
  });
}

/** Our own key for the token server: made once, and anew when asked. It is of use only after the receiver took its public half over. */
export async function withClientKey(
  geheimen: Kanaalgeheimen,
  { aanmelding }: WebhookInstelling,
  { nieuwste, maakClientsleutel }: Sleutelgang,
  nieuweSleutel: boolean,
): Promise<Kanaalgeheimen> {
  if (aanmelding.aanmeldsoort !== 'oauth2' || aanmelding.clientbewijs !== 'sleutel') return geheimen;
  const had = nieuweSleutel ? undefined : nieuwste?.geheimen.clientsleutel;
  return { ...geheimen, clientsleutel: had ?? (await maakClientsleutel()) };
}

export function publicClientKey(geheimen: Kanaalgeheimen): { readonly clientsleutel?: Clientsleutel } {
  if (geheimen.clientsleutel === undefined) return {};
  const { d: _, ...publiek } = JSON.parse(geheimen.clientsleutel);
  return { clientsleutel: publiek };
}
