/** What a beheerder does to an organisation: its name, its people, its keys. */
import type { Hono } from 'hono';
import { tijdstip } from '../../domain/kalender.ts';
import type { OrganisatieRij } from '../../domain/toegang.ts';
import { createSleutel, vervangSleutel } from '../../pipeline/keys.ts';
import {
  addLid,
  changeRollen,
  findSleutelVan,
  type Leduitkomst,
  passendeRollen,
  restoreLid,
  withdrawLid,
} from '../../pipeline/ledenbeheer.ts';
import { handel } from '../handeling.ts';
import type { WebContext, WebOmgeving } from '../omgeving.ts';
import { toonNietGevonden } from '../onderdelen/foutpagina.tsx';
import { metGevolg } from '../onderdelen/gevolg.tsx';
import { aangemeldeVan, eis } from '../wacht.tsx';
import { isDatum } from './keuze.ts';
import { type Gevolgwoord, MAXIMUM_OMSCHRIJVING, ORGANISATIES, toonOrganisatie } from './organisatie.tsx';
import { MAXIMUM_NAAM } from './organisaties.tsx';

/** How long the old key goes on after it was replaced. */
const OVERLAP_UREN = 24;
const MAXIMUM_KENMERK = 200;

const tekst = (waarde: unknown, maximum: number): string =>
  typeof waarde === 'string' ? waarde.trim().slice(0, maximum) : '';

const meer = (waarde: unknown): readonly string[] =>
  Array.isArray(waarde) ? waarde.filter((een) => typeof een === 'string') : typeof waarde === 'string' ? [waarde] : [];

/** Does `werk` with the organisation of the address; without one the page is not there. */
const metOrganisatie = async (c: WebContext, werk: (organisatie: OrganisatieRij) => Response | Promise<Response>) => {
  const organisatie = await c.var.diensten.staat.organisaties.getOrganisatie(c.req.param('id') ?? '');
  return organisatie === undefined ? toonNietGevonden(c) : werk(organisatie);
};

const terug = (c: WebContext, { id }: OrganisatieRij, woord: Gevolgwoord) =>
  c.redirect(metGevolg(`${ORGANISATIES}/${id}`, woord), 303);

const naLid = (c: WebContext, organisatie: OrganisatieRij, uitkomst: Leduitkomst, woord: Gevolgwoord) => {
  switch (uitkomst) {
    case 'gedaan':
      return terug(c, organisatie, woord);
    case 'zichzelf':
      return terug(c, organisatie, 'zichzelf');
    case 'niet-gevonden':
      return toonNietGevonden(c);
  }
};

const isGedaan = (uitkomst: Leduitkomst): boolean => uitkomst === 'gedaan';

function addLeden(app: Hono<WebOmgeving>): void {
  const mag = eis('beheerder', 'organisaties-beheren');

  app.post('/organisaties/:id/leden', mag, (c) =>
    metOrganisatie(c, async (organisatie) => {
      const velden = await c.req.parseBody({ all: true });
      const nieuw = {
        naam: tekst(velden.naam, MAXIMUM_NAAM),
        uitgever: tekst(velden.uitgever, MAXIMUM_KENMERK),
        onderwerp: tekst(velden.onderwerp, MAXIMUM_KENMERK),
        rollen: passendeRollen(organisatie.houdersoort, meer(velden.rollen)),
      };
      if (nieuw.naam === '' || nieuw.uitgever === '' || nieuw.onderwerp === '' || nieuw.rollen.length === 0)
        return terug(c, organisatie, 'onvolledig');
      const lid = await handel(
        c,
        'voegLidToe',
        { organisatie: organisatie.id, rollen: nieuw.rollen.join(',') },
        () => addLid(c.var.diensten, organisatie, nieuw),
        (gemaakt) => gemaakt !== undefined,
      );
      return terug(c, organisatie, lid === undefined ? 'bestaat-al' : 'toegevoegd');
    }),
  );

  app.post('/organisaties/:id/leden/:lid/rollen', mag, (c) =>
    metOrganisatie(c, async (organisatie) => {
      const lid = c.req.param('lid');
      const { rollen: gekozen } = await c.req.parseBody({ all: true });
      const rollen = passendeRollen(organisatie.houdersoort, meer(gekozen));
      const uitkomst = await handel(
        c,
        'wijzigRollen',
        { organisatie: organisatie.id, lid, rollen: rollen.join(',') },
        () => changeRollen(c.var.diensten, organisatie.id, lid, rollen, aangemeldeVan(c).lid.id),
        isGedaan,
      );
      return naLid(c, organisatie, uitkomst, 'rollen');
    }),
  );

  app.post('/organisaties/:id/leden/:lid/intrekken', mag, (c) =>
    metOrganisatie(c, async (organisatie) => {
      const lid = c.req.param('lid');
      const uitkomst = await handel(
        c,
        'trekLidIn',
        { organisatie: organisatie.id, lid },
        () => withdrawLid(c.var.diensten, organisatie.id, lid, aangemeldeVan(c).lid.id),
        isGedaan,
      );
      return naLid(c, organisatie, uitkomst, 'lid-ingetrokken');
    }),
  );

  app.post('/organisaties/:id/leden/:lid/herstellen', mag, (c) =>
    metOrganisatie(c, async (organisatie) => {
      const lid = c.req.param('lid');
      const uitkomst = await handel(
        c,
        'herstelLid',
        { organisatie: organisatie.id, lid },
        () => restoreLid(c.var.diensten, organisatie.id, lid),
        isGedaan,
      );
      return naLid(c, organisatie, uitkomst, 'lid-hersteld');
    }),
  );
}

/** The last moment of that day in UTC, one or two hours after it ended in the Netherlands. */
const eindeVan = (datum: string): string => `${datum}T23:59:59.999Z`;

function addSleutels(app: Hono<WebOmgeving>): void {
  const mag = eis('beheerder', 'organisaties-beheren');

  app.post('/organisaties/:id/sleutels', mag, (c) =>
    metOrganisatie(c, async (organisatie) => {
      const velden = await c.req.parseBody({ all: true });
      const omschrijving = tekst(velden.omschrijving, MAXIMUM_OMSCHRIJVING);
      const rollen = passendeRollen(organisatie.houdersoort, meer(velden.rollen));
      const verloopt = tekst(velden.verloopt, 10);
      if (omschrijving === '' || rollen.length === 0 || (verloopt !== '' && !isDatum(verloopt)))
        return terug(c, organisatie, 'onvolledig');
      const { houdersoort, houdercode } = organisatie;
      const { sleutel } = await handel(c, 'maakSleutel', { houdersoort, houdercode, rollen: rollen.join(',') }, () =>
        createSleutel(
          c.var.diensten,
          { houdersoort, houdercode },
          omschrijving,
          verloopt === '' ? undefined : eindeVan(verloopt),
          rollen,
        ),
      );
      return toonOrganisatie(c, organisatie, sleutel);
    }),
  );

  app.post('/organisaties/:id/sleutels/:sleutel/vervangen', mag, (c) =>
    metOrganisatie(c, async (organisatie) => {
      const eigen = await findSleutelVan(c.var.diensten, organisatie, c.req.param('sleutel'));
      if (eigen === undefined) return toonNietGevonden(c);
      const nieuw = await handel(
        c,
        'vervangSleutel',
        { id: eigen.id },
        () => vervangSleutel(c.var.diensten, eigen.id, OVERLAP_UREN),
        (gemaakt) => gemaakt !== undefined,
      );
      return nieuw === undefined ? toonNietGevonden(c) : toonOrganisatie(c, organisatie, nieuw.sleutel);
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

export function addOrganisatie(app: Hono<WebOmgeving>): void {
  app.get('/organisaties/:id', (c) => metOrganisatie(c, (organisatie) => toonOrganisatie(c, organisatie)));

  app.post('/organisaties/:id/naam', eis('beheerder', 'organisaties-beheren'), (c) =>
    metOrganisatie(c, async (organisatie) => {
      const naam = tekst((await c.req.parseBody()).organisatienaam, MAXIMUM_NAAM);
      if (naam === '') return terug(c, organisatie, 'onvolledig');
      await handel(c, 'hernoemOrganisatie', { organisatie: organisatie.id }, () =>
        c.var.diensten.staat.ledenbeheer.hernoem(organisatie.id, naam),
      );
      return terug(c, organisatie, 'hernoemd');
    }),
  );

  addLeden(app);
  addSleutels(app);
}
