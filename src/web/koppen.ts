/** Headers of every page. Nothing from elsewhere is loaded, nothing inline runs, and nobody may frame a page. */
import { createMiddleware } from 'hono/factory';

const CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

export const PAGINA_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': CSP,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'Referrer-Policy': 'same-origin',
  'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
};

export const pageHeaders = createMiddleware(async (c, next) => {
  await next();
  for (const [naam, waarde] of Object.entries(PAGINA_HEADERS)) c.header(naam, waarde);
  // A page shows what one organisation may see: it is kept nowhere.
  if (c.res.headers.get('Cache-Control') === null) c.header('Cache-Control', 'no-store');
});
