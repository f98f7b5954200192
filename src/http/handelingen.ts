/**
 * Writes every request that changes something into the audit trail: its beginning before the handler runs, its outcome before the answer
 * leaves. A route is written unless it is named here as one that need not be.
 */
import { createMiddleware } from 'hono/factory';
import { noemtBsn } from '../domain/bsn.ts';
import { type Auditfeiten, type Auditpersoon, auditeer } from '../pipeline/auditspoor.ts';
import type { HttpContext, HttpOmgeving } from './omgeving.ts';
import { nameOfRoute, type Routes, valuesIn } from './operatie.ts';
import { limitHandeling } from './snelheid.ts';

/** Changes nothing that is kept: what was asked is tried and shown. */
const PROBEERT = [
  'probeerVerantwoording',
  'stelInvoermappingVoor',
  'vergelijkMetVoorgevuld',
  'probeerFormaat',
  'neemSteekproef',
  'vergelijkFormaat',
  'controleerFormaat',
  'draaiVoorbeelden',
  'probeerAansluiting',
  'vergelijkAansluiting',
  'controleerAansluiting',
] as const;

/** The traffic itself: what comes in or goes out has a row of its own that tells who and when, with its gebeurtenissen. */
const VERKEER = [
  'dienVerantwoordingIn',
  'beginUpload',
  'stuurUploaddeel',
  'geefHistorie',
  'stuurDocumentinhoud',
  'haalArchief',
  'meldOntvangst',
  'beantwoordZending',
  'stuurRetourbericht',
] as const;

export const ZONDER_SPOOR: ReadonlySet<string> = new Set([...PROBEERT, ...VERKEER]);

const VERANDERT = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** Adds to the row of this act what its address does not tell: ids, codes and names. Never anything of a client. */
export function addFeiten(c: HttpContext, feiten: Auditfeiten): void {
  c.set('auditfeiten', { ...c.var.auditfeiten, ...feiten });
}

export function writeHandelingen(routes: () => Routes) {
  return createMiddleware<HttpOmgeving>(async (c, next) => {
    if (!VERANDERT.has(c.req.method)) return next();
    const handeling = nameOfRoute(c, routes());
    if (handeling === undefined || ZONDER_SPOOR.has(handeling)) return next();
    const teVaak = limitHandeling(c);
    if (teVaak !== undefined) return teVaak;
    await auditeer(c.var.diensten, { handeling, door: personOf(c), feiten: namesIn(c) }, next, () => ({
      // An answer of 500 stands for an error that was thrown: Hono has already made an answer of it.
      fase: c.res.status >= 500 ? 'mislukt' : c.res.status >= 400 ? 'geweigerd' : 'gedaan',
      feiten: { ...c.var.auditfeiten, ...madeBy(c.res.headers), antwoord: c.res.status },
    }));
    return undefined;
  });
}

/** What names something of the gateway: an id, a code, a version. */
const NAAM = /^[\w.:@-]{1,100}$/;

/** An id of ours. One in seven hundred has nine digits in a row that pass for a BSN; they are chance, and the row must tell about what it is. */
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * When an act begins nobody has judged its address yet, and a row is never taken out again: what cannot be a name is written down as
 * that, or whoever calls could have anything kept for ever.
 */
const namesIn = (c: HttpContext): Auditfeiten =>
  Object.fromEntries(
    Object.entries(valuesIn(c)).map(([plek, waarde]) => [
      plek,
      ID.test(waarde) || (NAAM.test(waarde) && !noemtBsn(waarde)) ? waarde : 'onleesbaar',
    ]),
  );

/** The address of what was made, and the hash of its content: with these the content itself can be recognised later. */
function madeBy(headers: Headers): Auditfeiten {
  const adres = headers.get('Location');
  const etag = headers.get('ETag');
  return { ...(adres !== null && { adres }), ...(etag !== null && { etag }) };
}

const personOf = ({ var: { houder, sleutelId } }: HttpContext): Auditpersoon => ({
  houdersoort: houder.houdersoort,
  houdercode: houder.houdercode,
  middel: `sleutel:${sleutelId}`,
});
