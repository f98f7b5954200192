/** Workbooks (ECMA-376): new ones, and the receiver's own filled. */
import type { OutputDocument } from '../../domain/output.ts';
import type { Meelezer } from '../brokken.ts';
import { zip } from '../zip.ts';
import { sjabloonDelen } from './sjabloon/vul.ts';
import { werkmapDelen } from './werkmap.ts';

export { inspectSjabloon } from './sjabloon/inspecteer.ts';

type Werkmap = Extract<OutputDocument, { vorm: 'werkmap' }>;

/** The bytes of the workbook; `meelezer` sees every part before it is compressed. */
export function renderXlsx({ sjabloon, bladen }: Werkmap, meelezer?: Meelezer): AsyncIterable<Uint8Array> {
  return zip(sjabloon === undefined ? werkmapDelen(bladen) : sjabloonDelen(sjabloon, bladen), meelezer);
}
