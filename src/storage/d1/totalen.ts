import type { Producttotaal, Totalenvraag, Zendingtotaal } from '../../domain/totalen.ts';
import type { Soort, Wet } from '../../domain/verantwoording.ts';
import type { TotaalStaat } from '../ports/totalen.ts';

interface DbProducttotaal {
  periode_begin: string;
  periode_eind: string;
  wet: Wet;
  productcategorie: string;
  productcode: string;
  aantal: number;
  centen: number;
}

export class D1Totalen implements TotaalStaat {
  readonly #db: D1Database;

  constructor(db: D1Database) {
    this.#db = db;
  }

  async totaalVanZending(zendingId: string): Promise<Zendingtotaal> {
    const db = await this.#db
      .prepare(
        `SELECT count(DISTINCT gemeentecode) AS gemeentecodes, coalesce(sum(verwerkt), 0) AS regels,
           coalesce(sum(aantal), 0) - coalesce(sum(verwerkt), 0) AS gefilterd, coalesce(sum(verwerkt_centen), 0) AS centen
         FROM zending_delen WHERE zending_id = ?`,
      )
      .bind(zendingId)
      .first<Zendingtotaal>();
    return db ?? { gemeentecodes: 0, regels: 0, gefilterd: 0, centen: 0 };
  }

  async listTotaaljaren(ontvangercode: string): Promise<readonly { readonly soort: Soort; readonly jaar: number }[]> {
    const { results } = await this.#db
      .prepare(
        `SELECT DISTINCT soort, CAST(substr(periode_eind, 1, 4) AS INTEGER) AS jaar FROM producttotalen
         WHERE ontvangercode = ? AND aantal <> 0 ORDER BY jaar DESC, soort`,
      )
      .bind(ontvangercode)
      .all<{ soort: Soort; jaar: number }>();
    return results;
  }

  async listProducttotalen(
    ontvangercode: string,
    { soort, jaar }: Totalenvraag,
    maximum: number,
  ): Promise<readonly Producttotaal[]> {
    const { results } = await this.#db
      .prepare(
        `SELECT periode_begin, periode_eind, wet, productcategorie, productcode, aantal, centen FROM producttotalen
         WHERE ontvangercode = ? AND soort = ? AND periode_eind BETWEEN ? AND ? AND aantal <> 0
         ORDER BY periode_eind DESC, periode_begin DESC, wet, productcategorie, productcode LIMIT ?`,
      )
      .bind(ontvangercode, soort, `${jaar - 1}-01-01`, `${jaar}-12-31`, maximum)
      .all<DbProducttotaal>();
    return results.map(({ periode_begin, periode_eind, ...rest }) => ({
      periode: { begindatum: periode_begin, einddatum: periode_eind },
      ...rest,
    }));
  }
}
