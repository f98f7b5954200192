/** Findings on a file that is sent in parts. */
export interface BevindingenUpload {
  DEEL_ZONDER_HASH: Record<never, never>;
  DEEL_ANDERE_HASH: { readonly nummer: number };
  DEEL_AL_ANDERS: { readonly nummer: number };
  DEEL_ANDERE_LENGTE: { readonly nummer: number; readonly bytes: number };
  /** `eerste` is the number of the first part that is not there. */
  UPLOAD_ONVOLLEDIG: { readonly eerste: number; readonly ontbreekt: number; readonly aantal: number };
  /** Of one aanbieder together. */
  UPLOAD_TE_VEEL: { readonly maximum: number; readonly maximumBytes: number };
  /** Put ready on the pages by one aanbieder, and not submitted. */
  INDIENING_TE_VEEL: { readonly maximum: number };
  UPLOAD_ANDERE_HASH: Record<never, never>;
}
