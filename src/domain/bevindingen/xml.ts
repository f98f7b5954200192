/** Findings on the form of an XML message, before any rule about its content. */
import type { Verwacht } from './http.ts';

export interface BevindingenXml {
  /** No bytes, or nothing but white space. */
  XML_LEEG: Record<never, never>;
  XML_NIET_WELGEVORMD: Record<never, never>;
  /** The bytes stop in the middle of the message. */
  XML_AFGEBROKEN: Record<never, never>;
  XML_GEEN_UTF8: Record<never, never>;
  /** A document type declaration can hide entities, and no message has one. */
  XML_DOCTYPE: Record<never, never>;
  XML_TE_DIEP: { readonly maximum: number };
  /** One tag, comment or text: the reader has to hold it whole. */
  XML_STUK_TE_LANG: { readonly maximum: number };
  XML_TE_VEEL_ATTRIBUTEN: { readonly maximum: number };
  XML_TE_VEEL_HERHALINGEN: { readonly element: string; readonly maximum: number };
  /** Another message than was asked for. */
  XML_ANDER_BERICHT: { readonly verwacht: readonly string[] };
  /** `element` only when it is a name of the message itself: others are text of the sender. */
  XML_ELEMENT_ONVERWACHT: { readonly element?: string };
  XML_ELEMENT_ONTBREEKT: { readonly element: string };
  XML_ATTRIBUUT_ONVERWACHT: Record<never, never>;
  XML_TEKST_ONVERWACHT: Record<never, never>;
  XML_WAARDE_ONGELDIG: { readonly element: string; readonly verwacht: Verwacht };
}
