import { describe, expect, it } from 'vitest';
import type { Formaat } from '../../src/domain/formaat.ts';
import type { Aansluiting } from '../../src/domain/register.ts';
import { indexRegister } from '../../src/register/register-index.ts';
import { compareVersies } from '../../src/register/versies.ts';
import { aansluiting, formaat, regio, register } from './bouw.ts';

function select(versies: readonly Partial<Formaat>[], peildatum: string): string {
  const formaten = versies.map((versie) => formaat('pv', versie));
  const gevonden = indexRegister(register({ formaten })).selectFormaat('pv', peildatum);
  return gevonden.ok ? gevonden.value.versie : gevonden.error;
}

describe('the version of a formaat in force', () => {
  const v1 = { versie: '1.0.0', geldigVanaf: '2023-01-01' };
  const v2 = { versie: '2.0.0', geldigVanaf: '2024-01-01' };

  it.each([
    ['2022-12-31', 'not-yet-in-force'],
    ['2023-01-01', '1.0.0'],
    ['2023-12-31', '1.0.0'],
    ['2024-01-01', '2.0.0'],
    ['2030-01-01', '2.0.0'],
  ])('on %s: %s, in whatever order they were registered', (peildatum, uitkomst) => {
    expect(select([v1, v2], peildatum)).toBe(uitkomst);
    expect(select([v2, v1], peildatum)).toBe(uitkomst);
  });

  it('counts both days of the span', () => {
    const kort = { ...v1, geldigTot: '2023-06-30' };
    expect(select([kort], '2023-06-30')).toBe('1.0.0');
    expect(select([kort], '2023-07-01')).toBe('ended');
  });

  it('does not revive an older version when a newer one ended or was withdrawn', () => {
    expect(select([v1, { ...v2, geldigTot: '2024-12-31' }], '2025-01-01')).toBe('ended');
    expect(select([v1, { ...v2, levensfase: 'vervallen' }], '2024-06-01')).toBe('ended');
    expect(select([v1, { ...v2, levensfase: 'vervallen' }], '2023-06-01')).toBe('1.0.0');
  });

  it('looks past versions in concept or test', () => {
    expect(select([v1, { ...v2, levensfase: 'concept' }], '2024-06-01')).toBe('1.0.0');
    expect(select([{ ...v1, levensfase: 'getest' }], '2024-06-01')).toBe('not-found');
    const leeg = indexRegister(register()).selectFormaat('bestaat-niet', '2024-01-01');
    expect(leeg).toEqual({ ok: false, error: 'not-found' });
  });
});

describe('who asks', () => {
  function ids(aansluitingen: readonly Aansluiting[], peildatum = '2024-06-30', code = '0001'): string[] {
    const inkoopregios = [
      regio('noord', ['0001', '0002'], { geldigTot: '2024-12-31' }),
      regio('noord', ['0001'], { geldigVanaf: '2025-01-01' }),
    ];
    const index = indexRegister(register({ aansluitingen, inkoopregios }));
    return index
      .selectAansluitingen(code, 'wmo', 'productieverantwoording', peildatum)
      .map(({ id, versie }) => `${id}@${versie}`);
  }

  it('takes the nearest agreement of one ontvanger, and leaves other ontvangers alone', () => {
    const alle = aansluiting('alle', { dekking: { alle: true } });
    const perRegio = aansluiting('regio', { dekking: { regio: 'noord' } });
    const lijst = aansluiting('lijst');
    const loket = aansluiting('loket', {
      ontvanger: { soort: 'inkoopregio', code: 'noord' },
      dekking: { regio: 'noord' },
    });
    expect(ids([alle])).toEqual(['alle@1.0.0']);
    expect(ids([alle, perRegio])).toEqual(['regio@1.0.0']);
    expect(ids([lijst, perRegio, alle, loket])).toEqual(['lijst@1.0.0', 'loket@1.0.0']);
    expect(ids([lijst, perRegio, alle], '2024-06-30', '0003')).toEqual(['alle@1.0.0']);
  });

  it('follows the composition of the regio on the peildatum', () => {
    const perRegio = [aansluiting('regio', { dekking: { regio: 'noord' } })];
    expect(ids(perRegio, '2024-12-31', '0002')).toEqual(['regio@1.0.0']);
    expect(ids(perRegio, '2025-01-01', '0002')).toEqual([]);
    expect(ids(perRegio, '2025-01-01', '0001')).toEqual(['regio@1.0.0']);
  });

  it('lets a higher version take over from its own first day, and revives nothing after it', () => {
    const versies = [
      aansluiting('a', { versie: '10.0.0', geldigVanaf: '2024-01-01', geldigTot: '2024-12-31' }),
      aansluiting('a', { versie: '9.0.0' }),
    ];
    expect(ids(versies, '2023-12-31')).toEqual(['a@9.0.0']);
    expect(ids(versies, '2024-01-01')).toEqual(['a@10.0.0']);
    expect(ids(versies, '2025-01-01')).toEqual([]);
  });

  it('compares versions by number', () => {
    expect(['1.10.0', '1.2.0', '10.0.0', '1.2.1'].sort(compareVersies)).toEqual(['1.2.0', '1.2.1', '1.10.0', '10.0.0']);
  });

  it('gives nothing outside the aansluiting, another wet or another soort', () => {
    const smal = aansluiting('smal', { wetten: ['jw'], geldigVanaf: '2024-01-01', geldigTot: '2024-12-31' });
    expect(ids([smal])).toEqual([]);
    const index = indexRegister(register({ aansluitingen: [smal] }));
    const vraag = (datum: string): number =>
      index.selectAansluitingen('0001', 'jw', 'productieverantwoording', datum).length;
    expect([vraag('2023-12-31'), vraag('2024-01-01'), vraag('2024-12-31'), vraag('2025-01-01')]).toEqual([0, 1, 1, 0]);
    expect(index.selectAansluitingen('0001', 'jw', 'declaratie', '2024-06-30')).toEqual([]);
  });
});
