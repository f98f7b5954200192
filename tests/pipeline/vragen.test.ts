/** Questions about a zending: who sees them, what is kept where, and that both sides are told. */
import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { submit } from '../../src/pipeline/submit.ts';
import {
  closeGesprek,
  countOngelezenVragen,
  findGesprek,
  listGesprekken,
  listVraagberichten,
  MAXIMUM_TEKENS,
  markVragenGelezen,
  readGesprek,
  sendVraag,
  type Vraagdeelnemer,
} from '../../src/pipeline/vragen.ts';
import type { Bindingen } from '../../src/services.ts';
import { createGateway, type Gateway, laadRegister } from '../helpers/gateway.ts';
import { AGBCODE, bytesVan, voorbeeldVerantwoording } from '../helpers/verantwoording.ts';

const { DB } = env as unknown as Bindingen;
const AANBIEDER: Vraagdeelnemer = { kant: 'aanbieder', code: AGBCODE };
const ONTVANGER: Vraagdeelnemer = { kant: 'ontvanger', code: '0384' };
const ANDER: Vraagdeelnemer = { kant: 'ontvanger', code: '0855' };

let gateway: Gateway;
let zendingId: string;
let onbezorgd: string;
beforeAll(async () => {
  gateway = createGateway();
  await laadRegister(gateway.diensten);
  const bezorg = async (kenmerk: string, werkAf: boolean) => {
    const uitkomst = await submit(gateway.diensten, AGBCODE, bytesVan(voorbeeldVerantwoording({ kenmerk })));
    if (uitkomst.soort !== 'aanvaard') throw new Error(JSON.stringify(uitkomst));
    if (werkAf) await gateway.werkAf();
    const zendingen = await gateway.diensten.staat.zendingen.listZendingen(uitkomst.bewijs.id);
    return zendingen.find(({ ontvanger, soort }) => ontvanger.code === '0384' && soort === 'declaratie')?.id ?? '';
  };
  zendingId = await bezorg('vragen', true);
  onbezorgd = await bezorg('nog-niet-bezorgd', false);
});

const vraag = (van: Vraagdeelnemer, tekst: string, id = zendingId) => {
  gateway.verstrijk(1000);
  return sendVraag(gateway.diensten, van, id, tekst);
};
const codes = (uitkomst: Awaited<ReturnType<typeof sendVraag>>) =>
  uitkomst.soort === 'geweigerd' ? uitkomst.bevindingen.map(({ code }) => code) : uitkomst.soort;

describe('questions about a zending', () => {
  it('reach the other side, newest first, and count as new until they are looked at', async () => {
    expect(codes(await vraag(ONTVANGER, '  Klopt het tarief?\r\nRegel 2.  '))).toBe('gestuurd');
    expect(await countOngelezenVragen(gateway.diensten, AANBIEDER, 10)).toBe(1);
    expect(await countOngelezenVragen(gateway.diensten, ONTVANGER, 10)).toBe(0);
    await markVragenGelezen(gateway.diensten, zendingId, 'aanbieder');
    expect(await countOngelezenVragen(gateway.diensten, AANBIEDER, 10)).toBe(0);
    expect(codes(await vraag(AANBIEDER, 'Ja.'))).toBe('gestuurd');
    const gelezen = await listVraagberichten(gateway.diensten, ONTVANGER, zendingId, { aantal: 1 });
    expect(gelezen?.rijen).toMatchObject([{ van: 'aanbieder', tekst: 'Ja.' }]);
    const verder = await listVraagberichten(gateway.diensten, ONTVANGER, zendingId, {
      aantal: 1,
      ...(gelezen?.volgende === undefined ? {} : { vanaf: gelezen.volgende }),
    });
    expect(verder?.rijen).toMatchObject([{ van: 'ontvanger', tekst: 'Klopt het tarief?\nRegel 2.' }]);
    expect(verder?.volgende).toBeUndefined();
    const { rijen } = await listGesprekken(gateway.diensten, ONTVANGER, { aantal: 10 });
    expect(rijen).toMatchObject([
      { zendingId, aantal: 2, laatsteVan: 'aanbieder', ongelezen: { aanbieder: 0, ontvanger: 1 } },
    ]);
  });

  it('are nobody else’s, and nothing is said of what did not arrive', async () => {
    expect(codes(await vraag(ANDER, 'Wat is dit?'))).toBe('niet-gevonden');
    expect(codes(await vraag({ kant: 'aanbieder', code: '11111111' }, 'Wat is dit?'))).toBe('niet-gevonden');
    expect(codes(await vraag(ONTVANGER, 'Waar blijft het?', onbezorgd))).toBe('niet-gevonden');
    expect(await listVraagberichten(gateway.diensten, ANDER, zendingId, { aantal: 10 })).toBeUndefined();
    expect((await listGesprekken(gateway.diensten, ANDER, { aantal: 10 })).rijen).toEqual([]);
  });

  it('are refused when empty, too long, or with a bsn however it is written', async () => {
    expect(codes(await vraag(ONTVANGER, ' \n '))).toEqual(['VRAAG_LEEG']);
    expect(codes(await vraag(ONTVANGER, 'a'.repeat(MAXIMUM_TEKENS + 1)))).toEqual(['VRAAG_TE_LANG']);
    for (const bsn of ['999900006', '9999.00.006', '999 900 006'])
      expect(codes(await vraag(ONTVANGER, `Over cliënt ${bsn}.`))).toEqual(['VRAAG_MET_BSN']);
    expect(codes(await vraag(ONTVANGER, 'Factuur 123456789 is niet van ons.'))).toBe('gestuurd');
  });

  it('are closed by who read everything, and open again with the next message', async () => {
    const sluit = (van: Vraagdeelnemer, id = zendingId) => {
      gateway.verstrijk(1000);
      return closeGesprek(gateway.diensten, van, id);
    };
    expect(codes(await vraag(ONTVANGER, 'Is dit alles?'))).toBe('gestuurd');
    expect(await sluit(AANBIEDER)).toEqual({ soort: 'ongelezen' });
    expect(await readGesprek(gateway.diensten, AANBIEDER, zendingId)).toMatchObject({ ongelezen: { aanbieder: 0 } });
    const dicht = await sluit(AANBIEDER);
    expect(dicht).toMatchObject({ soort: 'afgesloten', nieuw: true, gesprek: { afgesloten: { door: 'aanbieder' } } });
    await readGesprek(gateway.diensten, ONTVANGER, zendingId);
    expect(await sluit(ONTVANGER)).toEqual({ ...dicht, nieuw: false, gesprek: expect.anything() });
    expect((await findGesprek(gateway.diensten, zendingId))?.afgesloten?.door).toBe('aanbieder');
    expect(codes(await vraag(ONTVANGER, 'Toch nog iets.'))).toBe('gestuurd');
    expect((await findGesprek(gateway.diensten, zendingId))?.afgesloten).toBeUndefined();
    for (const wie of [ANDER, { kant: 'aanbieder', code: '11111111' } as const])
      expect([await sluit(wie), await readGesprek(gateway.diensten, wie, zendingId)]).toEqual([
        { soort: 'niet-gevonden' },
        undefined,
      ]);
    expect(await sluit(ONTVANGER, onbezorgd)).toEqual({ soort: 'niet-gevonden' });
  });

  it('are kept without what is not seen: the other reads what stands there', async () => {
    expect(codes(await vraag(ONTVANGER, 'Zie verslag\u202efdp.exe\u2066 \u200b nu'))).toBe('gestuurd');
    const blad = await listVraagberichten(gateway.diensten, ONTVANGER, zendingId, { aantal: 1 });
    expect(blad?.rijen).toMatchObject([{ tekst: 'Zie verslagfdp.exe  nu' }]);
    expect(codes(await vraag(ONTVANGER, '\u200b\u2060'))).toEqual(['VRAAG_LEEG']);
  });

  it('are told to both sides as an event, and leave no text in the database', async () => {
    expect(codes(await vraag(ONTVANGER, 'Een heel bijzondere zin.'))).toBe('gestuurd');
    const { results } = await DB.prepare(
      `SELECT toestand, agbcode, ontvangercode, in_postvak FROM gebeurtenissen WHERE zending_id = ? ORDER BY volgnummer DESC LIMIT 1`,
    )
      .bind(zendingId)
      .all();
    expect(results).toEqual([{ toestand: 'vraag-ontvanger', agbcode: AGBCODE, ontvangercode: '0384', in_postvak: 1 }]);
    for (const tabel of ['vragen', 'vraagberichten', 'gebeurtenissen'])
      expect(JSON.stringify((await DB.prepare(`SELECT * FROM ${tabel}`).all()).results)).not.toContain('bijzondere');
  });
});
