/** Conditional requests (RFC 9110 §13): which state of a document a change is meant on. */
import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Voorwaarde } from '../pipeline/voorwaarde.ts';
import { problem } from './problem.ts';

const IF_MATCH = {
  description: 'De ETag van de inhoud die u wijzigt, zoals u hem bij GET kreeg. Verplicht als er al iets staat.',
  example: '"9f86d081884c7d65"',
};

/** Optional in the document, because a missing one is 428 and not 400. */
export const Voorwaardeheaders = z.object({ 'If-Match': z.string().optional().openapi(IF_MATCH) });

const ETAG = /(W\/)?"([\x21\x23-\x7e]*)"/g;

/** Weak tags are left out: If-Match compares strongly, so they match nothing. */
export function readVoorwaarde(c: Context): Voorwaarde {
  const ifMatch = c.req.header('If-Match')?.trim();
  if (ifMatch !== undefined) {
    if (ifMatch === '*') return { soort: 'gelijk-aan', hashes: '*' };
    const hashes = [...ifMatch.matchAll(ETAG)].flatMap(([, zwak, hash]) =>
      zwak === undefined && hash !== undefined ? [hash] : [],
    );
    return { soort: 'gelijk-aan', hashes };
  }
  return c.req.header('If-None-Match')?.trim() === '*' ? { soort: 'nieuw' } : { soort: 'geen' };
}

export const setEtag = (c: Context, hash: string): void => c.header('ETag', `"${hash}"`);

/** The answer when the state a change was meant on is not the state there is. */
export function conflict(c: Context, botsing: 'voorwaarde-vereist' | 'intussen-veranderd') {
  switch (botsing) {
    case 'voorwaarde-vereist':
      return problem(c, 428, 'Er staat al iets op dit adres. Stuur If-Match mee, met de ETag die u bij GET kreeg.');
    case 'intussen-veranderd':
      return problem(
        c,
        412,
        'Iemand anders was u voor, of de ETag klopt niet. Haal de inhoud opnieuw op en probeer het daarmee.',
      );
  }
}
