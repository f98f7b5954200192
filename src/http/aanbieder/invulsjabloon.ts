/** The workbook in which an aanbieder can fill in a verantwoording. */
import { createRoute, z } from '@hono/zod-openapi';
import { contentDisposition } from '../../domain/bestandskop.ts';
import { toReadable } from '../../domain/bytestroom.ts';
import { gevuldSjabloon, leegSjabloon } from '../../pipeline/invulsjabloon.ts';
import type { Api } from '../audience.ts';
import { hasAlready } from '../gemeente/range.ts';
import { gewist } from '../gewist.ts';
import { setEtag } from '../precondition.ts';
import { notFound } from '../problem.ts';
import { ALTIJD, DEEL_VAN_BESTAND, GEWIST, metEtag, NIET_GEVONDEN, WERKMAP, werkmap } from '../responses.ts';

const sjabloonRoute = createRoute({
  method: 'get',
  path: '/invulsjabloon',
  operationId: 'haalInvulsjabloon',
  tags: ['invoer'],
  summary: 'De werkmap om een verantwoording in te vullen',
  description:
    'Een werkmap (.xlsx) met een blad voor elk onderdeel van de standaard, uitleg bij elke kolom en keuzelijsten. Ingevuld dient u haar ' +
    'in bij /verantwoordingen. Met `kenmerk` staat er al in wat u eerder opgaf.',
  request: {
    query: z.strictObject({
      kenmerk: z.string().min(1).max(64).optional().openapi({
        description: 'Kenmerk van een eerdere verantwoording van u. Zonder kenmerk is de werkmap leeg.',
        example: 'VA-2027-01',
      }),
      inhoud: z.enum(['kop', 'alles']).default('kop').openapi({
        description:
          '`kop`: uw organisatie, verklaringen en bijlagen, voor een nieuwe verantwoording. `alles`: ook de regels, om de eerdere te verbeteren.',
      }),
    }),
    headers: z.object({
      'If-None-Match': z.string().optional().openapi({
        description: 'De ETag van de werkmap die u al hebt. Is zij hetzelfde, dan krijgt u 304 zonder inhoud.',
      }),
    }),
  },
  responses: {
    200: metEtag(werkmap('De werkmap.')),
    304: DEEL_VAN_BESTAND[304],
    ...ALTIJD,
    ...NIET_GEVONDEN,
    ...GEWIST,
  },
});

export function addInvulsjabloon(api: Api): void {
  api.openapi(sjabloonRoute, async (c) => {
    const { diensten, houder } = c.var;
    const { kenmerk, inhoud } = c.req.valid('query');
    const eerder =
      kenmerk === undefined
        ? undefined
        : await diensten.staat.verantwoordingen.findByKenmerk(houder.houdercode, kenmerk);
    if (kenmerk !== undefined && eerder === undefined) return notFound(c);
    if (eerder?.gewistOp !== undefined) return gewist(c, eerder.gewistOp);
    const sjabloon = eerder === undefined ? await leegSjabloon() : await gevuldSjabloon(diensten, eerder, inhoud);
    setEtag(c, sjabloon.sha256);
    if (hasAlready(c.req.header('If-None-Match'), `"${sjabloon.sha256}"`)) return c.body(null, 304);
    const headers = {
      'Content-Type': WERKMAP,
      'Content-Disposition': contentDisposition('invulsjabloon-verantwoording.xlsx'),
    };
    if (c.req.method === 'HEAD') return c.body(null, 200, headers);
    return c.body(toReadable(sjabloon.open()), 200, headers);
  });
}
