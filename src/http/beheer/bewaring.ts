/** Reports of what was destroyed and kept, and the secrets that wrap the keys of what is stored. */
import { createRoute } from '@hono/zod-openapi';
import type { Api } from '../audience.ts';
import { Bladquery, GeenQuery, readBladvraag, volgende } from '../page.ts';
import { notFound, problem, toLijst } from '../problem.ts';
import { ALTIJD, json, NIET_GEVONDEN } from '../responses.ts';
import { bladVan, IdPad, lijstVan } from '../schemas/algemeen.ts';
import { BewaarrapportBeeld, OmwikkelingBeeld, PayloadsleutelBeeld, toBewaarrapport } from '../schemas/bewaring.ts';

const tags = ['bewaring'];

/** Rewrapped with one request. */
const PER_KEER = 500;

const listRoute = createRoute({
  method: 'get',
  path: '/bewaarrapporten',
  operationId: 'toonBewaarrapporten',
  tags,
  summary: 'Wat elke nacht is vernietigd en wat waarom is gebleven, de nieuwste eerst',
  description:
    'Gegevens van personen blijven tot alles is beantwoord, de termijn voor correcties voorbij is en de jaarcontrole is geweest. ' +
    'Dan wordt hun sleutel vernietigd, en daarna de inhoud zelf. Ontvangstbewijs, totalen en hashes blijven.',
  request: { query: Bladquery },
  responses: { 200: json(bladVan(BewaarrapportBeeld), 'Een bladzijde rapporten.'), ...ALTIJD },
});

const showRoute = createRoute({
  method: 'get',
  path: '/bewaarrapporten/{id}',
  operationId: 'toonBewaarrapport',
  tags,
  summary: 'Eén bewaarrapport',
  request: { params: IdPad, query: GeenQuery },
  responses: { 200: json(BewaarrapportBeeld, 'Het rapport.'), ...ALTIJD, ...NIET_GEVONDEN },
});

const keysRoute = createRoute({
  method: 'get',
  path: '/payloadsleutels',
  operationId: 'toonPayloadsleutels',
  tags,
  summary: 'Met welke versie van het geheim de sleutels zijn omwikkeld',
  request: { query: GeenQuery },
  responses: { 200: json(lijstVan(PayloadsleutelBeeld), 'Elke versie die in gebruik is.'), ...ALTIJD },
});

const rewrapRoute = createRoute({
  method: 'post',
  path: '/payloadsleutels/omwikkelingen',
  operationId: 'omwikkelSleutels',
  tags,
  summary: 'Nu alles omwikkelen met de nieuwste versie',
  description: 'Gaat ook vanzelf, elke nacht. Er wordt geen inhoud aangeraakt.',
  request: { query: GeenQuery },
  responses: { 200: json(OmwikkelingBeeld, 'Hoeveel er zijn omwikkeld.'), ...ALTIJD },
});

export function addBewaring(api: Api): void {
  api.openapi(listRoute, async (c) => {
    const vraag = readBladvraag('bewaarrapporten', c.req.valid('query'));
    if (!vraag.ok) return problem(c, 400, 'Deze bladzijde bestaat niet.', toLijst([vraag.error]));
    const blad = await c.var.diensten.staat.bewaring.listRapporten(vraag.value);
    return c.json(
      { resultaten: blad.rijen.map(toBewaarrapport), ...volgende(c.req.path, vraag.value.aantal, blad.volgende) },
      200,
    );
  });

  api.openapi(showRoute, async (c) => {
    const rapport = await c.var.diensten.staat.bewaring.findRapport(c.req.valid('param').id);
    return rapport === undefined ? notFound(c) : c.json(toBewaarrapport(rapport), 200);
  });

  api.openapi(keysRoute, async (c) => {
    const { staat, payloadsleutels } = c.var.diensten;
    const { nieuwste } = payloadsleutels;
    const tellingen = await staat.sleutelkast.countVersies();
    const rijen = tellingen.some(({ versie }) => versie === nieuwste)
      ? tellingen
      : [...tellingen, { versie: nieuwste, periodesleutels: 0 }];
    return c.json({ resultaten: rijen.map((rij) => ({ ...rij, nieuwste: rij.versie === nieuwste })) }, 200);
  });

  api.openapi(rewrapRoute, async (c) => c.json(await c.var.diensten.payloadsleutels.omwikkel(PER_KEER), 200));
}
