/**
 * The verwerkingenlogboek as the standard tells it (Logboek Dataverwerkingen, Logius): one logregel per action and per betrokkene. An
 * action is kept once with a reference to its betrokkenen; here it is written out. See docs/decisions/0025-logbooks.md.
 */
import { createHash } from 'node:crypto';
import { deelNaam } from '../domain/deel.ts';
import { SOFTWAREVERSIE } from '../domain/softwareversie.ts';
import type { Verwerking } from '../domain/verwerking.ts';
import { activiteitUri, VERWERKINGSACTIVITEITEN } from '../domain/verwerkingsactiviteit.ts';
import { readBetrokkeneninhoud } from '../storage/betrokkenen/indeling.ts';
import { listBetrokkenen } from '../storage/betrokkenen/lezer.ts';
import { toBetrokkeneId } from './betrokkenen.ts';
import type { Diensten } from './diensten.ts';
import { betrokkenenMap } from './sleutels-van-opslag.ts';

type Logboekdiensten = Pick<Diensten, 'staat' | 'blobs' | 'register'>;

export interface Kenmerkpaar {
  readonly key: string;
  readonly value: string;
}

/** The interface of the standard, field by field; times in ms since 1970. */
export interface Logregel {
  readonly trace_id: string;
  readonly span_id: string;
  readonly parent_span_id?: string;
  readonly status_code: 0 | 2;
  readonly name: string;
  readonly start_time: number;
  readonly end_time: number;
  readonly foreign_operation?: { readonly trace_id: string; readonly span_id: string; readonly entity: string };
  readonly resource: { readonly attributes: readonly Kenmerkpaar[] };
  readonly attributes: readonly Kenmerkpaar[];
}

const RESOURCE = {
  attributes: [
    { key: 'service.name', value: 'enkelvoud' },
    { key: 'service.version', value: SOFTWAREVERSIE },
  ],
};

/** Of the version that held when it was written: an id never comes to stand for something else. */
function activiteitId({ activiteit }: Verwerking): string {
  const gevonden = VERWERKINGSACTIVITEITEN.find(({ naam }) => naam === activiteit);
  if (gevonden === undefined) throw new Error(`no activity ${activiteit}`);
  return activiteitUri(gevonden);
}

/** The action itself first, without a betrokkene; then one below it for each of them. Memory does not grow with how many they are. */
export async function* logregels(diensten: Logboekdiensten, verwerking: Verwerking): AsyncGenerator<Logregel> {
  const { traceId, spanId, vreemd, door, verantwoordingId, zendingId } = verwerking;
  const activiteit = { key: 'dpl.core.processing_activity_id', value: activiteitId(verwerking) };
  const eigen = {
    'enkelvoud.houder': door && `${door.houdersoort}/${door.houdercode}`,
    'enkelvoud.verantwoording': verantwoordingId,
    'enkelvoud.zending': zendingId,
  };
  const regel: Logregel = {
    trace_id: traceId,
    span_id: spanId,
    status_code: verwerking.status,
    name: verwerking.naam,
    start_time: Date.parse(verwerking.begonnenOp),
    end_time: Date.parse(verwerking.geeindigdOp),
    ...(vreemd && {
      foreign_operation: { trace_id: vreemd.traceId, span_id: vreemd.spanId, entity: vreemd.entiteit },
    }),
    resource: RESOURCE,
    attributes: [
      activiteit,
      ...Object.entries(eigen).flatMap(([key, value]) => (value === undefined ? [] : [{ key, value }])),
    ],
  };
  yield regel;
  for await (const id of betrokkenenVan(diensten, verwerking))
    yield {
      ...regel,
      span_id: createHash('sha256').update(`${spanId}\n${id}`).digest('hex').slice(0, spanId.length),
      parent_span_id: spanId,
      attributes: [
        activiteit,
        { key: 'dpl.core.data_subject_id', value: id },
        { key: 'dpl.core.data_subject_id_type', value: 'BSN' },
      ],
    };
}

async function* betrokkenenVan(diensten: Logboekdiensten, verwerking: Verwerking): AsyncGenerator<string> {
  const { lijstId, betrokkenen, betrokkene, zendingId, naam } = verwerking;
  if (betrokkene !== undefined) yield betrokkene;
  if (lijstId === undefined || betrokkenen === 'geen') return;
  const map = betrokkenenMap(lijstId);
  const inhoud = await readBetrokkeneninhoud(diensten.blobs, map);
  if (inhoud === undefined) return;
  let namen: ReadonlySet<string> | undefined;
  if (betrokkenen === 'zending') {
    if (zendingId === undefined) throw new Error(`verwerking ${verwerking.nummer} has no zending`);
    // Totals leave the gateway without anyone in them.
    if (naam === 'zending.verstrekken' && (await isGeaggregeerd(diensten, zendingId))) return;
    namen = new Set((await diensten.staat.zendingen.listDelenVanZending(zendingId)).map(deelNaam));
  }
  for await (const hash of listBetrokkenen(
    diensten.blobs,
    map,
    inhoud,
    (deel) => namen === undefined || namen.has(deelNaam(deel)),
  ))
    yield toBetrokkeneId(inhoud.sleutelversie, hash);
}

async function isGeaggregeerd({ staat, register }: Logboekdiensten, zendingId: string): Promise<boolean> {
  const zending = await staat.zendingen.findZending(zendingId);
  if (zending === undefined) return false;
  const beeld = await register.huidig();
  return beeld.compiled(zending.formaat.naam, zending.formaat.versie).formaat.niveau === 'geaggregeerd';
}

/** As NDJSON. */
export async function* exportLogregels(diensten: Logboekdiensten, verwerking: Verwerking): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const regel of logregels(diensten, verwerking)) yield encoder.encode(`${JSON.stringify(regel)}\n`);
}
