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
import { perClient } from './per-client.ts';
import { Clientstand, type Onbeantwoord, onderwerpVan } from './stand.ts';

/** Of the findings of one correction so many are kept. */
const MAXIMUM = 1000;
const BATCH = 512;

export const REDEN_NIET_GEACCEPTEERD = 'De regel die wordt gecrediteerd is niet door de ontvanger geaccepteerd.';
export const REDEN_ELDERS = 'U heeft deze regel zelf gecrediteerd in een andere verantwoording.';

export interface Correctievraag {
  /** What the versions of this verantwoording sent to this ontvanger, the oldest first. */
  readonly gestuurd: readonly GestuurdeRegels[];
  /** What other verantwoordingen of the aanbieder sent: only their credit lines count. */
  readonly elders: readonly GestuurdeRegels[];
  /** The lines of the version that counts now, in order of (bsn, nr); none when everything is withdrawn. */
  readonly gewenst: AsyncIterable<readonly GewensteRegel[]>;
  /** The delen of the new version, so that each is accounted for. */
  readonly delen: readonly DeelSleutel[];
  /** Everything of a line that its ontvanger can see, without its numbers and its sign. */
  readonly inhoud: (prestatie: Prestatie) => string;
  /** A new referentienummer of at most 20 characters (RS019): the same every time, and unique. */
  readonly nummer: (soort: 'C' | 'D', referentienummer: string) => string;
  /** Number of the first line that is made here; the lines of the version have lower ones. */
  readonly eersteNr: number;
  /** Everything is withdrawn: what own credit lines took back is sent anew. */
  readonly intrekking: boolean;
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

export class Correctie {
  readonly #vraag: Correctievraag;
  readonly #gebruikt = new HashSet64();
  readonly #tellingen = new Map<string, Telling>();
  readonly #wachtOp = new Set<number>();
  readonly #bevindingen: Bevinding[] = [];
  #uit: PrestatieRegel[] = [];
  #volgendeNr: number;
  #aantal = 0;
  #saldo = 0;
  #credits = 0;
  #creditCenten = 0;

  constructor(vraag: Correctievraag) {
    this.#vraag = vraag;
    this.#volgendeNr = vraag.eersteNr;
    for (const { gemeentecode, wet } of vraag.delen) this.#telling(gemeentecode, wet);
  }

  /** What is to be sent, client by client. Read it to the end, then ask `uitkomst()`. */
  async *regels(): AsyncGenerator<readonly PrestatieRegel[]> {
    const { gestuurd, elders, gewenst } = this.#vraag;
    await this.#noteReferenties();
    const lijsten = [
      ...gestuurd.map(judged),
      ...elders.map(judged),
      (async function* (): AsyncGenerator<readonly Gelezen[]> {
        yield* gewenst;
      })(),
    ];
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

  #correct(client: readonly (readonly Gelezen[])[]): void {
    const aantalGestuurd = this.#vraag.gestuurd.length;
    const stand = new Clientstand();
    client.slice(0, -1).forEach((regels, lijst) => {
      const creditsEerst = regels.toSorted((a, b) => Number(isDebet(a)) - Number(isDebet(b)));
      for (const { regel, oordeel = 'onbeantwoord' } of creditsEerst) {
        if (lijst < aantalGestuurd) stand.take(regel.prestatie, oordeel, lijst);
        else if (regel.prestatie.debetCredit === 'C') stand.takeElders(regel.prestatie, oordeel);
      }
    });
    new Client(this, this.#vraag, stand, client.at(-1) ?? []).correct();
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
      nr: this.#volgendeNr++,
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
    this.#write({ nr: this.#volgendeNr++, prestatie: { ...rest, referentienummer, debetCredit: 'D' } });
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

/** One client: its position with the ontvanger against what it should be. */
class Client {
  readonly #correctie: Correctie;
  readonly #vraag: Correctievraag;
  readonly #stand: Clientstand;
  readonly #debet = new Map<string, PrestatieRegel>();
  /** Own credit lines, by the line they take back. */
  readonly #credit = new Map<string, PrestatieRegel>();

  constructor(correctie: Correctie, vraag: Correctievraag, stand: Clientstand, gewenst: readonly Gelezen[]) {
    this.#correctie = correctie;
    this.#vraag = vraag;
    this.#stand = stand;
    for (const { regel, andersReden } of gewenst) {
      if (andersReden !== undefined) correctie.leaveOut(regel, andersReden);
      else this.#want(regel);
    }
  }

  #want(regel: PrestatieRegel): void {
    const { debetCredit, vorigReferentienummer } = regel.prestatie;
    if (debetCredit === 'C' && vorigReferentienummer !== undefined) {
      this.#credit.set(vorigReferentienummer, regel);
      return;
    }
    const onderwerp = onderwerpVan(regel.prestatie);
    if (this.#debet.has(onderwerp)) this.#correctie.meld('CORRECTIE_TWEE_DEBETREGELS', regel.prestatie, regel.nr);
    this.#debet.set(onderwerp, regel);
  }

  correct(): void {
    const { open, debetOnbeantwoord } = this.#stand;
    this.#ownCredits();
    for (const onderwerp of new Set([...open.keys(), ...debetOnbeantwoord.keys(), ...this.#debet.keys()]))
      this.#settle(onderwerp);
    this.#lostCredits();
  }

  #same(een: Prestatie, ander: Prestatie): boolean {
    return this.#vraag.inhoud(een) === this.#vraag.inhoud(ander);
  }

  #settle(onderwerp: string): void {
    const { creditOnbeantwoord, debetOnbeantwoord } = this.#stand;
    const correctie = this.#correctie;
    const regel = this.#debet.get(onderwerp);
    const isGewenst = (prestatie: Prestatie): boolean => regel !== undefined && this.#same(prestatie, regel.prestatie);
    const staten = this.#stand.open.get(onderwerp) ?? [];
    const debet = debetOnbeantwoord.get(onderwerp);
    const credits = staten.map(({ referentienummer }) => creditOnbeantwoord.get(referentienummer));
    if (debet !== undefined || credits.some((credit) => credit !== undefined)) {
      // What stands there when all that is under way is accepted. Is that what is wanted, nothing has to wait.
      const straks = staten.filter((_, i) => credits[i] === undefined);
      if (debet !== undefined) straks.push(debet.prestatie);
      if (!(straks.length === (regel ? 1 : 0) && straks.every(isGewenst))) correctie.wait(debet, ...credits);
      else if (regel !== undefined) correctie.keep(regel);
      return;
    }
    const blijft = staten.find(isGewenst);
    const weg = staten.filter((staat) => staat !== blijft);
    // CS325 makes a line of nothing a debet, and CD060 gives a debet no earlier line: it cannot be taken back.
    const vast = weg.some(({ bedragCenten }) => bedragCenten === 0);
    for (const staat of weg) if (staat.bedragCenten !== 0) this.#takeBack(staat);
    if (regel === undefined) return;
    if (blijft !== undefined) correctie.keep(regel);
    else if (vast) correctie.meld('CORRECTIE_NULREGEL', regel.prestatie, regel.nr);
    else if (staten.length > 0) correctie.send(regel);
    else this.#sendNew(onderwerp, regel);
  }

  #sendNew(onderwerp: string, regel: PrestatieRegel): void {
    const elders = this.#stand.elders.get(onderwerp);
    if (elders === undefined) this.#correctie.send(regel);
    else if (this.#same(elders, regel.prestatie)) this.#correctie.leaveOut(regel, REDEN_ELDERS);
    else this.#correctie.meld('CORRECTIE_ELDERS_GECREDITEERD', regel.prestatie, regel.nr);
  }

  /** With the credit line of the aanbieder itself when there is one: a line is credited once (TR390). */
  #takeBack(staat: Prestatie): void {
    const eigen = this.#credit.get(staat.referentienummer);
    if (eigen === undefined) this.#correctie.credit(staat);
    else if (this.#same(eigen.prestatie, staat)) this.#correctie.send(eigen);
    else this.#correctie.meld('CORRECTIE_CREDIT_WIJKT_AF', eigen.prestatie, eigen.nr);
  }

  #ownCredits(): void {
    const correctie = this.#correctie;
    const { credits, creditOnbeantwoord, debetOnbeantwoord, geaccepteerd, afgewezen, elders } = this.#stand;
    for (const [vorig, regel] of this.#credit) {
      if (credits.has(vorig) || creditOnbeantwoord.has(vorig)) {
        correctie.keep(regel);
        continue;
      }
      const staat = this.#stand.findOpen(vorig);
      if (staat !== undefined) {
        // Sent when the line is settled, unless it stays as it is after all.
        const gewenst = this.#debet.get(onderwerpVan(staat));
        if (gewenst !== undefined && this.#same(staat, gewenst.prestatie)) correctie.keep(regel);
        else if (staat.bedragCenten === 0) correctie.leaveOut(regel, REDEN_NIET_GEACCEPTEERD);
        continue;
      }
      const wachtend = [...debetOnbeantwoord.values()].find((o) => o.prestatie.referentienummer === vorig);
      if (wachtend !== undefined) correctie.wait(wachtend);
      else if ([...elders.values()].some((p) => p.referentienummer === vorig)) correctie.leaveOut(regel, REDEN_ELDERS);
      else if (afgewezen.has(vorig) && !geaccepteerd.has(vorig)) correctie.leaveOut(regel, REDEN_NIET_GEACCEPTEERD);
      else correctie.send(regel);
    }
  }

  /** Accepted credits over lines from outside this chain that the version no longer has. */
  #lostCredits(): void {
    const { credits, creditOnbeantwoord, geaccepteerd } = this.#stand;
    for (const [vorig, prestatie] of credits) {
      if (geaccepteerd.has(vorig) || this.#credit.has(vorig)) continue;
      if (this.#vraag.intrekking) this.#correctie.restore(prestatie);
      else this.#correctie.meld('CORRECTIE_CREDIT_VERVALLEN', prestatie);
    }
    for (const [vorig, onbeantwoord] of creditOnbeantwoord) {
      const eigen = this.#stand.findOpen(vorig) !== undefined || geaccepteerd.has(vorig);
      if (!eigen && !this.#credit.has(vorig)) this.#correctie.wait(onbeantwoord);
    }
  }
}

const isDebet = ({ regel }: Gelezen): boolean => regel.prestatie.debetCredit === 'D';

const saldoVan = ({ bedragCenten, debetCredit }: Prestatie): number => saldoCenten(bedragCenten, debetCredit);

async function* judged({ open, oordeel }: GestuurdeRegels): AsyncGenerator<readonly Gelezen[]> {
  for await (const regels of open()) yield regels.map((regel) => ({ regel, oordeel: oordeel(regel.nr) }));
}
