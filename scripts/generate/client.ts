/** The module of one audience for the typed client, from its OpenAPI document: every operation with what it takes and answers. */
import { compile, type JSONSchema } from 'json-schema-to-typescript';

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema?: object;
}

type Inhoud = Readonly<Record<string, { readonly schema?: object }>>;

interface Operation {
  readonly operationId?: string;
  readonly summary?: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Inhoud };
  readonly responses: Readonly<Record<string, { readonly content?: Inhoud }>>;
}

export interface OpenApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

const BANNER =
  '/* Made by scripts/clients.ts; do not edit. Longer than 300 lines because it holds every operation of one OpenAPI document. */';

const JSON_TYPE = 'application/json';

/** Descriptions stay in the document; references to components become references to definitions. */
function toDefinitions(waarde: unknown): unknown {
  if (Array.isArray(waarde)) return waarde.map(toDefinitions);
  if (typeof waarde !== 'object' || waarde === null) return waarde;
  if ('$ref' in waarde) return { $ref: String(waarde.$ref).replace('#/components/schemas/', '#/definitions/') };
  const paren = Object.entries(waarde).filter(([naam, w]) => !ANNOTATIES.has(naam) || typeof w === 'object');
  return Object.fromEntries(paren.map(([naam, w]) => [naam, toDefinitions(w)]));
}

const ANNOTATIES: ReadonlySet<string> = new Set(['description', 'example', 'title', 'format']);

const object = (properties: Readonly<Record<string, object>>, required: readonly string[]): object => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});

function parametersIn(operation: Operation, waar: string): object | undefined {
  const eigen = (operation.parameters ?? []).filter((parameter) => parameter.in === waar);
  if (eigen.length === 0) return undefined;
  return object(
    Object.fromEntries(eigen.map(({ name, schema }) => [name, schema ?? { type: 'string' }])),
    eigen.filter(({ required }) => required === true).map(({ name }) => name),
  );
}

/** What the first success with JSON says; a file or a stream is nobody's type. */
const answerOf = (operation: Operation): object | undefined =>
  Object.entries(operation.responses)
    .filter(([status]) => status.startsWith('2'))
    .map(([, { content }]) => content?.[JSON_TYPE]?.schema)
    .find((schema) => schema !== undefined);

function describe(operation: Operation): object {
  const pad = parametersIn(operation, 'path');
  const query = parametersIn(operation, 'query');
  const json = operation.requestBody?.content[JSON_TYPE]?.schema;
  const antwoord = answerOf(operation);
  const properties = {
    ...(pad && { pad }),
    ...(query && { query }),
    ...(json && { json }),
    ...(antwoord && { antwoord }),
  };
  return { ...object(properties, [...(pad ? ['pad'] : []), ...(antwoord ? ['antwoord'] : [])]) };
}

/** @param naam of the audience, with a capital: 'Aanbieder' */
export async function generateClient(document: OpenApiDocument, naam: string, basis: string): Promise<string> {
  const operaties = Object.entries(document.paths).flatMap(([pad, methoden]) =>
    Object.entries(methoden).map(([methode, operation]) => {
      if (operation.operationId === undefined) throw new Error(`${methode} ${pad} has no operationId`);
      return { id: operation.operationId, methode: methode.toUpperCase(), pad: `${basis}${pad}`, operation };
    }),
  );
  const wortel = object(
    Object.fromEntries(operaties.map(({ id, operation }) => [id, describe(operation)])),
    operaties.map(({ id }) => id),
  );
  const schema = toDefinitions({ ...wortel, definitions: document.components.schemas });
  const types = await compile({ ...(schema as JSONSchema), title: `${naam}Operaties` }, `${naam}Operaties`, {
    bannerComment: BANNER,
    additionalProperties: false,
    ignoreMinAndMaxItems: true,
    unreachableDefinitions: true,
    style: { singleQuote: true, printWidth: 120 },
  });
  const kaal = types
    .replaceAll(/\/\*\*\n \* This interface was referenced by[^/]*\*\/\n/g, '')
    .replaceAll(/: \{\};/g, ': object;');
  const regels = operaties.map(({ id, methode, pad }) => `  ${id}: { methode: '${methode}', pad: '${pad}' },`);
  return `${kaal}\nexport const ${naam.toUpperCase()} = {\n${regels.join('\n')}\n} as const;\n`;
}
