/** What both audiences do with a channel: an ontvanger with its own, a beheerder with anyone's. */
import type { Wijziger } from '../domain/kanaal.ts';
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
import { releaseKanaal } from '../pipeline/kanaal-vrijgave.ts';
import { addFeiten } from './handelingen.ts';
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
  type Kijker,
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
  vrijgave: {
    200: metEtag(json(KanaalBeeld, 'Het kanaal is in gebruik.')),
    ...ALTIJD,
    ...STRIJDIG,
    ...VOORWAARDEN,
  },
  soorten: { 200: json(KanaalsoortenBeeld, 'De soorten en hun instellingen.'), ...ALTIJD },
};

export const UITLEG = {
  bewaar:
    'Stuur alle instellingen. Geheimen geeft u één keer; wij tonen ze nooit. Een kanaal dat brengt wordt pas gebruikt als het is ' +
    'beproefd; tot dan blijft in gebruik wat er was. Elke zending staat altijd ook in het postvak.',
  beproef:
    'Stuurt een proefbericht zonder gegevens over het kanaal dat het laatst is ingesteld, en vertelt stap voor stap wat er gebeurde. ' +
    'Lukt alles, dan wordt het kanaal vanaf dat moment gebruikt. Vraagt de installatie om vier ogen, dan wacht het tot een ander het vrijgeeft.',
  vrijgave:
    'Neemt een beproefd kanaal in gebruik. Stuur If-Match mee, met de ETag die u bij GET kreeg: de vrijgave geldt voor precies die ' +
    'instellingen. Vraagt de installatie om vier ogen, dan kan dit niet met de sleutel waarmee het kanaal is ingesteld.',
  verwijder: 'Wat nog niet is gebracht staat al in het postvak. De geheimen worden vernietigd.',
} as const;

const kijker = ({ var: { houder } }: HttpContext): Kijker =>
  houder.houdersoort === 'beheerder' ? 'beheerder' : 'ontvanger';

function show(c: HttpContext, stand: Kanaalstand) {
  setEtag(c, kanaalHash(stand));
  return c.json(toKanaalBeeld(stand, kijker(c)), 200);
}

export const showKanaal = async (c: HttpContext, code: string) => show(c, await findKanaal(c.var.diensten, code));

/** Who asks, as whoever changes a channel. */
export const wijziger = ({ var: { houder, sleutelId } }: HttpContext): Wijziger => ({
  soort: houder.houdersoort,
  code: houder.houdercode,
  middel: `sleutel:${sleutelId}`,
});

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
  return c.json({ resultaten: versies.map((rij) => toKanaalversie(rij, kijker(c))) }, 200);
}

export async function tryKanaal(c: HttpContext, code: string) {
  const proef = await testLatest(c.var.diensten, code, c.var.voorziening.instelling.huisregelsApi);
  return proef === undefined
    ? problem(c, 409, 'Er is geen kanaal ingesteld dat brengt. Het postvak hoeft niet te worden beproefd.')
    : c.json(toProefBeeld(proef), 200);
}

export async function approveKanaal(c: HttpContext, code: string) {
  const { huisregelsApi } = c.var.voorziening.instelling;
  const uitkomst = await releaseKanaal(c.var.diensten, code, readVoorwaarde(c), wijziger(c), huisregelsApi);
  switch (uitkomst.soort) {
    case 'vrijgegeven':
    case 'ongewijzigd':
      addFeiten(c, { versie: uitkomst.stand.nieuwste?.versie ?? 0 });
      return show(c, uitkomst.stand);
    case 'geweigerd':
      return problem(c, 409, 'Dit kanaal is niet vrijgegeven.', toLijst(uitkomst.bevindingen));
    case 'voorwaarde-vereist':
    case 'intussen-veranderd':
      return conflict(c, uitkomst.soort);
    default:
      return unreachable(uitkomst);
  }
}

export const showSoorten = (c: HttpContext) => c.json(KANAALSOORTEN, 200);
