/** A page about what was destroyed when its term ended says 410, as the API does: it was there, and nobody can read it any more. */
import { beforeAll, expect, it } from 'vitest';
import { type Houdersoort, LIDROLLEN_PER_HOUDERSOORT } from '../../src/domain/toegang.ts';
import { destroyExpired } from '../../src/pipeline/bewaartermijnen.ts';
import { createPaginas } from '../../src/web/app.tsx';
import { createGateway, type Gateway, laadRegister, maakLeeg } from '../helpers/gateway.ts';
import { meldLidAan } from '../helpers/lid.ts';
import { AGBCODE } from '../helpers/verantwoording.ts';
import { versie, verwerken, zendingVan } from '../helpers/versies.ts';
import { until } from '../pipeline/bewaren.ts';

let gateway: Gateway;
let verantwoordingId: string;
let zendingId: string;
beforeAll(async () => {
  await maakLeeg();
  gateway = createGateway();
  await laadRegister(gateway.diensten);
  verantwoordingId = await verwerken(gateway, versie('gewist'));
  zendingId = (await zendingVan(gateway, verantwoordingId, 'ijw323')).id;
});

async function ask(houdersoort: Houdersoort, houdercode: string, pad: string): Promise<number> {
  const Cookie = await meldLidAan(gateway, houdersoort, houdercode, LIDROLLEN_PER_HOUDERSOORT[houdersoort]);
  const paginas = createPaginas(() => ({
    diensten: gateway.diensten,
    instelling: { demoAanmelden: false },
    openapi: async () => ({}),
  }));
  const onderwerp =
    houdersoort === 'aanbieder'
      ? `aanbieder/inzage/verantwoording/${verantwoordingId}`
      : `gemeente/inzage/zending/${zendingId}`;
  await paginas.request(
    `https://gateway.example/${onderwerp}`,
    {
      method: 'POST',
      headers: { Cookie, 'Sec-Fetch-Site': 'same-origin' },
      body: new URLSearchParams({ reden: 'controle' }),
    },
    {},
  );
  const antwoord = await paginas.request(`https://gateway.example/${pad}`, { headers: { Cookie } }, {});
  const tekst = await antwoord.text();
  if (antwoord.status === 410) expect(tekst).toContain('Deze gegevens zijn gewist');
  return antwoord.status;
}

it('says so of every file and every line, to both sides; what stays is still shown', async () => {
  const { bestanden } = await zendingVan(gateway, verantwoordingId, 'ijw323');
  const volgnummer = bestanden[0]?.volgnummer;
  const weg: readonly (readonly [Houdersoort, string, string])[] = [
    ['aanbieder', AGBCODE, `aanbieder/verantwoordingen/${verantwoordingId}/inhoud`],
    ['aanbieder', AGBCODE, `aanbieder/verantwoordingen/${verantwoordingId}/verbeterboek`],
    [
      'aanbieder',
      AGBCODE,
      `aanbieder/verantwoordingen/${verantwoordingId}/zendingen/${zendingId}/bestanden/${volgnummer}`,
    ],
    ['ontvanger', '0855', `gemeente/zendingen/${zendingId}/bestanden/${volgnummer}`],
    ['ontvanger', '0855', `gemeente/zendingen/${zendingId}/bestanden/${volgnummer}/bekijken`],
    ['ontvanger', '0855', `gemeente/zendingen/${zendingId}/antwoord/regels`],
  ];
  const blijft: typeof weg = [
    ['aanbieder', AGBCODE, `aanbieder/verantwoordingen/${verantwoordingId}`],
    ['aanbieder', AGBCODE, `aanbieder/verantwoordingen/${verantwoordingId}/zendingen/${zendingId}`],
    ['aanbieder', AGBCODE, `aanbieder/verantwoordingen/${verantwoordingId}/bevindingen`],
    ['ontvanger', '0855', `gemeente/zendingen/${zendingId}`],
  ];
  for (const vraag of [...weg, ...blijft]) expect([vraag[2], await ask(...vraag)]).toEqual([vraag[2], 200]);
  until(gateway, '2031-07-02');
  expect((await destroyExpired(gateway.diensten)).vernietigd.verantwoordingen).toHaveLength(1);
  for (const vraag of weg) expect([vraag[2], await ask(...vraag)]).toEqual([vraag[2], 410]);
  for (const vraag of blijft) expect([vraag[2], await ask(...vraag)]).toEqual([vraag[2], 200]);
  // Somebody else is told nothing, also not that it was there.
  expect(await ask('ontvanger', '0363', `gemeente/zendingen/${zendingId}/bestanden/${volgnummer}`)).toBe(404);
});
