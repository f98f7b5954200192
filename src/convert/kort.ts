const PRIEM = 0x100000001b3n;
const BEGIN = 0xcbf29ce484222325n;
const MASKER = 0xffffffffffffffffn;
const TEKENS = 12;
const RUIMTE = 36n ** BigInt(TEKENS);
const codering = new TextEncoder();

/**
 * A repeatable identification of 12 characters [a-z0-9] for a text: FNV-1a with 64 bits (RFC 9923) over its UTF-8 bytes, in
 * base 36. For numbers that must be unique per aanbieder (OP: berichtidentificatie, declaratienummer): among ten million texts
 * the chance that any two agree is about 1 in 100,000. Not a secret: it can be made again by anyone who knows the text.
 */
export function kort(tekst: string): string {
  let toestand = BEGIN;
  for (const byte of codering.encode(tekst)) toestand = ((toestand ^ BigInt(byte)) * PRIEM) & MASKER;
  return (toestand % RUIMTE).toString(36).padStart(TEKENS, '0');
}
