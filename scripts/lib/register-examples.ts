/**
 * The examples beside a formaat in a register folder, `formaten/<naam>/<versie>/voorbeelden/<voorbeeld>/`: `invoer.json` (a
 * verantwoording with test data), `verwacht/` (the files that must come out of it) and, where an aansluiting would fill something in,
 * `ontvanger.json`.
 */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { err, ok, type Result } from '../../src/domain/result.ts';
import { parseJson } from './json.ts';

/** What stands in `ontvanger.json`: who receives, and what its aansluiting would say. */
interface Omstandigheden {
  readonly ontvanger?: unknown;
  readonly parameters?: unknown;
  readonly codetabellen?: unknown;
  /** The day it is taken to be submitted; without it the day the verantwoording was signed. */
  readonly vandaag?: unknown;
}

/** As `voorbeelden` of `POST /beheer/v1/registraties` has it; what is wrong with its content is for the gateway to say. */
export interface Mapvoorbeeld extends Omstandigheden {
  readonly naam: string;
  readonly invoer: Readonly<Record<string, unknown>>;
  readonly verwacht: readonly { readonly bestandsnaam: string; readonly inhoudBase64: string }[];
}

const IN_EXAMPLE =
  /^(formaten\/[^/]+\/[^/]+)\/voorbeelden\/([^/]+)\/(?:(invoer\.json|ontvanger\.json)|verwacht\/[^/]+)$/;

/** The folder of the formaat to whose examples this path inside a register folder belongs. */
export const exampleOf = (bron: string): string | undefined => IN_EXAMPLE.exec(bron)?.[1];

/** The examples of the formaat in `map`, by name: none when there are no files of an example among `namen`. */
export async function readExamples(
  map: string,
  formaatmap: string,
  namen: readonly string[],
): Promise<Result<readonly Mapvoorbeeld[], readonly string[]>> {
  const voorbeelden = new Set(
    namen.flatMap((bron) => {
      const [, van, voorbeeld] = IN_EXAMPLE.exec(bron) ?? [];
      return van === formaatmap && voorbeeld !== undefined ? [voorbeeld] : [];
    }),
  );
  const gelezen: Mapvoorbeeld[] = [];
  const bezwaren: string[] = [];
  for (const naam of voorbeelden) {
    const hier = `${formaatmap}/voorbeelden/${naam}`;
    const basis = await readExample(path.join(map, hier));
    const verwacht = await readExpected(path.join(map, hier, 'verwacht'));
    if (!basis.ok) bezwaren.push(`${hier}/${basis.error}`);
    if (verwacht.length === 0) bezwaren.push(`${hier}/verwacht: hier staat geen bestand dat eruit moet komen.`);
    if (basis.ok) gelezen.push({ naam, ...basis.value, verwacht });
  }
  return bezwaren.length > 0 ? err(bezwaren) : ok(gelezen);
}

/** One example without what is expected of it. Errors: the name of the file and what is wrong with it, in Dutch. */
export async function readExample(hier: string): Promise<Result<Omit<Mapvoorbeeld, 'naam' | 'verwacht'>, string>> {
  const invoer = await readObject(hier, 'invoer.json');
  if (!invoer.ok) return invoer;
  if (invoer.value === undefined) return err('invoer.json: dit bestand ontbreekt bij het voorbeeld.');
  const wie = await readObject(hier, 'ontvanger.json');
  if (!wie.ok) return wie;
  return ok({ parameters: {}, vandaag: invoer.value.dagtekening, ...wie.value, invoer: invoer.value });
}

async function readObject(
  map: string,
  bestand: string,
): Promise<Result<Readonly<Record<string, unknown>> | undefined, string>> {
  const tekst = await readFile(path.join(map, bestand), 'utf8').catch(absent);
  if (tekst === undefined) return ok(undefined);
  const gelezen = parseJson(tekst);
  if (!gelezen.ok) return err(`${bestand}: dit is geen geldige JSON${gelezen.error}.`);
  const { value } = gelezen;
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? ok(value as Readonly<Record<string, unknown>>)
    : err(`${bestand}: hier hoort één JSON-object te staan.`);
}

async function readExpected(map: string): Promise<Mapvoorbeeld['verwacht']> {
  const inhoud = (await readdir(map, { withFileTypes: true }).catch(absent)) ?? [];
  const namen = inhoud.filter((item) => item.isFile()).map(({ name }) => name);
  return Promise.all(
    namen.sort().map(async (bestandsnaam) => ({
      bestandsnaam,
      inhoudBase64: (await readFile(path.join(map, bestandsnaam))).toString('base64'),
    })),
  );
}

function absent(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
  throw error;
}
