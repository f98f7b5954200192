/**
 * What every kind of submission must withstand, through the one door that all of them come in by: the same verantwoording gives the same
 * lines, and what is empty, cut off, broken, too large or in another encoding is refused with findings, never half taken.
 */
import { describe, expect, it } from 'vitest';
import type { Kop, Prestatie } from '../../src/domain/verantwoording.ts';
import { STANDAARD_INVOERLIMIETEN } from '../../src/ingest/limieten.ts';
import { type Aanvulling, openLezing } from '../../src/pipeline/lezing.ts';
import { GeheugenBlobs } from '../../src/storage/geheugen/blobs.ts';
import { bevindingenVan, type Gelezen, inStukken, kop, prestatie, TABEL, utf8, VANDAAG } from './bouw.ts';

export interface Invoerkind {
  readonly naam: string;
  /** The file that holds this; what it cannot hold stands beside it. */
  maak(kop: Kop, prestaties: readonly Prestatie[]): Promise<Uint8Array> | Uint8Array;
  /** What stands beside the file: nothing for a file with a kop. */
  readonly beside: 'niets' | 'alles';
  /** What it looks like with something in the middle that has no place there. */
  breek(bytes: Uint8Array): Uint8Array;
  /** Encodings that it can be in besides UTF-8; in others it is refused. */
  readonly tekensets: readonly ('utf-16le' | 'windows-1252')[];
}

const AANTAL = 40;
const PRESTATIES = Array.from({ length: AANTAL }, (_, nr) =>
  prestatie(nr, { productcode: nr % 2 ? '45A04' : '45A05' }),
);
const KOP = kop({
  aanbieder: { agbcode: '12345678', naam: 'Zorg aan Huis' },
  controletotaal: { aantalPrestaties: AANTAL, totaalCenten: AANTAL * 75_000, debetCredit: 'D' },
});

async function lees(kind: Invoerkind, bytes: Uint8Array, maximaleBytes = 10_000_000): Promise<Gelezen> {
  const prestaties: Gelezen['prestaties'][number][] = [];
  const beside: Aanvulling = kind.beside === 'alles' ? KOP : {};
  const lezing = await openLezing(new GeheugenBlobs(), 'v1', inStukken(bytes, [1_000, 1, 333]), async () => beside);
  const uitkomst = await lezing.lees({
    vandaag: VANDAAG,
    gemeenten: TABEL,
    limieten: { ...STANDAARD_INVOERLIMIETEN, maximaleBytes },
    opPrestaties: (regels) => {
      prestaties.push(...regels);
    },
    opTrajecten: () => undefined,
  });
  return { uitkomst, prestaties, trajecten: [] };
}

function expectRefused(gelezen: Gelezen): void {
  expect(gelezen.uitkomst.uitkomst).toBe('geweigerd');
  expect(bevindingenVan(gelezen).filter(({ ernst }) => ernst === 'fout').length).toBeGreaterThan(0);
}

/** As older Windows programs save a text: an accent is one byte, so it is no UTF-8. */
const windows1252 = (tekst: string): Uint8Array =>
  Uint8Array.from(tekst, (teken) => (teken === '€' ? 0x80 : teken.charCodeAt(0)));

function utf16(tekst: string): Uint8Array {
  const bytes = new Uint8Array(2 + tekst.length * 2);
  const zicht = new DataView(bytes.buffer);
  zicht.setUint16(0, 0xfeff, true);
  for (let i = 0; i < tekst.length; i++) zicht.setUint16(2 + i * 2, tekst.charCodeAt(i), true);
  return bytes;
}

export function describeInvoerkind(kind: Invoerkind): void {
  const heel = (): Promise<Uint8Array> => Promise.resolve(kind.maak(KOP, PRESTATIES));

  describe(kind.naam, () => {
    it('gives the same lines and the same kop as the standard says', async () => {
      const gelezen = await lees(kind, await heel());
      expect(bevindingenVan(gelezen)).toEqual([]);
      expect(gelezen.prestaties.map((regel) => regel.prestatie)).toEqual(PRESTATIES);
      expect(gelezen.uitkomst).toMatchObject({
        uitkomst: 'geldig',
        kop: { kenmerk: KOP.kenmerk, periode: KOP.periode, dagtekening: KOP.dagtekening, soorten: KOP.soorten },
        telling: { aantalPrestaties: AANTAL, aantalTrajecten: 0, saldoCenten: AANTAL * 75_000 },
      });
    });

    it('refuses an empty file', async () => {
      expectRefused(await lees(kind, new Uint8Array(0)));
      expectRefused(await lees(kind, utf8(' \n')));
    });

    it('refuses what was cut off, wherever', async () => {
      const bytes = await heel();
      // Of lines alone, cut between two, nothing in the file tells: there the controletotaal does.
      const regeleinden = [bytes.indexOf(0x0a, bytes.length / 2), bytes.lastIndexOf(0x0a, bytes.length - 2)];
      const plekken = [...regeleinden, ...Array.from({ length: 59 }, (_, nr) => ((nr + 1) * bytes.length) / 60)];
      // Without the very last line end a file is whole.
      for (const plek of plekken.map(Math.floor).filter((een) => een > 0 && een < bytes.length - 1))
        expectRefused(await lees(kind, bytes.subarray(0, plek)));
      expect((await lees(kind, bytes)).uitkomst.uitkomst).toBe('geldig');
    });

    it('refuses what has something in the middle that has no place there', async () => {
      expectRefused(await lees(kind, kind.breek(await heel())));
    });

    it('refuses what is too large, and says so', async () => {
      const bytes = await heel();
      const gelezen = await lees(kind, bytes, Math.floor(bytes.length / 2));
      expectRefused(gelezen);
      expect(gelezen.uitkomst).toMatchObject({ teGroot: true });
    });
  });
}

/** Kinds that are text themselves. */
export function describeTekensets(kind: Invoerkind): void {
  describe(`${kind.naam} in another encoding`, () => {
    it.each([
      ['utf-16le', utf16],
      ['windows-1252', windows1252],
    ] as const)('%s is read right or refused', async (tekenset, schrijf) => {
      const naam = { referentienummer: 'Ré1' };
      const inhoud = new TextDecoder().decode(await kind.maak(KOP, [prestatie(0, naam), ...PRESTATIES.slice(1)]));
      const gelezen = await lees(kind, schrijf(inhoud));
      if (!kind.tekensets.includes(tekenset)) {
        expectRefused(gelezen);
        return;
      }
      expect(bevindingenVan(gelezen).filter(({ ernst }) => ernst === 'fout')).toEqual([]);
      expect(gelezen.prestaties[0]?.prestatie.referentienummer).toBe('Ré1');
    });
  });
}
