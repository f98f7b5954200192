import type { Gebeurtenis, Levensfase, VoorbeeldRij } from '../../domain/levensloop.ts';
import type { Documentsoort, FormaatStaat, RegisterDocument, Wijziging } from '../ports.ts';
import { laatsteHandeling, ONVERANDERD } from './register.ts';

interface DbGebeurtenis {
  volgnummer: number;
  handeling: Gebeurtenis['handeling'];
  sha256: string;
  voorbeeld: string | null;
  fase: Levensfase | null;
  geldig_tot: string | null;
  reden: string | null;
  op: string;
  door: string;
}

const toGebeurtenis = (db: DbGebeurtenis): Gebeurtenis => ({
  volgnummer: db.volgnummer,
  handeling: db.handeling,
  sha256: db.sha256,
  ...(db.voorbeeld === null ? {} : { voorbeeld: db.voorbeeld }),
  ...(db.fase === null ? {} : { fase: db.fase }),
  ...(db.geldig_tot === null ? {} : { geldigTot: db.geldig_tot }),
  ...(db.reden === null ? {} : { reden: db.reden }),
  op: db.op,
  door: db.door,
});

interface DbVoorbeeld {
  voorbeeld: string;
  sha256: string;
  bytes: number;
  aantal_bestanden: number;
}

interface Handeling extends Pick<RegisterDocument, 'naam' | 'versie' | 'sha256'> {
  readonly handeling: Gebeurtenis['handeling'];
  readonly voorbeeld?: string;
  readonly fase?: Levensfase;
  readonly reden?: string;
}

export class D1Formaten implements FormaatStaat {
  readonly #db: D1Database;

  constructor(db: D1Database) {
    this.#db = db;
  }

  #record({ naam, versie, handeling, sha256, voorbeeld, fase, reden }: Handeling, wijziging: Wijziging) {
    return this.#db
      .prepare(
        `INSERT INTO register_geschiedenis (documentsoort, naam, versie, handeling, sha256, voorbeeld, fase, reden, op, door)
         SELECT 'formaat', ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10 WHERE ${ONVERANDERD}`,
      )
      .bind(
        laatsteHandeling(wijziging),
        naam,
        versie,
        handeling,
        sha256,
        voorbeeld ?? null,
        fase ?? null,
        reden ?? null,
        wijziging.op,
        wijziging.door,
      );
  }

  async bewaarConcept(
    { naam, versie, sha256, inhoud }: RegisterDocument,
    handeling: 'geregistreerd' | 'vervangen',
    wijziging: Wijziging,
  ): Promise<boolean> {
    const [opgeslagen] = await this.#db.batch([
      this.#db
        .prepare(
          `INSERT INTO register_documenten (documentsoort, naam, versie, sha256, inhoud, geregistreerd_op, geregistreerd_door)
           SELECT 'formaat', ?2, ?3, ?4, ?5, ?6, ?7 WHERE ${ONVERANDERD}
           ON CONFLICT (documentsoort, naam, versie) DO UPDATE SET sha256 = excluded.sha256, inhoud = excluded.inhoud,
             geregistreerd_op = excluded.geregistreerd_op, geregistreerd_door = excluded.geregistreerd_door`,
        )
        .bind(laatsteHandeling(wijziging), naam, versie, sha256, JSON.stringify(inhoud), wijziging.op, wijziging.door),
      this.#record({ naam, versie, sha256, handeling }, wijziging),
    ]);
    return opgeslagen?.meta.changes === 1;
  }

  async bewaarFase(
    { naam, versie, sha256 }: Pick<RegisterDocument, 'naam' | 'versie' | 'sha256'>,
    { fase, reden }: { readonly fase: Levensfase; readonly reden?: string },
    wijziging: Wijziging,
  ): Promise<boolean> {
    const handeling: Handeling = {
      naam,
      versie,
      sha256,
      handeling: 'fase',
      fase,
      ...(reden === undefined ? {} : { reden }),
    };
    const { meta } = await this.#record(handeling, wijziging).run();
    return meta.changes === 1;
  }

  async bewaarVoorbeeld(rij: VoorbeeldRij, wijziging: Wijziging): Promise<boolean> {
    const { formaat: naam, versie, voorbeeld, sha256, bytes, aantalBestanden } = rij;
    const [opgeslagen] = await this.#db.batch([
      this.#db
        .prepare(
          `INSERT INTO formaat_voorbeelden (naam, versie, voorbeeld, sha256, bytes, aantal_bestanden)
           SELECT ?2, ?3, ?4, ?5, ?6, ?7 WHERE ${ONVERANDERD}
           ON CONFLICT (naam, versie, voorbeeld) DO UPDATE SET sha256 = excluded.sha256, bytes = excluded.bytes,
             aantal_bestanden = excluded.aantal_bestanden`,
        )
        .bind(laatsteHandeling(wijziging), naam, versie, voorbeeld, sha256, bytes, aantalBestanden),
      this.#record({ naam, versie, sha256, voorbeeld, handeling: 'voorbeeld' }, wijziging),
    ]);
    return opgeslagen?.meta.changes === 1;
  }

  async verwijderConcept(
    { naam, versie, sha256 }: Pick<RegisterDocument, 'naam' | 'versie' | 'sha256'>,
    wijziging: Wijziging,
  ): Promise<boolean> {
    const laatste = laatsteHandeling(wijziging);
    const [, verwijderd] = await this.#db.batch([
      this.#db
        .prepare(`DELETE FROM formaat_voorbeelden WHERE naam = ?2 AND versie = ?3 AND ${ONVERANDERD}`)
        .bind(laatste, naam, versie),
      this.#db
        .prepare(
          `DELETE FROM register_documenten
           WHERE documentsoort = 'formaat' AND naam = ?2 AND versie = ?3 AND ${ONVERANDERD}`,
        )
        .bind(laatste, naam, versie),
      this.#record({ naam, versie, sha256, handeling: 'verwijderd' }, wijziging),
    ]);
    return verwijderd?.meta.changes === 1;
  }

  async verwijderVoorbeeld(
    { formaat: naam, versie, voorbeeld, sha256 }: VoorbeeldRij,
    wijziging: Wijziging,
  ): Promise<boolean> {
    const [verwijderd] = await this.#db.batch([
      this.#db
        .prepare(
          `DELETE FROM formaat_voorbeelden WHERE naam = ?2 AND versie = ?3 AND voorbeeld = ?4 AND ${ONVERANDERD}`,
        )
        .bind(laatsteHandeling(wijziging), naam, versie, voorbeeld),
      this.#record({ naam, versie, sha256, voorbeeld, handeling: 'verwijderd' }, wijziging),
    ]);
    return verwijderd?.meta.changes === 1;
  }

  async listVoorbeelden(naam: string, versie: string): Promise<readonly VoorbeeldRij[]> {
    const { results } = await this.#db
      .prepare(
        `SELECT voorbeeld, sha256, bytes, aantal_bestanden FROM formaat_voorbeelden
         WHERE naam = ? AND versie = ? ORDER BY voorbeeld`,
      )
      .bind(naam, versie)
      .all<DbVoorbeeld>();
    return results.map(({ voorbeeld, sha256, bytes, aantal_bestanden }) => ({
      formaat: naam,
      versie,
      voorbeeld,
      sha256,
      bytes,
      aantalBestanden: aantal_bestanden,
    }));
  }

  async listGeschiedenis(documentsoort: Documentsoort, naam: string, versie: string): Promise<readonly Gebeurtenis[]> {
    const { results } = await this.#db
      .prepare(
        `SELECT volgnummer, handeling, sha256, voorbeeld, fase, geldig_tot, reden, op, door FROM register_geschiedenis
         WHERE documentsoort = ? AND naam = ? AND versie = ? ORDER BY volgnummer`,
      )
      .bind(documentsoort, naam, versie)
      .all<DbGebeurtenis>();
    return results.map(toGebeurtenis);
  }

  async listLaatsteZendingen(ontvangercode: string, formaat: string, maximum: number): Promise<readonly string[]> {
    const { results } = await this.#db
      .prepare(
        `SELECT id FROM zendingen WHERE ontvangercode = ? AND formaat_naam = ?
         ORDER BY gepland_op DESC, id DESC LIMIT ?`,
      )
      .bind(ontvangercode, formaat, maximum)
      .all<{ id: string }>();
    return results.map(({ id }) => id);
  }
}
