/** A calendar as iCalendar (RFC 5545): whole days, text only. */

export interface Agendapunt {
  /** The same each time the calendar is made, and of nothing else. */
  readonly uid: string;
  /** 'jjjj-mm-dd'. */
  readonly datum: string;
  readonly titel: string;
  readonly omschrijving: string;
  readonly categorie: string;
}

export interface Agenda {
  readonly naam: string;
  /** ISO UTC: when it was made. */
  readonly gemaaktOp: string;
  readonly punten: readonly Agendapunt[];
}

/** Octets on a line, without its end (RFC 5545 §3.1). */
const MAXIMUM_OCTETTEN = 75;
/** How often a program may come and look again. */
const VERVERS = 'PT12H';

const basis = (datumOfTijdstip: string): string => datumOfTijdstip.replace(/[-:]/g, '').replace(/\.\d+Z$/, 'Z');

/** RFC 5545 §3.3.11. Control characters are not allowed in a text. */
const escapeText = (tekst: string): string =>
  tekst
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, ' ')
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n');

/** Broken between characters, never inside one: every line is UTF-8 by itself. */
function fold(regel: string): string {
  const encoder = new TextEncoder();
  const stukken: string[] = [];
  let stuk = '';
  let octetten = 0;
  for (const teken of regel) {
    const lengte = encoder.encode(teken).length;
    if (octetten + lengte > MAXIMUM_OCTETTEN) {
      stukken.push(stuk);
      stuk = '';
      // The space in front of what follows counts.
      octetten = 1;
    }
    stuk += teken;
    octetten += lengte;
  }
  return [...stukken, stuk].join('\r\n ');
}

export function renderIcalendar({ naam, gemaaktOp, punten }: Agenda): string {
  const regels = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Enkelvoud//Kalender//NL',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    // RFC 7986, and what programs read that do not know it.
    `NAME:${escapeText(naam)}`,
    `X-WR-CALNAME:${escapeText(naam)}`,
    `REFRESH-INTERVAL;VALUE=DURATION:${VERVERS}`,
    `X-PUBLISHED-TTL:${VERVERS}`,
    ...punten.flatMap(({ uid, datum, titel, omschrijving, categorie }) => [
      'BEGIN:VEVENT',
      `UID:${escapeText(uid)}`,
      `DTSTAMP:${basis(gemaaktOp)}`,
      `DTSTART;VALUE=DATE:${basis(datum)}`,
      `SUMMARY:${escapeText(titel)}`,
      `DESCRIPTION:${escapeText(omschrijving)}`,
      `CATEGORIES:${escapeText(categorie)}`,
      // A deadline does not make anybody busy.
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return regels.map((regel) => `${fold(regel.toWellFormed())}\r\n`).join('');
}
