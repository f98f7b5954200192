/** Deadlines that were missed, of all aanbieders. */
import type { Hono } from 'hono';
import { describeTermijn } from '../../text/nl/termijn.ts';
import { SOORTNAMEN } from '../../text/nl/zending.ts';
import { datumTekst, periodeTekst } from '../../text/notatie.ts';
import type { WebContext, WebOmgeving } from '../omgeving.ts';
import { Bladeren, decodeCursor, encodeCursor } from '../onderdelen/bladeren.tsx';
import { toonPagina } from '../onderdelen/bladzijde.tsx';
import { Tabel } from '../onderdelen/tabel.tsx';
import { Toestand } from '../onderdelen/toestand.tsx';
import { adres } from './keuze.ts';

const PAD = '/beheer/termijnen';
const PER_BLAD = 50;

async function toonTermijnen(c: WebContext) {
  const cursor = decodeCursor(c.req.query('vanaf'));
  const blad = await c.var.diensten.staat.overzicht.listVerstreken({
    aantal: PER_BLAD,
    ...(cursor === undefined || !/^\d{1,15}$/.test(cursor) ? {} : { vanaf: cursor }),
  });
  const titel = 'Verstreken termijnen';
  return toonPagina(
    c,
    { titel, kruimels: [{ naam: 'Overzicht', adres: '/beheer' }] },
    <>
      <h1 class="nl-heading nl-heading--level-1">{titel}</h1>
      <p class="nl-paragraph evk-tekst">
        Wat er op de laatste dag niet was. De aanbieder en de ontvanger hebben hier bericht van gekregen. Elke nacht
        kijken wij opnieuw.
      </p>
      {blad.rijen.length === 0 ? (
        <div class="evk-leeg">
          <p class="nl-paragraph">Er is geen termijn verstreken.</p>
        </div>
      ) : (
        <Tabel
          titel="Verstreken termijnen, de nieuwste eerst"
          titelVerborgen
          kolommen={[
            { naam: 'Laatste dag', kop: true },
            { naam: 'Aanbieder' },
            { naam: 'Wat' },
            { naam: 'Waarom' },
            { naam: 'Nu' },
          ]}
          rijen={blad.rijen.map((rij) => [
            datumTekst(rij.laatsteDag),
            rij.agbcode,
            `${SOORTNAMEN[rij.soort]} over ${periodeTekst(rij.periode)} voor ${rij.ontvangernaam}`,
            describeTermijn(rij).melding,
            rij.openstaand ? (
              <Toestand kleur="fout" woord="nog niet er" />
            ) : (
              <Toestand kleur="goed" woord="later gekomen" />
            ),
          ])}
        />
      )}
      <Bladeren
        wat="termijnen"
        {...(cursor === undefined ? {} : { begin: PAD })}
        {...(blad.volgende === undefined ? {} : { volgende: adres(PAD, { vanaf: encodeCursor(blad.volgende) }) })}
      />
    </>,
  );
}

export function addTermijnen(app: Hono<WebOmgeving>): void {
  app.get('/termijnen', toonTermijnen);
}
