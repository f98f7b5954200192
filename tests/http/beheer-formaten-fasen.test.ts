/** A formaat through the API on its way to work and after: each fase with its proof, and nobody overwrites another. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Formaat } from '../../src/domain/formaat.ts';
import { csvBestand, kolom } from '../convert/bouw.ts';
import { createGateway, type Gateway, laadRegister } from '../helpers/gateway.ts';
import { type Antwoord, bevindingen, codes, createTestApi, resultaten, type TestApi } from './api.ts';
import { aansluiting, type Beheer, concept, createBeheer, etag, pad, voorbeeld } from './formaten.ts';
import { submitAndDeliver } from './scenario.ts';

let gateway: Gateway;
let api: TestApi;
let vraag: Beheer['vraag'];
let registreer: Beheer['registreer'];
let brengNaar: Beheer['brengNaar'];
beforeAll(async () => {
  gateway = createGateway();
  await laadRegister(gateway.diensten);
  api = await createTestApi(gateway);
  ({ vraag, registreer, brengNaar } = createBeheer(api));
});

describe('the fasen', () => {
  it('go one way, each with its proof, and history tells who and when', async () => {
    const document = concept('fasen');
    const gemaakt = await registreer(document);
    const fase = (naar: object, antwoord: Antwoord) => vraag('POST', `${pad(document)}/fasen`, naar, etag(antwoord));
    expect((await vraag('POST', `${pad(document)}/fasen`, { fase: 'getest' })).status).toBe(428);
    expect(codes(await fase({ fase: 'getest' }, gemaakt))).toEqual(['VOORBEELD_ONTBREEKT']);
    expect(codes(await fase({ fase: 'actief' }, gemaakt))).toEqual(['FASE_NIET_MOGELIJK']);
    await vraag('PUT', `${pad(document)}/voorbeelden/een`, voorbeeld());

    const getest = await fase({ fase: 'getest' }, gemaakt);
    expect([getest.status, getest.json]).toMatchObject([201, { fase: 'getest', aantalVoorbeelden: 1 }]);
    expect((await fase({ fase: 'actief' }, gemaakt)).status).toBe(412);
    const vast = await vraag('PUT', pad(document), { ...document, titel: 'Anders' }, etag(getest));
    expect([vast.status, codes(vast)]).toEqual([409, ['VERSIE_BESTAAT']]);

    gateway.verstrijk(60_000);
    const actief = await fase({ fase: 'actief', reden: 'akkoord gemeente' }, getest);
    expect(actief.json).toMatchObject({ fase: 'actief', steekproef: { aantal: 200, omgezet: 200 }, bevindingen: [] });
    expect((await vraag('GET', pad(document))).json?.levensfase).toBe('actief');
    expect((await vraag('GET', pad(document))).headers.get('ETag')).toBe(actief.headers.get('ETag'));

    expect((await fase({ fase: 'vervallen' }, actief)).status).toBe(400);
    const vervallen = await fase({ fase: 'vervallen', reden: 'opgevolgd' }, actief);
    expect(vervallen.json?.fase).toBe('vervallen');
    expect(codes(await fase({ fase: 'actief' }, vervallen))).toEqual(['FASE_NIET_MOGELIJK']);

    const geschiedenis = resultaten(await vraag('GET', `${pad(document)}/geschiedenis`));
    expect(geschiedenis.map(({ handeling, fase: f, reden, door }) => [handeling, f, reden, door])).toEqual([
      ['geregistreerd', undefined, undefined, 'test'],
      ['voorbeeld', undefined, undefined, 'test'],
      ['fase', 'getest', undefined, 'test'],
      ['fase', 'actief', 'akkoord gemeente', 'test'],
      ['fase', 'vervallen', 'opgevolgd', 'test'],
    ]);
    expect(geschiedenis.map(({ op }) => op).slice(-2)).toEqual([
      '2026-05-06T10:01:00.000Z',
      '2026-05-06T10:01:00.000Z',
    ]);
  });

  it('do not let a formaat go to work that breaks on some valid verantwoording', async () => {
    const document = concept('fasen-breekt', {
      velden: ['aanbieder.naam', 'prestatie.productcode'],
      groepering: { sleutels: { product: 'prestatie.productcode' }, aggregaten: {} },
      bestanden: [
        csvBestand(
          [kolom('Product', 'groep.product'), kolom('Naam', 'aanbieder.naam', { maxLengte: 50 })],
          {},
          { herhaal: 'groepen' },
        ),
      ],
    });
    const getest = await brengNaar(document, 'getest');
    const antwoord = await vraag('POST', `${pad(document)}/fasen`, { fase: 'actief' }, etag(getest));
    expect([antwoord.status, codes(antwoord)]).toEqual([409, ['STEEKPROEF_BREEKT', 'WAARDE_TE_LANG']]);
    expect((await vraag('GET', pad(document))).json?.levensfase).toBe('getest');

    const seed = Number(/seed (\d+)/.exec(String(bevindingen(antwoord)[0]?.oplossing))?.[1]);
    const steekproef = await vraag('POST', `${pad(document)}/steekproeven`, { seed, aantal: 200 });
    const breuk = steekproef.json?.breuk as { verantwoording: { aanbieder: { naam: string } } };
    expect(breuk.verantwoording.aanbieder.naam).toHaveLength(51);
    expect((await vraag('POST', `${pad(document)}/steekproeven`, { seed, aantal: 200 })).json).toEqual(steekproef.json);
  });

  it('say so when no random verantwoording comes through, and let it go to work on its examples', async () => {
    const document = concept('fasen-smal', {
      selectie: [{ als: 'aanbieder.naam == "Zorgboerderij De Voorbeeldhoeve"', andersReden: 'Een ander.' }],
      velden: ['aanbieder.naam', 'prestatie.productcode', 'prestatie.bedragCenten', 'prestatie.debetCredit'],
    });
    const getest = await brengNaar(document, 'getest');
    const antwoord = await vraag('POST', `${pad(document)}/fasen`, { fase: 'actief' }, etag(getest));
    expect(antwoord.json).toMatchObject({
      fase: 'actief',
      steekproef: { omgezet: 0, gefilterd: 200 },
      bevindingen: [{ code: 'STEEKPROEF_ZONDER_UITVOER', ernst: 'waarschuwing' }],
    });
  });

  it('do not take a formaat away from an aansluiting', async () => {
    const document = concept('fasen-gebruikt');
    const actief = await brengNaar(document, 'getest', 'actief');
    const aangesloten = aansluiting('fasen-gebruikt', { soort: 'kwartaalrapportage' });
    expect((await vraag('PUT', `/aansluitingen/${aangesloten.id}/versies/1.0.0`, aangesloten)).status).toBe(201);
    const antwoord = await vraag('POST', `${pad(document)}/fasen`, { fase: 'vervallen', reden: 'x' }, etag(actief));
    expect([antwoord.status, codes(antwoord)]).toEqual([409, ['FORMAAT_ONBEKEND']]);
  });

  it('of two versions that begin on one day let only one go to work', async () => {
    await brengNaar(concept('fasen-dubbel'), 'getest', 'actief');
    const tweede = concept('fasen-dubbel', { versie: '1.0.1' });
    const getest = await brengNaar(tweede, 'getest');
    const antwoord = await vraag('POST', `${pad(tweede)}/fasen`, { fase: 'actief' }, etag(getest));
    expect([antwoord.status, codes(antwoord)]).toEqual([409, ['FORMAAT_DUBBELE_INGANG']]);
  });

  it('from getest on let an example come that is right, and none change', async () => {
    const document = concept('fasen-erbij');
    await brengNaar(document, 'getest');
    const adres = `${pad(document)}/voorbeelden`;
    const slecht = [{ bestandsnaam: 'per-product.csv', inhoudBase64: btoa('x') }];
    expect(codes(await vraag('PUT', `${adres}/twee`, voorbeeld({ verwacht: slecht })))).toEqual([
      'VOORBEELD_VERSCHILT',
    ]);
    expect((await vraag('PUT', `${adres}/twee`, voorbeeld())).status).toBe(201);
    const anders = await vraag('PUT', `${adres}/een`, voorbeeld({ vandaag: '2026-05-08' }), { 'If-Match': '*' });
    expect([anders.status, codes(anders)]).toEqual([409, ['VOORBEELD_VAST']]);
  });
});

describe('two beheerders at once', () => {
  it('both move the same formaat, and one of them hears that the other was first', async () => {
    const document = concept('samen');
    const getest = await brengNaar(document, 'getest');
    const antwoorden = await Promise.all(
      [1, 2].map(() => vraag('POST', `${pad(document)}/fasen`, { fase: 'actief' }, etag(getest))),
    );
    expect(antwoorden.map(({ status }) => status).sort()).toEqual([201, 412]);
    const fasen = resultaten(await vraag('GET', `${pad(document)}/geschiedenis`)).filter(
      ({ fase }) => fase === 'actief',
    );
    expect(fasen).toHaveLength(1);
  });
});

describe('a formaat that came while the gateway ran', () => {
  it('is used for the next verantwoording, and its successor for the one after', async () => {
    const dienIn = async (kenmerk: string): Promise<unknown[]> =>
      (await submitAndDeliver(api, gateway, kenmerk)).zendingen
        .filter((zending) => Object(zending.ontvanger).code === '0855' && zending.soort === 'productieverantwoording')
        .map((zending) => zending.formaat);
    expect(await dienIn('vooraf')).toEqual([]);
    await brengNaar(concept('nieuw-formaat'), 'getest', 'actief');
    const aangesloten = aansluiting('nieuw-formaat');
    expect((await vraag('PUT', `/aansluitingen/${aangesloten.id}/versies/1.0.0`, aangesloten)).status).toBe(201);
    expect(await dienIn('daarna')).toEqual([{ naam: 'nieuw-formaat', versie: '1.0.0' }]);
    await brengNaar(concept('nieuw-formaat', { versie: '2.0.0', geldigVanaf: '2026-02-01' }), 'getest', 'actief');
    expect(await dienIn('opvolger')).toEqual([{ naam: 'nieuw-formaat', versie: '2.0.0' }]);
  });
});

describe('POST /registraties', () => {
  const metVoorbeeld = (naam: string, anders: object = {}, levensfase: Formaat['levensfase'] = 'actief') => ({
    documentsoort: 'formaat',
    inhoud: concept(naam, { levensfase }),
    voorbeelden: [{ naam: 'een', ...voorbeeld(anders) }],
  });
  const slecht = { verwacht: [{ bestandsnaam: 'per-product.csv', inhoudBase64: btoa('x') }] };

  it('takes a formaat with its examples, and runs them', async () => {
    const documenten = [metVoorbeeld('bulk')];
    expect((await vraag('POST', '/registraties', { documenten })).status).toBe(201);
    const adres = pad(concept('bulk'));
    expect((await vraag('GET', adres)).json?.levensfase).toBe('actief');
    expect((await vraag('POST', `${adres}/voorbeeldruns`)).json).toMatchObject({ geslaagd: true });
    expect(resultaten(await vraag('GET', `${adres}/geschiedenis`)).map(({ handeling }) => handeling)).toEqual([
      'geregistreerd',
      'voorbeeld',
    ]);
    const nogmaals = await vraag('POST', '/registraties', { documenten });
    expect([nogmaals.status, nogmaals.json?.ongewijzigd]).toEqual([200, 1]);
    expect(resultaten(await vraag('GET', `${adres}/voorbeelden`))).toHaveLength(1);
  });

  it('refuses all when one example of an active formaat does not come out as it says', async () => {
    const documenten = [metVoorbeeld('bulk-goed'), metVoorbeeld('bulk-slecht', slecht)];
    const antwoord = await vraag('POST', '/registraties', { documenten });
    expect(antwoord.status).toBe(400);
    expect(bevindingen(antwoord)).toMatchObject([
      { code: 'VOORBEELD_VERSCHILT', pointer: '/documenten/1/voorbeelden/0' },
    ]);
    expect((await vraag('GET', pad(concept('bulk-goed')))).status).toBe(404);
  });

  it('takes a concept whose example does not come out yet', async () => {
    const antwoord = await vraag('POST', '/registraties', {
      documenten: [metVoorbeeld('bulk-concept', slecht, 'concept')],
    });
    expect(antwoord.status).toBe(201);
  });

  it('does not bring back what was withdrawn', async () => {
    const document = concept('bulk-vervallen', { levensfase: 'actief' });
    const documenten = [{ documentsoort: 'formaat', inhoud: document }];
    await vraag('POST', '/registraties', { documenten });
    const actief = await vraag('GET', pad(document));
    await vraag('POST', `${pad(document)}/fasen`, { fase: 'vervallen', reden: 'fout' }, etag(actief));
    expect((await vraag('POST', '/registraties', { documenten })).status).toBe(200);
    expect((await vraag('GET', pad(document))).json?.levensfase).toBe('vervallen');
  });

  it('does not change what a PUT may not change either', async () => {
    const actief = { ...concept('bulk-vast', { levensfase: 'actief' }) };
    await vraag('POST', '/registraties', { documenten: [{ documentsoort: 'formaat', inhoud: actief }] });
    const aangesloten = aansluiting('bulk-vast', { soort: 'integriteitsdossier' });
    expect((await vraag('PUT', `/aansluitingen/${aangesloten.id}/versies/1.0.0`, aangesloten)).status).toBe(201);
    const anders = { ...actief, levensfase: 'concept', titel: 'Anders' };
    const antwoord = await vraag('PUT', pad(actief), anders, { 'If-Match': '*' });
    expect([antwoord.status, codes(antwoord)]).toEqual([409, ['VERSIE_BESTAAT']]);
    expect((await vraag('PUT', pad(actief), { ...actief, levensfase: 'concept' })).status).toBe(200);
  });
});
