/** Everything the pipeline asks of the outside world. The composition root (`services.ts`) fills it in; tests own the clock. */
import type { Bewaartermijnen } from '../domain/bewaring.ts';
import { LIMIETEN } from '../domain/limieten.ts';
import type { Spoor } from '../domain/verwerking.ts';
import type { Virusscanner } from '../domain/virusscan.ts';
import type { Blobs, Mappen, Payloadsleutels, Postbussen, Staat, Wachtrij } from '../storage/ports.ts';
import type { Betrokkenensleutels } from './betrokkenen.ts';
import type { Kanaaldiensten } from './kanaal-werk.ts';
import type { RegisterBron } from './register-bron.ts';

/**
 * The points between two steps that each leave something behind. A test stops the worker at each of them, to show that the
 * reconciliation loses nothing and does nothing twice.
 */
export const TUSSENSTAPPEN = [
  'ontvangst-begonnen',
  'bytes-bewaard',
  'aanvaard',
  'omzetting-gevraagd',
  'beurt-genomen',
  'omzetting-begonnen',
  'bestanden-bewaard',
  'omzetting-bewaard',
  'postbus-geboden',
  'postbus-genummerd',
  'postbus-geplaatst',
  'poging-begonnen',
  'poging-gedaan',
  'poging-besloten',
  'bezorgd',
  'ingetrokken',
] as const;

/** The same for taking in an answer. */
export const ANTWOORDSTAPPEN = ['antwoord-gelezen', 'uitslag-bewaard', 'antwoord-bewaard'] as const;

export type Tussenstap = (typeof TUSSENSTAPPEN)[number] | (typeof ANTWOORDSTAPPEN)[number];

export interface Limieten {
  /** Unpacked bytes of one verantwoording. */
  readonly maximaleBytes: number;
  /** Unpacked bytes of a proefverwerking, which is kept in memory. */
  readonly maximaleProefBytes: number;
}

export const STANDAARD_LIMIETEN: Limieten = {
  maximaleBytes: LIMIETEN.verantwoordingBytes.waarde,
  maximaleProefBytes: LIMIETEN.proefBytes.waarde,
};

export interface Diensten {
  readonly blobs: Blobs;
  readonly mappen: Mappen;
  readonly payloadsleutels: Payloadsleutels;
  readonly staat: Staat;
  readonly wachtrij: Wachtrij;
  readonly postbussen: Postbussen;
  readonly register: RegisterBron;
  readonly limieten: Limieten;
  readonly bewaartermijnen: Bewaartermijnen;
  readonly kanalen: Kanaaldiensten;
  readonly betrokkenen: Betrokkenensleutels;
  /** Absent: this deployment does not scan documents, and says so. */
  readonly virusscanner?: Virusscanner;
  /** The action this work is part of, in the verwerkingenlogboek and towards others. */
  readonly spoor: Spoor;
  readonly klok: () => Date;
  /** Goes on after this long. A test that owns the clock moves it instead. */
  readonly pauzeer: (ms: number) => Promise<void>;
  /** A fresh, unguessable id (UUID version 4). */
  readonly nieuwId: () => string;
  readonly tussenstap: (stap: Tussenstap) => void | Promise<void>;
}
