/**
 * Our readers of the 325, 323, 305 and 307 against the official schemas: they take the samples, and of each sample in which one thing was
 * changed they refuse exactly those that xmllint refuses.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { Bevindingen } from '../../src/ingest/bevindingen.ts';
import { read323 } from '../../src/ingest/declaratie/bericht323.ts';
import { read325 } from '../../src/ingest/retour/bericht325.ts';
import { readRetour325, XML_LIMIETEN } from '../../src/ingest/retour/retour325.ts';
import { readStartstop } from '../../src/ingest/traject/startstopbericht.ts';
import { antwoordOp, knip323, maak325 } from '../helpers/retour325.ts';
import { sharedPath } from '../helpers/shared.ts';
import { prestatie, xml323 } from '../ingest/retour/declaratie.ts';

const map = mkdtempSync(path.join(tmpdir(), 'enkelvoud-325-'));
afterAll(() => rmSync(map, { recursive: true, force: true }));

const SOORTEN = [
  { bericht: 'wmo325', standaard: 'iwmo' },
  { bericht: 'jw325', standaard: 'ijw' },
  { bericht: 'wmo323', standaard: 'iwmo' },
  { bericht: 'jw323', standaard: 'ijw' },
  { bericht: 'wmo305', standaard: 'iwmo' },
  { bericht: 'jw305', standaard: 'ijw' },
  { bericht: 'wmo307', standaard: 'iwmo' },
  { bericht: 'jw307', standaard: 'ijw' },
] as const;
type Soort = (typeof SOORTEN)[number];

async function* inPieces(tekst: string): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(tekst);
  for (let van = 0; van < bytes.length; van += 999) yield bytes.subarray(van, van + 999);
}

async function ours({ bericht }: Soort, xml: string): Promise<boolean> {
  const melder = new Bevindingen(100);
  if (bericht.endsWith('325')) await read325(inPieces(xml), melder, XML_LIMIETEN);
  else if (/30[57]$/.test(bericht)) for await (const _ of readStartstop(inPieces(xml), melder, XML_LIMIETEN));
  else for await (const _ of read323(inPieces(xml), melder, XML_LIMIETEN));
  return melder.aantalFouten === 0;
}

/** Many files in one process: a process for each would take a minute. */
function theirs({ bericht, standaard }: Soort, berichten: readonly string[]): boolean[] {
  const bestanden = berichten.map((xml, nr) => {
    const bestand = path.join(map, `${bericht}-${nr}.xml`);
    writeFileSync(bestand, xml);
    return bestand;
  });
  const schema = sharedPath('domein/xsd', standaard, `${bericht}.xsd`);
  const { stderr } = spawnSync('xmllint', ['--noout', '--nonet', '--schema', schema, ...bestanden], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return bestanden.map((bestand) => stderr.includes(`${bestand} validates`));
}

const VERVANGINGEN: readonly string[] = [
  '',
  ' ',
  '   ',
  'x',
  '0',
  '00',
  '1',
  ' 5000 ',
  '+5000',
  '-1',
  '007',
  '0123456789',
  '0384',
  '65656055',
  '999900006',
  '1234567890123',
  '99999999',
  '100000000',
  '999999999',
  '1000000000',
  '999999999999',
  '1000000000000',
  '2023-04-31',
  '2024-02-29',
  '2023-02-29',
  '2023-04-01Z',
  '2023-4-1',
  ' 2023-04-01 ',
  'C',
  'D',
  'd',
  '01',
  '04',
  '45',
  '9321',
  '9355',
  '1234',
  '1.0.0',
  '1.00.0',
  '0.1.0',
  '3',
  '2',
  '3.0',
  'é€😀',
  '&#52;5A03',
  '<![CDATA[45A03]]>',
  '45A03<!-- c -->',
  '<a/>',
];

/** Each leaf with each replacement, each element left out, doubled and moved, and some strange things. */
function mutations(xml: string): string[] {
  const bladen = [...xml.matchAll(/<([\w:]+)>([^<>\s][^<>]*)<\/\1>/g)];
  const uniek = bladen.filter(({ 1: naam }, nr) => bladen.findIndex((ander) => ander[1] === naam) === nr);
  const uit: string[] = [];
  for (const blad of uniek) {
    const [heel, naam] = blad;
    const put = (nieuw: string): string => xml.slice(0, blad.index) + nieuw + xml.slice(blad.index + heel.length);
    for (const waarde of VERVANGINGEN) uit.push(put(`<${naam}>${waarde}</${naam}>`));
    uit.push(put(''), put(heel + heel), put(`${heel}<vreemd/>`), put(`los${heel}`));
    uit.push(put(heel.replace(`<${naam}>`, `<${naam} a="1">`)), put(`<?p i?>${heel}`));
  }
  for (const [, naam] of new Map(
    [...xml.matchAll(/<([\w:]+)>/g)].map((m) => [m[1] ?? '', m[1] ?? ''] as const),
  ).entries()) {
    const heel = new RegExp(`<${naam}>[\\s\\S]*?</${naam}>`).exec(xml)?.[0] ?? '';
    uit.push(xml.replace(heel, ''), xml.replace(heel, heel + heel), xml.replace(heel, `<${naam}/>`));
  }
  uit.push(xml.replace(/http:[^"]+basisschema/, 'http://elders/basisschema'), xml.slice(0, xml.length / 2));
  return uit;
}

describe.each(SOORTEN)('$bericht', (soort) => {
  const xml = readFileSync(sharedPath('domein/berichten', soort.standaard, `${soort.bericht}.xml`), 'utf8');

  it('reads the official sample without one finding on its form', async () => {
    expect(theirs(soort, [xml])).toEqual([true]);
    expect(await ours(soort, xml)).toBe(true);
  });

  it('refuses what the official schema refuses, and nothing else', async () => {
    const berichten = mutations(xml);
    expect(berichten.length).toBeGreaterThan(500);
    const official = theirs(soort, berichten);
    const verschillen: string[] = [];
    for (const [nr, bericht] of berichten.entries()) {
      const goed = await ours(soort, bericht);
      if (goed !== official[nr]) verschillen.push(`${goed ? 'we take' : 'we refuse'} ${difference(xml, bericht)}`);
    }
    expect(verschillen).toEqual([]);
    expect(official.filter(Boolean).length).toBeGreaterThan(50);
  });
});

function difference(a: string, b: string): string {
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  return b.slice(Math.max(0, i - 60), i + 60);
}

describe.each([
  { bericht: 'wmo325', standaard: 'iwmo' },
  { bericht: 'jw325', standaard: 'ijw' },
])('$bericht', ({ bericht, standaard }) => {
  it('finds no rule broken in the official sample, and all its lines', async () => {
    const xml = readFileSync(sharedPath('domein/berichten', standaard, `${bericht}.xml`), 'utf8');
    const gemeente = { code: '0384', naam: 'Diemen', geldigVanaf: '2015-01-01' };
    const lezing = await readRetour325(inPieces(xml), {
      vandaag: '2023-05-07',
      gemeenten: { zoek: (code) => (code === '0384' ? [gemeente] : []) },
    });
    expect(lezing.bevindingen()).toEqual({ bevindingen: [], aantal: 0, aantalFouten: 0 });
    expect(lezing.bericht?.regels.map((regel) => [regel.referentienummer, regel.retourcodes])).toEqual([
      ['RN001', ['0611']],
      ['RN002', ['9339', '9340', '9341']],
      ['RN003', ['9307']],
    ]);
  });
});

describe.each(['wmo', 'jw'] as const)('a 325 of the tests (%s)', (wet) => {
  it('is one by the official schema, so that what the tests prove holds for real messages', () => {
    const soort = SOORTEN.find(({ bericht }) => bericht === `${wet}325`);
    if (soort === undefined) throw new Error('no such message');
    const regel = wet === 'jw' ? {} : { productcategorie: '01', productcode: '01A03' };
    const clienten = [
      { bsn: '999900006', prestaties: [prestatie('RN1', 5000, regel)] },
      {
        bsn: '999900018',
        prestaties: [prestatie('RN3', 2000, { ...regel, debetCredit: 'C', vorigReferentienummer: 'OUD3' })],
      },
    ];
    const declaratie = xml323(wet, clienten);
    const antwoorden = [{}, { RN1: ['9321'] }, { RN1: ['9321', '9340'], RN3: ['8017'] }].map((codes) =>
      maak325(antwoordOp(wet, knip323(declaratie), new Map(Object.entries(codes)))),
    );
    expect(theirs(soort, antwoorden)).toEqual([true, true, true]);
    const heen = SOORTEN.find(({ bericht }) => bericht === `${wet}323`);
    expect(heen && theirs(heen, [declaratie])).toEqual([true]);
  });
});
