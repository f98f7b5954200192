/** Where one value came from, in words. */
import type { FC } from 'hono/jsx';
import type { explainOntwerp } from '../../../pipeline/formaat-ontwerp.ts';

export type Uitleg = NonNullable<Awaited<ReturnType<typeof explainOntwerp>>>;

const PRIVACY = { geen: '', persoonsgegeven: ' (persoonsgegeven)', bijzonder: ' (bijzonder persoonsgegeven)' };

const regelzin = ({ regels: { soort, aantal, nummers } }: Uitleg): string => {
  if (aantal === 0) return 'Deze waarde komt niet uit een regel.';
  const wat = soort === 'prestaties' ? 'prestatie' : 'traject';
  // The first line is 0 in the verantwoording; people begin at 1.
  const genoemd = nummers
    .slice(0, 10)
    .map((nr) => nr + 1)
    .join(', ');
  return aantal === 1
    ? `Uit ${wat} ${genoemd} van de verantwoording.`
    : `Uit ${aantal} regels van de verantwoording: ${wat} ${genoemd}${aantal > 10 ? ' en meer' : ''}.`;
};

export const Uitlegblok: FC<{ readonly uitleg: Uitleg | undefined }> = ({ uitleg }) => (
  <div id="uitleg" class="evk-uitlegvak">
    {uitleg === undefined ? (
      <p class="nl-paragraph">Hier staat een vaste tekst, of een waarde die wij niet kunnen volgen.</p>
    ) : (
      <>
        <p class="nl-paragraph">
          <strong>{uitleg.uitvoerveld}</strong>
          {uitleg.ontbrak ? ': de waarde was er niet. Hier staat wat het formaat dan zegt.' : ''}
        </p>
        <dl class="evk-feiten">
          <dt>Expressie</dt>
          <dd>
            <code class="nl-code">{uitleg.expressie}</code>
          </dd>
          {uitleg.aggregaten.map(({ naam, expressie, codetabel }) => (
            <>
              <dt>{naam}</dt>
              <dd>
                <code class="nl-code">{expressie ?? 'aantal regels'}</code>
                {codetabel === undefined ? '' : `, vertaald met ${codetabel}`}
              </dd>
            </>
          ))}
          {uitleg.codetabel === undefined ? null : (
            <>
              <dt>Vertaald met</dt>
              <dd>{uitleg.codetabel}</dd>
            </>
          )}
          <dt>Velden</dt>
          <dd>
            {uitleg.velden.length === 0 ? (
              'Geen'
            ) : (
              <ul>
                {uitleg.velden.map(({ veld, omschrijving, privacy }) => (
                  <li>
                    <code class="nl-code">{veld}</code>: {omschrijving}
                    {PRIVACY[privacy]}
                  </li>
                ))}
              </ul>
            )}
          </dd>
          {uitleg.functies.length === 0 ? null : (
            <>
              <dt>Functies</dt>
              <dd>
                <ul>
                  {uitleg.functies.map(({ naam, omschrijving }) => (
                    <li>
                      <code class="nl-code">{naam}</code>: {omschrijving}
                    </li>
                  ))}
                </ul>
              </dd>
            </>
          )}
          <dt>Plek in het formaat</dt>
          <dd>
            <code class="nl-code">{uitleg.regel}</code>
          </dd>
        </dl>
        <p class="nl-paragraph">{regelzin(uitleg)}</p>
      </>
    )}
  </div>
);
