/** Text. Nothing is cut off unless the formaat says so itself with `begin`. */
import { celTekst } from '../../domain/output.ts';
import { kort } from '../kort.ts';
import { type Functie, functie, heelGetal, RekenFout } from './functie.ts';

function fill(tekst: string, lengte: number, teken: string, fillText: (lengte: number) => string): string {
  if (teken.length !== 1) throw new RekenFout('teken');
  if (heelGetal(lengte) > 1000 || tekst.length > lengte) throw new RekenFout('past-niet');
  return fillText(lengte);
}

const TEKST = { naam: 'tekst', typen: ['tekst'], omschrijving: 'een tekst' } as const;
const LENGTE = { naam: 'lengte', typen: ['getal'], omschrijving: 'gewenst aantal tekens' } as const;
const VULTEKEN = { naam: 'teken', typen: ['tekst'], omschrijving: 'één teken om mee aan te vullen' } as const;

export const TEKSTFUNCTIES: readonly Functie[] = [
  functie({
    naam: 'tekst',
    omschrijving: 'Een getal of ja/nee-waarde als tekst, met een punt als decimaalteken.',
    parameters: [{ naam: 'waarde', typen: ['getal', 'tekst', 'ja-nee', 'decimaal'], omschrijving: 'een waarde' }],
    resultaat: 'tekst',
    voorbeelden: [
      { expressie: 'tekst(2026)', uitkomst: '2026' },
      { expressie: 'tekst("a")', uitkomst: 'a' },
      { expressie: 'tekst(euro(1250))', uitkomst: '12.50' },
      { expressie: 'tekst(true)', uitkomst: 'true' },
    ],
    bereken: celTekst,
  }),
  functie({
    naam: 'jaNee',
    omschrijving: 'Ja of Nee.',
    parameters: [{ naam: 'waarde', typen: ['ja-nee'], omschrijving: 'een ja/nee-waarde' }],
    resultaat: 'tekst',
    maxTekens: 3,
    voorbeelden: [
      { expressie: 'jaNee(true)', uitkomst: 'Ja' },
      { expressie: 'jaNee(1 > 2)', uitkomst: 'Nee' },
    ],
    bereken: (waarde) => (waarde ? 'Ja' : 'Nee'),
  }),
  functie({
    naam: 'lengte',
    omschrijving: 'Het aantal tekens van een tekst.',
    parameters: [TEKST],
    resultaat: 'getal',
    voorbeelden: [{ expressie: 'lengte("01A03")', uitkomst: 5 }],
    bereken: (tekst) => tekst.length,
  }),
  functie({
    naam: 'begin',
    omschrijving: 'De eerste tekens van een tekst; de rest vervalt.',
    parameters: [TEKST, { naam: 'aantal', typen: ['getal'], omschrijving: 'aantal tekens' }],
    resultaat: 'tekst',
    voorbeelden: [
      { expressie: 'begin("5038AB", 4)', uitkomst: '5038' },
      { expressie: 'begin("a", 4)', uitkomst: 'a' },
    ],
    bereken: (tekst, aantal) => {
      if (heelGetal(aantal) < 0) throw new RekenFout('negatief');
      return tekst.slice(0, aantal);
    },
  }),
  functie({
    naam: 'vulLinks',
    omschrijving: 'Vult een tekst vooraan aan tot de lengte. Een langere tekst is een fout.',
    parameters: [TEKST, LENGTE, VULTEKEN],
    resultaat: 'tekst',
    voorbeelden: [{ expressie: 'vulLinks("42", 5, "0")', uitkomst: '00042' }],
    bereken: (tekst, lengte, teken) => fill(tekst, lengte, teken, (tot) => tekst.padStart(tot, teken)),
  }),
  functie({
    naam: 'vulRechts',
    omschrijving: 'Vult een tekst achteraan aan tot de lengte. Een langere tekst is een fout.',
    parameters: [TEKST, LENGTE, VULTEKEN],
    resultaat: 'tekst',
    voorbeelden: [{ expressie: 'vulRechts("ab", 4, " ")', uitkomst: 'ab  ' }],
    bereken: (tekst, lengte, teken) => fill(tekst, lengte, teken, (tot) => tekst.padEnd(tot, teken)),
  }),
  functie({
    naam: 'vervang',
    omschrijving: 'Vervangt overal een stuk tekst door een ander stuk.',
    parameters: [
      TEKST,
      { naam: 'zoek', typen: ['tekst'], omschrijving: 'wat weg moet' },
      { naam: 'door', typen: ['tekst'], omschrijving: 'wat ervoor in de plaats komt' },
    ],
    resultaat: 'tekst',
    voorbeelden: [{ expressie: 'vervang("2026-04", "-", "")', uitkomst: '202604' }],
    bereken: (tekst, zoek, door) => {
      if (zoek === '') throw new RekenFout('past-niet');
      return tekst.split(zoek).join(door);
    },
  }),
  functie({
    naam: 'bladnaam',
    omschrijving:
      'Maakt van een tekst een naam die Excel voor een blad aanneemt: verboden tekens worden een streepje, na 31 tekens vervalt de rest.',
    parameters: [TEKST],
    resultaat: 'tekst',
    maxTekens: 31,
    voorbeelden: [
      { expressie: 'bladnaam("Bergen (NH)")', uitkomst: 'Bergen (NH)' },
      { expressie: `bladnaam("'s-Gravenhage")`, uitkomst: 's-Gravenhage' },
      { expressie: 'bladnaam("Wmo/Jeugdwet: alles")', uitkomst: 'Wmo-Jeugdwet- alles' },
    ],
    bereken: (tekst) =>
      tekst
        .replace(/[[\]:*?/\\]/g, '-')
        .replace(/^'+/, '')
        .slice(0, 31)
        .replace(/'+$/, ''),
  }),
  functie({
    naam: 'hoofdletters',
    omschrijving: 'De tekst in hoofdletters.',
    parameters: [TEKST],
    resultaat: 'tekst',
    voorbeelden: [{ expressie: 'hoofdletters("wmo")', uitkomst: 'WMO' }],
    bereken: (tekst) => tekst.toUpperCase(),
  }),
  functie({
    naam: 'kort',
    omschrijving:
      'Een vast kenmerk van 12 kleine letters en cijfers bij een tekst: dezelfde tekst geeft altijd hetzelfde kenmerk.',
    bron: 'FNV-1a, 64 bits (RFC 9923)',
    parameters: [TEKST],
    resultaat: 'tekst',
    maxTekens: 12,
    voorbeelden: [
      { expressie: 'kort("a")', uitkomst: 'o0ongoiv4rrg' },
      { expressie: 'lengte(kort("een lange tekst"))', uitkomst: 12 },
    ],
    bereken: kort,
  }),
];
