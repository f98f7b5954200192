/** Where rows and ranges go when the rows of a table become more or fewer. Whole rows move, over the width of the sheet. */
import type { Celbereik } from '../../../domain/sjabloon.ts';
import { kolomletters, kolomnummer } from '../cel.ts';
import type { Hoek } from './formule.ts';

export interface Invoeging {
  /** The rows of the table as they were in the template. */
  readonly bereik: Celbereik;
  /** The last row of the table as it will be. */
  readonly nieuweLaatste: number;
}

/** Rows of a range; undefined: nothing is left of it. */
type Rijen = readonly [van: number, tot: number] | undefined;

const extra = ({ bereik, nieuweLaatste }: Invoeging): number => nieuweLaatste - bereik.laatsteRij;

/** Where a row goes; undefined for one that is taken away. */
export function verschuifRij(rij: number, invoeging: Invoeging): number | undefined {
  if (rij > invoeging.bereik.laatsteRij) return rij + extra(invoeging);
  return rij <= invoeging.nieuweLaatste ? rij : undefined;
}

/** A range keeps what is left of it, and grows when rows come inside; `omvat` decides what a range that ends with the table does. */
function stretch(van: number, tot: number, invoeging: Invoeging, groeit: boolean): Rijen {
  const { bereik, nieuweLaatste } = invoeging;
  const nieuwVan = verschuifRij(van, invoeging) ?? nieuweLaatste + 1;
  const nieuwTot =
    tot > bereik.laatsteRij ? tot + extra(invoeging) : groeit ? nieuweLaatste : Math.min(tot, nieuweLaatste);
  return nieuwVan > nieuwTot ? undefined : [nieuwVan, nieuwTot];
}

/** In a formula: a range that holds all rows of the table goes on holding them all. */
export const rijenInFormule = (van: number, tot: number, invoeging: Invoeging): Rijen =>
  stretch(van, tot, invoeging, van <= invoeging.bereik.eersteRij && tot === invoeging.bereik.laatsteRij);

/** Of things that stand on the sheet beside the table (merged cells, links): they move and never grow. */
export const rijenVast = (van: number, tot: number, invoeging: Invoeging): Rijen => stretch(van, tot, invoeging, false);

/**
 * Of what holds for cells (validation, conditional format, series of a chart): the first row of the table is the model of all
 * its rows, so what held for it holds for all, and what held for the other rows of the template goes with them.
 */
export function rijenNaarModel(van: number, tot: number, invoeging: Invoeging): Rijen {
  const { eersteRij, laatsteRij } = invoeging.bereik;
  if (tot < eersteRij || van > laatsteRij) return rijenVast(van, tot, invoeging);
  const nieuwTot = tot > laatsteRij ? tot + extra(invoeging) : invoeging.nieuweLaatste;
  if (van <= eersteRij) return [van, nieuwTot];
  return tot > laatsteRij ? [invoeging.nieuweLaatste + 1, nieuwTot] : undefined;
}

const PLEK = /^(\$?)([A-Z]+)(\$?)(\d+)(?::(\$?)([A-Z]+)(\$?)(\d+))?$/i;

/** A range as attributes write it (`B5`, `A1:C9`); undefined for whole columns or rows, which filling does not move. */
export function leesBereik(tekst: string): Celbereik | undefined {
  const delen = PLEK.exec(tekst);
  if (delen === null) return undefined;
  const eersteKolom = kolomnummer((delen[2] ?? '').toUpperCase());
  const eersteRij = Number(delen[4]);
  return {
    eersteRij,
    eersteKolom,
    laatsteRij: delen[8] === undefined ? eersteRij : Number(delen[8]),
    laatsteKolom: delen[6] === undefined ? eersteKolom : kolomnummer(delen[6].toUpperCase()),
  };
}

export function bereikTekst({ eersteRij, laatsteRij, eersteKolom, laatsteKolom }: Celbereik): string {
  const begin = kolomletters(eersteKolom) + eersteRij;
  const einde = kolomletters(laatsteKolom) + laatsteRij;
  return begin === einde ? begin : `${begin}:${einde}`;
}

const raaktKolommen = (een: Celbereik, ander: Celbereik): boolean =>
  een.eersteKolom <= ander.laatsteKolom && een.laatsteKolom >= ander.eersteKolom;

export type Wijze = 'formule' | 'vast' | 'model';

const RIJEN: Readonly<Record<Wijze, (van: number, tot: number, invoeging: Invoeging) => Rijen>> = {
  formule: rijenInFormule,
  vast: rijenVast,
  model: rijenNaarModel,
};

/** Moves one range; undefined when nothing is left of it. `model` is for the columns of the table only. */
export function verschuifBereik(bereik: Celbereik, wijze: Wijze, invoeging: Invoeging): Celbereik | undefined {
  const hoe = wijze === 'model' && !raaktKolommen(bereik, invoeging.bereik) ? 'vast' : wijze;
  const rijen = RIJEN[hoe](bereik.eersteRij, bereik.laatsteRij, invoeging);
  return rijen && { ...bereik, eersteRij: rijen[0], laatsteRij: rijen[1] };
}

/** The same for text: one range, or more with spaces between; empty when nothing is left. */
export function verschuifBereiken(tekst: string, wijze: Wijze, invoeging: Invoeging | undefined): string {
  if (invoeging === undefined) return tekst;
  return tekst
    .trim()
    .split(/\s+/)
    .flatMap((deel) => {
      const bereik = leesBereik(deel);
      if (bereik === undefined) return [deel];
      const nieuw = verschuifBereik(bereik, wijze, invoeging);
      return nieuw === undefined ? [] : [bereikTekst(nieuw)];
    })
    .join(' ');
}

/** The corners of a reference in a formula, moved; undefined is #REF!. A single cell is no range and does not grow. */
export function verschuifHoeken(
  van: Hoek,
  tot: Hoek | undefined,
  wijze: Wijze,
  invoeging: Invoeging | undefined,
): { readonly van: Hoek; readonly tot?: Hoek } | undefined {
  if (invoeging === undefined || van.rij === undefined) return { van, ...(tot && { tot }) };
  const eind = tot ?? van;
  const laag = Math.min(van.rij, eind.rij ?? van.rij);
  const hoog = Math.max(van.rij, eind.rij ?? van.rij);
  const kolommen = [van.letters, eind.letters].map((letters) => kolomnummer((letters ?? 'A').toUpperCase()));
  const rijen =
    tot === undefined && wijze === 'formule'
      ? single(van.rij, invoeging)
      : moved(laag, hoog, Math.min(...kolommen), Math.max(...kolommen), wijze, invoeging);
  if (rijen === undefined) return undefined;
  const [nieuwLaag, nieuwHoog] = rijen;
  if (tot === undefined && nieuwLaag === nieuwHoog) return { van: { ...van, rij: nieuwLaag } };
  const omgekeerd = van.rij > (eind.rij ?? van.rij);
  return {
    van: { ...van, rij: omgekeerd ? nieuwHoog : nieuwLaag },
    tot: { ...eind, rij: omgekeerd ? nieuwLaag : nieuwHoog },
  };
}

function single(rij: number, invoeging: Invoeging): Rijen {
  const nieuw = verschuifRij(rij, invoeging);
  return nieuw === undefined ? undefined : [nieuw, nieuw];
}

function moved(
  eersteRij: number,
  laatsteRij: number,
  eersteKolom: number,
  laatsteKolom: number,
  wijze: Wijze,
  invoeging: Invoeging,
): Rijen {
  const nieuw = verschuifBereik({ eersteRij, laatsteRij, eersteKolom, laatsteKolom }, wijze, invoeging);
  return nieuw && [nieuw.eersteRij, nieuw.laatsteRij];
}
