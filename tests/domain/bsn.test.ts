import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayHoldBsn, noemtBsn } from '../../src/domain/bsn.ts';
import { testBsn } from '../helpers/bsn.ts';

const BSN = '999900006';

describe('a bsn in a text that somebody wrote', () => {
  it.each([
    `dossier ${BSN}.`,
    '9999.00.006',
    '999 900 006',
    '9999/00/006',
    '9999–00–006',
    // No-break spaces, as a word processor sets them.
    '9999\u00a000\u00a0006',
    // What is not seen is left out when the text is shown: then the number stands there.
    '9999\u200b00\u00ad006',
    '9999\u206600\u2069006',
    '９９９９０００06',
    // Another number may begin before it.
    '1234 99990 0006',
    `123456789 ${BSN}`,
    `2026-04-01 ${BSN}`,
  ])('%j', (tekst) => {
    expect(mayHoldBsn(tekst)).toBe(true);
  });

  it.each(['', 'dossier 1999900006', '123456789, tel. 0612345678', '013 555 01 23', 'ronde 2026-04-30'])(
    'is not in %j',
    (tekst) => {
      expect(mayHoldBsn(tekst)).toBe(false);
    },
  );

  it('is found wherever a space, a dot or something invisible is put between its digits', () => {
    const tussen = fc.constantFrom('', ' ', '.', '-', '\u200b', '\u2060', '\u00a0');
    fc.assert(
      fc.property(fc.nat(80), fc.array(tussen, { minLength: 9, maxLength: 9 }), (nummer, tekens) => {
        const tekst = [...testBsn(nummer)].map((cijfer, plek) => cijfer + (plek < 8 ? tekens[plek] : '')).join('');
        expect(mayHoldBsn(`over ${tekst}!`)).toBe(true);
      }),
    );
  });

  it('is looked for in a time that grows with the text', () => {
    expect(mayHoldBsn('1 '.repeat(200_000))).toBe(false);
  });
});

describe('a bsn in a name', () => {
  it.each([BSN, `verslag ${BSN}.pdf`, `${BSN}_2026-04`, '９９９９０００06'])('%j', (naam) => {
    expect(noemtBsn(naam)).toBe(true);
  });

  // Years, months and numbers make nine digits as well.
  it.each(['2026-04-001', '9999-00-006', '202604', 'WMO323_65656055_0384_765432198.xml', `1${BSN}`])(
    'is not in %j',
    (naam) => {
      expect(noemtBsn(naam)).toBe(false);
    },
  );
});
