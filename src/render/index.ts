/** From a document to bytes. A new kind of file is one renderer and one line here. */
import type { OutputDocument } from '../domain/output.ts';
import { unreachable } from '../domain/result.ts';
import { renderCsv } from './csv.ts';
import { renderJson } from './json.ts';
import { renderXml } from './xml.ts';

/** Renders as a stream of chunks of about 64 KiB; reads the document exactly once, as fast as the chunks are taken. */
export function render(document: OutputDocument): AsyncIterable<Uint8Array> {
  switch (document.bestandssoort) {
    case 'xml':
      return renderXml(document as Extract<OutputDocument, { vorm: 'boom' }>);
    case 'json':
      return renderJson(document as Extract<OutputDocument, { vorm: 'boom' }>);
    case 'csv':
      return renderCsv(document);
    default:
      return unreachable(document);
  }
}
