/** The receiver's own schema: made ready once, and held against every file that leaves. */
import type { Bevinding } from '../../domain/bevinding.ts';
import { err, type Result, unreachable } from '../../domain/result.ts';
import { MAXIMALE_SCHEMABYTES, type Schemaset } from '../../domain/schema.ts';
import type { GecompileerdSchema } from './controle.ts';
import { compileJsonSchema } from './json/laad.ts';
import { compileXsd } from './xsd/laad.ts';

export type { GecompileerdSchema, Schemacontrole, TeControleren } from './controle.ts';
export { findGemis } from './vereisten.ts';

/**
 * Compiles a set that satisfies `schemas/schema/1.0.0.json`; the same at registration and at every check. Its libraries are loaded
 * when they are first needed.
 * Errors: everything that is wrong with the set, with a JSON pointer into it.
 */
export async function compileSchema(set: Schemaset): Promise<Result<GecompileerdSchema, readonly Bevinding[]>> {
  const { hoofdbestand, bestanden, schemasoort } = set;
  const encoder = new TextEncoder();
  const bytes = Object.values(bestanden).reduce((som, tekst) => som + encoder.encode(tekst).length, 0);
  if (bytes > MAXIMALE_SCHEMABYTES) {
    const parameters = { bytes, maximaleBytes: MAXIMALE_SCHEMABYTES };
    return err([{ code: 'SCHEMA_TE_GROOT', ernst: 'fout', plaats: { pointer: '/bestanden' }, parameters }]);
  }
  if (!Object.hasOwn(bestanden, hoofdbestand)) {
    const parameters = { bestand: hoofdbestand };
    return err([{ code: 'SCHEMA_HOOFDBESTAND', ernst: 'fout', plaats: { pointer: '/hoofdbestand' }, parameters }]);
  }
  switch (schemasoort) {
    case 'xsd':
      return compileXsd(set);
    case 'json-schema':
      return compileJsonSchema(set);
    default:
      return unreachable(schemasoort);
  }
}
