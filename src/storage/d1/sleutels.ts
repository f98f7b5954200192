import { ROLLEN_PER_HOUDERSOORT, SYSTEEMROLLEN, type Systeemrol } from '../../domain/toegang.ts';
import type { Bladvraag, Bladzijde, Houder, SleutelRij, SleutelStaat } from '../ports.ts';
import { toBladzijde } from './bladen.ts';

export interface DbSleutel {
  id: string;
  herkenning: string;
  houdersoort: Houder['houdersoort'];
  houdercode: string;
  omschrijving: string;
  rollen: string | null;
  aangemaakt_op: string;
  gebruikt_op: string | null;
  verloopt_op: string | null;
  ingetrokken_op: string | null;
}

export const KOLOMMEN =
  'id, herkenning, houdersoort, houdercode, omschrijving, rollen, aangemaakt_op, gebruikt_op, verloopt_op, ingetrokken_op';

/** Roles of a system as they are stored: names with commas between. */
export const toRollen = (tekst: string): readonly Systeemrol[] => {
  const namen = tekst.split(',');
  return SYSTEEMROLLEN.filter((rol) => namen.includes(rol));
};

export const toSleutel = (db: DbSleutel): SleutelRij => ({
  id: db.id,
  herkenning: db.herkenning,
  houder: { houdersoort: db.houdersoort, houdercode: db.houdercode },
  omschrijving: db.omschrijving,
  rollen: db.rollen === null ? ROLLEN_PER_HOUDERSOORT[db.houdersoort] : toRollen(db.rollen),
  aangemaaktOp: db.aangemaakt_op,
  ...(db.gebruikt_op === null ? {} : { gebruiktOp: db.gebruikt_op }),
  ...(db.verloopt_op === null ? {} : { verlooptOp: db.verloopt_op }),
  ...(db.ingetrokken_op === null ? {} : { ingetrokkenOp: db.ingetrokken_op }),
});

/** Keys are stored as SHA-256 only: 256 random bits need no salt and no slow hash. */
export class D1Sleutels implements SleutelStaat {
  readonly #db: D1Database;

  constructor(db: D1Database) {
    this.#db = db;
  }

  async findSleutel(sha256: string) {
    const db = await this.#db
      .prepare(
        `SELECT ${KOLOMMEN}, (SELECT o.alleen_sleutelpaar FROM organisaties o WHERE o.houdersoort = sleutels.houdersoort
           AND o.houdercode = sleutels.houdercode) AS alleen_sleutelpaar FROM sleutels WHERE sha256 = ?`,
      )
      .bind(sha256)
      .first<DbSleutel & { alleen_sleutelpaar: number | null }>();
    return db === null ? undefined : { ...toSleutel(db), alleenSleutelpaar: db.alleen_sleutelpaar === 1 };
  }

  async addSleutel(rij: SleutelRij, sha256: string, formulier?: string): Promise<boolean> {
    const { meta } = await this.#db
      .prepare(
        `INSERT INTO sleutels (${KOLOMMEN}, sha256, formulier) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (formulier) WHERE formulier IS NOT NULL DO NOTHING`,
      )
      .bind(
        rij.id,
        rij.herkenning,
        rij.houder.houdersoort,
        rij.houder.houdercode,
        rij.omschrijving,
        rij.rollen.join(','),
        rij.aangemaaktOp,
        rij.gebruiktOp ?? null,
        rij.verlooptOp ?? null,
        rij.ingetrokkenOp ?? null,
        sha256,
        formulier ?? null,
      )
      .run();
    return meta.changes === 1;
  }

  async isFormulierGebruikt(formulier: string): Promise<boolean> {
    const rij = await this.#db.prepare('SELECT 1 FROM sleutels WHERE formulier = ?').bind(formulier).first();
    return rij !== null;
  }

  async listSleutels(blad: Bladvraag): Promise<Bladzijde<SleutelRij>> {
    const { results } = await this.#db
      .prepare(`SELECT ${KOLOMMEN} FROM sleutels WHERE id > ? ORDER BY id LIMIT ?`)
      .bind(blad.vanaf ?? '', blad.aantal + 1)
      .all<DbSleutel>();
    return toBladzijde(results, blad, toSleutel, (rij) => rij.id);
  }

  async trekIn(id: string, op: string): Promise<boolean> {
    const { meta } = await this.#db
      .prepare('UPDATE sleutels SET ingetrokken_op = ?2 WHERE id = ?1 AND ingetrokken_op IS NULL')
      .bind(id, op)
      .run();
    return meta.changes === 1;
  }

  async getSleutel(id: string): Promise<SleutelRij | undefined> {
    const db = await this.#db.prepare(`SELECT ${KOLOMMEN} FROM sleutels WHERE id = ?`).bind(id).first<DbSleutel>();
    return db === null ? undefined : toSleutel(db);
  }

  async verloop(id: string, op: string): Promise<void> {
    await this.#db
      .prepare('UPDATE sleutels SET verloopt_op = ?2 WHERE id = ?1 AND (verloopt_op IS NULL OR verloopt_op > ?2)')
      .bind(id, op)
      .run();
  }

  async touch(id: string, op: string): Promise<void> {
    await this.#db.prepare('UPDATE sleutels SET gebruikt_op = ?2 WHERE id = ?1').bind(id, op).run();
  }
}
