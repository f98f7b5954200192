/** A large file that comes in parts: how large each part is follows from the size of the file and of its parts. */

/** As the aanbieder announces it. */
export interface Uploadopgave {
  /** Of the whole file, as it is sent. */
  readonly bytes: number;
  /** Of the whole file, in hex. */
  readonly sha256: string;
  readonly mediatype: string;
  /** Of every part but the last. */
  readonly deelBytes: number;
}

export interface UploadRij extends Uploadopgave {
  readonly id: string;
  readonly agbcode: string;
  readonly begonnenOp: string;
}

export interface UploaddeelRij {
  /** From 1. */
  readonly nummer: number;
  /** In hex. */
  readonly sha256: string;
}

export const aantalDelen = ({ bytes, deelBytes }: Uploadopgave): number => Math.ceil(bytes / deelBytes);

/** Bytes of the part with this number (from 1); undefined when the file has no such part. */
export function lengteVanDeel(upload: Uploadopgave, nummer: number): number | undefined {
  const aantal = aantalDelen(upload);
  if (!Number.isInteger(nummer) || nummer < 1 || nummer > aantal) return undefined;
  return nummer < aantal ? upload.deelBytes : upload.bytes - (aantal - 1) * upload.deelBytes;
}
