/** Destroying what is due. Whether it still is, is asked in the transaction itself: whatever came in between makes that nothing is written. */
import type { Bewaarrapport, Keten, Ketenlid, Zendingtelling } from '../../domain/bewaring.ts';
import type { BewaarStaat, Vernietigd } from '../ports/bewaring.ts';
import type { Bladvraag, Bladzijde } from '../ports.ts';
import { LAATSTE, splitCursor, toBladzijde } from './bladen.ts';

interface DbLid {
  wortel: string;
  begonnen_op: string;
  id: string;
  periode_eind: string;
  ontvangen_op: string;
  ingetrokken_op: string | null;
  gewijzigd_op: string | null;
  zonder_ontvanger: number;
  zendingen: string;
}

/** Under which key the bytes of a submission, an answer or an upload of history lie. */
const MAP = "'verantwoordingen/' || ";
const DOCUMENTMAP = "'dossierdocumenten/' || ";
const MAP_TEKENS = 'verantwoordingen/'.length;

/** An answer is expected and is not there; nor did another zending come in its place, nor was it taken back. */
const WACHT = `(antwoord_werkdagen IS NOT NULL AND beantwoord_op IS NULL AND vervangen_door_id IS NULL AND vervallen_op IS NULL)`;

/** Where a finding stands when nobody can be found by it any more. */
const NIET_HERLEIDBAAR = ['gemeentecode', 'ontvangercode', 'uitvoerveld', 'queryparameter'];

export class D1Bewaring implements BewaarStaat {
  readonly #db: D1Database;

  constructor(db: D1Database) {
    this.#db = db;
  }

  async listKetens(voor: string, blad: Bladvraag): Promise<Bladzijde<Keten>> {
    const [op, id] = splitCursor(blad.vanaf, 2) ?? ['', ''];
    const { results } = await this.#db
      .prepare(
        `WITH RECURSIVE wortels AS (
           SELECT id, ontvangen_op FROM verantwoordingen
           WHERE vervangt_id IS NULL AND gewist_op IS NULL AND (ontvangen_op, id) > (?1, ?2) AND ontvangen_op < ?3
           ORDER BY ontvangen_op, id LIMIT ?4),
         keten (wortel, begonnen_op, plek, id) AS (
           SELECT id, ontvangen_op, 0, id FROM wortels
           UNION ALL SELECT k.wortel, k.begonnen_op, k.plek + 1, v.vervangen_door_id FROM keten k
             JOIN verantwoordingen v ON v.id = k.id WHERE v.vervangen_door_id IS NOT NULL)
         SELECT k.wortel, k.begonnen_op, v.id, v.periode_eind, v.ontvangen_op, v.ingetrokken_op,
           (SELECT max(gewijzigd_op) FROM zendingen WHERE verantwoording_id = v.id) AS gewijzigd_op,
           (SELECT count(*) FROM zonder_ontvanger WHERE verantwoording_id = v.id AND opgelost_op IS NULL) AS zonder_ontvanger,
           (SELECT json_group_array(json_object('toestand', toestand, 'wacht', wacht, 'aantal', aantal)) FROM (
              SELECT toestand, ${WACHT} AS wacht, count(*) AS aantal FROM zendingen
              WHERE verantwoording_id = v.id GROUP BY 1, 2)) AS zendingen
         FROM keten k JOIN verantwoordingen v ON v.id = k.id ORDER BY k.begonnen_op, k.wortel, k.plek`,
      )
      .bind(op, id, voor, blad.aantal + 1)
      .all<DbLid>();
    const ketens = [...Map.groupBy(results, ({ wortel }) => wortel).values()];
    return toBladzijde(
      ketens,
      blad,
      (leden) => ({ leden: leden.map(toLid) }),
      ([eerste]) => `${eerste?.begonnen_op ?? LAATSTE}|${eerste?.wortel ?? LAATSTE}`,
    );
  }

  async vernietigKeten({ leden }: Keten, op: string): Promise<Vernietigd | undefined> {
    const ids = JSON.stringify(leden.map(({ id }) => id));
    const aantal = leden.reduce((som, lid) => som + lid.zendingen.reduce((n, telling) => n + telling.aantal, 0), 0);
    const laatst = leden.map(({ laatstGewijzigdOp }) => laatstGewijzigdOp).reduce((a, b) => (a > b ? a : b), '');
    const DEZE = '(SELECT value FROM json_each(?1))';
    /** Only what the first statement wrote down. */
    const BEGONNEN = `(SELECT verantwoording_id FROM te_wissen_mappen WHERE verantwoording_id IN ${DEZE})`;
    const prepare = (vraag: string, ...meer: (string | number)[]) => this.#db.prepare(vraag).bind(ids, ...meer);
    const [mappen] = await this.#db.batch<{ map: string }>([
      prepare(
        `INSERT OR IGNORE INTO te_wissen_mappen (map, verantwoording_id, sinds)
         SELECT ${MAP} m.id, m.verantwoording_id, ?2 FROM (
           SELECT id, id AS verantwoording_id FROM verantwoordingen WHERE id IN ${DEZE}
           UNION ALL SELECT r.id, z.verantwoording_id FROM retourberichten r JOIN zendingen z ON z.id = r.zending_id
             WHERE z.verantwoording_id IN ${DEZE}) m
         WHERE (SELECT count(*) FROM verantwoordingen WHERE id IN ${DEZE} AND gewist_op IS NULL) = ?3
           AND (SELECT count(*) FROM verantwoordingen WHERE id IN ${DEZE} AND vervangen_door_id IS NULL) = 1
           AND (SELECT count(*) FROM zendingen WHERE verantwoording_id IN ${DEZE}) = ?4
           AND coalesce((SELECT max(gewijzigd_op) FROM zendingen WHERE verantwoording_id IN ${DEZE}), '') <= ?5
           AND NOT EXISTS (SELECT 1 FROM verantwoordingen WHERE id IN ${DEZE} AND ingetrokken_op > ?5)
         RETURNING map`,
        op,
        leden.length,
        aantal,
        laatst,
      ),
      prepare(
        `DELETE FROM mapsleutels WHERE map IN (SELECT map FROM te_wissen_mappen WHERE verantwoording_id IN ${DEZE})`,
      ),
      prepare(`UPDATE verantwoordingen SET gewist_op = ?2 WHERE id IN ${BEGONNEN}`, op),
      // What waited for an answer is held: it can never be made any more, and the balans still says where it stayed.
      prepare(
        `UPDATE zendingen SET gewist_op = ?2, wacht_op = NULL,
           toestand = CASE toestand WHEN 'wacht-op-antwoord' THEN 'vastgehouden' ELSE toestand END
         WHERE verantwoording_id IN ${BEGONNEN}`,
        op,
      ),
      prepare(
        `UPDATE bevindingen SET parameters = json_remove(parameters, '$.toelichting'), plaats =
           (SELECT json_group_object(key, value) FROM json_each(plaats) WHERE key IN (SELECT value FROM json_each(?2)))
         WHERE verantwoording_id IN ${BEGONNEN}`,
        JSON.stringify(NIET_HERLEIDBAAR),
      ),
      // What somebody of the ontvanger was still typing.
      prepare(
        `DELETE FROM afwijsregels WHERE zending_id IN (SELECT id FROM zendingen WHERE verantwoording_id IN ${BEGONNEN})`,
      ),
      prepare(
        `UPDATE retourberichten SET toelichting = NULL WHERE zending_id IN
           (SELECT id FROM zendingen WHERE verantwoording_id IN ${BEGONNEN})`,
      ),
    ]);
    const gewist = mappen?.results.map(({ map }) => map) ?? [];
    if (gewist.length === 0) return undefined;
    return { mappen: gewist, zendingen: aantal, retourberichten: gewist.length - leden.length };
  }

  async vernietigNakomers(op: string, maximum: number): Promise<readonly string[]> {
    const [mappen] = await this.#db.batch<{ map: string }>([
      this.#db
        .prepare(
          `INSERT OR IGNORE INTO te_wissen_mappen (map, verantwoording_id, sinds)
           SELECT m.map, z.verantwoording_id, ?1 FROM mapsleutels m
             JOIN retourberichten r ON r.id = substr(m.map, ${MAP_TEKENS + 1}) JOIN zendingen z ON z.id = r.zending_id
           WHERE z.gewist_op IS NOT NULL LIMIT ?2 RETURNING map`,
        )
        .bind(op, maximum),
      this.#db.prepare('DELETE FROM mapsleutels WHERE map IN (SELECT map FROM te_wissen_mappen)'),
      this.#db.prepare(
        `UPDATE retourberichten SET toelichting = NULL WHERE toelichting IS NOT NULL
           AND zending_id IN (SELECT id FROM zendingen WHERE gewist_op IS NOT NULL)`,
      ),
    ]);
    return mappen?.results.map(({ map }) => map) ?? [];
  }

  async vernietigHistorie(
    dag: string,
    op: string,
    maximum: number,
  ): Promise<{ mappen: readonly string[]; berichten: number }> {
    const [mappen, , berichten] = await this.#db.batch<{ map: string }>([
      this.#db
        .prepare(
          `INSERT OR IGNORE INTO te_wissen_mappen (map, verantwoording_id, sinds)
           SELECT ${MAP} ontvangst_id, NULL, ?2 FROM historieberichten GROUP BY ontvangst_id HAVING max(dagtekening) < ?1
           LIMIT ?3 RETURNING map`,
        )
        .bind(dag, op, maximum),
      this.#db.prepare('DELETE FROM mapsleutels WHERE map IN (SELECT map FROM te_wissen_mappen)'),
      this.#db.prepare(`DELETE FROM historieberichten WHERE ${MAP} ontvangst_id IN (SELECT map FROM te_wissen_mappen)`),
    ]);
    return { mappen: mappen?.results.map(({ map }) => map) ?? [], berichten: berichten?.meta.changes ?? 0 };
  }

  async vernietigDocumenten(op: string, maximum: number): Promise<readonly string[]> {
    const [mappen] = await this.#db.batch<{ map: string }>([
      this.#db
        .prepare(
          `INSERT OR IGNORE INTO te_wissen_mappen (map, verantwoording_id, sinds)
           SELECT ${DOCUMENTMAP} b.id, NULL, ?1 FROM dossierdocumenten b WHERE b.ingetrokken_op IS NOT NULL
             AND (b.bytes IS NOT NULL OR EXISTS (SELECT 1 FROM mapsleutels WHERE map = ${DOCUMENTMAP} b.id)) AND NOT EXISTS (
               SELECT 1 FROM zending_documenten d JOIN zendingen z ON z.id = d.zending_id
               WHERE d.sha256 = b.sha256 AND z.agbcode = b.agbcode AND z.toestand <> 'ingetrokken' AND z.gewist_op IS NULL)
           LIMIT ?2 RETURNING map`,
        )
        .bind(op, maximum),
      this.#db.prepare('DELETE FROM mapsleutels WHERE map IN (SELECT map FROM te_wissen_mappen)'),
      this.#db.prepare(
        `UPDATE dossierdocumenten SET bytes = NULL WHERE bytes IS NOT NULL AND ${DOCUMENTMAP} id IN (SELECT map FROM te_wissen_mappen)`,
      ),
    ]);
    return mappen?.results.map(({ map }) => map) ?? [];
  }

  async listTeWissenMappen(maximum: number): Promise<readonly string[]> {
    const { results } = await this.#db
      .prepare('SELECT map FROM te_wissen_mappen ORDER BY map LIMIT ?')
      .bind(maximum)
      .all<{ map: string }>();
    return results.map(({ map }) => map);
  }

  async meldGewist(mappen: readonly string[]): Promise<void> {
    await this.#db
      .prepare('DELETE FROM te_wissen_mappen WHERE map IN (SELECT value FROM json_each(?))')
      .bind(JSON.stringify(mappen))
      .run();
  }

  async addRapport(rapport: Bewaarrapport): Promise<void> {
    await this.#db
      .prepare('INSERT INTO bewaarrapporten (id, begonnen_op, inhoud) VALUES (?, ?, ?)')
      .bind(rapport.id, rapport.begonnenOp, JSON.stringify(rapport))
      .run();
  }

  async listRapporten(blad: Bladvraag): Promise<Bladzijde<Bewaarrapport>> {
    const [op, id] = splitCursor(blad.vanaf, 2) ?? [LAATSTE, LAATSTE];
    const { results } = await this.#db
      .prepare(
        `SELECT id, begonnen_op, inhoud FROM bewaarrapporten WHERE (begonnen_op, id) < (?1, ?2)
         ORDER BY begonnen_op DESC, id DESC LIMIT ?3`,
      )
      .bind(op, id, blad.aantal + 1)
      .all<{ id: string; begonnen_op: string; inhoud: string }>();
    return toBladzijde(results, blad, toRapport, (db) => `${db.begonnen_op}|${db.id}`);
  }

  async findRapport(id: string): Promise<Bewaarrapport | undefined> {
    const db = await this.#db
      .prepare('SELECT inhoud FROM bewaarrapporten WHERE id = ?')
      .bind(id)
      .first<{ inhoud: string }>();
    return db === null ? undefined : toRapport(db);
  }
}

/** What an earlier time did not count was not done then. */
function toRapport({ inhoud }: { inhoud: string }): Bewaarrapport {
  const rapport = JSON.parse(inhoud) as Bewaarrapport;
  return {
    ...rapport,
    vernietigd: { ...{ verwerkingen: 0, betrokkenenlijsten: 0, auditregels: 0 }, ...rapport.vernietigd },
  };
}

type DbTelling = Omit<Zendingtelling, 'wachtOpAntwoord'> & { readonly wacht: number };

function toLid(db: DbLid): Ketenlid {
  const tijden = [db.ontvangen_op, db.ingetrokken_op ?? '', db.gewijzigd_op ?? ''];
  return {
    id: db.id,
    periodeEind: db.periode_eind,
    ontvangenOp: db.ontvangen_op,
    ingetrokken: db.ingetrokken_op !== null,
    laatstGewijzigdOp: tijden.reduce((een, ander) => (ander > een ? ander : een)),
    zendingen: (JSON.parse(db.zendingen) as DbTelling[]).map(({ toestand, wacht, aantal }) => ({
      toestand,
      wachtOpAntwoord: wacht === 1,
      aantal,
    })),
    zonderOntvanger: db.zonder_ontvanger,
  };
}
