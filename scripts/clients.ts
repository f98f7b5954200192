/**
 * Makes the types of the TypeScript client out of the OpenAPI documents that the gateway serves. Run after a change of a route:
 * node scripts/clients.ts
 */
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { generateClient, type OpenApiDocument } from './generate/client.ts';

const WORTEL = new URL('../', import.meta.url);

/** The gateway is written for another runtime, whose types are not those of a script: it is loaded by address. */
interface Http {
  readonly [naam: string]: unknown;
  readonly describeAudience: (api: unknown, audience: unknown, origin: string) => OpenApiDocument;
}

const load = async (pad: string): Promise<Http> => (await import(new URL(`src/http/${pad}`, WORTEL).href)) as Http;

async function generate(naam: string): Promise<string> {
  const module = await load(`${naam.toLowerCase()}/api.ts`);
  const maak = module[`create${naam}Api`];
  if (typeof maak !== 'function') throw new Error(`there is no API for ${naam}`);
  const { describeAudience } = await load('audience.ts');
  const document = describeAudience(maak(), module[naam.toUpperCase()], 'https://enkelvoud.nl');
  return generateClient(document, naam, `/${naam.toLowerCase()}/v1`);
}

/** The text of every generated module, by its place in the repository. */
export async function generateClients(): Promise<ReadonlyMap<string, string>> {
  const namen = ['Aanbieder', 'Gemeente'];
  const teksten = await Promise.all(namen.map(generate));
  return new Map(namen.map((naam, i) => [`clients/typescript/src/${naam.toLowerCase()}.ts`, teksten[i] ?? '']));
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const [pad, inhoud] of await generateClients()) await writeFile(new URL(pad, WORTEL), inhoud);
