/** What the pages of an aanbieder read: lists in pages with where each verantwoording stands, its calendar, and the workbook to correct in. */
import { strFromU8, unzipSync } from 'fflate';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Volgkeuze } from '../../src/domain/volgen.ts';
import { verantwoordingstand } from '../../src/domain/volgen.ts';
import { findEigenVerantwoording, findEigenZending } from '../../src/pipeline/eigen-verantwoording.ts';
import { withdraw } from '../../src/pipeline/intrekking.ts';
import {
  addKalenderabonnement,
  findKalenderabonnement,
  loadKalender,
  renderKalender,
  withdrawKalenderabonnement,
} from '../../src/pipeline/kalender.ts';
import { delenMap, inhoudSleutel } from '../../src/pipeline/sleutels-van-opslag.ts';
import { verbeterboek } from '../../src/pipeline/verbeterboek.ts';
import { readAll } from '../../src/storage/bytes.ts';
import { createGateway, type Gateway, laadRegister, maakLeeg } from '../helpers/gateway.ts';
import { AGBCODE } from '../helpers/verantwoording.ts';
import { beantwoord, versie, verwerken, zendingVan } from '../helpers/versies.ts';

let gateway: Gateway;
beforeEach(async () => {
  await maakLeeg();
  gateway = createGateway();
  await laadRegister(gateway.diensten);
});

/** Nobody answers what is not declared. The last prestatie is of an earlier month, which only a declaratie may hold. */
const ZONDER_ANTWOORD = {
  soorten: ['productieverantwoording'],
  pas: (prestaties) => prestaties.slice(0, 8),
} satisfies Parameters<typeof versie>[1];

async function kenmerken(keuze: Volgkeuze = {}, vanaf?: string) {
  const { rijen, volgende } = await gateway.diensten.staat.volgen.listGevolgd(AGBCODE, keuze, {
    aantal: 2,
    ...(vanaf === undefined ? {} : { vanaf }),
  });
  return { rijen: rijen.map((rij) => `${rij.verantwoording.kenmerk} ${verantwoordingstand(rij)}`), volgende };
}

const wijsRegelAf = async (id: string) => {
  const zending = await zendingVan(gateway, id, 'iwmo323');
  await beantwoord(gateway, zending, ['W2026040001']);
  return zending;
};

describe('the list of what was submitted', () => {
  it('is paged, and tells and finds where each one stands', async () => {
    const wachtend = await verwerken(gateway, versie('V1'));
    gateway.verstrijk(1000);
    const ingetrokken = await verwerken(gateway, versie('V2'));
    await withdraw(gateway.diensten, ingetrokken, 'dubbel');
    gateway.verstrijk(1000);
    await verwerken(gateway, versie('V3', ZONDER_ANTWOORD));
    gateway.verstrijk(1000);
    await verwerken(gateway, versie('V4', { vervangt: 'V3', ...ZONDER_ANTWOORD }));
    const eerste = await kenmerken();
    expect(eerste.rijen).toEqual(['V4 klaar', 'V3 vervangen']);
    expect(await kenmerken({}, eerste.volgende)).toEqual({
      rijen: ['V2 ingetrokken', 'V1 onderweg'],
      volgende: undefined,
    });
    for (const [stand, rijen] of [
      ['klaar', ['V4 klaar']],
      ['vervangen', ['V3 vervangen']],
      ['ingetrokken', ['V2 ingetrokken']],
      ['onderweg', ['V1 onderweg']],
      ['aandacht', []],
    ] as const)
      expect({ stand, ...(await kenmerken({ stand })) }).toEqual({ stand, rijen, volgende: undefined });
    await wijsRegelAf(wachtend);
    expect((await kenmerken({ stand: 'aandacht', jaar: 2026 })).rijen).toEqual(['V1 aandacht']);
    expect((await kenmerken({ stand: 'aandacht', jaar: 2025 })).rijen).toEqual([]);
    expect(await gateway.diensten.staat.volgen.listJaren(AGBCODE)).toEqual([2026]);
    expect(await gateway.diensten.staat.volgen.telZendingen(wachtend)).toEqual({
      aandacht: 1,
      onderweg: 1,
      klaar: 2,
      nietsTeSturen: 0,
    });
  });

  it('shows the zendingen of one in pages, each once, by name', async () => {
    const id = await verwerken(gateway, versie('V1'));
    const { volgen } = gateway.diensten.staat;
    const namen: string[] = [];
    let vanaf: string | undefined;
    do {
      const blad = await volgen.listZendingenVan(
        id,
        { alleenAandacht: false },
        { aantal: 1, ...(vanaf === undefined ? {} : { vanaf }) },
      );
      namen.push(...blad.rijen.map(({ ontvanger, formaat }) => `${ontvanger.naam} ${formaat.naam}`));
      vanaf = blad.volgende;
    } while (vanaf !== undefined);
    expect(namen).toEqual(
      [...namen].sort((een, ander) => ((een.split(' ')[0] ?? '') < (ander.split(' ')[0] ?? '') ? -1 : 0)),
    );
    expect([...namen].sort()).toEqual([
      'Diemen iwmo323',
      'Diemen pv-landelijk-wmo',
      'Hart van Brabant pv-hart-van-brabant-jw',
      'Tilburg ijw323',
    ]);
    const { id: afgewezen } = await wijsRegelAf(id);
    const { rijen } = await volgen.listZendingenVan(id, { alleenAandacht: true }, { aantal: 10 });
    expect(rijen.map((rij) => rij.id)).toEqual([afgewezen]);
  });

  it('shows an aanbieder only its own', async () => {
    const id = await verwerken(gateway, versie('V1'));
    const { id: zendingId } = await zendingVan(gateway, id, 'iwmo323');
    expect((await findEigenZending(gateway.diensten, AGBCODE, id, zendingId))?.zending.id).toBe(zendingId);
    expect(await findEigenVerantwoording(gateway.diensten, '98000002', id)).toBeUndefined();
    expect(await findEigenZending(gateway.diensten, '98000002', id, zendingId)).toBeUndefined();
    const ander = await verwerken(gateway, versie('V2'));
    expect(await findEigenZending(gateway.diensten, AGBCODE, ander, zendingId)).toBeUndefined();
  });
});

describe('the workbook to correct in', () => {
  const deelteksten = async (id: string) => {
    const rij = await findEigenVerantwoording(gateway.diensten, AGBCODE, id);
    const bytes = rij && (await verbeterboek(gateway.diensten, rij));
    if (bytes === undefined) return undefined;
    return Object.entries(unzipSync(await readAll(bytes))).map(([naam, deel]) => ({ naam, tekst: strFromU8(deel) }));
  };

  it('holds the lines, says what it replaces, and marks the cell of each rejected line', async () => {
    const id = await verwerken(gateway, versie('V1'));
    const zonder = await deelteksten(id);
    expect(zonder?.some(({ tekst }) => tekst.includes('retourcode'))).toBe(false);
    await wijsRegelAf(id);
    const delen = (await deelteksten(id)) ?? [];
    const opmerkingen = delen.filter(({ naam }) => naam.includes('comments'));
    expect(opmerkingen.map(({ tekst }) => /ref="([A-Z]+\d+)"/.exec(tekst)?.[1])).toEqual(['A2']);
    expect(opmerkingen[0]?.tekst).toContain('retourcode 9321');
    expect(delen.some(({ tekst }) => tekst.includes('W2026040001'))).toBe(true);
    expect(delen.some(({ tekst }) => tekst.includes('V1'))).toBe(true);
  });

  it('is not there any more when the lines were wiped', async () => {
    const id = await verwerken(gateway, versie('V1'));
    await gateway.diensten.blobs.removeAll(delenMap(id));
    await gateway.diensten.blobs.removeAll(inhoudSleutel(id));
    expect(await deelteksten(id)).toBeUndefined();
  });
});

describe('the calendar', () => {
  const punten = async () =>
    (await loadKalender(gateway.diensten, AGBCODE, '2026-05-01', '2026-06-30')).map(
      ({ datum, onderwerp, soort, ontvangers, aantalIngediend }) =>
        `${datum} ${onderwerp} ${soort}: ${ontvangers.map(({ naam }) => naam).join(', ')} (${aantalIngediend})`,
    );

  it('knows what was accounted for, what comes, and whose answer is waited for', async () => {
    expect(await punten()).toEqual([]);
    const id = await verwerken(gateway, versie('V1'));
    const eerst = await punten();
    expect(eerst).toContain('2026-05-31 verantwoording declaratie: Diemen (1)');
    expect(eerst).toContain('2026-06-30 verantwoording declaratie: Diemen (0)');
    expect(eerst).toContain('2026-05-21 antwoord declaratie: Diemen, Tilburg (0)');
    await wijsRegelAf(id);
    expect(await punten()).toContain('2026-05-21 antwoord declaratie: Tilburg (0)');
    await withdraw(gateway.diensten, id, 'onjuist');
    // Nothing is expected again; what was delivered is still to be answered, and credited then.
    expect(await punten()).toEqual(['2026-05-21 antwoord declaratie: Tilburg (0)']);
  });

  it('is fetched at an address that names nobody, until that is withdrawn', async () => {
    await verwerken(gateway, versie('V1'));
    const geheim = await addKalenderabonnement(gateway.diensten, AGBCODE, 'lid-1');
    if (geheim === undefined) throw new Error('full');
    expect(geheim).toMatch(/^[0-9a-f]{64}$/);
    const gevonden = await findKalenderabonnement(gateway.diensten, geheim);
    expect(gevonden).toMatchObject({ agbcode: AGBCODE, door: 'lid-1' });
    const ics = (await renderKalender(gateway.diensten, AGBCODE)).replaceAll('\r\n ', '');
    expect(ics).toContain('SUMMARY:Declaratie over de maand\\, mei 2026 (Diemen)');
    for (const geheimhouden of [AGBCODE, '99990', 'W2026040001', 'V1', geheim]) expect(ics).not.toContain(geheimhouden);
    expect(new Set(ics.match(/UID:\S+/g)).size).toBe(ics.match(/BEGIN:VEVENT/g)?.length);
    const { id = '' } = gevonden ?? {};
    expect(await withdrawKalenderabonnement(gateway.diensten, '98000002', id)).toBe(false);
    expect(await withdrawKalenderabonnement(gateway.diensten, AGBCODE, id)).toBe(true);
    expect(await withdrawKalenderabonnement(gateway.diensten, AGBCODE, id)).toBe(false);
    expect(await findKalenderabonnement(gateway.diensten, geheim)).toBeUndefined();
  });

  it('has a bounded number of addresses', async () => {
    const maak = () => addKalenderabonnement(gateway.diensten, AGBCODE, 'lid-1');
    for (let nr = 0; nr < 20; nr++) expect(await maak()).toBeDefined();
    expect(await maak()).toBeUndefined();
    expect(await gateway.diensten.staat.kalender.listAbonnementen(AGBCODE)).toHaveLength(20);
  });
});
