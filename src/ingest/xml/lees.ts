/** Reads an XML message of a known form as a stream of its parts; what is wrong with the form goes to the melder, all at once. */
import { LIMIETEN } from '../../domain/limieten.ts';
import { unreachable } from '../../domain/result.ts';
import type { Melder } from '../bevindingen.ts';
import { readXml, type Xmlfout, type Xmllimieten } from './stroom.ts';
import { Volger } from './volger.ts';
import type { Berichtvorm, Gelezen } from './vorm.ts';

export interface Deelbericht<Soort extends string> {
  readonly soort: Soort;
  readonly knoop: Gelezen;
}

/**
 * The parts that the form calls `los`, in order, and last the root with what was kept of it. When the bytes stop being XML, or the root is
 * that of another message, the root never comes: the melder then has the reason.
 */
export async function* readBericht<Soort extends string>(
  bytes: AsyncIterable<Uint8Array>,
  vormen: readonly Berichtvorm<Soort>[],
  melder: Melder,
  limieten: Xmllimieten,
): AsyncGenerator<Deelbericht<Soort>> {
  const volger = new Volger(vormen, melder);
  const lezing = readXml(bytes, volger, limieten);
  // Kept back until the end: what comes behind it can still be no XML.
  let wortel: Deelbericht<Soort> | undefined;
  for (;;) {
    const stap = await lezing.next();
    const { klaar, soort } = volger;
    volger.klaar = [];
    if (soort !== undefined)
      for (const knoop of klaar) {
        if (knoop.ouder === undefined) wortel = { soort, knoop };
        else yield { soort, knoop };
      }
    if (!stap.done) continue;
    if (stap.value !== undefined) reportXmlfout(stap.value, limieten, melder);
    else if (wortel !== undefined) yield wortel;
    return;
  }
}

function reportXmlfout({ fout, regel }: Xmlfout, limieten: Xmllimieten, melder: Melder): void {
  const plaats = { bron: { regel } };
  switch (fout) {
    case 'leeg':
      melder.fout('XML_LEEG', {}, {});
      return;
    case 'niet-welgevormd':
      melder.fout('XML_NIET_WELGEVORMD', plaats, {});
      return;
    case 'afgebroken':
      melder.fout('XML_AFGEBROKEN', plaats, {});
      return;
    case 'geen-utf8':
      melder.fout('XML_GEEN_UTF8', plaats, {});
      return;
    case 'doctype':
      melder.fout('XML_DOCTYPE', plaats, {});
      return;
    case 'te-diep':
      melder.fout('XML_TE_DIEP', plaats, { maximum: limieten.diepte });
      return;
    case 'stuk-te-lang':
      melder.fout('XML_STUK_TE_LANG', plaats, { maximum: LIMIETEN.xmlStukTekens.waarde });
      return;
    case 'te-veel-attributen':
      melder.fout('XML_TE_VEEL_ATTRIBUTEN', plaats, { maximum: LIMIETEN.xmlAttributen.waarde });
      return;
    case 'te-groot':
      melder.fout('INVOER_TE_GROOT', {}, { maximumBytes: limieten.maximaleBytes });
      return;
    default:
      unreachable(fout);
  }
}
