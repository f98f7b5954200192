/**
 * The place of one value in a file, as a person writes it, and how it is found while the file is made.
 *
 * XML: a path of element names, counting from 1 among those of the same name: `/Bericht/Client[2]/Bsn`, `/Bericht/Client/@ref`.
 * JSON: a JSON pointer (RFC 6901): `/regels/1/bedrag`. CSV and fixed width: `line:column`, the line of the file counting from 1, the
 * column by its heading, field name or number: `3:bedrag`. XLSX: `Sheet!row:column`, with the headings of a new sheet as row 1 and the
 * first row of a table of a template as row 1; `Sheet!Name` for a single cell. Where the rows are those that a person sees (not in a
 * template) a cell may be called as in a spreadsheet: `C2`, `Sheet!C2`.
 */
import type { BoomStap, Cel, LosseStap } from '../../domain/output.ts';
import type { Celregel, Opdracht } from '../formaat/opdracht.ts';
import type { Volger } from '../spoor.ts';

/** Called with the rule and the value when the place comes by. */
export type Gevonden = (cel: Celregel, waarde: Cel) => void;

export interface Cellenplek {
  readonly blad?: string;
  readonly rij?: number;
  /** Heading, name or number of the column; or the name of a single cell. */
  readonly kolom: string;
  /** Called as in a spreadsheet. */
  readonly alsCel?: true;
}

/** `3:bedrag`, `Blad!3:bedrag`, `Blad!Naam`; undefined when it is none of these. */
export function parseCellPlace(positie: string): Cellenplek | undefined {
  const delen = /^(?:(?<blad>.*)!)?(?:(?<rij>[1-9][0-9]*):)?(?<kolom>[^:]+)$/s.exec(positie)?.groups;
  if (delen?.kolom === undefined) return undefined;
  const cel =
    delen.rij === undefined ? /^(?<letters>[A-Z]{1,3})(?<rij>[1-9][0-9]*)$/.exec(delen.kolom)?.groups : undefined;
  if (cel?.letters !== undefined)
    return {
      kolom: String([...cel.letters].reduce((nummer, letter) => nummer * 26 + letter.charCodeAt(0) - 64, 0)),
      rij: Number(cel.rij),
      alsCel: true,
      ...(delen.blad !== undefined && { blad: delen.blad }),
    };
  return {
    kolom: delen.kolom,
    ...(delen.blad !== undefined && { blad: delen.blad }),
    ...(delen.rij !== undefined && { rij: Number(delen.rij) }),
  };
}

/** Follows rows or records; `eerste` is the line of the first one that is made. */
export function followRows(plek: Cellenplek, eerste: number, gevonden: Gevonden): Volger {
  let rij = eerste - 1;
  return {
    stuk<T>(stuk: T, opdracht: Opdracht<T>) {
      rij++;
      if (rij !== plek.rij || opdracht.soort !== 'blad') return;
      const waarden = Array.isArray(stuk) ? stuk : (stuk as { readonly waarden: readonly Cel[] }).waarden;
      const nummer = /^[1-9][0-9]*$/.test(plek.kolom) ? Number(plek.kolom) - 1 : -1;
      const opNaam = opdracht.cellen.findIndex(({ naam }) => naam === plek.kolom);
      const nr = opNaam >= 0 ? opNaam : nummer;
      const cel = opdracht.cellen[nr];
      if (cel !== undefined) gevonden(cel, (waarden as readonly Cel[])[nr] ?? null);
    },
    cel(cel, waarde) {
      if (plek.rij === undefined && cel.naam === plek.kolom) gevonden(cel, waarde);
    },
  };
}

interface Diepte {
  readonly lijst: boolean;
  readonly geteld: Map<string, number>;
  aantal: number;
  /** The path up to here is that of the place. */
  readonly opWeg: boolean;
}

interface Schakel {
  readonly naam: string;
  readonly nummer: number;
}

function parseElements(positie: string): readonly Schakel[] {
  return positie
    .split('/')
    .slice(1)
    .map((deel) => {
      const [, naam = deel, nummer = '1'] = /^(.*?)(?:\[([0-9]+)\])?$/s.exec(deel) ?? [];
      return { naam, nummer: Number(nummer) };
    });
}

const parsePointer = (positie: string): readonly Schakel[] =>
  positie
    .split('/')
    .slice(1)
    .map((deel) => ({ naam: deel.replaceAll('~1', '/').replaceAll('~0', '~'), nummer: Number(deel) }));

/** Follows a tree; in JSON the root has no name and an item of a list is known by its place. */
export function followTree(soort: 'xml' | 'json', positie: string, gevonden: Gevonden): Volger {
  const pad = soort === 'xml' ? parseElements(positie) : parsePointer(positie);
  const laatste = pad.at(-1);
  const attribuut = laatste?.naam.startsWith('@') ? laatste.naam : undefined;
  const schakels = attribuut === undefined ? pad : pad.slice(0, -1);
  const open: Diepte[] = [];

  /** Whether this element is the next on the path; counts it in any case. */
  const enter = (naam: string): boolean => {
    const ouder = open.at(-1);
    if (ouder === undefined) return soort === 'json' || schakels[0]?.naam === naam;
    const nummer = (ouder.geteld.get(naam) ?? 0) + 1;
    ouder.geteld.set(naam, nummer);
    const plaats = ouder.aantal++;
    if (!ouder.opWeg) return false;
    const schakel = schakels[soort === 'xml' ? open.length : open.length - 1];
    if (schakel === undefined) return false;
    if (soort === 'json' && ouder.lijst) return schakel.nummer === plaats;
    return schakel.naam === naam && (soort === 'json' || schakel.nummer === nummer);
  };
  const isWhole = (): boolean => open.length === schakels.length - (soort === 'xml' ? 1 : 0);

  return {
    stuk<T>(stuk: T, opdracht: Opdracht<T>) {
      const stap = stuk as BoomStap;
      const cellen = opdracht.soort === 'blad' ? opdracht.cellen : undefined;
      if (stap.stap !== 'rij') {
        follow(stap, cellen);
        return;
      }
      let nr = 0;
      for (const een of stap.vorm) {
        if (een.stap !== 'blad') {
          follow(een, undefined);
          continue;
        }
        const waarde = stap.waarden[nr];
        const cel = cellen?.[nr++];
        if (waarde !== undefined) follow({ ...een, waarde }, cel && [cel]);
      }
    },
    cel: () => undefined,
  };

  function follow(stap: LosseStap, cellen: readonly Celregel[] | undefined): void {
    if (stap.stap === 'sluit') {
      open.pop();
      return;
    }
    const heel = isWhole();
    const opWeg = enter(stap.naam);
    if (opWeg && heel && cellen !== undefined) report(stap, cellen);
    if (stap.stap === 'open') open.push({ lijst: stap.lijst, geteld: new Map(), aantal: 0, opWeg });
  }

  function report(stap: Exclude<LosseStap, { stap: 'sluit' }>, cellen: readonly Celregel[]): void {
    if (attribuut !== undefined) {
      const cel = cellen.find(({ naam }) => naam === attribuut);
      const waarde = stap.attributen?.find(({ naam }) => `@${naam}` === attribuut)?.waarde;
      if (cel !== undefined && waarde !== undefined) gevonden(cel, waarde);
    } else if (stap.stap === 'blad' && cellen[0] !== undefined) gevonden(cellen[0], stap.waarde);
  }
}
