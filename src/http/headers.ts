/** Headers that go with every answer, errors included (NLGov API Design Rules: version-header, transport/security-headers). */
import { createMiddleware } from 'hono/factory';

export const API_VERSIE = '1.0.0';

export const ANTWOORD_HEADERS: Readonly<Record<string, string>> = {
  'API-Version': API_VERSIE,
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Cross-Origin-Opener-Policy': 'same-origin',
  // Programs of other sites read what names Access-Control-Allow-Origin all the same: that asks with CORS.
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
};

export const answerHeaders = createMiddleware(async (c, next) => {
  await next();
  for (const [naam, waarde] of Object.entries(ANTWOORD_HEADERS)) c.header(naam, waarde);
});
