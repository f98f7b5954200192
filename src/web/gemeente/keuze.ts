/** What was ticked in the postvak, and the way back to where that was. */
import type { WebContext } from '../omgeving.ts';

/** What a form with every tick of a page can send, with room to spare. */
const MAXIMUM_KEUZE = 200;

export function postvakAdres(query: URLSearchParams, meer: Readonly<Record<string, string>> = {}): string {
  const alles = new URLSearchParams(query);
  for (const [naam, waarde] of Object.entries(meer)) alles.set(naam, waarde);
  return alles.size === 0 ? '/gemeente' : `/gemeente?${alles}`;
}

/** The ticked ids, and where the form came from. */
export async function readKeuze(
  c: WebContext,
): Promise<{ readonly ids: readonly string[]; readonly query: URLSearchParams }> {
  const { id = [], terug } = await c.req.parseBody({ all: true });
  const ids = (Array.isArray(id) ? id : [id]).filter((een): een is string => typeof een === 'string');
  return {
    ids: [...new Set(ids)].slice(0, MAXIMUM_KEUZE),
    query: new URLSearchParams(typeof terug === 'string' ? terug : ''),
  };
}
