/** Plain dates ('jjjj-mm-dd') and the one place where a moment becomes a Dutch calendar day. */

const AMSTERDAM = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Amsterdam',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

const STREEPJE = '-'.charCodeAt(0);
const isCijfer = (code: number): boolean => code >= 0x30 && code <= 0x39;

/** Whether a text is written as 'jjjj-mm-dd', whatever day that is. */
export function isDatumvorm(tekst: string): boolean {
  if (tekst.length !== 10) return false;
  for (let plaats = 0; plaats < 10; plaats++) {
    const code = tekst.charCodeAt(plaats);
    if (plaats === 4 || plaats === 7 ? code !== STREEPJE : !isCijfer(code)) return false;
  }
  return true;
}

const DAGEN_PER_MAAND = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const isSchrikkeljaar = (jaar: number): boolean => jaar % 4 === 0 && (jaar % 100 !== 0 || jaar % 400 === 0);

/** Whether a text is a day of the calendar, 'jjjj-mm-dd'. */
export function isDatum(tekst: string): boolean {
  if (!isDatumvorm(tekst)) return false;
  const maand = Number(tekst.slice(5, 7));
  const dag = Number(tekst.slice(8));
  if (maand === 2 && dag === 29) return isSchrikkeljaar(Number(tekst.slice(0, 4)));
  return dag > 0 && dag <= (DAGEN_PER_MAAND[maand - 1] ?? 0);
}

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
