/** libxml2, loaded when the first schema asks for it: what has no schema pays nothing for it. */
import type * as Module from '#libxml2';

export type Libxml2 = typeof Module;

export const loadLibxml2 = (): Promise<Libxml2> => import('#libxml2');

/** Nothing from outside: no network, no external entities, no catalogs. Small strings in their nodes, no blank nodes. */
export function parseOptions({ ParseOption }: Libxml2): Module.ParseOption {
  return (
    ParseOption.XML_PARSE_NONET |
    ParseOption.XML_PARSE_NO_XXE |
    ParseOption.XML_PARSE_NO_SYS_CATALOG |
    ParseOption.XML_PARSE_COMPACT |
    ParseOption.XML_PARSE_NOBLANKS
  );
}
