/** The OpenAPI document of an audience, as far as the pages for developers read it (OpenAPI 3.1). */
import { z } from 'zod';

export const AUDIENCES = ['aanbieder', 'gemeente', 'beheer'] as const;
export type Audience = (typeof AUDIENCES)[number];

export interface Schema {
  readonly $ref?: string | undefined;
  readonly type?: string | readonly string[] | undefined;
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  readonly enum?: readonly unknown[] | undefined;
  readonly const?: unknown;
  readonly example?: unknown;
  readonly default?: unknown;
  readonly format?: string | undefined;
  readonly pattern?: string | undefined;
  readonly properties?: Readonly<Record<string, Schema>> | undefined;
  readonly required?: readonly string[] | undefined;
  readonly items?: Schema | undefined;
  readonly oneOf?: readonly Schema[] | undefined;
  readonly anyOf?: readonly Schema[] | undefined;
  readonly allOf?: readonly Schema[] | undefined;
}

const Schema: z.ZodType<Schema> = z.lazy(() =>
  z.looseObject({
    $ref: z.string().optional(),
    type: z.union([z.string(), z.array(z.string())]).optional(),
    title: z.string().optional(),
    description: z.string().optional(),
    enum: z.array(z.unknown()).optional(),
    format: z.string().optional(),
    pattern: z.string().optional(),
    properties: z.record(z.string(), Schema).optional(),
    required: z.array(z.string()).optional(),
    items: Schema.optional(),
    oneOf: z.array(Schema).optional(),
    anyOf: z.array(Schema).optional(),
    allOf: z.array(Schema).optional(),
  }),
);

const Inhoud = z.record(z.string(), z.looseObject({ schema: Schema.optional() }));
const Parameter = z.looseObject({
  name: z.string(),
  in: z.enum(['query', 'path', 'header', 'cookie']),
  required: z.boolean().optional(),
  description: z.string().optional(),
  schema: Schema.optional(),
});
export type Parameter = z.output<typeof Parameter>;

const Operatie = z.looseObject({
  operationId: z.string(),
  tags: z.array(z.string()).default([]),
  summary: z.string().default(''),
  description: z.string().optional(),
  parameters: z.array(Parameter).default([]),
  requestBody: z.looseObject({ required: z.boolean().optional(), content: Inhoud }).optional(),
  responses: z.record(z.string(), z.looseObject({ description: z.string(), content: Inhoud.optional() })),
});

const METHODEN = ['get', 'post', 'put', 'patch', 'delete'] as const;

const Document = z.looseObject({
  info: z.looseObject({ title: z.string(), version: z.string(), description: z.string().default('') }),
  tags: z.array(z.looseObject({ name: z.string(), description: z.string().default('') })).default([]),
  paths: z.record(z.string(), z.looseObject({})),
  components: z.looseObject({ schemas: z.record(z.string(), Schema).default({}) }),
});

export interface Operatie extends z.output<typeof Operatie> {
  readonly methode: string;
  /** With the path of the audience before it. */
  readonly pad: string;
}

export interface ApiDocument {
  readonly titel: string;
  readonly versie: string;
  readonly uitleg: string;
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly operaties: readonly Operatie[];
  readonly schemas: Readonly<Record<string, Schema>>;
}

/** Throws when it is no document of ours. */
export function readDocument(audience: Audience, ruw: unknown): ApiDocument {
  const { info, tags, paths, components } = Document.parse(ruw);
  return {
    titel: info.title,
    versie: info.version,
    uitleg: info.description,
    tags,
    operaties: Object.entries(paths).flatMap(([pad, bij]) =>
      METHODEN.flatMap((methode) =>
        bij[methode] === undefined
          ? []
          : [{ ...Operatie.parse(bij[methode]), methode: methode.toUpperCase(), pad: `/${audience}/v1${pad}` }],
      ),
    ),
    schemas: components.schemas,
  };
}

const VERWIJZING = '#/components/schemas/';

/** What a reference stands for, and its name. */
export function resolve(document: Pick<ApiDocument, 'schemas'>, schema: Schema): { naam?: string; schema: Schema } {
  const { $ref } = schema;
  if ($ref === undefined || !$ref.startsWith(VERWIJZING)) return { schema };
  const naam = $ref.slice(VERWIJZING.length);
  return { naam, schema: document.schemas[naam] ?? {} };
}
