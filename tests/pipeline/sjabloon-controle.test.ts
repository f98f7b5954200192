import { describe, expect, it } from 'vitest';
import type { Bestand, Formaat } from '../../src/domain/formaat.ts';
import { readFormaat } from '../../src/pipeline/formaat-lezen.ts';
import { checkSjablonen } from '../../src/pipeline/sjabloon-controle.ts';
import { render } from '../../src/render/index.ts';
import { leesbaar } from '../../src/text/nl.ts';
import { bytesOf, formaat, gecompileerd } from '../convert/bouw.ts';
import { sjabloon } from '../render/xlsx/bouw.ts';

async function* none(): AsyncIterable<never[]> {}

/** A workbook as a receiver could send one, with a single sheet. */
async function workbook(): Promise<string> {
  async function* bladen() {
    yield { naam: 'Gemeente', cellen: {}, kolommen: [{ kop: 'Bedrag', notatie: 'bedrag' as const }], rijen: none() };
  }
  const bytes = await bytesOf(render({ vorm: 'werkmap', bestandssoort: 'xlsx', bladen: bladen() }));
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

const fills = (model: string, blad: object): Formaat =>
  formaat({
    velden: [],
    sjablonen: { model },
    bestanden: [
      {
        bestandssoort: 'xlsx',
        bestandsnaam: '"uit.xlsx"',
        xlsx: { sjabloon: 'model', bladen: [{ naam: 'ontvanger.naam', ...blad }] },
      } as Bestand,
    ],
  });

const found = (document: Formaat): readonly (readonly unknown[])[] =>
  checkSjablonen(gecompileerd(document)).map((bevinding) => {
    const { melding, oplossing } = leesbaar(bevinding);
    expect(`${melding} ${oplossing}`).not.toMatch(/undefined|\[object/);
    return [bevinding.plaats.pointer, (bevinding.parameters as { reden: string }).reden];
  });

describe('a template is held against what the formaat fills', () => {
  const cellen = { Naam: { waarde: 'ontvanger.naam', ontbreekt: 'leeg' } };

  it('and taken when it offers that', async () => {
    expect(found(fills(await workbook(), { sjabloonblad: 'Gemeente' }))).toEqual([]);
  });

  it('and refused for every sheet, table and name it lacks', async () => {
    const model = await workbook();
    const blad = '/bestanden/0/xlsx/bladen/0';
    expect(found(fills(model, { sjabloonblad: 'Weg' }))).toEqual([[blad, 'SJABLOON_BLAD_ONTBREEKT']]);
    expect(found(fills(model, { sjabloonblad: 'Gemeente', cellen }))).toEqual([[blad, 'SJABLOON_NAAM_ONTBREEKT']]);
    const rijen = { herhaal: 'regels', kolommen: [{ kop: 'Bedrag', waarde: 'ontvanger.code', ontbreekt: 'leeg' }] };
    expect(found(fills(model, { sjabloonblad: 'Gemeente', tabel: 'Weg', rijen }))).toEqual([
      [blad, 'SJABLOON_TABEL_ONTBREEKT'],
    ]);
  });

  it('and taken with a warning where a formula would go', () => {
    const bytes = sjabloon([{ naam: 'Gemeente', rijen: '<row r="1"><c r="A1"><f>B1</f></c><c r="B1"/></row>' }], {
      namen: '<definedName name="Som">Gemeente!$A$1</definedName><definedName name="Naam">Gemeente!$B$1</definedName>',
    });
    const model = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
    const waarde = { waarde: 'ontvanger.naam', ontbreekt: 'leeg' };
    const gelezen = readFormaat(fills(model, { sjabloonblad: 'Gemeente', cellen: { Som: waarde, Naam: waarde } }));
    if (!gelezen.ok) throw new Error(JSON.stringify(gelezen.error));
    const [waarschuwing, ...rest] = gelezen.value.waarschuwingen;
    expect(rest).toEqual([]);
    expect(waarschuwing && leesbaar(waarschuwing)).toMatchObject({
      code: 'FORMAAT_SJABLOON_FORMULE',
      ernst: 'waarschuwing',
      plaats: { pointer: '/bestanden/0/xlsx/bladen/0/cellen/Som' },
      melding: expect.stringContaining('"Som"'),
    });
  });

  it('and refused when it is no workbook', () => {
    expect(found(fills(btoa('geen werkmap'), { sjabloonblad: 'Gemeente' }))).toEqual([
      ['/bestanden/0/xlsx/sjabloon', 'SJABLOON_GEEN_XLSX'],
    ]);
  });
});
