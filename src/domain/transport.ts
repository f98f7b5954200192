/** Whether a question came in the open: what it carries can then be read by who is in between. */

/**
 * @param adres the address that was asked, as the platform saw it
 * @param publiekAdres where this deployment says it is reached; without one nothing can be said
 * @returns true for http where the deployment is reached by https; never on the machine of a developer, whose own address is http
 */
export const isOnversleuteld = (adres: string, publiekAdres: string | undefined): boolean =>
  publiekAdres?.startsWith('https:') === true && new URL(adres).protocol === 'http:';
