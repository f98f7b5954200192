/** Follows one document while it is made, to find out where one value of it came from. The normal path has none of this. */
import type { Cel } from '../domain/output.ts';
import type { Inhoud } from './formaat/bestand.ts';
import type { Celregel, Opdracht } from './formaat/opdracht.ts';
import type { Schrijfstand } from './schrijf.ts';

/** Sees everything a document is made of, at the moment it is made. */
export interface Volger {
  readonly stuk: <T>(stuk: T, opdracht: Opdracht<T>) => void;
  readonly cel: (cel: Celregel, waarde: Cel) => void;
}

/** Asked once for every document, or for every sheet of a workbook: whether it is to be followed. */
export interface Spoor {
  readonly follow: (
    plaats: { readonly bestandsnaam: string; readonly blad?: string },
    inhoud: Inhoud,
    stand: Schrijfstand,
  ) => Volger | undefined;
}
