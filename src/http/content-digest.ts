/** The hash of what is sent, as a header (RFC 9530). */

const SHA256 = /(?:^|,)\s*sha-256=:([A-Za-z0-9+/]{43}=):\s*(?:;[^,]*)?(?=,|$)/i;

/** In hex; undefined when there is no SHA-256 in the header. */
export function readContentDigest(header: string | undefined): string | undefined {
  const base64 = SHA256.exec(header ?? '')?.[1];
  if (base64 === undefined) return undefined;
  return Array.from(atob(base64), (teken) => teken.charCodeAt(0).toString(16).padStart(2, '0')).join('');
}
