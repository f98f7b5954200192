/**
 * Writes in the verwerkingenlogboek what data of persons an answer holds, before the answer leaves, and keeps the trace of each request
 * (W3C Trace Context). What changes the state of a verantwoording or zending is written by the database itself.
 */
import { createMiddleware } from 'hono/factory';
import { tijdstip } from '../domain/kalender.ts';
import { createSpoor, readTraceparent, toTraceparent, type Verwerking } from '../domain/verwerking.ts';
import type { Activiteitnaam } from '../domain/verwerkingsactiviteit.ts';
import type { HttpContext, HttpOmgeving } from './omgeving.ts';
import { idIn, nameOfRoute, type Routes } from './operatie.ts';
import { hasHandler } from './routing.ts';

interface Inzage {
  readonly activiteit: Activiteitnaam;
  /** What the `{id}` in its address is. `niets`: whose data it were is not kept, because nothing is. */
  readonly over: 'verantwoording' | 'zending' | 'niets';
  /** A document: it may name people, and nobody here knows whom. */
  readonly document?: true;
}

const INZIEN_VERANTWOORDING: Inzage = { activiteit: 'inzien', over: 'verantwoording' };
const INZIEN_ZENDING: Inzage = { activiteit: 'inzien', over: 'zending' };
const RECHTEN: Inzage = { activiteit: 'rechten', over: 'niets' };
const PROBEREN: Inzage = { activiteit: 'proberen', over: 'niets' };

/** By operationId: every route of which the answer is about single persons, or was made by reading them. A test holds the APIs to it. */
export const VERWERKINGEN: Readonly<Record<string, Inzage>> = {
  haalVerantwoording: INZIEN_VERANTWOORDING,
  toonRegels: INZIEN_VERANTWOORDING,
  toonUitleg: INZIEN_ZENDING,
  haalBestand: { activiteit: 'verstrekken', over: 'zending' },
  haalDocument: { activiteit: 'verstrekken', over: 'zending', document: true },
  haalDocumentinhoud: { activiteit: 'inzien', over: 'niets', document: true },
  haalArchief: { activiteit: 'verstrekken', over: 'niets' },
  toonRetourberichten: INZIEN_ZENDING,
  toonVoorgevuld: { activiteit: 'inzien', over: 'niets' },
  haalVoorgevuldeVerantwoording: { activiteit: 'inzien', over: 'niets' },
  haalVoorgevuldInvulsjabloon: { activiteit: 'inzien', over: 'niets' },
  vergelijkMetVoorgevuld: PROBEREN,
  probeerVerantwoording: PROBEREN,
  stelInvoermappingVoor: PROBEREN,
  probeerAansluiting: PROBEREN,
  zoekBetrokkene: RECHTEN,
  exporteerBetrokkene: RECHTEN,
  wisBetrokkene: RECHTEN,
};

/** Says of whose zendingen an answer holds data, when its address does not. */
export const addVerwerkteZendingen = (c: HttpContext, zendingIds: readonly string[]): void =>
  c.set('verwerkteZendingen', zendingIds);

/** Says whose data an answer is about, when it is one person. @param id the keyed hash */
export const setBetrokkene = (c: HttpContext, id: string): void => c.set('betrokkene', id);

export function keepTrace(routes: () => Routes) {
  return createMiddleware<HttpOmgeving>(async (c, next) => {
    if (!hasHandler(c)) return next();
    const { diensten, houder } = c.var;
    const vreemd = readTraceparent(c.req.header('traceparent'));
    const entiteit = `urn:enkelvoud:${houder.houdersoort}:${encodeURIComponent(houder.houdercode)}`;
    const spoor = createSpoor(diensten.nieuwId, vreemd && { ...vreemd, entiteit });
    const begonnenOp = tijdstip(diensten.klok());
    c.set('diensten', { ...diensten, spoor });
    await next();
    // Before the answer leaves: what it streams is only read after this.
    const verwerkingen = verwerkingenVan(c, routes(), { ...spoor, begonnenOp, geeindigdOp: tijdstip(diensten.klok()) });
    await diensten.staat.verwerkingen.addVerwerkingen(verwerkingen);
    c.header('traceparent', toTraceparent(spoor));
    return undefined;
  });
}

type Omstandigheid = Pick<Verwerking, 'traceId' | 'spanId' | 'vreemd' | 'begonnenOp' | 'geeindigdOp'>;

function verwerkingenVan(
  c: HttpContext,
  routes: Routes,
  wanneer: Omstandigheid,
): readonly Omit<Verwerking, 'nummer'>[] {
  const { status } = c.res;
  const naam = nameOfRoute(c, routes);
  const inzage = naam === undefined ? undefined : VERWERKINGEN[naam];
  if (naam === undefined || inzage === undefined || c.req.method === 'HEAD') return [];
  // A refusal shows nothing of anyone. To find that what was sent is not right, it was read.
  if (status >= 300 && status < 500 && inzage.activiteit !== 'proberen') return [];
  const { activiteit, over, document } = inzage;
  const gemeen = { ...wanneer, naam, activiteit, status: status >= 500 ? 2 : 0, door: c.var.houder } as const;
  const id = idIn(c);
  const zendingen = c.var.verwerkteZendingen ?? (over === 'zending' && id !== undefined ? [id] : []);
  if (zendingen.length > 0)
    return zendingen.map((zendingId, i) => ({
      ...gemeen,
      // Several actions in one request each have a span of their own.
      ...(i > 0 && { spanId: createSpoor(c.var.diensten.nieuwId).spanId }),
      zendingId,
      betrokkenen: document === true ? ('geen' as const) : ('zending' as const),
    }));
  const { betrokkene } = c.var;
  if (betrokkene !== undefined) return [{ ...gemeen, betrokkenen: 'een', betrokkene }];
  return over === 'verantwoording' && id !== undefined
    ? [{ ...gemeen, verantwoordingId: id, lijstId: id, betrokkenen: 'alle' }]
    : [{ ...gemeen, betrokkenen: 'geen' }];
}
