/**
 * The rows of a sheet of the template on their way out: those above the table as they were, the rows of the table in the manner of
 * its first, those below moved. Values a program worked out before (`<v>` of a formula) are left out: they are those of the empty
 * template, and whoever reads without calculating must find nothing rather than a wrong total.
 */
import type { Cel, Celnotatie, Werkblad } from '../../../domain/output.ts';
import { gather } from '../blad.ts';
import { type Celomgeving, celrest, kolomletters } from '../cel.ts';
import { type Bladcel, type Bladrij, celplaats, type Sjabloonblad } from './blad.ts';
import { type Formules, readFormules } from './celformule.ts';
import type { Herschrijver, Uitvoerblad } from './herschrijf.ts';
import type { Stijlboek } from './stijlboek.ts';
import { verschuifRij } from './verschuif.ts';
import type { Tabel } from './werkmap.ts';
import { attribuut, eersteElement, elementen, elementTekst, encodeXml, zetAttribuut } from './xml-boom.ts';

/** What is put on one sheet. */
export interface Bladvulling {
  readonly blad: Uitvoerblad;
  readonly bron: Sjabloonblad;
  readonly werkblad?: Werkblad;
  readonly tabel?: Tabel;
  /** By place in the template: see `plaatsSleutel`. */
  readonly cellen: ReadonlyMap<string, Cel>;
  readonly herschrijver: Herschrijver;
  readonly stijlboek: Stijlboek;
  readonly omgeving: Celomgeving;
}

type Schrijver = (rij: number, waarden: readonly Cel[], nr: number) => string;

const stijlVan = (cel: Bladcel | undefined): number | undefined => {
  const stijl = cel && attribuut(cel.element, 's');
  return stijl === undefined ? undefined : Number(stijl);
};

/** Styles of whole columns: for cells that the template does not write. */
function kolomstijl({ omlijsting }: Sjabloonblad, kolom: number): number {
  const lijst = eersteElement(omlijsting.wortel, 'cols');
  const eigen = (lijst === undefined ? [] : elementen(lijst, 'col')).find(
    (col) => Number(attribuut(col, 'min')) <= kolom && kolom <= Number(attribuut(col, 'max')),
  );
  return Number((eigen && attribuut(eigen, 'style')) ?? '0');
}

const attributesText = (attributen: ReadonlyMap<string, string>): string => {
  let uit = '';
  for (const [naam, waarde] of attributen) uit += ` ${naam}="${waarde}"`;
  return uit;
};

export class Rijenschrijver {
  readonly #vulling: Bladvulling;
  readonly #formules: Formules;
  readonly #p: string;

  constructor(vulling: Bladvulling) {
    this.#vulling = vulling;
    this.#formules = readFormules(vulling.bron);
    this.#p = vulling.bron.voorvoegsel;
  }

  /** One cell of the template, in another row perhaps; its formula as it must read there. */
  #cel({ kolom, element }: Bladcel, oudeRij: number, rij: number): string {
    zetAttribuut(element, 'r', celplaats(kolom, rij));
    const { blad, herschrijver } = this.#vulling;
    this.#formules.rewrite(element, kolom, oudeRij, blad, herschrijver);
    return elementTekst(element);
  }

  #single(waarde: Cel, kolom: number, rij: number, stijl: number | undefined): string {
    const { stijlboek, omgeving } = this.#vulling;
    const isDag = typeof waarde === 'string' && stijl !== undefined && stijlboek.isDatum(stijl);
    const notatie: Celnotatie = isDag ? 'datum' : typeof waarde === 'string' ? 'tekst' : 'getal';
    const s = stijl === undefined ? '' : ` s="${stijl}"`;
    return `<${this.#p}c r="${celplaats(kolom, rij)}"${s}${celrest(waarde, notatie, omgeving)}`;
  }

  /** A row that is no row of the table. */
  #row(bron: Bladrij, rij: number, erbij: ReadonlyMap<number, Cel>): string {
    const cellen = new Map(bron.cellen().map((cel) => [cel.kolom, cel]));
    const kolommen = [...new Set([...cellen.keys(), ...erbij.keys()])].toSorted((een, ander) => een - ander);
    let uit = `<${this.#p}row r="${rij}"${attributesText(bron.attributen())}>`;
    for (const kolom of kolommen) {
      const cel = cellen.get(kolom);
      const waarde = erbij.get(kolom);
      if (waarde !== undefined) uit += this.#single(waarde, kolom, rij, stijlVan(cel));
      else if (cel !== undefined) uit += this.#cel(cel, bron.nummer, rij);
    }
    return `${uit}</${this.#p}row>`;
  }

  #createTabelrij(tabel: Tabel, werkblad: Werkblad | undefined, model: Bladrij | undefined): Schrijver {
    const { blad, bron, herschrijver, stijlboek, omgeving } = this.#vulling;
    const modelcellen = new Map(model?.cellen().map((cel) => [cel.kolom, cel]));
    const kolommen = tabel.kolommen.map(({ naam }, plaats) => {
      const kolom = tabel.geheel.eersteKolom + plaats;
      const cel = modelcellen.get(kolom);
      const waarde = (werkblad?.kolommen ?? []).findIndex(({ kop }) => kop.toLowerCase() === naam.toLowerCase());
      const notatie = werkblad?.kolommen[waarde]?.notatie ?? 'getal';
      const stijl = stijlboek.metNotatie(stijlVan(cel) ?? kolomstijl(bron, kolom), notatie);
      const tekst = waarde === -1 ? this.#formules.tekst(cel, tabel, plaats) : undefined;
      return {
        begin: `<${this.#p}c r="${kolomletters(kolom)}`,
        na: stijl === 0 ? '"' : `" s="${stijl}"`,
        waarde,
        notatie,
        formule: tekst === undefined ? undefined : herschrijver.rijformule(tekst, blad),
      };
    });
    return (rij, waarden, nr) => {
      let uit = '';
      for (const { begin, na, waarde, notatie, formule } of kolommen) {
        uit += begin + rij + na;
        uit +=
          formule === undefined
            ? celrest(waarden[waarde] ?? null, notatie, omgeving)
            : `><${this.#p}f>${encodeXml(formule(nr))}</${this.#p}f></${this.#p}c>`;
      }
      return uit;
    };
  }

  /** All rows of the table, and empty ones where the template has something beside it that would fall away. */
  async *#tabelrijen(tabel: Tabel, rijen: ReadonlyMap<number, Bladrij>): AsyncIterable<string> {
    const { blad, werkblad } = this.#vulling;
    const { gegevens, geheel } = tabel;
    const model = rijen.get(gegevens.eersteRij);
    const schrijf = this.#createTabelrij(tabel, werkblad, model);
    const attributen = model === undefined ? '' : attributesText(model.attributen());
    const beside = (oudeRij: number, links: boolean): string =>
      (oudeRij > gegevens.laatsteRij ? [] : (rijen.get(oudeRij)?.cellen() ?? []))
        .filter(({ kolom }) => (links ? kolom < geheel.eersteKolom : kolom > geheel.laatsteKolom))
        .map((cel) => this.#cel(cel, oudeRij, oudeRij))
        .join('');
    const one = (rij: number, waarden: readonly Cel[]): string =>
      `<${this.#p}row r="${rij}"${attributen}>${beside(rij, true)}` +
      `${schrijf(rij, waarden, rij - gegevens.eersteRij)}${beside(rij, false)}</${this.#p}row>`;

    let rij = gegevens.eersteRij;
    for await (const batch of werkblad?.rijen ?? []) {
      let uit = '';
      for (const waarden of batch) {
        if (waarden.length !== werkblad?.kolommen.length) throw new Error(`row ${rij} has ${waarden.length} values`);
        uit += one(rij++, waarden);
      }
      yield uit;
    }
    const aantal = rij - gegevens.eersteRij;
    if (aantal !== blad.omvang?.aantalRijen) throw new Error(`${aantal} rows came, not ${blad.omvang?.aantalRijen}`);
    const laatste = blad.invoeging?.nieuweLaatste ?? gegevens.laatsteRij;
    for (; rij <= laatste; rij++) yield one(rij, []);
  }

  /** All rows of the sheet, in order. */
  stukken(): AsyncIterable<string> {
    return gather(this.#all());
  }

  async *#all(): AsyncIterable<string> {
    const { bron, blad, tabel, werkblad } = this.#vulling;
    const rijen = new Map(bron.rijen.map((rij) => [rij.nummer, rij]));
    const erbij = this.#cellenPerRij();
    for (const nummer of erbij.keys()) if (!rijen.has(nummer)) rijen.set(nummer, leeg(nummer));
    const nummers = [...rijen.keys()].toSorted((een, ander) => een - ander);
    const geen = new Map<number, Cel>();
    const gegevens = tabel?.gegevens;
    let geplaatst = gegevens === undefined;
    for (const nummer of nummers) {
      const bronrij = rijen.get(nummer);
      if (bronrij === undefined) continue;
      if (tabel !== undefined && !geplaatst && nummer >= tabel.gegevens.eersteRij) {
        geplaatst = true;
        yield* this.#tabelrijen(tabel, rijen);
      }
      if (gegevens !== undefined && nummer >= gegevens.eersteRij && nummer <= gegevens.laatsteRij) continue;
      const rij = blad.invoeging === undefined ? nummer : verschuifRij(nummer, blad.invoeging);
      if (rij !== undefined) yield this.#row(bronrij, rij, erbij.get(nummer) ?? geen);
    }
    if (tabel !== undefined && !geplaatst) yield* this.#tabelrijen(tabel, rijen);
    if (tabel === undefined && werkblad !== undefined) await refuseRows(werkblad);
  }

  #cellenPerRij(): ReadonlyMap<number, ReadonlyMap<number, Cel>> {
    const perRij = new Map<number, Map<number, Cel>>();
    for (const [plaats, waarde] of this.#vulling.cellen) {
      const [kolom, rij] = splitPlaats(plaats);
      const cellen = perRij.get(rij) ?? new Map<number, Cel>();
      perRij.set(rij, cellen.set(kolom, waarde));
    }
    return perRij;
  }
}

/** Without a table there is nowhere for rows to go, but the source must be read to its end. */
async function refuseRows({ rijen }: Werkblad): Promise<void> {
  for await (const batch of rijen) if (batch.length > 0) throw new Error('rows for a sheet without a table');
}

const leeg = (nummer: number): Bladrij => ({ nummer, tekst: '', attributen: () => new Map(), cellen: () => [] });

function splitPlaats(plaats: string): readonly [kolom: number, rij: number] {
  const [kolom, rij] = plaats.split(',');
  return [Number(kolom), Number(rij)];
}

/** The key of `Bladvulling.cellen`. */
export const plaatsSleutel = (kolom: number, rij: number): string => `${kolom},${rij}`;
