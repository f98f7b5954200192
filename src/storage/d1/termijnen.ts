import type { Bewaking, TermijnRij, Termijnsoort, Tijdvak, Verwachting } from '../../domain/termijnbewaking.ts';
import type { Soort } from '../../domain/verantwoording.ts';
import type { Periodekeuze, TermijnStaat } from '../ports/termijnen.ts';
import type { Bladvraag, Bladzijde } from '../ports.ts';
import { toBladzijde } from './bladen.ts';

export interface DbTermijn {
  volgnummer: number;
  agbcode: string;
  ontvangercode: string;
  ontvangernaam: string;
  soort: Soort;
  periode_begin: string;
  periode_eind: string;
  wat: string;
  laatste_dag: string;
  termijnsoort: Termijnsoort;
  verwachting: Verwachting;
  gemeld_op: string;
  openstaand: number;
}

/** It is there: definitief, not taken back, and neither held nor rejected as a whole. `t`: who, for whom and over what. */
export const ER_IS = (t: string): string => `EXISTS (
  SELECT 1 FROM verantwoordingen w JOIN zendingen y ON y.verantwoording_id = w.id
  WHERE w.agbcode = ${t}.agbcode AND w.periode_begin = ${t}.periode_begin AND w.periode_eind = ${t}.periode_eind
    AND w.stadium = 'definitief' AND w.ingetrokken_op IS NULL
    AND y.ontvangercode = ${t}.ontvangercode AND y.soort = ${t}.soort AND y.toestand NOT IN ('vastgehouden', 'afgewezen', 'ingetrokken'))`;

export const toTermijn = (db: DbTermijn): TermijnRij => ({
  volgnummer: db.volgnummer,
  agbcode: db.agbcode,
  ontvangercode: db.ontvangercode,
  ontvangernaam: db.ontvangernaam,
  soort: db.soort,
  periode: { begindatum: db.periode_begin, einddatum: db.periode_eind },
  wat: db.wat,
  laatsteDag: db.laatste_dag,
  termijnsoort: db.termijnsoort,
  verwachting: db.verwachting,
  gemeldOp: db.gemeld_op,
  openstaand: db.openstaand === 1,
});

const BEGIN_VAN_TIJDEN = '0000-01-01';
const EINDE_VAN_TIJDEN = '9999-12-31';

export class D1Termijnen implements TermijnStaat {
  readonly #db: D1Database;

  constructor(db: D1Database) {
    this.#db = db;
  }

  async listTijdvakken(vanaf: string): Promise<readonly (Tijdvak & { readonly soort: Soort })[]> {
    const { results } = await this.#db
      .prepare(
        `SELECT DISTINCT v.periode_begin AS begindatum, v.periode_eind AS einddatum, j.value AS soort
         FROM verantwoordingen v, json_each(v.soorten) j WHERE v.periode_eind >= ? ORDER BY 2, 1, 3`,
      )
      .bind(vanaf)
      .all<{ begindatum: string; einddatum: string; soort: Soort }>();
    return results;
  }

  async meld(bewaking: Bewaking, op: string): Promise<number> {
    const { vorige, periode, aansluitingId, soort, wat, laatsteDag, termijnsoort } = bewaking;
    const { results } = await this.#db
      .prepare(
        `INSERT OR IGNORE INTO termijnmeldingen
           (agbcode, ontvangercode, ontvangernaam, soort, periode_begin, periode_eind, wat, laatste_dag, termijnsoort, verwachting, gemeld_op)
         SELECT t.agbcode, t.ontvangercode, t.ontvangernaam, t.soort, t.periode_begin, t.periode_eind, ?7, ?8, ?9, t.verwachting, ?10
         FROM (
           SELECT z.agbcode, z.ontvangercode, max(z.ontvangernaam) AS ontvangernaam, z.soort, ?1 AS periode_begin, ?2 AS periode_eind,
             CASE min(CASE WHEN v.periode_begin <> ?1 OR v.periode_eind <> ?2 THEN 3 WHEN z.toestand = 'afgewezen' THEN 0
                           WHEN z.toestand = 'vastgehouden' THEN 1 ELSE 2 END)
               WHEN 0 THEN 'afgewezen' WHEN 1 THEN 'vastgehouden' WHEN 2 THEN 'concept' ELSE 'eerder-ingediend' END AS verwachting
           FROM verantwoordingen v CROSS JOIN zendingen z ON z.verantwoording_id = v.id
           WHERE ((v.periode_begin = ?1 AND v.periode_eind = ?2 AND (v.stadium = 'concept' OR z.toestand IN ('afgewezen', 'vastgehouden')))
               OR (v.periode_begin = ?3 AND v.periode_eind = ?4 AND v.stadium = 'definitief'))
             AND v.ingetrokken_op IS NULL AND z.aansluiting_id = ?5 AND z.soort = ?6
           GROUP BY z.agbcode, z.ontvangercode, z.soort) t
         WHERE NOT ${ER_IS('t')} RETURNING volgnummer`,
      )
      .bind(
        periode.begindatum,
        periode.einddatum,
        vorige?.begindatum ?? '',
        vorige?.einddatum ?? '',
        aansluitingId,
        soort,
        wat,
        laatsteDag,
        termijnsoort,
        op,
      )
      .all<{ volgnummer: number }>();
    return results.length;
  }

  async listOntbrekend(
    ontvangercode: string,
    { van = BEGIN_VAN_TIJDEN, tot = EINDE_VAN_TIJDEN }: Periodekeuze,
    blad: Bladvraag,
  ): Promise<Bladzijde<TermijnRij>> {
    const { results } = await this.#db
      .prepare(
        `SELECT m.*, 1 AS openstaand FROM termijnmeldingen m
         WHERE m.ontvangercode = ?1 AND m.volgnummer < ?2 AND m.periode_begin >= ?4 AND m.periode_eind <= ?5 AND NOT ${ER_IS('m')}
           AND NOT (m.termijnsoort = 'nadert' AND EXISTS (SELECT 1 FROM termijnmeldingen n
             WHERE n.agbcode = m.agbcode AND n.ontvangercode = m.ontvangercode AND n.soort = m.soort
               AND n.periode_begin = m.periode_begin AND n.periode_eind = m.periode_eind AND n.laatste_dag = m.laatste_dag
               AND n.termijnsoort = 'verstreken'))
         ORDER BY m.volgnummer DESC LIMIT ?3`,
      )
      .bind(ontvangercode, Number(blad.vanaf ?? Number.MAX_SAFE_INTEGER), blad.aantal + 1, van, tot)
      .all<DbTermijn>();
    return toBladzijde(results, blad, toTermijn, (rij) => String(rij.volgnummer));
  }

  async listTermijnen(
    wie: { readonly agbcode: string } | { readonly ontvangercode: string },
    blad: Bladvraag,
  ): Promise<Bladzijde<TermijnRij>> {
    const [kolom, waarde] = 'agbcode' in wie ? ['agbcode', wie.agbcode] : ['ontvangercode', wie.ontvangercode];
    const { results } = await this.#db
      .prepare(
        `SELECT m.*, NOT ${ER_IS('m')} AS openstaand FROM termijnmeldingen m
         WHERE m.${kolom} = ?1 AND m.volgnummer < ?2 ORDER BY m.volgnummer DESC LIMIT ?3`,
      )
      .bind(waarde, Number(blad.vanaf ?? Number.MAX_SAFE_INTEGER), blad.aantal + 1)
      .all<DbTermijn>();
    return toBladzijde(results, blad, toTermijn, (rij) => String(rij.volgnummer));
  }
}
