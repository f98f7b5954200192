import type { LidRij, OrganisatieRij, Rol } from '../../domain/toegang.ts';
import type { LedenbeheerStaat, Organisatiefilter } from '../ports/ledenbeheer.ts';
import type { Bladvraag, Bladzijde, Houder, SleutelRij } from '../ports.ts';
import { splitTekstcursor, tekstcursor, toBladzijde } from './bladen.ts';
import { type DbLid, type DbOrganisatie, toLid, toOrganisatie } from './organisaties.ts';
import { type DbSleutel, KOLOMMEN, toSleutel } from './sleutels.ts';

/** What LIKE reads as anything else than itself. */
const letterlijk = (tekst: string): string => tekst.replaceAll(/[\\%_]/g, (teken) => `\\${teken}`);

export class D1Ledenbeheer implements LedenbeheerStaat {
  readonly #db: D1Database;

  constructor(db: D1Database) {
    this.#db = db;
  }

  async zoekOrganisaties(
    { houdersoort, zoek }: Organisatiefilter,
    blad: Bladvraag,
  ): Promise<Bladzijde<OrganisatieRij>> {
    const [soort, naam, id] = splitTekstcursor(blad.vanaf, 3) ?? ['', '', ''];
    const woord = zoek === undefined ? null : letterlijk(zoek);
    const { results } = await this.#db
      .prepare(
        `SELECT * FROM organisaties WHERE (houdersoort, naam, id) > (?1, ?2, ?3) AND (?4 IS NULL OR houdersoort = ?4)
           AND (?5 IS NULL OR naam LIKE '%' || ?5 || '%' ESCAPE '\\' OR houdercode LIKE ?5 || '%' ESCAPE '\\')
         ORDER BY houdersoort, naam, id LIMIT ?6`,
      )
      .bind(soort, naam, id, houdersoort ?? null, woord, blad.aantal + 1)
      .all<DbOrganisatie>();
    return toBladzijde(results, blad, toOrganisatie, (db) => tekstcursor(db.houdersoort, db.naam, db.id));
  }

  async hernoem(organisatieId: string, naam: string): Promise<boolean> {
    const { meta } = await this.#db
      .prepare('UPDATE organisaties SET naam = ?2 WHERE id = ?1')
      .bind(organisatieId, naam)
      .run();
    return meta.changes > 0;
  }

  async listLeden(organisatieId: string, maximum: number): Promise<readonly LidRij[]> {
    const { results } = await this.#db
      .prepare('SELECT * FROM leden WHERE organisatie_id = ? ORDER BY ingetrokken_op IS NOT NULL, naam, id LIMIT ?')
      .bind(organisatieId, maximum)
      .all<DbLid>();
    return results.map(toLid);
  }

  async getLid(lidId: string): Promise<LidRij | undefined> {
    const db = await this.#db.prepare('SELECT * FROM leden WHERE id = ?').bind(lidId).first<DbLid>();
    return db === null ? undefined : toLid(db);
  }

  async zetRollen(organisatieId: string, lidId: string, rollen: readonly Rol[]): Promise<boolean> {
    const { meta } = await this.#db
      .prepare('UPDATE leden SET rollen = ?3 WHERE id = ?2 AND organisatie_id = ?1 AND ingetrokken_op IS NULL')
      .bind(organisatieId, lidId, rollen.join(','))
      .run();
    return meta.changes > 0;
  }

  async trekLidIn(organisatieId: string, lidId: string, op: string): Promise<boolean> {
    const [ingetrokken] = await this.#db.batch([
      this.#db
        .prepare(
          'UPDATE leden SET ingetrokken_op = ?3 WHERE id = ?2 AND organisatie_id = ?1 AND ingetrokken_op IS NULL',
        )
        .bind(organisatieId, lidId, op),
      this.#db
        .prepare('DELETE FROM sessies WHERE lid_id = (SELECT id FROM leden WHERE id = ?2 AND organisatie_id = ?1)')
        .bind(organisatieId, lidId),
    ]);
    return (ingetrokken?.meta.changes ?? 0) > 0;
  }

  async herstelLid(organisatieId: string, lidId: string): Promise<boolean> {
    const { meta } = await this.#db
      .prepare(
        'UPDATE leden SET ingetrokken_op = NULL WHERE id = ?2 AND organisatie_id = ?1 AND ingetrokken_op IS NOT NULL',
      )
      .bind(organisatieId, lidId)
      .run();
    return meta.changes > 0;
  }

  async listSleutelsVan({ houdersoort, houdercode }: Houder, maximum: number): Promise<readonly SleutelRij[]> {
    const { results } = await this.#db
      .prepare(
        `SELECT ${KOLOMMEN} FROM sleutels WHERE houdersoort = ? AND houdercode = ?
         ORDER BY ingetrokken_op IS NOT NULL, aangemaakt_op DESC, id LIMIT ?`,
      )
      .bind(houdersoort, houdercode, maximum)
      .all<DbSleutel>();
    return results.map(toSleutel);
  }
}
