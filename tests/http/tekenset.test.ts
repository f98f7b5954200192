/** A file of a zending says in which character set it is, so that nobody has to guess: read as it says, it reads as it was meant. */
import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Bestand } from '../../src/domain/formaat.ts';
import type { Bindingen } from '../../src/services.ts';
import { blad, csvBestand, formaat, kolom, REF, xml } from '../convert/bouw.ts';
import { createGateway, type Gateway, laadRegister, STARTREGISTER } from '../helpers/gateway.ts';
import { createTestApi, type TestApi } from './api.ts';
import { aansluiting } from './formaten.ts';
import { submitAndDeliver } from './scenario.ts';

const NAAM = '"Zorg é"';

const vast = (tekenset: string, waarde: string): Bestand =>
  ({
    bestandssoort: 'vaste-breedte',
    bestandsnaam: `"${tekenset}.txt"`,
    vasteBreedte: {
      tekenset,
      regeleinde: 'crlf',
      records: [
        {
          record: 'kop',
          velden: [{ naam: 'tekst', waarde, lengte: 6, uitlijning: 'links', vulteken: ' ', ontbreekt: 'verplicht' }],
        },
      ],
    },
  }) as Bestand;

const csv = (tekenset: string): Bestand =>
  csvBestand([kolom('Naam', NAAM), kolom('Referentie', REF)], { bestandsnaam: `"${tekenset}.csv"` }, { tekenset });

const VORMEN = formaat({
  naam: 'vormen',
  bestanden: [
    csv('windows-1252'),
    csv('utf-8'),
    xml(blad('naam', NAAM)),
    vast('ascii', '"Zorg e"'),
    vast('windows-1252', NAAM),
  ],
});

let gateway: Gateway;
let api: TestApi;
let id: string;
beforeAll(async () => {
  gateway = createGateway();
  await laadRegister(gateway.diensten, [
    ...STARTREGISTER,
    { documentsoort: 'formaat', bron: 'test', inhoud: VORMEN },
    { documentsoort: 'aansluiting', bron: 'test', inhoud: aansluiting('vormen') },
  ]);
  api = await createTestApi(gateway);
  const { zendingen } = await submitAndDeliver(api, gateway, 'tekenset');
  id = String(zendingen.find((zending) => JSON.stringify(zending.formaat).includes('"vormen"'))?.id);
});

const haal = async (volgnummer: number): Promise<readonly [type: string, tekst: string]> => {
  const adres = `/gemeente/v1/zendingen/${id}/bestand?volgnummer=${volgnummer}`;
  const antwoord = await api.vraag('GET', adres, { sleutel: api.sleutels.tilburg });
  const type = antwoord.headers.get('Content-Type') ?? '';
  const tekenset = /charset=([\w-]+)/.exec(type)?.[1];
  return [type, new TextDecoder(tekenset).decode(antwoord.bytes)];
};

describe('a file of a zending', () => {
  it.each([
    [1, 'text/csv; charset=windows-1252; header=present', 'Zorg é'],
    [2, 'text/csv; charset=utf-8; header=present', 'Zorg é'],
    [3, 'application/xml; charset=utf-8', 'Zorg é'],
    [4, 'text/plain; charset=us-ascii', 'Zorg e'],
    [5, 'text/plain; charset=windows-1252', 'Zorg é'],
  ])('nr %i is %s, and is read as such', async (volgnummer, type, tekst) => {
    expect(await haal(volgnummer)).toEqual([type, expect.stringContaining(tekst)]);
  });

  it('is told the same when only its head or a part of it is asked', async () => {
    const adres = `/gemeente/v1/zendingen/${id}/bestand?volgnummer=3`;
    const sleutel = api.sleutels.tilburg;
    const kop = await api.vraag('HEAD', adres, { sleutel });
    const deel = await api.vraag('GET', adres, { sleutel, headers: { Range: 'bytes=0-4' } });
    expect([kop, deel].map(({ status, headers }) => [status, headers.get('Content-Type')])).toEqual([
      [200, 'application/xml; charset=utf-8'],
      [206, 'application/xml; charset=utf-8'],
    ]);
  });

  it('of which nothing is known is given as it was stored', async () => {
    const { DB } = env as unknown as Bindingen;
    await DB.prepare("UPDATE zending_bestanden SET mediatype = 'text/csv' WHERE zending_id = ? AND volgnummer = 2")
      .bind(id)
      .run();
    expect((await haal(2))[0]).toBe('text/csv');
  });
});
