/** Every page of an audience × nobody, another audience, another organisation, and somebody without the role. */
import { beforeAll, describe, expect, it } from 'vitest';
import { type Houdersoort, INZAGEROL, LIDROLLEN_PER_HOUDERSOORT, type Rol } from '../../src/domain/toegang.ts';
import { createPaginas } from '../../src/web/app.tsx';
import { createGateway, type Gateway, laadRegister } from '../helpers/gateway.ts';
import { meldLidAan } from '../helpers/lid.ts';
import { AGBCODE } from '../helpers/verantwoording.ts';
import { versie, verwerken, zendingVan } from '../helpers/versies.ts';

const BASIS = 'https://gateway.example';

interface Route {
  readonly methode: string;
  readonly pad: string;
}

let gateway: Gateway;
let paginas: ReturnType<typeof createPaginas>;
let routes: readonly Route[];
let verantwoordingId: string;
let zendingId: string;

beforeAll(async () => {
  gateway = createGateway();
  await laadRegister(gateway.diensten);
  paginas = createPaginas(() => ({
    diensten: gateway.diensten,
    instelling: { demoAanmelden: false },
    openapi: async () => ({}),
  }));
  verantwoordingId = await verwerken(gateway, versie('toegang-paginas'));
  zendingId = (await zendingVan(gateway, verantwoordingId, 'ijw323')).id;
  const gezien = new Map<string, Route>();
  for (const { method, path } of paginas.routes)
    if (method !== 'ALL' && /^\/(aanbieder|gemeente|beheer)(\/|$)/.test(path) && !path.endsWith('*'))
      gezien.set(`${method} ${path}`, { methode: method, pad: path });
  routes = [...gezien.values()];
});

const koekje = (houdersoort: Houdersoort, houdercode: string, rollen: readonly Rol[]): Promise<string> =>
  meldLidAan(gateway, houdersoort, houdercode, rollen);

/** A path with every parameter filled in: ids of what belongs to the aanbieder and the ontvanger of this test. */
const vul = (pad: string): string =>
  pad.replaceAll(/:([a-zA-Z]+)(\{[^}]*\})?/g, () => (pad.includes('zending') ? zendingId : verantwoordingId));

const vraag = ({ methode, pad }: Route, Cookie?: string) =>
  paginas.request(`${BASIS}${vul(pad)}`, {
    method: methode,
    headers: {
      'Sec-Fetch-Site': 'same-origin',
      ...(methode === 'POST' && { 'Content-Type': 'application/x-www-form-urlencoded' }),
      ...(Cookie !== undefined && { Cookie }),
    },
    ...(methode === 'POST' && { body: '' }),
  });

const HOORT: Readonly<Record<string, Houdersoort>> = {
  aanbieder: 'aanbieder',
  gemeente: 'ontvanger',
  beheer: 'beheerder',
};
const VAN: Readonly<Record<Houdersoort, string>> = { aanbieder: AGBCODE, ontvanger: '0855', beheerder: 'test' };
const houdersoortVan = ({ pad }: Route): Houdersoort => HOORT[pad.split('/')[1] ?? ''] ?? 'beheerder';
const naam = ({ methode, pad }: Route): string => `${methode} ${pad}`;

/** Sent as a form, and still only looking: a download of many, and an agenda of one's own. */
const MAG_WIE_KIJKT: readonly string[] = [
  'POST /aanbieder/kalender/agenda',
  'POST /aanbieder/kalender/agenda/:id/intrekken',
  'POST /gemeente/archief',
];

describe('every page of an audience', () => {
  it('is among these', () => {
    expect(routes.length).toBeGreaterThan(80);
    expect(new Set(routes.map(houdersoortVan)).size).toBe(3);
  });

  it('asks a visitor to sign in', async () => {
    for (const route of routes) {
      const antwoord = await vraag(route);
      expect([naam(route), antwoord.status]).toEqual([naam(route), 303]);
      expect(antwoord.headers.get('Location')).toMatch(/^\/aanmelden/);
    }
  });

  it('refuses who belongs to another audience', async () => {
    const koekjes = new Map<Houdersoort, string>();
    for (const soort of Object.values(HOORT))
      koekjes.set(soort, await koekje(soort, VAN[soort], LIDROLLEN_PER_HOUDERSOORT[soort]));
    for (const route of routes)
      for (const [soort, cookie] of koekjes)
        if (soort !== houdersoortVan(route)) {
          const antwoord = await vraag(route, cookie);
          expect([naam(route), soort, antwoord.status]).toEqual([naam(route), soort, 403]);
        }
  });

  it('shows nothing to who has no role', async () => {
    const koekjes = new Map<Houdersoort, string>();
    for (const soort of Object.values(HOORT)) koekjes.set(soort, await koekje(soort, VAN[soort], []));
    for (const route of routes) {
      const antwoord = await vraag(route, koekjes.get(houdersoortVan(route)));
      expect([naam(route), antwoord.status]).toEqual([naam(route), 403]);
    }
  });

  it('lets nobody in by the right to see data of persons alone', async () => {
    for (const route of routes.filter((een) => houdersoortVan(een) !== 'beheerder')) {
      const soort = houdersoortVan(route);
      const antwoord = await vraag(route, await koekje(soort, VAN[soort], [INZAGEROL]));
      expect([naam(route), antwoord.status]).toEqual([naam(route), 403]);
    }
  });

  it('lets who may only look change nothing of the organisation', async () => {
    const koekjes = new Map<Houdersoort, string>();
    for (const soort of Object.values(HOORT)) koekjes.set(soort, await koekje(soort, VAN[soort], ['inzien']));
    const doorgelaten: string[] = [];
    for (const route of routes.filter(({ methode }) => methode !== 'GET')) {
      const { status } = await vraag(route, koekjes.get(houdersoortVan(route)));
      if (status !== 403) doorgelaten.push(naam(route));
    }
    expect(doorgelaten.sort()).toEqual(MAG_WIE_KIJKT);
  });

  it('knows nothing of what belongs to another organisation', async () => {
    const anderen = new Map<Houdersoort, string>([
      ['aanbieder', await koekje('aanbieder', '12345678', LIDROLLEN_PER_HOUDERSOORT.aanbieder)],
      ['ontvanger', await koekje('ontvanger', '0363', LIDROLLEN_PER_HOUDERSOORT.ontvanger)],
    ]);
    const metId = routes.filter(
      (route) =>
        /^\/(aanbieder\/verantwoordingen|gemeente\/zendingen)\/:/.test(route.pad) && anderen.has(houdersoortVan(route)),
    );
    expect(metId.length).toBeGreaterThan(8);
    for (const route of metId) {
      const antwoord = await vraag(route, anderen.get(houdersoortVan(route)));
      expect([naam(route), antwoord.status]).toEqual([naam(route), 404]);
    }
  });

  it('takes nothing that another site sends', async () => {
    for (const route of routes.filter(({ methode }) => methode !== 'GET')) {
      const soort = houdersoortVan(route);
      const antwoord = await paginas.request(`${BASIS}${vul(route.pad)}`, {
        method: route.methode,
        headers: {
          Origin: 'https://kwaad.example',
          Cookie: await koekje(soort, VAN[soort], LIDROLLEN_PER_HOUDERSOORT[soort]),
        },
      });
      expect([naam(route), antwoord.status]).toEqual([naam(route), 403]);
    }
  });
});
