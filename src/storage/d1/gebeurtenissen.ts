import type { GebeurtenisRij, Gebeurtenisvraag, Volger } from '../../domain/gebeurtenis.ts';
import type { Achterstand, GebeurtenisStaat } from '../ports/gebeurtenissen.ts';

type Zendingvoorval = Extract<GebeurtenisRij, { readonly onderwerp: 'zending' }>['toestand'];

interface DbGebeurtenis {
  volgnummer: number;
  agbcode: string;
  verantwoording_id: string;
  zending_id: string | null;
  ontvangercode: string | null;
  toestand: string;
  op: string;
}

const KOLOMMEN = 'volgnummer, agbcode, verantwoording_id, zending_id, ontvangercode, toestand, op';

/** Each condition is the one of an index, so that a question reads the rows it answers with. */
const VAN: Readonly<Record<Volger['houdersoort'], string>> = {
  aanbieder: 'agbcode = ?1',
  ontvanger: 'ontvangercode = ?1 AND in_postvak = 1',
};

/** The events of a verantwoording begin with its own: what is older need not be looked at. */
const VAN_VERANTWOORDING = `AND verantwoording_id = ?4 AND volgnummer >= coalesce(
  (SELECT min(eerste.volgnummer) FROM gebeurtenissen eerste WHERE eerste.verantwoording_id = ?4 AND eerste.zending_id IS NULL), 0)`;

export const gebeurtenisVraag = (houdersoort: Volger['houdersoort'], perVerantwoording: boolean): string =>
  `SELECT ${KOLOMMEN} FROM gebeurtenissen WHERE ${VAN[houdersoort]} AND volgnummer > ?2
   ${perVerantwoording ? VAN_VERANTWOORDING : ''} ORDER BY volgnummer LIMIT ?3`;

export class D1Gebeurtenissen implements GebeurtenisStaat {
  readonly #db: D1Database;

  constructor(db: D1Database) {
    this.#db = db;
  }

  async listGebeurtenissen(
    { houdersoort, houdercode }: Volger,
    { na, aantal, verantwoordingId }: Gebeurtenisvraag,
  ): Promise<readonly GebeurtenisRij[]> {
    const { results } = await this.#db
      .prepare(gebeurtenisVraag(houdersoort, verantwoordingId !== undefined))
      .bind(houdercode, na, aantal, ...(verantwoordingId === undefined ? [] : [verantwoordingId]))
      .all<DbGebeurtenis>();
    return results.map(toGebeurtenis);
  }

  async findGebeurtenis(volgnummer: number): Promise<GebeurtenisRij | undefined> {
    const db = await this.#db
      .prepare(`SELECT ${KOLOMMEN} FROM gebeurtenissen WHERE volgnummer = ?`)
      .bind(volgnummer)
      .first<DbGebeurtenis>();
    return db === null ? undefined : toGebeurtenis(db);
  }

  async beginVolgen(agbcode: string): Promise<void> {
    await this.#db
      .prepare(
        `INSERT INTO gebeurtenis_volgers (agbcode, aangeboden_tot)
         SELECT ?1, coalesce((SELECT max(volgnummer) FROM gebeurtenissen WHERE agbcode = ?1), 0)
         WHERE true ON CONFLICT DO NOTHING`,
      )
      .bind(agbcode)
      .run();
  }

  async stopVolgen(agbcode: string): Promise<void> {
    await this.#db.prepare('DELETE FROM gebeurtenis_volgers WHERE agbcode = ?').bind(agbcode).run();
  }

  async listAchter(maximum: number, agbcodes?: readonly string[]): Promise<readonly Achterstand[]> {
    const alleen = agbcodes === undefined ? '' : 'AND v.agbcode IN (SELECT value FROM json_each(?2))';
    const { results } = await this.#db
      .prepare(
        `SELECT v.agbcode, v.aangeboden_tot AS aangebodenTot FROM gebeurtenis_volgers v
         WHERE EXISTS (SELECT 1 FROM gebeurtenissen g WHERE g.agbcode = v.agbcode AND g.volgnummer > v.aangeboden_tot)
         ${alleen} ORDER BY v.aangeboden_tot LIMIT ?1`,
      )
      .bind(maximum, ...(agbcodes === undefined ? [] : [JSON.stringify(agbcodes)]))
      .all<Achterstand>();
    return results;
  }

  async schuifOp({ agbcode, aangebodenTot: van }: Achterstand, aangebodenTot: number): Promise<void> {
    await this.#db
      .prepare('UPDATE gebeurtenis_volgers SET aangeboden_tot = ?3 WHERE agbcode = ?1 AND aangeboden_tot = ?2')
      .bind(agbcode, van, aangebodenTot)
      .run();
  }
}

function toGebeurtenis(db: DbGebeurtenis): GebeurtenisRij {
  const { volgnummer, agbcode, verantwoording_id: verantwoordingId, op } = db;
  const rij = { volgnummer, agbcode, verantwoordingId, op };
  return db.zending_id === null || db.ontvangercode === null
    ? { ...rij, onderwerp: 'verantwoording', toestand: db.toestand }
    : {
        ...rij,
        onderwerp: 'zending',
        zendingId: db.zending_id,
        ontvangercode: db.ontvangercode,
        toestand: db.toestand as Zendingvoorval,
      };
}
