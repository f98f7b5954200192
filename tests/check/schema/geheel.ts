/** What libxml2 itself says of a whole file, with nothing of ours between. */
import type { Schemaset } from '../../../src/domain/schema.ts';

/** The places it finds, as XPath; empty when the file satisfies the schema. */
export async function wholeCheck({
  bestanden,
  hoofdbestand,
}: Schemaset): Promise<(tekst: string) => readonly string[]> {
  const { ParseOption, XmlBufferInputProvider, XmlDocument, XmlValidateError, XsdValidator, ...lib } = await import(
    '#libxml2'
  );
  const encoder = new TextEncoder();
  const bytes = Object.entries(bestanden).map(([naam, tekst]) => [naam, encoder.encode(tekst)] as const);
  lib.xmlRegisterInputProvider(new XmlBufferInputProvider(Object.fromEntries(bytes)));
  const opties = { url: hoofdbestand, option: ParseOption.XML_PARSE_NONET };
  const validator = XsdValidator.fromDoc(XmlDocument.fromString(bestanden[hoofdbestand] ?? '', opties));
  lib.xmlCleanupInputProvider();
  return (tekst) => {
    const document = XmlDocument.fromString(tekst, { option: ParseOption.XML_PARSE_NOBLANKS });
    try {
      validator.validate(document);
      return [];
    } catch (fout) {
      if (!(fout instanceof XmlValidateError)) throw fout;
      return [...new Set(fout.details.map(({ xpath }) => xpath ?? ''))];
    } finally {
      document.dispose();
    }
  };
}
