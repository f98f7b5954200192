/** What was chosen in the postvak as one zip. */
import type { Hono } from 'hono';
import { contentDisposition } from '../../domain/bestandskop.ts';
import { toReadable } from '../../domain/bytestroom.ts';
import { unreachable } from '../../domain/result.ts';
import { openArchief } from '../../pipeline/archief.ts';
import { leesbaar } from '../../text/nl.ts';
import { openInzagen } from '../inzage/pagina.tsx';
import type { WebContext, WebOmgeving } from '../omgeving.ts';
import { toonPagina } from '../onderdelen/bladzijde.tsx';
import { Melding } from '../onderdelen/melding.tsx';
import { addVerwerkteZendingen } from '../verwerkingen.ts';
import { eis, houdercodeVan } from '../wacht.tsx';
import { postvakAdres, readKeuze } from './keuze.ts';

export const ARCHIEF = '/gemeente/archief';

async function geefArchief(c: WebContext): Promise<Response> {
  const { ids, query } = await readKeuze(c);
  if (ids.length === 0) return c.redirect(postvakAdres(query, { fout: 'geen-keuze' }), 303);
  const eerst = await openInzagen(c, ids, ARCHIEF, postvakAdres(query));
  if (eerst !== undefined) return eerst;
  const code = houdercodeVan(c);
  const uitkomst = await openArchief(c.var.diensten, code, ids);
  switch (uitkomst.soort) {
    case 'archief':
      addVerwerkteZendingen(c, ids);
      return c.body(toReadable(uitkomst.bytes), 200, {
        'Content-Type': 'application/zip',
        'Content-Disposition': contentDisposition(`postvak-${code}.zip`),
      });
    case 'onbekend':
    case 'te-groot': {
      const bevinding = uitkomst.soort === 'te-groot' ? uitkomst.bevinding : uitkomst.bevindingen[0];
      const zin = bevinding === undefined ? undefined : leesbaar(bevinding);
      return toonPagina(
        c,
        { titel: 'Downloaden lukt niet', kruimels: [{ naam: 'Postvak', adres: '/gemeente' }] },
        <>
          <h1 class="nl-heading nl-heading--level-1">Downloaden lukt niet</h1>
          <Melding soort="fout" begin>
            <p class="nl-paragraph">{zin?.melding}</p>
            <p class="nl-paragraph">
              {uitkomst.soort === 'te-groot'
                ? zin?.oplossing
                : 'Misschien is een zending intussen ingetrokken. Ga terug naar het postvak en kies opnieuw.'}
            </p>
          </Melding>
        </>,
      );
    }
    default:
      return unreachable(uitkomst);
  }
}

export function addArchief(app: Hono<WebOmgeving>): void {
  app.post('/archief', eis('ontvanger', 'ontvangen', 'inzien'), geefArchief);
}
