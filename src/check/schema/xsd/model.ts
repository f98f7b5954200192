/**
 * Where a document may be cut for checking in pieces, read from the schema itself.
 *
 * An element may be cut at when its schema puts it straight in a sequence, without a maximum: then the content is right exactly when
 * every run of it is right between the same neighbours. Whatever could tie two of them together (keys, unique, ID) makes the whole
 * schema uncuttable, and so does what is not understood here.
 */
import { lokaleNaam, type XsdElement } from './bron.ts';

export interface Inhoudsmodel {
  /** By local name. */
  kind(lokaal: string): Kind | undefined;
  /** Local names of what is always there. */
  readonly verplicht: readonly string[];
}

export interface Kind {
  readonly model: Inhoudsmodel | undefined;
  readonly knipbaar: boolean;
}

const VERBINDEND = new Set(['key', 'keyref', 'unique', 'redefine', 'override']);
const IDENTITEIT = /(^|[\s:])(ID|IDREF|IDREFS|ENTITY|ENTITIES)(\s|$)/;
/** What a type may hold beside its content. */
const NAAST_DE_INHOUD = new Set(['annotation', 'attribute', 'attributeGroup', 'anyAttribute']);
const TYPEVERWIJZINGEN = ['type', 'base', 'itemType', 'memberTypes'];

function ties(element: XsdElement): boolean {
  if (VERBINDEND.has(element.naam)) return true;
  if (TYPEVERWIJZINGEN.some((naam) => IDENTITEIT.test(element.kenmerk(naam) ?? ''))) return true;
  return element.kinderen.some(ties);
}

/** One particle of a content model. */
interface Deeltje {
  readonly lokaal: string;
  readonly verklaring: XsdElement;
  readonly knipbaar: boolean;
  readonly verplicht: boolean;
}

/** @param schemas the root elements of all files of the set; undefined when nothing may be cut */
export function createWortelmodel(schemas: readonly XsdElement[]): Inhoudsmodel | undefined {
  return schemas.some(ties) ? undefined : createInhoudsmodel(schemas);
}

/** Whether something else may stand where the schema names an element. */
const replaces = (element: XsdElement): boolean =>
  element.kenmerk('substitutionGroup') !== undefined || element.kinderen.some(replaces);

/** As `createWortelmodel`, for whoever does not cut. */
export function createInhoudsmodel(schemas: readonly XsdElement[]): Inhoudsmodel {
  const vervangbaar = schemas.some(replaces);
  const elementen = collectGlobals(schemas, 'element');
  const typen = collectGlobals(schemas, 'complexType');
  const modellen = new Map<XsdElement, Inhoudsmodel | undefined>();

  const find = (uit: ReadonlyMap<string, XsdElement>, bij: XsdElement, verwijzing: string): XsdElement | undefined =>
    uit.get(`${bij.ruimteVan(verwijzing)} ${lokaleNaam(verwijzing)}`);

  function modelOf(verklaring: XsdElement): Inhoudsmodel | undefined {
    if (modellen.has(verklaring)) return modellen.get(verklaring);
    const verwijzing = verklaring.kenmerk('type');
    const type =
      verwijzing === undefined
        ? verklaring.kinderen.find(({ naam }) => naam === 'complexType')
        : find(typen, verklaring, verwijzing);
    const deeltjes = type === undefined ? undefined : particlesOf(type, new Set());
    const model = deeltjes === undefined ? undefined : toModel(deeltjes);
    modellen.set(verklaring, model);
    return model;
  }

  function toModel(deeltjes: readonly Deeltje[]): Inhoudsmodel {
    const perNaam = Map.groupBy(deeltjes, ({ lokaal }) => lokaal);
    const kinderen = new Map<string, Kind>();
    const verplicht = [...new Set(deeltjes.filter((deeltje) => deeltje.verplicht).map(({ lokaal }) => lokaal))];
    return {
      verplicht,
      kind(lokaal) {
        const bekend = kinderen.get(lokaal);
        if (bekend !== undefined) return bekend;
        const [eerste, ...meer] = perNaam.get(lokaal) ?? [];
        if (eerste === undefined) return undefined;
        // Two particles of one name cannot be told apart here.
        const kind =
          meer.length > 0
            ? { model: undefined, knipbaar: false }
            : { model: modelOf(eerste.verklaring), knipbaar: eerste.knipbaar };
        kinderen.set(lokaal, kind);
        return kind;
      },
    };
  }

  /** Undefined when the content is not understood. */
  function particlesOf(type: XsdElement, bezig: ReadonlySet<XsdElement>): Deeltje[] | undefined {
    if (bezig.has(type)) return undefined;
    const [inhoud] = type.kinderen.filter(({ naam }) => !NAAST_DE_INHOUD.has(naam));
    if (inhoud === undefined) return [];
    if (inhoud.naam === 'complexContent') return particlesOfExtension(inhoud, new Set([...bezig, type]));
    return particlesOfGroup(inhoud, true, true);
  }

  function particlesOfExtension(inhoud: XsdElement, bezig: ReadonlySet<XsdElement>): Deeltje[] | undefined {
    const uitbreiding = inhoud.kinderen.find(({ naam }) => naam === 'extension');
    const basis = uitbreiding?.kenmerk('base');
    if (uitbreiding === undefined || basis === undefined) return undefined;
    const type = find(typen, uitbreiding, basis);
    const geerfd = type && particlesOf(type, bezig);
    const eigen = particlesOf(uitbreiding, bezig);
    return geerfd && eigen && [...geerfd, ...eigen];
  }

  /**
   * @param vast whether the group stands there exactly once
   * @param zeker whether it stands there at all
   */
  function particlesOfGroup(groep: XsdElement, vast: boolean, zeker: boolean): Deeltje[] | undefined {
    if (!['sequence', 'choice', 'all'].includes(groep.naam)) return undefined;
    const rij = vast && groep.naam === 'sequence' && groep.hoogstens === 1;
    const altijd = zeker && groep.naam !== 'choice' && groep.minstens >= 1;
    const uit: Deeltje[] = [];
    for (const kind of groep.kinderen) {
      if (kind.naam === 'annotation') continue;
      if (kind.naam !== 'element') {
        const binnen = particlesOfGroup(kind, rij, altijd);
        if (binnen === undefined) return undefined;
        uit.push(...binnen);
        continue;
      }
      const verwijzing = kind.kenmerk('ref');
      const verklaring = verwijzing === undefined ? kind : find(elementen, kind, verwijzing);
      if (verklaring === undefined) return undefined;
      const lokaal = verklaring.kenmerk('name') ?? '';
      const onbegrensd = kind.hoogstens === Number.POSITIVE_INFINITY && kind.minstens <= 1;
      const verplicht = altijd && kind.minstens >= 1 && !vervangbaar;
      uit.push({ lokaal, verklaring, knipbaar: rij && onbegrensd, verplicht });
    }
    return uit;
  }

  return toModel(rootParticles(elementen));
}

const rootParticles = (elementen: ReadonlyMap<string, XsdElement>): Deeltje[] =>
  [...elementen.values()].map((verklaring) => ({
    lokaal: verklaring.kenmerk('name') ?? '',
    verklaring,
    knipbaar: false,
    verplicht: false,
  }));

function collectGlobals(schemas: readonly XsdElement[], soort: string): Map<string, XsdElement> {
  const gevonden = new Map<string, XsdElement>();
  for (const schema of schemas)
    for (const kind of schema.kinderen) {
      const naam = kind.kenmerk('name');
      if (kind.naam === soort && naam !== undefined)
        gevonden.set(`${schema.kenmerk('targetNamespace') ?? ''} ${naam}`, kind);
    }
  return gevonden;
}
