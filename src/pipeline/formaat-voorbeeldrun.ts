/** Runs examples of a formaat and holds what comes out against what was expected, byte for byte. */
import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import type { Uitleg, Uitlegvraag } from '../convert/index.ts';
import type { Bevinding } from '../domain/bevinding.ts';
import type { VerwachtBestand, Voorbeelddocument } from '../domain/levensloop.ts';
import { streamOf } from '../storage/bytes.ts';
import { explainVoorbeeld, runVoorbeeld, type Voorbeeld, type Voorbeelduitkomst } from './example.ts';
import type { Versieadres } from './formaat-concept.ts';
import type { RegisterBeeld } from './register-bron.ts';

export interface BenoemdVoorbeeld {
  readonly voorbeeld: string;
  readonly document: Voorbeelddocument;
}

/** An example that was run: what came out, and where that differs from what was expected. */
export interface Voorbeeldrun extends BenoemdVoorbeeld {
  readonly uitkomst: Voorbeelduitkomst;
  /** Empty when every file is byte for byte as expected. */
  readonly verschillen: readonly Bevinding[];
}

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export const toVerwacht = (bestandsnaam: string, inhoud: Uint8Array): VerwachtBestand => ({
  bestandsnaam,
  sha256: sha256(inhoud),
  inhoudBase64: Buffer.from(inhoud).toString('base64'),
});

export const fromBase64 = (tekst: string): Uint8Array => Buffer.from(tekst, 'base64');

/** Runs one example with this version. */
export const runDocument = (
  beeld: RegisterBeeld,
  formaat: Versieadres,
  document: Omit<Voorbeelddocument, 'verwacht'>,
): Promise<Voorbeelduitkomst> => runVoorbeeld(beeld, toVoorbeeld(formaat, document));

/** Where one value of what the example makes came from; undefined when nothing of a regel stands there. */
export const explainDocument = (
  beeld: RegisterBeeld,
  formaat: Versieadres,
  document: Omit<Voorbeelddocument, 'verwacht'>,
  vraag: Uitlegvraag,
): Promise<Uitleg | undefined> => explainVoorbeeld(beeld, toVoorbeeld(formaat, document), vraag);

/** The lists go last: the reader needs the kop first, and JSON has no order of its own. */
function toVoorbeeld(
  formaat: Versieadres,
  { invoer, ontvanger, parameters, codetabellen, vandaag }: Omit<Voorbeelddocument, 'verwacht'>,
): Voorbeeld {
  const { prestaties, trajecten, ...kop } = invoer;
  const geordend = {
    ...kop,
    ...(trajecten === undefined ? {} : { trajecten }),
    ...(prestaties === undefined ? {} : { prestaties }),
  };
  return {
    invoer: streamOf(new TextEncoder().encode(JSON.stringify(geordend))),
    formaat: { naam: formaat.naam, versie: formaat.versie },
    parameters,
    vandaag,
    ...(ontvanger && { ontvanger }),
    ...(codetabellen && { codetabellen }),
  };
}

export async function runVoorbeelden(
  beeld: RegisterBeeld,
  formaat: Versieadres,
  voorbeelden: readonly BenoemdVoorbeeld[],
): Promise<readonly Voorbeeldrun[]> {
  const runs: Voorbeeldrun[] = [];
  for (const { voorbeeld, document } of voorbeelden) runs.push(await runEen(beeld, formaat, voorbeeld, document));
  return runs;
}

export async function runEen(
  beeld: RegisterBeeld,
  formaat: Versieadres,
  voorbeeld: string,
  document: Voorbeelddocument,
): Promise<Voorbeeldrun> {
  const uitkomst = await runDocument(beeld, formaat, document);
  const verschillen =
    uitkomst.toestand === 'omgezet'
      ? compareFiles(voorbeeld, document.verwacht, uitkomst.bestanden)
      : [notConverted(voorbeeld, uitkomst, uitkomst.toestand)];
  return { voorbeeld, document, uitkomst, verschillen };
}

/** `MAATREGEL ×3, ANDERE`: what held a zending, without saying anything of its content. */
export function telCodes(bevindingen: readonly Bevinding[]): string {
  const fouten = bevindingen.filter((bevinding) => bevinding.ernst === 'fout');
  const perCode = Map.groupBy(fouten, (bevinding) => bevinding.code);
  return [...perCode].map(([code, keer]) => (keer.length === 1 ? code : `${code} ×${keer.length}`)).join(', ');
}

export const notConverted = (
  voorbeeld: string,
  { bevindingen }: Voorbeelduitkomst,
  toestand: Exclude<Voorbeelduitkomst['toestand'], 'omgezet'>,
): Bevinding => ({
  code: 'VOORBEELD_NIET_OMGEZET',
  ernst: 'fout',
  plaats: {},
  parameters: { voorbeeld, toestand, codes: telCodes(bevindingen) },
});

function compareFiles(
  voorbeeld: string,
  verwacht: readonly VerwachtBestand[],
  gemaakt: Voorbeelduitkomst['bestanden'],
): readonly Bevinding[] {
  const bevindingen: Bevinding[] = [];
  for (const { bestandsnaam, inhoudBase64 } of verwacht) {
    const bestand = gemaakt.find((een) => een.bestandsnaam === bestandsnaam);
    const plaats = {};
    if (bestand === undefined) {
      const parameters = { voorbeeld, bestandsnaam };
      bevindingen.push({ code: 'VOORBEELD_BESTAND_ONTBREEKT', ernst: 'fout', plaats, parameters });
      continue;
    }
    const verschil = firstDifference(fromBase64(inhoudBase64), bestand.inhoud);
    if (verschil === undefined) continue;
    const parameters = { voorbeeld, bestandsnaam, ...verschil };
    bevindingen.push({ code: 'VOORBEELD_VERSCHILT', ernst: 'fout', plaats, parameters });
  }
  for (const { bestandsnaam } of gemaakt) {
    if (verwacht.some((een) => een.bestandsnaam === bestandsnaam)) continue;
    const parameters = { voorbeeld, bestandsnaam };
    bevindingen.push({ code: 'VOORBEELD_BESTAND_EXTRA', ernst: 'fout', plaats: {}, parameters });
  }
  return bevindingen;
}

const NIEUWE_REGEL = 0x0a;

/** Where two files part: the line counted from 1, the byte counted from 0. Undefined when they are equal. */
export function firstDifference(
  oud: Uint8Array,
  nieuw: Uint8Array,
): { readonly regel: number; readonly byte: number } | undefined {
  const einde = Math.max(oud.length, nieuw.length);
  let regel = 1;
  for (let byte = 0; byte < einde; byte++) {
    if (oud[byte] !== nieuw[byte]) return { regel, byte };
    if (oud[byte] === NIEUWE_REGEL) regel++;
  }
  return undefined;
}
