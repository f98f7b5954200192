/**
 * After a restore: the postbus of an ontvanger, and that of an aanbieder with a webhook, keep what they still have to bring in a place of
 * their own, of which there is no copy. Here they are given it again. Whoever received something already recognises it by its id.
 */

/** As much of the binding as is used here; its own type belongs to the Worker. */
export interface Database {
  prepare(vraag: string): { bind(...waarden: readonly unknown[]): { run(): Promise<unknown> } };
}

/** Touched so that the reconciliation offers them again (`listOnaangeboden`). */
const ZENDINGEN = `UPDATE zendingen SET gewijzigd_op = ? WHERE toestand = 'omgezet' AND postvaknummer IS NOT NULL`;

/** Longer than a postbus goes on trying: what was handed over before is brought, or was given up. */
const GEBEURTENISSEN_MS = 4 * 24 * 60 * 60_000;

/** Nothing of before the webhook was put to use: its aanbieder did not ask for that. */
const GEBEURTENISSEN = `UPDATE gebeurtenis_volgers SET aangeboden_tot = min(aangeboden_tot, coalesce(
  (SELECT max(g.volgnummer) FROM gebeurtenissen g WHERE g.agbcode = gebeurtenis_volgers.agbcode AND g.op < max(?, coalesce(
    (SELECT min(k.in_gebruik_op) FROM kanalen k WHERE k.ontvangercode = 'aanbieder:' || gebeurtenis_volgers.agbcode), ''))), 0))`;

/** @param op the moment of the restore: ISO UTC */
export async function offerAgain(database: Database, op: string): Promise<void> {
  await database.prepare(ZENDINGEN).bind(op).run();
  const vanaf = new Date(Date.parse(op) - GEBEURTENISSEN_MS).toISOString();
  await database.prepare(GEBEURTENISSEN).bind(vanaf).run();
}
