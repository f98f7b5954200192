import type { RegisterDocument, Wijziging } from '../ports.ts';

/** The last day of a version, set by an act after it was registered; the document itself never changes. */
export interface Aansluitingeinde {
  /** Plain date, inclusive. */
  readonly geldigTot: string;
  readonly reden: string;
}

export interface AansluitingStaat {
  /** One transaction; false: the register had moved on. The caller has seen that it makes the version end earlier. */
  bewaarEinde(
    aansluiting: Pick<RegisterDocument, 'naam' | 'versie' | 'sha256'>,
    einde: Aansluitingeinde,
    wijziging: Wijziging,
  ): Promise<boolean>;
  /** Of all aanbieders, the newest first; those that still count: not replaced, not withdrawn. */
  listLaatsteVerantwoordingen(
    maximum: number,
  ): Promise<readonly { readonly id: string; readonly ontvangenOp: string }[]>;
}
