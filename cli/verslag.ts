/** What a person reads about a verantwoording: what became of it per ontvanger, and what was found. */
import type { ApiFout, aanbieder } from '../clients/typescript/src/index.ts';
import { describeBevindingen } from '../scripts/lib/report.ts';
import { formatTable } from '../scripts/lib/table.ts';

/** What a proefverwerking and an ontvangstbewijs both say of a zending. */
type Zendingen = readonly (Pick<aanbieder.Zendingbewijs, 'ontvanger' | 'toestand'> & {
  readonly formaat: { readonly naam: string; readonly versie: string };
  readonly bestanden: readonly { readonly bestandsnaam: string }[];
})[];

export function describeZendingen(
  zendingen: Zendingen,
  zonderOntvanger: readonly aanbieder.ZonderOntvanger[],
  breedte: number | undefined,
): string {
  const rijen = zendingen.map(({ ontvanger, formaat, bestanden, toestand }) => [
    `${ontvanger.code} ${ontvanger.naam}`,
    `${formaat.naam} ${formaat.versie}`,
    bestanden.map(({ bestandsnaam }) => bestandsnaam).join(', ') || '–',
    toestand,
  ]);
  const zonder = zonderOntvanger.map(({ gemeentecode, wet, soort }) => [
    `geen (gemeente ${gemeentecode}, ${wet})`,
    soort,
    '–',
    'zonder ontvanger',
  ]);
  return formatTable(['ontvanger', 'formaat', 'bestand', 'toestand'], [...rijen, ...zonder], breedte);
}

export const describeBevindingenlijst = (bevindingen: readonly aanbieder.Bevinding[], aantal: number): string =>
  describeBevindingen({
    bevindingen,
    aantal,
    aantalFouten: bevindingen.filter(({ ernst }) => ernst === 'fout').length,
  });

/** Why the gateway refused, as it says itself. */
export function describeWeigering({ message, probleem }: ApiFout): string {
  const { bevindingen = [], aantalBevindingen = bevindingen.length } = probleem;
  return bevindingen.length === 0 ? message : `${message}\n${describeBevindingenlijst(bevindingen, aantalBevindingen)}`;
}

const NAKIJKEN: ReadonlySet<string> = new Set(['vastgehouden', 'afgewezen', 'deels-afgewezen']);

/** Whether somebody has to do something about it. */
export const needsAttention = (
  zendingen: readonly { readonly toestand: string }[],
  zonderOntvanger: readonly unknown[],
): boolean => zonderOntvanger.length > 0 || zendingen.some(({ toestand }) => NAKIJKEN.has(toestand));
