/** Pages for who builds on the API: how to begin, and every operation with examples, made from the OpenAPI documents. */
import { Hono } from 'hono';
import type { WebContext, WebOmgeving } from '../omgeving.ts';
import { toonPagina } from '../onderdelen/bladzijde.tsx';
import { toonNietGevonden } from '../onderdelen/foutpagina.tsx';
import { AUDIENCES, type Audience, readDocument } from './openapi.ts';
import { Operatiebeeld } from './operatie.tsx';

const NAMEN: Readonly<Record<Audience, string>> = {
  aanbieder: 'API voor aanbieders',
  gemeente: 'API voor gemeenten en andere ontvangers',
  beheer: 'API voor beheerders',
};

const BEGIN = { naam: 'Voor ontwikkelaars', adres: '/ontwikkelaars' };

const isAudience = (tekst: string | undefined): tekst is Audience => AUDIENCES.some((audience) => audience === tekst);

const documentVan = async (c: WebContext, audience: Audience) =>
  readDocument(audience, await c.var.voorziening.openapi(audience));

export const ontwikkelaarsPaginas = new Hono<WebOmgeving>();

ontwikkelaarsPaginas.get('/', (c) =>
  toonPagina(
    c,
    { titel: 'Voor ontwikkelaars' },
    <>
      <h1 class="nl-heading nl-heading--level-1">Voor ontwikkelaars</h1>
      <p class="nl-paragraph evk-tekst">
        Alles wat op deze site kan, kan ook met de API. Er zijn drie delen. Bij elk deel hoort een eigen soort sleutel,
        die u van de beheerder krijgt.
      </p>
      <ul class="evk-rooster evk-kaal">
        {AUDIENCES.map((audience) => (
          <li class="evk-kaart">
            <h2 class="nl-heading nl-heading--level-3">
              <a class="nl-link" href={`/ontwikkelaars/${audience}`}>
                {NAMEN[audience]}
              </a>
            </h2>
            <p class="nl-paragraph">
              <a class="nl-link" href={`/${audience}/v1/openapi.json`}>
                OpenAPI-document van {audience} (JSON)
              </a>
            </p>
          </li>
        ))}
      </ul>
      <h2 class="nl-heading nl-heading--level-2">Zo begint u</h2>
      <ol class="utrecht-ordered-list evk-tekst">
        <li class="utrecht-ordered-list__item">Vraag een sleutel. Zet hem in de omgevingsvariabele SLEUTEL.</li>
        <li class="utrecht-ordered-list__item">
          Probeer uw bestand eerst, zonder dat er iets weggaat:{' '}
          <a class="nl-link" href="/ontwikkelaars/aanbieder/probeerVerantwoording">
            een proefverwerking
          </a>
          .
        </li>
        <li class="utrecht-ordered-list__item">
          Dien in:{' '}
          <a class="nl-link" href="/ontwikkelaars/aanbieder/dienVerantwoordingIn">
            een verantwoording indienen
          </a>
          . Het antwoord is uw ontvangstbewijs.
        </li>
        <li class="utrecht-ordered-list__item">
          Volg wat er gebeurt:{' '}
          <a class="nl-link" href="/ontwikkelaars/aanbieder/toonGebeurtenissen">
            de gebeurtenissen
          </a>
          , als lijst, als stroom of als webhook.
        </li>
      </ol>
      <p class="nl-paragraph evk-tekst">
        Schrijft u TypeScript? In de broncode staat een kleine client met types (
        <code class="nl-code">clients/typescript</code>), gemaakt uit deze OpenAPI-documenten. Er staan ook voorbeelden
        voor curl, Python en C# (<code class="nl-code">examples</code>).
      </p>
    </>,
  ),
);

ontwikkelaarsPaginas.get('/:audience', async (c) => {
  const audience = c.req.param('audience');
  if (!isAudience(audience)) return toonNietGevonden(c);
  const document = await documentVan(c, audience);
  return toonPagina(
    c,
    { titel: NAMEN[audience], kruimels: [BEGIN] },
    <>
      <h1 class="nl-heading nl-heading--level-1">{NAMEN[audience]}</h1>
      <p class="nl-paragraph evk-tekst">{document.uitleg}</p>
      {document.tags.map(({ name, description }) => (
        <section aria-labelledby={`tag-${name}`}>
          <h2 class="nl-heading nl-heading--level-2" id={`tag-${name}`}>
            {name}
          </h2>
          <p class="nl-paragraph evk-tekst">{description}</p>
          <ul class="evk-kaal evk-operaties">
            {document.operaties
              .filter(({ tags }) => tags.includes(name))
              .map(({ operationId, summary, methode, pad }) => (
                <li>
                  <a class="nl-link" href={`/ontwikkelaars/${audience}/${operationId}`}>
                    {summary}
                  </a>{' '}
                  <code class="nl-code evk-klein">
                    {methode} {pad}
                  </code>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </>,
  );
});

ontwikkelaarsPaginas.get('/:audience/:operatie', async (c) => {
  const audience = c.req.param('audience');
  if (!isAudience(audience)) return toonNietGevonden(c);
  const document = await documentVan(c, audience);
  const operatie = document.operaties.find(({ operationId }) => operationId === c.req.param('operatie'));
  if (operatie === undefined) return toonNietGevonden(c);
  return toonPagina(
    c,
    {
      titel: operatie.summary,
      kruimels: [BEGIN, { naam: NAMEN[audience], adres: `/ontwikkelaars/${audience}` }],
      scripts: ['proberen.js'],
    },
    <Operatiebeeld document={document} audience={audience} operatie={operatie} adres={new URL(c.req.url).origin} />,
  );
});
