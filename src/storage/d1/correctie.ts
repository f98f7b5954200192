/** Later versions of a zending: what came before, what it rests on, what waits, and what is taken back. */
import type { DeelSleutel } from '../../domain/deel.ts';
import type { Intrekreden, Planning, ZendingRij } from '../../domain/rijen.ts';
import type { Grondslag } from '../../domain/vervanging.ts';
import type { CorrectieStaat, Ketenvraag } from '../ports/correctie.ts';
import type { Omzetwerk } from '../ports.ts';
import { WACHT_WEER } from './omzetbeurten.ts';
import { planStatements } from './planning.ts';
import { type DbZending, toZending, ZENDING_KOLOMMEN } from './rijen.ts';

const MET_DELEN = `${ZENDING_KOLOMMEN},
  (SELECT json_group_array(json_object('gemeentecode', d.gemeentecode, 'wet', d.wet) ORDER BY d.gemeentecode, d.wet)
   FROM zending_delen d WHERE d.zending_id = z.id) AS delen`;

const KETEN = `WITH RECURSIVE keten (id, diepte) AS (
    SELECT ?1, 0 UNION ALL
    SELECT v.vervangt_id, k.diepte + 1 FROM keten k JOIN verantwoordingen v ON v.id = k.id WHERE v.vervangt_id IS NOT NULL)`;

type DbWerk = DbZending & { delen: string };

const toWerk = (rij: DbWerk): Omzetwerk => ({ zending: toZending(rij), delen: JSON.parse(rij.delen) as DeelSleutel[] });

/** Nothing of these has left; of those that are `omgezet` only a postbus can say so. */
const NIET_VERTROKKEN = "('gepland', 'wacht-op-antwoord', 'vastgehouden', 'bewaard')";
/** Still to be answered. What will not be answered any more holds nothing up. */
const ONBEANTWOORD = "('omgezet', 'bezorgd', 'bevestigd')";

export class D1Correctie implements CorrectieStaat {
  readonly #db: D1Database;

  constructor(db: D1Database) {
    this.#db = db;
  }

  async listKeten(vraag: Ketenvraag): Promise<readonly Omzetwerk[]> {
    const { results } = await this.#db
      .prepare(
        `${KETEN}
         SELECT ${MET_DELEN} FROM keten k JOIN zendingen z ON z.verantwoording_id = k.id
         WHERE z.id <> ?2 AND z.doel = 'verantwoorden' AND z.soort = ?3 AND z.aansluiting_id = ?4 AND z.formaat_naam = ?5
           AND (z.ontvangercode = ?6 OR EXISTS (SELECT 1 FROM zending_delen e WHERE e.zending_id = z.id
             AND (e.gemeentecode, e.wet) IN (SELECT value ->> 'gemeentecode', value ->> 'wet' FROM json_each(?7))))
         ORDER BY k.diepte DESC, z.gepland_op, z.id`,
      )
      .bind(
        vraag.vanafVerantwoordingId,
        vraag.id,
        vraag.soort,
        vraag.aansluiting.id,
        vraag.formaat.naam,
        vraag.ontvanger.code,
        JSON.stringify(vraag.delen),
      )
      .all<DbWerk>();
    return results.map(toWerk);
  }

  async listElders(vraag: Ketenvraag & Pick<ZendingRij, 'agbcode'>, na: string): Promise<readonly Omzetwerk[]> {
    const { results } = await this.#db
      .prepare(
        `${KETEN}
         SELECT ${MET_DELEN} FROM zendingen z
         WHERE z.ontvangercode = ?2 AND z.formaat_naam = ?3 AND z.gepland_op > ?4 AND z.agbcode = ?5 AND z.id <> ?6
           AND z.omgezet_op IS NOT NULL AND z.toestand NOT IN ${NIET_VERTROKKEN}
           AND z.toestand NOT IN ('gefilterd', 'ongewijzigd', 'ingetrokken')
           AND z.verantwoording_id NOT IN (SELECT id FROM keten)
           AND z.verantwoording_id <> coalesce((SELECT verantwoording_id FROM zendingen WHERE id = ?6), '')
         ORDER BY z.gepland_op, z.id`,
      )
      .bind(vraag.vanafVerantwoordingId, vraag.ontvanger.code, vraag.formaat.naam, na, vraag.agbcode, vraag.id)
      .all<DbWerk>();
    return results.map(toWerk);
  }

  async houdTegen(
    zendingIds: readonly string[],
    vanuit: readonly ZendingRij['toestand'][],
    op: string,
  ): Promise<readonly string[]> {
    if (zendingIds.length === 0) return [];
    const { results } = await this.#db
      .prepare(
        `UPDATE zendingen SET toestand = 'ingetrokken', wacht_op = NULL, gewijzigd_op = ?3
         WHERE id IN (SELECT value FROM json_each(?1)) AND toestand IN (SELECT value FROM json_each(?2)) RETURNING id`,
      )
      .bind(JSON.stringify(zendingIds), JSON.stringify(vanuit), op)
      .all<{ id: string }>();
    return results.map(({ id }) => id);
  }

  async legGrondslagVast(zendingId: string, grondslag: Grondslag): Promise<Grondslag | undefined> {
    const rij = await this.#db
      .prepare(
        `UPDATE zendingen SET grondslag = coalesce(grondslag, ?2) WHERE id = ?1 AND toestand = 'gepland' RETURNING grondslag`,
      )
      .bind(zendingId, JSON.stringify(grondslag))
      .first<{ grondslag: string }>();
    return rij === null ? undefined : (JSON.parse(rij.grondslag) as Grondslag);
  }

  async findGrondslag(zendingId: string): Promise<Grondslag | undefined> {
    const rij = await this.#db
      .prepare('SELECT grondslag FROM zendingen WHERE id = ?')
      .bind(zendingId)
      .first<{ grondslag: string | null }>();
    return rij === null || rij.grondslag === null ? undefined : (JSON.parse(rij.grondslag) as Grondslag);
  }

  async laatWachten(zendingId: string, wachtOp: readonly string[], op: string): Promise<boolean> {
    const [gewacht] = await this.#db.batch([
      this.#db
        .prepare(
          `UPDATE zendingen SET toestand = 'wacht-op-antwoord', wacht_op = ?2, grondslag = NULL, gewijzigd_op = ?3
           WHERE id = ?1 AND toestand = 'gepland' AND NOT EXISTS (SELECT 1 FROM zendingen p
             WHERE p.id IN (SELECT value FROM json_each(?2)) AND p.toestand NOT IN ${ONBEANTWOORD})`,
        )
        .bind(zendingId, JSON.stringify(wachtOp), op),
      // Still planned: an answer came in between, and what it rested on is to be looked at anew.
      this.#db
        .prepare(`UPDATE zendingen SET grondslag = NULL, ${WACHT_WEER} WHERE id = ? AND toestand = 'gepland'`)
        .bind(zendingId),
    ]);
    return (gewacht?.meta.changes ?? 0) > 0;
  }

  async laatVerdergaan(maximum: number, op: string): Promise<readonly string[]> {
    const { results } = await this.#db
      .prepare(
        `UPDATE zendingen SET toestand = 'gepland', wacht_op = NULL, ${WACHT_WEER}, gewijzigd_op = ?2
         WHERE id IN (SELECT w.id FROM zendingen w WHERE w.toestand = 'wacht-op-antwoord' AND NOT EXISTS (
           SELECT 1 FROM json_each(w.wacht_op) j JOIN zendingen p ON p.id = j.value WHERE p.toestand IN ${ONBEANTWOORD}) LIMIT ?1)
         RETURNING id`,
      )
      .bind(maximum, op)
      .all<{ id: string }>();
    return results.map(({ id }) => id);
  }

  async laatVervallen(zendingIds: readonly string[], op: string): Promise<void> {
    await this.#vervallen(zendingIds, op).run();
  }

  #vervallen(zendingIds: readonly string[], op: string): D1PreparedStatement {
    return this.#db
      .prepare(
        `UPDATE zendingen SET vervallen_op = ?2 WHERE id IN (SELECT value FROM json_each(?1)) AND vervallen_op IS NULL
           AND toestand NOT IN ${NIET_VERTROKKEN} AND toestand <> 'ingetrokken'`,
      )
      .bind(JSON.stringify(zendingIds), op);
  }

  async trekIn(
    verantwoordingId: string,
    reden: Intrekreden,
    plan: Planning,
    vervallen: readonly string[],
    op: string,
  ): Promise<boolean> {
    const v = await this.#db
      .prepare('SELECT agbcode FROM verantwoordingen WHERE id = ?')
      .bind(verantwoordingId)
      .first<{ agbcode: string }>();
    if (v === null) return false;
    try {
      await this.#db.batch([
        this.#db
          .prepare(
            // Withdrawn twice, replaced, or destroyed: a row that cannot be there breaks the whole transaction off.
            `INSERT INTO verantwoordingen (id) SELECT NULL FROM verantwoordingen
             WHERE id = ?1 AND (ingetrokken_op IS NOT NULL OR vervangen_door_id IS NOT NULL OR gewist_op IS NOT NULL)`,
          )
          .bind(verantwoordingId),
        this.#db
          .prepare('UPDATE verantwoordingen SET ingetrokken_op = ?2, intrekreden = ?3 WHERE id = ?1')
          .bind(verantwoordingId, op, reden),
        this.#db
          .prepare(
            `UPDATE zendingen SET toestand = 'ingetrokken', wacht_op = NULL, gewijzigd_op = ?2
             WHERE verantwoording_id = ?1 AND toestand IN ${NIET_VERTROKKEN}`,
          )
          .bind(verantwoordingId, op),
        this.#vervallen(vervallen, op),
        ...planStatements(this.#db, verantwoordingId, v.agbcode, plan, op),
      ]);
      return true;
    } catch (error) {
      if (String(error).includes('NOT NULL constraint failed: verantwoordingen.')) return false;
      throw error;
    }
  }
}
