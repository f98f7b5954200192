/**
 * Rules on prestaties together: what may stand in one verantwoording only once.
 *
 * Always: a referentienummer is unique under its wet (TR314, and with it TR101), and a line is credited at most once (TR315, TR390).
 * Only in a declaratie, over the lines that go into a 323: a line is not credited in the file that holds it (TR316), and there is one
 * debet line for a toewijzing, product and period (TR416). A yearly report rightly holds debet, credit and debet over the same key.
 */

import { HashSet64 } from '../../domain/hash-set.ts';
import type { Prestatie } from '../../domain/verantwoording.ts';
import type { Melder } from '../bevindingen.ts';

export class SamenhangCheck {
  private readonly melder: Melder;
  private readonly referenties = new HashSet64();
  private readonly gecrediteerd = new HashSet64();
  private readonly gedeclareerdeReferenties = new HashSet64();
  private readonly gedeclareerdeCredits = new HashSet64();
  private readonly debetregels = new HashSet64();

  constructor(melder: Melder) {
    this.melder = melder;
  }

  check(nr: number, prestatie: Prestatie, gedeclareerd: boolean): void {
    const { debetCredit, referentienummer, vorigReferentienummer, wet } = prestatie;
    if (!this.referenties.add(wet, referentienummer)) {
      this.melder.fout('TR314', `/prestaties/${nr}/referentienummer`, {});
    }
    if (debetCredit === 'C' && vorigReferentienummer === undefined) {
      this.melder.fout('CD060_CREDIT', `/prestaties/${nr}/vorigReferentienummer`, {});
    }
    if (debetCredit === 'D' && vorigReferentienummer !== undefined) {
      this.melder.fout('CD060_DEBET', `/prestaties/${nr}/vorigReferentienummer`, {});
    }
    if (vorigReferentienummer !== undefined && !this.gecrediteerd.add(wet, vorigReferentienummer)) {
      this.melder.fout('TR315', `/prestaties/${nr}/vorigReferentienummer`, {});
    }
    if (gedeclareerd) this.checkGedeclareerd(nr, prestatie);
  }

  private checkGedeclareerd(nr: number, prestatie: Prestatie): void {
    const { debetCredit, productperiode, referentienummer, vorigReferentienummer, wet } = prestatie;
    this.gedeclareerdeReferenties.add(wet, referentienummer);
    // Either line may come first; the second of the two finds the first.
    if (this.gedeclareerdeCredits.has(wet, referentienummer)) {
      this.melder.fout('TR316', `/prestaties/${nr}/referentienummer`, {});
    }
    if (vorigReferentienummer !== undefined) {
      this.gedeclareerdeCredits.add(wet, vorigReferentienummer);
      if (this.gedeclareerdeReferenties.has(wet, vorigReferentienummer)) {
        this.melder.fout('TR316', `/prestaties/${nr}/vorigReferentienummer`, {});
      }
    }
    if (debetCredit === 'C') return;
    const { gemeentecode, productcategorie, productcode, toewijzingnummer } = prestatie;
    const { begindatum, einddatum } = productperiode;
    const nieuw = this.debetregels.add(
      gemeentecode,
      wet,
      begindatum,
      einddatum,
      productcategorie,
      productcode,
      toewijzingnummer,
    );
    if (!nieuw) this.melder.fout('TR416', `/prestaties/${nr}`, {});
  }
}
