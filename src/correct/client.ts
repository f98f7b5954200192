/** One client: its position with the ontvanger laid beside what it should be. */
import type { BevindingenCorrectie } from '../domain/bevindingen/correctie.ts';
import type { GewensteRegel } from '../domain/correctie.ts';
import type { PrestatieRegel } from '../domain/deel.ts';
import type { Prestatie } from '../domain/verantwoording.ts';
import { type Clientstand, type Onbeantwoord, onderwerpVan } from './stand.ts';

export const REDEN_NIET_GEACCEPTEERD = 'De regel die wordt gecrediteerd is niet door de ontvanger geaccepteerd.';
export const REDEN_ELDERS = 'U heeft deze regel zelf gecrediteerd in een andere verantwoording.';

/** What is decided of a line; each line of the version ends in exactly one of `send`, `keep`, `leaveOut`, or is reported or waits. */
export interface Besluiten {
  /** Goes along, under a number that was not used before. */
  send(regel: PrestatieRegel): void;
  /** The ontvanger has it, exactly so. */
  keep(regel: PrestatieRegel): void;
  leaveOut(regel: PrestatieRegel, reden: string): void;
  /** A credit of equal content with a number of its own (TR323, CD060). */
  credit(prestatie: Prestatie): void;
  /** What an own credit took back is declared again. */
  restore(credit: Prestatie): void;
  wait(...onbeantwoord: readonly (Onbeantwoord | undefined)[]): void;
  meld(code: keyof BevindingenCorrectie, prestatie: Prestatie, nr?: number): void;
}

export interface Clientvraag {
  /** Everything of a line that its ontvanger can see, without its numbers and its sign. */
  readonly inhoud: (prestatie: Prestatie) => string;
  /** Everything is withdrawn: what own credit lines took back is sent anew. */
  readonly intrekking: boolean;
}

export class Client {
  readonly #correctie: Besluiten;
  readonly #vraag: Clientvraag;
  readonly #stand: Clientstand;
  readonly #debet = new Map<string, PrestatieRegel>();
  /** Own credit lines, by the line they take back. */
  readonly #credit = new Map<string, PrestatieRegel>();

  constructor(correctie: Besluiten, vraag: Clientvraag, stand: Clientstand, gewenst: readonly GewensteRegel[]) {
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
