/** What an aansluiting asks beside the file: deadlines and documents. */
import type { DeelSleutel } from '../domain/deel.ts';
import type { Dossierdocument } from '../domain/dossier.ts';
import type { Aansluiting, Termijn } from '../domain/register.ts';
import type { Bijlage, Kop, Periode } from '../domain/verantwoording.ts';
import { consultDossier } from './dossier.ts';
import type { Uitgesproken } from './drempel.ts';

function daysAfter(datum: string, dagen: number): string {
  const dag = new Date(`${datum}T00:00:00Z`);
  dag.setUTCDate(dag.getUTCDate() + dagen);
  return dag.toISOString().slice(0, 10);
}

/** The day itself, or the last day of the month when the month is shorter. */
export function termijnDatum(termijn: Termijn, periode: Pick<Periode, 'einddatum'>): string {
  if ('wekenErna' in termijn) return daysAfter(periode.einddatum, 7 * termijn.wekenErna);
  if ('dagenErna' in termijn) return daysAfter(periode.einddatum, termijn.dagenErna);
  const jaar = Number(periode.einddatum.slice(0, 4));
  const maand = Number(periode.einddatum.slice(5, 7));
  // Day 0 of a month is the last day of the month before it.
  const lastDay = (j: number, m: number): Date => new Date(Date.UTC(j, m, 0));
  if ('maandenErna' in termijn)
    return lastDay(jaar, maand + termijn.maandenErna)
      .toISOString()
      .slice(0, 10);
  const doeljaar = jaar + termijn.jaarOffset;
  const dag = Math.min(termijn.dag, lastDay(doeljaar, termijn.maand).getUTCDate());
  return `${doeljaar}-${String(termijn.maand).padStart(2, '0')}-${String(dag).padStart(2, '0')}`;
}

/** The last day on which it is in time. */
export function laatsteDag(termijn: Termijn, periode: Pick<Periode, 'einddatum'>): string {
  const grens = termijnDatum(termijn, periode);
  return termijn.grens === 'voor' ? daysAfter(grens, -1) : grens;
}

export function isTeLaat(termijn: Termijn, periode: Pick<Periode, 'einddatum'>, datum: string): boolean {
  const grens = termijnDatum(termijn, periode);
  return termijn.grens === 'voor' ? datum >= grens : datum > grens;
}

export interface EisenVraag {
  readonly kop: Pick<Kop, 'periode' | 'stadium' | 'bijlagen' | 'vervangt'>;
  readonly aansluiting: Aansluiting;
  readonly ontvanger: { readonly code: string; readonly naam: string };
  readonly delen: readonly DeelSleutel[];
  readonly ingediendOp: string;
}

/** Too late is a remark, never a reason to hold: the ontvanger decides what it does with a late one. */
export function evaluateTermijnen({ kop, aansluiting, ontvanger, ingediendOp }: EisenVraag): Uitgesproken[] {
  // A correction comes after the deadline by its nature; the submission it replaces was judged.
  if (kop.vervangt !== undefined) return [];
  return aansluiting.termijnen
    .filter((termijn) => termijn.betreft === 'verantwoording' && isTeLaat(termijn, kop.periode, ingediendOp))
    .map((termijn) => ({
      vasthouden: false,
      bevinding: {
        code: 'TERMIJN_VERSTREKEN',
        ernst: 'waarschuwing',
        plaats: { ontvangercode: ontvanger.code },
        parameters: {
          ontvanger: ontvanger.naam,
          aansluiting: aansluiting.titel,
          wat: termijn.wat,
          grens: termijn.grens,
          datum: termijnDatum(termijn, kop.periode),
        },
      },
    }));
}

/** In force on the day of submission, and about this gemeente or about all. */
export const serves = (bijlage: Bijlage, gemeentecode: string, ingediendOp: string): boolean =>
  (bijlage.gemeentecode === undefined || bijlage.gemeentecode === gemeentecode) &&
  (bijlage.geldigVanaf === undefined || bijlage.geldigVanaf <= ingediendOp) &&
  (bijlage.geldigTot === undefined || ingediendOp <= bijlage.geldigTot);

interface BijlagenVraag extends EisenVraag {
  readonly dossier: readonly Dossierdocument[];
  readonly antwoordendeCode: (gemeentecode: string) => string;
}

export function evaluateBijlagen(vraag: BijlagenVraag): Uitgesproken[] {
  const { kop, aansluiting, ontvanger, delen, ingediendOp, dossier, antwoordendeCode } = vraag;
  return aansluiting.bijlagen.flatMap(({ bijlagesoort, bijOntbreken }): readonly Uitgesproken[] => {
    const aanwezig = (kop.bijlagen ?? []).filter((bijlage) => bijlage.bijlagesoort === bijlagesoort);
    const { compleet, bevindingen } = consultDossier({
      dossier,
      documentsoort: 'bijlage',
      soorten: [bijlagesoort],
      delen,
      bediend: ({ gemeentecode }) => aanwezig.some((bijlage) => serves(bijlage, gemeentecode, ingediendOp)),
      opDatum: kop.periode.einddatum,
      ontvanger,
      antwoordendeCode,
    });
    const uitDossier = bevindingen.map((bevinding) => ({ vasthouden: false, bevinding }));
    if (compleet) return uitDossier;
    const vasthouden = bijOntbreken === 'vasthouden' && kop.stadium === 'definitief';
    return [
      ...uitDossier,
      {
        vasthouden,
        bevinding: {
          code: 'BIJLAGE_ONTBREEKT',
          ernst: vasthouden ? 'fout' : 'waarschuwing',
          plaats: { pointer: '/bijlagen', ontvangercode: ontvanger.code },
          parameters: { ontvanger: ontvanger.naam, aansluiting: aansluiting.titel, bijlage: bijlagesoort },
        },
      },
    ];
  });
}
