import type { Levensfase, VoorbeeldRij } from '../../domain/levensloop.ts';
import type { Documentsoort, RegisterDocument, RegisterStaat, Wijziging } from '../ports.ts';

interface DbDocument {
  documentsoort: Documentsoort;
  naam: string;
  versie: string;
  sha256: string;
  inhoud: string;
  fase: Levensfase | null;
  geldig_tot: string | null;
}

const toDocument = ({
  documentsoort,
  naam,
  versie,
  sha256,
  inhoud,
  fase,
  geldig_tot: geldigTot,
}: DbDocument): RegisterDocument => ({
  documentsoort,
  naam,
  versie,
  sha256,
  inhoud: JSON.parse(inhoud) as unknown,
  ...(fase === null ? {} : { fase }),
  ...(geldigTot === null ? {} : { geldigTot }),
});

/** Every change of the register writes a row of history, so the last one tells whether anything changed. */
const LAATSTE_HANDELING = '(SELECT coalesce(max(volgnummer), 0) FROM register_geschiedenis)';

/**
 * Compare and set, with `laatsteHandeling` as ?1: nothing in between since the decision was made. It holds until the first row of
 * history is written, so that goes last.
 */
export const ONVERANDERD = `${LAATSTE_HANDELING} = ?1`;

/** The part of a revisie that counts every change (D1Register.revisie). */
export const laatsteHandeling = ({ revisie }: Wijziging): number => Number(revisie.split('.')[1]);

export class D1Register implements RegisterStaat {
  readonly #db: D1Database;

  constructor(db: D1Database) {
    this.#db = db;
  }

  async revisie(): Promise<string> {
    const rij = await this.#db
      .prepare(
        `SELECT (SELECT coalesce(max(volgnummer), 0) FROM register_documenten) || '.' || ${LAATSTE_HANDELING} AS revisie`,
      )
      .first<{ revisie: string }>();
    return rij?.revisie ?? '0.0';
  }

  async listDocumenten(): Promise<readonly RegisterDocument[]> {
    const { results } = await this.#db
      .prepare(
        `SELECT d.documentsoort, d.naam, d.versie, d.sha256,
           CASE d.documentsoort WHEN 'schema' THEN json_remove(d.inhoud, '$.bestanden') ELSE d.inhoud END AS inhoud,
           CASE d.documentsoort WHEN 'formaat' THEN
             (SELECT g.fase FROM register_geschiedenis g
              WHERE g.documentsoort = 'formaat' AND g.naam = d.naam AND g.versie = d.versie AND g.fase IS NOT NULL
              ORDER BY g.volgnummer DESC LIMIT 1) END AS fase,
           CASE d.documentsoort WHEN 'aansluiting' THEN
             (SELECT g.geldig_tot FROM register_geschiedenis g
              WHERE g.documentsoort = 'aansluiting' AND g.naam = d.naam AND g.versie = d.versie AND g.geldig_tot IS NOT NULL
              ORDER BY g.volgnummer DESC LIMIT 1) END AS geldig_tot
         FROM register_documenten d ORDER BY d.volgnummer`,
      )
      .all<DbDocument>();
    return results.map(toDocument);
  }

  async findDocument(
    documentsoort: Documentsoort,
    naam: string,
    versie: string,
  ): Promise<RegisterDocument | undefined> {
    const rij = await this.#db
      .prepare(
        `SELECT documentsoort, naam, versie, sha256, inhoud, NULL AS fase, NULL AS geldig_tot FROM register_documenten
         WHERE documentsoort = ? AND naam = ? AND versie = ?`,
      )
      .bind(documentsoort, naam, versie)
      .first<DbDocument>();
    return rij === null ? undefined : toDocument(rij);
  }

  async addDocumenten(
    documenten: readonly RegisterDocument[],
    voorbeelden: readonly VoorbeeldRij[],
    wijziging: Wijziging,
  ): Promise<boolean> {
    const laatste = laatsteHandeling(wijziging);
    const { op, door } = wijziging;
    const geschiedenis = [
      ...documenten.map(({ documentsoort, naam, versie, sha256 }) => ({
        ...{ documentsoort, naam, versie, sha256 },
        handeling: 'geregistreerd',
      })),
      ...voorbeelden.map(({ formaat: naam, versie, voorbeeld, sha256 }) => ({
        ...{ naam, versie, voorbeeld, sha256 },
        documentsoort: 'formaat',
        handeling: 'voorbeeld',
      })),
    ];
    const resultaten = await this.#db.batch([
      ...documenten.map(({ documentsoort, naam, versie, sha256, inhoud }) =>
        this.#db
          .prepare(
            `INSERT INTO register_documenten (documentsoort, naam, versie, sha256, inhoud, geregistreerd_op, geregistreerd_door)
             SELECT ?2, ?3, ?4, ?5, ?6, ?7, ?8 WHERE ${ONVERANDERD}`,
          )
          .bind(laatste, documentsoort, naam, versie, sha256, JSON.stringify(inhoud), op, door),
      ),
      ...voorbeelden.map(({ formaat, versie, voorbeeld, sha256, bytes, aantalBestanden }) =>
        this.#db
          .prepare(
            `INSERT INTO formaat_voorbeelden (naam, versie, voorbeeld, sha256, bytes, aantal_bestanden)
             SELECT ?2, ?3, ?4, ?5, ?6, ?7 WHERE ${ONVERANDERD}`,
          )
          .bind(laatste, formaat, versie, voorbeeld, sha256, bytes, aantalBestanden),
      ),
      // All rows of history in one statement: after the first the register is no longer unchanged.
      this.#db
        .prepare(
          `INSERT INTO register_geschiedenis (documentsoort, naam, versie, handeling, sha256, voorbeeld, op, door)
           SELECT value ->> 'documentsoort', value ->> 'naam', value ->> 'versie', value ->> 'handeling', value ->> 'sha256',
             value ->> 'voorbeeld', ?3, ?4
           FROM json_each(?2) WHERE ${ONVERANDERD} ORDER BY key`,
        )
        .bind(laatste, JSON.stringify(geschiedenis), op, door),
    ]);
    return resultaten.at(-1)?.meta.changes === geschiedenis.length;
  }
}
