/** Where the official material is that may not be copied into this repository. For the conformance suite, in Node. */
import { existsSync } from 'node:fs';
import path from 'node:path';

/** Absolute path inside shared/; throws when it is not there, because a conformance test never skips. */
export function sharedPath(...parts: readonly string[]): string {
  const folder = process.env.ENKELVOUD_SHARED ?? path.resolve(import.meta.dirname, '../../../shared');
  const found = path.join(folder, ...parts);
  if (!existsSync(found)) {
    throw new Error(
      `Not there: ${path.join('shared', ...parts)}. See "Conformance" in CONTRIBUTING.md, or set ENKELVOUD_SHARED.`,
    );
  }
  return found;
}
