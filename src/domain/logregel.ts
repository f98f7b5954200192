/**
 * What may be told to the log, and nothing else. The type refuses a field that is not here; what slips past the type (an object made
 * elsewhere, a value that is not what it says) is left out when the line is written. No field can hold an address, a name or a bsn.
 */
import type { Foutverslag } from './foutverslag.ts';
import type { Houdersoort } from './toegang.ts';
import type { Scanfout } from './virusscan.ts';

export const TAKEN = [
  'termijnen',
  'voorbeelden',
  'payloadsleutels',
  'kluissleutels',
  'toegang',
  'auditanker',
  'vernietigen',
  'herstelronde',
  'virusscan',
] as const;
export type Taak = (typeof TAKEN)[number];

export const PUBLIEKEN = ['aanbieder', 'gemeente', 'beheer', 'algemeen'] as const;
export type Publiek = (typeof PUBLIEKEN)[number];

/** Why somebody was not let through. What is missing and what is another's look the same (404), also here. */
export const WEIGERINGEN = [
  'geen-sleutel',
  'onbekend',
  'verlopen',
  'ingetrokken',
  'alleen-sleutelpaar',
  'ander-deel',
  'geen-rol',
  'andere-site',
  'zonder-https',
  'te-vaak',
] as const;
export type Weigering = (typeof WEIGERINGEN)[number];

/** One line per request, also when it failed. */
export interface Verzoekregel {
  readonly gebeurtenis: 'verzoek';
  readonly soort: 'api' | 'pagina';
  /** The pattern (`/aanbieder/v1/verantwoordingen/:id`), never the address that was asked; `geen` when nothing is there. */
  readonly route: string;
  readonly methode: string;
  readonly status: number;
  /** Until the answer began. */
  readonly duurMs: number;
  readonly publiek: Publiek;
  /** Absent for whoever has no key and did not sign in. */
  readonly houdersoort?: Houdersoort;
  /** As in the verwerkingenlogboek. */
  readonly traceId?: string;
  /** Only when somebody was not let through. */
  readonly weigering?: Weigering;
  /** The key, client or lid that was not let through: its id, never a name. */
  readonly middel?: string;
}

export type Logregel =
  | Verzoekregel
  /** `id`: what the caller was told to mention. */
  | ({ readonly gebeurtenis: 'verzoek-mislukt' | 'pagina-mislukt'; readonly id: string } & Foutverslag)
  | ({ readonly gebeurtenis: 'bericht-mislukt' | 'bezorging-mislukt' } & Foutverslag)
  /** One batch of a queue. */
  | {
      readonly gebeurtenis: 'wachtrij';
      readonly wachtrij: 'omzetting' | 'dode-letters';
      readonly aantal: number;
      /** Faults that were told of; each has a line of its own. */
      readonly mislukt: number;
      readonly duurMs: number;
    }
  /** One job of a round of the cron. */
  | { readonly gebeurtenis: 'taak'; readonly taak: Taak; readonly gelukt: boolean; readonly duurMs: number }
  /** A virus was found in this dossierdocument, and its content removed. */
  | { readonly gebeurtenis: 'document-besmet'; readonly id: string }
  /** A document could not be looked at. */
  | { readonly gebeurtenis: 'virusscan-mislukt'; readonly id: string; readonly reden: Scanfout }
  /** The end of the audit trail, signed: whoever rewrites the trail does not reach this copy. */
  | { readonly gebeurtenis: 'auditanker'; readonly anker: string };

type VeldenVan<Regel> = Regel extends unknown ? Exclude<keyof Regel, 'gebeurtenis'> : never;
export type Logveld = VeldenVan<Logregel>;

const isTelling = (waarde: unknown): boolean =>
  typeof waarde === 'number' && Number.isSafeInteger(waarde) && waarde >= 0 && waarde < 100_000_000;
const isTekst =
  (vorm: RegExp) =>
  (waarde: unknown): boolean =>
    typeof waarde === 'string' && vorm.test(waarde);
const isEen =
  (woorden: readonly string[]) =>
  (waarde: unknown): boolean =>
    typeof waarde === 'string' && woorden.includes(waarde);

/** No nine digits in a row: whatever a text is, it is no bsn. */
const GEEN_BSN = '(?!.*\\d{9})';
const isPlaats = isTekst(new RegExp(`^${GEEN_BSN}at [^\\n"]{1,300}$`));

/** Every field there is, with what its value looks like. */
const VELDEN: Readonly<Record<Logveld, (waarde: unknown) => boolean>> = {
  soort: isEen(['api', 'pagina']),
  route: isTekst(new RegExp(`^${GEEN_BSN}(geen|[\\w\\-./:*{}|()\\[\\]^+?\\\\]{1,200})$`)),
  methode: isTekst(/^[A-Z]{3,7}$/),
  status: isTelling,
  duurMs: isTelling,
  publiek: isEen(PUBLIEKEN),
  houdersoort: isEen(['aanbieder', 'ontvanger', 'beheerder']),
  traceId: isTekst(/^[0-9a-f]{32}$/),
  weigering: isEen(WEIGERINGEN),
  middel: isTekst(/^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|beginsleutel)$/),
  id: isTekst(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
  fout: isTekst(/^[A-Za-z]\w{0,60}$/),
  plaatsen: (waarde) => Array.isArray(waarde) && waarde.every(isPlaats),
  instellingen: (waarde) => Array.isArray(waarde) && waarde.every(isTekst(/^[A-Z][A-Z0-9_]{2,60}$/)),
  wachtrij: isEen(['omzetting', 'dode-letters']),
  aantal: isTelling,
  mislukt: isTelling,
  taak: isEen(TAKEN),
  reden: isEen(['onbereikbaar', 'te-laat', 'onbegrepen', 'geweigerd'] satisfies Scanfout[]),
  gelukt: (waarde) => typeof waarde === 'boolean',
  anker: isTekst(/^[\w-]+\.[\w-]+\.[\w-]+$/),
};

const isVeld = (naam: string): naam is Logveld => Object.hasOwn(VELDEN, naam);

/** @returns one line of JSON, with the fields that may be told and whose values are what they should be */
export function toLogtekst(regel: Logregel): string {
  const { gebeurtenis, ...velden } = regel;
  const mag = Object.entries(velden).filter(([naam, waarde]) => isVeld(naam) && VELDEN[naam](waarde));
  return JSON.stringify({ gebeurtenis, ...Object.fromEntries(mag) });
}

/** Something failed: the log shows it as such. */
export const isFoutregel = ({ gebeurtenis }: Logregel): boolean => gebeurtenis.endsWith('-mislukt');
