/** What the commands have in common in reading what was typed behind them. */
import path from 'node:path';

/** npm runs a script in the folder of package.json; the user means the folder he stands in. */
export const here = (pad: string): string => path.resolve(process.env.INIT_CWD ?? process.cwd(), pad);

/** The sentence for options that `parseArgs` of Node refused; names the option when its message does. */
export function describeOptiefout(error: unknown): string {
  const optie = /'(-[^' ]*)/.exec(error instanceof Error ? error.message : '')?.[1];
  return optie === undefined ? 'Deze opties begrijpen wij niet.' : `De optie ${optie} is onbekend of niet volledig.`;
}
