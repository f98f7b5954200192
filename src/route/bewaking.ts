/** Which deadlines come near or were missed on a day. Only tijdvakken that somebody accounts for are looked at. */
import type { Aansluiting } from '../domain/register.ts';
import type { Bewaking, Termijnsoort, Tijdvak } from '../domain/termijnbewaking.ts';
import type { Soort } from '../domain/verantwoording.ts';
import { laatsteDag } from './eisen.ts';

/** "Over drie dagen moet dit er zijn." */
const DAGEN_VOORAF = 3;
/** Who was not warned in time (a gemeente connected late, a cron that stood still) is told up to so long afterwards. */
const DAGEN_ERNA = 30;
const DAG_MS = 86_400_000;

const time = (datum: string): number => Date.parse(`${datum}T00:00:00Z`);
const dateOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
const shift = (datum: string, dagen: number): string => dateOf(time(datum) + dagen * DAG_MS);
const daysBetween = (van: string, tot: number): number => Math.round((tot - time(van)) / DAG_MS);

/** Whole months a tijdvak lasts; undefined when it does not begin on a first and end on a last day of a month. */
function wholeMonths({ begindatum, einddatum }: Tijdvak): number | undefined {
  if (!begindatum.endsWith('-01') || !shift(einddatum, 1).endsWith('-01')) return undefined;
  const maanden = (datum: string): number => Number(datum.slice(0, 4)) * 12 + Number(datum.slice(5, 7));
  return maanden(einddatum) - maanden(begindatum) + 1;
}

/**
 * The tijdvak of the same kind right after (`richting` 1) or before (-1): a month, a quarter, a year, or weeks. Undefined when it is none of
 * these.
 */
export function neighbour(tijdvak: Tijdvak, richting: 1 | -1): Tijdvak | undefined {
  const maanden = wholeMonths(tijdvak);
  if (maanden !== undefined) {
    if (![1, 3, 6, 12].includes(maanden)) return undefined;
    const begin = new Date(time(tijdvak.begindatum));
    const op = (verschuiving: number): number =>
      Date.UTC(begin.getUTCFullYear(), begin.getUTCMonth() + verschuiving, 1);
    const van = op(richting * maanden);
    return { begindatum: dateOf(van), einddatum: dateOf(op(richting * maanden + maanden) - DAG_MS) };
  }
  const dagen = daysBetween(tijdvak.begindatum, time(tijdvak.einddatum)) + 1;
  if (dagen !== 7 && dagen !== 28) return undefined;
  return {
    begindatum: shift(tijdvak.begindatum, richting * dagen),
    einddatum: shift(tijdvak.einddatum, richting * dagen),
  };
}

/** `nadert` up to and including the last day, `verstreken` after it; undefined when it is too early or too long ago. */
export function judge(laatsteDag: string, vandaag: string): Termijnsoort | undefined {
  if (vandaag > laatsteDag) return vandaag <= shift(laatsteDag, DAGEN_ERNA) ? 'verstreken' : undefined;
  return vandaag >= shift(laatsteDag, -DAGEN_VOORAF) ? 'nadert' : undefined;
}

const isInForce = ({ geldigVanaf, geldigTot }: Aansluiting, datum: string): boolean =>
  geldigVanaf <= datum && (geldigTot === undefined || datum <= geldigTot);

const key = ({ begindatum, einddatum }: Tijdvak): string => `${begindatum}/${einddatum}`;

/**
 * @param bekend every soort and tijdvak that was ever accounted for, each once
 * @param vandaag calendar day in the Netherlands
 */
export function listBewakingen(
  aansluitingen: readonly Aansluiting[],
  bekend: readonly (Tijdvak & { readonly soort: Soort })[],
  vandaag: string,
): readonly Bewaking[] {
  const perSoort = Map.groupBy(bekend, ({ soort }) => soort);
  return [...perSoort].flatMap(([soort, tijdvakken]) => {
    const doelen = new Map<string, Tijdvak>();
    for (const tijdvak of tijdvakken)
      for (const doel of [tijdvak, neighbour(tijdvak, 1)])
        if (doel !== undefined) doelen.set(key(doel), { begindatum: doel.begindatum, einddatum: doel.einddatum });
    return [...doelen.values()].flatMap((periode) =>
      aansluitingen
        .filter((aansluiting) => aansluiting.soort === soort && isInForce(aansluiting, periode.einddatum))
        .flatMap((aansluiting) => watch(aansluiting, periode, vandaag)),
    );
  });
}

function watch(aansluiting: Aansluiting, periode: Tijdvak, vandaag: string): Bewaking[] {
  const vorige = neighbour(periode, -1);
  return aansluiting.termijnen
    .filter(({ betreft }) => betreft === 'verantwoording')
    .flatMap((termijn) => {
      const dag = laatsteDag(termijn, periode);
      const termijnsoort = judge(dag, vandaag);
      if (termijnsoort === undefined) return [];
      return [
        {
          termijnsoort,
          aansluitingId: aansluiting.id,
          soort: aansluiting.soort,
          wat: termijn.wat,
          periode,
          ...(vorige === undefined ? {} : { vorige }),
          laatsteDag: dag,
        },
      ];
    });
}
