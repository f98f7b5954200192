/** Elements of a list inside an expression: what can be absent is known beforehand, and is then what the formaat says it is. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBereik } from '../../src/convert/expressie/bereik.ts';
import { createCompiler } from '../../src/convert/expressie/compileer.ts';
import { createOmgeving } from '../../src/convert/expressie/omgeving.ts';
import type { Formaat } from '../../src/domain/formaat.ts';
import type { Kop } from '../../src/domain/verantwoording.ts';
import { leesbaar } from '../../src/text/nl.ts';
import { bezwaren, csvBestand, formaat, inhoudVan, KOP, kolom, omzet, prestatie, REF } from './bouw.ts';

const W = 'kop.gegevensAanbieder.wachttijden';
const ER_IS = `has(${W})`;
type Wachttijd = NonNullable<NonNullable<Kop['gegevensAanbieder']>['wachttijden']>[number];

const kop = (wachttijden: readonly Wachttijd[] | undefined): Kop => ({
  ...KOP,
  ...(wachttijden && { gegevensAanbieder: { wachttijden } as NonNullable<Kop['gegevensAanbieder']> }),
});

const metKolom = (waarde: string, ontbreekt: unknown): Formaat =>
  formaat({ velden: [REF, W], bestanden: [csvBestand([kolom('ref', REF), kolom('x', waarde, { ontbreekt })])] });
const metSelectie = (als: string): Formaat => formaat({ velden: [REF, W], selectie: [{ als, andersReden: 'x' }] });

const EERSTE_JW = `${W}.filter(w, w.wet == "jw")[0].aanmeldwachttijdWeken`;

describe('an element that is not there', () => {
  const cel = async (ontbreekt: unknown, wachttijden?: readonly Wachttijd[]): Promise<string | undefined> => {
    const uitkomst = await omzet(metKolom(EERSTE_JW, ontbreekt), [prestatie()], { kop: kop(wachttijden) });
    if (uitkomst.codes.length > 0) return uitkomst.codes.join();
    return inhoudVan(uitkomst).split('\r\n')[1]?.split(';')[1];
  };

  it.each([
    ['leeg', ''],
    [{ standaard: 'onbekend' }, 'onbekend'],
    ['verplicht', 'WAARDE_ONTBREEKT'],
  ])('is what the formaat says: %j', async (ontbreekt, verwacht) => {
    const zonder: readonly (readonly Wachttijd[] | undefined)[] = [
      undefined,
      [],
      [{ wet: 'wmo', aanmeldwachttijdWeken: 3 }],
      [{ wet: 'jw' }],
    ];
    for (const wachttijden of zonder) expect(await cel(ontbreekt, wachttijden)).toBe(verwacht);
    expect(await cel(ontbreekt, [{ wet: 'wmo' }, { wet: 'jw', aanmeldwachttijdWeken: 3 }])).toBe('3');
  });
});

describe('at registration', () => {
  const GEWEIGERD: readonly (readonly [string, string, string, number | undefined, RegExp])[] = [
    ['an object straight from a list', `${W}[0].wet == "jw"`, 'FORMAAT_LIJST_OP_NUMMER', 0, /filter\(x, …\)\[0\]/],
    [
      'also where it was asked whether there is one',
      `${ER_IS} && size(${W}) > 0 && ${W}[0].wet == "jw"`,
      'FORMAAT_LIJST_OP_NUMMER',
      `${ER_IS} && size(${W}) > 0 && `.length,
      /herhaal/,
    ],
    ['has(…) of an element', `has(${W}[0].wet)`, 'FORMAAT_HAS_GEEN_VELD', 4, /size\(lijst\) > 0/],
    ['has(…) of nothing in it', 'has(kop)', 'FORMAAT_HAS_GEEN_VELD', 4, /size\(lijst\) > 0/],
    [
      'an element that nobody asked for',
      `${ER_IS} && ${W}.filter(w, w.wet == "jw")[0].wet == "jw"`,
      'FORMAAT_MAG_ONTBREKEN',
      undefined,
      /size\(.*\) > 0 &&/,
    ],
    [
      'the third where two are known',
      `${ER_IS} && size(${W}.map(w, w.wet)) >= 2 && ${W}.map(w, w.wet)[2] == "jw"`,
      'FORMAAT_MAG_ONTBREKEN',
      undefined,
      /size\(.*\) > 2 &&/,
    ],
    [
      'a field of an element that can be absent',
      `${ER_IS} && size(${W}.filter(w, true)) > 0 && ${W}.filter(w, true)[0].aantalWachtenden > 3`,
      'FORMAAT_MAG_ONTBREKEN',
      undefined,
      /map\(x, has\(x\.aantalWachtenden\)/,
    ],
    [
      'in a loop a field that can be absent',
      `${ER_IS} && ${W}.exists(w, w.aantalWachtenden > 3)`,
      'FORMAAT_MAG_ONTBREKEN',
      undefined,
      /has\(w\.aantalWachtenden\) &&/,
    ],
    [
      'a translation that can fail',
      '{"wmo": "W"}[prestatie.wet] == "W"',
      'FORMAAT_MAG_ONTBREKEN',
      undefined,
      /codetabel/,
    ],
  ];
  it.each(GEWEIGERD)('refuses %s', (_, als, code, positie, oplossing) => {
    const [eerste] = bezwaren(metSelectie(als));
    expect(eerste).toMatchObject({
      code,
      plaats: { pointer: '/selectie/0/als', ...(positie === undefined ? {} : { positie }) },
    });
    expect(eerste && leesbaar(eerste).oplossing).toMatch(oplossing);
  });

  it.each([
    `${ER_IS} && size(${W}.filter(w, w.wet == "jw")) > 0 && ${W}.filter(w, w.wet == "jw")[0].wet == "jw"`,
    `${ER_IS} && size(${W}.map(w, w.wet)) >= 3 && ${W}.map(w, w.wet)[2] == "jw"`,
    `${ER_IS} && ${W}.exists(w, has(w.aantalWachtenden) && w.aantalWachtenden > 3)`,
    `size(kop.soorten) != 0 && kop.soorten[0] == "declaratie"`,
  ])('takes what cannot be absent: %s', (als) => {
    const velden = als.includes('kop.soorten') ? [REF, 'kop.soorten'] : [REF, W];
    expect(bezwaren({ ...metSelectie(als), velden })).toEqual([]);
  });
});

describe('what is said to be always there', () => {
  const compiler = createCompiler(createBereik(formaat(), 'regel'));
  const lijst = fc.constantFrom(
    W,
    `${W}.filter(w, w.wet == "jw")`,
    `${W}.filter(w, has(w.aantalWachtenden))`,
    `${W}.map(w, w.wet)`,
    `${W}.map(w, has(w.hulpvorm) ? w.hulpvorm : "")`,
    `${W}.map(w, w.hulpvorm)`,
  );
  const grens = fc.constantFrom('> 0', '>= 1', '!= 0', '> 1', '>= 0', '!= 2');
  const greep = fc
    .tuple(lijst, fc.constantFrom('[0]', '[1]'), fc.constantFrom('', '.wet', '.hulpvorm'))
    .map(([van, nummer, veld]) => `${van}${nummer}${veld} == "x"`);
  const lus = fc.constantFrom(
    `${W}.exists(w, w.hulpvorm == "45")`,
    `${W}.all(w, has(w.hulpvorm) ? w.hulpvorm == "45" : true)`,
    `${W}.exists(kop, kop.hulpvorm == "45")`,
  );
  const vraag = fc.oneof(
    fc.constant(ER_IS),
    fc.constant(`has(${W}) && has(kop.toelichting)`),
    fc.tuple(lijst, grens).map(([van, teken]) => `size(${van}) ${teken}`),
  );
  const expressie = fc
    .tuple(fc.array(vraag, { maxLength: 3 }), fc.oneof(greep, lus), fc.boolean())
    .map(([vragen, wat, keuze]) => {
      const als = [ER_IS, ...vragen].join(' && ');
      return keuze ? `${als} ? ${wat} : false` : `${als} && ${wat}`;
    });
  const wachttijd = fc.record(
    {
      wet: fc.constantFrom('jw', 'wmo'),
      hulpvorm: fc.constantFrom('45', '46'),
      aantalWachtenden: fc.integer({ min: 0, max: 3 }),
    },
    { requiredKeys: ['wet'] },
  );

  it('is, whatever comes in', () => {
    let aantal = 0;
    fc.assert(
      fc.property(expressie, fc.option(fc.array(wachttijd, { maxLength: 3 })), (bron, wachttijden) => {
        const uitkomst = compiler.compile(bron, ['ja-nee']);
        if (!uitkomst.ok || uitkomst.value.kanOntbreken.length > 0) return;
        aantal++;
        const omgeving = createOmgeving();
        omgeving.kop = kop((wachttijden ?? undefined) as readonly Wachttijd[] | undefined);
        expect([bron, typeof uitkomst.value.lees(omgeving)]).toEqual([bron, 'boolean']);
      }),
      { numRuns: 2000 },
    );
    expect(aantal).toBeGreaterThan(50);
  });
});
