/** Bevindingen and the answers of ontvangers. */
import type { Bevinding } from '../../domain/bevinding.ts';
import type { BevindingRij, Oordeel, RetourRegel, RetourRij } from '../../domain/rijen.ts';
import type { ZendingToestand } from '../../domain/zending.ts';
import type { BevindingStaat, Bladvraag, Bladzijde, RetourStaat } from '../ports.ts';
import { toBladzijde } from './bladen.ts';
import { BEVINDING_KOLOMMEN, type DbBevinding, toBevinding } from './rijen.ts';

export class D1Bevindingen implements BevindingStaat {
  readonly #db: D1Database;

  constructor(db: D1Database) {
    this.#db = db;
  }

  async listBevindingen(verantwoordingId: string, blad: Bladvraag): Promise<Bladzijde<BevindingRij>> {
    const { results } = await this.#db
      .prepare(
        `SELECT ${BEVINDING_KOLOMMEN} FROM bevindingen WHERE verantwoording_id = ?1 AND volgnummer > ?2
         ORDER BY volgnummer LIMIT ?3`,
      )
      .bind(verantwoordingId, Number(blad.vanaf ?? 0), blad.aantal + 1)
      .all<DbBevinding>();
    return toBladzijde(results, blad, toBevinding, (rij) => String(rij.volgnummer));
  }

  async listBevindingenVanZending(zendingId: string): Promise<readonly BevindingRij[]> {
    const { results } = await this.#db
      .prepare(`SELECT ${BEVINDING_KOLOMMEN} FROM bevindingen WHERE zending_id = ? ORDER BY volgnummer LIMIT 1000`)
      .bind(zendingId)
      .all<DbBevinding>();
    return results.map(toBevinding);
  }
}

interface DbRetour {
  id: string;
  zending_id: string;
  oordeel: Oordeel;
  retourcode: string | null;
  toelichting: string | null;
  regels: string;
  sha256: string;
  ontvangen_op: string;
}

export class D1Retour implements RetourStaat {
  readonly #db: D1Database;

  constructor(db: D1Database) {
    this.#db = db;
  }

  async bewaarRetour(
    retour: RetourRij,
    toestand: ZendingToestand,
    bevindingen: readonly Bevinding[],
  ): Promise<'bewaard' | 'bestaat' | 'verouderd'> {
    const bestaand = await this.#db
      .prepare('SELECT id FROM retourberichten WHERE zending_id = ? AND sha256 = ?')
      .bind(retour.zendingId, retour.sha256)
      .first<{ id: string }>();
    if (bestaand !== null) return 'bestaat';
    // Every statement asks for a state that may still be answered; the last one leaves it.
    const open = "EXISTS (SELECT 1 FROM zendingen WHERE id = ?1 AND toestand IN ('bezorgd', 'bevestigd'))";
    const uitslagen = await this.#db.batch([
      this.#db
        .prepare(
          `INSERT INTO retourberichten (id, zending_id, oordeel, retourcode, toelichting, regels, sha256, ontvangen_op)
           SELECT ?2, ?1, ?3, ?4, ?5, ?6, ?7, ?8 WHERE ${open}`,
        )
        .bind(
          retour.zendingId,
          retour.id,
          retour.oordeel,
          retour.retourcode ?? null,
          retour.toelichting ?? null,
          JSON.stringify(retour.regels),
          retour.sha256,
          retour.ontvangenOp,
        ),
      this.#db
        .prepare(
          `INSERT INTO bevindingen (verantwoording_id, zending_id, fase, code, ernst, plaats, parameters, vastgesteld_op)
           SELECT (SELECT verantwoording_id FROM zendingen WHERE id = ?1), ?1, 'antwoord', value ->> 'code',
             value ->> 'ernst', value -> 'plaats', value -> 'parameters', ?2 FROM json_each(?3) WHERE ${open}`,
        )
        .bind(retour.zendingId, retour.ontvangenOp, JSON.stringify(bevindingen)),
      this.#db
        .prepare(
          `UPDATE zendingen SET toestand = ?2, gewijzigd_op = ?3, bevestigd_op = coalesce(bevestigd_op, ?3),
             beantwoord_op = CASE WHEN ?2 = 'bevestigd' THEN beantwoord_op ELSE ?3 END
           WHERE id = ?1 AND toestand IN ('bezorgd', 'bevestigd')`,
        )
        .bind(retour.zendingId, toestand, retour.ontvangenOp),
    ]);
    // More than one: acknowledging also numbers (trigger `zendingen_bevestigd`).
    return (uitslagen.at(-1)?.meta.changes ?? 0) > 0 ? 'bewaard' : 'verouderd';
  }

  async listRetour(zendingId: string): Promise<readonly RetourRij[]> {
    const { results } = await this.#db
      .prepare('SELECT * FROM retourberichten WHERE zending_id = ? ORDER BY ontvangen_op, id')
      .bind(zendingId)
      .all<DbRetour>();
    return results.map((db) => ({
      id: db.id,
      zendingId: db.zending_id,
      oordeel: db.oordeel,
      ...(db.retourcode === null ? {} : { retourcode: db.retourcode }),
      ...(db.toelichting === null ? {} : { toelichting: db.toelichting }),
      regels: JSON.parse(db.regels) as RetourRegel[],
      sha256: db.sha256,
      ontvangenOp: db.ontvangen_op,
    }));
  }
}
