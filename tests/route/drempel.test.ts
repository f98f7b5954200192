import { describe, expect, it } from 'vitest';
import type { Drempel, DrempelBasis } from '../../src/domain/register.ts';
import type { Kop } from '../../src/domain/verantwoording.ts';
import { leesbaar } from '../../src/text/nl.ts';
import { aansluiting, gemeente, herindeling, regio, register } from '../register/bouw.ts';
import { bevindingen, deel, kop, plan, type Vraag } from './bouw.ts';

const GRENS = 12_500_000;

const drempel = (basis: DrempelBasis, rest: Partial<Drempel> = {}): Drempel => ({
  bedragCenten: GRENS,
  basis,
  vergelijking: '>',
  erboven: 'controleverklaring',
  eronder: 'bestuursverklaring',
  bijOntbreken: 'vasthouden',
  bron: { naam: 'Testprotocol' },
  ...rest,
});

const loket = (regel: Drempel, rest: Parameters<typeof aansluiting>[1] = {}): Vraag['register'] =>
  register({
    inkoopregios: [regio('noord', ['0001', '0002', '0003'])],
    aansluitingen: [
      aansluiting('loket', {
        ontvanger: { soort: 'inkoopregio', code: 'noord' },
        dekking: { regio: 'noord' },
        drempel: regel,
        ...rest,
      }),
    ],
  });

type Verklaring = NonNullable<Kop['verklaringen']>[number];
const verklaring = (verklaringsoort: Verklaring['verklaringsoort'], rest: Partial<Verklaring> = {}): Verklaring => ({
  verklaringsoort,
  bestandsnaam: 'verklaring.pdf',
  mediatype: 'application/pdf',
  sha256: 'a'.repeat(64),
  ...rest,
});

/** `kant verklaring` asked, or why it cannot be said. */
const gevraagd = (vraag: Vraag): string[] =>
  plan(vraag).bevindingen.map(({ bevinding }) => {
    if (bevinding.code === 'DREMPEL_VERKLARING_ONTBREEKT') {
      return `${bevinding.parameters.kant} ${bevinding.parameters.verklaring}`;
    }
    return bevinding.code === 'DREMPEL_ONBEPAALD' ? `onbepaald ${bevinding.parameters.reden}` : bevinding.code;
  });

const ERBOVEN = ['erboven controleverklaring'];
const ERONDER = ['eronder bestuursverklaring'];

/** The same turnover, given in the way that decides each basis. */
const OMZET: Record<DrempelBasis, (centen: number) => Omit<Vraag, 'register'>> = {
  gemeente: (centen) => ({ delen: [deel('0001', 'jw', { saldoCenten: centen })] }),
  individuele_gemeente: (centen) => ({
    delen: [deel('0001', 'jw', { saldoCenten: 100 }), deel('0002', 'jw', { saldoCenten: centen })],
  }),
  contract: (centen) => ({
    delen: [deel('0001', 'jw', { saldoCenten: 100 }), deel('0002', 'wmo', { saldoCenten: centen - 100 })],
  }),
  domein: (centen) => ({
    delen: [deel('0001', 'jw')],
    kop: kop({ gegevensAanbieder: { omzet: [{ wet: 'jw', omzetCenten: centen }] } }),
  }),
  landelijk_jeugd: (centen) => ({
    delen: [deel('0001', 'jw')],
    kop: kop({ gegevensAanbieder: { omzet: [{ wet: 'jw', omzetCenten: centen }] } }),
  }),
};

const BASES = Object.keys(OMZET) as DrempelBasis[];

describe.each(BASES)('threshold on %s', (basis) => {
  const ask = (centen: number, vergelijking: Drempel['vergelijking']): string[] =>
    gevraagd({ register: loket(drempel(basis, { vergelijking })), ...OMZET[basis](centen) });

  it('asks the heavier verklaring strictly above it (>)', () => {
    expect(ask(GRENS - 1, '>')).toEqual(ERONDER);
    expect(ask(GRENS, '>')).toEqual(ERONDER);
    expect(ask(GRENS + 1, '>')).toEqual(ERBOVEN);
  });

  it('asks it from the amount itself on (>=)', () => {
    expect(ask(GRENS - 1, '>=')).toEqual(ERONDER);
    expect(ask(GRENS, '>=')).toEqual(ERBOVEN);
    expect(ask(GRENS + 1, '>=')).toEqual(ERBOVEN);
  });

  it('decides nothing below it when the periode is no whole year', () => {
    const vraag = OMZET[basis](GRENS - 1);
    const maand = kop({ ...vraag.kop, periode: { begindatum: '2025-04-01', einddatum: '2025-04-30' } });
    expect(gevraagd({ register: loket(drempel(basis)), ...vraag, kop: maand })).toEqual(['onbepaald geen-heel-jaar']);
    const ruim = OMZET[basis](GRENS + 1);
    expect(
      gevraagd({ register: loket(drempel(basis)), ...ruim, kop: kop({ ...ruim.kop, periode: maand.periode }) }),
    ).toEqual(ERBOVEN);
  });
});

describe.each(['domein', 'landelijk_jeugd'] as const)('threshold on %s without declared turnover', (basis) => {
  it('asks for the turnover instead of guessing, unless the prestaties alone are above', () => {
    const ask = (centen: number): string[] =>
      gevraagd({ register: loket(drempel(basis)), delen: [deel('0001', 'jw', { saldoCenten: centen })] });
    expect(ask(GRENS)).toEqual(['onbepaald omzet-niet-opgegeven']);
    expect(ask(GRENS + 1)).toEqual(ERBOVEN);
  });

  it('does not believe a declared amount that the prestaties exceed', () => {
    expect(
      gevraagd({
        register: loket(drempel(basis)),
        delen: [deel('0001', 'jw', { saldoCenten: GRENS + 1 })],
        kop: kop({ gegevensAanbieder: { omzet: [{ wet: 'jw', omzetCenten: 5 }] } }),
      }),
    ).toEqual(ERBOVEN);
  });

  it('counts prestaties in gemeenten of other ontvangers too', () => {
    const delen = [deel('0001', 'jw', { saldoCenten: GRENS }), deel('0002', 'jw', { saldoCenten: 1 })];
    expect(gevraagd({ register: loket(drempel(basis), { dekking: { gemeentecodes: ['0001'] } }), delen })).toEqual(
      ERBOVEN,
    );
  });
});

describe('which amounts count together', () => {
  it('takes each wet apart for a domein, and only the wetten that are in the zending', () => {
    const omzet = [
      { wet: 'jw' as const, omzetCenten: GRENS + 1 },
      { wet: 'wmo' as const, omzetCenten: 5 },
    ];
    const vraag = { register: loket(drempel('domein')), kop: kop({ gegevensAanbieder: { omzet } }) };
    expect(gevraagd({ ...vraag, delen: [deel('0001', 'jw'), deel('0001', 'wmo')] })).toEqual([...ERONDER, ...ERBOVEN]);
    expect(gevraagd({ ...vraag, delen: [deel('0001', 'wmo')] })).toEqual(ERONDER);
  });

  it('takes each gemeente apart, with the larger of declared and counted', () => {
    const uitkomst = plan({
      register: loket(drempel('gemeente')),
      kop: kop({ gegevensPerGemeente: [{ gemeentecode: '0002', omzet: [{ wet: 'jw', omzetCenten: GRENS + 1 }] }] }),
      delen: [deel('0001', 'jw', { saldoCenten: GRENS }), deel('0002', 'jw')],
    });
    expect(
      uitkomst.bevindingen.map(({ bevinding: { plaats, parameters } }) => ({ ...plaats, ...parameters })),
    ).toMatchObject([
      { gemeentecode: '0001', kant: 'eronder', omzetCenten: GRENS },
      { gemeentecode: '0002', kant: 'erboven', omzetCenten: GRENS + 1 },
    ]);
  });

  it('adds up both sides of a herindeling', () => {
    const gemeenten = [gemeente('0001', { geldigTot: '2025-12-31' }), gemeente('0002'), gemeente('0003')];
    const herindelingen = [herindeling('0001', '0002', '2026-01-01')];
    expect(
      gevraagd({
        register: { ...loket(drempel('gemeente')), gemeenten, herindelingen },
        delen: [deel('0001', 'jw', { saldoCenten: GRENS }), deel('0002', 'jw', { saldoCenten: 1 })],
      }),
    ).toEqual(ERBOVEN);
  });
});

describe('which verklaring is there', () => {
  const metOmzet = OMZET.domein(GRENS + 1);
  const ask = (
    verklaringen: Verklaring[],
    stadium: Kop['stadium'] = 'definitief',
    regel = drempel('domein'),
  ): string[] =>
    bevindingen(plan({ register: loket(regel), ...metOmzet, kop: kop({ ...metOmzet.kop, verklaringen, stadium }) }));

  it('holds the zending until the verklaring is there', () => {
    expect(ask([])).toEqual(['DREMPEL_VERKLARING_ONTBREEKT houdt vast']);
    expect(ask([verklaring('controleverklaring')])).toEqual([]);
    expect(ask([verklaring('bestuursverklaring')])).toEqual(['DREMPEL_VERKLARING_ONTBREEKT houdt vast']);
  });

  it('only warns when the agreement says so, or when it is a concept', () => {
    const zacht = drempel('domein', { bijOntbreken: 'waarschuwing' });
    expect(ask([], 'definitief', zacht)).toEqual(['DREMPEL_VERKLARING_ONTBREEKT']);
    expect(ask([], 'concept')).toEqual(['DREMPEL_VERKLARING_ONTBREEKT']);
  });

  it('counts a verklaring only for the wet and gemeente that it is about', () => {
    expect(ask([verklaring('controleverklaring', { wet: 'wmo' })])).toEqual([
      'DREMPEL_VERKLARING_ONTBREEKT houdt vast',
    ]);
    expect(ask([verklaring('controleverklaring', { wet: 'jw', gemeentecode: '0001' })])).toEqual([]);
    expect(ask([verklaring('controleverklaring', { gemeentecode: '0002' })])).toEqual([
      'DREMPEL_VERKLARING_ONTBREEKT houdt vast',
    ]);
  });

  it('takes the heavier verklaring below the threshold too, and asks nothing where nothing replaces it', () => {
    const laag = OMZET.domein(5);
    const below = (regel: Drempel, verklaringen: Verklaring[]): string[] =>
      bevindingen(plan({ register: loket(regel), ...laag, kop: kop({ ...laag.kop, verklaringen }) }));
    expect(below(drempel('domein'), [verklaring('controleverklaring')])).toEqual([]);
    const { eronder: _, ...zonderVervanging } = drempel('domein');
    expect(below(zonderVervanging, [])).toEqual([]);
    expect(below(drempel('domein'), [])).toEqual(['DREMPEL_VERKLARING_ONTBREEKT houdt vast']);
  });

  it('does not ask for turnover when the heavier verklaring is there anyway', () => {
    const vraag = { register: loket(drempel('domein')), delen: [deel('0001', 'jw')] };
    expect(bevindingen(plan(vraag))).toEqual(['DREMPEL_ONBEPAALD']);
    expect(bevindingen(plan({ ...vraag, kop: kop({ verklaringen: [verklaring('controleverklaring')] }) }))).toEqual([]);
  });

  it('names rule, amount, basis, document and deadline to the aanbieder', () => {
    const termijnen = [
      { wat: 'verklaring', betreft: 'verklaring', grens: 'uiterlijk', maand: 4, dag: 1, jaarOffset: 1 } as const,
    ];
    const uitkomst = plan({ register: loket(drempel('domein'), { termijnen }), ...metOmzet });
    expect(uitkomst.bevindingen[0]?.zendingId).toBe(uitkomst.zendingen[0]?.id);
    const [zin] = uitkomst.bevindingen.map(({ bevinding }) => leesbaar(bevinding));
    expect(zin?.melding).toBe(
      'Regio noord vraagt een ondertekende controleverklaring van de accountant: uw omzet is € 125.000,01 en dat is boven de drempel. De verklaring ontbreekt.',
    );
    expect(zin?.regel).toBe('Testprotocol: drempel boven € 125.000, omzet per wet in heel Nederland (Jeugdwet)');
    expect(zin?.oplossing).toBe('Voeg de verklaring toe bij verklaringen en dien opnieuw in (uiterlijk 1 april 2026).');
  });
});
