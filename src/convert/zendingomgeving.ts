/** What expressions see while one zending is converted: set once for the zending, for every eenheid, every deel, every regel. */
import { eigen } from '../domain/eigen.ts';
import type { InvoerRegel, OmzetInvoer } from '../domain/output.ts';
import { mergeCodetabellen } from './codetabellen.ts';
import { declaratieVan } from './declaratie.ts';
import { createOmgeving, type Omgeving } from './expressie/omgeving.ts';
import type { GecompileerdFormaat } from './formaat/compileer.ts';
import type { Meldingen } from './meldingen.ts';
import type { GeteldeEenheid, Leesstand } from './telling.ts';

/** Which of the files of one bestand this is, as `bestand` shows it; counting from 1. */
export interface Bestandkenmerken {
  readonly nummer: number;
  readonly deel: number;
  readonly aantalDelen: number;
}

export const EERSTE: Bestandkenmerken = { nummer: 1, deel: 1, aantalDelen: 1 };

export class Zendingomgeving implements Leesstand {
  readonly omgeving: Omgeving = createOmgeving();
  readonly meldingen: Meldingen;
  readonly #formaat: GecompileerdFormaat;
  readonly #invoer: OmzetInvoer;
  readonly #gemeenten = new Map<string, { readonly code: string; readonly naam: string }>();

  constructor(formaat: GecompileerdFormaat, invoer: OmzetInvoer, meldingen: Meldingen) {
    this.#formaat = formaat;
    this.#invoer = invoer;
    this.meldingen = meldingen;
    const { kop, ontvanger } = invoer;
    const zending = invoer.zending ?? { versie: 1 };
    Object.assign(this.omgeving, {
      kop,
      aanbieder: kop.aanbieder,
      ontvanger,
      zending,
      parameters: this.#parameters(),
    });
    this.omgeving.codetabellen = mergeCodetabellen(formaat.codetabellen, invoer.codetabellen);
  }

  #parameters(): Readonly<Record<string, string>> {
    const waarden: Record<string, string> = {};
    for (const [parameter, { standaard }] of Object.entries(this.#formaat.formaat.parameters)) {
      const waarde = eigen(this.#invoer.parameters, parameter) ?? standaard;
      // One finding is enough: as an empty text it is not found missing again by every expression that reads it.
      waarden[parameter] = waarde ?? '';
      if (waarde !== undefined) continue;
      this.meldingen.meld('PARAMETER_ONTBREEKT', { formaat: this.meldingen.formaat, parameter }, this.omgeving);
    }
    return waarden;
  }

  #gemeente(code: string): { readonly code: string; readonly naam: string } {
    let gemeente = this.#gemeenten.get(code);
    if (gemeente === undefined) {
      gemeente = { code, naam: this.#invoer.gemeenteNaam(code, this.#invoer.kop.periode.einddatum) };
      this.#gemeenten.set(code, gemeente);
    }
    return gemeente;
  }

  readonly enter = (omgeving: Omgeving, deel: number): void => {
    const stroom = this.#invoer.delen[deel];
    if (stroom === undefined) throw new Error(`no deel ${deel}`);
    const { gemeentecode } = stroom.sleutel;
    omgeving.gemeente = this.#gemeente(gemeentecode);
    omgeving.gemeentecode = gemeentecode;
  };

  readonly place = (omgeving: Omgeving, regel: InvoerRegel): void => {
    omgeving.regelNr = regel.nr;
    if ('prestatie' in regel) omgeving.prestatie = regel.prestatie;
    else omgeving.traject = regel.traject;
  };

  /** Sets what a whole eenheid knows; also the way back out of a repetition. */
  enterEenheid(eenheid: GeteldeEenheid, bestand: Bestandkenmerken): void {
    const { omgeving } = this;
    const { gemeentecode } = eenheid;
    const [wet] = this.#formaat.formaat.wetten;
    omgeving.regelNr = -1;
    omgeving.totaal = eenheid.getoond;
    omgeving.per = eenheid.per;
    omgeving.bestand = { ...bestand, aantalRegels: eenheid.aantal, aantalGroepen: eenheid.groepen.length };
    omgeving.gemeentecode = gemeentecode;
    omgeving.gemeente = gemeentecode === undefined ? undefined : this.#gemeente(gemeentecode);
    omgeving.declaratie =
      gemeentecode === undefined || wet === undefined
        ? undefined
        : declaratieVan(this.#invoer.kop, gemeentecode, wet, bestand.deel);
  }
}
