/**
 * Who may do what, over HTTP. Longer than 300 lines because every route is tried with every kind of key on one and the same running service.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { ROLLEN_PER_HOUDERSOORT } from '../../src/domain/toegang.ts';
import { createApp } from '../../src/http/app.ts';
import { readSleutel } from '../../src/http/guard.ts';
import { createSleutel, hashSleutel } from '../../src/pipeline/keys.ts';
import { createGateway, type Gateway, laadRegister } from '../helpers/gateway.ts';
import { voorbeeldVerantwoording } from '../helpers/verantwoording.ts';
import { type Audience, createTestApi, type Route, SLEUTELHOUDERS, type Sleutels, type TestApi } from './api.ts';
import { MAPPING, putMapping } from './mapping.ts';
import { rollenOf } from './rollen.ts';
import { type Bezorgd, submitAndDeliver } from './scenario.ts';

let gateway: Gateway;
let api: TestApi;
let bezorgd: Bezorgd;
beforeAll(async () => {
  gateway = createGateway();
  await laadRegister(gateway.diensten);
  api = await createTestApi(gateway);
  bezorgd = await submitAndDeliver(api, gateway, 'toegang');
  await putMapping(api, 'bestaat-niet');
});

/** Who may, who is of another audience, and who is of the same audience and another organisation. */
const WIE: Readonly<Record<Audience, { mag: keyof Sleutels; verkeerd: (keyof Sleutels)[]; ander?: keyof Sleutels }>> = {
  aanbieder: { mag: 'aanbieder', verkeerd: ['tilburg', 'beheerder'], ander: 'andereAanbieder' },
  gemeente: { mag: 'tilburg', verkeerd: ['aanbieder', 'beheerder'], ander: 'amsterdam' },
  beheer: { mag: 'beheerder', verkeerd: ['aanbieder', 'tilburg'] },
};

const HOUDERSOORTEN = [
  ['aanbieder', 'aanbieder'],
  ['gemeente', 'ontvanger'],
  ['beheer', 'beheerder'],
] as const;

/** A body that is good, so that an answer is about access and not about the body. */
const BODIES: Readonly<Record<string, unknown>> = {
  'aanbieder /verantwoordingen': voorbeeldVerantwoording({ kenmerk: 'toegang-body' }),
  'aanbieder /verantwoordingen/{id}/intrekkingen': { reden: 'onjuist' },
  'aanbieder /zendingen/{id}/vragen': { tekst: 'Een vraag' },
  'gemeente /zendingen/{id}/vragen': { tekst: 'Een vraag' },
  'aanbieder /uploads': { bytes: 3, sha256: '0'.repeat(64), mediatype: 'application/json' },
  'aanbieder /uploads/{id}/delen/{nummer}': {},
  'aanbieder /invoermappings/{naam}': MAPPING,
  'aanbieder /invoermappingvoorstellen': {},
  'aanbieder /webhook': { instelling: { kanaalsoort: 'webhook', adres: 'https://dienst.example/in' } },
  'aanbieder /historie': {},
  'aanbieder /voorgevuld/{jaar}/vergelijkingen': voorbeeldVerantwoording({ kenmerk: 'toegang-vergelijking' }),
  'aanbieder /dossier/documenten': {
    documentsoort: 'bijlage',
    soort: 'jaarrekening',
    geldigVanaf: '2026-01-01',
    bestandsnaam: 'jaarrekening.pdf',
    mediatype: 'application/pdf',
    sha256: '0'.repeat(64),
  },
  'aanbieder /dossier/documenten/{id}/inhoud': {},
  'aanbieder /proefverwerkingen': voorbeeldVerantwoording({ kenmerk: 'toegang-proef' }),
  'gemeente /archieven': { zendingIds: ['00000000-0000-4000-8000-000000000000'] },
  'gemeente /ontvangstmeldingen': { zendingIds: ['00000000-0000-4000-8000-000000000000'] },
  'gemeente /retourberichten': {},
  'gemeente /zendingen/{id}/retourberichten': { oordeel: 'ontvangen' },
  'beheer /registraties': { documenten: [{ documentsoort: 'aansluiting', inhoud: {} }] },
  'beheer /formaten/{naam}/versies/{versie}': {},
  'beheer /formaten/{naam}/versies/{versie}/fasen': { fase: 'getest' },
  'beheer /formaten/{naam}/versies/{versie}/voorbeelden/{voorbeeld}': {
    invoer: {},
    vandaag: '2026-05-06',
    verwacht: 'neem-over',
  },
  'beheer /formaten/{naam}/versies/{versie}/proeven': { invoer: {} },
  'beheer /formaten/{naam}/versies/{versie}/steekproeven': {},
  'beheer /formaten/{naam}/versies/{versie}/vergelijkingen': { met: '1.0.0' },
  'beheer /formaatcontroles': {},
  'beheer /aansluitingen/{aansluiting}/versies/{versie}': {},
  'beheer /aansluitingen/{aansluiting}/versies/{versie}/beeindigingen': { geldigTot: '2027-12-31', reden: 'x' },
  'beheer /aansluitingen/{aansluiting}/versies/{versie}/vergelijkingen': { met: '1.0.0' },
  'beheer /aansluitingproeven': { aansluiting: {}, verantwoording: {} },
  'beheer /aansluitingcontroles': {},
  'gemeente /postbus/pauzes': { reden: 'x' },
  'gemeente /postbus/hervattingen': {},
  'beheer /ontvangers/{ontvangercode}/postbus/pauzes': { reden: 'x' },
  'beheer /ontvangers/{ontvangercode}/postbus/hervattingen': {},
  'gemeente /kanaal': { instelling: { kanaalsoort: 'postvak' } },
  'beheer /ontvangers/{ontvangercode}/kanaal': { instelling: { kanaalsoort: 'postvak' } },
  'beheer /herleveringen': { selectie: { ontvangercode: '0855', formaat: 'ijw323', maximaal: 1 } },
  'beheer /herleveringen/{id}/uitvoeringen': { sha256: '0' },
  'beheer /sleutels/{id}/vervangingen': { overlapUren: 1 },
  'beheer /clients': {
    houdersoort: 'ontvanger',
    houdercode: '0001',
    omschrijving: 'x',
    rollen: ['inzien'],
    bewijs: { soort: 'uitgever', uitgever: 'https://login.example', onderwerp: 'x' },
  },
  'beheer /organisaties': { houdersoort: 'ontvanger', houdercode: '0001', naam: 'x' },
  'beheer /organisaties/{id}/naam': { naam: 'x' },
  'beheer /organisaties/{id}/domeinen': { domeinen: [] },
  'beheer /organisaties/{id}/toegang': { alleenSleutelpaar: false },
  'beheer /organisaties/{id}/leden': {
    naam: 'x',
    uitgever: 'https://login.example',
    onderwerp: 'x',
    rollen: ['inzien'],
  },
  'beheer /organisaties/{id}/leden/{lid}/rollen': { rollen: ['inzien'] },
  'beheer /betrokkenen/zoekvragen': { bsn: '999900006', reden: 'een toets van toegang' },
  'beheer /betrokkenen/inzagen': { bsn: '999900006', reden: 'een toets van toegang' },
  'beheer /betrokkenen/wissingen': { bsn: '999900006', reden: 'een toets van toegang' },
  'beheer /sleutels': { houdersoort: 'ontvanger', houdercode: '0001', omschrijving: 'x' },
};

const NIET_BESTAAND = '00000000-0000-4000-8000-000000000000';

function ask(route: Route, sleutel: string | undefined, id: string) {
  const json = BODIES[`${route.audience} ${route.path}`];
  if (route.operation.requestBody !== undefined && json === undefined)
    throw new Error(`give ${route.audience} ${route.path} a body in this test`);
  const pad = route.path
    .replace('{id}', id)
    .replace('{jaar}', '2026')
    .replace('{nummer}', '1')
    .replaceAll(/\{\w+\}/g, 'bestaat-niet');
  const query = bezorgd.queries[route.path.split('/').at(-1) ?? ''] ?? '';
  return api.vraag(route.method, `/${route.audience}/v1${pad}${query}`, {
    ...(sleutel === undefined ? {} : { sleutel }),
    ...(route.operation.requestBody === undefined ? {} : { json }),
  });
}

const ownId = ({ path }: Route): string => {
  if (path.startsWith('/uploads/')) return bezorgd.uploadId;
  if (path.startsWith('/dossier/')) return bezorgd.dossierdocumentId;
  return path.startsWith('/zendingen/') ? bezorgd.zendingId : bezorgd.verantwoordingId;
};

const name = (route: Route): string => `${route.method} /${route.audience}/v1${route.path}`;

describe('every route of every OpenAPI document', () => {
  it('is among these, so that none is forgotten', () => {
    expect(api.routes.length).toBeGreaterThan(20);
    expect(new Set(api.routes.map((route) => route.audience)).size).toBe(3);
  });

  it('asks for a key', async () => {
    for (const route of api.routes) {
      const antwoord = await ask(route, undefined, ownId(route));
      expect([name(route), antwoord.status]).toEqual([name(route), 401]);
      expect(antwoord.headers.get('WWW-Authenticate')).toBe('Bearer realm="enkelvoud"');
    }
  });

  it('refuses a key nobody made, an expired one and a withdrawn one', async () => {
    const afgekeurd = new Map<Audience, readonly string[]>();
    for (const [audience, houdersoort] of HOUDERSOORTEN) {
      const maak = (verlooptOp?: string) =>
        createSleutel(gateway.diensten, { houdersoort, houdercode: '65656055' }, 'test', verlooptOp);
      const verlopen = await maak('2026-05-06T09:59:59.999Z');
      const ingetrokken = await maak();
      await gateway.diensten.staat.sleutels.trekIn(ingetrokken.rij.id, '2026-05-06T10:00:00.000Z');
      afgekeurd.set(audience, ['evk_geraden', verlopen.sleutel, ingetrokken.sleutel]);
    }
    for (const route of api.routes)
      for (const sleutel of afgekeurd.get(route.audience) ?? []) {
        const antwoord = await ask(route, sleutel, ownId(route));
        expect([name(route), antwoord.status]).toEqual([name(route), 401]);
        expect(antwoord.headers.get('WWW-Authenticate')).toContain('error="invalid_token"');
        expect(antwoord.tekst).not.toContain(sleutel);
      }
  });

  it('refuses a key of another audience', async () => {
    for (const route of api.routes)
      for (const wie of WIE[route.audience].verkeerd) {
        const antwoord = await ask(route, api.sleutels[wie], ownId(route));
        expect([name(route), wie, antwoord.status]).toEqual([name(route), wie, 403]);
      }
  });

  it('refuses a key that lacks the role, and one whose role it has goes on', async () => {
    const sleutelMet = new Map<string, string>();
    for (const [audience, { mag }] of Object.entries(WIE))
      for (const rol of ROLLEN_PER_HOUDERSOORT[SLEUTELHOUDERS[mag].houdersoort]) {
        const { sleutel } = await createSleutel(gateway.diensten, SLEUTELHOUDERS[mag], 'test', undefined, [rol]);
        sleutelMet.set(`${audience} ${rol}`, sleutel);
      }
    for (const route of api.routes) {
      const mag = rollenOf(route);
      expect([name(route), mag.length]).not.toEqual([name(route), 0]);
      for (const rol of ROLLEN_PER_HOUDERSOORT[SLEUTELHOUDERS[WIE[route.audience].mag].houdersoort]) {
        if (mag.includes(rol)) continue;
        const antwoord = await ask(route, sleutelMet.get(`${route.audience} ${rol}`), NIET_BESTAAND);
        expect([name(route), rol, antwoord.status]).toEqual([name(route), rol, 403]);
      }
      if (route.method !== 'GET') continue;
      for (const rol of mag) {
        const antwoord = await ask(route, sleutelMet.get(`${route.audience} ${rol}`), NIET_BESTAAND);
        expect([name(route), rol, antwoord.status]).not.toEqual([name(route), rol, 403]);
      }
    }
  });

  it('answers about what is of another organisation as about what does not exist', async () => {
    const perId = api.routes.filter((route) => route.path.includes('{id}'));
    expect(perId.length).toBeGreaterThan(10);
    for (const route of perId) {
      const { mag, ander } = WIE[route.audience];
      const nietBestaand = await ask(route, api.sleutels[mag], NIET_BESTAAND);
      expect([name(route), nietBestaand.status]).toEqual([name(route), 404]);
      if (ander === undefined) continue;
      const vanAnder = await ask(route, api.sleutels[ander], ownId(route));
      expect([name(route), vanAnder.status, vanAnder.tekst]).toEqual([name(route), 404, nietBestaand.tekst]);
      // Every answer has a trace of its own, which tells nothing but that.
      const koppen = ({ headers }: typeof vanAnder) => [...headers].filter(([naam]) => naam !== 'traceparent');
      expect(koppen(vanAnder)).toEqual(koppen(nietBestaand));
    }
  });

  it('lets the owner in', async () => {
    for (const route of api.routes.filter((een) => een.method === 'GET' && een.audience !== 'beheer')) {
      const antwoord = await ask(route, api.sleutels[WIE[route.audience].mag], ownId(route));
      expect([name(route), antwoord.status]).toEqual([name(route), 200]);
    }
  });
});

describe('lists', () => {
  it('hold nothing of another organisation', async () => {
    const lijst = async (pad: string, sleutel: string): Promise<string> =>
      (await api.vraag('GET', pad, { sleutel })).tekst;
    expect(await lijst('/aanbieder/v1/verantwoordingen', api.sleutels.aanbieder)).toContain(bezorgd.verantwoordingId);
    expect(await lijst('/aanbieder/v1/verantwoordingen', api.sleutels.andereAanbieder)).toBe('{"resultaten":[]}');
    expect(await lijst('/gemeente/v1/zendingen', api.sleutels.tilburg)).toContain(bezorgd.zendingId);
    expect(await lijst('/gemeente/v1/zendingen', api.sleutels.amsterdam)).toBe('{"resultaten":[]}');
    expect(await lijst('/gemeente/v1/zendingen', api.sleutels.regio)).not.toContain(bezorgd.zendingId);
  });

  it('do not let an aanbieder account for another', async () => {
    const antwoord = await api.vraag('POST', '/aanbieder/v1/verantwoordingen', {
      sleutel: api.sleutels.andereAanbieder,
      json: voorbeeldVerantwoording({ kenmerk: 'van-een-ander' }),
    });
    expect(antwoord.status).toBe(400);
    expect(antwoord.tekst).toContain('ANDERE_AANBIEDER');
  });
});

describe('a zending that was not delivered', () => {
  it('does not exist for its ontvanger', async () => {
    const ingediend = await api.vraag('POST', '/aanbieder/v1/verantwoordingen', {
      sleutel: api.sleutels.aanbieder,
      json: voorbeeldVerantwoording({ kenmerk: 'nog-niet-bezorgd' }),
    });
    expect(ingediend.status).toBe(201);
    const [zendingId] = gateway.wachtend;
    const zending = await gateway.diensten.staat.zendingen.findZending(zendingId ?? '');
    const { sleutel } = await createSleutel(
      gateway.diensten,
      { houdersoort: 'ontvanger', houdercode: zending?.ontvanger.code ?? '' },
      'test',
      undefined,
    );
    for (const route of api.routes.filter((een) => een.audience === 'gemeente' && een.path.includes('{id}'))) {
      const antwoord = await ask(route, sleutel, zendingId ?? '');
      expect([name(route), antwoord.status]).toEqual([name(route), 404]);
    }
    await gateway.werkAf();
    expect((await api.vraag('GET', `/gemeente/v1/zendingen/${zendingId}`, { sleutel })).status).toBe(200);
  });
});

describe('the key a new installation begins with', () => {
  it('may do what a beheerder may, only when its hash is set', async () => {
    const geheim = 'begin-met-deze';
    const met = createApp(() => ({
      diensten: gateway.diensten,
      instelling: { beginsleutel: { sha256: hashSleutel(geheim).toUpperCase(), tot: '2026-05-06' } },
    }));
    const zonder = createApp(() => ({ diensten: gateway.diensten, instelling: {} }));
    const headers = { Authorization: `Bearer ${geheim}` };
    expect((await met.request('/beheer/v1/formaten', { headers })).status).toBe(200);
    expect((await met.request('/aanbieder/v1/verantwoordingen', { headers })).status).toBe(403);
    expect((await zonder.request('/beheer/v1/formaten', { headers })).status).toBe(401);
  });

  it('works until the end of its last day', async () => {
    const geheim = 'begin-met-deze';
    const eigen = createGateway('2026-05-06T23:59:59.000Z');
    const app = createApp(() => ({
      diensten: eigen.diensten,
      instelling: { beginsleutel: { sha256: hashSleutel(geheim), tot: '2026-05-06' } },
    }));
    const vraag = () => app.request('/beheer/v1/formaten', { headers: { Authorization: `Bearer ${geheim}` } });
    expect((await vraag()).status).toBe(200);
    eigen.verstrijk(1000);
    const laat = await vraag();
    expect([laat.status, await laat.text()]).toEqual([401, expect.stringContaining('Deze sleutel is verlopen')]);
  });
});

describe('readSleutel', () => {
  it.each([
    ['Bearer evk_abc', 'evk_abc'],
    ['bearer   evk_abc', 'evk_abc'],
    ['  Bearer evk_abc  ', 'evk_abc'],
    ['Basic evk_abc', undefined],
    ['Bearer', undefined],
    ['Bearer a b', undefined],
    ['evk_abc', undefined],
    [undefined, undefined],
  ])('reads %j as %j', (header, sleutel) => {
    expect(readSleutel(header)).toBe(sleutel);
  });
});
