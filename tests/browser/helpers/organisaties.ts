/** Organisations of one test file, made through the API as a beheerder does. */
import { inject } from 'vitest';
import { Client } from '../../../scripts/lib/client.ts';

export const beheer = (): Client => {
  const { url, beginsleutel } = inject('gateway');
  return new Client(new URL(url), beginsleutel);
};

/** @returns the API as this organisation; it exists from now on, also on the sign-in page */
export async function alsOrganisatie(
  houdersoort: 'aanbieder' | 'ontvanger' | 'beheerder',
  houdercode: string,
): Promise<Client> {
  const { inhoud } = await beheer().post<{ sleutel: string }>('/beheer/v1/sleutels', {
    houdersoort,
    houdercode,
    omschrijving: 'browser test',
  });
  return beheer().withSleutel(inhoud.sleutel);
}
