import { err, ok, type Result } from '../../src/domain/result.ts';

/** Errors: where it went wrong, as far as the parser says so. */
export function parseJson(tekst: string): Result<unknown, string> {
  try {
    return ok(JSON.parse(tekst.startsWith('\uFEFF') ? tekst.slice(1) : tekst));
  } catch (error) {
    const plaats = /line (\d+) column (\d+)/.exec(error instanceof Error ? error.message : '');
    return err(plaats === null ? '' : ` (regel ${plaats[1]}, teken ${plaats[2]})`);
  }
}
