/**
 * The ontvangstbewijs: what the gateway took in, and what became of it for each ontvanger, with the versions and hashes from which
 * every output can be made again byte for byte. What was received never changes; files are added when they are made. So a bewijs
 * says at which moment it was made (`opgemaaktOp`), and a later one holds everything an earlier one does.
 *
 * Derived data (kop, delen) is not in it: reading the submission again gives it again.
 */
import type { Bewezenzending, Bewijsgegevens, Registerstand } from '../domain/bewijs.ts';
import type { Gecrediteerd } from '../domain/correctie.ts';
import type { DeelSleutel } from '../domain/deel.ts';
import type { OntvangerSoort } from '../domain/register.ts';
import type { Intrekreden, Omzetgrondslag, VerantwoordingRij, ZonderOntvangerRij } from '../domain/rijen.ts';
import { SOFTWAREVERSIE } from '../domain/softwareversie.ts';

export interface Ontvangstbewijs {
  readonly id: string;
  readonly kenmerk: string;
  readonly agbcode: string;
  readonly stadium: 'concept' | 'definitief';
  readonly periode: { readonly begindatum: string; readonly einddatum: string };
  readonly soorten: readonly string[];
  readonly ontvangenOp: string;
  /** Of the submission, unpacked. */
  readonly sha256: string;
  readonly bytes: number;
  readonly aantalPrestaties: number;
  readonly aantalTrajecten: number;
  readonly saldoCenten: number;
  readonly vervangtId?: string;
  readonly vervangenDoorId?: string;
  readonly ingetrokkenOp?: string;
  readonly intrekreden?: Intrekreden;
  readonly zendingen: readonly ZendingBewijs[];
  /** Gemeente × wet × soort for which no ontvanger is connected yet. */
  readonly zonderOntvanger: readonly ZonderOntvangerRij[];
  /** The lists of the register behind the files, for every revisie that a zending names. */
  readonly register: readonly Registerstand[];
  readonly opgemaaktOp: string;
  /** What made this bewijs. What made a file stands at its zending. */
  readonly software: { readonly naam: 'enkelvoud'; readonly versie: string };
}

export interface ZendingBewijs {
  readonly id: string;
  readonly ontvanger: { readonly soort: OntvangerSoort; readonly code: string; readonly naam: string };
  readonly soort: string;
  readonly formaat: { readonly naam: string; readonly versie: string; readonly sha256: string };
  readonly aansluiting: { readonly id: string; readonly versie: string; readonly sha256: string };
  readonly delen: readonly DeelSleutel[];
  /** Counts from 1; a later one replaces or corrects what this ontvanger got before. */
  readonly versie: number;
  /** The zending in whose place this one comes. */
  readonly vervangtId?: string;
  /** Present: it holds lines of its own, that take back what an earlier one sent. */
  readonly correctie?: Gecrediteerd;
  readonly toestand: string;
  readonly bezorgdOp?: string;
  readonly beantwoordOp?: string;
  /** Absent as long as the zending was not converted. */
  readonly omgezetMet?: Omzetgrondslag;
  readonly bestanden: readonly {
    readonly bestandsnaam: string;
    readonly mediatype: string;
    readonly sha256: string;
    readonly bytes: number;
  }[];
}

/** Only what is named here leaves: a new column never becomes part of a proof by itself. */
export function createOntvangstbewijs(
  v: VerantwoordingRij,
  { zendingen, zonderOntvanger, register }: Bewijsgegevens,
  opgemaaktOp: string,
): Ontvangstbewijs {
  return {
    id: v.id,
    kenmerk: v.kenmerk,
    agbcode: v.agbcode,
    stadium: v.stadium,
    periode: { begindatum: v.periode.begindatum, einddatum: v.periode.einddatum },
    soorten: [...v.soorten],
    ontvangenOp: v.ontvangenOp,
    sha256: v.sha256,
    bytes: v.bytes,
    aantalPrestaties: v.aantalPrestaties,
    aantalTrajecten: v.aantalTrajecten,
    saldoCenten: v.saldoCenten,
    ...(v.vervangtId === undefined ? {} : { vervangtId: v.vervangtId }),
    ...(v.vervangenDoorId === undefined ? {} : { vervangenDoorId: v.vervangenDoorId }),
    ...(v.ingetrokkenOp === undefined ? {} : { ingetrokkenOp: v.ingetrokkenOp }),
    ...(v.intrekreden === undefined ? {} : { intrekreden: v.intrekreden }),
    zendingen: zendingen.map(zendingBewijs),
    zonderOntvanger: zonderOntvanger.map(({ gemeentecode, wet, soort }) => ({ gemeentecode, wet, soort })),
    register,
    opgemaaktOp,
    software: { naam: 'enkelvoud', versie: SOFTWAREVERSIE },
  };
}

function zendingBewijs({ zending, ...grondslag }: Bewezenzending): ZendingBewijs {
  const { ontvanger, formaat, aansluiting } = zending;
  return {
    id: zending.id,
    ontvanger: { soort: ontvanger.soort, code: ontvanger.code, naam: ontvanger.naam },
    soort: zending.soort,
    formaat: { naam: formaat.naam, versie: formaat.versie, sha256: grondslag.formaatSha256 },
    aansluiting: { id: aansluiting.id, versie: aansluiting.versie, sha256: grondslag.aansluitingSha256 },
    delen: grondslag.delen.map(({ gemeentecode, wet }) => ({ gemeentecode, wet })),
    versie: zending.versie,
    ...(zending.vervangtId === undefined ? {} : { vervangtId: zending.vervangtId }),
    ...(zending.correctie === undefined
      ? {}
      : { correctie: { aantal: zending.correctie.aantal, centen: zending.correctie.centen } }),
    toestand: zending.toestand,
    ...(zending.bezorgdOp === undefined ? {} : { bezorgdOp: zending.bezorgdOp }),
    ...(zending.beantwoordOp === undefined ? {} : { beantwoordOp: zending.beantwoordOp }),
    ...(grondslag.omgezetMet === undefined ? {} : { omgezetMet: grondslag.omgezetMet }),
    bestanden: zending.bestanden.map(({ bestandsnaam, mediatype, sha256, bytes }) => ({
      bestandsnaam,
      mediatype,
      sha256,
      bytes,
    })),
  };
}
