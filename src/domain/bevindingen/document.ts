/** Findings on the content of a document in a dossier. No parameter holds its name. */
import type { Documentsoort } from '../documentsoort.ts';

export interface BevindingenDocument {
  /** The content is not what was registered. */
  DOCUMENT_ANDERE_HASH: Record<never, never>;
  /** Its name ends in something that is no kind we take. */
  DOCUMENT_NAAM_ONBEKEND: Record<never, never>;
  /** Its content is no kind we take. */
  DOCUMENT_SOORT_ONBEKEND: Record<never, never>;
  DOCUMENT_ANDERE_NAAM: { readonly inhoud: Documentsoort; readonly naam: Documentsoort };
  /** `soort`: as its name or its content says; the media type is of another kind. */
  DOCUMENT_ANDER_MEDIATYPE: { readonly soort: Documentsoort };
  /** Macros, ActiveX, or a program that is packed into it. */
  DOCUMENT_PROGRAMMA: Record<never, never>;
  DOCUMENT_VERSLEUTELD: Record<never, never>;
  DOCUMENT_BESCHADIGD: Record<never, never>;
  /** `virus`: as the scanner calls it. */
  DOCUMENT_BESMET: { readonly virus: string };
}
