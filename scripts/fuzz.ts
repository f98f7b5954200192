/**
 * Damages good files and gives them to every reader, until the time is up. Run: npm run fuzz -- [--seconden 60] [--doel json] [--zaad 7]
 *
 * Prints the seed; the same seed does the same again. What does not hold is kept in uit/fuzz: put it into tests/fuzz/corpus with the repair.
 * A reader that never comes back is ended by its own process: see `BEWAKER_MS`.
 */
import { spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Doel } from '../tests/fuzz/doel.ts';
import type { Uitslag } from '../tests/fuzz/ronde.ts';

/** Each target runs in a process of its own with this much memory, so that what grows without end is found as well. */
const GEHEUGEN_MB = 192;
/** So long after its time a target has hung. */
const BEWAKER_MS = 60_000;
const UIT = new URL('../uit/fuzz/', import.meta.url);

const { values } = parseArgs({
  options: {
    seconden: { type: 'string', default: '60' },
    doel: { type: 'string', multiple: true },
    zaad: { type: 'string', default: String(Date.now() % 1_000_000_000) },
    kind: { type: 'string' },
  },
});
const zaad = Number(values.zaad);

/** Work that does not grow in proportion shows here: no file is larger than 200 kB, and the readers do that in some milliseconds. */
const MEESTE_CPU_MS = 3_000;

const withCost = (doel: Doel): Doel => ({
  ...doel,
  async probeer(bytes, stap) {
    const voor = process.cpuUsage();
    await doel.probeer(bytes, stap);
    const { user } = process.cpuUsage(voor);
    if (user > MEESTE_CPU_MS * 1000) throw new Error(`${Math.round(user / 1000)} ms for ${bytes.length} bytes`);
  },
});

async function child(naam: string, ms: number): Promise<void> {
  const [{ DOELEN }, { ronde }] = await Promise.all([
    import('../tests/fuzz/doelen.ts'),
    import('../tests/fuzz/ronde.ts'),
  ]);
  const doel = DOELEN.find((een) => een.naam === naam);
  if (doel === undefined) throw new Error(`no target ${naam}; there are ${DOELEN.map((een) => een.naam).join(', ')}`);
  const uitslag = await ronde(withCost(doel), { zaad, keer: Number.MAX_SAFE_INTEGER, ms });
  const { fout, ...rest } = uitslag;
  const geheugenMb = Math.round(process.resourceUsage().maxRSS / 1024);
  process.send?.({
    ...rest,
    geheugenMb,
    ...(fout && { fout: { ...fout, bytes: Buffer.from(fout.bytes).toString('base64') } }),
  });
}

type Bericht = Omit<Uitslag, 'fout'> & {
  readonly geheugenMb: number;
  readonly fout?: { readonly uitleg: string; readonly bytes: string; readonly stap: number };
};

function start(naam: string, ms: number): Promise<Bericht | string> {
  const kind = spawn(
    process.execPath,
    [
      `--max-old-space-size=${GEHEUGEN_MB}`,
      fileURLToPath(import.meta.url),
      '--kind',
      naam,
      '--zaad',
      String(zaad),
      '--seconden',
      String(ms / 1000),
    ],
    { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
  );
  return new Promise((klaar) => {
    let uitslag: Bericht | undefined;
    const bewaker = setTimeout(() => {
      kind.kill('SIGKILL');
      klaar('did not come back');
    }, ms + BEWAKER_MS);
    kind.on('message', (bericht) => {
      uitslag = bericht as Bericht;
    });
    kind.on('exit', (code, signaal) => {
      clearTimeout(bewaker);
      klaar(uitslag ?? `ended with ${signaal ?? code} before it was done`);
    });
  });
}

async function parent(): Promise<void> {
  const { DOELEN } = await import('../tests/fuzz/doelen.ts');
  const namen = values.doel ?? DOELEN.map(({ naam }) => naam);
  const ms = Math.max(1000, Math.floor((Number(values.seconden) * 1000) / namen.length));
  console.log(`zaad ${zaad}; ${namen.length} doelen, elk ${Math.round(ms / 1000)} s`);
  let samen = 0;
  for (const naam of namen) {
    const uitslag = await start(naam, ms);
    if (typeof uitslag === 'string') {
      console.log(`${naam.padEnd(12)} MIS: ${uitslag} (zaad ${zaad})`);
      process.exitCode = 1;
      continue;
    }
    samen += uitslag.uitgevoerd;
    console.log(
      `${naam.padEnd(12)} ${String(uitslag.uitgevoerd).padStart(8)} keer  ${uitslag.geheugenMb} MB${uitslag.fout ? '  MIS' : ''}`,
    );
    if (uitslag.fout === undefined) continue;
    process.exitCode = 1;
    await mkdir(UIT, { recursive: true });
    const bestand = new URL(`${naam}-${zaad}.bin`, UIT);
    await writeFile(bestand, Buffer.from(uitslag.fout.bytes, 'base64'));
    console.log(
      `  ${uitslag.fout.uitleg.split('\n').slice(0, 8).join('\n  ')}\n  stap ${uitslag.fout.stap}; ${fileURLToPath(bestand)}`,
    );
  }
  console.log(`${samen} keer`);
}

await (values.kind === undefined ? parent() : child(values.kind, Number(values.seconden) * 1000));
