/** The earlier zendingen that a later version, or a withdrawal, has to do with: what has not left is held back, the rest counts. */
import { tijdstip } from '../domain/kalender.ts';
import type { ZendingRij } from '../domain/rijen.ts';
import { type Grondslag, NIET_VERTROKKEN, VERTROKKEN } from '../domain/vervanging.ts';
import type { Ketenvraag } from '../storage/ports/correctie.ts';
import type { Omzetwerk } from '../storage/ports.ts';
import { toAangeboden } from './aanbod.ts';
import type { Diensten } from './diensten.ts';

type Ketendiensten = Pick<Diensten, 'staat' | 'postbussen' | 'klok'>;

const isVertrokken = ({ zending }: Omzetwerk): boolean => VERTROKKEN.includes(zending.toestand);

/**
 * Holds back what can be held back, once and for all, and gives the zendingen that left or are leaving, the oldest first. What is leaving
 * has its place in the postbus before this returns, so that nothing overtakes it.
 */
export async function settleKeten(diensten: Ketendiensten, vraag: Ketenvraag): Promise<readonly Omzetwerk[]> {
  const keten = await diensten.staat.correctie.listKeten(vraag);
  await holdBack(
    diensten,
    keten.map(({ zending }) => zending),
  );
  return (await diensten.staat.correctie.listKeten(vraag)).filter(isVertrokken);
}

/** Looks without holding anything back: what a trial may do. */
export async function peekKeten(diensten: Pick<Diensten, 'staat'>, vraag: Ketenvraag): Promise<readonly Omzetwerk[]> {
  return (await diensten.staat.correctie.listKeten(vraag)).filter(isVertrokken);
}

/** None of these leaves any more, unless it is on the wire already. */
export async function holdBack(
  { staat, postbussen, klok }: Ketendiensten,
  zendingen: readonly ZendingRij[],
): Promise<void> {
  const nu = tijdstip(klok());
  const gehouden = new Set(
    await staat.correctie.houdTegen(
      zendingen.filter(({ toestand }) => NIET_VERTROKKEN.includes(toestand)).map(({ id }) => id),
      NIET_VERTROKKEN,
      nu,
    ),
  );
  // A postbus may know it as well: held by delivery it would hold up whatever comes after it.
  const inPostbus = zendingen.filter(
    ({ id, toestand, postvaknummer }) => toestand === 'omgezet' || (gehouden.has(id) && postvaknummer !== undefined),
  );
  for (const [code, eigen] of Map.groupBy(inPostbus, ({ ontvanger }) => ontvanger.code)) {
    const gestopt = await postbussen.laatVervallen(
      code,
      eigen.map(({ id }) => id),
    );
    await staat.correctie.houdTegen(gestopt, ['omgezet', 'vastgehouden'], nu);
    const gaat = eigen.filter(({ id, toestand }) => toestand === 'omgezet' && !gestopt.includes(id));
    if (gaat.length > 0) await postbussen.bied(code, gaat.map(toAangeboden));
  }
}

export const toGrondslag = (voorgangers: readonly Omzetwerk[], elders: readonly Omzetwerk[]): Grondslag => {
  const toVoorganger = ({ zending }: Omzetwerk) => ({ zendingId: zending.id, toestand: zending.toestand });
  return { voorgangers: voorgangers.map(toVoorganger), elders: elders.map(toVoorganger) };
};
