/**
 * A workbook (.xlsx, ECMA-376) opened for reading: its sheets by name, each a stream of rows. Refused are what is no workbook, what is
 * protected with a password, and what carries program code.
 */
import { LIMIETEN } from '../../domain/limieten.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { Rij } from '../../domain/werkmapcel.ts';
import { type Archief, openArchief, type Ziplimieten } from '../zip/archief.ts';
import { type Bereik, readRange } from '../zip/bereik.ts';
import { ZipLeesfout } from '../zip/fout.ts';
import { CFB, isVersleuteldPakket } from './compound.ts';
import { type Werkmapfout, WerkmapLeesfout } from './fout.ts';
import { GedeeldeTeksten, readGedeeldeTeksten } from './gedeelde-teksten.ts';
import { readRijen } from './rijen.ts';
import { readXmlDeel } from './xml-deel.ts';

export interface Blad {
  readonly naam: string;
  readonly verborgen: boolean;
}

export interface Werkmap {
  readonly bladen: readonly Blad[];
  /** Day numbers count from 1904 on instead of 1900. */
  readonly vanaf1904: boolean;
  /** Batches of rows that hold something. Throws `WerkmapLeesfout` or `ZipLeesfout`. */
  rijen(bladnaam: string): AsyncGenerator<readonly Rij[]>;
}

const SOORTEN = '[Content_Types].xml';
const BOEK = 'xl/workbook.xml';
const MACROS = /(^|\/)vbaProject|^xl\/(macrosheets|intlMacrosheets|activeX)\//i;
/** Relations, styles, themes, drawings: a workbook of a few sheets has tens. */
const MAX_DELEN = LIMIETEN.werkmapDelen.waarde;

/** @param uitgepakteBytes most that all parts together may be, unpacked. */
export async function openWerkmap(
  bron: Bereik,
  uitgepakteBytes: number,
): Promise<Result<Werkmap, readonly Werkmapfout[]>> {
  const begin = await readRange(bron, 0, Math.min(CFB.length, bron.bytes));
  if (CFB.every((byte, i) => begin[i] === byte))
    return err([{ fout: (await isVersleuteldPakket(bron)) ? 'versleutelde-werkmap' : 'oude-werkmap' }]);
  const limieten: Ziplimieten = { bestanden: MAX_DELEN, uitgepakteBytes };
  const archief = await openArchief(bron, limieten);
  if (!archief.ok) return archief;
  const namen = archief.value.leden.map(({ naam }) => naam);
  if (namen.some((naam) => MACROS.test(naam))) return err([{ fout: 'macros' }]);
  if (!namen.includes(SOORTEN) || !namen.includes(BOEK)) return err([{ fout: 'geen-werkmap' }]);
  try {
    return ok(await readBoek(archief.value));
  } catch (fout) {
    if (fout instanceof WerkmapLeesfout) return err([fout.werkmapfout]);
    if (fout instanceof ZipLeesfout) return err([fout.zipfout]);
    throw fout;
  }
}

interface Bladdeel extends Blad {
  readonly deel: string;
}

async function readBoek(archief: Archief): Promise<Werkmap> {
  const relaties = await readRelaties(archief);
  const { bladen, vanaf1904 } = await readBladen(archief, relaties);
  let teksten: Promise<GedeeldeTeksten> | undefined;
  const gedeeld = (): Promise<GedeeldeTeksten> => {
    const deel = relaties.perSoort.get('sharedStrings');
    const bytes = deel === undefined ? undefined : archief.open(deel);
    teksten ??=
      deel === undefined || bytes === undefined
        ? Promise.resolve(new GedeeldeTeksten())
        : readGedeeldeTeksten(deel, bytes);
    return teksten;
  };
  return {
    bladen: bladen.map(({ naam, verborgen }) => ({ naam, verborgen })),
    vanaf1904,
    async *rijen(bladnaam) {
      const blad = bladen.find(({ naam }) => naam === bladnaam);
      const bytes = blad && archief.open(blad.deel);
      if (blad === undefined) throw new Error(`no sheet of that name`);
      // The book names a part that is not in it.
      if (bytes === undefined) throw new WerkmapLeesfout({ fout: 'onleesbaar-deel', deel: blad.deel });
      yield* readRijen(blad.deel, bytes, await gedeeld());
    },
  };
}

interface Relaties {
  readonly perId: ReadonlyMap<string, string>;
  /** Last piece of the type ('sharedStrings'), the same in both dialects of the standard. */
  readonly perSoort: ReadonlyMap<string, string>;
}

async function readRelaties(archief: Archief): Promise<Relaties> {
  const perId = new Map<string, string>();
  const perSoort = new Map<string, string>();
  const deel = 'xl/_rels/workbook.xml.rels';
  await readDeel(archief, deel, (naam, { Id, Target, TargetMode, Type }) => {
    if (naam !== 'Relationship' || TargetMode === 'External' || Target === undefined) return;
    const doel = Target.startsWith('/') ? Target.slice(1) : `xl/${Target.replace(/^(\.\/)+/, '')}`;
    if (Id !== undefined) perId.set(Id, doel);
    if (Type !== undefined) perSoort.set(Type.replace(/^.*\//, ''), doel);
  });
  return { perId, perSoort };
}

async function readBladen(
  archief: Archief,
  { perId }: Relaties,
): Promise<{ readonly bladen: readonly Bladdeel[]; readonly vanaf1904: boolean }> {
  const bladen: Bladdeel[] = [];
  let vanaf1904 = false;
  await readDeel(archief, BOEK, (naam, attributen) => {
    if (naam === 'workbookPr') vanaf1904 = attributen.date1904 === '1' || attributen.date1904 === 'true';
    if (naam !== 'sheet') return;
    const id = Object.entries(attributen).find(([sleutel]) => /(^|:)id$/.test(sleutel))?.[1];
    const deel = perId.get(id ?? '');
    if (deel !== undefined && attributen.name !== undefined)
      bladen.push({ naam: attributen.name, deel, verborgen: (attributen.state ?? 'visible') !== 'visible' });
  });
  return { bladen, vanaf1904 };
}

async function readDeel(
  archief: Archief,
  deel: string,
  open: (naam: string, attributen: Readonly<Record<string, string>>) => void,
): Promise<void> {
  const bytes = archief.open(deel);
  if (bytes === undefined) throw new WerkmapLeesfout({ fout: 'onleesbaar-deel', deel });
  for await (const _ of readXmlDeel(deel, bytes, { open, tekst: () => undefined, sluit: () => undefined }));
}
