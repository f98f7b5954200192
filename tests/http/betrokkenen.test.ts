/** The rights of one person over HTTP: what was kept of them is found by hash, handed out as it was, and erased where it may be. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { VerzegeldeRegel } from '../../src/domain/auditspoor.ts';
import { maak323 } from '../helpers/bericht323.ts';
import { testBsn } from '../helpers/bsn.ts';
import { createGateway, type Gateway, laadRegister } from '../helpers/gateway.ts';
import { AGBCODE, voorbeeldVerantwoording } from '../helpers/verantwoording.ts';
import { type Antwoord, codes, createTestApi, type Inhoud, type TestApi } from './api.ts';
import { type Bezorgd, submitAndDeliver } from './scenario.ts';

const VERANTWOORDING = voorbeeldVerantwoording({ kenmerk: 'rechten' });
const PRESTATIES = VERANTWOORDING.prestaties ?? [];
const BSN = PRESTATIES[0]?.bsn ?? '';
const REDEN = 'Verzoek dossier 2026-114';

let gateway: Gateway;
let api: TestApi;
let bezorgd: Bezorgd;
/** Withdrawn before anything was brought. */
let ingetrokkenId: string;
beforeAll(async () => {
  gateway = createGateway();
  await laadRegister(gateway.diensten);
  api = await createTestApi(gateway);
  bezorgd = await submitAndDeliver(api, gateway, 'rechten');
  const sleutel = api.sleutels.aanbieder;
  const json = voorbeeldVerantwoording({ kenmerk: 'ingetrokken' });
  const ingediend = await api.vraag('POST', '/aanbieder/v1/verantwoordingen', { sleutel, json });
  ingetrokkenId = String(ingediend.json?.id);
  await api.vraag('POST', `/aanbieder/v1/verantwoordingen/${ingetrokkenId}/intrekkingen`, {
    sleutel,
    json: { reden: 'onjuist' },
  });
  await gateway.werkAf();
});

const vraag = (wat: string, json: object): Promise<Antwoord> =>
  api.vraag('POST', `/beheer/v1/betrokkenen/${wat}`, { sleutel: api.sleutels.beheerder, json });
const lijst = (antwoord: Antwoord, naam: string): readonly Inhoud[] => {
  const inhoud = antwoord.json?.[naam];
  if (antwoord.status !== 200 || !Array.isArray(inhoud)) throw new Error(`${antwoord.status} ${antwoord.tekst}`);
  return inhoud;
};
const laatsteAct = async (): Promise<VerzegeldeRegel['regel'] | undefined> =>
  (await gateway.diensten.staat.auditspoor.listRegels({}, { aantal: 1 })).rijen[0]?.regel;

describe('a question about one person', () => {
  it.each([
    { wat: 'not a BSN', json: { bsn: '123456789', reden: REDEN } },
    { wat: 'no reason to speak of', json: { bsn: BSN, reden: 'kort' } },
    { wat: 'no reason', json: { bsn: BSN } },
    { wat: 'a reason that names somebody', json: { bsn: BSN, reden: `Verzoek van ${BSN}` } },
    { wat: 'not an AGB-code', json: { bsn: BSN, reden: REDEN, agbcode: '1' } },
  ])('is refused without repeating it: $wat', async ({ json }) => {
    for (const wat of ['zoekvragen', 'inzagen', 'wissingen']) {
      const antwoord = await vraag(wat, json);
      expect(antwoord.status).toBe(400);
      expect(codes(antwoord).length).toBe(1);
      expect(antwoord.tekst).not.toContain(json.bsn);
    }
    expect(JSON.stringify(await laatsteAct())).not.toContain(json.bsn);
  });
});

describe('finding', () => {
  it('gives the submissions and zendingen, and leaves a trace without the BSN', async () => {
    const antwoord = await vraag('zoekvragen', { bsn: BSN, reden: REDEN });
    const gevonden = lijst(antwoord, 'resultaten');
    expect(gevonden.map((een) => een.verantwoordingId)).toEqual(
      expect.arrayContaining([bezorgd.verantwoordingId, ingetrokkenId]),
    );
    const hier = gevonden.find((een) => een.verantwoordingId === bezorgd.verantwoordingId);
    const codes = new Set(PRESTATIES.filter(({ bsn }) => bsn === BSN).map(({ gemeentecode }) => gemeentecode));
    const daar = Object(hier) as { delen: { gemeentecode: string }[]; zendingIds: string[] };
    expect(new Set(daar.delen.map(({ gemeentecode }) => gemeentecode))).toEqual(codes);
    expect(daar.zendingIds.length).toBeGreaterThan(0);
    expect(antwoord.tekst).not.toContain(BSN);

    expect(await laatsteAct()).toMatchObject({
      handeling: 'zoekBetrokkene',
      fase: 'gedaan',
      feiten: { reden: REDEN, betrokkene: antwoord.json?.betrokkeneId },
    });
    const [verwerking] = (await gateway.diensten.staat.verwerkingen.listVerwerkingen({}, { aantal: 1 })).rijen;
    expect(verwerking).toMatchObject({
      naam: 'zoekBetrokkene',
      activiteit: 'rechten',
      betrokkenen: 'een',
      betrokkene: antwoord.json?.betrokkeneId,
    });
    const regels = await api.vraag('GET', `/beheer/v1/verwerkingen/${verwerking?.nummer}/logregels`, {
      sleutel: api.sleutels.beheerder,
    });
    expect(regels.tekst).toContain(String(antwoord.json?.betrokkeneId));
  });

  it('goes on where the answer says', async () => {
    const gezien: unknown[] = [];
    let vanaf: unknown;
    do {
      const antwoord = await vraag('zoekvragen', { bsn: BSN, reden: REDEN, aantal: 1, ...(vanaf ? { vanaf } : {}) });
      gezien.push(...lijst(antwoord, 'resultaten').map((een) => een.verantwoordingId));
      vanaf = antwoord.json?.volgende;
    } while (vanaf !== undefined);
    expect(new Set(gezien)).toEqual(new Set([bezorgd.verantwoordingId, ingetrokkenId]));
    expect((await vraag('zoekvragen', { bsn: BSN, reden: REDEN, vanaf: 'x' })).status).toBe(400);
  });
});

describe('handing out', () => {
  it('gives every line of this person as it was submitted, and none of another', async () => {
    const antwoord = await vraag('inzagen', { bsn: BSN, reden: REDEN });
    const regels = antwoord.tekst
      .trimEnd()
      .split('\n')
      .map((lijn) => JSON.parse(lijn))
      .filter((regel) => regel.verantwoordingId === bezorgd.verantwoordingId);
    const verwacht = [
      ...[...PRESTATIES.entries()].flatMap(([nr, regel]) =>
        regel.bsn === BSN ? [{ soort: 'prestatie', nr, regel }] : [],
      ),
      ...[...(VERANTWOORDING.trajecten ?? []).entries()].flatMap(([nr, regel]) =>
        regel.bsn === BSN ? [{ soort: 'traject', nr, regel }] : [],
      ),
    ];
    expect(verwacht.length).toBeGreaterThan(0);
    expect(regels.length).toBe(verwacht.length);
    expect(regels.map(({ soort, nr, regel }) => ({ soort, nr, regel }))).toEqual(expect.arrayContaining(verwacht));
    for (const { bsn } of PRESTATIES) if (bsn !== BSN) expect(antwoord.tekst).not.toContain(bsn);
  });

  it('gives nothing of who is not there', async () => {
    const antwoord = await vraag('inzagen', { bsn: testBsn(5000), reden: REDEN });
    expect([antwoord.status, antwoord.tekst]).toEqual([200, '']);
  });
});

describe('erasing', () => {
  it('takes what nobody ever had, keeps what the law asks with the reason, and is done once', async () => {
    const besluiten = lijst(await vraag('wissingen', { bsn: BSN, reden: REDEN }), 'besluiten');
    expect(besluiten).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          verantwoordingId: bezorgd.verantwoordingId,
          besluit: 'blijft',
          reden: 'wacht-op-antwoord',
          toelichting: expect.stringContaining('AVG artikel 17 lid 3'),
        }),
        expect.objectContaining({ verantwoordingId: ingetrokkenId, besluit: 'gewist', grond: 'niet-bezorgd' }),
      ]),
    );
    expect(await laatsteAct()).toMatchObject({ handeling: 'wisBetrokkene', feiten: { gewist: 1, blijft: 1 } });

    const daarna = await vraag('inzagen', { bsn: BSN, reden: REDEN });
    const weg = daarna.tekst.split('\n').find((lijn) => lijn.includes(ingetrokkenId));
    expect(JSON.parse(weg ?? '{}')).toMatchObject({ soort: 'vernietigd' });
    expect(daarna.tekst).toContain(bezorgd.verantwoordingId);
    expect(lijst(await vraag('wissingen', { bsn: BSN, reden: REDEN }), 'besluiten')).toContainEqual(
      expect.objectContaining({ verantwoordingId: ingetrokkenId, besluit: 'was-gewist' }),
    );
    const inhoud = await api.vraag('GET', `/aanbieder/v1/verantwoordingen/${ingetrokkenId}/inhoud`, {
      sleutel: api.sleutels.aanbieder,
    });
    expect(inhoud.status).toBe(410);
  });

  it('takes what was uploaded to be remembered only', async () => {
    const bsn = testBsn(7);
    const xml = maak323(
      'jw',
      {
        identificatie: 'M1',
        dagtekening: '2026-04-03',
        afzender: AGBCODE,
        ontvanger: '0855',
        declaratienummer: 'D1',
        totaal: 1000,
        clienten: [
          {
            bsn,
            prestaties: [
              {
                referentienummer: 'R1',
                toewijzingnummer: '1',
                productcategorie: '45',
                productcode: '45A03',
                begindatum: '2026-03-01',
                einddatum: '2026-03-31',
                volume: '1000',
                eenheid: '83',
                bedrag: '1000',
                debetCredit: 'D',
              },
            ],
          },
        ],
      },
      ['2026-03-01', '2026-03-31'],
    );
    const gegeven = await api.vraag('POST', '/aanbieder/v1/historie', {
      sleutel: api.sleutels.aanbieder,
      body: xml,
      headers: { 'Content-Type': 'application/xml' },
    });
    expect(gegeven.status).toBeLessThan(300);
    const [gevonden, ...meer] = lijst(await vraag('zoekvragen', { bsn, reden: REDEN }), 'resultaten');
    expect([gevonden?.delen, meer]).toEqual([[{ gemeentecode: '0855', wet: 'jw' }], []]);
    expect(gevonden?.verantwoordingId).toBeUndefined();
    expect(lijst(await vraag('wissingen', { bsn, reden: REDEN }), 'besluiten')).toMatchObject([
      { besluit: 'gewist', grond: 'historie' },
    ]);
    expect(lijst(await vraag('wissingen', { bsn, reden: REDEN }), 'besluiten')).toMatchObject([
      { besluit: 'was-gewist' },
    ]);
  });
});
