/**
 * The burden made visible: which fields of the standard each formaat takes to its ontvanger, proved from the expressions; what only one
 * asks; and where gemeenten of one jeugdregio ask the same thing in different ways.
 */
import { VELDEN } from '../../generated/velden.ts';
import { article3101, describeDataflow } from '../convert/index.ts';
import type { Formaat } from '../domain/formaat.ts';
import type { Inkoopregio } from '../domain/register.ts';
import { type Dekkingsvraag, describeDekking, type Gemeentedekking } from './dekking.ts';
import type { RegisterBeeld } from './register-bron.ts';

/** One formaat as it is used on that day. */
export interface GevraagdFormaat {
  readonly formaat: Formaat;
  /** Fields of the standard that reach the ontvanger, by name. */
  readonly velden: readonly string[];
  /** Of these: what the ontvanger has already, or can get elsewhere (contractstandaard article 3.10.1). */
  readonly reedsBekend: readonly string[];
  readonly aantalGemeenten: number;
  readonly aantalOntvangers: number;
}

export interface GevraagdVeld {
  readonly veld: string;
  readonly omschrijving: string;
  readonly privacy: 'geen' | 'persoonsgegeven' | 'bijzonder';
  /** Names of the formaten that ask it. */
  readonly formaten: readonly string[];
}

/** Two formaten beside each other. What one asks and the other does not, is counted. */
export interface Gelijkenis {
  readonly een: string;
  readonly ander: string;
  readonly samen: number;
  readonly alleenEen: readonly string[];
  readonly alleenAnder: readonly string[];
}

/** A jeugdregio whose gemeenten ask in more than one formaat. */
export interface Regiolast {
  readonly regio: Inkoopregio;
  readonly formaten: readonly string[];
  /** Fields that one formaat would have that asks all that these ask. */
  readonly samen: number;
  /** Fields that all of them ask. */
  readonly inAlle: number;
  /** Fields that only one of them asks. */
  readonly inEen: readonly string[];
}

export interface Uitvraagvergelijking {
  readonly formaten: readonly GevraagdFormaat[];
  /** Asked by most first. */
  readonly velden: readonly GevraagdVeld[];
  /** Most alike first. */
  readonly gelijkenissen: readonly Gelijkenis[];
  /** Most formaten first. */
  readonly regios: readonly Regiolast[];
}

const byName = (een: string, ander: string): number => (een < ander ? -1 : 1);

const formatenVan = ({ uitvragen }: Gemeentedekking): readonly Formaat[] =>
  uitvragen.flatMap(({ formaat }) => (typeof formaat === 'string' ? [] : [formaat]));

function describeFormaat(beeld: RegisterBeeld, formaat: Formaat, dekking: readonly Gemeentedekking[]): GevraagdFormaat {
  const gecompileerd = beeld.compiled(formaat.naam, formaat.versie);
  const velden = describeDataflow(gecompileerd)
    .filter(({ bereiktUitvoer }) => bereiktUitvoer)
    .map(({ veld }) => veld);
  const vragers = dekking.flatMap(({ gemeente, uitvragen }) =>
    uitvragen
      .filter((uitvraag) => typeof uitvraag.formaat !== 'string' && uitvraag.formaat.naam === formaat.naam)
      .map(({ ontvanger, soort }) => ({ gemeente: gemeente.code, ontvanger: ontvanger.code, soort })),
  );
  const [eerste] = vragers;
  const bekend = new Set(article3101(gecompileerd, eerste?.soort).map(({ parameters }) => parameters));
  const namen = new Set([...bekend].flatMap((parameters) => ('veld' in parameters ? [parameters.veld] : [])));
  return {
    formaat,
    velden,
    reedsBekend: velden.filter((veld) => namen.has(veld)),
    aantalGemeenten: new Set(vragers.map(({ gemeente }) => gemeente)).size,
    aantalOntvangers: new Set(vragers.map(({ ontvanger }) => ontvanger)).size,
  };
}

function listVelden(formaten: readonly GevraagdFormaat[]): readonly GevraagdVeld[] {
  const vragers = new Map<string, string[]>();
  for (const { formaat, velden } of formaten)
    for (const veld of velden) {
      const namen = vragers.get(veld);
      if (namen === undefined) vragers.set(veld, [formaat.naam]);
      else namen.push(formaat.naam);
    }
  return [...vragers]
    .map(([veld, namen]) => ({
      veld,
      omschrijving: VELDEN[veld]?.omschrijving ?? '',
      privacy: VELDEN[veld]?.privacy ?? 'geen',
      formaten: namen,
    }))
    .toSorted((een, ander) => ander.formaten.length - een.formaten.length || byName(een.veld, ander.veld));
}

function compare(een: GevraagdFormaat, ander: GevraagdFormaat): Gelijkenis {
  const vanEen = new Set(een.velden);
  const vanAnder = new Set(ander.velden);
  return {
    een: een.formaat.naam,
    ander: ander.formaat.naam,
    samen: een.velden.filter((veld) => vanAnder.has(veld)).length,
    alleenEen: een.velden.filter((veld) => !vanAnder.has(veld)),
    alleenAnder: ander.velden.filter((veld) => !vanEen.has(veld)),
  };
}

/** Fields that two have in common, of all that they ask together: 0 to 1. */
export const likeness = ({ samen, alleenEen, alleenAnder }: Gelijkenis): number => {
  const alle = samen + alleenEen.length + alleenAnder.length;
  return alle === 0 ? 1 : samen / alle;
};

function listRegios(formaten: readonly GevraagdFormaat[], dekking: readonly Gemeentedekking[]): readonly Regiolast[] {
  const perNaam = new Map(formaten.map((een) => [een.formaat.naam, een.velden]));
  const perRegio = new Map<Inkoopregio, Set<string>>();
  for (const gemeente of dekking) {
    if (gemeente.jeugdregio === undefined) continue;
    const namen = perRegio.get(gemeente.jeugdregio) ?? new Set();
    perRegio.set(gemeente.jeugdregio, namen);
    for (const { naam } of formatenVan(gemeente)) namen.add(naam);
  }
  return [...perRegio]
    .filter(([, namen]) => namen.size > 1)
    .map(([regio, namen]) => {
      const telling = new Map<string, number>();
      for (const veld of [...namen].flatMap((naam) => perNaam.get(naam) ?? []))
        telling.set(veld, (telling.get(veld) ?? 0) + 1);
      return {
        regio,
        formaten: [...namen].toSorted(byName),
        samen: telling.size,
        inAlle: [...telling.values()].filter((keer) => keer === namen.size).length,
        inEen: [...telling].flatMap(([veld, keer]) => (keer === 1 ? [veld] : [])).toSorted(byName),
      };
    })
    .toSorted((een, ander) => ander.formaten.length - een.formaten.length || byName(een.regio.naam, ander.regio.naam));
}

/** @param vraag what is compared: one soort, so that like is laid beside like */
export function compareUitvragen(beeld: RegisterBeeld, vraag: Dekkingsvraag): Uitvraagvergelijking {
  const dekking = describeDekking(beeld, vraag);
  const gebruikt = new Map(dekking.flatMap(formatenVan).map((formaat) => [formaat.naam, formaat]));
  const formaten = [...gebruikt.values()]
    .map((formaat) => describeFormaat(beeld, formaat, dekking))
    .toSorted(
      (een, ander) => ander.aantalGemeenten - een.aantalGemeenten || byName(een.formaat.naam, ander.formaat.naam),
    );
  return {
    formaten,
    velden: listVelden(formaten),
    gelijkenissen: formaten
      .flatMap((een, nummer) => formaten.slice(nummer + 1).map((ander) => compare(een, ander)))
      .toSorted((een, ander) => likeness(ander) - likeness(een)),
    regios: listRegios(formaten, dekking),
  };
}
