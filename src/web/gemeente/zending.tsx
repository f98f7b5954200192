/** One zending: what it is and from whom, its totals, its files and documents, and what was answered. */
import type { Hono } from 'hono';
import type { FC } from 'hono/jsx';
import { uiterlijkeAntwoorddatum } from '../../domain/antwoordtermijn.ts';
import type { Zendingtotaal } from '../../domain/totalen.ts';
import { listDocumentenVan } from '../../pipeline/dossier-inhoud.ts';
import { acknowledge, type PostvakRij } from '../../pipeline/postvak.ts';
import { listAfgewezen } from '../../pipeline/regelstanden.ts';
import { SOORTNAMEN, TOESTANDEN_VOOR_ONTVANGER } from '../../text/nl/zending.ts';
import { bedragTekst, datumTekst, getalTekst, periodeTekst, tijdstipTekst } from '../../text/notatie.ts';
import { Inzagelink, Inzagevraag } from '../inzage/vraag.tsx';
import { inzageVan } from '../inzage/wacht.ts';
import type { Inzagestand, WebContext, WebOmgeving } from '../omgeving.ts';
import { toonPagina } from '../onderdelen/bladzijde.tsx';
import { toonNietGevonden } from '../onderdelen/foutpagina.tsx';
import { Melding } from '../onderdelen/melding.tsx';
import { Tabel } from '../onderdelen/tabel.tsx';
import { Toestand } from '../onderdelen/toestand.tsx';
import { eis, houdercodeVan, magRol } from '../wacht.tsx';
import { Documenten } from './documenten.tsx';
import { findEigenZending, isTeBeantwoorden, naamVanAanbieder, POSTVAKKRUIMEL } from './eigen-zending.ts';
import { Antwoorden } from './gegeven-antwoorden.tsx';
import { omvangTekst } from './omvang.ts';

const MEESTE_REGELS = 25;

const Feiten: FC<{ rij: PostvakRij; naam: string; formaat: string; totaal: Zendingtotaal; metBedrag: boolean }> = ({
  rij,
  naam,
  formaat,
  totaal,
  metBedrag,
}) => {
  const uiterlijk = uiterlijkeAntwoorddatum(rij);
  const { woord, kleur } = TOESTANDEN_VOOR_ONTVANGER[rij.toestand];
  return (
    <dl class="evk-feiten">
      <dt>Toestand</dt>
      <dd>
        <Toestand kleur={kleur} woord={woord} />
      </dd>
      <dt>Van</dt>
      <dd>
        {naam} (AGB {rij.agbcode})
      </dd>
      <dt>Periode</dt>
      <dd>
        {datumTekst(rij.periode.begindatum)} tot en met {datumTekst(rij.periode.einddatum)}
      </dd>
      <dt>Formaat</dt>
      <dd>
        {formaat}, versie {rij.formaat.versie}
      </dd>
      <dt>Regels</dt>
      <dd>
        {getalTekst(totaal.regels)}
        {totaal.gemeentecodes > 1 ? `, uit ${totaal.gemeentecodes} gemeenten` : ''}
        {totaal.gefilterd > 0 ? `; ${getalTekst(totaal.gefilterd)} vraagt u niet en zijn weggelaten` : ''}
      </dd>
      {metBedrag ? (
        <>
          <dt>Bedrag</dt>
          <dd>{bedragTekst(totaal.centen)} (debet min credit)</dd>
        </>
      ) : null}
      <dt>Binnengekomen</dt>
      <dd>{rij.bezorgdOp === undefined ? 'Wij brengen haar nog. Ophalen kan al.' : tijdstipTekst(rij.bezorgdOp)}</dd>
      {rij.bevestigdOp === undefined ? null : (
        <>
          <dt>Als ontvangen gemeld</dt>
          <dd>{tijdstipTekst(rij.bevestigdOp)}</dd>
        </>
      )}
      {uiterlijk === undefined || !isTeBeantwoorden(rij) ? null : (
        <>
          <dt>Antwoord uiterlijk</dt>
          <dd>{datumTekst(uiterlijk)}</dd>
        </>
      )}
    </dl>
  );
};

const Samenhang: FC<{ rij: PostvakRij }> = ({ rij }) => (
  <>
    {rij.toestand === 'ingetrokken' || rij.vervallenOp !== undefined ? (
      <Melding soort="let-op" kop="De aanbieder heeft deze zending ingetrokken">
        <p class="nl-paragraph">Gebruik haar niet meer. Een antwoord is niet nodig.</p>
      </Melding>
    ) : null}
    {rij.gewistOp === undefined ? null : (
      <Melding soort="uitleg" kop="De gegevens van deze zending zijn gewist">
        <p class="nl-paragraph">
          Hun bewaartermijn was voorbij op {tijdstipTekst(rij.gewistOp)}. Wat u eerder hebt opgehaald, hebt u nog.
        </p>
      </Melding>
    )}
    {rij.vervangenDoorId === undefined ? null : (
      <Melding soort="let-op" kop="Er is een nieuwere versie">
        <p class="nl-paragraph">
          Gebruik deze versie niet meer.{' '}
          <a class="nl-link" href={`/gemeente/zendingen/${rij.vervangenDoorId}`}>
            Naar de nieuwere versie
          </a>
        </p>
      </Melding>
    )}
    {rij.vervangtId === undefined ? null : (
      <p class="nl-paragraph">
        Dit is versie {rij.versie}. Zij komt in de plaats van een{' '}
        <a class="nl-link" href={`/gemeente/zendingen/${rij.vervangtId}`}>
          eerdere versie
        </a>
        .
      </p>
    )}
  </>
);

const Bestanden: FC<{ rij: PostvakRij; inzage: Inzagestand }> = ({ rij, inzage }) =>
  rij.bestanden.length === 0 ? (
    <p class="nl-paragraph">Bij deze zending zijn geen bestanden.</p>
  ) : (
    <Tabel
      titel="Bestanden"
      titelVerborgen
      kolommen={[
        { naam: 'Bestand', kop: true },
        { naam: 'Grootte', getal: true },
        ...(inzage.soort === 'recht' ? [] : [{ naam: 'Doen' }]),
      ]}
      rijen={rij.bestanden.map(({ volgnummer, bestandsnaam, bytes }) => {
        const adres = `/gemeente/zendingen/${rij.id}/bestanden/${volgnummer}`;
        const doen = (
          <span class="evk-links">
            <Inzagelink stand={inzage} adres={adres} label={`Download ${bestandsnaam}`} download>
              Download
            </Inzagelink>
            <Inzagelink stand={inzage} adres={`${adres}/bekijken`} label={`Bekijk ${bestandsnaam}`}>
              Bekijk
            </Inzagelink>
          </span>
        );
        return [bestandsnaam, omvangTekst(bytes), ...(inzage.soort === 'recht' ? [] : [doen])];
      })}
    />
  );

const Handelingen: FC<{ rij: PostvakRij; magMelden: boolean; magAntwoorden: boolean }> = ({
  rij,
  magMelden,
  magAntwoorden,
}) => {
  const melden = rij.bevestigdOp === undefined && magMelden;
  const antwoorden = isTeBeantwoorden(rij) && magAntwoorden;
  return melden || antwoorden ? (
    <div class="utrecht-button-group evk-niet-afdrukken">
      {antwoorden ? (
        <a class="nl-button nl-button--primary" href={`/gemeente/zendingen/${rij.id}/antwoord`}>
          Accepteren of afwijzen
        </a>
      ) : null}
      {melden ? (
        <form method="post" action={`/gemeente/zendingen/${rij.id}/bevestiging`}>
          <button class="nl-button nl-button--secondary" type="submit">
            Als ontvangen melden
          </button>
        </form>
      ) : null}
    </div>
  ) : null;
};

const GEDAAN: Readonly<Record<string, string>> = {
  ontvangen: 'U hebt deze zending als ontvangen gemeld. De aanbieder ziet dat.',
  antwoord: 'Uw antwoord is verwerkt. De aanbieder ziet het bij zijn eigen verantwoording.',
};

async function toonZending(c: WebContext) {
  const rij = await findEigenZending(c);
  if (rij === undefined) return toonNietGevonden(c);
  const { diensten } = c.var;
  const { staat, blobs } = diensten;
  const [naam, beeld, totaal, documenten, retour, gesprek] = await Promise.all([
    naamVanAanbieder(c, rij.agbcode),
    diensten.register.huidig(),
    staat.totalen.totaalVanZending(rij.id),
    rij.toestand === 'ingetrokken' ? [] : listDocumentenVan(diensten, rij.id),
    staat.retour.listRetour(rij.id),
    staat.vragen.findGesprek(rij.id),
  ]);
  const formaat = beeld.index.findFormaat(rij.formaat.naam, rij.formaat.versie);
  const inzage = inzageVan(c);
  const open = inzage.soort === 'open';
  const antwoorden = await Promise.all(
    retour.map(async (een) => ({ retour: een, regels: open ? await listAfgewezen(blobs, een, MEESTE_REGELS) : [] })),
  );
  const metPersonen =
    rij.bestanden.length > 0 ||
    documenten.some(({ bestand }) => bestand?.bytes !== undefined) ||
    retour.some(({ aantalAfgewezen }) => aantalAfgewezen > 0);
  const titel = `${SOORTNAMEN[rij.soort]} ${periodeTekst(rij.periode)}`;
  const gedaan = GEDAAN[c.req.query('gedaan') ?? ''];
  return toonPagina(
    c,
    { titel: `${titel} van ${naam}`, kruimels: [POSTVAKKRUIMEL] },
    <>
      <h1 class="nl-heading nl-heading--level-1">{titel}</h1>
      {gedaan === undefined ? null : (
        <Melding soort="goed" begin>
          <p class="nl-paragraph">{gedaan}</p>
        </Melding>
      )}
      <Samenhang rij={rij} />
      <Feiten
        rij={rij}
        naam={naam}
        formaat={formaat?.titel ?? rij.formaat.naam}
        totaal={totaal}
        metBedrag={formaat?.velden.includes('prestatie.bedragCenten') ?? false}
      />
      <Handelingen rij={rij} magMelden={magRol(c, 'ontvangen')} magAntwoorden={magRol(c, 'beantwoorden')} />
      <h2 class="nl-heading nl-heading--level-2">Bestanden</h2>
      {metPersonen ? <Inzagevraag c={c} stand={inzage} /> : null}
      <Bestanden rij={rij} inzage={inzage} />
      {documenten.length === 0 ? null : <Documenten rij={rij} documenten={documenten} inzage={inzage} />}
      {antwoorden.length === 0 ? null : <Antwoorden antwoorden={antwoorden} />}
      <section aria-labelledby="vragen">
        <h2 class="nl-heading nl-heading--level-2" id="vragen">
          Vragen
        </h2>
        <p class="nl-paragraph">
          <a class="nl-link" href={`/gemeente/vragen/${rij.id}`}>
            {gesprek === undefined
              ? 'Stel de aanbieder een vraag over deze zending'
              : `Naar het gesprek met de aanbieder (${gesprek.aantal} ${gesprek.aantal === 1 ? 'bericht' : 'berichten'})`}
          </a>
        </p>
      </section>
    </>,
  );
}

export function addZending(app: Hono<WebOmgeving>): void {
  app.get('/zendingen/:id', toonZending);

  app.post('/zendingen/:id/bevestiging', eis('ontvanger', 'ontvangen'), async (c) => {
    const rij = await findEigenZending(c);
    if (rij === undefined) return toonNietGevonden(c);
    await acknowledge(c.var.diensten, houdercodeVan(c), [rij.id]);
    return c.redirect(`/gemeente/zendingen/${rij.id}?gedaan=ontvangen`, 303);
  });
}
