/** One zending: how far it is, what the ontvanger said, line by line, and how to go on from there. */
import type { Hono } from 'hono';
import type { FC } from 'hono/jsx';
import type { Zendingdocument } from '../../../domain/dossier.ts';
import type { BevindingRij, RetourRij, VerantwoordingRij, ZendingRij } from '../../../domain/rijen.ts';
import { listDocumentenVan } from '../../../pipeline/dossier-inhoud.ts';
import { findEigenZending } from '../../../pipeline/eigen-verantwoording.ts';
import { listRegels, type Regelbeeld } from '../../../pipeline/regels-overzicht.ts';
import { hasDelen } from '../../../pipeline/zending-dossier.ts';
import { SCANWOORDEN } from '../../../text/nl/document.ts';
import { explainRetourcode } from '../../../text/nl/retourcodes.ts';
import { OORDEELNAMEN, SOORTNAMEN } from '../../../text/nl/zending.ts';
import { standVanZending } from '../../../text/nl/zendingstand.ts';
import { getalTekst, tijdstipTekst } from '../../../text/notatie.ts';
import { Inzagelink, Inzagevraag } from '../../inzage/vraag.tsx';
import { inzageVan } from '../../inzage/wacht.ts';
import type { Inzagestand, WebOmgeving } from '../../omgeving.ts';
import { Bevindingen } from '../../onderdelen/bevindingen.tsx';
import { Bladeren, decodeCursor, encodeCursor } from '../../onderdelen/bladeren.tsx';
import { toonPagina } from '../../onderdelen/bladzijde.tsx';
import { toonNietGevonden } from '../../onderdelen/foutpagina.tsx';
import { Tabel } from '../../onderdelen/tabel.tsx';
import { Stappen, Toestand } from '../../onderdelen/toestand.tsx';
import { houdercodeVan, magRol } from '../../wacht.tsx';
import { adresVan, adresVanZending, adresVoorVervanging, LIJST } from './adressen.ts';
import { Bestanden } from './voortgang.tsx';

const REGELS_OP_BLAD = 50;
/** What was found while making or bringing it; rejected lines have a table of their own. */
const GETOONDE_BEVINDINGEN = 50;
/** As storage makes a cursor of lines. */
const REGELCURSOR = /^\d{1,6}\|\d{1,9}$/;

const Tijden: FC<{ zending: ZendingRij }> = ({ zending }) => {
  const { geplandOp, omgezetOp, bezorgdOp, bevestigdOp, beantwoordOp } = zending;
  const momenten = [
    ['Ontvangen', geplandOp],
    ['Omgezet', omgezetOp],
    ['Bezorgd', bezorgdOp],
    ['Bevestigd', bevestigdOp],
    ['Beantwoord', beantwoordOp],
  ] as const;
  return (
    <dl class="evk-feiten">
      <dt>Formaat</dt>
      <dd>
        {zending.formaat.naam}, versie {zending.formaat.versie}
      </dd>
      {momenten.map(([naam, op]) =>
        op === undefined ? null : (
          <>
            <dt>{naam}</dt>
            <dd>{tijdstipTekst(op)}</dd>
          </>
        ),
      )}
      {zending.vervangtId === undefined ? null : (
        <>
          <dt>Versie</dt>
          <dd>{zending.versie}, in de plaats van wat de ontvanger eerder kreeg</dd>
        </>
      )}
    </dl>
  );
};

/** A retourcode with its meaning; the ontvanger's own words beside it. */
const Redenen: FC<{ retourcodes: readonly string[]; toelichting?: string | undefined }> = ({
  retourcodes,
  toelichting,
}) => (
  <>
    {retourcodes.map((code) => {
      const { betekenis } = explainRetourcode(code);
      return (
        <p class="nl-paragraph">
          <strong>{code}</strong>
          {betekenis === undefined ? '' : `: ${betekenis}`}
        </p>
      );
    })}
    {toelichting === undefined ? null : <p class="nl-paragraph">De ontvanger schrijft: {toelichting}</p>}
  </>
);

const Oplossingen: FC<{ retourcodes: readonly string[] }> = ({ retourcodes }) => (
  <>
    {[...new Set(retourcodes.map((code) => explainRetourcode(code).oplossing))].map((oplossing) => (
      <p class="nl-paragraph">{oplossing}</p>
    ))}
    {retourcodes.length === 0 ? <p class="nl-paragraph">Verbeter de regel en dien opnieuw in.</p> : null}
  </>
);

const Antwoorden: FC<{ antwoorden: readonly RetourRij[] }> = ({ antwoorden }) =>
  antwoorden.length === 0 ? null : (
    <section aria-labelledby="antwoorden">
      <h2 class="nl-heading nl-heading--level-2" id="antwoorden">
        Wat de ontvanger antwoordde
      </h2>
      <ol class="evk-kaal evk-zendingen">
        {antwoorden.map(({ oordeel, ontvangenOp, retourcodes, toelichting, aantalRegels, aantalAfgewezen }) => (
          <li class="evk-kaart">
            <h3 class="nl-heading nl-heading--level-3">{OORDEELNAMEN[oordeel]}</h3>
            <p class="nl-paragraph">{tijdstipTekst(ontvangenOp)}</p>
            {aantalRegels === 0 || aantalAfgewezen === 0 ? null : (
              <p class="nl-paragraph">
                {getalTekst(aantalAfgewezen)} {aantalAfgewezen === 1 ? 'regel' : 'regels'} afgewezen.
              </p>
            )}
            <Redenen retourcodes={retourcodes} toelichting={toelichting} />
          </li>
        ))}
      </ol>
    </section>
  );

/** '/prestaties/11' → 'prestatie 12'. */
function regelnaam(pointer: string): string {
  const [, lijst, nr] = /^\/(prestaties|trajecten)\/(\d+)$/.exec(pointer) ?? [];
  return lijst === undefined ? 'creditregel' : `${lijst === 'prestaties' ? 'prestatie' : 'traject'} ${Number(nr) + 1}`;
}

const aantalAfgewezenVan = (antwoorden: readonly RetourRij[]): number =>
  antwoorden.reduce((som, { aantalAfgewezen }) => som + aantalAfgewezen, 0);

const Afgewezen: FC<{ regels: readonly Regelbeeld[] }> = ({ regels }) => (
  <Tabel
    titel="Afgewezen regels"
    titelVerborgen
    kolommen={[
      { naam: 'Uw regel', kop: true },
      { naam: 'Referentie' },
      { naam: 'Waarom' },
      { naam: 'Wat u kunt doen' },
    ]}
    rijen={regels.map(({ pointer, referentienummer, retourcodes, toelichting }) => [
      regelnaam(pointer),
      referentienummer,
      <Redenen retourcodes={retourcodes} toelichting={toelichting} />,
      <Oplossingen retourcodes={retourcodes} />,
    ])}
  />
);

const Documenten: FC<{ documenten: readonly Zendingdocument[] }> = ({ documenten }) =>
  documenten.length === 0 ? null : (
    <section aria-labelledby="documenten">
      <h2 class="nl-heading nl-heading--level-2" id="documenten">
        Documenten die meegaan
      </h2>
      <ul class="utrecht-unordered-list">
        {documenten.map(({ soort, bestand }) => (
          <li class="utrecht-unordered-list__item">
            {soort}
            {bestand === undefined ? ' (alleen genoemd; het bestand hebben wij niet)' : `: ${bestand.bestandsnaam}`}
            {bestand?.virusscan === undefined || ['schoon', 'niet-gescand'].includes(bestand.virusscan)
              ? ''
              : ` (${SCANWOORDEN[bestand.virusscan].toLowerCase()})`}
          </li>
        ))}
      </ul>
    </section>
  );

const Opgemerkt: FC<{ bevindingen: readonly BevindingRij[] }> = ({ bevindingen }) =>
  bevindingen.length === 0 ? null : (
    <section aria-labelledby="opgemerkt">
      <h2 class="nl-heading nl-heading--level-2" id="opgemerkt">
        Wat wij opmerkten
      </h2>
      <Bevindingen bevindingen={bevindingen.slice(0, GETOONDE_BEVINDINGEN).map(({ bevinding }) => bevinding)} />
      {bevindingen.length > GETOONDE_BEVINDINGEN ? (
        <p class="nl-paragraph">
          Er zijn er meer.{' '}
          <a class="nl-link" href={`${adresVan(bevindingen[0]?.verantwoordingId ?? '')}/bevindingen`}>
            Bekijk alle bevindingen
          </a>
        </p>
      ) : null}
    </section>
  );

const Verbeter: FC<{ verantwoording: VerantwoordingRij; inzage: Inzagestand }> = ({ verantwoording, inzage }) => (
  <section aria-labelledby="verbeter" class="evk-niet-afdrukken">
    <h2 class="nl-heading nl-heading--level-2" id="verbeter">
      Zo verbetert u het
    </h2>
    <ol class="utrecht-ordered-list">
      <li>
        <Inzagelink stand={inzage} adres={`${adresVan(verantwoording.id)}/verbeterboek`} download>
          Download de werkmap met uw regels
        </Inzagelink>
        . Wat is afgewezen, is rood. Wijs een cel aan om te lezen waarom.
      </li>
      <li>Verbeter de rode cellen en vul een nieuw kenmerk in.</li>
      <li>
        <a class="nl-link" href={adresVoorVervanging(verantwoording)}>
          Dien de verbetering in
        </a>
        . Alleen wat anders is, gaat opnieuw naar de ontvanger.
      </li>
    </ol>
  </section>
);

export function addZending(app: Hono<WebOmgeving>): void {
  app.get('/verantwoordingen/:id/zendingen/:zendingId', async (c) => {
    const { diensten } = c.var;
    const { id, zendingId } = c.req.param();
    const eigen = await findEigenZending(diensten, houdercodeVan(c), id, zendingId);
    if (eigen === undefined) return toonNietGevonden(c);
    const { verantwoording, zending } = eigen;
    const [antwoorden, bevindingen, documenten] = await Promise.all([
      diensten.staat.retour.listRetour(zendingId),
      diensten.staat.bevindingen.listBevindingenVanZending(zendingId),
      listDocumentenVan(diensten, zendingId),
    ]);
    const perRegel = antwoorden.some(({ aantalAfgewezen }) => aantalAfgewezen > 0);
    const cursor = decodeCursor(c.req.query('vanaf'));
    const vanaf = cursor !== undefined && REGELCURSOR.test(cursor) ? cursor : undefined;
    const leesbaar = perRegel && (await hasDelen(diensten.blobs, zending));
    const inzage = inzageVan(c);
    const { rijen: regels, volgende } =
      leesbaar && inzage.soort === 'open'
        ? await listRegels(
            diensten,
            verantwoording,
            { zendingId, toestand: 'afgewezen' },
            { aantal: REGELS_OP_BLAD, ...(vanaf === undefined ? {} : { vanaf }) },
          )
        : { rijen: [], volgende: undefined };
    const { kleur, woord, uitleg, stappen } = standVanZending(zending);
    const hier = adresVanZending(id, zendingId);
    const vraagtVerbetering = ['afgewezen', 'deels-afgewezen'].includes(zending.toestand);
    const geldt = verantwoording.vervangenDoorId === undefined && verantwoording.ingetrokkenOp === undefined;
    return toonPagina(
      c,
      {
        titel: `${zending.ontvanger.naam}, ${SOORTNAMEN[zending.soort].toLowerCase()}`,
        kruimels: [
          { naam: 'Overzicht', adres: '/aanbieder' },
          { naam: 'Verantwoordingen', adres: LIJST },
          { naam: verantwoording.kenmerk, adres: adresVan(id) },
        ],
      },
      <>
        <h1 class="nl-heading nl-heading--level-1">
          {zending.ontvanger.naam}: {SOORTNAMEN[zending.soort].toLowerCase()}
        </h1>
        <p class="nl-paragraph">
          <Toestand kleur={kleur} woord={woord} />
        </p>
        <Stappen titel="Voortgang" stappen={stappen} />
        <p class="nl-paragraph evk-tekst">{uitleg}</p>
        {leesbaar || zending.bestanden.length > 0 ? <Inzagevraag c={c} stand={inzage} /> : null}
        {perRegel ? (
          <section>
            <h2 class="nl-heading nl-heading--level-2">Afgewezen regels</h2>
            {!leesbaar ? (
              <p class="nl-paragraph">De regels zelf zijn gewist: hun bewaartermijn is voorbij.</p>
            ) : inzage.soort === 'open' ? (
              <Afgewezen regels={regels} />
            ) : (
              <p class="nl-paragraph">
                De ontvanger wees {getalTekst(aantalAfgewezenVan(antwoorden))} van uw regels af.
              </p>
            )}
            <Bladeren
              wat="afgewezen regels"
              {...(vanaf === undefined ? {} : { begin: hier })}
              {...(volgende === undefined ? {} : { volgende: `${hier}?vanaf=${encodeCursor(volgende)}` })}
            />
          </section>
        ) : null}
        {vraagtVerbetering && geldt && magRol(c, 'indienen') ? (
          <Verbeter verantwoording={verantwoording} inzage={inzage} />
        ) : null}
        <Antwoorden antwoorden={antwoorden} />
        <Opgemerkt bevindingen={bevindingen.filter(({ fase }) => fase !== 'antwoord')} />
        {zending.bestanden.length === 0 ? null : (
          <section aria-labelledby="bestanden">
            <h2 class="nl-heading nl-heading--level-2" id="bestanden">
              Bestanden voor de ontvanger
            </h2>
            <Bestanden zending={zending} inzage={inzage} />
          </section>
        )}
        <Documenten documenten={documenten} />
        <section aria-labelledby="gegevens">
          <h2 class="nl-heading nl-heading--level-2" id="gegevens">
            Gegevens
          </h2>
          <Tijden zending={zending} />
        </section>
      </>,
    );
  });
}
