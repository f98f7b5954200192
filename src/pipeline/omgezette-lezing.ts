/**
 * A submission that is not the standard JSON: stored as it came, then read by the readers for its kind, and written as the standard document
 * meanwhile.
 */
import { unreachable } from '../domain/result.ts';
import { CsvDeel, eigenCsv } from '../ingest/csv/lees-csv.ts';
import { BerichtenDeel } from '../ingest/declaratie/lees-berichten.ts';
import { type Aanvulling, type Bestandsbron, leesDelen } from '../ingest/invoerdeel.ts';
import type { LeesOpties, LeesUitkomst } from '../ingest/lees-verantwoording.ts';
import type { Eigentabel } from '../ingest/mapping/tabel.ts';
import { NdjsonDeel } from '../ingest/ndjson/lees-ndjson.ts';
import type { Invoersoort } from '../ingest/soort.ts';
import { type Werkmapfout, WerkmapLeesfout } from '../ingest/werkmap/fout.ts';
import type { Bereik } from '../ingest/zip/bereik.ts';
import { ZipLeesfout } from '../ingest/zip/fout.ts';
import type { Blobs, Bytestroom } from '../storage/ports.ts';
import { bestandsbevinding } from './bestandsfout.ts';
import { type Geopend, openZip } from './bundel.ts';
import type { Lezing, Opgeslagen } from './lezing.ts';
import { bronSleutel, inhoudSleutel } from './sleutels-van-opslag.ts';
import { StandaardSchrijver } from './standaard-schrijver.ts';
import { lazily, nothing, openStored } from './stromen.ts';

type Andersoort = Exclude<Invoersoort, 'json' | 'gzip'>;

export class OmgezetteLezing implements Lezing {
  readonly opgeslagen: Promise<Opgeslagen>;
  readonly #blobs: Blobs;
  readonly #id: string;
  readonly #body: Bytestroom;
  readonly #soort: Andersoort;
  readonly #aanvulling: Aanvulling;
  readonly #eigen: Eigentabel | undefined;
  readonly #schrijver = new StandaardSchrijver();

  constructor(
    blobs: Blobs,
    id: string,
    body: Bytestroom,
    soort: Andersoort,
    aanvulling: Aanvulling,
    eigen?: Eigentabel,
  ) {
    this.#blobs = blobs;
    this.#id = id;
    this.#body = body;
    this.#soort = soort;
    this.#aanvulling = aanvulling;
    this.#eigen = eigen;
    this.opgeslagen = blobs.put(inhoudSleutel(id), this.#schrijver.stroom);
    this.opgeslagen.catch(() => undefined);
  }

  async lees(opties: LeesOpties): Promise<LeesUitkomst> {
    let geldig = false;
    try {
      const uitkomst = await this.#read(opties);
      geldig = uitkomst.uitkomst === 'geldig';
      if (geldig) await this.#schrijver.sluit();
      return uitkomst;
    } finally {
      if (!geldig) await this.#schrijver.breekAf();
    }
  }

  async #read(opties: LeesOpties): Promise<LeesUitkomst> {
    const { maximaleBytes } = opties.limieten;
    const bytes = await this.#store(maximaleBytes);
    if (bytes === undefined) return refuse([{ fout: 'te-groot', maximumBytes: maximaleBytes }]);
    const schrijver = this.#schrijver;
    try {
      const delen = await this.#open(bytes, opties);
      if ('fouten' in delen) return refuse(delen.fouten);
      return await leesDelen(
        delen.delen,
        this.#aanvulling,
        {
          ...opties,
          opPrestaties: async (regels) => {
            await schrijver.prestaties(regels);
            await opties.opPrestaties(regels);
          },
          opTrajecten: async (regels) => {
            await schrijver.trajecten(regels);
            await opties.opTrajecten(regels);
          },
        },
        (kop) => schrijver.kop(kop),
      );
    } catch (fout) {
      if (fout instanceof ZipLeesfout) return refuse([fout.zipfout]);
      if (fout instanceof WerkmapLeesfout) return refuse([fout.werkmapfout]);
      throw fout;
    }
  }

  /** Undefined when there is more than may be. */
  async #store(maximaleBytes: number): Promise<number | undefined> {
    const body = this.#body;
    let teveel = false;
    const begrensd = (async function* () {
      let gelezen = 0;
      for await (const brok of body) {
        gelezen += brok.length;
        teveel = gelezen > maximaleBytes;
        if (teveel) return;
        yield brok;
      }
    })();
    const { bytes } = await this.#blobs.put(bronSleutel(this.#id), begrensd);
    return teveel ? undefined : bytes;
  }

  async #open(bytes: number, { limieten }: LeesOpties): Promise<Geopend> {
    const sleutel = bronSleutel(this.#id);
    const heel: Bestandsbron = { open: () => lazily(() => openStored(this.#blobs, sleutel)) };
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
        return openZip(this.#range(sleutel, bytes), limieten, (nr, bytes) => this.#storePart(nr, bytes), this.#eigen);
      default:
        return unreachable(this.#soort);
    }
  }

  /** A file of a bundle that must be read out of order itself, unpacked beside the bundle. */
  async #storePart(nr: number, inhoud: Bytestroom): Promise<Bereik> {
    const sleutel = `${bronSleutel(this.#id)}-${nr}`;
    const { bytes } = await this.#blobs.put(sleutel, inhoud);
    return this.#range(sleutel, bytes);
  }

  #range(sleutel: string, bytes: number): Bereik {
    return {
      bytes,
      lees: async (offset, lengte) =>
        lengte === 0 ? nothing() : ((await this.#blobs.get(sleutel, { offset, lengte })) ?? nothing()),
    };
  }
}

function refuse(fouten: readonly Werkmapfout[]): LeesUitkomst {
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
