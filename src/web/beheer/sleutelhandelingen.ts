/** What a beheerder does to the keys of an organisation. A form makes one key, however often it is sent. */
import type { Hono } from 'hono';
import { tijdstip } from '../../domain/kalender.ts';
import { createFormuliersleutel, type Formuliersleutel, replaceFormuliersleutel } from '../../pipeline/keys.ts';
import { findSleutelVan, passendeRollen } from '../../pipeline/ledenbeheer.ts';
import { handel } from '../handeling.ts';
import type { WebOmgeving } from '../omgeving.ts';
import { toonNietGevonden } from '../onderdelen/foutpagina.tsx';
import { eis } from '../wacht.tsx';
import { isDatum } from './keuze.ts';
import { toonOrganisatie } from './organisatie.tsx';
import { MAXIMUM_OMSCHRIJVING, type Sleuteluitslag } from './organisatiesleutels.tsx';
import { eisVersOrganisatie, meer, metOrganisatie, tekst, terug } from './organisatievorm.ts';

/** How long the old key goes on after it was replaced. */
const OVERLAP_UREN = 24;
/** As the page makes them. */
const FORMULIER = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The last moment of that day in UTC, one or two hours after it ended in the Netherlands. */
const eindeVan = (datum: string): string => `${datum}T23:59:59.999Z`;

const toUitslag = (nieuw: Formuliersleutel): Sleuteluitslag =>
  nieuw === 'al-gemaakt' ? { soort: 'al-gemaakt' } : { soort: 'nieuw', geheim: nieuw.sleutel };

export function addSleutelhandelingen(app: Hono<WebOmgeving>): void {
  const mag = eis('beheerder', 'organisaties-beheren');

  app.post('/organisaties/:id/sleutels', mag, eisVersOrganisatie, (c) =>
    metOrganisatie(c, async (organisatie) => {
      if (organisatie.alleenSleutelpaar === true) return terug(c, organisatie, 'geen-sleutels');
      const velden = await c.req.parseBody({ all: true });
      const formulier = tekst(velden.formulier, 36);
      const omschrijving = tekst(velden.omschrijving, MAXIMUM_OMSCHRIJVING);
      const rollen = passendeRollen(organisatie.houdersoort, meer(velden.rollen));
      const verloopt = tekst(velden.verloopt, 10);
      if (omschrijving === '' || rollen.length === 0 || (verloopt !== '' && !isDatum(verloopt)))
        return terug(c, organisatie, 'onvolledig');
      if (!FORMULIER.test(formulier)) return terug(c, organisatie, 'onvolledig');
      const { houdersoort, houdercode } = organisatie;
      const nieuw = await handel(
        c,
        'maakSleutel',
        { houdersoort, houdercode, rollen: rollen.join(',') },
        () =>
          createFormuliersleutel(c.var.diensten, formulier, {
            houder: { houdersoort, houdercode },
            omschrijving,
            verlooptOp: verloopt === '' ? undefined : eindeVan(verloopt),
            rollen,
          }),
        (uitkomst) => uitkomst !== 'al-gemaakt',
      );
      return toonOrganisatie(c, organisatie, { sleutel: toUitslag(nieuw) });
    }),
  );

  app.post('/organisaties/:id/sleutels/:sleutel/vervangen', mag, eisVersOrganisatie, (c) =>
    metOrganisatie(c, async (organisatie) => {
      if (organisatie.alleenSleutelpaar === true) return terug(c, organisatie, 'geen-sleutels');
      const formulier = tekst((await c.req.parseBody()).formulier, 36);
      const eigen = await findSleutelVan(c.var.diensten, organisatie, c.req.param('sleutel'));
      if (eigen === undefined) return toonNietGevonden(c);
      if (!FORMULIER.test(formulier)) return terug(c, organisatie, 'onvolledig');
      const nieuw = await handel(
        c,
        'vervangSleutel',
        { id: eigen.id },
        () => replaceFormuliersleutel(c.var.diensten, formulier, eigen.id, OVERLAP_UREN),
        (uitkomst) => uitkomst !== undefined && uitkomst !== 'al-gemaakt',
      );
      return nieuw === undefined ? toonNietGevonden(c) : toonOrganisatie(c, organisatie, { sleutel: toUitslag(nieuw) });
    }),
  );

  app.post('/organisaties/:id/sleutels/:sleutel/intrekken', mag, (c) =>
    metOrganisatie(c, async (organisatie) => {
      const eigen = await findSleutelVan(c.var.diensten, organisatie, c.req.param('sleutel'));
      if (eigen === undefined) return toonNietGevonden(c);
      const { staat, klok } = c.var.diensten;
      const gedaan = await handel(
        c,
        'trekSleutelIn',
        { id: eigen.id },
        () => staat.sleutels.trekIn(eigen.id, tijdstip(klok())),
        (ingetrokken) => ingetrokken,
      );
      return gedaan ? terug(c, organisatie, 'sleutel-ingetrokken') : toonNietGevonden(c);
    }),
  );
}
