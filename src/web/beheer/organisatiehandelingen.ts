/** What a beheerder does to an organisation: its name, its people, and how its systems come in. */
import type { Hono } from 'hono';
import type { OrganisatieRij } from '../../domain/toegang.ts';
import {
  addLid,
  changeRollen,
  type Leduitkomst,
  passendeLidrollen,
  restoreLid,
  signOutLid,
  withdrawLid,
} from '../../pipeline/ledenbeheer.ts';
import { handel } from '../handeling.ts';
import type { WebContext, WebOmgeving } from '../omgeving.ts';
import { toonNietGevonden } from '../onderdelen/foutpagina.tsx';
import { aangemeldeVan, eis } from '../wacht.tsx';
import { addClienthandelingen } from './clienthandelingen.ts';
import { addDomeinhandelingen } from './domeinhandelingen.ts';
import { type Gevolgwoord, toonOrganisatie } from './organisatie.tsx';
import { MAXIMUM_NAAM } from './organisaties.tsx';
import { eisVersOrganisatie, meer, metOrganisatie, tekst, terug } from './organisatievorm.ts';
import { addSleutelhandelingen } from './sleutelhandelingen.ts';

const MAXIMUM_KENMERK = 200;

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

  app.post('/organisaties/:id/leden', mag, eisVersOrganisatie, (c) =>
    metOrganisatie(c, async (organisatie) => {
      const velden = await c.req.parseBody({ all: true });
      const nieuw = {
        naam: tekst(velden.naam, MAXIMUM_NAAM),
        uitgever: tekst(velden.uitgever, MAXIMUM_KENMERK),
        onderwerp: tekst(velden.onderwerp, MAXIMUM_KENMERK),
        rollen: passendeLidrollen(organisatie.houdersoort, meer(velden.rollen)),
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

  app.post('/organisaties/:id/leden/:lid/rollen', mag, eisVersOrganisatie, (c) =>
    metOrganisatie(c, async (organisatie) => {
      const lid = c.req.param('lid');
      const { rollen: gekozen } = await c.req.parseBody({ all: true });
      const rollen = passendeLidrollen(organisatie.houdersoort, meer(gekozen));
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

  app.post('/organisaties/:id/leden/:lid/afmelden', mag, (c) =>
    metOrganisatie(c, async (organisatie) => {
      const lid = c.req.param('lid');
      const aantal = await handel(
        c,
        'meldLidAf',
        { organisatie: organisatie.id, lid },
        () => signOutLid(c.var.diensten, organisatie.id, lid),
        (beeindigd) => beeindigd !== undefined,
      );
      return aantal === undefined ? toonNietGevonden(c) : terug(c, organisatie, 'lid-afgemeld');
    }),
  );

  app.post('/organisaties/:id/leden/:lid/herstellen', mag, eisVersOrganisatie, (c) =>
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

  app.post('/organisaties/:id/toegang', eis('beheerder', 'organisaties-beheren'), eisVersOrganisatie, (c) =>
    metOrganisatie(c, async (organisatie) => {
      const { 'alleen-sleutelpaar': gekozen } = await c.req.parseBody();
      if (gekozen !== 'ja' && gekozen !== 'nee') return terug(c, organisatie, 'onvolledig');
      await handel(
        c,
        'stelOrganisatietoegangIn',
        { organisatie: organisatie.id, alleenSleutelpaar: gekozen },
        () => c.var.diensten.staat.ledenbeheer.zetAlleenSleutelpaar(organisatie.id, gekozen === 'ja'),
        (gedaan) => gedaan,
      );
      return terug(c, organisatie, gekozen === 'ja' ? 'alleen-sleutelpaar' : 'ook-sleutels');
    }),
  );

  addLeden(app);
  addSleutelhandelingen(app);
  addClienthandelingen(app);
  addDomeinhandelingen(app);
}
