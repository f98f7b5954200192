/** Whatever the pages give a browser to keep, over https, belongs to this host alone, and no script reads it. */
import { expect, it } from 'vitest';
import { createSleutel } from '../../src/pipeline/keys.ts';
import { createPaginas } from '../../src/web/app.tsx';
import { createGateway, laadRegister } from '../helpers/gateway.ts';

const BASIS = 'https://gateway.example';

async function opzet() {
  const { diensten } = createGateway();
  await laadRegister(diensten);
  await createSleutel(diensten, { houdersoort: 'aanbieder', houdercode: '98765401' }, 'test', undefined);
  const paginas = createPaginas(() => ({
    diensten,
    instelling: { demoAanmelden: true },
    openapi: () => Promise.resolve({}),
  }));
  const koekjes = new Map<string, string>();
  const gezet: string[] = [];
  const stuur = async (pad: string, body = ''): Promise<number> => {
    const antwoord = await paginas.request(BASIS + pad, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/x-www-form-urlencoded',
        'Sec-Fetch-Site': 'same-origin',
        Cookie: [...koekjes].map(([naam, waarde]) => `${naam}=${waarde}`).join('; '),
      },
      body,
    });
    for (const koekje of antwoord.headers.getSetCookie()) {
      gezet.push(koekje);
      const [, naam = '', waarde = ''] = /^([^=]+)=([^;]*)/.exec(koekje) ?? [];
      koekjes.set(naam, waarde);
    }
    return antwoord.status;
  };
  const meldAan = () => stuur('/aanmelden/demo', 'houdersoort=aanbieder&houdercode=98765401&onderwerp=sanne');
  return { paginas, koekjes, gezet, stuur, meldAan };
}

it('is bound to host and https, and kept from scripts and from other sites', async () => {
  const { gezet, stuur, meldAan } = await opzet();
  expect(await meldAan()).toBe(303);
  expect(await stuur('/aanbieder/kalender/agenda')).toBe(303);
  expect(await stuur('/afmelden')).toBe(303);

  const namen = gezet.map((koekje) => koekje.split('=')[0]);
  expect(new Set(namen)).toEqual(new Set(['__Host-enkelvoud-sessie', '__Host-enkelvoud-agenda']));
  for (const koekje of gezet) {
    const kenmerken = koekje.split('; ').slice(1);
    expect([koekje, kenmerken]).toEqual([koekje, expect.arrayContaining(['Path=/', 'Secure'])]);
    // What takes a cookie away holds nothing.
    if (!kenmerken.includes('Max-Age=0'))
      expect([koekje, kenmerken]).toEqual([koekje, expect.arrayContaining(['HttpOnly', 'SameSite=Lax'])]);
    expect(kenmerken.some((kenmerk) => kenmerk.startsWith('Domain'))).toBe(false);
  }
});

it('is another one after signing in again, and the one before opens nothing any more', async () => {
  const { paginas, koekjes, meldAan } = await opzet();
  const opent = async (waarde: string): Promise<number> =>
    (await paginas.request(`${BASIS}/aanbieder`, { headers: { Cookie: `__Host-enkelvoud-sessie=${waarde}` } })).status;
  await meldAan();
  const eerst = koekjes.get('__Host-enkelvoud-sessie') ?? '';
  expect(await opent(eerst)).toBe(200);
  await meldAan();
  const daarna = koekjes.get('__Host-enkelvoud-sessie') ?? '';
  expect(daarna).toMatch(/^[0-9a-f]{64}$/);
  expect(daarna).not.toBe(eerst);
  expect([await opent(eerst), await opent(daarna)]).toEqual([303, 200]);
});
