import { describe, expect, it } from 'vitest';
import type { Termijn } from '../../src/domain/register.ts';
import type { Kop } from '../../src/domain/verantwoording.ts';
import { isTeLaat, termijnDatum } from '../../src/route/eisen.ts';
import { aansluiting, register } from '../register/bouw.ts';
import { bevindingen, deel, kop, plan } from './bouw.ts';

const basis = { wat: 'verantwoording', betreft: 'verantwoording', grens: 'voor' } as const;
const eersteMaart: Termijn = { ...basis, maand: 3, dag: 1, jaarOffset: 1 };

describe('deadlines', () => {
  it.each<[Termijn, string, string]>([
    [eersteMaart, '2025-12-31', '2026-03-01'],
    [{ ...basis, maand: 2, dag: 31, jaarOffset: 1 }, '2027-12-31', '2028-02-29'],
    [{ ...basis, maand: 12, dag: 31, jaarOffset: 0 }, '2026-06-30', '2026-12-31'],
    [{ ...basis, maandenErna: 1 }, '2026-04-30', '2026-05-31'],
    [{ ...basis, maandenErna: 3 }, '2025-11-30', '2026-02-28'],
    [{ ...basis, maandenErna: 0 }, '2026-12-15', '2026-12-31'],
    [{ ...basis, wekenErna: 6 }, '2025-12-31', '2026-02-11'],
    [{ ...basis, wekenErna: 3 }, '2026-06-30', '2026-07-21'],
    [{ ...basis, wekenErna: 9 }, '2027-12-31', '2028-03-03'],
    [{ ...basis, dagenErna: 30 }, '2026-02-28', '2026-03-30'],
    [{ ...basis, dagenErna: 1 }, '2026-10-24', '2026-10-25'],
    [{ ...basis, dagenErna: 2 }, '2026-10-24', '2026-10-26'],
  ])('%o after %s falls on %s', (termijn, einddatum, datum) => {
    expect(termijnDatum(termijn, { einddatum })).toBe(datum);
  });

  it('tells "before" from "at the latest on"', () => {
    const einddatum = '2025-12-31';
    const uiterlijk: Termijn = { ...eersteMaart, grens: 'uiterlijk' };
    expect(isTeLaat(eersteMaart, { einddatum }, '2026-02-28')).toBe(false);
    expect(isTeLaat(eersteMaart, { einddatum }, '2026-03-01')).toBe(true);
    expect(isTeLaat(uiterlijk, { einddatum }, '2026-03-01')).toBe(false);
    expect(isTeLaat(uiterlijk, { einddatum }, '2026-03-02')).toBe(true);
  });

  it('remarks on a late submission and never holds it; a correction and other deadlines are left alone', () => {
    const met = (termijn: Termijn, ingediendOp: string, rest: Partial<Kop> = {}): string[] =>
      bevindingen(
        plan({
          register: register({ aansluitingen: [aansluiting('a', { termijnen: [termijn] })] }),
          kop: kop(rest),
          delen: [deel('0001', 'jw')],
          ingediendOp,
        }),
      );
    expect(met(eersteMaart, '2026-02-28')).toEqual([]);
    expect(met(eersteMaart, '2026-03-01')).toEqual(['TERMIJN_VERSTREKEN']);
    expect(met(eersteMaart, '2026-03-01', { vervangt: 'eerder' })).toEqual([]);
    expect(met({ ...eersteMaart, betreft: 'nagekomen' }, '2026-03-01')).toEqual([]);
  });
});

describe('documents', () => {
  type Bijlage = NonNullable<Kop['bijlagen']>[number];
  const bijlage = (rest: Partial<Bijlage> = {}): Bijlage => ({
    bijlagesoort: 'klachtenrapportage',
    bestandsnaam: 'klachten.pdf',
    mediatype: 'application/pdf',
    sha256: 'b'.repeat(64),
    ...rest,
  });
  const ask = (
    bijlagen: Bijlage[],
    bijOntbreken: 'waarschuwing' | 'vasthouden' = 'vasthouden',
    rest: Partial<Kop> = {},
  ) =>
    bevindingen(
      plan({
        register: register({
          inkoopregios: [],
          aansluitingen: [
            aansluiting('a', {
              ontvanger: { soort: 'landelijk', code: 'loket', naam: 'Loket' },
              dekking: { alle: true },
              bijlagen: [{ bijlagesoort: 'klachtenrapportage', bijOntbreken }],
            }),
          ],
        }),
        kop: kop({ bijlagen, ...rest }),
        delen: [deel('0001', 'jw'), deel('0002', 'jw')],
      }),
    );

  it('asks a document for every gemeente, or one for all', () => {
    expect(ask([])).toEqual(['BIJLAGE_ONTBREEKT houdt vast']);
    expect(ask([bijlage()])).toEqual([]);
    expect(ask([bijlage({ gemeentecode: '0001' })])).toEqual(['BIJLAGE_ONTBREEKT houdt vast']);
    expect(ask([bijlage({ gemeentecode: '0001' }), bijlage({ gemeentecode: '0002' })])).toEqual([]);
    expect(ask([bijlage({ bijlagesoort: 'overig' })])).toEqual(['BIJLAGE_ONTBREEKT houdt vast']);
  });

  it('takes only a document that is in force on the day of submission', () => {
    expect(ask([bijlage({ geldigTot: '2026-01-31' })])).toEqual(['BIJLAGE_ONTBREEKT houdt vast']);
    expect(ask([bijlage({ geldigVanaf: '2026-02-02' })])).toEqual(['BIJLAGE_ONTBREEKT houdt vast']);
    expect(ask([bijlage({ geldigVanaf: '2026-02-01', geldigTot: '2026-02-01' })])).toEqual([]);
  });

  it('only warns when the agreement says so, or for a concept', () => {
    expect(ask([], 'waarschuwing')).toEqual(['BIJLAGE_ONTBREEKT']);
    expect(ask([], 'vasthouden', { stadium: 'concept' })).toEqual(['BIJLAGE_ONTBREEKT']);
  });
});
