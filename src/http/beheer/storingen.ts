/** What is held or stands still, and setting it going again. */
import { createRoute, z } from '@hono/zod-openapi';
import { unreachable } from '../../domain/result.ts';
import { explainZending } from '../../pipeline/explain-zending.ts';
import { reconcile } from '../../pipeline/reconcile.ts';
import { resume } from '../../pipeline/resume.ts';
import type { Api } from '../audience.ts';
import { gewist } from '../gewist.ts';
import { Bladquery, GeenQuery, readBladvraag, volgende } from '../page.ts';
import { notFound, problem, toBevindingBeeld, toLijst } from '../problem.ts';
import { ALTIJD, GEWIST, json, NIET_GEVONDEN, STRIJDIG } from '../responses.ts';
import { Aantal, bladVan, Id, IdPad } from '../schemas/algemeen.ts';
import { BevindingBeeld } from '../schemas/problem.ts';
import { toUitlegBeeld, UitlegBeeld, Uitlegquery } from '../schemas/uitleg.ts';
import { toZendingBeeld, ZendingBeeld } from '../schemas/zending.ts';

const tags = ['storingen'];
/** Bevindingen shown per zending; the aanbieder sees them all. */
const BEVINDINGEN_PER_ZENDING = 20;

const Storing = ZendingBeeld.extend({
  verantwoordingId: Id,
  agbcode: z.string().openapi({ example: '12345678' }),
  bevindingen: z.array(BevindingBeeld).openapi({ description: `De eerste ${BEVINDINGEN_PER_ZENDING}.` }),
  aantalBevindingen: Aantal.openapi({ description: 'Hoeveel er zijn, geteld tot 1000.' }),
}).openapi('Storing');

const listRoute = createRoute({
  method: 'get',
  path: '/storingen',
  operationId: 'toonStoringen',
  tags,
  summary: 'Zendingen die worden vastgehouden of nog niet zijn bezorgd, de oudste eerst',
  request: { query: Bladquery },
  responses: { 200: json(bladVan(Storing), 'Een bladzijde zendingen met hun bevindingen.'), ...ALTIJD },
});

const resumeRoute = createRoute({
  method: 'post',
  path: '/zendingen/{id}/hervattingen',
  operationId: 'hervatZending',
  tags,
  summary: 'Een vastgehouden zending opnieuw laten lopen',
  request: { params: IdPad, query: GeenQuery },
  responses: { 202: json(ZendingBeeld, 'De zending loopt weer.'), ...ALTIJD, ...NIET_GEVONDEN, ...STRIJDIG, ...GEWIST },
});

const uitlegRoute = createRoute({
  method: 'get',
  path: '/zendingen/{id}/uitleg',
  operationId: 'toonUitlegBeheer',
  tags,
  summary: 'Welke regel van het formaat een waarde schreef',
  description:
    'Bij een formaat met gegevens van personen zonder de waarde zelf: een beheerder ziet regels en velden, geen inhoud.',
  request: { params: IdPad, query: Uitlegquery },
  responses: { 200: json(UitlegBeeld, 'De uitleg.'), ...ALTIJD, ...NIET_GEVONDEN, ...GEWIST },
});

const Herstelronde = z
  .object({
    afgebrokenOntvangsten: Aantal,
    opnieuwGevraagd: Aantal,
    opnieuwGeboden: Aantal,
    verdergegaan: Aantal.openapi({ description: 'Correcties die op een antwoord wachtten dat er nu is.' }),
    alsnogGerouteerd: Aantal,
  })
  .openapi('Herstelronde');

const reconcileRoute = createRoute({
  method: 'post',
  path: '/herstelrondes',
  operationId: 'herstel',
  tags,
  summary: 'Nu afmaken wat ergens is blijven liggen',
  description: 'Gaat ook vanzelf, om de vijf minuten. Nog eens doen kan geen kwaad.',
  request: { query: GeenQuery },
  responses: { 200: json(Herstelronde, 'Wat er is gedaan.'), ...ALTIJD },
});

export function addStoringen(api: Api): void {
  api.openapi(listRoute, async (c) => {
    const vraag = readBladvraag('storingen', c.req.valid('query'));
    if (!vraag.ok) return problem(c, 400, 'Deze bladzijde bestaat niet.', toLijst([vraag.error]));
    const { zendingen, bevindingen } = c.var.diensten.staat;
    const blad = await zendingen.listStoringen(vraag.value);
    const resultaten = await Promise.all(
      blad.rijen.map(async (rij) => {
        const gevonden = await bevindingen.listBevindingenVanZending(rij.id);
        return {
          ...toZendingBeeld(rij),
          verantwoordingId: rij.verantwoordingId,
          agbcode: rij.agbcode,
          bevindingen: gevonden.slice(0, BEVINDINGEN_PER_ZENDING).map((een) => toBevindingBeeld(een.bevinding)),
          aantalBevindingen: gevonden.length,
        };
      }),
    );
    return c.json({ resultaten, ...volgende(c.req.path, vraag.value.aantal, blad.volgende) }, 200);
  });

  api.openapi(resumeRoute, async (c) => {
    const uitkomst = await resume(c.var.diensten, c.req.valid('param').id);
    switch (uitkomst.soort) {
      case 'hervat':
        return c.json(toZendingBeeld(uitkomst.zending), 202);
      case 'niet-gevonden':
        return notFound(c);
      case 'niet-mogelijk':
        if (uitkomst.zending.gewistOp !== undefined) return gewist(c, uitkomst.zending.gewistOp);
        return problem(
          c,
          409,
          uitkomst.zending.toestand === 'vastgehouden'
            ? 'Hier ontbreekt iets in de verantwoording zelf. De aanbieder moet een nieuwe indienen die deze vervangt.'
            : 'Deze zending wordt niet vastgehouden, dus er is niets te hervatten.',
        );
      default:
        return unreachable(uitkomst);
    }
  });

  api.openapi(uitlegRoute, async (c) => {
    const { diensten } = c.var;
    const zending = await diensten.staat.zendingen.findZending(c.req.valid('param').id);
    if (zending?.gewistOp !== undefined) return gewist(c, zending.gewistOp);
    const uitleg = zending && (await explainZending(diensten, zending, c.req.valid('query')));
    if (zending === undefined || uitleg === undefined) return notFound(c);
    const beeld = await diensten.register.huidig();
    const { niveau } = beeld.compiled(zending.formaat.naam, zending.formaat.versie).formaat;
    return c.json(toUitlegBeeld(uitleg, niveau === 'geaggregeerd'), 200);
  });

  api.openapi(reconcileRoute, async (c) => c.json({ ...(await reconcile(c.var.diensten)) }, 200));
}
