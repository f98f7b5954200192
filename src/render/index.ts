/** From a document to bytes. A new kind of file is one renderer and one line here. */
import type { OutputDocument } from '../domain/output.ts';
import { unreachable } from '../domain/result.ts';
import { renderCsv } from './csv.ts';
import { renderJson } from './json.ts';
import { renderVasteBreedte } from './vaste-breedte.ts';
import { renderXlsx } from './xlsx/index.ts';
import type { Meelezer } from './xlsx/zip.ts';
import { renderXml } from './xml.ts';

export { inspectSjabloon } from './xlsx/index.ts';

/**
 * Renders as a stream of chunks of about 64 KiB; reads the document exactly once, as fast as the chunks are taken.
 *
 * `verpakt` is for files whose bytes are compressed: it sees their text before it is packed, which is what a check that looks for
 * numbers must read. Files that are text themselves never call it.
 */
export function render(document: OutputDocument, verpakt?: Meelezer): AsyncIterable<Uint8Array> {
  switch (document.bestandssoort) {
    case 'xml':
      return renderXml(document as Extract<OutputDocument, { vorm: 'boom' }>);
    case 'json':
      return renderJson(document as Extract<OutputDocument, { vorm: 'boom' }>);
    case 'csv':
      return renderCsv(document);
    case 'xlsx':
      return renderXlsx(document, verpakt);
    case 'vaste-breedte':
      return renderVasteBreedte(document);
    default:
      return unreachable(document);
  }
}
