/** What formaten ask, beside each other: the burden for an aanbieder that has to fill them all. */
import type { Hono } from 'hono';
import type { FC } from 'hono/jsx';
import {
  compareUitvragen,
  type GevraagdFormaat,
  likeness,
  type Uitvraagvergelijking,
} from '../../pipeline/uitvraagvergelijking.ts';
import { WETNAMEN } from '../../text/nl/aansluiting.ts';
import { SOORTNAMEN } from '../../text/nl/zending.ts';
import { datumTekst } from '../../text/notatie.ts';
import type { WebContext, WebOmgeving } from '../omgeving.ts';
import { toonPagina } from '../onderdelen/bladzijde.tsx';
import { Cijfers } from '../onderdelen/cijfers.tsx';
import { Tabel } from '../onderdelen/tabel.tsx';
import { Keuzeveld, Tekstveld } from '../onderdelen/veld.tsx';
import { adres, BEIDE, peildatumVan, SOORTKEUZES, soortVan, WETKEUZES, wetVan } from './keuze.ts';

const PAD = '/beheer/dekking/formaten';
/** More pairs than this are no help any more. */
const PAREN = 10;
const HONDERD = 100;

const procent = (deel: number): string => `${Math.round(deel * HONDERD)}%`;

const Veldenlijst: FC<{ readonly velden: readonly string[]; readonly wat: string }> = ({ velden, wat }) =>
  velden.length === 0 ? (
    <>geen</>
  ) : (
    <details class="evk-uitleg">
      <summary>
        {velden.length}
        <span class="evk-alleen-voorlezen"> velden, {wat}</span>
      </summary>
      <ul>
        {velden.map((veld) => (
          <li>
            <code class="nl-code">{veld}</code>
          </li>
        ))}
      </ul>
    </details>
  );

const Formaten: FC<{
  readonly formaten: readonly GevraagdFormaat[];
  readonly alleen: ReadonlyMap<string, readonly string[]>;
}> = ({ formaten, alleen }) => (
  <Tabel
    titel="De formaten, en wat ze vragen"
    kolommen={[
      { naam: 'Formaat', kop: true },
      { naam: 'Gemeenten', getal: true },
      { naam: 'Ontvangers', getal: true },
      { naam: 'Velden', getal: true },
      { naam: 'Alleen dit formaat vraagt' },
      { naam: 'Heeft de gemeente al' },
    ]}
    rijen={formaten.map(({ formaat, velden, reedsBekend, aantalGemeenten, aantalOntvangers }) => [
      `${formaat.titel} (${formaat.naam} ${formaat.versie})`,
      aantalGemeenten,
      aantalOntvangers,
      velden.length,
      <Veldenlijst velden={alleen.get(formaat.naam) ?? []} wat={`alleen gevraagd in ${formaat.titel}`} />,
      <Veldenlijst velden={reedsBekend} wat={`al bekend bij wie ${formaat.titel} vraagt`} />,
    ])}
  />
);

const PRIVACY = { geen: '', persoonsgegeven: 'persoonsgegeven', bijzonder: 'bijzonder' } as const;

const Matrix: FC<{ readonly vergelijking: Uitvraagvergelijking }> = ({ vergelijking: { formaten, velden } }) => (
  <Tabel
    titel="Welk veld in welk formaat"
    kolommen={[
      { naam: 'Veld', kop: true },
      { naam: 'Wat het is' },
      { naam: 'Privacy' },
      ...formaten.map(({ formaat }) => ({ naam: formaat.naam })),
    ]}
    rijen={velden.map(({ veld, omschrijving, privacy, formaten: vragers }) => [
      <code class="nl-code">{veld}</code>,
      omschrijving,
      PRIVACY[privacy],
      ...formaten.map(({ formaat }) => (vragers.includes(formaat.naam) ? 'ja' : '–')),
    ])}
  />
);

const Gelijkenissen: FC<{ readonly vergelijking: Uitvraagvergelijking }> = ({ vergelijking: { gelijkenissen } }) => (
  <>
    <h2 class="nl-heading nl-heading--level-2">Welke formaten lijken op elkaar?</h2>
    <p class="nl-paragraph evk-tekst">
      Hoe hoger de overlap, hoe eerder twee formaten er één kunnen worden. Dit gaat alleen over de velden, niet over de
      indeling van het bestand.
    </p>
    <Tabel
      titel={`De ${Math.min(PAREN, gelijkenissen.length)} paren met de meeste overlap`}
      kolommen={[
        { naam: 'Formaten', kop: true },
        { naam: 'Overlap', getal: true },
        { naam: 'Velden in beide', getal: true },
        { naam: 'Alleen het eerste' },
        { naam: 'Alleen het tweede' },
      ]}
      rijen={gelijkenissen
        .slice(0, PAREN)
        .map((paar) => [
          `${paar.een} en ${paar.ander}`,
          procent(likeness(paar)),
          paar.samen,
          <Veldenlijst velden={paar.alleenEen} wat={`alleen in ${paar.een}`} />,
          <Veldenlijst velden={paar.alleenAnder} wat={`alleen in ${paar.ander}`} />,
        ])}
    />
  </>
);

const Regios: FC<{ readonly vergelijking: Uitvraagvergelijking }> = ({ vergelijking: { regios } }) => (
  <>
    <h2 class="nl-heading nl-heading--level-2">Waar kan één formaat genoeg zijn?</h2>
    {regios.length === 0 ? (
      <p class="nl-paragraph evk-tekst">In geen enkele jeugdregio vragen de gemeenten dit in meer dan één formaat.</p>
    ) : (
      <>
        <p class="nl-paragraph evk-tekst">
          In deze jeugdregio’s vragen de gemeenten hetzelfde in meer dan één formaat. Eén formaat voor de hele regio zou
          de velden van de vierde kolom hebben.
        </p>
        <Tabel
          titel="Jeugdregio’s met meer dan één formaat"
          kolommen={[
            { naam: 'Jeugdregio', kop: true },
            { naam: 'Formaten', getal: true },
            { naam: 'Welke' },
            { naam: 'Velden samen', getal: true },
            { naam: 'Velden in alle', getal: true },
            { naam: 'Velden in maar één' },
          ]}
          rijen={regios.map(({ regio, formaten, samen, inAlle, inEen }) => [
            regio.naam,
            formaten.length,
            formaten.join(', '),
            samen,
            inAlle,
            <Veldenlijst velden={inEen} wat={`in ${regio.naam} maar in één formaat`} />,
          ])}
        />
      </>
    )}
  </>
);

async function toonVergelijking(c: WebContext) {
  const soort = soortVan(c);
  const wet = wetVan(c);
  const peildatum = peildatumVan(c);
  const beeld = await c.var.diensten.register.huidig();
  const vergelijking = compareUitvragen(beeld, { soort, peildatum, ...(wet === undefined ? {} : { wet }) });
  const { formaten, velden } = vergelijking;
  const eenmalig = velden.filter((veld) => veld.formaten.length === 1);
  const alleen = new Map(
    formaten.map(({ formaat }) => [
      formaat.naam,
      eenmalig.filter((veld) => veld.formaten[0] === formaat.naam).map(({ veld }) => veld),
    ]),
  );
  const titel = 'Wat de formaten vragen';
  return toonPagina(
    c,
    {
      titel,
      kruimels: [
        { naam: 'Overzicht', adres: '/beheer' },
        { naam: 'Dekking', adres: adres('/beheer/dekking', { soort, wet, peildatum }) },
      ],
    },
    <>
      <h1 class="nl-heading nl-heading--level-1">{titel}</h1>
      <p class="nl-paragraph evk-tekst">
        {SOORTNAMEN[soort]}, {wet === undefined ? 'beide wetten' : WETNAMEN[wet]}, op {datumTekst(peildatum)}. Wij lezen
        dit uit de formules van elk formaat: het zijn de velden die echt bij de ontvanger komen.
      </p>
      <form method="get" action={PAD} class="evk-velden">
        <Keuzeveld naam="soort" label="Soort" keuzes={SOORTKEUZES} waarde={soort} verplicht />
        <Keuzeveld naam="wet" label="Wet" keuzes={WETKEUZES} waarde={wet ?? BEIDE} verplicht />
        <Tekstveld naam="peildatum" label="Op welke dag?" soort="date" waarde={peildatum} verplicht />
        <div>
          <button class="nl-button nl-button--primary" type="submit">
            Toon
          </button>
        </div>
      </form>
      {formaten.length === 0 ? (
        <div class="evk-leeg">
          <p class="nl-paragraph">Op deze dag vraagt niemand dit. Kies een andere soort of een andere dag.</p>
        </div>
      ) : (
        <>
          <Cijfers
            titel="In cijfers"
            cijfers={[
              { getal: formaten.length, wat: 'formaten voor dezelfde soort' },
              {
                getal: formaten.reduce((som, een) => som + een.velden.length, 0),
                wat: 'velden om te vullen, alle formaten samen',
              },
              { getal: velden.length, wat: 'velden als u alles één keer opgeeft' },
              { getal: eenmalig.length, wat: 'velden die maar één formaat vraagt' },
            ]}
          />
          <Formaten formaten={formaten} alleen={alleen} />
          {formaten.length > 1 ? <Gelijkenissen vergelijking={vergelijking} /> : null}
          <Regios vergelijking={vergelijking} />
          <h2 class="nl-heading nl-heading--level-2">Alle velden</h2>
          <Matrix vergelijking={vergelijking} />
        </>
      )}
    </>,
  );
}

export function addVergelijking(app: Hono<WebOmgeving>): void {
  app.get('/dekking/formaten', toonVergelijking);
}
