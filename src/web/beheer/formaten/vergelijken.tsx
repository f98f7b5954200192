/** A version beside another of the same formaat: what its text says otherwise, and what comes out otherwise. */
import type { Hono } from 'hono';
import type { FC } from 'hono/jsx';
import type { Formaat } from '../../../domain/formaat.ts';
import { diffRegels } from '../../../pipeline/formaat-regeldiff.ts';
import { compareVersies, type Vergelijking, type Vergelijkingen } from '../../../pipeline/formaat-vergelijking.ts';
import type { WebOmgeving } from '../../omgeving.ts';
import { toonNietGevonden } from '../../onderdelen/foutpagina.tsx';
import { Keuzeveld, Tekstveld } from '../../onderdelen/veld.tsx';
import { adresVan, readVersie, toonVersie } from './basis.tsx';
import { Verschilblok, Verschilregels } from './verschil.tsx';

const AANTAL_ZENDINGEN = 5;

/** What stands on the page of the text, without the fase: that one changes by itself. */
const regelsVan = ({ levensfase: _, sjablonen: __, ...inhoud }: Formaat): readonly string[] =>
  JSON.stringify(inhoud, null, 2).split('\n');

const Tekstverschil: FC<{ readonly oud: Formaat; readonly nieuw: Formaat }> = ({ oud, nieuw }) => {
  const stappen = diffRegels(regelsVan(oud), regelsVan(nieuw));
  const anders = stappen?.flatMap(({ soort, tekst }) =>
    soort === 'gelijk' ? [] : [`${soort === 'weg' ? '-' : '+'}${tekst}`],
  );
  return anders === undefined ? (
    <p class="nl-paragraph">De twee versies verschillen te veel om regel voor regel te tonen.</p>
  ) : anders.length === 0 ? (
    <p class="nl-paragraph">De tekst is gelijk.</p>
  ) : (
    <Verschilregels titel="Verschil in de tekst" regels={anders} />
  );
};

const Uitkomst: FC<{ readonly vergelijking: Vergelijking }> = ({
  vergelijking: { voorbeeld, zending, oud, nieuw, bestanden },
}) => (
  <li class="evk-kaart">
    <h3 class="nl-heading nl-heading--level-3">
      {voorbeeld === undefined ? `Zending aan ${zending?.ontvanger.naam ?? 'de ontvanger'}` : `Voorbeeld ${voorbeeld}`}
    </h3>
    {oud.toestand === nieuw.toestand ? null : (
      <p class="nl-paragraph">
        Was {oud.toestand}, wordt {nieuw.toestand}.
      </p>
    )}
    {bestanden.map((verschil) => (
      <Verschilblok verschil={verschil} />
    ))}
  </li>
);

const Uitkomsten: FC<{ readonly uitkomst: Vergelijkingen }> = ({
  uitkomst: { vergelijkingen, overgeslagen, verborgen },
}) => (
  <>
    <h2 class="nl-heading nl-heading--level-2">Wat eruit komt</h2>
    {verborgen ? (
      <p class="nl-paragraph">
        Dit gaat over echte personen. Daarom ziet u waar iets anders is, niet wat er staat: een letter is x, een cijfer
        is 9.
      </p>
    ) : null}
    {vergelijkingen.length === 0 ? (
      <p class="nl-paragraph">Er is niets om te vergelijken.</p>
    ) : (
      <ul class="evk-kaal evk-stapel">
        {vergelijkingen.map((vergelijking) => (
          <Uitkomst vergelijking={vergelijking} />
        ))}
      </ul>
    )}
    {overgeslagen.length === 0 ? null : (
      <p class="nl-paragraph">{overgeslagen.length} zendingen zijn overgeslagen: te groot, of de inhoud is gewist.</p>
    )}
  </>
);

export function addVergelijken(app: Hono<WebOmgeving>): void {
  app.get('/formaten/:naam/:versie/vergelijken', async (c) => {
    const versie = await readVersie(c);
    if (versie === undefined) return toonNietGevonden(c);
    const { beeld, formaat } = versie;
    const anderen = beeld.register.formaten.filter((een) => een.naam === formaat.naam && een.versie !== formaat.versie);
    const ander = anderen.find((een) => een.versie === c.req.query('met'));
    const ontvangercode = (c.req.query('ontvanger') ?? '').trim();
    const uitkomst =
      ander === undefined
        ? undefined
        : await compareVersies(
            c.var.diensten,
            formaat,
            ander.versie,
            ontvangercode === ''
              ? { bron: 'voorbeelden' }
              : { bron: 'zendingen', ontvangercode, aantal: AANTAL_ZENDINGEN },
          );
    return toonVersie(
      c,
      { formaat, tabblad: 'vergelijken', kop: 'Vergelijken' },
      anderen.length === 0 ? (
        <div class="evk-leeg">
          <p class="nl-paragraph">Dit formaat heeft maar één versie.</p>
        </div>
      ) : (
        <>
          <form method="get" action={adresVan(formaat, 'vergelijken')} class="evk-velden">
            <Keuzeveld
              naam="met"
              label="Vergelijk met versie"
              verplicht
              waarde={ander?.versie ?? ''}
              keuzes={anderen.map((een) => ({ waarde: een.versie, naam: `${een.versie} (${een.levensfase})` }))}
            />
            <Tekstveld
              naam="ontvanger"
              label="Code van een ontvanger"
              uitleg="Dan nemen wij haar laatste zendingen. Leeg: de voorbeelden."
              waarde={ontvangercode}
            />
            <div>
              <button class="nl-button nl-button--primary" type="submit">
                Vergelijk
              </button>
            </div>
          </form>
          {ander === undefined || uitkomst === undefined ? null : (
            <>
              <h2 class="nl-heading nl-heading--level-2">
                Van {ander.versie} naar {formaat.versie}
              </h2>
              <Tekstverschil oud={ander} nieuw={formaat} />
              <Uitkomsten uitkomst={uitkomst} />
            </>
          )}
        </>
      ),
    );
  });
}
