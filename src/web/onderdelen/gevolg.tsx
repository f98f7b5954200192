/** After an act the browser goes to a page again (Post/Redirect/Get); what came of it travels in the address, as a word of a fixed list. */
import type { FC } from 'hono/jsx';
import type { WebContext } from '../omgeving.ts';
import { Melding } from './melding.tsx';

export interface Gevolg {
  readonly soort: 'goed' | 'fout' | 'let-op';
  readonly zin: string;
}

const NAAM = 'gevolg';

/** @param pad may have a query of its own */
export const metGevolg = (pad: string, woord: string): string =>
  `${pad}${pad.includes('?') ? '&' : '?'}${NAAM}=${woord}`;

/** Shows what came of the act before; nothing when the page was asked by itself. */
export const Gevolgmelding: FC<{ readonly c: WebContext; readonly gevolgen: Readonly<Record<string, Gevolg>> }> = ({
  c,
  gevolgen,
}) => {
  const woord = c.req.query(NAAM);
  const gevolg = woord !== undefined && Object.hasOwn(gevolgen, woord) ? gevolgen[woord] : undefined;
  return gevolg === undefined ? null : (
    <Melding soort={gevolg.soort} begin>
      <p class="nl-paragraph">{gevolg.zin}</p>
    </Melding>
  );
};
