import { describe, expect, it } from 'vitest';
import type { Formaat } from '../../src/domain/formaat.ts';
import {
  type Bestandsvorm,
  buildBoomformaat,
  buildFormaat,
  type Kopgegevens,
  readVoorbeeldbestand,
} from '../../src/pipeline/formaat-import.ts';
import { createOefening } from '../../src/pipeline/formaat-oefening.ts';
import { examineOntwerp, explainOntwerp, syncVelden, tryOntwerp } from '../../src/pipeline/formaat-ontwerp.ts';
import { layOut, type Vel } from '../../src/pipeline/formaat-vellen.ts';
import { createBeeld } from '../../src/pipeline/register-bron.ts';
import { streamOf } from '../../src/storage/bytes.ts';
import { shippedRegister } from '../register/shipped.ts';

const beeld = createBeeld(shippedRegister());

const kop = (anders: Partial<Kopgegevens> = {}): Kopgegevens => ({
  naam: 'eigen-overzicht',
  versie: '1.0.0',
  titel: 'Eigen overzicht',
  omschrijving: 'Om te proberen.',
  geldigVanaf: '2026-01-01',
  niveau: 'persoon',
  grondslag: 'Contract, artikel 3.10',
  wetten: ['wmo'],
  invoer: 'prestaties',
  bron: 'Brief van de gemeente',
  ...anders,
});

const lees = (tekst: string, niveau: Formaat['niveau'], invoer: Formaat['invoer'] = 'prestaties') =>
  readVoorbeeldbestand(streamOf(new TextEncoder().encode(tekst)), 100_000, { niveau, invoer });

async function probeer(document: Readonly<Record<string, unknown>>) {
  const { document: gelijk, erbij } = await syncVelden(beeld, document);
  const { proefbaar, bevindingen, goed } = await examineOntwerp(beeld, gelijk);
  expect(bevindingen.filter(({ ernst }) => ernst === 'fout')).toEqual([]);
  expect(goed).toBe(true);
  if (proefbaar === undefined) throw new Error('not to be tried');
  const opgave = createOefening(beeld, proefbaar.formaat);
  const uitkomst = await tryOntwerp(proefbaar, opgave);
  expect(uitkomst.bevindingen.filter(({ ernst }) => ernst === 'fout')).toEqual([]);
  expect(uitkomst.toestand).toBe('omgezet');
  const [bestand] = uitkomst.bestanden;
  if (bestand === undefined) throw new Error('no file');
  return { proefbaar, opgave, erbij, bestand, vellen: layOut(bestand.inhoud, bestand.mediatype) };
}

const teksten = (vel: Vel | undefined): readonly (readonly string[])[] =>
  vel?.rijen.map((rij) => rij.map(({ tekst }) => tekst)) ?? [];

describe('a file of the receiver', () => {
  it('gives its headings, and what each looks like', async () => {
    const uitkomst = await lees(
      'Opgave zorg\r\nBSN;Gemeente;Productcode;Begindatum;Bedrag;Onze code\r\n999900006;Diemen;01A03;01-02-2026;12,50;x\r\n',
      'persoon',
    );
    expect(uitkomst).toEqual({
      soort: 'gelezen',
      beeld: {
        vorm: {
          bestandssoort: 'csv',
          csv: { scheidingsteken: ';', decimaalteken: ',', tekenset: 'utf-8', regeleinde: 'crlf' },
        },
        kolommen: [
          { kop: 'BSN', voorstel: 'prestatie.bsn', datumvorm: 'jjjj-mm-dd' },
          { kop: 'Gemeente', voorstel: 'gemeente.naam', datumvorm: 'jjjj-mm-dd' },
          { kop: 'Productcode', voorstel: 'prestatie.productcode', datumvorm: 'jjjj-mm-dd' },
          { kop: 'Begindatum', voorstel: 'prestatie.productperiode.begindatum', datumvorm: 'datumNl' },
          { kop: 'Bedrag', voorstel: 'prestatie.bedragCenten', datumvorm: 'jjjj-mm-dd' },
          { kop: 'Onze code', datumvorm: 'jjjj-mm-dd' },
        ],
      },
    });
  });

  it('without a heading is refused', async () => {
    expect(await lees('1;2;3\n', 'persoon')).toMatchObject({ soort: 'gelezen' });
    expect(await lees('<a/>', 'persoon')).toMatchObject({
      soort: 'geweigerd',
      bevindingen: [{ code: 'MAPPING_GEEN_TABEL' }],
    });
  });

  it('of totals becomes a formaat that groups, and its cells say where they come from', async () => {
    const gelezen = await lees(
      'Gemeentecode,Product,Aantal cliënten,Uren,Totaalbedrag\n0384,01A03,2,10,12.50\n',
      'geaggregeerd',
    );
    if (gelezen.soort !== 'gelezen') throw new Error('refused');
    const { vorm, kolommen } = gelezen.beeld;
    expect(kolommen.map(({ voorstel }) => voorstel)).toEqual([
      'groep.gemeentecode',
      'groep.productcode',
      'groep.clienten',
      'groep.volume',
      'groep.saldoCenten',
    ]);
    const keuzes = kolommen.map(({ kop: opschrift, datumvorm, voorstel }) => ({
      kop: opschrift,
      datumvorm,
      ...(voorstel === undefined ? {} : { bouwsteen: voorstel }),
    }));
    const { proefbaar, opgave, bestand, vellen, erbij } = await probeer(
      buildFormaat(kop({ niveau: 'geaggregeerd' }), vorm, keuzes),
    );
    expect(erbij).toContain('prestatie.bsn');
    expect(teksten(vellen[0])[0]).toEqual(['Gemeentecode', 'Product', 'Aantal cliënten', 'Uren', 'Totaalbedrag']);
    const plek = vellen[0]?.rijen[1]?.[4]?.plek;
    if (plek === undefined) throw new Error('no place');
    const uitleg = await explainOntwerp(proefbaar, opgave, { bestandsnaam: bestand.bestandsnaam, positie: plek });
    expect(uitleg).toMatchObject({
      uitvoerveld: 'Totaalbedrag',
      regel: '/bestanden/0/csv/kolommen/4',
      expressie: 'euro(groep.saldoCenten)',
      aggregaten: [{ naam: 'groep.saldoCenten' }],
    });
  });
});

const ALLE = [
  { niveau: 'persoon', invoer: 'prestaties', wetten: ['wmo'] },
  { niveau: 'persoon', invoer: 'trajecten', wetten: ['wmo', 'jw'] },
  { niveau: 'geaggregeerd', invoer: 'prestaties', wetten: ['wmo', 'jw'] },
  { niveau: 'geaggregeerd', invoer: 'trajecten', wetten: ['jw'] },
] as const;

describe.each(ALLE)('a new formaat, $niveau over $invoer of $wetten', (kenmerken) => {
  const WERKMAP: Bestandsvorm = { bestandssoort: 'xlsx', blad: 'Opgave' };

  it('can be registered and makes a workbook of the made-up verantwoording', async () => {
    const bouwsteen = kenmerken.niveau === 'geaggregeerd' ? 'groep.gemeentecode' : 'gemeente.naam';
    const keuzes = [
      { kop: 'Gemeente', bouwsteen, datumvorm: 'jjjj-mm-dd' },
      { kop: 'Leeg', datumvorm: 'jjjj-mm-dd' },
    ] as const;
    const { vellen } = await probeer(buildFormaat(kop(kenmerken), WERKMAP, keuzes));
    expect(vellen.map(({ naam }) => naam)).toEqual(['Opgave']);
    expect(teksten(vellen[0])[0]).toEqual(['Gemeente', 'Leeg']);
    expect(vellen[0]?.rijen[1]?.[0]?.plek).toBe('Opgave!A2');
  });

  it.each(['xml', 'json'] as const)('can be registered as %s, with a place for every value', async (bestandssoort) => {
    const { proefbaar, opgave, bestand, vellen } = await probeer(buildBoomformaat(kop(kenmerken), bestandssoort));
    const plekken = (vellen[0]?.rijen ?? []).flatMap(([cel]) => (cel?.plek === undefined ? [] : [cel.plek]));
    const verwacht = { xml: '/Verantwoording/Regels/Regel/Gemeentecode', json: '/Regels/0/Gemeentecode' };
    expect(plekken).toContain(verwacht[bestandssoort]);
    for (const positie of plekken)
      expect(await explainOntwerp(proefbaar, opgave, { bestandsnaam: bestand.bestandsnaam, positie })).toBeDefined();
  });
});
