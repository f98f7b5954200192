/** WMO323 and JW323 (3.2): their form, and a reader that gives one Prestatie at a time. */
import type { Bronplaats } from '../../domain/bevinding.ts';
import type { Declaratiekop, Declaratieregel, Declaratiesoort } from '../../domain/declaratiebericht.ts';
import type { Wet } from '../../domain/verantwoording.ts';
import { type Melder, ZWIJGT } from '../bevindingen.ts';
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
  | {
      readonly deel: 'regel';
      readonly regel: Declaratieregel;
      /** Number of its Client in the message, from 1. */
      readonly client: number;
      readonly plaats: Bronplaats;
    }
  | { readonly deel: 'kop'; readonly kop: Declaratiekop };

/** Reads as a stream; deviations from the form go to `melder`. Rules on the content are for the caller. */
export async function* read323(
  bytes: AsyncIterable<Uint8Array>,
  melder: Melder,
  limieten: Xmllimieten,
): AsyncGenerator<Deel323> {
  for await (const { soort, knoop } of readBericht(bytes, VORMEN_323, melder, limieten)) {
    if (knoop.naam === 'Prestatie') {
      const client = knoop.ouder?.ouder;
      const bsn = vind(client, 'Bsn')?.waarde;
      if (!knoop.gaaf || client === undefined || bsn === undefined) continue;
      const plaats = { regel: knoop.regel, veld: padVan(knoop) };
      yield { deel: 'regel', regel: toRegel(knoop, bsn), client: client.nummer, plaats };
    } else if (knoop.naam === 'Bericht' && knoop.gaaf)
      yield { deel: 'kop', kop: toKop(soort, vind(knoop, 'Header'), vind(knoop, 'Declaratie')) };
  }
}

/**
 * What a 323 says of itself, read no further than its first Prestatie. Undefined when that part has not the form it must have: reading the
 * whole message then tells what is wrong.
 */
export async function readKop323(
  bytes: AsyncIterable<Uint8Array>,
  limieten: Xmllimieten,
): Promise<Declaratiekop | undefined> {
  for await (const { soort, knoop } of readBericht(bytes, VORMEN_323, ZWIJGT, limieten)) {
    const declaratie = knoop.naam === 'Prestatie' ? knoop.ouder?.ouder?.ouder?.ouder : vind(knoop, 'Declaratie');
    const header = vind(knoop.naam === 'Prestatie' ? declaratie?.ouder : knoop, 'Header');
    const gaaf = header?.gaaf === true && KOPDELEN.every((naam) => vind(declaratie, naam)?.gaaf === true);
    return gaaf ? toKop(soort, header, declaratie) : undefined;
  }
  return undefined;
}

const KOPDELEN = ['DeclaratieNummer', 'DeclaratiePeriode', 'DeclaratieDagtekening', 'TotaalIngediendBedrag'];

function toKop(soort: Declaratiesoort, header: Gelezen | undefined, declaratie: Gelezen | undefined): Declaratiekop {
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
