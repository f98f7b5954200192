/** What stands in the gateway before its term is over. */

import { env } from 'cloudflare:workers';
import { createHash } from 'node:crypto';
import { answer } from '../../src/pipeline/answer.ts';
import { answer325 } from '../../src/pipeline/answer-325.ts';
import { addToDossier } from '../../src/pipeline/dossier.ts';
import { storeDocumentinhoud } from '../../src/pipeline/dossier-inhoud.ts';
import { inhoudSleutel } from '../../src/pipeline/sleutels-van-opslag.ts';
import type { Bindingen } from '../../src/services.ts';
import { readText } from '../../src/storage/bytes.ts';
import type { Gateway } from '../helpers/gateway.ts';
import { antwoordOp, maak325 } from '../helpers/retour325.ts';
import { AGBCODE, bytesVan } from '../helpers/verantwoording.ts';
import { GEMEENTE, type Verstuurd, verstuur } from './declaratie.ts';

const TOELICHTING = 'mevrouw De Vries belde hierover';
const { DB } = env as unknown as Bindingen;

/** Goes on to the night of this day. */
export const until = (gateway: Gateway, dag: string): void =>
  gateway.verstrijk(Date.parse(`${dag}T01:00:00.000Z`) - gateway.diensten.klok().getTime());

/** Answered by a 325, with two regels rejected. */
export async function answered(gateway: Gateway, kenmerk: string): Promise<Verstuurd> {
  const verstuurd = await verstuur(gateway, kenmerk, [2, 3]);
  const [bericht] = verstuurd.berichten;
  if (bericht === undefined) throw new Error('nothing was sent');
  const antwoord = antwoordOp('jw', bericht, new Map([[`${kenmerk}C0R1`, ['9321']]]), {});
  const uitkomst = await answer325(gateway.diensten, GEMEENTE, bytesVan(maak325(antwoord)));
  if (uitkomst.soort !== 'verwerkt') throw new Error(JSON.stringify(uitkomst));
  return verstuurd;
}

/** The same, rejected with a text that somebody typed. */
export async function rejected(gateway: Gateway, kenmerk: string): Promise<Verstuurd> {
  const verstuurd = await verstuur(gateway, kenmerk, [1, 1]);
  const [eerste] = verstuurd.prestaties;
  const regel = { referentienummer: eerste?.referentienummer ?? '', retourcode: '9321', toelichting: TOELICHTING };
  const uitkomst = await answer(gateway.diensten, GEMEENTE, verstuurd.zendingId, {
    oordeel: 'deels-afgewezen',
    toelichting: TOELICHTING,
    regels: [regel],
  });
  if (uitkomst.soort !== 'verwerkt') throw new Error(JSON.stringify(uitkomst));
  return verstuurd;
}

/** In the dossier, with this content. */
export async function document(gateway: Gateway, inhoud: string): Promise<string> {
  const sha256 = createHash('sha256').update(inhoud).digest('hex');
  const gezet = await addToDossier(gateway.diensten, AGBCODE, {
    documentsoort: 'bijlage',
    soort: 'jaarrekening',
    geldigVanaf: '2026-01-01',
    bestandsnaam: 'jaarrekening.txt',
    mediatype: 'text/plain',
    sha256,
  });
  if (gezet.soort !== 'bewaard') throw new Error(gezet.soort);
  const { id } = gezet.document;
  await storeDocumentinhoud(gateway.diensten, AGBCODE, id, bytesVan(inhoud));
  return id;
}

/** The aansluiting asks for no document: what it asks is written as planning would have. */
export const refer = (zendingId: string, inhoud: string): Promise<unknown> =>
  DB.prepare("INSERT INTO zending_documenten (zending_id, nummer, soort, sha256) VALUES (?, 1, 'jaarrekening', ?)")
    .bind(zendingId, createHash('sha256').update(inhoud).digest('hex'))
    .run();

/** The submission with this kenmerk as it was sent. */
export async function opnieuw(gateway: Gateway, kenmerk: string): Promise<object> {
  const rij = await gateway.diensten.staat.verantwoordingen.findByKenmerk(AGBCODE, kenmerk);
  const stroom = rij && (await gateway.diensten.blobs.get(inhoudSleutel(rij.id)));
  if (stroom === undefined) throw new Error(`${kenmerk} is gone`);
  return JSON.parse(await readText(stroom)) as object;
}
