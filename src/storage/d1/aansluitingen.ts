import type { Aansluitingeinde, AansluitingStaat } from '../ports/aansluitingen.ts';
import type { RegisterDocument, Wijziging } from '../ports.ts';
import { laatsteHandeling, ONVERANDERD } from './register.ts';

export class D1Aansluitingen implements AansluitingStaat {
  readonly #db: D1Database;

  constructor(db: D1Database) {
    this.#db = db;
  }

  async bewaarEinde(
    { naam, versie, sha256 }: Pick<RegisterDocument, 'naam' | 'versie' | 'sha256'>,
    { geldigTot, reden }: Aansluitingeinde,
    wijziging: Wijziging,
  ): Promise<boolean> {
    const { meta } = await this.#db
      .prepare(
        `INSERT INTO register_geschiedenis (documentsoort, naam, versie, handeling, sha256, geldig_tot, reden, op, door)
         SELECT 'aansluiting', ?2, ?3, 'beeindigd', ?4, ?5, ?6, ?7, ?8 WHERE ${ONVERANDERD}`,
      )
      .bind(laatsteHandeling(wijziging), naam, versie, sha256, geldigTot, reden, wijziging.op, wijziging.door)
      .run();
    return meta.changes === 1;
  }

  async listLaatsteVerantwoordingen(
    maximum: number,
  ): Promise<readonly { readonly id: string; readonly ontvangenOp: string }[]> {
    const { results } = await this.#db
      .prepare(
        `SELECT id, ontvangen_op AS ontvangenOp FROM verantwoordingen
         WHERE vervangen_door_id IS NULL AND ingetrokken_op IS NULL ORDER BY ontvangen_op DESC, id DESC LIMIT ?`,
      )
      .bind(maximum)
      .all<{ id: string; ontvangenOp: string }>();
    return results;
  }
}
