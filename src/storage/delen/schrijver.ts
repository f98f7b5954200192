import type { DeelSleutel, DeelTelling, PrestatieRegel, TrajectRegel } from '../../domain/deel.ts';
import { deelNaam } from '../../domain/deel.ts';
import { saldoCenten, type Wet } from '../../domain/verantwoording.ts';
import { streamOf } from '../bytes.ts';
import type { Blobs } from '../ports.ts';
import { type DelenInhoud, inhoudSleutel, type Lijst, type Run, segmentSleutel } from './inhoud.ts';

/** Characters of text that may wait in memory before a segment is written. */
const BUDGET = 20 * 1024 * 1024;
/** Regels that become bytes at a time. */
const STUK_REGELS = 1_000;

interface Wachtend extends DeelSleutel {
  readonly lijst: Lijst;
  readonly regels: { readonly bsn: string; readonly nr: number; readonly tekst: string }[];
}

interface Telling extends DeelSleutel {
  aantalPrestaties: number;
  aantalTrajecten: number;
  saldoCenten: number;
}

/** Splits the regels of one verantwoording per gemeentecode × wet into sorted runs under `map`. Use once, then `sluit`. */
export class DelenSchrijver {
  readonly #blobs: Blobs;
  readonly #map: string;
  readonly #budget: number;
  readonly #tellingen = new Map<string, Telling>();
  readonly #runs: Run[] = [];
  #wachtend = new Map<string, Wachtend>();
  #tekens = 0;
  #segmenten = 0;

  constructor(blobs: Blobs, map: string, budget = BUDGET) {
    this.#blobs = blobs;
    this.#map = map;
    this.#budget = budget;
  }

  async schrijfPrestaties(regels: readonly PrestatieRegel[]): Promise<void> {
    for (const { nr, prestatie } of regels) {
      const telling = this.#telling(prestatie.gemeentecode, prestatie.wet);
      telling.aantalPrestaties++;
      telling.saldoCenten += saldoCenten(prestatie.bedragCenten, prestatie.debetCredit);
      this.#voegToe(telling, 'prestaties', prestatie.bsn, nr, JSON.stringify(prestatie));
    }
    if (this.#tekens > this.#budget) await this.#schrijfSegment();
  }

  async schrijfTrajecten(regels: readonly TrajectRegel[]): Promise<void> {
    for (const { nr, traject } of regels) {
      const telling = this.#telling(traject.gemeentecode, traject.wet);
      telling.aantalTrajecten++;
      this.#voegToe(telling, 'trajecten', traject.bsn, nr, JSON.stringify(traject));
    }
    if (this.#tekens > this.#budget) await this.#schrijfSegment();
  }

  /** Writes what still waits and the index. The delen come in order of gemeentecode and wet. */
  async sluit(): Promise<DelenInhoud> {
    if (this.#tekens > 0) await this.#schrijfSegment();
    const delen: DeelTelling[] = [...this.#tellingen.entries()]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, telling]) => telling);
    const inhoud: DelenInhoud = { delen, runs: this.#runs };
    await this.#blobs.put(inhoudSleutel(this.#map), streamOf(new TextEncoder().encode(JSON.stringify(inhoud))));
    return inhoud;
  }

  #telling(gemeentecode: string, wet: Wet): Telling {
    const naam = deelNaam({ gemeentecode, wet });
    let telling = this.#tellingen.get(naam);
    if (telling === undefined) {
      telling = { gemeentecode, wet, aantalPrestaties: 0, aantalTrajecten: 0, saldoCenten: 0 };
      this.#tellingen.set(naam, telling);
    }
    return telling;
  }

  #voegToe(deel: DeelSleutel, lijst: Lijst, bsn: string, nr: number, json: string): void {
    const sleutel = `${deel.gemeentecode}${deel.wet}${lijst}`;
    let wachtend = this.#wachtend.get(sleutel);
    if (wachtend === undefined) {
      wachtend = { gemeentecode: deel.gemeentecode, wet: deel.wet, lijst, regels: [] };
      this.#wachtend.set(sleutel, wachtend);
    }
    wachtend.regels.push({ bsn, nr, tekst: `[${nr},${json}]` });
    this.#tekens += json.length + 12;
  }

  async #schrijfSegment(): Promise<void> {
    // In order of deel, so that zendingen that are converted together find their runs together.
    const wachtend = [...this.#wachtend].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, deel]) => deel);
    this.#wachtend = new Map();
    this.#tekens = 0;
    const segment = this.#segmenten++;
    const runs = this.#runs;
    const encoder = new TextEncoder();
    async function* bytes(): AsyncGenerator<Uint8Array> {
      let offset = 0;
      for (const { gemeentecode, wet, lijst, regels } of wachtend) {
        regels.sort((a, b) => (a.bsn < b.bsn ? -1 : a.bsn > b.bsn ? 1 : a.nr - b.nr));
        let lengte = 0;
        // In pieces: an aanbieder of one gemeente has all that waits in one run, and its text would stand in memory twice more.
        for (let van = 0; van < regels.length; van += STUK_REGELS) {
          const stuk = regels.slice(van, van + STUK_REGELS).map(({ tekst }) => tekst);
          const bytes = encoder.encode(`${stuk.join('\n')}\n`);
          lengte += bytes.length;
          yield bytes;
        }
        runs.push({ gemeentecode, wet, lijst, segment, offset, bytes: lengte });
        offset += lengte;
        regels.length = 0;
      }
    }
    await this.#blobs.put(segmentSleutel(this.#map, segment), bytes());
  }
}
