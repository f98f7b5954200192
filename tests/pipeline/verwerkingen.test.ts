/** The verwerkingenlogboek over a full round: every action is there, in one trace, with exactly the betrokkenen it was about. */
import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Verantwoording } from '../../src/domain/verantwoording.ts';
import type { Verwerking } from '../../src/domain/verwerking.ts';
import { createBetrokkenensleutels, toBetrokkeneId, zoekBetrokkene } from '../../src/pipeline/betrokkenen.ts';
import { submit } from '../../src/pipeline/submit.ts';
import { type Logregel, logregels } from '../../src/pipeline/verwerkingen.ts';
import type { Bindingen } from '../../src/services.ts';
import { createGateway, type Gateway, laadRegister } from '../helpers/gateway.ts';
import { AGBCODE, bytesVan, voorbeeldVerantwoording } from '../helpers/verantwoording.ts';

const SLEUTELS = new Map([[1, Buffer.alloc(32, 'een').toString('base64')]]);
const VERWERKT = voorbeeldVerantwoording({ kenmerk: 'logboek' });

let gateway: Gateway;
let id: string;
beforeAll(async () => {
  gateway = createGateway('2026-05-06T10:00:00.000Z', { betrokkenen: createBetrokkenensleutels(SLEUTELS) });
  await laadRegister(gateway.diensten);
  id = await indienen(VERWERKT);
  await gateway.werkAf();
});

async function indienen(verantwoording: Verantwoording, diensten = gateway.diensten): Promise<string> {
  const uitkomst = await submit(diensten, AGBCODE, bytesVan(verantwoording));
  if (uitkomst.soort !== 'aanvaard') throw new Error(JSON.stringify(uitkomst));
  return uitkomst.bewijs.id;
}

const alle = async (verantwoordingId: string): Promise<readonly Verwerking[]> =>
  (await gateway.diensten.staat.verwerkingen.listVerwerkingen({ verantwoordingId }, { aantal: 200 })).rijen;
async function regelsVan(verwerking: Verwerking): Promise<Logregel[]> {
  const uit: Logregel[] = [];
  for await (const regel of logregels(gateway.diensten, verwerking)) uit.push(regel);
  return uit;
}
const waarde = ({ attributes }: Logregel, naam: string): string | undefined =>
  attributes.find(({ key }) => key === naam)?.value;
const BETROKKENE = 'dpl.core.data_subject_id';
const idVan = (bsn: string): string => toBetrokkeneId(1, gateway.diensten.betrokkenen.nieuwste.hash(bsn));

/** Everyone of whom this verantwoording has a line that passes. */
const wieIn = (is: (regel: { gemeentecode: string; wet: string }) => boolean): string[] =>
  [
    ...new Set([...(VERWERKT.prestaties ?? []), ...(VERWERKT.trajecten ?? [])].filter(is).map(({ bsn }) => idVan(bsn))),
  ].sort();

describe('what happens to a verantwoording', () => {
  it('is one trace, from receiving to bringing, whoever does it', async () => {
    const verwerkingen = await alle(id);
    const zendingen = await gateway.diensten.staat.zendingen.listZendingen(id);

    expect(new Set(verwerkingen.map(({ traceId }) => traceId))).toEqual(new Set([gateway.diensten.spoor.traceId]));
    expect(new Set(verwerkingen.map(({ spanId }) => spanId)).size).toBe(verwerkingen.length);
    const namen = verwerkingen.map(({ naam, zendingId }) => `${naam} ${zendingId ?? ''}`).sort();
    const bezorgd = zendingen.filter(({ bezorgdOp }) => bezorgdOp !== undefined);
    expect(bezorgd.length).toBeGreaterThan(2);
    expect(namen).toEqual(
      [
        'verantwoording.ontvangen ',
        ...zendingen.map((zending) => `zending.omzetten ${zending.id}`),
        ...bezorgd.map((zending) => `zending.verstrekken ${zending.id}`),
      ].sort(),
    );
  });

  it('is told per betrokkene, each with a span below that of the action', async () => {
    const [ontvangen] = (await alle(id)).filter(({ naam }) => naam === 'verantwoording.ontvangen');
    if (ontvangen === undefined) throw new Error('receiving was not written');
    const [actie, ...perBetrokkene] = await regelsVan(ontvangen);
    expect(actie).toEqual({
      trace_id: ontvangen.traceId,
      span_id: ontvangen.spanId,
      status_code: 0,
      name: 'verantwoording.ontvangen',
      start_time: Date.parse('2026-05-06T10:00:00.000Z'),
      end_time: Date.parse('2026-05-06T10:00:00.000Z'),
      resource: {
        attributes: [
          { key: 'service.name', value: 'enkelvoud' },
          { key: 'service.version', value: expect.stringMatching(/^\d/) },
        ],
      },
      attributes: [
        { key: 'dpl.core.processing_activity_id', value: 'urn:enkelvoud:verwerkingsactiviteit:ontvangen:1' },
        { key: 'enkelvoud.houder', value: `aanbieder/${AGBCODE}` },
        { key: 'enkelvoud.verantwoording', value: id },
      ],
    });
    expect(perBetrokkene.map((regel) => waarde(regel, BETROKKENE)).sort()).toEqual(wieIn(() => true));
    expect(perBetrokkene.length).toBeGreaterThan(1);
    expect(new Set(perBetrokkene.map((regel) => waarde(regel, 'dpl.core.data_subject_id_type')))).toEqual(
      new Set(['BSN']),
    );
    expect(new Set(perBetrokkene.map((regel) => regel.parent_span_id))).toEqual(new Set([ontvangen.spanId]));
    expect(new Set(perBetrokkene.map((regel) => regel.span_id)).size).toBe(perBetrokkene.length);
    for (const { span_id } of perBetrokkene) expect(span_id).toMatch(/^[0-9a-f]{16}$/);
  });

  it('names of each zending those in its delen only, and nobody where totals leave', async () => {
    const zendingen = await gateway.diensten.staat.zendingen.listZendingen(id);
    const beeld = await gateway.diensten.register.huidig();
    const gezien = new Set<string>();
    for (const verwerking of (await alle(id)).filter(({ zendingId }) => zendingId !== undefined)) {
      const zending = zendingen.find((een) => een.id === verwerking.zendingId);
      if (zending === undefined) throw new Error('of a zending that is not there');
      const { niveau } = beeld.compiled(zending.formaat.naam, zending.formaat.versie).formaat;
      const delen = await gateway.diensten.staat.zendingen.listDelenVanZending(zending.id);
      const [, ...regels] = await regelsVan(verwerking);
      const verwacht =
        verwerking.naam === 'zending.verstrekken' && niveau === 'geaggregeerd'
          ? []
          : wieIn(({ gemeentecode, wet }) =>
              delen.some((deel) => deel.gemeentecode === gemeentecode && deel.wet === wet),
            );
      expect([verwerking.naam, regels.map((regel) => waarde(regel, BETROKKENE)).sort()]).toEqual([
        verwerking.naam,
        verwacht,
      ]);
      gezien.add(`${verwerking.naam} ${niveau}`);
    }
    expect(gezien.size).toBe(4);
  });

  it('never names anyone', async () => {
    for (const verwerking of await alle(id))
      for (const regel of await regelsVan(verwerking))
        for (const { bsn } of VERWERKT.prestaties ?? []) expect(JSON.stringify(regel)).not.toContain(bsn);
  });
});

describe('a verantwoording that is stored by another road', () => {
  it('is written all the same, by the database', async () => {
    const { staat } = gateway.diensten;
    const anders = await indienen(voorbeeldVerantwoording({ kenmerk: 'zonder' }), {
      ...gateway.diensten,
      staat: {
        ...staat,
        verantwoordingen: new Proxy(staat.verantwoordingen, {
          get: (doel, naam) =>
            naam === 'aanvaard'
              ? ({ verwerking: _, ...rest }: Parameters<typeof doel.aanvaard>[0]) => doel.aanvaard(rest)
              : Reflect.get(doel, naam).bind(doel),
        }),
      },
    });
    const [eerste] = (await alle(anders)).toReversed();
    expect(eerste).toMatchObject({
      naam: 'verantwoording.ontvangen',
      traceId: expect.stringMatching(/^[0-9a-f]{32}$/),
      spanId: expect.stringMatching(/^[0-9a-f]{16}$/),
      betrokkenen: 'alle',
    });
    expect(eerste?.traceId).not.toBe(gateway.diensten.spoor.traceId);
  });

  it('that is refused leaves no list behind', async () => {
    const { OPSLAG } = env as unknown as Bindingen;
    const lijsten = async () => (await OPSLAG.list({ prefix: 'betrokkenen/' })).objects.map(({ key }) => key).sort();
    const ervoor = await lijsten();
    const uitkomst = await submit(gateway.diensten, '12345678', bytesVan(voorbeeldVerantwoording({ kenmerk: 'fout' })));
    expect(uitkomst.soort).toBe('geweigerd');
    expect(await lijsten()).toEqual(ervoor);
  });
});

describe('a row of the logboek', () => {
  it('never changes', async () => {
    const { DB } = env as unknown as Bindingen;
    await expect(DB.prepare("UPDATE verwerkingen SET naam = 'x'").run()).rejects.toThrow('a verwerking never changes');
  });
});

describe('looking for one person', () => {
  const [eerste] = VERWERKT.prestaties ?? [];
  const bsn = eerste?.bsn ?? '';

  it('finds what was kept of them, by hash alone, also after a new key', async () => {
    const nieuw = createBetrokkenensleutels(new Map([...SLEUTELS, [2, Buffer.alloc(32, 'twee').toString('base64')]]));
    const diensten = { ...gateway.diensten, betrokkenen: nieuw };
    const later = await indienen(voorbeeldVerantwoording({ kenmerk: 'na-rotatie' }), diensten);
    const { rijen, onleesbaar } = await zoekBetrokkene(diensten, bsn, AGBCODE, { aantal: 50 });
    expect(onleesbaar).toEqual([]);
    expect(rijen.map(({ verantwoordingId }) => verantwoordingId)).toEqual(expect.arrayContaining([id, later]));
    const hier = rijen.find(({ verantwoordingId }) => verantwoordingId === id);
    const verwacht = new Set(
      [...(VERWERKT.prestaties ?? []), ...(VERWERKT.trajecten ?? [])]
        .filter((regel) => regel.bsn === bsn)
        .map(({ gemeentecode, wet }) => `${gemeentecode}-${wet}`),
    );
    expect(new Set(hier?.delen.map(({ gemeentecode, wet }) => `${gemeentecode}-${wet}`))).toEqual(verwacht);
    // The same person has another hash under each key.
    expect(
      Buffer.from(nieuw.nieuwste.hash(bsn)).equals(Buffer.from(gateway.diensten.betrokkenen.nieuwste.hash(bsn))),
    ).toBe(false);
  });

  it('says of what it could not look in', async () => {
    const alleenNieuw = createBetrokkenensleutels(new Map([[2, Buffer.alloc(32, 'twee').toString('base64')]]));
    const { rijen, onleesbaar } = await zoekBetrokkene(
      { ...gateway.diensten, betrokkenen: alleenNieuw },
      bsn,
      AGBCODE,
      { aantal: 50 },
    );
    expect(onleesbaar.map(({ verantwoordingId }) => verantwoordingId)).toContain(id);
    expect(rijen.map(({ verantwoordingId }) => verantwoordingId)).not.toContain(id);
  });

  it('finds nothing of somebody else, and nothing at another aanbieder', async () => {
    expect((await zoekBetrokkene(gateway.diensten, '999999990', AGBCODE, { aantal: 50 })).rijen).toEqual([]);
    expect(await zoekBetrokkene(gateway.diensten, bsn, '12345678', { aantal: 50 })).toEqual({
      rijen: [],
      onleesbaar: [],
    });
  });

  it('goes page by page', async () => {
    const gezien: string[] = [];
    let vanaf: string | undefined;
    do {
      const blad = await zoekBetrokkene(gateway.diensten, bsn, undefined, {
        aantal: 1,
        ...(vanaf === undefined ? {} : { vanaf }),
      });
      gezien.push(...[...blad.rijen, ...blad.onleesbaar].map(({ lijstId }) => lijstId));
      vanaf = blad.volgende;
    } while (vanaf !== undefined);
    expect(gezien.length).toBe(3);
    expect(new Set(gezien).size).toBe(3);
  });
});
