import type { OngebruiktVoorbeeld, VoorbeeldbytesStaat } from '../ports/voorbeeldbytes.ts';
import type { Wijziging } from '../ports.ts';
import { laatsteHandeling, ONVERANDERD } from './register.ts';

export class D1Voorbeeldbytes implements VoorbeeldbytesStaat {
  readonly #db: D1Database;

  constructor(db: D1Database) {
    this.#db = db;
  }

  /** The history names every example that ever was; its newest row tells whether the bytes went already. */
  async listOngebruikt(maximum: number): Promise<readonly OngebruiktVoorbeeld[]> {
    const { results } = await this.#db
      .prepare(
        `SELECT g.naam, g.versie, g.voorbeeld, g.sha256 FROM register_geschiedenis g
         WHERE g.voorbeeld IS NOT NULL AND g.handeling <> 'gewist'
           AND NOT EXISTS (SELECT 1 FROM formaat_voorbeelden v WHERE v.sha256 = g.sha256)
           AND NOT EXISTS (SELECT 1 FROM register_geschiedenis later
             WHERE later.voorbeeld IS NOT NULL AND later.sha256 = g.sha256 AND later.volgnummer > g.volgnummer)
         ORDER BY g.volgnummer LIMIT ?`,
      )
      .bind(maximum)
      .all<OngebruiktVoorbeeld>();
    return results;
  }

  async bewaarGewist(
    { naam, versie, voorbeeld, sha256 }: OngebruiktVoorbeeld,
    { revisie, op, door }: Wijziging,
  ): Promise<boolean> {
    const { meta } = await this.#db
      .prepare(
        `INSERT INTO register_geschiedenis (documentsoort, naam, versie, handeling, sha256, voorbeeld, op, door)
         SELECT 'formaat', ?2, ?3, 'gewist', ?4, ?5, ?6, ?7 WHERE ${ONVERANDERD}`,
      )
      .bind(laatsteHandeling({ revisie, op, door }), naam, versie, sha256, voorbeeld, op, door)
      .run();
    return meta.changes === 1;
  }
}
