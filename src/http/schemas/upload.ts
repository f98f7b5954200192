/** A large file in parts: what is announced, and which parts are there. */
import { z } from '@hono/zod-openapi';
import { aantalDelen } from '../../domain/upload.ts';
import type { Uploadstand } from '../../pipeline/upload.ts';
import { Aantal, Id, Sha256, Tijdstip } from './algemeen.ts';

const MB = 1024 * 1024;
export const KLEINSTE_DEEL = 5 * MB;
export const GROOTSTE_DEEL = 50 * MB;
const STANDAARDDEEL = 16 * MB;

const Mediatype = z
  .enum([
    'application/json',
    'application/gzip',
    'application/xml',
    'text/csv',
    'application/x-ndjson',
    'application/zip',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'application/octet-stream',
  ])
  .openapi({ description: 'Wat het bestand is. `application/gzip`: JSON, ingepakt met gzip.' });

export const UploadInvoer = z
  .strictObject({
    bytes: z.int().min(1).openapi({ description: 'Grootte van het hele bestand.', example: 1_073_741_824 }),
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .openapi({
        description: 'SHA-256 van het hele bestand, hexadecimaal in kleine letters.',
        example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
      }),
    mediatype: Mediatype,
    deelBytes: z
      .int()
      .min(KLEINSTE_DEEL)
      .max(GROOTSTE_DEEL)
      .default(STANDAARDDEEL)
      .openapi({ description: 'Grootte van elk deel; alleen het laatste is kleiner.', example: STANDAARDDEEL }),
  })
  .openapi('UploadInvoer');

export const UploadBeeld = z
  .object({
    id: Id,
    bytes: Aantal,
    sha256: Sha256,
    mediatype: Mediatype,
    deelBytes: Aantal,
    aantalDelen: Aantal,
    delen: z
      .array(z.object({ nummer: z.int().openapi({ example: 1 }), sha256: Sha256 }))
      .openapi({ description: 'De delen die er zijn.' }),
    ontbreekt: z.array(z.int()).openapi({ description: 'De nummers van de delen die nog moeten komen.', example: [2] }),
    begonnenOp: Tijdstip,
    verlooptOp: Tijdstip.openapi({ description: 'Vanaf dan bestaat de upload niet meer en worden de delen gewist.' }),
  })
  .openapi('Upload');

export const toUploadBeeld = ({ upload, delen, ontbreekt, verlooptOp }: Uploadstand): z.infer<typeof UploadBeeld> =>
  UploadBeeld.parse({ ...upload, aantalDelen: aantalDelen(upload), delen, ontbreekt, verlooptOp });
