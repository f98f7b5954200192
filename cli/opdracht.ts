/** What every command is and gets. */
import {
  type AanbiederClient,
  createAanbiederClient,
  createGemeenteClient,
  type GemeenteClient,
} from '../clients/typescript/src/index.ts';
import { readInstelling } from './instellingen.ts';
import type { Opties, readOpties } from './opties.ts';
import type { Terminal } from './terminal.ts';
import type { Uitkomst } from './uitkomst.ts';

export interface Werk {
  readonly opties: Opties;
  readonly terminal: Terminal;
}

export interface Opdracht {
  readonly opties: Parameters<typeof readOpties>[1];
  voerUit(werk: Werk): Promise<Uitkomst>;
}

export const connectAanbieder = async ({ opties }: Werk): Promise<AanbiederClient> =>
  createAanbiederClient(await readInstelling(process.env, opties.tekst('instellingen')));

export const connectGemeente = async ({ opties }: Werk): Promise<GemeenteClient> =>
  createGemeenteClient(await readInstelling(process.env, opties.tekst('instellingen')));
