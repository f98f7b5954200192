import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Kop, Prestatie } from '../../../src/domain/verantwoording.ts';
import { CsvDeel } from '../../../src/ingest/csv/lees-csv.ts';
import { leesDelen } from '../../../src/ingest/invoerdeel.ts';
import { STANDAARD_INVOERLIMIETEN } from '../../../src/ingest/limieten.ts';
import { createWillekeur } from '../../../src/pipeline/formaat-willekeur.ts';
import { INVULBLADEN } from '../../../src/standaard/bladen.ts';
import { bevindingenVan, type Gelezen, inStukken, kop, prestatie, staysApart, TABEL, utf8, VANDAAG } from '../bouw.ts';

async function lees(bytes: Uint8Array, maat = 64, vanKop: Partial<Kop> = kop(), vandaag = VANDAAG): Promise<Gelezen> {
  const prestaties: Gelezen['prestaties'][number][] = [];
  const uitkomst = await leesDelen([new CsvDeel({ open: () => inStukken(bytes, [maat]) }, 1_000_000)], vanKop, {
    vandaag,
    gemeenten: TABEL,
    limieten: STANDAARD_INVOERLIMIETEN,
    opPrestaties: (regels) => {
      prestaties.push(...regels);
    },
    opTrajecten: () => undefined,
  });
  return { uitkomst, prestaties, trajecten: [] };
}

const KOLOMMEN = INVULBLADEN.find(({ naam }) => naam === 'Prestaties')?.kolommen ?? [];

/** As Dutch Excel saves it: amounts with a comma, days the Dutch way, no zeros in front of a code. */
function csv(prestaties: readonly Prestatie[], teken = ';', zonderNullen = true): string {
  const veld = (regel: Prestatie, pad: readonly (string | number)[], soort: string): string => {
    const waarde = pad.reduce<unknown>((bron, deel) => (bron as Record<string, unknown> | undefined)?.[deel], regel);
    if (waarde === undefined) return '';
    if (soort === 'euro') return (Number(waarde) / 100).toFixed(2).replace('.', ',');
    if (soort === 'datum') return String(waarde).split('-').toReversed().join('-');
    return zonderNullen && /^\d+$/.test(String(waarde))
      ? String(Number(waarde))
      : `"${String(waarde).replaceAll('"', '""')}"`;
  };
  return [
    KOLOMMEN.map((kolom) => kolom.kop).join(teken),
    ...prestaties.map((regel) => KOLOMMEN.map(({ pad, soort }) => veld(regel, pad, soort)).join(teken)),
  ].join('\r\n');
}

/** A cell keeps no spaces around a text. */
const trimmed = (regel: Prestatie): Prestatie =>
  Object.fromEntries(
    Object.entries(regel).map(([veld, waarde]) => [veld, typeof waarde === 'string' ? waarde.trim() : waarde]),
  ) as unknown as Prestatie;

describe('a CSV file as a submission', () => {
  it('gives the prestaties in it, with the zeros a spreadsheet dropped', async () => {
    const regels = [prestatie(1), prestatie(2, { gemeentecode: '0384', referentienummer: 'a;"b"' }), prestatie(3)];
    const gelezen = await lees(utf8(csv(regels)));
    expect(gelezen.prestaties.map((regel) => regel.prestatie)).toEqual(regels);
    expect(gelezen.uitkomst.uitkomst).toBe('geldig');
    expect(bevindingenVan(gelezen).map(({ code, parameters }) => [code, parameters])).toEqual([
      ['TABEL_NULLEN_AANGEVULD', { kolom: 'Gemeentecode', aantal: 3 }],
      ['TABEL_NULLEN_AANGEVULD', { kolom: 'Eenheid', aantal: 3 }],
    ]);
  });

  it('brings back every prestatie of any verantwoording', async () => {
    const opgave = { invoer: 'prestaties', soorten: ['declaratie'], wetten: ['wmo', 'jw'], jaar: 2025 } as const;
    await fc.assert(
      fc.asyncProperty(
        createWillekeur(fc, { ...opgave, gemeentecodes: ['0855', '0384'], producten: [] }),
        fc.constantFrom(';', '\t', '|'),
        async ({ prestaties = [], trajecten: _, ...rest }, teken) => {
          fc.pre(prestaties.length > 0 && staysApart(prestaties));
          const gelezen = await lees(utf8(csv(prestaties, teken, false)), 1_000, rest, '2026-03-01');
          expect(bevindingenVan(gelezen).filter(({ ernst }) => ernst === 'fout')).toEqual([]);
          expect(gelezen.prestaties.map((regel) => regel.prestatie)).toEqual(prestaties.map(trimmed));
        },
      ),
      { numRuns: 40 },
    );
  });

  it('says line and column of what is wrong', async () => {
    const tekst = csv([prestatie(1), prestatie(2)])
      .replace(';750,00;', ';veel;')
      .replace('Toewijzing einddatum', 'Einde');
    const gevonden = bevindingenVan(await lees(utf8(tekst)));
    expect(gevonden.map(({ code, plaats }) => [code, plaats.bron])).toContainEqual([
      'TABEL_CEL_GEEN_BEDRAG',
      { regel: 2, veld: 'Bedrag (€)' },
    ]);
    expect(gevonden.map(({ code }) => code)).toContain('TABEL_KOLOM_ONBEKEND');
  });

  it.each([
    ['nothing', '', ['CSV_LEEG']],
    ['a sentence', 'zomaar een zin', ['TABEL_ZONDER_KOPREGEL']],
    ['another table', 'naam;bedrag\nx;5\n'.repeat(30), ['TABEL_ZONDER_KOPREGEL']],
    ['a mark that is not closed', `${csv([prestatie(1)])}\r\n"open`, ['CSV_AANHALINGSTEKEN']],
  ])('refuses %s', async (_naam, tekst, codes) => {
    const gelezen = await lees(utf8(tekst));
    expect(gelezen.uitkomst.uitkomst).toBe('geweigerd');
    expect(
      bevindingenVan(gelezen)
        .filter(({ ernst }) => ernst === 'fout')
        .map(({ code }) => code),
    ).toEqual(codes);
  });
});
