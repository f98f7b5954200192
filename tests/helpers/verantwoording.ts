/** Verantwoordingen for tests: small, valid, and changed where the test wants. */

import voorbeeld from '../../examples/verantwoording.json';
import type { Prestatie, Verantwoording } from '../../src/domain/verantwoording.ts';

export const AGBCODE = '65656055';

export const voorbeeldVerantwoording = (anders: Partial<Verantwoording> = {}): Verantwoording => ({
  ...(structuredClone(voorbeeld) as unknown as Verantwoording),
  ...anders,
});

export const prestatiesVan = (verantwoording: Verantwoording): Prestatie[] => verantwoording.prestaties ?? [];

export async function* bytesVan(inhoud: unknown): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(typeof inhoud === 'string' ? inhoud : JSON.stringify(inhoud));
}
