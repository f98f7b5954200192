/** A submission that went all the way, through the API, so that tests have ids of things that exist. */

import { env } from 'cloudflare:workers';
import { createHash } from 'node:crypto';
import type { Bindingen } from '../../src/services.ts';
import type { Gateway } from '../helpers/gateway.ts';
import { voorbeeldVerantwoording } from '../helpers/verantwoording.ts';
import { type Inhoud, resultaten, type TestApi } from './api.ts';

export interface Bezorgd {
  readonly verantwoordingId: string;
  /** To Tilburg, per prestatie. */
  readonly zendingId: string;
  readonly zendingen: readonly Inhoud[];
  /** Begun, without a single part. */
  readonly uploadId: string;
  /** With its content; the zending refers to it. */
  readonly dossierdocumentId: string;
  /** A good query for the routes that cannot do without one, by the end of their path. */
  readonly queries: Readonly<Record<string, string>>;
}

export async function submitAndDeliver(api: TestApi, gateway: Gateway, kenmerk: string): Promise<Bezorgd> {
  const ingediend = await api.vraag('POST', '/aanbieder/v1/verantwoordingen', {
    sleutel: api.sleutels.aanbieder,
    json: voorbeeldVerantwoording({ kenmerk }),
  });
  if (ingediend.status !== 201) throw new Error(`${ingediend.status} ${ingediend.tekst}`);
  const verantwoordingId = String(ingediend.json?.id);
  await gateway.werkAf();
  const zendingen = resultaten(
    await api.vraag('GET', `/aanbieder/v1/verantwoordingen/${verantwoordingId}/zendingen`, {
      sleutel: api.sleutels.aanbieder,
    }),
  );
  const jw323 = zendingen.find((zending) => JSON.stringify(zending.formaat).includes('"ijw323"'));
  if (jw323 === undefined) throw new Error('no ijw323');
  const upload = await api.vraag('POST', '/aanbieder/v1/uploads', {
    sleutel: api.sleutels.aanbieder,
    json: { bytes: 3, sha256: '0'.repeat(64), mediatype: 'application/json' },
  });
  const [bestand] = Object(jw323).bestanden as { bestandsnaam: string }[];
  const uitleg = new URLSearchParams({
    bestandsnaam: bestand?.bestandsnaam ?? '',
    positie: '/jw323:Bericht/jw323:Header/jw323:Ontvanger',
  });
  return {
    verantwoordingId,
    zendingId: String(jw323.id),
    zendingen,
    uploadId: String(upload.json?.id),
    dossierdocumentId: await addDocument(api, String(jw323.id)),
    queries: { uitleg: `?${uitleg}` },
  };
}

/** The aansluiting of this zending asks for no document: what it asks is written as planning would have. */
async function addDocument(api: TestApi, zendingId: string): Promise<string> {
  const inhoud = 'jaarrekening';
  const sha256 = createHash('sha256').update(inhoud).digest('hex');
  const sleutel = api.sleutels.aanbieder;
  const gezet = await api.vraag('POST', '/aanbieder/v1/dossier/documenten', {
    sleutel,
    json: {
      documentsoort: 'bijlage',
      soort: 'jaarrekening',
      geldigVanaf: '2026-01-01',
      bestandsnaam: 'jaarrekening.txt',
      mediatype: 'text/plain',
      sha256,
    },
  });
  const id = String(gezet.json?.id);
  const gestuurd = await api.vraag('PUT', `/aanbieder/v1/dossier/documenten/${id}/inhoud`, { sleutel, body: inhoud });
  if (gestuurd.status !== 200) throw new Error(`${gestuurd.status} ${gestuurd.tekst}`);
  const { DB } = env as unknown as Bindingen;
  await DB.prepare(
    "INSERT INTO zending_documenten (zending_id, nummer, soort, sha256) VALUES (?, 1, 'jaarrekening', ?)",
  )
    .bind(zendingId, sha256)
    .run();
  return id;
}
