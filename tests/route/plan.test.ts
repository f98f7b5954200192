import { describe, expect, it } from 'vitest';
import { aansluiting, formaat, gemeente, herindeling, regio, register } from '../register/bouw.ts';
import { shippedRegister } from '../register/shipped.ts';
import { bevindingen, deel, kop, plan, zendingen, zonder } from './bouw.ts';

describe('planZendingen', () => {
  const perGemeente = aansluiting('pv', { dekking: { alle: true } });
  const regioNoord = regio('noord', ['0001', '0002']);

  it('makes one zending per gemeente, in a fixed order, with the delen of both wetten together', () => {
    const uitkomst = plan({
      register: register({ aansluitingen: [perGemeente] }),
      delen: [deel('0002', 'wmo'), deel('0001', 'wmo'), deel('0001', 'jw')],
    });
    expect(zendingen(uitkomst)).toEqual(['0001 pv@1.0.0: 0001-jw 0001-wmo', '0002 pv@1.0.0: 0002-wmo']);
    expect(uitkomst.zendingen[0]).toEqual({
      id: 'id:0001/productieverantwoording/pv/pv/0001-jw+0001-wmo',
      verantwoordingId: 'v1',
      ontvanger: { soort: 'gemeente', code: '0001', naam: 'Gemeente 0001' },
      soort: 'productieverantwoording',
      aansluiting: { id: 'pv', versie: '1.0.0' },
      formaat: { naam: 'pv', versie: '1.0.0' },
      delen: [
        { gemeentecode: '0001', wet: 'jw' },
        { gemeentecode: '0001', wet: 'wmo' },
      ],
    });
    expect(uitkomst.zonderOntvanger).toEqual([]);
    expect(uitkomst.bevindingen).toEqual([]);
  });

  it('gathers the gemeenten of a desk in one zending, and gives every ontvanger that asks its own', () => {
    const loket = aansluiting('loket', {
      ontvanger: { soort: 'inkoopregio', code: 'noord' },
      dekking: { regio: 'noord' },
      wetten: ['jw'],
    });
    const uitkomst = plan({
      register: register({ inkoopregios: [regioNoord], aansluitingen: [loket, perGemeente] }),
      delen: [deel('0001', 'jw'), deel('0002', 'jw'), deel('0003', 'jw')],
    });
    expect(zendingen(uitkomst)).toEqual([
      '0001 pv@1.0.0: 0001-jw',
      '0002 pv@1.0.0: 0002-jw',
      '0003 pv@1.0.0: 0003-jw',
      'noord pv@1.0.0: 0001-jw 0002-jw',
    ]);
    expect(uitkomst.zendingen.at(-1)?.ontvanger).toEqual({ soort: 'inkoopregio', code: 'noord', naam: 'Regio noord' });
  });

  it('tells which deel nobody asks for, and plans the rest', () => {
    const uitkomst = plan({
      register: register({ aansluitingen: [aansluiting('pv', { wetten: ['jw'] })] }),
      kop: kop({ soorten: ['declaratie', 'productieverantwoording'] }),
      delen: [deel('0001', 'jw'), deel('0001', 'wmo'), deel('0002', 'jw')],
    });
    expect(zendingen(uitkomst)).toEqual(['0001 pv@1.0.0: 0001-jw']);
    expect(zonder(uitkomst)).toEqual([
      '0001 jw declaratie GEEN_AANSLUITING',
      '0001 wmo declaratie GEEN_AANSLUITING',
      '0002 jw declaratie GEEN_AANSLUITING',
      '0001 wmo productieverantwoording GEEN_AANSLUITING',
      '0002 jw productieverantwoording GEEN_AANSLUITING',
    ]);
  });

  it('plans again only what was asked for, under an id of its own', () => {
    const alles = {
      register: register({ aansluitingen: [perGemeente] }),
      delen: [deel('0001', 'jw'), deel('0001', 'wmo')],
    };
    const deels = plan({ ...alles, alleen: [{ gemeentecode: '0001', wet: 'wmo', soort: 'productieverantwoording' }] });
    expect(zendingen(deels)).toEqual(['0001 pv@1.0.0: 0001-wmo']);
    expect(deels.zendingen[0]?.id).not.toBe(plan(alles).zendingen[0]?.id);
    expect(plan({ ...alles, alleen: [] })).toEqual({ zendingen: [], zonderOntvanger: [], bevindingen: [] });
  });

  it('follows the agreement and the formaat of the last day of the periode, also when submitted later', () => {
    const register2 = register({
      formaten: [
        formaat('oud', { geldigTot: '2025-12-31' }),
        formaat('nieuw', { geldigVanaf: '2026-01-01' }),
        formaat('nieuw', { versie: '2.0.0', geldigVanaf: '2027-01-01' }),
      ],
      aansluitingen: [
        aansluiting('pv-oud', { formaat: 'oud', geldigTot: '2025-12-31' }),
        aansluiting('pv-nieuw', { formaat: 'nieuw', geldigVanaf: '2026-01-01' }),
      ],
    });
    const over = (begindatum: string, einddatum: string): string[] =>
      zendingen(
        plan({
          register: register2,
          kop: kop({ periode: { begindatum, einddatum } }),
          delen: [deel('0001', 'jw')],
          ingediendOp: '2027-03-01',
        }),
      );
    expect(over('2025-01-01', '2025-12-31')).toEqual(['0001 oud@1.0.0: 0001-jw']);
    expect(over('2026-01-01', '2026-12-31')).toEqual(['0001 nieuw@1.0.0: 0001-jw']);
    expect(over('2026-07-01', '2027-01-01')).toEqual(['0001 nieuw@2.0.0: 0001-jw']);
  });

  it('says of a formaat that is not usable why, and serves the other ontvanger', () => {
    const uitkomst = plan({
      register: register({
        inkoopregios: [regioNoord],
        formaten: [
          formaat('pv'),
          formaat('af', { geldigTot: '2024-12-31' }),
          formaat('straks', { geldigVanaf: '2030-01-01' }),
        ],
        aansluitingen: [
          perGemeente,
          aansluiting('loket', {
            ontvanger: { soort: 'inkoopregio', code: 'noord' },
            dekking: { regio: 'noord' },
            formaat: 'af',
          }),
          aansluiting('cbs', { ontvanger: { soort: 'landelijk', code: 'cbs', naam: 'CBS' }, formaat: 'straks' }),
        ],
      }),
      delen: [deel('0001', 'jw')],
    });
    expect(zendingen(uitkomst)).toEqual(['0001 pv@1.0.0: 0001-jw']);
    expect(uitkomst.zonderOntvanger).toMatchObject([
      {
        gemeentecode: '0001',
        ontvangercodes: ['cbs', 'noord'],
        bevinding: { code: 'FORMAAT_NIET_BRUIKBAAR', parameters: { formaat: 'straks', reden: 'not-yet-in-force' } },
      },
    ]);
    expect(uitkomst.bevindingen).toMatchObject([{ bevinding: { parameters: { formaat: 'af', reden: 'ended' } } }]);
  });
});

describe('planZendingen and soorten', () => {
  const soorten = ['beleidsinformatie', 'kwartaalrapportage', 'declaratie'] as const;
  const aansluitingen = soorten.map((soort) =>
    aansluiting(soort, { soort, dekking: { alle: true }, formaat: soort === 'beleidsinformatie' ? 'cbs' : 'pv' }),
  );
  const register1 = register({ formaten: [formaat('pv'), formaat('cbs', { invoer: 'trajecten' })], aansluitingen });

  it('takes for each soort the delen that have what it is made from', () => {
    const uitkomst = plan({
      register: register1,
      kop: kop({
        soorten: [...soorten],
        gegevensPerGemeente: [
          { gemeentecode: '0003', omzet: [{ wet: 'jw', omzetCenten: 1 }] },
          { gemeentecode: '0002', klachten: { aantal: 1 } },
        ],
      }),
      delen: [deel('0001', 'wmo'), deel('0001', 'jw', { aantalPrestaties: 0, aantalTrajecten: 3 })],
    });
    expect(zendingen(uitkomst)).toEqual([
      '0001 cbs@1.0.0: 0001-jw',
      '0001 pv@1.0.0: 0001-wmo',
      '0001 pv@1.0.0: 0001-jw 0001-wmo',
      '0002 pv@1.0.0: 0002-jw 0002-wmo',
      '0003 pv@1.0.0: 0003-jw',
    ]);
  });
});

describe('planZendingen after herindelingen', () => {
  const shipped = shippedRegister();
  const overal = {
    ...shipped,
    formaten: [formaat('pv')],
    aansluitingen: [aansluiting('pv', { dekking: { alle: true } })],
  };

  it.each([
    ['Boxmeer over 2021, submitted in 2022', '0756', '2021-12-31', '2022-02-01', '1982', 'Land van Cuijk'],
    ['Boxmeer over 2021, submitted in 2021', '0756', '2021-06-30', '2021-12-31', '0756', 'Boxmeer'],
    ['Weesp the day before', '0457', '2022-01-31', '2022-03-23', '0457', 'Weesp'],
    ['Weesp on the day', '0457', '2022-01-31', '2022-03-24', '0363', 'Amsterdam'],
    ['Wijdemeren after a herindeling that is only planned', '1696', '2026-12-31', '2027-02-01', '1696', 'Wijdemeren'],
  ])('%s goes to who answers on the day of submission', (_, code, einddatum, ingediendOp, ontvangercode, naam) => {
    const uitkomst = plan({
      register: overal,
      kop: kop({ periode: { begindatum: '2021-01-01', einddatum } }),
      delen: [deel(code, 'jw')],
      ingediendOp,
    });
    expect(uitkomst.zendingen).toMatchObject([
      { ontvanger: { soort: 'gemeente', code: ontvangercode, naam }, delen: [{ gemeentecode: code, wet: 'jw' }] },
    ]);
  });

  it('brings the delen of all that merged together with one ontvanger, under the codes as declared', () => {
    const uitkomst = plan({
      register: overal,
      kop: kop({ periode: { begindatum: '2021-01-01', einddatum: '2021-12-31' } }),
      delen: [deel('0756', 'jw'), deel('1684', 'jw'), deel('1684', 'wmo')],
      ingediendOp: '2022-02-01',
    });
    expect(zendingen(uitkomst)).toEqual(['1982 pv@1.0.0: 0756-jw 1684-jw 1684-wmo']);
  });

  it('warns once when the day of a planned herindeling has passed', () => {
    const vraag = { register: overal, delen: [deel('1696', 'jw'), deel('1696', 'wmo')] };
    expect(bevindingen(plan({ ...vraag, ingediendOp: '2026-12-31' }))).toEqual([]);
    expect(bevindingen(plan({ ...vraag, ingediendOp: '2027-01-01' }))).toEqual(['HERINDELING_NIET_VASTGESTELD']);
  });

  it('guesses nothing after a split, an end without successor, or an unknown code', () => {
    const uitkomst = plan({
      register: register({
        gemeenten: [
          gemeente('0001', { geldigTot: '2024-12-31' }),
          gemeente('0002'),
          gemeente('0003'),
          gemeente('0004', { geldigTot: '2024-12-31' }),
        ],
        herindelingen: [herindeling('0001', '0002', '2025-01-01'), herindeling('0001', '0003', '2025-01-01')],
        aansluitingen: [aansluiting('pv', { dekking: { alle: true } })],
      }),
      delen: [deel('0001', 'jw'), deel('0004', 'jw'), deel('9999', 'jw')],
    });
    expect(uitkomst.zendingen).toEqual([]);
    expect(zonder(uitkomst)).toEqual([
      '0001 jw productieverantwoording HERINDELING_GESPLITST',
      '0004 jw productieverantwoording GEMEENTE_ZONDER_OPVOLGER',
      '9999 jw productieverantwoording GEMEENTE_NIET_IN_REGISTER',
    ]);
  });
});

describe('planZendingen over the shipped register', () => {
  it('routes youth care in Tilburg and Wmo in Diemen over April 2026', () => {
    const uitkomst = plan({
      register: shippedRegister(),
      kop: kop({
        soorten: ['declaratie', 'productieverantwoording'],
        periode: { begindatum: '2026-04-01', einddatum: '2026-04-30' },
      }),
      delen: [deel('0855', 'jw'), deel('0384', 'wmo')],
      ingediendOp: '2026-05-04',
    });
    expect(uitkomst.zendingen.map(({ ontvanger, formaat: { naam } }) => `${ontvanger.naam}: ${naam}`)).toEqual([
      'Diemen: iwmo323',
      'Diemen: pv-landelijk-wmo',
      'Tilburg: ijw323',
      'Hart van Brabant: pv-hart-van-brabant-jw',
    ]);
    expect(uitkomst.zonderOntvanger).toEqual([]);
    expect(bevindingen(uitkomst)).toEqual(['DREMPEL_ONBEPAALD', 'DREMPEL_ONBEPAALD']);
  });
});
