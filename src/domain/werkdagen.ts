/**
 * Working days in the Netherlands: not Saturday, not Sunday, and none of the days of article 3 of the Algemene termijnenwet. That list is
 * the one the law uses to count terms in days: Nieuwjaarsdag, Goede Vrijdag (second paragraph), Tweede Paasdag, Koningsdag, 5 mei in
 * every year (not only the lustrum years of a collective agreement), Hemelvaartsdag, Tweede Pinksterdag and both Kerstdagen. Days that
 * are closed by agreement, or set by decree for one year, are not in it: a term then ends earlier than somebody hoped, never later.
 */

const DAG_MS = 86_400_000;
const ZONDAG = 0;
const ZATERDAG = 6;

const toDag = (datum: string): number => Date.parse(`${datum}T00:00:00Z`) / DAG_MS;
const toDatum = (dag: number): string => new Date(dag * DAG_MS).toISOString().slice(0, 10);
const weekdag = (dag: number): number => new Date(dag * DAG_MS).getUTCDay();
const dagVan = (jaar: number, maand: number, dag: number): number => Date.UTC(jaar, maand - 1, dag) / DAG_MS;

/** Easter Sunday in the Gregorian calendar (Meeus, Jones and Butcher). @returns 'jjjj-mm-dd' */
export function paaszondag(jaar: number): string {
  const a = jaar % 19;
  const b = Math.floor(jaar / 100);
  const c = jaar % 100;
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  return toDatum(dagVan(jaar, Math.floor(f / 31), (f % 31) + 1));
}

/** The birthday of the king is celebrated on 27 April, and on the 26th when that is a Sunday. */
function koningsdag(jaar: number): number {
  const dag = dagVan(jaar, 4, 27);
  return weekdag(dag) === ZONDAG ? dag - 1 : dag;
}

/** Algemene termijnenwet art. 3, for one year, in order. */
export function feestdagen(jaar: number): readonly string[] {
  const pasen = toDag(paaszondag(jaar));
  return [
    dagVan(jaar, 1, 1),
    pasen - 2,
    pasen + 1,
    koningsdag(jaar),
    dagVan(jaar, 5, 5),
    pasen + 39,
    pasen + 50,
    dagVan(jaar, 12, 25),
    dagVan(jaar, 12, 26),
  ]
    .toSorted((een, ander) => een - ander)
    .map(toDatum);
}

export function isWerkdag(datum: string): boolean {
  const dag = weekdag(toDag(datum));
  return dag !== ZATERDAG && dag !== ZONDAG && !feestdagen(Number(datum.slice(0, 4))).includes(datum);
}

/** The working day that is so many working days after `datum`; the day itself does not count. @param aantal from 1 */
export function addWerkdagen(datum: string, aantal: number): string {
  let dag = toDag(datum);
  for (let nog = aantal; nog > 0; ) if (isWerkdag(toDatum(++dag))) nog--;
  return toDatum(dag);
}

/** The first day from which `aantal` working days are not over yet on `vandaag`: what began on an earlier day is late. */
export function eersteOpTijd(vandaag: string, aantal: number): string {
  let dag = toDag(vandaag);
  while (addWerkdagen(toDatum(dag - 1), aantal) >= vandaag) dag--;
  return toDatum(dag);
}
