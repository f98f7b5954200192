/** What a call ends with when it did not succeed. */
import type { Probleem } from './aanbieder.ts';

/** The gateway answered and said no; `probleem` says why (RFC 9457). */
export class ApiFout extends Error {
  override readonly name = 'ApiFout';
  readonly status: number;
  readonly probleem: Partial<Probleem>;

  constructor(status: number, probleem: Partial<Probleem>) {
    super(probleem.detail ?? probleem.title ?? `antwoord ${status}`);
    this.status = status;
    this.probleem = probleem;
  }
}

/** There was no answer, or only of what stands between: after every attempt. */
export class Verbindingsfout extends Error {
  override readonly name = 'Verbindingsfout';

  constructor(oorzaak: unknown) {
    super('De gateway is niet te bereiken.', { cause: oorzaak });
  }
}

/** A proxy or a crash may answer with something that is no problem document. */
export function readProbleem(tekst: string): Partial<Probleem> {
  try {
    const inhoud: unknown = JSON.parse(tekst);
    return typeof inhoud === 'object' && inhoud !== null && !Array.isArray(inhoud) ? inhoud : {};
  } catch {
    return {};
  }
}
