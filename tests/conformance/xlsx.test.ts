/**
 * Workbooks as other programs see them. A template made by openpyxl, and the same one saved by LibreOffice, is filled with 5,000
 * rows and three tabs; LibreOffice opens the outcome, calculates it anew and saves it, and openpyxl reads that.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cel, Decimaal, type Werkblad, type WerkbladKolom } from '../../src/domain/output.ts';
import { inspectSjabloon, render } from '../../src/render/index.ts';
import { throughLibreOffice } from './libreoffice.ts';

const PYTHON = process.env.ENKELVOUD_PYTHON ?? '/usr/bin/python3';
const AANTAL = 5_000;
const TABBLADEN = [
  ['Almere', 10],
  ['Den Haag', 1],
  ['Súdwest-Fryslân', 300],
] as const;

const map = mkdtempSync(path.join(tmpdir(), 'enkelvoud-xlsx-'));
afterAll(() => rmSync(map, { recursive: true, force: true }));
const inMap = (...delen: readonly string[]): string => path.join(map, ...delen);
const script = (naam: string): string => path.join(import.meta.dirname, 'xlsx', naam);

/** Opens a file in LibreOffice and saves it in a folder of this test. */
const saveByLibreOffice = (bron: string, naar: string, soort?: string): string =>
  throughLibreOffice(map, bron, naar, soort);

interface Gelezen {
  readonly bladen: readonly string[];
  readonly cellen: Readonly<Record<string, Readonly<Record<string, string | number | boolean | null>>>>;
  readonly tabellen: Readonly<Record<string, string>>;
  readonly validaties: Readonly<Record<string, readonly string[]>>;
  readonly opmaak: Readonly<Record<string, readonly string[]>>;
  readonly samengevoegd: Readonly<Record<string, readonly string[]>>;
  readonly grafieken: Readonly<Record<string, readonly string[]>>;
  readonly notaties: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

function read(bestand: string, waarden: boolean): Gelezen {
  const uit = execFileSync(PYTHON, [script('lees.py'), bestand, waarden ? 'waarden' : 'formules'], {
    maxBuffer: 256 * 1024 * 1024,
  });
  return JSON.parse(uit.toString());
}

const KOLOMMEN: readonly WerkbladKolom[] = [
  { kop: 'Gemeente', notatie: 'tekst' },
  { kop: 'Product', notatie: 'tekst' },
  { kop: 'Aantal', notatie: 'getal' },
  { kop: 'Tarief', notatie: 'bedrag' },
  { kop: 'Begin', notatie: 'datum' },
  { kop: 'Status', notatie: 'tekst' },
];

/** Cents of row `nr`: what the template must count to. */
const tariefCenten = (nr: number): number => 1_000 + (nr % 7) * 25;
const bedragCenten = (aantal: number): number =>
  Array.from({ length: aantal }, (_, nr) => nr * tariefCenten(nr)).reduce((som, centen) => som + centen, 0);

async function* rijen(aantal: number): AsyncIterable<readonly (readonly Cel[])[]> {
  for (let nr = 0; nr < aantal; nr++) {
    const gemeente = nr % 2 === 0 ? '0034' : '0384';
    yield [[gemeente, '=45A04', nr, new Decimaal(tariefCenten(nr), 2), '2026-01-31', 'open']];
  }
}

const BLADEN = [
  {
    naam: 'Regels',
    sjabloonblad: 'Regels',
    tabel: 'tblRegels',
    aantalRijen: AANTAL,
    cellen: { Aanbieder: 'Zorg & <Co>', Peildatum: '2025-12-31', Akkoord: 'ja' },
  },
  ...TABBLADEN.map(([naam, aantalRijen]) => ({
    naam,
    sjabloonblad: 'Gemeente',
    tabel: 'tblGemeente',
    aantalRijen,
    cellen: { Naam: naam },
  })),
  { naam: 'Nieuw', aantalRijen: 3, cellen: {} },
];

async function* werkbladen(bladen: readonly (typeof BLADEN)[number][]): AsyncIterable<Werkblad> {
  for (const { aantalRijen, ...blad } of bladen) yield { ...blad, kolommen: KOLOMMEN, rijen: rijen(aantalRijen) };
}

async function write(naam: string, sjabloon?: Uint8Array): Promise<string> {
  const bladen = sjabloon === undefined ? BLADEN.slice(-1) : BLADEN;
  const omvangen = bladen.map(({ cellen: _, ...omvang }) => omvang);
  const brokken: Uint8Array[] = [];
  const document = {
    vorm: 'werkmap',
    bestandssoort: 'xlsx',
    ...(sjabloon && { sjabloon: { bytes: sjabloon, bladen: omvangen } }),
    bladen: werkbladen(bladen),
  } as const;
  for await (const brok of render(document)) brokken.push(brok);
  writeFileSync(inMap(naam), Buffer.concat(brokken));
  return inMap(naam);
}

describe.each(['openpyxl', 'LibreOffice'])('a template written by %s', (programma) => {
  let gevuld: Gelezen;
  let herrekend: Gelezen;

  beforeAll(async () => {
    const bron = inMap(`${programma}.xlsx`);
    execFileSync(PYTHON, [script('sjabloon.py'), bron]);
    const sjabloon = programma === 'openpyxl' ? bron : saveByLibreOffice(bron, 'sjabloon');
    const bytes = new Uint8Array(readFileSync(sjabloon));
    expect(inspectSjabloon(bytes).ok).toBe(true);
    const bestand = await write(`gevuld-${programma}.xlsx`, bytes);
    gevuld = read(bestand, false);
    herrekend = read(saveByLibreOffice(bestand, 'herrekend'), true);
  });

  const cel = (blad: string, plaats: string): unknown => herrekend.cellen[blad]?.[plaats];
  const totaal = bedragCenten(AANTAL) / 100;

  it('opens without repair, with its sheets in order', () => {
    expect(herrekend.bladen).toEqual([
      'Regels',
      'Begin',
      ...TABBLADEN.map(([naam]) => naam),
      'Eind',
      'Overzicht gemeenten',
      'Lijsten',
      'Nieuw',
    ]);
  });

  it('counts to the right totals: above, below, in every row and on other sheets', () => {
    for (const plaats of ['B4', 'B5', 'E5009', 'G5007']) expect(cel('Regels', plaats)).toBeCloseTo(totaal, 2);
    expect(cel('Regels', 'E5010')).toBeCloseTo(totaal * 1.21, 2);
    expect(cel('Regels', 'E5011')).toBe(AANTAL);
    expect(cel('Regels', 'C5009')).toBe((AANTAL * (AANTAL - 1)) / 2);
    expect(cel('Regels', 'E1007')).toBeCloseTo((999 * tariefCenten(999)) / 100, 2);
    const overzicht = ['B1', 'B2', 'B3', 'B5'].map((plaats) => cel('Overzicht gemeenten', plaats));
    for (const waarde of overzicht) expect(waarde).toBeCloseTo(totaal, 2);
    const almere = Array.from({ length: AANTAL / 2 }, (_, nr) => 2 * nr * tariefCenten(2 * nr));
    expect(cel('Overzicht gemeenten', 'B4')).toBeCloseTo(almere.reduce((som, centen) => som + centen) / 100, 2);
    expect(cel('Overzicht gemeenten', 'B7')).toBe(AANTAL + 1);
  });

  it('has one tab for every group, each with its own total, and a sum over them', () => {
    let samen = 0;
    for (const [naam, aantal] of TABBLADEN) {
      const eigen = bedragCenten(aantal) / 100;
      samen += eigen;
      expect(cel(naam, 'B1')).toBe(naam);
      expect(cel(naam, 'B2')).toBeCloseTo(eigen, 2);
      expect(cel(naam, `E${aantal + 6}`)).toBeCloseTo(eigen, 2);
      expect(cel(naam, `E${aantal + 7}`)).toBeCloseTo(eigen / totaal, 6);
    }
    expect(cel('Overzicht gemeenten', 'B6')).toBeCloseTo(samen, 2);
  });

  it('holds the values as they were given', () => {
    expect(['B2', 'B3', 'E5013', 'A5013', 'J8'].map((plaats) => cel('Regels', plaats))).toEqual([
      'Zorg & <Co>',
      '2025-12-31T00:00:00',
      'ja',
      'Voor akkoord',
      'naast de tabel',
    ]);
    expect(['A8', 'B8', 'C9', 'D9', 'F8', 'H8'].map((plaats) => cel('Regels', plaats))).toEqual([
      '0034',
      '=45A04',
      1,
      10.25,
      '2026-01-31T00:00:00',
      'open',
    ]);
    expect(['A2', 'D3', 'E2'].map((plaats) => cel('Nieuw', plaats))).toEqual(['0034', 10.25, '2026-01-31T00:00:00']);
  });

  it('keeps tables, validations, conditional formats, merged cells, charts and styles, as openpyxl sees them', () => {
    expect(gevuld.tabellen).toEqual({
      tblRegels: 'Regels A7:H5007',
      tblGemeente: 'Almere A4:H14',
      tblGemeente_2: 'Den Haag A4:H5',
      tblGemeente_3: 'Súdwest-Fryslân A4:H304',
    });
    expect(gevuld.validaties.Regels?.toSorted()).toEqual(['E5013', 'H8:H5007']);
    expect(gevuld.opmaak.Regels?.toSorted()).toEqual(['A5009:E5011', 'E8:E5007']);
    expect(gevuld.opmaak['Súdwest-Fryslân']).toEqual(['E5:E304']);
    expect(gevuld.samengevoegd.Regels).toEqual(['A5013:D5013']);
    const reeksen = Object.entries(gevuld.grafieken).flatMap(([blad, lijst]) =>
      lijst.map((reeks) => `${blad}: ${reeks.replaceAll("'", '').replaceAll('$', '')}`),
    );
    expect(reeksen).toEqual([
      'Regels: Regels!E8:E5007',
      'Almere: Almere!E5:E14',
      'Den Haag: Den Haag!E5',
      'Súdwest-Fryslân: Súdwest-Fryslân!E5:E304',
    ]);
    expect(gevuld.notaties.Regels?.D5007).toBe('#,##0.00');
    expect(gevuld.notaties.Regels?.F5007?.replaceAll('\\', '').toLowerCase()).toBe('dd-mm-yyyy');
    expect(gevuld.notaties.Regels?.E5007).toContain('€');
  });
});

describe('a new workbook', () => {
  it('opens in LibreOffice and holds the same', async () => {
    const bestand = await write('nieuw.xlsx');
    const herrekend = read(saveByLibreOffice(bestand, 'nieuw'), true);
    expect(herrekend.cellen.Nieuw?.A2).toBe('0034');
    expect(herrekend.cellen.Nieuw?.B2).toBe('=45A04');
    expect(herrekend.cellen.Nieuw?.D3).toBe(10.25);
    expect(read(bestand, false).notaties.Nieuw).toMatchObject({ A2: '@', D2: '#,##0.00', E2: 'dd\\-mm\\-yyyy' });
  });
});
