/** The proof of what was received and what was made of it: to read, or signed; and the submission it is about. */
import { createRoute, z } from '@hono/zod-openapi';
import { accepts } from 'hono/accepts';
import { contentDisposition, reprDigest } from '../../domain/bestandskop.ts';
import { toReadable } from '../../domain/bytestroom.ts';
import { ontvangstbewijs, signedOntvangstbewijs } from '../../pipeline/bewijs.ts';
import { inhoudSleutel } from '../../pipeline/sleutels-van-opslag.ts';
import type { Api } from '../audience.ts';
import { gewist } from '../gewist.ts';
import { GeenQuery } from '../page.ts';
import { notFound, problem } from '../problem.ts';
import { ALTIJD, bytes, GEWIST, json, NIET_GEVONDEN, STRIJDIG } from '../responses.ts';
import { IdPad } from '../schemas/algemeen.ts';
import { OntvangstbewijsBeeld } from '../schemas/verantwoording.ts';
import { VERANTWOORDING_BODY } from './body.ts';
import { findOwn } from './own-verantwoording.ts';

const JOSE = 'application/jose';

const leesbaar = json(OntvangstbewijsBeeld, 'Het ontvangstbewijs.');

const bewijsRoute = createRoute({
  method: 'get',
  path: '/verantwoordingen/{id}/ontvangstbewijs',
  operationId: 'toonOntvangstbewijs',
  tags: ['verantwoordingen'],
  summary: 'Het ontvangstbewijs, met de stand van nu',
  description:
    'Met `Accept: application/jose` krijgt u hetzelfde ondertekend: een JWS (EdDSA, Ed25519) over canonieke JSON (RFC 8785). De ' +
    'sleutel om de handtekening te controleren staat op `/.well-known/jwks.json`. Met het bewijs en uw verantwoording is elk bestand ' +
    'opnieuw te maken, byte voor byte.',
  request: { params: IdPad, query: GeenQuery },
  responses: {
    200: {
      ...leesbaar,
      content: {
        ...leesbaar.content,
        [JOSE]: { schema: z.string().openapi({ description: 'Het bewijs als compacte JWS (RFC 7515).' }) },
      },
    },
    ...ALTIJD,
    ...NIET_GEVONDEN,
    ...STRIJDIG,
  },
});

const inhoud = bytes('De verantwoording, byte voor byte.');

const inhoudRoute = createRoute({
  method: 'get',
  path: '/verantwoordingen/{id}/inhoud',
  operationId: 'haalVerantwoording',
  tags: ['verantwoordingen'],
  summary: 'De verantwoording zoals u haar instuurde, uitgepakt',
  request: { params: IdPad, query: GeenQuery },
  responses: {
    200: { ...inhoud, content: { ...inhoud.content, ...VERANTWOORDING_BODY.content } },
    ...ALTIJD,
    ...NIET_GEVONDEN,
    ...GEWIST,
  },
});

export function addOntvangstbewijs(api: Api): void {
  api.openapi(bewijsRoute, async (c) => {
    const rij = await findOwn(c.var, c.req.valid('param').id);
    if (rij === undefined) return notFound(c);
    c.header('Vary', 'Accept');
    const soort = accepts(c, { header: 'Accept', supports: ['application/json', JOSE], default: 'application/json' });
    if (soort !== JOSE) return c.json(OntvangstbewijsBeeld.parse(await ontvangstbewijs(c.var.diensten, rij)), 200);
    const { ondertekening } = c.var.voorziening.instelling;
    const jws = ondertekening && (await signedOntvangstbewijs(c.var.diensten, ondertekening, rij));
    return jws === undefined
      ? problem(c, 409, 'Deze installatie heeft nog geen sleutel om mee te ondertekenen. Vraag de beheerder ernaar.')
      : c.body(jws, 200, { 'Content-Type': JOSE });
  });

  api.openapi(inhoudRoute, async (c) => {
    const rij = await findOwn(c.var, c.req.valid('param').id);
    if (rij === undefined) return notFound(c);
    if (rij.gewistOp !== undefined) return gewist(c, rij.gewistOp);
    const headers = {
      'Content-Type': 'application/json',
      'Content-Disposition': contentDisposition(`${rij.id}.json`),
      'Repr-Digest': reprDigest(rij.sha256),
    };
    if (c.req.method === 'HEAD') return c.body(null, 200, headers);
    const stroom = await c.var.diensten.blobs.get(inhoudSleutel(rij.id));
    if (stroom === undefined) throw new Error(`the submission of verantwoording ${rij.id} is gone`);
    return c.body(toReadable(stroom), 200, headers);
  });
}
