/** Workbooks for tests: made from a formaat, read back as plain rows without rendering. */
import { convert } from '../../src/convert/index.ts';
import type { Bestand, Blad, Formaat } from '../../src/domain/formaat.ts';
import type { Cel, OutputDocument, Werkbladomvang } from '../../src/domain/output.ts';
import type { Kop, Prestatie } from '../../src/domain/verantwoording.ts';
import { delenVan, formaat, gecompileerd, KOP, kolom, prestatie } from './bouw.ts';

export const xlsx = (bladen: readonly object[], anders: object = {}, werkmap: object = {}): Bestand =>
  ({
    bestandssoort: 'xlsx',
    bestandsnaam: '"uit.xlsx"',
    xlsx: { bladen: bladen as readonly Blad[], ...werkmap },
    ...anders,
  }) as Bestand;

interface GelezenBlad {
  readonly naam: string;
  readonly cellen: Readonly<Record<string, Cel>>;
  readonly kolommen: readonly string[];
  readonly rijen: readonly (readonly Cel[])[];
}

interface GelezenWerkmap {
  readonly naam: string;
  readonly omvang: readonly Werkbladomvang[] | undefined;
  readonly bladen: readonly GelezenBlad[];
}

async function readWorkbook(document: OutputDocument): Promise<readonly GelezenBlad[]> {
  if (document.vorm !== 'werkmap') throw new Error(document.vorm);
  const bladen: GelezenBlad[] = [];
  for await (const blad of document.bladen) {
    const rijen: (readonly Cel[])[] = [];
    for await (const batch of blad.rijen) rijen.push(...batch);
    const kolommen = blad.kolommen.map(({ kop, notatie }) => `${kop}:${notatie}`);
    bladen.push({ naam: blad.naam, cellen: blad.cellen, kolommen, rijen });
  }
  return bladen;
}

export async function werkmappen(
  document: Formaat,
  prestaties: readonly Prestatie[],
  kop: Kop = KOP,
): Promise<{ readonly werkmappen: readonly GelezenWerkmap[]; readonly codes: readonly string[] }> {
  const omzetting = convert(gecompileerd(document), {
    kop,
    ontvanger: { soort: 'gemeente', code: '0384', naam: 'Diemen' },
    parameters: {},
    gemeenteNaam: (code) => ({ '0384': 'Diemen', '0518': "'s-Gravenhage" })[code] ?? `Gemeente ${code}`,
    delen: delenVan(prestaties),
  });
  const gelezen: GelezenWerkmap[] = [];
  for await (const { bestandsnaam, document: uit } of omzetting.bestanden) {
    const omvang = uit.vorm === 'werkmap' ? uit.sjabloon?.bladen : undefined;
    gelezen.push({ naam: bestandsnaam, omvang, bladen: await readWorkbook(uit) });
  }
  return { werkmappen: gelezen, codes: omzetting.resultaat().bevindingen.bevindingen.map((b) => b.code) };
}

const SALDO = 'saldo(prestatie.bedragCenten, prestatie.debetCredit)';

/** "Overzicht gemeenten" and one tab for every gemeente, as the national model. */
export const perGemeente = (anders: object = {}, werkmap: object = {}, per: object = {}): Formaat =>
  formaat({
    niveau: 'geaggregeerd',
    velden: ['prestatie.productcode', 'prestatie.bedragCenten', 'prestatie.debetCredit', 'aanbieder.naam'],
    totalen: { saldo: { functie: 'som', van: SALDO } },
    groepering: {
      sleutels: { gemeente: 'gemeente.naam', product: 'prestatie.productcode' },
      aggregaten: { saldo: { functie: 'som', van: SALDO } },
    },
    bestanden: [
      xlsx(
        [
          {
            naam: '"Overzicht gemeenten"',
            rijen: {
              herhaal: 'groepen',
              kolommen: [
                kolom('Gemeente', 'groep.gemeente'),
                kolom('Product', 'groep.product'),
                kolom('Bedrag', 'euro(groep.saldo)', { breedteTekens: 14 }),
              ],
              voetregels: [
                [
                  { waarde: '"Totaal"', ontbreekt: 'leeg' },
                  { waarde: 'geschreven.rijen', ontbreekt: 'leeg' },
                  { waarde: 'euro(totaal.saldo)', ontbreekt: 'leeg' },
                ],
              ],
            },
          },
          {
            naam: 'bladnaam(gemeente.naam)',
            bladPer: 'gemeente',
            rijen: {
              herhaal: 'groepen',
              kolommen: [
                kolom('Product', 'groep.product'),
                kolom('Bedrag', 'groep.saldo'),
                kolom('Deel', 'totaal.saldo'),
                kolom('Aanbieder', 'aanbieder.naam'),
              ],
            },
            ...per,
          },
        ],
        anders,
        werkmap,
      ),
    ],
  });

export const INVOER = [
  prestatie({ gemeentecode: '0518', productcode: 'B', bedragCenten: 700 }),
  prestatie({ productcode: 'B', bedragCenten: 300 }),
  prestatie({ productcode: 'A', bedragCenten: 100, debetCredit: 'C' }),
  prestatie({ gemeentecode: '0518', wet: 'jw', productcode: 'B', bedragCenten: 1 }),
];
