/** One value of the output: read, translated, checked. What it says about an absent value is carried out here and nowhere else. */
import type { BevindingCode, BevindingParameters } from '../../domain/bevinding.ts';
import type { Waarde } from '../../domain/formaat.ts';
import { type Cel, celLengte, celTekst } from '../../domain/output.ts';
import { isPrintableAscii, pastInUtf8, pastInWindows1252, pastInXml } from '../../domain/tekenset.ts';
import type { Compiler, Uitdrukking } from '../expressie/compileer.ts';
import { MAXIMALE_GETALLENGTE } from '../expressie/lengte.ts';
import type { Omgeving } from '../expressie/omgeving.ts';
import { RekenFout } from '../functies/functie.ts';
import type { Meldingen } from '../meldingen.ts';
import { checkOwnTexts } from './eigen-tekst.ts';
import type { Verslag } from './verslag.ts';

/** Gives the value to write; undefined when nothing is to be written (left out, or refused with a finding). */
export type Schrijver = (omgeving: Omgeving, meldingen: Meldingen) => Cel | undefined;

/** `vast-…`: in a record of fixed width a line end would shift all that follows. */
export type Tekenset = 'xml' | 'utf-8' | 'windows-1252' | 'vast-ascii' | 'vast-utf-8' | 'vast-windows-1252';

export interface Waardeplaats {
  readonly pointer: string;
  /** Name of the element or column, for findings. */
  readonly naam: string;
  readonly tekenset: Tekenset;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to refuse
const BESTURING = /[\u0000-\u001f\u007f]/;

export const TEKENSETTEN: Readonly<Record<Tekenset, (tekst: string) => boolean>> = {
  xml: pastInXml,
  'utf-8': pastInUtf8,
  'windows-1252': pastInWindows1252,
  'vast-ascii': isPrintableAscii,
  'vast-utf-8': (tekst) => isPrintableAscii(tekst) || (pastInUtf8(tekst) && !BESTURING.test(tekst)),
  'vast-windows-1252': (tekst) => isPrintableAscii(tekst) || (pastInWindows1252(tekst) && !BESTURING.test(tekst)),
};

/** `latijn`: what a Dutch form accepts, printable ASCII and the Latin letters with accents. */
export const TOEGESTAAN: Readonly<Record<NonNullable<Waarde['toegestaneTekens']>, RegExp>> = {
  cijfers: /^[0-9]*$/,
  'letters-cijfers': /^[A-Za-z0-9]*$/,
  latijn: /^[\u0020-\u007e\u00a0-\u017f]*$/,
};

type Toets = (waarde: Exclude<Cel, null>, omgeving: Omgeving, meldingen: Meldingen) => boolean;

/** Checks a value as it will be written; what is wrong first is reported. Undefined when there is nothing to check. */
function compileToets(waarde: Waarde, plaats: Waardeplaats, vast: boolean): Toets | undefined {
  const { minLengte = 0, maxLengte = Number.POSITIVE_INFINITY, toegestaneTekens } = waarde;
  const { pointer: regel, naam, tekenset } = plaats;
  const past = vast ? undefined : TEKENSETTEN[tekenset];
  const patroon = toegestaneTekens && TOEGESTAAN[toegestaneTekens];
  const heeftLengte = minLengte > 0 || maxLengte < Number.POSITIVE_INFINITY;
  // No number is longer than this, so most limits ask nothing of one.
  const heeftGetallengte = minLengte > 1 || maxLengte < MAXIMALE_GETALLENGTE;
  if (past === undefined && patroon === undefined && !heeftLengte) return undefined;

  function reject<C extends BevindingCode>(
    code: C,
    eigen: Omit<BevindingParameters[C], 'formaat' | 'regel'>,
    omgeving: Omgeving,
    meldingen: Meldingen,
  ): false {
    meldingen.meld(code, { formaat: meldingen.formaat, regel, ...eigen } as BevindingParameters[C], omgeving, naam);
    return false;
  }

  return (gelezen, omgeving, meldingen) => {
    const isTekst = typeof gelezen === 'string';
    // What is no text is written in ASCII.
    if (isTekst && past !== undefined && !past(gelezen)) {
      return reject('WAARDE_TEKENSET', { tekenset }, omgeving, meldingen);
    }
    if (isTekst ? heeftLengte : heeftGetallengte) {
      const lengte = celLengte(gelezen);
      if (lengte < minLengte) return reject('WAARDE_TE_KORT', { lengte, minLengte }, omgeving, meldingen);
      if (lengte > maxLengte) return reject('WAARDE_TE_LANG', { lengte, maxLengte }, omgeving, meldingen);
    }
    if (patroon === undefined || toegestaneTekens === undefined || patroon.test(celTekst(gelezen))) return true;
    return reject('WAARDE_TEKENS', { toegestaan: toegestaneTekens }, omgeving, meldingen);
  };
}

/** Reads an expression outside or inside a value; what it cannot work with becomes a finding. */
export function createLezer(
  uitdrukking: Uitdrukking,
  regel: string,
  naam?: string,
): (omgeving: Omgeving, meldingen: Meldingen) => ReturnType<Uitdrukking['lees']> | typeof GEWEIGERD {
  const { lees, bron: expressie, kanFalen, isVeld } = uitdrukking;
  if (isVeld && !kanFalen) return lees;
  const refuse = (reden: RekenFout['reden'], omgeving: Omgeving, meldingen: Meldingen): typeof GEWEIGERD => {
    meldingen.meld('EXPRESSIE_FOUT', { formaat: meldingen.formaat, regel, expressie, reden }, omgeving, naam);
    return GEWEIGERD;
  };
  return (omgeving, meldingen) => {
    try {
      const waarde = lees(omgeving);
      // Infinity, NaN, and what can only be written with an exponent, is no number that a receiver can read.
      if (typeof waarde === 'number' && !isWritable(waarde)) return refuse('geen-getal', omgeving, meldingen);
      return waarde;
    } catch (fout) {
      if (fout instanceof RekenFout) return refuse(fout.reden, omgeving, meldingen);
      throw fout;
    }
  };
}

/**
 * Where nothing says what an absent value means (a condition, a key, a sum) the formaat was refused if it could be absent. When it is
 * absent all the same, that is a bug of ours: no regel may count for nothing because of it.
 */
export function cannotBeAbsent(pointer: string): never {
  throw new Error(`${pointer} is absent, and was registered as what cannot be`);
}

export const GEWEIGERD: unique symbol = Symbol('geweigerd');

const isWritable = (getal: number): boolean =>
  Number.isInteger(getal) ? Number.isSafeInteger(getal) : Number.isFinite(getal) && !String(getal).includes('e');

export type Vertaler = (
  code: Exclude<Cel, null>,
  omgeving: Omgeving,
  meldingen: Meldingen,
) => string | typeof GEWEIGERD;

/** Looks a code up in the table of the formaat and the aansluiting; one that is not there is a finding. */
export function createVertaler(codetabel: string, uitdrukking: Uitdrukking, regel: string, naam?: string): Vertaler {
  const magTonen = uitdrukking.herkomst.every((bron) => bron.privacy === 'geen');
  return (waarde, omgeving, meldingen) => {
    const code = celTekst(waarde);
    const vertaald = omgeving.codetabellen.get(codetabel)?.get(code);
    if (vertaald !== undefined) return vertaald;
    const parameters = { formaat: meldingen.formaat, regel, codetabel, ...(magTonen && { code }) };
    meldingen.meld('CODE_ONBEKEND', parameters, omgeving, naam);
    return GEWEIGERD;
  };
}

export function compileWaarde(waarde: Waarde, plaats: Waardeplaats, uitdrukking: Uitdrukking): Schrijver {
  const { pointer: regel, naam } = plaats;
  const { bron: expressie } = uitdrukking;
  const lees = createLezer(uitdrukking, regel, naam);
  const { ontbreekt, codetabel } = waarde;
  const vast = uitdrukking.vast && codetabel === undefined && typeof ontbreekt === 'string';
  const toets = compileToets(waarde, plaats, vast);

  const absent: Schrijver = (omgeving, meldingen) => {
    if (ontbreekt === 'weglaten') return undefined;
    if (ontbreekt === 'leeg') return null;
    if (ontbreekt !== 'verplicht') return ontbreekt.standaard;
    meldingen.meld('WAARDE_ONTBREEKT', { formaat: meldingen.formaat, regel, expressie }, omgeving, naam);
    return undefined;
  };

  const translate =
    (vertaal: Vertaler): Schrijver =>
    (omgeving, meldingen) => {
      const gelezen = lees(omgeving, meldingen);
      if (gelezen === GEWEIGERD) return undefined;
      if (gelezen === undefined) return absent(omgeving, meldingen);
      const vertaald = vertaal(gelezen, omgeving, meldingen);
      return vertaald === GEWEIGERD ? undefined : vertaald;
    };
  const plain: Schrijver = (omgeving, meldingen) => {
    const gelezen = lees(omgeving, meldingen);
    if (gelezen === GEWEIGERD) return undefined;
    return gelezen === undefined ? absent(omgeving, meldingen) : gelezen;
  };
  const schrijver = codetabel === undefined ? plain : translate(createVertaler(codetabel, uitdrukking, regel, naam));
  if (toets === undefined) return schrijver;
  return (omgeving, meldingen) => {
    const geschreven = schrijver(omgeving, meldingen);
    if (geschreven === undefined || geschreven === null) return geschreven;
    return toets(geschreven, omgeving, meldingen) ? geschreven : undefined;
  };
}

/** Whether a code can come through the selectie at all: a table need not know what never arrives. */
export type KomtVoor = (uitdrukking: Uitdrukking, code: string) => boolean;

/** What a codetabel is judged with: the tables of the formaat, and what comes through its selectie. */
export interface Tabelkennis {
  readonly codetabellen: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly komtVoor: KomtVoor;
}

/** The table, when there is one of this name; whether it knows every code that can come is noted. */
export function checkCodetabel(
  naam: string,
  pointer: string,
  uitdrukking: Uitdrukking | undefined,
  { codetabellen, komtVoor }: Tabelkennis,
  verslag: Verslag,
): ReadonlyMap<string, string> | undefined {
  const codetabel = codetabellen.get(naam);
  if (codetabel === undefined)
    verslag.meld('FORMAAT_CODETABEL_ONBEKEND', pointer, {
      codetabel: naam,
      bekend: [...codetabellen.keys()].join(', '),
    });
  // An empty table is filled by the aansluiting, and judged with it.
  if (uitdrukking === undefined || codetabel === undefined || codetabel.size === 0) return codetabel;
  const ontbrekend = uitdrukking.enum?.filter((code) => !codetabel.has(code) && komtVoor(uitdrukking, code)) ?? [];
  if (ontbrekend.length > 0)
    verslag.meld('FORMAAT_CODETABEL_ONVOLLEDIG', pointer, { codetabel: naam, codes: ontbrekend.join(', ') });
  return codetabel;
}

/** Everything about a value that can be refused at registration, and the value itself when nothing is. */
export function checkWaarde(
  waarde: Waarde,
  plaats: Waardeplaats,
  compiler: Compiler,
  codetabellen: ReadonlyMap<string, ReadonlyMap<string, string>>,
  verslag: Verslag,
  komtVoor: KomtVoor,
): { readonly schrijver: Schrijver; readonly uitdrukking: Uitdrukking } | undefined {
  const { pointer } = plaats;
  const typen =
    waarde.codetabel === undefined
      ? (['tekst', 'getal', 'ja-nee', 'decimaal'] as const)
      : (['tekst', 'getal'] as const);
  const uitdrukking = verslag.expressie(waarde.waarde, `${pointer}/waarde`, compiler, typen, false);
  const { minLengte, maxLengte } = waarde;
  if (minLengte !== undefined && maxLengte !== undefined && minLengte > maxLengte) {
    verslag.meld('FORMAAT_LENGTEN', `${pointer}/minLengte`, { minLengte, maxLengte });
  }
  const tabellen = { codetabellen, komtVoor };
  const codetabel =
    waarde.codetabel === undefined
      ? undefined
      : checkCodetabel(waarde.codetabel, `${pointer}/codetabel`, uitdrukking, tabellen, verslag);
  if (uitdrukking === undefined) return undefined;
  const eigenCode = (code: string): boolean => komtVoor(uitdrukking, code);
  checkOwnTexts(waarde, plaats, uitdrukking, codetabel, eigenCode, verslag);
  return { schrijver: compileWaarde(waarde, plaats, uitdrukking), uitdrukking };
}
