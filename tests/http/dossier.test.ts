/** What an aanbieder gives once is not asked again: the dossier, and what a trial says is missing. */
import { beforeEach, describe, expect, it } from 'vitest';
import { createGateway, type Gateway, laadRegister, maakLeeg } from '../helpers/gateway.ts';
import { createTestApi, resultaten, type TestApi } from './api.ts';
import { jaar } from './jaar.ts';

let gateway: Gateway;
let api: TestApi;
beforeEach(async () => {
  await maakLeeg();
  gateway = createGateway('2027-02-01T10:00:00.000Z');
  await laadRegister(gateway.diensten);
  api = await createTestApi(gateway);
});

const DOCUMENTEN = '/aanbieder/v1/dossier/documenten';
const document = (anders: object = {}) => ({
  documentsoort: 'bijlage',
  soort: 'klachtenrapportage',
  geldigVanaf: '2026-01-01',
  geldigTot: '2026-12-31',
  bestandsnaam: 'klachten.pdf',
  mediatype: 'application/pdf',
  sha256: 'c'.repeat(64),
  ...anders,
});
const zet = (anders: object = {}, sleutel = api.sleutels.aanbieder) =>
  api.vraag('POST', DOCUMENTEN, { sleutel, json: document(anders) });
const toon = async (sleutel = api.sleutels.aanbieder) => resultaten(await api.vraag('GET', DOCUMENTEN, { sleutel }));

describe('the dossier', () => {
  it('keeps a document once, until it is withdrawn', async () => {
    const eerste = await zet();
    expect(eerste.status).toBe(201);
    const tweede = await zet();
    expect([tweede.status, tweede.json]).toEqual([200, eerste.json]);
    expect(await toon()).toEqual([eerste.json]);
    expect(eerste.json).toMatchObject(document());
    expect(await toon(api.sleutels.andereAanbieder)).toEqual([]);

    const adres = eerste.headers.get('Location') ?? '';
    expect((await api.vraag('DELETE', adres, { sleutel: api.sleutels.andereAanbieder })).status).toBe(404);
    expect((await api.vraag('DELETE', adres, { sleutel: api.sleutels.aanbieder })).status).toBe(204);
    expect((await api.vraag('DELETE', adres, { sleutel: api.sleutels.aanbieder })).status).toBe(404);
    expect(await toon()).toEqual([]);
    expect((await zet()).status).toBe(201);
  });

  it('takes only what the standard knows', async () => {
    for (const anders of [
      { soort: 'controleverklaring' },
      { documentsoort: 'verklaring' },
      { geldigVanaf: '2026-02-30' },
      { sha256: 'kort' },
      { bestandsnaam: 'map/bestand.pdf' },
      // Shows as verslagexe.pdf.
      { bestandsnaam: 'verslag\u202efdp.exe' },
      { extra: 1 },
    ])
      expect([anders, (await zet(anders)).status]).toEqual([anders, 400]);
    expect((await zet({ documentsoort: 'verklaring', soort: 'bestuursverklaring' })).status).toBe(201);
  });
});

describe('what a trial says is missing', () => {
  interface Ontbreekt {
    readonly wat: string;
    readonly waarom: string;
    readonly uiterlijkOp?: string;
    readonly voor: readonly { readonly code: string }[];
  }
  async function probeer(inhoud = jaar()) {
    const antwoord = await api.vraag('POST', '/aanbieder/v1/proefverwerkingen', {
      sleutel: api.sleutels.aanbieder,
      json: inhoud,
    });
    if (antwoord.status !== 200) throw new Error(antwoord.tekst);
    const ontbreekt = antwoord.json?.ontbreekt as readonly Ontbreekt[];
    return {
      ontbreekt: ontbreekt
        .filter(({ voor }) => voor.some(({ code }) => code === 'west-brabant-west'))
        .map(({ wat, waarom, uiterlijkOp }) => [wat, waarom, uiterlijkOp]),
      tekst: antwoord.tekst,
    };
  }

  it('is each thing once, with why, for whom and until when', async () => {
    const { ontbreekt } = await probeer();
    expect(ontbreekt).toEqual([
      ['arrangementenverantwoording', 'aansluiting', '2027-02-28'],
      ['klachtenrapportage', 'aansluiting', '2027-02-28'],
      ['bestuursverklaring', 'drempel', '2027-02-28'],
    ]);
  });

  it('is not what the dossier has, or the submission itself', async () => {
    await zet();
    await zet({ documentsoort: 'verklaring', soort: 'bestuursverklaring', sha256: 'd'.repeat(64) });
    const { ontbreekt, tekst } = await probeer();
    expect(ontbreekt).toEqual([['arrangementenverantwoording', 'aansluiting', '2027-02-28']]);
    expect(tekst).toContain('UIT_DOSSIER');
    const bijlagen = [
      {
        bijlagesoort: 'arrangementenverantwoording',
        bestandsnaam: 'a.pdf',
        mediatype: 'application/pdf',
        sha256: 'e'.repeat(64),
      },
    ];
    expect((await probeer(jaar({ bijlagen }))).ontbreekt).toEqual([]);
  });

  it('is what has expired, which is said', async () => {
    await zet({ geldigVanaf: '2025-01-01', geldigTot: '2025-12-31' });
    const { ontbreekt, tekst } = await probeer();
    expect(ontbreekt).toContainEqual(['klachtenrapportage', 'aansluiting', '2027-02-28']);
    expect(tekst).toContain('DOSSIER_VERLOPEN');
  });

  it('is the same when it is submitted: the dossier counts there too', async () => {
    await zet();
    const ingediend = await api.vraag('POST', '/aanbieder/v1/verantwoordingen', {
      sleutel: api.sleutels.aanbieder,
      json: jaar(),
    });
    expect(ingediend.status).toBe(201);
    const bevindingen = await api.vraag('GET', `${ingediend.headers.get('Location')}/bevindingen?aantal=200`, {
      sleutel: api.sleutels.aanbieder,
    });
    expect(bevindingen.tekst).toContain('UIT_DOSSIER');
    expect(bevindingen.tekst).toContain('arrangementenverantwoording');
  });
});
