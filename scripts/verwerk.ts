/**
 * `npm run verwerk -- <bestand> --uit <map> [--register <map>]`: the main job once, in one process, with nothing left running.
 * Exit code: 0 everything delivered, 1 something held or without an ontvanger, 2 refused, 3 wrong use or a fault.
 */
import { mkdir, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { err, ok, type Result } from '../src/domain/result.ts';
import type { Invoersoort } from '../src/ingest/soort.ts';
import { here, readOpties } from './lib/arguments.ts';
import { describeUitleg, isUitlegvraag } from './lib/explain.ts';
import type { Gateway } from './lib/harness.ts';
import { createVoortgang } from './lib/progress.ts';
import { PROJECT } from './lib/project.ts';
import { type Registerdocument, readRegisterFolder } from './lib/register-folder.ts';
import { loadRegister } from './lib/registration.ts';
import { describeBevindingen, describeZendingen } from './lib/report.ts';
import { detectFile, type Invoervelden, readAgbcode } from './lib/submission.ts';
import { verwerk } from './lib/verwerk.ts';

const HULP = `Gebruik: npm run verwerk -- <bestand> --uit <map> [--register <map>] [--uitleg <bestandsnaam>:<positie>] [velden]

Zet één verantwoording om naar het eigen formaat van elke ontvanger.

  <bestand>         de verantwoording: JSON, NDJSON, het invulsjabloon, CSV, 323-, 305- en 307-berichten, of een zip daarvan
                    (docs/invoer.md); JSON eventueel ingepakt met gzip
  --uit <map>       map voor de uitkomst; nieuw of leeg
  --register <map>  extra formaten en aansluitingen, in een map met de indeling van register/; mag vaker
  --uitleg <bestandsnaam>:<positie>
                    waar een waarde vandaan komt, bijvoorbeeld overzicht.csv:C2 of werkmap.xlsx:Overzicht!C2; mag vaker
  --help            deze uitleg

Velden, voor een bestand waar ze niet in staan: --agbcode (van de aanbieder), --kenmerk, --stadium, --dagtekening,
--begindatum, --einddatum, --soorten. Bij een 323-bericht is --kenmerk genoeg.

In de map komen de bestanden als <ontvangercode>/<formaatnaam>/<bestandsnaam>, en verder ontvangstbewijs.json,
balans.json en bevindingen.json.

Uitkomst (exit code):
  0  alles is bezorgd
  1  er is iets vastgehouden, of voor een deel is geen ontvanger aangesloten
  2  de verantwoording is geweigerd
  3  verkeerd gebruik of een storing`;

const INVOERVELDEN = ['kenmerk', 'stadium', 'dagtekening', 'begindatum', 'einddatum', 'soorten'] as const;

interface Vraag {
  readonly bestand: string;
  readonly uit: string;
  readonly registers: readonly string[];
  readonly uitleg: readonly string[];
  readonly agbcode?: string;
  readonly velden: Invoervelden;
}

const say = (tekst: string): void => {
  process.stdout.write(`${tekst}\n`);
};
const complain = (tekst: string): void => {
  process.stderr.write(`${tekst}\n`);
};

function readVraag(args: readonly string[]): Result<Vraag | 'hulp', string> {
  const gelezen = readOpties(parse, args);
  if (!gelezen.ok) return gelezen;
  if (gelezen.value === 'hulp') return ok('hulp');
  const { values, positionals } = gelezen.value;
  const [bestand, ...meer] = positionals;
  if (bestand === undefined) return err('Noem het bestand met de verantwoording.');
  if (meer.length > 0) return err(`Noem één bestand; er staat ook: ${meer.join(', ')}.`);
  if (values.uit === undefined) return err('Noem met --uit de map voor de uitkomst.');
  const uitleg = values.uitleg ?? [];
  const onjuist = uitleg.find((plek) => !isUitlegvraag(plek));
  if (onjuist !== undefined) return err(`Geef --uitleg als <bestandsnaam>:<positie>; "${onjuist}" is dat niet.`);
  const { agbcode } = values;
  if (agbcode !== undefined && !/^\d{8}$/.test(agbcode))
    return err('Een AGB-code heeft acht cijfers: --agbcode 12345678.');
  return ok({
    bestand: here(bestand),
    uit: here(values.uit),
    registers: (values.register ?? []).map(here),
    uitleg,
    ...(agbcode === undefined ? {} : { agbcode }),
    velden: Object.fromEntries(
      INVOERVELDEN.flatMap((naam) => (values[naam] === undefined ? [] : [[naam, values[naam]]])),
    ),
  });
}

const tekst = { type: 'string' } as const;

const parse = (args: readonly string[]) =>
  parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      uit: tekst,
      agbcode: tekst,
      kenmerk: tekst,
      stadium: tekst,
      dagtekening: tekst,
      begindatum: tekst,
      einddatum: tekst,
      soorten: tekst,
      register: { type: 'string', multiple: true },
      uitleg: { type: 'string', multiple: true },
      help: { type: 'boolean', short: 'h' },
    },
  });

/** Kinds that say whose they are where we do not look: in a sheet, in each of many messages, or nowhere. */
const ZONDER_AGBCODE: ReadonlySet<Invoersoort> = new Set(['xml', 'zip', 'tekst']);

/** Everything that can be refused before the gateway starts. */
async function checkVraag({ bestand, uit, agbcode }: Vraag): Promise<Result<undefined, string>> {
  const gevonden = await stat(bestand).catch(() => undefined);
  if (gevonden === undefined) return err(`Het bestand ${bestand} bestaat niet.`);
  if (!gevonden.isFile()) return err(`${bestand} is geen bestand.`);
  if (
    agbcode === undefined &&
    ZONDER_AGBCODE.has(await detectFile(bestand)) &&
    (await readAgbcode(bestand)) === undefined
  )
    return err('Van wie dit bestand is kunnen wij er niet uit lezen. Zet de AGB-code erbij: --agbcode 12345678.');
  try {
    await mkdir(uit, { recursive: true });
    if ((await readdir(uit)).length > 0)
      return err(`De map ${uit} bestaat al en is niet leeg. Kies een andere map, of maak deze eerst leeg.`);
  } catch {
    return err(`In ${uit} kan niet worden geschreven.`);
  }
  return ok(undefined);
}

async function readRegisters(mappen: readonly string[]): Promise<Result<readonly Registerdocument[][], string>> {
  const gelezen: Registerdocument[][] = [];
  const bezwaren: string[] = [];
  for (const map of mappen) {
    const documenten = await readRegisterFolder(map);
    if (documenten.ok) gelezen.push([...documenten.value]);
    else bezwaren.push(`De registermap ${map} klopt niet:`, ...documenten.error.map((zin) => `  ${zin}`));
  }
  return bezwaren.length === 0 ? ok(gelezen) : err(bezwaren.join('\n'));
}

async function main(args: readonly string[]): Promise<0 | 1 | 2 | 3> {
  const gelezen = readVraag(args);
  if (!gelezen.ok) {
    complain(`${gelezen.error}\n\n${HULP}`);
    return 3;
  }
  if (gelezen.value === 'hulp') {
    say(HULP);
    return 0;
  }
  const vraag = gelezen.value;
  const klopt = await checkVraag(vraag);
  if (!klopt.ok) {
    complain(klopt.error);
    return 3;
  }
  const registers = await readRegisters([path.join(PROJECT, 'register'), ...vraag.registers]);
  if (!registers.ok) {
    complain(registers.error);
    return 3;
  }
  const voortgang = createVoortgang(process.stderr);
  voortgang.toon('Starten …');
  // Reading wrangler takes a second; who only made a typing error need not wait for it.
  const { startGateway } = await import('./lib/harness.ts');
  const gateway = await startGateway();
  try {
    return await run(gateway, vraag, registers.value);
  } catch (error) {
    for (const regel of gateway.logs()) complain(regel);
    throw error;
  } finally {
    await gateway.close();
  }
}

async function run(
  gateway: Gateway,
  vraag: Vraag,
  registers: readonly (readonly Registerdocument[])[],
): Promise<0 | 1 | 2 | 3> {
  const voortgang = createVoortgang(process.stderr);
  for (const documenten of registers) {
    const geladen = await loadRegister(gateway.beheer, documenten);
    if (!geladen.ok) {
      complain(`\n${geladen.error.join('\n')}`);
      return 3;
    }
  }
  const breedte = process.stdout.isTTY ? process.stdout.columns : undefined;
  const { bestand, uit, uitleg, agbcode, velden } = vraag;
  const uitkomst = await verwerk(gateway.beheer, {
    bestand,
    uit,
    uitleg,
    velden,
    voortgang,
    ...(agbcode === undefined ? {} : { agbcode }),
  });
  if (uitkomst.soort === 'geweigerd') {
    say(`\n${uitkomst.probleem.detail ?? ''}\n`);
    say(describeBevindingen(uitkomst.bevindingen));
    say(`\nAlle bevindingen: ${path.join(vraag.uit, 'bevindingen.json')}`);
    return 2;
  }
  say(`\n${describeZendingen(uitkomst.bewijs, breedte)}\n`);
  const { balans, bevindingen } = uitkomst;
  const { totaal } = balans;
  if (bevindingen.aantal > 0) say(`${describeBevindingen(bevindingen)}\n`);
  say(
    `Regels × ontvangers: ${totaal.aantal} = ${totaal.bezorgd} bezorgd + ${totaal.gefilterd} niet voor deze ontvanger + ` +
      `${totaal.vastgehouden} vastgehouden. De balans ${balans.sluitend ? 'sluit' : 'sluit NIET'}.`,
  );
  for (const verschil of balans.verschillen) say(`  ${verschil}`);
  uitleg.forEach((plek, i) => {
    say(`\n${describeUitleg(plek, uitkomst.uitleg[i])}`);
  });
  say(`Bestanden, ontvangstbewijs, balans en bevindingen: ${vraag.uit}`);
  return uitkomst.allesBezorgd && balans.sluitend ? 0 : 1;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  complain(
    `\nEr ging iets mis dat niet aan uw bestand ligt: ${error instanceof Error ? error.message : String(error)}`,
  );
  process.exitCode = 3;
}
