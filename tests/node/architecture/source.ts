/** What one TypeScript file imports, calls and names, read from its syntax tree: comments and strings do not count. */
import { parseAst } from 'vitest/node';

export interface SourceImport {
  readonly from: string;
  /** Only types: nothing of it is there at run time. */
  readonly typeOnly: boolean;
}

export interface SourceFacts {
  readonly imports: readonly SourceImport[];
  /** `name()`, `object.name()` and `new Name()`; the last only without arguments, or for Function. */
  readonly calls: readonly string[];
  /** Names of types that the file neither imports nor declares: those of the platform. */
  readonly globalTypes: readonly string[];
}

type Node = Readonly<Record<string, unknown>> & { readonly type: string };

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

function* descendants(value: unknown): Generator<Node> {
  if (Array.isArray(value)) for (const item of value) yield* descendants(item);
  if (!isNode(value)) return;
  yield value;
  for (const child of Object.values(value)) if (typeof child === 'object') yield* descendants(child);
}

const nameOf = (value: unknown): string | undefined =>
  isNode(value) && value.type === 'Identifier' && typeof value.name === 'string' ? value.name : undefined;

const literalOf = (value: unknown): string | undefined =>
  isNode(value) && typeof value.value === 'string' ? value.value : undefined;

const IMPORTING = new Set([
  'ImportDeclaration',
  'ExportAllDeclaration',
  'ExportNamedDeclaration',
  'ImportExpression',
  'TSImportType',
]);

function importOf(node: Node): SourceImport | undefined {
  if (!IMPORTING.has(node.type)) return undefined;
  const from = literalOf(node.source);
  if (from === undefined) return undefined;
  return { from, typeOnly: node.type === 'TSImportType' || node.importKind === 'type' || node.exportKind === 'type' };
}

function callOf(node: Node): string | undefined {
  if (node.type === 'NewExpression') {
    const name = nameOf(node.callee);
    const bare = Array.isArray(node.arguments) && node.arguments.length === 0;
    return name !== undefined && (bare || name === 'Function') ? `new ${name}()` : undefined;
  }
  if (node.type !== 'CallExpression' || !isNode(node.callee)) return undefined;
  const callee = node.callee;
  if (callee.type !== 'MemberExpression') {
    const name = nameOf(callee);
    return name === undefined ? undefined : `${name}()`;
  }
  const object = nameOf(callee.object);
  const property = nameOf(callee.property);
  return object === undefined || property === undefined ? undefined : `${object}.${property}()`;
}

const OWN_NAMES =
  /^(Import.*Specifier|TSInterfaceDeclaration|TSTypeAliasDeclaration|ClassDeclaration|TSTypeParameter)$/;

/** Throws a SyntaxError when the text is not TypeScript; with `tsx`, TypeScript with JSX. */
export function readSource(text: string, lang: 'ts' | 'tsx' = 'ts'): SourceFacts {
  const nodes = [...descendants(parseAst(text, { lang }).body)];
  const own = new Set(
    nodes
      .filter((node) => OWN_NAMES.test(node.type))
      .map((node) => nameOf(node.local) ?? nameOf(node.id) ?? nameOf(node.name)),
  );
  const named = nodes.flatMap((node) => {
    if (node.type === 'TSTypeReference') return [nameOf(node.typeName)];
    // Cloudflare.Env and the like
    if (node.type === 'TSQualifiedName' && nameOf(node.left) === 'Cloudflare') return [nameOf(node.right)];
    return [];
  });
  const isText = (value: string | undefined): value is string => value !== undefined;
  return {
    imports: nodes.map(importOf).filter((found) => found !== undefined),
    calls: nodes.map(callOf).filter(isText),
    globalTypes: named.filter(isText).filter((name) => !own.has(name)),
  };
}
