/**
 * `npm start`: the whole gateway on this machine, with the starter register and one submission through its own public API. Stays up until
 * Ctrl-C; the next start finds everything again. `--staat <map>` keeps the data somewhere else; PORT chooses the port.
 */
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Client } from './lib/client.ts';
import { DemoSleutels, readDemo } from './lib/demo.ts';
import { describeNextSteps } from './lib/next-steps.ts';
import { createVoortgang } from './lib/progress.ts';
import { beginsleutelinstellingen, PROJECT } from './lib/project.ts';
import { readRegisterFolder } from './lib/register-folder.ts';
import { loadRegister } from './lib/registration.ts';
import { describeZendingen } from './lib/report.ts';
import { followUntilDone, readAgbcode, submitFile } from './lib/submission.ts';
import { applyMigrations, type Kind, startDev, stop } from './lib/wrangler.ts';

const STANDAARD_POORT = 8787;
const VOORBEELD = path.join(PROJECT, 'examples', 'verantwoording.json');
/** A machine that is busy takes its time. That the gateway ended is seen at once. */
const START_MS = 180_000;
/** As in wrangler.toml. A cron does not fire by itself on a local machine. */
const HERSTEL_MS = 5 * 60_000;
const HERSTEL = '/cdn-cgi/handler/scheduled?cron=*/5+*+*+*+*';

const say = (tekst: string): void => {
  process.stdout.write(`${tekst}\n`);
};

/** Something the reader can mend: printed as it is, without a stack. */
class Uitleg extends Error {}

function readPoort(tekst: string | undefined): number {
  if (tekst === undefined || tekst === '') return STANDAARD_POORT;
  const poort = Number(tekst);
  if (!Number.isInteger(poort) || poort < 1 || poort > 65_535)
    throw new Uitleg(`PORT moet een getal van 1 tot en met 65535 zijn; er staat "${tekst}".`);
  return poort;
}

/** Both, because `localhost` is the one on some systems and the other on others. */
const ADRESSEN = ['127.0.0.1', '::1'];

const isFree = (poort: number, adres: string): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    // A machine without IPv6 has nobody on that address either.
    server.once('error', (error) => resolve('code' in error && error.code !== 'EADDRINUSE'));
    server.listen({ port: poort, host: adres }, () => server.close(() => resolve(true)));
  });

async function checkPoort(poort: number): Promise<void> {
  for (const adres of ADRESSEN)
    if (!(await isFree(poort, adres)))
      throw new Uitleg(
        `Poort ${poort} is al in gebruik. Misschien draait Enkelvoud al, in een ander venster. ` +
          `Stop wat daar draait, of kies een andere poort: PORT=${poort === 65_535 ? poort - 1 : poort + 1} npm start`,
      );
}

async function waitUntilUp(client: Client, kind: Kind): Promise<void> {
  let gestopt = false;
  kind.einde.then(() => {
    gestopt = true;
  });
  for (const tot = Date.now() + START_MS; Date.now() < tot && !gestopt; await wait(100)) {
    const antwoord = await client.send('GET', '/gezondheid').catch(() => undefined);
    if (antwoord?.ok) return;
  }
  throw new Error(`the gateway did not start:\n${kind.uitvoer()}`);
}

interface Omgeving {
  readonly staat: string;
  readonly basis: URL;
  readonly beginsleutel: string;
}

/** Register, keys, and the example through the front door. Every step leaves alone what an earlier start already did. */
async function prepare({ staat, basis, beginsleutel }: Omgeving): Promise<void> {
  const voortgang = createVoortgang(process.stderr);
  const beheer = new Client(basis, beginsleutel);
  const register = await readRegisterFolder(path.join(PROJECT, 'register'));
  if (!register.ok) throw new Uitleg(register.error.join('\n'));
  voortgang.toon('Register laden …');
  const geladen = await loadRegister(beheer, register.value);
  if (!geladen.ok)
    throw new Uitleg(`${geladen.error.join('\n')}\n\nHelemaal opnieuw beginnen kan ook: verwijder de map ${staat}.`);
  voortgang.klaar(`Register: ${geladen.value.nieuw} documenten nieuw, ${geladen.value.ongewijzigd} waren er al.`);

  const sleutels = new DemoSleutels(staat, beheer, await readDemo(staat));
  const agbcode = await readAgbcode(VOORBEELD);
  if (agbcode === undefined) throw new Error('the example names no aanbieder');
  const aanbieder = await sleutels.for('aanbieder', agbcode);
  const client = beheer.withSleutel(aanbieder);
  const indiening = await submitFile(client, VOORBEELD);
  if (indiening.soort === 'geweigerd')
    throw new Uitleg(
      `Het voorbeeld is geweigerd: ${indiening.probleem.detail ?? ''}\n` +
        `Is examples/verantwoording.json veranderd? Geef het dan een ander kenmerk, of verwijder de map ${staat}.`,
    );
  voortgang.klaar(
    indiening.nieuw
      ? 'Voorbeeld ingediend: aanvaard.'
      : 'Voorbeeld ingediend: dat was er al, hetzelfde ontvangstbewijs.',
  );
  const bewijs = await followUntilDone(client, indiening.bewijs.id, (klaar, totaal) =>
    voortgang.toon(`Verwerken: ${klaar} van ${totaal} zendingen klaar …`),
  );
  voortgang.klaar(`Verwerkt: ${bewijs.zendingen.length} zendingen.`);
  const ontvangers = new Map<string, string>();
  for (const code of new Set(bewijs.zendingen.map(({ ontvanger }) => ontvanger.code)))
    ontvangers.set(code, await sleutels.for('ontvanger', code));
  const beheerder = await sleutels.for('beheerder', 'demo');

  say(`\n${describeZendingen(bewijs, process.stdout.isTTY ? process.stdout.columns : undefined)}\n`);
  say(describeNextSteps({ basis: basis.origin, bewijs, aanbieder, ontvangers, beheerder }));
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { staat: { type: 'string' } } });
  const poort = readPoort(process.env.PORT);
  await checkPoort(poort);
  const staat = path.resolve(
    process.env.INIT_CWD ?? process.cwd(),
    values.staat ?? path.join(PROJECT, '.wrangler/enkelvoud'),
  );
  const demo = await readDemo(staat);
  const { beginsleutel, ondertekensleutel, kluissleutels, payloadsleutels, betrokkenesleutels } = demo;
  const { vervallenOndertekensleutels: vervallen } = demo;

  const voortgang = createVoortgang(process.stderr);
  voortgang.toon('Database bijwerken …');
  await applyMigrations(staat);
  voortgang.toon('Gateway starten …');
  const kind = await startDev(
    staat,
    poort,
    {
      ...beginsleutelinstellingen(beginsleutel),
      PUBLIEK_ADRES: `http://localhost:${poort}`,
      // A channel to a server on this machine can then be tried as well.
      ONTWIKKELING_LOKALE_ADRESSEN: 'ja',
      ONTWIKKELING_DEMO_AANMELDEN: 'ja',
    },
    {
      ONDERTEKENSLEUTEL: JSON.stringify(ondertekensleutel),
      ...(vervallen === undefined ? {} : { VERVALLEN_ONDERTEKENSLEUTELS: vervallen }),
      KLUISSLEUTELS: kluissleutels,
      PAYLOADSLEUTELS: payloadsleutels,
      BETROKKENESLEUTELS: betrokkenesleutels,
    },
  );
  const gevraagd = new Promise<'gevraagd'>((resolve) => {
    for (const signaal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signaal, () => resolve('gevraagd'));
  });
  const basis = new URL(`http://localhost:${poort}`);
  try {
    const werk = (async () => {
      const client = new Client(basis);
      await waitUntilUp(client, kind);
      voortgang.klaar(`Gateway: ${basis.origin}`);
      await client.send('GET', HERSTEL);
      await prepare({ staat, basis, beginsleutel });
      say('Stoppen: Ctrl-C. Een volgende start vindt alles terug.');
      setInterval(() => client.send('GET', HERSTEL).catch(() => undefined), HERSTEL_MS).unref();
      return kind.einde;
    })();
    const uitkomst = await Promise.race([werk, gevraagd]);
    if (uitkomst === 'gevraagd') {
      // What is still on its way fails when the gateway goes; that is no news to anybody.
      werk.catch(() => undefined);
      return 0;
    }
    process.stderr.write(`De gateway is gestopt:\n${kind.uitvoer()}\n`);
    return 1;
  } finally {
    await stop(kind);
  }
}

try {
  process.exit(await main());
} catch (error) {
  const tekst = error instanceof Error ? error.message : String(error);
  process.stderr.write(error instanceof Uitleg ? `${tekst}\n` : `Er ging iets mis bij het starten: ${tekst}\n`);
  process.exit(1);
}
