/** A formaat through the API before it goes to work: concept, trial and examples. */
import { beforeAll, describe, expect, it } from 'vitest';
import { csvBestand, kolom } from '../convert/bouw.ts';
import { createGateway, type Gateway, laadRegister } from '../helpers/gateway.ts';
import { voorbeeldVerantwoording } from '../helpers/verantwoording.ts';
import { bevindingen, codes, createTestApi, resultaten } from './api.ts';
import { aansluiting, type Beheer, concept, createBeheer, etag, lijst, pad, voorbeeld } from './formaten.ts';

let gateway: Gateway;
let vraag: Beheer['vraag'];
let registreer: Beheer['registreer'];
beforeAll(async () => {
  gateway = createGateway();
  await laadRegister(gateway.diensten);
  const api = await createTestApi(gateway);
  ({ vraag, registreer } = createBeheer(api));
});

describe('a concept', () => {
  it('is registered, shown with its ETag, and replaced by who saw the last state', async () => {
    const eerste = concept('concept-een');
    const gemaakt = await registreer(eerste);
    expect(gemaakt.headers.get('Location')).toBe(`/beheer/v1${pad(eerste)}`);
    const getoond = await vraag('GET', pad(eerste));
    expect(getoond.json).toEqual(eerste);
    expect(getoond.headers.get('ETag')).toBe(gemaakt.headers.get('ETag'));

    const tweede = { ...eerste, titel: 'Anders' };
    expect((await vraag('PUT', pad(eerste), tweede)).status).toBe(428);
    expect((await vraag('PUT', pad(eerste), tweede, { 'If-Match': '"oud"' })).status).toBe(412);
    expect((await vraag('PUT', pad(eerste), tweede, { 'If-None-Match': '*' })).status).toBe(412);
    const vervangen = await vraag('PUT', pad(eerste), tweede, etag(getoond));
    expect([vervangen.status, vervangen.json?.titel]).toEqual([200, 'Anders']);
    expect((await vraag('PUT', pad(eerste), { ...eerste, titel: 'Te laat' }, etag(getoond))).status).toBe(412);
    expect((await vraag('GET', pad(eerste))).json?.titel).toBe('Anders');
  });

  it('that is sent again as it is, is left alone', async () => {
    const document = concept('concept-zelfde');
    const gemaakt = await registreer(document);
    const nogmaals = await vraag('PUT', pad(document), document);
    expect([nogmaals.status, nogmaals.headers.get('ETag')]).toEqual([200, gemaakt.headers.get('ETag')]);
    expect(resultaten(await vraag('GET', `${pad(document)}/geschiedenis`))).toHaveLength(1);
  });

  it('is not made where the sender thought something was', async () => {
    const document = concept('concept-weg');
    expect((await vraag('PUT', pad(document), document, { 'If-Match': '"iets"' })).status).toBe(412);
    expect((await vraag('GET', pad(document))).status).toBe(404);
  });

  it('is refused with everything that is wrong, and nothing is stored', async () => {
    const document = { ...concept('concept-fout'), naam: 'anders', velden: ['prestatie.bsn'] };
    const antwoord = await vraag('PUT', pad({ naam: 'concept-fout', versie: '1.0.0' }), document);
    expect(antwoord.status).toBe(400);
    expect(codes(antwoord)).toEqual(expect.arrayContaining(['ADRES_ANDERS', 'FORMAAT_VELD_NIET_TOEGESTAAN']));
    expect((await vraag('GET', '/formaten/concept-fout/versies/1.0.0')).status).toBe(404);
  });

  it('cannot begin further than concept', async () => {
    const document = concept('concept-snel', { levensfase: 'actief' });
    const antwoord = await vraag('PUT', pad(document), document);
    expect([antwoord.status, codes(antwoord)]).toEqual([400, ['BEGINT_ALS_CONCEPT']]);
    expect(bevindingen(antwoord)[0]?.pointer).toBe('/levensfase');
  });

  it('is not used: an aansluiting cannot name it', async () => {
    await registreer(concept('concept-ongebruikt'));
    const antwoord = await vraag('POST', '/aansluitingcontroles', aansluiting('concept-ongebruikt'));
    expect(antwoord.json).toMatchObject({
      goed: false,
      bevindingen: [{ code: 'FORMAAT_ONBEKEND', pointer: '/formaat' }],
    });
  });
});

describe('POST /formaatcontroles', () => {
  it('says the same as registering, and stores nothing', async () => {
    const goed = await vraag('POST', '/formaatcontroles', concept('controle'));
    expect(goed.json).toEqual(expect.objectContaining({ goed: true, bevindingen: [] }));
    const slecht = await vraag('POST', '/formaatcontroles', { ...concept('controle'), velden: ['prestatie.bsn'] });
    expect(slecht.json?.goed).toBe(false);
    const [eerste] = lijst(slecht.json?.bevindingen);
    expect(eerste).toMatchObject({ pointer: expect.stringMatching(/^\//), oplossing: expect.stringMatching(/\w/) });
    expect((await vraag('GET', pad(concept('controle')))).status).toBe(404);
  });
});

describe('the data a formaat uses', () => {
  it('is told with the examination, and of a registered version, with advice on what the ontvanger has already', async () => {
    const document = concept('gegevens');
    const controle = await vraag('POST', '/formaatcontroles', document);
    await registreer(document);
    const getoond = await vraag('GET', `${pad(document)}/gegevens`);
    expect(getoond.json).toEqual(controle.json?.gegevens);
    expect(lijst(getoond.json?.gegevens).map(({ veld, bereiktUitvoer }) => [veld, bereiktUitvoer])).toEqual([
      ['prestatie.bedragCenten', true],
      ['prestatie.debetCredit', true],
      ['prestatie.productcode', true],
    ]);
    expect(lijst(getoond.json?.adviezen)[0]).toMatchObject({ code: 'FORMAAT_AL_BEKEND', ernst: 'advies' });
    // A declaratie is where the gemeente has it from.
    expect((await vraag('GET', '/formaten/ijw323/versies/3.2.0/gegevens')).json?.adviezen).toEqual([]);
    expect((await vraag('GET', '/formaten/ijw323/versies/0.0.0/gegevens')).status).toBe(404);
  });
});

describe('POST …/proeven', () => {
  it('shows the files of a concept, cut at 64 KiB, and keeps nothing', async () => {
    const document = concept('proef');
    await registreer(document);
    const { invoer } = voorbeeld();
    const antwoord = await vraag('POST', `${pad(document)}/proeven`, { invoer });
    expect(antwoord.json).toMatchObject({
      toestand: 'omgezet',
      bestanden: [
        { bestandsnaam: 'per-product.csv', tekst: expect.stringMatching(/^Product;Bedrag\r\n01A03;/), afgekapt: false },
      ],
    });
    expect(gateway.wachtend).toEqual([]);

    const verantwoording = voorbeeldVerantwoording();
    const [regel] = verantwoording.prestaties ?? [];
    const prestaties = Array.from({ length: 9000 }, (_, nr) => ({
      ...regel,
      referentienummer: `R${nr}`,
      toewijzingnummer: nr,
      productcode: nr.toString(36).padStart(5, 'a'),
    }));
    const { controletotaal: _, declaraties: __, ...kop } = verantwoording;
    const groot = await vraag('POST', `${pad(document)}/proeven`, {
      invoer: { ...kop, soorten: ['productieverantwoording'], prestaties },
    });
    const [bestand] = lijst(groot.json?.bestanden);
    expect(bestand).toMatchObject({ afgekapt: true });
    expect(Number(bestand?.bytes)).toBeGreaterThan(65_536);
    expect(String(bestand?.tekst)).toHaveLength(65_536);
  });

  it('shows what is wrong with the verantwoording, also when its kop comes last', async () => {
    const document = concept('proef-fout');
    await registreer(document);
    const { prestaties, ...kop } = voorbeeldVerantwoording();
    const achterstevoren = await vraag('POST', `${pad(document)}/proeven`, { invoer: { prestaties, ...kop } });
    expect(achterstevoren.json?.toestand).toBe('omgezet');
    const geweigerd = await vraag('POST', `${pad(document)}/proeven`, { invoer: { ...kop, prestaties: [{}] } });
    expect(geweigerd.json).toMatchObject({ toestand: 'geweigerd', bestanden: [] });
    expect(lijst(geweigerd.json?.bevindingen).length).toBeGreaterThan(0);
  });

  it('does not exist for a formaat that does not', async () => {
    for (const wat of ['proeven', 'steekproeven', 'vergelijkingen', 'voorbeeldruns', 'fasen']) {
      const json = { invoer: {} };
      const bodies: Record<string, object | undefined> = {
        proeven: json,
        steekproeven: {},
        vergelijkingen: { met: '1' },
        fasen: { fase: 'getest' },
      };
      expect([wat, (await vraag('POST', `/formaten/niets/versies/1.0.0/${wat}`, bodies[wat])).status]).toEqual([
        wat,
        404,
      ]);
    }
  });
});

describe('examples', () => {
  it('are taken from what comes out now, shown, and run', async () => {
    const document = concept('voorbeelden');
    await registreer(document);
    const adres = `${pad(document)}/voorbeelden/maand`;
    const gemaakt = await vraag('PUT', adres, voorbeeld());
    expect(gemaakt.status).toBe(201);
    const getoond = await vraag('GET', adres);
    expect(getoond.json).toEqual(gemaakt.json);
    const [verwacht] = lijst(getoond.json?.verwacht);
    expect(atob(String(verwacht?.inhoudBase64))).toMatch(/^Product;Bedrag\r\n/);
    expect(resultaten(await vraag('GET', `${pad(document)}/voorbeelden`))).toMatchObject([
      { voorbeeld: 'maand', aantalBestanden: 1 },
    ]);
    expect((await vraag('POST', `${pad(document)}/voorbeeldruns`)).json).toMatchObject({
      geslaagd: true,
      resultaten: [{ voorbeeld: 'maand', verschillen: [{ uitkomst: 'gelijk' }], bevindingen: [] }],
    });

    expect((await vraag('PUT', adres, voorbeeld({ vandaag: '2026-05-07' }))).status).toBe(428);
    expect((await vraag('PUT', adres, voorbeeld({ vandaag: '2026-05-07' }), etag(getoond))).status).toBe(200);
  });

  it('show byte for byte what became different', async () => {
    const document = concept('voorbeelden-anders');
    const gemaakt = await registreer(document);
    await vraag('PUT', `${pad(document)}/voorbeelden/een`, voorbeeld());
    const anders = concept('voorbeelden-anders', {
      bestanden: [
        csvBestand(
          [kolom('Product', 'groep.product'), kolom('Bedrag', 'euro(groep.centen + 1)')],
          { bestandsnaam: '"per-product.csv"' },
          { herhaal: 'groepen' },
        ),
      ],
    });
    await vraag('PUT', pad(document), anders, etag(gemaakt));
    const run = await vraag('POST', `${pad(document)}/voorbeeldruns`);
    expect(run.json?.geslaagd).toBe(false);
    const [een] = lijst(run.json?.resultaten);
    const [verschil] = lijst(een?.verschillen);
    expect(verschil?.uitkomst).toBe('gewijzigd');
    expect(lijst(verschil?.cellen)[0]).toEqual({
      regel: 2,
      kolom: 'Bedrag',
      oud: '100,00',
      nieuw: '100,01',
    });
    expect(verschil?.regels).toEqual(expect.arrayContaining(['-01A03;100,00', '+01A03;100,01']));
    expect(lijst(een?.bevindingen).map(({ code }) => code)).toEqual(['VOORBEELD_VERSCHILT']);

    const fase = await vraag(
      'POST',
      `${pad(document)}/fasen`,
      { fase: 'getest' },
      etag(await vraag('GET', pad(document))),
    );
    expect([fase.status, codes(fase)]).toEqual([409, ['VOORBEELD_VERSCHILT']]);
    expect(bevindingen(fase)[0]?.melding).toContain('regel 2');
  });

  it('hold test data only', async () => {
    const document = concept('voorbeelden-echt');
    await registreer(document);
    const verantwoording = voorbeeldVerantwoording();
    const prestaties = (verantwoording.prestaties ?? []).map((regel) => ({ ...regel, bsn: '123456789' }));
    const antwoord = await vraag(
      'PUT',
      `${pad(document)}/voorbeelden/een`,
      voorbeeld({ invoer: { ...verantwoording, prestaties } }),
    );
    expect(antwoord.status).toBe(400);
    expect(bevindingen(antwoord)[0]).toMatchObject({ code: 'VOORBEELD_BSN', pointer: '/invoer/prestaties/0/bsn' });
    expect(antwoord.tekst).not.toContain('123456789');
    expect(resultaten(await vraag('GET', `${pad(document)}/voorbeelden`))).toEqual([]);
  });

  it('with given files are kept as given; a hash that does not fit is refused', async () => {
    const document = concept('voorbeelden-eigen');
    await registreer(document);
    const bestand = { bestandsnaam: 'per-product.csv', inhoudBase64: btoa('Product;Bedrag\r\n') };
    const fout = { ...bestand, sha256: '0'.repeat(64) };
    const adres = `${pad(document)}/voorbeelden/eigen`;
    expect(codes(await vraag('PUT', adres, voorbeeld({ verwacht: [fout] })))).toEqual(['VOORBEELD_SHA256']);
    expect(
      (await vraag('PUT', adres, voorbeeld({ verwacht: [bestand, { ...bestand, bestandsnaam: 'twee.csv' }] }))).status,
    ).toBe(201);
    const run = await vraag('POST', `${pad(document)}/voorbeeldruns`);
    const [een] = lijst(run.json?.resultaten);
    expect(lijst(een?.bevindingen).map(({ code }) => code)).toEqual([
      'VOORBEELD_VERSCHILT',
      'VOORBEELD_BESTAND_ONTBREEKT',
    ]);
  });

  it('that make no file are not taken over', async () => {
    const document = concept('voorbeelden-leeg', {
      selectie: [{ als: 'prestatie.bedragCenten > 99999990', andersReden: 'te klein' }],
    });
    await registreer(document);
    const antwoord = await vraag('PUT', `${pad(document)}/voorbeelden/een`, voorbeeld());
    expect([antwoord.status, codes(antwoord)]).toEqual([400, ['VOORBEELD_NIET_OMGEZET']]);
  });
});
