/** The front door for a WMO325 or JW325: read and judge it, then lay it beside the 323 it answers. Pure; what is found is gathered. */

import type { Bevindingenlijst } from '../../domain/bevinding.ts';
import type { Antwoordbericht, Regeluitslag } from '../../domain/declaratiebericht.ts';
import type { Gemeentetabel } from '../../domain/gemeentetabel.ts';
import { LIMIETEN } from '../../domain/limieten.ts';
import { Bevindingen, type Melder } from '../bevindingen.ts';
import { read323 } from '../declaratie/bericht323.ts';
import { STANDAARD_INVOERLIMIETEN } from '../limieten.ts';
import type { Xmllimieten } from '../xml/stroom.ts';
import { read325 } from './bericht325.ts';
import { check325 } from './regels325.ts';
import { Vergelijking } from './vergelijking.ts';

export { wholeCodes } from './vergelijking.ts';

/** OP179: a message is 25 MB at most. MB is taken the large way, so that nothing is refused that somebody may send. */
export const XML_LIMIETEN: Xmllimieten = {
  maximaleBytes: LIMIETEN.retourXmlBytes.waarde,
  diepte: LIMIETEN.xmlBerichtDiepte.waarde,
};

export interface Retouropties {
  /** Date in the Netherlands (TR135). */
  readonly vandaag: string;
  readonly gemeenten: Gemeentetabel;
}

export interface Retourlezing {
  /** Absent when the header could not be read: then nothing says what it answers. */
  readonly bericht?: Antwoordbericht;
  /** For what is found later; `bevindingen()` has it as well. */
  readonly melder: Melder;
  readonly bevindingen: () => Bevindingenlijst;
}

/** Reads a 325: form, and every rule that the message alone can break. */
export async function readRetour325(
  bytes: AsyncIterable<Uint8Array>,
  { vandaag, gemeenten }: Retouropties,
  limieten: Xmllimieten = XML_LIMIETEN,
): Promise<Retourlezing> {
  const melder = new Bevindingen(STANDAARD_INVOERLIMIETEN.getoondeBevindingen);
  const gelezen = await read325(bytes, melder, limieten);
  check325(gelezen, vandaag, melder);
  const { kop, antwoord, clienten, regels } = gelezen;
  const bevindingen = (): Bevindingenlijst => melder.lijst();
  if (kop === undefined) return { melder, bevindingen };
  if (gemeenten.zoek(kop.gemeentecode).length === 0)
    melder.fout('RETOUR_TR378', { bron: { veld: 'Bericht/Header/Afzender' } }, { gemeente: kop.gemeentecode });
  const bericht = { kop, ...(antwoord === undefined ? {} : { antwoord }), clienten, regels };
  return { bericht, melder, bevindingen };
}

/**
 * What `bericht` says of every Prestatie of the 323 it answers, in the order of the 323; contradictions go to `melder`.
 * @param verstuurd the bytes of that 323, as they were sent
 */
export async function* compareWith323(
  bericht: Antwoordbericht,
  verstuurd: AsyncIterable<Uint8Array>,
  melder: Melder,
): AsyncGenerator<Regeluitslag> {
  const vergelijking = new Vergelijking(bericht, melder);
  const vorm = new Bevindingen(1);
  // What we sent passed the same rules before it left; that it can be larger than 25 MB was for its formaat to refuse.
  for await (const deel of read323(verstuurd, vorm, { ...XML_LIMIETEN, maximaleBytes: Number.MAX_SAFE_INTEGER })) {
    if (deel.deel === 'regel') yield vergelijking.oordeel(deel.regel);
    else vergelijking.finish(deel.kop);
  }
  if (vorm.aantalFouten > 0) throw new Error('a file that was sent as a 323 cannot be read as one');
}
