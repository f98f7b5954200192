/**
 * A workbook as the answer to a proefverwerking: what was submitted, with every cell marked that has a finding. Nothing is kept; the lines
 * are read anew for each sheet, so that memory holds the bytes that may be tried, the kop and the findings.
 */
import type { Bevinding, Bevindingenlijst } from '../domain/bevinding.ts';
import type { Invoermapping } from '../domain/invoermapping.ts';
import { amsterdamseDatum } from '../domain/kalender.ts';
import type { Kop } from '../domain/verantwoording.ts';
import type { Aanvulling } from '../ingest/invoerdeel.ts';
import type { LeesOpties } from '../ingest/lees-verantwoording.ts';
import { STANDAARD_INVOERLIMIETEN } from '../ingest/limieten.ts';
import { findIndeling } from '../ingest/sjabloon/bladen.ts';
import { detectInvoer } from '../ingest/soort.ts';
import { openWerkmap, type Werkmap } from '../ingest/werkmap/werkmap.ts';
import type { Bereik } from '../ingest/zip/bereik.ts';
import {
  type Ingediendblad,
  regelRows,
  renderCorrectieboek,
  renderInvulsjabloon,
} from '../render/invulsjabloon/index.ts';
import { BIJBLADEN } from '../standaard/bladen.ts';
import { readAll, streamOf } from '../storage/bytes.ts';
import { GeheugenBlobs } from '../storage/geheugen/blobs.ts';
import type { Bytestroom } from '../storage/ports.ts';
import { uitlegCorrectieboek } from '../text/nl/invulsjabloon.ts';
import { withKnownAanbieder } from './bekende-aanbieder.ts';
import { addressOf, markBevindingen, markCells, toRegels } from './correctieboek-cellen.ts';
import type { Diensten } from './diensten.ts';
import { regelsVan } from './invulsjabloon-regels.ts';
import { type Lezing, openLezing } from './lezing.ts';
import { type Weigering, weiger } from './receive.ts';
import { peek } from './stromen.ts';
import { type Proefuitkomst, trial } from './trial.ts';
import { refuseUnreadable } from './unreadable.ts';

export type Correctieuitkomst =
  | { readonly soort: 'boek'; readonly bytes: Bytestroom }
  /** Nothing in it could be shown in a workbook. */
  | { readonly soort: 'geweigerd'; readonly weigering: Weigering };

export const correctieboek = (
  diensten: Diensten,
  agbcode: string,
  body: Bytestroom,
  aanvulling: Aanvulling = {},
  mapping?: Invoermapping,
): Promise<Correctieuitkomst> => refuseUnreadable(make(diensten, agbcode, body, aanvulling, mapping));

async function make(
  diensten: Diensten,
  agbcode: string,
  body: Bytestroom,
  aanvulling: Aanvulling,
  mapping: Invoermapping | undefined,
): Promise<Correctieuitkomst> {
  const { maximaleProefBytes: maximumBytes } = diensten.limieten;
  const bytes = await readBounded(body, maximumBytes);
  if (bytes === undefined)
    return weiger([{ code: 'INVOER_TE_GROOT', ernst: 'fout', plaats: {}, parameters: { maximumBytes } }], true);
  const uitkomst = await trial(diensten, agbcode, streamOf(bytes), aanvulling, mapping);
  const lijst = findingsOf(uitkomst);
  const { begin } = await peek(streamOf(bytes));
  const boek = await makeBoek(diensten, {
    ...(detectInvoer(begin) === 'zip' ? { zip: rangeOf(bytes) } : {}),
    open: () =>
      openLezing(
        new GeheugenBlobs(),
        diensten.nieuwId(),
        streamOf(bytes),
        () => withKnownAanbieder(diensten, agbcode, aanvulling),
        mapping,
      ),
    maximumBytes,
    lijst,
    leesbaar: !isGeweigerdGeheel(uitkomst),
  });
  if (boek !== undefined) return { soort: 'boek', bytes: boek };
  return uitkomst.soort === 'geweigerd' ? uitkomst : weiger([]);
}

/** What is given back, and where it is read from. */
export interface Boekbron {
  /** When it is a zip file: perhaps a workbook, which then comes back as it was. */
  readonly zip?: Bereik;
  /** Opens it anew, for each time that it is read. */
  readonly open: () => Promise<Pick<Lezing, 'lees'>>;
  /** Most that it may be, unpacked. */
  readonly maximumBytes: number;
  readonly lijst: Bevindingenlijst;
  /** False when it was opened and could not be read: its own cells cannot be shown then. */
  readonly leesbaar: boolean;
}

/** @returns undefined when nothing in it could be shown in a workbook */
export async function makeBoek(
  diensten: Pick<Diensten, 'register' | 'klok'>,
  bron: Boekbron,
): Promise<Bytestroom | undefined> {
  const { zip, maximumBytes, leesbaar, lijst } = bron;
  const boek = zip && (await openWerkmap(zip, maximumBytes * UITPAKFACTOR));
  return boek?.ok && leesbaar ? fromWerkmap(boek.value, lijst) : fromValues(diensten, bron);
}

/** As for a workbook that is submitted. */
const UITPAKFACTOR = 10;

/** It was opened and could not be read: its cells cannot be shown either. */
const isGeweigerdGeheel = (uitkomst: Proefuitkomst): boolean =>
  uitkomst.soort === 'geweigerd' &&
  (uitkomst.weigering.teGroot || uitkomst.weigering.bevindingen.bevindingen.some(({ code }) => isOnleesbaar(code)));

/** The workbook itself is broken, not what is in its cells. */
export const isOnleesbaar = (code: string): boolean => /^(ZIP|WERKMAP)_/.test(code);

async function readBounded(body: Bytestroom, maximum: number): Promise<Uint8Array | undefined> {
  let gelezen = 0;
  const begrensd = (async function* () {
    for await (const brok of body) {
      gelezen += brok.length;
      if (gelezen > maximum) return;
      yield brok;
    }
  })();
  const bytes = await readAll(begrensd);
  return gelezen > maximum ? undefined : bytes;
}

const rangeOf = (bytes: Uint8Array) => ({
  bytes: bytes.length,
  lees: async (offset: number, lengte: number) => streamOf(bytes.subarray(offset, offset + lengte)),
});

function findingsOf(uitkomst: Proefuitkomst): Bevindingenlijst {
  if (uitkomst.soort === 'geweigerd') return uitkomst.weigering.bevindingen;
  const { bevindingen } = uitkomst.bevindingen;
  const vanZendingen = uitkomst.zendingen.flatMap((zending) => zending.bevindingen);
  const alle: readonly Bevinding[] = [...bevindingen, ...vanZendingen];
  const getoond = alle.slice(0, STANDAARD_INVOERLIMIETEN.getoondeBevindingen);
  return {
    bevindingen: getoond,
    aantal: Math.max(alle.length, uitkomst.bevindingen.aantal),
    aantalFouten: alle.filter(({ ernst }) => ernst === 'fout').length,
  };
}

async function fromWerkmap(werkmap: Werkmap, { bevindingen, aantal }: Bevindingenlijst): Promise<Bytestroom> {
  const bladen: Ingediendblad[] = [];
  for (const { naam, verborgen } of werkmap.bladen)
    if (!BIJBLADEN.includes(naam))
      bladen.push({ naam, verborgen, rijen: rowsOf(werkmap, naam), ...(await findIndeling(werkmap, naam)) });
  const plaatsVan = ({ plaats }: Bevinding) => addressOf(plaats.bron);
  return renderCorrectieboek({
    bevindingen: toRegels(bevindingen, plaatsVan),
    bladen,
    vanaf1904: werkmap.vanaf1904,
    opmerkingen: markCells(bevindingen, plaatsVan),
    uitleg: uitlegCorrectieboek(aantal, bevindingen.length, true),
  });
}

async function* rowsOf(werkmap: Werkmap, naam: string): Ingediendblad['rijen'] {
  for await (const rijen of werkmap.rijen(naam)) yield* rijen;
}

/** Undefined when it cannot be opened at all. */
async function fromValues(
  diensten: Pick<Diensten, 'register' | 'klok'>,
  { open, maximumBytes, lijst: { bevindingen, aantal } }: Boekbron,
): Promise<Bytestroom | undefined> {
  const lees = async (eigen: Pick<LeesOpties, 'opGelezen' | 'opKop'>): Promise<void> => {
    const beeld = await diensten.register.huidig();
    const lezing = await open();
    await lezing.lees({
      vandaag: amsterdamseDatum(diensten.klok()),
      gemeenten: beeld.index.gemeentetabel,
      limieten: { ...STANDAARD_INVOERLIMIETEN, maximaleBytes: maximumBytes },
      opPrestaties: () => undefined,
      opTrajecten: () => undefined,
      ...eigen,
    });
  };
  let kop: Readonly<Record<string, unknown>> | undefined;
  await lees({
    opKop: (gelezen) => {
      kop = gelezen;
    },
  });
  if (kop === undefined) return undefined;
  const gelezen = kop;
  return renderInvulsjabloon({
    ...markBevindingen(gelezen, bevindingen),
    // As it was read, sound or not: cells show whatever it holds.
    kop: gelezen as Partial<Kop>,
    rijen: new Map(
      (
        [
          ['Prestaties', 'prestaties'],
          ['Trajecten', 'trajecten'],
        ] as const
      ).map(([blad, lijst]) => [
        blad,
        regelRows(
          lijst,
          regelsVan((opGelezen) => lees({ opGelezen }), lijst),
        ),
      ]),
    ),
    uitleg: uitlegCorrectieboek(aantal, bevindingen.length, false),
  });
}
