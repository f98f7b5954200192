import { beforeAll, describe, expect, it } from 'vitest';
import type { ZendingRij } from '../../src/domain/rijen.ts';
import { answer, type Retourbericht } from '../../src/pipeline/answer.ts';
import { listAfgewezen } from '../../src/pipeline/regelstanden.ts';
import { submit } from '../../src/pipeline/submit.ts';
import { createGateway, type Gateway, laadRegister } from '../helpers/gateway.ts';
import { AGBCODE, bytesVan, prestatiesVan, voorbeeldVerantwoording } from '../helpers/verantwoording.ts';

let gateway: Gateway;
beforeAll(async () => {
  gateway = createGateway();
  await laadRegister(gateway.diensten);
});

async function bezorgd(kenmerk: string): Promise<{ id: string; jw323: ZendingRij; regio: ZendingRij }> {
  const uitkomst = await submit(gateway.diensten, AGBCODE, bytesVan(voorbeeldVerantwoording({ kenmerk })));
  if (uitkomst.soort !== 'aanvaard') throw new Error(JSON.stringify(uitkomst));
  await gateway.werkAf();
  const zendingen = await gateway.diensten.staat.zendingen.listZendingen(uitkomst.bewijs.id);
  const zoek = (naam: string): ZendingRij => {
    const zending = zendingen.find((z) => z.formaat.naam === naam);
    if (zending === undefined) throw new Error(`no ${naam}`);
    return zending;
  };
  return { id: uitkomst.bewijs.id, jw323: zoek('ijw323'), regio: zoek('pv-hart-van-brabant-jw') };
}

const beantwoord = (zending: ZendingRij, bericht: Partial<Retourbericht> & Pick<Retourbericht, 'oordeel'>) =>
  answer(gateway.diensten, zending.ontvanger.code, zending.id, { regels: [], ...bericht });

describe('answer', () => {
  it('brings a rejected regel back to the prestatie of the aanbieder, and accepts the rest', async () => {
    const { id, jw323 } = await bezorgd('per-regel');
    const referentienummer = prestatiesVan(voorbeeldVerantwoording())[6]?.referentienummer ?? '';
    const uitkomst = await beantwoord(jw323, {
      oordeel: 'deels-afgewezen',
      regels: [{ referentienummer, retourcode: '9321', toelichting: 'Volume past niet bij de toewijzing.' }],
    });
    expect(uitkomst).toMatchObject({ soort: 'verwerkt', zending: { toestand: 'deels-afgewezen' } });
    const { rijen } = await gateway.diensten.staat.bevindingen.listBevindingen(id, { aantal: 100 });
    expect(rijen.map((rij) => rij.bevinding)).toContainEqual({
      code: 'REGEL_AFGEWEZEN',
      ernst: 'fout',
      plaats: { pointer: '/prestaties/6', ontvangercode: '0855' },
      parameters: { ontvanger: 'Tilburg', retourcode: '9321', toelichting: 'Volume past niet bij de toewijzing.' },
    });
  });

  it('keeps the regels of a partial rejection that has a code of its own as well', async () => {
    const { jw323 } = await bezorgd('deel-met-code');
    const regel = { referentienummer: 'J2026040001', retourcode: '9321' };
    const uitkomst = await beantwoord(jw323, { oordeel: 'deels-afgewezen', retourcode: '0200', regels: [regel] });
    if (uitkomst.soort !== 'verwerkt') throw new Error(uitkomst.soort);
    expect(await listAfgewezen(gateway.diensten.blobs, uitkomst.retour, 10)).toEqual([
      { referentienummer: 'J2026040001', retourcodes: ['9321'] },
    ]);
  });

  it('does not take a regel that is named twice', async () => {
    const { jw323 } = await bezorgd('dubbel');
    const regel = { referentienummer: 'J2026040001', retourcode: '9321' };
    const uitkomst = await beantwoord(jw323, { oordeel: 'deels-afgewezen', regels: [regel, regel] });
    if (uitkomst.soort !== 'geweigerd') throw new Error(uitkomst.soort);
    expect(uitkomst.bevindingen.map(({ code }) => code)).toEqual(['RETOURREGEL_DUBBEL']);
  });

  it('confirms first and judges later, and takes the same answer twice as one', async () => {
    const { jw323 } = await bezorgd('tweemaal');
    expect(await beantwoord(jw323, { oordeel: 'ontvangen' })).toMatchObject({ zending: { toestand: 'bevestigd' } });
    const eerste = await beantwoord(jw323, { oordeel: 'geaccepteerd' });
    const tweede = await beantwoord(jw323, { oordeel: 'geaccepteerd' });
    if (eerste.soort !== 'verwerkt' || tweede.soort !== 'verwerkt') throw new Error('not taken');
    expect(tweede.retour).toEqual(eerste.retour);
    expect(await gateway.diensten.staat.retour.listRetour(jw323.id)).toHaveLength(2);
  });

  it('does not let a later answer change an earlier judgement', async () => {
    const { jw323 } = await bezorgd('standvastig');
    await beantwoord(jw323, { oordeel: 'geaccepteerd' });
    expect(await beantwoord(jw323, { oordeel: 'afgewezen', toelichting: 'toch niet' })).toEqual({
      soort: 'al-beantwoord',
    });
  });

  it('does not show a zending to another ontvanger', async () => {
    const { jw323 } = await bezorgd('andermans');
    expect(await answer(gateway.diensten, '0384', jw323.id, { oordeel: 'ontvangen', regels: [] })).toEqual({
      soort: 'niet-gevonden',
    });
  });

  it.each<[string, Partial<Retourbericht> & Pick<Retourbericht, 'oordeel'>, string, string]>([
    ['a rejection without a reason', { oordeel: 'afgewezen' }, 'RETOUR_ZONDER_REDEN', '/toelichting'],
    ['a partial one without regels', { oordeel: 'deels-afgewezen' }, 'RETOUR_ZONDER_REGELS', '/regels'],
    [
      'regels with an acceptance',
      { oordeel: 'geaccepteerd', regels: [{ referentienummer: 'J2026040001', retourcode: '9321' }] },
      'RETOUR_MET_REGELS',
      '/regels',
    ],
    [
      'a regel that is not in it',
      { oordeel: 'deels-afgewezen', regels: [{ referentienummer: 'W2026040001', retourcode: '9321' }] },
      'RETOURREGEL_ONBEKEND',
      '/regels/0/referentienummer',
    ],
    [
      'a bsn in the text',
      { oordeel: 'afgewezen', toelichting: 'client 999900006 onbekend' },
      'RETOUR_MET_BSN',
      '/toelichting',
    ],
    ['a bsn with dots', { oordeel: 'afgewezen', toelichting: '9999.00.006' }, 'RETOUR_MET_BSN', '/toelichting'],
  ])('refuses %s', async (naam, bericht, code, pointer) => {
    const { jw323 } = await bezorgd(`weiger-${naam.replaceAll(' ', '-')}`);
    const uitkomst = await beantwoord(jw323, bericht);
    if (uitkomst.soort !== 'geweigerd') throw new Error(uitkomst.soort);
    expect(uitkomst.bevindingen.map((b) => [b.code, b.plaats.pointer])).toContainEqual([code, pointer]);
    expect((await gateway.diensten.staat.zendingen.findZending(jw323.id))?.toestand).toBe('bezorgd');
  });

  it('does not let a region ask after single regels of what it received as totals', async () => {
    const { regio } = await bezorgd('totalen');
    const uitkomst = await beantwoord(regio, {
      oordeel: 'deels-afgewezen',
      regels: [{ referentienummer: 'J2026040001', toelichting: 'x' }],
    });
    if (uitkomst.soort !== 'geweigerd') throw new Error(uitkomst.soort);
    expect(uitkomst.bevindingen.map((b) => b.code)).toEqual(['RETOURREGEL_NIET_MOGELIJK']);
  });
});
