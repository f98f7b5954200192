/**
 * Conversion: delen in, documents out. Two readings of the delen: the first selects and adds up, the second writes. Memory holds
 * a batch, the groups and the totals, never the regels.
 *
 * After the first fout nothing more is given out, but the rest is still gone through, so that all findings come together.
 */

import type { Bevindingenlijst } from '../domain/bevinding.ts';
import { LIMIETEN } from '../domain/limieten.ts';
import type { OmzetInvoer, Omzetresultaat, Omzetting, UitvoerBestand } from '../domain/output.ts';
import { type Bladhulp, createDocument, drain, type Through } from './document.ts';
import type { GecompileerdBestand } from './formaat/bestand.ts';
import type { GecompileerdFormaat } from './formaat/compileer.ts';
import type { Regelvolgorde } from './formaat/opdracht.ts';
import type { Splitsplan } from './formaat/splitsing.ts';
import { cannotBeAbsent, createLezer } from './formaat/waarde.ts';
import { Meldingen } from './meldingen.ts';
import { regelsVan, type Schrijfstand } from './schrijf.ts';
import { type Onderdeel, splitEenheid } from './splitsen.ts';
import type { Spoor } from './spoor.ts';
import { Regelband, readPiece } from './stroom.ts';
import { countDelen, createEigenSelectie, type GeteldeEenheid, type Telling } from './telling.ts';
import { type Bestandkenmerken, EERSTE, Zendingomgeving } from './zendingomgeving.ts';

/** What a file name may hold everywhere: no path, no control characters, not hidden, at most 200 characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to refuse
const BESTANDSNAAM = /^(?!\.)[^/\\:*?"<>|\u0000-\u001f\u007f]{1,200}$/;

/** Enough for two files for every gemeente; keeps a key that is unique from making a million files. */
export const MAXIMUM_BESTANDEN = LIMIETEN.uitvoerBestanden.waarde;

type Regelbron = Pick<Schrijfstand, 'regels' | 'opnieuw'>;

const wholeOf = (eenheid: GeteldeEenheid): Regelbron => ({
  regels: regelsVan(eenheid),
  opnieuw: () => regelsVan(eenheid)('gemeente'),
});

const orderOf = <T>({ herhaald }: Splitsplan<T>): Regelvolgorde =>
  herhaald.soort === 'clienten' ? 'bsn' : herhaald.volgorde;

class Conversion {
  readonly meldingen: Meldingen;
  telling: Telling | undefined;
  #klaar = false;
  readonly #formaat: GecompileerdFormaat;
  readonly #invoer: OmzetInvoer;
  readonly #omgeving: Zendingomgeving;
  readonly #spoor: Spoor | undefined;
  readonly #bestandsnamen = new Set<string>();

  constructor(formaat: GecompileerdFormaat, invoer: OmzetInvoer, spoor?: Spoor) {
    this.#formaat = formaat;
    this.#invoer = invoer;
    this.#spoor = spoor;
    this.meldingen = new Meldingen(formaat.formaat);
    this.#omgeving = new Zendingomgeving(formaat, invoer, this.meldingen);
  }

  async *bestanden(): AsyncIterable<UitvoerBestand> {
    this.telling = await countDelen(this.#formaat, this.#invoer, this.#omgeving);
    for (const eenheid of this.telling.perSnede[0] ?? []) if (eenheid.aantal > 0) this.#checkControles(eenheid);
    for (const bestand of this.#formaat.bestanden) yield* this.#writeBestanden(bestand, this.telling);
    this.#klaar = true;
  }

  /** All files that one bestand of the formaat makes. */
  async *#writeBestanden(bestand: GecompileerdBestand, { perSnede }: Telling): AsyncIterable<UitvoerBestand> {
    const eenheden = (perSnede[bestand.snede.nummer] ?? []).filter(
      ({ aantal }) => aantal > 0 || bestand.leeg !== 'niets',
    );
    if (eenheden.length > MAXIMUM_BESTANDEN) {
      this.#refuseTooMany(bestand);
      return;
    }
    let nummer = 0;
    for (const eenheid of eenheden) {
      const delen = await this.#split(bestand, eenheid);
      if (nummer + delen.length > MAXIMUM_BESTANDEN) {
        this.#refuseTooMany(bestand);
        return;
      }
      // The parts of one eenheid share one reading: each goes on where the last one ended.
      const volgorde = bestand.splitsing?.plan(orderOf) ?? 'gemeente';
      const band = delen.length > 1 ? new Regelband(regelsVan(eenheid)(volgorde)) : undefined;
      let gelezen = 0;
      try {
        for (const [nr, { totalen, aantal, regels }] of delen.entries()) {
          nummer++;
          const kenmerken = { nummer, deel: nr + 1, aantalDelen: delen.length };
          const bron: Regelbron = band
            ? {
                regels: () => band.take(regels),
                opnieuw: () => readPiece(regelsVan(eenheid)(volgorde), gelezen, regels),
              }
            : wholeOf(eenheid);
          yield* this.#writeBestand(bestand, { ...eenheid, totalen, getoond: totalen, aantal }, kenmerken, bron);
          gelezen += regels;
        }
      } finally {
        await band?.close();
      }
    }
  }

  #refuseTooMany(bestand: GecompileerdBestand): void {
    const parameters = { formaat: this.meldingen.formaat, regel: bestand.pointer, maximum: MAXIMUM_BESTANDEN };
    this.meldingen.meld('TE_VEEL_BESTANDEN', parameters, this.#omgeving.omgeving);
  }

  /** The parts of one eenheid: as a rule one, the whole. */
  async #split(bestand: GecompileerdBestand, eenheid: GeteldeEenheid): Promise<readonly Onderdeel[]> {
    const { splitsing, pointer } = bestand;
    const geheel = [{ totalen: eenheid.getoond, aantal: eenheid.aantal, regels: Number.POSITIVE_INFINITY }];
    // A zending that is held already needs no parts, only its findings.
    if (splitsing === undefined || this.meldingen.heeftFouten) return geheel;
    const stand = this.#standVan(eenheid, EERSTE);
    return (await splitEenheid(splitsing.plan, splitsing, stand, this.#formaat.totalen, pointer)) ?? geheel;
  }

  #checkControles(eenheid: GeteldeEenheid): void {
    const { omgeving } = this.#omgeving;
    this.#omgeving.enterEenheid(eenheid, EERSTE);
    // A controle is about what came in, not about what is shown.
    omgeving.totaal = eenheid.totalen;
    for (const { controle, als, pointer } of this.#formaat.controles) {
      const uitkomst = createLezer(als, `${pointer}/als`)(omgeving, this.meldingen);
      if (uitkomst === undefined) cannotBeAbsent(pointer);
      if (uitkomst !== false) continue;
      const { code, melding, oplossing } = controle;
      const parameters = { formaat: this.meldingen.formaat, regel: pointer, controle: code, melding, oplossing };
      this.meldingen.meld('CONTROLE_NIET_GEHAALD', parameters, omgeving);
    }
  }

  #standVan(
    eenheid: GeteldeEenheid,
    kenmerken: Bestandkenmerken,
    bron: Regelbron = wholeOf(eenheid),
    opRegel: (nr: number) => void = () => undefined,
  ): Schrijfstand {
    const { omgeving, enter, place } = this.#omgeving;
    this.#omgeving.enterEenheid(eenheid, kenmerken);
    omgeving.geschreven = { rijen: 0, records: 0 };
    return {
      eenheid,
      omgeving,
      meldingen: this.meldingen,
      enter,
      place,
      selecteer: createEigenSelectie(this.#formaat, eenheid),
      ...bron,
      leave: () => this.#omgeving.enterEenheid(eenheid, kenmerken),
      opRegel,
    };
  }

  async *#writeBestand(
    bestand: GecompileerdBestand,
    eenheid: GeteldeEenheid,
    kenmerken: Bestandkenmerken,
    bron: Regelbron,
  ): AsyncIterable<UitvoerBestand> {
    let opRegel: (nr: number) => void = () => undefined;
    const stand = this.#standVan(eenheid, kenmerken, bron, (nr) => opRegel(nr));
    const bestandsnaam = this.#bestandsnaam(bestand);
    const retour = this.#retour(bestand);
    let gelezen = 0;
    const { meldingen } = this;
    const untilFout: Through = async function* <T>(bron: AsyncIterable<readonly T[]>, plaatsvervanger?: T) {
      for await (const batch of bron) {
        if (batch.length === 0) continue;
        if (!meldingen.heeftFouten) yield batch;
        else if (plaatsvervanger !== undefined) yield batch.map(() => plaatsvervanger);
      }
      gelezen++;
    };
    const follow = (eigen: Schrijfstand, blad?: string): void => {
      if (bestandsnaam === undefined) return;
      const plaats = { bestandsnaam, ...(blad !== undefined && { blad }) };
      eigen.volger = this.#spoor?.follow(plaats, bestand.inhoud, eigen);
    };
    if (bestand.inhoud.vorm !== 'werkmap') follow(stand);
    const hulp = this.#bladhulp(bestand, eenheid, kenmerken, (blad, eigen) => follow(eigen, blad));
    const gemaakt = createDocument(bestand.inhoud, stand, hulp, untilFout);
    if (gemaakt === undefined) return;
    const { document, aantalStromen } = gemaakt;
    if (meldingen.heeftFouten || bestandsnaam === undefined) {
      // Only to gather the findings: no batch comes out any more.
      await drain(document);
      return;
    }
    const { mediatype, maximaleBytes, pointer: regel } = bestand;
    const volgRegels: UitvoerBestand['volgRegels'] = (luister) => {
      opRegel = luister;
    };
    yield {
      bestandsnaam,
      regel,
      mediatype,
      document,
      volgRegels,
      ...(retour && { retour }),
      ...(maximaleBytes !== undefined && { maximaleBytes }),
    };
    if (gelezen < aantalStromen) throw new Error('a bestand must be read to its end before the next is asked for');
  }

  /** The eenheden of a sheet are those of its snede that lie within the file's. */
  #bladhulp(
    bestand: GecompileerdBestand,
    hele: GeteldeEenheid,
    kenmerken: Bestandkenmerken,
    follow: Bladhulp['follow'],
  ): Bladhulp {
    const { gemeente, sleutels } = bestand.snede;
    return {
      eenheden: ({ snede }) =>
        (this.telling?.perSnede[snede.nummer] ?? []).filter(
          (eenheid) =>
            (eenheid.aantal > 0 || bestand.leeg !== 'niets') &&
            (!gemeente || eenheid.gemeentecode === hele.gemeentecode) &&
            sleutels.every((sleutel) => eenheid.per[sleutel] === hele.per[sleutel]),
        ),
      standVan: (eenheid) => this.#standVan(eenheid, kenmerken),
      follow,
    };
  }

  #bestandsnaam(bestand: GecompileerdBestand): string | undefined {
    const regel = `${bestand.pointer}/bestandsnaam`;
    const { omgeving } = this.#omgeving;
    const naam = createLezer(bestand.bestandsnaam, regel)(omgeving, this.meldingen);
    if (typeof naam !== 'string') return undefined;
    const parameters = { formaat: this.meldingen.formaat, regel };
    if (!BESTANDSNAAM.test(naam)) this.meldingen.meld('BESTANDSNAAM_ONGELDIG', parameters, omgeving);
    // Receivers keep files on systems where Rapport.csv and rapport.csv are one.
    else if (this.#bestandsnamen.has(naam.toLowerCase())) {
      this.meldingen.meld('BESTANDSNAAM_DUBBEL', parameters, omgeving);
    } else {
      this.#bestandsnamen.add(naam.toLowerCase());
      return naam;
    }
    return undefined;
  }

  #retour({ retour }: GecompileerdBestand): UitvoerBestand['retour'] {
    if (retour === undefined) return undefined;
    const kenmerk = createLezer(retour.kenmerk, retour.pointer)(this.#omgeving.omgeving, this.meldingen);
    return typeof kenmerk === 'string' ? { soort: retour.soort, kenmerk } : undefined;
  }

  resultaat(): Omzetresultaat {
    const { telling } = this;
    if (telling === undefined || !this.#klaar) throw new Error('resultaat() before all bestanden were read');
    const bevindingen: Bevindingenlijst = this.meldingen.lijst();
    const gevuld = (telling.perSnede[0] ?? []).filter((eenheid) => eenheid.aantal > 0);
    const niets = gevuld.length === 0 && this.#bestandsnamen.size === 0;
    return {
      uitkomst: bevindingen.aantalFouten > 0 ? 'vastgehouden' : niets ? 'gefilterd' : 'omgezet',
      delen: telling.delen,
      bevindingen,
      totalen: gevuld.map(({ gemeentecode, totalen }) => ({
        ...(gemeentecode !== undefined && { gemeentecode }),
        waarden: totalen,
      })),
    };
  }
}

/**
 * Converts the delen of one zending into the bestanden of its formaat. Pure: the same formaat and input give the same documents.
 * Read every bestand to its end, then ask `resultaat()`: only its uitkomst `omgezet` means that the bestanden are whole.
 */
export function convert(formaat: GecompileerdFormaat, invoer: OmzetInvoer, spoor?: Spoor): Omzetting {
  const conversion = new Conversion(formaat, invoer, spoor);
  return {
    bestanden: conversion.bestanden(),
    resultaat: () => conversion.resultaat(),
    heeftFouten: () => conversion.meldingen.heeftFouten,
    kentBsn: (getal) => conversion.telling?.bsns.has(getal) === true,
  };
}
