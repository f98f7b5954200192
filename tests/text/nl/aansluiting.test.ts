import { describe, expect, it } from 'vitest';
import type { Drempel } from '../../../src/domain/register.ts';
import { dekkingTekst, drempelTekst, termijnTekst } from '../../../src/text/nl/aansluiting.ts';

const DREMPEL: Drempel = {
  bedragCenten: 12_500_000,
  basis: 'domein',
  vergelijking: '>',
  erboven: 'controleverklaring',
  bijOntbreken: 'waarschuwing',
  bron: { naam: 'protocol' },
};

describe('an aansluiting in words', () => {
  it('says what is asked above and below a threshold', () => {
    expect(drempelTekst(DREMPEL)).toBe(
      'Boven € 125.000 (omzet per wet in heel Nederland): een ondertekende controleverklaring van de accountant. Daaronder is geen verklaring nodig.',
    );
    expect(drempelTekst({ ...DREMPEL, vergelijking: '>=', eronder: 'bestuursverklaring' })).toBe(
      'Vanaf € 125.000 (omzet per wet in heel Nederland): een ondertekende controleverklaring van de accountant. Daaronder: een ondertekende bestuursverklaring.',
    );
  });

  it.each([
    [{ grens: 'voor', maand: 4, dag: 1, jaarOffset: 1 }, 'Opgave: vóór 1 april in het jaar erna'],
    [{ grens: 'uiterlijk', maandenErna: 2 }, 'Opgave: uiterlijk de laatste dag van de 2e maand na de periode'],
    [{ grens: 'uiterlijk', wekenErna: 1 }, 'Opgave: uiterlijk 1 week na de periode'],
    [{ grens: 'uiterlijk', dagenErna: 10 }, 'Opgave: uiterlijk 10 dagen na de periode'],
  ] as const)('says when %o is', (termijn, tekst) => {
    expect(termijnTekst({ wat: 'opgave', betreft: 'verantwoording', ...termijn })).toBe(tekst);
  });

  it('says for whom it stands', () => {
    const naam = (code: string): string => `regio ${code}`;
    expect(dekkingTekst({ alle: true }, naam)).toBe('Geldt voor alle gemeenten');
    expect(dekkingTekst({ regio: 'x' }, naam)).toBe('Geldt voor de gemeenten van regio x');
    expect(dekkingTekst({ gemeentecodes: ['0363'] }, naam)).toBe('Geldt voor gemeenten die bij naam zijn genoemd');
  });
});
