/** What asks for the attention of a beheerder, counted. */
import { tijdstip } from '../domain/kalender.ts';
import { type Aandacht, TELGRENS } from '../storage/ports/overzicht.ts';
import type { Diensten } from './diensten.ts';

export { TELGRENS };

/** A deadline missed longer ago is history: it stays in the list, and is not counted. */
const TERMIJN_MS = 90 * 86_400_000;

export const telAandacht = ({ staat, klok }: Pick<Diensten, 'staat' | 'klok'>): Promise<Aandacht> =>
  staat.overzicht.telAandacht(tijdstip(new Date(klok().getTime() - TERMIJN_MS)));
