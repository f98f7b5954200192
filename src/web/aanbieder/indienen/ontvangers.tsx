/** Per ontvanger what will happen: the table of all, and the page of one with its file shown. */
import type { Hono } from 'hono';
import type { FC } from 'hono/jsx';
import type { Voorvertoning } from '../../../domain/voorvertoning.ts';
import { type Controle, readZendingblad, showBestand, ZENDINGEN_PER_BLAD } from '../../../pipeline/controle.ts';
import type { Vooruitbestand, Vooruitblik } from '../../../pipeline/vooruitblik.ts';
import { wettenTekst } from '../../../text/nl/aansluiting.ts';
import { documentnaam, drempelstandTekst, termijndagTekst, vooruitToestand } from '../../../text/nl/vooruitblik.ts';
import { SOORTNAMEN } from '../../../text/nl/zending.ts';
import { bedragTekst, getalTekst, grootteTekst } from '../../../text/notatie.ts';
import type { WebContext, WebOmgeving } from '../../omgeving.ts';
import { Bevindingen } from '../../onderdelen/bevindingen.tsx';
import { toonPagina } from '../../onderdelen/bladzijde.tsx';
import { toonNietGevonden } from '../../onderdelen/foutpagina.tsx';
import { Nummerbladen } from '../../onderdelen/nummerbladen.tsx';
import { Tabel } from '../../onderdelen/tabel.tsx';
import { Toestand } from '../../onderdelen/toestand.tsx';
import { Voorvertoningdeel } from '../../onderdelen/voorvertoning.tsx';
import { BEGINKRUIMELS, ID, indieningPad, nummerVan, openGecontroleerd } from './route.ts';

const termijnTekst = ({ termijnen }: Vooruitblik): string => {
  const termijn = termijnen.find(({ betreft }) => betreft === 'verantwoording');
  return termijn === undefined ? 'geen vaste dag' : termijndagTekst(termijn);
};

/** @param blad from 1 */
export const Ontvangertabel: FC<{
  readonly id: string;
  readonly controle: Controle;
  readonly zendingen: readonly Vooruitblik[];
  readonly blad: number;
}> = ({ id, controle, zendingen, blad }) => (
  <>
    <Tabel
      titel={`Zendingen: ${getalTekst(controle.aantalZendingen)}`}
      kolommen={[
        { naam: 'Ontvanger', kop: true },
        { naam: 'Wat' },
        { naam: 'Formaat' },
        { naam: 'Termijn' },
        { naam: 'Totaal', getal: true },
        { naam: 'Wat er gebeurt' },
      ]}
      rijen={zendingen.map((zending, i) => {
        const { woord, kleur } = vooruitToestand(zending.toestand);
        const nr = (blad - 1) * ZENDINGEN_PER_BLAD + i + 1;
        return [
          <a
            class="nl-link"
            href={`${indieningPad(id)}/zendingen/${nr}`}
            aria-label={`${zending.ontvanger.naam}, ${SOORTNAMEN[zending.soort].toLowerCase()}`}
          >
            {zending.ontvanger.naam}
          </a>,
          `${SOORTNAMEN[zending.soort]} ${wettenTekst(zending.wetten)}`,
          zending.formaat.titel,
          termijnTekst(zending),
          bedragTekst(zending.saldoCenten),
          <Toestand kleur={kleur} woord={woord} />,
        ];
      })}
    />
    <Nummerbladen
      pad={indieningPad(id)}
      blad={blad}
      aantal={Math.ceil(controle.aantalZendingen / ZENDINGEN_PER_BLAD)}
      wat="zendingen"
    />
  </>
);

const Telling: FC<{ readonly zending: Vooruitblik }> = ({ zending }) => (
  <dl class="evk-feiten">
    <dt>Wat er gebeurt</dt>
    <dd>
      <Toestand {...vooruitToestand(zending.toestand)} />
    </dd>
    <dt>Formaat</dt>
    <dd>
      {zending.formaat.titel} (versie {zending.formaat.versie})
    </dd>
    <dt>Afspraak</dt>
    <dd>{zending.aansluiting}</dd>
    {zending.aantalPrestaties === 0 ? null : (
      <>
        <dt>Prestaties</dt>
        <dd>
          {getalTekst(zending.aantalPrestaties)}, samen {bedragTekst(zending.saldoCenten)}
        </dd>
      </>
    )}
    {zending.aantalTrajecten === 0 ? null : (
      <>
        <dt>Trajecten</dt>
        <dd>{getalTekst(zending.aantalTrajecten)}</dd>
      </>
    )}
    {zending.verwerkt === undefined ? null : (
      <>
        <dt>In het bestand</dt>
        <dd>
          {getalTekst(zending.verwerkt.aantal)} regels, samen {bedragTekst(zending.verwerkt.centen)}
        </dd>
      </>
    )}
    {zending.gefilterd.map(({ reden, aantal }) => (
      <>
        <dt>Niet in het bestand</dt>
        <dd>
          {getalTekst(aantal)}: {reden}
        </dd>
      </>
    ))}
  </dl>
);

const Eisen: FC<{ readonly zending: Vooruitblik }> = ({ zending: { termijnen, documenten, drempels } }) => (
  <>
    <h2 class="nl-heading nl-heading--level-2">Wanneer</h2>
    {termijnen.length === 0 ? (
      <p class="nl-paragraph">Deze ontvanger noemt geen vaste dag.</p>
    ) : (
      <ul class="utrecht-unordered-list">
        {termijnen.map((termijn) => (
          <li class="utrecht-unordered-list__item">
            {termijn.wat}: {termijndagTekst(termijn)}
          </li>
        ))}
      </ul>
    )}
    <h2 class="nl-heading nl-heading--level-2">Wat erbij hoort</h2>
    {documenten.length + drempels.length === 0 ? (
      <p class="nl-paragraph">Deze ontvanger vraagt hier niets bij.</p>
    ) : (
      <ul class="utrecht-unordered-list">
        {documenten.map(({ wat, aanwezig, houdtTegen }) => (
          <li class="utrecht-unordered-list__item">
            {documentnaam(wat)}:{' '}
            {aanwezig ? 'is er' : houdtTegen ? 'ontbreekt, en zonder dit gaat er niets weg' : 'ontbreekt nog'}
          </li>
        ))}
        {drempels.map((stand) => (
          <li class="utrecht-unordered-list__item">
            {drempelstandTekst(stand)} Bron: {stand.bron}.
          </li>
        ))}
      </ul>
    )}
  </>
);

const Bestanddeel: FC<{ readonly bestand: Vooruitbestand; readonly beeld: Voorvertoning | undefined }> = ({
  bestand,
  beeld,
}) => (
  <section class="evk-kaart" aria-label={`Bestand ${bestand.bestandsnaam}`}>
    <h3 class="nl-heading nl-heading--level-3">{bestand.bestandsnaam}</h3>
    <p class="nl-paragraph evk-klein">{grootteTekst(bestand.bytes)}</p>
    {beeld === undefined ? (
      <p class="nl-paragraph">Dit bestand is te groot om hier te tonen.</p>
    ) : (
      <Voorvertoningdeel voorvertoning={beeld} />
    )}
  </section>
);

/** Files of one zending that are shown; each is read from storage. */
const GETOONDE_BESTANDEN = 5;

async function toonZending(c: WebContext) {
  const gevonden = await openGecontroleerd(c);
  const nr = nummerVan(c.req.param('nr'));
  if (gevonden === undefined || nr === undefined || nr < 1) return toonNietGevonden(c);
  const { indiening, controle } = gevonden;
  const { diensten } = c.var;
  const { id } = indiening.rij;
  const blad = await readZendingblad(diensten, id, controle, Math.floor((nr - 1) / ZENDINGEN_PER_BLAD));
  const zending = blad?.[(nr - 1) % ZENDINGEN_PER_BLAD];
  if (zending === undefined) return toonNietGevonden(c);
  const getoond = zending.bestanden.slice(0, GETOONDE_BESTANDEN);
  const beelden = await Promise.all(getoond.map((bestand) => showBestand(diensten, id, controle, bestand)));
  const titel = `${SOORTNAMEN[zending.soort]} voor ${zending.ontvanger.naam}`;
  return toonPagina(
    c,
    {
      titel,
      kruimels: [
        ...BEGINKRUIMELS,
        { naam: `Controle van ${indiening.gegevens.bestandsnaam}`, adres: indieningPad(id) },
      ],
    },
    <>
      <h1 class="nl-heading nl-heading--level-1">{titel}</h1>
      <Telling zending={zending} />
      {zending.bevindingen.length === 0 ? null : (
        <>
          <h2 class="nl-heading nl-heading--level-2">Om naar te kijken</h2>
          <Bevindingen bevindingen={zending.bevindingen} />
          {zending.aantalBevindingen > zending.bevindingen.length ? (
            <p class="nl-paragraph">
              En nog {getalTekst(zending.aantalBevindingen - zending.bevindingen.length)}. Die staan bij de controle.
            </p>
          ) : null}
        </>
      )}
      <Eisen zending={zending} />
      <h2 class="nl-heading nl-heading--level-2">Dit krijgt de ontvanger</h2>
      {zending.bestanden.length === 0 ? (
        <p class="nl-paragraph">
          {controle.wijze === 'lezing'
            ? 'Het bestand ziet u na het indienen: vooraf maken lukt niet bij zo’n grote verantwoording.'
            : 'Hier komt nu geen bestand van.'}
        </p>
      ) : (
        <p class="nl-paragraph">
          Zo begint {zending.bestanden.length === 1 ? 'het bestand' : 'elk bestand'}. Burgerservicenummers zijn hier
          verhuld; de ontvanger krijgt ze heel als hij ze mag hebben.
        </p>
      )}
      {getoond.map((bestand, i) => (
        <Bestanddeel bestand={bestand} beeld={beelden[i]} />
      ))}
      {zending.bestanden.length > getoond.length ? (
        <p class="nl-paragraph">En nog {zending.bestanden.length - getoond.length} bestanden.</p>
      ) : null}
      <p class="nl-paragraph">
        <a class="nl-link" href={indieningPad(id)}>
          Terug naar de controle
        </a>
      </p>
    </>,
  );
}

export function addOntvangers(app: Hono<WebOmgeving>): void {
  app.get(`/${ID}/zendingen/:nr`, toonZending);
}
