/** The bytes of a submission or trial: in the request itself, or sent in parts before. */
import { z } from '@hono/zod-openapi';
import { err, ok } from '../../domain/result.ts';
import { unpackGzip } from '../../pipeline/gzip.ts';
import { findUpload, readUpload, whyIncomplete } from '../../pipeline/upload.ts';
import type { HttpContext } from '../omgeving.ts';
import { problem, toLijst } from '../problem.ts';
import { openSubmission, TE_GROOT, teGroot } from '../request-body.ts';

export const Uploadquery = {
  upload: z
    .string()
    .regex(/^[0-9a-f-]{36}$/)
    .optional()
    .openapi({ description: 'Id van een upload waarvan alle delen er zijn. Het verzoek zelf heeft dan geen inhoud.' }),
};

const hasBody = ({ headers }: Request): boolean =>
  headers.has('Transfer-Encoding') || Number(headers.get('Content-Length') ?? 0) > 0;

/** The stream of unpacked bytes, or the answer that says why there is none. */
export async function openIngediend(c: HttpContext, upload: string | undefined, maximumBytes: number) {
  if (upload === undefined) {
    const body = openSubmission(c.req.raw, maximumBytes);
    if (body.ok) return body;
    const { status, detail } = body.error;
    return err(problem(c, status, detail, status === 413 ? toLijst([teGroot(maximumBytes)]) : undefined));
  }
  return openUpload(c, upload, maximumBytes);
}

async function openUpload(c: HttpContext, id: string, maximumBytes: number) {
  if (hasBody(c.req.raw)) return err(problem(c, 400, 'Stuur het bestand zelf, of noem een upload. Niet allebei.'));
  const stand = await findUpload(c.var.diensten, c.var.houder.houdercode, id);
  if (stand === undefined)
    return err(problem(c, 404, 'Deze upload bestaat niet, of niet meer. Begin een nieuwe en stuur de delen opnieuw.'));
  const onvolledig = whyIncomplete(stand);
  if (onvolledig !== undefined)
    return err(problem(c, 409, 'Nog niet alle delen zijn er. Er is niets ingediend.', toLijst([onvolledig])));
  if (stand.upload.bytes > maximumBytes) return err(problem(c, 413, TE_GROOT, toLijst([teGroot(maximumBytes)])));
  const bytes = readUpload(c.var.diensten.blobs, stand);
  return ok(stand.upload.mediatype === 'application/gzip' ? unpackGzip(bytes) : bytes);
}
