/** An own workbook made by openpyxl, calculated and saved by LibreOffice, read through an invoermapping. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { Invoermapping } from '../../src/domain/invoermapping.ts';
import type { Prestatie } from '../../src/domain/verantwoording.ts';
import { leesDelen } from '../../src/ingest/invoerdeel.ts';
import { STANDAARD_INVOERLIMIETEN } from '../../src/ingest/limieten.ts';
import { keurInvoermapping } from '../../src/ingest/mapping/keur.ts';
import { toEigentabel } from '../../src/ingest/mapping/tabel.ts';
import { EigenWerkmapDeel } from '../../src/ingest/mapping/werkmap.ts';
import { openWerkmap } from '../../src/ingest/werkmap/werkmap.ts';
import { bereik } from '../ingest/bereik.ts';
import { kop, TABEL, VANDAAG } from '../ingest/bouw.ts';

const PYTHON = process.env.ENKELVOUD_PYTHON ?? '/usr/bin/python3';
const map = mkdtempSync(path.join(tmpdir(), 'enkelvoud-eigen-'));
afterAll(() => rmSync(map, { recursive: true, force: true }));

const MAPPING: Invoermapping = {
  lijst: 'prestaties',
  blad: 'april',
  kolommen: [
    { kop: 'Nr', veld: 'prestatie.referentienummer' },
    { kop: 'Gemeente', veld: 'prestatie.gemeentecode' },
    { kop: 'Wet', veld: 'prestatie.wet', vertaling: [{ van: 'jeugdwet', naar: 'jw' }] },
    { kop: 'BSN', veld: 'prestatie.bsn' },
    { kop: 'Beschikking', veld: 'prestatie.toewijzingnummer' },
    { kop: 'Categorie', veld: 'prestatie.productcategorie' },
    { kop: 'Product', veld: 'prestatie.productcode' },
    { kop: 'Van', veld: 'prestatie.productperiode.begindatum' },
    { kop: 'Tot en met', veld: 'prestatie.productperiode.einddatum' },
    { kop: 'Minuten', veld: 'prestatie.volume', maat: 'minuten-naar-uren' },
    { kop: 'Tarief', veld: 'prestatie.tariefCenten' },
    { kop: 'Bedrag', veld: 'prestatie.bedragCenten' },
    { kop: 'D/C', veld: 'prestatie.debetCredit', vertaling: [{ van: 'Debet', naar: 'D' }] },
  ],
  vast: [
    { veld: 'prestatie.eenheid', waarde: '04' },
    { veld: 'prestatie.declaratiestand', waarde: 'ingediend' },
  ],
  genegeerd: ['wie'],
};

it('reads what LibreOffice saved, with what its formulas came to', async () => {
  expect(keurInvoermapping(MAPPING)).toEqual([]);
  const bron = path.join(map, 'eigen.xlsx');
  execFileSync(PYTHON, [path.join(import.meta.dirname, 'xlsx', 'eigen.py'), bron]);
  const profiel = `-env:UserInstallation=file://${path.join(map, 'profiel')}`;
  const uit = path.join(map, 'uit');
  execFileSync(
    'soffice',
    [profiel, '--headless', '--convert-to', 'xlsx:Calc MS Excel 2007 XML', '--outdir', uit, bron],
    {
      stdio: 'pipe',
      timeout: 120_000,
    },
  );
  const werkmap = await openWerkmap(
    bereik(new Uint8Array(readFileSync(path.join(uit, 'eigen.xlsx'))), 65_536),
    50_000_000,
  );
  if (!werkmap.ok) throw new Error(JSON.stringify(werkmap.error));
  const prestaties: Prestatie[] = [];
  const uitkomst = await leesDelen([new EigenWerkmapDeel(werkmap.value, toEigentabel(MAPPING))], kop(), {
    vandaag: VANDAAG,
    gemeenten: TABEL,
    limieten: STANDAARD_INVOERLIMIETEN,
    opPrestaties: (regels) => {
      prestaties.push(...regels.map(({ prestatie }) => prestatie));
    },
    opTrajecten: () => undefined,
  });
  expect(uitkomst).toMatchObject({ uitkomst: 'geldig', telling: { aantalPrestaties: 500, saldoCenten: 500 * 4_500 } });
  expect(prestaties[499]).toEqual({
    referentienummer: 'R500',
    gemeentecode: '0855',
    wet: 'jw',
    bsn: '999900006',
    toewijzingnummer: 500,
    productcategorie: '45',
    productcode: '45A04',
    productperiode: { begindatum: '2026-04-01', einddatum: '2026-04-30' },
    volume: 6,
    tariefCenten: 750,
    bedragCenten: 4_500,
    debetCredit: 'D',
    eenheid: '04',
    declaratiestand: 'ingediend',
  });
});
