/** Everything that was found about one verantwoording, by us and by the ontvangers, in the order in which it came. */
import type { Hono } from 'hono';
import { findEigenVerantwoording } from '../../../pipeline/eigen-verantwoording.ts';
import { Inzagevraag } from '../../inzage/vraag.tsx';
import { inzageVan } from '../../inzage/wacht.ts';
import type { WebOmgeving } from '../../omgeving.ts';
import { Bevindingen } from '../../onderdelen/bevindingen.tsx';
import { Bladeren, decodeCursor, encodeCursor } from '../../onderdelen/bladeren.tsx';
import { toonPagina } from '../../onderdelen/bladzijde.tsx';
import { toonNietGevonden } from '../../onderdelen/foutpagina.tsx';
import { houdercodeVan } from '../../wacht.tsx';
import { adresVan, LIJST } from './adressen.ts';

const OP_BLAD = 50;
const CURSOR = /^\d{1,15}$/;

export function addBevindingen(app: Hono<WebOmgeving>): void {
  app.get('/verantwoordingen/:id/bevindingen', async (c) => {
    const { diensten } = c.var;
    const rij = await findEigenVerantwoording(diensten, houdercodeVan(c), c.req.param('id'));
    if (rij === undefined) return toonNietGevonden(c);
    const cursor = decodeCursor(c.req.query('vanaf'));
    const vanaf = cursor !== undefined && CURSOR.test(cursor) ? cursor : undefined;
    const { rijen, volgende } = await diensten.staat.bevindingen.listBevindingen(rij.id, {
      aantal: OP_BLAD,
      ...(vanaf === undefined ? {} : { vanaf }),
    });
    const inzage = inzageVan(c);
    // What an ontvanger wrote about single lines is about persons; what we found ourselves never holds anything of them.
    const getoond = rijen.filter(({ fase }) => fase !== 'antwoord' || inzage.soort === 'open');
    const hier = `${adresVan(rij.id)}/bevindingen`;
    return toonPagina(
      c,
      {
        titel: `Bevindingen bij ${rij.kenmerk}`,
        kruimels: [
          { naam: 'Overzicht', adres: '/aanbieder' },
          { naam: 'Verantwoordingen', adres: LIJST },
          { naam: rij.kenmerk, adres: adresVan(rij.id) },
        ],
      },
      <>
        <h1 class="nl-heading nl-heading--level-1">Bevindingen bij {rij.kenmerk}</h1>
        {rijen.length === 0 ? (
          <div class="evk-leeg">
            <p class="nl-paragraph">Er is niets opgemerkt. U hoeft niets te doen.</p>
          </div>
        ) : (
          <>
            {getoond.length < rijen.length || (inzage.soort === 'open' && inzage.inzage !== undefined) ? (
              <Inzagevraag c={c} stand={inzage} zin="Wat ontvangers van losse regels vinden, gaat over personen." />
            ) : null}
            <Bevindingen bevindingen={getoond.map(({ bevinding }) => bevinding)} />
          </>
        )}
        <Bladeren
          wat="bevindingen"
          {...(vanaf === undefined ? {} : { begin: hier })}
          {...(volgende === undefined ? {} : { volgende: `${hier}?vanaf=${encodeCursor(volgende)}` })}
        />
      </>,
    );
  });
}
