/** Findings of delivery and of the answers of an ontvanger. */
export interface BevindingenBezorging {
  REGEL_AFGEWEZEN: { readonly ontvanger: string; readonly retourcode?: string; readonly toelichting?: string };
}
