import type { Prestatie, Traject, Verantwoording } from '../../../src/domain/verantwoording.ts';
import type { Rij } from '../../../src/domain/werkmapcel.ts';
import { leesDelen } from '../../../src/ingest/invoerdeel.ts';
import { STANDAARD_INVOERLIMIETEN } from '../../../src/ingest/limieten.ts';
import { SjabloonDeel } from '../../../src/ingest/sjabloon/lees.ts';
import { openWerkmap } from '../../../src/ingest/werkmap/werkmap.ts';
import { type Invulinhoud, regelRows, renderInvulsjabloon } from '../../../src/render/invulsjabloon/index.ts';
import { bereik } from '../bereik.ts';
import { type Gelezen, TABEL, VANDAAG } from '../bouw.ts';

async function* inBatches<T>(regels: readonly T[]): AsyncGenerator<readonly T[]> {
  for (let van = 0; van < regels.length; van += 100) yield regels.slice(van, van + 100);
}

export async function bytesVan(stroom: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const delen: Uint8Array[] = [];
  for await (const deel of stroom) delen.push(deel);
  const heel = new Uint8Array(delen.reduce((som, deel) => som + deel.length, 0));
  let plaats = 0;
  for (const deel of delen) {
    heel.set(deel, plaats);
    plaats += deel.length;
  }
  return heel;
}

/** The workbook with this verantwoording in it. */
export function vul(verantwoording: Verantwoording, anders: Partial<Invulinhoud> = {}): Promise<Uint8Array> {
  const { prestaties = [], trajecten = [], ...kop } = verantwoording;
  const rijen = new Map<string, AsyncIterable<Rij>>([
    ['Prestaties', regelRows('prestaties', inBatches<Prestatie>(prestaties))],
    ['Trajecten', regelRows('trajecten', inBatches<Traject>(trajecten))],
  ]);
  return bytesVan(renderInvulsjabloon({ kop, rijen, uitleg: ['Vul de bladen in.'], ...anders }));
}

/** What is read from a workbook. */
export async function leesWerkmap(bytes: Uint8Array, vandaag = VANDAAG): Promise<Gelezen> {
  const werkmap = await openWerkmap(bereik(bytes, 65_536), 500_000_000);
  if (!werkmap.ok) throw new Error(JSON.stringify(werkmap.error));
  const prestaties: Gelezen['prestaties'][number][] = [];
  const trajecten: Gelezen['trajecten'][number][] = [];
  const uitkomst = await leesDelen(
    [new SjabloonDeel(werkmap.value)],
    {},
    {
      vandaag,
      gemeenten: TABEL,
      limieten: STANDAARD_INVOERLIMIETEN,
      opPrestaties: (regels) => {
        prestaties.push(...regels);
      },
      opTrajecten: (regels) => {
        trajecten.push(...regels);
      },
    },
  );
  return { uitkomst, prestaties, trajecten };
}
