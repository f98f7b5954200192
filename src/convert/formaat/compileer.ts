/** A formaat from document to something that runs, and everything that can be refused before it ever meets a verantwoording. */
import type { Bevinding } from '../../domain/bevinding.ts';
import type { Controle, Formaat, Knoop } from '../../domain/formaat.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { createBereik } from '../expressie/bereik.ts';
import { type Compiler, createCompiler, type Uitdrukking } from '../expressie/compileer.ts';
import {
  type Aggregaten,
  compileAggregaten,
  compileGroepering,
  type GecompileerdAggregaat,
  type GecompileerdeGroepering,
} from './aggregaat.ts';
import { type Bereiken, compileBestand, type GecompileerdBestand } from './bestand.ts';
import { checkNiveau, checkVelden } from './privacy.ts';
import { Verslag } from './verslag.ts';
import { constantOutcome } from './voorwaarde.ts';

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
  const totalen = compileAggregaten(formaat.totalen, '/totalen', perRegel, verslag);
  const groepen = formaat.groepering && compileGroepering(formaat.groepering, perRegel, verslag);

  const bereiken = createBereiken(formaat, totalen, groepen);
  const controles = formaat.controles.flatMap((controle, nr) => {
    const pointer = `/controles/${nr}`;
    const als = compileCondition(controle.als, `${pointer}/als`, bereiken.zending, verslag);
    return als ? [{ controle, als, pointer }] : [];
  });
  const codetabellen = new Map(
    Object.entries(formaat.codetabellen).map(([naam, tabel]) => [naam, new Map(Object.entries(tabel))]),
  );
  const bestanden = formaat.bestanden.flatMap((bestand, nr) => {
    const gemaakt = compileBestand(bestand, `/bestanden/${nr}`, formaat, bereiken, codetabellen, verslag);
    return gemaakt ? [gemaakt] : [];
  });

  checkDocument(formaat, verslag);
  checkNiveau(formaat, verslag);
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
  });
}

function createBereiken(
  formaat: Formaat,
  totalen: Aggregaten,
  groepen: ReturnType<typeof compileGroepering> | undefined,
): Bereiken {
  const berekend = { totaal: totalen.type, ...(groepen && { groep: groepen.type }) };
  return {
    zending: createCompiler(createBereik(formaat, 'zending', berekend)),
    regel: createCompiler(createBereik(formaat, 'regel', berekend)),
    client: createCompiler(createBereik(formaat, 'client', berekend)),
    groep: createCompiler(createBereik(formaat, 'groep', berekend)),
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

const repeatsGroups = (knoop: Knoop): boolean =>
  ('herhaal' in knoop && knoop.herhaal === 'groepen') || ('inhoud' in knoop && knoop.inhoud.some(repeatsGroups));

/** What concerns the document as a whole. */
function checkDocument(formaat: Formaat, verslag: Verslag): void {
  const { geldigVanaf, geldigTot } = formaat;
  if (geldigTot !== undefined && geldigTot < geldigVanaf) {
    verslag.meld('FORMAAT_DATUMS', '/geldigTot', { geldigVanaf, geldigTot });
  }
  const metGroepen = formaat.bestanden.map((bestand) =>
    bestand.bestandssoort === 'csv' ? bestand.csv.herhaal === 'groepen' : repeatsGroups(bestand.boom),
  );
  metGroepen.forEach((gebruikt, nr) => {
    if (gebruikt && !formaat.groepering) verslag.meld('FORMAAT_GROEPERING_ONTBREEKT', `/bestanden/${nr}`, {});
  });
  if (formaat.groepering && !metGroepen.includes(true))
    verslag.meld('FORMAAT_GROEPERING_ONGEBRUIKT', '/groepering', {});
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
