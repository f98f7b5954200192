/** What the commands have in common in reading what was typed behind them. */
import path from 'node:path';
import { err, ok, type Result } from '../../src/domain/result.ts';

/** npm runs a script in the folder of package.json; the user means the folder he stands in. */
export const here = (pad: string): string => path.resolve(process.env.INIT_CWD ?? process.cwd(), pad);

/** The sentence for options that `parseArgs` of Node refused; names the option when its message does. */
export function describeOptiefout(error: unknown): string {
  const optie = /'(-[^' ]*)/.exec(error instanceof Error ? error.message : '')?.[1];
  return optie === undefined ? 'Deze opties begrijpen wij niet.' : `De optie ${optie} is onbekend of niet volledig.`;
}

/** @param parse `parseArgs` of Node with the options of a command; @returns what was typed, or that help was asked for. Error: a sentence. */
export function readOpties<Gelezen extends { readonly values: { readonly help?: boolean | undefined } }>(
  parse: (args: readonly string[]) => Gelezen,
  args: readonly string[],
): Result<Gelezen | 'hulp', string> {
  try {
    const gelezen = parse(args);
    return ok(gelezen.values.help === true ? 'hulp' : gelezen);
  } catch (error) {
    return err(describeOptiefout(error));
  }
}
