/**
 * The postvak as a page: how much longer the server takes for an ontvanger with a hundred thousand zendingen than for one with a hundred.
 * Both stand in one database and are asked in turn, so that whatever slows the machine slows both.
 */
import { createTestHarness } from 'wrangler';
import { Client } from '../scripts/lib/client.ts';
import { localConfiguration } from '../scripts/lib/configuratie.ts';
import { beginsleutelinstellingen, nieuweBeginsleutel, nieuweVersiesleutels, PROJECT } from '../scripts/lib/project.ts';
import { createSleutel } from '../scripts/lib/verwerk.ts';
import type { Meting } from './omzetting/index.ts';

const KLEIN = { code: '0014', aantal: 100 };
const GROOT = { code: '0034', aantal: 100_000 };
/** What an ontvanger may look for. Hardly anything, or nothing, is so: whoever looks along the whole postvak for it takes longest here. */
const KEUZES: Readonly<Record<string, string>> = {
  alles: '',
  toestand: '?stand=afgewezen',
  soort: '?soort=jaarprognose',
  periode: '?van=2031-01-01&tot=2031-12-31',
  aanbieder: '?zoek=11111111',
};
const HERHALINGEN = 15;
const OP = '2026-05-06T10:00:00.000Z';

/** As much of the binding as is used here; its own type belongs to the Worker. */
interface Database {
  prepare(sql: string): { bind(...waarden: readonly (string | number)[]): { run(): Promise<unknown> } };
}

const VERANTWOORDING = `INSERT INTO verantwoordingen (id, agbcode, kenmerk, sha256, bytes, stadium, periode_begin, periode_eind, soorten,
  aantal_prestaties, aantal_trajecten, saldo_centen, ontvangen_op)
  VALUES (?1, '98765400', ?1, '', 0, 'definitief', '2026-01-01', '2026-01-31', '["declaratie"]', 0, 0, 0, ?2)`;

/** Half of them acknowledged, so that both orders of the postvak are there. */
const ZENDINGEN = `WITH RECURSIVE n (nr) AS (SELECT 1 UNION ALL SELECT nr + 1 FROM n WHERE nr < ?2)
  INSERT INTO zendingen (id, verantwoording_id, agbcode, ontvangersoort, ontvangercode, ontvangernaam, soort, aansluiting_id,
    aansluiting_versie, formaat_naam, formaat_versie, toestand, gepland_op, gewijzigd_op, omgezet_op, bezorgd_op, postvaknummer,
    bevestigd_op, bevestigingsnummer)
  SELECT printf('%s0000-0000-4000-8000-%012d', ?1, nr), ?1, printf('987654%02d', nr % 40), 'gemeente', ?1, 'X', 'declaratie', 'iwmo323',
    '1.0.0', 'iwmo323', '3.2.0', iif(nr * 2 <= ?2, 'bevestigd', 'bezorgd'), ?3, ?3, ?3, ?3, nr, iif(nr * 2 <= ?2, ?3, NULL),
    iif(nr * 2 <= ?2, nr, NULL)
  FROM n`;

async function fill(db: Database): Promise<void> {
  for (const { code, aantal } of [KLEIN, GROOT]) {
    await db.prepare(VERANTWOORDING).bind(code, OP).run();
    await db.prepare(ZENDINGEN).bind(code, aantal, OP).run();
  }
}

async function signIn(url: URL, houdercode: string): Promise<string> {
  const antwoord = await fetch(new URL('/aanmelden/demo', url), {
    method: 'POST',
    headers: { Origin: url.origin, 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ houdersoort: 'ontvanger', houdercode, onderwerp: 'sanne' }),
    redirect: 'manual',
  });
  const cookie = antwoord.headers.getSetCookie().at(-1)?.split(';')[0];
  if (cookie === undefined) throw new Error(`signing in: ${antwoord.status}`);
  return cookie;
}

async function timePage(url: URL, cookie: string, query: string): Promise<number> {
  const begin = performance.now();
  const antwoord = await fetch(new URL(`/gemeente${query}`, url), { headers: { Cookie: cookie } });
  const tekst = await antwoord.text();
  if (antwoord.status !== 200 || tekst.includes('Zendingen in uw postvak') !== (query === ''))
    throw new Error(`${antwoord.status}`);
  return performance.now() - begin;
}

const median = (getallen: readonly number[]): number =>
  getallen.toSorted((een, ander) => een - ander)[Math.floor(getallen.length / 2)] ?? 0;

export async function measurePostvak(log: (tekst: string) => void): Promise<readonly Meting[]> {
  process.env.WRANGLER_LOG ??= 'error';
  const beginsleutel = nieuweBeginsleutel();
  const vars = {
    PAYLOADSLEUTELS: nieuweVersiesleutels(),
    BETROKKENESLEUTELS: nieuweVersiesleutels(),
    VIRUSSCAN: 'geen',
    PUBLIEK_ADRES: 'http://localhost:8787',
    ONTWIKKELING_DEMO_AANMELDEN: 'ja',
    ...beginsleutelinstellingen(beginsleutel),
  };
  const harness = createTestHarness({ root: PROJECT, workers: [await localConfiguration(vars)] });
  try {
    const { url } = await harness.listen();
    const worker = harness.getWorker();
    await worker.applyD1Migrations('DB');
    const beheer = new Client(url, beginsleutel);
    for (const { code } of [KLEIN, GROOT]) await createSleutel(beheer, 'ontvanger', code, 'bench');
    log(`postvak: ${GROOT.aantal} zendingen klaarzetten …`);
    const { DB } = (await worker.getEnv()) as unknown as { readonly DB: Database };
    await fill(DB);
    const [klein, groot] = [await signIn(url, KLEIN.code), await signIn(url, GROOT.code)];
    const metingen: Meting[] = [];
    for (const [keuze, query] of Object.entries(KEUZES)) {
      const tijden: Record<'klein' | 'groot', number[]> = { klein: [], groot: [] };
      for (let keer = 0; keer <= HERHALINGEN; keer++) {
        const een = await timePage(url, klein, query);
        const ander = await timePage(url, groot, query);
        // The first of each warms up.
        if (keer === 0) continue;
        tijden.klein.push(een);
        tijden.groot.push(ander);
      }
      const naam = query === '' ? 'postvak-100000' : `postvak-100000-${keuze}`;
      const [verhouding, ms] = [median(tijden.groot) / median(tijden.klein), median(tijden.groot)];
      metingen.push(
        { naam: `${naam}-vs-100`, waarde: Number(verhouding.toFixed(2)), eenheid: 'verhouding' },
        { naam, waarde: Number(ms.toFixed(2)), eenheid: 'ms' },
      );
    }
    return metingen;
  } finally {
    await harness.close();
  }
}
