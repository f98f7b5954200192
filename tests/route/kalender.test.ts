import { describe, expect, it } from 'vitest';
import type { Ingediendwerk, Verwachtewerk } from '../../src/domain/kalenderpunt.ts';
import type { Aansluiting, Termijn } from '../../src/domain/register.ts';
import { indexRegister } from '../../src/register/register-index.ts';
import { listKalender } from '../../src/route/kalender.ts';
import { aansluiting, herindeling, register } from '../register/bouw.ts';

const MAAND: Termijn = { wat: 'per maand', betreft: 'verantwoording', grens: 'uiterlijk', maandenErna: 1 };
const APRIL = { begindatum: '2026-04-01', einddatum: '2026-04-30' };
const MEI = { begindatum: '2026-05-01', einddatum: '2026-05-31' };

const verwacht = (gemeentecode: string, rest: Partial<Verwachtewerk> = {}): Verwachtewerk => ({
  soort: 'productieverantwoording',
  gemeentecode,
  wet: 'wmo',
  laatste: APRIL,
  ...rest,
});
const er = (ontvangercode: string, tijdvak = APRIL): Ingediendwerk => ({
  soort: 'productieverantwoording',
  ontvangercode,
  ...tijdvak,
});

interface Geval {
  readonly verwacht: readonly Verwachtewerk[];
  readonly ingediend?: readonly Ingediendwerk[];
  readonly aansluitingen: readonly Aansluiting[];
  readonly van?: string;
  readonly tot?: string;
  readonly herindelingen?: ReturnType<typeof herindeling>[];
}

/** `datum onderwerp wat periode: ontvangers (ingediend)` of every point. */
const kalender = ({ van = '2026-05-01', tot = '2026-07-31', ingediend = [], ...rest }: Geval): string[] =>
  listKalender({
    verwacht: rest.verwacht,
    ingediend,
    index: indexRegister(register({ aansluitingen: [...rest.aansluitingen], herindelingen: rest.herindelingen ?? [] })),
    van,
    tot,
    vandaag: '2026-05-20',
  }).map(
    ({ datum, onderwerp, wat, periode, ontvangers, aantalIngediend }) =>
      `${datum} ${onderwerp} ${wat} ${periode?.begindatum}: ${ontvangers.map(({ code }) => code).join(' ')} (${aantalIngediend})`,
  );

const elkeMaand = (gemeentecodes: readonly string[], rest: Partial<Aansluiting> = {}): Aansluiting =>
  aansluiting('a', { dekking: { gemeentecodes }, termijnen: [MAAND], ...rest });

describe('the calendar of an aanbieder', () => {
  it('expects again what was accounted for, tijdvak after tijdvak, and says what is there', () => {
    expect(
      kalender({ verwacht: [verwacht('0001')], ingediend: [er('0001')], aansluitingen: [elkeMaand(['0001'])] }),
    ).toEqual([
      '2026-05-31 verantwoording per maand 2026-04-01: 0001 (1)',
      '2026-06-30 verantwoording per maand 2026-05-01: 0001 (0)',
      '2026-07-31 verantwoording per maand 2026-06-01: 0001 (0)',
    ]);
  });

  it('takes together what different ontvangers ask on the same day', () => {
    expect(
      kalender({
        verwacht: [verwacht('0001'), verwacht('0002')],
        ingediend: [er('0002')],
        aansluitingen: [elkeMaand(['0001', '0002'])],
        tot: '2026-05-31',
      }),
    ).toEqual(['2026-05-31 verantwoording per maand 2026-04-01: 0001 0002 (1)']);
  });

  it('names an ontvanger of several gemeenten once', () => {
    const loket = elkeMaand(['0001', '0002'], { ontvanger: { soort: 'landelijk', code: 'L1', naam: 'Loket' } });
    expect(
      kalender({ verwacht: [verwacht('0001'), verwacht('0002')], aansluitingen: [loket], tot: '2026-05-31' }),
    ).toEqual(['2026-05-31 verantwoording per maand 2026-04-01: L1 (0)']);
  });

  it('counts "before" a day as the day before it, and shows what else is due', () => {
    const termijnen: Termijn[] = [
      { wat: 'jaar', betreft: 'verantwoording', grens: 'voor', maand: 6, dag: 1, jaarOffset: 0 },
      { wat: 'accountant', betreft: 'verklaring', grens: 'uiterlijk', maand: 7, dag: 1, jaarOffset: 0 },
    ];
    expect(
      kalender({
        verwacht: [verwacht('0001')],
        aansluitingen: [elkeMaand(['0001'], { termijnen })],
        tot: '2026-07-01',
      }),
    ).toContain('2026-07-01 verklaring accountant 2026-04-01: 0001 (0)');
    expect(
      kalender({
        verwacht: [verwacht('0001')],
        aansluitingen: [elkeMaand(['0001'], { termijnen })],
        tot: '2026-05-31',
      }),
    ).toContain('2026-05-31 verantwoording jaar 2026-04-01: 0001 (0)');
  });

  it('does not expect what lies before the first time, unless it is there', () => {
    const vraag = {
      verwacht: [verwacht('0001', { laatste: MEI })],
      aansluitingen: [elkeMaand(['0001'])],
      van: '2026-04-01',
      tot: '2026-06-30',
    };
    expect(kalender(vraag)).toEqual(['2026-06-30 verantwoording per maand 2026-05-01: 0001 (0)']);
    expect(kalender({ ...vraag, ingediend: [er('0001')] })).toEqual([
      '2026-05-31 verantwoording per maand 2026-04-01: 0001 (1)',
      '2026-06-30 verantwoording per maand 2026-05-01: 0001 (0)',
    ]);
  });

  it('asks whoever answers now, under the agreement of the end of each tijdvak', () => {
    const oud = elkeMaand(['0001', '0002'], { geldigTot: '2026-05-31' });
    const nieuw = elkeMaand(['0001', '0002'], {
      versie: '2.0.0',
      geldigVanaf: '2026-06-01',
      termijnen: [{ ...MAAND, wat: 'nieuw' }],
    });
    expect(
      kalender({
        verwacht: [verwacht('0001')],
        aansluitingen: [oud, nieuw],
        herindelingen: [herindeling('0001', '0002', '2026-01-01')],
        van: '2026-06-01',
      }),
    ).toEqual([
      '2026-06-30 verantwoording per maand 2026-05-01: 0002 (0)',
      '2026-07-31 verantwoording nieuw 2026-06-01: 0002 (0)',
    ]);
  });

  it('has nothing to say of a gemeente that nobody knows', () => {
    expect(kalender({ verwacht: [verwacht('9999')], aansluitingen: [elkeMaand(['0001'])] })).toEqual([]);
  });
});
