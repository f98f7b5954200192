/** Plain dates ('jjjj-mm-dd') and the one place where a moment becomes a Dutch calendar day. */

const AMSTERDAM = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Amsterdam',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The calendar day in the Netherlands at this moment. Rules that compare with "today" mean this day (TR135). */
export const amsterdamseDatum = (moment: Date): string => AMSTERDAM.format(moment);

/** A moment in UTC with `Z`, to the millisecond (NLGov API Design Rules, date-time/timezone). */
export const tijdstip = (moment: Date): string => moment.toISOString();

/** The moment at which a calendar day begins in the Netherlands. The clock never changes at midnight there. */
export function beginVanDag(datum: string): Date {
  const zomer = new Date(`${datum}T00:00:00+02:00`);
  // In winter this is still eleven at night of the day before.
  return amsterdamseDatum(zomer) === datum ? zomer : new Date(`${datum}T00:00:00+01:00`);
}
