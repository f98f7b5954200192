/** Findings grouped by what to do about them: what is mended in one way is read as one. */
import type { Bevinding, Ernst } from '../domain/bevinding.ts';
import { leesbaar } from '../text/nl.ts';

export interface Groep {
  readonly code: string;
  readonly ernst: Ernst;
  /** What to do, the same for all of them; absent when that differs. */
  readonly oplossing?: string;
  readonly regel: string;
  readonly bevindingen: readonly Bevinding[];
}

/** More ways to mend than anybody reads: beyond this many, findings of one code stand together. */
const MAX_GROEPEN = 200;
const RANG: Readonly<Record<Ernst, number>> = { fout: 0, waarschuwing: 1, advies: 2 };

/** Fouten first, then what is found most. Within a group findings keep their order. */
export function groupBevindingen(bevindingen: readonly Bevinding[]): readonly Groep[] {
  const perOplossing = toGroepen(bevindingen, (bevinding) => leesbaar(bevinding).oplossing);
  return perOplossing.length <= MAX_GROEPEN ? perOplossing : toGroepen(bevindingen, () => undefined);
}

function toGroepen(
  bevindingen: readonly Bevinding[],
  oplossingVan: (bevinding: Bevinding) => string | undefined,
): readonly Groep[] {
  const groepen = new Map<string, { readonly oplossing: string | undefined; readonly lijst: Bevinding[] }>();
  for (const bevinding of bevindingen) {
    const oplossing = oplossingVan(bevinding);
    const sleutel = JSON.stringify([bevinding.ernst, bevinding.code, oplossing]);
    const groep = groepen.get(sleutel);
    if (groep === undefined) groepen.set(sleutel, { oplossing, lijst: [bevinding] });
    else groep.lijst.push(bevinding);
  }
  return [...groepen.values()]
    .flatMap(({ oplossing, lijst }) => {
      const [eerste] = lijst;
      if (eerste === undefined) return [];
      const { code, ernst } = eerste;
      return [
        {
          code,
          ernst,
          ...(oplossing === undefined ? {} : { oplossing }),
          regel: leesbaar(eerste).regel,
          bevindingen: lijst,
        },
      ];
    })
    .sort((a, b) => RANG[a.ernst] - RANG[b.ernst] || b.bevindingen.length - a.bevindingen.length);
}
