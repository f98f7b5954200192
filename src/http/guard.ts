/** Lets through who has a key for this audience. Keys are never logged and never repeated. */
import { createMiddleware } from 'hono/factory';
import { authenticate } from '../pipeline/keys.ts';
import type { Weigering } from '../pipeline/log.ts';
import { authenticateToken, isToken } from '../pipeline/tokens.ts';
import type { Audience } from './audience.ts';
import type { Houder, HttpContext, HttpOmgeving } from './omgeving.ts';
import { problem } from './problem.ts';
import { rollenVoor } from './rollen.ts';
import { hasHandler } from './routing.ts';

const BEARER = /^Bearer +([A-Za-z0-9._~+/-]+=*)$/i;
const REALM = 'Bearer realm="enkelvoud"';

/** The key of `Authorization: Bearer …`; undefined when there is none, or when it is no such header. */
export const readSleutel = (authorization: string | undefined): string | undefined =>
  BEARER.exec(authorization?.trim() ?? '')?.[1];

const UITLEG = 'Stuur de sleutel van uw organisatie mee: Authorization: Bearer <sleutel>.';
const AFGEKEURD = {
  onbekend: 'Deze sleutel kennen wij niet.',
  verlopen: 'Deze sleutel is verlopen. Vraag de beheerder om een nieuwe.',
  ingetrokken: 'Deze sleutel is ingetrokken. Vraag de beheerder om een nieuwe.',
  'alleen-sleutelpaar':
    'Uw organisatie laat geen API-sleutels toe. Vraag bij POST /oauth/token een toegangstoken aan met private_key_jwt. Heeft uw systeem nog geen client_id, vraag dat dan de beheerder.',
} as const;

const VOOR: Readonly<Record<Houder['houdersoort'], string>> = {
  aanbieder: 'aanbieders',
  ontvanger: 'gemeenten en andere ontvangers',
  beheerder: 'beheerders',
};

function unauthorised(c: HttpContext, weigering: Weigering, detail: string, challenge: string) {
  c.set('weigering', weigering);
  c.header('WWW-Authenticate', challenge);
  return problem(c, 401, detail);
}

export const guard = ({ naam, houdersoort }: Pick<Audience, 'naam' | 'houdersoort'>) =>
  createMiddleware<HttpOmgeving>(async (c, next) => {
    if (!hasHandler(c)) return next();
    const sleutel = readSleutel(c.req.header('Authorization'));
    if (sleutel === undefined) return unauthorised(c, 'geen-sleutel', UITLEG, REALM);
    const { diensten, instelling } = c.var.voorziening;
    const toegang = isToken(sleutel)
      ? await authenticateToken(diensten, instelling.tokens, sleutel)
      : await authenticate(diensten, sleutel, instelling.beginsleutel);
    if (toegang.soort !== 'toegelaten')
      return unauthorised(c, toegang.soort, AFGEKEURD[toegang.soort], `${REALM}, error="invalid_token"`);
    c.set('sleutelId', toegang.sleutelId);
    if (toegang.houder.houdersoort !== houdersoort) {
      c.set('weigering', 'ander-deel');
      return problem(c, 403, `Dit deel van de API is voor ${VOOR[houdersoort]}. Uw sleutel hoort bij een ander deel.`);
    }
    const nodig = rollenVoor(naam, c.req.method, c.req.path);
    if (!nodig.some((rol) => toegang.rollen.includes(rol))) {
      c.set('weigering', 'geen-rol');
      return problem(c, 403, `Uw sleutel heeft hiervoor niet het goede recht. Nodig is: ${nodig.join(' of ')}.`);
    }
    c.set('houder', toegang.houder);
    return next();
  });
