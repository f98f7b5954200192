import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Aansluiting } from '../../src/domain/register.ts';
import { diffAansluitingen } from '../../src/register/verschil.ts';
import { aansluiting } from './bouw.ts';

const drempel = (bedragCenten: number): NonNullable<Aansluiting['drempel']> => ({
  ...{ bedragCenten, basis: 'gemeente', vergelijking: '>', erboven: 'controleverklaring', bijOntbreken: 'vasthouden' },
  bron: { naam: 'test' },
});

describe('two versions of an aansluiting side by side', () => {
  it('names every place that differs: drempel, termijnen, bijlagen, parameters, dekking', () => {
    const oud = aansluiting('een', {
      drempel: drempel(12_500_000),
      termijnen: [{ wat: 'verklaring', betreft: 'verklaring', grens: 'voor', maand: 4, dag: 1, jaarOffset: 1 }],
      bijlagen: [{ bijlagesoort: 'vog-rp', bijOntbreken: 'waarschuwing' }],
      parameters: { code: 'A' },
      dekking: { gemeentecodes: ['0855', '0344'] },
    });
    const nieuw = aansluiting('een', {
      versie: '2.0.0',
      drempel: drempel(5_000_000),
      termijnen: [{ wat: 'verklaring', betreft: 'verklaring', grens: 'uiterlijk', maand: 3, dag: 1, jaarOffset: 1 }],
      bijlagen: [],
      parameters: { code: 'A', 'a/b': 'C' },
      dekking: { gemeentecodes: ['0363', '0855'] },
    });
    const verschillen = diffAansluitingen(oud, nieuw);
    const geordend = verschillen.toSorted((a, b) => (a.pointer < b.pointer ? -1 : 1));
    expect(geordend).toEqual([
      { pointer: '/bijlagen/0', oud: '{"bijlagesoort":"vog-rp","bijOntbreken":"waarschuwing"}' },
      { pointer: '/dekking/gemeentecodes', oud: '0344', nieuw: '0363' },
      { pointer: '/drempel/bedragCenten', oud: '12500000', nieuw: '5000000' },
      { pointer: '/parameters/a~1b', nieuw: 'C' },
      { pointer: '/termijnen/0/grens', oud: 'voor', nieuw: 'uiterlijk' },
      { pointer: '/termijnen/0/maand', oud: '4', nieuw: '3' },
    ]);
  });

  it('finds the order of codes and the version no difference', () => {
    const codes = fc.uniqueArray(fc.constantFrom('0344', '0363', '0855', '0599'), { minLength: 1 });
    fc.assert(
      fc.property(codes, (gemeentecodes) => {
        const oud = aansluiting('een', { dekking: { gemeentecodes } });
        const nieuw = aansluiting('een', { versie: '9.0.0', dekking: { gemeentecodes: gemeentecodes.toReversed() } });
        expect(diffAansluitingen(oud, nieuw)).toEqual([]);
      }),
    );
  });
});
