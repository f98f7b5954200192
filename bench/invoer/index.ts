/**
 * What it costs to read a submission that is not the standard JSON, as a ratio to the XML parser alone (`saxes`) over the same bytes: 100 MB
 * of 323 messages, and an invulsjabloon of 200,000 rows. Ours does everything a submission asks: form, schema, every rule. Runs with a
 * heap of 64 MB, and is made smaller and larger to see that memory does not grow with it. Then the same files are submitted to the worker
 * in workerd, where an isolate has 64 MB as well (128 on the platform).
 */
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { zipSync } from 'fflate';
import type { Meting } from '../omzetting/index.ts';
import { runNode } from '../proces.ts';
import { bericht } from './berichten.ts';
import type { Geheugen, Snelheid } from './meet.ts';
import { werkmap } from './werkmap.ts';
import type { Aanvaard } from './workerd.ts';

/** Some 21 MB each. */
const BERICHTEN = 5;
const RIJEN = 200_000;
const HEAP = 64;

async function measure<Uitkomst>(wat: string, soort: string, bestanden: readonly string[]): Promise<Uitkomst> {
  const { code, stdout, stderr } = await runNode([
    '--expose-gc',
    `--max-old-space-size=${HEAP}`,
    path.join(import.meta.dirname, 'meet.ts'),
    wat,
    soort,
    ...bestanden,
  ]);
  if (code !== 0) throw new Error(`bench/invoer/meet.ts ${wat} ${soort}: ${stderr}`);
  return JSON.parse(stdout) as Uitkomst;
}

async function submit(bestand: string, mediatype: string, query: string): Promise<Aanvaard> {
  const { code, stdout, stderr } = await runNode(
    [path.join(import.meta.dirname, 'workerd.ts'), bestand, mediatype, query],
    { MINIFLARE_WORKERD_V8_FLAGS: `--max-heap-size=${HEAP}` },
  );
  if (code !== 0) throw new Error(`bench/invoer/workerd.ts: a heap of ${HEAP} MB is not enough, or ${stderr}`);
  return JSON.parse(stdout) as Aanvaard;
}

/** The messages in one zip, as a provider sends a month. */
async function bundle(berichten: readonly string[], doel: string): Promise<string> {
  const leden = await Promise.all(
    berichten.map(async (bestand) => [path.basename(bestand), await readFile(bestand)] as const),
  );
  await writeFile(doel, zipSync(Object.fromEntries(leden), { level: 1 }));
  return doel;
}

async function measureSoort(
  soort: 'berichten' | 'werkmap',
  naam: string,
  groot: readonly string[],
  klein: readonly string[],
  log: (tekst: string) => void,
): Promise<readonly Meting[]> {
  const { regels, bytes, gateway, saxes } = await measure<Snelheid>('snelheid', soort, groot);
  const megabytes = (bytes / 1024 / 1024).toFixed(0);
  log(`${soort}: ${regels} regels, ${megabytes} MB XML; wij ${gateway.toFixed(0)} ms, saxes ${saxes.toFixed(0)} ms.`);
  const kleiner = await measure<Geheugen>('geheugen', soort, klein);
  const groter = await measure<Geheugen>('geheugen', soort, groot);
  const geheugen = ({ regels, piek }: Geheugen): Meting => ({
    naam: `geheugen-${soort}-${regels}`,
    waarde: Number(piek.toFixed(1)),
    eenheid: 'MB',
  });
  return [
    { naam: `${naam}-invoer`, waarde: Math.round(gateway), eenheid: 'ms' },
    { naam: `${naam}-invoer-vs-saxes`, waarde: Number((gateway / saxes).toFixed(2)), eenheid: 'x' },
    geheugen(kleiner),
    geheugen(groter),
  ];
}

async function measureWorkerd(bundel: string, werkmap: string): Promise<readonly Meting[]> {
  const metingen: Meting[] = [];
  for (const [naam, bestand, mediatype, query] of [
    ['berichten', bundel, 'application/zip', 'kenmerk=bench'],
    ['werkmap', werkmap, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', ''],
  ] as const) {
    const { regels, milliseconden } = await submit(bestand, mediatype, query);
    metingen.push({ naam: `workerd-${naam}-${regels}-heap-${HEAP}`, waarde: Math.round(milliseconden), eenheid: 'ms' });
  }
  return metingen;
}

export async function measureInvoer(log: (tekst: string) => void): Promise<readonly Meting[]> {
  const map = await mkdtemp(path.join(tmpdir(), 'enkelvoud-bench-invoer-'));
  try {
    const berichten: string[] = [];
    for (let nr = 0; nr < BERICHTEN; nr++) {
      const bestand = path.join(map, `${nr}.xml`);
      await pipeline(Readable.from(bericht(nr)), createWriteStream(bestand));
      berichten.push(bestand);
    }
    const write = async (rijen: number): Promise<string> => {
      const bestand = path.join(map, `${rijen}.xlsx`);
      await pipeline(Readable.from(werkmap(rijen)), createWriteStream(bestand));
      return bestand;
    };
    const groot = await write(RIJEN);
    const klein = await write(RIJEN / 10);
    return [
      ...(await measureSoort('berichten', 'xml', berichten, berichten.slice(0, 1), log)),
      ...(await measureSoort('werkmap', 'werkmap', [groot], [klein], log)),
      ...(await measureWorkerd(await bundle(berichten, path.join(map, 'berichten.zip')), groot)),
    ];
  } finally {
    await rm(map, { recursive: true, force: true });
  }
}
