/** What leaves for a gemeente, against the official schemas and against the content of the official sample messages. */
import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { promisify } from 'node:util';
import { XMLParser } from 'fast-xml-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Verantwoording } from '../../src/domain/verantwoording.ts';
import { sharedPath } from '../helpers/shared.ts';
import { readCsv, readWorkbook, sumCenten } from './tabellen.ts';
import { onlyFile, processExample, VOORBEELD } from './uitkomst.ts';

let map = '';
beforeAll(async () => {
  map = await processExample();
});
afterAll(() => rm(map, { recursive: true, force: true }));

/** Every leaf of a message as `path=value`, in order. */
function leaves(xml: string): string[] {
  const parser = new XMLParser({
    preserveOrder: true,
    removeNSPrefix: true,
    parseTagValue: false,
    ignoreDeclaration: true,
  });
  const walk = (knopen: readonly Record<string, unknown>[], pad: string): string[] =>
    knopen.flatMap((knoop) =>
      Object.entries(knoop).flatMap(([naam, inhoud]) => {
        if (naam === '#text') return [`${pad}=${String(inhoud)}`];
        return naam === ':@' ? [] : walk(inhoud as readonly Record<string, unknown>[], `${pad}/${naam}`);
      }),
    );
  return walk(parser.parse(xml), '');
}

/** A sample's own reference is not carried over: the samples use one twice (xsd/README.md), and ours are unique. */
const withoutReference = (blad: string): string => blad.replace(/(ReferentieNummer)=.*/, '$1');

const replaceIn = (bladen: readonly string[], waarde: string, vervangen: string): string[] =>
  bladen.map((blad) => (blad.endsWith(`=${waarde}`) ? `${blad.slice(0, -waarde.length)}${vervangen}` : blad));

/** The samples give the second client a toewijzing of the first, which breaks TR304 and TR416; ours has one of its own. */
function withOwnToewijzing(bladen: readonly string[], waarde: string, eigen: string): string[] {
  const tweede = bladen.findLastIndex((blad) => blad.includes('/Client/Bsn='));
  return [...bladen.slice(0, tweede), ...replaceIn(bladen.slice(tweede), waarde, eigen)];
}

describe.each([
  {
    bericht: 'WMO323',
    gemeente: '0384',
    formaat: 'iwmo323',
    xsd: ['domein/xsd/iwmo', 'wmo323.xsd'],
    voorbeeld: 'domein/berichten/iwmo/wmo323.xml',
    // The sample is about 2023, and says 200730 where the answer to it (wmo325) says 20073.
    overgenomen: (bladen: readonly string[]): string[] =>
      withOwnToewijzing(replaceIn(bladen, '200730', '20073'), '20073', '20075').map((blad) =>
        blad.replace(/=2023-/, '=2026-'),
      ),
  },
  {
    bericht: 'JW323',
    gemeente: '0855',
    formaat: 'ijw323',
    xsd: ['domein/xsd/ijw', 'jw323.xsd'],
    voorbeeld: 'domein/berichten/ijw/jw323.xml',
    // The samples share gemeente and numbers; in one verantwoording the second has its own.
    overgenomen: (bladen: readonly string[]): string[] =>
      [
        ['0384', '0855'],
        ['765432198', '765432199'],
        ['DN001', 'DN002'],
      ].reduce(
        (lijst, [waarde = '', eigen = '']) => replaceIn(lijst, waarde, eigen),
        withOwnToewijzing(bladen, '10073', '10075'),
      ),
  },
])('$bericht', ({ gemeente, formaat, xsd, voorbeeld, overgenomen }) => {
  it('validates against the official XSD', async () => {
    const bestand = await onlyFile(map, gemeente, formaat);
    const { stderr } = await promisify(execFile)('xmllint', [
      '--noout',
      '--nonet',
      '--schema',
      sharedPath(...xsd),
      bestand,
    ]);
    expect(stderr).toContain('validates');
  });

  it('says what the official sample says, in the same order', async () => {
    const onze = leaves(await readFile(await onlyFile(map, gemeente, formaat), 'utf8'));
    const official = leaves(await readFile(sharedPath(voorbeeld), 'utf8'));
    expect(official.length).toBeGreaterThan(50);
    expect(onze.map(withoutReference)).toEqual(overgenomen(official).map(withoutReference));
  });

  it('is a comparison that can fail: another amount is seen', async () => {
    const xml = await readFile(await onlyFile(map, gemeente, formaat), 'utf8');
    const anders = leaves(xml.replace('>5000<', '>5001<'));
    const official = leaves(await readFile(sharedPath(voorbeeld), 'utf8'));
    expect(anders.map(withoutReference)).not.toEqual(overgenomen(official).map(withoutReference));
  });
});

describe('productieverantwoording: adds up to what was submitted, to the cent', () => {
  async function submitted(wet: string): Promise<number> {
    const { prestaties = [] } = JSON.parse(await readFile(VOORBEELD, 'utf8')) as Verantwoording;
    return prestaties
      .filter((prestatie) => prestatie.wet === wet)
      .reduce((som, { bedragCenten, debetCredit }) => som + (debetCredit === 'C' ? -bedragCenten : bedragCenten), 0);
  }

  it('as CSV, for a region', async () => {
    const tabel = await readCsv(await onlyFile(map, 'hart-van-brabant', 'pv-hart-van-brabant-jw'));
    expect(sumCenten(tabel)).toEqual({ regels: 2, centen: await submitted('jw') });
  });

  it('as a workbook, for a gemeente', async () => {
    const bladen = await readWorkbook(await onlyFile(map, '0384', 'pv-landelijk-wmo'));
    expect([...bladen.keys()]).toEqual(['Overzicht gemeenten', 'Diemen']);
    expect(sumCenten(bladen.get('Diemen') ?? [])).toEqual({ regels: 2, centen: await submitted('wmo') });
  });
});
