/** The answers of ontvangers, and what waits for one. */
import type { Bevinding } from '../../domain/bevinding.ts';
import type { Antwoordsoort } from '../../domain/declaratiebericht.ts';
import type { Oordeel, RetourRij, Retourvorm, ZendingRij } from '../../domain/rijen.ts';
import type { Beantwoordbaar, RetourStaat, Wachtende } from '../ports/antwoorden.ts';
import type { Bladvraag, Bladzijde } from '../ports.ts';
import { splitCursor, toBladzijde } from './bladen.ts';
import { type DbZending, toZending, ZENDING_KOLOMMEN } from './rijen.ts';

interface DbRetour {
  id: string;
  zending_id: string;
  bestand: number;
  ontvangercode: string;
  vorm: Retourvorm;
  kenmerk: string | null;
  oordeel: Oordeel;
  retourcodes: string;
  toelichting: string | null;
  aantal_regels: number;
  aantal_afgewezen: number;
  sha256: string;
  ontvangen_op: string;
}

/** The zending as a whole, in the column `bestand`. */
const GEHEEL = 0;
/** Rows per statement: one parameter holds 2 MB at most. */
const BEVINDINGEN_PER_KEER = 2000;

/** The ontvanger can have seen it: it was brought, or it stands in the postvak while its push is under way. */
const TE_BEANTWOORDEN = `(toestand IN ('bezorgd', 'bevestigd') OR (toestand = 'omgezet' AND postvaknummer IS NOT NULL))`;

/** One judgement per file, and none beside one on the zending as a whole. */
const NIET_BEOORDEELD = `NOT EXISTS (SELECT 1 FROM retourberichten r WHERE r.zending_id = ?2 AND r.oordeel <> 'ontvangen'
  AND (?3 = ${GEHEEL} OR r.bestand IN (${GEHEEL}, ?3)))`;

/** Where the zending goes: its judgement when all files that wait for one have it. */
const NIEUWE_TOESTAND = `CASE
  WHEN ?2 = 'ontvangen' THEN 'bevestigd'
  WHEN ?3 = ${GEHEEL} THEN ?2
  WHEN (SELECT count(*) FROM retourberichten r WHERE r.zending_id = ?1 AND r.oordeel <> 'ontvangen')
     < (SELECT count(*) FROM zending_bestanden b WHERE b.zending_id = ?1 AND b.retoursoort IS NOT NULL) THEN 'bevestigd'
  WHEN NOT EXISTS (SELECT 1 FROM retourberichten r WHERE r.zending_id = ?1 AND r.oordeel IN ('afgewezen', 'deels-afgewezen'))
    THEN 'geaccepteerd'
  WHEN NOT EXISTS (SELECT 1 FROM retourberichten r WHERE r.zending_id = ?1 AND r.oordeel IN ('geaccepteerd', 'deels-afgewezen'))
    THEN 'afgewezen'
  ELSE 'deels-afgewezen' END`;

export class D1Retour implements RetourStaat {
  readonly #db: D1Database;

  constructor(db: D1Database) {
    this.#db = db;
  }

  async findBeantwoordbaar(
    ontvangercode: string,
    agbcode: string,
    soort: Antwoordsoort,
    kenmerk: string,
  ): Promise<readonly Beantwoordbaar[]> {
    const { results } = await this.#db
      .prepare(
        `SELECT b.zending_id, b.volgnummer FROM zending_bestanden b CROSS JOIN zendingen z ON z.id = b.zending_id
         WHERE b.retourkenmerk = ?4 AND b.retoursoort = ?3 AND z.ontvangercode = ?1 AND z.agbcode = ?2
           AND z.postvaknummer IS NOT NULL
         ORDER BY z.postvaknummer DESC LIMIT 10`,
      )
      .bind(ontvangercode, agbcode, soort, kenmerk)
      .all<{ zending_id: string; volgnummer: number }>();
    return results.map((rij) => ({ zendingId: rij.zending_id, volgnummer: rij.volgnummer }));
  }

  async bewaarRetour(
    retour: RetourRij,
    bevindingen: readonly Bevinding[],
  ): Promise<'bewaard' | 'bestaat' | 'kenmerk-in-gebruik' | 'verouderd'> {
    const bestand = retour.bestand ?? GEHEEL;
    const { id, zendingId, oordeel, ontvangenOp } = retour;
    // Everything after the first statement asks whether that one wrote its row.
    const bewaard = (plek: string): string => `EXISTS (SELECT 1 FROM retourberichten WHERE id = ${plek})`;
    const vrij = oordeel === 'ontvangen' ? '?3 = ?3' : NIET_BEOORDEELD;
    const [eerste] = await this.#db.batch([
      this.#db
        .prepare(
          `INSERT OR IGNORE INTO retourberichten (id, zending_id, bestand, ontvangercode, vorm, kenmerk, oordeel, retourcodes,
             toelichting, aantal_regels, aantal_afgewezen, sha256, ontvangen_op)
           SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13
           WHERE EXISTS (SELECT 1 FROM zendingen WHERE id = ?2 AND ${TE_BEANTWOORDEN}) AND ${vrij}`,
        )
        .bind(
          id,
          zendingId,
          bestand,
          retour.ontvangercode,
          retour.vorm,
          retour.kenmerk ?? null,
          oordeel,
          JSON.stringify(retour.retourcodes),
          retour.toelichting ?? null,
          retour.aantalRegels,
          retour.aantalAfgewezen,
          retour.sha256,
          ontvangenOp,
        ),
      ...inParts(bevindingen).map((deel) =>
        this.#db
          .prepare(
            `INSERT INTO bevindingen (verantwoording_id, zending_id, fase, code, ernst, plaats, parameters, vastgesteld_op)
             SELECT (SELECT verantwoording_id FROM zendingen WHERE id = ?1), ?1, 'antwoord', value ->> 'code',
               value ->> 'ernst', value -> 'plaats', value -> 'parameters', ?2 FROM json_each(?3) WHERE ${bewaard('?4')}`,
          )
          .bind(zendingId, ontvangenOp, JSON.stringify(deel), id),
      ),
      this.#db
        .prepare(
          `UPDATE zendingen SET toestand = nieuw.toestand, gewijzigd_op = ?4, bezorgd_op = coalesce(bezorgd_op, ?4),
             bevestigd_op = coalesce(bevestigd_op, ?4),
             beantwoord_op = CASE WHEN nieuw.toestand = 'bevestigd' THEN beantwoord_op ELSE ?4 END
           FROM (SELECT ${NIEUWE_TOESTAND} AS toestand) AS nieuw
           WHERE id = ?1 AND ${bewaard('?5')}`,
        )
        .bind(zendingId, oordeel, bestand, ontvangenOp, id),
      this.#db.prepare(`DELETE FROM ontvangsten WHERE id = ?1 AND ${bewaard('?1')}`).bind(id),
    ]);
    return eerste?.meta.changes === 0 ? this.#whyNot(retour) : 'bewaard';
  }

  async #whyNot({ zendingId, sha256, ontvangercode, vorm, kenmerk }: RetourRij) {
    const rij = await this.#db
      .prepare(
        `SELECT EXISTS (SELECT 1 FROM retourberichten WHERE zending_id = ?1 AND sha256 = ?2) AS zelfde,
           EXISTS (SELECT 1 FROM retourberichten WHERE ontvangercode = ?3 AND vorm = ?4 AND kenmerk = ?5) AS kenmerk`,
      )
      .bind(zendingId, sha256, ontvangercode, vorm, kenmerk ?? null)
      .first<{ zelfde: number; kenmerk: number }>();
    if (rij?.zelfde === 1) return 'bestaat';
    return rij?.kenmerk === 1 ? 'kenmerk-in-gebruik' : 'verouderd';
  }

  async listRetour(zendingId: string): Promise<readonly RetourRij[]> {
    const { results } = await this.#db
      .prepare('SELECT * FROM retourberichten WHERE zending_id = ? ORDER BY ontvangen_op, id')
      .bind(zendingId)
      .all<DbRetour>();
    return results.map(toRetour);
  }

  async listOnbeantwoord(
    wie: Wachtende,
    voor: Readonly<Record<number, string>> | undefined,
    blad: Bladvraag,
  ): Promise<Bladzijde<ZendingRij>> {
    const [kolom, code] = 'agbcode' in wie ? ['agbcode', wie.agbcode] : ['ontvangercode', wie.ontvangercode];
    const [bezorgd, id] = splitCursor(blad.vanaf, 2) ?? ['', ''];
    const { results } = await this.#db
      .prepare(
        `SELECT ${ZENDING_KOLOMMEN} FROM zendingen z
         WHERE z.${kolom} = ?1 AND z.antwoord_werkdagen IS NOT NULL AND z.toestand IN ('bezorgd', 'bevestigd')
           AND z.gewist_op IS NULL AND (z.bezorgd_op, z.id) > (?2, ?3)
           AND (?4 IS NULL OR z.bezorgd_op < json_extract(?4, '$."' || z.antwoord_werkdagen || '"'))
         ORDER BY z.bezorgd_op, z.id LIMIT ?5`,
      )
      .bind(code, bezorgd, id, voor === undefined ? null : JSON.stringify(voor), blad.aantal + 1)
      .all<DbZending>();
    return toBladzijde(results, blad, toZending, (rij) => `${rij.bezorgd_op}|${rij.id}`);
  }
}

function inParts(bevindingen: readonly Bevinding[]): (readonly Bevinding[])[] {
  const delen: (readonly Bevinding[])[] = [];
  for (let van = 0; van < bevindingen.length; van += BEVINDINGEN_PER_KEER)
    delen.push(bevindingen.slice(van, van + BEVINDINGEN_PER_KEER));
  return delen;
}

const toRetour = (db: DbRetour): RetourRij => ({
  id: db.id,
  zendingId: db.zending_id,
  ...(db.bestand === GEHEEL ? {} : { bestand: db.bestand }),
  ontvangercode: db.ontvangercode,
  vorm: db.vorm,
  ...(db.kenmerk === null ? {} : { kenmerk: db.kenmerk }),
  oordeel: db.oordeel,
  retourcodes: JSON.parse(db.retourcodes) as string[],
  ...(db.toelichting === null ? {} : { toelichting: db.toelichting }),
  aantalRegels: db.aantal_regels,
  aantalAfgewezen: db.aantal_afgewezen,
  sha256: db.sha256,
  ontvangenOp: db.ontvangen_op,
});
