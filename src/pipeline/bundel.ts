/** What is in a zip file: a workbook, or several files that make one verantwoording together. */

import type { BevindingParameters } from '../domain/bevinding.ts';
import { LIMIETEN } from '../domain/limieten.ts';
import { unreachable } from '../domain/result.ts';
import { CsvDeel, eigenCsv, STANDAARDTABELLEN } from '../ingest/csv/lees-csv.ts';
import { BerichtenDeel } from '../ingest/declaratie/lees-berichten.ts';
import type { Bestandsbron, Invoerdeel, Kopdeel } from '../ingest/invoerdeel.ts';
import type { Invoerlimieten } from '../ingest/limieten.ts';
import type { Eigentabel } from '../ingest/mapping/tabel.ts';
import { EigenWerkmapDeel } from '../ingest/mapping/werkmap.ts';
import { NdjsonDeel } from '../ingest/ndjson/lees-ndjson.ts';
import { SjabloonDeel } from '../ingest/sjabloon/lees.ts';
import { detectInvoer } from '../ingest/soort.ts';
import type { Toets } from '../ingest/toets.ts';
import type { Werkmapfout } from '../ingest/werkmap/fout.ts';
import { openWerkmap, type Werkmap } from '../ingest/werkmap/werkmap.ts';
import { type Archief, openArchief } from '../ingest/zip/archief.ts';
import type { Bereik } from '../ingest/zip/bereik.ts';
import { KOPBLAD } from '../standaard/bladen.ts';
import type { Bytestroom } from '../storage/ports.ts';
import { showableName } from './bestandsfout.ts';
import { lazily, nothing, peek } from './stromen.ts';

export type Geopend = { readonly delen: readonly Invoerdeel[] } | { readonly fouten: readonly Werkmapfout[] };

/** Keeps a file of the bundle unpacked, so that any part of it can be read. */
export type Bewaarder = (nr: number, inhoud: Bytestroom) => Promise<Bereik>;

const MAX_BESTANDEN = LIMIETEN.zipBestanden.waarde;
/** Unpacked, of a bundle or workbook: XML of a sheet is some ten times the standard document. */
const UITPAKFACTOR = LIMIETEN.zipFactor.waarde;
const WERKMAP = 'xl/workbook.xml';
/** What systems put in by themselves. */
const VAN_HET_SYSTEEM = /(^|\/)(__MACOSX\/.*|\.DS_Store|Thumbs\.db|desktop\.ini)$/;

/** @param eigen how a workbook or CSV file that is not ours is read */
export async function openZip(
  bereik: Bereik,
  limieten: Invoerlimieten,
  bewaar: Bewaarder,
  eigen?: Eigentabel,
): Promise<Geopend> {
  const uitgepakteBytes = limieten.maximaleBytes * UITPAKFACTOR;
  const archief = await openArchief(bereik, { bestanden: MAX_BESTANDEN, uitgepakteBytes });
  if (archief.ok && !archief.value.leden.some(({ naam }) => naam === WERKMAP))
    return openBundel(archief.value, limieten, bewaar, eigen);
  const werkmap = await openWerkmap(bereik, uitgepakteBytes);
  return werkmap.ok ? { delen: [werkmapDeel(werkmap.value, eigen)] } : { fouten: werkmap.error };
}

/** With our sheet for the kop it is the invulsjabloon, whatever else was asked. */
const werkmapDeel = (werkmap: Werkmap, eigen: Eigentabel | undefined, naam?: string): Invoerdeel =>
  eigen === undefined || werkmap.bladen.some((blad) => blad.naam === KOPBLAD)
    ? new SjabloonDeel(werkmap, naam)
    : new EigenWerkmapDeel(werkmap, eigen, naam);

async function openBundel(
  archief: Archief,
  limieten: Invoerlimieten,
  bewaar: Bewaarder,
  eigen: Eigentabel | undefined,
): Promise<Geopend> {
  const delen: Invoerdeel[] = [];
  const berichten: Bestandsbron[] = [];
  const fouten: Werkmapfout[] = [];
  const leden = archief.leden.filter(({ naam }) => !VAN_HET_SYSTEEM.test(naam));
  if (leden.length === 0) return { delen: [new NietGelezen('BUNDEL_LEEG', {})] };
  for (const [i, { naam }] of leden.entries()) {
    const open = (): AsyncGenerator<Uint8Array> => lazily(async () => archief.open(naam) ?? nothing());
    const bron: Bestandsbron = { naam: showableName(naam) ?? `bestand ${i + 1}`, open };
    const { begin, alles } = await peek(open());
    // Only its beginning was wanted.
    await alles[Symbol.asyncIterator]().return?.(undefined);
    const soort = detectInvoer(begin);
    switch (soort) {
      case 'xml':
        berichten.push(bron);
        break;
      case 'tekst':
        delen.push(
          begin.includes(0)
            ? new NietGelezen('BUNDEL_NIET_GELEZEN', { naam: bron.naam ?? '' })
            : new CsvDeel(bron, limieten.maximaleBytes, eigen && [...eigenCsv(eigen), ...STANDAARDTABELLEN]),
        );
        break;
      case 'ndjson':
        delen.push(new NdjsonDeel(bron, limieten));
        break;
      case 'zip':
      case 'compound': {
        const werkmap = await openWerkmap(await bewaar(i, open()), limieten.maximaleBytes * UITPAKFACTOR);
        if (werkmap.ok) delen.push(werkmapDeel(werkmap.value, eigen, bron.naam));
        else fouten.push(...werkmap.error);
        break;
      }
      case 'json':
      case 'gzip':
        delen.push(new NietGelezen('BUNDEL_JSON', { naam: bron.naam ?? '' }));
        break;
      default:
        unreachable(soort);
    }
  }
  if (fouten.length > 0) return { fouten };
  return { delen: berichten.length > 0 ? [new BerichtenDeel(berichten, limieten.maximaleBytes), ...delen] : delen };
}

type Reden = 'BUNDEL_LEEG' | 'BUNDEL_JSON' | 'BUNDEL_NIET_GELEZEN';

/** A file that has no place in a bundle: said, never passed over in silence. */
class NietGelezen<Code extends Reden> implements Invoerdeel {
  readonly voorrang = 'regels';
  readonly #code: Code;
  readonly #parameters: BevindingParameters[Code];

  constructor(code: Code, parameters: BevindingParameters[Code]) {
    this.#code = code;
    this.#parameters = parameters;
  }

  async readKop({ bevindingen }: Toets): Promise<Kopdeel> {
    // A statement or another attachment may well lie beside the data; it is named by the data, and need not stop it.
    if (this.#code === 'BUNDEL_NIET_GELEZEN') bevindingen.waarschuwing(this.#code, {}, this.#parameters);
    else bevindingen.fout(this.#code, {}, this.#parameters);
    return {};
  }

  async readRegels(): Promise<void> {
    // Nothing is read.
  }
}
