/** One file of an XSD set as plain data: only the elements of XML Schema, each with what its prefixes mean. */
import type { XmlElement, XmlTreeNode } from '#libxml2';

const XML_SCHEMA = 'http://www.w3.org/2001/XMLSchema';

export class XsdElement {
  /** Local name: `element`, `sequence`. */
  readonly naam: string;
  readonly regel: number;
  readonly kinderen: readonly XsdElement[];
  readonly #kenmerken: ReadonlyMap<string, string>;
  readonly #ruimten: Readonly<Record<string, string>>;

  constructor(
    naam: string,
    regel: number,
    kenmerken: ReadonlyMap<string, string>,
    ruimten: Readonly<Record<string, string>>,
    kinderen: readonly XsdElement[],
  ) {
    this.naam = naam;
    this.regel = regel;
    this.#kenmerken = kenmerken;
    this.#ruimten = ruimten;
    this.kinderen = kinderen;
  }

  kenmerk(naam: string): string | undefined {
    return this.#kenmerken.get(naam);
  }

  get minstens(): number {
    return Number(this.kenmerk('minOccurs') ?? 1);
  }

  get hoogstens(): number {
    const waarde = this.kenmerk('maxOccurs') ?? '1';
    return waarde === 'unbounded' ? Number.POSITIVE_INFINITY : Number(waarde);
  }

  /** The namespace of a qualified name as it is written here; without prefix and default it is empty. */
  ruimteVan(naam: string): string {
    const [voorvoegsel = '', rest] = naam.split(':');
    return this.#ruimten[rest === undefined ? '' : voorvoegsel] ?? '';
  }
}

export const lokaleNaam = (naam: string): string => naam.slice(naam.indexOf(':') + 1);

/** Undefined when the element is none of XML Schema. */
export function readXsdElement(
  element: XmlElement,
  geerfd: Readonly<Record<string, string>> = {},
): XsdElement | undefined {
  if (element.namespaceUri !== XML_SCHEMA) return undefined;
  const ruimten = { ...geerfd, ...element.nsDeclarations };
  const kinderen: XsdElement[] = [];
  for (let knoop: XmlTreeNode | null = element.firstChild; knoop !== null; knoop = knoop.next) {
    if (!isElement(knoop)) continue;
    const kind = readXsdElement(knoop, ruimten);
    if (kind !== undefined) kinderen.push(kind);
  }
  const kenmerken = new Map(element.attrs.map(({ name, value }) => [name, value]));
  return new XsdElement(element.name, element.line, kenmerken, ruimten, kinderen);
}

/** The class itself comes with the library, which is loaded late; only elements have attributes. */
const isElement = (knoop: XmlTreeNode): knoop is XmlElement => 'attrs' in knoop;

export function* walk(element: XsdElement): Generator<XsdElement> {
  yield element;
  for (const kind of element.kinderen) yield* walk(kind);
}
