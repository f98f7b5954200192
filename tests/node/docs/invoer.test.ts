/** What docs/invoer.md tells an aanbieder, against what the readers do: its columns, and its examples. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Prestatie } from '../../../src/domain/verantwoording.ts';
import { CsvDeel } from '../../../src/ingest/csv/lees-csv.ts';
import { type Aanvulling, type Bestandsbron, type Invoerdeel, leesDelen } from '../../../src/ingest/invoerdeel.ts';
import type { LeesUitkomst } from '../../../src/ingest/lees-verantwoording.ts';
import { STANDAARD_INVOERLIMIETEN } from '../../../src/ingest/limieten.ts';
import { NdjsonDeel } from '../../../src/ingest/ndjson/lees-ndjson.ts';
import { columnsOfBlad, INVULBLADEN, type Invulsoort } from '../../../src/standaard/bladen.ts';
import { keuzesVan } from '../../../src/standaard/keuzes.ts';

let tekst = '';
beforeAll(async () => {
  tekst = await readFile(path.resolve(import.meta.dirname, '../../../docs/invoer.md'), 'utf8');
});

const INHOUD: Readonly<Record<Invulsoort, string>> = {
  tekst: 'tekst',
  datum: 'datum',
  geheel: 'geheel getal',
  getal: 'getal',
  euro: 'euro’s',
  janee: 'ja of nee',
};

describe('the columns of the invulsjabloon', () => {
  it.each(INVULBLADEN.slice(0, 2).map((blad) => ({ naam: blad.naam, blad })))('of $naam', ({ naam, blad }) => {
    const rijen = columnsOfBlad(blad).map(
      ({ kop, soort, veld, verplicht }) =>
        `| ${kop} | ${keuzesVan(veld) === undefined ? INHOUD[soort] : 'keuze uit een lijst'} | ${verplicht ? 'ja' : 'nee'} | \`${veld}\` |`,
    );
    const [, hoofdstuk = ''] = tekst.split(`### Blad ${naam}\n`);
    const tabel = (hoofdstuk.split(/\n#|\nDe andere bladen/)[0] ?? '').split('\n').filter((rij) => rij.startsWith('|'));
    expect(tabel.slice(2)).toEqual(rijen);
  });

  it('names the other sheets', () => {
    for (const { naam } of INVULBLADEN.slice(2)) expect(tekst).toContain(naam);
  });
});

async function lees(
  deel: Invoerdeel,
  aanvulling: Aanvulling,
): Promise<{ readonly uitkomst: LeesUitkomst; readonly prestaties: readonly Prestatie[] }> {
  const prestaties: Prestatie[] = [];
  const uitkomst = await leesDelen([deel], aanvulling, {
    vandaag: '2026-05-20',
    gemeenten: { zoek: (code) => [{ code, naam: 'Tilburg', geldigVanaf: '2015-01-01' }] },
    limieten: STANDAARD_INVOERLIMIETEN,
    opPrestaties: (regels) => {
      prestaties.push(...regels.map(({ prestatie }) => prestatie));
    },
    opTrajecten: () => undefined,
  });
  return { uitkomst, prestaties };
}

/** The code block of this kind. */
const example = (soort: string): string => tekst.split(`\`\`\`${soort}\n`)[1]?.split('```')[0] ?? '';

const bron = (inhoud: string): Bestandsbron => ({
  open: async function* () {
    yield new TextEncoder().encode(inhoud);
  },
});

describe('the examples', () => {
  it('are accepted, and say the same in CSV and in NDJSON', async () => {
    const [adres = ''] = /verantwoordingen\?kenmerk=2026-04&stadium[^']*/.exec(tekst) ?? [];
    const { begindatum, einddatum, soorten, ...rest } = Object.fromEntries(new URL(`http://a/${adres}`).searchParams);
    const beside = {
      ...rest,
      periode: { begindatum, einddatum },
      soorten: soorten?.split(','),
      aanbieder: { agbcode: '12345678', naam: 'Zorg aan Huis' },
    } as unknown as Aanvulling;
    const csv = await lees(new CsvDeel(bron(example('csv')), 100_000), beside);
    expect(csv.uitkomst).toMatchObject({ uitkomst: 'geldig', telling: { aantalPrestaties: 2, saldoCenten: 105_000 } });
    const ndjson = await lees(new NdjsonDeel(bron(example('json')), STANDAARD_INVOERLIMIETEN), {});
    expect(ndjson.uitkomst).toMatchObject({ uitkomst: 'geldig' });
    expect(ndjson.prestaties).toEqual(csv.prestaties);
    const kopOf = ({ uitkomst }: { readonly uitkomst: LeesUitkomst }): unknown =>
      uitkomst.uitkomst === 'geldig' ? uitkomst.kop : uitkomst;
    expect(kopOf(ndjson)).toEqual(kopOf(csv));
  });
});
