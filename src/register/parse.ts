/** Reads one document of the register: is it what its schema says? How documents fit together is for `checkRegister`. */
import { validateAansluiting } from '../../generated/validate-aansluiting.js';
import { validateAntwoordformaat } from '../../generated/validate-antwoordformaat.js';
import { validateRegister } from '../../generated/validate-register.js';
import { validateSchema } from '../../generated/validate-schema.js';
import type { Antwoordformaat } from '../domain/antwoordformaat.ts';
import type { Bevinding } from '../domain/bevinding.ts';
import type { Aansluiting, Gemeente, Herindeling, Inkoopregio } from '../domain/register.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { Schemaset } from '../domain/schema.ts';
import { checkAntwoordformaat } from './check/antwoordformaten.ts';
import { describeSchemaFouten } from './schemafouten.ts';

/** One document of the register that passed its schema. `naam` and `versie` identify it; formaten are read by their own stage. */
export type Registerbestand =
  | { readonly documentsoort: 'gemeenten'; readonly versie: string; readonly inhoud: readonly Gemeente[] }
  | { readonly documentsoort: 'herindelingen'; readonly versie: string; readonly inhoud: readonly Herindeling[] }
  | { readonly documentsoort: 'inkoopregios'; readonly versie: string; readonly inhoud: readonly Inkoopregio[] }
  | { readonly documentsoort: 'aansluiting'; readonly versie: string; readonly inhoud: Aansluiting };

/** What `schemas/register` proves: a list, or nothing, under each of the three names. */
interface Lijsten {
  readonly versie: string;
  readonly gemeenten?: readonly Gemeente[];
  readonly herindelingen?: readonly Herindeling[];
  readonly inkoopregios?: readonly Inkoopregio[];
}

function missingList(lijst: string): Result<never, readonly Bevinding[]> {
  return err([{ code: 'REGISTER_LIJST_ONTBREEKT', ernst: 'fout', plaats: { pointer: '' }, parameters: { lijst } }]);
}

function withoutSchemaName(document: Aansluiting): Aansluiting {
  const { $schema: _, ...aansluiting } = document as Aansluiting & { readonly $schema?: string };
  return aansluiting;
}

/**
 * Reads a document of the named kind (schemas/register/1.0.0.json, schemas/aansluiting/1.0.0.json).
 * Errors: every violation of the schema at once, with a JSON pointer into the document.
 */
export function parseRegisterbestand(
  documentsoort: Registerbestand['documentsoort'],
  document: unknown,
): Result<Registerbestand, readonly Bevinding[]> {
  if (documentsoort === 'aansluiting') {
    if (!validateAansluiting(document))
      return err(describeSchemaFouten('aansluiting', validateAansluiting.errors ?? []));
    return ok({ documentsoort, versie: document.versie, inhoud: withoutSchemaName(document) });
  }
  if (!validateRegister(document)) return err(describeSchemaFouten(documentsoort, validateRegister.errors ?? []));
  const { versie, gemeenten, herindelingen, inkoopregios } = document as Lijsten;
  switch (documentsoort) {
    case 'gemeenten':
      return gemeenten === undefined ? missingList(documentsoort) : ok({ documentsoort, versie, inhoud: gemeenten });
    case 'herindelingen':
      return herindelingen === undefined
        ? missingList(documentsoort)
        : ok({ documentsoort, versie, inhoud: herindelingen });
    case 'inkoopregios':
      return inkoopregios === undefined
        ? missingList(documentsoort)
        : ok({ documentsoort, versie, inhoud: inkoopregios });
  }
}

/** Reads an antwoordformaat (schemas/antwoordformaat/1.0.0.json), and what only the whole document can show to be wrong. */
export function parseAntwoordformaat(document: unknown): Result<Antwoordformaat, readonly Bevinding[]> {
  if (!validateAntwoordformaat(document))
    return err(describeSchemaFouten('antwoordformaat', validateAntwoordformaat.errors ?? []));
  const { $schema: _, ...antwoordformaat } = document;
  const bevindingen = checkAntwoordformaat(antwoordformaat);
  return bevindingen.length > 0 ? err(bevindingen) : ok(antwoordformaat);
}

/** Reads a schemaset (schemas/schema/1.0.0.json). What its files say is for the check stage to judge. */
export function parseSchemaset(document: unknown): Result<Schemaset, readonly Bevinding[]> {
  if (!validateSchema(document)) return err(describeSchemaFouten('schema', validateSchema.errors ?? []));
  const { $schema: _, ...set } = document;
  return ok(set);
}
