/**
 * Many zendingen in one zip: a folder per zending and a manifest in front. Made while it is sent, so nothing is kept and memory does
 * not grow with it; each file is held against its hash, and one that differs breaks the archive off rather than leave it wrong.
 */
import { createHash } from 'node:crypto';
import { contentType } from '../domain/bestandskop.ts';
import type { Bevinding } from '../domain/bevinding.ts';
import { tijdstip } from '../domain/kalender.ts';
import type { BestandBewijs } from '../domain/zending.ts';
import { MAXIMUM_ZIPDELEN, type Zipdeel, zip } from '../render/zip.ts';
import type { PostvakRij } from '../storage/ports/postvak.ts';
import type { Bytestroom } from '../storage/ports.ts';
import { createNamen } from './archief-paden.ts';
import type { Diensten } from './diensten.ts';
import { bestandSleutel } from './sleutels-van-opslag.ts';

/** Unpacked. Far within what a plain zip can hold, and what a Worker packs within its time. */
export const MAXIMUM_ARCHIEF_BYTES = 1024 * 1024 * 1024;

export type Archiefuitkomst =
  | { readonly soort: 'archief'; readonly bytes: Bytestroom }
  /** Ids that are not in the postvak. */
  | { readonly soort: 'onbekend'; readonly bevindingen: readonly Bevinding[] }
  | { readonly soort: 'te-groot'; readonly bevinding: Bevinding };

interface Archiefbestand {
  readonly pad: string;
  readonly bestand: BestandBewijs;
}

interface Archiefzending {
  readonly rij: PostvakRij;
  readonly map: string;
  readonly bestanden: readonly Archiefbestand[];
}

/** Withdrawn before it was handed over: what was in it is nobody's any more. */
const isFetchable = ({ toestand, gewistOp }: PostvakRij): boolean =>
  toestand !== 'ingetrokken' && gewistOp === undefined;

/** @param ontvangercode the ontvanger that asks; zendingen of another do not exist for it */
export async function openArchief(
  diensten: Diensten,
  ontvangercode: string,
  ids: readonly string[],
): Promise<Archiefuitkomst> {
  const inPostvak = await diensten.staat.postvak.findInPostvak(ontvangercode, ids);
  const gewist = new Set(inPostvak.filter(({ gewistOp }) => gewistOp !== undefined).map(({ id }) => id));
  const rijen = inPostvak.filter(isFetchable);
  const gevonden = new Set(rijen.map(({ id }) => id));
  const bevindingen = ids.flatMap((id, nr): Bevinding[] =>
    gevonden.has(id)
      ? []
      : [
          {
            code: gewist.has(id) ? 'ZENDING_GEWIST' : 'ZENDING_NIET_IN_POSTVAK',
            ernst: 'fout',
            plaats: { pointer: `/zendingIds/${nr}` },
            parameters: {},
          },
        ],
  );
  if (bevindingen.length > 0) return { soort: 'onbekend', bevindingen };

  const bestanden = rijen.flatMap((rij) => rij.bestanden);
  const bytes = bestanden.reduce((som, bestand) => som + bestand.bytes, 0);
  // One place is for the manifest.
  const maximumBestanden = MAXIMUM_ZIPDELEN - 1;
  if (bytes > MAXIMUM_ARCHIEF_BYTES || bestanden.length > maximumBestanden)
    return {
      soort: 'te-groot',
      bevinding: {
        code: 'ARCHIEF_TE_GROOT',
        ernst: 'fout',
        plaats: { pointer: '/zendingIds' },
        parameters: {
          bytes,
          maximumBytes: MAXIMUM_ARCHIEF_BYTES,
          aantalBestanden: bestanden.length,
          maximumBestanden,
        },
      },
    };
  return { soort: 'archief', bytes: zip(parts(diensten, ontvangercode, rijen.map(toArchiefzending))) };
}

function toArchiefzending(rij: PostvakRij): Archiefzending {
  // The number is unique within the postvak, so no two folders are the same.
  const map = `${String(rij.postvaknummer).padStart(6, '0')}_${rij.agbcode}_${rij.soort}`;
  const namen = createNamen();
  return {
    rij,
    map,
    bestanden: rij.bestanden.map((bestand) => ({ pad: `${map}/${namen(bestand.bestandsnaam)}`, bestand })),
  };
}

async function* parts(
  diensten: Diensten,
  ontvangercode: string,
  zendingen: readonly Archiefzending[],
): AsyncGenerator<Zipdeel> {
  const nu = tijdstip(diensten.klok());
  yield { pad: 'manifest.json', inhoud: manifest(ontvangercode, zendingen, nu), tijd: nu };
  for (const { rij, bestanden } of zendingen)
    for (const { pad, bestand } of bestanden) {
      const inhoud = await diensten.blobs.get(bestandSleutel(rij.verantwoordingId, rij.id, bestand.volgnummer));
      if (inhoud === undefined) throw new Error(`file ${bestand.volgnummer} of zending ${rij.id} is gone`);
      yield {
        pad,
        inhoud: checked(inhoud, bestand, rij.id),
        tijd: rij.omgezetOp ?? nu,
        ingepakt: isPacked(bestand.mediatype),
      };
    }
}

const isPacked = (mediatype: string): boolean => /openxmlformats|zip/.test(mediatype);

async function* checked(bytes: Bytestroom, bestand: BestandBewijs, zendingId: string): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  for await (const stuk of bytes) {
    hash.update(stuk);
    yield stuk;
  }
  if (hash.digest('hex') !== bestand.sha256)
    throw new Error(`file ${bestand.volgnummer} of zending ${zendingId} is not what was stored`);
}

/** What is in the archive, to be read by a program: the fields have the names they have in the API. */
function manifest(ontvangercode: string, zendingen: readonly Archiefzending[], nu: string): string {
  const inhoud = {
    ontvangercode,
    gemaaktOp: nu,
    zendingen: zendingen.map(({ rij, map, bestanden }) => ({
      id: rij.id,
      postvaknummer: rij.postvaknummer,
      agbcode: rij.agbcode,
      soort: rij.soort,
      periode: rij.periode,
      formaat: rij.formaat,
      bezorgdOp: rij.bezorgdOp,
      map,
      bestanden: bestanden.map(({ pad, bestand: { bestandsnaam, mediatype, bytes, sha256 } }) => ({
        pad,
        bestandsnaam,
        mediatype: contentType(mediatype),
        bytes,
        sha256,
      })),
    })),
  };
  return `${JSON.stringify(inhoud, null, 2)}\n`;
}
