/** Tries a registered formaat, a concept included, on one verantwoording: what comes out, with nothing stored and nothing sent. */
import { Buffer } from 'node:buffer';
import type { Bevinding } from '../domain/bevinding.ts';
import type { Voorbeelddocument } from '../domain/levensloop.ts';
import type { Voorbeelduitkomst } from './example.ts';
import type { Versieadres } from './formaat-concept.ts';
import { decodeer, leesRegels, leesvormVan } from './formaat-regels.ts';
import { runDocument, sha256 } from './formaat-voorbeeldrun.ts';
import type { RegisterBeeld } from './register-bron.ts';

/** A file of a trial: its first part as text; what is no text whole and in base64, a workbook with its cells as text beside it. */
export interface Proefbestand {
  readonly bestandsnaam: string;
  readonly mediatype: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly tekst?: string;
  readonly inhoudBase64?: string;
  /** True when not all of it is shown. */
  readonly afgekapt: boolean;
}

export interface Proef {
  readonly toestand: Voorbeelduitkomst['toestand'];
  readonly bestanden: readonly Proefbestand[];
  readonly bevindingen: readonly Bevinding[];
}

const MAXIMALE_TEKST = 64 * 1024;
const MAXIMALE_BINAIR = 1024 * 1024;

export async function tryFormaat(
  beeld: RegisterBeeld,
  formaat: Versieadres,
  opgave: Omit<Voorbeelddocument, 'verwacht'>,
): Promise<Proef> {
  const { toestand, bestanden, bevindingen } = await runDocument(beeld, formaat, opgave);
  return { toestand, bevindingen, bestanden: bestanden.map(toProefbestand) };
}

export function toProefbestand({
  bestandsnaam,
  mediatype,
  inhoud,
}: Voorbeelduitkomst['bestanden'][number]): Proefbestand {
  const basis = { bestandsnaam, mediatype, bytes: inhoud.length, sha256: sha256(inhoud) };
  const vorm = leesvormVan(mediatype);
  if (vorm !== 'binair' && vorm !== 'werkmap') {
    const tekst = decodeer(inhoud.subarray(0, MAXIMALE_TEKST), mediatype);
    return { ...basis, tekst, afgekapt: inhoud.length > MAXIMALE_TEKST };
  }
  if (inhoud.length > MAXIMALE_BINAIR) return { ...basis, afgekapt: true };
  // Of a workbook both: the cells to look at, the file to open.
  const cellen = vorm === 'werkmap' ? leesRegels(inhoud, mediatype)?.join('\n').slice(0, MAXIMALE_TEKST) : undefined;
  return {
    ...basis,
    ...(cellen === undefined ? {} : { tekst: cellen }),
    inhoudBase64: Buffer.from(inhoud).toString('base64'),
    afgekapt: false,
  };
}
