/** Whether a document is what its name and media type say, and a kind that is taken. */
import type { Bevinding } from '../../domain/bevinding.ts';
import { type Documentsoort, pastMediatype, soortVanNaam } from '../../domain/documentsoort.ts';
import { err, ok, type Result, unreachable } from '../../domain/result.ts';
import { isVersleuteldPakket } from '../werkmap/compound.ts';
import { type Bereik, readRange } from '../zip/bereik.ts';
import { BEGINBYTES, detectBegin } from './begin.ts';
import { keurPakket, type Pakketfout } from './pakket.ts';
import { isPlatteTekst } from './tekst.ts';

export interface Documentnaam {
  readonly bestandsnaam: string;
  readonly mediatype: string;
}

/** Findings of which the parameters are none. */
type KaleCode =
  | 'DOCUMENT_NAAM_ONBEKEND'
  | 'DOCUMENT_SOORT_ONBEKEND'
  | 'DOCUMENT_PROGRAMMA'
  | 'DOCUMENT_VERSLEUTELD'
  | 'DOCUMENT_BESCHADIGD';
const fout = (code: KaleCode, pointer?: string): Bevinding => ({
  code,
  ernst: 'fout',
  plaats: pointer === undefined ? {} : { pointer },
  parameters: {},
});
const anderMediatype = (soort: Documentsoort): Bevinding => ({
  code: 'DOCUMENT_ANDER_MEDIATYPE',
  ernst: 'fout',
  plaats: { pointer: '/mediatype' },
  parameters: { soort },
});

/** What can be said before its content is there. Empty when all is well. */
export function keurNaam({ bestandsnaam, mediatype }: Documentnaam): readonly Bevinding[] {
  const soort = soortVanNaam(bestandsnaam);
  if (soort === undefined) return [fout('DOCUMENT_NAAM_ONBEKEND', '/bestandsnaam')];
  return pastMediatype(soort, mediatype) ? [] : [anderMediatype(soort)];
}

/** The kind it is, or all that is wrong with it. */
export async function keurDocument(
  bron: Bereik,
  { bestandsnaam, mediatype }: Documentnaam,
): Promise<Result<Documentsoort, readonly Bevinding[]>> {
  const volgensNaam = soortVanNaam(bestandsnaam);
  const inhoud = await soortVanInhoud(bron, volgensNaam);
  const fouten: Bevinding[] = volgensNaam === undefined ? [fout('DOCUMENT_NAAM_ONBEKEND')] : [];
  if (!inhoud.ok) return err([...fouten, fout(inhoud.error)]);
  const soort = inhoud.value;
  if (volgensNaam !== undefined && volgensNaam !== soort)
    fouten.push({
      code: 'DOCUMENT_ANDERE_NAAM',
      ernst: 'fout',
      plaats: {},
      parameters: { inhoud: soort, naam: volgensNaam },
    });
  if (!pastMediatype(soort, mediatype)) fouten.push({ ...anderMediatype(soort), plaats: {} });
  return fouten.length > 0 ? err(fouten) : ok(soort);
}

async function soortVanInhoud(
  bron: Bereik,
  volgensNaam: Documentsoort | undefined,
): Promise<Result<Documentsoort, KaleCode>> {
  const begin = detectBegin(await readRange(bron, 0, Math.min(bron.bytes, BEGINBYTES)));
  switch (begin) {
    case undefined:
      // A table with commas is text: only its name tells it from any other.
      if (await isPlatteTekst(await bron.lees(0, bron.bytes))) return ok(volgensNaam === 'csv' ? 'csv' : 'tekst');
      return err('DOCUMENT_SOORT_ONBEKEND');
    case 'zip': {
      const pakket = await keurPakket(bron);
      return pakket.ok ? pakket : err(PAKKETCODES[pakket.error]);
    }
    case 'compound':
      return err((await isVersleuteldPakket(bron)) ? 'DOCUMENT_VERSLEUTELD' : 'DOCUMENT_SOORT_ONBEKEND');
    case 'pdf':
    case 'png':
    case 'jpeg':
    case 'tiff':
      return ok(begin);
    default:
      return unreachable(begin);
  }
}

const PAKKETCODES: Readonly<Record<Pakketfout, KaleCode>> = {
  onbekend: 'DOCUMENT_SOORT_ONBEKEND',
  programma: 'DOCUMENT_PROGRAMMA',
  versleuteld: 'DOCUMENT_VERSLEUTELD',
  beschadigd: 'DOCUMENT_BESCHADIGD',
};
