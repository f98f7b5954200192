/** What a gemeente answered to a zending: its judgement, and the lines that it rejected. */
import type { FC } from 'hono/jsx';
import type { RetourRegel, RetourRij } from '../../domain/rijen.ts';
import { explainRetourcode } from '../../text/nl/retourcodes.ts';
import { OORDEELNAMEN } from '../../text/nl/zending.ts';
import { getalTekst, tijdstipTekst } from '../../text/notatie.ts';
import { Tabel } from '../onderdelen/tabel.tsx';

interface Antwoordbeeld {
  readonly retour: RetourRij;
  readonly regels: readonly RetourRegel[];
}

const redenTekst = (codes: readonly string[], toelichting: string | undefined): string =>
  [
    ...codes.map((code) => {
      const { betekenis } = explainRetourcode(code);
      return betekenis === undefined ? code : `${code}: ${betekenis}`;
    }),
    ...(toelichting === undefined ? [] : [toelichting]),
  ].join('. ');

export const Antwoorden: FC<{ antwoorden: readonly Antwoordbeeld[] }> = ({ antwoorden }) => (
  <section aria-labelledby="antwoorden">
    <h2 class="nl-heading nl-heading--level-2" id="antwoorden">
      Wat u hebt geantwoord
    </h2>
    {antwoorden.map(({ retour, regels }) => (
      <article class="evk-kaart">
        <h3 class="nl-heading nl-heading--level-3">
          {OORDEELNAMEN[retour.oordeel]} op {tijdstipTekst(retour.ontvangenOp)}
        </h3>
        {retour.retourcodes.length > 0 || retour.toelichting !== undefined ? (
          <p class="nl-paragraph">Reden: {redenTekst(retour.retourcodes, retour.toelichting)}</p>
        ) : null}
        {regels.length === 0 ? (
          retour.aantalAfgewezen === 0 ? null : (
            <p class="nl-paragraph">
              {retour.aantalAfgewezen === 1 ? 'Eén regel' : `${getalTekst(retour.aantalAfgewezen)} regels`} afgewezen.
            </p>
          )
        ) : (
          <Tabel
            titel={
              retour.aantalAfgewezen > regels.length
                ? `De eerste ${regels.length} van ${getalTekst(retour.aantalAfgewezen)} afgewezen regels`
                : 'Afgewezen regels'
            }
            kolommen={[{ naam: 'Referentienummer', kop: true }, { naam: 'Reden' }]}
            rijen={regels.map(({ referentienummer, retourcodes, toelichting }) => [
              referentienummer,
              redenTekst(retourcodes, toelichting),
            ])}
          />
        )}
      </article>
    ))}
  </section>
);
