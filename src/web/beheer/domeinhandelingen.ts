/** Changing where the channels of an organisation may call. */
import type { Hono } from 'hono';
import type { OrganisatieRij } from '../../domain/toegang.ts';
import { readDomeinen, replaceDomeinen } from '../../pipeline/buitenadressen.ts';
import { handel } from '../handeling.ts';
import type { WebContext, WebOmgeving } from '../omgeving.ts';
import { toonNietGevonden } from '../onderdelen/foutpagina.tsx';
import { eis } from '../wacht.tsx';
import { toonOrganisatie } from './organisatie.tsx';
import { eisVersOrganisatie, metOrganisatie, tekst, terug } from './organisatievorm.ts';

/** Fifty domains of the longest kind. */
const MAXIMUM_TEKENS = 16_000;

const wijzig = (c: WebContext, organisatie: OrganisatieRij, domeinen: readonly string[], stand: string) =>
  handel(
    c,
    'wijzigDomeinen',
    { organisatie: organisatie.id, domeinen: domeinen.join(' ') },
    () => replaceDomeinen(c.var.diensten, organisatie.id, domeinen, { soort: 'gelijk-aan', hashes: [stand] }),
    ({ soort }) => soort === 'gedaan',
  );

export function addDomeinhandelingen(app: Hono<WebOmgeving>): void {
  app.post('/organisaties/:id/domeinen', eis('beheerder', 'organisaties-beheren'), eisVersOrganisatie, (c) =>
    metOrganisatie(c, async (organisatie) => {
      const velden = await c.req.parseBody();
      const getypt = tekst(velden.domeinen, MAXIMUM_TEKENS);
      const gelezen = readDomeinen(getypt);
      if (gelezen.soort === 'onleesbaar') return toonOrganisatie(c, organisatie, { domeinen: getypt });
      const uitkomst = await wijzig(c, organisatie, gelezen.domeinen, tekst(velden.stand, 100));
      switch (uitkomst.soort) {
        case 'gedaan':
          return terug(c, organisatie, 'domeinen');
        case 'niet-gevonden':
          return toonNietGevonden(c);
        case 'voorwaarde-vereist':
        case 'intussen-veranderd':
          return terug(c, organisatie, 'domeinen-anders');
      }
    }),
  );
}
