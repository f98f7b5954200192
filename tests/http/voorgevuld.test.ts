/** What an aanbieder uploads as history, and what it sees of its year. */
import { strToU8, zipSync } from 'fflate';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { maak323 } from '../helpers/bericht323.ts';
import { testBsn } from '../helpers/bsn.ts';
import { createGateway, type Gateway, laadRegister, maakLeeg } from '../helpers/gateway.ts';
import { antwoordOp, type Gelezen323, maak325 } from '../helpers/retour325.ts';
import { AGBCODE } from '../helpers/verantwoording.ts';
import { type Antwoord, codes, createTestApi, type TestApi } from './api.ts';

let gateway: Gateway;
let api: TestApi;
beforeAll(async () => {
  gateway = createGateway();
});
beforeEach(async () => {
  await maakLeeg();
  await laadRegister(gateway.diensten);
  api = await createTestApi(gateway);
});

const regel = (nr: number, bedrag: number) => ({
  referentienummer: `R${nr}`,
  toewijzingnummer: String(nr),
  productcategorie: '45',
  productcode: '45A03',
  begindatum: '2026-03-01',
  einddatum: '2026-03-31',
  volume: String(bedrag),
  eenheid: '83',
  bedrag: String(bedrag),
  debetCredit: 'D',
});

const DECLARATIE: Gelezen323 = {
  identificatie: 'M1',
  dagtekening: '2026-04-03',
  afzender: AGBCODE,
  ontvanger: '0855',
  declaratienummer: 'D1',
  totaal: 6000,
  clienten: [
    { bsn: testBsn(1), prestaties: [regel(1, 1000), regel(2, 2000)] },
    { bsn: testBsn(2), prestaties: [regel(3, 3000)] },
  ],
};
const MAART = ['2026-03-01', '2026-03-31'] as const;
const XML_323 = maak323('jw', DECLARATIE, MAART);
const XML_325 = maak325(antwoordOp('jw', DECLARATIE, new Map([['R2', ['9321']]])));

const geef = (body: string | Uint8Array<ArrayBuffer>, soort: string, sleutel = api.sleutels.aanbieder) =>
  api.vraag('POST', '/aanbieder/v1/historie', { sleutel, body, headers: { 'Content-Type': soort } });
const geefXml = (xml: string, sleutel?: string): Promise<Antwoord> => geef(xml, 'application/xml', sleutel);
const geefZip = (bestanden: Readonly<Record<string, string>>): Promise<Antwoord> =>
  geef(
    new Uint8Array(
      zipSync(Object.fromEntries(Object.entries(bestanden).map(([naam, tekst]) => [naam, strToU8(tekst)]))),
    ),
    'application/zip',
  );
const haal = (pad = '', sleutel = api.sleutels.aanbieder): Promise<Antwoord> =>
  api.vraag('GET', `/aanbieder/v1/voorgevuld/2026${pad}`, { sleutel });

const totaal = async (): Promise<Record<string, unknown>> => {
  const { totaal: gevonden } = (await haal()).json as { totaal: Record<string, { saldoCenten?: number } | number> };
  return Object.fromEntries(
    Object.entries(gevonden).map(([naam, stand]) => [naam, typeof stand === 'number' ? stand : stand.saldoCenten]),
  );
};
const LEEG = { toegekend: 0, onbeantwoord: 0, afgewezen: 0, betwist: 0, nogTeDeclareren: 0, credit: 0 };

describe('history', () => {
  it('fills the year in, in any order and any number of times', async () => {
    expect(await totaal()).toEqual({ ...LEEG, teVerantwoordenCenten: 0 });
    const antwoord = await geefXml(XML_325);
    expect([antwoord.status, antwoord.json?.nieuw]).toEqual([200, 1]);
    expect((await haal()).json?.bronnen).toMatchObject({ antwoordberichten: 1, antwoordenZonderDeclaratie: 1 });
    expect(await totaal()).toEqual({ ...LEEG, teVerantwoordenCenten: 0 });
    expect((await geefXml(XML_323)).json?.nieuw).toBe(1);
    const vol = { ...LEEG, toegekend: 4000, afgewezen: 2000, teVerantwoordenCenten: 4000 };
    expect(await totaal()).toEqual(vol);
    const weer = await geefZip({ 'b.xml': XML_323, 'a.xml': XML_325 });
    expect([weer.status, weer.json?.nieuw]).toEqual([200, 0]);
    // The same message exported in other bytes is still the same message.
    expect((await geefXml(`${XML_323}\n<!-- export -->\n`)).json?.nieuw).toBe(1);
    expect(await totaal()).toEqual(vol);
  });

  it('shows two answers that contradict each other as disputed', async () => {
    const ander = maak325({ ...antwoordOp('jw', DECLARATIE, new Map([['R3', ['9321']]])), identificatie: 'ANDER' });
    await geefZip({ '1.xml': XML_323, '2.xml': XML_325, '3.xml': ander });
    expect(await totaal()).toEqual({ ...LEEG, toegekend: 1000, betwist: 5000, teVerantwoordenCenten: 1000 });
  });

  it('does not use an answer that does not fit its declaration', async () => {
    const anders: Gelezen323 = {
      ...DECLARATIE,
      totaal: 500,
      clienten: [{ bsn: testBsn(1), prestaties: [regel(9, 500)] }],
    };
    await geefZip({ '1.xml': XML_323, '2.xml': maak325(antwoordOp('jw', anders, new Map())) });
    expect((await haal()).json?.bronnen).toMatchObject({ strijdigeAntwoorden: 1 });
    expect(await totaal()).toEqual({ ...LEEG, onbeantwoord: 6000, teVerantwoordenCenten: 6000 });
  });

  it('is refused whole when one message is not right', async () => {
    const kapot = XML_323.replace('<jw323:Eenheid>83', '<jw323:Eenheid>99');
    const antwoord = await geefZip({ 'goed.xml': XML_325, 'fout.xml': kapot, 'lijst.xml': '<lijst/>' });
    expect(antwoord.status).toBe(400);
    expect(codes(antwoord)).toContain('HISTORIE_ANDER_BERICHT');
    expect(antwoord.tekst).toContain('fout.xml');
    expect((await haal()).json?.bronnen).toMatchObject({ declaratieberichten: 0, antwoordberichten: 0 });
    expect(await gateway.diensten.staat.verantwoordingen.listAfgebrokenOntvangsten('9999')).toEqual([]);
  });

  it('is of the aanbieder itself', async () => {
    const antwoord = await geefXml(XML_323, api.sleutels.andereAanbieder);
    expect([antwoord.status, codes(antwoord)]).toEqual([400, ['HISTORIE_ANDERE_AANBIEDER']]);
    await geefXml(XML_323);
    expect((await haal('', api.sleutels.andereAanbieder)).json?.gemeenten).toEqual([]);
  });

  it('must hold a message', async () => {
    expect(codes(await geefZip({}))).toEqual(['HISTORIE_LEEG']);
    expect(codes(await geefZip({ '__MACOSX/x.xml': 'x' }))).toEqual(['HISTORIE_LEEG']);
    expect(codes(await geefXml('nee'))).toEqual(['HISTORIE_ANDER_BERICHT']);
  });
});

describe('the voorgevulde verantwoording', () => {
  it('can be tried as it is, and what the aanbieder adds comes back in the figures', async () => {
    await geefZip({ '1.xml': XML_323, '2.xml': XML_325 });
    const document = (await haal('/verantwoording')).json;
    const prestaties = document?.prestaties as { referentienummer: string; declaratiestand: string }[];
    expect(prestaties.map(({ referentienummer, declaratiestand }) => [referentienummer, declaratiestand])).toEqual([
      ['R1', 'toegekend'],
      ['R3', 'toegekend'],
    ]);
    const eigen = { ...prestaties[0], referentienummer: 'N1', declaratiestand: 'nog-te-declareren' };
    const compleet = { ...document, kenmerk: 'jaar-2026', prestaties: [...prestaties, eigen] };
    const sleutel = api.sleutels.aanbieder;
    expect((await api.vraag('POST', '/aanbieder/v1/verantwoordingen', { sleutel, json: compleet })).status).toBe(201);
    expect(await totaal()).toEqual({
      ...LEEG,
      toegekend: 4000,
      afgewezen: 2000,
      nogTeDeclareren: 1000,
      teVerantwoordenCenten: 5000,
    });
  });

  it('comes as a workbook as well', async () => {
    await geefXml(XML_323);
    const antwoord = await haal('/invulsjabloon');
    expect(antwoord.status).toBe(200);
    expect(antwoord.tekst.startsWith('PK')).toBe(true);
  });

  it('is of a year', async () => {
    const antwoord = await api.vraag('GET', '/aanbieder/v1/voorgevuld/morgen', { sleutel: api.sleutels.aanbieder });
    expect(antwoord.status).toBe(400);
  });
});

describe('the figures of the aanbieder beside it', () => {
  const vergelijk = (json: unknown): Promise<Antwoord> =>
    api.vraag('POST', '/aanbieder/v1/voorgevuld/2026/vergelijkingen', { sleutel: api.sleutels.aanbieder, json });

  it('differ nowhere when they are what is known', async () => {
    await geefZip({ '1.xml': XML_323, '2.xml': XML_325 });
    const antwoord = await vergelijk((await haal('/verantwoording')).json);
    expect(antwoord.json).toMatchObject({ bekendCenten: 4000, uwCenten: 4000, verschilCenten: 0, regels: [] });
  });

  it('differ line by line, with why; and nothing is kept', async () => {
    await geefZip({ '1.xml': XML_323, '2.xml': XML_325 });
    const document = (await haal('/verantwoording')).json;
    const [r1] = (document?.prestaties ?? []) as object[];
    const prestaties = [
      { ...r1, bedragCenten: 1500, volume: 1500 },
      { ...r1, referentienummer: 'R2', bedragCenten: 2000, volume: 2000 },
      { ...r1, referentienummer: 'N1', declaratiestand: 'nog-te-declareren' },
    ];
    const antwoord = await vergelijk({ ...document, prestaties });
    expect(antwoord.status).toBe(200);
    expect(antwoord.json).toMatchObject({
      bekendCenten: 4000,
      uwCenten: 4500,
      verschilCenten: 500,
      aantalVerschillen: 4,
      regels: [
        { referentienummer: 'N1', reden: 'nog-te-declareren', uwCenten: 1000, pointer: '/prestaties/2' },
        { referentienummer: 'R1', reden: 'anders', bekendCenten: 1000, uwCenten: 1500 },
        { referentienummer: 'R2', reden: 'afgewezen', retourcodes: ['9321'], uwCenten: 2000 },
        { referentienummer: 'R3', reden: 'ontbreekt', bekendCenten: 3000 },
      ],
    });
    expect(
      (await api.vraag('GET', '/aanbieder/v1/verantwoordingen', { sleutel: api.sleutels.aanbieder })).json,
    ).toEqual({
      resultaten: [],
    });
    expect(await totaal()).toMatchObject({ nogTeDeclareren: 0 });
  });

  it('are refused as a submission would be', async () => {
    const document = (await haal('/verantwoording')).json;
    expect((await vergelijk({ ...document, soorten: ['zoiets'] })).status).toBe(400);
    const ander = { agbcode: '12345678', naam: 'Een ander' };
    await geefXml(XML_323);
    const vol = (await haal('/verantwoording')).json;
    expect(codes(await vergelijk({ ...vol, aanbieder: ander }))).toEqual(['ANDERE_AANBIEDER']);
  });
});
