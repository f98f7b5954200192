/**
 * A file that an aanbieder puts ready on the pages: stored once, as it came, then checked as often as is wanted and submitted. Kept for two
 * days, or until it is accepted. See docs/decisions/0026-putting-ready.md.
 */

import type { Bevinding } from '../domain/bevinding.ts';
import type { IndieningRij } from '../domain/indiening.ts';
import { amsterdamseDatum, tijdstip } from '../domain/kalender.ts';
import { LIMIETEN } from '../domain/limieten.ts';
import { err, ok, type Result, unreachable } from '../domain/result.ts';
import { toEigentabel } from '../ingest/mapping/tabel.ts';
import { detectInvoer, type Invoersoort } from '../ingest/soort.ts';
import { readText, streamOf } from '../storage/bytes.ts';
import type { Blobs, Bytestroom } from '../storage/ports.ts';
import { withKnownAanbieder } from './bekende-aanbieder.ts';
import type { Diensten } from './diensten.ts';
import { unpackGzip } from './gzip.ts';
import { findInvoermapping } from './invoermapping.ts';
import { type Aanvulling, type Lezing, rereadLezing } from './lezing.ts';
import { LiggendBestand } from './liggend-bestand.ts';
import { indieningBestand, indieningGegevens, indieningMap } from './sleutels-van-opslag.ts';
import { openStored, peek } from './stromen.ts';
import { submit } from './submit.ts';
import { UnreadableInput } from './unreadable.ts';

const UUR_MS = 3_600_000;
const GELDIG_MS = 48 * UUR_MS;
/** What reads it when it expires has this long to end. */
const UITLOOP_MS = UUR_MS;
const PER_KEER = 100;

/** Where what was put ready comes from. An example is never sent to a real ontvanger. */
export type Herkomst = 'bestand' | 'voorbeeld' | 'ingevuld';

/** What is known of the file, and what stands beside it. Holds a file name, so it lies with the file. */
export interface Indieninggegevens {
  readonly herkomst: Herkomst;
  readonly bestandsnaam: string;
  readonly bytes: number;
  readonly invoersoort: Invoersoort;
  /** What the standard asks and the file does not say. */
  readonly aanvulling: Aanvulling;
  /** Name of the invoermapping with which it is read. */
  readonly invoermapping?: string;
  /** Kenmerk of the verantwoording that it is meant to correct. */
  readonly vervangt?: string;
}

export interface Indiening {
  readonly rij: IndieningRij;
  /** Absent: nothing was put ready under it yet, or it was submitted and removed. */
  readonly gegevens?: Indieninggegevens;
}

export const hasBestand = (een: Indiening): een is Indiening & { readonly gegevens: Indieninggegevens } =>
  een.gegevens !== undefined;

const geldigSinds = ({ klok }: Pick<Diensten, 'klok'>): string => tijdstip(new Date(klok().getTime() - GELDIG_MS));

/**
 * Begins one without a file.
 *
 * @param lidId who puts it ready: what one brought oneself may be looked at without more
 * @returns its id, or what is in the way when this aanbieder has too much put ready already
 */
export async function beginIndiening(
  diensten: Pick<Diensten, 'staat' | 'mappen' | 'klok' | 'nieuwId'>,
  agbcode: string,
  lidId: string,
): Promise<Result<string, Bevinding>> {
  const id = diensten.nieuwId();
  const maximum = LIMIETEN.indieningen.waarde;
  const rij: IndieningRij = { id, agbcode, lidId, begonnenOp: tijdstip(diensten.klok()) };
  if (!(await diensten.staat.indieningen.addIndiening(rij, { sinds: geldigSinds(diensten), aantal: maximum })))
    return err({ code: 'INDIENING_TE_VEEL', ernst: 'fout', plaats: {}, parameters: { maximum } });
  await diensten.mappen.begin(indieningMap(id), agbcode);
  return ok(id);
}

/** What this aanbieder put ready and did not submit, oldest first; also what it is still filling in. */
export async function listKlaargezet(
  diensten: Pick<Diensten, 'staat' | 'blobs' | 'klok'>,
  agbcode: string,
): Promise<readonly Indiening[]> {
  const rijen = await diensten.staat.indieningen.listKlaargezet(
    agbcode,
    geldigSinds(diensten),
    LIMIETEN.indieningen.waarde,
  );
  return Promise.all(rijen.map((rij) => withGegevens(diensten, rij)));
}

/** Removes what was put ready, with all that lies with it. What was submitted stays. @returns false when there is none of this aanbieder */
export async function discardIndiening(
  diensten: Pick<Diensten, 'staat' | 'blobs' | 'klok'>,
  agbcode: string,
  id: string,
): Promise<boolean> {
  const indiening = await findIndiening(diensten, agbcode, id);
  if (indiening === undefined || indiening.rij.verantwoordingId !== undefined) return false;
  await diensten.blobs.removeAll(indieningMap(id));
  await diensten.staat.indieningen.removeIndiening(id);
  return true;
}

export type Klaarzetting =
  | { readonly soort: 'klaar'; readonly gegevens: Indieninggegevens }
  | { readonly soort: 'leeg' }
  | { readonly soort: 'te-groot'; readonly maximumBytes: number }
  | { readonly soort: 'niet-uit-te-pakken' };

/**
 * Stores the file under an indiening of this aanbieder, in the place of an earlier one; a gzip file unpacked, as the API takes it. Memory
 * holds one piece at a time, and the limit counts unpacked bytes.
 */
export async function storeBestand(
  { blobs, limieten }: Pick<Diensten, 'blobs' | 'limieten'>,
  id: string,
  bestand: Bytestroom,
  over: Omit<Indieninggegevens, 'bytes' | 'invoersoort'>,
): Promise<Klaarzetting> {
  try {
    return await storeUnpacked({ blobs, limieten }, id, await unpackWhenPacked(bestand), over);
  } catch (fout) {
    if (!(fout instanceof UnreadableInput)) throw fout;
    await blobs.removeAll(indieningBestand(id));
    return { soort: 'niet-uit-te-pakken' };
  }
}

async function unpackWhenPacked(bestand: Bytestroom): Promise<Bytestroom> {
  const { begin, alles } = await peek(bestand);
  return detectInvoer(begin) === 'gzip' ? unpackGzip(alles) : alles;
}

async function storeUnpacked(
  { blobs, limieten }: Pick<Diensten, 'blobs' | 'limieten'>,
  id: string,
  bestand: Bytestroom,
  over: Omit<Indieninggegevens, 'bytes' | 'invoersoort'>,
): Promise<Klaarzetting> {
  const { begin, alles } = await peek(bestand);
  const maximumBytes = limieten.maximaleBytes;
  let teveel = false;
  const begrensd = (async function* () {
    let gelezen = 0;
    for await (const brok of alles) {
      gelezen += brok.length;
      teveel = gelezen > maximumBytes;
      if (teveel) return;
      yield brok;
    }
  })();
  const { bytes } = await blobs.put(indieningBestand(id), begrensd);
  if (teveel || bytes === 0) {
    await blobs.removeAll(indieningBestand(id));
    return teveel ? { soort: 'te-groot', maximumBytes } : { soort: 'leeg' };
  }
  const gegevens: Indieninggegevens = { ...over, bytes, invoersoort: detectInvoer(begin) };
  await saveGegevens(blobs, id, gegevens);
  return { soort: 'klaar', gegevens };
}

export async function saveGegevens(blobs: Blobs, id: string, gegevens: Indieninggegevens): Promise<void> {
  await blobs.put(indieningGegevens(id), streamOf(new TextEncoder().encode(JSON.stringify(gegevens))));
}

/** Undefined when there is none, when it is of another aanbieder, and when it expired. */
export async function findIndiening(
  { staat, blobs, klok }: Pick<Diensten, 'staat' | 'blobs' | 'klok'>,
  agbcode: string,
  id: string,
): Promise<Indiening | undefined> {
  const rij = await staat.indieningen.findIndiening(id);
  if (rij?.agbcode !== agbcode || klok().getTime() >= Date.parse(rij.begonnenOp) + GELDIG_MS) return undefined;
  return withGegevens({ blobs }, rij);
}

async function withGegevens({ blobs }: Pick<Diensten, 'blobs'>, rij: IndieningRij): Promise<Indiening> {
  const bytes = await blobs.get(indieningGegevens(rij.id));
  return bytes === undefined ? { rij } : { rij, gegevens: JSON.parse(await readText(bytes)) as Indieninggegevens };
}

/** Opens the file; may be asked more than once. */
export const openBestand = ({ blobs }: Pick<Diensten, 'blobs'>, id: string): Promise<Bytestroom> =>
  openStored(blobs, indieningBestand(id));

/** For looking at it once more where it lies: nothing of it is stored again, and memory does not grow with it. */
export async function rereadIndiening(
  diensten: Pick<Diensten, 'staat' | 'blobs'>,
  indiening: Indiening & { readonly gegevens: Indieninggegevens },
): Promise<Pick<Lezing, 'lees'>> {
  const { rij, gegevens } = indiening;
  const { invoersoort, bytes, aanvulling } = gegevens;
  if (invoersoort === 'json' || invoersoort === 'gzip') return rereadLezing(() => openBestand(diensten, rij.id));
  const mapping = await mappingVan(diensten, indiening);
  return new LiggendBestand(
    diensten.blobs,
    indieningBestand(rij.id),
    bytes,
    invoersoort,
    await withKnownAanbieder(diensten, rij.agbcode, aanvulling),
    mapping && toEigentabel(mapping),
  );
}

/** The invoermapping it is read with; undefined when none was chosen, or it is gone. */
export const mappingVan = async (diensten: Pick<Diensten, 'staat'>, { rij, gegevens }: Indiening) =>
  gegevens?.invoermapping === undefined
    ? undefined
    : (await findInvoermapping(diensten, rij.agbcode, gegevens.invoermapping))?.mapping;

export type Insturing =
  | { readonly soort: 'aanvaard'; readonly verantwoordingId: string }
  | { readonly soort: 'kenmerk-in-gebruik'; readonly verantwoordingId: string }
  | { readonly soort: 'geweigerd' };

/** Submits what was put ready. Doing it again leads to the same verantwoording. */
export async function sendIndiening(
  diensten: Diensten,
  indiening: Indiening & { readonly gegevens: Indieninggegevens },
): Promise<Insturing> {
  const { rij, gegevens } = indiening;
  const bestand = await openBestand(diensten, rij.id);
  const mapping = await mappingVan(diensten, indiening);
  const uitkomst = await submit(diensten, rij.agbcode, bestand, gegevens.aanvulling, mapping);
  switch (uitkomst.soort) {
    case 'aanvaard':
    case 'bekend':
      await diensten.staat.indieningen.rondAf(rij.id, uitkomst.bewijs.id);
      // From here on the verantwoording holds what was submitted.
      await diensten.blobs.removeAll(indieningMap(rij.id));
      return { soort: 'aanvaard', verantwoordingId: uitkomst.bewijs.id };
    case 'kenmerk-in-gebruik':
      return { soort: 'kenmerk-in-gebruik', verantwoordingId: uitkomst.bestaandId };
    case 'geweigerd':
      return { soort: 'geweigerd' };
    default:
      return unreachable(uitkomst);
  }
}

/** Removes what expired. @returns how many */
export async function sweepIndieningen({
  blobs,
  staat,
  klok,
}: Pick<Diensten, 'blobs' | 'staat' | 'klok'>): Promise<number> {
  const voor = tijdstip(new Date(klok().getTime() - GELDIG_MS - UITLOOP_MS));
  const verlopen = await staat.indieningen.listVerlopen(voor, PER_KEER);
  for (const id of verlopen) {
    await blobs.removeAll(indieningMap(id));
    await staat.indieningen.removeIndiening(id);
  }
  return verlopen.length;
}

export const vandaagVan = ({ klok }: Pick<Diensten, 'klok'>): string => amsterdamseDatum(klok());
