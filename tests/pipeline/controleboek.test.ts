/** What is too large to be tried is read where it lies: findings have their values, and a workbook with marked cells comes back. */
import { env } from 'cloudflare:workers';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Kop, Prestatie } from '../../src/domain/verantwoording.ts';
import { type Controle, controleer, type Gevonden, readBevindingblad } from '../../src/pipeline/controle.ts';
import { controleboek, shares } from '../../src/pipeline/controleboek.ts';
import type { Diensten } from '../../src/pipeline/diensten.ts';
import { beginIndiening, findIndiening, hasBestand, storeBestand } from '../../src/pipeline/indiening.ts';
import { regelRows, renderInvulsjabloon } from '../../src/render/invulsjabloon/index.ts';
import { readAll, streamOf } from '../../src/storage/bytes.ts';
import { begonnen } from '../helpers/begonnen.ts';
import { createGateway, type Gateway, laadRegister, maakLeeg } from '../helpers/gateway.ts';
import { AGBCODE, voorbeeldVerantwoording } from '../helpers/verantwoording.ts';

let gateway: Gateway;
let diensten: Diensten;
beforeEach(async () => {
  await maakLeeg();
  gateway = createGateway();
  await laadRegister(gateway.diensten);
  // Whatever comes is too large to be tried in memory.
  diensten = { ...gateway.diensten, limieten: { ...gateway.diensten.limieten, maximaleProefBytes: 100 } };
});

interface Voorbeeld extends Kop {
  readonly prestaties: readonly Prestatie[];
}

const { prestaties: PRESTATIES, $schema: _, ...KOP } = voorbeeldVerantwoording() as unknown as Voorbeeld;
const FOUT = PRESTATIES.map((regel, nr) => ({
  ...regel,
  ...(nr === 1 ? { bsn: '123456789' } : {}),
  ...(nr === 3 ? { eenheid: '99' } : {}),
}));
const json = (inhoud: unknown): Uint8Array => strToU8(JSON.stringify(inhoud));

async function* eenBatch<T>(regels: readonly T[]): AsyncGenerator<readonly T[]> {
  yield regels;
}

const werkmap = (prestaties: readonly object[]): Promise<Uint8Array> =>
  readAll(
    renderInvulsjabloon({
      kop: KOP,
      rijen: new Map([['Prestaties', regelRows('prestaties', eenBatch(prestaties))]]),
      uitleg: [],
    }),
  );

const ndjson = (prestaties: readonly object[]): Uint8Array =>
  strToU8(
    [{ kop: KOP }, ...prestaties.map((prestatie) => ({ prestatie }))].map((een) => JSON.stringify(een)).join('\n'),
  );

async function controleVan(bytes: Uint8Array) {
  const id = begonnen(await beginIndiening(diensten, AGBCODE, 'iemand'));
  await storeBestand(diensten, id, streamOf(bytes), { herkomst: 'bestand', bestandsnaam: 'groot', aanvulling: {} });
  const indiening = await findIndiening(diensten, AGBCODE, id);
  if (indiening === undefined || !hasBestand(indiening)) throw new Error('nothing is put ready');
  return { id, indiening, controle: await controleer(diensten, indiening) };
}

async function gevonden(id: string, controle: Controle): Promise<readonly Gevonden[]> {
  const bladen = controle.groepen.map((_, groep) => readBevindingblad(diensten, id, controle, groep, 0));
  return (await Promise.all(bladen)).flatMap((blad) => blad ?? []);
}

/** Cells with a comment, over all sheets. */
const opmerkingen = (bytes: Uint8Array): readonly string[] =>
  Object.entries(unzipSync(bytes))
    .filter(([pad]) => pad.startsWith('xl/comments'))
    .flatMap(([, xml]) => [...strFromU8(xml).matchAll(/<comment ref="([A-Z]+\d+)"/g)].map(([, adres]) => adres ?? ''));

const objecten = async (): Promise<readonly string[]> => {
  const { OPSLAG } = env as unknown as { readonly OPSLAG: R2Bucket };
  return (await OPSLAG.list()).objects.map(({ key }) => key);
};

describe('what is too large to be tried', () => {
  it.each<[string, () => Promise<Uint8Array> | Uint8Array]>([
    ['JSON', () => json({ ...KOP, prestaties: FOUT })],
    ['NDJSON', () => ndjson(FOUT)],
    ['a workbook', () => werkmap(FOUT)],
    ['a workbook in a zip', async () => zipSync({ 'map/mei.xlsx': await werkmap(FOUT) })],
  ])('has values and comes back with its cells marked: %s', async (_naam, maak) => {
    const { id, indiening, controle } = await controleVan(await maak());
    expect(controle).toMatchObject({ wijze: 'lezing', goed: false });
    const waarden = (await gevonden(id, controle)).map(
      ({ bevinding, waarde }) => `${bevinding.plaats.pointer} ${waarde}`,
    );
    expect(waarden).toEqual(expect.arrayContaining(['/prestaties/1/bsn •••••6789', '/prestaties/3/eenheid 99']));
    const boek = await controleboek(diensten, indiening, controle);
    if (boek === undefined) throw new Error('no workbook');
    // A line per row, below the heading.
    const cellen = opmerkingen(await readAll(boek));
    expect(cellen.some((adres) => adres.endsWith('3'))).toBe(true);
    expect(cellen.some((adres) => adres.endsWith('5'))).toBe(true);
    // Looking left nothing behind but what was put ready.
    expect((await objecten()).filter((sleutel) => !sleutel.startsWith(`indieningen/${id}/`))).toEqual([]);
  });

  it('is no workbook when it cannot be opened', async () => {
    const heel = await werkmap(FOUT);
    const { indiening, controle } = await controleVan(heel.subarray(0, heel.length - 30));
    expect(controle.goed).toBe(false);
    expect(await controleboek(diensten, indiening, controle)).toBeUndefined();
  });
});

describe('the room for findings in a workbook', () => {
  it('goes to small groups whole, and what they leave to the larger ones', () => {
    expect(shares([3, 1000, 2], 10)).toEqual([3, 5, 2]);
    expect(shares([100, 100, 100], 10)).toEqual([3, 3, 4]);
    expect(shares([1, 1, 1], 10)).toEqual([1, 1, 1]);
    expect(shares([], 10)).toEqual([]);
  });
});
