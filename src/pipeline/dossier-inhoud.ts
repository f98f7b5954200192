/**
 * The content of the documents in a dossier: kept when it is what was registered, shown to the ontvangers that ask for it once it was looked
 * at for viruses, and removed when its document is withdrawn and no zending refers to it. See docs/decisions/0018-memory.md, 0034-scanning.md.
 */
import { createHash } from 'node:crypto';
import type { Bevinding } from '../domain/bevinding.ts';
import { type Dossierdocument, MAXIMUM_DOCUMENTBYTES, type Zendingdocument } from '../domain/dossier.ts';
import { tijdstip } from '../domain/kalender.ts';
import { isVrijgegeven } from '../domain/virusscan.ts';
import { keurDocument } from '../ingest/document/keuring.ts';
import type { Bytestroom } from '../storage/ports.ts';
import type { Diensten } from './diensten.ts';
import { rangeOf } from './liggend-bestand.ts';
import { documentSleutel } from './sleutels-van-opslag.ts';
import { openStored } from './stromen.ts';
import { UnreadableInput } from './unreadable.ts';
import { scanDocument } from './virusscan.ts';

type Werk = Pick<Diensten, 'blobs' | 'staat'>;

export type Inhouduitkomst =
  | { readonly soort: 'bewaard'; readonly document: Dossierdocument }
  /** All findings, at least one. */
  | { readonly soort: 'geweigerd'; readonly bevindingen: readonly Bevinding[] }
  /** There is no such document, or it was withdrawn meanwhile. */
  | { readonly soort: 'onbekend' };

/**
 * Kept when it is what its name says, and then looked at for viruses. Without an answer of the scanner it is kept all the same, and waits. The
 * same content again changes nothing; where its scan has no answer yet, it is tried again.
 */
export async function storeDocumentinhoud(
  diensten: Werk & Pick<Diensten, 'mappen' | 'klok' | 'virusscanner'>,
  agbcode: string,
  id: string,
  body: Bytestroom,
): Promise<Inhouduitkomst> {
  const { blobs, staat, mappen, klok, virusscanner } = diensten;
  const document = await staat.dossier.findDossierdocument(agbcode, id);
  if (document === undefined) return { soort: 'onbekend' };
  if (document.virusscan === 'besmet') return refuseBesmet(document);
  const sleutel = documentSleutel(id);
  await mappen.begin(sleutel, agbcode);
  let bytes: number;
  try {
    ({ bytes } = await blobs.put(sleutel, checkInhoud(body, document.sha256)));
  } catch (fout) {
    if (!(fout instanceof UnreadableInput)) throw fout;
    return { soort: 'geweigerd', bevindingen: [fout.bevinding] };
  }
  const keuring = await keurDocument(rangeOf(blobs, sleutel, bytes), document);
  if (!keuring.ok) {
    // What was taken before there was a list of kinds stays.
    if (document.bytes === undefined) await blobs.removeAll(sleutel);
    return { soort: 'geweigerd', bevindingen: keuring.error };
  }
  const stand = virusscanner === undefined ? 'niet-gescand' : 'wacht';
  if (!(await staat.dossier.bewaarInhoud(agbcode, id, bytes, stand, tijdstip(klok())))) {
    await removeUnused({ blobs, staat }, agbcode, id);
  } else {
    const werk = await staat.virusscan.findTeScannen(id);
    if (werk !== undefined) await scanDocument(diensten, werk);
  }
  const nu = await staat.dossier.findDossierdocument(agbcode, id);
  if (nu === undefined) return { soort: 'onbekend' };
  if (nu.virusscan !== 'besmet') return { soort: 'bewaard', document: nu };
  // Also what another stored while this one was being found infected.
  await blobs.removeAll(sleutel);
  return refuseBesmet(nu);
}

/** What is told of a document whose content was removed. */
export const besmetBevinding = ({ virus = 'onbekend' }: Pick<Dossierdocument, 'virus'>): Bevinding => ({
  code: 'DOCUMENT_BESMET',
  ernst: 'fout',
  plaats: {},
  parameters: { virus },
});
const refuseBesmet = (document: Dossierdocument): Inhouduitkomst => ({
  soort: 'geweigerd',
  bevindingen: [besmetBevinding(document)],
});

/** Fails when more comes than one document may be. */
export async function* boundedDocument(body: Bytestroom): AsyncGenerator<Uint8Array> {
  let gelezen = 0;
  for await (const brok of body) {
    gelezen += brok.length;
    if (gelezen > MAXIMUM_DOCUMENTBYTES)
      throw new UnreadableInput({
        code: 'INVOER_TE_GROOT',
        ernst: 'fout',
        plaats: {},
        parameters: { maximumBytes: MAXIMUM_DOCUMENTBYTES },
      });
    yield brok;
  }
}

/** Fails before its end when it is not the document: nothing of it is then stored. */
async function* checkInhoud(body: Bytestroom, sha256: string): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  for await (const brok of boundedDocument(body)) {
    hash.update(brok);
    yield brok;
  }
  if (hash.digest('hex') !== sha256)
    throw new UnreadableInput({ code: 'DOCUMENT_ANDERE_HASH', ernst: 'fout', plaats: {}, parameters: {} });
}

type Poort = Pick<Diensten, 'virusscanner'>;

/** Whether its content may be given to anybody: it is there, and the look for viruses says so. */
export const isOpTeHalen = <Document extends Pick<Dossierdocument, 'bytes' | 'virusscan'>>(
  { virusscanner }: Poort,
  document: Document,
): document is Document & { readonly bytes: number } =>
  document.bytes !== undefined && isVrijgegeven(document.virusscan, virusscanner !== undefined);

/** What the ontvanger of a zending may see, by number: content that may not leave is not there for it. */
export async function listDocumentenVan(
  diensten: Poort & Pick<Diensten, 'staat'>,
  zendingId: string,
): Promise<readonly Zendingdocument[]> {
  const documenten = await diensten.staat.dossier.listZendingdocumenten(zendingId);
  return documenten.map((document) => {
    if (document.bestand === undefined || isOpTeHalen(diensten, document.bestand)) return document;
    const { bytes: _, ...bestand } = document.bestand;
    return { ...document, bestand };
  });
}

/** @param document one that `isOpTeHalen`; any other is a bug, and nothing of it comes out */
export async function openDocumentinhoud(
  diensten: Poort & Pick<Diensten, 'blobs'>,
  document: Pick<Dossierdocument, 'id' | 'bytes' | 'virusscan'>,
): Promise<Bytestroom> {
  if (!isOpTeHalen(diensten, document)) throw new Error('a document that may not leave was asked for');
  return openStored(diensten.blobs, documentSleutel(document.id));
}

/**
 * Its content goes with it, unless a zending refers to it. Asked again it does what an earlier time did not finish.
 * @returns false when this aanbieder has no such document, or withdrew it before
 */
export async function withdrawFromDossier(
  diensten: Werk & Pick<Diensten, 'klok'>,
  agbcode: string,
  id: string,
): Promise<boolean> {
  const ingetrokken = await diensten.staat.dossier.trekDossierdocumentIn(agbcode, id, tijdstip(diensten.klok()));
  await removeUnused(diensten, agbcode, id);
  return ingetrokken;
}

/** The content of a withdrawn document that no zending refers to any more. What an earlier time did not finish is done now. */
async function removeUnused({ blobs, staat }: Werk, agbcode: string, id: string): Promise<void> {
  if (await staat.dossier.vergeetInhoud(agbcode, id)) await blobs.removeAll(documentSleutel(id));
}
