/** The keys of an organisation: those that work, the form for a new one, and a new one that is shown once. */
import type { FC } from 'hono/jsx';
import { type OrganisatieRij, ROLLEN_PER_HOUDERSOORT } from '../../domain/toegang.ts';
import { standVan } from '../../pipeline/keys.ts';
import { rollenTekst } from '../../text/nl/toegang.ts';
import { tijdstipTekst } from '../../text/notatie.ts';
import type { WebContext } from '../omgeving.ts';
import { Melding } from '../onderdelen/melding.tsx';
import { Tabel } from '../onderdelen/tabel.tsx';
import { Toestand } from '../onderdelen/toestand.tsx';
import { Tekstveld } from '../onderdelen/veld.tsx';
import { ORGANISATIES } from './organisaties.tsx';
import { Rolkeuze } from './rolkeuze.tsx';

export const MAXIMUM_OMSCHRIJVING = 100;

const SLEUTELKLEUREN = { geldig: 'goed', verlopen: 'let-op', ingetrokken: 'let-op' } as const;

type Sleutelrijen = Awaited<ReturnType<WebContext['var']['diensten']['staat']['ledenbeheer']['listSleutelsVan']>>;

export const Sleutels: FC<{
  readonly sleutels: Sleutelrijen;
  readonly organisatie: OrganisatieRij;
  readonly nu: string;
  readonly mag: boolean;
  /** May also make a new one in its place: see vers.ts. */
  readonly magVervangen: boolean;
  /** Gives each form its own id, so that it makes one key however often it is sent. */
  readonly nieuwId: () => string;
}> = ({ sleutels, organisatie, nu, mag, magVervangen, nieuwId }) =>
  sleutels.length === 0 ? (
    <p class="nl-paragraph">
      Deze organisatie heeft nog geen sleutel. Die is alleen nodig voor systemen, niet voor mensen.
    </p>
  ) : (
    <Tabel
      titel="Sleutels van deze organisatie"
      titelVerborgen
      kolommen={[
        { naam: 'Sleutel', kop: true },
        { naam: 'Waarvoor' },
        { naam: 'Rechten' },
        { naam: 'Laatst gebruikt' },
        { naam: 'Verloopt' },
        { naam: 'Stand' },
        { naam: 'Handeling' },
      ]}
      rijen={sleutels.map((sleutel) => {
        const stand = standVan(sleutel, nu);
        const pad = `${ORGANISATIES}/${organisatie.id}/sleutels/${sleutel.id}`;
        return [
          <code class="nl-code">{sleutel.herkenning}…</code>,
          sleutel.omschrijving,
          rollenTekst(sleutel.rollen),
          sleutel.gebruiktOp === undefined ? 'nog nooit' : tijdstipTekst(sleutel.gebruiktOp),
          sleutel.verlooptOp === undefined ? 'niet' : tijdstipTekst(sleutel.verlooptOp),
          organisatie.alleenSleutelpaar === true && stand === 'geldig' ? (
            <Toestand kleur="let-op" woord="geweigerd" />
          ) : (
            <Toestand kleur={SLEUTELKLEUREN[stand]} woord={stand} />
          ),
          mag && stand === 'geldig' ? (
            <div class="evk-handelingen">
              {magVervangen ? (
                <form method="post" action={`${pad}/vervangen`}>
                  <input type="hidden" name="formulier" value={nieuwId()} />
                  <button class="nl-button nl-button--secondary" type="submit">
                    Vervang<span class="evk-alleen-voorlezen"> {sleutel.herkenning}</span>
                  </button>
                </form>
              ) : null}
              <form method="post" action={`${pad}/intrekken`}>
                <button class="nl-button nl-button--secondary" type="submit">
                  Trek in<span class="evk-alleen-voorlezen"> {sleutel.herkenning}</span>
                </button>
              </form>
            </div>
          ) : (
            ''
          ),
        ];
      })}
    />
  );

export const NieuweSleutel: FC<{ readonly organisatie: OrganisatieRij; readonly formulier: string }> = ({
  organisatie,
  formulier,
}) => (
  <details class="evk-uitleg">
    <summary>Maak een sleutel</summary>
    <form method="post" action={`${ORGANISATIES}/${organisatie.id}/sleutels`} class="evk-formulier evk-tekst">
      <input type="hidden" name="formulier" value={formulier} />
      <Tekstveld
        naam="omschrijving"
        label="Waarvoor is de sleutel?"
        uitleg="Bijvoorbeeld de naam van het systeem. Geen gegevens van personen."
        maximum={MAXIMUM_OMSCHRIJVING}
        verplicht
      />
      <Tekstveld naam="verloopt" label="Laatste dag waarop hij werkt" soort="date" />
      <Rolkeuze
        keuzes={ROLLEN_PER_HOUDERSOORT[organisatie.houdersoort]}
        aan={ROLLEN_PER_HOUDERSOORT[organisatie.houdersoort]}
        id="nieuwe-sleutel"
      />
      <button class="nl-button nl-button--primary" type="submit">
        Maak de sleutel
      </button>
    </form>
  </details>
);

/** What came of asking for a key: the key itself, or that this form made one before. */
export type Sleuteluitslag = { readonly soort: 'nieuw'; readonly geheim: string } | { readonly soort: 'al-gemaakt' };

export const Sleutelmelding: FC<{ readonly uitslag: Sleuteluitslag }> = ({ uitslag }) =>
  uitslag.soort === 'nieuw' ? (
    <Melding soort="goed" kop="Dit is de nieuwe sleutel. U ziet hem maar één keer." begin>
      <code class="nl-code evk-sleutel">{uitslag.geheim}</code>
      <p class="nl-paragraph">
        Kopieer hem nu naar het systeem dat hem gebruikt. Bewaar hem als een wachtwoord. Weg is weg: maak dan een
        nieuwe.
      </p>
    </Melding>
  ) : (
    <Melding soort="let-op" kop="Deze sleutel was al gemaakt. Er is geen tweede bij gekomen." begin>
      <p class="nl-paragraph">
        Een sleutel laten wij maar één keer zien. Hebt u hem niet gekopieerd? Trek hem dan hieronder in en maak een
        andere.
      </p>
    </Melding>
  );
