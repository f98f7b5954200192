/**
 * A finding as data: a code, where it is and the figures that belong to it. The sentence a person reads is made in `src/text`,
 * from code and parameters only. Parameters never hold personal data: no bsn, no referentienummer, no free text of a submission.
 */
import type { BevindingenAntwoordformaat } from './bevindingen/antwoordformaat.ts';
import type { BevindingenBezorging } from './bevindingen/bezorging.ts';
import type { BevindingenCorrectie } from './bevindingen/correctie.ts';
import type { BevindingenDocument } from './bevindingen/document.ts';
import type { BevindingenHttp } from './bevindingen/http.ts';
import type { BevindingenInvoer } from './bevindingen/invoer.ts';
import type { BevindingenKanaal } from './bevindingen/kanaal.ts';
import type { BevindingenOmzetting } from './bevindingen/omzetting.ts';
import type { BevindingenPostbus } from './bevindingen/postbus.ts';
import type { BevindingenPostvak } from './bevindingen/postvak.ts';
import type { BevindingenRegister } from './bevindingen/register.ts';
import type { BevindingenRegistratie } from './bevindingen/registratie.ts';
import type { BevindingenRetour325 } from './bevindingen/retour325.ts';
import type { BevindingenRoute } from './bevindingen/route.ts';
import type { BevindingenStaat } from './bevindingen/staat.ts';
import type { BevindingenUitvoer } from './bevindingen/uitvoer.ts';
import type { BevindingenUpload } from './bevindingen/upload.ts';
import type { BevindingenVoorgevuld } from './bevindingen/voorgevuld.ts';
import type { BevindingenVraag } from './bevindingen/vraag.ts';
import type { BevindingenXml } from './bevindingen/xml.ts';

/** Every code with the parameters its sentence needs. One interface per stage, so that a stage owns its own codes. */
export interface BevindingParameters
  extends BevindingenInvoer,
    BevindingenRegister,
    BevindingenRegistratie,
    BevindingenRoute,
    BevindingenOmzetting,
    BevindingenUitvoer,
    BevindingenBezorging,
    BevindingenKanaal,
    BevindingenPostbus,
    BevindingenPostvak,
    BevindingenCorrectie,
    BevindingenStaat,
    BevindingenUpload,
    BevindingenDocument,
    BevindingenXml,
    BevindingenAntwoordformaat,
    BevindingenRetour325,
    BevindingenVoorgevuld,
    BevindingenVraag,
    BevindingenHttp {}

export type BevindingCode = keyof BevindingParameters;

/** `fout` refuses or holds; `waarschuwing` needs a look and stops nothing; `advies` is for whoever owns the formaat. */
export type Ernst = 'fout' | 'waarschuwing' | 'advies';

export interface Plaats {
  /** JSON pointer (RFC 6901) into the document that was submitted or registered. */
  readonly pointer?: string;
  /** Name of the query parameter of the request. */
  readonly queryparameter?: string;
  /** Position inside an expression or file: characters or bytes from its start. */
  readonly positie?: number;
  readonly gemeentecode?: string;
  readonly ontvangercode?: string;
  /** Column or element of the output. */
  readonly uitvoerveld?: string;
  /** Where it stands in the file as it was submitted, when that is not the standard JSON. */
  readonly bron?: Bronplaats;
}

/** A place in a file that is not the standard JSON: a line of XML or text, a cell of a workbook. */
export interface Bronplaats {
  /** Name of the file, in a bundle of several. */
  readonly bestand?: string;
  /** Line of a text or XML file; the first is 1. */
  readonly regel?: number;
  /** Heading of the column, or path of the element ('Clienten/Client/Prestaties/Prestatie/ProductCode'). */
  readonly veld?: string;
  readonly blad?: string;
  /** Address of the cell: 'C12'. */
  readonly cel?: string;
}

export type Bevinding = {
  [Code in BevindingCode]: {
    readonly code: Code;
    readonly ernst: Ernst;
    readonly plaats: Plaats;
    readonly parameters: BevindingParameters[Code];
  };
}[BevindingCode];

/** Findings capped at a maximum, with the number there really were. */
export interface Bevindingenlijst {
  readonly bevindingen: readonly Bevinding[];
  /** All findings, shown or not. */
  readonly aantal: number;
  readonly aantalFouten: number;
}
