import { describe, expect, it } from 'vitest';
import type { Formaat } from '../../src/domain/formaat.ts';
import { buildFormaat } from '../../src/pipeline/formaat-import.ts';
import { createOefening } from '../../src/pipeline/formaat-oefening.ts';
import { examineOntwerp, syncVelden, tryOntwerp } from '../../src/pipeline/formaat-ontwerp.ts';
import { fillSjabloon } from '../../src/pipeline/formaat-sjabloon.ts';
import { layOut } from '../../src/pipeline/formaat-vellen.ts';
import { createBeeld } from '../../src/pipeline/register-bron.ts';
import { shippedRegister } from '../register/shipped.ts';
import { relatie, sjabloon, tabelXml } from '../render/xlsx/bouw.ts';

const beeld = createBeeld(shippedRegister());

const KOPPEN = ['Gemeentecode', 'Product', 'Totaalbedrag', 'Eigen code'];
const cel = (adres: string, tekst: string): string => `<c r="${adres}" t="inlineStr"><is><t>${tekst}</t></is></c>`;

/** A workbook with one table, as a receiver sends it. */
const werkmap = (): Uint8Array =>
  sjabloon(
    [
      {
        naam: 'Opgave',
        rijen: `<row r="1">${KOPPEN.map((kop, nr) => cel(`${'ABCD'[nr]}1`, kop)).join('')}</row><row r="2"><c r="A2"/></row>`,
        na: '<tableParts count="1"><tablePart r:id="rId1"/></tableParts>',
        relaties: relatie('rId1', 'table', '../tables/table1.xml'),
      },
    ],
    { delen: { 'xl/tables/table1.xml': tabelXml(1, 'Zorg', 'A1:D2', KOPPEN) } },
  );

const begin = buildFormaat(
  {
    naam: 'eigen',
    versie: '1.0.0',
    titel: 'Eigen',
    omschrijving: 'Om te proberen.',
    geldigVanaf: '2026-01-01',
    niveau: 'geaggregeerd',
    grondslag: 'Contract',
    wetten: ['wmo'],
    invoer: 'prestaties',
    bron: 'Brief',
  },
  { bestandssoort: 'xlsx', blad: 'Blad1' },
  [{ kop: 'Gemeente', bouwsteen: 'groep.gemeentecode', datumvorm: 'jjjj-mm-dd' }],
) as unknown as Formaat;

describe('a workbook of the receiver', () => {
  it('is filled at once: headings that are recognised get their value, the others stay empty', async () => {
    const gevuld = fillSjabloon(begin, 'opgave', werkmap(), 0);
    if (!gevuld.ok) throw new Error(JSON.stringify(gevuld.error));
    const { document } = await syncVelden(beeld, gevuld.value.document);
    const { proefbaar, bevindingen } = await examineOntwerp(beeld, document);
    expect(bevindingen).toEqual([]);
    if (proefbaar === undefined) throw new Error('not to be tried');
    const { toestand, bestanden } = await tryOntwerp(proefbaar, createOefening(beeld, proefbaar.formaat));
    expect(toestand).toBe('omgezet');
    const [vel] = layOut(bestanden[0]?.inhoud ?? new Uint8Array(), bestanden[0]?.mediatype ?? '');
    expect(vel?.naam).toBe('Opgave');
    expect(vel?.rijen[0]?.map(({ tekst }) => tekst)).toEqual(KOPPEN);
    expect(vel?.rijen[1]?.map(({ tekst }) => tekst)[1]).toBe('01A03');
  });

  it('that is none, or has no table, is refused', () => {
    const codes = (bytes: Uint8Array) => {
      const uitkomst = fillSjabloon(begin, 'opgave', bytes, undefined);
      return uitkomst.ok ? [] : uitkomst.error.map(({ parameters }) => Object(parameters).reden);
    };
    expect(codes(new TextEncoder().encode('geen werkmap'))).toEqual(['SJABLOON_GEEN_XLSX']);
    expect(codes(sjabloon([{ naam: 'Leeg' }]))).toEqual(['SJABLOON_TABEL_ONTBREEKT']);
  });
});
