/**
 * Reads a folder laid out like `register/` into documents for `POST /beheer/v1/registraties`. Every file has its place; a file without
 * one is named, because a formaat that is not read because of a typing error would be missed much later.
 */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { err, ok, type Result } from '../../src/domain/result.ts';
import type { Documentsoort } from '../../src/storage/ports.ts';
import { parseJson } from './json.ts';
import { exampleOf, type Mapvoorbeeld, readExamples } from './register-examples.ts';

export interface Registerdocument {
  readonly documentsoort: Documentsoort;
  /** Path inside the folder, with forward slashes. */
  readonly bron: string;
  readonly inhoud: unknown;
  /** Of a formaat, when it has any. */
  readonly voorbeelden?: readonly Mapvoorbeeld[];
}

/** What the name of a folder or file says about the document in it; the document must say the same. */
type Verwacht = Readonly<Record<string, string>>;

interface Plaats {
  readonly documentsoort: Documentsoort;
  readonly verwacht: Verwacht;
}

const LIJSTEN: ReadonlyMap<string, Documentsoort> = new Map([
  ['gemeenten.json', 'gemeenten'],
  ['herindelingen.json', 'herindelingen'],
  ['inkoopregios.json', 'inkoopregios'],
]);

/** A schema of a receiver: what it is in schema.json, and its files beside it as they came. */
const SCHEMAMAP = /^schemas\/([^/]+)\/([^/]+)\/([^/]+)$/;
const SCHEMADOCUMENT = 'schema.json';

export const INDELING =
  'gemeenten.json, herindelingen.json, inkoopregios.json, formaten/<naam>/<versie>/formaat.json met voorbeelden/<voorbeeld>/invoer.json, ontvanger.json en verwacht/<bestand> ernaast, schemas/<naam>/<versie>/schema.json met de bestanden ernaast, antwoordformaten/<naam>/<versie>.json, en aansluitingen/<id>.json of aansluitingen/<id>/<versie>.json';

function placeOf(bron: string): Plaats | undefined {
  const lijst = LIJSTEN.get(bron);
  if (lijst !== undefined) return { documentsoort: lijst, verwacht: {} };
  const formaat = /^formaten\/([^/]+)\/([^/]+)\/formaat\.json$/.exec(bron);
  if (formaat?.[1] !== undefined && formaat[2] !== undefined)
    return { documentsoort: 'formaat', verwacht: { naam: formaat[1], versie: formaat[2] } };
  const schema = SCHEMAMAP.exec(bron);
  if (schema?.[1] !== undefined && schema[2] !== undefined && schema[3] === SCHEMADOCUMENT)
    return { documentsoort: 'schema', verwacht: { naam: schema[1], versie: schema[2] } };
  const antwoord = /^antwoordformaten\/([^/]+)\/([^/]+)\.json$/.exec(bron);
  if (antwoord?.[1] !== undefined && antwoord[2] !== undefined)
    return { documentsoort: 'antwoordformaat', verwacht: { naam: antwoord[1], versie: antwoord[2] } };
  const aansluiting = /^aansluitingen\/([^/]+)\/([^/]+)\.json$/.exec(bron);
  if (aansluiting?.[1] !== undefined && aansluiting[2] !== undefined)
    return { documentsoort: 'aansluiting', verwacht: { id: aansluiting[1], versie: aansluiting[2] } };
  const enige = /^aansluitingen\/([^/]+)\.json$/.exec(bron);
  if (enige?.[1] !== undefined) return { documentsoort: 'aansluiting', verwacht: { id: enige[1] } };
  return undefined;
}

/**
 * @param voorbeelden false: without examples, also where what is expected of them is not there yet
 * @returns the documents in order of their path.
 * Errors: one Dutch sentence for everything that is wrong with the folder. What is wrong *in* a document is for the gateway to say.
 */
export async function readRegisterFolder(
  map: string,
  { voorbeelden: metVoorbeelden = true }: { readonly voorbeelden?: boolean } = {},
): Promise<Result<readonly Registerdocument[], readonly string[]>> {
  let namen: string[];
  try {
    const inhoud = await readdir(map, { recursive: true, withFileTypes: true });
    namen = inhoud
      .filter((item) => !item.isDirectory())
      .map((item) => path.relative(map, path.join(item.parentPath, item.name)).split(path.sep).join('/'))
      .sort();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT') return err([`De registermap ${map} bestaat niet.`]);
    if (code === 'ENOTDIR') return err([`${map} is een bestand en geen registermap.`]);
    throw error;
  }
  const documenten: Registerdocument[] = [];
  const bezwaren: string[] = [];
  for (const bron of namen) {
    if (isExamplefile(bron, namen) || isSchemabestand(bron, namen)) continue;
    const plaats = placeOf(bron);
    if (plaats === undefined) {
      bezwaren.push(`${bron}: dit bestand heeft in een registermap geen plaats. De indeling is: ${INDELING}.`);
      continue;
    }
    const gelezen = parseJson(await readFile(path.join(map, bron), 'utf8'));
    if (!gelezen.ok) {
      bezwaren.push(`${bron}: dit is geen geldige JSON${gelezen.error}.`);
      continue;
    }
    bezwaren.push(...compareWithPlace(bron, plaats.verwacht, gelezen.value));
    const { documentsoort } = plaats;
    if (documentsoort === 'formaat' && metVoorbeelden) {
      const voorbeelden = await readExamples(map, path.posix.dirname(bron), namen);
      if (voorbeelden.ok)
        documenten.push({ documentsoort, bron, inhoud: gelezen.value, voorbeelden: voorbeelden.value });
      else bezwaren.push(...voorbeelden.error);
      continue;
    }
    if (documentsoort !== 'schema') {
      documenten.push({ documentsoort, bron, inhoud: gelezen.value });
      continue;
    }
    const bestanden = await readBeside(map, bron, namen);
    if (bestanden.ok) documenten.push({ documentsoort, bron, inhoud: withFiles(gelezen.value, bestanden.value) });
    else bezwaren.push(...bestanden.error);
  }
  if (bezwaren.length > 0) return err(bezwaren);
  if (documenten.length === 0) return err([`In ${map} staat geen registerbestand. De indeling is: ${INDELING}.`]);
  return ok(documenten);
}

/** A file of an example, with the formaat.json it belongs to. */
function isExamplefile(bron: string, namen: readonly string[]): boolean {
  const formaatmap = exampleOf(bron);
  return formaatmap !== undefined && namen.includes(`${formaatmap}/formaat.json`);
}

/** A file of a schema, with its schema.json beside it. */
function isSchemabestand(bron: string, namen: readonly string[]): boolean {
  const delen = SCHEMAMAP.exec(bron);
  return (
    delen !== null &&
    delen[3] !== SCHEMADOCUMENT &&
    namen.includes(path.posix.join(path.posix.dirname(bron), SCHEMADOCUMENT))
  );
}

/** The text of every file in the folder of a schema.json, by name. Errors: what is no UTF-8. */
async function readBeside(
  map: string,
  bron: string,
  namen: readonly string[],
): Promise<Result<Readonly<Record<string, string>>, readonly string[]>> {
  const bestanden: Record<string, string> = {};
  const bezwaren: string[] = [];
  for (const naam of namen) {
    if (path.posix.dirname(naam) !== path.posix.dirname(bron) || naam === bron) continue;
    try {
      bestanden[path.posix.basename(naam)] = new TextDecoder('utf-8', { fatal: true }).decode(
        await readFile(path.join(map, naam)),
      );
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      bezwaren.push(`${naam}: dit bestand is geen UTF-8. Sla het op als UTF-8 en probeer het opnieuw.`);
    }
  }
  return bezwaren.length > 0 ? err(bezwaren) : ok(bestanden);
}

const withFiles = (inhoud: unknown, bestanden: Readonly<Record<string, string>>): unknown =>
  typeof inhoud === 'object' && inhoud !== null && !('bestanden' in inhoud) ? { ...inhoud, bestanden } : inhoud;

function compareWithPlace(bron: string, verwacht: Verwacht, inhoud: unknown): string[] {
  if (typeof inhoud !== 'object' || inhoud === null) return [];
  return Object.entries(verwacht).flatMap(([veld, waarde]) => {
    const gevonden: unknown = Reflect.get(inhoud, veld);
    // A field that is missing or no text is for the schema to refuse.
    return typeof gevonden !== 'string' || gevonden === waarde
      ? []
      : [`${bron}: in het bestand staat ${veld} "${gevonden}", volgens de plaats van het bestand is dat "${waarde}".`];
  });
}
