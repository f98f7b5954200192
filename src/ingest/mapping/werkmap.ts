/** Reads a sheet of an aanbieder's own workbook through an invoermapping; the kop comes from beside it. */
import type { Bronplaats } from '../../domain/bevinding.ts';
import { celadres, type Rij } from '../../domain/werkmapcel.ts';
import { type Invoerdeel, inFile, type Kopdeel } from '../invoerdeel.ts';
import type { Lijst } from '../kop-velden.ts';
import type { Indeling } from '../tabel/koppen.ts';
import { type Gelezenrij, pointerOf, Rijlezer } from '../tabel/rij.ts';
import type { Leeswijze } from '../tabel/waarde.ts';
import type { Toets } from '../toets.ts';
import type { Werkmap } from '../werkmap/werkmap.ts';
import { type Eigenkolom, type Eigentabel, isEigenKopregel, matchEigen, readEigenCel } from './tabel.ts';

/** A title or an explanation may stand above the headings. */
const BEKEKEN_RIJEN = 20;

/** Reading may throw what reading the workbook throws: `WerkmapLeesfout`, `ZipLeesfout`. */
export class EigenWerkmapDeel implements Invoerdeel {
  readonly voorrang = 'regels';
  readonly #werkmap: Werkmap;
  readonly #tabel: Eigentabel;
  readonly #bestand: string | undefined;

  /** @param bestand its name in a bundle */
  constructor(werkmap: Werkmap, tabel: Eigentabel, bestand?: string) {
    this.#werkmap = werkmap;
    this.#tabel = tabel;
    this.#bestand = bestand;
  }

  async readKop(): Promise<Kopdeel> {
    return {};
  }

  async readRegels(toets: Toets, lijst: Lijst): Promise<void> {
    const { mapping } = this.#tabel;
    if (mapping.lijst !== lijst) return;
    const blad = this.#sheet();
    const vorige = toets.bevindingen.plaatsAan((plaats) => ({
      ...plaats,
      bron: inFile(plaats.bron ?? {}, this.#bestand),
    }));
    if (blad === undefined) {
      toets.bevindingen.fout('BLAD_ONTBREEKT', {}, { blad: mapping.blad ?? '1' });
      toets.onvolledig = true;
    } else await this.#readSheet(toets, lijst, blad);
    toets.bevindingen.plaatsAan(vorige);
  }

  #sheet(): string | undefined {
    const { blad } = this.#tabel.mapping;
    const { bladen } = this.#werkmap;
    return blad === undefined
      ? bladen.find(({ verborgen }) => !verborgen)?.naam
      : bladen.find(({ naam }) => naam.toLowerCase() === blad.toLowerCase())?.naam;
  }

  async #readSheet(toets: Toets, lijst: Lijst, blad: string): Promise<void> {
    const { bevindingen } = toets;
    const wijze: Leeswijze = {
      decimaalteken: this.#tabel.mapping.decimaalteken ?? ',',
      vanaf1904: this.#werkmap.vanaf1904,
    };
    let bekeken = 0;
    let indeling: Indeling<Eigenkolom> = new Map();
    let lezer: Rijlezer<Eigenkolom> | undefined;
    for await (const rijen of this.#werkmap.rijen(blad)) {
      const klaar: { readonly nr: number; readonly gelezen: Gelezenrij }[] = [];
      for (const { nr, cellen } of rijen) {
        const plaats = (kolom = 0): Bronplaats => ({ blad, cel: celadres(kolom, nr) });
        if (lezer === undefined) {
          if (bekeken++ >= BEKEKEN_RIJEN) break;
          const koppen = textsOf(cellen);
          if (!isEigenKopregel(koppen.values(), nr, this.#tabel)) continue;
          indeling = matchEigen(koppen, this.#tabel, bevindingen, plaats);
          lezer = new Rijlezer(indeling, wijze, bevindingen, { lees: readEigenCel, vast: this.#tabel.vast });
          continue;
        }
        const gelezen = lezer.read(cellen, plaats);
        if (gelezen !== undefined) klaar.push({ nr, gelezen });
      }
      if (klaar.length === 0) continue;
      const begin = toets.number(lijst, klaar.length, { bron: { blad } });
      if (begin === undefined) return;
      await toets.addRegels({
        lijst,
        eerste: begin,
        waarden: klaar.map(({ gelezen }) => gelezen.waarde),
        bronplaats: (regel, veld) => cellOf(blad, klaar[regel - begin]?.nr, veld, indeling),
        gemeld: new Map(klaar.map(({ gelezen }, i) => [begin + i, gelezen.gemeld])),
      });
    }
    if (lezer === undefined) {
      bevindingen.fout('TABEL_ZONDER_KOPREGEL', { bron: { blad } }, {});
      toets.onvolledig = true;
    }
    lezer?.finish();
  }
}

function textsOf(cellen: Rij['cellen']): ReadonlyMap<number, string> {
  const teksten = new Map<number, string>();
  for (const [kolom, cel] of cellen)
    if (cel.soort === 'tekst' && cel.tekst.trim() !== '') teksten.set(kolom, cel.tekst);
  return teksten;
}

function cellOf(blad: string, nr: number | undefined, veld: string, indeling: Indeling<Eigenkolom>): Bronplaats {
  if (nr === undefined) return { blad };
  for (const [kolom, { kop, pad }] of indeling)
    if (pointerOf(pad) === veld) return { blad, cel: celadres(kolom, nr), veld: kop };
  return { blad, regel: nr };
}
