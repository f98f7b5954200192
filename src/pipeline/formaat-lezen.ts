/** Reads a formaat document: everything that refuses it, whichever way it comes. */
import { type GecompileerdFormaat, validateFormaat } from '../convert/index.ts';
import type { Bevinding } from '../domain/bevinding.ts';
import type { Formaat } from '../domain/formaat.ts';
import type { Register } from '../domain/register.ts';
import { err, ok, type Result } from '../domain/result.ts';
import { newFindings } from './new-findings.ts';
import { checkSjablonen } from './sjabloon-controle.ts';

export interface GelezenFormaat {
  readonly gecompileerd: GecompileerdFormaat;
  /** What does not refuse it and asks for a look. */
  readonly waarschuwingen: readonly Bevinding[];
}

/** By itself: its shape, its expressions, the workbooks it carries. Findings point into the document. */
export function readFormaat(document: unknown): Result<GelezenFormaat, readonly Bevinding[]> {
  const gecompileerd = validateFormaat(document);
  if (!gecompileerd.ok) return gecompileerd;
  const gevonden = checkSjablonen(gecompileerd.value);
  return gevonden.some(({ ernst }) => ernst === 'fout')
    ? err(gevonden)
    : ok({ gecompileerd: gecompileerd.value, waarschuwingen: gevonden });
}

export interface Onderzoek {
  /** Absent when the document cannot be registered. */
  readonly formaat?: Formaat;
  /** Absent when its shape or an expression is wrong; there when only its place in the register is. */
  readonly gecompileerd?: GecompileerdFormaat;
  readonly bevindingen: readonly Bevinding[];
}

/**
 * As `readFormaat`, and beside the rest of the register: whether this version may still change, the schemas it names, the versions it
 * stands among.
 */
export function examineFormaat(register: Register, document: unknown): Onderzoek {
  const gelezen = readFormaat(document);
  if (!gelezen.ok) return { bevindingen: gelezen.error };
  const { gecompileerd, waarschuwingen } = gelezen.value;
  const { formaat } = gecompileerd;
  const { naam, versie } = formaat;
  const bestaand = register.formaten.find((een) => een.naam === naam && een.versie === versie);
  if (bestaand !== undefined && hasSameContent(formaat, bestaand))
    return { formaat, gecompileerd, bevindingen: waarschuwingen };
  if (bestaand !== undefined && bestaand.levensfase !== 'concept')
    return {
      gecompileerd,
      bevindingen: [
        { code: 'VERSIE_BESTAAT', ernst: 'fout', plaats: { pointer: '/versie' }, parameters: { naam, versie } },
      ],
    };
  const bevindingen = [...waarschuwingen, ...newFindings(register, ...withFormaat(register, formaat))];
  const goed = bevindingen.every(({ ernst }) => ernst !== 'fout');
  return { ...(goed && { formaat }), gecompileerd, bevindingen };
}

/** The levensfase is no content: it goes its own way. */
export const hasSameContent = (een: Formaat, ander: Formaat): boolean =>
  JSON.stringify({ ...een, levensfase: ander.levensfase }) === JSON.stringify(ander);

/** The register with this formaat in it, in the place of the same version if there is one, and the pointer to that place. */
export function withFormaat(register: Register, formaat: Formaat): [straks: Register, eigen: string] {
  const { formaten } = register;
  const gevonden = formaten.findIndex(({ naam, versie }) => naam === formaat.naam && versie === formaat.versie);
  const plaats = gevonden < 0 ? formaten.length : gevonden;
  return [{ ...register, formaten: formaten.toSpliced(plaats, 1, formaat) }, `/formaten/${plaats}`];
}
