/** What was put ready and not submitted: go on with it, or remove it. Without the names of files, which may say whom they are about. */
import type { Hono } from 'hono';
import type { FC } from 'hono/jsx';
import { LIMIETEN } from '../../../domain/limieten.ts';
import { discardIndiening, type Herkomst, type Indiening, listKlaargezet } from '../../../pipeline/indiening.ts';
import { getalTekst, grootteTekst, tijdstipTekst } from '../../../text/notatie.ts';
import { handel } from '../../handeling.ts';
import type { WebContext, WebOmgeving } from '../../omgeving.ts';
import { toonPagina } from '../../onderdelen/bladzijde.tsx';
import { toonNietGevonden } from '../../onderdelen/foutpagina.tsx';
import { Tabel } from '../../onderdelen/tabel.tsx';
import { houdercodeVan } from '../../wacht.tsx';
import { BEGINKRUIMELS, ID, INDIENEN, indieningPad, KLAARGEZET } from './route.ts';

const HERKOMSTEN: Readonly<Record<Herkomst, string>> = {
  bestand: 'Bestand',
  voorbeeld: 'Voorbeeld',
  ingevuld: 'Ingevuld',
};

const Verder: FC<{ readonly een: Indiening; readonly wanneer: string }> = ({ een: { rij, gegevens }, wanneer }) => (
  <a class="nl-link" href={gegevens === undefined ? `${INDIENEN}/invullen/${rij.id}` : indieningPad(rij.id)}>
    {wanneer}
  </a>
);

const Verwijder: FC<{ readonly id: string; readonly wanneer: string }> = ({ id, wanneer }) => (
  <form method="post" action={`${KLAARGEZET}/${id}/verwijderen`}>
    <button class="nl-button nl-button--secondary" type="submit">
      Verwijderen<span class="evk-alleen-voorlezen">: klaargezet op {wanneer}</span>
    </button>
  </form>
);

function toCellen(een: Indiening) {
  const { rij, gegevens } = een;
  const wanneer = tijdstipTekst(rij.begonnenOp);
  return [
    <Verder een={een} wanneer={wanneer} />,
    gegevens === undefined ? 'Nog bezig' : HERKOMSTEN[gegevens.herkomst],
    gegevens === undefined ? '' : grootteTekst(gegevens.bytes),
    <Verwijder id={rij.id} wanneer={wanneer} />,
  ];
}

async function toonKlaargezet(c: WebContext) {
  const klaar = await listKlaargezet(c.var.diensten, houdercodeVan(c));
  const maximum = getalTekst(LIMIETEN.indieningen.waarde);
  return toonPagina(
    c,
    { titel: 'Klaargezet en niet ingediend', kruimels: BEGINKRUIMELS },
    <>
      <h1 class="nl-heading nl-heading--level-1">Klaargezet en niet ingediend</h1>
      <p class="nl-paragraph">
        U kunt hoogstens {maximum} bestanden tegelijk klaarzetten. Wat u niet indient, verwijderen wij na twee dagen
        vanzelf.
      </p>
      {klaar.length === 0 ? (
        <p class="nl-paragraph">Er staat nu niets klaar.</p>
      ) : (
        <Tabel
          titel="Klaargezet"
          titelVerborgen
          kolommen={[
            { naam: 'Klaargezet op', kop: true },
            { naam: 'Soort' },
            { naam: 'Grootte', getal: true },
            { naam: 'Verwijderen' },
          ]}
          rijen={klaar.map(toCellen)}
        />
      )}
    </>,
  );
}

export function addKlaargezet(app: Hono<WebOmgeving>): void {
  app.get('/klaargezet', toonKlaargezet);

  app.post(`/klaargezet/${ID}/verwijderen`, async (c) => {
    const id = c.req.param('id');
    const weg = await handel(
      c,
      'verwijderKlaargezet',
      { id },
      () => discardIndiening(c.var.diensten, houdercodeVan(c), id),
      (gelukt) => gelukt,
    );
    return weg ? c.redirect(KLAARGEZET, 303) : toonNietGevonden(c);
  });
}
