/** A file that is not the standard JSON, read where it lies by the readers for its kind. */
import { unreachable } from '../domain/result.ts';
import { CsvDeel, eigenCsv } from '../ingest/csv/lees-csv.ts';
import { BerichtenDeel } from '../ingest/declaratie/lees-berichten.ts';
import { type Aanvulling, type Bestandsbron, leesDelen } from '../ingest/invoerdeel.ts';
import type { LeesOpties, LeesUitkomst } from '../ingest/lees-verantwoording.ts';
import type { Invoerlimieten } from '../ingest/limieten.ts';
import type { Eigentabel } from '../ingest/mapping/tabel.ts';
import { NdjsonDeel } from '../ingest/ndjson/lees-ndjson.ts';
import type { Invoersoort } from '../ingest/soort.ts';
import { type Werkmapfout, WerkmapLeesfout } from '../ingest/werkmap/fout.ts';
import type { Bereik } from '../ingest/zip/bereik.ts';
import { ZipLeesfout } from '../ingest/zip/fout.ts';
import type { Blobs, Bytestroom } from '../storage/ports.ts';
import { bestandsbevinding } from './bestandsfout.ts';
import { type Geopend, openZip } from './bundel.ts';
import { lazily, nothing, openStored } from './stromen.ts';

export type Andersoort = Exclude<Invoersoort, 'json' | 'gzip'>;

/** Any part of what lies under a key. */
export const rangeOf = (blobs: Pick<Blobs, 'get'>, sleutel: string, bytes: number): Bereik => ({
  bytes,
  lees: async (offset, lengte) =>
    lengte === 0 ? nothing() : ((await blobs.get(sleutel, { offset, lengte })) ?? nothing()),
});

export class LiggendBestand {
  readonly #blobs: Blobs;
  readonly #sleutel: string;
  readonly #bytes: number;
  readonly #soort: Andersoort;
  readonly #aanvulling: Aanvulling;
  readonly #eigen: Eigentabel | undefined;

  /** @param sleutel where it lies; a workbook in a bundle is unpacked under it, with a number behind it */
  constructor(
    blobs: Blobs,
    sleutel: string,
    bytes: number,
    soort: Andersoort,
    aanvulling: Aanvulling,
    eigen?: Eigentabel,
  ) {
    this.#blobs = blobs;
    this.#sleutel = sleutel;
    this.#bytes = bytes;
    this.#soort = soort;
    this.#aanvulling = aanvulling;
    this.#eigen = eigen;
  }

  /** @param opKop gets the kop before the first line, not yet held against the schema */
  async lees(opties: LeesOpties, opKop?: Parameters<typeof leesDelen>[3]): Promise<LeesUitkomst> {
    try {
      const geopend = await this.#open(opties.limieten);
      if ('fouten' in geopend) return refuse(geopend.fouten);
      return await leesDelen(geopend.delen, this.#aanvulling, opties, opKop);
    } catch (fout) {
      if (fout instanceof ZipLeesfout) return refuse([fout.zipfout]);
      if (fout instanceof WerkmapLeesfout) return refuse([fout.werkmapfout]);
      throw fout;
    }
  }

  async #open(limieten: Invoerlimieten): Promise<Geopend> {
    const heel: Bestandsbron = { open: () => lazily(() => openStored(this.#blobs, this.#sleutel)) };
    switch (this.#soort) {
      case 'xml':
        return { delen: [new BerichtenDeel([heel], limieten.maximaleBytes)] };
      case 'tekst':
        return {
          delen: [new CsvDeel(heel, limieten.maximaleBytes, this.#eigen && eigenCsv(this.#eigen))],
        };
      case 'ndjson':
        return { delen: [new NdjsonDeel(heel, limieten)] };
      case 'compound':
      case 'zip':
        return openZip(
          rangeOf(this.#blobs, this.#sleutel, this.#bytes),
          limieten,
          (nr, inhoud) => this.#storePart(nr, inhoud),
          this.#eigen,
        );
      default:
        return unreachable(this.#soort);
    }
  }

  /** A file of a bundle that must be read out of order itself, unpacked beside the bundle. */
  async #storePart(nr: number, inhoud: Bytestroom): Promise<Bereik> {
    const sleutel = `${this.#sleutel}-${nr}`;
    const { bytes } = await this.#blobs.put(sleutel, inhoud);
    return rangeOf(this.#blobs, sleutel, bytes);
  }
}

export function refuse(fouten: readonly Werkmapfout[]): LeesUitkomst {
  return {
    uitkomst: 'geweigerd',
    teGroot: fouten.some(({ fout }) => fout === 'te-groot'),
    bevindingen: {
      bevindingen: fouten.map(bestandsbevinding),
      aantal: fouten.length,
      aantalFouten: fouten.length,
    },
  };
}
