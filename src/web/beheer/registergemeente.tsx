/** What counted for one gemeente on a day: the agreements, and why these and no others. */
import type { Hono } from 'hono';
import type { FC } from 'hono/jsx';
import {
  type Afspraak,
  describeGemeente,
  type Gemeentebeeld,
  type Nietreden,
} from '../../pipeline/gemeenteregister.ts';
import { dekkingTekst, drempelTekst, termijnTekst, WETNAMEN } from '../../text/nl/aansluiting.ts';
import { SOORTNAMEN } from '../../text/nl/zending.ts';
import { datumTekst } from '../../text/notatie.ts';
import type { WebContext, WebOmgeving } from '../omgeving.ts';
import { toonPagina } from '../onderdelen/bladzijde.tsx';
import { toonNietGevonden } from '../onderdelen/foutpagina.tsx';
import { Melding } from '../onderdelen/melding.tsx';
import { Tabel } from '../onderdelen/tabel.tsx';
import { Tekstveld } from '../onderdelen/veld.tsx';
import { adres, peildatumVan } from './keuze.ts';

const PAD = '/beheer/register';

const NIETREDENEN: Readonly<Record<Nietreden, string>> = {
  'nog-niet': 'Begon later',
  geeindigd: 'Was al voorbij',
  verdrongen: 'Een afspraak die dichter bij deze gemeente ligt, gaat voor',
};

const FORMAATREDENEN = {
  'not-found': 'bestaat niet in het register',
  'not-yet-in-force': 'gold nog niet',
  ended: 'gold niet meer',
} as const;

const looptijdTekst = ({
  geldigVanaf,
  geldigTot,
}: {
  readonly geldigVanaf: string;
  readonly geldigTot?: string;
}): string =>
  geldigTot === undefined
    ? `vanaf ${datumTekst(geldigVanaf)}`
    : `van ${datumTekst(geldigVanaf)} tot en met ${datumTekst(geldigTot)}`;

const Formaatzin: FC<{ readonly afspraak: Afspraak }> = ({ afspraak: { formaat, aansluiting } }) =>
  typeof formaat === 'string' ? (
    <>
      {aansluiting.formaat} {FORMAATREDENEN[formaat]} op deze dag. Wat binnenkomt wacht, tot er een versie is die geldt.
    </>
  ) : (
    <>
      <a class="nl-link" href={`/beheer/formaten/${formaat.naam}/${formaat.versie}`}>
        {formaat.titel}
      </a>
      , versie {formaat.versie}: de laatste versie die op deze dag in gebruik was ({looptijdTekst(formaat)})
    </>
  );

const Afspraakkaart: FC<{ readonly afspraak: Afspraak; readonly regionaam: (code: string) => string }> = ({
  afspraak,
  regionaam,
}) => {
  const { aansluiting, wet, ontvanger, looptijd, termijndagen } = afspraak;
  const { drempel, termijnen, bijlagen, onbekend, bronnen } = aansluiting;
  return (
    <article class="evk-kaart">
      <h3 class="nl-heading nl-heading--level-3">
        {SOORTNAMEN[afspraak.soort]}, {WETNAMEN[wet]}: {ontvanger.naam}
      </h3>
      <dl class="evk-feiten">
        <dt>Afspraak</dt>
        <dd>
          {aansluiting.titel} ({`${aansluiting.id} ${aansluiting.versie}`}), {looptijdTekst(looptijd)}
        </dd>
        <dt>Waarom deze</dt>
        <dd>
          {dekkingTekst(aansluiting.dekking, regionaam)}; geen andere afspraak met deze ontvanger ligt dichterbij.
        </dd>
        <dt>Formaat</dt>
        <dd>
          <Formaatzin afspraak={afspraak} />
        </dd>
        <dt>Drempel</dt>
        <dd>
          {drempel === undefined ? 'Geen drempel bekend' : drempelTekst(drempel)}
          {drempel === undefined ? null : <span class="evk-klein"> Bron: {drempel.bron.naam}.</span>}
        </dd>
        <dt>Termijnen</dt>
        <dd>
          {termijnen.length === 0 ? (
            'Geen termijn bekend'
          ) : (
            <ul class="evk-kaal">
              {termijnen.map((termijn, nummer) => (
                <li>
                  {termijnTekst(termijn)} ({datumTekst(termijndagen[nummer] ?? '')})
                </li>
              ))}
            </ul>
          )}
        </dd>
        <dt>Documenten</dt>
        <dd>
          {bijlagen.length === 0
            ? 'Geen'
            : bijlagen
                .map(
                  ({ bijlagesoort, bijOntbreken }) =>
                    `${bijlagesoort} (${bijOntbreken === 'vasthouden' ? 'zonder wordt de zending vastgehouden' : 'zonder volgt een waarschuwing'})`,
                )
                .join(', ')}
        </dd>
        <dt>Bezorgen</dt>
        <dd>
          <a class="nl-link" href={`/beheer/storingen/postbussen/${ontvanger.code}`}>
            Hoe het bezorgen bij {ontvanger.naam} gaat
          </a>
        </dd>
      </dl>
      <details class="evk-uitleg">
        <summary>
          Waar dit op berust
          <span class="evk-alleen-voorlezen">
            : {aansluiting.titel}, {WETNAMEN[wet]}
          </span>
        </summary>
        <p class="nl-paragraph">Bronnen: {bronnen.map(({ naam }) => naam).join('; ')}.</p>
        {onbekend.length === 0 ? null : (
          <>
            <p class="nl-paragraph">Wat de bronnen niet laten zien:</p>
            <ul>
              {onbekend.map((zin) => (
                <li>{zin}</li>
              ))}
            </ul>
          </>
        )}
      </details>
    </article>
  );
};

const Antwoord: FC<{ readonly beeld: Gemeentebeeld; readonly peildatum: string }> = ({ beeld, peildatum }) => {
  const { antwoordend, code, naam } = beeld;
  switch (antwoordend.uitkomst) {
    case 'gevonden':
      return antwoordend.gemeente.code === code ? null : (
        <Melding soort="uitleg" kop={`${naam} was toen opgegaan in ${antwoordend.gemeente.naam}`}>
          <p class="nl-paragraph">
            Op deze dag antwoordt{' '}
            <a class="nl-link" href={adres(`${PAD}/gemeenten/${antwoordend.gemeente.code}`, { peildatum })}>
              {antwoordend.gemeente.naam}
            </a>{' '}
            voor code {code}. Hieronder staat wat voor die gemeente geldt.
          </p>
        </Melding>
      );
    case 'gesplitst':
      return (
        <Melding soort="let-op" kop={`${naam} is gesplitst`}>
          <p class="nl-paragraph">
            Sinds {datumTekst(antwoordend.ingangsdatum)} zijn er meer gemeenten: {antwoordend.nieuweCodes.join(', ')}.
            Wij kiezen niet zelf. De aanbieder noemt de code die nu geldt.
          </p>
        </Melding>
      );
    case 'zonder-opvolger':
      return (
        <Melding soort="fout" kop={`${naam} bestaat niet meer`}>
          <p class="nl-paragraph">
            De code gold tot en met {datumTekst(antwoordend.geldigTot)}, en het register noemt geen opvolger. Zet de
            herindeling in het register.
          </p>
        </Melding>
      );
    case 'onbekend':
      return (
        <Melding soort="let-op" kop={`${naam} bestond op deze dag nog niet`}>
          <p class="nl-paragraph">Kies een latere dag.</p>
        </Melding>
      );
  }
};

async function toonGemeente(c: WebContext) {
  const peildatum = peildatumVan(c);
  const register = await c.var.diensten.register.huidig();
  const beeld = describeGemeente(register, c.req.param('code') ?? '', peildatum);
  if (beeld === undefined) return toonNietGevonden(c);
  const regionaam = (code: string): string => register.index.findRegio(code, peildatum)?.naam ?? code;
  const naamVan = (code: string): string => register.index.gemeenteNaam(code, peildatum);
  const titel = `${beeld.naam} op ${datumTekst(peildatum)}`;
  return toonPagina(
    c,
    {
      titel,
      kruimels: [
        { naam: 'Overzicht', adres: '/beheer' },
        { naam: 'Register', adres: adres(PAD, { peildatum }) },
      ],
    },
    <>
      <h1 class="nl-heading nl-heading--level-1">{titel}</h1>
      <p class="nl-paragraph evk-tekst">
        Dit geldt voor een verantwoording over een periode die op {datumTekst(peildatum)} eindigt.
      </p>
      <form method="get" action={`${PAD}/gemeenten/${beeld.code}`} class="evk-velden">
        <Tekstveld naam="peildatum" label="Wat gold er op" soort="date" waarde={peildatum} verplicht />
        <div>
          <button class="nl-button nl-button--primary" type="submit">
            Toon
          </button>
        </div>
      </form>
      <Antwoord beeld={beeld} peildatum={peildatum} />
      <dl class="evk-feiten">
        <dt>Code</dt>
        <dd>{beeld.code}</dd>
        <dt>Provincie</dt>
        <dd>{beeld.gemeente?.provincie ?? 'onbekend'}</dd>
        <dt>Regio’s</dt>
        <dd>
          {beeld.regios.length === 0
            ? 'geen bekend'
            : beeld.regios.map(({ naam, regiosoort }) => `${naam} (${regiosoort})`).join(', ')}
        </dd>
        <dt>Herindelingen</dt>
        <dd>
          {beeld.herindelingen.length === 0 ? (
            'geen sinds 2021'
          ) : (
            <ul class="evk-kaal">
              {beeld.herindelingen.map(({ ingangsdatum, oudeCode, nieuweCode, zekerheid }) => (
                <li>
                  {datumTekst(ingangsdatum)}: {naamVan(oudeCode)} gaat op in {naamVan(nieuweCode)} ({zekerheid})
                </li>
              ))}
            </ul>
          )}
        </dd>
      </dl>
      <h2 class="nl-heading nl-heading--level-2">Wie vraagt wat</h2>
      {beeld.afspraken.length === 0 ? (
        <div class="evk-leeg">
          <p class="nl-paragraph">Niemand vraagt op deze dag iets voor deze gemeente.</p>
          <p class="nl-paragraph">
            Wat een aanbieder voor deze gemeente indient, blijft bewaard. Zodra er een aansluiting is, gaat het alsnog
            weg.
          </p>
        </div>
      ) : (
        <div class="evk-rooster evk-rooster--breed">
          {beeld.afspraken.map((afspraak) => (
            <Afspraakkaart afspraak={afspraak} regionaam={regionaam} />
          ))}
        </div>
      )}
      {beeld.nietToegepast.length === 0 ? null : (
        <>
          <h2 class="nl-heading nl-heading--level-2">Wat niet geldt, en waarom</h2>
          <Tabel
            titel="Afspraken die op deze dag niet gelden"
            titelVerborgen
            kolommen={[
              { naam: 'Afspraak', kop: true },
              { naam: 'Soort' },
              { naam: 'Wet' },
              { naam: 'Looptijd' },
              { naam: 'Waarom niet' },
            ]}
            rijen={beeld.nietToegepast.map(({ aansluiting, wet, looptijd, reden }) => [
              `${aansluiting.titel} (${aansluiting.id} ${aansluiting.versie})`,
              SOORTNAMEN[aansluiting.soort],
              WETNAMEN[wet],
              looptijdTekst(looptijd),
              NIETREDENEN[reden],
            ])}
          />
        </>
      )}
    </>,
  );
}

export function addRegistergemeente(app: Hono<WebOmgeving>): void {
  app.get('/register/gemeenten/:code', toonGemeente);
}
