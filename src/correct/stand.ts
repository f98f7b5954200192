/** What one client has with an ontvanger, folded from everything that was sent and answered: the net position, line by line. */
import type { Regeloordeel } from '../domain/correctie.ts';
import type { Prestatie } from '../domain/verantwoording.ts';

/** A line on which there is no answer yet, and the number of the list that sent it. */
export interface Onbeantwoord {
  readonly prestatie: Prestatie;
  readonly lijst: number;
}

/**
 * A second debet over the same period, product and toewijzing is refused until the first was credited (TR389, TR416): so within one
 * client this is what a line is about, whatever its number.
 */
export const onderwerpVan = (p: Prestatie): string =>
  JSON.stringify([
    p.productperiode.begindatum,
    p.productperiode.einddatum,
    p.productcategorie,
    p.productcode,
    p.toewijzingnummer,
  ]);

export class Clientstand {
  /** Accepted debet lines that were not taken back, by what they are about: one, unless the ontvanger itself took in two. */
  readonly open = new Map<string, readonly Prestatie[]>();
  /** Debet lines of this chain that an own credit outside it took back. */
  readonly elders = new Map<string, Prestatie>();
  /** Debet lines of this chain that were accepted, open or not. */
  readonly geaccepteerd = new Set<string>();
  readonly afgewezen = new Set<string>();
  /** Accepted credit lines by the line they take back. */
  readonly credits = new Map<string, Prestatie>();
  readonly debetOnbeantwoord = new Map<string, Onbeantwoord>();
  /** By the line they take back. */
  readonly creditOnbeantwoord = new Map<string, Onbeantwoord>();

  /** To be called in the order of sending; credits of a message before its debets, for they make room. */
  take(prestatie: Prestatie, oordeel: Regeloordeel, lijst: number): void {
    const { debetCredit, referentienummer, vorigReferentienummer } = prestatie;
    if (debetCredit === 'C' && vorigReferentienummer !== undefined) {
      if (oordeel === 'onbeantwoord') this.creditOnbeantwoord.set(vorigReferentienummer, { prestatie, lijst });
      if (oordeel !== 'geaccepteerd') return;
      this.credits.set(vorigReferentienummer, prestatie);
      this.#close(vorigReferentienummer);
      return;
    }
    const onderwerp = onderwerpVan(prestatie);
    if (oordeel === 'onbeantwoord') this.debetOnbeantwoord.set(onderwerp, { prestatie, lijst });
    if (oordeel === 'afgewezen') this.afgewezen.add(referentienummer);
    if (oordeel !== 'geaccepteerd') return;
    this.geaccepteerd.add(referentienummer);
    this.open.set(onderwerp, [...(this.open.get(onderwerp) ?? []), prestatie]);
    this.elders.delete(onderwerp);
  }

  /** A credit of the aanbieder itself, sent with a verantwoording that is no version of this one. */
  takeElders({ vorigReferentienummer }: Prestatie, oordeel: Regeloordeel): void {
    if (vorigReferentienummer === undefined || oordeel === 'afgewezen') return;
    const prestatie = this.#close(vorigReferentienummer);
    if (prestatie !== undefined) this.elders.set(onderwerpVan(prestatie), prestatie);
  }

  /** The open line with this referentienummer. */
  findOpen(referentienummer: string): Prestatie | undefined {
    for (const staten of this.open.values())
      for (const prestatie of staten) if (prestatie.referentienummer === referentienummer) return prestatie;
    return undefined;
  }

  #close(referentienummer: string): Prestatie | undefined {
    const prestatie = this.findOpen(referentienummer);
    if (prestatie === undefined) return undefined;
    const onderwerp = onderwerpVan(prestatie);
    const over = (this.open.get(onderwerp) ?? []).filter((ander) => ander !== prestatie);
    if (over.length > 0) this.open.set(onderwerp, over);
    else this.open.delete(onderwerp);
    return prestatie;
  }
}
