/** Is every schema that a formaat names in the register, and is it of the kind that goes with the file? */
import type { Bevinding } from '../../domain/bevinding.ts';
import type { Bestand, Formaat } from '../../domain/formaat.ts';
import type { Register } from '../../domain/register.ts';
import type { Schemasoort, Schemavermelding, Schemaverwijzing } from '../../domain/schema.ts';

const SOORTEN: Partial<Record<Bestand['bestandssoort'], Schemasoort>> = { xml: 'xsd', json: 'json-schema' };

/** The schema a bestand names; only what is a tree can name one. */
export const schemaVan = (bestand: Bestand): Schemaverwijzing | undefined =>
  'schema' in bestand ? bestand.schema : undefined;

/** @param pointer of the formaat in the document the findings point into: empty, or `/formaten/3` */
export function checkSchemasVan(
  { naam, versie, bestanden }: Formaat,
  schemas: readonly Schemavermelding[],
  pointer: string,
): readonly Bevinding[] {
  const genoemd = bestanden.flatMap((bestand, nr) => {
    const plek = `${pointer}/bestanden/${nr}`;
    const antwoord = 'retourbericht' in bestand ? bestand.retourbericht?.schema : undefined;
    return [
      { bestand, verwijzing: schemaVan(bestand), plaats: { pointer: `${plek}/schema` } },
      { bestand, verwijzing: antwoord, plaats: { pointer: `${plek}/retourbericht/schema` } },
    ];
  });
  return genoemd.flatMap(({ bestand, verwijzing, plaats }): Bevinding[] => {
    if (verwijzing === undefined) return [];
    const namen = { formaat: `${naam}@${versie}`, schema: `${verwijzing.naam}@${verwijzing.versie}` };
    const gevonden = schemas.find((een) => een.naam === verwijzing.naam && een.versie === verwijzing.versie);
    if (gevonden === undefined) return [{ code: 'SCHEMA_ONBEKEND', ernst: 'fout', plaats, parameters: namen }];
    const { bestandssoort } = bestand;
    const { schemasoort } = gevonden;
    if (schemasoort === SOORTEN[bestandssoort]) return [];
    const parameters = { ...namen, schemasoort, bestandssoort };
    return [{ code: 'SCHEMA_VERKEERDE_SOORT', ernst: 'fout', plaats, parameters }];
  });
}

export const checkSchemas = ({ formaten, schemas }: Register): readonly Bevinding[] =>
  formaten.flatMap((formaat, nr) => checkSchemasVan(formaat, schemas, `/formaten/${nr}`));
