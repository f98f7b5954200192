/** What may be chosen for a field: the code lists of the field, and for codes of fixed length how long they are. */
import { VELDEN } from '../../generated/velden.ts';
import type { Codelijst } from '../domain/codelijsten/codelijst.ts';
import {
  DEBET_CREDIT,
  EENHEDEN,
  GESLACHTEN_CBS,
  HULPVORMEN,
  JZ020,
  JZ588,
  REDENEN_BEEINDIGING_CBS,
  VERWIJZERS,
  WMO020,
  WMO588,
  ZONDER_HULP_VERDER,
} from '../domain/codelijsten.ts';

/** By the last name of the field: the same name means the same list everywhere in the standard. */
const LIJSTEN: Readonly<Record<string, Codelijst>> = {
  debetCredit: DEBET_CREDIT,
  eenheid: EENHEDEN,
  geslacht: GESLACHTEN_CBS,
  hulpvorm: HULPVORMEN,
  productcategorie: new Map([...WMO020, ...JZ020]),
  redenBeeindiging: new Map([...WMO588, ...JZ588]),
  redenBeeindigingCbs: REDENEN_BEEINDIGING_CBS,
  verwijzer: VERWIJZERS,
  zonderHulpVerder: ZONDER_HULP_VERDER,
};

/** Digits of a number that is a code: a spreadsheet drops the zeros in front. */
const CIJFERS: Readonly<Record<string, number>> = {
  agbcode: 8,
  bsn: 9,
  eenheid: 2,
  gemeentecode: 4,
  hulpvorm: 2,
  kvkNummer: 8,
  productcategorie: 2,
  redenBeeindiging: 2,
  redenBeeindigingCbs: 2,
  verwijzer: 2,
  zonderHulpVerder: 2,
};

const lastName = (veld: string): string => veld.slice(veld.lastIndexOf('.') + 1);

/** Each cell of a large table asks; what the answer is never changes. */
const keuzesPerVeld = new Map<string, Codelijst | undefined>();

/** Code to description; for a choice that speaks for itself the description is empty. Undefined: anything may be filled in. */
export function keuzesVan(veld: string): Codelijst | undefined {
  if (!keuzesPerVeld.has(veld)) keuzesPerVeld.set(veld, findKeuzes(veld));
  return keuzesPerVeld.get(veld);
}

function findKeuzes(veld: string): Codelijst | undefined {
  const lijst = LIJSTEN[lastName(veld)];
  if (lijst !== undefined) return lijst;
  const keuzes = VELDEN[veld]?.enum;
  return keuzes && new Map(keuzes.map((keuze) => [keuze, '']));
}

export const codecijfers = (veld: string): number | undefined => CIJFERS[lastName(veld)];
