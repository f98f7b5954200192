/**
 * The content of the documents in a dossier: kept when it is what was registered, shown to the ontvangers that ask for it, and removed
 * when its document is withdrawn and no zending refers to it. See docs/decisions/0018-memory.md.
 */
import { createHash } from 'node:crypto';
import type { Bevinding } from '../domain/bevinding.ts';
import { type Dossierdocument, MAXIMUM_DOCUMENTBYTES } from '../domain/dossier.ts';
import { tijdstip } from '../domain/kalender.ts';
import type { Bytestroom } from '../storage/ports.ts';
import type { Diensten } from './diensten.ts';
import { documentSleutel } from './sleutels-van-opslag.ts';
import { openStored } from './stromen.ts';
import { UnreadableInput } from './unreadable.ts';

type Werk = Pick<Diensten, 'blobs' | 'staat'>;

export type Inhouduitkomst =
  | { readonly soort: 'bewaard'; readonly document: Dossierdocument }
  | { readonly soort: 'geweigerd'; readonly bevinding: Bevinding }
  /** There is no such document, or it was withdrawn meanwhile. */
  | { readonly soort: 'onbekend' };

/** The same content again changes nothing. */
export async function storeDocumentinhoud(
  { blobs, staat, mappen }: Werk & Pick<Diensten, 'mappen'>,
  agbcode: string,
  id: string,
  body: Bytestroom,
): Promise<Inhouduitkomst> {
  const document = await staat.dossier.findDossierdocument(agbcode, id);
  if (document === undefined) return { soort: 'onbekend' };
  await mappen.begin(documentSleutel(id), agbcode);
  let bytes: number;
  try {
    ({ bytes } = await blobs.put(documentSleutel(id), checkInhoud(body, document.sha256)));
  } catch (fout) {
    if (!(fout instanceof UnreadableInput)) throw fout;
    return { soort: 'geweigerd', bevinding: fout.bevinding };
  }
  if (await staat.dossier.bewaarInhoud(agbcode, id, bytes))
    return { soort: 'bewaard', document: { ...document, bytes } };
  await removeUnused({ blobs, staat }, agbcode, id);
  return { soort: 'onbekend' };
}

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

/** @param id of a dossierdocument that says it has content */
export const openDocumentinhoud = ({ blobs }: Pick<Diensten, 'blobs'>, id: string): Promise<Bytestroom> =>
  openStored(blobs, documentSleutel(id));

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
