/**
 * The compiled schemas of the register, kept between zendingen: compiling an XSD takes tens of milliseconds and its memory is not the
 * collector's. Schemas never change, so they outlive a revisie of the register.
 */
import { compileSchema, type GecompileerdSchema } from '../check/index.ts';
import type { Schemaset, Schemaverwijzing } from '../domain/schema.ts';

/** What is in use is never given up; beyond this number the one that was not used for longest is. */
const MAXIMUM = 8;

/** Where the files of a registered schema are read. */
export type Schemabron = (verwijzing: Schemaverwijzing) => Promise<Schemaset | undefined>;

export interface Schemavoorraad {
  /** Runs `werk` with the compiled schemas of the verwijzingen, in the same order. */
  use<T>(
    verwijzingen: readonly Schemaverwijzing[],
    werk: (schemas: readonly GecompileerdSchema[]) => Promise<T>,
  ): Promise<T>;
}

interface Plank {
  readonly schema: Promise<GecompileerdSchema>;
  inGebruik: number;
}

export function createSchemavoorraad(bron: Schemabron): Schemavoorraad {
  /** Least recently used first. */
  const planken = new Map<string, Plank>();

  async function load(verwijzing: Schemaverwijzing): Promise<GecompileerdSchema> {
    const naam = `${verwijzing.naam}@${verwijzing.versie}`;
    const set = await bron(verwijzing);
    const resultaat = set === undefined ? undefined : await compileSchema(set);
    // What is registered compiled when it was registered; if it does not now, that is a bug of ours and not a finding.
    if (resultaat?.ok !== true) throw new Error(`schema ${naam} is not registered or does not compile`);
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

  function take(verwijzing: Schemaverwijzing): Plank {
    const naam = `${verwijzing.naam}@${verwijzing.versie}`;
    const plank = planken.get(naam) ?? { schema: load(verwijzing), inGebruik: 0 };
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
    async use(verwijzingen, werk) {
      const gepakt = verwijzingen.map(take);
      try {
        return await werk(await Promise.all(gepakt.map(({ schema }) => schema)));
      } finally {
        for (const plank of gepakt) plank.inGebruik--;
        await giveUp();
      }
    },
  };
}
