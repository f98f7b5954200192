/**
 * A tree of elements as a flat list of instructions: everything that is the same for every regel (opening, closing) is made once.
 * A repetition holds its own list; that of the clienten is cut in what comes before, at and after the regels of one client.
 */
import type { Herhaling, Knoop } from '../../domain/formaat.ts';
import type { BoomStap } from '../../domain/output.ts';
import type { Bereiken, Waardemaker } from './bestand.ts';
import type { Verslag } from './verslag.ts';
import type { Schrijver } from './waarde.ts';

export type Opdracht =
  | { readonly soort: 'stap'; readonly stap: BoomStap }
  | { readonly soort: 'blad'; readonly naam: string; readonly schrijver: Schrijver }
  | { readonly soort: 'regels'; readonly inhoud: readonly Opdracht[] }
  | { readonly soort: 'groepen'; readonly inhoud: readonly Opdracht[] }
  | {
      readonly soort: 'clienten';
      readonly voor: readonly Opdracht[];
      /** Absent when the tree says nothing per regel. */
      readonly regel?: readonly Opdracht[];
      readonly na: readonly Opdracht[];
    };

/** Where a node stands: at the root, in a repetition, and whether its parent is a list. */
interface Stand {
  readonly plaats: keyof Bereiken;
  readonly lijst: boolean;
}

const XML_NAAM = /^(?:([A-Za-z_][\w.-]*):)?[A-Za-z_][\w.-]*$/;

export interface Boomsoort {
  readonly bestandssoort: 'xml' | 'json';
  readonly naamruimten: Readonly<Record<string, string>>;
}

export function compileBoom(
  wortel: Knoop,
  pointer: string,
  soort: Boomsoort,
  maakWaarde: Waardemaker,
  verslag: Verslag,
): readonly Opdracht[] {
  const isJson = soort.bestandssoort === 'json';

  function checkName(naam: string, hier: string): void {
    if (isJson) {
      if (naam === '__proto__') verslag.meld('FORMAAT_ELEMENTNAAM', hier, { naam, reden: 'vorm' });
      return;
    }
    const delen = XML_NAAM.exec(naam);
    if (delen === null) verslag.meld('FORMAAT_ELEMENTNAAM', hier, { naam, reden: 'vorm' });
    else if (delen[1] !== undefined && !Object.hasOwn(soort.naamruimten, delen[1])) {
      verslag.meld('FORMAAT_ELEMENTNAAM', hier, { naam, reden: 'naamruimte' });
    }
  }

  /** In JSON a name can stand once in an object, and a repetition needs a list to stand in. */
  function checkSiblings(inhoud: readonly Knoop[], hier: string, lijst: boolean): void {
    if (!isJson || lijst) return;
    const namen = new Set<string>();
    inhoud.forEach((knoop, plaats) => {
      const plek = `${hier}/${plaats}`;
      if ('herhaal' in knoop) {
        if (knoop.herhaal !== 'regels')
          verslag.meld('FORMAAT_ELEMENTNAAM', plek, { naam: knoop.herhaal, reden: 'lijst' });
        else verslag.meld('FORMAAT_ELEMENTNAAM', plek, { naam: 'regels', reden: 'lijst' });
      } else if (namen.has(knoop.element)) {
        verslag.meld('FORMAAT_ELEMENTNAAM', `${plek}/element`, { naam: knoop.element, reden: 'dubbel' });
      } else namen.add(knoop.element);
    });
  }

  function compileAll(inhoud: readonly Knoop[], hier: string, stand: Stand): Opdracht[] {
    checkSiblings(inhoud, hier, stand.lijst);
    return inhoud.flatMap((knoop, plaats) => compileNode(knoop, `${hier}/${plaats}`, stand));
  }

  function compileNode(knoop: Knoop, hier: string, stand: Stand): Opdracht[] {
    if ('herhaal' in knoop) return compileRepetition(knoop.herhaal, knoop.inhoud, hier, stand);
    checkName(knoop.element, `${hier}/element`);
    const naam = knoop.element;
    if (!('inhoud' in knoop)) {
      const schrijver = maakWaarde(knoop, hier, naam, stand.plaats);
      return schrijver ? [{ soort: 'blad', naam, schrijver }] : [];
    }
    const lijst = knoop.lijst === true;
    return [
      { soort: 'stap', stap: { stap: 'open', naam, lijst } },
      ...compileAll(knoop.inhoud, `${hier}/inhoud`, { ...stand, lijst }),
      { soort: 'stap', stap: { stap: 'sluit', naam, lijst } },
    ];
  }

  function compileRepetition(herhaal: Herhaling, inhoud: readonly Knoop[], hier: string, stand: Stand): Opdracht[] {
    const toegestaan = stand.plaats === 'zending' || (stand.plaats === 'client' && herhaal === 'regels');
    if (!toegestaan || hier === pointer) {
      const binnen = hier === pointer ? 'wortel' : stand.plaats;
      verslag.meld('FORMAAT_HERHALING', `${hier}/herhaal`, { herhaal, binnen });
      return [];
    }
    const onder = `${hier}/inhoud`;
    switch (herhaal) {
      case 'regels':
        return [{ soort: 'regels', inhoud: compileAll(inhoud, onder, { ...stand, plaats: 'regel' }) }];
      case 'groepen':
        return [{ soort: 'groepen', inhoud: compileAll(inhoud, onder, { ...stand, plaats: 'groep' }) }];
      case 'clienten':
        return [cut(compileAll(inhoud, onder, { ...stand, plaats: 'client' }), onder)];
    }
  }

  function cut(opdrachten: readonly Opdracht[], hier: string): Opdracht {
    const eerste = opdrachten.findIndex((opdracht) => opdracht.soort === 'regels');
    if (eerste < 0) return { soort: 'clienten', voor: opdrachten, na: [] };
    if (opdrachten.findLastIndex((opdracht) => opdracht.soort === 'regels') !== eerste) {
      verslag.meld('FORMAAT_HERHALING', hier, { herhaal: 'regels', binnen: 'tweede keer' });
    }
    const regels = opdrachten[eerste];
    return {
      soort: 'clienten',
      voor: opdrachten.slice(0, eerste),
      ...(regels?.soort === 'regels' && { regel: regels.inhoud }),
      na: opdrachten.slice(eerste + 1),
    };
  }

  return compileNode(wortel, pointer, { plaats: 'zending', lijst: false });
}
