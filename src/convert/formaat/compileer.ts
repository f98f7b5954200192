/** A formaat from document to something that runs, and everything that can be refused before it ever meets a verantwoording. */

import type { Bevinding } from '../../domain/bevinding.ts';
import type { Controle, Formaat } from '../../domain/formaat.ts';
import { LIMIETEN } from '../../domain/limieten.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { createBereik, numbers, type ObjectType, type Plaatskennis, type Plaatssoort } from '../expressie/bereik.ts';
import { type Compiler, createCompiler, type Uitdrukking } from '../expressie/compileer.ts';
import {
  type Aggregaten,
  BEGINT_LEEG,
  compileAggregaten,
  compileGroepering,
  type GecompileerdAggregaat,
  type GecompileerdeGroepering,
  type GecompileerdeSubgroepering,
} from './aggregaat.ts';
import { type Bereiken, compileBestand, type Formaatstand, type GecompileerdBestand, type Plaats } from './bestand.ts';
import { checkCorrectie } from './correctie.ts';
import { checkOnderdrukking } from './onderdrukking.ts';
import { checkVelden } from './privacy.ts';
import { readSjablonen } from './sjablonen.ts';
import { type Snede, Sneden } from './snede.ts';
import { type Datastroom, Verslag } from './verslag.ts';
import { checkSelectie, constantOutcome, createKomtVoor } from './voorwaarde.ts';
import type { Tabelkennis } from './waarde.ts';

export interface GecompileerdeSelectie {
  readonly als: Uitdrukking;
  readonly andersReden: string;
  readonly pointer: string;
}

export interface GecompileerdeControle {
  readonly controle: Controle;
  readonly als: Uitdrukking;
  readonly pointer: string;
}

export interface GecompileerdFormaat {
  readonly formaat: Formaat;
  readonly selectie: readonly GecompileerdeSelectie[];
  readonly totalen: readonly GecompileerdAggregaat[];
  readonly groepering?: GecompileerdeGroepering;
  readonly controles: readonly GecompileerdeControle[];
  readonly bestanden: readonly GecompileerdBestand[];
  /** Every way in which the regels are cut; number 0 is that of the totalen and controles. */
  readonly sneden: readonly Snede[];
  readonly metGroepen: ReadonlySet<number>;
  readonly codetabellen: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** The fields that can reach every expression. */
  readonly stromen: readonly Datastroom[];
}

/**
 * Compiles a formaat that already satisfies `schemas/formaat/1.0.0.json`. All that is wrong comes back at once, each with the
 * JSON pointer into the document and, inside an expression, the position.
 */
export function compileFormaat(formaat: Formaat): Result<GecompileerdFormaat, readonly Bevinding[]> {
  const verslag = new Verslag(formaat.velden);
  const perRegel = createCompiler(createBereik(formaat, 'regel'));

  const selectie = formaat.selectie.flatMap(({ als, andersReden }, nr) => {
    const pointer = `/selectie/${nr}`;
    const voorwaarde = compileCondition(als, `${pointer}/als`, perRegel, verslag);
    return voorwaarde ? [{ als: voorwaarde, andersReden, pointer }] : [];
  });
  checkSelectie(formaat, selectie, perRegel.bereik, verslag);
  const totalen = compileAggregaten(formaat.totalen, '/totalen', perRegel, verslag);
  const tabellen: Tabelkennis = {
    codetabellen: new Map(
      Object.entries(formaat.codetabellen).map(([naam, tabel]) => [naam, new Map(Object.entries(tabel))]),
    ),
    komtVoor: createKomtVoor(formaat, selectie),
  };
  const groepen = formaat.groepering && compileGroepering(formaat.groepering, perRegel, tabellen, verslag);

  const sneden = new Sneden(formaat, verslag);
  const kennis = createKennis(formaat, totalen, groepen);
  const perControle = createCompiler(createBereik(formaat, 'zending', kennis(sneden.standaard, [], 'controle')));
  const controles = formaat.controles.flatMap((controle, nr) => {
    const pointer = `/controles/${nr}`;
    const als = compileCondition(controle.als, `${pointer}/als`, perControle, verslag);
    return als ? [{ controle, als, pointer }] : [];
  });
  const stand: Formaatstand = {
    formaat,
    verslag,
    sneden,
    ...tabellen,
    sjablonen: readSjablonen(formaat, verslag),
    voorwaarde: (bron, pointer, compiler) => compileCondition(bron, pointer, compiler, verslag),
    bereiken: (snede, geschreven) => createBereiken(formaat, kennis(snede, geschreven, 'bestand')),
  };
  const bestanden = formaat.bestanden.flatMap((bestand, nr) => {
    const gemaakt = compileBestand(bestand, `/bestanden/${nr}`, stand);
    return gemaakt ? [gemaakt] : [];
  });

  checkDocument(formaat, sneden, verslag);
  checkCorrectie(formaat, verslag);
  checkOnderdrukking(formaat, sneden, verslag);
  // Whether a field of the allow-list goes unused can only be said when every expression could be read.
  if (verslag.bevindingen.length === 0) checkVelden(formaat, verslag);
  if (verslag.bevindingen.length > 0) return err(verslag.bevindingen);
  return ok({
    formaat,
    selectie,
    totalen: totalen.aggregaten,
    ...(groepen && { groepering: groepen.groepering }),
    controles,
    bestanden,
    sneden: sneden.lijst,
    metGroepen: sneden.metGroepen,
    codetabellen: stand.codetabellen,
    stromen: verslag.stromen,
  });
}

const IN_BESTAND = ['nummer', 'deel', 'aantalDelen', 'aantalRegels', 'aantalGroepen'] as const;

/** What is known beside the fields, for controles and for the files of one snede. */
function createKennis(
  formaat: Formaat,
  totalen: Aggregaten,
  groepen: ReturnType<typeof compileGroepering> | undefined,
): (snede: Snede, geschreven: readonly string[], plek: 'controle' | 'bestand') => Plaatskennis {
  // Without regels there is no smallest, largest or first value.
  const magLeeg = formaat.bestanden.some(({ leeg }) => leeg !== undefined && leeg !== 'niets');
  const onderdrukt = formaat.groepering?.onderdrukking !== undefined;
  // What can be hidden can be absent.
  const shown = (type: ObjectType, niveau: GecompileerdeSubgroepering | undefined): ObjectType =>
    onderdrukt ? optional(type, new Set(niveau?.aggregaten.map(({ naam }) => naam))) : type;
  return (snede, geschreven, plek) => ({
    gemeente: snede.gemeente,
    // A declaratie is of one gemeente and one wet; elsewhere the name would be ambiguous.
    declaratie: snede.gemeente && snede.sleutels.length === 0 && formaat.wetten.length === 1,
    totaal: plek === 'controle' ? totalen.type : shownTotals(totalen, magLeeg, onderdrukt),
    ...(groepen && { groep: shown(groepen.type, groepen.groepering) }),
    ...(groepen?.subtype && { subgroep: shown(groepen.subtype, groepen.groepering.subgroepen) }),
    ...(groepen && snede.sleutels.length > 0 && { per: pick(groepen.type, snede.sleutels) }),
    ...(plek === 'bestand' && { bestand: numbers(IN_BESTAND) }),
    ...(geschreven.length > 0 && { geschreven: numbers(geschreven) }),
  });
}

const pick = (type: ObjectType, namen: readonly string[]): ObjectType => ({
  ...type,
  velden: new Map([...type.velden].filter(([naam]) => namen.includes(naam))),
});

function shownTotals({ aggregaten, type }: Aggregaten, magLeeg: boolean, onderdrukt: boolean): ObjectType {
  const kanOntbreken = aggregaten.filter(({ functie }) => onderdrukt || (magLeeg && BEGINT_LEEG.has(functie)));
  return optional(type, new Set(kanOntbreken.map(({ naam }) => naam)));
}

const optional = (type: ObjectType, namen: ReadonlySet<string>): ObjectType => ({
  ...type,
  velden: new Map(
    [...type.velden].map(([naam, veld]) => [naam, namen.has(naam) ? { ...veld, verplicht: false } : veld]),
  ),
});

function createBereiken(formaat: Formaat, kennis: Plaatskennis): Bereiken {
  const plaats = (naam: Plaatssoort): Plaats => ({
    naam,
    compiler: createCompiler(createBereik(formaat, naam, kennis)),
  });
  return {
    zending: plaats('zending'),
    regel: plaats('regel'),
    client: plaats('client'),
    groep: plaats('groep'),
    subgroep: plaats('subgroep'),
  };
}

function compileCondition(
  bron: string,
  pointer: string,
  compiler: Compiler,
  verslag: Verslag,
): Uitdrukking | undefined {
  const voorwaarde = verslag.expressie(bron, pointer, compiler, ['ja-nee'], true);
  const uitkomst = voorwaarde && constantOutcome(voorwaarde, compiler.bereik);
  if (uitkomst !== undefined) verslag.meld('FORMAAT_VOORWAARDE_VAST', pointer, { uitkomst });
  return voorwaarde;
}

/** A row of D1 holds at most 2 MB, and a formaat is one. */
const MAXIMALE_BYTES = LIMIETEN.formaatBytes.waarde;

/** What concerns the document as a whole. */
function checkDocument(formaat: Formaat, sneden: Sneden, verslag: Verslag): void {
  const bytes = new TextEncoder().encode(JSON.stringify(formaat)).length;
  if (bytes > MAXIMALE_BYTES) verslag.meld('FORMAAT_TE_GROOT', '', { bytes, maximum: MAXIMALE_BYTES });
  const { geldigVanaf, geldigTot } = formaat;
  if (geldigTot !== undefined && geldigTot < geldigVanaf) {
    verslag.meld('FORMAAT_DATUMS', '/geldigTot', { geldigVanaf, geldigTot });
  }
  const alsSleutel = sneden.lijst.some(({ sleutels }) => sleutels.length > 0);
  if (formaat.groepering && sneden.metGroepen.size === 0 && !alsSleutel) {
    verslag.meld('FORMAAT_GROEPERING_ONGEBRUIKT', '/groepering', {});
  }
  formaat.bestanden.forEach((bestand, nr) => {
    const eerder = formaat.bestanden.slice(0, nr).some((ander) => ander.bestandsnaam === bestand.bestandsnaam);
    if (eerder) verslag.meld('FORMAAT_BESTANDSNAAM_NIET_UNIEK', `/bestanden/${nr}/bestandsnaam`, { reden: 'gelijk' });
  });
  const tekst = JSON.stringify([
    formaat.selectie,
    formaat.totalen,
    formaat.groepering,
    formaat.bestanden,
    formaat.controles,
  ]);
  for (const parameter of Object.keys(formaat.parameters)) {
    if (!tekst.includes(`parameters.${parameter}`)) {
      verslag.meld('FORMAAT_PARAMETER_ONGEBRUIKT', `/parameters/${parameter}`, { parameter });
    }
  }
}
