/** What a plan sends where, in a form that two plans of one verantwoording can be laid side by side in. */
import type { Bevinding } from '../domain/bevinding.ts';
import type { DeelSleutel } from '../domain/deel.ts';
import type { ZonderOntvangerRij } from '../domain/rijen.ts';
import type { GeplandeZending } from '../domain/zending.ts';
import type { RoutePlan } from '../route/plan.ts';

export interface Route extends Pick<GeplandeZending, 'ontvanger' | 'soort' | 'aansluiting' | 'formaat'> {
  readonly delen: readonly DeelSleutel[];
  /** Something is missing without which the ontvanger does not want it: a verklaring, a bijlage, the deadline. */
  readonly vastgehouden: boolean;
  readonly bevindingen: readonly Bevinding[];
}

export interface Routes {
  readonly zendingen: readonly Route[];
  readonly zonderOntvanger: readonly ZonderOntvangerRij[];
}

export function toRoutes({ zendingen, zonderOntvanger, bevindingen }: RoutePlan): Routes {
  return {
    zendingen: zendingen.map(({ id, ontvanger, soort, aansluiting, formaat, delen }) => {
      const eigen = bevindingen.filter(({ zendingId }) => zendingId === id);
      return {
        ...{ ontvanger, soort, aansluiting, formaat, delen },
        vastgehouden: eigen.some(({ vasthouden }) => vasthouden),
        bevindingen: eigen.map(({ bevinding }) => bevinding),
      };
    }),
    zonderOntvanger: zonderOntvanger.map(({ gemeentecode, wet, soort }) => ({ gemeentecode, wet, soort })),
  };
}

/** What only one of the two has. Which version of the aansluiting asks makes no difference by itself: it is what is compared. */
export function diffRoutes(oud: Routes, nieuw: Routes): { readonly oud: Routes; readonly nieuw: Routes } {
  return { oud: without(oud, nieuw), nieuw: without(nieuw, oud) };
}

export const isEmpty = ({ zendingen, zonderOntvanger }: Routes): boolean =>
  zendingen.length + zonderOntvanger.length === 0;

function without(deze: Routes, ander: Routes): Routes {
  const zendingen = new Set(ander.zendingen.map(routeKey));
  const zonder = new Set(ander.zonderOntvanger.map((rij) => JSON.stringify(rij)));
  return {
    zendingen: deze.zendingen.filter((zending) => !zendingen.has(routeKey(zending))),
    zonderOntvanger: deze.zonderOntvanger.filter((rij) => !zonder.has(JSON.stringify(rij))),
  };
}

const routeKey = ({ aansluiting, ...rest }: Route): string => JSON.stringify([aansluiting.id, rest]);
