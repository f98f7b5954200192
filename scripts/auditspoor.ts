/**
 * `npm run auditspoor -- controleer <export>`: recomputes the chain of an exported audit trail, and checks its anchors.
 * Exit code: 0 nothing was changed, 1 something was, 2 wrong use.
 */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import type { Auditkop } from '../src/domain/auditspoor.ts';
import { err, ok, type Result } from '../src/domain/result.ts';
import { type Ketenoordeel, verifyKeten } from '../src/receipts/auditspoor.ts';
import { here, readOpties } from './lib/arguments.ts';
import { describeKetenfout } from './lib/auditspoor.ts';
import { readSleutels } from './lib/herhaal-bronnen.ts';
import { PROJECT } from './lib/project.ts';

const HULP = `Gebruik: npm run auditspoor -- controleer <export> [--sleutels <bestand of adres>] [--kop <nummer>:<sha256>]

Rekent een auditspoor na dat is opgehaald met GET /beheer/v1/auditspoor/bestand. Elke regel draagt de hash van de regel ervoor; elk anker
is ondertekend door de installatie.

  --sleutels <bestand of adres>
                      de sleutels van de gateway (/.well-known/jwks.json); anders die van npm start
  --kop <nummer>:<sha256>
                      een regel die u eerder hebt bewaard; mag vaker
  --staat <map>       de gegevens van npm start, als die ergens anders staan
  --help              deze uitleg

Uitkomst (exit code):
  0  de keten klopt
  1  er is iets veranderd, weggehaald, tussengevoegd of verplaatst
  2  verkeerd gebruik`;

const say = (tekst: string): void => {
  process.stdout.write(`${tekst}\n`);
};
function wrongUse(tekst: string): 2 {
  process.stderr.write(`${tekst}\n`);
  return 2;
}

interface Vraag {
  readonly bestand: string;
  readonly staat: string;
  readonly sleutels?: string;
  readonly koppen: readonly Auditkop[];
}

function readVraag(args: readonly string[]): Result<Vraag | 'hulp', string> {
  const gelezen = readOpties(parse, args);
  if (!gelezen.ok) return gelezen;
  if (gelezen.value === 'hulp') return ok('hulp');
  const { values, positionals } = gelezen.value;
  const [opdracht, bestand, ...meer] = positionals;
  if (opdracht !== 'controleer' || bestand === undefined || meer.length > 0)
    return err('Zeg: controleer, en noem één bestand.');
  const koppen: Auditkop[] = [];
  for (const tekst of values.kop ?? []) {
    const [, nummer, sha256] = /^([1-9]\d{0,14}):([0-9a-f]{64})$/.exec(tekst) ?? [];
    if (nummer === undefined || sha256 === undefined) return err(`Dit is geen <nummer>:<sha256>: ${tekst}`);
    koppen.push({ nummer: Number(nummer), sha256 });
  }
  const { sleutels } = values;
  return ok({
    bestand: here(bestand),
    staat: values.staat === undefined ? path.join(PROJECT, '.wrangler/enkelvoud') : here(values.staat),
    koppen,
    ...(sleutels === undefined ? {} : { sleutels: /^https?:\/\//.test(sleutels) ? sleutels : here(sleutels) }),
  });
}

const parse = (args: readonly string[]) =>
  parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      sleutels: { type: 'string' },
      kop: { type: 'string', multiple: true },
      staat: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });

async function main(args: readonly string[]): Promise<0 | 1 | 2> {
  const vraag = readVraag(args);
  if (!vraag.ok) return wrongUse(`${vraag.error}\n\n${HULP}`);
  if (vraag.value === 'hulp') {
    say(HULP);
    return 0;
  }
  const { bestand, staat, sleutels, koppen } = vraag.value;
  if ((await stat(bestand).catch(() => undefined))?.isFile() !== true)
    return wrongUse(`Het bestand ${bestand} bestaat niet.`);
  const jwks = await readSleutels(sleutels, staat);
  if (!jwks.ok) return wrongUse(jwks.error);
  const lijnen = createInterface({ input: createReadStream(bestand), crlfDelay: Number.POSITIVE_INFINITY });
  const oordeel = await verifyKeten(lijnen, jwks.value ?? { keys: [] }, koppen);
  if (!oordeel.ok) {
    say(describeKetenfout(oordeel.error));
    return 1;
  }
  report(oordeel.value, koppen);
  return 0;
}

function report(
  { aantalRegels, kop, begin, nietNaTeGaan, verankerdTot }: Ketenoordeel,
  koppen: readonly Auditkop[],
): void {
  say(`De keten klopt: ${aantalRegels} regels.`);
  if (begin !== undefined)
    say(
      `Tot en met regel ${begin.nummer} is verwijderd op ${begin.op.slice(0, 10)}, ondertekend door de installatie. ` +
        `De laatste daarvan was van ${begin.laatsteOp.slice(0, 10)}: ga na dat haar termijn toen voorbij was.`,
    );
  say(
    verankerdTot > 0
      ? `Tot en met regel ${verankerdTot} is ondertekend.`
      : 'Er is nog geen ondertekend anker: wie de hele keten opnieuw maakt, valt hiermee niet op.',
  );
  if (koppen.length > nietNaTeGaan.length) say('De regels die u bewaarde staan er nog zo in.');
  for (const { nummer } of nietNaTeGaan) say(`Regel ${nummer}, die u bewaarde, is verwijderd en niet meer na te gaan.`);
  if (kop !== undefined) say(`Bewaar dit voor de volgende keer: --kop ${kop.nummer}:${kop.sha256}`);
}

process.exitCode = await main(process.argv.slice(2));
