/** Where the channels of an organisation may call, on its page. */
import { beforeEach, expect, it } from 'vitest';
import type { OrganisatieRij } from '../../src/domain/toegang.ts';
import { addOrganisatie } from '../../src/pipeline/ledenbeheer.ts';
import { createPaginas } from '../../src/web/app.tsx';
import { createGateway, type Gateway, maakLeeg } from '../helpers/gateway.ts';
import { meldLidAan } from '../helpers/lid.ts';

const BASIS = 'https://gateway.example';

let gateway: Gateway;
let paginas: ReturnType<typeof createPaginas>;
let cookie: string;
let organisatie: OrganisatieRij;
beforeEach(async () => {
  await maakLeeg();
  gateway = createGateway();
  paginas = createPaginas(() => ({
    diensten: gateway.diensten,
    instelling: { demoAanmelden: false },
    openapi: async () => ({}),
  }));
  cookie = await meldLidAan(gateway, 'beheerder', 'beheer', ['organisaties-beheren']);
  organisatie = await addOrganisatie(gateway.diensten, { houdersoort: 'ontvanger', houdercode: '0384' }, 'Diemen');
});

async function vraag(form?: Readonly<Record<string, string>>, Cookie = cookie) {
  const pad = `/beheer/organisaties/${organisatie.id}${form === undefined ? '' : '/domeinen'}`;
  const antwoord = await paginas.request(`${BASIS}${pad}`, {
    method: form === undefined ? 'GET' : 'POST',
    headers: { 'Sec-Fetch-Site': 'same-origin', Cookie },
    ...(form === undefined ? {} : { body: new URLSearchParams(form) }),
  });
  return { status: antwoord.status, naar: antwoord.headers.get('Location') ?? '', tekst: await antwoord.text() };
}

const stand = async (): Promise<string> => / name="stand" value="([^"]+)"/.exec((await vraag()).tekst)?.[1] ?? '';
const domeinen = () => gateway.diensten.staat.ledenbeheer.getDomeinen(organisatie.id);

it('are changed on the list that was seen, and shown', async () => {
  expect((await vraag()).tekst).toContain('Er is geen lijst van domeinen');
  const gezien = await stand();
  const bewaard = await vraag({ stand: gezien, domeinen: ' Diemen.nl\r\n\r\nutrecht.nl, diemen.nl' });
  expect([bewaard.status, bewaard.naar]).toEqual([303, expect.stringContaining('gevolg=domeinen')]);
  expect(await domeinen()).toEqual(['diemen.nl', 'utrecht.nl']);
  expect((await vraag()).tekst).toContain('>diemen.nl</li>');

  const teLaat = await vraag({ stand: gezien, domeinen: 'aanvaller.example' });
  expect(teLaat.naar).toContain('gevolg=domeinen-anders');
  expect((await vraag({ domeinen: 'aanvaller.example' })).naar).toContain('gevolg=domeinen-anders');
  expect(await domeinen()).toEqual(['diemen.nl', 'utrecht.nl']);

  expect((await vraag({ stand: await stand(), domeinen: '' })).naar).toContain('gevolg=domeinen');
  expect(await domeinen()).toEqual([]);
});

it('that cannot be read stay in the field, and nothing changes', async () => {
  const getypt = 'diemen.nl\nhttps://<b>utrecht.nl';
  const { status, tekst } = await vraag({ stand: await stand(), domeinen: getypt });
  expect(status).toBe(400);
  expect(tekst).toContain('diemen.nl\nhttps://&lt;b&gt;utrecht.nl</textarea>');
  expect(tekst).toContain('zonder https:// ervoor');
  expect(tekst).toContain('href="#domeinen"');
  expect(await domeinen()).toEqual([]);
});

it('are seen, and not changed, by whoever may only look', async () => {
  await vraag({ stand: await stand(), domeinen: 'diemen.nl' });
  const kijker = await meldLidAan(gateway, 'beheerder', 'beheer', ['auditen']);
  const pagina = await vraag(undefined, kijker);
  expect([pagina.status, pagina.tekst.includes('diemen.nl</li>'), pagina.tekst.includes('name="stand"')]).toEqual([
    200,
    true,
    false,
  ]);
  expect((await vraag({ stand: await stand(), domeinen: '' }, kijker)).status).toBe(403);
  expect(await domeinen()).toEqual(['diemen.nl']);
});

it('are none of a beheerder, who has no channel', async () => {
  organisatie = await addOrganisatie(gateway.diensten, { houdersoort: 'beheerder', houdercode: 'beheer' }, '');
  expect((await vraag()).tekst).not.toContain('Waarheen mag Enkelvoud bellen');
});
