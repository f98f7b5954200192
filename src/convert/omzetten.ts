/**
 * Conversion: delen in, documents out. Two readings of the delen: the first selects and adds up, the second writes. Memory holds
 * a batch, the groups and the totals, never the regels.
 *
 * After the first fout nothing more is given out, but the rest is still gone through, so that all findings come together.
 */
import type { Bevindingenlijst } from '../domain/bevinding.ts';
import type {
  Cel,
  InvoerRegel,
  OmzetInvoer,
  Omzetresultaat,
  Omzetting,
  OutputDocument,
  UitvoerBestand,
} from '../domain/output.ts';
import { declaratieVan } from './declaratie.ts';
import { createOmgeving, type Omgeving } from './expressie/omgeving.ts';
import type { GecompileerdBestand } from './formaat/bestand.ts';
import type { GecompileerdFormaat } from './formaat/compileer.ts';
import { createLezer } from './formaat/waarde.ts';
import { Meldingen } from './meldingen.ts';
import { type Schrijfstand, writeBoom, writeRijen } from './schrijf.ts';
import { countDelen, createSelectie, type Eenheid, type GeteldeEenheid, type Telling } from './telling.ts';

/** What a file name may hold everywhere: no path, no control characters, not hidden, at most 200 characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to refuse
const BESTANDSNAAM = /^(?!\.)[^/\\:*?"<>|\u0000-\u001f\u007f]{1,200}$/;

/** Delen in a fixed order, so that the same input gives the same bytes whatever order they came in. */
function divide(formaat: GecompileerdFormaat, invoer: OmzetInvoer): readonly Eenheid[] {
  const genummerd = invoer.delen
    .map((stroom, nummer) => ({ nummer, stroom, naam: `${stroom.sleutel.gemeentecode}|${stroom.sleutel.wet}` }))
    .toSorted((een, ander) => (een.naam < ander.naam ? -1 : 1));
  if (formaat.formaat.verdeling === 'zending') return [{ delen: genummerd }];
  const perGemeente = Map.groupBy(genummerd, (deel) => deel.stroom.sleutel.gemeentecode);
  return [...perGemeente].map(([gemeentecode, delen]) => ({ gemeentecode, delen }));
}

class Conversion {
  readonly meldingen: Meldingen;
  telling: Telling | undefined;
  #klaar = false;
  readonly #formaat: GecompileerdFormaat;
  readonly #invoer: OmzetInvoer;
  readonly #omgeving: Omgeving = createOmgeving();
  readonly #gemeenten = new Map<string, { readonly code: string; readonly naam: string }>();
  readonly #bestandsnamen = new Set<string>();

  constructor(formaat: GecompileerdFormaat, invoer: OmzetInvoer) {
    this.#formaat = formaat;
    this.#invoer = invoer;
    this.meldingen = new Meldingen(formaat.formaat);
    const { kop, ontvanger } = invoer;
    Object.assign(this.#omgeving, { kop, aanbieder: kop.aanbieder, ontvanger, parameters: this.#parameters() });
  }

  #parameters(): Readonly<Record<string, string>> {
    const waarden: Record<string, string> = {};
    for (const [parameter, { standaard }] of Object.entries(this.#formaat.formaat.parameters)) {
      const waarde = this.#invoer.parameters[parameter] ?? standaard;
      // One finding is enough: as an empty text it is not found missing again by every expression that reads it.
      waarden[parameter] = waarde ?? '';
      if (waarde !== undefined) continue;
      this.meldingen.meld('PARAMETER_ONTBREEKT', { formaat: this.meldingen.formaat, parameter }, this.#omgeving);
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

  #enter = (omgeving: Omgeving, deel: number): void => {
    const stroom = this.#invoer.delen[deel];
    if (stroom === undefined) throw new Error(`no deel ${deel}`);
    const { gemeentecode } = stroom.sleutel;
    omgeving.gemeente = this.#gemeente(gemeentecode);
    omgeving.gemeentecode = gemeentecode;
  };

  #place = (omgeving: Omgeving, regel: InvoerRegel): void => {
    omgeving.regelNr = regel.nr;
    if ('prestatie' in regel) omgeving.prestatie = regel.prestatie;
    else omgeving.traject = regel.traject;
  };

  /** Sets what a whole eenheid knows; also the way back out of a repetition. */
  #enterEenheid(eenheid: GeteldeEenheid): void {
    const omgeving = this.#omgeving;
    const { gemeentecode } = eenheid;
    const [wet] = this.#formaat.formaat.wetten;
    omgeving.regelNr = -1;
    omgeving.totaal = eenheid.totalen;
    omgeving.gemeentecode = gemeentecode;
    omgeving.gemeente = gemeentecode === undefined ? undefined : this.#gemeente(gemeentecode);
    omgeving.declaratie =
      gemeentecode === undefined || wet === undefined ? undefined : declaratieVan(this.#invoer.kop, gemeentecode, wet);
  }

  async *bestanden(): AsyncIterable<UitvoerBestand> {
    const eenheden = divide(this.#formaat, this.#invoer);
    this.telling = await countDelen(
      this.#formaat,
      this.#invoer,
      eenheden,
      this.#omgeving,
      this.meldingen,
      this.#enter,
      this.#place,
    );
    const gevuld = this.telling.eenheden.filter((eenheid) => eenheid.aantal > 0);
    for (const eenheid of gevuld) this.#checkControles(eenheid);
    for (const eenheid of gevuld) {
      for (const bestand of this.#formaat.bestanden) yield* this.#writeBestand(bestand, eenheid);
    }
    this.#klaar = true;
  }

  #checkControles(eenheid: GeteldeEenheid): void {
    this.#enterEenheid(eenheid);
    for (const { controle, als, pointer } of this.#formaat.controles) {
      if (createLezer(als, `${pointer}/als`)(this.#omgeving, this.meldingen) !== false) continue;
      const { code, melding, oplossing } = controle;
      const parameters = { formaat: this.meldingen.formaat, regel: pointer, controle: code, melding, oplossing };
      this.meldingen.meld('CONTROLE_NIET_GEHAALD', parameters, this.#omgeving);
    }
  }

  async *#writeBestand(bestand: GecompileerdBestand, eenheid: GeteldeEenheid): AsyncIterable<UitvoerBestand> {
    this.#enterEenheid(eenheid);
    const bestandsnaam = this.#bestandsnaam(bestand);
    let uitgelezen = false;
    const stand: Schrijfstand = {
      eenheid,
      omgeving: this.#omgeving,
      meldingen: this.meldingen,
      enter: this.#enter,
      place: this.#place,
      selecteer: createSelectie(this.#formaat),
      leave: () => this.#enterEenheid(eenheid),
    };
    const { meldingen } = this;
    async function* untilFout<T>(bron: AsyncIterable<readonly T[]>): AsyncIterable<readonly T[]> {
      for await (const batch of bron) if (!meldingen.heeftFouten && batch.length > 0) yield batch;
      uitgelezen = true;
    }
    const document = createDocument(bestand, stand, untilFout);
    if (meldingen.heeftFouten || bestandsnaam === undefined) {
      // Only to gather the findings: no batch comes out any more.
      for await (const _ of document.vorm === 'boom' ? document.stappen : document.rijen);
      return;
    }
    const { mediatype, maximaleBytes } = bestand;
    yield { bestandsnaam, mediatype, document, ...(maximaleBytes !== undefined && { maximaleBytes }) };
    if (!uitgelezen) throw new Error('a bestand must be read to its end before the next is asked for');
  }

  #bestandsnaam(bestand: GecompileerdBestand): string | undefined {
    const regel = `${bestand.pointer}/bestandsnaam`;
    const naam = createLezer(bestand.bestandsnaam, regel)(this.#omgeving, this.meldingen);
    if (typeof naam !== 'string') return undefined;
    const parameters = { formaat: this.meldingen.formaat, regel };
    if (!BESTANDSNAAM.test(naam)) this.meldingen.meld('BESTANDSNAAM_ONGELDIG', parameters, this.#omgeving);
    // Receivers keep files on systems where Rapport.csv and rapport.csv are one.
    else if (this.#bestandsnamen.has(naam.toLowerCase())) {
      this.meldingen.meld('BESTANDSNAAM_DUBBEL', parameters, this.#omgeving);
    } else {
      this.#bestandsnamen.add(naam.toLowerCase());
      return naam;
    }
    return undefined;
  }

  resultaat(): Omzetresultaat {
    const { telling } = this;
    if (telling === undefined || !this.#klaar) throw new Error('resultaat() before all bestanden were read');
    const bevindingen: Bevindingenlijst = this.meldingen.lijst();
    const gevuld = telling.eenheden.filter((eenheid) => eenheid.aantal > 0);
    return {
      uitkomst: bevindingen.aantalFouten > 0 ? 'vastgehouden' : gevuld.length === 0 ? 'gefilterd' : 'omgezet',
      delen: telling.delen,
      bevindingen,
      totalen: gevuld.map(({ gemeentecode, totalen }) => ({
        ...(gemeentecode !== undefined && { gemeentecode }),
        waarden: totalen,
      })),
    };
  }
}

type Through = <T>(bron: AsyncIterable<readonly T[]>) => AsyncIterable<readonly T[]>;

function createDocument({ inhoud }: GecompileerdBestand, stand: Schrijfstand, through: Through): OutputDocument {
  if (inhoud.vorm === 'boom') {
    const { vorm, bestandssoort, naamruimten, opdrachten } = inhoud;
    return { vorm, bestandssoort, naamruimten, stappen: through(writeBoom(opdrachten, stand)) };
  }
  const { kolommen, koppen, opmaak } = inhoud;
  const rijen = through<readonly Cel[]>(writeRijen(kolommen, opmaak.herhaal, stand));
  return { vorm: 'records', bestandssoort: 'csv', opmaak, koppen, rijen };
}

/**
 * Converts the delen of one zending into the bestanden of its formaat. Pure: the same formaat and input give the same documents.
 * Read every bestand to its end, then ask `resultaat()`: only its uitkomst `omgezet` means that the bestanden are whole.
 */
export function convert(formaat: GecompileerdFormaat, invoer: OmzetInvoer): Omzetting {
  const conversion = new Conversion(formaat, invoer);
  return {
    bestanden: conversion.bestanden(),
    resultaat: () => conversion.resultaat(),
    kentBsn: (getal) => conversion.telling?.bsns.has(getal) === true,
  };
}
