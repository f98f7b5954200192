/** Where somebody who finds a weakness can tell it (RFC 9116). */
import type { Hono } from 'hono';
import type { HttpOmgeving } from './omgeving.ts';

export const SECURITY_TXT_PAD = '/.well-known/security.txt';

/** RFC 9116 §2.5.5 wants less than a year; who reads a copy that is older should look again. */
const GELDIG_MS = 180 * 24 * 60 * 60 * 1000;

export interface Beveiligingscontact {
  /** mailto:, https: or tel:. */
  readonly contact: string;
  /** Where this deployment is reached; without it the file does not say where it belongs. */
  readonly publiekAdres?: string;
}

export const securityTxt = ({ contact, publiekAdres }: Beveiligingscontact, nu: Date): string =>
  [
    `Contact: ${contact}`,
    `Expires: ${new Date(nu.getTime() + GELDIG_MS).toISOString()}`,
    'Preferred-Languages: nl, en',
    ...(publiekAdres === undefined ? [] : [`Canonical: ${publiekAdres}${SECURITY_TXT_PAD}`]),
    '',
  ].join('\r\n');

const STANDAARD: Beveiligingscontact = { contact: 'mailto:info@enkelvoud.nl' };

export function addSecurityTxt<Bindingen extends object>(app: Hono<HttpOmgeving & { Bindings: Bindingen }>): void {
  app.get(SECURITY_TXT_PAD, (c) =>
    c.body(securityTxt(c.var.voorziening.instelling.beveiliging ?? STANDAARD, c.var.diensten.klok()), 200, {
      'Content-Type': 'text/plain; charset=utf-8',
    }),
  );
}
