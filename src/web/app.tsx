/** All pages: for visitors, and for each audience behind its guard. */
import { Hono } from 'hono';
import { describeFout } from '../domain/foutverslag.ts';
import { isOnversleuteld } from '../domain/transport.ts';
import { log } from '../pipeline/log.ts';
import { aanbiederPaginas } from './aanbieder/paginas.ts';
import { BSN_IN_ADRES, weigerBsnInAdres } from './adres.ts';
import { algemenePaginas } from './algemeen/paginas.ts';
import { beheerPaginas } from './beheer/paginas.ts';
import { begrensFormulier } from './formuliergrens.ts';
import { gemeentePaginas } from './gemeente/paginas.ts';
import { PAGINA_HEADERS, pageHeaders } from './koppen.ts';
import type { WebOmgeving, Webvoorziening } from './omgeving.ts';
import { toonFout, toonNietGevonden } from './onderdelen/foutpagina.tsx';
import { ontwikkelaarsPaginas } from './ontwikkelaars/paginas.tsx';
import { isEigenHerkomst, isLezend, readAangemeld } from './sessie.ts';
import { limitFormulieren, limitPaginas } from './snelheid.ts';
import { logVerwerkingen } from './verwerkingen.ts';
import { logPagina } from './verzoeklog.ts';

/** @param voorzie makes what one request works with from the bindings; called once per request. */
export function createPaginas<Bindingen extends object>(voorzie: (bindingen: Bindingen) => Webvoorziening) {
  const app = new Hono<WebOmgeving>();
  app.use('*', pageHeaders);
  app.use('*', async (c, next) => {
    const voorziening = voorzie(c.env as Bindingen);
    c.set('voorziening', voorziening);
    c.set('diensten', voorziening.diensten);
    c.set('isProefopstelling', voorziening.instelling.demoAanmelden);
    await next();
  });
  app.use('*', logPagina);
  app.use('*', async (c, next) => {
    if (!isOnversleuteld(c.req.url, c.var.voorziening.instelling.beveiliging?.publiekAdres)) return next();
    c.set('weigering', 'zonder-https');
    const adres = new URL(c.req.url);
    adres.protocol = 'https:';
    return isLezend(c) ? c.redirect(adres.href, 308) : toonFout(c, 403, 'herkomst');
  });
  app.use('*', limitPaginas);
  app.use('*', weigerBsnInAdres);
  app.use('*', readAangemeld);
  app.use('*', logVerwerkingen);
  app.use('*', async (c, next) => {
    if (isEigenHerkomst(c)) return next();
    c.set('weigering', 'andere-site');
    return toonFout(c, 403, 'herkomst');
  });
  app.use('*', limitFormulieren);
  app.use('*', begrensFormulier);

  app.get(BSN_IN_ADRES, (c) => toonFout(c, 400, 'bsn-in-adres'));
  app.route('/', algemenePaginas);
  app.route('/aanbieder', aanbiederPaginas);
  app.route('/gemeente', gemeentePaginas);
  app.route('/beheer', beheerPaginas);
  app.route('/ontwikkelaars', ontwikkelaarsPaginas);

  app.notFound((c) => toonNietGevonden(c));
  app.onError((fout, c) => {
    const kenmerk = crypto.randomUUID();
    log({ gebeurtenis: 'pagina-mislukt', id: kenmerk, ...describeFout(fout) });
    for (const [naam, waarde] of Object.entries(PAGINA_HEADERS)) c.header(naam, waarde);
    return toonFout(c, 500, 'storing', kenmerk);
  });
  return app;
}
