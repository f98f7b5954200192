/** What somebody sends to a page stays within what one isolate can hold, also when nobody knows who it is. */
import { beforeAll, describe, expect, it } from 'vitest';
import { LIMIETEN } from '../../src/domain/limieten.ts';
import { ROLLEN_PER_HOUDERSOORT } from '../../src/domain/toegang.ts';
import { createPaginas } from '../../src/web/app.tsx';
import { createGateway, type Gateway, laadRegister } from '../helpers/gateway.ts';
import { meldLidAan } from '../helpers/lid.ts';
import { AGBCODE } from '../helpers/verantwoording.ts';

const MAXIMUM = LIMIETEN.formulierBytes.waarde;
const BASIS = 'https://gateway.example';
/** What is there before a handler asks for it: the stream is asked for one piece ahead. */
const VOORUIT = 2;
const STUK = new Uint8Array(64 * 1024).fill(97);

let gateway: Gateway;
let paginas: ReturnType<typeof createPaginas>;
beforeAll(async () => {
  gateway = createGateway();
  await laadRegister(gateway.diensten);
  paginas = createPaginas(() => ({
    diensten: gateway.diensten,
    instelling: { demoAanmelden: true },
    openapi: async () => ({}),
  }));
});

const VORMEN = ['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'];

/** A body without end, and how much of it was taken. */
function zonderEinde() {
  let gevraagd = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      gevraagd++;
      controller.enqueue(STUK);
    },
  });
  return { body, gelezen: () => (gevraagd - VOORUIT) * STUK.length };
}

const stuur = (pad: string, vorm: string, body: BodyInit, Cookie?: string) =>
  paginas.request(`${BASIS}${pad}`, {
    method: 'POST',
    headers: {
      'Sec-Fetch-Site': 'same-origin',
      'Content-Type': vorm,
      ...(typeof body === 'string' && { 'Content-Length': String(body.length) }),
      ...(Cookie !== undefined && { Cookie }),
    },
    body,
    ...(typeof body !== 'string' && { duplex: 'half' }),
  });

describe('a form', () => {
  it('is read up to the limit, and no further', async () => {
    const velden = 'naar=/&houdersoort=aanbieder&houdercode=niemand&onderwerp=';
    const net = velden + 'a'.repeat(MAXIMUM - velden.length);
    expect((await stuur('/aanmelden/demo', VORMEN[0] ?? '', net)).status).toBe(404);
    const erover = await stuur('/aanmelden/demo', VORMEN[0] ?? '', `${net}a`);
    expect([erover.status, erover.headers.get('Content-Type')]).toEqual([413, 'text/html; charset=UTF-8']);
    expect(await erover.text()).toContain('Dit is te groot');
  });

  it.each(VORMEN)('of a visitor that never ends is refused wherever it is sent (%s)', async (vorm) => {
    const paden = paginas.routes.filter(({ method, path }) => method === 'POST' && !path.includes(':'));
    expect(paden.length).toBeGreaterThan(20);
    for (const { path } of paden) {
      const { body, gelezen } = zonderEinde();
      const { status } = await stuur(path, vorm, body);
      expect([path, status === 413 || status === 303]).toEqual([path, true]);
      expect([path, gelezen() <= MAXIMUM + STUK.length]).toEqual([path, true]);
    }
  });

  it('of a member is as large as anybody’s, but where a file may come', async () => {
    const koekje = await meldLidAan(gateway, 'aanbieder', AGBCODE, ROLLEN_PER_HOUDERSOORT.aanbieder);
    const { body } = zonderEinde();
    expect((await stuur('/aanbieder/kalender/agenda', VORMEN[0] ?? '', body, koekje)).status).toBe(413);
    const bestand = `--x\r\nContent-Disposition: form-data; name="bestand"; filename="a.csv"\r\n\r\n${'a;b\r\n'.repeat(MAXIMUM / 4)}\r\n--x--`;
    const antwoord = await stuur('/aanbieder/indienen', VORMEN[1] ?? '', bestand, koekje);
    expect([antwoord.status, antwoord.headers.get('Location')?.startsWith('/aanbieder/indienen/')]).toEqual([
      303,
      true,
    ]);
  });
});
