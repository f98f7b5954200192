/**
 * What ontvangers ask beside the regels and is not there: each thing once, with everybody that needs it. What was given, or is known from
 * the dossier, is not asked again.
 */
import type { Bevinding } from '../domain/bevinding.ts';
import type { Aansluiting, Ontvanger } from '../domain/register.ts';
import type { Planning } from '../domain/rijen.ts';
import type { Kop } from '../domain/verantwoording.ts';
import type { RegisterIndex } from '../register/register-index.ts';
import { laatsteDag } from '../route/eisen.ts';

export interface Ontbrekend {
  readonly soort: 'bijlage' | 'verklaring' | 'gegeven';
  /** A bijlagesoort, a verklaringsoort, or `omzet`. */
  readonly wat: string;
  /** Asked by the agreement itself, or because of the turnover. */
  readonly waarom: 'aansluiting' | 'drempel';
  readonly voor: readonly Ontvanger[];
  /** Last day on which it is in time; absent when the agreement names none. */
  readonly uiterlijkOp?: string;
  /** Without it nothing goes to these ontvangers. */
  readonly houdtTegen: boolean;
}

type Gevraagd = Pick<Ontbrekend, 'soort' | 'wat' | 'waarom'>;

function missing({ code, parameters }: Bevinding): Gevraagd | undefined {
  switch (code) {
    case 'BIJLAGE_ONTBREEKT':
      return { soort: 'bijlage', wat: parameters.bijlage, waarom: 'aansluiting' };
    case 'DREMPEL_VERKLARING_ONTBREEKT':
      return { soort: 'verklaring', wat: parameters.verklaring, waarom: 'drempel' };
    case 'DREMPEL_ONBEPAALD':
      return { soort: 'gegeven', wat: 'omzet', waarom: 'drempel' };
    default:
      return undefined;
  }
}

/** The turnover decides which verklaring is due, so it is due by then as well. */
function lastDay({ termijnen }: Aansluiting, { waarom }: Gevraagd, periode: Kop['periode']): string | undefined {
  const eerst = waarom === 'drempel' ? (['verklaring', 'verantwoording'] as const) : (['verantwoording'] as const);
  for (const betreft of eerst) {
    const dagen = termijnen
      .filter((termijn) => termijn.betreft === betreft)
      .map((termijn) => laatsteDag(termijn, periode));
    const [vroegste] = dagen.sort();
    if (vroegste !== undefined) return vroegste;
  }
  return undefined;
}

/** In order of day (without a day last) and of what is missing. */
export function listOntbrekend(
  { zendingen, bevindingen }: Planning,
  index: Pick<RegisterIndex, 'findAansluiting'>,
  periode: Kop['periode'],
): readonly Ontbrekend[] {
  const perZending = new Map(zendingen.map((zending) => [zending.id, zending]));
  const gevonden = new Map<string, Omit<Ontbrekend, 'voor'> & { readonly voor: Map<string, Ontvanger> }>();
  for (const { zendingId, bevinding } of bevindingen) {
    const zending = zendingId === undefined ? undefined : perZending.get(zendingId);
    const gevraagd = missing(bevinding);
    if (zending === undefined || gevraagd === undefined) continue;
    const aansluiting = index.findAansluiting(zending.aansluiting.id, zending.aansluiting.versie);
    const uiterlijkOp = aansluiting && lastDay(aansluiting, gevraagd, periode);
    const houdtTegen = bevinding.ernst === 'fout';
    const sleutel = JSON.stringify([uiterlijkOp ?? '9999', gevraagd.soort, gevraagd.wat, gevraagd.waarom, houdtTegen]);
    const een = gevonden.get(sleutel) ?? {
      ...gevraagd,
      ...(uiterlijkOp === undefined ? {} : { uiterlijkOp }),
      houdtTegen,
      voor: new Map(),
    };
    een.voor.set(zending.ontvanger.code, zending.ontvanger);
    gevonden.set(sleutel, een);
  }
  return [...gevonden]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { voor, ...rest }]) => ({ ...rest, voor: [...voor.values()] }));
}
