import { unzipSync } from 'fflate';
import { DOCUMENTSOORTEN, EINDES, ONBEKEND_MEDIATYPE, soortVanNaam } from '../../../src/domain/documentsoort.ts';
import { detectBegin } from '../../../src/ingest/document/begin.ts';
import { keurDocument } from '../../../src/ingest/document/keuring.ts';
import { bereik } from '../../ingest/bereik.ts';
import { readCorpus } from '../corpus.ts';
import { type Doel, eis, eisGelijk } from '../doel.ts';
import { pas } from './zip.ts';

const TAAL = {
  tekens: /<[^>]*>?|[^<]+/g,
  woorden: [
    ...['vbaProject', 'macroEnabled', 'activeX/', 'embeddings/a.bin', 'oleObject', 'Basic/', 'Scripts/', 'Object 1'],
    ...['&#118;', '<!DOCTYPE a>', '\u0000', '\ufeff', '%PDF-', 'PK\u0003\u0004', '{\\rtf', '#!', 'encryption-data'],
  ],
};

/** A document of a dossier, under each name it could have. */
export const document: Doel = {
  naam: 'document',
  taal: TAAL,
  corpus: () => readCorpus('document'),
  pas,
  async probeer(bytes, stap) {
    for (const einde of EINDES) {
      const naam = { bestandsnaam: `a.${einde}`, mediatype: ONBEKEND_MEDIATYPE };
      const keur = (maat: number) => keurDocument(bereik(bytes, maat), naam);
      const keuring = await keur(Math.max(16, stap));
      eisGelijk(keuring, await keur(1_000_000), 'judged in pieces and at once');
      if (!keuring.ok) {
        eis(keuring.error.length > 0, () => 'refused without a reason');
        continue;
      }
      const soort = keuring.value;
      eis(soort === soortVanNaam(naam.bestandsnaam), () => `${DOCUMENTSOORTEN[soort].naam} was taken as .${einde}`);
      if (detectBegin(bytes) === 'zip') checkParts(bytes);
    }
  },
};

/** Another unpacker sees no program either; what it cannot open says nothing. */
function checkParts(bytes: Uint8Array): void {
  const namen: string[] = [];
  try {
    unzipSync(bytes, {
      filter: ({ name }) => {
        namen.push(name);
        return false;
      },
    });
  } catch {
    return;
  }
  for (const naam of namen) eis(!/vbaProject|activeX\/.|^Basic\/.|^Scripts\/./i.test(naam), () => `${naam} was taken`);
}
