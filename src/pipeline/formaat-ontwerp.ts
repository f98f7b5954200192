/** A formaat as somebody is writing it, stored or not: what is to be said of it, what it makes of an example, where a value came from. */
import type { Uitleg, Uitlegvraag } from '../convert/index.ts';
import type { Bevinding } from '../domain/bevinding.ts';
import type { Formaat } from '../domain/formaat.ts';
import type { Voorbeelddocument } from '../domain/levensloop.ts';
import type { Voorbeelduitkomst } from './example.ts';
import { withFormaat } from './formaat-lezen.ts';
import { examineWithSchemas } from './formaat-vereisten.ts';
import { explainDocument, runDocument } from './formaat-voorbeeldrun.ts';
import { createBeeld, type RegisterBeeld } from './register-bron.ts';

export interface Ontwerp {
  readonly bevindingen: readonly Bevinding[];
  /** True when it can be registered as it stands. */
  readonly goed: boolean;
  /** There when its shape and its expressions are right: then it can be tried. `beeld` is the register with it in it. */
  readonly proefbaar?: { readonly formaat: Formaat; readonly beeld: RegisterBeeld };
}

export async function examineOntwerp(beeld: RegisterBeeld, document: unknown): Promise<Ontwerp> {
  const { formaat, gecompileerd, bevindingen } = await examineWithSchemas(beeld, document);
  if (gecompileerd === undefined) return { bevindingen, goed: false };
  const [register] = withFormaat(beeld.register, gecompileerd.formaat);
  return {
    bevindingen,
    goed: formaat !== undefined,
    proefbaar: { formaat: gecompileerd.formaat, beeld: createBeeld(register, beeld.schemas) },
  };
}

type Proefbaar = NonNullable<Ontwerp['proefbaar']>;
type Opgave = Omit<Voorbeelddocument, 'verwacht'>;

export const tryOntwerp = ({ beeld, formaat }: Proefbaar, opgave: Opgave): Promise<Voorbeelduitkomst> =>
  runDocument(beeld, formaat, opgave);

/** Undefined when nothing of a regel stands at that place. */
export const explainOntwerp = (
  { beeld, formaat }: Proefbaar,
  opgave: Opgave,
  vraag: Uitlegvraag,
): Promise<Uitleg | undefined> => explainDocument(beeld, formaat, opgave, vraag);

/** Registering asks that what is read is in `velden`, and what is in `velden` is read. More than a few rounds is a loop. */
const RONDEN = 4;

export interface Veldenwijziging {
  readonly document: Readonly<Record<string, unknown>>;
  readonly erbij: readonly string[];
  readonly eraf: readonly string[];
}

/**
 * Brings the allow-list in line with what the expressions read, for who changes a formaat field by field. What came and went is told, so
 * that somebody looks at it.
 */
export async function syncVelden(
  beeld: RegisterBeeld,
  document: Readonly<Record<string, unknown>>,
): Promise<Veldenwijziging> {
  const begin = fieldsOf(document);
  let velden = begin;
  let nu = document;
  for (let ronde = 0; ronde < RONDEN; ronde++) {
    const { bevindingen } = await examineWithSchemas(beeld, nu);
    const erbij = bevindingen.flatMap((een) =>
      een.code === 'FORMAAT_VELD_NIET_TOEGESTAAN' ? [een.parameters.veld] : [],
    );
    const eraf = bevindingen.flatMap((een) => (een.code === 'FORMAAT_VELD_ONGEBRUIKT' ? [een.parameters.veld] : []));
    if (erbij.length + eraf.length === 0) break;
    velden = [...new Set([...velden.filter((veld) => !eraf.includes(veld)), ...erbij])].sort();
    nu = { ...nu, velden };
  }
  return {
    document: nu,
    erbij: velden.filter((veld) => !begin.includes(veld)),
    eraf: begin.filter((veld) => !velden.includes(veld)),
  };
}

function fieldsOf({ velden }: Readonly<Record<string, unknown>>): readonly string[] {
  return Array.isArray(velden) ? velden.filter((veld): veld is string => typeof veld === 'string') : [];
}
