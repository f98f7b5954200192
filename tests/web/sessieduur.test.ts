/** How long a session still is, as the script of a page is told. */
import { beforeEach, expect, it } from 'vitest';
import { createPaginas } from '../../src/web/app.tsx';
import { createGateway, type Gateway } from '../helpers/gateway.ts';
import { meldLidAan } from '../helpers/lid.ts';

const BASIS = 'https://gateway.example';
const MINUUT = 60_000;

let gateway: Gateway;
let Cookie: string;
let paginas: ReturnType<typeof createPaginas>;
beforeEach(async () => {
  gateway = createGateway();
  Cookie = await meldLidAan(gateway, 'ontvanger', '0855', ['inzien']);
  paginas = createPaginas(() => ({
    diensten: gateway.diensten,
    instelling: { demoAanmelden: false },
    openapi: () => Promise.resolve({}),
  }));
});

const vraag = (pad: string, koekje = Cookie) => paginas.request(BASIS + pad, { headers: { Cookie: koekje } });
const rest = async (pad: string, koekje?: string) => (await vraag(pad, koekje)).json();

it('asking does not make it longer, working does, and nothing goes beyond ten hours', async () => {
  expect(await rest('/sessie')).toEqual({ rust: 1800, duur: 36_000 });
  gateway.verstrijk(29 * MINUUT);
  expect(await rest('/sessie')).toEqual({ rust: 60, duur: 34_260 });
  expect(await rest('/sessie')).toEqual({ rust: 60, duur: 34_260 });
  expect(await rest('/sessie/aan-het-werk')).toEqual({ rust: 1800, duur: 34_260 });
  gateway.verstrijk(30 * MINUUT);
  expect(await rest('/sessie')).toEqual({ rust: 0, duur: 32_460 });
  gateway.verstrijk(1);
  expect(await rest('/sessie')).toEqual({ rust: 0, duur: 0 });
  expect(await rest('/sessie/aan-het-werk')).toEqual({ rust: 0, duur: 0 });
});

it('is nothing for a visitor, who learns nothing from it', async () => {
  expect(await rest('/sessie', '')).toEqual({ rust: 0, duur: 0 });
  expect(await rest('/sessie/aan-het-werk', '__Host-enkelvoud-sessie=verzonnen')).toEqual({ rust: 0, duur: 0 });
  expect((await vraag('/sessie')).headers.get('Cache-Control')).toBe('no-store');
});

it('stands in every page of who is signed in, and in none of a visitor', async () => {
  const merk = '<meta name="evk-sessie" content="1800 36000" data-kijk="/sessie" data-werk="/sessie/aan-het-werk"/>';
  expect(await (await vraag('/gemeente')).text()).toContain(merk);
  expect(await (await vraag('/hulp')).text()).toContain(merk);
  expect(await (await vraag('/hulp', '')).text()).not.toContain('evk-sessie"');
});
