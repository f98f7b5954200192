import type { LidRij, OrganisatieRij, Rol } from '../../domain/toegang.ts';
import type { LedenbeheerStaat, Organisatiefilter } from '../ports/ledenbeheer.ts';
import type { Bladvraag, Bladzijde, Houder, SleutelRij } from '../ports.ts';
import { toBladzijde } from './bladen.ts';
import { type DbLid, type DbOrganisatie, toLid, toOrganisatie } from './organisaties.ts';
import { type DbSleutel, KOLOMMEN, toRollen, toSleutel } from './sleutels.ts';

/** What LIKE reads as anything else than itself. */
const letterlijk = (tekst: string): string => tekst.replaceAll(/[\\%_]/g, (teken) => `\\${teken}`);

const inOrde = (rollen: readonly Rol[]): string => toRollen(rollen.join()).join();

export class D1Ledenbeheer implements LedenbeheerStaat {
  readonly #db: D1Database;

  constructor(db: D1Database) {
    this.#db = db;
  }

  async zoekOrganisaties(
    { houdersoort, zoek, houdercode }: Organisatiefilter,
    blad: Bladvraag,
  ): Promise<Bladzijde<OrganisatieRij>> {
    const woord = zoek === undefined ? null : letterlijk(zoek);
    const { results } = await this.#db
      .prepare(
        `SELECT * FROM organisaties
         WHERE (?1 IS NULL OR (houdersoort, naam, id) > (SELECT houdersoort, naam, id FROM organisaties WHERE id = ?1))
           AND (?2 IS NULL OR houdersoort = ?2) AND (?3 IS NULL OR houdercode = ?3)
           AND (?4 IS NULL OR naam LIKE '%' || ?4 || '%' ESCAPE '\\' OR houdercode LIKE ?4 || '%' ESCAPE '\\')
         ORDER BY houdersoort, naam, id LIMIT ?5`,
      )
      .bind(blad.vanaf ?? null, houdersoort ?? null, houdercode ?? null, woord, blad.aantal + 1)
      .all<DbOrganisatie>();
    return toBladzijde(results, blad, toOrganisatie, ({ id }) => id);
  }

  async hernoem(organisatieId: string, naam: string, was?: string): Promise<boolean> {
    const { meta } = await this.#db
      .prepare('UPDATE organisaties SET naam = ?2 WHERE id = ?1 AND (?3 IS NULL OR naam = ?3)')
      .bind(organisatieId, naam, was ?? null)
      .run();
    return meta.changes > 0;
  }

  async getDomeinen(organisatieId: string): Promise<readonly string[] | undefined> {
    const tekst = await this.#db
      .prepare('SELECT domeinen FROM organisaties WHERE id = ?')
      .bind(organisatieId)
      .first<string>('domeinen');
    return tekst === null ? undefined : (JSON.parse(tekst) as string[]);
  }

  async zetDomeinen(organisatieId: string, domeinen: readonly string[], waren: readonly string[]): Promise<boolean> {
    const { meta } = await this.#db
      .prepare('UPDATE organisaties SET domeinen = ?2 WHERE id = ?1 AND domeinen = ?3')
      .bind(organisatieId, JSON.stringify(domeinen), JSON.stringify(waren))
      .run();
    return meta.changes > 0;
  }

  async zetAlleenSleutelpaar(organisatieId: string, aan: boolean, was?: boolean): Promise<boolean> {
    const { meta } = await this.#db
      .prepare(
        'UPDATE organisaties SET alleen_sleutelpaar = ?2 WHERE id = ?1 AND (?3 IS NULL OR alleen_sleutelpaar = ?3)',
      )
      .bind(organisatieId, aan ? 1 : 0, was === undefined ? null : was ? 1 : 0)
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

  async listLedenblad(organisatieId: string, blad: Bladvraag): Promise<Bladzijde<LidRij>> {
    const { results } = await this.#db
      .prepare('SELECT * FROM leden WHERE organisatie_id = ? AND id > ? ORDER BY id LIMIT ?')
      .bind(organisatieId, blad.vanaf ?? '', blad.aantal + 1)
      .all<DbLid>();
    return toBladzijde(results, blad, toLid, ({ id }) => id);
  }

  async getLid(lidId: string): Promise<LidRij | undefined> {
    const db = await this.#db.prepare('SELECT * FROM leden WHERE id = ?').bind(lidId).first<DbLid>();
    return db === null ? undefined : toLid(db);
  }

  async zetRollen(
    organisatieId: string,
    lidId: string,
    rollen: readonly Rol[],
    waren?: readonly Rol[],
  ): Promise<boolean> {
    // The order in which roles are stored is nobody's business: what is compared is the text that stands for them.
    const nu = await this.#db
      .prepare('SELECT rollen FROM leden WHERE id = ? AND organisatie_id = ?')
      .bind(lidId, organisatieId)
      .first<Pick<DbLid, 'rollen'>>();
    if (nu === null || (waren !== undefined && toRollen(nu.rollen).join() !== inOrde(waren))) return false;
    const { meta } = await this.#db
      .prepare(
        `UPDATE leden SET rollen = ?3 WHERE id = ?2 AND organisatie_id = ?1 AND ingetrokken_op IS NULL
           AND (?4 IS NULL OR rollen = ?4)`,
      )
      .bind(organisatieId, lidId, rollen.join(','), waren === undefined ? null : nu.rollen)
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
