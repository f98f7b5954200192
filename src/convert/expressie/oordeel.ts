/**
 * Which answers a formula can have. Only constants matter to a comparison, so it is enough to try every constant that is named, and
 * one value before, between and after them. What is found impossible is impossible; what cannot be looked through counts as possible.
 */
import { type Constante, compare, type Formule, type Term } from './formule.ts';

/** Above this many combinations nothing is said. */
const MAXIMUM = 20_000;

const AFWEZIG: unique symbol = Symbol('afwezig');
type Waarde = Constante | typeof AFWEZIG;

interface Vraag {
  readonly term: Term;
  readonly constanten: Set<Constante>;
}

function gather(formule: Formule, vragen: Map<string, Vraag>): void {
  const note = (term: Term, constanten: readonly Constante[]): void => {
    const vraag = vragen.get(term.naam) ?? { term, constanten: new Set() };
    vragen.set(term.naam, vraag);
    for (const constante of constanten) vraag.constanten.add(constante);
  };
  switch (formule.soort) {
    case 'vast':
      return;
    case 'vergelijk':
      note(formule.term, [formule.met]);
      return;
    case 'in':
      note(formule.term, formule.lijst);
      return;
    case 'heeft':
    case 'los':
      note(formule.term, []);
      return;
    case 'niet':
      gather(formule.van, vragen);
      return;
    case 'en':
    case 'of':
      gather(formule.links, vragen);
      gather(formule.rechts, vragen);
      return;
    case 'keuze':
      gather(formule.als, vragen);
      gather(formule.dan, vragen);
      gather(formule.anders, vragen);
  }
}

/** One value for every way in which a term can stand to the constants it is compared with. */
function candidates({ term, constanten }: Vraag): readonly Waarde[] {
  const afwezig: readonly Waarde[] = term.kanOntbreken ? [AFWEZIG] : [];
  if (term.waarden) return [...term.waarden, ...afwezig];
  const getallen = [...constanten].filter((c) => typeof c === 'number').toSorted((een, ander) => een - ander);
  const teksten = [...constanten].filter((c) => typeof c === 'string').toSorted();
  const waarden: Waarde[] = [...afwezig];
  if ([...constanten].some((c) => typeof c === 'boolean')) waarden.push(true, false);
  for (const [nr, getal] of getallen.entries()) {
    const volgende = getallen[nr + 1];
    if (nr === 0) waarden.push(getal - 1);
    waarden.push(getal, volgende === undefined ? getal + 1 : (getal + volgende) / 2);
  }
  for (const [nr, tekst] of teksten.entries()) {
    if (nr === 0 && tekst !== '') waarden.push('');
    waarden.push(tekst, `${tekst}\u0000`);
  }
  // Asked only whether it is there: any value will do.
  if (waarden.length === afwezig.length) waarden.push('');
  return waarden;
}

type Antwoord = boolean | undefined;
type Toekenning = ReadonlyMap<string, Waarde>;

/** As CEL answers: what is absent makes an answer undefined, unless the other side decides alone. */
function answer(formule: Formule, bij: Toekenning): Antwoord {
  switch (formule.soort) {
    case 'vast':
      return formule.waarde;
    case 'vergelijk': {
      const waarde = bij.get(formule.term.naam) ?? AFWEZIG;
      return waarde === AFWEZIG ? undefined : compare(formule.teken, waarde, formule.met);
    }
    case 'in': {
      const waarde = bij.get(formule.term.naam) ?? AFWEZIG;
      return waarde === AFWEZIG ? undefined : formule.lijst.includes(waarde);
    }
    case 'heeft':
      return bij.get(formule.term.naam) !== AFWEZIG;
    case 'los': {
      const waarde = bij.get(formule.term.naam);
      return typeof waarde === 'boolean' ? waarde : undefined;
    }
    case 'niet': {
      const van = answer(formule.van, bij);
      return van === undefined ? undefined : !van;
    }
    case 'en':
    case 'of': {
      const grens = formule.soort === 'of';
      const links = answer(formule.links, bij);
      if (links === grens) return grens;
      const rechts = answer(formule.rechts, bij);
      if (rechts === grens) return grens;
      return links === undefined ? undefined : rechts;
    }
    case 'keuze': {
      const als = answer(formule.als, bij);
      return als === undefined ? undefined : answer(als ? formule.dan : formule.anders, bij);
    }
  }
}

/** The answers a formula can have while all of `gegeven` are true; undefined when there are too many cases to say. */
export function possibleAnswers(formule: Formule, gegeven: readonly Formule[] = []): ReadonlySet<Antwoord> | undefined {
  const vragen = new Map<string, Vraag>();
  for (const deel of [formule, ...gegeven]) gather(deel, vragen);
  const lijst = [...vragen.values()].map((vraag) => [vraag.term.naam, candidates(vraag)] as const);
  if (lijst.reduce((aantal, [, waarden]) => aantal * waarden.length, 1) > MAXIMUM) return undefined;
  const antwoorden = new Set<Antwoord>();
  const bij = new Map<string, Waarde>();
  const fill = (nr: number): void => {
    const vraag = lijst[nr];
    if (vraag === undefined) {
      if (gegeven.every((deel) => answer(deel, bij) === true)) antwoorden.add(answer(formule, bij));
      return;
    }
    for (const waarde of vraag[1]) {
      bij.set(vraag[0], waarde);
      fill(nr + 1);
    }
  };
  fill(0);
  return antwoorden;
}

/** Whether a formula can be true while all of `gegeven` are; true as well when that cannot be told. */
export const isPossible = (formule: Formule, gegeven: readonly Formule[] = []): boolean =>
  possibleAnswers(formule, gegeven)?.has(true) ?? true;
