/** What both audiences do with a channel: an ontvanger with its own, a beheerder with anyone's. */
import { unreachable } from '../domain/result.ts';
import {
  deleteKanaal,
  findKanaal,
  type Kanaalstand,
  kanaalHash,
  listKanaalversies,
  putKanaal,
  testLatest,
} from '../pipeline/kanaal-beheer.ts';
import type { Kanaalopgave } from '../pipeline/kanaal-lezen.ts';
import type { HttpContext } from './omgeving.ts';
import { conflict, readVoorwaarde, setEtag } from './precondition.ts';
import { problem, refused, toLijst } from './problem.ts';
import { ALTIJD, BODYFOUTEN, json, metEtag, STRIJDIG, VOORWAARDEN } from './responses.ts';
import { lijstVan } from './schemas/algemeen.ts';
import {
  KANAALSOORTEN,
  KanaalBeeld,
  KanaalsoortenBeeld,
  KanaalversieBeeld,
  ProefBeeld,
  toKanaalBeeld,
  toKanaalversie,
  toProefBeeld,
} from './schemas/kanaal.ts';

export const MAXIMUM_BYTES = 32 * 1024;

/** What each of the routes answers. */
export const ANTWOORDEN = {
  toon: { 200: metEtag(json(KanaalBeeld, 'Het kanaal.')), ...ALTIJD },
  bewaar: {
    200: metEtag(json(KanaalBeeld, 'Bewaard. Een kanaal dat brengt wordt pas gebruikt na een geslaagde proef.')),
    ...ALTIJD,
    ...VOORWAARDEN,
    ...BODYFOUTEN,
  },
  verwijder: { 200: metEtag(json(KanaalBeeld, 'U haalt weer zelf op.')), ...ALTIJD, ...VOORWAARDEN },
  versies: { 200: json(lijstVan(KanaalversieBeeld), 'Alle versies, de nieuwste eerst.'), ...ALTIJD },
  beproef: { 200: json(ProefBeeld, 'Wat de proef liet zien.'), ...ALTIJD, ...STRIJDIG },
  soorten: { 200: json(KanaalsoortenBeeld, 'De soorten en hun instellingen.'), ...ALTIJD },
};

export const UITLEG = {
  bewaar:
    'Stuur alle instellingen. Geheimen geeft u één keer; wij tonen ze nooit. Een kanaal dat brengt wordt pas gebruikt als het is ' +
    'beproefd; tot dan blijft in gebruik wat er was. Elke zending staat altijd ook in het postvak.',
  beproef:
    'Stuurt een proefbericht zonder gegevens over het kanaal dat het laatst is ingesteld, en vertelt stap voor stap wat er gebeurde. ' +
    'Lukt alles, dan wordt het kanaal vanaf dat moment gebruikt.',
  verwijder: 'Wat nog niet is gebracht staat al in het postvak. De geheimen worden vernietigd.',
} as const;

function show(c: HttpContext, stand: Kanaalstand) {
  setEtag(c, kanaalHash(stand));
  return c.json(toKanaalBeeld(stand), 200);
}

export const showKanaal = async (c: HttpContext, code: string) => show(c, await findKanaal(c.var.diensten, code));

const wijziger = ({ var: { houder } }: HttpContext) => ({ soort: houder.houdersoort, code: houder.houdercode });

export async function saveKanaal(c: HttpContext, code: string, opgave: Kanaalopgave) {
  const uitkomst = await putKanaal(c.var.diensten, code, opgave, readVoorwaarde(c), wijziger(c));
  switch (uitkomst.soort) {
    case 'bewaard':
    case 'ongewijzigd':
      return show(c, uitkomst.stand);
    case 'geweigerd':
      return refused(c, 400, 'Het kanaal', toLijst(uitkomst.bevindingen));
    case 'voorwaarde-vereist':
    case 'intussen-veranderd':
      return conflict(c, uitkomst.soort);
    default:
      return unreachable(uitkomst);
  }
}

export async function removeKanaal(c: HttpContext, code: string) {
  const uitkomst = await deleteKanaal(c.var.diensten, code, readVoorwaarde(c), wijziger(c));
  switch (uitkomst.soort) {
    case 'bewaard':
    case 'ongewijzigd':
      return show(c, uitkomst.stand);
    case 'voorwaarde-vereist':
    case 'intussen-veranderd':
      return conflict(c, uitkomst.soort);
    default:
      return unreachable(uitkomst);
  }
}

export async function listVersies(c: HttpContext, code: string) {
  const versies = await listKanaalversies(c.var.diensten, code);
  return c.json({ resultaten: versies.map(toKanaalversie) }, 200);
}

export async function tryKanaal(c: HttpContext, code: string) {
  const proef = await testLatest(c.var.diensten, code);
  return proef === undefined
    ? problem(c, 409, 'Er is geen kanaal ingesteld dat brengt. Het postvak hoeft niet te worden beproefd.')
    : c.json(toProefBeeld(proef), 200);
}

export const showSoorten = (c: HttpContext) => c.json(KANAALSOORTEN, 200);
