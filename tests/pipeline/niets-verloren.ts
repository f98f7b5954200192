/**
 * Many zendingen to gemeenten that fail in every way, over real HTTP, while the worker is stopped again and again. The clock is that of the
 * test: days pass in milliseconds. What came of every zending is then read from three sides: the state, the postbus, and what the
 * gemeenten themselves wrote down.
 */

import { writeTekengeheim } from '../../src/deliver/handtekening.ts';
import type { Kanaal } from '../../src/deliver/kanaal.ts';
import { createKanaal } from '../../src/deliver/kanalen/kanaalwerk.ts';
import { createWebhook } from '../../src/deliver/kanalen/webhook.ts';
import type { Postbusbeeld } from '../../src/domain/postbus.ts';
import type { BevindingRij, ZendingRij } from '../../src/domain/rijen.ts';
import type { Prestatie } from '../../src/domain/verantwoording.ts';
import type { Tussenstap } from '../../src/pipeline/diensten.ts';
import { createZendingbron } from '../../src/pipeline/kanaal-werk.ts';
import { loadBalans } from '../../src/pipeline/overview.ts';
import { reconcile } from '../../src/pipeline/reconcile.ts';
import { submit } from '../../src/pipeline/submit.ts';
import type { Balans } from '../../src/receipts/balans.ts';
import { createBuitenwereld } from '../helpers/buitenwereld.ts';
import { createGateway, type Gateway, laadRegister, Uitval } from '../helpers/gateway.ts';
import { createGemeente, type Gemeente } from '../helpers/gemeente.ts';
import type { Ontvangen } from '../helpers/gemeente-server/script.ts';
import { bytesVan, prestatiesVan, voorbeeldVerantwoording } from '../helpers/verantwoording.ts';
import { GEDRAGINGEN, type Gedrag, geef } from './niets-verloren-gedrag.ts';

const MINUUT = 60_000;
const UUR = 60 * MINUUT;
const DAG = 24 * UUR;
/** Whoever never answers is given up after this; real time, and the only real time there is. Who answers may take longer: the machine is busy. */
const STIL_MS = 300;
const GEHEIM = writeTekengeheim(new Uint8Array(32).fill(7));
/** Nobody listens there. */
const DICHT = 'http://127.0.0.1:1';

const UITVAL: readonly Tussenstap[] = [
  'aanvaard',
  'omzetting-begonnen',
  'bestanden-bewaard',
  'omzetting-bewaard',
  'postbus-genummerd',
  'postbus-geplaatst',
  'postbus-geboden',
  'poging-begonnen',
  'poging-gedaan',
  'poging-besloten',
  'bezorgd',
];

export interface Omvang {
  readonly aanbieders: number;
  readonly perAanbieder: number;
}

export interface Afloop {
  readonly zendingen: readonly (ZendingRij & { readonly bevindingen: readonly BevindingRij[] })[];
  readonly balansen: readonly Balans[];
  readonly perGemeente: ReadonlyMap<
    string,
    { readonly gedrag: Gedrag; readonly ontvangen: readonly Ontvangen[]; readonly beeld: Postbusbeeld }
  >;
  readonly uitvallen: number;
}

/** One wmo-declaratie of one aanbieder for every gemeente that plays. */
function verantwoording(agbcode: string, kenmerk: string) {
  const basis = voorbeeldVerantwoording({ kenmerk, soorten: ['declaratie'] });
  const [voorbeeld] = prestatiesVan(basis);
  if (voorbeeld === undefined) throw new Error('the example has no prestatie');
  const prestaties = GEDRAGINGEN.map(
    ({ gemeentecode }, i): Prestatie => ({ ...voorbeeld, gemeentecode, referentienummer: `${kenmerk}-${i}` }),
  );
  const { declaraties, gegevensAanbieder: _, verklaringen: __, ...kop } = basis;
  return {
    ...kop,
    aanbieder: { ...kop.aanbieder, agbcode },
    prestaties,
    declaraties: GEDRAGINGEN.map(({ gemeentecode }, i) => ({
      ...declaraties?.[0],
      gemeentecode,
      wet: 'wmo',
      berichtidentificatie: `${kenmerk}${i}`,
      declaratienummer: `D${kenmerk}${i}`.slice(0, 12),
      totaalCenten: voorbeeld.bedragCenten,
    })),
    controletotaal: {
      aantalPrestaties: prestaties.length,
      totaalCenten: prestaties.length * voorbeeld.bedragCenten,
      debetCredit: 'D',
    },
  };
}

export async function speelAf({ aanbieders, perAanbieder }: Omvang): Promise<Afloop> {
  const gemeenten = new Map<string, { readonly gedrag: Gedrag; readonly gemeente: Gemeente }>();
  for (const gedrag of GEDRAGINGEN)
    gemeenten.set(gedrag.gemeentecode, { gedrag, gemeente: await createGemeente(...gedrag.script) });
  const onderhoud = await createGemeente(geef(503));
  let begin = 0;
  const gateway: Gateway = createGateway('2026-05-06T10:00:00.000Z', {}, async (code) => kanaalVan(code));
  await laadRegister(gateway.diensten);
  begin = gateway.diensten.klok().getTime();

  function kanaalVan(code: string): Kanaal {
    const speler = gemeenten.get(code);
    if (speler === undefined) throw new Error(`who is ${code}?`);
    const { weg, script } = speler.gedrag;
    const isWeg = weg !== undefined && gateway.diensten.klok().getTime() - begin < weg.tot;
    const basis = isWeg ? (weg.hoe === 'geweigerd' ? DICHT : onderhoud.url) : speler.gemeente.url;
    const webhook = createWebhook({
      buiten: createBuitenwereld(
        script.some(({ doe }) => doe === 'zwijg') ? { wekker: () => AbortSignal.timeout(STIL_MS) } : {},
      ),
      instelling: {
        kanaalsoort: 'webhook',
        adres: `${basis}/in`,
        inhoud: 'bestand',
        maximumBytes: 48 * 1024,
        handtekening: 'v1',
        overlapDagen: 7,
        aanmelding: { aanmeldsoort: 'geen' },
        tegelijk: 3,
      },
      geheimen: { ondertekengeheim: GEHEIM },
      afzender: { bron: 'urn:nld:oin:00000009990000000000', adres: 'https://api.example.nl' },
      tokens: new Map(),
      sleutel: code,
    });
    const { blobs, staat } = gateway.diensten;
    return createKanaal(webhook, createZendingbron(blobs, staat));
  }

  let uitvallen = 0;
  /** Sends until it is answered, as an aanbieder does. */
  async function dienIn(agbcode: string, kenmerk: string): Promise<string> {
    for (let poging = 0; poging < 5; poging++) {
      try {
        const uitkomst = await submit(gateway.diensten, agbcode, bytesVan(verantwoording(agbcode, kenmerk)));
        if (uitkomst.soort === 'aanvaard' || uitkomst.soort === 'bekend') return uitkomst.bewijs.id;
        throw new TypeError(JSON.stringify(uitkomst));
      } catch (fout) {
        if (fout instanceof TypeError) throw fout;
        uitvallen++;
      }
    }
    throw new Error('no answer');
  }

  const ids: string[] = [];
  let stap = 0;
  for (let i = 0; i < perAanbieder; i++)
    for (let a = 0; a < aanbieders; a++) {
      gateway.valUitBij(UITVAL[stap % UITVAL.length] ?? 'bezorgd', 1 + (stap % 7));
      stap++;
      ids.push(await dienIn(String(65_650_000 + a), `${a}x${i}`));
      await gateway.werkAf();
      gateway.verstrijk(3 * MINUUT);
      // Now and then everything that was asked for is forgotten, and the reconciliation finds it again.
      if (stap % 3 === 0) gateway.vergeetWachtrij();
      await reconcile(gateway.diensten);
    }

  // Days pass; every few hours the worker stops somewhere, and the cron runs.
  for (let dag = 0; dag < 6; dag++) {
    for (let deel = 0; deel < 3; deel++) {
      gateway.valUitBij(UITVAL[stap % UITVAL.length] ?? 'bezorgd', 1 + (stap % 5));
      stap++;
      await gateway.loopDoor(8 * UUR);
      await reconcile(gateway.diensten).catch(() => undefined);
    }
    // A person looks every morning, and starts what was stopped. What was switched off after an outage stays off.
    for (const code of gemeenten.keys())
      if ((await gateway.diensten.postbussen.beeld(code)).stand.belet?.soort === 'gestopt')
        await gateway.diensten.postbussen.hervat(code);
  }
  gateway.valUitBij('ontvangst-begonnen', Number.POSITIVE_INFINITY);
  await gateway.loopDoor(DAG);
  return readAfloop(
    gateway,
    ids,
    gemeenten,
    uitvallen + gateway.fouten.filter((fout) => fout instanceof Uitval).length,
  );
}

async function readAfloop(
  { diensten }: Gateway,
  ids: readonly string[],
  gemeenten: ReadonlyMap<string, { readonly gedrag: Gedrag; readonly gemeente: Gemeente }>,
  uitvallen: number,
): Promise<Afloop> {
  const { staat } = diensten;
  const zendingen: Afloop['zendingen'][number][] = [];
  const balansen: Balans[] = [];
  for (const id of ids) {
    const rij = await staat.verantwoordingen.findVerantwoording(id);
    if (rij === undefined) throw new Error(`verantwoording ${id} is lost`);
    balansen.push(await loadBalans(diensten, rij));
    for (const zending of await staat.zendingen.listZendingen(id))
      zendingen.push({ ...zending, bevindingen: await staat.bevindingen.listBevindingenVanZending(zending.id) });
  }
  const perGemeente = new Map<string, { gedrag: Gedrag; ontvangen: readonly Ontvangen[]; beeld: Postbusbeeld }>();
  for (const [code, { gedrag, gemeente }] of gemeenten)
    perGemeente.set(code, {
      gedrag,
      ontvangen: await gemeente.ontvangen(),
      beeld: await diensten.postbussen.beeld(code),
    });
  return { zendingen, balansen, perGemeente, uitvallen };
}
