/**
 * What an expression reads, found from its text alone: every canonical field that can reach its value, and every field it reads
 * without having asked whether it is there. `has(a.b) ? a.b : "…"` and `has(a.b) && a.b == "…"` count as asked.
 */
import type { ASTNode } from '@marcbachmann/cel-js';
import { FUNCTIE_OP_NAAM } from '../functies/index.ts';
import { type Bereik, firstOptional, type Herkomst, typeAt } from './bereik.ts';
import { childrenOf, loopVariable, pathOf } from './boom.ts';

export interface Analyse {
  /** Every path that is read, joined with points: `prestatie.bsn`, `totaal.saldoCenten`. */
  readonly paden: ReadonlySet<string>;
  readonly herkomst: readonly Herkomst[];
  /** Fields that can be absent where they are read. */
  readonly kanOntbreken: readonly string[];
  /** Functions of our own table that it calls. */
  readonly functies: readonly string[];
}

/** Fields that tell who somebody is, whatever is done with them. */
const HERLEIDBAAR: ReadonlySet<string> = new Set([
  'prestatie.bsn',
  'prestatie.referentienummer',
  'prestatie.vorigReferentienummer',
  'prestatie.toewijzingnummer',
  'traject.bsn',
  'traject.referentienummer',
  'traject.toewijzingnummer',
  'traject.geboortedatum',
  'traject.postcode',
]);

type Feiten = ReadonlySet<string>;
const GEEN: Feiten = new Set();

/** The paths that must be present when the node is true (or false). */
function knownWhen(knoop: ASTNode, waar: boolean): Feiten {
  if (knoop.op === '!_') return knownWhen(knoop.args, !waar);
  if (knoop.op === (waar ? '&&' : '||')) {
    return new Set([...knownWhen(knoop.args[0], waar), ...knownWhen(knoop.args[1], waar)]);
  }
  if (waar && knoop.op === 'call' && knoop.args[0] === 'has') {
    const pad = knoop.args[1][0] && pathOf(knoop.args[1][0]);
    // Whoever has a.b.c has a.b as well.
    if (pad) return new Set(pad.map((_, plaats) => pad.slice(0, plaats + 1).join('.')));
  }
  return GEEN;
}

export function analyseExpressie(ast: ASTNode, bereik: Bereik): Analyse {
  const paden = new Set<string>();
  const kanOntbreken = new Set<string>();
  const functies = new Set<string>();
  const herkomst = new Map<string, Herkomst>();

  function note(bronnen: readonly Herkomst[], verlaagd: boolean): void {
    for (const bron of bronnen) {
      const individueel = bron.individueel && !(verlaagd && !HERLEIDBAAR.has(bron.veld));
      const vorige = herkomst.get(bron.veld);
      herkomst.set(bron.veld, { ...bron, individueel: individueel || vorige?.individueel === true });
    }
  }

  function readPath(pad: readonly string[], feiten: Feiten, verlaagd: boolean): void {
    const type = typeAt(bereik, pad);
    if (type === undefined) return;
    paden.add(pad.join('.'));
    if (type.vorm !== 'object') note(type.herkomst, verlaagd);
    const optioneel = firstOptional(bereik, pad);
    if (
      optioneel !== undefined &&
      !feiten.has(pad.join('.')) &&
      !pad.every((_, i) => isKnown(pad.slice(0, i + 1), feiten))
    ) {
      kanOntbreken.add(pad.join('.'));
    }
  }

  function isKnown(pad: readonly string[], feiten: Feiten): boolean {
    return pad.length === 1 || typeAt(bereik, pad)?.verplicht === true || feiten.has(pad.join('.'));
  }

  function walk(knoop: ASTNode, feiten: Feiten, lusvariabelen: ReadonlySet<string>, verlaagd: boolean): void {
    const pad = pathOf(knoop);
    if (pad !== undefined) {
      if (!lusvariabelen.has(pad[0] ?? '')) readPath(pad, feiten, verlaagd);
      return;
    }
    const [eerste, tweede, derde] = childrenOf(knoop);
    if (knoop.op === 'call' && knoop.args[0] === 'has') {
      const gevraagd = eerste && pathOf(eerste);
      const type = gevraagd && typeAt(bereik, gevraagd);
      if (gevraagd && type && type.vorm !== 'object') {
        paden.add(gevraagd.join('.'));
        note(type.herkomst, verlaagd);
      }
      return;
    }
    if ((knoop.op === '&&' || knoop.op === '||') && eerste && tweede) {
      walk(eerste, feiten, lusvariabelen, verlaagd);
      walk(tweede, new Set([...feiten, ...knownWhen(eerste, knoop.op === '&&')]), lusvariabelen, verlaagd);
      return;
    }
    if (knoop.op === '?:' && eerste && tweede && derde) {
      walk(eerste, feiten, lusvariabelen, verlaagd);
      walk(tweede, new Set([...feiten, ...knownWhen(eerste, true)]), lusvariabelen, verlaagd);
      walk(derde, new Set([...feiten, ...knownWhen(eerste, false)]), lusvariabelen, verlaagd);
      return;
    }
    if (knoop.op === 'call' && FUNCTIE_OP_NAAM.has(knoop.args[0])) functies.add(knoop.args[0]);
    const lusvariabele = loopVariable(knoop);
    const binnen = lusvariabele === undefined ? lusvariabelen : new Set([...lusvariabelen, lusvariabele]);
    const lager = verlaagd || (knoop.op === 'call' && FUNCTIE_OP_NAAM.get(knoop.args[0])?.verlaagt === true);
    for (const kind of childrenOf(knoop)) walk(kind, feiten, binnen, lager);
  }

  walk(ast, GEEN, new Set(), false);
  return { paden, herkomst: [...herkomst.values()], kanOntbreken: [...kanOntbreken], functies: [...functies] };
}
