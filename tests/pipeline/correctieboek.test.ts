/** A workbook back with what is wrong in it: marked where it stands, and accepted once the marked cells are right. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Kop, Prestatie } from '../../src/domain/verantwoording.ts';
import type { Rij } from '../../src/domain/werkmapcel.ts';
import { openWerkmap } from '../../src/ingest/werkmap/werkmap.ts';
import { correctieboek } from '../../src/pipeline/correctieboek.ts';
import type { Aanvulling } from '../../src/pipeline/lezing.ts';
import { submit } from '../../src/pipeline/submit.ts';
import { regelRows, renderInvulsjabloon } from '../../src/render/invulsjabloon/index.ts';
import { readAll, streamOf } from '../../src/storage/bytes.ts';
import { createGateway, type Gateway, laadRegister, maakLeeg } from '../helpers/gateway.ts';
import { AGBCODE, voorbeeldVerantwoording } from '../helpers/verantwoording.ts';
import { bereik } from '../ingest/bereik.ts';

let gateway: Gateway;
beforeEach(async () => {
  await maakLeeg();
  gateway = createGateway();
  await laadRegister(gateway.diensten);
});

interface Voorbeeld extends Kop {
  readonly prestaties: readonly Prestatie[];
}

const { prestaties: PRESTATIES, $schema: _, ...KOP } = voorbeeldVerantwoording() as unknown as Voorbeeld;
const utf8 = (tekst: string): Uint8Array => new TextEncoder().encode(tekst);

async function* eenBatch<T>(regels: readonly T[]): AsyncGenerator<readonly T[]> {
  yield regels;
}

async function boekVan(bytes: Uint8Array, aanvulling: Aanvulling = {}): Promise<Uint8Array> {
  const uitkomst = await correctieboek(gateway.diensten, AGBCODE, streamOf(bytes), aanvulling);
  if (uitkomst.soort !== 'boek') throw new Error(JSON.stringify(uitkomst.weigering));
  return readAll(uitkomst.bytes);
}

/** Rows of a sheet: address to text or number. */
async function cellenVan(bytes: Uint8Array, blad: string): Promise<readonly Rij[]> {
  const werkmap = await openWerkmap(bereik(bytes, 65_536), 50_000_000);
  if (!werkmap.ok) throw new Error(JSON.stringify(werkmap.error));
  const rijen: Rij[] = [];
  for await (const batch of werkmap.value.rijen(blad)) rijen.push(...batch);
  return rijen;
}

const tekstVan = (rij: Rij, kolom: number): string => {
  const cel = rij.cellen.get(kolom);
  return cel?.soort === 'tekst' ? cel.tekst : '';
};

/** What the sheet in front says: sheet and cell to code. */
async function gemeld(bytes: Uint8Array): Promise<readonly string[]> {
  const [, ...rijen] = await cellenVan(bytes, 'Bevindingen');
  return rijen.map((rij) => `${tekstVan(rij, 1)}!${tekstVan(rij, 2)} ${tekstVan(rij, 7)}`);
}

/** Cells with a comment, over all sheets. */
const opmerkingen = (bytes: Uint8Array): readonly string[] =>
  Object.entries(unzipSync(bytes))
    .filter(([pad]) => pad.startsWith('xl/comments'))
    .flatMap(([, xml]) => [...strFromU8(xml).matchAll(/<comment ref="([A-Z]+\d+)"/g)].map(([, adres]) => adres ?? ''));

/** Types a text in a cell that is there. */
function typ(bytes: Uint8Array, blad: string, adres: string, tekst: string): Uint8Array {
  const delen = unzipSync(bytes);
  const boek = strFromU8(delen['xl/workbook.xml'] ?? new Uint8Array());
  const nr = /sheetId="(\d+)"/.exec(boek.slice(boek.indexOf(`name="${blad}"`)))?.[1];
  const pad = `xl/worksheets/sheet${nr}.xml`;
  const xml = strFromU8(delen[pad] ?? new Uint8Array());
  const cel = new RegExp(`<c r="${adres}" s="(\\d+)"(?:/>|[^>]*>.*?</c>)`);
  expect(xml).toMatch(cel);
  const nieuw = xml.replace(cel, `<c r="${adres}" s="$1" t="inlineStr"><is><t>${tekst}</t></is></c>`);
  return zipSync({ ...delen, [pad]: strToU8(nieuw) });
}

/** `aanvaard`, or the codes of what was wrong. */
async function dienIn(bytes: Uint8Array): Promise<string> {
  const uitkomst = await submit(gateway.diensten, AGBCODE, streamOf(bytes));
  if (uitkomst.soort !== 'geweigerd') return uitkomst.soort;
  return uitkomst.weigering.bevindingen.bevindingen.map(({ code, plaats }) => `${code} ${plaats.bron?.cel}`).join();
}

const werkmap = (kop: Partial<Kop>, prestaties: readonly object[]): Promise<Uint8Array> =>
  readAll(
    renderInvulsjabloon({
      kop,
      rijen: new Map([['Prestaties', regelRows('prestaties', eenBatch(prestaties))]]),
      uitleg: [],
    }),
  );

const fout = (anders: object): readonly object[] =>
  PRESTATIES.map((regel, i) => (i === 1 ? { ...regel, ...anders } : regel));

describe('a workbook that was refused', () => {
  it('comes back as it was, with what is wrong marked; right, it is accepted', async () => {
    const zonder = { ...KOP, controletotaal: { ...KOP.controletotaal, debetCredit: 'X' } } as unknown as Kop;
    const boek = await boekVan(
      await werkmap(zonder, [
        { ...PRESTATIES[0], gemeentecode: '9999' },
        ...fout({ toewijzingnummer: 'tien' }).slice(1),
      ]),
    );
    expect(await gemeld(boek)).toEqual(
      expect.arrayContaining([
        'Prestaties!C2 TR378_ONBEKEND',
        'Prestaties!F3 TABEL_CEL_GEEN_GEHEEL_GETAL',
        expect.stringMatching(/^Verantwoording!B17 SCHEMA_/),
      ]),
    );
    expect(new Set(opmerkingen(boek))).toEqual(new Set(['C2', 'F3', 'B17']));
    // What could not be read is still what was typed.
    const rij = (await cellenVan(boek, 'Prestaties')).find(({ nr }) => nr === 3);
    expect(rij?.cellen.get(5)).toEqual({ soort: 'tekst', tekst: 'tien' });
    expect(await dienIn(boek)).toContain('TR378_ONBEKEND C2');

    const { gemeentecode = '' } = PRESTATIES[0] ?? {};
    const { toewijzingnummer = 0 } = PRESTATIES[1] ?? {};
    const goed = [
      ['Prestaties', 'C2', gemeentecode],
      ['Prestaties', 'F3', String(toewijzingnummer)],
      ['Verantwoording', 'B17', KOP.controletotaal?.debetCredit ?? ''],
    ].reduce((bytes, [blad = '', adres = '', tekst = '']) => typ(bytes, blad, adres, tekst), boek);
    expect(await dienIn(goed)).toBe('aanvaard');
  });

  it('keeps columns and sheets where the aanbieder put them', async () => {
    const bytes = await werkmap(KOP, fout({ gemeentecode: '9999' }));
    const boek = await boekVan(bytes);
    for (const blad of ['Verantwoording', 'Prestaties', 'Omzet'])
      expect((await cellenVan(boek, blad)).map(({ nr, cellen }) => [nr, [...cellen]])).toEqual(
        (await cellenVan(bytes, blad)).map(({ nr, cellen }) => [nr, [...cellen]]),
      );
  });

  it('says so when there is nothing to correct', async () => {
    const boek = await boekVan(await werkmap(KOP, PRESTATIES));
    expect((await gemeld(boek)).filter((regel) => regel.startsWith('Prestaties'))).toEqual([]);
    expect(opmerkingen(boek)).toEqual([]);
    expect(await dienIn(boek)).toBe('aanvaard');
  });
});

describe('a file that is no workbook', () => {
  it('becomes one, made from its values: CSV', async () => {
    const csv = [
      'Referentienummer;Gemeentecode;Wet;BSN;Toewijzingnummer;Productcategorie;Productcode;Productperiode begindatum;' +
        'Productperiode einddatum;Volume;Eenheid;Tarief (€);Bedrag (€);Debet of credit;Declaratiestand',
      ';;;;;;;;;;;;;;',
      ...PRESTATIES.slice(0, 2).map((regel, i) =>
        [
          regel.referentienummer,
          regel.gemeentecode,
          regel.wet,
          regel.bsn,
          regel.toewijzingnummer,
          regel.productcategorie,
          regel.productcode,
          i === 1 ? 'eind april' : regel.productperiode.begindatum,
          regel.productperiode.einddatum,
          regel.volume,
          regel.eenheid,
          ((regel.tariefCenten ?? 0) / 100).toFixed(2).replace('.', ','),
          (regel.bedragCenten / 100).toFixed(2).replace('.', ','),
          regel.debetCredit,
          regel.declaratiestand,
        ].join(';'),
      ),
    ].join('\n');
    const { controletotaal: _c, gegevensAanbieder: _g, declaraties: _r, ...rest } = KOP;
    const kop = { ...rest, soorten: ['declaratie'] } satisfies Aanvulling;
    const boek = await boekVan(utf8(csv), kop);
    expect(await gemeld(boek)).toContain('Prestaties!K3 TABEL_CEL_GEEN_DATUM');
    expect(opmerkingen(boek)).toContain('K3');
    const goed = typ(boek, 'Prestaties', 'K3', PRESTATIES[1]?.productperiode.begindatum ?? '');
    expect(await dienIn(goed)).toBe('aanvaard');
  });

  it('becomes one, whatever its values are: JSON', async () => {
    const boek = await boekVan(
      utf8(
        JSON.stringify({
          ...KOP,
          soorten: 'declaratie',
          gegevensPerGemeente: { geen: 'lijst' },
          prestaties: fout({ bedragCenten: 'veel \u0000', volume: -1 }),
        }),
      ),
    );
    const codes = await gemeld(boek);
    expect(codes).toEqual(expect.arrayContaining(['Prestaties!Q3 SCHEMA_TYPE', 'Prestaties!M3 SCHEMA_BEREIK']));
    const [, , rij] = await cellenVan(boek, 'Prestaties');
    expect(rij === undefined ? '' : tekstVan(rij, 16)).toBe('veel \ufffd');
  });

  it('is refused as before when nothing in it can be read', async () => {
    const uitkomst = await correctieboek(
      gateway.diensten,
      AGBCODE,
      streamOf(zipSync({ 'x/y': utf8('a') }).slice(0, 40)),
    );
    expect(uitkomst.soort).toBe('geweigerd');
  });

  it('shows a bounded number of findings, and says how many there are', async () => {
    const regels = Array.from({ length: 1_200 }, (_, i) => ({
      ...PRESTATIES[0],
      referentienummer: `R${i}`,
      gemeentecode: '9999',
    }));
    const boek = await boekVan(utf8(JSON.stringify({ ...KOP, prestaties: regels })));
    expect(await cellenVan(boek, 'Bevindingen')).toHaveLength(1_001);
    expect(await cellenVan(boek, 'Prestaties')).toHaveLength(1_201);
    const uitleg = (await cellenVan(boek, 'Uitleg')).map((rij) => tekstVan(rij, 0)).join('\n');
    expect(uitleg).toMatch(/Er zijn 2\.\d{3} bevindingen\. Hier staan er 1\.000/);
  });
});
