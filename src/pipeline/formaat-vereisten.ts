/** Whether the trees of a formaat write all that the schemas they name always ask for. */
import { findGemis } from '../check/index.ts';
import type { Bevinding } from '../domain/bevinding.ts';
import type { Formaat } from '../domain/formaat.ts';
import type { Schemavermelding } from '../domain/schema.ts';
import { examineFormaat, type Onderzoek } from './formaat-lezen.ts';
import type { RegisterBeeld } from './register-bron.ts';
import type { Schemavoorraad } from './schemas.ts';

/** A schema that is not registered is left to the check of the register, which says so. */
export async function checkVereisten(
  formaat: Formaat,
  schemas: readonly Schemavermelding[],
  voorraad: Schemavoorraad,
): Promise<readonly Bevinding[]> {
  const bevindingen: Bevinding[] = [];
  for (const [nr, bestand] of formaat.bestanden.entries()) {
    if (!('boom' in bestand) || bestand.schema === undefined) continue;
    const { naam, versie } = bestand.schema;
    const vermelding = schemas.find((een) => een.naam === naam && een.versie === versie);
    if (vermelding === undefined) continue;
    await voorraad.use([vermelding], async ([schema]) => {
      if (schema?.vereisten === undefined || (schema.schemasoort === 'xsd') !== (bestand.bestandssoort === 'xml'))
        return;
      const gemis = findGemis(bestand.boom, bestand.bestandssoort, schema.vereisten, `/bestanden/${nr}/boom`);
      for (const { pointer, element, ontbreekt } of gemis)
        bevindingen.push({
          code: 'SCHEMA_VEREIST_ONTBREEKT',
          ernst: 'fout',
          plaats: { pointer },
          parameters: { schema: `${naam}@${versie}`, element, ontbreekt },
        });
    });
  }
  return bevindingen;
}

/** As `examineFormaat`, and beside the schemas it names. */
export async function examineWithSchemas(
  { register, schemas }: Pick<RegisterBeeld, 'register' | 'schemas'>,
  document: unknown,
): Promise<Onderzoek> {
  const onderzoek = examineFormaat(register, document);
  if (onderzoek.formaat === undefined) return onderzoek;
  const gemis = await checkVereisten(onderzoek.formaat, register.schemas, schemas);
  if (gemis.length === 0) return onderzoek;
  const { formaat: _, ...rest } = onderzoek;
  return { ...rest, bevindingen: [...onderzoek.bevindingen, ...gemis] };
}
