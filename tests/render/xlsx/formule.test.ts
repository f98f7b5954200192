import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leesFormule } from '../../../src/render/xlsx/sjabloon/formule.ts';
import { Herschrijver, type Uitvoerblad, verplaatsFormule } from '../../../src/render/xlsx/sjabloon/herschrijf.ts';
import { type Invoeging, verschuifBereiken } from '../../../src/render/xlsx/sjabloon/verschuif.ts';

/** Rows 5 and 6 of columns A to F become rows 5 to 106: what is below moves 100 down. */
const MEER: Invoeging = {
  bereik: { eersteRij: 5, laatsteRij: 6, eersteKolom: 1, laatsteKolom: 6 },
  nieuweLaatste: 106,
};
/** Rows 5 to 14 become rows 5 to 7: what is below moves 7 up. */
const MINDER: Invoeging = {
  bereik: { eersteRij: 5, laatsteRij: 14, eersteKolom: 1, laatsteKolom: 6 },
  nieuweLaatste: 7,
};

function blad(sjabloon: string, naam = sjabloon, kopie = 0, invoeging?: Invoeging): Uitvoerblad {
  return {
    naam,
    pad: `${naam}.xml`,
    sjabloon: { naam: sjabloon, pad: `${sjabloon}.xml`, heeftCellen: true, tabellen: [], samengevoegd: [] },
    kopie,
    tabelnamen: new Map(kopie === 0 ? [] : [['tblregels', `tblRegels_${kopie + 1}`]]),
    ...(invoeging && { invoeging }),
  };
}

const regels = blad('Regels', 'Regels', 0, MEER);
const overzicht = blad('Overzicht gemeenten');
const eersteKopie = blad('Gemeente', 'Almere', 0, MEER);
const tweedeKopie = blad('Gemeente', "d'Oude", 1, MEER);
const minder = blad('Minder', 'Minder', 0, MINDER);
const herschrijver = new Herschrijver([regels, eersteKopie, tweedeKopie, overzicht, minder]);

describe('a formula on the sheet whose table grows', () => {
  it.each([
    // below, in and above the table
    ['A7', 'A107'],
    ['$A$7', '$A$107'],
    ['A$7+$B8', 'A$107+$B108'],
    ['A4', 'A4'],
    ['A5', 'A5'],
    ['A6', 'A6'],
    // ranges
    ['SUM(E5:E6)', 'SUM(E5:E106)'],
    ['SUM($E$5:$E$6)', 'SUM($E$5:$E$106)'],
    ['SUM(E4:E6)', 'SUM(E4:E106)'],
    ['SUM(E1:E6)', 'SUM(E1:E106)'],
    ['SUM(E5:E7)', 'SUM(E5:E107)'],
    ['SUM(E6:E5)', 'SUM(E106:E5)'],
    ['SUM(E6:E6)', 'SUM(E6:E6)'],
    ['SUM(E1:E4)', 'SUM(E1:E4)'],
    ['SUM(E8:E9)', 'SUM(E108:E109)'],
    ['SUM(E5:E5)', 'SUM(E5:E5)'],
    ['SUM(A5:F6,H9)', 'SUM(A5:F106,H109)'],
    ['SUM(A5:E6 C1:C9)', 'SUM(A5:E106 C1:C109)'],
    ['SUM(E:E)', 'SUM(E:E)'],
    ['SUM($7:$9)', 'SUM($107:$109)'],
    ['SUM(7:7)', 'SUM(107:107)'],
    ['A1:INDEX(E:E,9)', 'A1:INDEX(E:E,9)'],
    ['A9#', 'A109#'],
    // what looks like a reference
    ['LOG10(A7)', 'LOG10(A107)'],
    ['"A7"&A7', '"A7"&A107'],
    ['"zeg ""A7"""', '"zeg ""A7"""'],
    ['1E7+A7', '1E7+A107'],
    ['1.5E+7*A7', '1.5E+7*A107'],
    ['A7_oud+A7', 'A7_oud+A107'],
    ['BTW21+A7', 'BTW121+A107'],
    ['ABCD7+A7', 'ABCD7+A107'],
    ['XFE7+A7', 'XFE7+A107'],
    ['A1048577+A7', 'A1048577+A107'],
    ['Tarief.A7+A7', 'Tarief.A7+A107'],
    ['#REF!+A7', '#REF!+A107'],
    ['#N/A', '#N/A'],
    ['TRUE+A7', 'TRUE+A107'],
    ['_xlfn.XLOOKUP(A7,B7:B9,C7:C9)', '_xlfn.XLOOKUP(A107,B107:B109,C107:C109)'],
    ['{1,2;3,4}*A7', '{1,2;3,4}*A107'],
    // tables
    ['SUM(tblRegels[Bedrag])', 'SUM(tblRegels[Bedrag])'],
    ['tblRegels[[#This Row],[A7]]*A7', 'tblRegels[[#This Row],[A7]]*A107'],
    ["tblRegels[Kolom '[A7']]+A7", "tblRegels[Kolom '[A7']]+A107"],
    // sheets
    ['Regels!A7', 'Regels!A107'],
    ["'Regels'!A7", "'Regels'!A107"],
    ['REGELS!A7', "'Regels'!A107"],
    ["'Overzicht gemeenten'!A7", "'Overzicht gemeenten'!A7"],
    ['Onbekend!A7', 'Onbekend!A7'],
    ['Regels!Naam', 'Regels!Naam'],
    ['Regels!#REF!', 'Regels!#REF!'],
    ['Gemeente!A7', "'Almere'!A107"],
    ['SUM(Gemeente!$E$5:$E$6)', "SUM('Almere'!$E$5:$E$106)"],
    ['SUM(Regels:Minder!B2)', 'SUM(Regels:Minder!B2)'],
    ['SUM(Gemeente:Minder!B2)', 'SUM(Almere:Minder!B2)'],
    ["SUM('Regels:Gemeente'!B2)", "SUM('Regels:d''Oude'!B2)"],
    ['Minder!A20', 'Minder!A13'],
    ['Minder!A7', 'Minder!A7'],
    ['Minder!A8', 'Minder!#REF!'],
    ['SUM(Minder!A5:A14)', 'SUM(Minder!A5:A7)'],
    ['SUM(Minder!A6:A20)', 'SUM(Minder!A6:A13)'],
    ['SUM(Minder!A6:A9)', 'SUM(Minder!A6:A7)'],
    ['SUM(Minder!A8:A20)', 'SUM(Minder!A8:A13)'],
    ['SUM(Minder!A8:A9)', 'SUM(Minder!#REF!)'],
  ])('%s becomes %s', (formule, verwacht) => {
    expect(herschrijver.formule(formule, regels)).toBe(verwacht);
  });
});

describe('a formula elsewhere', () => {
  it.each([
    ['on another sheet', overzicht, 'A7+Regels!A7+SUM(Regels!E5:E6)', 'A7+Regels!A107+SUM(Regels!E5:E106)'],
    ['on a copy, of itself', tweedeKopie, 'Gemeente!A7+A7', "'d''Oude'!A107+A107"],
    [
      'on a copy, with its table',
      tweedeKopie,
      'SUM(tblRegels[Bedrag])+TBLREGELS',
      'SUM(tblRegels_2[Bedrag])+tblRegels_2',
    ],
    ['on the first copy, with its table', eersteKopie, 'SUM(tblRegels[Bedrag])', 'SUM(tblRegels[Bedrag])'],
    ['of the workbook', undefined, 'Gemeente!$E$5:$E$6', "'Almere'!$E$5:$E$106"],
    ['of the workbook, without a sheet', undefined, 'A7', 'A7'],
  ])('%s', (_, hier, formule, verwacht) => {
    expect(herschrijver.formule(formule, hier)).toBe(verwacht);
  });

  it('is left as it is, sign by sign, when nothing moves', () => {
    const stuk = fc.constantFrom(
      "'",
      '"',
      '[',
      ']',
      '$',
      'A',
      '1',
      ':',
      '!',
      '(',
      ')',
      '#',
      ' ',
      '.',
      'é',
      'E',
      ',',
      '=',
    );
    fc.assert(
      fc.property(fc.array(stuk, { maxLength: 24 }), (stukken) => {
        const formule = stukken.join('').replace(/(?<!\d)0+(?=\d)/g, '');
        expect(new Herschrijver([overzicht]).formule(formule, overzicht)).toBe(formule);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is cut in linear time', () => {
    for (const formule of ["'".repeat(20_000), 'A'.repeat(20_000), 'A1:'.repeat(10_000), '['.repeat(20_000)]) {
      expect(leesFormule(formule).length).toBeGreaterThan(0);
    }
  });
});

describe('a formula in the rows of the table', () => {
  it.each([
    ['C5*D5', 'C5*D5', 'C8*D8'],
    ['C5*$D$2', 'C5*$D$2', 'C8*$D$2'],
    ['C5/$C$7', 'C5/$C$107', 'C8/$C$107'],
    ['C5/C$7', 'C5/C$107', 'C8/C$107'],
    ['SUM(E$5:E5)', 'SUM(E$5:E5)', 'SUM(E$5:E8)'],
    ['SUM(E$5:E$6)', 'SUM(E$5:E$106)', 'SUM(E$5:E$106)'],
    ['C5/SUM($C$5:$C$6)', 'C5/SUM($C$5:$C$106)', 'C8/SUM($C$5:$C$106)'],
    ['G4+E5', 'G4+E5', 'G7+E8'],
    ['E6-E5', 'E6-E5', 'E9-E8'],
    ['Regels!C5', 'Regels!C5', 'Regels!C8'],
    [
      "VLOOKUP(A5,'Overzicht gemeenten'!$A$1:$B$9,2)",
      "VLOOKUP(A5,'Overzicht gemeenten'!$A$1:$B$9,2)",
      "VLOOKUP(A8,'Overzicht gemeenten'!$A$1:$B$9,2)",
    ],
    ['tblRegels[[#This Row],[Aantal]]', 'tblRegels[[#This Row],[Aantal]]', 'tblRegels[[#This Row],[Aantal]]'],
    ['ROW()-4', 'ROW()-4', 'ROW()-4'],
    ['A9', 'A109', 'A112'],
    ['A1048476', 'A1048576', '#REF!'],
  ])('%s is %s in the first and %s in the fourth', (formule, eerste, vierde) => {
    const rij = herschrijver.rijformule(formule, regels);
    expect([rij(0), rij(3)]).toEqual([eerste, vierde]);
  });
});

describe('ranges of a sheet', () => {
  it.each([
    // the first row of the table is the model of all
    ['model', 'E5:E6', 'E5:E106'],
    ['model', 'E5', 'E5:E106'],
    ['model', 'E6', ''],
    ['model', 'A1:F6', 'A1:F106'],
    ['model', 'E5:E9', 'E5:E109'],
    ['model', 'E6:E9', 'E107:E109'],
    ['model', 'E9', 'E109'],
    ['model', 'H5:H6', 'H5:H6'],
    ['model', 'A1 E5 E9', 'A1 E5:E106 E109'],
    ['model', 'A:A', 'A:A'],
    // what stands beside it moves and does not grow
    ['vast', 'H5:H6', 'H5:H6'],
    ['vast', 'H6:H9', 'H6:H109'],
    ['vast', 'H8:J8', 'H108:J108'],
    ['formule', 'A4:F6', 'A4:F106'],
    ['formule', 'A4:F7', 'A4:F107'],
  ] as const)('%s %s becomes %j', (wijze, bereik, verwacht) => {
    expect(verschuifBereiken(bereik, wijze, MEER)).toBe(verwacht);
  });

  it('lose what is taken away', () => {
    expect(verschuifBereiken('A8:A9 A6:A9 A14:A20', 'vast', MINDER)).toBe('A6:A7 A8:A13');
  });
});

describe('a shared formula', () => {
  it.each([
    ['A1+$B$2', 3, 2, 'C4+$B$2'],
    ['SUM(A$1:A1)', 3, 0, 'SUM(A$1:A4)'],
    ["'Blad 1'!Z9", 1, 1, "'Blad 1'!AA10"],
    ['"A1"&naam', 5, 5, '"A1"&naam'],
  ])('%s, %i down and %i right, is %s', (formule, rijen, kolommen, verwacht) => {
    expect(verplaatsFormule(formule, rijen, kolommen)).toBe(verwacht);
  });
});
