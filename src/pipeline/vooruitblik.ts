/** What will happen with each zending, told before anything is submitted: formaat, termijnen, documents, drempel, totals and files. */
import type { Bevinding } from '../domain/bevinding.ts';
import { type DeelTelling, deelNaam } from '../domain/deel.ts';
import type { Dossierdocument } from '../domain/dossier.ts';
import type { Ontvanger } from '../domain/register.ts';
import type { Kop, Soort, Wet } from '../domain/verantwoording.ts';
import type { Drempelstand, Vooruitdocument, Vooruittermijn } from '../domain/vooruitblik.ts';
import type { DeelUitkomst, GeplandeZending, ZendingToestand } from '../domain/zending.ts';
import { rememberAntwoordend } from '../route/plan.ts';
import { describeDocumenten, describeDrempels, describeTermijnen } from '../route/vooruitblik.ts';
import type { RegisterBeeld } from './register-bron.ts';
import type { Stuk } from './stukken.ts';

export type { Drempelstand } from '../domain/vooruitblik.ts';

/** A file that would be made, and where its beginning is kept. */
export interface Vooruitbestand {
  readonly bestandsnaam: string;
  readonly mediatype: string;
  readonly bytes: number;
  /** Absent: nothing of it was kept. */
  readonly begin?: Stuk;
}

export interface Vooruitblik {
  readonly ontvanger: Ontvanger;
  readonly soort: Soort;
  readonly wetten: readonly Wet[];
  readonly formaat: { readonly naam: string; readonly versie: string; readonly titel: string };
  readonly aansluiting: string;
  /** Absent: it was planned, and not made. */
  readonly toestand?: ZendingToestand;
  /** What the submission holds for this ontvanger. */
  readonly aantalPrestaties: number;
  readonly aantalTrajecten: number;
  readonly saldoCenten: number;
  /** What of that is in the files, and what is left out for which reason. Absent with `toestand`. */
  readonly verwerkt?: { readonly aantal: number; readonly centen: number };
  readonly gefilterd: readonly { readonly reden: string; readonly aantal: number }[];
  readonly termijnen: readonly Vooruittermijn[];
  readonly documenten: readonly Vooruitdocument[];
  readonly drempels: readonly Drempelstand[];
  readonly bestanden: readonly Vooruitbestand[];
  readonly bevindingen: readonly Bevinding[];
  /** All findings, shown or not. */
  readonly aantalBevindingen: number;
}

/** What was made of a zending. */
export interface Gemaakt {
  readonly toestand: ZendingToestand;
  readonly delen: readonly DeelUitkomst[];
  readonly bestanden: readonly Vooruitbestand[];
}

export interface Vooruitgrond {
  readonly beeld: RegisterBeeld;
  readonly kop: Kop;
  readonly geteld: readonly DeelTelling[];
  readonly dossier: readonly Dossierdocument[];
  /** Calendar day in the Netherlands. */
  readonly vandaag: string;
}

/** Findings of one zending that are shown with it. */
const MAX_BEVINDINGEN = 50;

export function createVooruitblikker(grond: Vooruitgrond) {
  const { beeld, kop, geteld, dossier, vandaag } = grond;
  const antwoordendeCode = rememberAntwoordend({ index: beeld.index, ingediendOp: vandaag });
  const perDeel = new Map(geteld.map((deel) => [deelNaam(deel), deel]));

  return (zending: GeplandeZending, bevindingen: readonly Bevinding[], gemaakt?: Gemaakt): Vooruitblik => {
    const { ontvanger, soort, formaat, delen } = zending;
    const aansluiting = beeld.index.findAansluiting(zending.aansluiting.id, zending.aansluiting.versie);
    if (aansluiting === undefined) throw new Error('a zending was planned under an aansluiting that is not there');
    const eigen = delen.flatMap((deel) => perDeel.get(deelNaam(deel)) ?? []);
    const vraag = { kop, aansluiting, ontvanger, delen, ingediendOp: vandaag, dossier, antwoordendeCode };
    return {
      ontvanger,
      soort,
      wetten: [...new Set(delen.map(({ wet }) => wet))].sort(),
      formaat: { ...formaat, titel: beeld.index.findFormaat(formaat.naam, formaat.versie)?.titel ?? formaat.naam },
      aansluiting: aansluiting.titel,
      aantalPrestaties: sum(eigen.map(({ aantalPrestaties }) => aantalPrestaties)),
      aantalTrajecten: sum(eigen.map(({ aantalTrajecten }) => aantalTrajecten)),
      saldoCenten: sum(eigen.map(({ saldoCenten }) => saldoCenten)),
      ...(gemaakt === undefined ? { gefilterd: [], bestanden: [] } : describeGemaakt(gemaakt)),
      termijnen: describeTermijnen(vraag),
      documenten: describeDocumenten(vraag),
      drempels: describeDrempels({ ...vraag, alleDelen: geteld }),
      bevindingen: bevindingen.slice(0, MAX_BEVINDINGEN),
      aantalBevindingen: bevindingen.length,
    };
  };
}

function describeGemaakt({ toestand, delen, bestanden }: Gemaakt) {
  const redenen = new Map<string, number>();
  for (const { reden, aantal } of delen.flatMap(({ gefilterd }) => gefilterd))
    redenen.set(reden, (redenen.get(reden) ?? 0) + aantal);
  return {
    toestand,
    verwerkt: {
      aantal: sum(delen.map(({ verwerkt }) => verwerkt)),
      centen: sum(delen.map(({ verwerktCenten }) => verwerktCenten)),
    },
    gefilterd: [...redenen].map(([reden, aantal]) => ({ reden, aantal })),
    bestanden,
  };
}

const sum = (getallen: readonly number[]): number => getallen.reduce((totaal, getal) => totaal + getal, 0);
