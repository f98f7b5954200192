/**
 * Four eyes for a channel: whoever made its newest settings may test them; somebody else puts them to use. Going back to the postvak and
 * pausing ask for nobody: they only stop what leaves (docs/decisions/0032-second-person.md).
 */
import type { Bevinding } from '../domain/bevinding.ts';
import { tijdstip } from '../domain/kalender.ts';
import type { Wijziger } from '../domain/kanaal.ts';
import type { Diensten } from './diensten.ts';
import { type Kanaalstand, kanaalHash, toestandVan } from './kanaal-beheer.ts';
import { type Huisregels, isZelfdePersoon } from './vier-ogen.ts';
import { testVoorwaarde, type Voorwaarde } from './voorwaarde.ts';

type Vrijgavediensten = Pick<Diensten, 'staat' | 'klok' | 'postbussen'>;

export type Vrijgaveuitkomst =
  | { readonly soort: 'vrijgegeven' | 'ongewijzigd'; readonly stand: Kanaalstand }
  | { readonly soort: 'geweigerd'; readonly bevindingen: readonly Bevinding[] }
  | { readonly soort: 'voorwaarde-vereist' | 'intussen-veranderd' };

/** How a person is written down as the means of an act. */
export const lidMiddel = (lidId: string): string => `lid:${lidId}`;

/** The lid that a means names; undefined for a key. */
export const lidVan = (middel: string | undefined): string | undefined =>
  middel?.startsWith('lid:') ? middel.slice('lid:'.length) : undefined;

/** Whether one and the same person or key made it and wants to release it. Who made a version before this was kept is not known. */
export async function isEigenWerk(
  { staat }: Pick<Diensten, 'staat'>,
  maker: Wijziger,
  door: Wijziger,
): Promise<boolean> {
  if (maker.middel === undefined) return false;
  if (maker.middel === door.middel) return true;
  const [eenId, anderId] = [lidVan(maker.middel), lidVan(door.middel)];
  if (eenId === undefined || anderId === undefined) return false;
  const [een, ander] = await Promise.all([staat.ledenbeheer.getLid(eenId), staat.ledenbeheer.getLid(anderId)]);
  return een !== undefined && ander !== undefined && isZelfdePersoon(een, ander);
}

const weiger = (code: 'KANAAL_NIET_BEPROEFD' | 'KANAAL_VIER_OGEN'): Vrijgaveuitkomst => ({
  soort: 'geweigerd',
  bevindingen: [{ code, ernst: 'fout', plaats: {}, parameters: {} }],
});

/**
 * Puts the newest settings to use, once they were tested.
 * @param voorwaarde names the state that was looked at; "whatever is there" (`*`) is nothing that somebody looked at
 */
export async function releaseKanaal(
  diensten: Vrijgavediensten,
  ontvangercode: string,
  voorwaarde: Voorwaarde,
  door: Wijziger,
  { vierOgen = false }: Huisregels = {},
): Promise<Vrijgaveuitkomst> {
  const { kanalen } = diensten.staat;
  if (voorwaarde.soort !== 'gelijk-aan' || voorwaarde.hashes === '*') return { soort: 'voorwaarde-vereist' };
  const stand = await kanalen.findKanaal(ontvangercode);
  if (testVoorwaarde(voorwaarde, kanaalHash(stand)) !== 'goed') return { soort: 'intussen-veranderd' };
  const { nieuwste } = stand;
  if (nieuwste === undefined || toestandVan(nieuwste) === 'in-gebruik') return { soort: 'ongewijzigd', stand };
  if (toestandVan(nieuwste) === 'onbeproefd') return weiger('KANAAL_NIET_BEPROEFD');
  if (vierOgen && (await isEigenWerk(diensten, nieuwste.door, door))) return weiger('KANAAL_VIER_OGEN');
  if (!(await kanalen.geefVrij(ontvangercode, nieuwste.versie, tijdstip(diensten.klok()), door)))
    return { soort: 'intussen-veranderd' };
  await diensten.postbussen.kanaalGewijzigd(ontvangercode);
  return { soort: 'vrijgegeven', stand: await kanalen.findKanaal(ontvangercode) };
}
