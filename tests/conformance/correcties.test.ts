/**
 * 323 messages that correct: chains of versions with random answers, each message against the official XSDs and against the rules, read
 * by the checker that shares nothing with the engine.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createRegelinhoud } from '../../src/convert/index.ts';
import { Correctie } from '../../src/correct/index.ts';
import type { GestuurdeRegels } from '../../src/domain/correctie.ts';
import type { Formaat } from '../../src/domain/formaat.ts';
import type { Register } from '../../src/domain/register.ts';
import type { Kop, Prestatie } from '../../src/domain/verantwoording.ts';
import { convertOne } from '../../src/pipeline/convert-one.ts';
import { createBeeld } from '../../src/pipeline/register-bron.ts';
import { readText } from '../../src/storage/bytes.ts';
import { prestatieBron } from '../../src/storage/delen/lezer.ts';
import { DelenSchrijver } from '../../src/storage/delen/schrijver.ts';
import { GeheugenBlobs } from '../../src/storage/geheugen/blobs.ts';
import { testBsn } from '../helpers/bsn.ts';
import { read323 } from '../helpers/regelcontrole.ts';
import { sharedPath } from '../helpers/shared.ts';

const map = mkdtempSync(path.join(tmpdir(), 'enkelvoud-correcties-'));
afterAll(() => rmSync(map, { recursive: true, force: true }));

const registermap = path.resolve(import.meta.dirname, '../../register');
const readJson = <T>(...delen: string[]): T => JSON.parse(readFileSync(path.join(registermap, ...delen), 'utf8')) as T;
const formaat = (naam: string): Formaat => readJson<Formaat>('formaten', naam, '3.2.0', 'formaat.json');
const beeld = createBeeld({
  revisie: 'conformance',
  ...readJson<Pick<Register, 'gemeenten'>>('gemeenten.json'),
  herindelingen: [],
  inkoopregios: [],
  formaten: [formaat('iwmo323'), formaat('ijw323')],
  aansluitingen: [],
  schemas: [],
});
const GEMEENTE = { soort: 'gemeente', code: '0344', naam: 'Utrecht' } as const;

/** A linear congruential generator: the same seed gives the same chain everywhere. */
function chance(seed: number): (grens: number) => number {
  let stand = seed;
  return (grens) => {
    stand = (Math.imul(stand, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((stand / 2 ** 32) * grens);
  };
}

function prestatie(wet: 'wmo' | 'jw', toewijzing: number, volume: number, versie: number): Prestatie {
  return {
    referentienummer: `${wet}-${toewijzing}${toewijzing % 3 === 0 ? `-${versie}` : ''}`,
    gemeentecode: '0344',
    wet,
    bsn: testBsn(toewijzing % 20),
    toewijzingnummer: toewijzing,
    productcategorie: wet === 'wmo' ? '02' : '45',
    productcode: wet === 'wmo' ? '02A01' : '45A01',
    productperiode: { begindatum: '2026-04-01', einddatum: '2026-04-30' },
    volume,
    eenheid: '04',
    tariefCenten: 1250,
    bedragCenten: volume * 1250,
    debetCredit: 'D',
    declaratiestand: 'ingediend',
  };
}

async function* oneBatch<Item>(items: readonly Item[]): AsyncGenerator<readonly Item[]> {
  yield items;
}

describe.each(['wmo', 'jw'] as const)('%s: a chain of corrections', (wet) => {
  it.each([11, 12, 13])('of seed %i holds to schema and rules, and adds up', async (seed) => {
    const kies = chance(seed);
    const naam = wet === 'wmo' ? 'iwmo323' : 'ijw323';
    const gecompileerd = beeld.compiled(naam, '3.2.0');
    const deel = { gemeentecode: '0344', wet };
    const gestuurd: GestuurdeRegels[] = [];
    const aanvaard = new Map<number, number>();
    for (let versie = 1; versie <= 6; versie++) {
      const prestaties = Array.from({ length: 60 }, (_, nr) => prestatie(wet, nr, 1 + kies(4), versie)).filter(
        () => kies(5) > 0,
      );
      const blobs = new GeheugenBlobs();
      const gewenst = new DelenSchrijver(blobs, 'versie');
      await gewenst.schrijfPrestaties(prestaties.map((p, nr) => ({ nr, prestatie: p })));
      const inhoudVan = await gewenst.sluit();
      const bron = prestatieBron(blobs, 'versie', inhoudVan, deel);
      const correctie = new Correctie({
        gestuurd,
        elders: [],
        gewenst: [
          (async function* () {
            for await (const regels of bron.open()) yield regels.map((regel) => ({ regel }));
          })(),
        ],
        delen: [deel],
        inhoud: createRegelinhoud(gecompileerd),
        nummer: (soort, nummer) => `${soort}${versie}.${nummer}`.slice(0, 20),
        intrekking: false,
      });
      const schrijver = new DelenSchrijver(blobs, 'correctie');
      for await (const regels of correctie.regels()) await schrijver.schrijfPrestaties(regels);
      const inhoud = await schrijver.sluit();
      const uitkomst = correctie.uitkomst();
      expect(uitkomst).toMatchObject({ bevindingen: [], wachtOp: [] });
      if (uitkomst.aantal === 0) continue;

      const kop: Kop = {
        standaardversie: '1.0.0',
        kenmerk: `${wet}-${seed}-${versie}`,
        stadium: 'definitief',
        dagtekening: '2026-06-06',
        periode: { begindatum: '2026-04-01', einddatum: '2026-04-30' },
        soorten: ['declaratie'],
        aanbieder: { agbcode: '65656055', naam: 'Zorg' },
      };
      const bestanden: string[] = [];
      const gemaakt = await convertOne(
        {
          ontvanger: GEMEENTE,
          aansluiting: { id: 'geen', versie: '1.0.0' },
          formaat: { naam, versie: '3.2.0' },
          delen: [deel],
          parameters: {},
          versie,
        },
        { verantwoordingId: 'v', kop, inhoud },
        beeld,
        blobs,
        'correctie',
        async (_, bytes) => {
          bestanden.push(await readText(bytes));
          return { bytes: 0, sha256: '' };
        },
      );
      expect(gemaakt.bevindingen).toEqual([]);
      const [xml = ''] = bestanden;
      const bestand = path.join(map, `${wet}-${seed}-${versie}.xml`);
      writeFileSync(bestand, xml);
      const xsd = wet === 'wmo' ? sharedPath('domein/xsd/iwmo/wmo323.xsd') : sharedPath('domein/xsd/ijw/jw323.xsd');
      const { stderr } = spawnSync('xmllint', ['--noout', '--schema', xsd, bestand], { encoding: 'utf8' });
      expect(stderr).toBe(`${bestand} validates\n`);
      const bericht = read323(xml, wet === 'wmo' ? '484' : '490');
      expect(bericht.overtredingen).toEqual([]);
      expect(bericht.regels.some(({ vorige }) => vorige !== undefined)).toBe(versie > 1);

      // The gemeente rejects some debet lines, never a credit, and nothing of the last version.
      const afgewezen = new Set<number>();
      const verstuurd: { nr: number; prestatie: Prestatie }[] = [];
      for await (const regels of prestatieBron(blobs, 'correctie', inhoud, deel).open()) verstuurd.push(...regels);
      for (const { nr, prestatie: p } of verstuurd) {
        if (p.debetCredit === 'D' && versie < 6 && kies(6) === 0) afgewezen.add(nr);
        if (afgewezen.has(nr)) continue;
        const centen = p.debetCredit === 'C' ? -p.bedragCenten : p.bedragCenten;
        aanvaard.set(p.toewijzingnummer, (aanvaard.get(p.toewijzingnummer) ?? 0) + centen);
      }
      gestuurd.push({
        open: () => oneBatch(verstuurd),
        oordeel: (nr) => (afgewezen.has(nr) ? 'afgewezen' : 'geaccepteerd'),
      });
      if (versie < 6) continue;
      const verwacht = prestaties.map((p) => [p.toewijzingnummer, p.bedragCenten] as const);
      expect([...aanvaard].filter(([, centen]) => centen !== 0).sort()).toEqual(verwacht.sort());
    }
  });
});
