/** Child processes of a measurement, and what the operating system knows of their memory. */
import { spawn } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';

export interface Afloop {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export function runNode(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Afloop> {
  return new Promise((resolve, reject) => {
    const proces = spawn(process.execPath, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
    });
    let stdout = '';
    let stderr = '';
    proces.stdout.on('data', (stuk: Buffer) => {
      stdout += stuk.toString();
    });
    proces.stderr.on('data', (stuk: Buffer) => {
      stderr += stuk.toString();
    });
    proces.once('error', reject);
    proces.once('close', (code) => resolve({ code, stdout, stderr }));
  });
}

/** Processes called workerd that descend from this one. Empty where there is no /proc. */
async function ownWorkerds(voorouder: number): Promise<readonly { pid: number; status: string }[]> {
  const ouders = new Map<number, number>();
  const workerds: { pid: number; status: string }[] = [];
  const namen = await readdir('/proc').catch(() => []);
  for (const pid of namen.filter((naam) => /^\d+$/.test(naam)).map(Number)) {
    const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
    ouders.set(pid, Number(/^PPid:\s*(\d+)/m.exec(status)?.[1] ?? 0));
    if (/^Name:\s*workerd/m.test(status)) workerds.push({ pid, status });
  }
  const isOurs = (pid: number): boolean => {
    for (let wie: number | undefined = pid; wie !== undefined && wie > 1; wie = ouders.get(wie))
      if (wie === voorouder) return true;
    return false;
  };
  return workerds.filter(({ pid }) => isOurs(pid));
}

/** Ticks a second in /proc (USER_HZ), the same on every Linux. */
const TICKS = 100;

/** Milliseconds of processor time that every workerd under this process used so far. Undefined where there is no /proc. */
export async function cpuOfWorkerd(voorouder = process.pid): Promise<number | undefined> {
  const eigen = await ownWorkerds(voorouder);
  if (eigen.length === 0) return undefined;
  let ticks = 0;
  for (const { pid } of eigen) {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
    // After the name in brackets: state is field 3, utime and stime are 14 and 15 (proc(5)).
    const velden = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    ticks += Number(velden[11] ?? 0) + Number(velden[12] ?? 0);
  }
  return (ticks * 1000) / TICKS;
}

/**
 * The largest working set (resident memory) in MB that a workerd under this process ever had. Undefined where there is no /proc.
 * All of it: the worker, the simulated D1, R2 and queue, and the runtime itself.
 */
export async function peakOfWorkerd(voorouder = process.pid): Promise<number | undefined> {
  const eigen = (await ownWorkerds(voorouder)).flatMap(({ status }) => {
    const piek = /^VmHWM:\s*(\d+) kB/m.exec(status)?.[1];
    return piek === undefined ? [] : [Number(piek) / 1024];
  });
  return eigen.length === 0 ? undefined : Math.max(...eigen);
}
