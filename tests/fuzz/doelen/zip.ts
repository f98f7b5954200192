import { unzipSync, zipSync } from 'fflate';
import { SjabloonDeel } from '../../../src/ingest/sjabloon/lees.ts';
import { openWerkmap } from '../../../src/ingest/werkmap/werkmap.ts';
import { openArchief } from '../../../src/ingest/zip/archief.ts';
import { werkmapRegels } from '../../../src/pipeline/formaat-werkmap.ts';
import { inspectSjabloon } from '../../../src/render/index.ts';
import { bereik } from '../../ingest/bereik.ts';
import { readCorpus } from '../corpus.ts';
import { type Doel, eis, eisGelijk } from '../doel.ts';
import { doe, type Ingreep, type Taal } from '../ingreep.ts';
import { leesDeel, orLeesfout, watTelt } from '../lezen.ts';

const DELENTAAL: Taal = {
  tekens: /<[^>]*>?|[^<]+/g,
  woorden: [
    ...[
      '<c r="ZZZ1">',
      '<c r="A0"/>',
      '<row r="0">',
      '<row r="1048577">',
      '<v>1e999</v>',
      '<v>-1</v>',
      't="s"',
      't="d"',
      '<f>A1</f>',
      '<!DOCTYPE a>',
      '&x;',
      '&#0;',
    ],
    ...[
      '<is><t>',
      '</t></is>',
      '<mergeCell ref="A1:XFD1048576"/>',
      'state="hidden"',
      'date1904="1"',
      'Target="../../x"',
      'TargetMode="External"',
      '\ufeff',
      '\u0000',
    ],
  ],
};

/** Half of the damage goes to the packing, half to what is packed. */
export function pas(bytes: Uint8Array, een: Ingreep, anderen: readonly Uint8Array[]): Uint8Array {
  if (een.keuze % 2 === 0) return doe(bytes, een, DELENTAAL, anderen);
  let delen: Record<string, Uint8Array>;
  try {
    delen = unzipSync(bytes, { filter: ({ originalSize }) => originalSize < 1_000_000 });
  } catch {
    return doe(bytes, een, DELENTAAL, anderen);
  }
  const namen = Object.keys(delen).filter((naam) => !naam.endsWith('/'));
  const naam = namen[een.maat % Math.max(1, namen.length)];
  if (naam === undefined) return bytes;
  delen[naam] = doe(delen[naam] ?? new Uint8Array(0), een, DELENTAAL, []);
  return zipSync(Object.fromEntries(Object.entries(delen).filter(([pad]) => pad.length > 0 && pad.length < 60_000)), {
    level: een.keuze % 3 === 0 ? 6 : 0,
  });
}

const LIMIETEN = { bestanden: 200, uitgepakteBytes: 4_000_000 };

export const zip: Doel = {
  naam: 'zip',
  taal: DELENTAAL,
  corpus: () => readCorpus('werkmap'),
  pas,
  async probeer(bytes, stap) {
    const archief = await openArchief(bereik(bytes, Math.max(64, stap)), LIMIETEN);
    if (!archief.ok) {
      eis(archief.error.length > 0, () => 'refused without a reason');
      return;
    }
    const gelezen = new Map<string, Uint8Array>();
    for (const { naam, bytes: beloofd } of archief.value.leden) {
      const inhoud = await orLeesfout(async () => {
        const delen: Uint8Array[] = [];
        let samen = 0;
        for await (const deel of archief.value.open(naam) ?? []) {
          samen += deel.length;
          eis(samen <= beloofd, () => `${naam}: more came out than was promised`);
          delen.push(deel);
        }
        return Buffer.concat(delen);
      });
      if (inhoud instanceof Uint8Array) gelezen.set(naam, inhoud);
    }
    compareWithFflate(bytes, gelezen);
  },
};

/** Another unpacker; what it refuses or leaves out says nothing. */
function compareWithFflate(bytes: Uint8Array, gelezen: ReadonlyMap<string, Uint8Array>): void {
  let ander: Record<string, Uint8Array>;
  try {
    ander = unzipSync(bytes, { filter: ({ originalSize }) => originalSize <= LIMIETEN.uitgepakteBytes });
  } catch {
    return;
  }
  for (const [naam, inhoud] of gelezen) {
    const zijn = Object.hasOwn(ander, naam) ? ander[naam] : undefined;
    if (zijn !== undefined && zijn.length === inhoud.length)
      eis(Buffer.compare(inhoud, zijn) === 0, () => `${naam}: other bytes than fflate reads`);
  }
}

/** A filled-in invulsjabloon as a verantwoording. */
export const werkmap: Doel = {
  naam: 'werkmap',
  taal: DELENTAAL,
  corpus: () => readCorpus('werkmap'),
  pas,
  async probeer(bytes, stap) {
    const lees = (maat: number) =>
      orLeesfout(async () => {
        const boek = await openWerkmap(bereik(bytes, maat), LIMIETEN.uitgepakteBytes);
        return boek.ok ? watTelt(await leesDeel(new SjabloonDeel(boek.value))) : { geweigerd: boek.error };
      });
    eisGelijk(await lees(Math.max(64, stap)), await lees(1_000_000), 'read in pieces and at once');
  },
};

/** A workbook laid out for comparison: what an example expects, beside what was made. */
export const werkmapregels: Doel = {
  naam: 'werkmapregels',
  taal: DELENTAAL,
  corpus: () => readCorpus('werkmap'),
  pas,
  probeer(bytes) {
    werkmapRegels(bytes);
  },
};

/** A template of a receiver. */
export const sjabloon: Doel = {
  naam: 'sjabloon',
  taal: DELENTAAL,
  corpus: () => readCorpus('sjabloon'),
  pas,
  probeer(bytes) {
    const gelezen = inspectSjabloon(bytes);
    if (!gelezen.ok) eis(gelezen.error.length > 0, () => 'refused without a reason');
  },
};
