/**
 * `npm run reservekopie -- maak|herstel|vergelijk <map>`: a copy of the database and the bucket, and back.
 * Exit code: 0 done or the same, 1 not the same or failed, 2 wrong use.
 */
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { err, ok, type Result } from '../src/domain/result.ts';
import { here, readOpties } from './lib/arguments.ts';
import { offerAgain, type Database as Postbusdatabase } from './lib/opnieuw-aanbieden.ts';
import { type Gateway, OPSLAGMAP, openPlatform, type Platform } from './lib/platform.ts';
import { PROJECT } from './lib/project.ts';
import {
  countTooLong,
  type Database,
  databaseVan,
  fingerprint,
  isLegeDatabase,
  restoreDatabase,
  saveDatabase,
} from './lib/reservekopie-database.ts';
import {
  type Bucket,
  compareObjects,
  isLegeBucket,
  type Objectverschil,
  restoreObjects,
  saveObjects,
  type Telling,
} from './lib/reservekopie-objecten.ts';

const HULP = `Gebruik: npm run reservekopie -- maak <map>      [--staat <map> | --extern]
         npm run reservekopie -- herstel <map>   [--staat <lege map> | --extern]
         npm run reservekopie -- vergelijk <map> [--staat <map> | --extern]

maak       schrijft de database (SQL) en de opslag (versleuteld, zoals zij daar ligt) naar een lege map
herstel    zet ze terug in een lege installatie, en kijkt of alles er staat zoals het was
vergelijk  zegt of de database en de opslag nog zijn zoals in de kopie

De geheimen zitten er niet in: bewaar die ergens anders. Zonder PAYLOADSLEUTELS is de opslag niet te lezen.

  --staat <map>   de gegevens van npm start, als die ergens anders staan
  --extern        wat bij Cloudflare draait (eerst: npx wrangler login)
  --help          deze uitleg

Uitkomst (exit code):
  0  gelukt, of hetzelfde
  1  niet hetzelfde, of mislukt
  2  verkeerd gebruik`;

const OPDRACHTEN = ['maak', 'herstel', 'vergelijk'] as const;
type Opdracht = (typeof OPDRACHTEN)[number];

interface Vraag {
  readonly opdracht: Opdracht;
  readonly map: string;
  readonly gateway: Gateway;
}

type Bindingen = { readonly DB: Database & Postbusdatabase; readonly OPSLAG: Bucket } & Record<string, unknown>;

/** Written last: a copy without it was broken off. */
interface Kop {
  readonly soort: 'enkelvoud-reservekopie';
  readonly versie: 1;
  readonly gemaaktOp: string;
  readonly database: string;
  readonly objecten: Telling;
}

const KOP = 'reservekopie.json';
/** More says little. */
const GETOOND = 20;

/** Something the reader can mend: printed as it is, without a stack. */
class Uitleg extends Error {}

const say = (tekst: string): void => {
  process.stdout.write(`${tekst}\n`);
};

const parse = (args: readonly string[]) =>
  parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      staat: { type: 'string' },
      extern: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });

function readVraag(args: readonly string[]): Result<Vraag | 'hulp', string> {
  const gelezen = readOpties(parse, args);
  if (!gelezen.ok) return gelezen;
  if (gelezen.value === 'hulp') return ok('hulp');
  const { values, positionals } = gelezen.value;
  const [woord, map, ...meer] = positionals;
  const opdracht = OPDRACHTEN.find((een) => een === woord);
  if (opdracht === undefined || map === undefined || meer.length > 0)
    return err('Zeg maak, herstel of vergelijk, en noem één map.');
  if (values.extern && values.staat !== undefined) return err('Kies: --staat of --extern.');
  const staat = values.staat === undefined ? path.join(PROJECT, '.wrangler/enkelvoud') : here(values.staat);
  return ok({ opdracht, map: here(map), gateway: values.extern ? { soort: 'extern' } : { soort: 'lokaal', staat } });
}

const isEmpty = async (map: string): Promise<boolean> => (await readdir(map).catch(() => [])).length === 0;
const exists = async (pad: string): Promise<boolean> => (await stat(pad).catch(() => undefined)) !== undefined;

async function withPlatform<Uitkomst>(
  gateway: Gateway,
  doe: (env: Platform<Bindingen>['env']) => Promise<Uitkomst>,
): Promise<Uitkomst> {
  const platform = await openPlatform<Bindingen>(gateway);
  try {
    return await doe(platform.env);
  } finally {
    await platform.close();
  }
}

async function checkHolds(gateway: Gateway): Promise<void> {
  if (gateway.soort === 'lokaal' && !(await exists(path.join(gateway.staat, OPSLAGMAP))))
    throw new Uitleg(`In ${gateway.staat} staan geen gegevens van npm start.`);
}

async function readKop(map: string): Promise<Kop> {
  const tekst = await readFile(path.join(map, KOP), 'utf8').catch(() => undefined);
  if (tekst === undefined) throw new Uitleg(`In ${map} staat geen reservekopie, of zij is niet afgemaakt.`);
  const kop = JSON.parse(tekst) as Kop;
  if (kop.soort !== 'enkelvoud-reservekopie' || kop.versie !== 1)
    throw new Uitleg(`De reservekopie in ${map} is van een andere versie van Enkelvoud.`);
  if ((await fingerprint(databaseVan(map))) !== kop.database)
    throw new Uitleg(`De database in ${map} is niet meer zoals zij is opgeslagen.`);
  return kop;
}

async function create({ map, gateway }: Vraag): Promise<void> {
  await checkHolds(gateway);
  if (!(await isEmpty(map))) throw new Uitleg(`De map ${map} is niet leeg.`);
  await mkdir(map, { recursive: true, mode: 0o700 });
  // The database first: what it refers to is in the bucket by then. What comes into the bucket later belongs to nothing, and harms nobody.
  await saveDatabase(gateway, databaseVan(map));
  const objecten = await withPlatform(gateway, ({ OPSLAG }) => saveObjects(OPSLAG, map));
  const kop: Kop = {
    soort: 'enkelvoud-reservekopie',
    versie: 1,
    gemaaktOp: new Date().toISOString(),
    database: await fingerprint(databaseVan(map)),
    objecten,
  };
  await writeFile(path.join(map, KOP), `${JSON.stringify(kop, null, 2)}\n`);
  say(`Gemaakt: de database en ${objecten.aantal} objecten (${objecten.bytes} bytes).`);
  const teLang = await countTooLong(databaseVan(map));
  if (teLang > 0) say(`Let op: ${teLang} rijen zijn langer dan 100 kB. Die zet Cloudflare niet terug; npm start wel.`);
}

interface Verschil {
  readonly database: boolean;
  readonly objecten: readonly Objectverschil[];
}

async function findVerschil(gateway: Gateway, map: string, kop: Kop, { OPSLAG }: Bindingen): Promise<Verschil> {
  const objecten: Objectverschil[] = [];
  for await (const een of compareObjects(OPSLAG, map)) objecten.push(een);
  return { database: (await fingerprintOf(gateway)) !== kop.database, objecten };
}

async function fingerprintOf(gateway: Gateway): Promise<string> {
  const map = await mkdtemp(path.join(tmpdir(), 'enkelvoud-vergelijk-'));
  try {
    await saveDatabase(gateway, databaseVan(map));
    return await fingerprint(databaseVan(map));
  } finally {
    await rm(map, { recursive: true, force: true });
  }
}

/** @returns whether there is none */
function report({ database, objecten }: Verschil): boolean {
  if (database) say('De database is anders dan in de kopie.');
  for (const { sleutel, verschil } of objecten.slice(0, GETOOND)) say(`${sleutel}: ${verschil}`);
  if (objecten.length > GETOOND) say(`… en nog ${objecten.length - GETOOND} objecten.`);
  return !database && objecten.length === 0;
}

async function compare({ map, gateway }: Vraag): Promise<boolean> {
  await checkHolds(gateway);
  const kop = await readKop(map);
  const zelfde = report(await withPlatform(gateway, (env) => findVerschil(gateway, map, kop, env)));
  if (zelfde) say(`Hetzelfde: de database en ${kop.objecten.aantal} objecten.`);
  return zelfde;
}

async function restore({ map, gateway }: Vraag): Promise<boolean> {
  const kop = await readKop(map);
  if (gateway.soort === 'lokaal') {
    if (await exists(path.join(gateway.staat, OPSLAGMAP)))
      throw new Uitleg(`In ${gateway.staat} staan al gegevens. Zet terug in een map waar nog niets is.`);
    await mkdir(gateway.staat, { recursive: true });
  } else if (
    !(await withPlatform(gateway, async ({ DB, OPSLAG }) => (await isLegeDatabase(DB)) && isLegeBucket(OPSLAG)))
  )
    throw new Uitleg('De database of de opslag is niet leeg. Zet terug in een nieuwe, lege installatie.');
  await restoreDatabase(gateway, databaseVan(map));
  const zelfde = await withPlatform(gateway, async (env) => {
    await restoreObjects(env.OPSLAG, map);
    const verschil = await findVerschil(gateway, map, kop, env);
    await offerAgain(env.DB, new Date().toISOString());
    return report(verschil);
  });
  if (zelfde) say(`Teruggezet en gelijk aan de kopie: de database en ${kop.objecten.aantal} objecten.`);
  return zelfde;
}

async function main(args: readonly string[]): Promise<0 | 1 | 2> {
  const vraag = readVraag(args);
  if (!vraag.ok) {
    process.stderr.write(`${vraag.error}\n\n${HULP}\n`);
    return 2;
  }
  if (vraag.value === 'hulp') {
    say(HULP);
    return 0;
  }
  switch (vraag.value.opdracht) {
    case 'maak':
      await create(vraag.value);
      return 0;
    case 'herstel':
      return (await restore(vraag.value)) ? 0 : 1;
    case 'vergelijk':
      return (await compare(vraag.value)) ? 0 : 1;
  }
}

try {
  process.exit(await main(process.argv.slice(2)));
} catch (error) {
  const tekst = error instanceof Error ? error.message : String(error);
  process.stderr.write(error instanceof Uitleg ? `${tekst}\n` : `Er ging iets mis: ${tekst}\n`);
  process.exit(error instanceof Uitleg ? 2 : 1);
}
