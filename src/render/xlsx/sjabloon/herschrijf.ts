/** Formulas of the template as they must read in the filled workbook: rows moved, sheets renamed, tables of copies by their new name. */
import type { Werkbladomvang } from '../../../domain/output.ts';
import { kolomletters, kolomnummer } from '../cel.ts';
import {
  type Bladen,
  bladVoorvoegsel,
  type Formuledeel,
  type Hoek,
  hoekTekst,
  leesFormule,
  plekTekst,
  type Verwijzing,
} from './formule.ts';
import { type Invoeging, verschuifHoeken, verschuifRij, type Wijze } from './verschuif.ts';
import type { Blad } from './werkmap.ts';

/** One sheet of the filled workbook. */
export interface Uitvoerblad {
  readonly naam: string;
  readonly pad: string;
  /** The sheet of the template it is made from; absent for a new one. */
  readonly sjabloon?: Blad;
  /** 0 for the sheet of the template itself, 1 and on for copies of it. */
  readonly kopie: number;
  /** Absent: the sheet stays as it is, but for formulas that look at sheets that do not. */
  readonly omvang?: Werkbladomvang;
  readonly invoeging?: Invoeging;
  /** New names of the tables of a copy, by their old name in lower case. */
  readonly tabelnamen: ReadonlyMap<string, string>;
}

const VERDWENEN = '#REF!';
const MAX_RIJ = 1_048_576;

export class Herschrijver {
  readonly #eerste = new Map<string, Uitvoerblad>();
  readonly #laatste = new Map<string, Uitvoerblad>();

  constructor(bladen: readonly Uitvoerblad[]) {
    for (const blad of bladen) {
      if (blad.sjabloon === undefined) continue;
      const sleutel = blad.sjabloon.naam.toLowerCase();
      if (!this.#eerste.has(sleutel)) this.#eerste.set(sleutel, blad);
      this.#laatste.set(sleutel, blad);
    }
  }

  /** What the name of a sheet means in a formula on `hier`: a copy means itself, others mean the first of the copies. */
  zoek(bladnaam: string, hier: Uitvoerblad | undefined): Uitvoerblad | undefined {
    if (hier?.sjabloon?.naam.toLowerCase() === bladnaam.toLowerCase()) return hier;
    return this.#eerste.get(bladnaam.toLowerCase());
  }

  /** Sheets from first to last: copies come to stand between them, and belong to them. */
  #bladen(bladen: Bladen, hier: Uitvoerblad | undefined): Bladen {
    const [van, tot] = bladen;
    if (tot === undefined) return [this.zoek(van, hier)?.naam ?? van];
    return [this.#eerste.get(van.toLowerCase())?.naam ?? van, this.#laatste.get(tot.toLowerCase())?.naam ?? tot];
  }

  #voorvoegsel(oud: string, bladen: Bladen | undefined, hier: Uitvoerblad | undefined): string {
    if (bladen === undefined) return oud;
    const nieuw = this.#bladen(bladen, hier);
    return nieuw.every((naam, nr) => naam === bladen[nr]) ? oud : bladVoorvoegsel(nieuw);
  }

  #invoeging({ bladen }: Verwijzing, hier: Uitvoerblad | undefined): Invoeging | undefined {
    if (bladen === undefined) return hier?.invoeging;
    return bladen.length === 2 ? undefined : this.zoek(bladen[0], hier)?.invoeging;
  }

  #deel(deel: Formuledeel, hier: Uitvoerblad | undefined, wijze: Wijze): string {
    if (typeof deel === 'string') return deel;
    if (deel.soort === 'naam') return hier?.tabelnamen.get(deel.naam.toLowerCase()) ?? deel.naam;
    const voor = this.#voorvoegsel(deel.voorvoegsel, deel.bladen, hier);
    if (deel.soort === 'blad') return voor;
    const plek = verschuifHoeken(deel.van, deel.tot, wijze, this.#invoeging(deel, hier));
    return voor + (plek === undefined ? VERDWENEN : plekTekst(plek.van, plek.tot));
  }

  /** A formula that stands on `hier`; undefined for one that belongs to no sheet. */
  formule(tekst: string, hier: Uitvoerblad | undefined, wijze: Wijze = 'formule'): string {
    let uit = '';
    for (const deel of leesFormule(tekst)) uit += this.#deel(deel, hier, wijze);
    return uit;
  }

  /**
   * The formula of the first row of the table, for every row of it: `nr` 0 is the first. Rows with `$` stay, others go down with
   * the row, as when a cell is copied down.
   */
  rijformule(tekst: string, hier: Uitvoerblad): (nr: number) => string {
    const delen = leesFormule(tekst).map((deel): string | ((nr: number) => string) => {
      if (typeof deel === 'string' || deel.soort !== 'verwijzing') return this.#deel(deel, hier, 'formule');
      const { van, tot } = deel;
      const volgt = [van, tot].some((hoek) => hoek?.rij !== undefined && !hoek.rijVast);
      if (!volgt) return this.#deel(deel, hier, 'formule');
      const voor = this.#voorvoegsel(deel.voorvoegsel, deel.bladen, hier);
      const invoeging = this.#invoeging(deel, hier);
      return (nr) => {
        const hoeken = [van, ...(tot === undefined ? [] : [tot])].map((hoek) => down(hoek, nr, invoeging));
        return voor + (hoeken.includes(undefined) ? VERDWENEN : hoeken.join(':'));
      };
    });
    return (nr) => {
      let uit = '';
      for (const deel of delen) uit += typeof deel === 'string' ? deel : deel(nr);
      return uit;
    };
  }
}

function down(hoek: Hoek, nr: number, invoeging: Invoeging | undefined): string | undefined {
  if (hoek.rij === undefined) return hoekTekst(hoek);
  // A row of the table that filling takes away is still a row below this one: it goes down with it.
  const isInTabel = invoeging !== undefined && !hoek.rijVast && hoek.rij <= invoeging.bereik.laatsteRij;
  const basis = invoeging === undefined || isInTabel ? hoek.rij : verschuifRij(hoek.rij, invoeging);
  if (basis === undefined) return undefined;
  const rij = hoek.rijVast ? basis : basis + nr;
  return rij > MAX_RIJ ? undefined : hoekTekst({ ...hoek, rij });
}

/** The formula of one cell as another cell of a shared formula has it: what has no `$` goes along (ECMA-376-1 18.3.1.40). */
export function verplaatsFormule(tekst: string, rijen: number, kolommen: number): string {
  const move = ({ letters, rij, ...hoek }: Hoek): Hoek => ({
    ...hoek,
    ...(rij !== undefined && { rij: hoek.rijVast ? rij : rij + rijen }),
    ...(letters !== undefined && {
      letters: hoek.kolomVast ? letters : kolomletters(kolomnummer(letters.toUpperCase()) + kolommen),
    }),
  });
  return leesFormule(tekst)
    .map((deel) => {
      if (typeof deel === 'string') return deel;
      if (deel.soort === 'naam') return deel.naam;
      if (deel.soort === 'blad') return deel.voorvoegsel;
      return deel.voorvoegsel + plekTekst(move(deel.van), deel.tot && move(deel.tot));
    })
    .join('');
}
