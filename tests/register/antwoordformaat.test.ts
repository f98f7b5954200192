import { describe, expect, it } from 'vitest';
import voorbeeld from '../../examples/eigen-register/antwoordformaten/kwartaaloverzicht-antwoord/1.0.0.json';
import type { Antwoordformaat } from '../../src/domain/antwoordformaat.ts';
import type { Register } from '../../src/domain/register.ts';
import { checkAntwoordformaten } from '../../src/register/check/antwoordformaten.ts';
import { parseAntwoordformaat } from '../../src/register/parse.ts';
import { leesbaar } from '../../src/text/nl.ts';
import { aansluiting, formaat, register } from './bouw.ts';

/** @param anders null leaves a member out */
const fouten = (anders: object): unknown[] => {
  const document = Object.entries({ ...voorbeeld, ...anders }).filter(([, waarde]) => waarde !== null);
  const gelezen = parseAntwoordformaat(Object.fromEntries(document));
  if (gelezen.ok) return [];
  for (const bevinding of gelezen.error) expect(leesbaar(bevinding).oplossing).not.toBe('');
  return gelezen.error.map(({ code, plaats }) => [code, plaats.pointer]);
};

const REFERENTIE = { veld: 'referentienummer', koppen: ['Referentie'] };

describe('an antwoordformaat', () => {
  it('is read without the name of its schema', () => {
    const { $schema: _, ...rest } = voorbeeld;
    expect(parseAntwoordformaat(voorbeeld)).toEqual({ ok: true, value: rest });
  });

  it.each<[string, object, unknown]>([
    ['a field nobody knows', { kleur: 'rood' }, ['REGISTER_SCHEMA', '/kleur']],
    ['no sleutel', { sleutel: [] }, ['REGISTER_SCHEMA', '/sleutel']],
    [
      'a heading for two columns',
      { toelichting: { koppen: ['akkoord? '] } },
      ['ANTWOORDFORMAAT_KOP_DUBBEL', '/toelichting/koppen/0'],
    ],
    [
      'a word with two meanings',
      { oordeel: { koppen: ['Oordeel'], waarden: { ja: 'geaccepteerd', ' JA': 'afgewezen' } } },
      ['ANTWOORDFORMAAT_WAARDE_DUBBEL', '/oordeel/waarden'],
    ],
    [
      'a field twice',
      { sleutel: [REFERENTIE, { ...REFERENTIE, koppen: ['Ref'] }] },
      ['ANTWOORDFORMAAT_VELD_DUBBEL', '/sleutel/1/veld'],
    ],
    [
      'a referentienummer and more',
      { sleutel: [REFERENTIE, { veld: 'productcode', koppen: ['Product'] }] },
      ['ANTWOORDFORMAAT_SLEUTEL_TE_VEEL', '/sleutel'],
    ],
    [
      'no way to reject',
      { oordeel: { koppen: ['Oordeel'], waarden: { ja: 'geaccepteerd' } } },
      ['ANTWOORDFORMAAT_ZONDER_AFWIJZING', '/oordeel/waarden'],
    ],
    ['no place for a reason', { toelichting: null }, ['ANTWOORDFORMAAT_ZONDER_REDEN', '']],
  ])('with %s is refused', (_, anders, verwacht) => {
    expect(fouten(anders)).toContainEqual(verwacht);
  });
});

describe('an aansluiting with an antwoordformaat', () => {
  const gelezen = parseAntwoordformaat(voorbeeld);
  if (!gelezen.ok) throw new Error('the example is wrong');
  const codes = (
    eigen: Partial<Register>,
    verwijzing = { naam: voorbeeld.naam, versie: voorbeeld.versie },
  ): unknown[] =>
    checkAntwoordformaten({
      ...register({ aansluitingen: [aansluiting('a', { formaat: 'f', antwoordformaat: verwijzing })] }),
      formaten: [formaat('f', { velden: ['prestatie.productcode'] })],
      antwoordformaten: [gelezen.value],
      ...eigen,
    }).map(({ code, plaats }) => [code, plaats.pointer]);
  const perReferentie: Antwoordformaat = {
    ...gelezen.value,
    sleutel: [{ veld: 'referentienummer', koppen: ['Referentie'] }],
  };
  const plek = '/aansluitingen/0/antwoordformaat';

  it('names one that is there, by what the ontvanger is shown', () => {
    expect(codes({})).toEqual([]);
    expect(codes({}, { naam: voorbeeld.naam, versie: '2.0.0' })).toEqual([['ANTWOORDFORMAAT_ONBEKEND', plek]]);
    expect(codes({ formaten: [formaat('f', { velden: ['prestatie.wet'] })] })).toEqual([
      ['ANTWOORDFORMAAT_PAST_NIET', plek],
    ]);
  });

  it('does not let totals be answered regel by regel', () => {
    const velden = ['prestatie.referentienummer'];
    const met = (niveau: 'persoon' | 'geaggregeerd') =>
      codes({ antwoordformaten: [perReferentie], formaten: [formaat('f', { velden, niveau })] });
    expect(met('persoon')).toEqual([]);
    expect(met('geaggregeerd')).toEqual([['ANTWOORDFORMAAT_PAST_NIET', plek]]);
  });
});
