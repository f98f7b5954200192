/** What the answer of a receiver means for the zending: one table for every channel. */
import type { Bezorgfout, Bezorguitkomst } from '../domain/bezorging.ts';
import type { Onbruikbaar, Proefreden, Proefstap, Proefstapuitkomst } from '../domain/kanaal.ts';
import { unreachable } from '../domain/result.ts';

/** What came of sending something, before anybody asks what that means. */
export type Verzenduitkomst =
  | { readonly soort: 'antwoord'; readonly status: number; readonly retryAfter?: string }
  | { readonly soort: 'mislukt'; readonly stap: Proefstap; readonly reden: Proefreden }
  | { readonly soort: 'niet-bruikbaar'; readonly wat: Onbruikbaar };

/** Refused for what it is (RFC 9110): bad content, too large, wrong kind, cannot be processed. */
const GEWEIGERD: ReadonlySet<number> = new Set([400, 413, 415, 422]);
/** For a channel whose other side answers about itself and not about what it got, but for a content that is too large. */
export const ALLEEN_TE_GROOT: ReadonlySet<number> = new Set([413]);
/** For a channel that only tells of a zending: what is refused is the telling. */
export const NOOIT_GEWEIGERD: ReadonlySet<number> = new Set();
const GONE = 410;
const TOO_MANY = 429;
/** Not an overload, just this once: again without slowing down. */
const EENMALIG: ReadonlySet<number> = new Set([408, 425]);

const isSuccess = (status: number): boolean => status >= 200 && status < 300;

/** True when the other side took what was sent. */
export const isTaken = (uitkomst: Verzenduitkomst): boolean =>
  uitkomst.soort === 'antwoord' && isSuccess(uitkomst.status);

const SECONDEN = /^\d{1,9}$/;
const UUR = '\\d{2}:\\d{2}:\\d{2}';
/** The form of today and the two of the past, which are to be understood as well (RFC 9110 §5.6.7). */
const HTTP_DATUM = new RegExp(
  `^(?:[A-Z][a-z]{2}, \\d{2} [A-Z][a-z]{2} \\d{4} ${UUR} GMT|[A-Z][a-z]{5,8}, \\d{2}-[A-Z][a-z]{2}-\\d{2} ${UUR} GMT)$`,
);
const ASCTIME = new RegExp(`^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \\d]\\d ${UUR} \\d{4}$`);

function readHttpDate(tekst: string): number {
  if (HTTP_DATUM.test(tekst)) return Date.parse(tekst);
  return ASCTIME.test(tekst) ? Date.parse(`${tekst} GMT`) : Number.NaN;
}

/**
 * `Retry-After` in seconds from now (RFC 9110 §10.2.3): a number of seconds or a moment. A moment that has passed is 0.
 * @returns undefined when it is neither
 */
export function readRetryAfter(tekst: string | undefined, nu: Date): number | undefined {
  const waarde = tekst?.trim() ?? '';
  if (SECONDEN.test(waarde)) return Number(waarde);
  const moment = readHttpDate(waarde);
  return Number.isNaN(moment) ? undefined : Math.max(0, Math.ceil((moment - nu.getTime()) / 1000));
}

const again = (fout: Bezorgfout, vertraag: boolean, retryAfterSeconds?: number): Bezorguitkomst => ({
  soort: 'opnieuw',
  fout,
  vertraag,
  ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
});

function ofStatus(
  { status, retryAfter }: { readonly status: number; readonly retryAfter?: string },
  nu: Date,
  geweigerd: ReadonlySet<number>,
): Bezorguitkomst {
  const fout: Bezorgfout = { fout: 'http-status', status };
  if (isSuccess(status)) return { soort: 'bezorgd' };
  if (status < 400) return again({ fout: 'onverwacht-antwoord' }, true);
  if (status === GONE) return { soort: 'gestopt', fout };
  if (geweigerd.has(status)) return { soort: 'geweigerd', fout };
  // A wrong address (404, 405) or wrong credentials (401, 403) are no fault of the zending either, and can be mended.
  const seconden =
    status === TOO_MANY || status >= 500 || EENMALIG.has(status) ? readRetryAfter(retryAfter, nu) : undefined;
  return again(fout, !EENMALIG.has(status), seconden);
}

function ofReden({ reden }: Proefreden): Bezorgfout {
  switch (reden) {
    case 'geen-adres':
    case 'geen-https':
    case 'met-gebruiker':
    case 'poort':
    case 'niet-openbaar':
    case 'niet-op-lijst':
      return { fout: 'adres-niet-toegestaan' };
    case 'bestaat-niet':
    case 'naamdienst-zwijgt':
    case 'onbereikbaar':
      return { fout: 'onbereikbaar' };
    case 'te-traag':
      return { fout: 'te-traag' };
    case 'omleiding':
    case 'verkeerd-antwoord':
    case 'status':
      return { fout: 'onverwacht-antwoord' };
    case 'niet-bruikbaar':
      return { fout: 'kanaal-niet-bruikbaar' };
    default:
      return unreachable(reden);
  }
}

/** @param geweigerd statuses with which the receiver refuses this one zending for what it is */
export function toBezorguitkomst(uitkomst: Verzenduitkomst, nu: Date, geweigerd = GEWEIGERD): Bezorguitkomst {
  switch (uitkomst.soort) {
    case 'antwoord':
      return ofStatus(uitkomst, nu, geweigerd);
    case 'mislukt': {
      if (uitkomst.stap === 'aanmelding') return again({ fout: 'aanmelding-mislukt' }, true);
      const fout = ofReden(uitkomst.reden);
      return again(fout, fout.fout !== 'onbereikbaar' && fout.fout !== 'te-traag');
    }
    case 'niet-bruikbaar':
      return again({ fout: 'kanaal-niet-bruikbaar' }, true);
    default:
      return unreachable(uitkomst);
  }
}

/** Steps that are taken before anything is sent, by whom they concern: not every channel has them all. */
export const STAPPEN_VAN_EEN_ADRES: readonly Proefstap[] = ['instelling', 'adres', 'naam', 'verbinding', 'antwoord'];
export const STAPPEN_MET_TOKEN: readonly Proefstap[] = [
  'instelling',
  'adres',
  'naam',
  'aanmelding',
  'verbinding',
  'antwoord',
];
/** By way of somebody who is ours, such as a mail provider. */
export const STAPPEN_ZONDER_ADRES: readonly Proefstap[] = ['instelling', 'verbinding', 'antwoord'];

/** The same outcome as the steps of a test: all that went well, up to the first that did not. */
export function toProefstappen(uitkomst: Verzenduitkomst, stappen: readonly Proefstap[]): readonly Proefstapuitkomst[] {
  const upTo = (stap: Proefstap, reden?: Proefreden): readonly Proefstapuitkomst[] => [
    ...stappen.slice(0, Math.max(0, stappen.indexOf(stap))).map((eerder) => ({ stap: eerder, gelukt: true })),
    reden === undefined ? { stap, gelukt: true } : { stap, gelukt: false, reden },
  ];
  switch (uitkomst.soort) {
    case 'niet-bruikbaar':
      return upTo('instelling', { reden: 'niet-bruikbaar', wat: uitkomst.wat });
    case 'mislukt':
      return upTo(uitkomst.stap, uitkomst.reden);
    case 'antwoord': {
      const { status } = uitkomst;
      if (isSuccess(status)) return upTo('antwoord');
      return upTo('antwoord', status < 400 ? { reden: 'omleiding' } : { reden: 'status', status });
    }
    default:
      return unreachable(uitkomst);
  }
}
