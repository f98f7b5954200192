/** WMO325 and JW325 (3.2): their form, and what they say. */
import type { Bronplaats } from '../../domain/bevinding.ts';
import { RETOURCODES } from '../../domain/codelijsten.ts';
import type {
  Antwoordclient,
  Antwoordkop,
  Antwoordregel,
  Antwoordsoort,
  Declaratieantwoord,
} from '../../domain/declaratiebericht.ts';
import type { Wet } from '../../domain/verantwoording.ts';
import type { Melder } from '../bevindingen.ts';
import { bericht, berichtruimte, prestatie, saldo, toRegel, toXsdversie, zeker } from '../declaratie/prestatievorm.ts';
import { readBericht } from '../xml/lees.ts';
import type { Xmllimieten } from '../xml/stroom.ts';
import { type Berichtvorm, type Gelezen, padVan, vind, vormen } from '../xml/vorm.ts';
import { keuze, vast, versie } from '../xml/waarde.ts';

/** WJ001, and one code that the schemas allow and no published list describes. */
const RETOURCODE = keuze([...RETOURCODES.keys(), '9355']);

function vorm(soort: Antwoordsoort, wet: Wet, berichtcode: string): Berichtvorm<Antwoordsoort> {
  const ruimte = berichtruimte(wet, soort);
  const { een, misschien, meer, los } = vormen(ruimte);
  const retourcodes = een('RetourCodes', [meer('RetourCode', RETOURCODE)]);
  return {
    soort,
    wortel: een('Bericht', [
      een('Header', [
        een('BerichtCode', keuze([berichtcode])),
        een('BerichtVersie', vast('3')),
        een('BerichtSubversie', vast('2')),
        een('Afzender', bericht.gemeente),
        een('Ontvanger', bericht.agbcode),
        een('BerichtIdentificatie', bericht.identificatie(wet)),
        een('XsdVersie', bericht.xsdVersie(wet)),
        een('DeclaratieIdentificatie', bericht.identificatie(wet)),
        misschien('XsltVersie', versie),
        een('XsdVersieDeclaratie', bericht.xsdVersie(wet)),
        retourcodes,
      ]),
      misschien('DeclaratieAntwoord', [
        een('DeclaratieNummer', bericht.declaratienummer),
        een('TotaalIngediendBedrag', bericht.totaal(wet)),
        een('TotaalToegekendBedrag', bericht.totaal(wet)),
        misschien('Clienten', [
          los('Client', [
            een('Bsn', bericht.bsn),
            een('Prestaties', [los('Prestatie', [...prestatie(wet, ruimte), retourcodes])]),
            retourcodes,
          ]),
        ]),
        retourcodes,
      ]),
    ]),
  };
}

export const VORMEN_325: readonly Berichtvorm<Antwoordsoort>[] = [
  vorm('wmo325', 'wmo', '485'),
  vorm('jw325', 'jw', '491'),
];

/** Parts of a 325 that have their form. `heel`: the whole message has. */
export interface Gelezen325 {
  readonly kop?: Antwoordkop;
  readonly antwoord?: Declaratieantwoord;
  readonly clienten: readonly Antwoordclient[];
  readonly regels: readonly Antwoordregel[];
  readonly heel: boolean;
}

/** Only what is rejected stands in a 325, and it is 25 MB at most (OP179): its lines fit in memory. */
export async function read325(
  bytes: AsyncIterable<Uint8Array>,
  melder: Melder,
  limieten: Xmllimieten,
): Promise<Gelezen325> {
  const clienten: Antwoordclient[] = [];
  const regels: Antwoordregel[] = [];
  let wortel: { readonly soort: Antwoordsoort; readonly knoop: Gelezen } | undefined;
  for await (const { soort, knoop } of readBericht(bytes, VORMEN_325, melder, limieten)) {
    switch (knoop.naam) {
      case 'Prestatie': {
        const client = knoop.ouder?.ouder;
        const bsn = vind(client, 'Bsn')?.waarde;
        if (!knoop.gaaf || client === undefined || bsn === undefined) break;
        regels.push({
          ...toRegel(knoop, bsn),
          retourcodes: codes(knoop),
          client: client.nummer,
          plaats: plaatsVan(knoop),
        });
        break;
      }
      case 'Client': {
        const bsn = vind(knoop, 'Bsn')?.waarde;
        if (bsn === undefined) break;
        clienten.push({ client: knoop.nummer, bsn, retourcodes: codes(knoop), plaats: plaatsVan(knoop) });
        break;
      }
      default:
        wortel = { soort, knoop };
    }
  }
  if (wortel === undefined) return { clienten, regels, heel: false };
  const header = vind(wortel.knoop, 'Header');
  const antwoord = vind(wortel.knoop, 'DeclaratieAntwoord');
  return {
    ...(header?.gaaf === true ? { kop: toKop(wortel.soort, header) } : {}),
    ...(antwoord?.gaaf === true ? { antwoord: toAntwoord(antwoord) } : {}),
    clienten,
    regels,
    heel: wortel.knoop.gaaf,
  };
}

const plaatsVan = (knoop: Gelezen): Bronplaats => ({ regel: knoop.regel, veld: padVan(knoop) });

const codes = (knoop: Gelezen): readonly string[] =>
  vind(knoop, 'RetourCodes')?.kinderen.flatMap(({ waarde }) => (waarde === undefined ? [] : [waarde])) ?? [];

function toKop(soort: Antwoordsoort, header: Gelezen): Antwoordkop {
  return {
    soort,
    gemeentecode: zeker(header, 'Afzender'),
    agbcode: zeker(header, 'Ontvanger'),
    identificatie: zeker(header, 'BerichtIdentificatie', 'Identificatie'),
    dagtekening: zeker(header, 'BerichtIdentificatie', 'Dagtekening'),
    declaratieIdentificatie: zeker(header, 'DeclaratieIdentificatie', 'Identificatie'),
    declaratieDagtekening: zeker(header, 'DeclaratieIdentificatie', 'Dagtekening'),
    xsdVersieDeclaratie: toXsdversie(header, 'XsdVersieDeclaratie'),
    retourcodes: codes(header),
  };
}

const toAntwoord = (knoop: Gelezen): Declaratieantwoord => ({
  declaratienummer: zeker(knoop, 'DeclaratieNummer'),
  ingediendSaldoCenten: saldo(knoop, 'TotaalIngediendBedrag'),
  toegekendSaldoCenten: saldo(knoop, 'TotaalToegekendBedrag'),
  retourcodes: codes(knoop),
  plaats: plaatsVan(knoop),
});
