/** Money and rounding. */
import { Decimaal } from '../../domain/output.ts';
import { saldoCenten } from '../../domain/verantwoording.ts';
import { type Functie, functie, heelGetal, RekenFout } from './functie.ts';

/** Half up on the absolute value, so that a credit rounds to exactly minus its debet. */
export function roundHalfUp(waarde: number): number {
  if (!Number.isFinite(waarde)) throw new RekenFout('geen-getal');
  const afgerond = Math.floor(Math.abs(waarde) + 0.5);
  return waarde < 0 && afgerond > 0 ? -afgerond : afgerond;
}

/** A binary fraction is never exactly a hundredth: what lies this near to a whole cent is that cent. */
const SPELING_CENTEN = 1e-6;

function toCenten(euro: number): number {
  const centen = roundHalfUp(euro * 100);
  if (Math.abs(euro * 100 - centen) > SPELING_CENTEN) throw new RekenFout('past-niet');
  return heelGetal(centen);
}

export const GETALFUNCTIES: readonly Functie[] = [
  functie({
    naam: 'saldo',
    omschrijving: 'Bedrag met teken: debet telt op, credit telt af.',
    bron: 'TR358',
    parameters: [
      { naam: 'bedragCenten', typen: ['getal'], omschrijving: 'bedrag in hele centen, zonder teken' },
      { naam: 'debetCredit', typen: ['tekst'], omschrijving: 'D of C' },
    ],
    resultaat: 'getal',
    voorbeelden: [
      { expressie: 'saldo(1500, "D")', uitkomst: 1500 },
      { expressie: 'saldo(1500, "C")', uitkomst: -1500 },
      { expressie: 'saldo(0, "C")', uitkomst: 0 },
    ],
    bereken: (bedrag, debetCredit) => {
      if (debetCredit !== 'D' && debetCredit !== 'C') throw new RekenFout('debet-credit');
      return bedrag === 0 ? 0 : saldoCenten(bedrag, debetCredit);
    },
  }),
  functie({
    naam: 'teken',
    omschrijving: 'D als het saldo nul of meer is, anders C.',
    bron: 'CS325: nul is D',
    parameters: [{ naam: 'saldo', typen: ['getal'], omschrijving: 'bedrag met teken' }],
    resultaat: 'tekst',
    maxTekens: 1,
    voorbeelden: [
      { expressie: 'teken(1500)', uitkomst: 'D' },
      { expressie: 'teken(0)', uitkomst: 'D' },
      { expressie: 'teken(0 - 1)', uitkomst: 'C' },
    ],
    bereken: (saldo) => (saldo < 0 ? 'C' : 'D'),
  }),
  functie({
    naam: 'absoluut',
    omschrijving: 'Het getal zonder minteken.',
    parameters: [{ naam: 'getal', typen: ['getal'], omschrijving: 'een getal' }],
    resultaat: 'getal',
    voorbeelden: [{ expressie: 'absoluut(0 - 1500)', uitkomst: 1500 }],
    bereken: (getal) => Math.abs(getal),
  }),
  functie({
    naam: 'euro',
    omschrijving: "Hele centen als euro's met twee decimalen. Reken eerst in centen en zet pas aan het eind om.",
    bron: 'IV024: bedragen in hele centen',
    parameters: [{ naam: 'centen', typen: ['getal'], omschrijving: 'bedrag in hele centen' }],
    resultaat: 'decimaal',
    voorbeelden: [
      { expressie: 'euro(123450)', uitkomst: new Decimaal(123450, 2) },
      { expressie: 'euro(0 - 5)', uitkomst: new Decimaal(-5, 2) },
    ],
    bereken: (centen) => new Decimaal(heelGetal(centen), 2),
  }),
  functie({
    naam: 'centen',
    omschrijving: "Euro's als hele centen. Een deel van een cent is een fout: er wordt niet stil afgerond.",
    bron: 'IV024: bedragen in hele centen',
    parameters: [{ naam: 'euro', typen: ['getal', 'decimaal'], omschrijving: "bedrag in euro's" }],
    resultaat: 'getal',
    voorbeelden: [
      { expressie: 'centen(12.5)', uitkomst: 1250 },
      { expressie: 'centen(euro(1250))', uitkomst: 1250 },
    ],
    bereken: (euro) => toCenten(typeof euro === 'number' ? euro : euro.eenheden / 10 ** euro.decimalen),
  }),
  functie({
    naam: 'metDecimalen',
    omschrijving: 'Een getal met een vast aantal decimalen, half omhoog afgerond.',
    parameters: [
      { naam: 'getal', typen: ['getal'], omschrijving: 'een getal' },
      { naam: 'decimalen', typen: ['getal'], omschrijving: 'aantal decimalen, 0 tot en met 6' },
    ],
    resultaat: 'decimaal',
    voorbeelden: [
      { expressie: 'metDecimalen(7.25, 1)', uitkomst: new Decimaal(73, 1) },
      { expressie: 'metDecimalen(8, 2)', uitkomst: new Decimaal(800, 2) },
    ],
    bereken: (getal, decimalen) => {
      if (!Number.isInteger(decimalen) || decimalen < 0 || decimalen > 6) throw new RekenFout('past-niet');
      return new Decimaal(heelGetal(roundHalfUp(getal * 10 ** decimalen)), decimalen);
    },
  }),
  functie({
    naam: 'halfOmhoog',
    omschrijving: 'Rondt af op een heel getal; een half gaat omhoog. Rond één keer af, aan het eind.',
    bron: 'IV081',
    parameters: [{ naam: 'getal', typen: ['getal'], omschrijving: 'een getal' }],
    resultaat: 'getal',
    voorbeelden: [
      { expressie: 'halfOmhoog(145.5)', uitkomst: 146 },
      { expressie: 'halfOmhoog(145.49)', uitkomst: 145 },
      { expressie: 'halfOmhoog(0.0 - 145.5)', uitkomst: -146 },
    ],
    bereken: roundHalfUp,
  }),
];
