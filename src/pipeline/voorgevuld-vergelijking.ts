/** Lays the figures of an aanbieder beside what is known of the year; nothing of it is kept. */
import type { Kop } from '../domain/verantwoording.ts';
import type { Aanvulling } from '../ingest/invoerdeel.ts';
import type { Jaarregel } from '../receipts/voorgevuld-regel.ts';
import { regelIdentiteit } from '../receipts/voorgevuld-regel.ts';
import { type EigenRegel, Jaarvergelijking, type Vergelijkuitkomst } from '../receipts/voorgevuld-vergelijking.ts';
import { prestatieBron } from '../storage/delen/lezer.ts';
import { GeheugenBlobs } from '../storage/geheugen/blobs.ts';
import type { Bytestroom } from '../storage/ports.ts';
import { withKnownAanbieder } from './bekende-aanbieder.ts';
import type { Diensten } from './diensten.ts';
import { openLezing } from './lezing.ts';
import { findObjections } from './objections.ts';
import { type Ontvangen, receive, type Weigering, weiger } from './receive.ts';
import { delenMap } from './sleutels-van-opslag.ts';
import { refuseUnreadable } from './unreadable.ts';
import { readJaarregels } from './voorgevuld.ts';
import { Sortering } from './voorgevuld-sortering.ts';

export type Vergelijking =
  | ({ readonly soort: 'vergeleken' } & Vergelijkuitkomst)
  | { readonly soort: 'geweigerd'; readonly weigering: Weigering };

/** Lines that are shown; all are counted. */
const GETOONDE_REGELS = 1_000;

/** @param body as with `trial`: any kind of file, and no larger than one */
export const compareVoorgevuld = (
  diensten: Diensten,
  agbcode: string,
  jaar: string,
  body: Bytestroom,
  aanvulling: Aanvulling = {},
): Promise<Vergelijking> => refuseUnreadable(run(diensten, agbcode, jaar, body, aanvulling));

async function run(
  diensten: Diensten,
  agbcode: string,
  jaar: string,
  body: Bytestroom,
  aanvulling: Aanvulling,
): Promise<Vergelijking> {
  const blobs = new GeheugenBlobs();
  const id = diensten.nieuwId();
  const beeld = await diensten.register.huidig();
  const lezing = await openLezing(blobs, id, body, () => withKnownAanbieder(diensten, agbcode, aanvulling));
  const gelezen = await receive(diensten, blobs, beeld, id, lezing, diensten.limieten.maximaleProefBytes);
  if (gelezen.soort === 'geweigerd') return gelezen;
  const { kop } = gelezen.ontvangen;
  const { bezwaren } = await findObjections(diensten, agbcode, withoutVervangt(kop));
  if (bezwaren.length > 0) return weiger(bezwaren);

  const vergelijking = new Jaarvergelijking(jaar, GETOONDE_REGELS);
  const bekend = each(readJaarregels(diensten, agbcode, jaar));
  const uw = ownLines(blobs, id, gelezen.ontvangen);
  try {
    // Both come in the order of their identity.
    let [ons, eigen] = [(await bekend.next()).value, (await uw.next()).value];
    while (ons !== undefined || eigen !== undefined) {
      const onze = ons && regelIdentiteit(ons.prestatie);
      const uwe = eigen && regelIdentiteit(eigen.prestatie);
      const neemOns = onze !== undefined && (uwe === undefined || onze <= uwe);
      const neemUw = uwe !== undefined && (onze === undefined || uwe <= onze);
      vergelijking.add(neemOns ? ons : undefined, neemUw ? eigen : undefined);
      if (neemOns) ons = (await bekend.next()).value;
      if (neemUw) eigen = (await uw.next()).value;
    }
  } finally {
    await bekend.return(undefined);
  }
  return { soort: 'vergeleken', ...vergelijking.uitkomst() };
}

/** What it replaces says nothing about the figures. */
function withoutVervangt(kop: Kop): Kop {
  const { vervangt: _, ...rest } = kop;
  return rest;
}

async function* each(batches: AsyncIterable<readonly Jaarregel[]>): AsyncGenerator<Jaarregel, undefined> {
  for await (const batch of batches) yield* batch;
  return undefined;
}

async function* ownLines(
  blobs: GeheugenBlobs,
  id: string,
  { inhoud }: Ontvangen,
): AsyncGenerator<EigenRegel, undefined> {
  const sortering = new Sortering<EigenRegel>(blobs, 'eigen', async () => undefined);
  for (const deel of inhoud.delen)
    for await (const regels of prestatieBron(blobs, delenMap(id), inhoud, deel).open())
      for (const regel of regels) await sortering.add(regelIdentiteit(regel.prestatie), regel);
  // TR314: each is there once.
  for await (const groep of sortering.groepen()) for await (const regel of groep) yield regel;
  return undefined;
}
