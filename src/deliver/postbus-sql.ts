/** The memory of a postbus in the SQLite of its Durable Object. Each call is one transaction of the object; none waits. */
import type { Bezorgfout } from '../domain/bezorging.ts';
import type { OpenItem, Postbusstand, Postbustelling } from '../domain/postbus.ts';
import type { Aanbod, Genummerde, Ongeboekt, Postbusgeheugen, Vasthoudreden, Wachtend } from './postbus-geheugen.ts';
import { type DbOngeboekt, toOngeboekt } from './postbus-rijen.ts';
import { NIEUW } from './postbus-stand.ts';
import { ACHTERHAALD, GEMELD, OPEN, TABELLEN } from './postbus-tabellen.ts';

export class SqlGeheugen implements Postbusgeheugen {
  readonly #sql: SqlStorage;
  #stand: string | undefined;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
    for (const tabel of TABELLEN) sql.exec(tabel);
  }

  #all<Rij extends Record<string, SqlStorageValue>>(vraag: string, ...waarden: readonly SqlStorageValue[]): Rij[] {
    return this.#sql.exec<Rij>(vraag, ...waarden).toArray();
  }

  /** Whose postbus this is. */
  naam(): string | undefined {
    return this.#all<{ naam: string }>('SELECT naam FROM naam')[0]?.naam;
  }

  onthoudNaam(naam: string): void {
    this.#sql.exec('INSERT OR IGNORE INTO naam (een, naam) VALUES (1, ?)', naam);
  }

  stand(): Postbusstand {
    this.#stand ??= this.#all<{ inhoud: string }>('SELECT inhoud FROM stand')[0]?.inhoud ?? JSON.stringify(NIEUW);
    return JSON.parse(this.#stand) as Postbusstand;
  }

  bewaarStand(stand: Postbusstand): void {
    const inhoud = JSON.stringify(stand);
    // While all goes well it stays the same, and costs no row.
    if (inhoud === this.#stand) return;
    this.#sql.exec('INSERT OR REPLACE INTO stand (een, inhoud) VALUES (1, ?)', inhoud);
    this.#stand = inhoud;
  }

  isLeeg(): boolean {
    return this.#all('SELECT 1 FROM items LIMIT 1').length === 0;
  }

  begin(na: number, stand?: Postbusstand): void {
    // A row that stands for all that were there: the next number follows the highest row.
    if (na > 0)
      this.#sql.exec(
        "INSERT OR IGNORE INTO items (nummer, id, volgorde, toestand, volgende_op) VALUES (?, '', '', 'klaar', 0)",
        na,
      );
    if (stand !== undefined && this.#all('SELECT 1 FROM stand').length === 0) this.bewaarStand(stand);
  }

  neemAan(aanbod: readonly Aanbod[], nu: number): void {
    // What was held kept its place in its volgorde; what was withdrawn gave it up.
    for (const { id, volgorde } of aanbod)
      this.#sql.exec(
        `INSERT INTO items (id, volgorde, toestand, volgende_op) VALUES (?1, ?2, 'genummerd', ?3)
         ON CONFLICT (id) DO UPDATE SET toestand = iif(toestand = 'vast', 'wacht', 'genummerd'), gedaan = 0, eerste_op = NULL,
           vervroegd = 0, reden = NULL, volgende_op = ?3 WHERE toestand IN ('vast', 'vervallen')`,
        id,
        volgorde,
        nu,
      );
  }

  genummerd(): readonly Genummerde[] {
    return this.#all<{ id: string; nummer: number }>(
      "SELECT id, nummer FROM items WHERE toestand = 'genummerd' ORDER BY nummer",
    );
  }

  zetInRij(items: readonly Genummerde[], nu: number): void {
    for (const { nummer } of items) {
      const [rij] = this.#all<{ kop: number; volgorde: string }>(
        `UPDATE items SET toestand = 'wacht', volgende_op = ?2, kop = NOT EXISTS (
           SELECT 1 FROM items o WHERE o.volgorde = items.volgorde AND o.toestand IN ${OPEN} AND o.nummer < items.nummer)
         WHERE nummer = ?1 AND toestand = 'genummerd' RETURNING kop, volgorde`,
        nummer,
        nu,
      );
      // One that was withdrawn and is offered again stands before what came after it.
      if (rij?.kop === 1)
        this.#sql.exec(
          `UPDATE items SET kop = 0 WHERE volgorde = ? AND toestand IN ${OPEN} AND kop = 1 AND nummer > ?`,
          rij.volgorde,
          nummer,
        );
    }
  }

  /**
   * Makes the first open one of this item's volgorde its kop, and takes that from any other. Its turn is not before `nu`: however long it
   * stood behind others of its volgorde, it does not go before the kop of another volgorde that was there already.
   */
  #wijsKopAan(nummer: number, nu = 0): void {
    const [rij] = this.#all<{ kop: number | null; oud: number | null }>(
      `SELECT (SELECT min(o.nummer) FROM items o WHERE o.volgorde = i.volgorde AND o.toestand IN ${OPEN}) AS kop,
         (SELECT min(o.nummer) FROM items o WHERE o.volgorde = i.volgorde AND o.toestand IN ${OPEN} AND o.kop = 1) AS oud
       FROM items i WHERE i.nummer = ?`,
      nummer,
    );
    if (rij === undefined || rij.kop === rij.oud) return;
    if (rij.oud !== null) this.#sql.exec('UPDATE items SET kop = 0 WHERE nummer = ?', rij.oud);
    if (rij.kop !== null)
      this.#sql.exec('UPDATE items SET kop = 1, volgende_op = max(volgende_op, ?2) WHERE nummer = ?1', rij.kop, nu);
  }

  rondAf(items: readonly Genummerde[]): void {
    for (const { nummer } of items) {
      const [rij] = this.#all<{ kop: number }>(
        `UPDATE items SET toestand = 'klaar' WHERE nummer = ? AND toestand IN ('genummerd', 'wacht') RETURNING kop`,
        nummer,
      );
      // One that never stood in a volgorde has nobody behind it.
      if (rij?.kop === 1) this.#wijsKopAan(nummer);
    }
  }

  aanDeBeurt(nu: number, maximum: number, behalve: ReadonlySet<string>): readonly Wachtend[] {
    return this.#all<{ id: string; nummer: number; gedaan: number; eerste_op: number | null }>(
      `SELECT id, nummer, gedaan, eerste_op FROM items WHERE toestand = 'wacht' AND kop = 1 AND volgende_op <= ?
       ORDER BY volgende_op, nummer LIMIT ?`,
      nu,
      maximum + behalve.size,
    )
      .filter(({ id }) => !behalve.has(id))
      .slice(0, maximum)
      .map(({ id, nummer, gedaan, eerste_op }) => ({
        id,
        nummer,
        gedaan,
        ...(eerste_op === null ? {} : { eersteOp: eerste_op }),
      }));
  }

  wachtend(maximum: number): readonly Genummerde[] {
    return this.#all<{ id: string; nummer: number }>(
      `SELECT id, nummer FROM items INDEXED BY items_open WHERE toestand IN ${OPEN} AND toestand = 'wacht' ORDER BY nummer LIMIT ?`,
      maximum,
    );
  }

  beginPoging(nummer: number, nu: number, volgendeOp: number): void {
    this.#sql.exec(
      'UPDATE items SET gedaan = gedaan + 1, eerste_op = coalesce(eerste_op, ?2), volgende_op = ?3 WHERE nummer = ?1',
      nummer,
      nu,
      volgendeOp,
    );
  }

  leverAf(nummer: number, nu: number): void {
    this.#sql.exec(
      "UPDATE items SET toestand = 'afgeleverd', kop = 0, fout = NULL WHERE nummer = ? AND toestand = 'wacht'",
      nummer,
    );
    this.#wijsKopAan(nummer, nu);
  }

  stelUit(nummer: number, volgendeOp: number, fout: Bezorgfout): void {
    this.#sql.exec(
      'UPDATE items SET volgende_op = ?2, fout = ?3 WHERE nummer = ?1',
      nummer,
      volgendeOp,
      JSON.stringify(fout),
    );
  }

  laatMislukken(nummer: number, reden: Vasthoudreden, fout: Bezorgfout): void {
    this.#sql.exec(
      "UPDATE items SET toestand = 'mislukt', reden = ?2, fout = ?3 WHERE nummer = ?1 AND toestand = 'wacht'",
      nummer,
      reden,
      JSON.stringify(fout),
    );
  }

  vervroeg(nu: number): void {
    this.#sql.exec(
      `UPDATE items SET volgende_op = ?1, vervroegd = 1
       WHERE toestand = 'wacht' AND kop = 1 AND volgende_op > ?1 AND vervroegd = 0`,
      nu,
    );
  }

  beginOpnieuw(nu: number): void {
    this.#sql.exec(
      "UPDATE items SET gedaan = 0, eerste_op = NULL, vervroegd = 0, volgende_op = ? WHERE toestand = 'wacht'",
      nu,
    );
  }

  laatVervallen(ids: readonly string[], behalve: ReadonlySet<string>): readonly string[] {
    return ids.filter((id) => {
      if (behalve.has(id)) return false;
      const [rij] = this.#all<{ nummer: number }>(
        `UPDATE items SET toestand = 'vervallen', kop = 0
         WHERE id = ? AND toestand IN ('genummerd', 'wacht', 'mislukt', 'vast') RETURNING nummer`,
        id,
      );
      if (rij !== undefined) this.#wijsKopAan(rij.nummer);
      return rij !== undefined;
    });
  }

  ongeboekt(maximum: number): readonly Ongeboekt[] {
    return this.#all<DbOngeboekt>(
      `SELECT id, nummer, toestand, gemeld, reden, fout, gedaan FROM items
       WHERE toestand IN ('afgeleverd', 'mislukt') ORDER BY nummer LIMIT ?`,
      maximum,
    ).map(toOngeboekt);
  }

  geboekt(items: readonly Ongeboekt[]): void {
    for (const { nummer, toestand } of items)
      this.#sql.exec(
        'UPDATE items SET toestand = ?2 WHERE nummer = ?1 AND toestand = ?3',
        nummer,
        toestand === 'afgeleverd' ? 'klaar' : 'vast',
        toestand,
      );
  }

  ongemeld(alles: boolean, maximum: number): readonly Genummerde[] {
    return alles
      ? this.#all<{ id: string; nummer: number }>(
          `SELECT id, nummer FROM items WHERE toestand IN ${OPEN} AND toestand = 'wacht' AND gemeld <> ${GEMELD} LIMIT ?`,
          maximum,
        )
      : this.#all<{ id: string; nummer: number }>(
          `SELECT i.id, i.nummer FROM items v JOIN items i ON i.volgorde = v.volgorde AND i.toestand IN ${OPEN}
           WHERE v.toestand = 'vast' AND i.toestand = 'wacht' AND i.nummer > v.nummer AND i.gemeld <> ${GEMELD} LIMIT ?`,
          maximum,
        );
  }

  gemeld(items: readonly Genummerde[]): void {
    for (const { nummer } of items) this.#sql.exec(`UPDATE items SET gemeld = ${GEMELD} WHERE nummer = ?`, nummer);
  }

  vergeetMeldingen(): void {
    this.#sql.exec(`UPDATE items SET gemeld = ${ACHTERHAALD} WHERE toestand IN ${OPEN} AND gemeld = ${GEMELD}`);
  }

  eersteBeurt(): number | undefined {
    const [rij] = this.#all<{ op: number | null }>(
      "SELECT min(volgende_op) AS op FROM items WHERE toestand = 'wacht' AND kop = 1",
    );
    return rij?.op ?? undefined;
  }

  tellingen(): Postbustelling {
    const [rij] = this.#all<{ wachtend: number; vast: number; geblokkeerd: number }>(
      `SELECT count(*) FILTER (WHERE toestand = 'wacht') AS wachtend, count(*) FILTER (WHERE toestand <> 'wacht') AS vast,
         count(*) FILTER (WHERE toestand = 'wacht' AND EXISTS (
           SELECT 1 FROM items v WHERE v.volgorde = items.volgorde AND v.toestand = 'vast' AND v.nummer < items.nummer)) AS geblokkeerd
       FROM items WHERE toestand IN ${OPEN}`,
    );
    return { wachtend: rij?.wachtend ?? 0, geblokkeerd: rij?.geblokkeerd ?? 0, vastgehouden: rij?.vast ?? 0 };
  }

  listOpen(na: number, maximum: number): readonly OpenItem[] {
    return this.#all<{
      id: string;
      nummer: number;
      toestand: OpenItem['toestand'];
      kop: number;
      gedaan: number;
      volgende_op: number;
      fout: string | null;
    }>(
      `SELECT id, nummer, toestand, kop, gedaan, volgende_op, fout FROM items
       WHERE toestand IN ${OPEN} AND nummer > ? ORDER BY nummer LIMIT ?`,
      na,
      maximum,
    ).map(({ id, nummer, toestand, kop, gedaan, volgende_op, fout }) => ({
      id,
      nummer,
      toestand,
      achter: kop === 0,
      gedaan,
      volgendeOp: volgende_op,
      ...(fout === null ? {} : { fout: JSON.parse(fout) as Bezorgfout }),
    }));
  }
}
