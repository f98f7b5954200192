/** Reads one file as a verantwoording would be, with all that stands beside it. */
import { type Invoerdeel, leesDelen } from '../../src/ingest/invoerdeel.ts';
import { STANDAARD_INVOERLIMIETEN } from '../../src/ingest/limieten.ts';
import { WerkmapLeesfout } from '../../src/ingest/werkmap/fout.ts';
import { ZipLeesfout } from '../../src/ingest/zip/fout.ts';
import { type Gelezen, kop, TABEL, VANDAAG } from '../ingest/bouw.ts';

export async function leesDeel(deel: Invoerdeel): Promise<Gelezen> {
  const prestaties: Gelezen['prestaties'][number][] = [];
  const trajecten: Gelezen['trajecten'][number][] = [];
  const uitkomst = await leesDelen([deel], kop(), {
    vandaag: VANDAAG,
    gemeenten: TABEL,
    limieten: STANDAARD_INVOERLIMIETEN,
    opPrestaties: (regels) => {
      prestaties.push(...regels);
    },
    opTrajecten: (regels) => {
      trajecten.push(...regels);
    },
  });
  return { uitkomst, prestaties, trajecten };
}

/** Of what is refused nothing is kept: how much was handed over before that depends on the pieces. */
export const watTelt = (gelezen: Gelezen): Partial<Gelezen> =>
  gelezen.uitkomst.uitkomst === 'geweigerd' ? { uitkomst: gelezen.uitkomst } : gelezen;

/** What a reader may throw while it reads a file that is packed; anything else is a fault of ours. */
export async function orLeesfout<T>(lees: () => Promise<T>): Promise<T | { readonly leesfout: object }> {
  try {
    return await lees();
  } catch (fout) {
    if (fout instanceof ZipLeesfout) return { leesfout: fout.zipfout };
    if (fout instanceof WerkmapLeesfout) return { leesfout: fout.werkmapfout };
    throw fout;
  }
}
