/** What happens to a registered version in the course of time, and the examples that travel with a formaat. */
import type { Formaat } from './formaat.ts';
import type { Ontvanger } from './register.ts';

export type Levensfase = Formaat['levensfase'];

/** Each fase with the ones that may follow it. What was never `actief` cannot end; what ended never revives. */
export const VOLGENDE_FASEN: Readonly<Record<Levensfase, readonly Levensfase[]>> = {
  concept: ['getest'],
  getest: ['actief'],
  actief: ['vervallen'],
  vervallen: [],
};

/** One act on a version: who did what, and what the content was after it. Never changed, never removed. */
export interface Gebeurtenis {
  readonly volgnummer: number;
  /** `gewist`: the bytes of an example went that no version had any more. */
  readonly handeling: 'geregistreerd' | 'vervangen' | 'voorbeeld' | 'fase' | 'verwijderd' | 'beeindigd' | 'gewist';
  /** Of the document, or of the example when the act is about one; of what went when it was removed. */
  readonly sha256: string;
  readonly voorbeeld?: string;
  readonly fase?: Levensfase;
  /** Of an aansluiting that was withdrawn: its last day. */
  readonly geldigTot?: string;
  readonly reden?: string;
  readonly op: string;
  readonly door: string;
}

export interface VerwachtBestand {
  readonly bestandsnaam: string;
  readonly sha256: string;
  readonly inhoudBase64: string;
}

/** An example: a verantwoording, for whom, and the files that must come out of it byte for byte. */
export interface Voorbeelddocument {
  readonly invoer: Readonly<Record<string, unknown>>;
  readonly ontvanger?: Ontvanger;
  readonly parameters: Readonly<Record<string, string>>;
  /** As an aansluiting fills the code tables that the formaat leaves open. */
  readonly codetabellen?: Formaat['codetabellen'];
  /** Plain date on which it is taken to be submitted. */
  readonly vandaag: string;
  readonly verwacht: readonly VerwachtBestand[];
}

export interface VoorbeeldRij {
  readonly formaat: string;
  readonly versie: string;
  readonly voorbeeld: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly aantalBestanden: number;
}
