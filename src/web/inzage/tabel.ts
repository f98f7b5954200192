/**
 * Which pages hold data of persons, and about what a reason is asked before they show it. Everything that shows, or gives as a file, what was
 * submitted stands here; a test walks all other pages and finds nothing of the persons of its fixture on them.
 */
import { matchedRoutes } from 'hono/route';
import { METHOD_NAME_ALL } from 'hono/router';
import type { Onderwerpsoort } from '../../domain/inzage.ts';
import { ID, INDIENEN } from '../aanbieder/indienen/route.ts';
import type { WebContext } from '../omgeving.ts';

export interface Inzagepagina {
  readonly soort: Onderwerpsoort;
  /** The part of the address that names it; absent: the dossier of who asks. */
  readonly parameter?: string;
  /** The page is more than data of persons: without a reason it shows the rest. */
  readonly deels?: true;
}

const ZENDING: Inzagepagina = { soort: 'zending', parameter: 'id' };
const VERANTWOORDING: Inzagepagina = { soort: 'verantwoording', parameter: 'id' };
const INDIENING: Inzagepagina = { soort: 'indiening', parameter: 'id' };

/** By the pattern of the address. */
export const INZAGEPAGINAS: Readonly<Record<string, Inzagepagina>> = {
  '/gemeente/zendingen/:id': { ...ZENDING, deels: true },
  '/gemeente/zendingen/:id/antwoord/regels': ZENDING,
  '/gemeente/zendingen/:id/bestanden/:volgnummer': ZENDING,
  '/gemeente/zendingen/:id/bestanden/:volgnummer/bekijken': ZENDING,
  '/gemeente/zendingen/:id/documenten/:nummer': ZENDING,
  '/aanbieder/verantwoordingen/:id': { ...VERANTWOORDING, deels: true },
  '/aanbieder/verantwoordingen/:id/bevindingen': { ...VERANTWOORDING, deels: true },
  '/aanbieder/verantwoordingen/:id/inhoud': VERANTWOORDING,
  '/aanbieder/verantwoordingen/:id/verbeterboek': VERANTWOORDING,
  '/aanbieder/verantwoordingen/:id/zendingen/:zendingId': { ...VERANTWOORDING, deels: true },
  '/aanbieder/verantwoordingen/:id/zendingen/:zendingId/bestanden/:volgnummer': VERANTWOORDING,
  '/aanbieder/dossier': { soort: 'dossier', deels: true },
  '/aanbieder/dossier/:id/inhoud': { soort: 'dossier' },
  [`${INDIENEN}/${ID}`]: INDIENING,
  [`${INDIENEN}/${ID}/bevindingen/:groep`]: INDIENING,
  [`${INDIENEN}/${ID}/correctieboek.xlsx`]: INDIENING,
  [`${INDIENEN}/${ID}/zendingen/:nr`]: INDIENING,
  [`${INDIENEN}/invullen/${ID}/clienten`]: INDIENING,
  [`${INDIENEN}/invullen/${ID}/nakijken`]: INDIENING,
};

/** The pattern of the page that answers; undefined when there is none. */
export const patroonVan = (c: WebContext): string | undefined =>
  matchedRoutes(c).findLast(({ method }) => method !== METHOD_NAME_ALL)?.path;

/** What stands in the address at a parameter of its pattern. */
export const parameterVan = (c: WebContext, patroon: string, parameter: string): string => {
  const plaats = patroon.split('/').findIndex((deel) => deel === `:${parameter}` || deel.startsWith(`:${parameter}{`));
  return c.req.path.split('/')[plaats] ?? '';
};
