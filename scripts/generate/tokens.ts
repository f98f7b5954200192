/**
 * A theme of the NL Design System sets thousands of custom properties; a page uses some hundreds. What no rule asks for, directly
 * or through another property, is left out.
 */
/** A value may hold a text or an address with any character in it. */
const WAARDE = /(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|url\([^"')]*\)|[^;{}"'])*/;
const DECLARATIE = new RegExp(`(--[\\w-]+):(${WAARDE.source})(;|(?=\\}))`, 'g');
const VERWIJZING = /var\(\s*(--[\w-]+)/g;

const namesIn = (tekst: string): string[] => [...tekst.matchAll(VERWIJZING)].map(([, naam]) => naam ?? '');

/** @param css minified, so that a declaration is `--name:value;` */
export function pruneTokens(css: string): string {
  const waarden = new Map<string, string[]>();
  for (const [, naam = '', waarde = ''] of css.matchAll(DECLARATIE))
    waarden.set(naam, [...(waarden.get(naam) ?? []), waarde]);
  const nodig = new Set<string>();
  const werk = namesIn(css.replaceAll(DECLARATIE, ''));
  for (let naam = werk.pop(); naam !== undefined; naam = werk.pop()) {
    if (nodig.has(naam)) continue;
    nodig.add(naam);
    for (const waarde of waarden.get(naam) ?? []) werk.push(...namesIn(waarde));
  }
  return css.replaceAll(DECLARATIE, (geheel, naam: string) => (nodig.has(naam) ? geheel : ''));
}
