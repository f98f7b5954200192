/** What a schema always asks for and the tree of a formaat never writes: known before a single file is made. */
import type { Knoop } from '../../domain/formaat.ts';

/** What must stand in one element or object, whatever else it holds. What is not understood asks nothing. */
export interface Vereisten {
  /** Names, without prefix. */
  readonly verplicht: readonly string[];
  kind(naam: string): Vereisten | undefined;
  /** Of a list in JSON: what each item must hold. */
  item(): Vereisten | undefined;
}

export interface Gemis {
  /** JSON pointer into the formaat, of the element in which it is missing. */
  readonly pointer: string;
  readonly element: string;
  readonly ontbreekt: string;
}

interface Geplaatst {
  readonly knoop: Knoop;
  readonly pointer: string;
}

const zonderVoorvoegsel = (naam: string): string => naam.slice(naam.indexOf(':') + 1);

/** The elements that stand straight in this one, those in a repetition and those under a condition included. */
function elementsIn({ knoop, pointer }: Geplaatst): readonly (Geplaatst & { readonly naam: string })[] {
  if (!('inhoud' in knoop)) return [];
  return knoop.inhoud.flatMap((kind, nr) => {
    const geplaatst = { knoop: kind, pointer: `${pointer}/inhoud/${nr}` };
    return 'herhaal' in kind ? elementsIn(geplaatst) : [{ ...geplaatst, naam: kind.element }];
  });
}

/**
 * @param vereisten of XML those of the whole document, of JSON those of the outermost object
 * @param pointer of the tree in the formaat: `/bestanden/0/boom`
 */
export function findGemis(
  boom: Knoop,
  bestandssoort: 'xml' | 'json',
  vereisten: Vereisten,
  pointer: string,
): readonly Gemis[] {
  const gevonden: Gemis[] = [];
  const isXml = bestandssoort === 'xml';
  const nameOf = (naam: string): string => (isXml ? zonderVoorvoegsel(naam) : naam);

  function visit(hier: Geplaatst, eisen: Vereisten | undefined): void {
    const { knoop } = hier;
    if (eisen === undefined || 'herhaal' in knoop) return;
    // A value in JSON is no object, and whether it may be one is for its type.
    if (!isXml && !('inhoud' in knoop)) return;
    const elementen = elementsIn(hier);
    if ('lijst' in knoop && knoop.lijst === true) {
      for (const element of elementen) visit(element, eisen.item());
      return;
    }
    const geschreven = new Set(elementen.map(({ naam }) => nameOf(naam)));
    for (const ontbreekt of eisen.verplicht)
      if (!geschreven.has(ontbreekt)) gevonden.push({ pointer: hier.pointer, element: knoop.element, ontbreekt });
    for (const element of elementen) visit(element, eisen.kind(nameOf(element.naam)));
  }

  const wortel = { knoop: boom, pointer };
  const eisen = isXml && 'element' in boom ? vereisten.kind(nameOf(boom.element)) : vereisten;
  visit(wortel, eisen);
  return gevonden;
}
