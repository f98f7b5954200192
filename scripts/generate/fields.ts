/** Every field of the verantwoording, flattened from the schema: for the documentation and for who reads fields by name. */
import { type Privacyklasse, resolveRef, type Schema } from './schema.ts';

export interface Veld {
  /** Path in the submitted document, with `[]` for "every element": `prestaties[].productperiode.begindatum`. */
  readonly pad: string;
  readonly naam: string;
  readonly schema: Schema;
  /** Required by the object it stands in. */
  readonly verplicht: boolean;
  /** Required by every object on the way to it. */
  readonly altijdAanwezig: boolean;
  readonly privacy: Privacyklasse;
  readonly omschrijving: string;
  readonly bron: string;
}

function stated<T>(waarde: T | undefined, pad: string, wat: string): T {
  if (waarde === undefined) throw new Error(`${pad}: ${wat} is missing in the schema`);
  return waarde;
}

/** Fields in the order of the schema, parents before children. Throws when a field lacks its description, source or privacy class. */
export function* listFields(wortel: Schema, object: Schema = wortel, prefix = '', aanwezig = true): Generator<Veld> {
  for (const [naam, ruw] of Object.entries(object.properties ?? {})) {
    const schema = resolveRef(wortel, ruw);
    const pad = `${prefix}${naam}`;
    const verplicht = object.required?.includes(naam) ?? false;
    yield {
      pad,
      naam,
      schema,
      verplicht,
      altijdAanwezig: aanwezig && verplicht,
      privacy: stated(schema['x-privacy'], pad, 'x-privacy'),
      omschrijving: stated(schema.description, pad, 'description'),
      bron: stated(schema['x-bron'], pad, 'x-bron'),
    };
    if (schema.properties !== undefined) yield* listFields(wortel, schema, `${pad}.`, aanwezig && verplicht);
    if (schema.items === undefined) continue;
    const element = resolveRef(wortel, schema.items);
    if (element.properties !== undefined) yield* listFields(wortel, element, `${pad}[].`, true);
  }
}

/** The roots under which expressions know the fields; everything else is `kop`. */
const WORTELS: readonly (readonly [string, string])[] = [
  ['prestaties[].', 'prestatie.'],
  ['trajecten[].', 'traject.'],
  ['declaraties[].', 'declaratie.'],
  ['aanbieder.', 'aanbieder.'],
];

const canonicalPath = (pad: string): string => {
  for (const [prefix, wortel] of WORTELS) if (pad.startsWith(prefix)) return wortel + pad.slice(prefix.length);
  return `kop.${pad}`;
};

/** Source text of `generated/velden.ts`. */
export function generateFieldTable(wortel: Schema): string {
  const regels = [...listFields(wortel)].map((veld) => {
    const element = veld.schema.items === undefined ? undefined : resolveRef(wortel, veld.schema.items);
    const opgave = {
      type: veld.schema.type ?? 'string',
      ...(veld.schema.format === undefined ? {} : { format: veld.schema.format }),
      verplicht: veld.altijdAanwezig,
      privacy: veld.privacy,
      omschrijving: veld.omschrijving,
      bron: veld.bron,
      ...(veld.schema.enum === undefined ? {} : { enum: veld.schema.enum }),
      ...(element === undefined ? {} : { elementtype: element.type ?? 'string' }),
    };
    return `  ${JSON.stringify(canonicalPath(veld.pad))}: ${JSON.stringify(opgave)},`;
  });
  return `/* Made by scripts/generate.ts; do not edit. */

export interface Veldopgave {
  readonly type: 'string' | 'integer' | 'number' | 'boolean' | 'object' | 'array';
  readonly format?: string;
  /** Always there in a valid verantwoording: required itself, and so is every object around it. */
  readonly verplicht: boolean;
  readonly privacy: 'geen' | 'persoonsgegeven' | 'bijzonder';
  readonly omschrijving: string;
  readonly bron: string;
  readonly enum?: readonly string[];
  readonly elementtype?: string;
}

/** Canonical path → what is known of the field; \`[]\` stands for every element of a list. */
export const VELDEN: Readonly<Record<string, Veldopgave>> = {
${regels.join('\n')}
};
`;
}
