/** The register as it stood on a day: gemeenten, aansluitingen, herindelingen. */
import type { Hono } from 'hono';
import type { FC } from 'hono/jsx';
import { REGISTER_VANAF } from '../../domain/gemeentetabel.ts';
import { listHerindelingen } from '../../pipeline/gemeenteregister.ts';
import { listAansluitingen, listGemeenten, listInkoopregios } from '../../pipeline/register-overview.ts';
import { dekkingTekst, wettenTekst } from '../../text/nl/aansluiting.ts';
import { SOORTNAMEN } from '../../text/nl/zending.ts';
import { datumTekst, metHoofdletter } from '../../text/notatie.ts';
import type { WebContext, WebOmgeving } from '../omgeving.ts';
import { Bladeren } from '../onderdelen/bladeren.tsx';
import { toonPagina } from '../onderdelen/bladzijde.tsx';
import { Cijfers } from '../onderdelen/cijfers.tsx';
import { Tabel } from '../onderdelen/tabel.tsx';
import { Toestand } from '../onderdelen/toestand.tsx';
import { Tekstveld } from '../onderdelen/veld.tsx';
import { adres, peildatumVan } from './keuze.ts';

const PAD = '/beheer/register';
const AANSLUITINGEN = `${PAD}/aansluitingen`;
const PER_BLAD = 50;
const OVERZICHT = { naam: 'Overzicht', adres: '/beheer' };

/** Of a list that is whole in memory: which rows stand on this page, and where the others are. */
function bladVan<Rij>(c: WebContext, rijen: readonly Rij[], hier: (vanaf: string | undefined) => string) {
  const vanaf = Math.max(0, Number.parseInt(c.req.query('vanaf') ?? '0', 10) || 0);
  return {
    rijen: rijen.slice(vanaf, vanaf + PER_BLAD),
    bladeren: {
      ...(vanaf > 0 ? { begin: hier(undefined) } : {}),
      ...(vanaf + PER_BLAD < rijen.length ? { volgende: hier(String(vanaf + PER_BLAD)) } : {}),
    },
    titel: (wat: string): string =>
      rijen.length <= PER_BLAD
        ? `${rijen.length} ${wat}`
        : `${metHoofdletter(wat)} ${vanaf + 1} tot en met ${Math.min(vanaf + PER_BLAD, rijen.length)} van ${rijen.length}`,
  };
}

const Zoekformulier: FC<{
  readonly pad: string;
  readonly peildatum: string;
  readonly zoek: string;
  readonly wat: string;
}> = ({ pad, peildatum, zoek, wat }) => (
  <form method="get" action={pad} class="evk-velden">
    <Tekstveld naam="peildatum" label="Wat gold er op" soort="date" waarde={peildatum} verplicht />
    <Tekstveld naam="zoek" label={wat} soort="search" waarde={zoek} />
    <div>
      <button class="nl-button nl-button--primary" type="submit">
        Zoek
      </button>
    </div>
  </form>
);

const zoekVan = (c: WebContext): string => (c.req.query('zoek') ?? '').slice(0, 100);

const contains = (tekst: string, zoek: string): boolean =>
  tekst.toLocaleLowerCase('nl').includes(zoek.trim().toLocaleLowerCase('nl'));

const NietGevonden: FC<{ readonly zoek: string; readonly alles: string }> = ({ zoek, alles }) => (
  <div class="evk-leeg">
    <p class="nl-paragraph">Niets gevonden{zoek === '' ? ' op deze dag' : ` voor ‘${zoek}’`}.</p>
    <p class="nl-paragraph">
      <a class="nl-link" href={alles}>
        Toon alles
      </a>
    </p>
  </div>
);

async function toonRegister(c: WebContext) {
  const peildatum = peildatumVan(c);
  const zoek = zoekVan(c);
  const beeld = await c.var.diensten.register.huidig();
  const gemeenten = listGemeenten(beeld, peildatum);
  const gevonden = gemeenten
    .filter(({ naam, code, provincie }) => contains(`${naam} ${code} ${provincie ?? ''}`, zoek))
    .toSorted((een, ander) => een.naam.localeCompare(ander.naam, 'nl'));
  const blad = bladVan(c, gevonden, (vanaf) => adres(PAD, { peildatum, zoek, vanaf }));
  const titel = 'Register';
  return toonPagina(
    c,
    { titel, kruimels: [OVERZICHT] },
    <>
      <h1 class="nl-heading nl-heading--level-1">{titel}</h1>
      <p class="nl-paragraph evk-tekst">
        Wat gold er op {datumTekst(peildatum)}? Kies een gemeente om te zien wie wat vroeg, in welk formaat, met welke
        drempel en termijn, en waarom.
      </p>
      <Zoekformulier pad={PAD} peildatum={peildatum} zoek={zoek} wat="Gemeente, code of provincie" />
      <Cijfers
        titel="In het register op deze dag"
        cijfers={[
          { getal: gemeenten.length, wat: 'gemeenten' },
          { getal: listInkoopregios(beeld, peildatum).length, wat: 'regio’s' },
          {
            getal: listAansluitingen(beeld, peildatum).length,
            wat: 'aansluitingen',
            adres: adres(AANSLUITINGEN, { peildatum }),
          },
          {
            getal: beeld.register.herindelingen.length,
            wat: 'herindelingen, alle jaren',
            adres: `${PAD}/herindelingen`,
          },
        ]}
      />
      {gevonden.length === 0 ? (
        <NietGevonden zoek={zoek} alles={adres(PAD, { peildatum })} />
      ) : (
        <>
          <Tabel
            titel={blad.titel('gemeenten')}
            kolommen={[
              { naam: 'Gemeente', kop: true },
              { naam: 'Code' },
              { naam: 'Provincie' },
              { naam: 'Bestaat vanaf' },
            ]}
            rijen={blad.rijen.map(({ naam, code, provincie, geldigVanaf }) => [
              <a class="nl-link" href={adres(`${PAD}/gemeenten/${code}`, { peildatum })}>
                {naam}
              </a>,
              code,
              provincie ?? 'onbekend',
              geldigVanaf === REGISTER_VANAF ? 'op of vóór 1 januari 2021' : datumTekst(geldigVanaf),
            ])}
          />
          <Bladeren wat="gemeenten" {...blad.bladeren} />
        </>
      )}
    </>,
  );
}

async function toonAansluitingen(c: WebContext) {
  const peildatum = peildatumVan(c);
  const zoek = zoekVan(c);
  const beeld = await c.var.diensten.register.huidig();
  const regionaam = (code: string): string => beeld.index.findRegio(code, peildatum)?.naam ?? code;
  const gevonden = listAansluitingen(beeld, peildatum)
    .filter(({ titel, id, formaat, soort }) => contains(`${titel} ${id} ${formaat} ${soort}`, zoek))
    .toSorted((een, ander) => een.titel.localeCompare(ander.titel, 'nl'));
  const blad = bladVan(c, gevonden, (vanaf) => adres(AANSLUITINGEN, { peildatum, zoek, vanaf }));
  const titel = 'Aansluitingen';
  return toonPagina(
    c,
    { titel, kruimels: [OVERZICHT, { naam: 'Register', adres: adres(PAD, { peildatum }) }] },
    <>
      <h1 class="nl-heading nl-heading--level-1">{titel}</h1>
      <p class="nl-paragraph evk-tekst">
        Een aansluiting is de afspraak met wie ontvangt: wat, voor welke gemeenten, in welk formaat. Dit gold op{' '}
        {datumTekst(peildatum)}.
      </p>
      <Zoekformulier pad={AANSLUITINGEN} peildatum={peildatum} zoek={zoek} wat="Titel, formaat of soort" />
      {gevonden.length === 0 ? (
        <NietGevonden zoek={zoek} alles={adres(AANSLUITINGEN, { peildatum })} />
      ) : (
        <>
          <Tabel
            titel={blad.titel('aansluitingen')}
            kolommen={[
              { naam: 'Aansluiting', kop: true },
              { naam: 'Soort' },
              { naam: 'Wet' },
              { naam: 'Formaat' },
              { naam: 'Voor wie' },
              { naam: 'Vanaf' },
              { naam: 'Tot en met' },
            ]}
            rijen={blad.rijen.map((een) => [
              <>
                {een.titel} <span class="evk-klein">({`${een.id} ${een.versie}`})</span>
              </>,
              SOORTNAMEN[een.soort],
              wettenTekst(een.wetten),
              een.formaat,
              dekkingTekst(een.dekking, regionaam),
              datumTekst(een.geldigVanaf),
              een.geldigTot === undefined ? 'geen einde' : datumTekst(een.geldigTot),
            ])}
          />
          <Bladeren wat="aansluitingen" {...blad.bladeren} />
        </>
      )}
    </>,
  );
}

async function toonHerindelingen(c: WebContext) {
  const beeld = await c.var.diensten.register.huidig();
  const titel = 'Herindelingen';
  const alle = listHerindelingen(beeld);
  const blad = bladVan(c, alle, (vanaf) => adres(`${PAD}/herindelingen`, { vanaf }));
  return toonPagina(
    c,
    { titel, kruimels: [OVERZICHT, { naam: 'Register', adres: PAD }] },
    <>
      <h1 class="nl-heading nl-heading--level-1">{titel}</h1>
      <p class="nl-paragraph evk-tekst">
        Vanaf de ingangsdatum antwoordt de nieuwe gemeente voor de oude. Een herindeling die alleen is gepland, wordt
        niet toegepast.
      </p>
      {alle.length === 0 ? (
        <div class="evk-leeg">
          <p class="nl-paragraph">Er staan geen herindelingen in het register.</p>
        </div>
      ) : (
        <Tabel
          titel={blad.titel('herindelingen')}
          kolommen={[
            { naam: 'Ingangsdatum', kop: true },
            { naam: 'Van' },
            { naam: 'Naar' },
            { naam: 'Zekerheid' },
            { naam: 'Bron' },
          ]}
          rijen={blad.rijen.map(({ ingangsdatum, oudeCode, oudeNaam, nieuweCode, nieuweNaam, zekerheid, bron }) => [
            datumTekst(ingangsdatum),
            <a class="nl-link" href={adres(`${PAD}/gemeenten/${oudeCode}`, { peildatum: ingangsdatum })}>
              {oudeNaam} ({oudeCode})
            </a>,
            <a class="nl-link" href={adres(`${PAD}/gemeenten/${nieuweCode}`, { peildatum: ingangsdatum })}>
              {nieuweNaam} ({nieuweCode})
            </a>,
            <Toestand kleur={zekerheid === 'gepland' ? 'let-op' : 'goed'} woord={zekerheid} />,
            bron.naam,
          ])}
        />
      )}
      <Bladeren wat="herindelingen" {...blad.bladeren} />
    </>,
  );
}

export function addRegister(app: Hono<WebOmgeving>): void {
  app.get('/register', toonRegister);
  app.get('/register/aansluitingen', toonAansluitingen);
  app.get('/register/herindelingen', toonHerindelingen);
}
