/**
 * What an expression reads, found from its text alone: every canonical field that can reach its value, and every field it reads
 * without having asked whether it is there. `has(a.b) ? a.b : "…"` and `has(a.b) && a.b == "…"` count as asked, and so does
 * `size(lijst) > 0 ? lijst[0] : "…"`.
 */
import type { ASTNode } from '@marcbachmann/cel-js';
import { FUNCTIE_OP_NAAM } from '../functies/index.ts';
import { type Bereik, firstOptional, type Herkomst, typeAt } from './bereik.ts';
import { childrenOf, loopVariable, pathOf } from './boom.ts';
import { elementOf, elementsKnownBy, elementTaken, withElement } from './element.ts';

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

/** The loop around a place; there is never more than one. */
interface Lus {
  readonly variabele: string;
  /** What can be seen inside, when the elements are objects of the verantwoording. */
  readonly element?: Bereik;
}

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
  return waar ? new Set(elementsKnownBy(knoop)) : GEEN;
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

  /** A field of the element in hand; that it can reach the value is noted with its list. */
  function readElement(element: Bereik, pad: readonly string[], feiten: Feiten): void {
    const ontbrekend = pad.findIndex((_, nr) => {
      const deel = pad.slice(0, nr + 1);
      return nr > 0 && typeAt(element, deel)?.verplicht === false && !feiten.has(deel.join('.'));
    });
    if (ontbrekend > 0) kanOntbreken.add(pad.slice(0, ontbrekend + 1).join('.'));
  }

  function walk(knoop: ASTNode, feiten: Feiten, lus: Lus | undefined, verlaagd: boolean): void {
    const pad = pathOf(knoop);
    if (pad !== undefined) {
      if (lus === undefined || pad[0] !== lus.variabele) readPath(pad, feiten, verlaagd);
      else if (lus.element !== undefined) readElement(lus.element, pad, feiten);
      return;
    }
    const greep = elementTaken(knoop);
    if (greep !== undefined) {
      const { naam, lijst, velden } = greep;
      const element = elementOf(lijst, bereik);
      if (!feiten.has(naam)) kanOntbreken.add(naam);
      else if (element !== undefined) readElement(withElement(bereik, naam, element), [naam, ...velden], feiten);
      for (let hier = knoop; hier.op === '.' || hier.op === '[]'; hier = hier.args[0])
        if (hier.op === '[]') for (const kind of childrenOf(hier)) walk(kind, feiten, lus, verlaagd);
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
      walk(eerste, feiten, lus, verlaagd);
      walk(tweede, new Set([...feiten, ...knownWhen(eerste, knoop.op === '&&')]), lus, verlaagd);
      return;
    }
    if (knoop.op === '?:' && eerste && tweede && derde) {
      walk(eerste, feiten, lus, verlaagd);
      walk(tweede, new Set([...feiten, ...knownWhen(eerste, true)]), lus, verlaagd);
      walk(derde, new Set([...feiten, ...knownWhen(eerste, false)]), lus, verlaagd);
      return;
    }
    if (knoop.op === 'call' && FUNCTIE_OP_NAAM.has(knoop.args[0])) functies.add(knoop.args[0]);
    const lager = verlaagd || (knoop.op === 'call' && FUNCTIE_OP_NAAM.get(knoop.args[0])?.verlaagt === true);
    const variabele = loopVariable(knoop);
    if (variabele === undefined) {
      for (const kind of childrenOf(knoop)) walk(kind, feiten, lus, lager);
      return;
    }
    const [lijst, , ...stappen] = childrenOf(knoop);
    if (lijst) walk(lijst, feiten, lus, lager);
    const element = elementOf(lijst, bereik);
    const binnen = { variabele, ...(element && { element: withElement(bereik, variabele, element) }) };
    // The name may hide another: what is known of that one says nothing about the element.
    const bekend = new Set([...feiten].filter((feit) => !feit.startsWith(`${variabele}.`)));
    for (const stap of stappen) walk(stap, bekend, binnen, lager);
  }

  walk(ast, GEEN, undefined, false);
  return { paden, herkomst: [...herkomst.values()], kanOntbreken: [...kanOntbreken], functies: [...functies] };
}
