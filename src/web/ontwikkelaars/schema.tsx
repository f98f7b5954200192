import type { FC } from 'hono/jsx';
import { type ApiDocument, resolve, type Schema } from './openapi.ts';

/** Deeper than this nobody reads on a page; the OpenAPI document has it all. */
const DIEP = 4;

function typeOf(document: ApiDocument, ruw: Schema): string {
  const { schema, naam } = resolve(document, ruw);
  if (schema.enum !== undefined) return schema.enum.map((waarde) => JSON.stringify(waarde)).join(' of ');
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.items !== undefined) return `lijst van ${typeOf(document, schema.items)}`;
  const keuzes = schema.oneOf ?? schema.anyOf;
  if (keuzes !== undefined) return keuzes.map((keuze) => typeOf(document, keuze)).join(' of ');
  const type = typeof schema.type === 'string' ? schema.type : schema.type?.join(' of ');
  const vorm = schema.format === undefined ? '' : ` (${schema.format})`;
  return `${NAMEN[type ?? ''] ?? type ?? naam ?? 'willekeurig'}${vorm}`;
}

const NAMEN: Readonly<Record<string, string>> = {
  string: 'tekst',
  integer: 'heel getal',
  number: 'getal',
  boolean: 'ja of nee',
  object: 'object',
  array: 'lijst',
};

/** The schema whose members are shown: of a list its items, of a choice each of its kinds. */
function membersOf(document: ApiDocument, ruw: Schema): readonly Schema[] {
  const { schema } = resolve(document, ruw);
  if (schema.properties !== undefined) return [schema];
  if (schema.items !== undefined) return membersOf(document, schema.items);
  return (schema.oneOf ?? schema.anyOf ?? schema.allOf ?? []).flatMap((deel) => membersOf(document, deel));
}

/** The members of a schema as a list, with what is inside them folded away. */
export const Schemabeeld: FC<{ document: ApiDocument; schema: Schema; diepte?: number }> = ({
  document,
  schema,
  diepte = 0,
}) => (
  <>
    {membersOf(document, schema).map(({ properties = {}, required = [] }) => (
      <dl class="evk-schema">
        {Object.entries(properties).map(([naam, deel]) => {
          const { schema: zelf } = resolve(document, deel);
          const dieper = diepte < DIEP && membersOf(document, deel).length > 0;
          return (
            <>
              <dt>
                <code class="nl-code">{naam}</code> <span class="evk-klein">{typeOf(document, deel)}</span>{' '}
                {required.includes(naam) ? <strong class="evk-klein">verplicht</strong> : null}
              </dt>
              <dd>
                {deel.description ?? zelf.description ?? ''}
                {dieper ? (
                  <details class="evk-uitleg">
                    <summary>Wat staat er in {naam}?</summary>
                    <Schemabeeld document={document} schema={deel} diepte={diepte + 1} />
                  </details>
                ) : null}
              </dd>
            </>
          );
        })}
      </dl>
    ))}
  </>
);
