/** Ajv's errors as findings: one for every place, with the field's own description. The value itself is never repeated. */
import type { SchemaFout } from '../../generated/validate-verantwoording.js';
import { VELDEN } from '../../generated/velden.ts';
import type { Melder } from './bevindingen.ts';
import { pointerDeel } from './json/inspect.ts';

/** Pointer of the value in the document, and the canonical path that its fields begin with. */
export interface Schemaplaats {
  readonly pointer: string;
  readonly wortel: 'kop' | 'prestatie' | 'traject';
}

/** Keywords that only repeat what another error at the same place says. */
const AFGELEID = new Set(['if', 'allOf', 'anyOf', 'oneOf']);
/** `format` says what the accompanying `pattern` says, in better words. */
const VOORRANG = ['type', 'const', 'enum', 'maxLength', 'minLength', 'format', 'pattern'];

/** Reports the errors of one validated value. @param gemeld pointers within it that were reported on before. */
export function reportSchemaErrors(
  fouten: readonly SchemaFout[],
  plaats: Schemaplaats,
  melder: Melder,
  gemeld: readonly string[] = [],
): void {
  const perPlaats = Map.groupBy(
    fouten.filter((fout) => !AFGELEID.has(fout.keyword) && !isReported(fout, gemeld)),
    (fout) => fout.instancePath,
  );
  for (const groep of perPlaats.values()) {
    const waardefouten = groep.filter((fout) => VOORRANG.includes(fout.keyword));
    const eerste = VOORRANG.map((keyword) => waardefouten.find((fout) => fout.keyword === keyword)).find(Boolean);
    if (eerste !== undefined) reportSchemaError(eerste, plaats, melder);
    for (const fout of groep) if (!VOORRANG.includes(fout.keyword)) reportSchemaError(fout, plaats, melder);
  }
}

/** The value is missing because it could not be read, or so is all there was of the group around it. */
function isReported({ instancePath, keyword, params }: SchemaFout, gemeld: readonly string[]): boolean {
  if (gemeld.length === 0 || keyword !== 'required') return false;
  const plek = `${instancePath}/${pointerDeel(String(params.missingProperty))}`;
  return gemeld.some((pointer) => pointer === plek || pointer.startsWith(`${plek}/`));
}

function reportSchemaError(fout: SchemaFout, plaats: Schemaplaats, melder: Melder): void {
  const { params } = fout;
  const pointer = plaats.pointer + fout.instancePath;
  const field = describeField(fout.instancePath, plaats);
  switch (fout.keyword) {
    case 'required':
    case 'dependentRequired': {
      const naam = String(params.missingProperty);
      const missing = describeField(`${fout.instancePath}/${pointerDeel(naam)}`, plaats);
      const waar = `${pointer}/${pointerDeel(naam)}`;
      if (fout.keyword === 'required') melder.fout('SCHEMA_VERPLICHT', waar, missing);
      else melder.fout('SCHEMA_HOORT_BIJ', waar, { ...missing, bij: String(params.property) });
      return;
    }
    case 'additionalProperties':
      reportUnknownField(pointer, String(params.additionalProperty), melder);
      return;
    case 'type':
      melder.fout('SCHEMA_TYPE', pointer, { ...field, verwacht: String(params.type) });
      return;
    case 'enum':
      melder.fout('SCHEMA_KEUZE', pointer, { ...field, toegestaan: texts(params.allowedValues) });
      return;
    case 'const':
      melder.fout('SCHEMA_KEUZE', pointer, { ...field, toegestaan: [String(params.allowedValue)] });
      return;
    case 'minLength':
    case 'maxLength':
      melder.fout('SCHEMA_LENGTE', pointer, { ...field, ...limit(fout) });
      return;
    case 'minimum':
    case 'maximum':
      melder.fout('SCHEMA_BEREIK', pointer, { ...field, ...limit(fout) });
      return;
    case 'minItems':
    case 'maxItems':
      melder.fout('SCHEMA_AANTAL', pointer, { ...field, ...limit(fout) });
      return;
    case 'format':
      melder.fout(params.format === 'email' ? 'SCHEMA_EMAIL' : 'SCHEMA_DATUM', pointer, field);
      return;
    case 'pattern':
      melder.fout('SCHEMA_PATROON', pointer, { ...field, patroon: String(params.pattern) });
      return;
    case 'uniqueItems':
      melder.fout('SCHEMA_HERHALING', pointer, field);
      return;
    default:
      melder.fout('SCHEMA_ANDERS', pointer, { ...field, trefwoord: fout.keyword });
      return;
  }
}

/**
 * A name that is no part of the standard is text of the sender. It is shown when it looks like the name of a field, which helps to find a
 * typing error; a number or a sentence is not shown, since it may be a BSN or a name.
 */
export function reportUnknownField(pointer: string, naam: string, melder: Melder): void {
  const toonbaar = /^\$?[A-Za-z][A-Za-z_-]{0,39}$/.test(naam);
  melder.fout('SCHEMA_ONBEKEND_VELD', toonbaar ? `${pointer}/${naam}` : pointer, toonbaar ? { veld: naam } : {});
}

const limit = (fout: SchemaFout): { minimum: number } | { maximum: number } => {
  const grens = Number(fout.params.limit);
  return fout.keyword.startsWith('min') ? { minimum: grens } : { maximum: grens };
};

const texts = (waarden: unknown): readonly string[] => (Array.isArray(waarden) ? waarden.map(String) : []);

/** Name and description of the field at `instancePath`; an element of a list takes those of its list. */
function describeField(instancePath: string, plaats: Schemaplaats): { veld: string; omschrijving: string } {
  const delen = instancePath.split('/').slice(1);
  while (delen.length > 0 && /^\d+$/.test(delen.at(-1) ?? '')) delen.pop();
  const pad = canonicalPath(delen, plaats.wortel);
  const veld = delen.at(-1) ?? plaats.wortel;
  return { veld, omschrijving: VELDEN[pad]?.omschrijving ?? '' };
}

function canonicalPath(delen: readonly string[], wortel: Schemaplaats['wortel']): string {
  const pad = delen.reduce((tot, deel) => (/^\d+$/.test(deel) ? `${tot}[]` : `${tot}.${deel}`), wortel);
  return pad.replace(/^kop\.aanbieder\./, 'aanbieder.').replace(/^kop\.declaraties\[\]\./, 'declaratie.');
}
