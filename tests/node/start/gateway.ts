/** `npm start` as a process, with a port and data of its own, and what becomes of every process it started. */
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ROOT } from '../verwerk/command.ts';

/** Below what systems hand out for outgoing connections (from 32768 on, or higher): nothing takes it before it is listened on. */
const POORTEN = { van: 15_000, tot: 32_000 };

const isFree = (poort: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(poort, 'localhost', () => server.close(() => resolve(true)));
  });

export async function freePort(): Promise<number> {
  for (;;) {
    const poort = randomInt(POORTEN.van, POORTEN.tot);
    if (await isFree(poort)) return poort;
  }
}

/** This process and all that came from it. */
export function processTree(wortel: number): readonly number[] {
  const regels = execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n');
  const paren = regels.map((regel) => regel.trim().split(/\s+/).map(Number) as [number, number]);
  const boom = [wortel];
  for (const pid of boom) boom.push(...paren.filter(([, ouder]) => ouder === pid).map(([kind]) => kind));
  return boom;
}

/** A process that ended and was not waited for yet (state Z) is no longer alive. */
export function isAlive(pid: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout.trim() !== '' && !stdout.trim().startsWith('Z');
}

/** What does not come within this time never comes; a busy machine is only slow. */
const GEDULD_SECONDEN = 250;

export async function waitUntil(klopt: () => boolean | Promise<boolean>, wat: string | (() => string)): Promise<void> {
  for (const tot = Date.now() + GEDULD_SECONDEN * 1000; Date.now() < tot; await wait(50)) if (await klopt()) return;
  throw new Error(`not within ${GEDULD_SECONDEN} s: ${typeof wat === 'string' ? wat : wat()}`);
}

export class Start {
  readonly proces: ChildProcess;
  uitvoer = '';

  constructor(staat: string, poort: number) {
    this.proces = spawn(process.execPath, [path.join(ROOT, 'scripts/start.ts'), '--staat', staat], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, PORT: String(poort), NO_COLOR: '1' },
    });
    for (const stroom of [this.proces.stdout, this.proces.stderr])
      stroom?.on('data', (stuk: Buffer) => {
        this.uitvoer += stuk.toString();
      });
  }

  get pid(): number {
    if (this.proces.pid === undefined) throw new Error('did not start');
    return this.proces.pid;
  }

  async ready(): Promise<void> {
    await waitUntil(
      () => {
        if (this.proces.exitCode !== null) throw new Error(`ended early:\n${this.uitvoer}`);
        return this.uitvoer.includes('Ctrl-C');
      },
      () => `start:\n${this.uitvoer}`,
    );
  }

  /** @returns the exit code; every process it started is gone then. */
  async interrupt(): Promise<number | null> {
    const boom = processTree(this.pid);
    const einde = once(this.proces, 'exit');
    this.proces.kill('SIGINT');
    const [code] = await einde;
    await waitUntil(() => !boom.some(isAlive), `the end of ${boom.length} processes`);
    return typeof code === 'number' ? code : null;
  }

  /** As a power cut: all at once, without a chance to tidy up. */
  async kill(): Promise<void> {
    const boom = processTree(this.pid);
    for (const pid of boom) if (isAlive(pid)) process.kill(pid, 'SIGKILL');
    await waitUntil(() => !boom.some(isAlive), 'the end of all processes');
  }
}
