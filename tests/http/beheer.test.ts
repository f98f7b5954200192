import { beforeAll, describe, expect, it } from 'vitest';
import type { Aansluiting } from '../../src/domain/register.ts';
import { createGateway, type Gateway, laadRegister, STARTREGISTER } from '../helpers/gateway.ts';
import { voorbeeldVerantwoording } from '../helpers/verantwoording.ts';
import { type Antwoord, bevindingen, codes, createTestApi, type Inhoud, resultaten, type TestApi } from './api.ts';
import { submitAndDeliver } from './scenario.ts';

let gateway: Gateway;
let api: TestApi;
/** The starter register without the aansluiting for the declarations of the Wmo: those have no ontvanger yet. */
const isIwmo = (inhoud: unknown): boolean => Object(inhoud).formaat === 'iwmo323';
beforeAll(async () => {
  gateway = createGateway();
  await laadRegister(
    gateway.diensten,
    STARTREGISTER.filter((document) => !isIwmo(document.inhoud)),
  );
  api = await createTestApi(gateway);
});

const vraag = (method: string, pad: string, json?: unknown): Promise<Antwoord> =>
  api.vraag(method, `/beheer/v1${pad}`, { sleutel: api.sleutels.beheerder, ...(json === undefined ? {} : { json }) });

const codesOp = async (peildatum: string): Promise<unknown[]> =>
  resultaten(await vraag('GET', `/gemeenten?peildatum=${peildatum}`)).map((gemeente) => gemeente.code);

describe('the register', () => {
  it('is asked for a day, and for today without one', async () => {
    // Weesp (0457) went up in Amsterdam on 24 March 2022.
    expect(await codesOp('2022-03-23')).toContain('0457');
    expect(await codesOp('2022-03-24')).not.toContain('0457');
    const vandaag = resultaten(await vraag('GET', '/gemeenten')).map((gemeente) => gemeente.code);
    expect(vandaag).toEqual(await codesOp('2026-05-06'));
    expect(vandaag).toHaveLength(342);
  });

  it('refuses a day that does not exist', async () => {
    for (const pad of ['/gemeenten', '/inkoopregios', '/aansluitingen'])
      for (const dag of ['2026-02-30', '1-1-2026', '']) {
        const antwoord = await vraag('GET', `${pad}?peildatum=${dag}`);
        expect([antwoord.status, codes(antwoord)]).toEqual([400, ['QUERY_ONGELDIG']]);
      }
  });

  it('shows regios and the version of each aansluiting that decides', async () => {
    expect(resultaten(await vraag('GET', '/inkoopregios')).length).toBeGreaterThan(40);
    const op = async (dag: string) =>
      resultaten(await vraag('GET', `/aansluitingen?peildatum=${dag}`)).map((a) => `${a.id} ${a.versie}`);
    const nu = await op('2026-05-06');
    expect(nu.length).toBeGreaterThan(5);
    expect(new Set(nu.map((a) => a.split(' ')[0])).size).toBe(nu.length);
    expect(await op('1990-01-01')).toEqual([]);
  });

  it('shows every version of every formaat, and one as it was registered', async () => {
    const formaten = resultaten(await vraag('GET', '/formaten'));
    const ijw323 = formaten.find((formaat) => formaat.naam === 'ijw323');
    const document = await vraag('GET', `/formaten/ijw323/versies/${ijw323?.versie}`);
    const geleverd = STARTREGISTER.find((d) => d.documentsoort === 'formaat' && Object(d.inhoud).naam === 'ijw323');
    expect(document.json).toEqual(geleverd?.inhoud);
    expect((await vraag('GET', '/formaten/ijw323/versies/0.0.1')).status).toBe(404);
  });
});

describe('POST /registraties', () => {
  const aansluiting = (): Inhoud => {
    const gevonden = STARTREGISTER.find((d) => isIwmo(d.inhoud));
    if (gevonden === undefined) throw new Error('no aansluiting for iwmo323');
    return { ...(gevonden.inhoud as Inhoud) };
  };

  it('refuses all when one is wrong, and says which and where', async () => {
    const goed = aansluiting();
    const antwoord = await vraag('POST', '/registraties', {
      documenten: [
        { documentsoort: 'aansluiting', inhoud: goed },
        { documentsoort: 'aansluiting', inhoud: { ...goed, id: 'fout', geldigVanaf: 'gisteren' } },
        { documentsoort: 'aansluiting', inhoud: {} },
      ],
    });
    expect(antwoord.status).toBe(400);
    const pointers = bevindingen(antwoord).map((bevinding) => String(bevinding.pointer));
    expect(pointers).toContain('/documenten/1/inhoud/geldigVanaf');
    expect(pointers.some((pointer) => pointer.startsWith('/documenten/2/inhoud'))).toBe(true);
    expect(pointers.some((pointer) => pointer.startsWith('/documenten/0'))).toBe(false);
    const ids = resultaten(await vraag('GET', '/aansluitingen')).map((a) => a.id);
    expect(ids).not.toContain(goed.id);
  });

  it('refuses what is no list of documents', async () => {
    for (const json of [{}, { documenten: [] }, { documenten: [{ documentsoort: 'zaak', inhoud: {} }] }, [], 'x'])
      expect((await vraag('POST', '/registraties', json)).status).toBe(400);
  });

  it('sends what waited for an aansluiting, and leaves alone what is there', async () => {
    const { verantwoordingId } = await submitAndDeliver(api, gateway, 'wacht');
    const balans = async () => (await vraag('GET', `/verantwoordingen/${verantwoordingId}/balans`)).json;
    expect((await balans())?.totaal).toMatchObject({ onderweg: 0, vastgehouden: expect.any(Number) });
    const wachtend = (await balans())?.totaal as { vastgehouden: number };
    expect(wachtend.vastgehouden).toBeGreaterThan(0);
    expect((await vraag('POST', `/verantwoordingen/${verantwoordingId}/herrouteringen`)).json).toEqual({
      verantwoordingId,
      nieuweZendingen: 0,
    });

    const document = { documentsoort: 'aansluiting', inhoud: aansluiting() };
    const nieuw = await vraag('POST', '/registraties', { documenten: [document] });
    expect([nieuw.status, nieuw.json]).toEqual([201, { nieuw: 1, ongewijzigd: 0, adviezen: [] }]);
    await gateway.werkAf();
    expect(await balans()).toMatchObject({ sluitend: true, afgerond: true, totaal: { vastgehouden: 0 } });
    const nogEens = await vraag('POST', '/registraties', { documenten: [document] });
    expect([nogEens.status, nogEens.json]).toEqual([200, { nieuw: 0, ongewijzigd: 1, adviezen: [] }]);

    const anders = { ...document, inhoud: { ...document.inhoud, titel: 'anders' } satisfies Partial<Aansluiting> };
    const antwoord = await vraag('POST', '/registraties', { documenten: [anders] });
    expect(bevindingen(antwoord)).toEqual([
      expect.objectContaining({ code: 'VERSIE_BESTAAT', pointer: '/documenten/0/inhoud/versie' }),
    ]);
  });
});

describe('storingen', () => {
  it('shows a zending that failed, and lets it run again when the cause is gone', async () => {
    const ingediend = await api.vraag('POST', '/aanbieder/v1/verantwoordingen', {
      sleutel: api.sleutels.aanbieder,
      json: voorbeeldVerantwoording({ kenmerk: 'storing' }),
    });
    const [zendingId = ''] = gateway.wachtend;
    await gateway.diensten.staat.zendingen.houdVast(
      zendingId,
      { code: 'OMZETTING_MISLUKT', ernst: 'fout', plaats: {}, parameters: {} },
      '2026-05-06T10:00:00.000Z',
    );
    await gateway.werkAf();
    const [storing, ...meer] = resultaten(await vraag('GET', '/storingen'));
    expect(meer).toEqual([]);
    expect(storing).toMatchObject({
      id: zendingId,
      verantwoordingId: ingediend.json?.id,
      toestand: 'vastgehouden',
      aantalBevindingen: 1,
      bevindingen: [{ code: 'OMZETTING_MISLUKT', oplossing: expect.stringMatching(/\w/) }],
    });

    const hervat = await vraag('POST', `/zendingen/${zendingId}/hervattingen`);
    expect([hervat.status, hervat.json?.toestand]).toEqual([202, 'gepland']);
    expect((await vraag('POST', `/zendingen/${zendingId}/hervattingen`)).status).toBe(409);
    await gateway.werkAf();
    expect(resultaten(await vraag('GET', '/storingen'))).toEqual([]);
  });

  it('pages through what stands still; a herstelronde finishes it', async () => {
    await api.vraag('POST', '/aanbieder/v1/verantwoordingen', {
      sleutel: api.sleutels.aanbieder,
      json: voorbeeldVerantwoording({ kenmerk: 'blijft-liggen' }),
    });
    const wachtend = [...gateway.wachtend].sort();
    gateway.vergeetWachtrij();
    const gezien: unknown[] = [];
    let adres: unknown = '/beheer/v1/storingen?aantal=1';
    while (typeof adres === 'string') {
      const antwoord = await api.vraag('GET', adres, { sleutel: api.sleutels.beheerder });
      gezien.push(...resultaten(antwoord).map((zending) => zending.id));
      adres = antwoord.json?.volgende;
    }
    expect(gezien.sort()).toEqual(wachtend);
    gateway.verstrijk(10 * 60_000);
    const ronde = await vraag('POST', '/herstelrondes');
    expect([ronde.status, ronde.json?.opnieuwGevraagd]).toEqual([200, wachtend.length]);
    await gateway.werkAf();
    expect(resultaten(await vraag('GET', '/storingen'))).toEqual([]);
  });
});

describe('sleutels', () => {
  it('are shown once, work at once, and stop when withdrawn', async () => {
    const gemaakt = await vraag('POST', '/sleutels', {
      houdersoort: 'ontvanger',
      houdercode: '0855',
      omschrijving: 'Financiën',
    });
    expect(gemaakt.status).toBe(201);
    const sleutel = String(gemaakt.json?.sleutel);
    expect((await api.vraag('GET', '/gemeente/v1/zendingen', { sleutel })).status).toBe(200);

    const gezien: string[] = [];
    let adres: unknown = '/beheer/v1/sleutels?aantal=3';
    while (typeof adres === 'string') {
      const antwoord = await api.vraag('GET', adres, { sleutel: api.sleutels.beheerder });
      expect(antwoord.tekst).not.toContain(sleutel);
      gezien.push(...resultaten(antwoord).map((rij) => String(rij.id)));
      adres = antwoord.json?.volgende;
    }
    expect(gezien).toHaveLength(7);
    expect(new Set(gezien).size).toBe(7);

    expect((await vraag('POST', `/sleutels/${gemaakt.json?.id}/intrekkingen`)).status).toBe(200);
    expect((await api.vraag('GET', '/gemeente/v1/zendingen', { sleutel })).status).toBe(401);
    expect((await vraag('POST', `/sleutels/${gemaakt.json?.id}/intrekkingen`)).status).toBe(404);
  });

  it.each([
    [{}, ['/houdersoort', '/houdercode', '/omschrijving']],
    [{ houdersoort: 'aanbieder', houdercode: '123', omschrijving: 'x' }, ['/houdercode']],
    [{ houdersoort: 'ontvanger', houdercode: '0855', omschrijving: 'x', verlooptOp: '2028-01-01' }, ['/verlooptOp']],
    [{ houdersoort: 'god', houdercode: '0855', omschrijving: '' }, ['/houdersoort', '/omschrijving']],
  ])('are not made of %j', async (json, pointers) => {
    const antwoord = await vraag('POST', '/sleutels', json);
    expect(antwoord.status).toBe(400);
    expect(bevindingen(antwoord).map((bevinding) => bevinding.pointer)).toEqual(pointers);
  });

  it('come from a small body only', async () => {
    const antwoord = await vraag('POST', '/sleutels', { omschrijving: 'x'.repeat(20_000) });
    expect([antwoord.status, codes(antwoord)]).toEqual([413, ['VERZOEK_TE_GROOT']]);
    expect(bevindingen(antwoord)[0]?.melding).toContain('16 kB');
  });
});
