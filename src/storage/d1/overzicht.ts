import type { ZendingRij } from '../../domain/rijen.ts';
import type { TermijnRij } from '../../domain/termijnbewaking.ts';
import {
  type Aandacht,
  type DodeLetter,
  type OverzichtStaat,
  type Storingtelling,
  TELGRENS,
} from '../ports/overzicht.ts';
import type { Bladvraag, Bladzijde } from '../ports.ts';
import { splitCursor, toBladzijde } from './bladen.ts';
import { type DbZending, toZending, ZENDING_KOLOMMEN } from './rijen.ts';
import { type DbTermijn, ER_IS, toTermijn } from './termijnen.ts';

/** No further than the border: a count over all there ever was costs as much as it holds. */
const tel = (vanuit: string): string => `(SELECT count(*) FROM (SELECT 1 FROM ${vanuit} LIMIT ${TELGRENS}))`;

const OPEN_LETTER = `dode_letters d WHERE d.opgelost_op IS NULL
  AND EXISTS (SELECT 1 FROM zendingen z WHERE z.id = d.zending_id AND z.toestand IN ('gepland', 'vastgehouden'))`;

interface DbLetter extends DbZending {
  letter: number;
  ontvangen_op: string;
}

export class D1Overzicht implements OverzichtStaat {
  readonly #db: D1Database;

  constructor(db: D1Database) {
    this.#db = db;
  }

  async telAandacht(vanaf: string): Promise<Aandacht> {
    const rij = await this.#db
      .prepare(
        `SELECT ${tel("zendingen WHERE toestand = 'vastgehouden' AND gewist_op IS NULL")} AS vastgehouden,
           ${tel(OPEN_LETTER)} AS dodeLetters,
           ${tel('postbussen WHERE storing = 1')} AS postbusstoringen,
           ${tel(`termijnmeldingen m WHERE m.termijnsoort = 'verstreken' AND m.gemeld_op >= ?1 AND NOT ${ER_IS('m')}`)}
             AS verstrekenTermijnen,
           ${tel(`(SELECT DISTINCT verantwoording_id FROM zonder_ontvanger o WHERE opgelost_op IS NULL
             AND EXISTS (SELECT 1 FROM verantwoordingen v WHERE v.id = o.verantwoording_id AND v.gewist_op IS NULL))`)} AS zonderOntvanger`,
      )
      .bind(vanaf)
      .first<Aandacht>();
    return rij ?? { vastgehouden: 0, dodeLetters: 0, postbusstoringen: 0, verstrekenTermijnen: 0, zonderOntvanger: 0 };
  }

  async listStoringtellingen(): Promise<readonly Storingtelling[]> {
    const { results } = await this.#db
      .prepare(
        `SELECT ontvangercode, count(*) AS vastgehouden FROM zendingen WHERE toestand = 'vastgehouden' AND gewist_op IS NULL
         GROUP BY ontvangercode ORDER BY ontvangercode`,
      )
      .all<Storingtelling>();
    return results;
  }

  async listVastgehouden(ontvangercode: string | undefined, blad: Bladvraag): Promise<Bladzijde<ZendingRij>> {
    const [op, id] = splitCursor(blad.vanaf, 2) ?? ['', ''];
    const { results } = await this.#db
      .prepare(
        `SELECT ${ZENDING_KOLOMMEN}, z.gewijzigd_op AS sinds FROM zendingen z
         WHERE z.toestand = 'vastgehouden' AND z.gewist_op IS NULL AND (?4 IS NULL OR z.ontvangercode = ?4) AND (z.gewijzigd_op, z.id) > (?1, ?2)
         ORDER BY z.gewijzigd_op, z.id LIMIT ?3`,
      )
      .bind(op, id, blad.aantal + 1, ontvangercode ?? null)
      .all<DbZending & { sinds: string }>();
    return toBladzijde(results, blad, toZending, (rij) => `${rij.sinds}|${rij.id}`);
  }

  async listDodeLetters(blad: Bladvraag): Promise<Bladzijde<DodeLetter>> {
    const { results } = await this.#db
      .prepare(
        `SELECT ${ZENDING_KOLOMMEN}, d.volgnummer AS letter, d.ontvangen_op FROM dode_letters d JOIN zendingen z ON z.id = d.zending_id
         WHERE d.opgelost_op IS NULL AND z.toestand IN ('gepland', 'vastgehouden') AND d.volgnummer > ?1
         ORDER BY d.volgnummer LIMIT ?2`,
      )
      .bind(Number(blad.vanaf ?? 0), blad.aantal + 1)
      .all<DbLetter>();
    return toBladzijde(
      results,
      blad,
      (rij): DodeLetter => ({ zending: toZending(rij), ontvangenOp: rij.ontvangen_op }),
      (rij) => String(rij.letter),
    );
  }

  async listVerstreken(blad: Bladvraag): Promise<Bladzijde<TermijnRij>> {
    const { results } = await this.#db
      .prepare(
        `SELECT m.*, NOT ${ER_IS('m')} AS openstaand FROM termijnmeldingen m
         WHERE m.termijnsoort = 'verstreken' AND m.volgnummer < ?1 ORDER BY m.volgnummer DESC LIMIT ?2`,
      )
      .bind(Number(blad.vanaf ?? Number.MAX_SAFE_INTEGER), blad.aantal + 1)
      .all<DbTermijn>();
    return toBladzijde(results, blad, toTermijn, (rij) => String(rij.volgnummer));
  }
}
