import type { Bevinding } from '../../domain/bevinding.ts';
import type { DeelSleutel } from '../../domain/deel.ts';
import type { Omzetresultaat, ZendingDeelRij, ZendingRij } from '../../domain/rijen.ts';
import type { Wet } from '../../domain/verantwoording.ts';
import type { Gefilterd } from '../../domain/zending.ts';
import type { Bladvraag, Bladzijde, Omzetwerk, ZendingStaat } from '../ports.ts';
import { splitCursor, toBladzijde } from './bladen.ts';
import { WACHT_WEER } from './omzetbeurten.ts';
import { omzetStatements } from './omzetting.ts';
import { type DbZending, toZending, ZENDING_KOLOMMEN } from './rijen.ts';

/** In the words of the index `zendingen_onderweg`: without them every zending there ever was is read. */
const ONDERWEG = "(z.toestand = 'gepland' OR z.toestand = 'omgezet' OR z.toestand = 'vastgehouden')";

// `meta.changes` counts what triggers write as well: more than none is the row itself.
export class D1Zendingen implements ZendingStaat {
  readonly #db: D1Database;

  constructor(db: D1Database) {
    this.#db = db;
  }

  async findZending(id: string): Promise<ZendingRij | undefined> {
    const db = await this.#db
      .prepare(`SELECT ${ZENDING_KOLOMMEN} FROM zendingen z WHERE z.id = ?`)
      .bind(id)
      .first<DbZending>();
    return db === null ? undefined : toZending(db);
  }

  async findZendingen(ids: readonly string[]): Promise<readonly ZendingRij[]> {
    const { results } = await this.#db
      .prepare(`SELECT ${ZENDING_KOLOMMEN} FROM zendingen z WHERE z.id IN (SELECT value FROM json_each(?))`)
      .bind(JSON.stringify(ids))
      .all<DbZending>();
    return results.map(toZending);
  }

  async listZendingen(verantwoordingId: string): Promise<readonly ZendingRij[]> {
    const { results } = await this.#db
      .prepare(
        `SELECT ${ZENDING_KOLOMMEN} FROM zendingen z WHERE z.verantwoording_id = ? ORDER BY z.ontvangercode, z.soort, z.aansluiting_id`,
      )
      .bind(verantwoordingId)
      .all<DbZending>();
    return results.map(toZending);
  }

  async listZendingDelen(verantwoordingId: string): Promise<readonly ZendingDeelRij[]> {
    const { results } = await this.#db
      .prepare(
        `SELECT d.zending_id, d.gemeentecode, d.wet, d.aantal, d.verwerkt, d.verwerkt_centen, d.gefilterd, d.ongewijzigd,
           d.ongewijzigd_centen
         FROM zending_delen d JOIN zendingen z ON z.id = d.zending_id WHERE z.verantwoording_id = ?
         ORDER BY d.zending_id, d.gemeentecode, d.wet`,
      )
      .bind(verantwoordingId)
      .all<{
        zending_id: string;
        gemeentecode: string;
        wet: Wet;
        aantal: number | null;
        verwerkt: number | null;
        verwerkt_centen: number | null;
        gefilterd: string;
        ongewijzigd: number;
        ongewijzigd_centen: number;
      }>();
    return results.map((rij) => ({
      zendingId: rij.zending_id,
      gemeentecode: rij.gemeentecode,
      wet: rij.wet,
      ...(rij.aantal === null
        ? {}
        : {
            uitkomst: {
              aantal: rij.aantal,
              verwerkt: rij.verwerkt ?? 0,
              verwerktCenten: rij.verwerkt_centen ?? 0,
              gefilterd: JSON.parse(rij.gefilterd) as Gefilterd[],
              ...(rij.ongewijzigd === 0
                ? {}
                : { ongewijzigd: rij.ongewijzigd, ongewijzigdCenten: rij.ongewijzigd_centen }),
            },
          }),
    }));
  }

  async listDelenVanZending(zendingId: string): Promise<readonly DeelSleutel[]> {
    const { results } = await this.#db
      .prepare('SELECT gemeentecode, wet FROM zending_delen WHERE zending_id = ? ORDER BY gemeentecode, wet')
      .bind(zendingId)
      .all<{ gemeentecode: string; wet: Wet }>();
    return results;
  }

  async listOmzetwerk(ids: readonly string[]): Promise<readonly Omzetwerk[]> {
    const { results } = await this.#db
      .prepare(
        `SELECT ${ZENDING_KOLOMMEN},
           (SELECT json_group_array(json_object('gemeentecode', d.gemeentecode, 'wet', d.wet) ORDER BY d.gemeentecode, d.wet)
            FROM zending_delen d WHERE d.zending_id = z.id) AS delen
         FROM zendingen z WHERE z.id IN (SELECT value FROM json_each(?))`,
      )
      .bind(JSON.stringify(ids))
      .all<DbZending & { delen: string }>();
    return results.map((rij) => ({ zending: toZending(rij), delen: JSON.parse(rij.delen) as DeelSleutel[] }));
  }

  async bewaarOmzettingen(resultaten: readonly Omzetresultaat[], op: string): Promise<ReadonlySet<string>> {
    const uitslagen = await this.#db.batch<{ id: string }>(omzetStatements(this.#db, resultaten, op));
    return new Set(uitslagen.at(-1)?.results.map(({ id }) => id));
  }

  async hervat(zendingId: string, op: string): Promise<boolean> {
    // What routing found (a required document is missing) is mended by a new verantwoording, not by trying again.
    const nietDoorRoute = `NOT EXISTS (SELECT 1 FROM bevindingen WHERE zending_id = ?1 AND fase = 'route' AND ernst = 'fout')`;
    const alleenVastgehouden = `EXISTS (SELECT 1 FROM zendingen WHERE id = ?1 AND toestand = 'vastgehouden' AND gewist_op IS NULL) AND ${nietDoorRoute}`;
    const uitslagen = await this.#db.batch([
      this.#db
        .prepare(`DELETE FROM bevindingen WHERE zending_id = ?1 AND fase = 'omzetting' AND ${alleenVastgehouden}`)
        .bind(zendingId),
      this.#db.prepare(`DELETE FROM zending_bestanden WHERE zending_id = ?1 AND ${alleenVastgehouden}`).bind(zendingId),
      this.#db
        .prepare(
          `UPDATE zending_delen SET aantal = NULL, verwerkt = NULL, verwerkt_centen = NULL, gefilterd = '[]'
           WHERE zending_id = ?1 AND ${alleenVastgehouden}`,
        )
        .bind(zendingId),
      this.#db
        .prepare('UPDATE dode_letters SET opgelost_op = ?2 WHERE zending_id = ?1 AND opgelost_op IS NULL')
        .bind(zendingId, op),
      this.#db
        .prepare(
          `UPDATE zendingen SET toestand = 'gepland', grondslag = NULL, ${WACHT_WEER}, gewijzigd_op = ?2
           WHERE id = ?1 AND toestand = 'vastgehouden' AND gewist_op IS NULL AND ${nietDoorRoute}`,
        )
        .bind(zendingId, op),
    ]);
    return (uitslagen.at(-1)?.meta.changes ?? 0) > 0;
  }

  async houdVast(zendingId: string, bevinding: Bevinding, op: string): Promise<boolean> {
    const uitslagen = await this.#db.batch([
      this.#db
        .prepare(
          `INSERT INTO bevindingen (verantwoording_id, zending_id, fase, code, ernst, plaats, parameters, vastgesteld_op)
           SELECT verantwoording_id, id, 'omzetting', ?2, ?3, ?4, ?5, ?6 FROM zendingen WHERE id = ?1 AND toestand = 'gepland'`,
        )
        .bind(
          zendingId,
          bevinding.code,
          bevinding.ernst,
          JSON.stringify(bevinding.plaats),
          JSON.stringify(bevinding.parameters),
          op,
        ),
      this.#db
        .prepare(
          `UPDATE zendingen SET toestand = 'vastgehouden', gewijzigd_op = ?2 WHERE id = ?1 AND toestand = 'gepland'`,
        )
        .bind(zendingId, op),
    ]);
    return (uitslagen.at(-1)?.meta.changes ?? 0) > 0;
  }

  async listGepland(voor: string, maximum: number): Promise<readonly ZendingRij[]> {
    const { results } = await this.#db
      .prepare(
        `SELECT ${ZENDING_KOLOMMEN} FROM zendingen z WHERE z.toestand = 'gepland' AND z.gewijzigd_op < ?1 AND z.genomen_op IS NULL
         ORDER BY z.gewijzigd_op LIMIT ?2`,
      )
      .bind(voor, maximum)
      .all<DbZending>();
    return results.map(toZending);
  }

  async listStoringen(blad: Bladvraag): Promise<Bladzijde<ZendingRij>> {
    const [gepland, id] = splitCursor(blad.vanaf, 2) ?? ['', ''];
    const { results } = await this.#db
      .prepare(
        `SELECT ${ZENDING_KOLOMMEN} FROM zendingen z
         WHERE ${ONDERWEG} AND z.gewist_op IS NULL AND (z.gepland_op, z.id) > (?1, ?2)
         ORDER BY z.gepland_op, z.id LIMIT ?3`,
      )
      .bind(gepland, id, blad.aantal + 1)
      .all<DbZending>();
    return toBladzijde(results, blad, toZending, (rij) => `${rij.gepland_op}|${rij.id}`);
  }

  async markeerDodeLetter(zendingId: string, op: string): Promise<void> {
    await this.#db
      .prepare('INSERT INTO dode_letters (zending_id, ontvangen_op) VALUES (?, ?)')
      .bind(zendingId, op)
      .run();
  }
}
