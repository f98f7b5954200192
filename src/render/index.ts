/** From a document to bytes. A new kind of file is one renderer and one line here. */
import type { OutputDocument } from '../domain/output.ts';
import { unreachable } from '../domain/result.ts';
import type { Meelezer } from './brokken.ts';
import { renderCsv } from './csv.ts';
import { renderJson } from './json.ts';
import { renderVasteBreedte } from './vaste-breedte.ts';
import { renderXlsx } from './xlsx/index.ts';
import { renderXml } from './xml.ts';

export { inspectSjabloon } from './xlsx/index.ts';

/**
 * Renders as a stream of chunks of about 64 KiB; reads the document exactly once, as fast as the chunks are taken.
 *
 * `meelezer` sees the text of files in whose bytes a value cannot be found, packed as in XLSX or without anything between it and
 * the next as in fixed width: a check that looks for numbers must read that. Of other files the bytes say all, and it is not called.
 */
export function render(document: OutputDocument, meelezer?: Meelezer): AsyncIterable<Uint8Array> {
  switch (document.bestandssoort) {
    case 'xml':
      return renderXml(document as Extract<OutputDocument, { vorm: 'boom' }>);
    case 'json':
      return renderJson(document as Extract<OutputDocument, { vorm: 'boom' }>);
    case 'csv':
      return renderCsv(document);
    case 'xlsx':
      return renderXlsx(document, meelezer);
    case 'vaste-breedte':
      return renderVasteBreedte(document, meelezer);
    default:
      return unreachable(document);
  }
}
