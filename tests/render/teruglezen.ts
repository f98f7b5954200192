import { SaxesParser } from 'saxes';

/** Names with their text, in order of opening, as another implementation of XML reads them. */
export function readBack(xml: string): readonly (readonly [string, string])[] {
  const gelezen: [string, string][] = [];
  const open: [string, string][] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (fout) => {
    throw fout;
  });
  parser.on('opentag', ({ name }) => {
    const element: [string, string] = [name, ''];
    gelezen.push(element);
    open.push(element);
  });
  parser.on('text', (tekst) => {
    const hier = open.at(-1);
    if (hier !== undefined) hier[1] += tekst;
  });
  parser.on('closetag', () => open.pop());
  parser.write(xml).close();
  return gelezen;
}
