/** What the pipeline needs of storage to remember what was declared and answered over a year. */
import type { Antwoordsoort, Declaratiesoort } from '../../domain/declaratiebericht.ts';
import type { Bladvraag, Bladzijde } from '../ports.ts';

/** A 323 or 325 that was exchanged elsewhere. */
export interface Historiebericht {
  readonly id: string;
  /** Its bytes lie under this id and number. */
  readonly ontvangstId: string;
  readonly volgnummer: number;
  readonly agbcode: string;
  readonly soort: Declaratiesoort | Antwoordsoort;
  readonly gemeentecode: string;
  readonly identificatie: string;
  /** Of a 325: the identificatie of the 323 it answers. */
  readonly antwoordOp?: string;
  readonly dagtekening: string;
  readonly aantalRegels: number;
  readonly sha256: string;
  readonly bytes: number;
  readonly ontvangenOp: string;
}

/** A year, by its first and last day. */
export interface Jaarvraag {
  readonly agbcode: string;
  readonly begindatum: string;
  readonly einddatum: string;
}

/** Care of the year that was handed over as a declaratie and is with no gemeente. */
export interface Onverstuurd {
  readonly zendingen: number;
  readonly delenZonderOntvanger: number;
}

export interface VoorgevuldStaat {
  /** One transaction that also ends the ontvangst. What the aanbieder uploaded before is left out. */
  bewaarHistorie(ontvangstId: string, berichten: readonly Historiebericht[]): Promise<void>;
  /** Of these hashes, the messages that the aanbieder uploaded before. */
  findHistorie(agbcode: string, sha256: readonly string[]): Promise<readonly Historiebericht[]>;
  /** Declarations with this identificatie. */
  findDeclaraties(
    agbcode: string,
    soort: Declaratiesoort,
    gemeentecode: string,
    identificatie: string,
  ): Promise<readonly Historiebericht[]>;
  /** Messages of this day and later, in a fixed order. */
  listHistorie(agbcode: string, vanaf: string, blad: Bladvraag): Promise<Bladzijde<Historiebericht>>;
  /** Ids of declaraties that a gemeente has and that can be about this year: nothing took their place as a whole. */
  listDeclaratiezendingen(vraag: Jaarvraag, blad: Bladvraag): Promise<Bladzijde<string>>;
  /** Zendingen as `listDeclaratiezendingen` lists, of which the content is destroyed. */
  countGewist(vraag: Jaarvraag): Promise<number>;
  countOnverstuurd(vraag: Jaarvraag): Promise<Onverstuurd>;
  /** Ids of the productieverantwoordingen over (a part of) this year that count now. */
  listProductieverantwoordingen(vraag: Jaarvraag): Promise<readonly string[]>;
}
