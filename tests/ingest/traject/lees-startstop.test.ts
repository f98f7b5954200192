import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Traject } from '../../../src/domain/verantwoording.ts';
import { BerichtenDeel } from '../../../src/ingest/declaratie/lees-berichten.ts';
import { type Bestandsbron, leesDelen } from '../../../src/ingest/invoerdeel.ts';
import { STANDAARD_INVOERLIMIETEN } from '../../../src/ingest/limieten.ts';
import { Toets } from '../../../src/ingest/toets.ts';
import { readTrajecten } from '../../../src/ingest/traject/lees-startstop.ts';
import { testBsn } from '../../helpers/bsn.ts';
import { bevindingenVan, type Gelezen, kop, TABEL } from '../bouw.ts';
import { type Bericht, startstopBron, xmlBron } from './startstop.ts';

async function lees(
  bronnen: readonly Bestandsbron[],
  soorten: readonly ('kwartaalrapportage' | 'beleidsinformatie')[] = ['kwartaalrapportage'],
): Promise<Gelezen> {
  const trajecten: Gelezen['trajecten'][number][] = [];
  const beside = kop({
    soorten: [...soorten],
    periode: { begindatum: '2026-01-01', einddatum: '2026-06-30' },
    dagtekening: '2026-07-10',
    gegevensAanbieder: { aantalClienten: 2 },
  });
  const uitkomst = await leesDelen([new BerichtenDeel(bronnen, 25_000_000)], beside, {
    vandaag: '2026-07-20',
    gemeenten: TABEL,
    limieten: STANDAARD_INVOERLIMIETEN,
    opPrestaties: () => undefined,
    opTrajecten: (regels) => {
      trajecten.push(...regels);
    },
  });
  return { uitkomst, prestaties: [], trajecten };
}

const trajectenVan = ({ trajecten }: Gelezen): readonly Traject[] => trajecten.map(({ traject }) => traject);

const PRODUCT = { toewijzingnummer: 300_201, categorie: '45', code: '45A04', begindatum: '2026-02-03' };
const start = (anders: Partial<Bericht> = {}): Bericht => ({
  nummer: '305',
  identificatie: 'S1',
  dagtekening: '2026-02-05',
  producten: [PRODUCT],
  ...anders,
});
const stop = (anders: Partial<Bericht> = {}): Bericht => ({
  nummer: '307',
  identificatie: 'E1',
  dagtekening: '2026-06-20',
  producten: [{ ...PRODUCT, einddatum: '2026-06-17', reden: '31' }],
  ...anders,
});
const GESTART: Traject = {
  referentienummer: '0855300201-260203',
  gemeentecode: '0855',
  wet: 'jw',
  bsn: testBsn(1),
  geboortedatum: '2012-03-14',
  geslacht: 'V',
  toewijzingnummer: 300_201,
  begindatum: '2026-02-03',
};
const GESTOPT: Traject = { ...GESTART, einddatum: '2026-06-17', redenBeeindiging: '31' };

describe('305 and 307 messages', () => {
  it.each<[string, readonly Bericht[], readonly Traject[]]>([
    ['a start and its stop', [start(), stop()], [GESTOPT]],
    ['a stop before its start', [stop(), start()], [GESTOPT]],
    ['a start alone: it goes on', [start()], [GESTART]],
    ['a stop alone: it names its own begin', [stop()], [GESTOPT]],
    [
      'two episodes of one toewijzing',
      [start(), stop(), start({ identificatie: 'S2', producten: [{ ...PRODUCT, begindatum: '2026-06-18' }] })],
      [GESTOPT, { ...GESTART, referentienummer: '0855300201-260618', begindatum: '2026-06-18' }],
    ],
    [
      'a changed stop: the newer one stands, whatever the order of the files',
      [
        stop({
          identificatie: 'E2',
          dagtekening: '2026-06-25',
          producten: [{ ...PRODUCT, einddatum: '2026-06-10', reden: '32', status: '2' }],
        }),
        stop(),
        start(),
      ],
      [{ ...GESTART, einddatum: '2026-06-10', redenBeeindiging: '32' }],
    ],
    [
      'a start that is taken back',
      [start(), start({ identificatie: 'S2', dagtekening: '2026-02-06', producten: [{ ...PRODUCT, status: '3' }] })],
      [],
    ],
    [
      'a stop that is taken back: it goes on',
      [
        start(),
        stop(),
        stop({
          identificatie: 'E2',
          dagtekening: '2026-06-21',
          producten: [{ ...PRODUCT, einddatum: '2026-06-17', status: '3' }],
        }),
      ],
      [GESTART],
    ],
    [
      'a birth date without its day, and what was said last of the client',
      [start({ geslacht: '0' }), stop({ geslacht: '1', datumGebruik: '1' })],
      [{ ...GESTOPT, geslacht: 'M', geboortedatum: '2012-03-00' }],
    ],
  ])('%s', async (_naam, berichten, verwacht) => {
    const gelezen = await lees(berichten.map((een, nr) => startstopBron(een, `${nr}.xml`)));
    expect(bevindingenVan(gelezen)).toEqual([]);
    expect(trajectenVan(gelezen)).toEqual(verwacht);
  });

  it('both wetten together', async () => {
    const wmo = start({ wet: 'wmo', producten: [{ ...PRODUCT, categorie: '02', code: '02A05' }] });
    const gelezen = await lees([startstopBron(start(), 'a'), startstopBron(wmo, 'b')]);
    expect(bevindingenVan(gelezen)).toEqual([]);
    expect(trajectenVan(gelezen)).toEqual([GESTART, { ...GESTART, wet: 'wmo' }]);
    expect(gelezen.uitkomst).toMatchObject({ kop: { dagtekening: '2026-07-10', aanbieder: { agbcode: '12345678' } } });
  });

  const zonderToewijzing = { categorie: '45', begindatum: '2026-02-03' };
  it.each<[string, readonly Bericht[], string, object]>([
    [
      'a product without a toewijzing',
      [start({ producten: [zonderToewijzing] })],
      'STARTSTOP_ZONDER_TOEWIJZING',
      { bron: { veld: 'Bericht/Client/StartProducten/StartProduct[1]' } },
    ],
    ['the same start twice', [start(), start({ identificatie: 'S2' })], 'STARTSTOP_DUBBEL', { bron: { bestand: '1' } }],
    [
      'another product at the stop',
      [start(), stop({ producten: [{ ...PRODUCT, code: '45A05', einddatum: '2026-06-17' }] })],
      'STARTSTOP_ANDER_PRODUCT',
      { bron: { bestand: '1' } },
    ],
    [
      'a start while the one before goes on',
      [start(), start({ identificatie: 'S2', producten: [{ ...PRODUCT, begindatum: '2026-03-01' }] })],
      'STARTSTOP_OVERLAP',
      { bron: { bestand: '1' } },
    ],
    [
      'a stop whose start was taken back',
      [start(), start({ identificatie: 'S2', producten: [{ ...PRODUCT, status: '3' }] }), stop()],
      'STARTSTOP_START_VERWIJDERD',
      { bron: { bestand: '2' } },
    ],
    [
      'an end before its begin',
      [stop({ producten: [{ ...PRODUCT, einddatum: '2026-01-31' }] })],
      'PERIODE_OMGEKEERD',
      { bron: { bestand: '0', veld: 'Bericht/Client/StopProducten/StopProduct[1]/Einddatum' } },
    ],
    ['a BSN that is none', [start({ bsn: '999900007' })], 'CS002', { bron: { veld: 'Bericht/Client/Bsn' } }],
    ['the same message twice', [start(), start()], 'BERICHT_DUBBEL', { bron: { bestand: '1' } }],
    ['another aanbieder', [start(), stop({ agbcode: '87654321' })], 'BERICHTEN_ANDERE_AANBIEDER', {}],
    [
      'a reason that the other wet has',
      [stop({ producten: [{ ...PRODUCT, einddatum: '2026-06-17', reden: '19' }] })],
      'XML_WAARDE_ONGELDIG',
      { bron: { veld: 'Bericht/Client/StopProducten/StopProduct[1]/RedenBeeindiging' } },
    ],
  ])('refuses %s', async (_naam, berichten, code, plaats) => {
    const gelezen = await lees(berichten.map((een, nr) => startstopBron(een, String(nr))));
    expect(gelezen.uitkomst.uitkomst).toBe('geweigerd');
    expect(bevindingenVan(gelezen)).toContainEqual(
      expect.objectContaining({ code, plaats: expect.objectContaining(nested(plaats)) }),
    );
  });

  it('warns of what is not carried, or takes nothing back', async () => {
    const gelezen = await lees([
      startstopBron(start({ datumGebruik: '2' }), 'a'),
      startstopBron(
        stop({ identificatie: 'E9', producten: [{ ...PRODUCT, einddatum: '2026-06-17', status: '3' }] }),
        'b',
      ),
    ]);
    expect(bevindingenVan(gelezen).map(({ code, ernst }) => [code, ernst])).toEqual([
      ['STARTSTOP_NIETS_VERWIJDERD', 'waarschuwing'],
      ['STARTSTOP_GEBOORTEDATUM_ONBEKEND', 'waarschuwing'],
    ]);
    const { geboortedatum: _, ...zonder } = GESTART;
    expect(trajectenVan(gelezen)).toEqual([zonder]);
  });

  it('tells what beleidsinformatie asks and a start does not say', async () => {
    const gevonden = bevindingenVan(await lees([startstopBron(start())], ['beleidsinformatie']));
    expect(gevonden.filter(({ code }) => code === 'CBS_VERPLICHT').map(({ parameters }) => parameters)).toEqual([
      { veld: 'verwijzer' },
      { veld: 'hulpvorm' },
      { veld: 'gestartMetCrisis' },
    ]);
    expect(gevonden.map(({ code }) => code)).toContain('STARTSTOP_TE_WEINIG');
  });

  it('sends a 325 away with where it belongs, and says so of a message it does not know', async () => {
    const ruimte = (naam: string): string => `http://www.istandaarden.nl/ijw/3_2/${naam}/schema`;
    const gevonden = bevindingenVan(
      await lees([
        xmlBron(`<a:Bericht xmlns:a="${ruimte('jw325')}"/>`, '325.xml'),
        xmlBron(`<a:Bericht xmlns:a="${ruimte('jw315')}"/>`, '315.xml'),
      ]),
    );
    expect(gevonden.map(({ code, parameters, plaats }) => [code, parameters, plaats.bron?.bestand])).toEqual([
      ['BERICHT_VAN_GEMEENTE', { bericht: 'JW325' }, '325.xml'],
      ['XML_ANDER_BERICHT', { verwacht: ['WMO323', 'JW323', 'WMO305', 'JW305', 'WMO307', 'JW307'] }, '315.xml'],
    ]);
  });
});

it('stops at more starts and stops than fit', async () => {
  const toets = new Toets({
    vandaag: '2026-07-20',
    gemeenten: TABEL,
    limieten: STANDAARD_INVOERLIMIETEN,
    opPrestaties: () => undefined,
    opTrajecten: () => undefined,
  });
  const producten = [1, 2, 3].map((toewijzingnummer) => ({ ...PRODUCT, toewijzingnummer }));
  const limieten = { maximaleBytes: 100_000, diepte: 16 };
  await readTrajecten([startstopBron(start({ producten }))], toets, limieten, 3);
  expect(toets.gestopt).toBe(false);
  await readTrajecten([startstopBron(start({ producten }))], toets, limieten, 2);
  expect(toets.gestopt).toBe(true);
  expect(toets.bevindingen.lijst().bevindingen).toContainEqual(
    expect.objectContaining({ code: 'STARTSTOP_TE_VEEL', parameters: { maximum: 2 } }),
  );
});

const DAG = 86_400_000;
const datum = (dag: number): string => new Date(Date.UTC(2026, 0, 1) + dag * DAG).toISOString().slice(0, 10);

it('are the same trajecten in whatever order the messages lie in the zip', async () => {
  // Per toewijzing: how long each episode lasts, and whether the last one was stopped.
  const toewijzing = fc.record({
    duren: fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 3 }),
    loopt: fc.boolean(),
    metStart: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(toewijzing, { minLength: 1, maxLength: 4 }),
      fc.infiniteStream(fc.nat()),
      async (lijst, toeval) => {
        const berichten: Bericht[] = [];
        const verwacht: Traject[] = [];
        for (const [nr, { duren, loopt, metStart }] of lijst.entries()) {
          let dag = 0;
          for (const [volgorde, duur] of duren.entries()) {
            const openEind = loopt && volgorde === duren.length - 1;
            const product = { ...PRODUCT, toewijzingnummer: nr, begindatum: datum(dag) };
            const einddatum = datum(dag + duur);
            const identificatie = `${nr}x${volgorde}`;
            if (metStart || openEind)
              berichten.push(start({ identificatie, dagtekening: datum(dag + 1), producten: [product] }));
            if (!openEind)
              berichten.push(
                stop({ identificatie, dagtekening: datum(dag + duur + 1), producten: [{ ...product, einddatum }] }),
              );
            verwacht.push({
              ...GESTART,
              referentienummer: `0855${nr}-${datum(dag).slice(2).replaceAll('-', '')}`,
              toewijzingnummer: nr,
              begindatum: datum(dag),
              ...(openEind ? {} : { einddatum, redenBeeindiging: '31' }),
            });
            dag += duur + 1;
          }
        }
        const geschud = berichten
          .map((bericht) => ({ bericht, plek: toeval.next().value ?? 0 }))
          .toSorted((a, b) => a.plek - b.plek)
          .map(({ bericht }, nr) => startstopBron(bericht, `${nr}.xml`));
        const gelezen = await lees(geschud);
        expect(bevindingenVan(gelezen)).toEqual([]);
        const inOrde = (trajecten: readonly Traject[]): readonly Traject[] =>
          trajecten.toSorted((a, b) => a.referentienummer.localeCompare(b.referentienummer));
        expect(inOrde(trajectenVan(gelezen))).toEqual(inOrde(verwacht));
      },
    ),
    { numRuns: 60 },
  );
});

/** What must be in a place, at any depth. */
function nested(plaats: object): object {
  return Object.fromEntries(
    Object.entries(plaats).map(([sleutel, waarde]) => [
      sleutel,
      typeof waarde === 'object' ? expect.objectContaining(waarde as object) : waarde,
    ]),
  );
}
