/** Checks AWS Signature Version 4 as a bucket does: written from the specification with Node's own HMAC, it shares nothing with what signs. */
import { createHash, createHmac } from 'node:crypto';

const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/;

const hmac = (sleutel: string | Buffer, tekst: string): Buffer => createHmac('sha256', sleutel).update(tekst).digest();
const sha256 = (tekst: string): string => createHash('sha256').update(tekst).digest('hex');

export interface Verzoek {
  readonly methode: string;
  /** Path and query as they stand in the request. */
  readonly pad: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Of the content as it came in. */
  readonly sha256: string;
}

/** @returns undefined when the signature is right, else the status a bucket answers with */
export function checkSigV4(
  verzoek: Verzoek,
  sleutel: { readonly toegangssleutel: string; readonly geheim: string; readonly regio: string },
): 400 | 403 | undefined {
  const { headers } = verzoek;
  const gelezen = AUTHORIZATION.exec(headers.authorization ?? '');
  if (gelezen === null) return 403;
  const [, wie, dag = '', regio = '', dienst = '', namen = '', handtekening] = gelezen;
  if (wie !== sleutel.toegangssleutel || regio !== sleutel.regio || dienst !== 's3') return 403;
  const inhoud = headers['x-amz-content-sha256'] ?? '';
  const [pad = '', query = ''] = verzoek.pad.split('?');
  const canoniek = [
    verzoek.methode,
    pad,
    query.split('&').sort().join('&'),
    ...namen.split(';').map((naam) => `${naam}:${(headers[naam] ?? '').trim().replace(/\s+/g, ' ')}`),
    '',
    namen,
    inhoud,
  ].join('\n');
  const bereik = `${dag}/${regio}/s3/aws4_request`;
  const teTekenen = ['AWS4-HMAC-SHA256', headers['x-amz-date'] ?? '', bereik, sha256(canoniek)].join('\n');
  const dagsleutel = hmac(hmac(hmac(hmac(`AWS4${sleutel.geheim}`, dag), regio), 's3'), 'aws4_request');
  if (hmac(dagsleutel, teTekenen).toString('hex') !== handtekening) return 403;
  for (const naam of ['host', 'x-amz-content-sha256', 'x-amz-date']) if (!namen.split(';').includes(naam)) return 403;
  return inhoud === verzoek.sha256 ? undefined : 400;
}
