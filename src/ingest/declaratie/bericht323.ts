/** WMO323 and JW323 (3.2): their form, and a reader that gives one Prestatie at a time. */
import type { Bronplaats } from '../../domain/bevinding.ts';
import type { Declaratiekop, Declaratieregel, Declaratiesoort } from '../../domain/declaratiebericht.ts';
import type { Wet } from '../../domain/verantwoording.ts';
import type { Melder } from '../bevindingen.ts';
import { readBericht } from '../xml/lees.ts';
import type { Xmllimieten } from '../xml/stroom.ts';
import { type Berichtvorm, type Gelezen, padVan, vind, vormen } from '../xml/vorm.ts';
import { keuze, lettersCijfers, vast } from '../xml/waarde.ts';
import { bericht, berichtruimte, prestatie, saldo, toRegel, toXsdversie, zeker } from './prestatievorm.ts';

function vorm(soort: Declaratiesoort, wet: Wet, berichtcode: string): Berichtvorm<Declaratiesoort> {
  const ruimte = berichtruimte(wet, soort);
  const { een, los } = vormen(ruimte);
  return {
    soort,
    wortel: een('Bericht', [
      een('Header', [
        een('BerichtCode', keuze([berichtcode])),
        een('BerichtVersie', vast('3')),
        een('BerichtSubversie', vast('2')),
        een('Afzender', bericht.agbcode),
        een('Ontvanger', bericht.gemeente),
        een('BerichtIdentificatie', bericht.identificatie(wet)),
        een('XsdVersie', bericht.xsdVersie(wet)),
      ]),
      een('Declaratie', [
        // CS319; a 325 repeats it without that restriction.
        een('DeclaratieNummer', lettersCijfers(12)),
        een('DeclaratiePeriode', bericht.periode(wet)),
        een('DeclaratieDagtekening', bericht.dagtekening),
        een('TotaalIngediendBedrag', bericht.totaal(wet)),
        een('Clienten', [
          los('Client', [een('Bsn', bericht.bsn), een('Prestaties', [los('Prestatie', prestatie(wet, ruimte))])]),
        ]),
      ]),
    ]),
  };
}

export const VORMEN_323: readonly Berichtvorm<Declaratiesoort>[] = [
  vorm('wmo323', 'wmo', '484'),
  vorm('jw323', 'jw', '490'),
];

/** A part of a 323: each Prestatie that has its form, and last, when the whole message has, what it says of itself. */
export type Deel323 =
  | { readonly deel: 'regel'; readonly regel: Declaratieregel; readonly plaats: Bronplaats }
  | { readonly deel: 'kop'; readonly kop: Declaratiekop };

/** Reads as a stream; deviations from the form go to `melder`. Rules on the content are for the caller. */
export async function* read323(
  bytes: AsyncIterable<Uint8Array>,
  melder: Melder,
  limieten: Xmllimieten,
): AsyncGenerator<Deel323> {
  for await (const { soort, knoop } of readBericht(bytes, VORMEN_323, melder, limieten)) {
    if (knoop.naam === 'Prestatie') {
      const bsn = vind(knoop.ouder?.ouder, 'Bsn')?.waarde;
      if (!knoop.gaaf || bsn === undefined) continue;
      yield { deel: 'regel', regel: toRegel(knoop, bsn), plaats: { regel: knoop.regel, veld: padVan(knoop) } };
    } else if (knoop.naam === 'Bericht' && knoop.gaaf) yield { deel: 'kop', kop: toKop(soort, knoop) };
  }
}

function toKop(soort: Declaratiesoort, knoop: Gelezen): Declaratiekop {
  const header = vind(knoop, 'Header');
  const declaratie = vind(knoop, 'Declaratie');
  return {
    soort,
    agbcode: zeker(header, 'Afzender'),
    gemeentecode: zeker(header, 'Ontvanger'),
    identificatie: zeker(header, 'BerichtIdentificatie', 'Identificatie'),
    dagtekening: zeker(header, 'BerichtIdentificatie', 'Dagtekening'),
    xsdVersie: toXsdversie(header, 'XsdVersie'),
    declaratienummer: zeker(declaratie, 'DeclaratieNummer'),
    begindatum: zeker(declaratie, 'DeclaratiePeriode', 'Begindatum'),
    einddatum: zeker(declaratie, 'DeclaratiePeriode', 'Einddatum'),
    declaratieDagtekening: zeker(declaratie, 'DeclaratieDagtekening'),
    ingediendSaldoCenten: saldo(declaratie, 'TotaalIngediendBedrag'),
  };
}
