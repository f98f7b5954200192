/**
 * What an expression may not do, found before it ever runs: unknown names, functions outside the table, a loop in a loop, a
 * comparison with a code that does not exist. CEL's own limits bound its size; this bounds what it can cost per regel.
 */
import type { ASTNode } from '@marcbachmann/cel-js';
import { CEL_FUNCTIES, FUNCTIE_OP_NAAM } from '../functies/index.ts';
import { type Bereik, typeAt } from './bereik.ts';
import { childrenOf, loopVariable, pathOf } from './boom.ts';
import { elementOf, elementTaken, textOf } from './element.ts';
import type { Expressiefout } from './fout.ts';

/** Functions that CEL has and a formaat may not use: unbounded work, or a type that can no longer be known beforehand. */
const VERBODEN: ReadonlySet<string> = new Set([
  'matches',
  'dyn',
  'type',
  'bind',
  'bytes',
  'timestamp',
  'duration',
  'uint',
  'json',
  'base64',
  'hex',
  'bool',
]);

const VERGELIJKINGEN: ReadonlySet<string> = new Set(['==', '!=', 'in']);

interface Stand {
  readonly lusvariabelen: ReadonlySet<string>;
  readonly inLus: boolean;
}

export function guardExpressie(ast: ASTNode, bereik: Bereik): readonly Expressiefout[] {
  const fouten: Expressiefout[] = [];

  function checkPath(knoop: ASTNode, pad: readonly string[]): void {
    for (let lengte = 1; lengte <= pad.length; lengte++) {
      if (typeAt(bereik, pad.slice(0, lengte)) !== undefined) continue;
      const ouder = typeAt(bereik, pad.slice(0, lengte - 1));
      const bekend =
        lengte === 1 ? [...bereik.variabelen.keys()] : ouder?.vorm === 'object' ? [...ouder.velden.keys()] : [];
      fouten.push({
        code: 'FORMAAT_NAAM_ONBEKEND',
        parameters: { naam: pad.slice(0, lengte).join('.'), bekend: bekend.join(', ') },
        positie: knoop.start,
      });
      return;
    }
    if (typeAt(bereik, pad)?.vorm === 'object') {
      fouten.push({ code: 'FORMAAT_OBJECT_ALS_WAARDE', parameters: { naam: pad.join('.') }, positie: knoop.start });
    }
  }

  function checkFunction(knoop: ASTNode, naam: string): void {
    if (FUNCTIE_OP_NAAM.has(naam) || CEL_FUNCTIES.has(naam)) return;
    const code = VERBODEN.has(naam) ? 'FORMAAT_FUNCTIE_VERBODEN' : 'FORMAAT_FUNCTIE_ONBEKEND';
    fouten.push({ code, parameters: { functie: naam }, positie: knoop.start });
  }

  function checkComparison(links: ASTNode, rechts: ASTNode): void {
    for (const [veld, waarden] of [
      [links, rechts],
      [rechts, links],
    ] as const) {
      const pad = pathOf(veld);
      const type = pad && typeAt(bereik, pad);
      if (pad === undefined || type?.vorm !== 'blad' || type.enum === undefined) continue;
      for (const waarde of waarden.op === 'list' ? waarden.args : [waarden]) {
        if (waarde.op !== 'value' || typeof waarde.args !== 'string' || type.enum.includes(waarde.args)) continue;
        fouten.push({
          code: 'FORMAAT_WAARDE_BUITEN_LIJST',
          parameters: { veld: pad.join('.'), waarde: waarde.args, toegestaan: type.enum.join(', ') },
          positie: waarde.start,
        });
      }
    }
  }

  function walk(knoop: ASTNode, stand: Stand): void {
    const pad = pathOf(knoop);
    if (pad !== undefined) {
      if (!stand.lusvariabelen.has(pad[0] ?? '')) checkPath(knoop, pad);
      return;
    }
    if (knoop.op === 'call' || knoop.op === 'rcall') checkFunction(knoop, knoop.args[0]);
    if (knoop.op === 'call' && knoop.args[0] === 'has') {
      const gevraagd = knoop.args[1][0];
      const vraag = gevraagd && pathOf(gevraagd);
      if (gevraagd && (vraag === undefined || vraag.length === 1)) {
        const parameters = { gevraagd: textOf(gevraagd) };
        fouten.push({ code: 'FORMAAT_HAS_GEEN_VELD', parameters, positie: gevraagd.start });
        return;
      }
      if (gevraagd && vraag && typeAt(bereik, vraag)?.vorm === 'object') return;
    }
    // CEL reads no object straight from a list; after a filter it does, and then it is said which one is meant.
    const greep = knoop.op === '[]' ? elementTaken(knoop) : undefined;
    if (greep !== undefined && pathOf(greep.lijst) !== undefined && elementOf(greep.lijst, bereik) !== undefined) {
      const parameters = { lijst: textOf(greep.lijst) };
      fouten.push({ code: 'FORMAAT_LIJST_OP_NUMMER', parameters, positie: knoop.start });
      return;
    }
    if (VERGELIJKINGEN.has(knoop.op)) {
      const [links, rechts] = childrenOf(knoop);
      if (links && rechts) checkComparison(links, rechts);
    }
    const lusvariabele = loopVariable(knoop);
    if (lusvariabele === undefined) {
      for (const kind of childrenOf(knoop)) walk(kind, stand);
      return;
    }
    if (stand.inLus) {
      fouten.push({ code: 'FORMAAT_LUS_IN_LUS', parameters: {}, positie: knoop.start });
      return;
    }
    const [lijst, , ...stappen] = childrenOf(knoop);
    if (lijst) walk(lijst, stand);
    const binnen = { lusvariabelen: new Set([...stand.lusvariabelen, lusvariabele]), inLus: true };
    for (const stap of stappen) walk(stap, binnen);
  }

  walk(ast, { lusvariabelen: new Set(), inLus: false });
  return fouten;
}
