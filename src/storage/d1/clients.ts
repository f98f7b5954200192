import type { Houdersoort } from '../../domain/toegang.ts';
import type { Aanmeldpoging, ClientRij, ClientStaat } from '../ports/clients.ts';
import type { Bladvraag, Bladzijde, Houder } from '../ports.ts';
import { toBladzijde } from './bladen.ts';
import { toRollen } from './sleutels.ts';

interface DbClient {
  id: string;
  houdersoort: Houdersoort;
  houdercode: string;
  omschrijving: string;
  rollen: string;
  jwks: string | null;
  uitgever: string | null;
  onderwerp: string | null;
  aangemaakt_op: string;
  gebruikt_op: string | null;
  ingetrokken_op: string | null;
}

interface DbPoging {
  sha256: string;
  verifier: string;
  nonce: string;
  naar: string | null;
  vers: number;
  begonnen_op: string;
}

const toClient = (db: DbClient): ClientRij => ({
  id: db.id,
  houder: { houdersoort: db.houdersoort, houdercode: db.houdercode },
  omschrijving: db.omschrijving,
  rollen: toRollen(db.rollen),
  bewijs:
    db.jwks === null
      ? { soort: 'uitgever', uitgever: db.uitgever ?? '', onderwerp: db.onderwerp ?? '' }
      : { soort: 'jwks', jwks: db.jwks },
  aangemaaktOp: db.aangemaakt_op,
  ...(db.gebruikt_op === null ? {} : { gebruiktOp: db.gebruikt_op }),
  ...(db.ingetrokken_op === null ? {} : { ingetrokkenOp: db.ingetrokken_op }),
});

export class D1Clients implements ClientStaat {
  readonly #db: D1Database;

  constructor(db: D1Database) {
    this.#db = db;
  }

  async addClient({ bewijs, ...rij }: ClientRij): Promise<boolean> {
    const { meta } = await this.#db
      .prepare(
        `INSERT INTO clients (id, houdersoort, houdercode, omschrijving, rollen, jwks, uitgever, onderwerp, aangemaakt_op)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (uitgever, onderwerp) DO NOTHING`,
      )
      .bind(
        rij.id,
        rij.houder.houdersoort,
        rij.houder.houdercode,
        rij.omschrijving,
        rij.rollen.join(','),
        bewijs.soort === 'jwks' ? bewijs.jwks : null,
        bewijs.soort === 'uitgever' ? bewijs.uitgever : null,
        bewijs.soort === 'uitgever' ? bewijs.onderwerp : null,
        rij.aangemaaktOp,
      )
      .run();
    return meta.changes > 0;
  }

  async findClient(id: string): Promise<ClientRij | undefined> {
    const db = await this.#db.prepare('SELECT * FROM clients WHERE id = ?').bind(id).first<DbClient>();
    return db === null ? undefined : toClient(db);
  }

  async findByUitgever(uitgever: string, onderwerp: string): Promise<ClientRij | undefined> {
    const db = await this.#db
      .prepare('SELECT * FROM clients WHERE uitgever = ? AND onderwerp = ?')
      .bind(uitgever, onderwerp)
      .first<DbClient>();
    return db === null ? undefined : toClient(db);
  }

  async listClients(blad: Bladvraag): Promise<Bladzijde<ClientRij>> {
    const { results } = await this.#db
      .prepare('SELECT * FROM clients WHERE id > ? ORDER BY id LIMIT ?')
      .bind(blad.vanaf ?? '', blad.aantal + 1)
      .all<DbClient>();
    return toBladzijde(results, blad, toClient, ({ id }) => id);
  }

  async listClientsVan({ houdersoort, houdercode }: Houder, maximum: number): Promise<readonly ClientRij[]> {
    const { results } = await this.#db
      .prepare(
        `SELECT * FROM clients WHERE houdersoort = ? AND houdercode = ?
         ORDER BY ingetrokken_op IS NOT NULL, aangemaakt_op DESC, id LIMIT ?`,
      )
      .bind(houdersoort, houdercode, maximum)
      .all<DbClient>();
    return results.map(toClient);
  }

  async trekIn(id: string, op: string): Promise<boolean> {
    const { meta } = await this.#db
      .prepare('UPDATE clients SET ingetrokken_op = ?2 WHERE id = ?1 AND ingetrokken_op IS NULL')
      .bind(id, op)
      .run();
    return meta.changes > 0;
  }

  async touch(id: string, op: string): Promise<void> {
    await this.#db.prepare('UPDATE clients SET gebruikt_op = ?2 WHERE id = ?1').bind(id, op).run();
  }

  async useJti(clientId: string, jti: string, verlooptOp: string): Promise<boolean> {
    const { meta } = await this.#db
      .prepare(
        'INSERT INTO client_assertions (client_id, jti, verloopt_op) VALUES (?, ?, ?) ON CONFLICT (client_id, jti) DO NOTHING',
      )
      .bind(clientId, jti, verlooptOp)
      .run();
    return meta.changes > 0;
  }

  async addPoging(poging: Aanmeldpoging): Promise<void> {
    await this.#db
      .prepare(
        'INSERT INTO aanmeldpogingen (sha256, verifier, nonce, naar, vers, begonnen_op) VALUES (?, ?, ?, ?, ?, ?)',
      )
      .bind(poging.sha256, poging.verifier, poging.nonce, poging.naar ?? null, poging.vers ? 1 : 0, poging.begonnenOp)
      .run();
  }

  async takePoging(sha256: string): Promise<Aanmeldpoging | undefined> {
    const db = await this.#db
      .prepare('DELETE FROM aanmeldpogingen WHERE sha256 = ? RETURNING *')
      .bind(sha256)
      .first<DbPoging>();
    if (db === null) return undefined;
    return {
      sha256: db.sha256,
      verifier: db.verifier,
      nonce: db.nonce,
      ...(db.naar === null ? {} : { naar: db.naar }),
      vers: db.vers === 1,
      begonnenOp: db.begonnen_op,
    };
  }

  async sweep(nu: string, begonnenVoor: string): Promise<void> {
    await this.#db.batch([
      this.#db.prepare('DELETE FROM client_assertions WHERE verloopt_op < ?').bind(nu),
      this.#db.prepare('DELETE FROM aanmeldpogingen WHERE begonnen_op < ?').bind(begonnenVoor),
    ]);
  }
}
