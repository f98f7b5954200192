import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import ijw323 from '../../register/formaten/ijw323/3.2.0/formaat.json';
import iwmo323 from '../../register/formaten/iwmo323/3.2.0/formaat.json';
import type { Formaat } from '../../src/domain/formaat.ts';
import type { Kop, Prestatie } from '../../src/domain/verantwoording.ts';
import { BerichtenDeel } from '../../src/ingest/declaratie/lees-berichten.ts';
import { type Bestandsbron, leesDelen } from '../../src/ingest/invoerdeel.ts';
import { STANDAARD_INVOERLIMIETEN } from '../../src/ingest/limieten.ts';
import { createWillekeur } from '../../src/pipeline/formaat-willekeur.ts';
import { omzet } from '../convert/bouw.ts';
import { bevindingenVan, type Gelezen, inStukken, kop, prestatie, TABEL, utf8, VANDAAG } from './bouw.ts';

const FORMAAT = { wmo: iwmo323 as unknown as Formaat, jw: ijw323 as unknown as Formaat };

/** The 323 messages of a verantwoording: one for each gemeente and wet. */
async function berichten(vanKop: Kop, prestaties: readonly Prestatie[]): Promise<readonly Bestandsbron[]> {
  const delen = Map.groupBy(prestaties, ({ gemeentecode, wet }) => `${gemeentecode} ${wet}`);
  const bronnen: Bestandsbron[] = [];
  for (const deel of delen.values()) {
    const [eerste] = deel;
    if (eerste === undefined) continue;
    const uitkomst = await omzet(FORMAAT[eerste.wet], deel, { kop: vanKop });
    for (const [naam, xml] of uitkomst.bestanden) bronnen.push(bron(xml, naam));
  }
  return bronnen;
}

const bron = (xml: string, naam?: string): Bestandsbron => ({
  ...(naam === undefined ? {} : { naam }),
  open: () => inStukken(utf8(xml), [4_096]),
});

async function lees(bronnen: readonly Bestandsbron[], vandaag = VANDAAG): Promise<Gelezen> {
  const prestaties: Gelezen['prestaties'][number][] = [];
  const uitkomst = await leesDelen(
    [new BerichtenDeel(bronnen, 25_000_000)],
    { kenmerk: 'K1', aanbieder: { agbcode: '', naam: 'Zorg aan Huis' } },
    {
      vandaag,
      gemeenten: TABEL,
      limieten: STANDAARD_INVOERLIMIETEN,
      opPrestaties: (regels) => {
        prestaties.push(...regels);
      },
      opTrajecten: () => undefined,
    },
  );
  return { uitkomst, prestaties, trajecten: [] };
}

/** What a 323 carries of a prestatie. */
function carried(regel: Prestatie): Prestatie {
  const {
    toewijzingIngangsdatum: _i,
    toewijzingEinddatum: _e,
    uurtariefCenten: _u,
    uitvoeringsvariant: _v,
    ...rest
  } = regel;
  return rest;
}

const inOrde = (regels: readonly Prestatie[]): readonly Prestatie[] =>
  regels.toSorted((a, b) => `${a.wet}${a.referentienummer}`.localeCompare(`${b.wet}${b.referentienummer}`));

const xmlVan = async (regels: readonly Prestatie[], anders: Partial<Kop> = {}): Promise<string> => {
  const [eerste] = await berichten(kop(anders), regels);
  let tekst = '';
  for await (const brok of eerste?.open() ?? []) tekst += new TextDecoder().decode(brok);
  return tekst;
};

describe('323 messages as a submission', () => {
  it('bring back every line they carry, of both wetten and several gemeenten', async () => {
    await fc.assert(
      fc.asyncProperty(
        createWillekeur(fc, {
          invoer: 'prestaties',
          soorten: ['declaratie'],
          wetten: ['wmo', 'jw'],
          jaar: 2025,
          gemeentecodes: ['0855', '0384'],
          producten: [],
        }),
        async ({ prestaties = [], trajecten: _, ...rest }) => {
          // What is accounted for as a task has no 323.
          const ingediend = prestaties.filter(
            ({ declaratiestand, uitvoeringsvariant }) =>
              declaratiestand === 'ingediend' && uitvoeringsvariant !== 'taakgericht',
          );
          fc.pre(ingediend.length > 0);
          const gelezen = await lees(await berichten(rest, ingediend), '2026-03-01');
          expect(bevindingenVan(gelezen)).toEqual([]);
          expect(inOrde(gelezen.prestaties.map((regel) => regel.prestatie))).toEqual(inOrde(ingediend.map(carried)));
          expect(gelezen.uitkomst).toMatchObject({
            kop: {
              periode: rest.periode,
              dagtekening: rest.dagtekening,
              aanbieder: { agbcode: rest.aanbieder.agbcode },
            },
          });
        },
      ),
      { numRuns: 30 },
    );
  });

  it('carry their own numbers and totals', async () => {
    const gelezen = await lees(await berichten(kop(), [prestatie(1), prestatie(2, { gemeentecode: '0384' })]));
    expect(gelezen.uitkomst).toMatchObject({
      uitkomst: 'geldig',
      kop: {
        kenmerk: 'K1',
        soorten: ['declaratie'],
        declaraties: [
          {
            gemeentecode: '0855',
            wet: 'jw',
            totaalCenten: 75_000,
            debetCredit: 'D',
            declaratienummer: expect.any(String),
          },
          {
            gemeentecode: '0384',
            wet: 'jw',
            totaalCenten: 75_000,
            debetCredit: 'D',
            declaratienummer: expect.any(String),
          },
        ],
      },
    });
  });

  it('name the file, the line and the element of what breaks a rule', async () => {
    const xml = await xmlVan([prestatie(1), prestatie(2)]);
    const kapot = xml.replace('<ijw:Bedrag>75000<', '<ijw:Bedrag>75001<').replaceAll('><', '>\n<');
    const gevonden = bevindingenVan(await lees([bron(kapot, 'jw323.xml')]));
    expect(gevonden.map(({ code, plaats }) => [code, plaats.bron])).toEqual([
      [
        'TR346',
        {
          bestand: 'jw323.xml',
          regel: expect.any(Number),
          veld: 'Bericht/Declaratie/Clienten/Client[1]/Prestaties/Prestatie[1]/IngediendBedrag/Bedrag',
        },
      ],
      ['TR358', undefined],
    ]);
  });

  it.each<[string, (xml: string) => readonly Bestandsbron[], readonly string[]]>([
    ['the same message twice', (xml) => [bron(xml, 'a'), bron(xml, 'b')], ['BERICHT_DUBBEL', 'TR314']],
    [
      'another month',
      (xml) => [
        bron(xml, 'a'),
        bron(xml.replaceAll('2026-04', '2026-03').replace(/>[A-Za-z0-9]{12}</, '>ANDER<'), 'b'),
      ],
      ['BERICHTEN_ANDERE_PERIODE', 'TR314'],
    ],
    ['a client twice', (xml) => [bron(xml.replaceAll(/<jw323:Bsn>\d{9}/g, '<jw323:Bsn>999900006'))], ['TR101']],
    ['a message that is none', () => [bron('<a/>')], ['XML_ANDER_BERICHT']],
    ['a message cut off', (xml) => [bron(xml.slice(0, -200))], ['XML_AFGEBROKEN']],
    [
      'a head without its form',
      (xml) => [bron(xml.replace(/<jw323:DeclaratieNummer>.*?<\/jw323:DeclaratieNummer>/, ''))],
      ['XML_ELEMENT_ONTBREEKT'],
    ],
    ['a document type', (xml) => [bron(`<!DOCTYPE a>${xml}`)], ['XML_DOCTYPE']],
  ])('refuse %s', async (_naam, maak, codes) => {
    const gelezen = await lees(maak(await xmlVan([prestatie(1), prestatie(2)])));
    expect(gelezen.uitkomst.uitkomst).toBe('geweigerd');
    const gevonden = new Set(bevindingenVan(gelezen).map(({ code }) => code as string));
    for (const code of codes) expect(gevonden).toContain(code);
  });

  it('of one gemeente and wet are taken together', async () => {
    const een = await xmlVan([prestatie(1)]);
    const twee = await xmlVan([prestatie(2)], { kenmerk: 'K-ander' });
    const gelezen = await lees([bron(een, 'een'), bron(twee, 'twee')]);
    expect(gelezen.uitkomst).toMatchObject({
      kop: { declaraties: [{ gemeentecode: '0855', wet: 'jw', totaalCenten: 150_000, debetCredit: 'D' }] },
      waarschuwingen: { bevindingen: [{ code: 'BERICHTNUMMERS_VERVALLEN' }] },
    });
  });
});
