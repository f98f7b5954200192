/** What beheerders had made again, and what can be. */
import type { DeelSleutel } from '../../domain/deel.ts';
import type { HerleveringRij, Herleverregel, Herleverselectie } from '../../domain/herlevering.ts';
import type { HerleveringStaat, Herzending } from '../ports/herlevering.ts';
import type { Bladvraag, Bladzijde, Omzetwerk } from '../ports.ts';
import { splitCursor, toBladzijde } from './bladen.ts';
import { planStatements } from './planning.ts';
import { type DbZending, toZending, ZENDING_KOLOMMEN } from './rijen.ts';

interface DbHerlevering {
  id: string;
  selectie: string;
  sha256: string;
  regels: string;
  aangevraagd_door: string;
  aangevraagd_op: string;
  uitgevoerd_door: string | null;
  uitgevoerd_op: string | null;
}

const toHerlevering = (db: DbHerlevering): HerleveringRij => ({
  id: db.id,
  selectie: JSON.parse(db.selectie) as Herleverselectie,
  sha256: db.sha256,
  regels: JSON.parse(db.regels) as Herleverregel[],
  aangevraagdDoor: db.aangevraagd_door,
  aangevraagdOp: db.aangevraagd_op,
  ...(db.uitgevoerd_door === null ? {} : { uitgevoerdDoor: db.uitgevoerd_door }),
  ...(db.uitgevoerd_op === null ? {} : { uitgevoerdOp: db.uitgevoerd_op }),
});

const LAATSTE = '\uffff';

export class D1Herlevering implements HerleveringStaat {
  readonly #db: D1Database;

  constructor(db: D1Database) {
    this.#db = db;
  }

  async selectHerlevering(selectie: Herleverselectie): Promise<readonly Omzetwerk[]> {
    const { results } = await this.#db
      .prepare(
        `SELECT ${ZENDING_KOLOMMEN},
           (SELECT json_group_array(json_object('gemeentecode', d.gemeentecode, 'wet', d.wet) ORDER BY d.gemeentecode, d.wet)
            FROM zending_delen d WHERE d.zending_id = z.id) AS delen
         FROM zendingen z JOIN verantwoordingen v ON v.id = z.verantwoording_id
         WHERE z.ontvangercode = ?1 AND z.formaat_naam = ?2 AND (?3 IS NULL OR z.soort = ?3) AND (?4 IS NULL OR z.agbcode = ?4)
           AND (?5 IS NULL OR v.periode_begin >= ?5) AND (?6 IS NULL OR v.periode_eind <= ?6)
           AND z.doel = 'verantwoorden' AND z.vervangen_door_id IS NULL AND z.vervallen_op IS NULL
           AND v.vervangen_door_id IS NULL AND v.ingetrokken_op IS NULL
           AND z.toestand IN ('bezorgd', 'bevestigd', 'geaccepteerd', 'afgewezen', 'deels-afgewezen', 'vastgehouden')
           AND NOT EXISTS (SELECT 1 FROM zendingen n WHERE n.verantwoording_id = z.verantwoording_id
             AND n.grondslag ->> '$.voorgangers[#-1].zendingId' = z.id AND n.toestand <> 'ingetrokken')
           AND NOT EXISTS (SELECT 1 FROM bevindingen b WHERE b.zending_id = z.id AND b.fase = 'route' AND b.ernst = 'fout')
         ORDER BY z.gepland_op, z.id LIMIT ?7`,
      )
      .bind(
        selectie.ontvangercode,
        selectie.formaat,
        selectie.soort ?? null,
        selectie.agbcode ?? null,
        selectie.periodeVanaf ?? null,
        selectie.periodeTotEnMet ?? null,
        selectie.maximaal,
      )
      .all<DbZending & { delen: string }>();
    return results.map((rij) => ({ zending: toZending(rij), delen: JSON.parse(rij.delen) as DeelSleutel[] }));
  }

  async addHerlevering(rij: HerleveringRij): Promise<void> {
    await this.#db
      .prepare(
        `INSERT INTO herleveringen (id, selectie, sha256, regels, aangevraagd_door, aangevraagd_op) VALUES (?, ?, ?, ?, ?, ?)`,
      )
      .bind(
        rij.id,
        JSON.stringify(rij.selectie),
        rij.sha256,
        JSON.stringify(rij.regels),
        rij.aangevraagdDoor,
        rij.aangevraagdOp,
      )
      .run();
  }

  async findHerlevering(id: string): Promise<HerleveringRij | undefined> {
    const db = await this.#db.prepare('SELECT * FROM herleveringen WHERE id = ?').bind(id).first<DbHerlevering>();
    return db === null ? undefined : toHerlevering(db);
  }

  async listHerleveringen(blad: Bladvraag): Promise<Bladzijde<HerleveringRij>> {
    const [op, id] = splitCursor(blad.vanaf, 2) ?? [LAATSTE, LAATSTE];
    const { results } = await this.#db
      .prepare(
        `SELECT * FROM herleveringen WHERE (aangevraagd_op, id) < (?1, ?2) ORDER BY aangevraagd_op DESC, id DESC LIMIT ?3`,
      )
      .bind(op, id, blad.aantal + 1)
      .all<DbHerlevering>();
    return toBladzijde(results, blad, toHerlevering, (rij) => `${rij.aangevraagd_op}|${rij.id}`);
  }

  async voerUit(id: string, herzendingen: readonly Herzending[], door: string, op: string): Promise<boolean> {
    const perVerantwoording = Map.groupBy(herzendingen, ({ zending }) => zending.verantwoordingId);
    const [uitgevoerd] = await this.#db.batch([
      this.#db
        .prepare(
          'UPDATE herleveringen SET uitgevoerd_door = ?2, uitgevoerd_op = ?3 WHERE id = ?1 AND uitgevoerd_op IS NULL',
        )
        .bind(id, door, op),
      // Planned twice is planned once: the ids follow from the herlevering and the zending.
      ...[...perVerantwoording].flatMap(([verantwoordingId, eigen]) =>
        planStatements(
          this.#db,
          verantwoordingId,
          eigen[0]?.agbcode ?? '',
          {
            zendingen: eigen.map(({ zending }) => zending),
            vastgehouden: new Set(),
            zonderOntvanger: [],
            bevindingen: [],
          },
          op,
          // The ontvanger asked for it: what the aanbieder submits next does not wait for it.
          `ontvanger ${eigen[0]?.zending.ontvanger.code}`,
        ),
      ),
      this.#db
        .prepare(
          `UPDATE zendingen SET grondslag = j.value ->> '$.grondslag' FROM json_each(?1) j
           WHERE zendingen.id = j.value ->> '$.id' AND toestand = 'gepland' AND zendingen.grondslag IS NULL`,
        )
        .bind(
          JSON.stringify(
            herzendingen.map(({ zending, grondslag }) => ({ id: zending.id, grondslag: JSON.stringify(grondslag) })),
          ),
        ),
      this.#db
        .prepare(
          `UPDATE zendingen SET toestand = 'ingetrokken', gewijzigd_op = ?2
           WHERE id IN (SELECT value FROM json_each(?1)) AND toestand = 'vastgehouden'`,
        )
        .bind(JSON.stringify(herzendingen.map(({ vanId }) => vanId)), op),
    ]);
    return (uitgevoerd?.meta.changes ?? 0) > 0;
  }
}
