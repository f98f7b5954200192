/** Trying an aansluiting and laying two versions side by side: what would happen, with nothing stored. */
import { beforeAll, describe, expect, it } from 'vitest';
import { createGateway, type Gateway, laadRegister } from '../helpers/gateway.ts';
import { voorbeeldVerantwoording } from '../helpers/verantwoording.ts';
import { codes, createTestApi, type Inhoud, resultaten, type TestApi } from './api.ts';
import { aansluiting, type Beheer, concept, createBeheer, lijst } from './formaten.ts';

let gateway: Gateway;
let api: TestApi;
let vraag: Beheer['vraag'];
beforeAll(async () => {
  gateway = createGateway();
  await laadRegister(gateway.diensten);
  api = await createTestApi(gateway);
  const beheer = createBeheer(api);
  ({ vraag } = beheer);
  await beheer.brengNaar(concept('proef'), 'getest', 'actief');
});

const verantwoording = (kenmerk: string): Inhoud => ({
  ...voorbeeldVerantwoording({ kenmerk, soorten: ['declaratie', 'jaarprognose'] }),
});
const opgave = (anders: object = {}): Inhoud => ({
  aansluiting: aansluiting('proef', { soort: 'jaarprognose', ...anders }),
  verantwoording: verantwoording('proef'),
  vandaag: '2026-05-06',
});
const ids = (waarde: unknown): readonly unknown[] => lijst(waarde).map((een) => Object(een.aansluiting).id);
const gepland = () => gateway.diensten.staat.aansluitingen.listLaatsteVerantwoordingen(50);

describe('POST /aansluitingproeven', () => {
  it('shows the zendingen that an aansluiting would bring and the files in them, and stores nothing', async () => {
    const antwoord = await vraag('POST', '/aansluitingproeven', opgave());
    expect([antwoord.status, antwoord.json?.uitkomst]).toEqual([200, 'geprobeerd']);
    expect(antwoord.json).toMatchObject({
      bevindingen: [],
      vervallen: { zendingen: [] },
      zendingen: [
        {
          ontvanger: { soort: 'gemeente', code: '0855' },
          aansluiting: { id: 'proef-tilburg', versie: '1.0.0' },
          formaat: { naam: 'proef', versie: '1.0.0' },
          toestand: 'omgezet',
          vastgehouden: false,
          bestanden: [{ bestandsnaam: 'per-product.csv' }],
        },
      ],
    });
    expect((await vraag('GET', '/aansluitingen/proef-tilburg/versies')).status).toBe(404);
    expect(await gepland()).toEqual([]);
  });

  it('shows what it holds back', async () => {
    const bijlagen = [{ bijlagesoort: 'vog-rp', bijOntbreken: 'vasthouden' }];
    const [zending] = lijst((await vraag('POST', '/aansluitingproeven', opgave({ bijlagen }))).json?.zendingen);
    expect([zending?.toestand, zending?.vastgehouden]).toEqual(['vastgehouden', true]);
    expect(lijst(zending?.bevindingen).map(({ code }) => code)).toEqual(['BIJLAGE_ONTBREEKT']);
  });

  it('shows what goes now and would not go any more: one that is nearer takes the place of the one for all', async () => {
    const document = aansluiting('iets-anders', {
      ...{ id: 'dichterbij', soort: 'declaratie', formaat: 'proef', titel: 'Tilburg wil de declaratie anders' },
    });
    const { json } = await vraag('POST', '/aansluitingproeven', { ...opgave(), aansluiting: document });
    expect(ids(json?.zendingen)).toEqual(['dichterbij']);
    const vervallen = lijst(Object(json?.vervallen).zendingen);
    expect(vervallen.length).toBeGreaterThan(0);
    expect(vervallen.every(({ soort }) => soort === 'declaratie')).toBe(true);
    expect(ids(vervallen)).not.toContain('dichterbij');
  });

  it('refuses with the findings of whichever of the two is wrong', async () => {
    const fout = await vraag('POST', '/aansluitingproeven', opgave({ formaat: 'bestaat-niet' }));
    expect(fout.json).toMatchObject({ uitkomst: 'aansluiting-geweigerd', bevindingen: [{ code: 'FORMAAT_ONBEKEND' }] });
    const leeg = await vraag('POST', '/aansluitingproeven', { ...opgave(), verantwoording: {} });
    expect(leeg.json?.uitkomst).toBe('verantwoording-geweigerd');
    expect(lijst(leeg.json?.bevindingen).length).toBeGreaterThan(0);
  });
});

describe('POST …/vergelijkingen of an aansluiting', () => {
  it('tells what is written otherwise and which verantwoordingen would go otherwise', async () => {
    const adres = '/aansluitingen/vergelijk-aansluiting/versies';
    const oud = aansluiting('proef', { id: 'vergelijk-aansluiting', soort: 'jaarprognose' });
    expect(codes(await vraag('PUT', `${adres}/1.0.0`, oud))).toEqual([]);
    const ingediend = await api.vraag('POST', '/aanbieder/v1/verantwoordingen', {
      sleutel: api.sleutels.aanbieder,
      json: verantwoording('vergelijk-aansluiting'),
    });
    expect(ingediend.status).toBe(201);
    const nieuw = {
      ...{ ...oud, versie: '2.0.0', geldigVanaf: '2027-01-01', dekking: { gemeentecodes: ['0363', '0855'] } },
      bijlagen: [{ bijlagesoort: 'vog-rp', bijOntbreken: 'vasthouden' }],
    };
    expect(codes(await vraag('PUT', `${adres}/2.0.0`, nieuw))).toEqual([]);
    const zelfde = { ...oud, versie: '3.0.0', geldigVanaf: '2028-01-01', titel: 'Andere titel' };
    expect(codes(await vraag('PUT', `${adres}/3.0.0`, zelfde))).toEqual([]);

    const antwoord = await vraag('POST', `${adres}/2.0.0/vergelijkingen`, { met: '1.0.0' });
    expect(antwoord.json).toMatchObject({ aantalVergeleken: 1, bevindingen: [], overgeslagen: [] });
    const verschillen = new Map(lijst(antwoord.json?.verschillen).map(({ pointer, ...rest }) => [pointer, rest]));
    expect(verschillen.get('/dekking/gemeentecodes')).toEqual({ nieuw: '0363' });
    expect(verschillen.get('/geldigVanaf')).toEqual({ oud: '2026-01-01', nieuw: '2027-01-01' });
    expect([...verschillen.keys()]).toEqual(['/dekking/gemeentecodes', '/geldigVanaf', '/bijlagen/0']);
    const [route] = lijst(antwoord.json?.routes);
    expect(route).toMatchObject({
      verantwoordingId: ingediend.json?.id,
      oud: { zendingen: [{ ontvanger: { code: '0855' }, vastgehouden: false }] },
    });
    expect(lijst(Object(route?.nieuw).zendingen)).toContainEqual(
      expect.objectContaining({ ontvanger: expect.objectContaining({ code: '0855' }), vastgehouden: true }),
    );

    const gelijk = await vraag('POST', `${adres}/3.0.0/vergelijkingen`, { met: '1.0.0' });
    expect(gelijk.json).toMatchObject({ aantalVergeleken: 1, routes: [] });
    expect((await vraag('POST', `${adres}/3.0.0/vergelijkingen`, { met: '9.9.9' })).status).toBe(404);
    expect(resultaten(await vraag('GET', adres)).map(({ versie }) => versie)).toEqual(['3.0.0', '2.0.0', '1.0.0']);
  });

  it('says why routes cannot be compared: another would ask the same on those days', async () => {
    const adres = '/aansluitingen/botsing/versies';
    const basis = aansluiting('proef', { id: 'botsing', soort: 'kwartaalrapportage', geldigTot: '2026-06-30' });
    expect(codes(await vraag('PUT', `${adres}/1.0.0`, { ...basis, dekking: { gemeentecodes: ['0344'] } }))).toEqual([]);
    const ander = aansluiting('proef', { id: 'botsing-ander', soort: 'kwartaalrapportage', geldigTot: '2026-06-30' });
    expect(codes(await vraag('PUT', '/aansluitingen/botsing-ander/versies/1.0.0', ander))).toEqual([]);
    const { geldigTot: _, ...open } = basis;
    const later = { ...open, versie: '2.0.0', geldigVanaf: '2026-07-01' };
    expect(codes(await vraag('PUT', `${adres}/2.0.0`, later))).toEqual([]);
    const antwoord = await vraag('POST', `${adres}/2.0.0/vergelijkingen`, { met: '1.0.0' });
    expect(antwoord.json).toMatchObject({
      aantalVergeleken: 0,
      bevindingen: [{ code: 'AANSLUITING_GELIJK' }],
      routes: [],
    });
  });
});
