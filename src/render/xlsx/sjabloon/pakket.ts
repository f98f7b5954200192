/** The parts of a workbook file, what kind each is, and how they refer to each other (ECMA-376-2, Open Packaging Conventions). */
import { strFromU8 } from 'fflate';
import {
  attribuut,
  documentTekst,
  elementen,
  maakElement,
  parseXml,
  voorvoegselVan,
  type XmlDocument,
  zetAttribuut,
} from './xml-boom.ts';

export interface Relatie {
  readonly id: string;
  /** The last piece of its type, such as `worksheet` or `table`: the same in both dialects of the standard. */
  readonly soort: string;
  /** Path of the part, or the address as it stands when `extern`. */
  readonly doel: string;
  readonly extern: boolean;
}

export const SOORTEN = '[Content_Types].xml';

export function relatiepad(pad: string): string {
  const grens = pad.lastIndexOf('/') + 1;
  return `${pad.slice(0, grens)}_rels/${pad.slice(grens)}.rels`;
}

/** A target as written in the relations of `bron`, as a path from the root. */
function resolve(bron: string, doel: string): string {
  const stappen = doel.startsWith('/') ? [] : bron.split('/').slice(0, -1);
  for (const stap of doel.split('/')) {
    if (stap === '..') stappen.pop();
    else if (stap !== '' && stap !== '.') stappen.push(stap);
  }
  return stappen.join('/');
}

export class Pakket {
  readonly delen: ReadonlyMap<string, Uint8Array>;
  readonly #soorten: XmlDocument;
  readonly #relaties = new Map<string, readonly Relatie[]>();

  constructor(delen: ReadonlyMap<string, Uint8Array>) {
    this.delen = delen;
    this.#soorten = this.xml(SOORTEN);
  }

  heeft(pad: string): boolean {
    return this.delen.has(pad);
  }

  tekst(pad: string): string {
    const bytes = this.delen.get(pad);
    if (bytes === undefined) throw new Error(`no part ${pad}`);
    return strFromU8(bytes);
  }

  /** A new tree at every call: whoever asks may change it. */
  xml(pad: string): XmlDocument {
    return parseXml(this.tekst(pad));
  }

  relaties(pad: string): readonly Relatie[] {
    let relaties = this.#relaties.get(pad);
    if (relaties === undefined) {
      relaties = this.#readRelaties(pad);
      this.#relaties.set(pad, relaties);
    }
    return relaties;
  }

  #readRelaties(bron: string): readonly Relatie[] {
    const pad = relatiepad(bron);
    if (!this.heeft(pad)) return [];
    return elementen(this.xml(pad).wortel, 'Relationship').map((element) => {
      const doel = attribuut(element, 'Target') ?? '';
      const extern = attribuut(element, 'TargetMode') === 'External';
      return {
        id: attribuut(element, 'Id') ?? '',
        soort: (attribuut(element, 'Type') ?? '').replace(/^.*\//, ''),
        doel: extern ? doel : resolve(bron, doel),
        extern,
      };
    });
  }

  /** Media type of a part; undefined when the package does not say. */
  soortVan(pad: string): string | undefined {
    const { wortel } = this.#soorten;
    const eigen = elementen(wortel, 'Override').find((element) => attribuut(element, 'PartName') === `/${pad}`);
    if (eigen !== undefined) return attribuut(eigen, 'ContentType');
    const extensie = pad.slice(pad.lastIndexOf('.') + 1).toLowerCase();
    const algemeen = elementen(wortel, 'Default').find(
      (element) => attribuut(element, 'Extension')?.toLowerCase() === extensie,
    );
    return algemeen && attribuut(algemeen, 'ContentType');
  }

  /** The list of kinds with parts added and taken out. */
  soortenMet(erbij: ReadonlyMap<string, string>, eruit: readonly string[]): string {
    const { proloog, wortel } = this.xml(SOORTEN);
    const weg = new Set(eruit.map((pad) => `/${pad}`));
    wortel.kinderen = wortel.kinderen.filter(
      (kind) => typeof kind === 'string' || kind.lokaal !== 'Override' || !weg.has(attribuut(kind, 'PartName') ?? ''),
    );
    for (const [pad, soort] of erbij) {
      const naam = `${voorvoegselVan(wortel)}Override`;
      wortel.kinderen.push(maakElement(naam, { PartName: `/${pad}`, ContentType: soort }));
    }
    return documentTekst({ proloog, wortel });
  }

  /** The relations of a part with other targets (absolute), for a copy of it. */
  relatiesMet(pad: string, doelen: ReadonlyMap<string, string>): string {
    const document = this.xml(relatiepad(pad));
    for (const element of elementen(document.wortel, 'Relationship')) {
      if (attribuut(element, 'TargetMode') === 'External') continue;
      const doel = resolve(pad, attribuut(element, 'Target') ?? '');
      zetAttribuut(element, 'Target', `/${doelen.get(doel) ?? doel}`);
    }
    return documentTekst(document);
  }
}
