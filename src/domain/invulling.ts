/** A verantwoording that is being filled in step by step, by an aanbieder with a few products. */
import type { Periode, Prestatie, Soort, Wet } from './verantwoording.ts';

export const INVULSOORTEN = ['declaratie', 'productieverantwoording'] as const satisfies readonly Soort[];
export type Invulsoort = (typeof INVULSOORTEN)[number];

/** Units of which the amount is volume × tariff, without rules of their own. */
export const INVULEENHEDEN = ['04', '14', '16', '82', '84'] as const satisfies readonly Prestatie['eenheid'][];

/** One product for one gemeente. */
export interface Invulproduct {
  readonly gemeentecode: string;
  readonly wet: Wet;
  readonly productcategorie: string;
  readonly productcode: string;
  readonly eenheid: (typeof INVULEENHEDEN)[number];
  readonly tariefCenten: number;
}

/** What one client got of one product. */
export interface Invulregel {
  /** Index in `producten`. */
  readonly product: number;
  readonly bsn: string;
  readonly toewijzingnummer: number;
  readonly begindatum: string;
  readonly einddatum: string;
  readonly volume: number;
}

export interface Invulling {
  readonly kenmerk: string;
  /** Kenmerk of the verantwoording that it corrects. */
  readonly vervangt?: string;
  readonly stadium: 'concept' | 'definitief';
  readonly periode: Periode;
  readonly soorten: readonly [Invulsoort, ...Invulsoort[]];
  readonly producten: readonly Invulproduct[];
  readonly regels: readonly Invulregel[];
}

/** Who has more uses the invulsjabloon. */
export const MAXIMUM_PRODUCTEN = 10;
export const MAXIMUM_INVULREGELS = 100;

/** In cents. */
export const bedragVan = ({ producten }: Invulling, { product, volume }: Invulregel): number =>
  volume * (producten[product]?.tariefCenten ?? 0);
