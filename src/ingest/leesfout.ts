/** The splitter's reason to stop, as a finding. */
import { unreachable } from '../domain/result.ts';
import type { Melder } from './bevindingen.ts';
import type { Foutstuk } from './json/stuk.ts';
import type { Invoerlimieten } from './limieten.ts';

export function reportReadError(stuk: Foutstuk, limieten: Invoerlimieten, melder: Melder): void {
  const { fout, positie, pointer } = stuk;
  const plaats = pointer === undefined ? { positie } : { positie, pointer };
  switch (fout) {
    case 'leeg':
      melder.fout('JSON_LEEG', plaats, {});
      return;
    case 'geen-object':
      melder.fout('JSON_GEEN_OBJECT', plaats, { lijktOp: recognize(stuk.aanhef ?? new Uint8Array(0)) });
      return;
    case 'syntax':
      melder.fout('JSON_ONGELDIG', plaats, { positie });
      return;
    case 'afgebroken':
      melder.fout('JSON_AFGEBROKEN', plaats, { positie });
      return;
    case 'na-einde':
      melder.fout('JSON_NA_EINDE', plaats, { positie });
      return;
    case 'te-diep':
      melder.fout('JSON_TE_DIEP', plaats, { positie, maximum: limieten.diepte });
      return;
    case 'utf16':
      melder.fout('JSON_UTF16', plaats, {});
      return;
    case 'geen-utf8':
      melder.fout('JSON_GEEN_UTF8', plaats, { positie });
      return;
    case 'element-te-groot':
      melder.fout('ELEMENT_TE_GROOT', plaats, { positie, maximumBytes: limieten.elementBytes });
      return;
    case 'kop-te-groot':
      melder.fout('KOP_TE_GROOT', plaats, { positie, maximumBytes: limieten.kopBytes });
      return;
    default:
      unreachable(fout);
      return;
  }
}

const XML = '<'.charCodeAt(0);
const ZIP = [0x50, 0x4b];
const GZIP = [0x1f, 0x8b];

/** What the sender seems to have sent instead. */
function recognize(aanhef: Uint8Array): 'xml' | 'zip' | 'gzip' | 'tekst' {
  const [a, b] = aanhef;
  if (a === XML) return 'xml';
  if (a === ZIP[0] && b === ZIP[1]) return 'zip';
  if (a === GZIP[0] && b === GZIP[1]) return 'gzip';
  return 'tekst';
}
