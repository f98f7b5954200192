/** `enkelvoud herhaal`: makes every file of an ontvangstbewijs again, with the program that comes with the gateway. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Uitkomst } from '../uitkomst.ts';

const PROGRAMMA = fileURLToPath(new URL('../../scripts/herhaal.ts', import.meta.url));

/** Its own exit codes: 0 the same, 1 something differs, 2 wrong use. */
const UITKOMSTEN: Readonly<Record<number, Uitkomst>> = { 0: 'goed', 1: 'kijk-na', 2: 'verkeerd-gebruik' };

/** @param args as `npm run herhaal` takes them; the submission comes from the gateway of ENKELVOUD_URL unless they say otherwise */
export async function herhaal(args: readonly string[]): Promise<Uitkomst> {
  const adres = process.env.ENKELVOUD_URL;
  const zegtZelf = args.some((arg) => /^--(gateway|verantwoording|staat|help)(=|$)/.test(arg));
  const gateway = adres === undefined || zegtZelf ? [] : ['--gateway', adres];
  const proces = spawn(process.execPath, [PROGRAMMA, ...args, ...gateway], { stdio: 'inherit' });
  const [code] = await once(proces, 'close');
  return UITKOMSTEN[Number(code)] ?? 'storing';
}
