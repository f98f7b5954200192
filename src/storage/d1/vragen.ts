import type { VraagberichtRij, Vraaggesprek, Vraagkant } from '../../domain/vraag.ts';
import type { Vraagdeelnemer, VraagStaat } from '../ports/vragen.ts';
import type { Bladvraag, Bladzijde } from '../ports.ts';
import { LAATSTE, splitCursor, toBladzijde } from './bladen.ts';

interface DbGesprek {
  zending_id: string;
  verantwoording_id: string;
  agbcode: string;
  ontvangercode: string;
  aantal: number;
  laatste_op: string;
  laatste_van: Vraagkant;
  ongelezen_aanbieder: number;
  ongelezen_ontvanger: number;
  afgesloten_op: string | null;
  afgesloten_door: Vraagkant | null;
}

interface DbBericht {
  id: string;
  zending_id: string;
  van: Vraagkant;
  op: string;
  sha256: string;
}

const KOLOM: Readonly<Record<Vraagkant, string>> = { aanbieder: 'agbcode', ontvanger: 'ontvangercode' };

const toGesprek = (db: DbGesprek): Vraaggesprek => ({
  zendingId: db.zending_id,
  verantwoordingId: db.verantwoording_id,
  agbcode: db.agbcode,
  ontvangercode: db.ontvangercode,
  aantal: db.aantal,
  laatsteOp: db.laatste_op,
  laatsteVan: db.laatste_van,
  ongelezen: { aanbieder: db.ongelezen_aanbieder, ontvanger: db.ongelezen_ontvanger },
  ...(db.afgesloten_op === null || db.afgesloten_door === null
    ? {}
    : { afgesloten: { op: db.afgesloten_op, door: db.afgesloten_door } }),
});

const toBericht = ({ zending_id: zendingId, ...rest }: DbBericht): VraagberichtRij => ({ ...rest, zendingId });

export class D1Vragen implements VraagStaat {
  readonly #db: D1Database;

  constructor(db: D1Database) {
    this.#db = db;
  }

  async addVraagbericht({ id, zendingId, van, op, sha256 }: VraagberichtRij): Promise<void> {
    await this.#db
      .prepare('INSERT INTO vraagberichten (id, zending_id, van, op, sha256) VALUES (?, ?, ?, ?, ?)')
      .bind(id, zendingId, van, op, sha256)
      .run();
  }

  async findGesprek(zendingId: string): Promise<Vraaggesprek | undefined> {
    const db = await this.#db.prepare('SELECT * FROM vragen WHERE zending_id = ?').bind(zendingId).first<DbGesprek>();
    return db === null ? undefined : toGesprek(db);
  }

  async listGesprekken({ kant, code }: Vraagdeelnemer, blad: Bladvraag): Promise<Bladzijde<Vraaggesprek>> {
    const [op, id] = splitCursor(blad.vanaf, 2) ?? [LAATSTE, LAATSTE];
    const { results } = await this.#db
      .prepare(
        `SELECT * FROM vragen WHERE ${KOLOM[kant]} = ? AND (laatste_op, zending_id) < (?, ?)
         ORDER BY laatste_op DESC, zending_id DESC LIMIT ?`,
      )
      .bind(code, op, id, blad.aantal + 1)
      .all<DbGesprek>();
    return toBladzijde(results, blad, toGesprek, (db) => `${db.laatste_op}|${db.zending_id}`);
  }

  async listBerichten(zendingId: string, blad: Bladvraag): Promise<Bladzijde<VraagberichtRij>> {
    const [op, id] = splitCursor(blad.vanaf, 2) ?? [LAATSTE, LAATSTE];
    const { results } = await this.#db
      .prepare(
        `SELECT id, zending_id, van, op, sha256 FROM vraagberichten WHERE zending_id = ? AND (op, id) < (?, ?)
         ORDER BY op DESC, id DESC LIMIT ?`,
      )
      .bind(zendingId, op, id, blad.aantal + 1)
      .all<DbBericht>();
    return toBladzijde(results, blad, toBericht, (db) => `${db.op}|${db.id}`);
  }

  async markGelezen(zendingId: string, kant: Vraagkant): Promise<void> {
    await this.#db
      .prepare(`UPDATE vragen SET ongelezen_${kant} = 0 WHERE zending_id = ? AND ongelezen_${kant} > 0`)
      .bind(zendingId)
      .run();
  }

  async closeGesprek(zendingId: string, kant: Vraagkant, op: string): Promise<boolean> {
    const { meta } = await this.#db
      .prepare(
        `UPDATE vragen SET afgesloten_op = ?, afgesloten_door = ?
         WHERE zending_id = ? AND afgesloten_op IS NULL AND ongelezen_${kant} = 0`,
      )
      .bind(op, kant, zendingId)
      .run();
    return meta.changes > 0;
  }

  async countOngelezen({ kant, code }: Vraagdeelnemer, maximum: number): Promise<number> {
    const geteld = await this.#db
      .prepare(
        `SELECT count(*) AS aantal FROM (SELECT 1 FROM vragen WHERE ${KOLOM[kant]} = ? AND ongelezen_${kant} > 0 LIMIT ?)`,
      )
      .bind(code, maximum)
      .first<{ aantal: number }>();
    return geteld?.aantal ?? 0;
  }
}
