/** The formulas in the cells of one sheet. Shared ones (one text for many cells) are written out: moved cells would share wrongly. */
import type { Bladcel, Sjabloonblad } from './blad.ts';
import { type Herschrijver, type Uitvoerblad, verplaatsFormule } from './herschrijf.ts';
import { verschuifBereiken } from './verschuif.ts';
import type { Tabel } from './werkmap.ts';
import { attribuut, eersteElement, tekstVan, type XmlElement, zetAttribuut, zetTekst } from './xml-boom.ts';

interface Gedeeld {
  readonly tekst: string;
  readonly rij: number;
  readonly kolom: number;
}

export interface Formules {
  /** The formula for the rows of a table in one of its columns, as it reads in the first; undefined when there is none. */
  tekst(cel: Bladcel | undefined, tabel: Tabel, kolom: number): string | undefined;
  /** Changes the formula of a cell of the template, which stood in `rij`, and takes its old outcome away. */
  rewrite(cel: XmlElement, kolom: number, rij: number, blad: Uitvoerblad, herschrijver: Herschrijver): void;
}

/** The texts of shared formulas, by their number. */
function readGedeeld({ rijen }: Sjabloonblad): ReadonlyMap<string, Gedeeld> {
  const gedeeld = new Map<string, Gedeeld>();
  for (const rij of rijen) {
    if (!rij.tekst.includes('shared')) continue;
    for (const { kolom, element } of rij.cellen()) {
      const formule = eersteElement(element, 'f');
      if (formule === undefined || attribuut(formule, 't') !== 'shared') continue;
      const tekst = tekstVan(formule);
      if (tekst !== '') gedeeld.set(attribuut(formule, 'si') ?? '', { tekst, rij: rij.nummer, kolom });
    }
  }
  return gedeeld;
}

export function readFormules(blad: Sjabloonblad): Formules {
  const gedeeld = readGedeeld(blad);

  function textOf(formule: XmlElement, kolom: number, rij: number): string {
    const eerste = attribuut(formule, 't') === 'shared' ? gedeeld.get(attribuut(formule, 'si') ?? '') : undefined;
    if (eerste === undefined) return tekstVan(formule);
    return verplaatsFormule(eerste.tekst, rij - eerste.rij, kolom - eerste.kolom);
  }

  return {
    tekst(cel, tabel, kolom) {
      const formule = cel && eersteElement(cel.element, 'f');
      const tekst =
        cel === undefined || formule === undefined ? '' : textOf(formule, cel.kolom, tabel.gegevens.eersteRij);
      return tekst === '' ? tabel.kolomformules[kolom] : tekst;
    },
    rewrite(cel, kolom, rij, uit, herschrijver) {
      const formule = eersteElement(cel, 'f');
      if (formule === undefined) return;
      const tekst = textOf(formule, kolom, rij);
      if (attribuut(formule, 't') === 'shared') for (const naam of ['t', 'si', 'ref']) formule.attributen.delete(naam);
      for (const naam of ['ref', 'r1', 'r2']) {
        const plek = attribuut(formule, naam);
        if (plek !== undefined) zetAttribuut(formule, naam, verschuifBereiken(plek, 'vast', uit.invoeging) || plek);
      }
      zetTekst(formule, herschrijver.formule(tekst, uit));
      cel.kinderen = cel.kinderen.filter((kind) => typeof kind === 'string' || kind.lokaal !== 'v');
      cel.attributen.delete('t');
    },
  };
}
