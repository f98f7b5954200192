/** Holds one file of src/ against the table in rules.ts. */
import path from 'node:path';
import {
  CLOCK_OR_RANDOM,
  DRIVER_PLACES,
  DRIVER_TYPES,
  FOLDERS,
  type FolderRule,
  IO_PACKAGES,
  LOG_PLACE,
  ROOT_FILES,
  RUN_TIME_CODE,
  RUNTIME_MODULES,
  SCRIPT_TYPES,
  SCRIPTS,
  SIDE_EFFECTS,
  WEB_PACKAGES,
} from './rules.ts';
import { readSource, type SourceFacts, type SourceImport } from './source.ts';

function refusedRelative(file: string, folder: string, rule: FolderRule, found: SourceImport): string | undefined {
  const target = path.posix.join(path.posix.dirname(file), found.from);
  if (!path.posix.extname(target)) return `imports ${found.from} without extension`;
  const [top, targetFolder] = target.split('/');
  if (top === 'generated') {
    return folder === 'domain' && !found.typeOnly
      ? `domain takes only types from generated/, not ${target}`
      : undefined;
  }
  if (top !== 'src') return `imports ${target}: outside src/ only generated/ may be imported`;
  if (targetFolder === folder || (targetFolder !== undefined && rule.imports.includes(targetFolder))) return undefined;
  return `imports ${target}: ${folder} may import ${['its own folder', ...rule.imports].join(', ')}`;
}

function refusedPackage(rule: FolderRule, driver: boolean, from: string): string | undefined {
  if (RUNTIME_MODULES.test(from)) return driver ? undefined : `imports ${from}: only drivers know the runtime`;
  if (rule.effects !== 'shell' && WEB_PACKAGES.test(from))
    return `imports ${from}: the web framework stays above pipeline`;
  if (rule.effects === 'pure' && IO_PACKAGES.test(from)) return `imports ${from}: a pure stage does no I/O`;
  return undefined;
}

function refusedCalls(file: string, rule: FolderRule, driver: boolean, facts: SourceFacts): string[] {
  return facts.calls.flatMap((call) => {
    if (RUN_TIME_CODE.has(call)) return [`calls ${call}: workerd makes no code at run time`];
    if (rule.effects !== 'pure' && call.startsWith('console.') && file !== LOG_PLACE)
      return [`calls ${call}: only ${LOG_PLACE} writes to the log`];
    if (driver || rule.effects === 'shell') return [];
    if (CLOCK_OR_RANDOM.has(call)) return [`calls ${call}: now and ids are parameters`];
    return rule.effects === 'pure' && SIDE_EFFECTS.has(call) ? [`calls ${call}: a pure stage has no side effects`] : [];
  });
}

function refusedInScript(file: string, { from, typeOnly }: SourceImport): string | undefined {
  if (!from.startsWith('.')) return undefined;
  const target = path.posix.join(path.posix.dirname(file), from);
  if (target.startsWith(SCRIPTS) || (typeOnly && target.startsWith(SCRIPT_TYPES))) return undefined;
  return `imports ${target}: a script of the browser takes only scripts, and types of ${SCRIPT_TYPES}`;
}

/** The same for a file of `SCRIPTS`. */
const scriptViolations = (file: string, { imports }: SourceFacts): string[] =>
  imports
    .map((found) => refusedInScript(file, found))
    .filter((sentence) => sentence !== undefined)
    .map((sentence) => `${file}: ${sentence}`);

/**
 * @param file path from the root of the repository, with `/`
 * @returns one sentence per violation, each starting with the file; empty when all is well
 */
export function violations(file: string, text: string): string[] {
  const facts = readSource(text, file.endsWith('.tsx') ? 'tsx' : 'ts');
  if (file.startsWith(SCRIPTS)) return scriptViolations(file, facts);
  const [, folder = ''] = file.split('/');
  const isRoot = ROOT_FILES.includes(file);
  const rule: FolderRule | undefined = isRoot ? { imports: Object.keys(FOLDERS), effects: 'shell' } : FOLDERS[folder];
  if (rule === undefined) return [`${file}: no rule for this place; src/ holds ${ROOT_FILES.join(', ')} and folders`];
  const driver = DRIVER_PLACES.some((place) => (place.endsWith('/') ? file.startsWith(place) : file === place));
  const found = [
    ...facts.imports.map((one) => {
      if (!one.from.startsWith('.')) return refusedPackage(rule, driver, one.from);
      return isRoot ? undefined : refusedRelative(file, folder, rule, one);
    }),
    ...facts.globalTypes
      .filter((name) => !driver && DRIVER_TYPES.has(name))
      .map((name) => `names ${name}: only drivers and the composition root know the platform`),
    ...refusedCalls(file, rule, driver, facts),
  ];
  return found.filter((sentence) => sentence !== undefined).map((sentence) => `${file}: ${sentence}`);
}
