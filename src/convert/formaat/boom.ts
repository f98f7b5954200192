/** A tree of elements as instructions. */
import type { Knoop } from '../../domain/formaat.ts';
import type { Attribuut, BoomStap } from '../../domain/output.ts';
import type { Omgeving } from '../expressie/omgeving.ts';
import type { Meldingen } from '../meldingen.ts';
import type { Bestandstand, Plaats } from './bestand.ts';
import { compileHerhaling } from './herhaling.ts';
import type { Celregel, Maker, Opdracht } from './opdracht.ts';
import type { Schrijver } from './waarde.ts';

/** Where a node stands: at the root, in a repetition, and whether its parent is a list. */
interface Plek {
  readonly plaats: Plaats;
  readonly lijst: boolean;
}

type Element = Exclude<Knoop, { readonly herhaal: unknown }>;
type Stap = Opdracht<BoomStap>;

/** A leaf without attributes, before it is put together with what stands around it. */
interface Blad {
  readonly soort: 'waarde';
  readonly naam: string;
  readonly schrijver: Schrijver;
  readonly cel: Celregel;
}

type Deel = Stap | Blad;
type Rijdeel = Blad | (Extract<Stap, { soort: 'stap' }> & { readonly stap: { readonly stap: 'open' | 'sluit' } });

const isRijdeel = (deel: Deel): deel is Rijdeel =>
  deel.soort === 'waarde' || (deel.soort === 'stap' && (deel.stap.stap === 'open' || deel.stap.stap === 'sluit'));

function toRow(delen: readonly Rijdeel[]): Stap {
  const bladen = delen.filter((deel) => deel.soort === 'waarde');
  const schrijvers = bladen.map(({ schrijver }) => schrijver);
  const vorm = delen.map((deel) => (deel.soort === 'stap' ? deel.stap : { stap: 'blad' as const, naam: deel.naam }));
  const maak: Maker<BoomStap> = (omgeving, meldingen) => {
    const waarden = schrijvers.map((schrijver) => schrijver(omgeving, meldingen));
    return { stap: 'rij', vorm, waarden };
  };
  const raam: BoomStap = { stap: 'rij', vorm, waarden: bladen.map(() => null) };
  return { soort: 'blad', maak, cellen: bladen.map(({ cel }) => cel), raam };
}

/** Leaves with the opening and closing around them become one instruction: all of it but the values is the same every time. */
function joinRows(delen: readonly Deel[]): Stap[] {
  const stappen: Stap[] = [];
  let rij: Rijdeel[] = [];
  const close = (): void => {
    if (rij.some(({ soort }) => soort === 'waarde')) stappen.push(toRow(rij));
    else for (const deel of rij) if (deel.soort === 'stap') stappen.push(deel);
    rij = [];
  };
  for (const deel of delen) {
    if (isRijdeel(deel)) {
      rij.push(deel);
      continue;
    }
    close();
    stappen.push(deel);
  }
  close();
  return stappen;
}

const XML_NAAM = /^(?:([A-Za-z_][\w.-]*):)?[A-Za-z_][\w.-]*$/;

export interface Boomsoort {
  readonly bestandssoort: 'xml' | 'json';
  readonly naamruimten: Readonly<Record<string, string>>;
}

interface Attributen {
  readonly schrijvers: readonly { readonly naam: string; readonly schrijver: Schrijver }[];
  readonly cellen: readonly Celregel[];
}

function writeAttributes(attributen: Attributen, omgeving: Omgeving, meldingen: Meldingen): readonly Attribuut[] {
  const geschreven: Attribuut[] = [];
  for (const { naam, schrijver } of attributen.schrijvers) {
    const waarde = schrijver(omgeving, meldingen);
    if (waarde !== undefined && waarde !== null) geschreven.push({ naam, waarde });
  }
  return geschreven;
}

export function compileBoom(
  wortel: Knoop,
  pointer: string,
  soort: Boomsoort,
  stand: Bestandstand,
): readonly Opdracht<BoomStap>[] {
  const isJson = soort.bestandssoort === 'json';
  const { verslag } = stand;

  function checkName(naam: string, hier: string): void {
    if (isJson) {
      if (naam === '__proto__') verslag.meld('FORMAAT_ELEMENTNAAM', hier, { naam, reden: 'vorm' });
      return;
    }
    const delen = XML_NAAM.exec(naam);
    if (delen === null) verslag.meld('FORMAAT_ELEMENTNAAM', hier, { naam, reden: 'vorm' });
    else if (delen[1] !== undefined && delen[1] !== 'xml' && !Object.hasOwn(soort.naamruimten, delen[1])) {
      verslag.meld('FORMAAT_ELEMENTNAAM', hier, { naam, reden: 'naamruimte' });
    }
  }

  /** In JSON a name can stand once in an object, and a repetition needs a list to stand in. */
  function checkSiblings(inhoud: readonly Knoop[], hier: string, lijst: boolean): void {
    if (!isJson || lijst) return;
    const namen = new Set<string>();
    inhoud.forEach((knoop, plaats) => {
      const plek = `${hier}/${plaats}`;
      if ('herhaal' in knoop) verslag.meld('FORMAAT_ELEMENTNAAM', plek, { naam: knoop.herhaal, reden: 'lijst' });
      else if (namen.has(knoop.element)) {
        verslag.meld('FORMAAT_ELEMENTNAAM', `${plek}/element`, { naam: knoop.element, reden: 'dubbel' });
      } else namen.add(knoop.element);
    });
  }

  function compileAll(inhoud: readonly Knoop[], hier: string, plek: Plek): Deel[] {
    checkSiblings(inhoud, hier, plek.lijst);
    return inhoud.flatMap((knoop, plaats) => compileNode(knoop, `${hier}/${plaats}`, plek));
  }

  function compileNode(knoop: Knoop, hier: string, plek: Plek): Deel[] {
    if (!('herhaal' in knoop)) return compileCondition(knoop, hier, plek, compileElement(knoop, hier, plek));
    if (hier === pointer) {
      verslag.meld('FORMAAT_HERHALING', `${hier}/herhaal`, { herhaal: knoop.herhaal, binnen: 'wortel' });
      return [];
    }
    return compileHerhaling<BoomStap, Knoop>(knoop, hier, plek.plaats, stand, (inhoud, onder, plaats) =>
      joinRows(compileAll(inhoud, onder, { ...plek, plaats })),
    );
  }

  function compileCondition({ als }: Element, hier: string, { plaats }: Plek, inhoud: Deel[]): Deel[] {
    if (als === undefined) return inhoud;
    if (hier === pointer) verslag.meld('FORMAAT_HERHALING', `${hier}/als`, { herhaal: 'als', binnen: 'wortel' });
    const voorwaarde = stand.voorwaarde(als, `${hier}/als`, plaats);
    return voorwaarde ? [{ soort: 'als', ...voorwaarde, inhoud: joinRows(inhoud) }] : [];
  }

  function compileElement(knoop: Element, hier: string, plek: Plek): Deel[] {
    const naam = knoop.element;
    checkName(naam, `${hier}/element`);
    const attributen = compileAttributes(knoop, hier, plek.plaats);
    if (!('inhoud' in knoop)) return compileLeaf(knoop, hier, plek.plaats, attributen);
    const lijst = knoop.lijst === true;
    const inhoud = compileAll(knoop.inhoud, `${hier}/inhoud`, { ...plek, lijst });
    const sluit: Stap = { soort: 'stap', stap: { stap: 'sluit', naam, lijst } };
    if (attributen === undefined) {
      return [{ soort: 'stap', stap: { stap: 'open', naam, lijst } }, ...inhoud, sluit];
    }
    const maak: Maker<BoomStap> = (omgeving, meldingen) => ({
      stap: 'open',
      naam,
      lijst,
      attributen: writeAttributes(attributen, omgeving, meldingen),
    });
    const raam: BoomStap = { stap: 'open', naam, lijst };
    return [{ soort: 'blad', maak, cellen: attributen.cellen, raam }, ...inhoud, sluit];
  }

  function compileLeaf(
    knoop: Exclude<Element, { readonly inhoud: unknown }>,
    hier: string,
    plaats: Plaats,
    attributen: Attributen | undefined,
  ): Deel[] {
    const naam = knoop.element;
    const gemaakt = stand.waarde(knoop, hier, naam, plaats);
    if (gemaakt === undefined) return [];
    const { schrijver, cel } = gemaakt;
    if (attributen === undefined) return [{ soort: 'waarde', naam, schrijver, cel }];
    const raam: BoomStap = { stap: 'blad', naam, waarde: null };
    const maak: Maker<BoomStap> = (omgeving, meldingen) => {
      const waarde = schrijver(omgeving, meldingen);
      if (waarde === undefined) return undefined;
      return { stap: 'blad', naam, waarde, attributen: writeAttributes(attributen, omgeving, meldingen) };
    };
    return [{ soort: 'blad', maak, cellen: [cel, ...attributen.cellen], raam }];
  }

  function compileAttributes(knoop: Element, hier: string, plaats: Plaats): Attributen | undefined {
    const { attributen } = knoop;
    if (attributen === undefined) return undefined;
    if (isJson) {
      verslag.meld('FORMAAT_ELEMENTNAAM', `${hier}/attributen`, { naam: knoop.element, reden: 'attribuut' });
      return undefined;
    }
    const gezien = new Set<string>();
    const gemaakt = attributen.flatMap((attribuut, nr) => {
      const plek = `${hier}/attributen/${nr}`;
      const { naam } = attribuut;
      checkName(naam, `${plek}/naam`);
      // Namespaces are declared in one place, on the root.
      if (/^xmlns(:|$)/.test(naam)) verslag.meld('FORMAAT_ELEMENTNAAM', `${plek}/naam`, { naam, reden: 'vorm' });
      if (gezien.has(naam)) verslag.meld('FORMAAT_ELEMENTNAAM', `${plek}/naam`, { naam, reden: 'dubbel' });
      gezien.add(naam);
      const waarde = stand.waarde(attribuut, plek, `@${naam}`, plaats);
      return waarde ? [{ naam, ...waarde }] : [];
    });
    return { schrijvers: gemaakt, cellen: gemaakt.map(({ cel }) => cel) };
  }

  return joinRows(compileNode(wortel, pointer, { plaats: stand.bereiken.zending, lijst: false }));
}
