import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { tryFormaat } from '../../src/pipeline/formaat-proef.ts';
import { diffBestanden, toBeeld } from '../../src/pipeline/formaat-verschil.ts';
import { fromBase64 } from '../../src/pipeline/formaat-voorbeeldrun.ts';
import { werkmapRegels } from '../../src/pipeline/formaat-werkmap.ts';
import { createBeeld } from '../../src/pipeline/register-bron.ts';
import { shippedRegister } from '../register/shipped.ts';
import { VOORBEELDEN } from './voorbeelden.ts';

const MEDIATYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const beeld = createBeeld(shippedRegister());

async function eersteBestand(naam: string, versie: string) {
  const voorbeeld = VOORBEELDEN.find((een) => een.naam === naam && een.versie === versie);
  if (voorbeeld === undefined) throw new Error(`no example of ${naam} ${versie}`);
  const { bestanden } = await tryFormaat(beeld, voorbeeld, voorbeeld.opgave);
  const [bestand] = bestanden;
  if (bestand?.inhoudBase64 === undefined) throw new Error('no workbook');
  return { ...bestand, inhoud: fromBase64(bestand.inhoudBase64) };
}

const pakket = (blad: string, teksten = ''): Uint8Array =>
  zipSync({
    'xl/workbook.xml': strToU8(
      '<x:workbook><x:sheets><x:sheet name="A &amp; B" sheetId="1" r:id="rId7"/></x:sheets></x:workbook>',
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      '<Relationships><Relationship Target="/xl/worksheets/een.xml" Id="rId7"/></Relationships>',
    ),
    'xl/sharedStrings.xml': strToU8(`<sst>${teksten}</sst>`),
    'xl/worksheets/een.xml': strToU8(`<x:sheetData>${blad}</x:sheetData>`),
  });

describe('werkmapRegels', () => {
  it('shows a character that does not exist as it stands', () => {
    const blad = '<row><c r="A1" t="inlineStr"><is><t>a&#x110000;&#99999999;&#233;</t></is></c></row>';
    expect(werkmapRegels(pakket(blad, ''))).toEqual([expect.stringContaining('A1: a&#x110000;&#99999999;é')]);
  });

  it('goes through a part once, also when nothing in it ends', () => {
    // Looking for the end from each beginning would take hours.
    expect(werkmapRegels(pakket('<c r="A1">'.repeat(400_000), '<si>'.repeat(400_000)))).toEqual([]);
  });

  it('shows every kind of cell, with or without a prefix, and no empty ones', () => {
    const blad =
      '<x:row><x:c s="1" r="A1" t="s"><x:v>1</x:v></x:c><x:c r="B1"/><x:c r="C1"><x:v>12.5</x:v></x:c>' +
      '<x:c r="D1"><x:f>SUM(C1:C1)</x:f><x:v>9</x:v></x:c>' +
      '<x:c r="E1" t="inlineStr"><x:is><x:t>&lt;a&gt; </x:t><x:t xml:space="preserve"> b</x:t></x:is></x:c></x:row>';
    const teksten = '<si><t>nul</t></si><si><r><t>e</t></r><r><t>en</t></r></si>';
    expect(werkmapRegels(pakket(blad, teksten))).toEqual([
      'A & B!A1: een',
      'A & B!C1: 12.5',
      'A & B!D1: =SUM(C1:C1)',
      'A & B!E1: <a>  b',
    ]);
  });

  it('has no answer for what is no workbook, or half of one', () => {
    expect(werkmapRegels(strToU8('geen zip'))).toBeUndefined();
    expect(werkmapRegels(zipSync({ 'a.txt': strToU8('a') }))).toBeUndefined();
    const heel = pakket('<c r="A1"><v>1</v></c>');
    expect(werkmapRegels(heel.subarray(0, heel.length - 30))).toBeUndefined();
  });

  it('does not unpack what would fill the memory', () => {
    const bom = zipSync({ ...unzipSync(pakket('')), 'xl/worksheets/een.xml': new Uint8Array(17 * 1024 * 1024) });
    expect(bom.length).toBeLessThan(100_000);
    expect(werkmapRegels(bom)).toBeUndefined();
  });
});

describe('a workbook of the register', () => {
  it.each([
    ['pv-landelijk-wmo', '2026.1.0'],
    ['pv-lekstroom', '2020.1.0'],
  ])('%s %s is shown by its cells', async (naam, versie) => {
    const { tekst = '', mediatype, afgekapt } = await eersteBestand(naam, versie);
    expect([mediatype, afgekapt]).toEqual([MEDIATYPE, false]);
    const regels = tekst.split('\n');
    expect(regels.length).toBeGreaterThan(10);
    for (const regel of regels) expect(regel).toMatch(/^[^!]+![A-Z]+\d+: ./);
  });

  it('is compared cell by cell, and its values can be hidden', () => {
    const cel = (waarde: string): string =>
      `<c r="A1" t="inlineStr"><is><t>${waarde}</t></is></c><c r="B1"><v>1</v></c>`;
    const kant = (waarde: string) =>
      toBeeld({ bestandsnaam: 'a.xlsx', mediatype: MEDIATYPE, inhoud: pakket(cel(waarde)) });
    const verschil = (verbergen: boolean) => diffBestanden([kant('Jansen')], [kant('Pietersen')], { verbergen })[0];
    expect(verschil(false)?.regels).toEqual([
      '@@ -1,2 +1,2 @@',
      '-A & B!A1: Jansen',
      '+A & B!A1: Pietersen',
      ' A & B!B1: 1',
    ]);
    expect(verschil(true)?.regels).toEqual([
      '@@ -1,2 +1,2 @@',
      '-x & x!A1: xxxxxx',
      '+x & x!A1: xxxxxxxxx',
      ' x & x!B1: 9',
    ]);
  });
});
