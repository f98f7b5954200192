import type { DeelTelling } from '../../domain/deel.ts';
import type { Aanvaarding, Planning, VerantwoordingRij, ZonderOntvangerRij } from '../../domain/rijen.ts';
import type { Soort, Wet } from '../../domain/verantwoording.ts';
import type { Bladvraag, Bladzijde, VerantwoordingStaat } from '../ports.ts';
import { LAATSTE, splitCursor, toBladzijde } from './bladen.ts';
import { planStatements } from './planning.ts';
import { type DbVerantwoording, toVerantwoording } from './rijen.ts';
import { addVerwerkingenStatement } from './verwerkingen.ts';

export class D1Verantwoordingen implements VerantwoordingStaat {
  readonly #db: D1Database;

  constructor(db: D1Database) {
    this.#db = db;
  }

  async beginOntvangst(id: string, op: string): Promise<void> {
    await this.#db.prepare('INSERT INTO ontvangsten (id, begonnen_op) VALUES (?, ?)').bind(id, op).run();
  }

  async endOntvangst(id: string): Promise<void> {
    await this.#db.prepare('DELETE FROM ontvangsten WHERE id = ?').bind(id).run();
  }

  async listAfgebrokenOntvangsten(voor: string): Promise<readonly string[]> {
    const { results } = await this.#db
      .prepare('SELECT id FROM ontvangsten WHERE begonnen_op < ? LIMIT 100')
      .bind(voor)
      .all<{ id: string }>();
    return results.map((rij) => rij.id);
  }

  async aanvaard({
    verantwoording: v,
    delen,
    plan,
    verwerking,
  }: Aanvaarding): Promise<'aanvaard' | 'bestaat' | 'vervangt-geldt-niet'> {
    const vervangen =
      v.vervangtId === undefined
        ? []
        : [
            this.#db
              .prepare('UPDATE verantwoordingen SET vervangen_door_id = ?1 WHERE id = ?2')
              .bind(v.id, v.vervangtId),
          ];
    try {
      await this.#db.batch([
        // Before the verantwoording: otherwise the database begins a trace of its own for it.
        ...(verwerking === undefined ? [] : [addVerwerkingenStatement(this.#db, [verwerking])]),
        this.#db
          .prepare(
            `INSERT INTO verantwoordingen (id, agbcode, kenmerk, sha256, bytes, stadium, vervangt_id, periode_begin, periode_eind,
               soorten, aantal_prestaties, aantal_trajecten, saldo_centen, ontvangen_op)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)`,
          )
          .bind(
            v.id,
            v.agbcode,
            v.kenmerk,
            v.sha256,
            v.bytes,
            v.stadium,
            v.vervangtId ?? null,
            v.periode.begindatum,
            v.periode.einddatum,
            JSON.stringify(v.soorten),
            v.aantalPrestaties,
            v.aantalTrajecten,
            v.saldoCenten,
            v.ontvangenOp,
          ),
        this.#db
          .prepare(
            `INSERT INTO delen (verantwoording_id, gemeentecode, wet, aantal_prestaties, aantal_trajecten, saldo_centen)
             SELECT ?1, value ->> 'gemeentecode', value ->> 'wet', value ->> 'aantalPrestaties', value ->> 'aantalTrajecten',
               value ->> 'saldoCenten' FROM json_each(?2)`,
          )
          .bind(v.id, JSON.stringify(delen)),
        ...planStatements(this.#db, v.id, v.agbcode, plan, v.ontvangenOp),
        ...vervangen,
        this.#db.prepare('DELETE FROM ontvangsten WHERE id = ?').bind(v.id),
      ]);
      return 'aanvaard';
    } catch (error) {
      if (String(error).includes('UNIQUE constraint failed: verantwoordingen.agbcode')) return 'bestaat';
      if (String(error).includes('vervangt_geldt_niet_meer')) return 'vervangt-geldt-niet';
      throw error;
    }
  }

  async findVerantwoording(id: string): Promise<VerantwoordingRij | undefined> {
    const db = await this.#db.prepare('SELECT * FROM verantwoordingen WHERE id = ?').bind(id).first<DbVerantwoording>();
    return db === null ? undefined : toVerantwoording(db);
  }

  async findByKenmerk(agbcode: string, kenmerk: string): Promise<VerantwoordingRij | undefined> {
    const db = await this.#db
      .prepare('SELECT * FROM verantwoordingen WHERE agbcode = ? AND kenmerk = ?')
      .bind(agbcode, kenmerk)
      .first<DbVerantwoording>();
    return db === null ? undefined : toVerantwoording(db);
  }

  async listVerantwoordingen(agbcode: string, blad: Bladvraag): Promise<Bladzijde<VerantwoordingRij>> {
    const [op, id] = splitCursor(blad.vanaf, 2) ?? [LAATSTE, LAATSTE];
    const { results } = await this.#db
      .prepare(
        `SELECT * FROM verantwoordingen WHERE agbcode = ?1 AND (ontvangen_op, id) < (?2, ?3)
         ORDER BY ontvangen_op DESC, id DESC LIMIT ?4`,
      )
      .bind(agbcode, op, id, blad.aantal + 1)
      .all<DbVerantwoording>();
    return toBladzijde(results, blad, toVerantwoording, (rij) => `${rij.ontvangen_op}|${rij.id}`);
  }

  async listDelen(verantwoordingId: string): Promise<readonly DeelTelling[]> {
    const { results } = await this.#db
      .prepare(
        `SELECT gemeentecode, wet, aantal_prestaties AS aantalPrestaties, aantal_trajecten AS aantalTrajecten,
           saldo_centen AS saldoCenten FROM delen WHERE verantwoording_id = ? ORDER BY gemeentecode, wet`,
      )
      .bind(verantwoordingId)
      .all<{
        gemeentecode: string;
        wet: Wet;
        aantalPrestaties: number;
        aantalTrajecten: number;
        saldoCenten: number;
      }>();
    return results;
  }

  async listZonderOntvanger(verantwoordingId: string): Promise<readonly ZonderOntvangerRij[]> {
    const { results } = await this.#db
      .prepare(
        `SELECT gemeentecode, wet, soort FROM zonder_ontvanger WHERE verantwoording_id = ? AND opgelost_op IS NULL
         ORDER BY gemeentecode, wet, soort`,
      )
      .bind(verantwoordingId)
      .all<{ gemeentecode: string; wet: Wet; soort: Soort }>();
    return results;
  }

  async listVerantwoordingenZonderOntvanger(maximum: number): Promise<readonly string[]> {
    const { results } = await this.#db
      .prepare(`SELECT DISTINCT o.verantwoording_id AS id FROM zonder_ontvanger o JOIN verantwoordingen v ON v.id = o.verantwoording_id
         WHERE o.opgelost_op IS NULL AND v.vervangen_door_id IS NULL AND v.ingetrokken_op IS NULL AND v.gewist_op IS NULL LIMIT ?`)
      .bind(maximum)
      .all<{ id: string }>();
    return results.map((rij) => rij.id);
  }

  async planAlsnog(
    verantwoordingId: string,
    plan: Planning,
    opgelost: readonly ZonderOntvangerRij[],
    op: string,
  ): Promise<void> {
    const v = await this.findVerantwoording(verantwoordingId);
    if (v === undefined) return;
    await this.#db.batch([
      ...planStatements(this.#db, verantwoordingId, v.agbcode, plan, op),
      this.#db
        .prepare(
          `UPDATE zonder_ontvanger SET opgelost_op = ?2 WHERE verantwoording_id = ?1 AND (gemeentecode, wet, soort) IN
             (SELECT value ->> 'gemeentecode', value ->> 'wet', value ->> 'soort' FROM json_each(?3))`,
        )
        .bind(verantwoordingId, op, JSON.stringify(opgelost)),
    ]);
  }
}
