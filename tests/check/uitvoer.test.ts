import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkTotalen, createUitvoercontrole } from '../../src/check/index.ts';
import type { DeelTelling } from '../../src/domain/deel.ts';
import type { DeelUitkomst } from '../../src/domain/zending.ts';
import { leesbaar } from '../../src/text/nl.ts';
import { testBsn } from '../helpers/bsn.ts';

const bytes = (tekst: string): Uint8Array => new TextEncoder().encode(tekst);

function look(
  brokken: readonly Uint8Array[],
  niveau: 'persoon' | 'geaggregeerd',
  kentBsn?: (getal: number) => boolean,
) {
  const controle = createUitvoercontrole({ bestandsnaam: 'uit.csv' }, niveau);
  for (const brok of brokken) controle.take(brok);
  return controle.finish(kentBsn).bevindingen;
}

describe('the size of a file', () => {
  it.each([
    [10, false],
    [11, true],
  ])('%d bytes where 10 are allowed', (aantal, teGroot) => {
    const controle = createUitvoercontrole({ bestandsnaam: 'a.xml', maximaleBytes: 10 }, 'persoon');
    controle.take(new Uint8Array(aantal - 1));
    expect(controle.teGroot).toBe(false);
    controle.take(new Uint8Array(1));
    expect(controle.teGroot).toBe(teGroot);
    const { bytes: gemeten, bevindingen } = controle.finish();
    expect(gemeten).toBe(aantal);
    expect(bevindingen).toEqual(
      teGroot
        ? [
            {
              code: 'BESTAND_TE_GROOT',
              ernst: 'fout',
              plaats: {},
              parameters: { bestandsnaam: 'a.xml', bytes: 11, maximaleBytes: 10 },
            },
          ]
        : [],
    );
  });

  it('has no bound when the formaat gives none', () => {
    expect(look([new Uint8Array(1000)], 'persoon')).toEqual([]);
  });
});

describe('a bsn in aggregated output', () => {
  const bsn = testBsn(3);

  it('is found wherever the chunks are cut, and never shown', () => {
    const tekst = `a;${bsn};b`;
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: tekst.length }),
        fc.integer({ min: 0, max: tekst.length }),
        (een, ander) => {
          const [links, rechts] = een < ander ? [een, ander] : [ander, een];
          const bevindingen = look(
            [tekst.slice(0, links), tekst.slice(links, rechts), tekst.slice(rechts)].map(bytes),
            'geaggregeerd',
          );
          expect(bevindingen).toMatchObject([{ code: 'BSN_IN_UITVOER', parameters: { aantal: 1 } }]);
          expect(JSON.stringify(bevindingen.map(leesbaar))).not.toContain(bsn);
        },
      ),
    );
  });

  it.each([
    ['at the very end', `x;${bsn}`, 1],
    ['twice', `${bsn};${bsn}`, 2],
    ['in a longer number', `${bsn}0`, 0],
    ['with a wrong check digit', String(Number(bsn) + 1), 0],
    ['nine zeroes', '000000000', 0],
  ])('%s', (_, tekst, aantal) => {
    const gevonden = look([bytes(tekst)], 'geaggregeerd').map((bevinding) => bevinding.parameters);
    expect(gevonden).toEqual(aantal === 0 ? [] : [{ bestandsnaam: 'uit.csv', aantal }]);
  });

  it('is a bsn of the input, when that is known: an amount may look like one', () => {
    expect(look([bytes(`${bsn};123456782`)], 'geaggregeerd', (getal) => getal === Number(bsn))).toMatchObject([
      { parameters: { aantal: 1 } },
    ]);
    expect(look([bytes('123456782')], 'geaggregeerd', (getal) => getal === Number(bsn))).toEqual([]);
  });

  it('may stand in output per person', () => {
    expect(look([bytes(bsn)], 'persoon')).toEqual([]);
  });
});

describe('totals in = totals out', () => {
  const erin: DeelTelling = {
    gemeentecode: '0384',
    wet: 'wmo',
    aantalPrestaties: 3,
    aantalTrajecten: 0,
    saldoCenten: 100,
  };
  const eruit: DeelUitkomst = {
    gemeentecode: '0384',
    wet: 'wmo',
    aantal: 3,
    verwerkt: 2,
    gefilterd: [{ reden: 'x', aantal: 1, centen: -20 }],
    verwerktCenten: 120,
  };

  it('finds nothing when they agree', () => {
    expect(checkTotalen('prestaties', [erin], [eruit])).toEqual([]);
    expect(checkTotalen('trajecten', [{ ...erin, aantalPrestaties: 0, aantalTrajecten: 3 }], [eruit])).toEqual([]);
  });

  it.each([
    ['a regel too few', [{ ...eruit, verwerkt: 1 }], ['REGELS_KWIJT']],
    ['a regel that was never read', [{ ...eruit, aantal: 2 }], ['REGELS_KWIJT']],
    ['a cent too many', [{ ...eruit, verwerktCenten: 121 }], ['BEDRAG_KWIJT']],
    ['a whole deel', [], ['REGELS_KWIJT', 'BEDRAG_KWIJT']],
    ['a deel that was not asked', [eruit, { ...eruit, wet: 'jw' as const }], ['REGELS_KWIJT', 'BEDRAG_KWIJT']],
  ])('finds %s', (_, uitkomsten, codes) => {
    const gevonden = checkTotalen('prestaties', [erin], uitkomsten);
    expect(gevonden.map((bevinding) => bevinding.code)).toEqual(codes);
    expect(gevonden.every((bevinding) => bevinding.plaats.gemeentecode === '0384')).toBe(true);
  });
});

describe('a bsn in a file whose bytes do not show it', () => {
  it('is looked for in the text, and the bytes are counted only', () => {
    const controle = createUitvoercontrole({ bestandsnaam: 'uit.xlsx' }, 'geaggregeerd');
    controle.read?.(bytes(`<v>${testBsn(1)}</v>`));
    controle.take(bytes(`packed ${testBsn(2)} packed`));
    const gezien: number[] = [];
    const uitkomst = controle.finish((getal) => gezien.push(getal) > 0);
    expect(uitkomst.bevindingen.map(({ code }) => code)).toEqual(['BSN_IN_UITVOER']);
    expect(gezien).toEqual([Number(testBsn(1))]);
    expect(uitkomst.bytes).toBe(23);
  });

  it('is not looked for in a file of persons, so nobody has to write that text', () => {
    expect(createUitvoercontrole({ bestandsnaam: 'uit.xlsx' }, 'persoon').read).toBeUndefined();
  });
});
