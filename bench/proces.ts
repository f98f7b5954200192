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

/**
 * The largest working set (resident memory) in MB that a workerd under this process ever had. Undefined where there is no /proc.
 * All of it: the worker, the simulated D1, R2 and queue, and the runtime itself.
 */
export async function peakOfWorkerd(voorouder = process.pid): Promise<number | undefined> {
  const ouders = new Map<number, number>();
  const pieken = new Map<number, number>();
  const namen = await readdir('/proc').catch(() => []);
  for (const pid of namen.filter((naam) => /^\d+$/.test(naam)).map(Number)) {
    const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
    ouders.set(pid, Number(/^PPid:\s*(\d+)/m.exec(status)?.[1] ?? 0));
    const piek = /^VmHWM:\s*(\d+) kB/m.exec(status)?.[1];
    if (/^Name:\s*workerd/m.test(status) && piek !== undefined) pieken.set(pid, Number(piek) / 1024);
  }
  const isOurs = (pid: number): boolean => {
    for (let wie: number | undefined = pid; wie !== undefined && wie > 1; wie = ouders.get(wie))
      if (wie === voorouder) return true;
    return false;
  };
  const eigen = [...pieken].filter(([pid]) => isOurs(pid)).map(([, piek]) => piek);
  return eigen.length === 0 ? undefined : Math.max(...eigen);
}
