/** Examples that can be run as they are, but for the key. */
import type { ApiDocument, Operatie, Schema } from './openapi.ts';
import { resolve } from './openapi.ts';

const DIEP = 6;

/** A value that this schema allows, from its own examples where it has them. */
export function exampleOf(document: Pick<ApiDocument, 'schemas'>, ruw: Schema, diepte = 0): unknown {
  const { schema } = resolve(document, ruw);
  for (const waarde of [ruw.example, schema.example, schema.const, schema.default, schema.enum?.[0]])
    if (waarde !== undefined) return waarde;
  if (diepte > DIEP) return null;
  const keuze = schema.oneOf?.[0] ?? schema.anyOf?.[0];
  if (keuze !== undefined) return exampleOf(document, keuze, diepte + 1);
  if (schema.allOf !== undefined)
    return Object.assign({}, ...schema.allOf.map((deel) => exampleOf(document, deel, diepte + 1)));
  const type = typeof schema.type === 'string' ? schema.type : schema.type?.[0];
  switch (type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {})
          .filter(([naam]) => schema.required?.includes(naam) ?? false)
          .map(([naam, deel]) => [naam, exampleOf(document, deel, diepte + 1)]),
      );
    case 'array':
      return schema.items === undefined ? [] : [exampleOf(document, schema.items, diepte + 1)];
    case 'integer':
    case 'number':
      return 1;
    case 'boolean':
      return true;
    default:
      return schema.format === 'date' ? '2026-04-30' : 'tekst';
  }
}

const quote = (tekst: string): string => `'${tekst.replaceAll("'", String.raw`'\''`)}'`;

/** The first media type of the body that this page can give an example of. */
const bodytype = (operatie: Operatie): string | undefined =>
  operatie.requestBody === undefined ? undefined : Object.keys(operatie.requestBody.content)[0];

/** Path with an example for each parameter in it, and the query parameters that must be there. */
export function examplePath(document: ApiDocument, operatie: Operatie): string {
  const waarde = (naam: string): string => {
    const parameter = operatie.parameters.find(({ name }) => name === naam);
    return encodeURIComponent(String(exampleOf(document, parameter?.schema ?? {})));
  };
  const pad = operatie.pad.replaceAll(/\{(\w+)\}/g, (_, naam: string) => waarde(naam));
  const query = operatie.parameters
    .filter((parameter) => parameter.in === 'query' && parameter.required === true)
    .map(({ name }) => `${name}=${waarde(name)}`);
  return query.length === 0 ? pad : `${pad}?${query.join('&')}`;
}

/** A command line for curl. @param adres of this gateway */
export function curlExample(document: ApiDocument, operatie: Operatie, adres: string): string {
  const type = bodytype(operatie);
  const regels = [`curl -sS -X ${operatie.methode} ${quote(adres + examplePath(document, operatie))}`];
  regels.push(`  -H "Authorization: Bearer $SLEUTEL"`);
  if (type !== undefined) {
    regels.push(`  -H 'Content-Type: ${type}'`);
    const schema = operatie.requestBody?.content[type]?.schema;
    const inhoud = schema === undefined ? '{}' : JSON.stringify(exampleOf(document, schema));
    // What has no example here is a file of one's own.
    regels.push(type.endsWith('json') && inhoud !== '{}' ? `  -d ${quote(inhoud)}` : '  --data-binary @bestand');
  }
  return regels.join(' \\\n');
}

/** The same with the client in clients/typescript; there is none for beheer. */
export function clientExample(audience: 'aanbieder' | 'gemeente', operatie: Operatie): string {
  const maak = audience === 'aanbieder' ? 'createAanbiederClient' : 'createGemeenteClient';
  const paden = [...operatie.pad.matchAll(/\{(\w+)\}/g)].map(([, naam]) => naam);
  const keuzes = paden.length === 0 ? '' : `, { pad: { ${paden.join(', ')} } }`;
  return [
    `import { ${maak} } from 'enkelvoud-client';`,
    '',
    `const client = ${maak}({ adres, sleutel });`,
    `const antwoord = await client.vraag('${operatie.operationId}'${keuzes});`,
  ].join('\n');
}
