import {
  type Houdersoort,
  type LidRij,
  type OrganisatieRij,
  ROLLEN,
  type Rol,
  type SessieRij,
} from '../../domain/toegang.ts';
import type { OrganisatieStaat } from '../ports/organisaties.ts';
import type { Bladvraag, Bladzijde } from '../ports.ts';
import { splitTekstcursor, tekstcursor, toBladzijde } from './bladen.ts';

export interface DbOrganisatie {
  id: string;
  houdersoort: Houdersoort;
  houdercode: string;
  naam: string;
  aangemaakt_op: string;
  alleen_sleutelpaar: number;
}

export interface DbLid {
  id: string;
  organisatie_id: string;
  naam: string;
  uitgever: string;
  onderwerp: string;
  rollen: string;
  aangemaakt_op: string;
  ingetrokken_op: string | null;
}

interface DbAangemeld {
  begonnen_op: string;
  gebruikt_op: string;
  bewezen_op: string | null;
  uitgeversessie: string | null;
  lid: string;
  organisatie: string;
}

export const toOrganisatie = (db: DbOrganisatie): OrganisatieRij => ({
  id: db.id,
  houdersoort: db.houdersoort,
  houdercode: db.houdercode,
  naam: db.naam,
  aangemaaktOp: db.aangemaakt_op,
  ...(db.alleen_sleutelpaar === 1 && { alleenSleutelpaar: true }),
});

const toLidrollen = (tekst: string): readonly Rol[] => {
  const namen = tekst.split(',');
  return ROLLEN.filter((rol) => namen.includes(rol));
};

export const toLid = (db: DbLid): LidRij => ({
  id: db.id,
  organisatieId: db.organisatie_id,
  naam: db.naam,
  uitgever: db.uitgever,
  onderwerp: db.onderwerp,
  rollen: toLidrollen(db.rollen),
  aangemaaktOp: db.aangemaakt_op,
  ...(db.ingetrokken_op === null ? {} : { ingetrokkenOp: db.ingetrokken_op }),
});

/** One table with the columns of another as JSON, so that a join is one question and no column is mixed up. */
const ORGANISATIE = `json_object('id', o.id, 'houdersoort', o.houdersoort, 'houdercode', o.houdercode, 'naam', o.naam,
  'aangemaakt_op', o.aangemaakt_op, 'alleen_sleutelpaar', o.alleen_sleutelpaar) AS organisatie`;
const LID = `json_object('id', l.id, 'organisatie_id', l.organisatie_id, 'naam', l.naam, 'uitgever', l.uitgever,
  'onderwerp', l.onderwerp, 'rollen', l.rollen, 'aangemaakt_op', l.aangemaakt_op, 'ingetrokken_op', l.ingetrokken_op) AS lid`;

export class D1Organisaties implements OrganisatieStaat {
  readonly #db: D1Database;

  constructor(db: D1Database) {
    this.#db = db;
  }

  async ensureOrganisatie(rij: OrganisatieRij): Promise<OrganisatieRij> {
    await this.#db
      .prepare(
        `INSERT INTO organisaties (id, houdersoort, houdercode, naam, aangemaakt_op) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (houdersoort, houdercode) DO NOTHING`,
      )
      .bind(rij.id, rij.houdersoort, rij.houdercode, rij.naam, rij.aangemaaktOp)
      .run();
    return (await this.findOrganisatie(rij.houdersoort, rij.houdercode)) ?? rij;
  }

  async findOrganisatie(houdersoort: Houdersoort, houdercode: string): Promise<OrganisatieRij | undefined> {
    const db = await this.#db
      .prepare('SELECT * FROM organisaties WHERE houdersoort = ? AND houdercode = ?')
      .bind(houdersoort, houdercode)
      .first<DbOrganisatie>();
    return db === null ? undefined : toOrganisatie(db);
  }

  async getOrganisatie(id: string): Promise<OrganisatieRij | undefined> {
    const db = await this.#db.prepare('SELECT * FROM organisaties WHERE id = ?').bind(id).first<DbOrganisatie>();
    return db === null ? undefined : toOrganisatie(db);
  }

  async listNamen(houdersoort: Houdersoort, houdercodes: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const { results } = await this.#db
      .prepare(
        `SELECT houdercode, naam FROM organisaties
         WHERE houdersoort = ? AND houdercode IN (SELECT value FROM json_each(?))`,
      )
      .bind(houdersoort, JSON.stringify(houdercodes))
      .all<{ houdercode: string; naam: string }>();
    return new Map(results.map(({ houdercode, naam }) => [houdercode, naam]));
  }

  async findOpNaam(houdersoort: Houdersoort, tekst: string, maximum: number): Promise<readonly OrganisatieRij[]> {
    const { results } = await this.#db
      .prepare(
        `SELECT * FROM organisaties WHERE houdersoort = ?1 AND instr(lower(naam), lower(?2)) > 0
         ORDER BY naam, id LIMIT ?3`,
      )
      .bind(houdersoort, tekst, maximum)
      .all<DbOrganisatie>();
    return results.map(toOrganisatie);
  }

  async listOrganisaties(blad: Bladvraag): Promise<Bladzijde<OrganisatieRij>> {
    const [soort, naam, id] = splitTekstcursor(blad.vanaf, 3) ?? ['', '', ''];
    const { results } = await this.#db
      .prepare(
        `SELECT * FROM organisaties WHERE (houdersoort, naam, id) > (?, ?, ?)
         ORDER BY houdersoort, naam, id LIMIT ?`,
      )
      .bind(soort, naam, id, blad.aantal + 1)
      .all<DbOrganisatie>();
    return toBladzijde(results, blad, toOrganisatie, (db) => tekstcursor(db.houdersoort, db.naam, db.id));
  }

  async ensureLid(rij: LidRij): Promise<LidRij> {
    await this.#db
      .prepare(
        `INSERT INTO leden (id, organisatie_id, naam, uitgever, onderwerp, rollen, aangemaakt_op)
         VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (organisatie_id, uitgever, onderwerp) DO NOTHING`,
      )
      .bind(rij.id, rij.organisatieId, rij.naam, rij.uitgever, rij.onderwerp, rij.rollen.join(','), rij.aangemaaktOp)
      .run();
    const db = await this.#db
      .prepare('SELECT * FROM leden WHERE organisatie_id = ? AND uitgever = ? AND onderwerp = ?')
      .bind(rij.organisatieId, rij.uitgever, rij.onderwerp)
      .first<DbLid>();
    return db === null ? rij : toLid(db);
  }

  async listLeden(organisatieId: string): Promise<readonly LidRij[]> {
    const { results } = await this.#db
      .prepare('SELECT * FROM leden WHERE organisatie_id = ? ORDER BY naam, id')
      .bind(organisatieId)
      .all<DbLid>();
    return results.map(toLid);
  }

  async listLidmaatschappen(uitgever: string, onderwerp: string): Promise<readonly LidRij[]> {
    const { results } = await this.#db
      .prepare('SELECT * FROM leden WHERE uitgever = ? AND onderwerp = ? AND ingetrokken_op IS NULL ORDER BY id')
      .bind(uitgever, onderwerp)
      .all<DbLid>();
    return results.map(toLid);
  }

  async addSessie(rij: SessieRij): Promise<void> {
    await this.#db
      .prepare(
        `INSERT INTO sessies (sha256, lid_id, begonnen_op, gebruikt_op, bewezen_op, uitgeversessie)
         VALUES (?, ?, ?, ?, ?, ?)`,
      )
      .bind(rij.sha256, rij.lidId, rij.begonnenOp, rij.gebruiktOp, rij.bewezenOp ?? null, rij.uitgeversessie ?? null)
      .run();
  }

  async findSessie(sha256: string) {
    const db = await this.#db
      .prepare(
        `SELECT s.begonnen_op, s.gebruikt_op, s.bewezen_op, s.uitgeversessie, ${LID}, ${ORGANISATIE} FROM sessies s
         JOIN leden l ON l.id = s.lid_id JOIN organisaties o ON o.id = l.organisatie_id WHERE s.sha256 = ?`,
      )
      .bind(sha256)
      .first<DbAangemeld>();
    if (db === null) return undefined;
    const lid = toLid(JSON.parse(db.lid) as DbLid);
    return {
      sessie: {
        sha256,
        lidId: lid.id,
        begonnenOp: db.begonnen_op,
        gebruiktOp: db.gebruikt_op,
        ...(db.bewezen_op === null ? {} : { bewezenOp: db.bewezen_op }),
        ...(db.uitgeversessie === null ? {} : { uitgeversessie: db.uitgeversessie }),
      },
      lid,
      organisatie: toOrganisatie(JSON.parse(db.organisatie) as DbOrganisatie),
    };
  }

  async touchSessie(sha256: string, op: string): Promise<void> {
    await this.#db.prepare('UPDATE sessies SET gebruikt_op = ? WHERE sha256 = ?').bind(op, sha256).run();
  }

  async endSessie(sha256: string): Promise<boolean> {
    const { meta } = await this.#db.prepare('DELETE FROM sessies WHERE sha256 = ?').bind(sha256).run();
    return meta.changes > 0;
  }
}
