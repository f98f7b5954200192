/**
 * No burgerservicenummer in an address: addresses are kept, by the browser and by whatever stands between it and us. Who searches for one is
 * sent on at once, so that the browser forgets the address, to a page that says how to search instead.
 */
import { createMiddleware } from 'hono/factory';
import { mayHoldBsn } from '../domain/bsn.ts';
import type { WebOmgeving } from './omgeving.ts';

export const BSN_IN_ADRES = '/bsn-in-adres';

/** An id or the place in a list: made by us, and never a person. */
const EIGEN_TEKEN = /[A-Za-z0-9_-]{20,}/;

const isVraagNaarBsn = (waarde: string): boolean => !EIGEN_TEKEN.test(waarde) && mayHoldBsn(waarde);

export const weigerBsnInAdres = createMiddleware<WebOmgeving>(async (c, next) => {
  const waarden = Object.values(c.req.queries()).flat();
  return waarden.some(isVraagNaarBsn) ? c.redirect(BSN_IN_ADRES, 303) : next();
});
