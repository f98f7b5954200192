/** What both audiences do with a postbus: an ontvanger with its own, a beheerder with anyone's. */
import type { z } from '@hono/zod-openapi';
import { listOpen, loadPostbus, pause, restart } from '../pipeline/postbus.ts';
import type { HttpContext } from './omgeving.ts';
import { type Bladquery, readBladvraag, volgende } from './page.ts';
import { problem, toLijst } from './problem.ts';
import { ALTIJD, BODYFOUTEN, json } from './responses.ts';
import { bladVan } from './schemas/algemeen.ts';
import { PostbusBeeld, toPostbusBeeld, toWachtendeZending, WachtendeZending } from './schemas/postbus.ts';

export const MAXIMUM_BYTES = 4 * 1024;

export const ANTWOORDEN = {
  toon: { 200: json(PostbusBeeld, 'De postbus, zoals zij nu is.'), ...ALTIJD },
  zendingen: { 200: json(bladVan(WachtendeZending), 'Een bladzijde zendingen, in volgorde.'), ...ALTIJD },
  pauzeer: { 201: json(PostbusBeeld, 'Er wordt niets meer gebracht.'), ...ALTIJD, ...BODYFOUTEN },
  hervat: { 201: json(PostbusBeeld, 'Er wordt weer gebracht.'), ...ALTIJD, ...BODYFOUTEN },
};

export const UITLEG = {
  toon: 'Wat er nog gebracht moet worden, wanneer de volgende poging is, en waarom er niets gaat als er niets gaat.',
  pauzeer:
    'Nieuwe en wachtende zendingen blijven liggen tot u hervat; niets gaat verloren, en alles staat in het postvak. Wat al onderweg is ' +
    'komt nog aan.',
  hervat:
    'Neemt weg wat stilstand gaf: een pauze, een stop (410) of een lange storing. Alles wat wacht begint opnieuw aan zijn pogingen. Een ' +
    'vastgehouden zending hervat u afzonderlijk, via de beheerder.',
} as const;

export const showPostbus = async (c: HttpContext, code: string) =>
  c.json(toPostbusBeeld(await loadPostbus(c.var.diensten, code)), 200);

export async function listPostbus(c: HttpContext, code: string, query: z.output<typeof Bladquery>) {
  const vraag = readBladvraag('postbus', query);
  if (!vraag.ok) return problem(c, 400, 'Deze bladzijde bestaat niet.', toLijst([vraag.error]));
  const { vanaf, aantal } = vraag.value;
  const blad = await listOpen(c.var.diensten, code, Number(vanaf ?? 0), aantal);
  const cursor = blad.volgende === undefined ? undefined : String(blad.volgende);
  return c.json({ resultaten: blad.items.map(toWachtendeZending), ...volgende(c.req.path, aantal, cursor) }, 200);
}

export const pausePostbus = async (c: HttpContext, code: string, reden: string) =>
  c.json(toPostbusBeeld(await pause(c.var.diensten, c.var.houder, code, reden)), 201);

export const restartPostbus = async (c: HttpContext, code: string, reden: string | undefined) =>
  c.json(toPostbusBeeld(await restart(c.var.diensten, c.var.houder, code, reden)), 201);
