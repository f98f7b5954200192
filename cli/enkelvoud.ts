#!/usr/bin/env node
/** The command line of Enkelvoud, against any deployment: docs/cli.md. */
import { ApiFout } from '../clients/typescript/src/index.ts';
import type { Opdracht } from './opdracht.ts';
import { beantwoord } from './opdrachten/beantwoord.ts';
import { bewaak } from './opdrachten/bewaak.ts';
import { controleer } from './opdrachten/controleer.ts';
import { herhaal } from './opdrachten/herhaal.ts';
import { indienen } from './opdrachten/indienen.ts';
import { ophalen } from './opdrachten/ophalen.ts';
import { volg } from './opdrachten/volg.ts';
import { readOpties } from './opties.ts';
import { createTerminal } from './terminal.ts';
import { CODES, describeFout, Gebruiksfout, judgeFout, type Uitkomst } from './uitkomst.ts';
import { describeWeigering } from './verslag.ts';

const OPDRACHTEN: Readonly<Record<string, Opdracht>> = { controleer, indienen, volg, ophalen, beantwoord, bewaak };

const HULP = `Gebruik: enkelvoud <opdracht> …

Voor aanbieders:
  controleer <bestand>       wat er zou gebeuren; er wordt niets bewaard
  indienen <bestand>         indienen; [--volg] wacht tot alles bezorgd is
  volg <id of kenmerk>       wat er per ontvanger van werd; [--wacht]
  bewaak <map>               wat in de map komt indienen, en de antwoorden ernaast leggen; [--elke <seconden>] [--eenmaal]
Voor gemeenten en andere ontvangers:
  ophalen --naar <map>       alle nieuwe bestanden; [--bevestig] meldt ze als ontvangen
  beantwoord <zending>       --oordeel ontvangen|geaccepteerd|afgewezen [--retourcode …] [--toelichting …]
  beantwoord [<zending>] --bestand <325.xml, antwoord.csv of antwoord.json>

  herhaal <ontvangstbewijs>  elk bestand uit een ondertekend ontvangstbewijs opnieuw maken; herhaal --help vertelt meer

Bij controleer, indienen en bewaak, voor een bestand waar het niet in staat:
  --kenmerk --vervangt --stadium --dagtekening --begindatum --einddatum --soorten
Bij indienen, voor een groot bestand:
  --in-delen-vanaf <MB>      vanaf deze grootte in delen (32); afgebroken gaat verder waar het was
  --deel-mb <MB>             grootte van een deel (16)
Altijd:
  --json                     de uitkomst als één regel JSON
  --instellingen <bestand>   JSON met adres en sleutel; anders enkelvoud.json in deze map
  --help                     deze uitleg

ENKELVOUD_URL, ENKELVOUD_SLEUTEL en ENKELVOUD_POGINGEN in de omgeving gaan voor het bestand.

Uitkomst (exit code):
  0  goed
  1  gedaan, maar kijk het na: iets is vastgehouden, afgewezen of zonder ontvanger
  2  geweigerd; alle bevindingen staan erbij
  3  verkeerd gebruik of een verkeerde instelling
  4  geen toegang met deze sleutel
  5  geen verbinding of een storing; probeer het later opnieuw`;

async function main([naam, ...args]: readonly string[]): Promise<Uitkomst> {
  if (naam === 'herhaal') return herhaal(args);
  const json = args.includes('--json');
  const terminal = createTerminal(json);
  try {
    const opdracht = Object.hasOwn(OPDRACHTEN, naam ?? '') ? OPDRACHTEN[naam ?? ''] : undefined;
    if (naam === '--help' || naam === 'help' || (opdracht !== undefined && args.includes('--help'))) {
      process.stdout.write(`${HULP}\n`);
      return 'goed';
    }
    if (opdracht === undefined)
      throw new Gebruiksfout(
        `${naam === undefined ? 'Noem een opdracht.' : `De opdracht "${naam}" bestaat niet.`}\n\n${HULP}`,
      );
    return await opdracht.voerUit({ opties: readOpties(args, opdracht.opties), terminal });
  } catch (fout) {
    const uitkomst = judgeFout(fout);
    terminal.geef(fout instanceof ApiFout ? { uitkomst, probleem: fout.probleem } : { uitkomst });
    terminal.klaag(fout instanceof ApiFout ? describeWeigering(fout) : describeFout(fout));
    return uitkomst;
  }
}

// Not process.exit: what was written to a pipe would be cut off.
process.exitCode = CODES[await main(process.argv.slice(2))];
