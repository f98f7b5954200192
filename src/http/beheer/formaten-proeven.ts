/** Trying a formaat: on one verantwoording, on random ones, and against another version. Nothing is stored and nothing is sent. */
import { createRoute } from '@hono/zod-openapi';
import { amsterdamseDatum } from '../../domain/kalender.ts';
import { seedOf } from '../../pipeline/formaat-fasen.ts';
import { tryFormaat } from '../../pipeline/formaat-proef.ts';
import { runSteekproef } from '../../pipeline/formaat-steekproef.ts';
import { compareVersies, type Vergelijking } from '../../pipeline/formaat-vergelijking.ts';
import { listDocumenten } from '../../pipeline/formaat-voorbeelden.ts';
import type { Api } from '../audience.ts';
import { GeenQuery } from '../page.ts';
import { notFound, toBevindingBeeld } from '../problem.ts';
import { smallJson } from '../request-body.ts';
import { ALTIJD, BODYFOUTEN, json, NIET_GEVONDEN } from '../responses.ts';
import { ProefBeeld, ProefInvoer, toProefBeeld, VersiePad } from '../schemas/formaat.ts';
import { SteekproefBeeld, SteekproefInvoer, VergelijkingBeeld, VergelijkingInvoer } from '../schemas/formaatbewijs.ts';

const tags = ['formaten'];
const PROEF_BYTES = 8 * 1024 * 1024;
const KLEIN_BYTES = 16 * 1024;

const tryRoute = createRoute({
  method: 'post',
  path: '/formaten/{naam}/versies/{versie}/proeven',
  operationId: 'probeerFormaat',
  tags,
  summary: 'Een formaat proberen op één verantwoording',
  description: 'Werkt ook met een concept. Bewaart en verstuurt niets.',
  middleware: smallJson(PROEF_BYTES),
  request: {
    params: VersiePad,
    query: GeenQuery,
    body: { required: true, content: { 'application/json': { schema: ProefInvoer } } },
  },
  responses: { 200: json(ProefBeeld, 'De bestanden die eruit komen.'), ...ALTIJD, ...NIET_GEVONDEN, ...BODYFOUTEN },
});

const sampleRoute = createRoute({
  method: 'post',
  path: '/formaten/{naam}/versies/{versie}/steekproeven',
  operationId: 'neemSteekproef',
  tags,
  summary: 'Een formaat proberen op willekeurige geldige verantwoordingen',
  description:
    'Met credits, bedragen van nul, lange namen, vreemde letters en alles wat mag ontbreken. Gaat er één mis, dan ziet u de kleinste die ' +
    'misgaat. Dezelfde seed geeft dezelfde verantwoordingen.',
  middleware: smallJson(KLEIN_BYTES),
  request: {
    params: VersiePad,
    query: GeenQuery,
    body: { required: true, content: { 'application/json': { schema: SteekproefInvoer } } },
  },
  responses: { 200: json(SteekproefBeeld, 'Hoe het ging.'), ...ALTIJD, ...NIET_GEVONDEN, ...BODYFOUTEN },
});

const compareRoute = createRoute({
  method: 'post',
  path: '/formaten/{naam}/versies/{versie}/vergelijkingen',
  operationId: 'vergelijkFormaat',
  tags,
  summary: 'Vergelijken met een andere versie, vóór u deze in gebruik neemt',
  description:
    'Over de laatste zendingen van een ontvanger, of over de voorbeelden. Er wordt niets bewaard of verstuurd. Gaat het formaat over ' +
    'personen, dan zijn bij echte zendingen de waarden verborgen: u ziet waar iets anders is, niet wat er staat.',
  middleware: smallJson(KLEIN_BYTES),
  request: {
    params: VersiePad,
    query: GeenQuery,
    body: { required: true, content: { 'application/json': { schema: VergelijkingInvoer } } },
  },
  responses: { 200: json(VergelijkingBeeld, 'Wat er anders wordt.'), ...ALTIJD, ...NIET_GEVONDEN, ...BODYFOUTEN },
});

const toVergelijkingBeeld = ({ bestanden, oud, nieuw, ...rest }: Vergelijking) => ({
  ...rest,
  oud: { ...oud, bevindingen: oud.bevindingen.map(toBevindingBeeld) },
  nieuw: { ...nieuw, bevindingen: nieuw.bevindingen.map(toBevindingBeeld) },
  verschillen: bestanden,
});

const isEqual = ({ bestanden, oud, nieuw }: Vergelijking): boolean =>
  oud.toestand === nieuw.toestand && bestanden.every((bestand) => bestand.uitkomst === 'gelijk');

export function addProeven(api: Api): void {
  api.openapi(tryRoute, async (c) => {
    const { naam, versie } = c.req.valid('param');
    const { diensten } = c.var;
    const beeld = await diensten.register.huidig();
    if (beeld.index.findFormaat(naam, versie) === undefined) return notFound(c);
    const { invoer, ontvanger, parameters, codetabellen, vandaag } = c.req.valid('json');
    const proef = await tryFormaat(
      beeld,
      { naam, versie },
      {
        invoer,
        parameters,
        vandaag: vandaag ?? amsterdamseDatum(diensten.klok()),
        ...(ontvanger && { ontvanger }),
        ...(codetabellen && { codetabellen }),
      },
    );
    return c.json(toProefBeeld(proef), 200);
  });

  api.openapi(sampleRoute, async (c) => {
    const { naam, versie } = c.req.valid('param');
    const { diensten } = c.var;
    const beeld = await diensten.register.huidig();
    const formaat = beeld.index.findFormaat(naam, versie);
    if (formaat === undefined) return notFound(c);
    const { seed, aantal, ontvanger, parameters, codetabellen } = c.req.valid('json');
    const voorbeelden = await listDocumenten(diensten, { naam, versie });
    const steekproef = await runSteekproef(
      beeld,
      formaat,
      voorbeelden.map(({ document }) => document),
      {
        seed: seed ?? seedOf(formaat),
        aantal,
        ...(ontvanger && { ontvanger }),
        ...(parameters && { parameters }),
        ...(codetabellen && { codetabellen }),
      },
    );
    const { breuk, ...telling } = steekproef;
    return c.json(
      SteekproefBeeld.parse({
        ...telling,
        ...(breuk && { breuk: { ...breuk, bevindingen: breuk.bevindingen.map(toBevindingBeeld) } }),
      }),
      200,
    );
  });

  api.openapi(compareRoute, async (c) => {
    const { naam, versie } = c.req.valid('param');
    const { met, zendingen } = c.req.valid('json');
    const uitkomst = await compareVersies(
      c.var.diensten,
      { naam, versie },
      met,
      zendingen === undefined ? { bron: 'voorbeelden' } : { bron: 'zendingen', ...zendingen },
    );
    if (uitkomst === undefined) return notFound(c);
    const { vergelijkingen, overgeslagen, verborgen } = uitkomst;
    // Nothing compared proves nothing.
    const gelijk = vergelijkingen.length > 0 && vergelijkingen.every(isEqual);
    const resultaten = vergelijkingen.map(toVergelijkingBeeld);
    return c.json(VergelijkingBeeld.parse({ gelijk, verborgen, resultaten, overgeslagen }), 200);
  });
}
