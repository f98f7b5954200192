/** Where one value of the output came from: which rule wrote it, from which fields, for which lines. */
import type { Hono } from 'hono';
import { examineOntwerp, explainOntwerp } from '../../../pipeline/formaat-ontwerp.ts';
import type { WebOmgeving } from '../../omgeving.ts';
import { toonNietGevonden } from '../../onderdelen/foutpagina.tsx';
import { adresVan, readVersie, toonVersie } from './basis.tsx';
import { Uitlegblok } from './uitlegblok.tsx';
import { loadOpgave } from './uitslag.tsx';

export function addUitleg(app: Hono<WebOmgeving>): void {
  app.get('/formaten/:naam/:versie/uitleg', async (c) => {
    const versie = await readVersie(c);
    if (versie === undefined) return toonNietGevonden(c);
    const { beeld, formaat } = versie;
    const { proefbaar } = await examineOntwerp(beeld, formaat);
    const opgave =
      proefbaar === undefined
        ? undefined
        : await loadOpgave(c.var.diensten, proefbaar, formaat, c.req.query('voorbeeld') ?? '');
    const vraag = { bestandsnaam: c.req.query('bestand') ?? '', positie: c.req.query('plek') ?? '' };
    const uitleg =
      proefbaar === undefined || opgave === undefined ? undefined : await explainOntwerp(proefbaar, opgave, vraag);
    return toonVersie(
      c,
      { formaat, tabblad: 'formulier', kop: 'Waar komt deze waarde vandaan?' },
      <>
        <p class="nl-paragraph">
          {vraag.bestandsnaam}, plek <code class="nl-code">{vraag.positie}</code>
        </p>
        <Uitlegblok uitleg={uitleg} />
        <p class="nl-paragraph">
          <a class="nl-link" href={adresVan(formaat, 'formulier')}>
            Terug naar het formulier
          </a>
        </p>
      </>,
    );
  });
}
