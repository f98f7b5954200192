/** Looking at the beginning of a file without saving it. */
import type { Hono } from 'hono';
import { inspectBestand } from '../../pipeline/bestand-inzien.ts';
import { SOORTNAMEN } from '../../text/nl/zending.ts';
import { periodeTekst } from '../../text/notatie.ts';
import type { WebOmgeving } from '../omgeving.ts';
import { toonPagina } from '../onderdelen/bladzijde.tsx';
import { toonGewist, toonNietGevonden } from '../onderdelen/foutpagina.tsx';
import { Melding } from '../onderdelen/melding.tsx';
import { Voorvertoningdeel } from '../onderdelen/voorvertoning.tsx';
import { findEigenZending, POSTVAKKRUIMEL } from './eigen-zending.ts';

export function addBekijken(app: Hono<WebOmgeving>): void {
  app.get('/zendingen/:id/bestanden/:volgnummer/bekijken', async (c) => {
    const rij = await findEigenZending(c);
    if (rij?.gewistOp !== undefined) return toonGewist(c);
    const bestand = rij?.bestanden.find(({ volgnummer }) => String(volgnummer) === c.req.param('volgnummer'));
    if (rij === undefined || bestand === undefined) return toonNietGevonden(c);
    const beeld = await inspectBestand(c.var.diensten, rij, bestand);
    const adres = `/gemeente/zendingen/${rij.id}`;
    return toonPagina(
      c,
      {
        titel: bestand.bestandsnaam,
        kruimels: [POSTVAKKRUIMEL, { naam: `${SOORTNAMEN[rij.soort]} ${periodeTekst(rij.periode)}`, adres }],
      },
      <>
        <h1 class="nl-heading nl-heading--level-1 evk-regels">{bestand.bestandsnaam}</h1>
        <p class="nl-paragraph evk-tekst">
          Burgerservicenummers zijn hier afgeschermd. In het bestand zelf staan ze volledig.
        </p>
        {beeld === undefined ? (
          <Melding soort="uitleg">
            <p class="nl-paragraph">Deze werkmap is te groot om hier te tonen. Download haar.</p>
          </Melding>
        ) : (
          <Voorvertoningdeel voorvertoning={beeld} />
        )}
        <p class="nl-paragraph">
          <a class="nl-link" href={`${adres}/bestanden/${bestand.volgnummer}`} download>
            Download het hele bestand
          </a>
        </p>
      </>,
    );
  });
}
