/** What an ontvanger asks of aanbieders, in plain words. The beheerder keeps it; here it can be read and checked. */
import type { Hono } from 'hono';
import type { FC } from 'hono/jsx';
import type { Formaat } from '../../domain/formaat.ts';
import { amsterdamseDatum } from '../../domain/kalender.ts';
import {
  listOntvangerUitvragen,
  type OntvangerUitvraag,
  type Veldgroep,
} from '../../pipeline/uitvraag-van-ontvanger.ts';
import { dekkingTekst, drempelTekst, termijnTekst, wettenTekst } from '../../text/nl/aansluiting.ts';
import { SOORTNAMEN } from '../../text/nl/zending.ts';
import { datumTekst } from '../../text/notatie.ts';
import type { WebContext, WebOmgeving } from '../omgeving.ts';
import { toonPagina } from '../onderdelen/bladzijde.tsx';
import { Melding } from '../onderdelen/melding.tsx';
import { houdercodeVan } from '../wacht.tsx';

const BESTANDSSOORTEN: Readonly<Record<Formaat['bestanden'][number]['bestandssoort'], string>> = {
  xml: 'XML',
  json: 'JSON',
  csv: 'CSV',
  xlsx: 'Excel-werkmap',
  'vaste-breedte': 'Tekst met vaste breedte',
};

const NIVEAUS: Readonly<Record<Formaat['niveau'], string>> = {
  persoon: 'Per cliënt: met persoonsgegevens, voor zover hieronder genoemd',
  geaggregeerd: 'Alleen totalen: geen persoonsgegevens',
};

const Formaatdeel: FC<{ formaat: Formaat }> = ({ formaat }) => (
  <>
    <dt>Formaat</dt>
    <dd>
      {formaat.titel}, versie {formaat.versie}
      <span class="evk-onderregel">{formaat.omschrijving}</span>
    </dd>
    <dt>Bestand</dt>
    <dd>{[...new Set(formaat.bestanden.map(({ bestandssoort }) => BESTANDSSOORTEN[bestandssoort]))].join(', ')}</dd>
    <dt>Gegevens</dt>
    <dd>{NIVEAUS[formaat.niveau]}</dd>
    <dt>Grondslag</dt>
    <dd>{formaat.grondslag}</dd>
    {formaat.selectie.length === 0 ? null : (
      <>
        <dt>Wat u niet krijgt</dt>
        <dd>
          <ul class="utrecht-unordered-list">
            {formaat.selectie.map(({ andersReden }) => (
              <li class="utrecht-unordered-list__item">{andersReden}</li>
            ))}
          </ul>
        </dd>
      </>
    )}
  </>
);

const PRIVACY = { geen: '', persoonsgegeven: ', persoonsgegeven', bijzonder: ', bijzonder persoonsgegeven' };

/** By the names of the standard; what a system calls them stands beneath. */
const Velden: FC<{ titel: string; groepen: readonly Veldgroep[] }> = ({ titel, groepen }) => (
  <details class="evk-uitleg">
    <summary aria-label={`Welke gegevens u krijgt in ${titel}`}>
      Welke gegevens u krijgt ({groepen.reduce((som, { velden }) => som + velden.length, 0)})
    </summary>
    {groepen.map((groep) => (
      <>
        <h4 class="nl-heading nl-heading--level-4">{groep.naam}</h4>
        <ul class="utrecht-unordered-list evk-kolommen">
          {groep.velden.map(({ veld, naam, omschrijving, privacy }) => (
            <li class="utrecht-unordered-list__item">
              <strong>{naam}</strong>
              {PRIVACY[privacy]}
              <span class="evk-onderregel">{omschrijving}</span>
              <span class="evk-onderregel">
                <code class="nl-code">{veld}</code>
              </span>
            </li>
          ))}
        </ul>
      </>
    ))}
  </details>
);

const Uitvraag: FC<{ uitvraag: OntvangerUitvraag; regionaam: (code: string) => string }> = ({
  uitvraag: { aansluiting, wetten, formaat, veldgroepen, elders },
  regionaam,
}) => (
  <article class="evk-kaart">
    <h3 class="nl-heading nl-heading--level-3">{aansluiting.titel}</h3>
    <dl class="evk-feiten">
      <dt>Soort</dt>
      <dd>
        {SOORTNAMEN[aansluiting.soort]}, {wettenTekst(wetten)}
      </dd>
      {elders === undefined ? null : (
        <>
          <dt>Wie ontvangt</dt>
          <dd>{elders}, niet uzelf</dd>
        </>
      )}
      <dt>Voor wie</dt>
      <dd>{dekkingTekst(aansluiting.dekking, regionaam)}</dd>
      <dt>Wanneer</dt>
      <dd>
        {aansluiting.termijnen.length === 0 ? (
          'Geen termijn afgesproken'
        ) : (
          <ul class="utrecht-unordered-list">
            {aansluiting.termijnen.map((termijn) => (
              <li class="utrecht-unordered-list__item">{termijnTekst(termijn)}</li>
            ))}
          </ul>
        )}
      </dd>
      {aansluiting.drempel === undefined ? null : (
        <>
          <dt>Verklaring</dt>
          <dd>{drempelTekst(aansluiting.drempel)}</dd>
        </>
      )}
      {aansluiting.bijlagen.length === 0 ? null : (
        <>
          <dt>Documenten</dt>
          <dd>
            {aansluiting.bijlagen
              .map(
                ({ bijlagesoort, bijOntbreken }) =>
                  `${bijlagesoort}${bijOntbreken === 'vasthouden' ? ' (zonder gaat de zending niet weg)' : ''}`,
              )
              .join(', ')}
          </dd>
        </>
      )}
      {formaat === undefined ? null : <Formaatdeel formaat={formaat} />}
      <dt>Geldt vanaf</dt>
      <dd>
        {datumTekst(aansluiting.geldigVanaf)}
        {aansluiting.geldigTot === undefined ? '' : ` tot en met ${datumTekst(aansluiting.geldigTot)}`}
      </dd>
    </dl>
    {formaat === undefined ? (
      <Melding soort="let-op">
        <p class="nl-paragraph">Voor vandaag is er geen geldig formaat. Vraag de beheerder ernaar.</p>
      </Melding>
    ) : (
      <Velden titel={formaat.titel} groepen={veldgroepen} />
    )}
  </article>
);

async function toonFormaten(c: WebContext) {
  const { diensten } = c.var;
  const beeld = await diensten.register.huidig();
  const vandaag = amsterdamseDatum(diensten.klok());
  const uitvragen = listOntvangerUitvragen(beeld, houdercodeVan(c), vandaag);
  const eigen = uitvragen.filter(({ elders }) => elders === undefined);
  const ander = uitvragen.filter(({ elders }) => elders !== undefined);
  const regionaam = (code: string): string => beeld.index.findRegio(code, vandaag)?.naam ?? code;
  return toonPagina(
    c,
    { titel: 'Formaten' },
    <>
      <h1 class="nl-heading nl-heading--level-1">Wat u van aanbieders vraagt</h1>
      <p class="nl-paragraph nl-paragraph--lead evk-tekst">
        Zo geldt het op {datumTekst(vandaag)}. Klopt er iets niet? Vraag de beheerder van Enkelvoud om het te
        veranderen.
      </p>
      {eigen.length === 0 ? (
        <div class="evk-leeg">
          <p class="nl-paragraph">U vraagt nu niets dat bij uzelf binnenkomt.</p>
        </div>
      ) : (
        <>
          <h2 class="nl-heading nl-heading--level-2">Komt bij u binnen</h2>
          {eigen.map((uitvraag) => (
            <Uitvraag uitvraag={uitvraag} regionaam={regionaam} />
          ))}
        </>
      )}
      {ander.length === 0 ? null : (
        <>
          <h2 class="nl-heading nl-heading--level-2">Gaat over uw gemeente, komt elders binnen</h2>
          {ander.map((uitvraag) => (
            <Uitvraag uitvraag={uitvraag} regionaam={regionaam} />
          ))}
        </>
      )}
    </>,
  );
}

export const addFormaten = (app: Hono<WebOmgeving>): void => {
  app.get('/formaten', toonFormaten);
};
