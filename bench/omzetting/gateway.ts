/** Our side: the pipeline's own convert → render → check, from delen to bytes. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { PROJECT } from '../../scripts/lib/project.ts';
import type { Formaat } from '../../src/domain/formaat.ts';
import type { Gemeente } from '../../src/domain/register.ts';
import type { Kop, Wet } from '../../src/domain/verantwoording.ts';
import { convertOne } from '../../src/pipeline/convert-one.ts';
import { createBeeld, type RegisterBeeld } from '../../src/pipeline/register-bron.ts';
import type { DelenInhoud } from '../../src/storage/delen/inhoud.ts';
import type { Bytestroom } from '../../src/storage/ports.ts';
import { benchFormaat } from './formaten.ts';
import type { Benchdeel } from './regels.ts';
import type { Afvoer, Uitvoersoort } from './soorten.ts';

const REGISTER = path.join(PROJECT, 'register');
const XML_FORMAAT = path.join(REGISTER, 'formaten', 'ijw323', '3.2.0', 'formaat.json');
const WET: Wet = 'jw';
const MAP = 'bench';

const readJson = async (bestand: string): Promise<unknown> => JSON.parse(await readFile(bestand, 'utf8'));

const readGemeenten = async (): Promise<readonly Gemeente[]> =>
  ((await readJson(path.join(REGISTER, 'gemeenten.json'))) as { readonly gemeenten: readonly Gemeente[] }).gemeenten;

/** The first `aantal` codes that are in force, in order. */
export async function gemeentecodes(aantal: number): Promise<readonly string[]> {
  const geldig = (await readGemeenten()).filter(({ geldigTot }) => geldigTot === undefined);
  return geldig
    .map(({ code }) => code)
    .sort()
    .slice(0, aantal);
}

export interface Gateway {
  /** Throws when anything is held: what the bench feeds keeps every rule. */
  convert(kop: Kop, delen: readonly Benchdeel[], open: Opener, afvoer: Afvoer): Promise<void>;
}

/** The bytes of deel number `nr`, in chunks; may be asked for more than once. */
export type Opener = (nr: number) => Bytestroom;

export async function createGateway(soort: Uitvoersoort): Promise<Gateway> {
  const formaat = soort === 'xml' ? ((await readJson(XML_FORMAAT)) as Formaat) : benchFormaat(soort);
  const beeld = createBeeld({
    revisie: MAP,
    gemeenten: await readGemeenten(),
    herindelingen: [],
    inkoopregios: [],
    formaten: [formaat],
    aansluitingen: [],
    schemas: [],
  });
  return { convert: (kop, delen, open, afvoer) => run(beeld, formaat, kop, delen, open, afvoer) };
}

async function run(
  beeld: RegisterBeeld,
  { naam, versie }: Formaat,
  kop: Kop,
  delen: readonly Benchdeel[],
  open: Opener,
  afvoer: Afvoer,
): Promise<void> {
  const segmenten = new Map(delen.map((_, nr) => [`${MAP}/segment-${nr}`, nr]));
  const inhoud = {
    delen: delen.map(({ gemeentecode, regels, saldoCenten }) => ({
      gemeentecode,
      wet: WET,
      aantalPrestaties: regels,
      aantalTrajecten: 0,
      saldoCenten,
    })),
    runs: delen.map(({ gemeentecode, bytes }, segment) => ({
      gemeentecode,
      wet: WET,
      lijst: 'prestaties' as const,
      segment,
      offset: 0,
      bytes,
    })),
  } satisfies DelenInhoud;
  const uitkomst = await convertOne(
    {
      ontvanger: { soort: 'gemeente', code: delen[0]?.gemeentecode ?? '', naam: 'Meting' },
      aansluiting: { id: MAP, versie: '1.0.0' },
      formaat: { naam, versie },
      delen: inhoud.delen.map(({ gemeentecode, wet }) => ({ gemeentecode, wet })),
      parameters: {},
    },
    { verantwoordingId: MAP, kop, inhoud },
    beeld,
    {
      get: async (sleutel) => {
        const nr = segmenten.get(sleutel);
        return nr === undefined ? undefined : open(nr);
      },
    },
    MAP,
    async (_, stroom) => {
      let bytes = 0;
      for await (const brok of stroom) {
        bytes += brok.length;
        afvoer(brok);
      }
      return { bytes, sha256: '' };
    },
  );
  if (uitkomst.toestand !== 'omgezet') {
    const codes = [...new Set(uitkomst.bevindingen.map(({ code }) => code))];
    throw new Error(`${naam} is ${uitkomst.toestand}: ${codes.join(', ')}`);
  }
}
