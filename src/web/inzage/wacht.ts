/** Stands before every page of the table: nothing of persons is shown to who may not see it, or did not say why. */
import { createMiddleware } from 'hono/factory';
import type { InzageRij, Onderwerp } from '../../domain/inzage.ts';
import { INZAGEROL } from '../../domain/toegang.ts';
import { findEigenVerantwoording } from '../../pipeline/eigen-verantwoording.ts';
import { findIndiening } from '../../pipeline/indiening.ts';
import { findInzage } from '../../pipeline/inzage.ts';
import type { Inzagestand, WebContext, WebOmgeving } from '../omgeving.ts';
import { toonFout, toonNietGevonden } from '../onderdelen/foutpagina.tsx';
import { aangemeldeVan, houdercodeVan, magRol } from '../wacht.tsx';
import { INZAGEPAGINAS, parameterVan, patroonVan } from './tabel.ts';

/** Where the reason is asked. @param naar where to go on afterwards */
export const inzageAdres = (c: WebContext, { soort, id }: Onderwerp, naar?: string): string =>
  `/${aangemeldeVan(c).organisatie.houdersoort === 'aanbieder' ? 'aanbieder' : 'gemeente'}/inzage/${soort}/${id}${
    naar === undefined ? '' : `?naar=${encodeURIComponent(naar)}`
  }`;

/** `vrij`: nothing is asked about it, because they put it ready themselves or nothing of it is left here. */
export type Bezit = 'niet' | 'eigen' | 'vrij';

const ID = /^[0-9a-f-]{36}$/;

/** Whether this is of the organisation of who asks. */
export async function bezitVan(c: WebContext, { soort, id }: Onderwerp): Promise<Bezit> {
  const { diensten } = c.var;
  const { lid, organisatie } = aangemeldeVan(c);
  const { houdersoort, houdercode } = organisatie;
  if (soort === 'dossier') return houdersoort === 'aanbieder' && id === houdercode ? 'eigen' : 'niet';
  if (!ID.test(id)) return 'niet';
  switch (soort) {
    case 'zending':
      return houdersoort === 'ontvanger' && (await diensten.staat.postvak.findInPostvak(houdercode, [id])).length > 0
        ? 'eigen'
        : 'niet';
    case 'verantwoording':
      return houdersoort === 'aanbieder' && (await findEigenVerantwoording(diensten, houdercode, id)) !== undefined
        ? 'eigen'
        : 'niet';
    case 'indiening': {
      const rij = houdersoort === 'aanbieder' ? (await findIndiening(diensten, houdercode, id))?.rij : undefined;
      if (rij === undefined) return 'niet';
      return rij.lidId === lid.id || rij.verantwoordingId !== undefined ? 'vrij' : 'eigen';
    }
  }
}

const isOpen = (inzage: InzageRij | undefined): inzage is InzageRij => inzage !== undefined;

/** What this person may see of it now; `niet` when it is not theirs. */
export async function readInzagestand(c: WebContext, onderwerp: Onderwerp): Promise<Inzagestand | 'niet'> {
  const { sessie } = aangemeldeVan(c);
  const mag = magRol(c, INZAGEROL);
  const inzage = mag ? await findInzage(c.var.diensten, sessie, onderwerp) : undefined;
  if (isOpen(inzage)) return { soort: 'open', inzage };
  const bezit = await bezitVan(c, onderwerp);
  if (bezit === 'niet') return 'niet';
  if (bezit === 'vrij') return { soort: 'open' };
  if (!mag) return { soort: 'recht' };
  const laatste = await c.var.diensten.staat.inzagen.findLaatsteReden(sessie);
  return { soort: 'reden', onderwerp, ...(laatste === undefined ? {} : { laatste }) };
}

/** Behind the guard of an audience (wacht.tsx). */
export const bewaakInzage = createMiddleware<WebOmgeving>(async (c, next) => {
  const patroon = patroonVan(c);
  const pagina = patroon === undefined ? undefined : INZAGEPAGINAS[patroon];
  if (patroon === undefined || pagina === undefined) return next();
  const { soort, parameter, deels } = pagina;
  const onderwerp = { soort, id: parameter === undefined ? houdercodeVan(c) : parameterVan(c, patroon, parameter) };
  const stand = await readInzagestand(c, onderwerp);
  if (stand === 'niet') return toonNietGevonden(c);
  c.set('inzage', stand);
  if (stand.soort === 'open' || deels) return next();
  if (stand.soort === 'recht') return toonFout(c, 403, 'geen-inzage');
  // A form that was sent is not sent again by itself: its page can be asked for again.
  const { pathname, search } = new URL(c.req.url);
  return c.redirect(inzageAdres(c, onderwerp, pathname + search), 303);
});

/** What the page of the table may show. */
export function inzageVan(c: WebContext): Inzagestand {
  const { inzage } = c.var;
  if (inzage === undefined) throw new Error('a page that holds data of persons is not in the table (inzage/tabel.ts)');
  return inzage;
}
