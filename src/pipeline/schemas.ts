/**
 * The compiled schemas of the register, kept between zendingen: compiling an XSD takes tens of milliseconds and its memory is not the
 * collector's. Schemas never change, so they outlive a revisie of the register.
 */
import { compileSchema, type GecompileerdSchema } from '../check/index.ts';
import type { Schemaset, Schemavermelding } from '../domain/schema.ts';

/** What is in use is never given up; beyond this number the one that was not used for longest is. */
const MAXIMUM = 8;

/** Where the files of a registered schema are read. */
export type Schemabron = (schema: Schemavermelding) => Promise<Schemaset | undefined>;

export interface Schemavoorraad {
  /** Runs `werk` with what was compiled of each, in the same order. */
  use<T>(
    schemas: readonly Schemavermelding[],
    werk: (gecompileerd: readonly GecompileerdSchema[]) => Promise<T>,
  ): Promise<T>;
}

interface Plank {
  readonly schema: Promise<GecompileerdSchema>;
  inGebruik: number;
}

export function createSchemavoorraad(bron: Schemabron): Schemavoorraad {
  /** Least recently used first. */
  const planken = new Map<string, Plank>();

  async function load(vermelding: Schemavermelding): Promise<GecompileerdSchema> {
    const set = await bron(vermelding);
    const resultaat = set === undefined ? undefined : await compileSchema(set);
    // What is registered compiled when it was registered; if it does not now, that is a bug of ours and not a finding.
    if (resultaat?.ok !== true)
      throw new Error(`schema ${vermelding.naam}@${vermelding.versie} is not registered or does not compile`);
    return resultaat.value;
  }

  async function giveUp(): Promise<void> {
    for (const [naam, plank] of planken) {
      if (planken.size <= MAXIMUM) return;
      if (plank.inGebruik > 0) continue;
      planken.delete(naam);
      (await plank.schema).sluit();
    }
  }

  function take(vermelding: Schemavermelding): Plank {
    const naam = `${vermelding.naam}@${vermelding.versie} ${vermelding.sha256}`;
    const plank = planken.get(naam) ?? { schema: load(vermelding), inGebruik: 0 };
    plank.inGebruik++;
    planken.delete(naam);
    planken.set(naam, plank);
    // What failed to load is tried again by who asks next.
    plank.schema.catch(() => {
      if (planken.get(naam) === plank) planken.delete(naam);
    });
    return plank;
  }

  return {
    async use(schemas, werk) {
      const gepakt = schemas.map(take);
      try {
        return await werk(await Promise.all(gepakt.map(({ schema }) => schema)));
      } finally {
        for (const plank of gepakt) plank.inGebruik--;
        await giveUp();
      }
    },
  };
}
