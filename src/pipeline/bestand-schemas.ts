/** For each bestand of a formaat the check against the schema it names. */
import type { GecompileerdSchema, Schemacontrole } from '../check/index.ts';
import type { Bestand, Formaat } from '../domain/formaat.ts';
import type { UitvoerBestand } from '../domain/output.ts';
import type { Schemaverwijzing } from '../domain/schema.ts';
import type { Schemavoorraad } from './schemas.ts';

export interface BestandSchemas {
  /** Undefined when the bestand names no schema. */
  createControle(bestand: Pick<UitvoerBestand, 'bestandsnaam' | 'regel' | 'volgRegels'>): Schemacontrole | undefined;
}

type MetSchema = Extract<Bestand, { readonly boom: unknown }> & { readonly schema: Schemaverwijzing };

const hasSchema = (bestand: Bestand): bestand is MetSchema => 'schema' in bestand && bestand.schema !== undefined;

export function withSchemas<T>(
  formaat: Formaat,
  voorraad: Schemavoorraad,
  werk: (schemas: BestandSchemas) => Promise<T>,
): Promise<T> {
  const metSchema = formaat.bestanden.flatMap((bestand, nr) =>
    hasSchema(bestand) ? [{ bestand, regel: `/bestanden/${nr}` }] : [],
  );
  return voorraad.use(
    metSchema.map(({ bestand }) => bestand.schema),
    (schemas) => {
      const perRegel = new Map(
        metSchema.map(({ bestand, regel }, nr) => [regel, { bestand, schema: schemas[nr] }] as const),
      );
      return werk({
        createControle: ({ bestandsnaam, regel, volgRegels }) => {
          const gevonden = perRegel.get(regel);
          if (gevonden === undefined) return undefined;
          const { bestand, schema } = gevonden;
          return start(schema, volgRegels, {
            bestandsnaam,
            formaat: `${formaat.naam}@${formaat.versie}`,
            invoer: formaat.invoer,
            boom: bestand.boom,
            regel,
          });
        },
      });
    },
  );
}

function start(
  schema: GecompileerdSchema | undefined,
  volgRegels: UitvoerBestand['volgRegels'],
  bestand: Parameters<GecompileerdSchema['createControle']>[0],
): Schemacontrole {
  if (schema === undefined) throw new Error('fewer schemas than were asked for');
  const controle = schema.createControle(bestand);
  volgRegels((nr) => controle.opRegel(nr));
  return controle;
}
