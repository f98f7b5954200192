import { describe, expect, it } from 'vitest';
import type { Register } from '../../src/domain/register.ts';
import { checkRegister } from '../../src/register/check-register.ts';
import { indexRegister } from '../../src/register/register-index.ts';
import { leesbaar } from '../../src/text/nl.ts';
import { aansluiting, formaat, gemeente, herindeling, regio, register } from './bouw.ts';

/** `CODE pointer` of every finding; each must have a sentence. */
function check(rest: Partial<Register>): string[] {
  const { bevindingen, aantal } = checkRegister(register(rest));
  expect(aantal).toBe(bevindingen.length);
  return bevindingen.map((bevinding) => {
    const { melding, regel, oplossing } = leesbaar(bevinding);
    for (const zin of [melding, regel, oplossing]) expect(zin).toMatch(/^.{10,}$/);
    expect(melding).not.toMatch(/undefined|\[object/);
    return `${bevinding.code} ${bevinding.plaats.pointer}`;
  });
}

describe('checkRegister', () => {
  it('finds nothing wrong with a sound register', () => {
    expect(check({ aansluitingen: [aansluiting('a')] })).toEqual([]);
  });

  it('refuses spans that end before they begin', () => {
    const omgekeerd = { geldigVanaf: '2024-01-01', geldigTot: '2023-12-31' };
    expect(check({ gemeenten: [gemeente('0001', omgekeerd)] })).toEqual([
      'GELDIGHEID_OMGEKEERD /gemeenten/0/geldigTot',
    ]);
    expect(check({ inkoopregios: [regio('r', ['0001'], omgekeerd)] })).toContain(
      'GELDIGHEID_OMGEKEERD /inkoopregios/0/geldigTot',
    );
    expect(check({ aansluitingen: [aansluiting('a', omgekeerd)] })).toContain(
      'GELDIGHEID_OMGEKEERD /aansluitingen/0/geldigTot',
    );
  });

  it('refuses a gemeente or regio that is there twice on one day', () => {
    const eerste = gemeente('0001', { geldigTot: '2023-06-30' });
    expect(check({ gemeenten: [eerste, gemeente('0001', { geldigVanaf: '2023-06-30' })] })).toEqual([
      'GEMEENTECODE_DUBBEL /gemeenten/1',
    ]);
    expect(check({ gemeenten: [eerste, gemeente('0001', { geldigVanaf: '2023-07-01' })] })).toEqual([]);
    expect(check({ inkoopregios: [regio('r', ['0001']), regio('r', ['0002'])] })).toEqual([
      'REGIO_DUBBEL /inkoopregios/1',
    ]);
  });

  it('refuses unknown gemeenten, regio’s and formaten wherever they are named', () => {
    expect(
      check({
        herindelingen: [herindeling('9999', '0001', '2027-01-01', 'gepland')],
        inkoopregios: [regio('r', ['0001', '8888'])],
        aansluitingen: [
          aansluiting('a', { dekking: { gemeentecodes: ['0001', '7777'] } }),
          aansluiting('b', { dekking: { regio: 'weg' }, soort: 'declaratie' }),
          aansluiting('c', { ontvanger: { soort: 'inkoopregio', code: 'ook-weg' }, formaat: 'bestaat-niet' }),
        ],
      }),
    ).toEqual([
      'GEMEENTECODE_ONBEKEND /herindelingen/0/oudeCode',
      'GEMEENTECODE_ONBEKEND /inkoopregios/0/gemeentecodes/1',
      'GEMEENTECODE_ONBEKEND /aansluitingen/0/dekking/gemeentecodes/1',
      'REGIO_ONBEKEND /aansluitingen/1/dekking/regio',
      'REGIO_ONBEKEND /aansluitingen/2/ontvanger/code',
      'FORMAAT_ONBEKEND /aansluitingen/2/formaat',
    ]);
  });

  it('warns about a gemeente that did not exist during the agreement', () => {
    const gemeenten = [gemeente('0001', { geldigTot: '2021-12-31' })];
    const aansluitingen = [aansluiting('a', { geldigVanaf: '2022-01-01' })];
    expect(check({ gemeenten, aansluitingen })).toEqual([
      'GEMEENTE_NIET_GELDIG /aansluitingen/0/dekking/gemeentecodes/0',
    ]);
    expect(checkRegister(register({ gemeenten, aansluitingen })).aantalFouten).toBe(0);
  });

  it('refuses herindelingen that do not fit the codes, come back, or are there twice', () => {
    const oud = gemeente('0001', { geldigTot: '2021-12-31' });
    const nieuw = gemeente('0002');
    const klopt = herindeling('0001', '0002', '2022-01-01');
    expect(check({ gemeenten: [oud, nieuw], herindelingen: [klopt] })).toEqual([]);
    expect(check({ gemeenten: [gemeente('0001'), nieuw], herindelingen: [klopt] })).toEqual([
      'HERINDELING_GELDIGHEID /herindelingen/0',
    ]);
    expect(
      check({ gemeenten: [oud, gemeente('0002', { geldigVanaf: '2022-02-01' })], herindelingen: [klopt] }),
    ).toEqual(['HERINDELING_GELDIGHEID /herindelingen/0']);
    expect(check({ gemeenten: [oud, nieuw], herindelingen: [klopt, klopt] })).toEqual([
      'HERINDELING_DUBBEL /herindelingen/1',
    ]);
    const terug = herindeling('0002', '0001', '2023-01-01');
    expect(check({ gemeenten: [oud, nieuw], herindelingen: [klopt, terug] })).toEqual(
      expect.arrayContaining(['HERINDELING_KRING /herindelingen/0', 'HERINDELING_KRING /herindelingen/1']),
    );
  });

  it('keeps the codes of ontvangers apart', () => {
    const landelijk = (code: string): Partial<Register> => ({
      inkoopregios: [regio('noord', ['0001'])],
      aansluitingen: [aansluiting('a', { ontvanger: { soort: 'landelijk', code, naam: 'CBS' } })],
    });
    expect(check(landelijk('cbs'))).toEqual([]);
    expect(check(landelijk('noord'))).toEqual(['ONTVANGERCODE_DUBBEL /aansluitingen/0/ontvanger/code']);
    expect(check(landelijk('0001'))).toEqual(['ONTVANGERCODE_DUBBEL /aansluitingen/0/ontvanger/code']);
  });
});

describe('checkRegister: aansluiting and formaat', () => {
  const aansluitingen = [aansluiting('a', { geldigVanaf: '2023-01-01' })];

  it('refuses two versions of a formaat that begin on one day, but not a concept beside it', () => {
    const formaten = [formaat('pv'), formaat('pv', { versie: '1.1.0' })];
    expect(check({ formaten })).toEqual(['FORMAAT_DUBBELE_INGANG /formaten/1/geldigVanaf']);
    expect(check({ formaten: [formaat('pv'), formaat('pv', { versie: '1.1.0', levensfase: 'concept' })] })).toEqual([]);
  });

  it('warns from which day on no version can be used', () => {
    const gap = (formaten: Register['formaten']): string | undefined => {
      const [bevinding, ...meer] = checkRegister(register({ formaten, aansluitingen })).bevindingen;
      expect(meer).toEqual([]);
      if (bevinding === undefined) return undefined;
      expect(bevinding.code).toBe('FORMAAT_GAT');
      return bevinding.code === 'FORMAAT_GAT' ? bevinding.parameters.vanaf : undefined;
    };
    expect(gap([formaat('pv', { geldigVanaf: '2023-02-01' })])).toBe('2023-01-01');
    expect(gap([formaat('pv', { geldigTot: '2024-02-29' })])).toBe('2024-03-01');
    const opvolger = formaat('pv', { versie: '2.0.0', geldigVanaf: '2024-03-01' });
    expect(gap([formaat('pv', { geldigTot: '2024-02-29' }), opvolger])).toBeUndefined();
    expect(gap([formaat('pv'), { ...opvolger, geldigTot: '2024-12-31' }])).toBe('2025-01-01');
    expect(gap([formaat('pv'), { ...opvolger, levensfase: 'vervallen' }])).toBe('2024-03-01');
  });

  it('refuses a formaat that is for another wet, other input, or lacks a parameter', () => {
    const parameters = { loket: { omschrijving: 'loket' }, jaar: { omschrijving: 'jaar', standaard: '2023' } };
    expect(check({ formaten: [formaat('pv', { wetten: ['jw'] })], aansluitingen })).toEqual([
      'FORMAAT_WETTEN /aansluitingen/0/wetten',
    ]);
    expect(check({ formaten: [formaat('pv', { invoer: 'trajecten' })], aansluitingen })).toEqual([
      'FORMAAT_INVOER /aansluitingen/0/soort',
    ]);
    expect(check({ formaten: [formaat('pv', { parameters })], aansluitingen })).toEqual([
      'FORMAATPARAMETER_ONTBREEKT /aansluitingen/0/parameters',
    ]);
    const ingevuld = [aansluiting('a', { parameters: { loket: 'x', kleur: 'rood' } })];
    expect(check({ formaten: [formaat('pv', { parameters })], aansluitingen: ingevuld })).toEqual([
      'FORMAATPARAMETER_ONBEKEND /aansluitingen/0/parameters/kleur',
    ]);
  });

  it('refuses a codetabel that nobody fills, or that the formaat does not have', () => {
    const formaten = [formaat('pv', { codetabellen: { producten: {}, eenheden: { '01': 'minuut' } } })];
    expect(check({ formaten, aansluitingen })).toEqual(['FORMAATCODETABEL_ONTBREEKT /aansluitingen/0']);
    const vult = [aansluiting('a', { codetabellen: { producten: { '01A03': 'X' } } })];
    expect(check({ formaten, aansluitingen: vult })).toEqual([]);
    const verkeerd = [aansluiting('a', { codetabellen: { producten: { '01A03': 'X' }, hulpvormen: { a: 'b' } } })];
    expect(check({ formaten, aansluitingen: verkeerd })).toEqual([
      'FORMAATCODETABEL_ONBEKEND /aansluitingen/0/codetabellen/hulpvormen',
    ]);
  });

  it('checks only versions that may decide during the aansluiting', () => {
    const oud = formaat('pv', { geldigTot: '2022-12-31', wetten: ['jw'] });
    const nieuw = formaat('pv', { versie: '2.0.0', geldigVanaf: '2023-01-01' });
    expect(check({ formaten: [oud, nieuw], aansluitingen })).toEqual([]);
  });
});

describe('checkRegister: ties', () => {
  const gelijk = (...aansluitingen: Register['aansluitingen']): Partial<Register> => ({
    inkoopregios: [regio('noord', ['0001', '0002']), regio('zuid', ['0002', '0003'])],
    aansluitingen,
  });

  it('refuses two aansluitingen that ask the same of one ontvanger on a shared day', () => {
    const a = aansluiting('a', { geldigTot: '2024-06-30' });
    expect(check(gelijk(a, aansluiting('b', { geldigVanaf: '2024-06-30' })))).toEqual([
      'AANSLUITING_GELIJK /aansluitingen/1',
      'AANSLUITING_GELIJK /aansluitingen/1',
    ]);
    expect(check(gelijk(a, aansluiting('b', { geldigVanaf: '2024-07-01' })))).toEqual([]);
  });

  it('finds the gemeente that two regio’s share, and the pair of aansluitingen for all', () => {
    const noord = aansluiting('noord', { dekking: { regio: 'noord' }, wetten: ['jw'] });
    const zuid = aansluiting('zuid', { dekking: { regio: 'zuid' }, wetten: ['jw'] });
    const [bevinding] = checkRegister(register(gelijk(noord, zuid))).bevindingen;
    expect(bevinding?.parameters).toMatchObject({ een: 'noord', ander: 'zuid', gemeente: '0002', aantalGemeenten: 1 });
    const alle = (id: string) => aansluiting(id, { dekking: { alle: true }, wetten: ['jw'] });
    expect(check(gelijk(alle('x'), alle('y')))).toEqual(['AANSLUITING_GELIJK /aansluitingen/1']);
  });

  it('allows another ontvanger, soort, wet, or a nearer agreement', () => {
    const a = aansluiting('a', { wetten: ['jw'] });
    expect(
      check(
        gelijk(
          a,
          aansluiting('loket', { ontvanger: { soort: 'inkoopregio', code: 'noord' } }),
          aansluiting('soort', { soort: 'declaratie' }),
          aansluiting('wet', { wetten: ['wmo'] }),
          aansluiting('verder', { dekking: { regio: 'noord' }, wetten: ['jw'] }),
        ),
      ),
    ).toEqual([]);
  });

  it('refuses the same version twice, but not a following one', () => {
    expect(check(gelijk(aansluiting('a'), aansluiting('a')))).toContain('AANSLUITING_DUBBEL /aansluitingen/1');
    expect(check(gelijk(aansluiting('a'), aansluiting('a', { versie: '1.1.0' })))).toEqual([]);
  });

  it('makes an index over a tie fail loudly instead of sending twice', () => {
    const index = indexRegister(register(gelijk(aansluiting('a'), aansluiting('b'))));
    expect(() => index.selectAansluitingen('0001', 'jw', 'productieverantwoording', '2024-01-01')).toThrow(
      /ask the same/,
    );
  });

  it('shows at most a thousand findings and counts them all', () => {
    const inkoopregios = [
      regio(
        'groot',
        Array.from({ length: 1200 }, (_, i) => String(5000 + i)),
      ),
    ];
    const lijst = checkRegister(register({ inkoopregios }));
    expect([lijst.bevindingen.length, lijst.aantal, lijst.aantalFouten]).toEqual([1000, 1200, 1200]);
  });
});
