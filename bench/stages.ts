/** Time per stage, in this process and one after the other: what each costs by itself, without workerd, storage or waiting. */
import { createReadStream } from 'node:fs';
import type { Registerdocument } from '../scripts/lib/register-folder.ts';
import { checkTotalen, createUitvoercontrole } from '../src/check/index.ts';
import { convert } from '../src/convert/index.ts';
import type { PrestatieRegel } from '../src/domain/deel.ts';
import { deelNaam } from '../src/domain/deel.ts';
import type { OutputDocument, UitvoerBestand } from '../src/domain/output.ts';
import type { Kop } from '../src/domain/verantwoording.ts';
import { leesVerantwoording } from '../src/ingest/lees-verantwoording.ts';
import { STANDAARD_INVOERLIMIETEN } from '../src/ingest/limieten.ts';
import { zendingIdVoor } from '../src/pipeline/receive.ts';
import { createBeeld, type RegisterBeeld, registerVanDocumenten } from '../src/pipeline/register-bron.ts';
import { render } from '../src/render/index.ts';
import { planZendingen } from '../src/route/plan.ts';
import type { DelenInhoud } from '../src/storage/delen/inhoud.ts';
import { prestatieBron } from '../src/storage/delen/lezer.ts';
import { DelenSchrijver } from '../src/storage/delen/schrijver.ts';
import { GeheugenBlobs } from '../src/storage/geheugen/blobs.ts';

export type Stage = 'ingest' | 'delen' | 'route' | 'convert' | 'render' | 'check';
/** Milliseconds. */
export type Tijden = Readonly<Record<Stage, number>>;

const MAP = 'bench';
const VANDAAG = '2026-11-01';

/** The register as the gateway keeps it, out of the documents of a folder. */
export function toBeeld(documenten: readonly Registerdocument[]): RegisterBeeld {
  return createBeeld(
    registerVanDocumenten(
      documenten.map(({ documentsoort, bron, inhoud }) => ({
        documentsoort,
        naam: bron,
        versie: '',
        sha256: '',
        inhoud: contentOf(documentsoort, inhoud),
      })),
      'bench',
    ),
  );
}

/** A list is kept without its version and explanation. */
const contentOf = (documentsoort: Registerdocument['documentsoort'], inhoud: unknown): unknown =>
  documentsoort === 'formaat' || documentsoort === 'aansluiting'
    ? inhoud
    : (inhoud as Readonly<Record<string, unknown>>)[documentsoort];

export async function measureStages(bestand: string, beeld: RegisterBeeld): Promise<Tijden> {
  const tijden: Record<Stage, number> = { ingest: 0, delen: 0, route: 0, convert: 0, render: 0, check: 0 };
  async function measure<Uitkomst>(stage: Stage, werk: () => Uitkomst | Promise<Uitkomst>): Promise<Uitkomst> {
    const begin = performance.now();
    const uitkomst = await werk();
    tijden[stage] += performance.now() - begin;
    return uitkomst;
  }

  const { kop, regels } = await read(bestand, beeld, measure);
  const blobs = new GeheugenBlobs();
  const inhoud = await measure('delen', () => split(blobs, regels));
  regels.length = 0;
  const plan = await measure('route', () =>
    planZendingen({
      verantwoordingId: MAP,
      kop,
      delen: inhoud.delen,
      index: beeld.index,
      ingediendOp: VANDAAG,
      zendingId: zendingIdVoor(MAP),
    }),
  );
  for (const zending of plan.zendingen) {
    const gecompileerd = beeld.compiled(zending.formaat.naam, zending.formaat.versie);
    const omzetting = convert(gecompileerd, {
      kop,
      ontvanger: zending.ontvanger,
      parameters: beeld.index.findAansluiting(zending.aansluiting.id, zending.aansluiting.versie)?.parameters ?? {},
      gemeenteNaam: beeld.index.gemeenteNaam,
      delen: zending.delen.map((deel) => prestatieBron(blobs, MAP, inhoud, deel)),
    });
    const bestanden = omzetting.bestanden[Symbol.asyncIterator]();
    for (;;) {
      const stap = await measure('convert', () => bestanden.next());
      if (stap.done) break;
      const uitgelezen = await measure('convert', () => drain(stap.value));
      const brokken = await measure('render', () => toBrokken(render(uitgelezen)));
      await measure('check', () => {
        const controle = createUitvoercontrole(stap.value, gecompileerd.formaat.niveau);
        for (const brok of brokken) controle.take(brok);
        return controle.finish(omzetting.kentBsn);
      });
    }
    await measure('check', () => {
      const namen = new Set(zending.delen.map(deelNaam));
      const delen = inhoud.delen.filter((deel) => namen.has(deelNaam(deel)));
      const bevindingen = checkTotalen('prestaties', delen, omzetting.resultaat().delen);
      if (bevindingen.length > 0) throw new Error(`the totals of ${zending.formaat.naam} do not add up`);
    });
  }
  return tijden;
}

type Measure = <Uitkomst>(stage: Stage, werk: () => Uitkomst | Promise<Uitkomst>) => Promise<Uitkomst>;

async function read(
  bestand: string,
  beeld: RegisterBeeld,
  measure: Measure,
): Promise<{ kop: Kop; regels: PrestatieRegel[] }> {
  const regels: PrestatieRegel[] = [];
  const uitkomst = await measure('ingest', () =>
    leesVerantwoording(createReadStream(bestand, { highWaterMark: 256 * 1024 }), {
      vandaag: VANDAAG,
      gemeenten: beeld.index.gemeentetabel,
      limieten: { ...STANDAARD_INVOERLIMIETEN },
      opPrestaties: (batch) => {
        for (const regel of batch) regels.push(regel);
      },
      opTrajecten: () => undefined,
    }),
  );
  if (uitkomst.uitkomst === 'geldig') return { kop: uitkomst.kop, regels };
  const codes = uitkomst.uitkomst === 'geweigerd' ? uitkomst.bevindingen.bevindingen.map(({ code }) => code) : [];
  throw new Error(`the bench file is refused: ${[...new Set(codes)].join(', ')}`);
}

const BATCH = 512;

async function split(blobs: GeheugenBlobs, regels: readonly PrestatieRegel[]): Promise<DelenInhoud> {
  const schrijver = new DelenSchrijver(blobs, MAP);
  for (let van = 0; van < regels.length; van += BATCH)
    await schrijver.schrijfPrestaties(regels.slice(van, van + BATCH));
  return schrijver.sluit();
}

/** The whole document of one file, so that rendering can be timed apart. */
async function drain({ document }: UitvoerBestand): Promise<OutputDocument> {
  switch (document.vorm) {
    case 'records':
      return { ...document, rijen: again(await collect(document.rijen)) };
    case 'boom':
      return { ...document, stappen: again(await collect(document.stappen)) };
    default:
      throw new Error(`no ontvanger of the bench asks for ${document.vorm}`);
  }
}

async function collect<Item>(bron: AsyncIterable<Item>): Promise<Item[]> {
  const items: Item[] = [];
  for await (const item of bron) items.push(item);
  return items;
}

async function* again<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  yield* items;
}

const toBrokken = (bytes: AsyncIterable<Uint8Array>): Promise<Uint8Array[]> => collect(bytes);
