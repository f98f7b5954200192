import type { Auditafsluiting, Auditanker, Auditkop, Auditregel, VerzegeldeRegel } from '../../domain/auditspoor.ts';
import type { Auditfilter, AuditStaat } from '../ports/auditspoor.ts';
import type { Bladvraag, Bladzijde } from '../ports.ts';
import { toBladzijde } from './bladen.ts';

interface DbRegel {
  nummer: number;
  sha256: string;
  inhoud: string;
}

const toRegel = ({ sha256, inhoud }: DbRegel): VerzegeldeRegel => ({
  regel: JSON.parse(inhoud) as Auditregel,
  sha256,
});

/** Each expression is the one of an index. */
const VELDEN = {
  handeling: "json_extract(inhoud, '$.handeling')",
  houdersoort: "json_extract(inhoud, '$.door.houdersoort')",
  houdercode: "json_extract(inhoud, '$.door.houdercode')",
} as const satisfies Record<keyof Auditfilter, string>;

export class D1Auditspoor implements AuditStaat {
  readonly #db: D1Database;

  constructor(db: D1Database) {
    this.#db = db;
  }

  async findKop(): Promise<Auditkop | undefined> {
    const kop = await this.#db
      .prepare('SELECT nummer, sha256 FROM auditspoor ORDER BY nummer DESC LIMIT 1')
      .first<Auditkop>();
    return kop ?? undefined;
  }

  async addRegel({ regel, sha256, tekst }: VerzegeldeRegel & { readonly tekst: string }): Promise<boolean> {
    const { meta } = await this.#db
      .prepare('INSERT INTO auditspoor (nummer, vorige, sha256, inhoud) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING')
      .bind(regel.nummer, regel.vorige, sha256, tekst)
      .run();
    return meta.changes > 0;
  }

  async listRegels(filter: Auditfilter, blad: Bladvraag): Promise<Bladzijde<VerzegeldeRegel>> {
    const voorwaarden = Object.entries(VELDEN).flatMap(([naam, veld]) => {
      const waarde = filter[naam as keyof Auditfilter];
      return waarde === undefined ? [] : [{ sql: `${veld} = ?`, waarde }];
    });
    const { results } = await this.#db
      .prepare(
        `SELECT nummer, sha256, inhoud FROM auditspoor
         WHERE ${[...voorwaarden.map(({ sql }) => sql), 'nummer < ?'].join(' AND ')} ORDER BY nummer DESC LIMIT ?`,
      )
      .bind(...voorwaarden.map(({ waarde }) => waarde), Number(blad.vanaf ?? Number.MAX_SAFE_INTEGER), blad.aantal + 1)
      .all<DbRegel>();
    return toBladzijde(results, blad, toRegel, ({ nummer }) => String(nummer));
  }

  async listKeten(na: number, maximum: number): Promise<readonly VerzegeldeRegel[]> {
    const { results } = await this.#db
      .prepare('SELECT nummer, sha256, inhoud FROM auditspoor WHERE nummer > ? ORDER BY nummer LIMIT ?')
      .bind(na, maximum)
      .all<DbRegel>();
    return results.map(toRegel);
  }

  async addAnker({ nummer, op, jws }: Auditanker): Promise<void> {
    await this.#db
      .prepare('INSERT INTO auditankers (nummer, op, jws) VALUES (?, ?, ?) ON CONFLICT DO NOTHING')
      .bind(nummer, op, jws)
      .run();
  }

  async listAnkers(): Promise<readonly Auditanker[]> {
    const { results } = await this.#db
      .prepare('SELECT nummer, op, jws FROM auditankers ORDER BY nummer')
      .all<Auditanker>();
    return results;
  }

  async findAfsluiting(): Promise<Auditafsluiting | undefined> {
    const afsluiting = await this.#db
      .prepare('SELECT nummer, sha256, op, jws FROM auditafsluitingen ORDER BY nummer DESC LIMIT 1')
      .first<Auditafsluiting>();
    return afsluiting ?? undefined;
  }

  async sluitAf({ nummer, sha256, op, jws }: Auditafsluiting): Promise<number> {
    const NIEUWSTE = '(SELECT max(nummer) FROM auditafsluitingen)';
    const [, , weg] = await this.#db.batch([
      this.#db
        .prepare(
          `INSERT INTO auditafsluitingen (nummer, sha256, op, jws)
           SELECT ?1, ?2, ?3, ?4 WHERE EXISTS (SELECT 1 FROM auditspoor WHERE nummer = ?1 AND sha256 = ?2)`,
        )
        .bind(nummer, sha256, op, jws),
      this.#db.prepare(`DELETE FROM auditankers WHERE nummer <= ${NIEUWSTE}`),
      this.#db.prepare(`DELETE FROM auditspoor WHERE nummer <= ${NIEUWSTE}`),
      this.#db.prepare(`DELETE FROM auditafsluitingen WHERE nummer < ${NIEUWSTE}`),
    ]);
    return weg?.meta.changes ?? 0;
  }
}
