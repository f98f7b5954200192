import type { FC } from 'hono/jsx';
import { Tabel } from '../onderdelen/tabel.tsx';
import type { ApiDocument, Audience, Operatie } from './openapi.ts';
import { Schemabeeld } from './schema.tsx';
import { clientExample, curlExample, examplePath } from './voorbeeld.ts';

const PLAATSEN = { query: 'in het adres', path: 'in het pad', header: 'header', cookie: 'cookie' } as const;

/** OpenAPI texts are Markdown; ours use nothing of it but code between backticks. */
const Uitleg: FC<{ tekst: string }> = ({ tekst }) => (
  <>{tekst.split('`').map((stuk, nummer) => (nummer % 2 === 1 ? <code class="nl-code">{stuk}</code> : stuk))}</>
);

const Code: FC<{ titel: string; tekst: string }> = ({ titel, tekst }) => (
  <figure class="evk-code">
    <figcaption>{titel}</figcaption>
    <section class="evk-rolt" tabindex={0} aria-label={titel}>
      <pre class="nl-code-block">
        <code class="nl-code-block__code">{tekst}</code>
      </pre>
    </section>
  </figure>
);

const Parameters: FC<{ operatie: Operatie }> = ({ operatie }) =>
  operatie.parameters.length === 0 ? null : (
    <Tabel
      titel="Parameters"
      kolommen={[{ naam: 'Naam', kop: true }, { naam: 'Waar' }, { naam: 'Verplicht' }, { naam: 'Uitleg' }]}
      rijen={operatie.parameters.map((parameter) => [
        <code class="nl-code">{parameter.name}</code>,
        PLAATSEN[parameter.in],
        parameter.required === true ? 'ja' : 'nee',
        <Uitleg tekst={parameter.description ?? parameter.schema?.description ?? ''} />,
      ])}
    />
  );

const Antwoorden: FC<{ document: ApiDocument; operatie: Operatie }> = ({ document, operatie }) => (
  <section aria-labelledby="antwoorden">
    <h2 class="nl-heading nl-heading--level-2" id="antwoorden">
      Antwoorden
    </h2>
    {Object.entries(operatie.responses).map(([status, { description, content = {} }]) => (
      <details class="evk-uitleg">
        <summary>
          <strong>{status}</strong> {description}
        </summary>
        {Object.entries(content).map(([type, { schema }]) => (
          <>
            <p class="nl-paragraph">
              <code class="nl-code">{type}</code>
            </p>
            {schema === undefined ? null : <Schemabeeld document={document} schema={schema} />}
          </>
        ))}
      </details>
    ))}
  </section>
);

/** A reading question can be asked from the page itself; the key stays in the page and goes only to this gateway. */
const Proberen: FC<{ document: ApiDocument; operatie: Operatie }> = ({ document, operatie }) =>
  operatie.methode === 'GET' ? (
    <section aria-labelledby="proberen" data-proberen hidden>
      <h2 class="nl-heading nl-heading--level-2" id="proberen">
        Proberen
      </h2>
      <form class="evk-formulier">
        <label class="utrecht-form-label" for="adres">
          Adres
        </label>
        <input class="utrecht-textbox utrecht-textbox--html-input" id="adres" value={examplePath(document, operatie)} />
        <label class="utrecht-form-label" for="sleutel">
          Sleutel (blijft op deze pagina)
        </label>
        <input
          class="utrecht-textbox utrecht-textbox--html-input"
          id="sleutel"
          type="password"
          autocomplete="off"
          required
        />
        <button class="nl-button nl-button--primary" type="submit">
          Vraag
        </button>
      </form>
      <div role="status">
        <p class="nl-paragraph" data-status />
      </div>
      <section class="evk-rolt" tabindex={0} aria-label="Het antwoord" hidden>
        <pre class="nl-code-block" data-antwoord />
      </section>
    </section>
  ) : null;

export const Operatiebeeld: FC<{ document: ApiDocument; audience: Audience; operatie: Operatie; adres: string }> = ({
  document,
  audience,
  operatie,
  adres,
}) => {
  const body = Object.entries(operatie.requestBody?.content ?? {});
  return (
    <>
      <h1 class="nl-heading nl-heading--level-1">{operatie.summary}</h1>
      <p class="nl-paragraph">
        <strong>{operatie.methode}</strong> <code class="nl-code">{operatie.pad}</code>
      </p>
      {operatie.description === undefined ? null : (
        <p class="nl-paragraph evk-tekst">
          <Uitleg tekst={operatie.description} />
        </p>
      )}
      <h2 class="nl-heading nl-heading--level-2">Voorbeeld</h2>
      <Code titel="Met curl (zet uw sleutel in SLEUTEL)" tekst={curlExample(document, operatie, adres)} />
      {audience === 'beheer' ? null : (
        <Code titel="Met de TypeScriptclient" tekst={clientExample(audience, operatie)} />
      )}
      <Parameters operatie={operatie} />
      {body.length === 0 ? null : (
        <section aria-labelledby="inhoud-van-het-verzoek">
          <h2 class="nl-heading nl-heading--level-2" id="inhoud-van-het-verzoek">
            Wat u stuurt
          </h2>
          {body.map(([type, { schema }]) => (
            <>
              <p class="nl-paragraph">
                <code class="nl-code">{type}</code>
              </p>
              {schema === undefined ? null : <Schemabeeld document={document} schema={schema} />}
            </>
          ))}
        </section>
      )}
      <Antwoorden document={document} operatie={operatie} />
      <Proberen document={document} operatie={operatie} />
    </>
  );
};
