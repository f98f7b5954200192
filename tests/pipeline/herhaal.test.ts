/** Every file of a bewijs is made again from what was submitted and the register, and a difference is never overlooked. */
import { beforeAll, describe, expect, it } from 'vitest';
import { ontvangstbewijs } from '../../src/pipeline/bewijs.ts';
import { type HerhaaldeZending, type Herhaling, herhaal } from '../../src/pipeline/herhaal.ts';
import { submit } from '../../src/pipeline/submit.ts';
import type { Ontvangstbewijs } from '../../src/receipts/ontvangstbewijs.ts';
import { GeheugenBlobs } from '../../src/storage/geheugen/blobs.ts';
import type { RegisterDocument } from '../../src/storage/ports.ts';
import { createGateway, laadRegister } from '../helpers/gateway.ts';
import { AGBCODE, bytesVan, voorbeeldVerantwoording } from '../helpers/verantwoording.ts';
import { beantwoord, versie, verwerken, wijzig, zendingVan } from '../helpers/versies.ts';

const INHOUD = voorbeeldVerantwoording({ kenmerk: 'herhaal' });
let bewijs: Ontvangstbewijs;
let documenten: readonly RegisterDocument[];

beforeAll(async () => {
  const gateway = createGateway();
  await laadRegister(gateway.diensten);
  const uitkomst = await submit(gateway.diensten, AGBCODE, bytesVan(INHOUD));
  if (uitkomst.soort !== 'aanvaard') throw new Error(uitkomst.soort);
  await gateway.werkAf();
  const rij = await gateway.diensten.staat.verantwoordingen.findVerantwoording(uitkomst.bewijs.id);
  if (rij === undefined) throw new Error('gone');
  // Made long after the files: what it says of them is what held when they were made.
  gateway.verstrijk(400 * 24 * 60 * 60_000);
  bewijs = await ontvangstbewijs(gateway.diensten, rij);
  documenten = await gateway.diensten.staat.register.listDocumenten();
});

const run = (
  anders: { bewijs?: Ontvangstbewijs; inhoud?: unknown; documenten?: readonly RegisterDocument[] } = {},
): Promise<Herhaling> =>
  herhaal(
    anders.bewijs ?? bewijs,
    bytesVan(anders.inhoud ?? INHOUD),
    anders.documenten ?? documenten,
    new GeheugenBlobs(),
  );

async function zendingen(anders: Parameters<typeof run>[0] = {}): Promise<readonly HerhaaldeZending[]> {
  const herhaling = await run(anders);
  if (herhaling.soort !== 'herhaald') throw new Error(herhaling.soort);
  return herhaling.zendingen;
}

describe('with what the bewijs names', () => {
  it('every file comes out again, byte for byte', async () => {
    const gemaakt = await zendingen();
    expect(gemaakt.map(({ zending }) => zending.id)).toEqual(bewijs.zendingen.map(({ id }) => id));
    const bestanden = gemaakt.flatMap((een) => een.bestanden);
    expect(bestanden.length).toBeGreaterThan(3);
    for (const { sha256, nu, uitkomst } of bestanden) expect([uitkomst, nu]).toEqual(['gelijk', sha256]);
    expect(new Set(gemaakt.map(({ uitkomst }) => uitkomst))).toEqual(new Set(['gelijk']));
  });

  it('also when the register has moved on since', async () => {
    const later = documenten.flatMap((document) =>
      document.documentsoort === 'gemeenten'
        ? [document, { ...document, versie: '9999.0', sha256: 'f'.repeat(64), inhoud: [] }]
        : [document],
    );
    expect((await zendingen({ documenten: later })).every(({ uitkomst }) => uitkomst === 'gelijk')).toBe(true);
  });

  it('a zending without files has nothing to be made again', async () => {
    const [eerste, ...rest] = bewijs.zendingen;
    if (eerste === undefined) throw new Error('no zendingen');
    const gemaakt = await zendingen({
      bewijs: { ...bewijs, zendingen: [{ ...eerste, toestand: 'gefilterd', bestanden: [] }, ...rest] },
    });
    expect(gemaakt[0]?.uitkomst).toBe('geen-bestanden');
    expect(gemaakt.slice(1).every(({ uitkomst }) => uitkomst === 'gelijk')).toBe(true);
  });
});

describe('what is not the same is said', () => {
  it('another submission is refused before anything is made', async () => {
    const herhaling = await run({ inhoud: voorbeeldVerantwoording({ kenmerk: 'herhaal ' }) });
    expect(herhaling).toMatchObject({ soort: 'andere-inhoud', sha256: expect.not.stringContaining(bewijs.sha256) });
  });

  it('a hash, a name and a number of files', async () => {
    const [eerste] = bewijs.zendingen;
    const bestand = eerste?.bestanden[0];
    if (eerste === undefined || bestand === undefined) throw new Error('no files');
    const met = async (bestanden: typeof eerste.bestanden) =>
      (await zendingen({ bewijs: { ...bewijs, zendingen: [{ ...eerste, bestanden }] } }))[0];
    const vreemd = { ...bestand, sha256: '0'.repeat(64) };
    expect(await met([vreemd])).toMatchObject({
      uitkomst: 'anders',
      bestanden: [{ uitkomst: 'anders', sha256: vreemd.sha256, nu: bestand.sha256 }],
    });
    expect(await met([{ ...bestand, bestandsnaam: 'anders.xml' }])).toMatchObject({ uitkomst: 'anders' });
    expect((await met([bestand, bestand]))?.bestanden.map(({ uitkomst }) => uitkomst)).toEqual(['gelijk', 'ontbreekt']);
  });

  it('an agreement with other parameters is not taken for the one that was used', async () => {
    const [eerste] = bewijs.zendingen;
    const anders = documenten.map((document) =>
      document.documentsoort === 'aansluiting' && document.naam === eerste?.aansluiting.id
        ? { ...document, sha256: 'e'.repeat(64) }
        : document,
    );
    const [gemaakt] = await zendingen({ documenten: anders });
    expect(gemaakt).toMatchObject({
      uitkomst: 'niet-te-maken',
      ontbreekt: [{ documentsoort: 'aansluiting', naam: eerste?.aansluiting.id, sha256: eerste?.aansluiting.sha256 }],
    });
  });

  it('without the lists of the register nothing can be made, and it says which are missing', async () => {
    const gemaakt = await zendingen({
      documenten: documenten.filter(({ documentsoort }) => documentsoort !== 'gemeenten'),
    });
    for (const { uitkomst, ontbreekt } of gemaakt) {
      expect(uitkomst).toBe('niet-te-maken');
      expect(ontbreekt.map(({ documentsoort }) => documentsoort)).toContain('gemeenten');
    }
  });
});

describe('a later version', () => {
  it('is made again as well: what takes a place with its version, a correction with its own lines', async () => {
    const gateway = createGateway();
    const { staat, blobs } = gateway.diensten;
    const v1 = await verwerken(gateway, versie('H1'));
    for (const formaat of ['ijw323', 'iwmo323']) await beantwoord(gateway, await zendingVan(gateway, v1, formaat));
    const inhoud = versie('H2', {
      vervangt: 'H1',
      pas: wijzig('J2026040001', { volume: 5, bedragCenten: 6250 }),
    });
    const v2 = await verwerken(gateway, inhoud);
    const rij = await staat.verantwoordingen.findVerantwoording(v2);
    if (rij === undefined) throw new Error('gone');
    const later = await ontvangstbewijs(gateway.diensten, rij);
    const correctie = later.zendingen.find(({ formaat }) => formaat.naam === 'ijw323');
    expect(correctie).toMatchObject({ versie: 2, correctie: { aantal: 1, centen: 5000 }, bestanden: [{}] });
    const vervanging = later.zendingen.find(({ vervangtId }) => vervangtId !== undefined);
    expect(vervanging).toMatchObject({ versie: 2, bestanden: [{}] });
    expect(later.zendingen.some(({ toestand }) => toestand === 'ongewijzigd')).toBe(true);

    const bytes = (): AsyncGenerator<Uint8Array> => bytesVan(inhoud);
    const alles = await herhaal(later, bytes(), documenten, new GeheugenBlobs(), blobs);
    if (alles.soort !== 'herhaald') throw new Error(alles.soort);
    for (const { zending, uitkomst } of alles.zendingen)
      expect([zending.formaat.naam, uitkomst]).toEqual([
        zending.formaat.naam,
        zending.bestanden.length === 0 ? 'geen-bestanden' : 'gelijk',
      ]);

    const zonder = await herhaal(later, bytes(), documenten, new GeheugenBlobs());
    if (zonder.soort !== 'herhaald') throw new Error(zonder.soort);
    expect(zonder.zendingen.find(({ zending }) => zending.id === correctie?.id)).toMatchObject({
      uitkomst: 'niet-te-maken',
      eigenRegelsOntbreken: true,
    });
    expect(zonder.zendingen.find(({ zending }) => zending.id === vervanging?.id)).toMatchObject({ uitkomst: 'gelijk' });
  });
});
