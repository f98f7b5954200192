/** One expression from text to something that runs: parse, guard, type, analyse, and the fastest way to evaluate it. */
import { type ASTNode, type Environment, EvaluationError } from '@marcbachmann/cel-js';
import { err, ok, type Result } from '../../domain/result.ts';
import { type Basistype, RekenFout } from '../functies/functie.ts';
import { FUNCTIE_OP_NAAM } from '../functies/index.ts';
import { type Analyse, analyseExpressie } from './analyse.ts';
import { type Bereik, typeAt } from './bereik.ts';
import { guardExpressie } from './bewaking.ts';
import { pathOf } from './boom.ts';
import { BASISTYPE_VAN, createCelEnvironment } from './cel.ts';
import { constantOf, type Formule, formulaOf } from './formule.ts';
import type { Expressiefout } from './fout.ts';
import { askEveryStep } from './has.ts';
import { MAXIMALE_GETALLENGTE, maximumLength } from './lengte.ts';
import type { Lezer } from './omgeving.ts';
import { compileSnel } from './snelpad.ts';
import { inspectBranches } from './takken.ts';

export interface Uitdrukking extends Analyse {
  readonly bron: string;
  readonly type: Basistype;
  readonly lees: Lezer;
  /** It can throw `RekenFout`. */
  readonly kanFalen: boolean;
  /** The value is ASCII by its type: a number, a date, a code of an enumeration. */
  readonly vast: boolean;
  /** The expression is one field as it stands. */
  readonly isVeld: boolean;
  /** The most characters its text can have; Infinity when nothing bounds it. */
  readonly maxTekens: number;
  /** The canonical field, when the expression is one field or a group key that is one. */
  readonly bronpad?: string;
  /** For a condition: what it asks. */
  readonly formule?: Formule;
  /** The text, when the expression is nothing but that. */
  readonly letterlijk?: string;
  /** The codes the value can have, when the expression is one field with an enumeration. */
  readonly enum?: readonly string[];
}

export interface Compiler {
  readonly bereik: Bereik;
  readonly compile: (bron: string, verwacht: readonly Basistype[]) => Result<Uitdrukking, readonly Expressiefout[]>;
}

interface CelFout {
  readonly code?: string;
  readonly summary?: string;
  readonly range?: { readonly start: number };
}

type Parsed = ReturnType<Environment['parse']>;

/** cel-js names types in its own way; whoever writes a formaat knows ours. */
const inOurWords = (uitleg: string): string =>
  uitleg
    .replace(/\bstring\b/g, 'tekst')
    .replace(/\b(double|int)\b/g, 'getal')
    .replace(/\bbool\b/g, 'ja-nee')
    .replace(/^[^:]*: /, '');

/** cel-js says in English what is wrong; the codes it uses decide which of our sentences is shown. */
function translate(fout: CelFout | undefined, ast: ASTNode | undefined): Expressiefout {
  const positie = fout?.range?.start ?? 0;
  if (ast === undefined) {
    if (fout?.code === 'limit_exceeded') return { code: 'FORMAAT_EXPRESSIE_TE_GROOT', parameters: {}, positie };
    return { code: 'FORMAAT_EXPRESSIE_ONGELDIG', parameters: { uitleg: fout?.summary ?? '' }, positie };
  }
  const functie = /matching overload for '(?:[^']*\.)?(\w+)\(([^']*)\)'/.exec(fout?.summary ?? '');
  const naam = functie?.[1];
  const bekend = naam === undefined ? undefined : FUNCTIE_OP_NAAM.get(naam);
  if (naam !== undefined) {
    const vorm = bekend?.parameters.map((parameter) => `${parameter.naam}: ${parameter.typen.join(' of ')}`).join(', ');
    const parameters = { functie: naam, verwacht: vorm ?? '', gevonden: inOurWords(functie?.[2] ?? '') };
    return { code: 'FORMAAT_FUNCTIE_ARGUMENTEN', parameters, positie };
  }
  return {
    code: 'FORMAAT_TYPE',
    parameters: { verwacht: '', gevonden: '', uitleg: inOurWords(fout?.summary ?? '') },
    positie,
  };
}

/** Runs in cel-js: a field or element that is not there is `undefined`, everything else it cannot do is a `RekenFout`. */
function celReader(parsed: Parsed): Lezer {
  return (omgeving) => {
    try {
      const waarde: unknown = parsed(omgeving);
      return (typeof waarde === 'bigint' ? Number(waarde) : waarde) as ReturnType<Lezer>;
    } catch (fout) {
      if (fout instanceof RekenFout) throw fout;
      if (!(fout instanceof EvaluationError)) throw fout;
      if (fout.code === 'no_such_key' || fout.code === 'index_out_of_bounds') return undefined;
      throw new RekenFout('anders');
    }
  };
}

/** Undefined when the expression is too large once every `has` asks all it must. */
function readByCel(omgeving: Environment, parsed: Parsed, bron: string, bereik: Bereik): Lezer | undefined {
  const volledig = askEveryStep(bron, omgeving.parse(bron).ast, bereik);
  if (volledig === bron) return celReader(parsed);
  try {
    return celReader(omgeving.parse(volledig));
  } catch (fout) {
    if ((fout as CelFout).code === 'limit_exceeded') return undefined;
    throw fout;
  }
}

export function createCompiler(bereik: Bereik): Compiler {
  let omgeving: Environment | undefined;

  return {
    bereik,
    compile(bron, verwacht) {
      omgeving ??= createCelEnvironment(bereik);
      let parsed: Parsed;
      try {
        parsed = omgeving.parse(bron);
      } catch (fout) {
        return err([translate(fout as CelFout, undefined)]);
      }
      const { ast } = parsed;
      // Before CEL runs its own check: that one rewrites loops, and stops at the first thing it finds.
      const bezwaren = guardExpressie(ast, bereik);
      if (bezwaren.length > 0) return err(bezwaren);
      const analyse = analyseExpressie(ast, bereik);
      const takken = inspectBranches(ast, bereik);
      const letterlijk = constantOf(ast);
      const formule = formulaOf(ast, bereik);
      const snel = compileSnel(ast, bereik);
      const gecontroleerd = parsed.check();
      if (!gecontroleerd.valid) return err([translate(gecontroleerd.error as CelFout, ast)]);
      const type = BASISTYPE_VAN.get(gecontroleerd.type ?? '');
      if (type === undefined || !verwacht.includes(type)) {
        const parameters = { verwacht: verwacht.join(' of '), gevonden: type ?? gecontroleerd.type ?? '', uitleg: '' };
        return err([{ code: 'FORMAAT_TYPE', parameters, positie: 0 }]);
      }
      if (takken.length > 0) return err(takken);
      const lees = snel?.lees ?? readByCel(omgeving, parsed, bron, bereik);
      if (lees === undefined) return err([{ code: 'FORMAAT_EXPRESSIE_TE_GROOT', parameters: {}, positie: 0 }]);
      const pad = pathOf(ast);
      const veld = pad && typeAt(bereik, pad);
      const blad = veld?.vorm === 'blad' ? veld : undefined;
      return ok({
        ...analyse,
        bron,
        type,
        lees,
        kanFalen: snel?.kanFalen ?? true,
        isVeld: blad !== undefined,
        maxTekens: type === 'tekst' ? maximumLength(ast, bereik) : MAXIMALE_GETALLENGTE,
        vast: type !== 'tekst' || blad?.vast === true,
        ...(blad?.enum && { enum: blad.enum }),
        ...(blad?.bronpad !== undefined && { bronpad: blad.bronpad }),
        ...(type === 'ja-nee' && { formule }),
        ...(typeof letterlijk === 'string' && { letterlijk }),
      });
    },
  };
}
