/** A document and its file in one go, as a form brings them: the hash and the media type follow from the file. */
import type { Bevinding } from '../domain/bevinding.ts';
import { DOCUMENTSOORTEN, ONBEKEND_MEDIATYPE } from '../domain/documentsoort.ts';
import type { Dossierdocument } from '../domain/dossier.ts';
import { tijdstip } from '../domain/kalender.ts';
import { keurDocument } from '../ingest/document/keuring.ts';
import type { Bytestroom } from '../storage/ports.ts';
import type { Diensten } from './diensten.ts';
import { addToDossier, type Dossieropgave } from './dossier.ts';
import { boundedDocument, storeDocumentinhoud } from './dossier-inhoud.ts';
import { rangeOf } from './liggend-bestand.ts';
import { forget } from './receive.ts';
import { ontvangstMap } from './sleutels-van-opslag.ts';
import { openStored } from './stromen.ts';
import { UnreadableInput } from './unreadable.ts';

export type Bestanduitkomst =
  | { readonly soort: 'bewaard'; readonly nieuw: boolean; readonly document: Dossierdocument }
  | { readonly soort: 'geweigerd'; readonly bevindingen: readonly Bevinding[] }
  | { readonly soort: 'vol' }
  | { readonly soort: 'leeg' };

/**
 * Puts the file aside as something that is being received: what a crash leaves of it is swept with the rest. Then it is registered and
 * stored as any document.
 */
export async function addDocumentbestand(
  diensten: Diensten,
  agbcode: string,
  opgave: Documentopgave,
  inhoud: Bytestroom,
): Promise<Bestanduitkomst> {
  const { blobs, mappen, staat, klok, nieuwId } = diensten;
  const terzijde = nieuwId();
  const sleutel = `${ontvangstMap(terzijde)}/document`;
  await staat.verantwoordingen.beginOntvangst(terzijde, tijdstip(klok()));
  await mappen.begin(ontvangstMap(terzijde), agbcode);
  try {
    const { sha256, bytes } = await blobs.put(sleutel, boundedDocument(inhoud));
    if (bytes === 0) return { soort: 'leeg' };
    const keuring = await keurDocument(rangeOf(blobs, sleutel, bytes), { ...opgave, mediatype: ONBEKEND_MEDIATYPE });
    if (!keuring.ok) return { soort: 'geweigerd', bevindingen: keuring.error };
    const [mediatype] = DOCUMENTSOORTEN[keuring.value].mediatypen;
    const geregistreerd = await addToDossier(diensten, agbcode, { ...opgave, sha256, mediatype } as Dossieropgave);
    if (geregistreerd.soort !== 'bewaard') return geregistreerd;
    const { document, nieuw } = geregistreerd;
    const bewaard = await storeDocumentinhoud(diensten, agbcode, document.id, await openStored(blobs, sleutel));
    if (bewaard.soort === 'geweigerd') return bewaard;
    return { soort: 'bewaard', nieuw, document: bewaard.soort === 'bewaard' ? bewaard.document : document };
  } catch (fout) {
    if (!(fout instanceof UnreadableInput)) throw fout;
    return { soort: 'geweigerd', bevindingen: [fout.bevinding] };
  } finally {
    await forget(blobs, terzijde);
    await staat.verantwoordingen.endOntvangst(terzijde);
  }
}

type ZonderInhoud<Opgave> = Opgave extends unknown ? Omit<Opgave, 'sha256' | 'mediatype'> : never;
export type Documentopgave = ZonderInhoud<Dossieropgave>;
