/** The cron looks every day; whoever is expected and not there is told of once, on both sides. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Periode, Verantwoording } from '../../src/domain/verantwoording.ts';
import { createSleutel } from '../../src/pipeline/keys.ts';
import { submit } from '../../src/pipeline/submit.ts';
import { watchTermijnen } from '../../src/pipeline/termijnen.ts';
import { createGateway, type Gateway, laadRegister, maakLeeg } from '../helpers/gateway.ts';
import { AGBCODE, bytesVan, prestatiesVan, voorbeeldVerantwoording } from '../helpers/verantwoording.ts';
import { createTestApi, resultaten } from '../http/api.ts';

const DAG = 86_400_000;
const APRIL: Periode = { begindatum: '2026-04-01', einddatum: '2026-04-30' };
const MEI: Periode = { begindatum: '2026-05-01', einddatum: '2026-05-31' };

let gateway: Gateway;
beforeEach(async () => {
  await maakLeeg();
  // 6 May 2026.
  gateway = createGateway();
  await laadRegister(gateway.diensten);
});

/** A wmo-declaratie for Diemen; the 323 over a month is due at the end of the next one. */
async function dienIn(kenmerk: string, periode: Periode, anders: Partial<Verantwoording> = {}): Promise<void> {
  const basis = voorbeeldVerantwoording();
  const prestaties = prestatiesVan(basis)
    .filter(({ wet }) => wet === 'wmo')
    .slice(0, 1)
    .map((prestatie) => ({ ...prestatie, referentienummer: kenmerk, productperiode: periode }));
  const totaalCenten = prestaties.reduce((som, { bedragCenten }) => som + bedragCenten, 0);
  const { gegevensAanbieder: _, verklaringen: __, ...kop } = basis;
  const inhoud = {
    ...kop,
    kenmerk,
    periode,
    soorten: ['declaratie'],
    prestaties,
    declaraties: [
      { ...basis.declaraties?.[0], berichtidentificatie: kenmerk, declaratienummer: kenmerk, totaalCenten },
    ],
    controletotaal: { aantalPrestaties: prestaties.length, totaalCenten, debetCredit: 'D' },
    ...anders,
  };
  const uitkomst = await submit(gateway.diensten, AGBCODE, bytesVan(inhoud));
  if (uitkomst.soort !== 'aanvaard') throw new Error(JSON.stringify(uitkomst));
  await gateway.werkAf();
}

const tot = (datum: string): void =>
  gateway.verstrijk(Date.parse(`${datum}T02:17:00.000Z`) - gateway.diensten.klok().getTime());

describe('the deadlines', () => {
  it('are told three days before and when missed, once, to who accounted for the month before', async () => {
    await dienIn('april', APRIL);
    // May is due by 30 June; nobody is expected before 27 June.
    tot('2026-06-26');
    expect(await watchTermijnen(gateway.diensten)).toBe(0);
    tot('2026-06-27');
    expect(await watchTermijnen(gateway.diensten)).toBe(1);
    expect(await watchTermijnen(gateway.diensten)).toBe(0);
    for (let dag = 0; dag < 10; dag++) {
      gateway.verstrijk(DAG);
      await watchTermijnen(gateway.diensten);
    }
    const api = await createTestApi(gateway);
    const van = async (pad: string, sleutel: string) => resultaten(await api.vraag('GET', pad, { sleutel }));
    const aanbieder = await van('/aanbieder/v1/termijnen', api.sleutels.aanbieder);
    expect(aanbieder).toMatchObject([
      { termijnsoort: 'verstreken', gemeldOp: '2026-07-01T02:17:00.000Z', openstaand: true },
      {
        termijnsoort: 'nadert',
        ontvanger: { code: '0384' },
        soort: 'declaratie',
        periode: MEI,
        uiterlijkeDatum: '2026-06-30',
        verwachting: 'eerder-ingediend',
        melding: expect.stringContaining('30 juni 2026'),
      },
    ]);
    expect(
      await gateway.diensten.staat.termijnen.listTermijnen({ ontvangercode: '0384' }, { aantal: 10 }),
    ).toMatchObject({
      rijen: [{ agbcode: AGBCODE }, { agbcode: AGBCODE }],
    });
    expect(await van('/gemeente/v1/termijnen', api.sleutels.tilburg)).toEqual([]);
    expect(await van('/aanbieder/v1/termijnen', api.sleutels.andereAanbieder)).toEqual([]);
  });

  it('are kept by who is there, and what was told is not outstanding any more', async () => {
    await dienIn('april', APRIL);
    tot('2026-06-28');
    expect(await watchTermijnen(gateway.diensten)).toBe(1);
    await dienIn('mei', MEI, { dagtekening: '2026-06-28' });
    tot('2026-07-02');
    expect(await watchTermijnen(gateway.diensten)).toBe(0);
    const { rijen } = await gateway.diensten.staat.termijnen.listTermijnen({ agbcode: AGBCODE }, { aantal: 10 });
    expect(rijen).toMatchObject([{ termijnsoort: 'nadert', openstaand: false }]);
  });

  it('are not kept by a concept', async () => {
    const { declaraties: _, gegevensAanbieder: __, verklaringen: ___, ...basis } = voorbeeldVerantwoording();
    const prestaties = prestatiesVan(voorbeeldVerantwoording())
      .filter(({ wet }) => wet === 'jw')
      .slice(0, 1);
    const concept = {
      ...basis,
      kenmerk: 'concept',
      stadium: 'concept',
      soorten: ['productieverantwoording'],
      prestaties,
      controletotaal: { aantalPrestaties: 1, totaalCenten: prestaties[0]?.bedragCenten, debetCredit: 'D' },
    };
    const uitkomst = await submit(gateway.diensten, AGBCODE, bytesVan(concept));
    if (uitkomst.soort !== 'aanvaard') throw new Error(JSON.stringify(uitkomst));
    await gateway.werkAf();
    // Hart van Brabant wants it before 1 March of the next year.
    tot('2027-02-24');
    await watchTermijnen(gateway.diensten);
    const hier = () =>
      gateway.diensten.staat.termijnen.listTermijnen({ ontvangercode: 'hart-van-brabant' }, { aantal: 9 });
    expect((await hier()).rijen).toEqual([]);
    tot('2027-02-25');
    await watchTermijnen(gateway.diensten);
    expect((await hier()).rijen).toMatchObject([
      { verwachting: 'concept', periode: APRIL, laatsteDag: '2027-02-28', openstaand: true },
    ]);
  });

  it('are not kept by what the gemeente rejected', async () => {
    await dienIn('april', APRIL);
    const [zending] = (await gateway.diensten.staat.postvak.listPostvak('0384', {}, { aantal: 1 })).rijen;
    const { sleutel } = await createSleutel(
      gateway.diensten,
      { houdersoort: 'ontvanger', houdercode: '0384' },
      'test',
      undefined,
    );
    const api = await createTestApi(gateway);
    const antwoord = await api.vraag('POST', `/gemeente/v1/zendingen/${zending?.id}/retourberichten`, {
      sleutel,
      json: { oordeel: 'afgewezen', toelichting: 'Onleesbaar' },
    });
    expect(antwoord.status).toBe(201);
    tot('2026-05-29');
    await watchTermijnen(gateway.diensten);
    const { rijen } = await gateway.diensten.staat.termijnen.listTermijnen({ agbcode: AGBCODE }, { aantal: 10 });
    expect(rijen).toMatchObject([{ verwachting: 'afgewezen', periode: APRIL, laatsteDag: '2026-05-31' }]);
  });
});
