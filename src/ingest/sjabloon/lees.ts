/** Reads a filled-in invulsjabloon: our own workbook, with a sheet for the kop and one for each list. */

import type { Plaats } from '../../domain/bevinding.ts';
import { BIJBLADEN, INVULBLADEN, type Invulblad, KOPBLAD } from '../../standaard/bladen.ts';
import { type Invoerdeel, inFile, type Kopdeel } from '../invoerdeel.ts';
import { LIJSTEN, type Lijst } from '../kop-velden.ts';
import { showableHeading } from '../tabel/koppen.ts';
import type { Leeswijze } from '../tabel/waarde.ts';
import type { Toets } from '../toets.ts';
import type { Werkmap } from '../werkmap/werkmap.ts';
import { readGegevensblad, readKopblad, readTabel } from './bladen.ts';
import { Kopbouwer } from './kop.ts';

/** Reading may throw what reading the workbook throws: `WerkmapLeesfout`, `ZipLeesfout`. */
export class SjabloonDeel implements Invoerdeel {
  readonly voorrang = 'geheel';
  readonly #werkmap: Werkmap;
  readonly #bestand: string | undefined;
  readonly #wijze: Leeswijze;
  readonly #bouwer: Kopbouwer;

  /** @param bestand its name in a bundle */
  constructor(werkmap: Werkmap, bestand?: string) {
    this.#werkmap = werkmap;
    this.#bestand = bestand;
    // A cell of a workbook is a number or a text of its own: the sign matters only for amounts typed as text.
    this.#wijze = { decimaalteken: ',', vanaf1904: werkmap.vanaf1904 };
    this.#bouwer = new Kopbouwer(bestand);
  }

  async readKop(toets: Toets): Promise<Kopdeel> {
    const { bevindingen } = toets;
    const namen = new Set(this.#werkmap.bladen.map(({ naam }) => naam));
    reportUnknown(this.#werkmap, toets);
    if (!namen.has(KOPBLAD)) {
      bevindingen.fout('BLAD_ONTBREEKT', this.#inFile(), { blad: KOPBLAD });
      toets.onvolledig = true;
      return {};
    }
    await this.#naming(toets, async () => {
      await readKopblad(this.#werkmap, this.#wijze, this.#bouwer, bevindingen);
      for (const blad of INVULBLADEN)
        if (lineList(blad) === undefined && namen.has(blad.naam))
          await readGegevensblad(this.#werkmap, blad, this.#wijze, this.#bouwer, bevindingen);
    });
    toets.kopVelden.gemeld.push(...this.#bouwer.gemeld);
    return this.#bouwer.kop;
  }

  async readRegels(toets: Toets, lijst: Lijst): Promise<void> {
    const namen = new Set(this.#werkmap.bladen.map(({ naam }) => naam));
    for (const blad of INVULBLADEN) {
      if (lineList(blad) !== lijst || !namen.has(blad.naam)) continue;
      await this.#naming(toets, () => readLijst(this.#werkmap, blad, lijst, this.#wijze, toets));
    }
  }

  plaats(plaats: Plaats): Plaats {
    return this.#bouwer.plaats(plaats);
  }

  #inFile(): Plaats {
    return this.#bestand === undefined ? {} : { bron: { bestand: this.#bestand } };
  }

  /** Whatever is found meanwhile is in this file. */
  async #naming(toets: Toets, werk: () => Promise<void>): Promise<void> {
    const bestand = this.#bestand;
    if (bestand === undefined) return werk();
    const vorige = toets.bevindingen.plaatsAan((plaats) => ({ ...plaats, bron: inFile(plaats.bron ?? {}, bestand) }));
    await werk();
    toets.bevindingen.plaatsAan(vorige);
  }
}

const lineList = ({ plaats }: Invulblad): Lijst | undefined =>
  plaats.soort === 'lijst' ? LIJSTEN.find((lijst) => lijst === plaats.lijst) : undefined;

async function readLijst(
  werkmap: Werkmap,
  blad: Invulblad,
  lijst: Lijst,
  wijze: Leeswijze,
  toets: Toets,
): Promise<void> {
  for await (const rijen of readTabel(werkmap, blad, wijze, toets.bevindingen)) {
    const begin = toets.number(lijst, rijen.length, { bron: { blad: blad.naam } });
    if (begin === undefined) return;
    await toets.addRegels({
      lijst,
      eerste: begin,
      waarden: rijen.map(({ gelezen }) => gelezen.waarde),
      bronplaats: (nr, veld) => rijen[nr - begin]?.bronplaats(veld) ?? { blad: blad.naam },
      gemeld: new Map(
        rijen.flatMap(({ gelezen }, i) => (gelezen.gemeld.length > 0 ? [[begin + i, gelezen.gemeld] as const] : [])),
      ),
    });
  }
}

/** A sheet of the sender's own is not read; that is said, since it may hold what is missing elsewhere. */
function reportUnknown(werkmap: Werkmap, toets: Toets): void {
  const bekend = new Set([KOPBLAD, ...BIJBLADEN, ...INVULBLADEN.map(({ naam }) => naam)]);
  for (const { naam, verborgen } of werkmap.bladen) {
    if (verborgen || bekend.has(naam)) continue;
    const { kolom: blad } = showableHeading(naam);
    toets.bevindingen.waarschuwing('BLAD_ONBEKEND', {}, blad === undefined ? {} : { blad });
  }
}
