/** All of HTTP: three APIs, each for one audience, and what goes for every answer. */
import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { describeFout } from '../domain/foutverslag.ts';
import { isOnversleuteld } from '../domain/transport.ts';
import { log } from '../pipeline/log.ts';
import { checkGereed } from '../pipeline/toezicht.ts';
import { AANBIEDER, createAanbiederApi } from './aanbieder/api.ts';
import { basePath } from './audience.ts';
import { BEHEER, createBeheerApi } from './beheer/api.ts';
import { createGemeenteApi, GEMEENTE } from './gemeente/api.ts';
import { ANTWOORD_HEADERS, answerHeaders } from './headers.ts';
import { addJwks } from './jwks.ts';
import { addOauth } from './oauth.ts';
import type { HttpOmgeving, Voorziening } from './omgeving.ts';
import { describeProblem, notFound, problem, problemWith, toLijst } from './problem.ts';
import { allowedMethods } from './routing.ts';
import { addSecurityTxt } from './security-txt.ts';
import { limitAdres } from './snelheid.ts';
import { logVerzoek } from './verzoeklog.ts';

const API_PAD = /^\/((aanbieder|gemeente|beheer)\/v\d+(\/|$)|oauth\/|gezondheid$|gereedheid$|\.well-known\/)/;

/** What programs ask; everything else is a page (src/web). */
export const isApiPad = (pad: string): boolean => API_PAD.test(pad);

/** @param voorzie makes what one request works with from the bindings; called once per request. */
export function createApp<Bindingen extends object>(voorzie: (bindingen: Bindingen) => Voorziening) {
  const app = new Hono<HttpOmgeving & { Bindings: Bindingen }>();

  app.use('*', answerHeaders);
  app.use('*', async (c, next) => {
    const voorziening = voorzie(c.env);
    c.set('voorziening', voorziening);
    c.set('diensten', voorziening.diensten);
    await next();
  });

  app.use('*', logVerzoek);
  // Before a key is looked at, and without sending on: a program that is sent on would go on sending its key in the open (ASVS V4.1.2).
  app.use('*', async (c, next) => {
    if (!isOnversleuteld(c.req.url, c.var.voorziening.instelling.beveiliging?.publiekAdres)) return next();
    c.set('weigering', 'zonder-https');
    return problem(
      c,
      403,
      'Hier kan alleen https. Stuurde u een sleutel mee, vervang die dan: onderweg was hij te lezen.',
    );
  });
  app.use('*', limitAdres);

  app.get('/gezondheid', async (c) => {
    await c.var.diensten.staat.register.revisie();
    return c.json({ toestand: 'gezond' });
  });
  app.get('/gereedheid', async (c) => {
    const gereed = await checkGereed(c.var.diensten);
    const alles = Object.values(gereed).every(Boolean);
    return c.json({ toestand: alles ? 'gereed' : 'niet-gereed', ...gereed }, alles ? 200 : 503);
  });
  addJwks(app);
  addOauth(app);
  addSecurityTxt(app);
  app.route(basePath(AANBIEDER), createAanbiederApi());
  app.route(basePath(GEMEENTE), createGemeenteApi());
  app.route(basePath(BEHEER), createBeheerApi());

  app.notFound((c) => {
    const methoden = allowedMethods(app.router, c.req.path);
    if (methoden.length === 0) return notFound(c);
    c.header('Allow', methoden.join(', '));
    return problem(c, 405, `Hier kan alleen: ${methoden.join(', ')}.`);
  });

  app.onError((fout, c) => {
    // An error thrown before the answer headers could be added, or instead of an answer, still carries them.
    for (const [naam, waarde] of Object.entries(ANTWOORD_HEADERS)) c.header(naam, waarde);
    if (fout instanceof HTTPException && fout.status === 415)
      return problem(c, 415, 'Stuur JSON, met Content-Type: application/json.');
    if (fout instanceof HTTPException && fout.status === 400)
      return problem(
        c,
        400,
        'Wat u stuurde is geen geldige JSON.',
        toLijst([{ code: 'VERZOEK_GEEN_JSON', ernst: 'fout', plaats: {}, parameters: {} }]),
      );
    const id = crypto.randomUUID();
    log({ gebeurtenis: 'verzoek-mislukt', id, ...describeFout(fout) });
    return problemWith(c, 500, {
      ...describeProblem(
        500,
        'Er ging bij ons iets mis. Probeer het later nog eens. Lukt het dan nog niet, noem dan het kenmerk bij instance.',
      ),
      instance: `urn:uuid:${id}`,
    });
  });

  return app;
}
