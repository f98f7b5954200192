/**
 * 323 messages of generated verantwoordingen (credits, late care over several months, several hundred clients, every unit, and one that
 * must be split) against the official XSDs and against the rules, read by a checker that shares no code with the engine.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Formaat } from '../../src/domain/formaat.ts';
import type { Register } from '../../src/domain/register.ts';
import { runVoorbeeld } from '../../src/pipeline/example.ts';
import { createBeeld } from '../../src/pipeline/register-bron.ts';
import { testBsn } from '../helpers/bsn.ts';
import { type Bericht323, read323 } from '../helpers/regelcontrole.ts';
import { sharedPath } from '../helpers/shared.ts';

const map = mkdtempSync(path.join(tmpdir(), 'enkelvoud-323-'));
afterAll(() => rmSync(map, { recursive: true, force: true }));

const registermap = path.resolve(import.meta.dirname, '../../register');
const readJson = <T>(...delen: string[]): T => JSON.parse(readFileSync(path.join(registermap, ...delen), 'utf8')) as T;
const NAMEN = { wmo: 'iwmo323', jw: 'ijw323' } as const;
const newest = (naam: string): Formaat =>
  readJson<Formaat>(
    'formaten',
    naam,
    readdirSync(path.join(registermap, 'formaten', naam))
      .sort()
      .at(-1) ?? '',
    'formaat.json',
  );
const formaten = { wmo: newest(NAMEN.wmo), jw: newest(NAMEN.jw) };
const beeld = createBeeld({
  revisie: 'conformance',
  ...readJson<Pick<Register, 'gemeenten'>>('gemeenten.json'),
  herindelingen: [],
  inkoopregios: [],
  formaten: Object.values(formaten),
  aansluitingen: [],
  schemas: [],
});

type Wet = keyof typeof NAMEN;

/** A linear congruential generator: the same seed gives the same verantwoording everywhere. */
function chance(seed: number): (grens: number) => number {
  let stand = seed;
  return (grens) => {
    stand = (Math.imul(stand, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((stand / 2 ** 32) * grens);
  };
}

interface Gemaakt {
  readonly verantwoording: object;
  readonly referenties: readonly string[];
  readonly saldoCenten: number;
}

/** One declaratie over April 2026; every toewijzing has one line a month, corrected ones a credit and a new debet. */
function generate(wet: Wet, seed: number, clienten: number, toewijzingen: number): Gemaakt {
  const kies = chance(seed);
  const prestaties: object[] = [];
  const referenties: string[] = [];
  let saldoCenten = 0;
  const add = (bsn: string, toewijzing: number, maand: number, dc: 'D' | 'C', eenheid: string): void => {
    const referentie = `${wet}${seed}-${prestaties.length}`;
    const volume = 1 + kies(200);
    const tarief = 100 + kies(9000);
    const bedrag = eenheid === '83' ? volume : volume * tarief;
    const einde = new Date(Date.UTC(2026, maand, 0)).toISOString().slice(0, 10);
    referenties.push(referentie);
    saldoCenten += dc === 'C' ? -bedrag : bedrag;
    prestaties.push({
      referentienummer: referentie,
      ...(dc === 'C' ? { vorigReferentienummer: `oud-${referentie}` } : {}),
      gemeentecode: '0344',
      wet,
      bsn,
      toewijzingnummer: toewijzing,
      productcategorie: wet === 'wmo' ? '02' : '45',
      productcode: `${wet === 'wmo' ? '02' : '45'}A${String(kies(20)).padStart(2, '0')}`,
      productperiode: { begindatum: `${einde.slice(0, 8)}01`, einddatum: einde },
      volume,
      eenheid,
      ...(eenheid === '83' ? {} : { tariefCenten: tarief }),
      bedragCenten: bedrag,
      debetCredit: dc,
      declaratiestand: 'ingediend',
      uitvoeringsvariant: 'inspanningsgericht',
    });
  };
  const eenheden = ['01', '04', '14', '16', '82', '83', '84'];
  for (let client = 0; client < clienten; client++)
    for (let nr = 0; nr < toewijzingen; nr++) {
      const eenheid = eenheden[kies(eenheden.length)] ?? '04';
      const toewijzing = client * toewijzingen + nr;
      add(testBsn(client), toewijzing, 4, 'D', eenheid);
      if (kies(5) === 0) add(testBsn(client), toewijzing, 2 + kies(2), 'D', eenheid);
      if (kies(6) === 0) add(testBsn(client), toewijzing, 1, 'C', eenheid);
    }
  const verantwoording = {
    standaardversie: '1.0.0',
    kenmerk: `conformance-${wet}-${seed}`,
    stadium: 'definitief',
    dagtekening: '2026-05-06',
    periode: { begindatum: '2026-04-01', einddatum: '2026-04-30' },
    soorten: ['declaratie'],
    aanbieder: { agbcode: '65656055', naam: 'Zorg & Co <Conformance>' },
    prestaties,
  };
  return { verantwoording, referenties, saldoCenten };
}

async function convertAndJudge(wet: Wet, gemaakt: Gemaakt): Promise<readonly Bericht323[]> {
  const { naam, versie } = formaten[wet];
  const uitkomst = await runVoorbeeld(beeld, {
    invoer: (async function* () {
      yield new TextEncoder().encode(JSON.stringify(gemaakt.verantwoording));
    })(),
    formaat: { naam, versie },
    parameters: {},
    vandaag: '2026-05-06',
  });
  expect(uitkomst.bevindingen.filter((bevinding) => bevinding.ernst === 'fout')).toEqual([]);
  expect(uitkomst.toestand).toBe('omgezet');
  return uitkomst.bestanden.map(({ bestandsnaam, inhoud }) => {
    expect(inhoud.length).toBeLessThanOrEqual(25_000_000);
    const bestand = path.join(map, bestandsnaam);
    writeFileSync(bestand, inhoud);
    const xsd = wet === 'wmo' ? sharedPath('domein/xsd/iwmo/wmo323.xsd') : sharedPath('domein/xsd/ijw/jw323.xsd');
    const { status, stderr } = spawnSync('xmllint', ['--noout', '--schema', xsd, bestand], { encoding: 'utf8' });
    expect(stderr).toBe(`${bestand} validates\n`);
    expect(status).toBe(0);
    const bericht = read323(new TextDecoder().decode(inhoud), wet === 'wmo' ? '484' : '490');
    expect(bericht.overtredingen).toEqual([]);
    return bericht;
  });
}

function expectWhole(berichten: readonly Bericht323[], gemaakt: Gemaakt): void {
  const regels = berichten.flatMap((bericht) => bericht.regels);
  expect(regels.map(({ referentie }) => referentie).sort()).toEqual([...gemaakt.referenties].sort());
  expect(regels.reduce((som, { centen }) => som + centen, 0)).toBe(gemaakt.saldoCenten);
}

describe.each(['wmo', 'jw'] as const)('%s: a 323', (wet) => {
  it.each([
    [1, 1, 1],
    [2, 40, 3],
    [3, 400, 4],
    [4, 800, 2],
  ])('of seed %i with %i clients × %i toewijzingen holds to schema and rules', async (seed, clienten, toewijzingen) => {
    const gemaakt = generate(wet, seed, clienten, toewijzingen);
    const berichten = await convertAndJudge(wet, gemaakt);
    expect(berichten).toHaveLength(1);
    expectWhole(berichten, gemaakt);
  });

  it('that would be larger than 25 MB is more whole messages, with no client in two', async () => {
    const gemaakt = generate(wet, 5, 5_000, 7);
    const berichten = await convertAndJudge(wet, gemaakt);
    expect(berichten.length).toBeGreaterThan(1);
    expectWhole(berichten, gemaakt);
    expect(new Set(berichten.map(({ identificatie }) => identificatie)).size).toBe(berichten.length);
    expect(new Set(berichten.map(({ declaratienummer }) => declaratienummer)).size).toBe(berichten.length);
    const clienten = berichten.flatMap((bericht) => [...new Set(bericht.regels.map(({ bsn }) => bsn))]);
    expect(new Set(clienten).size).toBe(clienten.length);
  });
});

it('the checker can fail: what is wrong is seen, by its rule', () => {
  const gemaakt = generate('wmo', 6, 1, 1);
  expect(gemaakt.referenties.length).toBeGreaterThan(0);
  const [bestand = ''] = readdirSync(map).filter((naam) => naam.startsWith('WMO323'));
  const xml = readFileSync(path.join(map, bestand), 'utf8');
  const met = (zoek: RegExp, door: string): readonly string[] =>
    read323(xml.replace(zoek, door), '484').overtredingen.map((overtreding) => overtreding.split(' ')[0] ?? '');
  expect(met(/<iwmo:TotaalBedrag>\d+/, '<iwmo:TotaalBedrag>1')).toEqual(['TR358']);
  expect(met(/<wmo323:Bsn>\d{9}/, '<wmo323:Bsn>999900007')).toContain('CS002');
  expect(met(/<iwmo:Dagtekening>[\d-]+/, '<iwmo:Dagtekening>2026-04-29')).toContain('TR137');
  expect(met(/484/, '485')).toEqual(['RS047']);
});
