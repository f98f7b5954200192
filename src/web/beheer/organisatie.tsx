/** One organisation: its name, its people with their rights, and how its systems come in. */
import type { FC } from 'hono/jsx';
import { tijdstip } from '../../domain/kalender.ts';
import { LIDROLLEN_PER_HOUDERSOORT, type LidRij, type OrganisatieRij } from '../../domain/toegang.ts';
import { HOUDERSOORTNAMEN, rollenTekst } from '../../text/nl/toegang.ts';
import { tijdstipTekst } from '../../text/notatie.ts';
import type { WebContext } from '../omgeving.ts';
import { toonPagina } from '../onderdelen/bladzijde.tsx';
import { Gevolgmelding } from '../onderdelen/gevolg.tsx';
import { Melding } from '../onderdelen/melding.tsx';
import { Toestand } from '../onderdelen/toestand.tsx';
import { Tekstveld } from '../onderdelen/veld.tsx';
import { isVersGenoeg, opnieuwAdres } from '../vers.ts';
import { magRol } from '../wacht.tsx';
import { Clients, NieuweClient } from './organisatieclients.tsx';
import { Domeinen } from './organisatiedomeinen.tsx';
import { MAXIMUM_NAAM, ORGANISATIES } from './organisaties.tsx';
import { NieuweSleutel, Sleutelmelding, Sleutels, type Sleuteluitslag } from './organisatiesleutels.tsx';
import { Rolkeuze } from './rolkeuze.tsx';
import { Sleutelbeleid } from './sleutelbeleid.tsx';

/** More than any organisation has; what lies beyond is said. */
const MAXIMUM = 200;

const GEVOLGEN = {
  domeinen: { soort: 'goed', zin: 'De domeinen zijn veranderd. Dat geldt meteen.' },
  'domeinen-anders': {
    soort: 'fout',
    zin: 'Iemand anders veranderde de domeinen intussen. Er is niets bewaard: kijk wat er nu staat, en verander het opnieuw.',
  },
  hernoemd: { soort: 'goed', zin: 'De naam is veranderd.' },
  toegevoegd: { soort: 'goed', zin: 'Deze persoon kan zich nu aanmelden.' },
  'bestaat-al': { soort: 'fout', zin: 'Deze persoon hoort al bij deze organisatie.' },
  rollen: { soort: 'goed', zin: 'De rechten zijn veranderd. Dat geldt meteen.' },
  'lid-ingetrokken': { soort: 'goed', zin: 'Deze persoon komt er niet meer in, en is afgemeld.' },
  'lid-afgemeld': { soort: 'goed', zin: 'Deze persoon is overal afgemeld, en kan zich opnieuw aanmelden.' },
  'lid-hersteld': { soort: 'goed', zin: 'Deze persoon kan zich weer aanmelden.' },
  zichzelf: { soort: 'fout', zin: 'U kunt uzelf dit recht niet afnemen. Vraag een andere beheerder.' },
  'client-toegevoegd': {
    soort: 'goed',
    zin: 'Het systeem is toegevoegd. Geef zijn client_id, hieronder, aan wie het beheert.',
  },
  'client-ingetrokken': { soort: 'goed', zin: 'Het systeem komt er niet meer in. Ook zijn tokens werken niet meer.' },
  'client-bestaat': { soort: 'fout', zin: 'Deze uitgever en dit kenmerk horen al bij een ander systeem.' },
  'geen-jwk': {
    soort: 'fout',
    zin: 'Dit is geen openbare sleutel die wij kunnen gebruiken. Plak een JWK of JWK Set (JSON): RSA, 2048 bits of meer, met een kid.',
  },
  'jwk-geheim': {
    soort: 'fout',
    zin: 'Hier zat de geheime helft bij. Er is niets bewaard. Gebruik dit sleutelpaar niet meer: maak een nieuw, en plak alleen de openbare helft.',
  },
  'alleen-sleutelpaar': { soort: 'goed', zin: 'API-sleutels van deze organisatie werken niet meer.' },
  'ook-sleutels': { soort: 'goed', zin: 'API-sleutels van deze organisatie werken weer.' },
  'geen-sleutels': {
    soort: 'fout',
    zin: 'Deze organisatie laat geen API-sleutels toe. Voeg het systeem toe met zijn sleutelpaar.',
  },
  'sleutel-ingetrokken': { soort: 'goed', zin: 'De sleutel werkt niet meer.' },
  onvolledig: { soort: 'fout', zin: 'Vul alle verplichte velden in, en kies ten minste één recht.' },
} as const;

export type Gevolgwoord = keyof typeof GEVOLGEN;

const Lidkaart: FC<{
  readonly lid: LidRij;
  readonly organisatie: OrganisatieRij;
  readonly mag: boolean;
  /** May also give rights: see vers.ts. */
  readonly magGeven: boolean;
}> = ({ lid, organisatie, mag, magGeven }) => {
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
          {magGeven ? (
            <form method="post" action={`${pad}/rollen`} class="evk-formulier">
              <Rolkeuze keuzes={LIDROLLEN_PER_HOUDERSOORT[organisatie.houdersoort]} aan={lid.rollen} id={lid.id} />
              <button class="nl-button nl-button--primary" type="submit">
                Bewaar de rechten<span class="evk-alleen-voorlezen"> van {lid.naam}</span>
              </button>
            </form>
          ) : null}
          <form method="post" action={`${pad}/afmelden`} class="evk-formulier">
            <button class="nl-button nl-button--secondary" type="submit">
              Meld overal af<span class="evk-alleen-voorlezen">: {lid.naam}</span>
            </button>
          </form>
          <form method="post" action={`${pad}/intrekken`} class="evk-formulier">
            <button class="nl-button nl-button--secondary" type="submit">
              Trek de toegang in<span class="evk-alleen-voorlezen"> van {lid.naam}</span>
            </button>
          </form>
        </details>
      ) : !magGeven ? null : (
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
      <Rolkeuze keuzes={LIDROLLEN_PER_HOUDERSOORT[organisatie.houdersoort]} aan={[]} id="nieuw-lid" />
      <button class="nl-button nl-button--primary" type="submit">
        Voeg deze persoon toe
      </button>
    </form>
  </details>
);

/** What is shown of the act before, in place of going on to the page itself. */
export interface Uitslag {
  /** What came of asking for a key: a new one is shown now, and never again. */
  readonly sleutel?: Sleuteluitslag;
  /** Domains as they were typed, that cannot be read. */
  readonly domeinen?: string;
}

const statusVan = ({ sleutel, domeinen }: Uitslag): 200 | 201 | 400 | 409 => {
  if (domeinen !== undefined) return 400;
  return sleutel === undefined ? 200 : sleutel.soort === 'nieuw' ? 201 : 409;
};

export async function toonOrganisatie(c: WebContext, organisatie: OrganisatieRij, uitslag: Uitslag = {}) {
  const { staat, klok, nieuwId } = c.var.diensten;
  const { sleutel, domeinen: getypt } = uitslag;
  const [domeinen = [], leden, sleutels, clients] = await Promise.all([
    staat.ledenbeheer.getDomeinen(organisatie.id),
    staat.ledenbeheer.listLeden(organisatie.id, MAXIMUM),
    staat.ledenbeheer.listSleutelsVan(organisatie, MAXIMUM),
    staat.clients.listClientsVan(organisatie, MAXIMUM),
  ]);
  const mag = magRol(c, 'organisaties-beheren');
  const magGeven = mag && isVersGenoeg(c);
  const magSleutels = magGeven && organisatie.alleenSleutelpaar !== true;
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
      {sleutel === undefined ? null : <Sleutelmelding uitslag={sleutel} />}
      {mag && !magGeven ? (
        <Melding soort="uitleg" kop="Wilt u hier rechten geven, of sleutels of systemen toevoegen?">
          <p class="nl-paragraph">
            Dat kan alleen kort na het aanmelden.{' '}
            <a class="nl-link" href={opnieuwAdres(`${ORGANISATIES}/${organisatie.id}`)}>
              Laat opnieuw zien wie u bent
            </a>
          </p>
        </Melding>
      ) : null}
      {getypt === undefined ? null : (
        <Melding soort="fout" begin>
          <p class="nl-paragraph">
            De domeinen zijn niet bewaard.{' '}
            <a class="nl-link" href="#domeinen">
              Kijk wat er mis is
            </a>
            .
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
            <Lidkaart lid={lid} organisatie={organisatie} mag={mag} magGeven={magGeven} />
          ))}
        </ul>
      )}
      {leden.length === MAXIMUM ? <p class="nl-paragraph">U ziet de eerste {MAXIMUM} mensen.</p> : null}
      {magGeven ? <NieuwLid organisatie={organisatie} /> : null}
      <h2 class="nl-heading nl-heading--level-2">Sleutels voor systemen</h2>
      <Sleutelbeleid
        organisatie={organisatie}
        mag={magGeven}
        metSleutelpaar={clients.some(({ ingetrokkenOp }) => ingetrokkenOp === undefined)}
      />
      <Sleutels
        sleutels={sleutels}
        organisatie={organisatie}
        nu={tijdstip(klok())}
        mag={mag}
        magVervangen={magSleutels}
        nieuwId={nieuwId}
      />
      {sleutels.length === MAXIMUM ? <p class="nl-paragraph">U ziet de nieuwste {MAXIMUM} sleutels.</p> : null}
      {magSleutels ? <NieuweSleutel organisatie={organisatie} formulier={nieuwId()} /> : null}
      <h2 class="nl-heading nl-heading--level-2">Systemen met een eigen sleutelpaar</h2>
      <Clients clients={clients} organisatie={organisatie} mag={mag} />
      {clients.length === MAXIMUM ? <p class="nl-paragraph">U ziet de nieuwste {MAXIMUM} systemen.</p> : null}
      {magGeven ? <NieuweClient organisatie={organisatie} /> : null}
      {organisatie.houdersoort === 'beheerder' ? null : (
        <Domeinen
          organisatie={organisatie}
          stand={{ domeinen, ...(getypt === undefined ? {} : { getypt }) }}
          mag={magGeven}
        />
      )}
    </>,
    statusVan(uitslag),
  );
}
