/** Four eyes: what somebody made is put to use by somebody else. */
import type { Bevinding } from '../domain/bevinding.ts';
import type { Gebeurtenis } from '../domain/levensloop.ts';
import type { LidRij } from '../domain/toegang.ts';

/** House rules that a deployment may set; a rule that is not named does not hold. */
export interface Huisregels {
  /** Who made the last change may not put it to use. */
  readonly vierOgen?: boolean;
}

const WIJZIGEND: ReadonlySet<Gebeurtenis['handeling']> = new Set(['geregistreerd', 'vervangen', 'voorbeeld']);

/** Who made the content of a version what it is now; undefined when nobody is known to. @param geschiedenis oldest first */
export const findLaatsteMaker = (geschiedenis: readonly Gebeurtenis[]): string | undefined =>
  geschiedenis.findLast(({ handeling }) => WIJZIGEND.has(handeling))?.door;

/** One person has a lid per organisation; whoever signs in as two of them is still one pair of eyes. */
export const isZelfdePersoon = (
  een: Pick<LidRij, 'uitgever' | 'onderwerp'>,
  ander: Pick<LidRij, 'uitgever' | 'onderwerp'>,
): boolean => een.uitgever === ander.uitgever && een.onderwerp === ander.onderwerp;

/** @param door who wants to put it to use: a houdercode, or `lid:<id>` for a person */
export function checkVierOgen(
  { vierOgen = false }: Huisregels,
  geschiedenis: readonly Gebeurtenis[],
  door: string,
): readonly Bevinding[] {
  if (!vierOgen || findLaatsteMaker(geschiedenis) !== door) return [];
  return [{ code: 'VIER_OGEN', ernst: 'fout', plaats: { pointer: '/fase' }, parameters: {} }];
}
