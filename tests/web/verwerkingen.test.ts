/** What a page shows of persons is in the verwerkingenlogboek, as what the API shows is. */
import { beforeAll, expect, it } from 'vitest';
import { type Houdersoort, INZAGEROL, type Rol } from '../../src/domain/toegang.ts';
import { createPaginas } from '../../src/web/app.tsx';
import { PAGINAVERWERKINGEN } from '../../src/web/verwerkingen.ts';
import { createGateway, type Gateway, laadRegister } from '../helpers/gateway.ts';
import { meldLidAan } from '../helpers/lid.ts';
import { AGBCODE } from '../helpers/verantwoording.ts';
import { versie, verwerken, zendingVan } from '../helpers/versies.ts';
import { document, refer } from '../pipeline/bewaren.ts';

const BASIS = 'https://gateway.example';

let gateway: Gateway;
let paginas: ReturnType<typeof createPaginas>;
let verantwoordingId: string;
let zendingId: string;
const koekjes = new Map<string, string>();
beforeAll(async () => {
  gateway = createGateway();
  await laadRegister(gateway.diensten);
  paginas = createPaginas(() => ({
    diensten: gateway.diensten,
    instelling: { demoAanmelden: false },
    openapi: async () => ({}),
  }));
  verantwoordingId = await verwerken(gateway, versie('paginas'));
  zendingId = (await zendingVan(gateway, verantwoordingId, 'ijw323')).id;
  await meldAan('aanbieder', AGBCODE, ['inzien', 'indienen', INZAGEROL]);
  await meldAan('ontvanger', '0855', ['inzien', 'ontvangen', 'beantwoorden', INZAGEROL]);
});

/** As long as nobody says why, nothing is shown and nothing is written. */
async function geefReden(): Promise<void> {
  const reden = new URLSearchParams({ reden: 'controle' });
  await vraag(`/aanbieder/inzage/verantwoording/${verantwoordingId}`, 'POST', reden);
  await vraag(`/aanbieder/inzage/dossier/${AGBCODE}`, 'POST', reden);
  await vraag(`/gemeente/inzage/zending/${zendingId}`, 'POST', reden);
}

async function meldAan(houdersoort: Houdersoort, houdercode: string, rollen: readonly Rol[]): Promise<void> {
  koekjes.set(houdersoort, await meldLidAan(gateway, houdersoort, houdercode, rollen));
}

const vraag = (pad: string, methode = 'GET', body?: URLSearchParams) =>
  paginas.request(
    `${BASIS}${pad}`,
    {
      method: methode,
      headers: {
        Cookie: koekjes.get(pad.startsWith('/gemeente') ? 'ontvanger' : 'aanbieder') ?? '',
        Origin: BASIS,
      },
      ...(body === undefined ? {} : { body }),
    },
    {},
  );
const nieuwste = async (aantal = 20) =>
  (await gateway.diensten.staat.verwerkingen.listVerwerkingen({}, { aantal })).rijen;

it('every page of the table is there, and is written with whose data it showed', async () => {
  await geefReden();
  const documentId = await document(gateway, 'de jaarrekening');
  await refer(zendingId, 'de jaarrekening');
  for (const [patroon, inzage] of Object.entries(PAGINAVERWERKINGEN)) {
    if (patroon === '/gemeente/archief') continue;
    const { naam, activiteit, zending } = inzage;
    const pad = patroon
      .replace('dossier/:id', `dossier/${documentId}`)
      .replace(':nummer', '1')
      .replace(':zendingId', zendingId)
      .replace(':volgnummer', '1')
      .replace(':id', patroon.startsWith('/gemeente') ? zendingId : verantwoordingId);
    const ervoor = (await nieuwste(1))[0]?.nummer ?? 0;
    const antwoord = await vraag(pad);
    expect([patroon, antwoord.status]).toEqual([patroon, 200]);
    await antwoord.arrayBuffer();
    const geschreven = (await nieuwste()).filter(({ nummer }) => nummer > ervoor);
    // Who a document names is not known; of which zending it was, when it was of one, is.
    if (inzage.document === true)
      expect(geschreven).toMatchObject([
        { naam, activiteit, betrokkenen: 'geen', ...(zending === undefined ? {} : { zendingId, verantwoordingId }) },
      ]);
    else
      expect(geschreven).toMatchObject([
        { naam, activiteit, verantwoordingId, betrokkenen: zending === undefined ? 'alle' : 'zending' },
      ]);
  }
});

it('an archive is written per zending, and what sends on or is refused is not written', async () => {
  await geefReden();
  const ervoor = (await nieuwste(1))[0]?.nummer ?? 0;
  const antwoord = await vraag('/gemeente/archief', 'POST', new URLSearchParams({ id: zendingId }));
  expect(antwoord.headers.get('Content-Type')).toBe('application/zip');
  await antwoord.arrayBuffer();
  expect((await nieuwste()).filter(({ nummer }) => nummer > ervoor)).toMatchObject([
    {
      naam: 'haalArchief',
      activiteit: 'verstrekken',
      zendingId,
      door: { houdersoort: 'ontvanger', houdercode: '0855' },
    },
  ]);
  const daarna = (await nieuwste(1))[0]?.nummer;
  await vraag('/gemeente/archief', 'POST', new URLSearchParams());
  await vraag(`/gemeente/zendingen/${verantwoordingId}`);
  await vraag('/aanbieder/verantwoordingen');
  expect((await nieuwste(1))[0]?.nummer).toBe(daarna);
});
