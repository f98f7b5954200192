/** Another key for the kluis: what others locked the secrets of channels with, the newest key locks again. Nobody has to type one anew. */
import type { Diensten } from './diensten.ts';
import { secretsPlace } from './kanaal-werk.ts';
import type { Kluis } from './kluis.ts';

export interface Kluisversie {
  readonly versie: number;
  /** Locks what is put in the kluis now. */
  readonly nieuwste: boolean;
  /** Versions of channels of which the secrets are locked with it. */
  readonly kanalen: number;
}

export interface Kluisstand {
  readonly versies: readonly Kluisversie[];
  /** Locked with a key that this deployment does not have. */
  readonly onleesbaar: number;
}

type Werk = Pick<Diensten, 'staat'> & { readonly kanalen: { readonly kluis?: Kluis } };

/** Every version this deployment has, the oldest first. */
export async function kluisstand({ staat, kanalen: { kluis } }: Werk): Promise<Kluisstand> {
  const tellingen = await staat.kanalen.countGeheimen();
  const versies = new Map((kluis?.versies ?? []).map((versie) => [versie, 0]));
  let onleesbaar = 0;
  for (const { sleutelId, aantal } of tellingen) {
    const versie = kluis?.versieVan(sleutelId);
    if (versie === undefined) onleesbaar += aantal;
    else versies.set(versie, (versies.get(versie) ?? 0) + aantal);
  }
  return {
    versies: [...versies].map(([versie, kanalen]) => ({ versie, nieuwste: versie === kluis?.nieuwste, kanalen })),
    onleesbaar,
  };
}

/**
 * Locks with the newest key what another that we have locks. What changed meanwhile is left as it is then.
 *
 * @param maximum versions of channels looked at
 */
export async function rewrapKluis(
  { staat, kanalen: { kluis } }: Werk,
  maximum: number,
): Promise<{ readonly omgewikkeld: number; readonly meer: boolean }> {
  if (kluis === undefined) return { omgewikkeld: 0, meer: false };
  const rijen = await staat.kanalen.listGeheimen(kluis.oudeSleutelIds, maximum + 1);
  let omgewikkeld = 0;
  for (const rij of rijen.slice(0, maximum)) {
    const plaats = secretsPlace(rij);
    const tekst = await kluis.decrypt(rij.geheimen, plaats);
    // Damaged: it did not open before either, and its ontvanger sees so.
    if (tekst === undefined) continue;
    if (await staat.kanalen.replaceGeheimen(rij, await kluis.encrypt(tekst, plaats))) omgewikkeld++;
  }
  return { omgewikkeld, meer: rijen.length > maximum && omgewikkeld > 0 };
}
