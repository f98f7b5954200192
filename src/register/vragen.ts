/** Every aansluiting unfolded to what it asks: per gemeente × wet, on which days, and how near the agreement is. */
import type { Aansluiting, Inkoopregio, Ontvanger } from '../domain/register.ts';
import type { Soort, Wet } from '../domain/verantwoording.ts';
import { type Geldigheid, intersect } from './geldigheid.ts';
import { listLooptijden } from './versies.ts';

/** Stands for every gemeente in an aansluiting that covers all. */
export const ALLE_GEMEENTEN = '*';

/** How near an agreement is to the gemeente; the nearest one goes first for one and the same ontvanger. */
const NABIJHEID = { alle: 1, regio: 2, lijst: 3 } as const;

export interface Vraag extends Geldigheid {
  readonly aansluiting: Aansluiting;
  /** CBS code, or `ALLE_GEMEENTEN`. */
  readonly gemeentecode: string;
  readonly nabijheid: number;
}

export const vraagSleutel = (gemeentecode: string, wet: Wet, soort: Soort): string => `${gemeentecode}|${wet}|${soort}`;

/** Tells apart who receives: a gemeente itself, or one desk by its code. */
export const ontvangerSleutel = (aansluiting: Aansluiting): string =>
  aansluiting.ontvanger.soort === 'gemeente' ? 'gemeente' : aansluiting.ontvanger.code;

/** Who receives what `aansluiting` asks of `gemeente`. `regioNaam` finds the name of a desk. */
export function ontvangerVan(
  aansluiting: Aansluiting,
  gemeente: { readonly code: string; readonly naam: string },
  regioNaam: (code: string) => string | undefined,
): Ontvanger {
  const { ontvanger } = aansluiting;
  if (ontvanger.soort === 'gemeente') return { soort: 'gemeente', code: gemeente.code, naam: gemeente.naam };
  const naam = ontvanger.naam ?? regioNaam(ontvanger.code) ?? ontvanger.code;
  return { soort: ontvanger.soort, code: ontvanger.code, naam };
}

function* coverage(
  aansluiting: Aansluiting,
  looptijd: Geldigheid,
  regios: ReadonlyMap<string, readonly Inkoopregio[]>,
): Generator<Omit<Vraag, 'aansluiting'>> {
  const { dekking } = aansluiting;
  if ('alle' in dekking) {
    yield { ...looptijd, gemeentecode: ALLE_GEMEENTEN, nabijheid: NABIJHEID.alle };
  } else if ('regio' in dekking) {
    for (const samenstelling of regios.get(dekking.regio) ?? []) {
      const dagen = intersect(looptijd, samenstelling);
      if (dagen === undefined) continue;
      for (const gemeentecode of samenstelling.gemeentecodes) {
        yield { ...dagen, gemeentecode, nabijheid: NABIJHEID.regio };
      }
    }
  } else {
    for (const gemeentecode of dekking.gemeentecodes) {
      yield { ...looptijd, gemeentecode, nabijheid: NABIJHEID.lijst };
    }
  }
}

/** All vragen by `vraagSleutel`. A regio that the register does not know gives none (`checkRegister` refuses it). */
export function groupVragen(
  aansluitingen: readonly Aansluiting[],
  inkoopregios: readonly Inkoopregio[],
): ReadonlyMap<string, readonly Vraag[]> {
  const regios = Map.groupBy(inkoopregios, (regio) => regio.code);
  const vragen = new Map<string, Vraag[]>();
  for (const { aansluiting, ...looptijd } of listLooptijden(aansluitingen)) {
    for (const dekking of coverage(aansluiting, looptijd, regios)) {
      for (const wet of aansluiting.wetten) {
        const sleutel = vraagSleutel(dekking.gemeentecode, wet, aansluiting.soort);
        const vraag = { ...dekking, aansluiting };
        const lijst = vragen.get(sleutel);
        if (lijst === undefined) vragen.set(sleutel, [vraag]);
        else lijst.push(vraag);
      }
    }
  }
  return vragen;
}
