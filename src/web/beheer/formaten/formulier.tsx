/** A formaat as a form: its parts in tables, each with a page of its own to change it. */
import type { Hono } from 'hono';
import { datumTekst } from '../../../text/notatie.ts';
import type { WebContext, WebOmgeving } from '../../omgeving.ts';
import { toonNietGevonden } from '../../onderdelen/foutpagina.tsx';
import { magRol } from '../../wacht.tsx';
import { adresVan, deelAdres, LigtVast, readVersie, toonVersie, type Versiebeeld } from './basis.tsx';
import { Bestanddeel } from './formulier-bestand.tsx';
import { Groepering, Overig } from './formulier-regels.tsx';
import { Code, Delen, Erbij } from './formulier-tabel.tsx';
import { makeUitslag, type Uitslag, Uitslagblok, Voorbeeldkeuze } from './uitslag.tsx';

export function toonFormulier(
  c: WebContext,
  { formaat, hash }: Versiebeeld,
  uitslag: Uitslag,
  boven: unknown = null,
  status: 200 | 412 | 422 = 200,
) {
  const mag = magRol(c, 'formaten-beheren') && formaat.levensfase === 'concept';
  const omgang = { formaat, hash, mag };
  return toonVersie(
    c,
    { formaat, tabblad: 'formulier', kop: 'Formulier', scripts: ['formaat.js'] },
    <>
      {boven}
      {formaat.levensfase === 'concept' ? null : <LigtVast formaat={formaat} />}
      <div class="evk-naast">
        <div>
          <h2 class="nl-heading nl-heading--level-2">Gegevens</h2>
          <p class="nl-paragraph">
            Geldig vanaf {datumTekst(formaat.geldigVanaf)}.{' '}
            {formaat.niveau === 'persoon' ? 'Regels van cliënten.' : 'Alleen totalen.'}{' '}
            {mag ? (
              <a class="nl-link" href={deelAdres(formaat, '')} aria-label="Wijzig de gegevens">
                Wijzig
              </a>
            ) : null}
          </p>
          <h2 class="nl-heading nl-heading--level-2">Welke regels gaan mee</h2>
          <Delen
            {...omgang}
            titel="Voorwaarden"
            kolommen={['Voorwaarde', 'Reden als een regel niet meegaat']}
            rijen={formaat.selectie.map(({ als, andersReden }, nr) => ({
              plek: `/selectie/${nr}`,
              naam: `voorwaarde ${nr + 1}`,
              cellen: [<Code tekst={als} />, andersReden],
            }))}
          />
          <Erbij {...omgang} plek="/selectie/-" wat="Voeg een voorwaarde toe" />
          <Groepering {...omgang} />
          <h2 class="nl-heading nl-heading--level-2">Bestanden</h2>
          {formaat.bestanden.map((_, nr) => (
            <Bestanddeel {...omgang} nr={nr} />
          ))}
          <Overig {...omgang} />
        </div>
        <div>
          <form method="get" action={adresVan(formaat, 'formulier')} class="evk-velden">
            <Voorbeeldkeuze uitslag={uitslag} />
            <div>
              <button class="nl-button nl-button--secondary" type="submit">
                Toon
              </button>
            </div>
          </form>
          <Uitslagblok uitslag={uitslag} adres={formaat} />
        </div>
      </div>
    </>,
    status,
  );
}

export function addFormulier(app: Hono<WebOmgeving>): void {
  app.get('/formaten/:naam/:versie/formulier', async (c) => {
    const versie = await readVersie(c);
    if (versie === undefined) return toonNietGevonden(c);
    const uitslag = await makeUitslag(
      c.var.diensten,
      versie.beeld,
      versie.formaat,
      versie.formaat,
      c.req.query('voorbeeld'),
    );
    return toonFormulier(c, versie, uitslag);
  });
}
