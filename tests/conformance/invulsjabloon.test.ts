/**
 * The invulsjabloon in the hands of another program: opened and saved by LibreOffice, a row filled in, and saved by LibreOffice again. It
 * is read right, and what keeps a provider from mistakes (protection, drop-downs) is still there.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bevindingenVan, kop, prestatie } from '../ingest/bouw.ts';
import { leesWerkmap, vul } from '../ingest/sjabloon/invulsjabloon.ts';
import { throughLibreOffice } from './libreoffice.ts';

const PYTHON = process.env.ENKELVOUD_PYTHON ?? '/usr/bin/python3';
const map = mkdtempSync(path.join(tmpdir(), 'enkelvoud-invulsjabloon-'));
afterAll(() => rmSync(map, { recursive: true, force: true }));

const python = (bestand: string, ...args: readonly string[]): string =>
  execFileSync(PYTHON, [path.join(import.meta.dirname, 'xlsx', 'rij.py'), bestand, 'Prestaties', ...args]).toString();

interface Bescherming {
  readonly beschermd: Readonly<Record<string, boolean>>;
  readonly verborgen: readonly string[];
  readonly lijsten: Readonly<Record<string, readonly string[]>>;
}
const bescherming = (bestand: string): Bescherming => JSON.parse(python(bestand, '--toon'));

const PRESTATIES = [
  prestatie(1),
  prestatie(2, { productperiode: { begindatum: '2026-04-10', einddatum: '2026-04-30' } }),
];
let ons = '';
let terug = '';
beforeAll(async () => {
  ons = path.join(map, 'invulsjabloon.xlsx');
  writeFileSync(ons, await vul({ ...kop(), prestaties: PRESTATIES }));
  const opgeslagen = throughLibreOffice(map, ons, 'eerst');
  python(
    opgeslagen,
    'Referentienummer=R3',
    'Gemeentecode=0384',
    'Wet=jw',
    'BSN=getal:999900018',
    'Toewijzingnummer=getal:77',
    'Productcategorie=45',
    'Productcode=45A04',
    'Productperiode begindatum=datum:2026-04-01',
    'Productperiode einddatum=datum:2026-04-30',
    'Volume=getal:3',
    'Eenheid=04',
    'Tarief (€)=getal:75.5',
    'Bedrag (€)=getal:226.5',
    'Debet of credit=D',
    'Declaratiestand=ingediend',
  );
  terug = throughLibreOffice(map, opgeslagen, 'daarna');
}, 240_000);

describe('an invulsjabloon that LibreOffice saved', () => {
  it('is read right, with the row that was added', async () => {
    const gelezen = await leesWerkmap(readFileSync(terug));
    expect(bevindingenVan(gelezen).filter(({ ernst }) => ernst === 'fout')).toEqual([]);
    expect(gelezen.prestaties.map((regel) => regel.prestatie)).toEqual([
      ...PRESTATIES,
      {
        ...prestatie(3),
        gemeentecode: '0384',
        bsn: '999900018',
        toewijzingnummer: 77,
        volume: 3,
        tariefCenten: 7_550,
        bedragCenten: 22_650,
      },
    ]);
    expect(gelezen.uitkomst).toMatchObject({ uitkomst: 'geldig', kop: kop() });
  });

  it('is protected as it was, and has the same drop-downs', () => {
    const toen = bescherming(ons);
    const nu = bescherming(terug);
    expect(nu.beschermd).toEqual(toen.beschermd);
    expect(Object.values(toen.beschermd)).toContain(true);
    expect(nu.verborgen).toEqual(toen.verborgen);
    expect(nu.lijsten.Prestaties?.length).toBe(toen.lijsten.Prestaties?.length);
    expect(toen.lijsten.Prestaties?.length).toBeGreaterThan(4);
    expect(nu.lijsten.Verantwoording?.length).toBe(toen.lijsten.Verantwoording?.length);
  });
});
