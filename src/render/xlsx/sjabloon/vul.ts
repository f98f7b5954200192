/**
 * The receiver's own workbook, filled: values in cells with a name, rows in tables, one sheet or as many copies of it as there are
 * groups. What filling does not touch passes as it is.
 */
import type { Cel, Sjabloonvulling, Werkblad } from '../../../domain/output.ts';
import type { Zipdeel } from '../../zip.ts';
import { bladXml } from '../blad.ts';
import { BLADSOORT } from '../werkmap.ts';
import { omlijstingTekst, type Sjabloonblad, splitBlad } from './blad.ts';
import { boekRelaties, boekTekst } from './boek.ts';
import { Herschrijver, type Uitvoerblad } from './herschrijf.ts';
import { leesSjabloon } from './inspecteer.ts';
import { rewriteOmlijsting } from './omlijsting.ts';
import { Onderdelenboek } from './onderdelen.ts';
import { relatiepad, SOORTEN } from './pakket.ts';
import { findTabel, planBladen } from './plan.ts';
import { plaatsSleutel, Rijenschrijver } from './rijen.ts';
import { Stijlboek } from './stijlboek.ts';
import { celVanNaam, type Sjabloonwerkmap, WERKMAP } from './werkmap.ts';
import { documentTekst, zetAttribuut } from './xml-boom.ts';

const REKENVOLGORDE = 'xl/calcChain.xml';

class Vulling {
  readonly #werkmap: Sjabloonwerkmap;
  readonly #bladen: readonly Uitvoerblad[];
  readonly #herschrijver: Herschrijver;
  readonly #stijlpad: string;
  readonly #stijlboek: Stijlboek;

  constructor(werkmap: Sjabloonwerkmap, bladen: readonly Uitvoerblad[]) {
    this.#werkmap = werkmap;
    this.#bladen = bladen;
    this.#herschrijver = new Herschrijver(bladen);
    const stijlen = werkmap.pakket.relaties(WERKMAP).find(({ soort }) => soort === 'styles');
    this.#stijlpad = stijlen?.doel ?? 'xl/styles.xml';
    this.#stijlboek = new Stijlboek(werkmap.pakket.xml(this.#stijlpad));
  }

  /** All parts that are known before the first row: everything but the sheets with rows, and the styles. */
  *#known(): Iterable<Zipdeel> {
    const { pakket } = this.#werkmap;
    const onderdelen = new Onderdelenboek(this.#werkmap, this.#herschrijver);
    for (const blad of this.#bladen) {
      onderdelen.addBlad(blad);
      if (blad.sjabloon === undefined) onderdelen.soorten.set(blad.pad, BLADSOORT);
    }
    onderdelen.delen.set(SOORTEN, pakket.soortenMet(onderdelen.soorten, [REKENVOLGORDE]));
    onderdelen.delen.set(WERKMAP, boekTekst(this.#werkmap, this.#bladen, this.#herschrijver));
    onderdelen.delen.set(relatiepad(WERKMAP), boekRelaties(this.#werkmap, this.#bladen));
    for (const { soort, doel } of pakket.relaties(WERKMAP)) {
      if (soort === 'pivotCacheDefinition') onderdelen.delen.set(doel, this.#freshPivot(doel));
    }

    const later = new Set([this.#stijlpad, REKENVOLGORDE, ...this.#bladen.map(({ pad }) => pad)]);
    for (const [pad, bytes] of pakket.delen) {
      if (!later.has(pad)) yield { pad, inhoud: onderdelen.delen.get(pad) ?? bytes };
    }
    for (const [pad, inhoud] of onderdelen.delen) if (!pakket.heeft(pad)) yield { pad, inhoud };
  }

  /** A pivot table shows what it remembers until it is told to look again. */
  #freshPivot(pad: string): string {
    const document = this.#werkmap.pakket.xml(pad);
    zetAttribuut(document.wortel, 'refreshOnLoad', '1');
    return documentTekst(document);
  }

  /** A sheet that gets no values, but whose formulas may look at sheets that do; undefined when nothing changes. */
  #unfilled(blad: Uitvoerblad): string | Uint8Array | AsyncIterable<string> {
    const { pakket, vanaf1904 } = this.#werkmap;
    const bytes = pakket.delen.get(blad.pad) ?? new Uint8Array(0);
    if (blad.sjabloon?.heeftCellen !== true) return bytes;
    const bron = splitBlad(pakket.tekst(blad.pad));
    const oud = documentTekst(bron.omlijsting);
    rewriteOmlijsting(bron.omlijsting.wortel, blad, this.#herschrijver);
    const hasFormulas = bron.rijen.some(({ tekst }) => /<(?:[^\s/>!?:<]+:)?f[\s/>]/.test(tekst));
    if (!hasFormulas && documentTekst(bron.omlijsting) === oud) return bytes;
    const omgeving = { voorvoegsel: bron.voorvoegsel, vanaf1904 };
    return around(bron, new Rijenschrijver({ ...this.#shared(), blad, bron, cellen: new Map(), omgeving }).stukken());
  }

  #shared(): { readonly herschrijver: Herschrijver; readonly stijlboek: Stijlboek } {
    return { herschrijver: this.#herschrijver, stijlboek: this.#stijlboek };
  }

  #filled(blad: Uitvoerblad, werkblad: Werkblad): AsyncIterable<string> {
    const { pakket, vanaf1904 } = this.#werkmap;
    const { sjabloon, omvang } = blad;
    if (sjabloon === undefined) {
      return bladXml(werkblad, this.#stijlboek.nieuwBlad(), { voorvoegsel: '', vanaf1904 }, (aantal) => {
        if (aantal !== omvang?.aantalRijen) throw new Error(`${aantal} rows came, not ${omvang?.aantalRijen}`);
      });
    }
    const bron = splitBlad(pakket.tekst(sjabloon.pad));
    rewriteOmlijsting(bron.omlijsting.wortel, blad, this.#herschrijver);
    const tabel = werkblad.tabel === undefined ? undefined : findTabel(sjabloon, werkblad.tabel);
    for (const { kop } of tabel === undefined ? [] : werkblad.kolommen) {
      const kolom = tabel?.kolommen.find(({ naam }) => naam.toLowerCase() === kop.toLowerCase());
      if (kolom === undefined || kolom.formule) throw new Error(`no column ${kop} to fill`);
    }
    return around(
      bron,
      new Rijenschrijver({
        ...this.#shared(),
        blad,
        bron,
        werkblad,
        ...(tabel && { tabel }),
        cellen: this.#cellen(sjabloon.naam, werkblad.cellen),
        omgeving: { voorvoegsel: bron.voorvoegsel, vanaf1904 },
      }).stukken(),
    );
  }

  #cellen(blad: string, waarden: Readonly<Record<string, Cel>>): ReadonlyMap<string, Cel> {
    const nummer = this.#werkmap.bladen.findIndex(({ naam }) => naam === blad);
    const cellen = new Map<string, Cel>();
    for (const [naam, waarde] of Object.entries(waarden)) {
      const gelijk = this.#werkmap.namen.filter((kandidaat) => kandidaat.naam.toLowerCase() === naam.toLowerCase());
      const gevonden =
        gelijk.find((kandidaat) => kandidaat.blad === nummer) ??
        gelijk.find((kandidaat) => kandidaat.blad === undefined);
      const cel = gevonden && celVanNaam(this.#werkmap, gevonden);
      if (cel?.blad !== blad) throw new Error(`no cell ${naam} on its sheet`);
      cellen.set(plaatsSleutel(cel.kolom, cel.rij), waarde);
    }
    return cellen;
  }

  async *delen(werkbladen: AsyncIterable<Werkblad>, omvangen: Sjabloonvulling['bladen']): AsyncIterable<Zipdeel> {
    yield* this.#known();
    for (const blad of this.#bladen) {
      if (blad.omvang === undefined) yield { pad: blad.pad, inhoud: this.#unfilled(blad) };
    }
    let nummer = 0;
    for await (const werkblad of werkbladen) {
      const omvang = omvangen[nummer++];
      const blad = this.#bladen.find((kandidaat) => omvang !== undefined && kandidaat.omvang === omvang);
      if (blad === undefined || !isSame(werkblad, blad)) throw new Error('another sheet came than was announced');
      yield { pad: blad.pad, inhoud: this.#filled(blad, werkblad) };
    }
    if (nummer !== omvangen.length) throw new Error(`${nummer} sheets came, not ${omvangen.length}`);
    const stijlen = this.#werkmap.pakket.delen.get(this.#stijlpad) ?? new Uint8Array(0);
    yield { pad: this.#stijlpad, inhoud: this.#stijlboek.tekst() ?? stijlen };
  }
}

const isSame = ({ naam, sjabloonblad, tabel }: Werkblad, { omvang }: Uitvoerblad): boolean =>
  naam === omvang?.naam && sjabloonblad === omvang.sjabloonblad && tabel === omvang.tabel;

async function* around(blad: Sjabloonblad, rijen: AsyncIterable<string>): AsyncIterable<string> {
  const [voor, na] = omlijstingTekst(blad);
  yield voor;
  yield* rijen;
  yield na;
}

/** The parts of the filled workbook. Registration inspected the template, so one that cannot be filled is a bug here. */
export async function* sjabloonDelen(
  { bytes, bladen }: Sjabloonvulling,
  werkbladen: AsyncIterable<Werkblad>,
): AsyncIterable<Zipdeel> {
  const werkmap = leesSjabloon(bytes);
  if (!werkmap.ok) throw new Error(`no template: ${werkmap.error.map(({ code }) => code).join(', ')}`);
  yield* new Vulling(werkmap.value, planBladen(werkmap.value, bladen)).delen(werkbladen, bladen);
}
