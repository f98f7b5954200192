import { describe, expect, it } from 'vitest';
import { explain } from '../../src/convert/index.ts';
import type { Bestand, Formaat } from '../../src/domain/formaat.ts';
import type { Kop } from '../../src/domain/verantwoording.ts';
import {
  bezwaren,
  blad,
  csvBestand,
  delenVan,
  formaat,
  gecompileerd,
  inhoudVan,
  KOP,
  kolom,
  omzet,
  prestatie,
  xml,
} from './bouw.ts';
import { werkmappen, xlsx } from './bouw-werkmap.ts';

const WACHTTIJDEN = 'kop.gegevensAanbieder.wachttijden';

const kop = (aantal: number): Kop => ({
  ...KOP,
  gegevensAanbieder: {
    wachttijden: Array.from({ length: aantal }, (_, nr) => ({
      wet: nr % 2 === 0 ? ('jw' as const) : ('wmo' as const),
      aantalWachtenden: nr,
    })),
  } as NonNullable<Kop['gegevensAanbieder']>,
});

const lijst = (anders: object = {}, van = WACHTTIJDEN): Formaat =>
  formaat({
    velden: [WACHTTIJDEN],
    bestanden: [
      xml({
        herhaal: 'lijst',
        van,
        inhoud: [{ element: 'W', inhoud: [blad('N', 'item.aantalWachtenden'), blad('A', 'aanbieder.agbcode')] }],
        ...anders,
      } as never),
    ],
  });
const metAanbieder = (document: Formaat): Formaat => ({
  ...document,
  velden: [...document.velden, 'aanbieder.agbcode'],
});
const kern = async (document: Formaat, aantal: number): Promise<string | undefined> => {
  const uitkomst = await omzet(document, [prestatie()], { kop: aantal < 0 ? KOP : kop(aantal) });
  expect(uitkomst.codes).toEqual([]);
  return inhoudVan(uitkomst).split('\n')[1];
};

describe('a list of the verantwoording', () => {
  it('is written element by element, and not at all when it is not there', async () => {
    const document = metAanbieder(lijst());
    expect(await kern(document, 2)).toBe('<Uit><W><N>0</N><A>65656055</A></W><W><N>1</N><A>65656055</A></W></Uit>');
    expect(await kern(document, 0)).toBe('<Uit></Uit>');
    expect(await kern(document, -1)).toBe('<Uit></Uit>');
  });

  it('leaves out elements that do not meet the condition', async () => {
    const document = metAanbieder(lijst({ als: 'has(item.wet) && item.wet == "jw"' }));
    expect((await kern(document, 5))?.match(/<N>\d<\/N>/g)).toEqual(['<N>0</N>', '<N>2</N>', '<N>4</N>']);
  });

  it('makes rows, in CSV and on a sheet that is told how many', async () => {
    const kolommen = [kolom('n', 'item.aantalWachtenden'), kolom('w', 'item.wet')];
    const rijen = { herhaal: 'lijst', van: WACHTTIJDEN, als: 'has(item.wet) && item.wet == "wmo"', kolommen };
    const csv = formaat({
      velden: [WACHTTIJDEN],
      bestanden: [csvBestand([], {}, { ...rijen, voetregels: [[{ waarde: 'geschreven.rijen', ontbreekt: 'leeg' }]] })],
    });
    const uitkomst = await omzet(csv, [prestatie()], { kop: kop(4) });
    expect(inhoudVan(uitkomst).split('\r\n')).toEqual(['n;w', '1;wmo', '3;wmo', '2', '']);
    const werkmap = formaat({
      velden: [WACHTTIJDEN],
      sjablonen: { m: btoa('PK!') },
      bestanden: [xlsx([{ naam: '"A"', sjabloonblad: 'A', tabel: 'T', rijen }], {}, { sjabloon: 'm' })],
    });
    const [gemaakt] = (await werkmappen(werkmap, [prestatie()], kop(4))).werkmappen;
    expect([gemaakt?.omvang?.[0]?.aantalRijen, gemaakt?.bladen[0]?.rijen]).toEqual([
      2,
      [
        [1, 'wmo'],
        [3, 'wmo'],
      ],
    ]);
  });

  it('can stand inside another, and inside a regel', async () => {
    const document = formaat({
      velden: ['kop.gegevensPerGemeente'],
      bestanden: [
        xml({
          herhaal: 'lijst',
          van: 'kop.gegevensPerGemeente',
          inhoud: [
            {
              element: 'G',
              inhoud: [
                { herhaal: 'lijst', van: 'item.klachten.naarAard', inhoud: [blad('A', 'item.aard')] },
                blad('C', 'item.gemeentecode'),
              ],
            },
          ],
        } as never),
      ],
    });
    const aarden = (...namen: string[]) => ({ aantal: 1, naarAard: namen.map((aard) => ({ aard, aantal: 1 })) });
    const gegevensPerGemeente = [
      { gemeentecode: '0384', klachten: aarden('a', 'b') },
      { gemeentecode: '0518' },
      { gemeentecode: '0014', klachten: aarden('c') },
    ];
    const uitkomst = await omzet(document, [prestatie()], { kop: { ...KOP, gegevensPerGemeente } as Kop });
    expect(inhoudVan(uitkomst).split('\n')[1]).toBe(
      '<Uit><G><A>a</A><A>b</A><C>0384</C></G><G><C>0518</C></G><G><A>c</A><C>0014</C></G></Uit>',
    );
    const perTraject = formaat({
      invoer: 'trajecten',
      velden: ['traject.outcomemetingen'],
      bestanden: [
        xml({
          herhaal: 'regels',
          inhoud: [
            {
              element: 'T',
              inhoud: [
                {
                  herhaal: 'lijst',
                  van: 'traject.outcomemetingen',
                  inhoud: [blad('C', 'item.tevredenheid', { ontbreekt: 'leeg' })],
                },
              ],
            },
          ],
        } as never),
      ],
    });
    expect(bezwaren(perTraject)).toEqual([]);
  });

  it('is followed when a value is explained', async () => {
    const invoer = {
      kop: kop(3),
      ontvanger: { soort: 'gemeente' as const, code: '0384', naam: 'Diemen' },
      parameters: {},
      gemeenteNaam: (code: string) => code,
      delen: delenVan([prestatie()]),
    };
    const vraag = { bestandsnaam: 'uit.xml', positie: '/Uit/W[3]/N' };
    const gevonden = await explain(gecompileerd(metAanbieder(lijst())), invoer, vraag);
    expect([gevonden?.waarde, gevonden?.ontbrak, gevonden?.velden[0]?.veld]).toEqual([
      2,
      false,
      `${WACHTTIJDEN}[].aantalWachtenden`,
    ]);
  });

  it('is counted in full when a file is split', async () => {
    const document = metAanbieder(lijst());
    const [eerste] = document.bestanden as readonly Extract<Bestand, { bestandssoort: 'xml' }>[];
    if (eerste === undefined || !('inhoud' in eerste.boom)) throw new Error('no tree');
    const splitst = {
      ...document,
      velden: [...document.velden, 'prestatie.referentienummer'],
      bestanden: [
        {
          ...eerste,
          bestandsnaam: 'tekst(bestand.deel)',
          splitsing: { maximaleBytes: 1500 },
          boom: {
            ...eerste.boom,
            inhoud: [...eerste.boom.inhoud, { herhaal: 'regels', inhoud: [blad('R', 'prestatie.referentienummer')] }],
          },
        },
      ],
    } as Formaat;
    const invoer = Array.from({ length: 140 }, (_, nr) => prestatie({ referentienummer: `R${nr}` }));
    const { bestanden, codes } = await omzet(splitst, invoer, { kop: kop(20) });
    expect(codes).toEqual([]);
    expect(bestanden.size).toBeGreaterThan(1);
    for (const tekst of bestanden.values()) expect(new TextEncoder().encode(tekst).length).toBeLessThanOrEqual(1500);
  });

  it.each([
    ['something that is no list', lijst({}, 'kop.periode'), 'FORMAAT_LIJST', '/van'],
    ['a list of plain texts', lijst({}, 'kop.soorten'), 'FORMAAT_LIJST', '/van'],
    ['nothing', lijst({ van: undefined }), 'FORMAAT_LIJST', ''],
    [
      'a list outside the allow-list',
      { ...lijst(), velden: ['aanbieder.agbcode'] },
      'FORMAAT_VELD_NIET_TOEGESTAAN',
      '/van',
    ],
    [
      'a condition that always holds',
      lijst({ als: 'has(item.wet) || !has(item.wet)' }),
      'FORMAAT_VOORWAARDE_VAST',
      '/als',
    ],
    ['regels with a list', lijst({ herhaal: 'regels' }), 'FORMAAT_LIJST', '/van'],
  ])('is refused over %s', (_, document, code, plek) => {
    const gevonden = bezwaren(JSON.parse(JSON.stringify(document)));
    expect(gevonden.map((b) => [b.code, b.plaats.pointer])).toContainEqual([code, `/bestanden/0/boom/inhoud/0${plek}`]);
  });
});
