/**
 * Corrections of what an ontvanger accepted line by line (iStandaarden 323): a changed line is credited and sent anew, a line that is
 * gone is credited, a rejected line goes again as it now is, an unchanged one stays where it is (IV085, IV086, IV091, OP360, OP366).
 * Compared is with the net position of everything that was sent and answered, not with the version before.
 */
import type { Bevinding } from '../domain/bevinding.ts';
import type { BevindingenCorrectie } from '../domain/bevindingen/correctie.ts';
import type { Deelcorrectie, Gecrediteerd, GestuurdeRegels, GewensteRegel, Regeloordeel } from '../domain/correctie.ts';
import { type DeelSleutel, deelNaam, type PrestatieRegel } from '../domain/deel.ts';
import { HashSet64 } from '../domain/hash-set.ts';
import { type Prestatie, saldoCenten } from '../domain/verantwoording.ts';
import { type Besluiten, Client, type Clientvraag } from './client.ts';
import { perClient } from './per-client.ts';
import { Clientstand, type Onbeantwoord } from './stand.ts';

/** Of the findings of one correction so many are kept. */
const MAXIMUM = 1000;
const BATCH = 512;
const EERSTE_NR = -1;

export interface Correctievraag extends Clientvraag {
  /** What the versions of this verantwoording sent to this ontvanger, the oldest first. */
  readonly gestuurd: readonly GestuurdeRegels[];
  /** What other verantwoordingen of the aanbieder sent: only their credit lines count. */
  readonly elders: readonly GestuurdeRegels[];
  /** The lines of the version that counts now, each list in order of (bsn, nr); none when everything is withdrawn. */
  readonly gewenst: readonly AsyncIterable<readonly GewensteRegel[]>[];
  /** The delen of the new version, so that each is accounted for. */
  readonly delen: readonly DeelSleutel[];
  /** A new referentienummer of at most 20 characters (RS019): the same every time, and unique. */
  readonly nummer: (soort: 'C' | 'D', referentienummer: string) => string;
}

export interface Correctieuitkomst {
  readonly delen: readonly Deelcorrectie[];
  readonly gecrediteerd: Gecrediteerd;
  /** Lines that are sent, credits included. */
  readonly aantal: number;
  readonly saldoCenten: number;
  /** Numbers of the lists in `gestuurd` that must be answered first; not empty: nothing may leave. */
  readonly wachtOp: readonly number[];
  readonly bevindingen: readonly Bevinding[];
}

interface Gelezen {
  readonly regel: PrestatieRegel;
  readonly andersReden?: string;
  readonly oordeel?: Regeloordeel;
}

interface Telling extends DeelSleutel {
  aantal: number;
  verwerkt: number;
  verwerktCenten: number;
  ongewijzigd: number;
  ongewijzigdCenten: number;
  readonly gefilterd: Map<string, { aantal: number; centen: number }>;
}

export class Correctie implements Besluiten {
  readonly #vraag: Correctievraag;
  readonly #gebruikt = new HashSet64();
  readonly #tellingen = new Map<string, Telling>();
  readonly #wachtOp = new Set<number>();
  readonly #bevindingen: Bevinding[] = [];
  #uit: PrestatieRegel[] = [];
  /** Lines that are made here have no place in the submission. */
  #volgendeNr = EERSTE_NR;
  #aantal = 0;
  #saldo = 0;
  #credits = 0;
  #creditCenten = 0;

  constructor(vraag: Correctievraag) {
    this.#vraag = vraag;
    for (const { gemeentecode, wet } of vraag.delen) this.#telling(gemeentecode, wet);
  }

  /** What is to be sent, client by client. Read it to the end, then ask `uitkomst()`. */
  async *regels(): AsyncGenerator<readonly PrestatieRegel[]> {
    const { gestuurd, gewenst } = this.#vraag;
    await this.#noteReferenties();
    const elders = await this.#creditsElders();
    const lijsten: AsyncIterable<readonly Gelezen[]>[] = [...gestuurd.map(judged), oneBatch(elders), ...gewenst];
    for await (const client of perClient(lijsten, ({ regel }) => regel)) {
      this.#correct(client);
      if (this.#uit.length < BATCH) continue;
      yield this.#uit;
      this.#uit = [];
    }
    if (this.#uit.length > 0) yield this.#uit;
    this.#uit = [];
  }

  uitkomst(): Correctieuitkomst {
    return {
      delen: [...this.#tellingen.values()].map(({ gefilterd, ...telling }) => ({
        ...telling,
        gefilterd: [...gefilterd].map(([reden, stand]) => ({ reden, ...stand })),
      })),
      gecrediteerd: { aantal: this.#credits, centen: this.#creditCenten },
      aantal: this.#aantal,
      saldoCenten: this.#saldo,
      wachtOp: [...this.#wachtOp].sort((a, b) => a - b),
      bevindingen: this.#bevindingen,
    };
  }

  /** TR314: a number that an ontvanger took once is not used for another line; nor one that it may still take. */
  async #noteReferenties(): Promise<void> {
    for (const { open, oordeel } of this.#vraag.gestuurd)
      for await (const regels of open())
        for (const { nr, prestatie } of regels)
          if (oordeel(nr) !== 'afgewezen') this.#gebruikt.add(prestatie.wet, prestatie.referentienummer);
  }

  /** Few: lines of this chain that the aanbieder credited itself, elsewhere. The other lines go by. */
  async #creditsElders(): Promise<readonly Gelezen[]> {
    const credits: Gelezen[] = [];
    for (const lijst of this.#vraag.elders)
      for await (const regels of judged(lijst))
        for (const gelezen of regels) {
          const { debetCredit, vorigReferentienummer, wet } = gelezen.regel.prestatie;
          if (
            debetCredit === 'C' &&
            vorigReferentienummer !== undefined &&
            this.#gebruikt.has(wet, vorigReferentienummer)
          )
            credits.push(gelezen);
        }
    return credits.sort((een, ander) => (een.regel.prestatie.bsn < ander.regel.prestatie.bsn ? -1 : 1));
  }

  #correct(client: readonly (readonly Gelezen[])[]): void {
    const aantalGestuurd = this.#vraag.gestuurd.length;
    const stand = new Clientstand();
    client.slice(0, aantalGestuurd).forEach((regels, lijst) => {
      const creditsEerst = regels.toSorted((a, b) => Number(isDebet(a)) - Number(isDebet(b)));
      for (const { regel, oordeel = 'onbeantwoord' } of creditsEerst) stand.take(regel.prestatie, oordeel, lijst);
    });
    for (const { regel, oordeel = 'onbeantwoord' } of client[aantalGestuurd] ?? [])
      stand.takeElders(regel.prestatie, oordeel);
    new Client(this, this.#vraag, stand, client.slice(aantalGestuurd + 1).flat()).correct();
  }

  wait(...onbeantwoord: readonly (Onbeantwoord | undefined)[]): void {
    for (const regel of onbeantwoord) if (regel !== undefined) this.#wachtOp.add(regel.lijst);
  }

  meld(code: keyof BevindingenCorrectie, { gemeentecode }: Prestatie, nr?: number): void {
    if (this.#bevindingen.length >= MAXIMUM) return;
    const pointer = nr === undefined ? '/vervangt' : `/prestaties/${nr}`;
    this.#bevindingen.push({
      code,
      ernst: 'fout',
      plaats: { pointer, gemeentecode },
      parameters: {},
    } as unknown as Bevinding);
  }

  /** A line of the version goes along, under a number that was not used before. */
  send({ nr, prestatie }: PrestatieRegel): void {
    const { debetCredit, referentienummer, wet } = prestatie;
    const nummer = this.#gebruikt.has(wet, referentienummer)
      ? this.#vraag.nummer(debetCredit, referentienummer)
      : referentienummer;
    const telling = this.#telling(prestatie.gemeentecode, prestatie.wet);
    telling.aantal++;
    telling.verwerkt++;
    telling.verwerktCenten += saldoVan(prestatie);
    this.#write({ nr, prestatie: { ...prestatie, referentienummer: nummer } });
  }

  keep({ prestatie }: PrestatieRegel): void {
    const telling = this.#telling(prestatie.gemeentecode, prestatie.wet);
    telling.aantal++;
    telling.ongewijzigd++;
    telling.ongewijzigdCenten += saldoVan(prestatie);
  }

  leaveOut({ prestatie }: PrestatieRegel, reden: string): void {
    const telling = this.#telling(prestatie.gemeentecode, prestatie.wet);
    telling.aantal++;
    const stand = telling.gefilterd.get(reden) ?? { aantal: 0, centen: 0 };
    stand.aantal++;
    stand.centen += saldoVan(prestatie);
    telling.gefilterd.set(reden, stand);
  }

  /** A credit of equal content with a number of its own (TR323, CD060). */
  credit(prestatie: Prestatie): void {
    const { referentienummer } = prestatie;
    this.#credits++;
    this.#creditCenten += prestatie.bedragCenten;
    this.#write({
      nr: this.#volgendeNr--,
      prestatie: {
        ...prestatie,
        referentienummer: this.#vraag.nummer('C', referentienummer),
        vorigReferentienummer: referentienummer,
        debetCredit: 'C',
      },
    });
  }

  /** What an own credit took back is declared again. */
  restore(credit: Prestatie): void {
    const { vorigReferentienummer: _, ...rest } = credit;
    this.#credits++;
    this.#creditCenten -= credit.bedragCenten;
    const referentienummer = this.#vraag.nummer('D', credit.referentienummer);
    this.#write({ nr: this.#volgendeNr--, prestatie: { ...rest, referentienummer, debetCredit: 'D' } });
  }

  #write(regel: PrestatieRegel): void {
    this.#aantal++;
    this.#saldo += saldoVan(regel.prestatie);
    this.#uit.push(regel);
  }

  #telling(gemeentecode: string, wet: DeelSleutel['wet']): Telling {
    const naam = deelNaam({ gemeentecode, wet });
    let telling = this.#tellingen.get(naam);
    if (telling === undefined) {
      telling = {
        gemeentecode,
        wet,
        aantal: 0,
        verwerkt: 0,
        verwerktCenten: 0,
        ongewijzigd: 0,
        ongewijzigdCenten: 0,
        gefilterd: new Map(),
      };
      this.#tellingen.set(naam, telling);
    }
    return telling;
  }
}

const isDebet = ({ regel }: Gelezen): boolean => regel.prestatie.debetCredit === 'D';

const saldoVan = ({ bedragCenten, debetCredit }: Prestatie): number => saldoCenten(bedragCenten, debetCredit);

async function* judged({ open, oordeel }: GestuurdeRegels): AsyncGenerator<readonly Gelezen[]> {
  for await (const regels of open()) yield regels.map((regel) => ({ regel, oordeel: oordeel(regel.nr) }));
}

async function* oneBatch<Item>(items: readonly Item[]): AsyncGenerator<readonly Item[]> {
  yield items;
}
