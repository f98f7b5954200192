import type { Antwoordformaat } from '../../../src/domain/antwoordformaat.ts';
import { readCsv } from '../../../src/ingest/csv/lees.ts';
import { CsvDeel } from '../../../src/ingest/csv/lees-csv.ts';
import { readAntwoordCsv } from '../../../src/ingest/retour/antwoordcsv.ts';
import { readCorpus } from '../corpus.ts';
import { type Doel, eis, eisGelijk, inStukken } from '../doel.ts';
import type { Taal } from '../ingreep.ts';
import { leesDeel } from '../lezen.ts';

const CSVTAAL: Taal = {
  tekens: /[;,\t|"]|\r\n|\r|\n|[^;,\t|"\r\n]+/g,
  woorden: [
    ';',
    ',',
    '\t',
    '|',
    '"',
    '""',
    '\r',
    '\n',
    '\r\n',
    '\u0000',
    '\ufeff',
    '€',
    'é',
    '-',
    '1.000,00',
    '1,000.00',
    '12-05-2026',
    '45000',
    '=1',
    'x'.repeat(300),
  ],
};

async function alles(bytes: Uint8Array, stap: number) {
  const lezing = readCsv(inStukken(bytes, stap), {}, { maximaleBytes: 1_000_000, kolommen: 500, veldTekens: 10_000 });
  const rijen: { readonly regel: number; readonly velden: readonly string[] }[] = [];
  for (;;) {
    const deel = await lezing.next();
    if (deel.done) return { rijen, einde: deel.value };
    rijen.push(...deel.value);
  }
}

export const csv: Doel = {
  naam: 'csv',
  taal: CSVTAAL,
  corpus: () => readCorpus('csv'),
  async probeer(bytes, stap) {
    const { rijen, einde } = await alles(bytes, stap);
    const heel = await alles(bytes, 1_000_000);
    // Of several things that are wrong, which comes first depends on the pieces.
    eisGelijk('fout' in einde || einde, 'fout' in heel.einde || heel.einde, 'read in pieces and at once');
    if (!('fout' in einde)) eisGelijk(rijen, heel.rijen, 'read in pieces and at once');
    const tekens = rijen.reduce((som, { velden }) => som + velden.reduce((aantal, veld) => aantal + veld.length, 0), 0);
    eis(tekens <= bytes.length, () => `${tekens} characters out of ${bytes.length} bytes`);
    rijen.reduce((vorige, { regel }) => {
      eis(regel > vorige, () => `line ${regel} after ${vorige}`);
      return regel;
    }, 0);
  },
};

/** The same as a verantwoording: headings, values, rules. */
export const csvinvoer: Doel = {
  naam: 'csvinvoer',
  taal: CSVTAAL,
  corpus: () => readCorpus('csv'),
  async probeer(bytes, stap) {
    const lees = (maat: number) => leesDeel(new CsvDeel({ open: () => inStukken(bytes, maat) }, 1_000_000));
    const [een, ander] = [await lees(stap), await lees(1_000_000)];
    eisGelijk(een.uitkomst.uitkomst, ander.uitkomst.uitkomst, 'read in pieces and at once');
    if (een.uitkomst.uitkomst === 'geldig') eisGelijk(een, ander, 'read in pieces and at once');
  },
};

const FORMAAT: Antwoordformaat = {
  naam: 'eigen',
  versie: '1.0.0',
  titel: 'Eigen',
  sleutel: [{ veld: 'referentienummer', koppen: ['Referentie'] }],
  oordeel: { koppen: ['Akkoord?'], waarden: { Ja: 'geaccepteerd', Nee: 'afgewezen' } },
  retourcode: { koppen: ['Reden'], waarden: { T: '0611' } },
  toelichting: { koppen: ['Opmerking'] },
  nietGenoemd: 'geaccepteerd',
  bronnen: [{ naam: 'test' }],
  bronstatus: 'eigen',
  onbekend: [],
};

export const antwoordcsv: Doel = {
  naam: 'antwoordcsv',
  taal: CSVTAAL,
  corpus: () => readCorpus('antwoordcsv'),
  async probeer(bytes, stap) {
    const lees = async (maat: number) => {
      const { rijen, bevindingen } = await readAntwoordCsv(inStukken(bytes, maat), FORMAAT);
      return { fouten: bevindingen().aantalFouten > 0, rijen };
    };
    const [een, ander] = [await lees(stap), await lees(1_000_000)];
    eisGelijk(een.fouten, ander.fouten, 'read in pieces and at once');
    if (!een.fouten) eisGelijk(een.rijen, ander.rijen, 'read in pieces and at once');
  },
};
