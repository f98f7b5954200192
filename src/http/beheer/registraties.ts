/** Taking documents into the register. */
import { createRoute } from '@hono/zod-openapi';
import type { Bevinding } from '../../domain/bevinding.ts';
import { type DocumentBevinding, registerDocumenten } from '../../pipeline/registration.ts';
import type { Api } from '../audience.ts';
import { addFeiten } from '../handelingen.ts';
import { GeenQuery } from '../page.ts';
import { problem, refused, toBevindingBeeld, toLijst } from '../problem.ts';
import { smallJson } from '../request-body.ts';
import { ALTIJD, BODYFOUTEN, json, STRIJDIG } from '../responses.ts';
import { toOpgave } from '../schemas/formaat.ts';
import { RegistratieBeeld, RegistratieInvoer } from '../schemas/register.ts';

const MAXIMUM_BYTES = 16 * 1024 * 1024;

const INGEHAALD =
  'Anderen wijzigden het register terwijl dit werd onderzocht, meer dan eens. Er is niets opgeslagen; probeer het opnieuw.';

const registerRoute = createRoute({
  method: 'post',
  path: '/registraties',
  operationId: 'registreerDocumenten',
  tags: ['register'],
  summary: 'Formaten, aansluitingen en lijsten registreren',
  description:
    'Geregistreerde versies veranderen nooit. Wat er al precies zo staat wordt met rust gelaten. Verantwoordingen die op een ' +
    'aansluiting wachtten gaan daarna alsnog.',
  middleware: smallJson(MAXIMUM_BYTES),
  request: {
    query: GeenQuery,
    body: { required: true, content: { 'application/json': { schema: RegistratieInvoer } } },
  },
  responses: {
    200: json(RegistratieBeeld, 'Alles stond er al.'),
    201: json(RegistratieBeeld, 'Geregistreerd.'),
    ...ALTIJD,
    ...STRIJDIG,
    ...BODYFOUTEN,
  },
});

/** `bron` is the index of the document in the request; a bevinding about the register as a whole has none. */
function inRequest({ bron, voorbeeld, bevinding }: DocumentBevinding): Bevinding {
  if (bron === '') return bevinding;
  const waar = voorbeeld === undefined ? 'inhoud' : `voorbeelden/${voorbeeld}`;
  const pointer = `/documenten/${bron}/${waar}${bevinding.plaats.pointer ?? ''}`;
  return { ...bevinding, plaats: { ...bevinding.plaats, pointer } };
}

export function addRegistraties(api: Api): void {
  api.openapi(registerRoute, async (c) => {
    const { diensten, houder } = c.var;
    const invoer = c.req.valid('json').documenten.map(({ documentsoort, inhoud, voorbeelden }, index) => ({
      documentsoort,
      inhoud,
      bron: String(index),
      ...(voorbeelden && { voorbeelden: voorbeelden.map(({ naam, ...opgave }) => ({ naam, ...toOpgave(opgave) })) }),
    }));
    const uitkomst = await registerDocumenten(diensten, invoer, houder.houdercode);
    if (uitkomst.soort === 'intussen-veranderd') return problem(c, 409, INGEHAALD);
    if (uitkomst.soort === 'geweigerd')
      return refused(c, 400, 'De registratie', toLijst(uitkomst.bevindingen.map(inRequest)));
    const { nieuw, ongewijzigd, adviezen } = uitkomst;
    addFeiten(c, { nieuw, ongewijzigd, revisie: await diensten.staat.register.revisie() });
    const beeld = { nieuw, ongewijzigd, adviezen: adviezen.map(inRequest).map(toBevindingBeeld) };
    return c.json(beeld, nieuw > 0 ? 201 : 200);
  });
}
