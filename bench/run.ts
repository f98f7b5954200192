/**
 * `npm run bench [-- geheel|omzetting|bezorging|niets-verloren|invoer|postvak|toeloop] [--json]`: what the gateway costs; without a name every part.
 *
 * `geheel`: on a large verantwoording. Per stage in this process; the whole in workerd, from the
 * first byte sent to the last zending delivered; both against a hand-written converter of the same files, which must come out equal
 * to the byte. And the least heap with which an isolate does it.
 *
 * `omzetting`: conversion alone, for every kind of output (`bench/omzetting/`).
 *
 * `bezorging`: submission to delivered over a webhook, and what it asks of the platform (`bench/bezorging/`); `--bewaar` keeps the latter
 * for docs/kosten.md.
 *
 * `niets-verloren`: thousands of zendingen to gemeenten that fail in every way, while the worker is stopped (`bench/niets-verloren.ts`).
 *
 * `invoer`: reading 323 messages and workbooks, against the XML parser alone (`bench/invoer/`).
 *
 * `postvak`: the page of a postvak of 100,000 zendingen against one of 100, whole and restricted (`bench/postvak.ts`).
 *
 * `toeloop`: two hundred clients at once, and then beside one that floods (`bench/toeloop.ts`).
 */

import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { startGateway } from '../scripts/lib/harness.ts';
import { createVoortgang, formatBytes } from '../scripts/lib/progress.ts';
import { PROJECT } from '../scripts/lib/project.ts';
import { readRegisterFolder } from '../scripts/lib/register-folder.ts';
import { loadRegister } from '../scripts/lib/registration.ts';
import { formatTable } from '../scripts/lib/table.ts';
import { type Verwerking, verwerk } from '../scripts/lib/verwerk.ts';
import type { Handwerk } from './apart.ts';
import { measureBezorging } from './bezorging/index.ts';
import { connectedGemeenten } from './gemeenten.ts';
import { generate } from './genereer.ts';
import { measureInvoer } from './invoer/index.ts';
import { measureNietsVerloren } from './niets-verloren.ts';
import { type Meting, measureOmzetting } from './omzetting/index.ts';
import { measurePostvak } from './postvak.ts';
import { peakOfWorkerd, runNode } from './proces.ts';
import type { Tijden } from './stages.ts';
import { measureToeloop } from './toeloop.ts';

const REGISTER = path.join(PROJECT, 'register');
const HERHALINGEN = 3;
/** Heap sizes in MB that are tried, from large to small; an isolate gets 128 (Cloudflare Workers, platform limits). */
const HEAPS = [128, 112, 96, 80, 64, 48, 32];

const DELEN = ['geheel', 'omzetting', 'bezorging', 'niets-verloren', 'invoer', 'postvak', 'toeloop'];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    bewaar: { type: 'boolean', default: false },
    prestaties: { type: 'string', default: '100000' },
    gemeenten: { type: 'string', default: '100' },
  },
});
const onbekend = positionals.find((naam) => !DELEN.includes(naam));
if (onbekend !== undefined) throw new Error(`no part ${onbekend}; there are ${DELEN.join(', ')}`);
const wants = (deel: string): boolean => positionals.length === 0 || positionals.includes(deel);
const aantal = Number(values.prestaties);
const aantalGemeenten = Number(values.gemeenten);

const log = (tekst: string): void => {
  process.stderr.write(`${tekst}\n`);
};
const median = (getallen: readonly number[]): number =>
  [...getallen].sort((a, b) => a - b)[Math.floor(getallen.length / 2)] ?? 0;
const round = (getal: number, decimalen = 0): number => Number(getal.toFixed(decimalen));

async function apart<Uitkomst>(...args: readonly string[]): Promise<Uitkomst> {
  const { code, stdout, stderr } = await runNode([path.join(import.meta.dirname, 'apart.ts'), ...args]);
  if (code !== 0) throw new Error(`bench/apart.ts ${args[0]}: ${stderr}`);
  return JSON.parse(stdout) as Uitkomst;
}

interface Geheel {
  readonly opstarten: number;
  readonly verwerking: Extract<Verwerking, { soort: 'verwerkt' }>;
  readonly werkgeheugen: number | undefined;
}

async function measureWhole(bestand: string, uit: string): Promise<Geheel> {
  const begin = performance.now();
  const register = await readRegisterFolder(REGISTER);
  if (!register.ok) throw new Error(register.error.join('\n'));
  const gateway = await startGateway();
  try {
    const geladen = await loadRegister(gateway.beheer, register.value);
    if (!geladen.ok) throw new Error(geladen.error.join('\n'));
    const opstarten = performance.now() - begin;
    const verwerking = await verwerk(gateway.beheer, { bestand, uit, voortgang: createVoortgang(process.stderr) });
    if (verwerking.soort === 'geweigerd') throw new Error(`refused: ${verwerking.probleem.detail ?? ''}`);
    if (!verwerking.allesBezorgd || !verwerking.balans.sluitend) throw new Error('not everything was delivered');
    return { opstarten, verwerking, werkgeheugen: await peakOfWorkerd() };
  } finally {
    await gateway.close();
  }
}

/** Both made the same files for the same ontvangers; anything else is a fault in one of the two. */
function compareFiles({ bewijs }: Geheel['verwerking'], handwerk: Handwerk): number {
  const onze = bewijs.zendingen
    .flatMap(({ ontvanger, formaat, bestanden }) =>
      bestanden.map(({ sha256 }) => `${ontvanger.code} ${formaat.naam} ${sha256}`),
    )
    .sort();
  const verwacht = new Set(handwerk.bestanden);
  const anders = onze.filter((naam) => !verwacht.has(naam));
  if (anders.length > 0 || onze.length !== handwerk.bestanden.length)
    throw new Error(
      `${anders.length} of ${onze.length} files differ from the hand-written ones, first: ${anders[0] ?? 'none'}`,
    );
  return onze.length;
}

/** The least of `HEAPS` with which everything is still delivered; undefined when the largest is not enough. */
async function findLeastHeap(bestand: string, map: string): Promise<number | undefined> {
  let minste: number | undefined;
  for (const heap of HEAPS) {
    const uit = path.join(map, `heap-${heap}`);
    const { code } = await runNode([path.join(PROJECT, 'scripts', 'verwerk.ts'), bestand, '--uit', uit], {
      MINIFLARE_WORKERD_V8_FLAGS: `--max-heap-size=${heap}`,
    });
    await rm(uit, { recursive: true, force: true });
    log(`Heap van ${heap} MB: ${code === 0 ? 'genoeg' : 'te weinig'}.`);
    if (code !== 0) break;
    minste = heap;
  }
  return minste;
}

async function measureGeheel(): Promise<readonly Meting[]> {
  const map = await mkdtemp(path.join(tmpdir(), 'enkelvoud-bench-'));
  try {
    const bestand = path.join(map, 'verantwoording.json');
    const gemeentecodes = await connectedGemeenten(REGISTER, aantalGemeenten);
    await pipeline(Readable.from(generate({ prestaties: aantal, gemeentecodes })), createWriteStream(bestand));
    const { size } = await stat(bestand);
    log(`${aantal} prestaties, ${aantalGemeenten} gemeenten, ${formatBytes(size)}.`);

    const handwerk: Handwerk[] = [];
    for (let keer = 0; keer < HERHALINGEN; keer++)
      handwerk.push(await apart<Handwerk>('handgeschreven', bestand, path.join(map, 'handgeschreven')));
    const handgeschreven = median(handwerk.map(({ milliseconden }) => milliseconden));
    log(`Handgeschreven: ${round(handgeschreven)} ms.`);

    const perKeer: Tijden[] = [];
    for (let keer = 0; keer < HERHALINGEN; keer++) perKeer.push(await apart<Tijden>('stages', bestand));
    const stages = (['ingest', 'delen', 'route', 'convert', 'render', 'check'] as const).map((stage) => ({
      stage,
      milliseconden: median(perKeer.map((tijden) => tijden[stage])),
    }));

    const [eerste] = handwerk;
    if (eerste === undefined) throw new Error('nothing to compare with');
    const gehelen: Geheel[] = [];
    for (let keer = 0; keer < HERHALINGEN; keer++) {
      const geheel = await measureWhole(bestand, path.join(map, `uit-${keer}`));
      log(`Gelijk aan het handwerk, tot op de byte: ${compareFiles(geheel.verwerking, eerste)} bestanden.`);
      gehelen.push(geheel);
    }
    const piekgeheugen = await findLeastHeap(bestand, map);
    if (piekgeheugen === undefined) throw new Error('a heap of 128 MB is not enough');

    const milliseconden = median(gehelen.map(({ verwerking }) => verwerking.milliseconden));
    const werkgeheugen = gehelen.flatMap((geheel) => geheel.werkgeheugen ?? []);
    const som = stages.reduce((totaal, { milliseconden: deel }) => totaal + deel, 0);
    return [
      ...stages.map(({ stage, milliseconden: deel }) => ({
        naam: `stap-${stage}`,
        waarde: round(deel),
        eenheid: 'ms',
      })),
      { naam: 'stappen-samen', waarde: round(som), eenheid: 'ms' },
      { naam: 'opstarten', waarde: round(median(gehelen.map(({ opstarten }) => opstarten))), eenheid: 'ms' },
      { naam: 'geheel', waarde: round(milliseconden), eenheid: 'ms' },
      { naam: 'handgeschreven', waarde: round(handgeschreven), eenheid: 'ms' },
      { naam: 'geheel-vs-handgeschreven', waarde: round(milliseconden / handgeschreven, 2), eenheid: 'x' },
      { naam: 'piekgeheugen', waarde: piekgeheugen, eenheid: 'MB' },
      ...(werkgeheugen.length === 0
        ? []
        : [{ naam: 'werkgeheugen-workerd', waarde: round(Math.max(...werkgeheugen)), eenheid: 'MB' }]),
    ];
  } finally {
    await rm(map, { recursive: true, force: true });
  }
}

const metingen: readonly Meting[] = [
  ...(wants('geheel') ? await measureGeheel() : []),
  ...(wants('omzetting') ? await measureOmzetting(log) : []),
  ...(wants('bezorging') ? await measureBezorging(log, values.bewaar) : []),
  ...(wants('niets-verloren') ? await measureNietsVerloren(log) : []),
  ...(wants('invoer') ? await measureInvoer(log) : []),
  ...(wants('postvak') ? await measurePostvak(log) : []),
  ...(wants('toeloop') ? await measureToeloop(log) : []),
];
if (values.json) process.stdout.write(`${JSON.stringify(metingen)}\n`);
else {
  const rijen = metingen.map(({ naam, waarde, eenheid }) => [naam, waarde.toLocaleString('nl-NL'), eenheid]);
  process.stdout.write(`\n${formatTable(['meting', 'waarde', 'eenheid'], rijen)}\n\n`);
  if (wants('geheel'))
    process.stdout.write(
      'stap-…: het rekenwerk van één stap, in Node, zonder opslag. geheel: van de eerste ingediende byte tot de laatste bezorgde\n' +
        'zending, in workerd met D1, R2, wachtrij en postbussen. Wat geheel meer is dan stappen-samen is opslag en overdracht.\n' +
        `Van alles wat een tijd heeft is het midden van ${HERHALINGEN} keer genomen. werkgeheugen-workerd: heel workerd, met de nagebootste opslag.\n` +
        `piekgeheugen: de kleinste heap waarmee het nog lukt (geprobeerd: ${HEAPS.join(', ')} MB).\n`,
    );
  if (wants('omzetting'))
    process.stdout.write(
      '…-vs-…: onze tijd gedeeld door de hunne, rekentijd, het beste van vijf keer, over dezelfde regels en tot op de byte dezelfde\n' +
        'uitvoer. geheugen-…-…: het meeste dat na opruimen tegelijk in gebruik was, bij zoveel regels in één bestand.\n',
    );
  if (wants('bezorging'))
    process.stdout.write(
      'bezorging: van de eerste ingediende byte tot de laatste zending die als bezorgd geboekt is, over een webhook met het bestand erin.\n' +
        'kaal: een route die dezelfde berichten naar dezelfde ontvanger stuurt en verder niets doet. per-zending-…: wat het platform telt.\n',
    );
}
if (wants('invoer') && !values.json)
  process.stdout.write(
    '…-invoer-vs-saxes: onze rekentijd (vorm, schema en alle regels) gedeeld door die van de XML-parser alleen, over dezelfde XML,\n' +
      'het beste van drie keer, met een heap van 64 MB. geheugen-…: het meeste dat na opruimen tegelijk in gebruik was.\n',
  );
