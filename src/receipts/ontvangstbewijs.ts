/**
 * The ontvangstbewijs: what the gateway took in, and what became of it for each ontvanger, with the versions and hashes from which
 * every output can be made again byte for byte.
 */
import type { VerantwoordingRij, ZendingRij, ZonderOntvangerRij } from '../domain/rijen.ts';

export interface Ontvangstbewijs {
  readonly id: string;
  readonly kenmerk: string;
  readonly agbcode: string;
  readonly stadium: 'concept' | 'definitief';
  readonly periode: { readonly begindatum: string; readonly einddatum: string };
  readonly soorten: readonly string[];
  readonly ontvangenOp: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly aantalPrestaties: number;
  readonly aantalTrajecten: number;
  readonly saldoCenten: number;
  readonly vervangtId?: string;
  readonly vervangenDoorId?: string;
  readonly zendingen: readonly ZendingBewijs[];
  /** Gemeente × wet × soort for which no ontvanger is connected yet. */
  readonly zonderOntvanger: readonly ZonderOntvangerRij[];
}

export interface ZendingBewijs {
  readonly id: string;
  readonly ontvanger: { readonly soort: string; readonly code: string; readonly naam: string };
  readonly soort: string;
  readonly formaat: { readonly naam: string; readonly versie: string };
  readonly aansluiting: { readonly id: string; readonly versie: string };
  readonly toestand: string;
  readonly bezorgdOp?: string;
  readonly beantwoordOp?: string;
  readonly bestanden: readonly {
    readonly bestandsnaam: string;
    readonly mediatype: string;
    readonly sha256: string;
    readonly bytes: number;
  }[];
}

export function createOntvangstbewijs(
  verantwoording: VerantwoordingRij,
  zendingen: readonly ZendingRij[],
  zonderOntvanger: readonly ZonderOntvangerRij[],
): Ontvangstbewijs {
  return {
    ...verantwoording,
    zendingen: zendingen.map((zending) => ({
      id: zending.id,
      ontvanger: zending.ontvanger,
      soort: zending.soort,
      formaat: zending.formaat,
      aansluiting: zending.aansluiting,
      toestand: zending.toestand,
      ...(zending.bezorgdOp === undefined ? {} : { bezorgdOp: zending.bezorgdOp }),
      ...(zending.beantwoordOp === undefined ? {} : { beantwoordOp: zending.beantwoordOp }),
      bestanden: zending.bestanden.map(({ bestandsnaam, mediatype, sha256, bytes }) => ({
        bestandsnaam,
        mediatype,
        sha256,
        bytes,
      })),
    })),
    zonderOntvanger,
  };
}
