/** Which gemeenten are connected, on a tile map and as a table. */
import type { Hono } from 'hono';
import type { FC } from 'hono/jsx';
import { describeDekking, type Gemeentedekking } from '../../pipeline/dekking.ts';
import { listGemeentestoringen } from '../../pipeline/storingbeeld.ts';
import { WETNAMEN } from '../../text/nl/aansluiting.ts';
import { SOORTNAMEN } from '../../text/nl/zending.ts';
import { datumTekst } from '../../text/notatie.ts';
import type { WebContext, WebOmgeving } from '../omgeving.ts';
import { Bladeren } from '../onderdelen/bladeren.tsx';
import { toonPagina } from '../onderdelen/bladzijde.tsx';
import { Tabel } from '../onderdelen/tabel.tsx';
import { Keuzeveld, Tekstveld } from '../onderdelen/veld.tsx';
import {
  BEELDEN,
  type Beeldnaam,
  beeldVan,
  beoordeelFormaat,
  beoordeelStoring,
  letterFormaten,
  type Oordeel,
  STANDEN,
} from './dekkingbeelden.ts';
import { Dekkingkaart, Legenda, type Tegel, zonderPlek } from './dekkingkaart.tsx';
import { adres, BEIDE, peildatumVan, SOORTKEUZES, soortVan, WETKEUZES, wetVan } from './keuze.ts';

const PAD = '/beheer/dekking';
const PER_BLAD = 100;

const gemeenteAdres = (code: string, peildatum: string): string =>
  adres(`/beheer/register/gemeenten/${code}`, { peildatum });

interface Keuzes {
  readonly soort: string;
  readonly wet: string | undefined;
  readonly peildatum: string;
  readonly beeld: Beeldnaam;
}

const Formulier: FC<Keuzes & { readonly tabel: boolean; readonly zoek: string }> = (keuzes) => (
  <form method="get" action={PAD} class="evk-velden">
    {keuzes.tabel ? <input type="hidden" name="weergave" value="tabel" /> : null}
    <Keuzeveld naam="beeld" label="Wat wilt u zien?" keuzes={BEELDEN} waarde={keuzes.beeld} verplicht />
    <Keuzeveld naam="soort" label="Soort" keuzes={SOORTKEUZES} waarde={keuzes.soort} verplicht />
    <Keuzeveld naam="wet" label="Wet" keuzes={WETKEUZES} waarde={keuzes.wet ?? BEIDE} verplicht />
    <Tekstveld naam="peildatum" label="Op welke dag?" soort="date" waarde={keuzes.peildatum} verplicht />
    {keuzes.tabel ? (
      <Tekstveld naam="zoek" label="Gemeente, provincie of jeugdregio" soort="search" waarde={keuzes.zoek} />
    ) : null}
    <div>
      <button class="nl-button nl-button--primary" type="submit">
        Toon
      </button>
    </div>
  </form>
);

/** Equal judgements together, in the order in which they first occur in `volgorde`, the most frequent first otherwise. */
function telOordelen(oordelen: readonly Oordeel[]) {
  const groepen = Map.groupBy(oordelen, ({ zegt }) => zegt);
  return [...groepen]
    .map(([zegt, leden]) => ({ zegt, aantal: leden.length, stijl: leden[0]?.stijl ?? STANDEN.niet.stijl }))
    .toSorted((een, ander) => ander.aantal - een.aantal);
}

const contains = (tekst: string | undefined, zoek: string): boolean =>
  tekst?.toLocaleLowerCase('nl').includes(zoek) ?? false;

const uitvraagTekst = ({ uitvragen }: Gemeentedekking) =>
  uitvragen.length === 0 ? (
    'Niemand vraagt dit hier'
  ) : (
    <ul class="evk-kaal">
      {uitvragen.map(({ wet, formaat, aansluiting, ontvanger }) => (
        <li>
          {WETNAMEN[wet]}: {typeof formaat === 'string' ? `${aansluiting.formaat} (geldt niet)` : formaat.titel}, bij{' '}
          {ontvanger.naam}
        </li>
      ))}
    </ul>
  );

async function toonDekking(c: WebContext) {
  const beeld = await c.var.diensten.register.huidig();
  const keuzes = {
    soort: soortVan(c),
    wet: wetVan(c),
    peildatum: peildatumVan(c),
    beeld: beeldVan(c.req.query('beeld')),
  };
  const { soort, wet, peildatum } = keuzes;
  const dekking = describeDekking(beeld, { soort, peildatum, ...(wet === undefined ? {} : { wet }) });
  const storingen = await listGemeentestoringen(c.var.diensten, beeld, peildatum);
  const letters = letterFormaten(dekking);
  const judge = (gemeente: Gemeentedekking): Oordeel => {
    switch (keuzes.beeld) {
      case 'aansluiting':
        return STANDEN[gemeente.stand];
      case 'formaat':
        return beoordeelFormaat(gemeente, letters);
      case 'storing':
        return beoordeelStoring(storingen.get(gemeente.gemeente.code));
    }
  };
  const oordelen = new Map(dekking.map((gemeente) => [gemeente.gemeente.code, judge(gemeente)]));
  const tabel = c.req.query('weergave') === 'tabel';
  const zoek = (c.req.query('zoek') ?? '').slice(0, 100);
  const anders = adres(PAD, { ...keuzes, weergave: tabel ? undefined : 'tabel' });
  const titel = tabel ? 'Dekking als tabel' : 'Dekking';
  const aangesloten = dekking.filter(({ stand }) => stand === 'aangesloten').length;
  const samenvatting = `Op ${datumTekst(peildatum)} zijn ${aangesloten} van de ${dekking.length} gemeenten aangesloten voor ${SOORTNAMEN[soort].toLowerCase()} (${wet === undefined ? 'beide wetten' : WETNAMEN[wet]}).`;
  return toonPagina(
    c,
    { titel, kruimels: [{ naam: 'Overzicht', adres: '/beheer' }], ...(tabel ? {} : { scripts: ['kaart.js'] }) },
    <>
      <h1 class="nl-heading nl-heading--level-1">{titel}</h1>
      <p class="nl-paragraph evk-tekst">{samenvatting}</p>
      <Formulier {...keuzes} tabel={tabel} zoek={zoek} />
      <p class="nl-paragraph evk-links">
        <a class="nl-link" href={anders}>
          {tabel ? 'Toon als kaart' : 'Toon als tabel'}
        </a>
        <a class="nl-link" href={adres('/beheer/dekking/formaten', { soort, wet, peildatum })}>
          Vergelijk wat de formaten vragen
        </a>
      </p>
      <Legenda regels={telOordelen([...oordelen.values()])} />
      {tabel ? (
        <Gemeententabel c={c} dekking={dekking} oordelen={oordelen} keuzes={keuzes} zoek={zoek} />
      ) : (
        <Kaart
          tegels={dekking.map(({ gemeente }) => {
            const { zegt, stijl } = oordelen.get(gemeente.code) ?? STANDEN.niet;
            return {
              code: gemeente.code,
              naam: gemeente.naam,
              zegt,
              stijl,
              adres: gemeenteAdres(gemeente.code, peildatum),
            };
          })}
        />
      )}
    </>,
  );
}

const Kaart: FC<{ readonly tegels: readonly Tegel[] }> = ({ tegels }) => {
  const buiten = zonderPlek(tegels);
  return (
    <>
      <p class="nl-paragraph evk-tekst">
        Elk vak is één gemeente, ongeveer waar zij ligt. Het is geen echte kaart: grenzen en afstanden kloppen niet.
        Kies een vak om te zien wat er voor die gemeente geldt.{' '}
        <span data-kaartuitleg="" hidden>
          Met de pijltjestoetsen gaat u van gemeente naar gemeente.{' '}
        </span>
        <a class="nl-link" href="#na-kaart">
          Sla de kaart over
        </a>
      </p>
      <Dekkingkaart titel="Kaart van de gemeenten" tegels={tegels} />
      <div id="na-kaart" tabindex={-1}>
        {buiten.length === 0 ? null : (
          <>
            <h2 class="nl-heading nl-heading--level-2">Zonder plek op de kaart</h2>
            <p class="nl-paragraph evk-tekst">
              Deze gemeenten bestonden op die dag, en staan niet op de kaart van nu. De lege vakken op de kaart zijn
              gemeenten die toen nog niet bestonden.
            </p>
            <ul>
              {buiten.map(({ naam, zegt, adres: naar }) => (
                <li>
                  <a class="nl-link" href={naar}>
                    {naam}
                  </a>
                  : {zegt}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </>
  );
};

const Gemeententabel: FC<{
  readonly c: WebContext;
  readonly dekking: readonly Gemeentedekking[];
  readonly oordelen: ReadonlyMap<string, Oordeel>;
  readonly keuzes: Keuzes;
  readonly zoek: string;
}> = ({ c, dekking, oordelen, keuzes, zoek }) => {
  const woord = zoek.trim().toLocaleLowerCase('nl');
  const gevonden = dekking.filter(
    ({ gemeente, jeugdregio }) =>
      woord === '' ||
      contains(gemeente.naam, woord) ||
      contains(gemeente.provincie, woord) ||
      contains(jeugdregio?.naam, woord),
  );
  const vanaf = Math.max(0, Number.parseInt(c.req.query('vanaf') ?? '0', 10) || 0);
  const hier = (begin: number): string =>
    adres(PAD, { ...keuzes, weergave: 'tabel', zoek, vanaf: begin === 0 ? undefined : String(begin) });
  if (gevonden.length === 0)
    return (
      <div class="evk-leeg">
        <p class="nl-paragraph">Geen gemeente gevonden voor ‘{zoek}’.</p>
        <p class="nl-paragraph">
          <a class="nl-link" href={adres(PAD, { ...keuzes, weergave: 'tabel' })}>
            Toon alle gemeenten
          </a>
        </p>
      </div>
    );
  return (
    <>
      <Tabel
        titel={`Gemeenten ${Math.min(vanaf + 1, gevonden.length)} tot en met ${Math.min(vanaf + PER_BLAD, gevonden.length)} van ${gevonden.length}`}
        kolommen={[
          { naam: 'Gemeente', kop: true },
          { naam: 'Provincie' },
          { naam: 'Jeugdregio' },
          { naam: 'Stand' },
          { naam: 'Wie vraagt wat' },
        ]}
        rijen={gevonden.slice(vanaf, vanaf + PER_BLAD).map((rij) => [
          <a class="nl-link" href={gemeenteAdres(rij.gemeente.code, keuzes.peildatum)}>
            {rij.gemeente.naam}
          </a>,
          rij.gemeente.provincie ?? 'onbekend',
          rij.jeugdregio?.naam ?? 'onbekend',
          oordelen.get(rij.gemeente.code)?.zegt ?? '',
          uitvraagTekst(rij),
        ])}
      />
      <Bladeren
        wat="gemeenten"
        {...(vanaf > 0 ? { begin: hier(0) } : {})}
        {...(vanaf + PER_BLAD < gevonden.length ? { volgende: hier(vanaf + PER_BLAD) } : {})}
      />
    </>
  );
};

export function addDekking(app: Hono<WebOmgeving>): void {
  app.get('/dekking', toonDekking);
}
