/** Which repetition may stand where, and how one is cut up: the same rules for trees, rows and records. */
import type { Herhaalknoop } from '../../domain/formaat.ts';
import type { Bestandstand, Plaats } from './bestand.ts';
import { compileLijst } from './lijst.ts';
import type { Opdracht, Regelvolgorde } from './opdracht.ts';

/** What may stand directly inside what. A client's regels stand together; anything else would be a loop in a loop. */
const MAG_BINNEN: Readonly<Record<Plaats['naam'], readonly string[]>> = {
  zending: ['regels', 'clienten', 'groepen', 'lijst'],
  client: ['regels'],
  groep: ['subgroepen'],
  regel: ['lijst'],
  subgroep: [],
  lijst: ['lijst'],
  sublijst: [],
};

export function compileHerhaling<T, K>(
  knoop: Herhaalknoop<K>,
  hier: string,
  plaats: Plaats,
  stand: Bestandstand,
  compileInhoud: (inhoud: readonly K[], pointer: string, plaats: Plaats) => Opdracht<T>[],
): Opdracht<T>[] {
  const { herhaal, inhoud } = knoop;
  const { verslag } = stand;
  if (!MAG_BINNEN[plaats.naam].includes(herhaal)) {
    verslag.meld('FORMAAT_HERHALING', `${hier}/herhaal`, { herhaal, binnen: plaats.naam });
    return [];
  }
  const volgorde = compileVolgorde(knoop, hier, plaats, stand);
  stand.checkHerhaling(herhaal, `${hier}/herhaal`);
  const onder = `${hier}/inhoud`;
  const { bereiken } = stand;
  const lijst = compileLijst(knoop, hier, plaats, stand);
  switch (herhaal) {
    case 'regels':
      return [{ soort: 'regels', volgorde, inhoud: compileInhoud(inhoud, onder, bereiken.regel) }];
    case 'groepen':
      return [{ soort: 'groepen', inhoud: compileInhoud(inhoud, onder, bereiken.groep) }];
    case 'subgroepen':
      return [{ soort: 'subgroepen', inhoud: compileInhoud(inhoud, onder, bereiken.subgroep) }];
    case 'clienten':
      return [cutAtRegels(compileInhoud(inhoud, onder, bereiken.client), onder, stand)];
    case 'lijst': {
      if (lijst === undefined) return [];
      const { plaats: binnen, ...rest } = lijst;
      return [{ soort: 'lijst', ...rest, inhoud: compileInhoud(inhoud, onder, binnen) }];
    }
  }
}

/**
 * Regels come as runs sorted by (bsn, nr), one for every deel: one after the other or merged they stream. Any other order would ask
 * for all of them in memory at once.
 */
export function compileVolgorde(
  { herhaal, volgorde }: { readonly herhaal: string; readonly volgorde?: string },
  hier: string,
  plaats: Plaats,
  { verslag }: Bestandstand,
): Regelvolgorde {
  if (volgorde === undefined) return 'gemeente';
  if (herhaal !== 'regels' || plaats.naam === 'client') {
    verslag.meld('FORMAAT_VOLGORDE', `${hier}/volgorde`, { volgorde, reden: 'vaste-volgorde', bekend: '' });
  } else if (volgorde === 'bsn' || volgorde === 'gemeente') return volgorde;
  else verslag.meld('FORMAAT_VOLGORDE', `${hier}/volgorde`, { volgorde, reden: 'regels', bekend: 'gemeente, bsn' });
  return 'gemeente';
}

const repeatsRegels = <T>(opdracht: Opdracht<T>): boolean =>
  opdracht.soort === 'regels' || (opdracht.soort === 'als' && opdracht.inhoud.some(repeatsRegels));

/** What is written about a client in three: before, at and after its regels. */
function cutAtRegels<T>(opdrachten: readonly Opdracht<T>[], hier: string, { verslag }: Bestandstand): Opdracht<T> {
  const eerste = opdrachten.findIndex(repeatsRegels);
  if (eerste < 0) return { soort: 'clienten', voor: opdrachten, na: [] };
  if (opdrachten.findLastIndex(repeatsRegels) !== eerste) {
    verslag.meld('FORMAAT_HERHALING', hier, { herhaal: 'regels', binnen: 'tweede keer' });
  }
  const regels = opdrachten[eerste];
  if (regels?.soort === 'als') verslag.meld('FORMAAT_HERHALING', hier, { herhaal: 'regels', binnen: 'als' });
  return {
    soort: 'clienten',
    voor: opdrachten.slice(0, eerste),
    ...(regels?.soort === 'regels' && { regel: regels.inhoud }),
    na: opdrachten.slice(eerste + 1),
  };
}
