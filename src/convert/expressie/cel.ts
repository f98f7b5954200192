/** The CEL environment for one place: our variables with their types, our functions, and numbers that mix as people expect. */

import { Environment } from '@marcbachmann/cel-js';
import { LIMIETEN } from '../../domain/limieten.ts';
import { Decimaal } from '../../domain/output.ts';
import type { Basistype, Functie } from '../functies/functie.ts';
import { FUNCTIES } from '../functies/index.ts';
import type { Bereik, ObjectType, VeldType } from './bereik.ts';

/** Large enough for every real rule, small enough that a registered expression cannot be a programme. */
const GRENZEN = {
  maxAstNodes: LIMIETEN.celKnopen.waarde,
  maxDepth: LIMIETEN.celDiepte.waarde,
  maxListElements: LIMIETEN.celLijst.waarde,
  maxMapEntries: LIMIETEN.celLijst.waarde,
  maxCallArguments: LIMIETEN.celArgumenten.waarde,
};

const CEL_TYPEN: Readonly<Record<Basistype, string>> = {
  tekst: 'string',
  getal: 'double',
  'ja-nee': 'bool',
  decimaal: 'decimaal',
};

/** The other way round: what kind of value an expression of this CEL type gives. CEL's whole numbers are numbers to us. */
export const BASISTYPE_VAN: ReadonlyMap<string, Basistype> = new Map([
  ['string', 'tekst'],
  ['double', 'getal'],
  ['int', 'getal'],
  ['bool', 'ja-nee'],
  ['decimaal', 'decimaal'],
]);

/** A whole number written in an expression (`2`) is an `int` to CEL; a field is a `double`. Both must do everywhere. */
function signatures(functie: Functie): readonly string[][] {
  let vormen: string[][] = [[]];
  for (const parameter of functie.parameters) {
    const typen = parameter.typen.flatMap((type) => (type === 'getal' ? ['double', 'int'] : [CEL_TYPEN[type]]));
    vormen = vormen.flatMap((vorm) => typen.map((type) => [...vorm, type]));
  }
  return vormen;
}

const toNumber = (waarde: unknown): unknown => (typeof waarde === 'bigint' ? Number(waarde) : waarde);

const REKENEN: Readonly<Record<string, (links: number, rechts: number) => number>> = {
  '+': (links, rechts) => links + rechts,
  '-': (links, rechts) => links - rechts,
  '*': (links, rechts) => links * rechts,
  '/': (links, rechts) => links / rechts,
};

function createBase(): Environment {
  const basis = new Environment({ limits: GRENZEN });
  basis.registerType('decimaal', { ctor: Decimaal, fields: {} });
  for (const [teken, reken] of Object.entries(REKENEN)) {
    for (const vorm of [`double ${teken} int`, `int ${teken} double`]) {
      basis.registerOperator(`${vorm}: double`, (links: unknown, rechts: unknown) =>
        reken(Number(links), Number(rechts)),
      );
    }
  }
  // CEL has int == double and the orderings already, but not double == int.
  basis.registerOperator('double == int: bool', (links: unknown, rechts: unknown) => links === Number(rechts));
  for (const functie of FUNCTIES) {
    for (const typen of signatures(functie)) {
      basis.registerFunction(
        `${functie.naam}(${typen.join(', ')}): ${CEL_TYPEN[functie.resultaat]}`,
        (...argumenten: unknown[]) =>
          functie.bereken(...(argumenten.map(toNumber) as Parameters<typeof functie.bereken>)),
        { async: false },
      );
    }
  }
  return basis;
}

type CelSchema = { [naam: string]: string | CelSchema };

function celSchema(omgeving: Environment, type: ObjectType, voorvoegsel: string): CelSchema {
  const schema: CelSchema = {};
  for (const [naam, veld] of type.velden) schema[naam] = celType(omgeving, veld, `${voorvoegsel}_${naam}`);
  return schema;
}

function celType(omgeving: Environment, type: VeldType, naam: string): string | CelSchema {
  switch (type.vorm) {
    case 'blad':
      return CEL_TYPEN[type.type];
    case 'object':
      return celSchema(omgeving, type, naam);
    case 'lijst': {
      if (typeof type.element === 'string') return `list<${CEL_TYPEN[type.element]}>`;
      omgeving.registerType(naam, { schema: celSchema(omgeving, type.element, naam) });
      return `list<${naam}>`;
    }
  }
}

let basis: Environment | undefined;

/** Made once for every kind of place of a formaat version; costs about a millisecond. */
export function createCelEnvironment(bereik: Bereik): Environment {
  basis ??= createBase();
  const omgeving = basis.clone();
  for (const [naam, type] of bereik.variabelen) {
    omgeving.registerVariable({ name: naam, schema: celSchema(omgeving, type, naam) });
  }
  return omgeving;
}
