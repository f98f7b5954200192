/** A set of XSD files, made ready: every reference stays inside the set, and the whole compiles. */
import type { ErrorDetail, XmlDocument } from '#libxml2';
import type { Bevinding, BevindingParameters } from '../../../domain/bevinding.ts';
import type { BevindingenUitvoer } from '../../../domain/bevindingen/uitvoer.ts';
import { LIMIETEN } from '../../../domain/limieten.ts';
import { err, ok, type Result } from '../../../domain/result.ts';
import type { Schemaset } from '../../../domain/schema.ts';
import type { GecompileerdSchema } from '../controle.ts';
import { type Libxml2, loadLibxml2, parseOptions } from './bibliotheek.ts';
import { readXsdElement, walk, type XsdElement } from './bron.ts';
import { createXsdControle } from './controle.ts';
import { KNIPGRENZEN, type Knipgrenzen } from './knipper.ts';
import { createInhoudsmodel, createWortelmodel } from './model.ts';
import { judgePatroon } from './traag.ts';
import { createXsdVereisten } from './vereisten.ts';

const VERWIJZEND = new Set(['import', 'include', 'redefine', 'override']);
const DOCTYPE = /<!DOCTYPE/i;
const MEESTE_FOUTEN = 100;

/** @param pointer into the schemaset document */
function melding<Code extends keyof BevindingenUitvoer>(
  code: Code,
  pointer: string,
  parameters: BevindingParameters[Code],
): Bevinding {
  // The compiler cannot see that code and parameters belong together once Code is generic.
  return { code, ernst: 'fout', plaats: { pointer }, parameters } as Bevinding;
}

/** A file is text by now, whatever encoding it was in when it was read. */
const withoutEncoding = (tekst: string): string =>
  tekst.replace(/^\uFEFF/, '').replace(/^(<\?xml[^>]*?)\s+encoding\s*=\s*(?:"[^"]*"|'[^']*')/, '$1');

const place = (bestand: string): string => `/bestanden/${bestand}`;

const explainError = ({ message, line }: ErrorDetail): string => `regel ${line}: ${message.trim()}`;

interface Gelezen {
  readonly wortels: ReadonlyMap<string, XsdElement>;
  readonly bevindingen: readonly Bevinding[];
}

/** Each file by itself: XML without a DOCTYPE, whose root is a schema. */
function readFiles(lib: Libxml2, bestanden: Schemaset['bestanden']): Gelezen {
  const wortels = new Map<string, XsdElement>();
  const bevindingen: Bevinding[] = [];
  for (const [bestand, tekst] of Object.entries(bestanden)) {
    const refuse = (uitleg: string): number =>
      bevindingen.push(melding('SCHEMA_ONGELDIG', place(bestand), { bestand, uitleg }));
    if (DOCTYPE.test(tekst)) {
      bevindingen.push(melding('SCHEMA_NIET_ONDERSTEUND', place(bestand), { bestand, wat: 'DOCTYPE' }));
      continue;
    }
    const document = parseFile(lib, tekst);
    if (!document.ok) {
      refuse(document.error);
      continue;
    }
    const wortel = readXsdElement(document.value.root);
    document.value.dispose();
    if (wortel?.naam === 'schema') wortels.set(bestand, wortel);
    else refuse('het buitenste element is geen schema van XML Schema (xs:schema)');
  }
  return { wortels, bevindingen };
}

function parseFile(lib: Libxml2, tekst: string): Result<XmlDocument, string> {
  try {
    return ok(lib.XmlDocument.fromString(withoutEncoding(tekst), { option: parseOptions(lib) }));
  } catch (fout) {
    if (!(fout instanceof lib.XmlLibError)) throw fout;
    return err(fout.details.map(explainError)[0] ?? 'dit is geen XML');
  }
}

/** Where every import and include leads; a file that none leads to is a mistake or a left-over. */
function checkReferences(hoofdbestand: string, wortels: ReadonlyMap<string, XsdElement>): Bevinding[] {
  const bevindingen: Bevinding[] = [];
  const bereikt = new Set([hoofdbestand]);
  for (const bestand of bereikt) {
    const wortel = wortels.get(bestand);
    for (const kind of wortel?.kinderen ?? []) {
      const verwijzing = VERWIJZEND.has(kind.naam) ? kind.kenmerk('schemaLocation') : undefined;
      if (verwijzing === undefined) continue;
      const doel = verwijzing.replace(/^\.\//, '');
      if (wortels.has(doel)) bereikt.add(doel);
      else bevindingen.push(melding('SCHEMA_VERWIJZING', place(bestand), { bestand, verwijzing }));
    }
  }
  for (const bestand of wortels.keys())
    if (!bereikt.has(bestand)) bevindingen.push(melding('SCHEMA_BESTAND_ONGEBRUIKT', place(bestand), { bestand }));
  return bevindingen;
}

/** XML Schema 1.1 has parts that libxml2 passes over in silence. */
const VAN_1_1 = new Set(['assert', 'assertion', 'alternative', 'openContent', 'defaultOpenContent', 'override']);

function checkSupport(wortels: ReadonlyMap<string, XsdElement>): Bevinding[] {
  return [...wortels].flatMap(([bestand, wortel]) => {
    const gevonden = new Set([...walk(wortel)].map(({ naam }) => naam).filter((naam) => VAN_1_1.has(naam)));
    return [...gevonden].map((naam) =>
      melding('SCHEMA_NIET_ONDERSTEUND', place(bestand), { bestand, wat: `xs:${naam} (XML Schema 1.1)` }),
    );
  });
}

interface Patronen {
  readonly bevindingen: readonly Bevinding[];
  /** Whether one of them is for short values only. */
  readonly kort: boolean;
}

/** Regular expressions run on every value, so their time must be bounded. */
function checkPatterns(wortels: ReadonlyMap<string, XsdElement>): Patronen {
  const bevindingen: Bevinding[] = [];
  let kort = false;
  for (const [bestand, wortel] of wortels)
    for (const element of walk(wortel)) {
      const patroon = element.naam === 'pattern' ? element.kenmerk('value') : undefined;
      const oordeel = patroon === undefined ? 'gewoon' : judgePatroon(patroon);
      kort ||= oordeel === 'kort';
      if (oordeel !== 'traag') continue;
      const wat = `een reguliere expressie die dezelfde tekst op te veel manieren kan lezen en dan te lang duurt: ${patroon} (regel ${element.regel})`;
      bevindingen.push(melding('SCHEMA_NIET_ONDERSTEUND', place(bestand), { bestand, wat }));
    }
  return { bevindingen, kort };
}

/**
 * Compiles a set whose `hoofdbestand` is one of its files. `grenzen` say how large the pieces are in which a file is checked.
 * Errors: everything that is wrong with the set, with a JSON pointer into it.
 */
export async function compileXsd(
  set: Schemaset,
  grenzen: Knipgrenzen = KNIPGRENZEN,
): Promise<Result<GecompileerdSchema, readonly Bevinding[]>> {
  const lib = await loadLibxml2();
  const { hoofdbestand } = set;
  const gelezen = readFiles(lib, set.bestanden);
  const patronen = checkPatterns(gelezen.wortels);
  const bevindingen = [
    ...gelezen.bevindingen,
    ...(gelezen.bevindingen.length > 0 ? [] : checkReferences(hoofdbestand, gelezen.wortels)),
    ...checkSupport(gelezen.wortels),
    ...patronen.bevindingen,
  ];
  if (bevindingen.length > 0) return err(bevindingen);

  const encoder = new TextEncoder();
  const bytes = Object.fromEntries(
    Object.entries(set.bestanden).map(([naam, tekst]) => [naam, encoder.encode(withoutEncoding(tekst))]),
  );
  // Without this the library would also look on a disk; with it, a set sees its own files and no others.
  lib.xmlCleanupInputProvider();
  lib.xmlRegisterInputProvider(new lib.XmlBufferInputProvider(bytes));
  const document = lib.XmlDocument.fromBuffer(bytes[hoofdbestand] ?? new Uint8Array(), {
    url: hoofdbestand,
    option: parseOptions(lib),
  });
  try {
    const validator = lib.XsdValidator.fromDoc(document);
    const onderdelen = {
      lib,
      validator,
      schema: `${set.naam}@${set.versie}`,
      wortelmodel: createWortelmodel([...gelezen.wortels.values()]),
      ...(patronen.kort ? { langsteWaarde: LIMIETEN.patroonWaardeTekens.waarde } : {}),
    };
    return ok({
      schemasoort: 'xsd',
      vereisten: createXsdVereisten(createInhoudsmodel([...gelezen.wortels.values()])),
      createControle: (bestand) => createXsdControle(onderdelen, bestand, grenzen),
      sluit() {
        validator.dispose();
        document.dispose();
      },
    });
  } catch (fout) {
    document.dispose();
    if (!(fout instanceof lib.XmlLibError)) throw fout;
    return err(
      fout.details.slice(0, MEESTE_FOUTEN).map((detail) => {
        const bestand = detail.file ?? hoofdbestand;
        return melding('SCHEMA_ONGELDIG', place(bestand), { bestand, uitleg: explainError(detail) });
      }),
    );
  } finally {
    lib.xmlCleanupInputProvider();
  }
}
