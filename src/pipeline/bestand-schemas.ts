/** For each bestand of a formaat the check against the schema it names. */
import type { GecompileerdSchema, Schemacontrole } from '../check/index.ts';
import type { Bestand, Formaat } from '../domain/formaat.ts';
import type { UitvoerBestand } from '../domain/output.ts';
import type { Schemavermelding, Schemaverwijzing } from '../domain/schema.ts';
import type { RegisterBeeld } from './register-bron.ts';

export interface BestandSchemas {
  /** Undefined when the bestand names no schema. */
  createControle(bestand: Pick<UitvoerBestand, 'bestandsnaam' | 'regel' | 'volgRegels'>): Schemacontrole | undefined;
}

type MetSchema = Extract<Bestand, { readonly boom: unknown }> & { readonly schema: Schemaverwijzing };

const hasSchema = (bestand: Bestand): bestand is MetSchema => 'schema' in bestand && bestand.schema !== undefined;

export function withSchemas<T>(
  formaat: Formaat,
  { register, schemas: voorraad }: Pick<RegisterBeeld, 'register' | 'schemas'>,
  werk: (schemas: BestandSchemas) => Promise<T>,
): Promise<T> {
  const metSchema = formaat.bestanden.flatMap((bestand, nr) =>
    hasSchema(bestand) ? [{ bestand, regel: `/bestanden/${nr}` }] : [],
  );
  return voorraad.use(
    metSchema.map(({ bestand }) => find(register.schemas, bestand.schema)),
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

function find(schemas: readonly Schemavermelding[], { naam, versie }: Schemaverwijzing): Schemavermelding {
  const gevonden = schemas.find((een) => een.naam === naam && een.versie === versie);
  // Registration refuses a formaat whose schema is not there; if it is not there now, that is a bug of ours and not a finding.
  if (gevonden === undefined) throw new Error(`schema ${naam}@${versie} is not registered`);
  return gevonden;
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
