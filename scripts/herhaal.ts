/**
 * `npm run herhaal -- <ontvangstbewijs>`: checks the signature of an ontvangstbewijs and makes every file that it names again.
 * Exit code: 0 everything is the same to the byte, 1 something differs or cannot be made, 2 wrong use.
 */
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { err, ok, type Result } from '../src/domain/result.ts';
import { type HerhaaldeZending, herhaal } from '../src/pipeline/herhaal.ts';
import { here, readOpties } from './lib/arguments.ts';
import { readExistingDemo } from './lib/demo.ts';
import { FolderBlobs } from './lib/folder-blobs.ts';
import { openIngediend, readBewijs, readRegisters, readSleutels } from './lib/herhaal-bronnen.ts';
import { type LocalState, openLocalState } from './lib/local-state.ts';
import { PROJECT } from './lib/project.ts';
import { formatTable } from './lib/table.ts';

const HULP = `Gebruik: npm run herhaal -- <ontvangstbewijs> [--verantwoording <bestand>] [--register <map>] [--sleutels <bestand of adres>]

Controleert de handtekening van een ontvangstbewijs en maakt elk bestand dat erin staat opnieuw. Elk bestand moet byte voor byte
hetzelfde zijn.

  <ontvangstbewijs>   het ondertekende bewijs (GET …/ontvangstbewijs met Accept: application/jose)
  --verantwoording <bestand>
                      de verantwoording zoals zij is ingediend; anders komt zij uit de gegevens van npm start
  --gateway <adres>   haal de verantwoording op bij een gateway, met de sleutel uit de omgevingsvariabele ENKELVOUD_SLEUTEL
  --register <map>    formaten, aansluitingen en lijsten, in een map met de indeling van register/; mag vaker. register/ zelf en
                      het register van npm start tellen altijd mee
  --sleutels <bestand of adres>
                      de sleutels van de gateway (/.well-known/jwks.json); anders die van npm start
  --staat <map>       de gegevens van npm start, als die ergens anders staan
  --zonder-handtekening
                      neem ook een bewijs in JSON, waar geen handtekening onder staat
  --help              deze uitleg

Uitkomst (exit code):
  0  elk bestand is hetzelfde
  1  een bestand is anders of niet opnieuw te maken, of de handtekening klopt niet
  2  verkeerd gebruik`;

const say = (tekst: string): void => {
  process.stdout.write(`${tekst}\n`);
};
const complain = (tekst: string): void => {
  process.stderr.write(`${tekst}\n`);
};
interface Vraag {
  readonly bewijs: string;
  readonly staat: string;
  readonly registers: readonly string[];
  readonly zonderHandtekening: boolean;
  readonly verantwoording?: string;
  readonly gateway?: string;
  readonly sleutels?: string;
}

const parse = (args: readonly string[]) =>
  parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      verantwoording: { type: 'string' },
      gateway: { type: 'string' },
      register: { type: 'string', multiple: true },
      sleutels: { type: 'string' },
      staat: { type: 'string' },
      'zonder-handtekening': { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });

function readVraag(args: readonly string[]): Result<Vraag | 'hulp', string> {
  const gelezen = readOpties(parse, args);
  if (!gelezen.ok) return gelezen;
  if (gelezen.value === 'hulp') return ok('hulp');
  const { values, positionals } = gelezen.value;
  const [bewijs, ...meer] = positionals;
  if (bewijs === undefined) return err('Noem het bestand met het ontvangstbewijs.');
  if (meer.length > 0) return err(`Noem één ontvangstbewijs; er staat ook: ${meer.join(', ')}.`);
  const { verantwoording, gateway, sleutels } = values;
  if (gateway !== undefined && !URL.canParse(gateway)) return err(`Het adres ${gateway} begrijpen wij niet.`);
  return ok({
    bewijs: here(bewijs),
    staat: values.staat === undefined ? path.join(PROJECT, '.wrangler/enkelvoud') : here(values.staat),
    registers: [path.join(PROJECT, 'register'), ...(values.register ?? []).map(here)],
    zonderHandtekening: values['zonder-handtekening'] === true,
    ...(verantwoording === undefined ? {} : { verantwoording: here(verantwoording) }),
    ...(gateway === undefined ? {} : { gateway }),
    ...(sleutels === undefined ? {} : { sleutels: /^https?:\/\//.test(sleutels) ? sleutels : here(sleutels) }),
  });
}

async function main(args: readonly string[]): Promise<0 | 1 | 2> {
  const gelezen = readVraag(args);
  if (!gelezen.ok) return wrongUse(`${gelezen.error}\n\n${HULP}`);
  if (gelezen.value === 'hulp') {
    say(HULP);
    return 0;
  }
  const vraag = gelezen.value;
  if ((await stat(vraag.bewijs).catch(() => undefined))?.isFile() !== true)
    return wrongUse(`Het bestand ${vraag.bewijs} bestaat niet.`);
  const sleutels = await readSleutels(vraag.sleutels, vraag.staat);
  if (!sleutels.ok) return wrongUse(sleutels.error);
  const bewijs = await readBewijs(vraag.bewijs, sleutels.value);
  if (!bewijs.ok) {
    complain(bewijs.error);
    return sleutels.value === undefined ? 2 : 1;
  }
  const { kid } = bewijs.value;
  if (kid === undefined && !vraag.zonderHandtekening)
    return wrongUse(
      'Onder dit bewijs staat geen handtekening. Haal het ondertekende op (Accept: application/jose), of vraag dit uitdrukkelijk met --zonder-handtekening.',
    );
  say(kid === undefined ? 'Handtekening: geen.' : `Handtekening: klopt (sleutel ${kid}).`);

  const map = await mkdtemp(path.join(tmpdir(), 'enkelvoud-herhaal-'));
  const lokaal = await openLocalState(vraag.staat);
  try {
    return await repeat(vraag, bewijs.value.bewijs, map, lokaal);
  } finally {
    await lokaal?.close();
    await rm(map, { recursive: true, force: true });
  }
}

function wrongUse(tekst: string): 2 {
  complain(tekst);
  return 2;
}

type Bewijs = Parameters<typeof herhaal>[0];

async function repeat(
  { staat, registers, verantwoording, gateway }: Vraag,
  bewijs: Bewijs,
  map: string,
  lokaal: LocalState | undefined,
): Promise<0 | 1 | 2> {
  const uitMappen = await readRegisters(registers);
  if (!uitMappen.ok) return wrongUse(uitMappen.error);
  const documenten = [...((await lokaal?.documenten()) ?? []), ...uitMappen.value];
  const sleutel =
    process.env.ENKELVOUD_SLEUTEL ?? (await readExistingDemo(staat))?.sleutels[`aanbieder/${bewijs.agbcode}`];
  const ingediend = await openIngediend(bewijs, {
    ...(verantwoording === undefined ? {} : { verantwoording }),
    ...(gateway === undefined ? {} : { gateway }),
    ...(sleutel === undefined ? {} : { sleutel }),
    ...(lokaal === undefined ? {} : { lokaal }),
  });
  if (!ingediend.ok) return wrongUse(ingediend.error);

  const herhaling = await herhaal(bewijs, ingediend.value, documenten, new FolderBlobs(map), lokaal?.blobs);
  switch (herhaling.soort) {
    case 'andere-inhoud':
      say(`Dit is niet de verantwoording van dit bewijs.\n  bewijs: ${bewijs.sha256}\n  nu:     ${herhaling.sha256}`);
      return 1;
    case 'onleesbaar':
      say(
        `De verantwoording is met dit register niet te lezen: ${herhaling.bevindingen.map(({ code }) => code).join(', ')}.`,
      );
      return 1;
    case 'herhaald':
      return report(herhaling.zendingen);
  }
}

const KOPPEN = ['ontvanger', 'formaat', 'bestand', 'uitkomst', 'sha256'];
const HERKENNING_TEKENS = 12;

function report(zendingen: readonly HerhaaldeZending[]): 0 | 1 {
  const rijen = zendingen.flatMap(({ zending, uitkomst, bestanden }) => {
    const begin = [
      `${zending.ontvanger.code} ${zending.ontvanger.naam}`,
      `${zending.formaat.naam} ${zending.formaat.versie}`,
    ];
    if (uitkomst === 'geen-bestanden') return [[...begin, '–', `geen bestanden (${zending.toestand})`, '']];
    if (uitkomst === 'niet-te-maken') return [[...begin, '–', 'niet te maken', '']];
    return bestanden.map((bestand) => [
      ...begin,
      bestand.bestandsnaam,
      bestand.uitkomst,
      [...new Set([bestand.sha256, bestand.nu].map((hash) => hash?.slice(0, HERKENNING_TEKENS) ?? '–'))].join(' ≠ '),
    ]);
  });
  say(`\n${formatTable(KOPPEN, rijen, process.stdout.isTTY ? process.stdout.columns : undefined)}\n`);
  const ontbreekt = new Set(
    zendingen.flatMap((een) =>
      een.ontbreekt.map(
        ({ documentsoort, naam, versie, sha256 }) =>
          `  ${documentsoort} ${naam} ${versie}${sha256 === '' ? '' : ` (sha256 ${sha256.slice(0, HERKENNING_TEKENS)}…)`}`,
      ),
    ),
  );
  if (ontbreekt.size > 0)
    say(`Deze documenten van het register ontbreken, of hebben een andere inhoud:\n${[...ontbreekt].join('\n')}\n`);
  const verbeteringen = zendingen.filter(({ eigenRegelsOntbreken }) => eigenRegelsOntbreken);
  if (verbeteringen.length > 0)
    say(
      `${verbeteringen.length} zendingen nemen regels terug die eerder zijn gestuurd. Die regels staan alleen bij de gateway zelf; ` +
        'herhaal deze bij de gegevens van npm start (--staat).\n',
    );
  const alle = zendingen.flatMap(({ bestanden }) => bestanden);
  const gelijk = alle.filter(({ uitkomst }) => uitkomst === 'gelijk').length;
  const nietGemaakt = zendingen.filter(({ uitkomst }) => uitkomst === 'niet-te-maken').length;
  say(
    `${gelijk} van ${alle.length} bestanden byte voor byte gelijk${nietGemaakt === 0 ? '.' : `; ${nietGemaakt} zendingen niet te maken.`}`,
  );
  return gelijk === alle.length && nietGemaakt === 0 ? 0 : 1;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  complain(`Er ging iets mis dat niet aan het bewijs ligt: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 2;
}
