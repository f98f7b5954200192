import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Agenda, renderIcalendar } from '../../src/render/icalendar.ts';

/** Reads as RFC 5545 says, strictly: lines end in CRLF, hold at most 75 octets, and go on after a space. */
function leesStrikt(tekst: string): readonly (readonly [naam: string, waarde: string])[] {
  expect(tekst.endsWith('\r\n')).toBe(true);
  const fysiek = tekst.slice(0, -2).split('\r\n');
  for (const regel of fysiek) {
    expect(regel).not.toMatch(/[\r\n]/);
    expect(new TextEncoder().encode(regel).length).toBeLessThanOrEqual(75);
    expect(regel.isWellFormed()).toBe(true);
  }
  const regels: string[] = [];
  for (const regel of fysiek) {
    if (/^[ \t]/.test(regel)) regels.push(`${regels.pop() ?? ''}${regel.slice(1)}`);
    else regels.push(regel);
  }
  return regels.map((regel) => {
    const [, naam = '', waarde = ''] = /^([A-Z-]+(?:;[A-Z-]+=[A-Z-]+)*):(.*)$/su.exec(regel) ?? [];
    expect(naam, regel).not.toBe('');
    return [naam, waarde];
  });
}

/** RFC 5545 §3.3.11: a backslash stands before what is escaped, and nowhere else. */
function leesTekst(waarde: string): string {
  expect(waarde).toMatch(/^(?:\\[\\;,nN]|[^\\;,])*$/su);
  return waarde.replace(/\\([\\;,nN])/gu, (_, teken: string) => (teken.toLowerCase() === 'n' ? '\n' : teken));
}

const AGENDA: Agenda = {
  naam: 'Enkelvoud: termijnen',
  gemaaktOp: '2026-11-22T14:00:00.123Z',
  punten: [
    {
      uid: 'abc@enkelvoud',
      datum: '2026-12-31',
      titel: 'Declaratie; december, "alles" \\ (’s-Hertogenbosch)',
      omschrijving: 'Nog indienen.\nVoor: Súdwest-Fryslân.',
      categorie: 'Nog indienen',
    },
  ],
};

describe('a calendar', () => {
  it('is written as RFC 5545 asks', () => {
    const regels = leesStrikt(renderIcalendar(AGENDA));
    expect(regels.map(([naam]) => naam)).toEqual([
      'BEGIN',
      'VERSION',
      'PRODID',
      'CALSCALE',
      'METHOD',
      'NAME',
      'X-WR-CALNAME',
      'REFRESH-INTERVAL;VALUE=DURATION',
      'X-PUBLISHED-TTL',
      'BEGIN',
      'UID',
      'DTSTAMP',
      'DTSTART;VALUE=DATE',
      'SUMMARY',
      'DESCRIPTION',
      'CATEGORIES',
      'TRANSP',
      'END',
      'END',
    ]);
    const waarde = new Map(regels);
    expect(waarde.get('DTSTAMP')).toBe('20261122T140000Z');
    expect(waarde.get('DTSTART;VALUE=DATE')).toBe('20261231');
    expect(leesTekst(waarde.get('SUMMARY') ?? '')).toBe(AGENDA.punten[0]?.titel);
    expect(leesTekst(waarde.get('DESCRIPTION') ?? '')).toBe(AGENDA.punten[0]?.omschrijving);
  });

  it('breaks a line between characters, also when each takes four octets', () => {
    const titel = '🗓️'.repeat(60);
    const regels = leesStrikt(
      renderIcalendar({ ...AGENDA, punten: AGENDA.punten.map((punt) => ({ ...punt, titel })) }),
    );
    expect(leesTekst(new Map(regels).get('SUMMARY') ?? '')).toBe(titel);
  });

  it('gives back any text, and lets none become a line of its own', () => {
    const tekst = fc.string({ unit: 'binary', maxLength: 300 });
    fc.assert(
      fc.property(fc.array(fc.record({ titel: tekst, omschrijving: tekst }), { maxLength: 5 }), (teksten) => {
        const punten = teksten.map((een, nr) => ({ uid: `${nr}@x`, datum: '2026-01-31', categorie: 'x', ...een }));
        const regels = leesStrikt(renderIcalendar({ ...AGENDA, punten }));
        const lees = (gevraagd: string) =>
          regels.flatMap(([naam, waarde]) => (naam === gevraagd ? [leesTekst(waarde)] : []));
        // What no calendar can hold: control characters, and half a character.
        const blijft = (een: string) =>
          een
            .replace(/\r\n?/g, '\n')
            .replace(/[^\P{Cc}\n\t]/gu, ' ')
            .toWellFormed();
        expect(lees('SUMMARY')).toEqual(teksten.map(({ titel }) => blijft(titel)));
        expect(lees('DESCRIPTION')).toEqual(teksten.map(({ omschrijving }) => blijft(omschrijving)));
        expect(regels.filter(([naam, waarde]) => naam === 'BEGIN' && waarde === 'VEVENT')).toHaveLength(punten.length);
      }),
    );
  });
});
