/** What was declared and answered over a year, and the messages that an aanbieder uploaded as history. */
import type { Antwoordsoort, Declaratiesoort } from '../../domain/declaratiebericht.ts';
import { NIET_VERTROKKEN, VERTROKKEN } from '../../domain/vervanging.ts';
import type { Historiebericht, Jaarvraag, Onverstuurd, VoorgevuldStaat } from '../ports/voorgevuld.ts';
import type { Bladvraag, Bladzijde } from '../ports.ts';
import { splitCursor, toBladzijde } from './bladen.ts';

interface DbBericht {
  id: string;
  ontvangst_id: string;
  volgnummer: number;
  agbcode: string;
  soort: Declaratiesoort | Antwoordsoort;
  gemeentecode: string;
  identificatie: string;
  antwoord_op: string | null;
  dagtekening: string;
  aantal_regels: number;
  sha256: string;
  bytes: number;
  ontvangen_op: string;
}

/** A declaratie is about its own month and those before it (TR319): what was made for a later period may hold late care of the year. */
const VAN_JAAR = `z.agbcode = ?1 AND z.soort = 'declaratie'
  AND EXISTS (SELECT 1 FROM verantwoordingen v WHERE v.id = z.verantwoording_id AND v.periode_eind >= ?2)`;
const lijst = (toestanden: readonly string[]): string => toestanden.map((toestand) => `'${toestand}'`).join(', ');

export class D1Voorgevuld implements VoorgevuldStaat {
  readonly #db: D1Database;

  constructor(db: D1Database) {
    this.#db = db;
  }

  async bewaarHistorie(ontvangstId: string, berichten: readonly Historiebericht[]): Promise<void> {
    await this.#db.batch([
      this.#db
        .prepare(
          `INSERT OR IGNORE INTO historieberichten (id, ontvangst_id, volgnummer, agbcode, soort, gemeentecode, identificatie,
             antwoord_op, dagtekening, aantal_regels, sha256, bytes, ontvangen_op)
           SELECT value ->> 'id', value ->> 'ontvangstId', value ->> 'volgnummer', value ->> 'agbcode', value ->> 'soort',
             value ->> 'gemeentecode', value ->> 'identificatie', value ->> 'antwoordOp', value ->> 'dagtekening',
             value ->> 'aantalRegels', value ->> 'sha256', value ->> 'bytes', value ->> 'ontvangenOp' FROM json_each(?)`,
        )
        .bind(JSON.stringify(berichten)),
      this.#db.prepare('DELETE FROM ontvangsten WHERE id = ?').bind(ontvangstId),
    ]);
  }

  async findHistorie(agbcode: string, sha256: readonly string[]): Promise<readonly Historiebericht[]> {
    const { results } = await this.#db
      .prepare(
        `SELECT * FROM historieberichten WHERE agbcode = ?1 AND sha256 IN (SELECT value FROM json_each(?2))
         ORDER BY dagtekening, id`,
      )
      .bind(agbcode, JSON.stringify(sha256))
      .all<DbBericht>();
    return results.map(toBericht);
  }

  async findDeclaraties(
    agbcode: string,
    soort: Declaratiesoort,
    gemeentecode: string,
    identificatie: string,
  ): Promise<readonly Historiebericht[]> {
    const { results } = await this.#db
      .prepare(
        `SELECT * FROM historieberichten WHERE agbcode = ? AND soort = ? AND gemeentecode = ? AND identificatie = ? ORDER BY id`,
      )
      .bind(agbcode, soort, gemeentecode, identificatie)
      .all<DbBericht>();
    return results.map(toBericht);
  }

  async listHistorie(agbcode: string, vanaf: string, blad: Bladvraag): Promise<Bladzijde<Historiebericht>> {
    const [dag = vanaf, id = ''] = splitCursor(blad.vanaf, 2) ?? [];
    const { results } = await this.#db
      .prepare(
        `SELECT * FROM historieberichten WHERE agbcode = ?1 AND (dagtekening, id) > (?2, ?3)
         ORDER BY dagtekening, id LIMIT ?4`,
      )
      .bind(agbcode, dag, id, blad.aantal + 1)
      .all<DbBericht>();
    return toBladzijde(results, blad, toBericht, (db) => `${db.dagtekening}|${db.id}`);
  }

  async listDeclaratiezendingen(vraag: Jaarvraag, blad: Bladvraag): Promise<Bladzijde<string>> {
    const { results } = await this.#db
      .prepare(
        `SELECT z.id FROM zendingen z WHERE ${VAN_JAAR} AND z.toestand IN (${lijst(VERTROKKEN)})
           AND z.vervangen_door_id IS NULL AND z.vervallen_op IS NULL AND z.gewist_op IS NULL AND z.id > ?3 ORDER BY z.id LIMIT ?4`,
      )
      .bind(vraag.agbcode, vraag.begindatum, blad.vanaf ?? '', blad.aantal + 1)
      .all<{ id: string }>();
    return toBladzijde(
      results,
      blad,
      (db) => db.id,
      (db) => db.id,
    );
  }

  async countGewist(vraag: Jaarvraag): Promise<number> {
    const rij = await this.#db
      .prepare(
        `SELECT count(*) AS aantal FROM zendingen z WHERE ${VAN_JAAR} AND z.toestand IN (${lijst(VERTROKKEN)})
           AND z.vervangen_door_id IS NULL AND z.vervallen_op IS NULL AND z.gewist_op IS NOT NULL`,
      )
      .bind(vraag.agbcode, vraag.begindatum)
      .first<{ aantal: number }>();
    return rij?.aantal ?? 0;
  }

  async countOnverstuurd(vraag: Jaarvraag): Promise<Onverstuurd> {
    const [zendingen, delen] = await this.#db.batch<{ aantal: number }>([
      this.#db
        .prepare(
          `SELECT count(*) AS aantal FROM zendingen z WHERE ${VAN_JAAR} AND z.toestand IN (${lijst(NIET_VERTROKKEN)})`,
        )
        .bind(vraag.agbcode, vraag.begindatum),
      this.#db
        .prepare(
          `SELECT count(*) AS aantal FROM zonder_ontvanger o JOIN verantwoordingen v ON v.id = o.verantwoording_id
           WHERE v.agbcode = ?1 AND v.periode_eind >= ?2 AND o.soort = 'declaratie' AND o.opgelost_op IS NULL
             AND v.vervangen_door_id IS NULL AND v.ingetrokken_op IS NULL`,
        )
        .bind(vraag.agbcode, vraag.begindatum),
    ]);
    return { zendingen: zendingen?.results[0]?.aantal ?? 0, delenZonderOntvanger: delen?.results[0]?.aantal ?? 0 };
  }

  async listProductieverantwoordingen(vraag: Jaarvraag): Promise<readonly string[]> {
    const { results } = await this.#db
      .prepare(
        `SELECT v.id FROM verantwoordingen v, json_each(v.soorten) s
         WHERE v.agbcode = ?1 AND v.periode_eind >= ?2 AND v.periode_begin <= ?3 AND s.value = 'productieverantwoording'
           AND v.vervangen_door_id IS NULL AND v.ingetrokken_op IS NULL AND v.gewist_op IS NULL ORDER BY v.id`,
      )
      .bind(vraag.agbcode, vraag.begindatum, vraag.einddatum)
      .all<{ id: string }>();
    return results.map(({ id }) => id);
  }
}

const toBericht = (db: DbBericht): Historiebericht => ({
  id: db.id,
  ontvangstId: db.ontvangst_id,
  volgnummer: db.volgnummer,
  agbcode: db.agbcode,
  soort: db.soort,
  gemeentecode: db.gemeentecode,
  identificatie: db.identificatie,
  ...(db.antwoord_op === null ? {} : { antwoordOp: db.antwoord_op }),
  dagtekening: db.dagtekening,
  aantalRegels: db.aantal_regels,
  sha256: db.sha256,
  bytes: db.bytes,
  ontvangenOp: db.ontvangen_op,
});
