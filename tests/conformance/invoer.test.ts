/**
 * The official sample messages as a submission: every element is in the table of docs/invoer.md, and its value is where that table says;
 * what is wrong with the samples is found, under the code of the rule.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import { beforeAll, describe, expect, it } from 'vitest';
import { VELDEN } from '../../generated/velden.ts';
import type { Bevinding } from '../../src/domain/bevinding.ts';
import type { Kop, Prestatie, Traject } from '../../src/domain/verantwoording.ts';
import { Bevindingen } from '../../src/ingest/bevindingen.ts';
import { BerichtenDeel } from '../../src/ingest/declaratie/lees-berichten.ts';
import { type Aanvulling, leesDelen } from '../../src/ingest/invoerdeel.ts';
import type { LeesUitkomst } from '../../src/ingest/lees-verantwoording.ts';
import { STANDAARD_INVOERLIMIETEN } from '../../src/ingest/limieten.ts';
import { compareWith323, readRetour325 } from '../../src/ingest/retour/retour325.ts';
import { sharedPath } from '../helpers/shared.ts';
import { ROOT } from './uitkomst.ts';

const GEMEENTEN = { zoek: (code: string) => [{ code, naam: 'Gemeente', geldigVanaf: '2015-01-01' }] };

const sample = (standaard: string, naam: string): Promise<string> =>
  readFile(sharedPath('domein/berichten', standaard, `${naam}.xml`), 'utf8');

async function* inPieces(tekst: string): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(tekst);
  for (let van = 0; van < bytes.length; van += 999) yield bytes.subarray(van, van + 999);
}

interface Gelezen {
  readonly uitkomst: LeesUitkomst;
  readonly prestaties: readonly Prestatie[];
  readonly trajecten: readonly Traject[];
}

async function lees(berichten: readonly string[], anders: Partial<Kop> = {}): Promise<Gelezen> {
  const prestaties: Prestatie[] = [];
  const trajecten: Traject[] = [];
  const beside: Aanvulling = { kenmerk: 'K1', aanbieder: { agbcode: '', naam: 'Zorg aan Huis' }, ...anders };
  const bronnen = berichten.map((xml, nr) => ({ naam: `${nr}.xml`, open: () => inPieces(xml) }));
  const uitkomst = await leesDelen([new BerichtenDeel(bronnen, 25_000_000)], beside, {
    vandaag: '2026-09-01',
    gemeenten: GEMEENTEN,
    limieten: STANDAARD_INVOERLIMIETEN,
    opPrestaties: (regels) => {
      prestaties.push(...regels.map(({ prestatie }) => prestatie));
    },
    opTrajecten: (regels) => {
      trajecten.push(...regels.map(({ traject }) => traject));
    },
  });
  return { uitkomst, prestaties, trajecten };
}

const codesOf = ({ uitkomst }: Gelezen): ReadonlySet<string> =>
  new Set(uitkomst.uitkomst === 'geweigerd' ? uitkomst.bevindingen.bevindingen.map(({ code }) => code) : []);

/** Every value of a message with the path of its element, below the root. */
function leaves(xml: string): readonly (readonly [pad: string, waarde: string])[] {
  const parser = new XMLParser({
    preserveOrder: true,
    removeNSPrefix: true,
    parseTagValue: false,
    ignoreDeclaration: true,
  });
  const walk = (knopen: readonly Record<string, unknown>[], pad: string): [string, string][] =>
    knopen.flatMap((knoop) =>
      Object.entries(knoop).flatMap(([naam, inhoud]): [string, string][] => {
        if (naam === '#text') return [[pad.replace(/^\/Bericht\//, ''), String(inhoud)]];
        return naam === ':@' ? [] : walk(inhoud as readonly Record<string, unknown>[], `${pad}/${naam}`);
      }),
    );
  return walk(parser.parse(xml), '');
}

/** Element → field of the standard; undefined where it is not carried. */
type Tabel = ReadonlyMap<string, string | undefined>;
const tabellen = new Map<string, Tabel>();
beforeAll(async () => {
  const tekst = await readFile(path.join(ROOT, 'docs', 'invoer.md'), 'utf8');
  for (const soort of ['323', '305 en 307'])
    tabellen.set(
      soort,
      new Map(
        [...tekst.matchAll(/^\| (.*?) \| `(.*?)` \| (?:`(.*?)`|niet overgenomen.*?) \|$/gm)]
          .filter(([, bericht]) => bericht === soort)
          .flatMap(([, , element = '', veld]) => elementsOf(element).map((een) => [een, veld] as const)),
      ),
    );
});

/** An element of the table as it stands in the messages. */
function elementsOf(element: string): readonly string[] {
  const rest = element.replace(/^…\/Prestatie\//, 'Declaratie/Clienten/Client/Prestaties/Prestatie/');
  if (!rest.startsWith('…/StartProduct of StopProduct/')) return [rest];
  const veld = rest.slice('…/StartProduct of StopProduct/'.length);
  return ['Start', 'Stop'].map((kant) => `Client/${kant}Producten/${kant}Product/${veld}`);
}

/** All values of a field, as text. */
function valuesOf(gelezen: Gelezen, veld: string): ReadonlySet<string> {
  const { uitkomst, prestaties, trajecten } = gelezen;
  const heel: unknown = { ...(uitkomst.uitkomst === 'geldig' ? uitkomst.kop : {}), prestaties, trajecten };
  const walk = (waarde: unknown, [deel, ...rest]: readonly string[]): readonly unknown[] => {
    if (deel === undefined) return waarde === undefined ? [] : [waarde];
    const kaal = deel.replace('[]', '');
    const binnen = (waarde as Record<string, unknown> | undefined)?.[kaal];
    return kaal === deel ? walk(binnen, rest) : ((binnen ?? []) as unknown[]).flatMap((een) => walk(een, rest));
  };
  return new Set(walk(heel, veld.split('.')).map(String));
}

const GESLACHT: Readonly<Record<string, string>> = { '0': 'O', '1': 'M', '2': 'V' };

/** A field as `VELDEN` names it. */
const keyOf = (veld: string): string =>
  /^(prestatie|traject|declaratie)/.test(veld)
    ? veld.replace('declaraties[]', 'declaratie').replace('prestaties[]', 'prestatie').replace('trajecten[]', 'traject')
    : veld.startsWith('aanbieder.')
      ? veld
      : `kop.${veld}`;

describe('the table of docs/invoer.md', () => {
  it('names fields of the standard only', () => {
    for (const tabel of tabellen.values()) {
      expect(tabel.size).toBeGreaterThan(25);
      for (const veld of tabel.values()) if (veld !== undefined) expect(VELDEN).toHaveProperty([keyOf(veld)]);
    }
  });
});

/** The samples give a reference and a toewijzing twice, which the rules forbid; the values stay as many. */
function repaired(xml: string): string {
  let gezien = 0;
  return xml
    .replace(/RN004/g, () => (gezien++ === 0 ? 'RN004' : 'RN005'))
    .replace(/(<\w+:Bsn>999900018[\s\S]*)$/, (tweede) =>
      tweede.replaceAll('>10073<', '>10075<').replaceAll('>20073<', '>20075<'),
    );
}

const BELEID: Partial<Kop> = {
  stadium: 'definitief',
  dagtekening: '2026-08-01',
  periode: { begindatum: '2025-01-01', einddatum: '2026-07-31' },
  soorten: ['kwartaalrapportage'],
  gegevensAanbieder: { aantalClienten: 1 },
};

describe.each([
  { standaard: 'ijw', naam: 'jw323', soort: '323', beside: {} },
  { standaard: 'iwmo', naam: 'wmo323', soort: '323', beside: {} },
  { standaard: 'ijw', naam: 'jw305', soort: '305 en 307', beside: BELEID },
  { standaard: 'iwmo', naam: 'wmo305', soort: '305 en 307', beside: BELEID },
  { standaard: 'ijw', naam: 'jw307', soort: '305 en 307', beside: BELEID },
  { standaard: 'iwmo', naam: 'wmo307', soort: '305 en 307', beside: BELEID },
])('the sample $naam', ({ standaard, naam, soort, beside }) => {
  it('is read without loss', async () => {
    const xml = soort === '323' ? repaired(await sample(standaard, naam)) : await sample(standaard, naam);
    const gelezen = await lees([xml], beside);
    expect(gelezen.uitkomst).toMatchObject({ uitkomst: 'geldig' });
    const tabel = tabellen.get(soort);
    const perVeld = new Map<string, Set<string>>();
    for (const [element, waarde] of leaves(xml)) {
      expect(tabel?.has(element), `${element} is not in the table`).toBe(true);
      const veld = tabel?.get(element);
      if (veld === undefined) continue;
      const waarden = perVeld.get(veld) ?? new Set<string>();
      perVeld.set(veld, waarden.add(veld.endsWith('geslacht') ? (GESLACHT[waarde] ?? '') : waarde));
    }
    expect(perVeld.size).toBeGreaterThan(6);
    for (const [veld, waarden] of perVeld) expect([veld, valuesOf(gelezen, veld)]).toEqual([veld, waarden]);
  });
});

describe('start and stop of the samples together', () => {
  const pair = (standaard: string): Promise<readonly string[]> =>
    Promise.all(['305', '307'].map((nummer) => sample(standaard, standaard.slice(1) + nummer)));

  it('are the trajecten that the stop alone is (jw)', async () => {
    const berichten = await pair('ijw');
    const gelezen = await lees(berichten, BELEID);
    expect(gelezen.uitkomst).toMatchObject({ uitkomst: 'geldig' });
    expect(gelezen.trajecten).toHaveLength(2);
    expect(gelezen.trajecten).toEqual((await lees(berichten.slice(1), BELEID)).trajecten);
  });

  it('contradict each other (wmo): the second product starts on 4 April in the one and on 15 April in the other', async () => {
    expect(codesOf(await lees(await pair('iwmo'), BELEID))).toEqual(new Set(['STARTSTOP_OVERLAP']));
  });
});

/** What the 325 of a wet says that its 323 contradicts. */
async function compare(standaard: string, wet: string): Promise<readonly Bevinding[]> {
  const antwoord = inPieces(await sample(standaard, `${wet}325`));
  const lezing = await readRetour325(antwoord, { vandaag: '2026-09-01', gemeenten: GEMEENTEN });
  if (lezing.bericht === undefined) throw new Error('no head');
  const melder = new Bevindingen(100);
  for await (const _ of compareWith323(lezing.bericht, inPieces(await sample(standaard, `${wet}323`)), melder));
  return melder.lijst().bevindingen;
}

describe('what is wrong with the samples', () => {
  it('jw323: a reference twice (TR314) and a toewijzing of two clients (TR416)', async () => {
    const codes = codesOf(await lees([await sample('ijw', 'jw323')]));
    expect(codes).toContain('TR314');
    expect(codes).toContain('TR416');
    expect(codes).not.toContain('TR358');
  });

  it('wmo325: repeats other values than the wmo323 it answers (TR367)', async () => {
    const elementen = (await compare('iwmo', 'wmo')).flatMap(({ code, parameters }) =>
      code === 'RETOUR_TR367' && 'element' in parameters ? [parameters.element] : [],
    );
    expect(elementen).toEqual(expect.arrayContaining(['ToewijzingNummer', 'Eenheid']));
  });

  it('jw325: answers lines (TR366) and a total that the jw323 does not have', async () => {
    const codes = (await compare('ijw', 'jw')).map(({ code }) => code);
    expect(codes).toContain('RETOUR_TR366');
    expect(codes).toContain('RETOUR_TOTAAL_INGEDIEND');
  });

  it('jw325: 16 × € 15 is not € 140, which a 323 with that line breaks (TR346)', async () => {
    expect(await sample('ijw', 'jw325')).toMatch(/>16<[\s\S]*?>1500<[\s\S]*?>14000</);
    const xml = repaired(await sample('ijw', 'jw323')).replace(/>24000</, '>14000<');
    expect(codesOf(await lees([xml]))).toContain('TR346');
  });

  it.each(['jw315', 'jw318'])('%s: no message of a submission, whatever is wrong with it', async (naam) => {
    expect(codesOf(await lees([await sample('ijw', naam)]))).toContain('XML_ANDER_BERICHT');
  });

  it('a 325 is the answer of a gemeente, not a submission', async () => {
    for (const [standaard, naam] of [
      ['ijw', 'jw325'],
      ['iwmo', 'wmo325'],
    ] as const)
      expect(codesOf(await lees([await sample(standaard, naam)]))).toContain('BERICHT_VAN_GEMEENTE');
  });
});
