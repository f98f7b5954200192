/** One organisation: its name, its people with their rights, and the keys of its systems. */
import type { FC } from 'hono/jsx';
import { tijdstip } from '../../domain/kalender.ts';
import { type LidRij, type OrganisatieRij, ROLLEN_PER_HOUDERSOORT, type Rol } from '../../domain/toegang.ts';
import { standVan } from '../../pipeline/keys.ts';
import { HOUDERSOORTNAMEN, ROLNAMEN, rollenTekst } from '../../text/nl/toegang.ts';
import { tijdstipTekst } from '../../text/notatie.ts';
import type { WebContext } from '../omgeving.ts';
import { toonPagina } from '../onderdelen/bladzijde.tsx';
import { Gevolgmelding } from '../onderdelen/gevolg.tsx';
import { Melding } from '../onderdelen/melding.tsx';
import { Tabel } from '../onderdelen/tabel.tsx';
import { Toestand } from '../onderdelen/toestand.tsx';
import { Tekstveld, Vinkje } from '../onderdelen/veld.tsx';
import { magRol } from '../wacht.tsx';
import { MAXIMUM_NAAM } from './organisaties.tsx';

export const ORGANISATIES = '/beheer/organisaties';
/** More than any organisation has; what lies beyond is said. */
const MAXIMUM = 200;
export const MAXIMUM_OMSCHRIJVING = 100;

const GEVOLGEN = {
  hernoemd: { soort: 'goed', zin: 'De naam is veranderd.' },
  toegevoegd: { soort: 'goed', zin: 'Deze persoon kan zich nu aanmelden.' },
  'bestaat-al': { soort: 'fout', zin: 'Deze persoon hoort al bij deze organisatie.' },
  rollen: { soort: 'goed', zin: 'De rechten zijn veranderd. Dat geldt meteen.' },
  'lid-ingetrokken': { soort: 'goed', zin: 'Deze persoon komt er niet meer in, en is afgemeld.' },
  'lid-hersteld': { soort: 'goed', zin: 'Deze persoon kan zich weer aanmelden.' },
  zichzelf: { soort: 'fout', zin: 'U kunt uzelf dit recht niet afnemen. Vraag een andere beheerder.' },
  'sleutel-ingetrokken': { soort: 'goed', zin: 'De sleutel werkt niet meer.' },
  onvolledig: { soort: 'fout', zin: 'Vul alle verplichte velden in, en kies ten minste één recht.' },
} as const;

export type Gevolgwoord = keyof typeof GEVOLGEN;

const Rolkeuze: FC<{
  readonly soort: OrganisatieRij['houdersoort'];
  readonly aan: readonly Rol[];
  readonly id: string;
}> = ({ soort, aan, id }) => (
  <fieldset class="evk-rechten">
    <legend>Rechten</legend>
    {ROLLEN_PER_HOUDERSOORT[soort].map((rol) => (
      <Vinkje naam="rollen" waarde={rol} label={ROLNAMEN[rol]} aan={aan.includes(rol)} id={`${id}-${rol}`} />
    ))}
  </fieldset>
);

const Lidkaart: FC<{ readonly lid: LidRij; readonly organisatie: OrganisatieRij; readonly mag: boolean }> = ({
  lid,
  organisatie,
  mag,
}) => {
  const pad = `${ORGANISATIES}/${organisatie.id}/leden/${lid.id}`;
  return (
    <li class="evk-kaart">
      <h3 class="nl-heading nl-heading--level-3">{lid.naam}</h3>
      <p class="nl-paragraph">
        {lid.ingetrokkenOp === undefined ? (
          <>Mag: {rollenTekst(lid.rollen)}.</>
        ) : (
          <Toestand kleur="let-op" woord={`ingetrokken op ${tijdstipTekst(lid.ingetrokkenOp)}`} />
        )}
      </p>
      <p class="nl-paragraph evk-klein">
        Meldt zich aan bij {lid.uitgever}, als {lid.onderwerp}.
      </p>
      {!mag ? null : lid.ingetrokkenOp === undefined ? (
        <details class="evk-uitleg">
          <summary>
            Verander<span class="evk-alleen-voorlezen">: {lid.naam}</span>
          </summary>
          <form method="post" action={`${pad}/rollen`} class="evk-formulier">
            <Rolkeuze soort={organisatie.houdersoort} aan={lid.rollen} id={lid.id} />
            <button class="nl-button nl-button--primary" type="submit">
              Bewaar de rechten<span class="evk-alleen-voorlezen"> van {lid.naam}</span>
            </button>
          </form>
          <form method="post" action={`${pad}/intrekken`} class="evk-formulier">
            <button class="nl-button nl-button--secondary" type="submit">
              Trek de toegang in<span class="evk-alleen-voorlezen"> van {lid.naam}</span>
            </button>
          </form>
        </details>
      ) : (
        <form method="post" action={`${pad}/herstellen`}>
          <button class="nl-button nl-button--secondary" type="submit">
            Laat weer toe<span class="evk-alleen-voorlezen"> {lid.naam}</span>
          </button>
        </form>
      )}
    </li>
  );
};

const NieuwLid: FC<{ readonly organisatie: OrganisatieRij }> = ({ organisatie }) => (
  <details class="evk-uitleg">
    <summary>Voeg iemand toe</summary>
    <form method="post" action={`${ORGANISATIES}/${organisatie.id}/leden`} class="evk-formulier evk-tekst">
      <Tekstveld naam="naam" label="Naam van de persoon" maximum={MAXIMUM_NAAM} verplicht />
      <Tekstveld
        naam="uitgever"
        label="Waar meldt deze persoon zich aan?"
        uitleg="Het adres van de inlogdienst. Wie zich aanmeldt en hier nog niet bekend is, ziet beide gegevens op het scherm."
        maximum={200}
        verplicht
      />
      <Tekstveld naam="onderwerp" label="Kenmerk van de persoon daar" maximum={200} verplicht />
      <Rolkeuze soort={organisatie.houdersoort} aan={[]} id="nieuw-lid" />
      <button class="nl-button nl-button--primary" type="submit">
        Voeg deze persoon toe
      </button>
    </form>
  </details>
);

const SLEUTELKLEUREN = { geldig: 'goed', verlopen: 'let-op', ingetrokken: 'let-op' } as const;

type Sleutelrijen = Awaited<ReturnType<WebContext['var']['diensten']['staat']['ledenbeheer']['listSleutelsVan']>>;

const Sleutels: FC<{
  readonly sleutels: Sleutelrijen;
  readonly organisatie: OrganisatieRij;
  readonly nu: string;
  readonly mag: boolean;
}> = ({ sleutels, organisatie, nu, mag }) =>
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
          <Toestand kleur={SLEUTELKLEUREN[stand]} woord={stand} />,
          mag && stand === 'geldig' ? (
            <div class="evk-handelingen">
              <form method="post" action={`${pad}/vervangen`}>
                <button class="nl-button nl-button--secondary" type="submit">
                  Vervang<span class="evk-alleen-voorlezen"> {sleutel.herkenning}</span>
                </button>
              </form>
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

const NieuweSleutel: FC<{ readonly organisatie: OrganisatieRij }> = ({ organisatie }) => (
  <details class="evk-uitleg">
    <summary>Maak een sleutel</summary>
    <form method="post" action={`${ORGANISATIES}/${organisatie.id}/sleutels`} class="evk-formulier evk-tekst">
      <Tekstveld
        naam="omschrijving"
        label="Waarvoor is de sleutel?"
        uitleg="Bijvoorbeeld de naam van het systeem. Geen gegevens van personen."
        maximum={MAXIMUM_OMSCHRIJVING}
        verplicht
      />
      <Tekstveld naam="verloopt" label="Laatste dag waarop hij werkt" soort="date" />
      <Rolkeuze
        soort={organisatie.houdersoort}
        aan={ROLLEN_PER_HOUDERSOORT[organisatie.houdersoort]}
        id="nieuwe-sleutel"
      />
      <button class="nl-button nl-button--primary" type="submit">
        Maak de sleutel
      </button>
    </form>
  </details>
);

/** @param geheim a key that was just made: shown now, and never again */
export async function toonOrganisatie(c: WebContext, organisatie: OrganisatieRij, geheim?: string) {
  const { staat, klok } = c.var.diensten;
  const [leden, sleutels] = await Promise.all([
    staat.ledenbeheer.listLeden(organisatie.id, MAXIMUM),
    staat.ledenbeheer.listSleutelsVan(organisatie, MAXIMUM),
  ]);
  const mag = magRol(c, 'organisaties-beheren');
  return toonPagina(
    c,
    {
      titel: organisatie.naam,
      kruimels: [
        { naam: 'Overzicht', adres: '/beheer' },
        { naam: 'Organisaties', adres: ORGANISATIES },
      ],
    },
    <>
      <h1 class="nl-heading nl-heading--level-1">{organisatie.naam}</h1>
      <Gevolgmelding c={c} gevolgen={GEVOLGEN} />
      {geheim === undefined ? null : (
        <Melding soort="goed" kop="Dit is de nieuwe sleutel. U ziet hem maar één keer." begin>
          <code class="nl-code evk-sleutel">{geheim}</code>
          <p class="nl-paragraph">
            Kopieer hem nu naar het systeem dat hem gebruikt. Bewaar hem als een wachtwoord. Weg is weg: maak dan een
            nieuwe.
          </p>
        </Melding>
      )}
      <dl class="evk-feiten">
        <dt>Soort</dt>
        <dd>{HOUDERSOORTNAMEN[organisatie.houdersoort]}</dd>
        <dt>Code</dt>
        <dd>{organisatie.houdercode}</dd>
        <dt>Bekend sinds</dt>
        <dd>{tijdstipTekst(organisatie.aangemaaktOp)}</dd>
      </dl>
      {mag ? (
        <details class="evk-uitleg">
          <summary>Verander de naam</summary>
          <form method="post" action={`${ORGANISATIES}/${organisatie.id}/naam`} class="evk-formulier evk-tekst">
            <Tekstveld
              naam="organisatienaam"
              label="Naam van de organisatie"
              waarde={organisatie.naam}
              maximum={MAXIMUM_NAAM}
              verplicht
            />
            <button class="nl-button nl-button--primary" type="submit">
              Bewaar de naam
            </button>
          </form>
        </details>
      ) : null}
      <h2 class="nl-heading nl-heading--level-2">Mensen</h2>
      {leden.length === 0 ? (
        <p class="nl-paragraph">Hier hoort nog niemand bij.</p>
      ) : (
        <ul class="evk-kaal evk-rooster">
          {leden.map((lid) => (
            <Lidkaart lid={lid} organisatie={organisatie} mag={mag} />
          ))}
        </ul>
      )}
      {leden.length === MAXIMUM ? <p class="nl-paragraph">U ziet de eerste {MAXIMUM} mensen.</p> : null}
      {mag ? <NieuwLid organisatie={organisatie} /> : null}
      <h2 class="nl-heading nl-heading--level-2">Sleutels voor systemen</h2>
      <Sleutels sleutels={sleutels} organisatie={organisatie} nu={tijdstip(klok())} mag={mag} />
      {sleutels.length === MAXIMUM ? <p class="nl-paragraph">U ziet de nieuwste {MAXIMUM} sleutels.</p> : null}
      {mag ? <NieuweSleutel organisatie={organisatie} /> : null}
    </>,
    geheim === undefined ? 200 : 201,
  );
}
