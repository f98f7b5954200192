/** The examples of a formaat: kept with the version, and run. */
import { createRoute } from '@hono/zod-openapi';
import { diffBestanden, toBeeld } from '../../pipeline/formaat-verschil.ts';
import { removeVoorbeeld } from '../../pipeline/formaat-verwijderen.ts';
import { listDocumenten, loadVoorbeeld, putVoorbeeld } from '../../pipeline/formaat-voorbeelden.ts';
import { fromBase64, runVoorbeelden, type Voorbeeldrun } from '../../pipeline/formaat-voorbeeldrun.ts';
import type { Api } from '../audience.ts';
import { GeenQuery } from '../page.ts';
import { readVoorwaarde, setEtag, Voorwaardeheaders } from '../precondition.ts';
import { notFound, toBevindingBeeld } from '../problem.ts';
import { smallJson } from '../request-body.ts';
import {
  ALTIJD,
  BODYFOUTEN,
  created,
  json,
  leeg,
  metEtag,
  NIET_GEVONDEN,
  STRIJDIG,
  VOORWAARDEN,
} from '../responses.ts';
import { lijstVan } from '../schemas/algemeen.ts';
import {
  toOpgave,
  VersiePad,
  VoorbeeldBeeld,
  VoorbeeldInvoer,
  VoorbeeldPad,
  VoorbeeldregelBeeld,
} from '../schemas/formaat.ts';
import { VerschilBeeld, VoorbeeldrunBeeld } from '../schemas/formaatbewijs.ts';
import { answerDelete, answerPut } from './wijziging.ts';

const tags = ['formaten'];
const ZINNEN = { wat: 'Het voorbeeld', ligtVast: 'Dit voorbeeld ligt vast.' };
const MAXIMUM_BYTES = 4 * 1024 * 1024;

const listRoute = createRoute({
  method: 'get',
  path: '/formaten/{naam}/versies/{versie}/voorbeelden',
  operationId: 'toonVoorbeelden',
  tags,
  summary: 'De voorbeelden van een versie',
  request: { params: VersiePad, query: GeenQuery },
  responses: { 200: json(lijstVan(VoorbeeldregelBeeld), 'Alle voorbeelden.'), ...ALTIJD, ...NIET_GEVONDEN },
});

const showRoute = createRoute({
  method: 'get',
  path: '/formaten/{naam}/versies/{versie}/voorbeelden/{voorbeeld}',
  operationId: 'toonVoorbeeld',
  tags,
  summary: 'Eén voorbeeld: de verantwoording en de bestanden die eruit moeten komen',
  request: { params: VoorbeeldPad, query: GeenQuery },
  responses: { 200: metEtag(json(VoorbeeldBeeld, 'Het voorbeeld.')), ...ALTIJD, ...NIET_GEVONDEN },
});

const putRoute = createRoute({
  method: 'put',
  path: '/formaten/{naam}/versies/{versie}/voorbeelden/{voorbeeld}',
  operationId: 'bewaarVoorbeeld',
  tags,
  summary: 'Een voorbeeld toevoegen of vervangen',
  description:
    'Alleen testgegevens: elk burgerservicenummer is een testnummer. Zet verwacht op "neem-over" als u heeft gezien dat de uitvoer van ' +
    'nu goed is. Vanaf getest kan er een voorbeeld bij dat klopt; wat er staat ligt vast.',
  middleware: smallJson(MAXIMUM_BYTES),
  request: {
    params: VoorbeeldPad,
    query: GeenQuery,
    headers: Voorwaardeheaders,
    body: { required: true, content: { 'application/json': { schema: VoorbeeldInvoer } } },
  },
  responses: {
    200: metEtag(json(VoorbeeldBeeld, 'Vervangen, of het stond er al precies zo.')),
    201: metEtag(created(VoorbeeldBeeld, 'Toegevoegd.')),
    ...ALTIJD,
    ...NIET_GEVONDEN,
    ...STRIJDIG,
    ...VOORWAARDEN,
    ...BODYFOUTEN,
  },
});

const deleteRoute = createRoute({
  method: 'delete',
  path: '/formaten/{naam}/versies/{versie}/voorbeelden/{voorbeeld}',
  operationId: 'verwijderVoorbeeld',
  tags,
  summary: 'Een voorbeeld van een concept verwijderen',
  description: 'Met If-Match. Vanaf getest ligt een voorbeeld vast.',
  request: { params: VoorbeeldPad, query: GeenQuery, headers: Voorwaardeheaders },
  responses: { 204: leeg('Verwijderd.'), ...ALTIJD, ...NIET_GEVONDEN, ...STRIJDIG, ...VOORWAARDEN },
});

const runRoute = createRoute({
  method: 'post',
  path: '/formaten/{naam}/versies/{versie}/voorbeeldruns',
  operationId: 'draaiVoorbeelden',
  tags,
  summary: 'Alle voorbeelden draaien',
  description: 'Vergelijkt byte voor byte en laat zien wat er anders is. Bewaart niets.',
  request: { params: VersiePad, query: GeenQuery },
  responses: { 200: json(VoorbeeldrunBeeld, 'Per voorbeeld wat eruit kwam.'), ...ALTIJD, ...NIET_GEVONDEN },
});

function toRunBeeld({ voorbeeld, document, uitkomst, verschillen }: Voorbeeldrun) {
  const mediatypen = new Map(uitkomst.bestanden.map(({ bestandsnaam, mediatype }) => [bestandsnaam, mediatype]));
  const verwacht = document.verwacht.map(({ bestandsnaam, inhoudBase64 }) => {
    const mediatype = mediatypen.get(bestandsnaam) ?? uitkomst.bestanden[0]?.mediatype ?? 'application/octet-stream';
    return toBeeld({ bestandsnaam, mediatype, inhoud: fromBase64(inhoudBase64) });
  });
  const gemaakt = uitkomst.bestanden.map(toBeeld);
  return {
    voorbeeld,
    geslaagd: verschillen.length === 0,
    toestand: uitkomst.toestand,
    verschillen: diffBestanden(verwacht, gemaakt, { verbergen: false }).map((verschil) =>
      VerschilBeeld.parse(verschil),
    ),
    bevindingen: [...verschillen, ...uitkomst.bevindingen].map(toBevindingBeeld),
  };
}

export function addVoorbeelden(api: Api): void {
  api.openapi(listRoute, async (c) => {
    const { naam, versie } = c.req.valid('param');
    const { diensten } = c.var;
    if ((await diensten.register.huidig()).index.findFormaat(naam, versie) === undefined) return notFound(c);
    const rijen = await diensten.staat.formaten.listVoorbeelden(naam, versie);
    return c.json({ resultaten: rijen.map((rij) => VoorbeeldregelBeeld.parse(rij)) }, 200);
  });

  api.openapi(showRoute, async (c) => {
    const { naam, versie, voorbeeld } = c.req.valid('param');
    const gevonden = await loadVoorbeeld(c.var.diensten, { naam, versie }, voorbeeld);
    if (gevonden === undefined) return notFound(c);
    setEtag(c, gevonden.hash);
    return c.json(VoorbeeldBeeld.parse(gevonden.document), 200);
  });

  api.openapi(putRoute, async (c) => {
    const { diensten, houder } = c.var;
    const { naam, versie, voorbeeld } = c.req.valid('param');
    const uitkomst = await putVoorbeeld(
      diensten,
      { naam, versie },
      voorbeeld,
      toOpgave(c.req.valid('json')),
      readVoorwaarde(c),
      houder.houdercode,
    );
    if (uitkomst.soort === 'niet-gevonden') return notFound(c);
    return answerPut(c, uitkomst, ZINNEN, (voorbeeldbeeld) => VoorbeeldBeeld.parse(voorbeeldbeeld));
  });

  api.openapi(deleteRoute, async (c) => {
    const { diensten, houder } = c.var;
    const { naam, versie, voorbeeld } = c.req.valid('param');
    const uitkomst = await removeVoorbeeld(diensten, { naam, versie }, voorbeeld, readVoorwaarde(c), houder.houdercode);
    return answerDelete(c, uitkomst, ZINNEN.ligtVast);
  });

  api.openapi(runRoute, async (c) => {
    const { naam, versie } = c.req.valid('param');
    const { diensten } = c.var;
    const beeld = await diensten.register.huidig();
    if (beeld.index.findFormaat(naam, versie) === undefined) return notFound(c);
    const runs = await runVoorbeelden(beeld, { naam, versie }, await listDocumenten(diensten, { naam, versie }));
    const resultaten = runs.map(toRunBeeld);
    return c.json({ geslaagd: resultaten.every(({ geslaagd }) => geslaagd), resultaten }, 200);
  });
}
