import { describe, expect, it } from 'vitest';
import { leesDelen } from '../../../src/ingest/invoerdeel.ts';
import { STANDAARD_INVOERLIMIETEN } from '../../../src/ingest/limieten.ts';
import { NdjsonDeel } from '../../../src/ingest/ndjson/lees-ndjson.ts';
import { bevindingenVan, type Gelezen, inStukken, kop, prestatie, TABEL, utf8, VANDAAG } from '../bouw.ts';

async function lees(tekst: string, maat = 50): Promise<Gelezen> {
  const prestaties: Gelezen['prestaties'][number][] = [];
  const trajecten: Gelezen['trajecten'][number][] = [];
  const limieten = STANDAARD_INVOERLIMIETEN;
  const uitkomst = await leesDelen(
    [new NdjsonDeel({ open: () => inStukken(utf8(tekst), [maat]) }, limieten)],
    {},
    {
      vandaag: VANDAAG,
      gemeenten: TABEL,
      limieten,
      opPrestaties: (regels) => {
        prestaties.push(...regels);
      },
      opTrajecten: (regels) => {
        trajecten.push(...regels);
      },
    },
  );
  return { uitkomst, prestaties, trajecten };
}

const ndjson = (...regels: readonly unknown[]): string => regels.map((regel) => JSON.stringify(regel)).join('\n');

describe('NDJSON as a submission', () => {
  it.each([1, 7, 100_000])('gives kop and lines, in pieces of %d bytes', async (maat) => {
    const regels = Array.from({ length: 12 }, (_, i) => prestatie(i + 1));
    const tekst = `${ndjson({ kop: kop() }, ...regels.map((regel) => ({ prestatie: regel })))}\r\n\n`;
    const gelezen = await lees(tekst, maat);
    expect(gelezen.uitkomst).toMatchObject({ uitkomst: 'geldig', kop: kop(), telling: { aantalPrestaties: 12 } });
    expect(gelezen.prestaties).toEqual(regels.map((regel, nr) => ({ nr, prestatie: regel })));
  });

  it('says on which line something is wrong', async () => {
    const tekst = ndjson(
      { kop: kop() },
      { prestatie: prestatie(1, { bsn: '999900007' }) },
      { iets: 1 },
      { prestatie: 1, traject: 2 },
    );
    const gevonden = bevindingenVan(await lees(`${tekst}\n{"prestatie":\n{"traject":{},"traject":{}}\n`));
    expect(gevonden.map(({ code, plaats }) => [code, plaats.bron?.regel])).toEqual(
      expect.arrayContaining([
        ['CS002', 2],
        ['NDJSON_REGEL', 3],
        ['NDJSON_REGEL', 4],
        ['NDJSON_REGEL', 5],
        ['JSON_DUBBELE_SLEUTEL', 6],
      ]),
    );
  });

  it('does not follow a line into any depth', async () => {
    const gevonden = bevindingenVan(await lees(`${ndjson({ kop: kop() })}\n${'['.repeat(500_000)}\n`, 100_000));
    expect(gevonden.map(({ code }) => code)).toContain('JSON_TE_DIEP');
  });

  it('stops at a line that is too long', async () => {
    const gelezen = await lees(`${ndjson({ kop: kop() })}\n{"prestatie":"${'x'.repeat(1_100_000)}"}`, 100_000);
    expect(bevindingenVan(gelezen).map(({ code }) => code)).toContain('ELEMENT_TE_GROOT');
  });
});
