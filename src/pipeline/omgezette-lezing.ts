/**
 * A submission that is not the standard JSON: stored as it came, then read by the readers for its kind, and written as the standard document
 * meanwhile.
 */
import type { Aanvulling } from '../ingest/invoerdeel.ts';
import type { LeesOpties, LeesUitkomst } from '../ingest/lees-verantwoording.ts';
import type { Eigentabel } from '../ingest/mapping/tabel.ts';
import type { Blobs, Bytestroom } from '../storage/ports.ts';
import type { Lezing, Opgeslagen } from './lezing.ts';
import { type Andersoort, LiggendBestand, refuse } from './liggend-bestand.ts';
import { bronSleutel, inhoudSleutel } from './sleutels-van-opslag.ts';
import { StandaardSchrijver } from './standaard-schrijver.ts';

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
    const bestand = new LiggendBestand(
      this.#blobs,
      bronSleutel(this.#id),
      bytes,
      this.#soort,
      this.#aanvulling,
      this.#eigen,
    );
    return bestand.lees(
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
}
