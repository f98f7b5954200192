import type { Bevestiging, PostvakFilter, PostvakRij, PostvakStaat } from '../ports/postvak.ts';
import type { Bladvraag, Bladzijde } from '../ports.ts';
import { type DbZending, toZending, ZENDING_KOLOMMEN } from './rijen.ts';

interface DbPostvak extends DbZending {
  bevestigingsnummer: number | null;
  periode_begin: string;
  periode_eind: string;
}

const toRij = (db: DbPostvak): PostvakRij => ({
  ...toZending(db),
  // Withdrawn before it was handed over: that it was there may be known, what was in it may not be fetched any more.
  ...(db.toestand === 'ingetrokken' ? { bestanden: [] } : {}),
  periode: { begindatum: db.periode_begin, einddatum: db.periode_eind },
});

// CROSS JOIN keeps the order: the postvak is walked along its index, and each zending then finds its verantwoording by key.
const KEUZE = `SELECT ${ZENDING_KOLOMMEN}, z.bevestigingsnummer, v.periode_begin, v.periode_eind
  FROM zendingen z CROSS JOIN verantwoordingen v ON v.id = z.verantwoording_id`;

/**
 * Where a walk is. First part: `tot` is the last bevestigingsnummer when the walk began (what has a higher one, or none, belongs to
 * this part), `gezien` the last one that was looked at since, `na` the last postvaknummer that was shown. Second part: `voor` is the
 * bevestigingsnummer above the next one to show.
 */
type Plek =
  | { readonly deel: 'onbevestigd'; readonly tot: number; readonly gezien: number; readonly na: number }
  | { readonly deel: 'bevestigd'; readonly voor: number };

const toCursor = (plek: Plek): string =>
  plek.deel === 'onbevestigd' ? `0|${plek.tot}|${plek.gezien}|${plek.na}` : `1|${plek.voor}`;

function readCursor(vanaf: string): Plek {
  const [deel = 0, eerste = 0, gezien = 0, na = 0] = vanaf.split('|').map(Number);
  return deel === 0 ? { deel: 'onbevestigd', tot: eerste, gezien, na } : { deel: 'bevestigd', voor: eerste };
}

interface Voorwaarden {
  readonly sql: string;
  readonly waarden: readonly string[];
}

function toVoorwaarden(filter: PostvakFilter): Voorwaarden {
  const delen: readonly (readonly [string, string | undefined])[] = [
    ['z.soort = ?', filter.soort],
    ['z.agbcode = ?', filter.agbcode],
    ['z.toestand = ?', filter.toestand],
    ['v.periode_begin >= ?', filter.periodeVanaf],
    ['v.periode_eind <= ?', filter.periodeTotEnMet],
    ['z.bezorgd_op >= ?', filter.bezorgdVanaf],
  ];
  const gevraagd = delen.flatMap(([sql, waarde]) => (waarde === undefined ? [] : [{ sql, waarde }]));
  return {
    sql: gevraagd.map(({ sql }) => ` AND ${sql}`).join(''),
    waarden: gevraagd.map(({ waarde }) => waarde),
  };
}

export class D1Postvak implements PostvakStaat {
  readonly #db: D1Database;

  constructor(db: D1Database) {
    this.#db = db;
  }

  async listPostvak(ontvangercode: string, filter: PostvakFilter, blad: Bladvraag): Promise<Bladzijde<PostvakRij>> {
    const voorwaarden = toVoorwaarden(filter);
    const begin = blad.vanaf === undefined ? undefined : readCursor(blad.vanaf);
    if (begin?.deel === 'bevestigd' || (begin === undefined && filter.bevestigd === true)) {
      const voor = begin?.voor ?? Number.MAX_SAFE_INTEGER;
      return this.#bevestigd(ontvangercode, voorwaarden, voor, blad.aantal, []);
    }
    return this.#onbevestigd(ontvangercode, filter, voorwaarden, begin, blad.aantal);
  }

  async #onbevestigd(
    ontvangercode: string,
    filter: PostvakFilter,
    voorwaarden: Voorwaarden,
    begin: Extract<Plek, { deel: 'onbevestigd' }> | undefined,
    aantal: number,
  ): Promise<Bladzijde<PostvakRij>> {
    const na = begin?.na ?? 0;
    // One transaction, so that a zending that is acknowledged right now is in one of the answers and not in both or neither.
    const uitslagen = await this.#db.batch<DbPostvak & { laatste: number }>([
      this.#laatsteBevestiging(ontvangercode),
      this.#db
        .prepare(
          `${KEUZE} WHERE z.ontvangercode = ? AND z.bevestigingsnummer IS NULL AND z.postvaknummer > ?${voorwaarden.sql}
           ORDER BY z.postvaknummer LIMIT ?`,
        )
        .bind(ontvangercode, na, ...voorwaarden.waarden, aantal + 1),
      // Acknowledged since the last page, and not shown before that: it would otherwise fall between the two parts.
      ...(begin === undefined || filter.bevestigd === false
        ? []
        : [
            this.#db
              .prepare(
                `${KEUZE} WHERE z.ontvangercode = ? AND z.bevestigingsnummer > ? AND z.postvaknummer > ?${voorwaarden.sql}
                 ORDER BY z.bevestigingsnummer LIMIT ?`,
              )
              .bind(ontvangercode, begin.gezien, na, ...voorwaarden.waarden, aantal + 1),
          ]),
    ]);
    const laatste = uitslagen[0]?.results[0]?.laatste ?? 0;
    const onbevestigd = uitslagen[1]?.results ?? [];
    const ingehaald = uitslagen[2]?.results ?? [];
    const tot = begin?.tot ?? laatste;
    if (ingehaald.length > aantal) {
      const rijen = ingehaald.slice(0, aantal);
      const gezien = rijen.at(-1)?.bevestigingsnummer ?? laatste;
      return toBladzijde(rijen, { deel: 'onbevestigd', tot, gezien, na });
    }
    const erbij = onbevestigd.slice(0, aantal - ingehaald.length);
    const rijen = [...ingehaald, ...erbij];
    if (erbij.length < onbevestigd.length) {
      const totNu = erbij.at(-1)?.postvaknummer ?? na;
      return toBladzijde(rijen, { deel: 'onbevestigd', tot, gezien: laatste, na: totNu });
    }
    if (filter.bevestigd === false) return toBladzijde(rijen);
    return this.#bevestigd(ontvangercode, voorwaarden, tot + 1, aantal, rijen);
  }

  /** @param ervoor what stands on the page already */
  async #bevestigd(
    ontvangercode: string,
    voorwaarden: Voorwaarden,
    voor: number,
    aantal: number,
    ervoor: readonly DbPostvak[],
  ): Promise<Bladzijde<PostvakRij>> {
    const ruimte = aantal - ervoor.length;
    const { results } = await this.#db
      .prepare(
        `${KEUZE} WHERE z.ontvangercode = ? AND z.bevestigingsnummer < ? AND z.postvaknummer > 0${voorwaarden.sql}
         ORDER BY z.bevestigingsnummer DESC LIMIT ?`,
      )
      .bind(ontvangercode, voor, ...voorwaarden.waarden, ruimte + 1)
      .all<DbPostvak>();
    const erbij = results.slice(0, ruimte);
    const rijen = [...ervoor, ...erbij];
    return erbij.length < results.length
      ? toBladzijde(rijen, { deel: 'bevestigd', voor: erbij.at(-1)?.bevestigingsnummer ?? voor })
      : toBladzijde(rijen);
  }

  #laatsteBevestiging(ontvangercode: string): D1PreparedStatement {
    return this.#db
      .prepare(
        `SELECT coalesce(max(bevestigingsnummer), 0) AS laatste FROM zendingen WHERE ontvangercode = ? AND postvaknummer > 0`,
      )
      .bind(ontvangercode);
  }

  async countOnbevestigd(ontvangercode: string, maximum: number): Promise<number> {
    const geteld = await this.#db
      .prepare(
        `SELECT count(*) AS aantal FROM (SELECT 1 FROM zendingen
         WHERE ontvangercode = ? AND bevestigingsnummer IS NULL AND postvaknummer > 0 LIMIT ?)`,
      )
      .bind(ontvangercode, maximum)
      .first<{ aantal: number }>();
    return geteld?.aantal ?? 0;
  }

  async findInPostvak(ontvangercode: string, ids: readonly string[]): Promise<readonly PostvakRij[]> {
    const { results } = await this.#db
      .prepare(
        `${KEUZE} WHERE z.id IN (SELECT value FROM json_each(?)) AND z.ontvangercode = ? AND z.postvaknummer IS NOT NULL
         ORDER BY z.postvaknummer`,
      )
      .bind(JSON.stringify(ids), ontvangercode)
      .all<DbPostvak>();
    return results.map(toRij);
  }

  async bevestig(ontvangercode: string, ids: readonly string[], op: string): Promise<readonly Bevestiging[]> {
    const gevraagd = JSON.stringify(ids);
    const teBevestigen = `id IN (SELECT value FROM json_each(?1)) AND ontvangercode = ?2 AND postvaknummer IS NOT NULL
      AND toestand IN ('omgezet', 'vastgehouden', 'bezorgd', 'ingetrokken') AND bevestigd_op IS NULL`;
    const uitslagen = await this.#db.batch<{ id: string; bevestigd_op: string | null }>([
      // Not `bezorgd` and with a number: the ontvanger fetched it from its postvak while, or because, bringing it did not succeed.
      this.#db
        .prepare(`SELECT id FROM zendingen WHERE toestand NOT IN ('bezorgd', 'ingetrokken') AND ${teBevestigen}`)
        .bind(gevraagd, ontvangercode),
      // That it could not be brought is no trouble any more.
      this.#db
        .prepare(
          `DELETE FROM bevindingen WHERE fase = 'bezorging'
             AND zending_id IN (SELECT id FROM zendingen WHERE toestand <> 'bezorgd' AND ${teBevestigen})`,
        )
        .bind(gevraagd, ontvangercode),
      this.#db
        .prepare(
          // What was withdrawn stays so; the ontvanger has only seen that it was.
          `UPDATE zendingen SET bevestigd_op = ?3, gewijzigd_op = ?3,
             bezorgd_op = iif(toestand = 'ingetrokken', bezorgd_op, coalesce(bezorgd_op, ?3)),
             toestand = iif(toestand = 'ingetrokken', toestand, 'bevestigd')
           WHERE ${teBevestigen} RETURNING id`,
        )
        .bind(gevraagd, ontvangercode, op),
      this.#db
        .prepare(
          `SELECT id, bevestigd_op FROM zendingen
           WHERE id IN (SELECT value FROM json_each(?1)) AND ontvangercode = ?2 AND postvaknummer IS NOT NULL`,
        )
        .bind(gevraagd, ontvangercode),
    ]);
    const idsVan = (nr: number): ReadonlySet<string> => new Set(uitslagen[nr]?.results.map(({ id }) => id));
    const zelfOpgehaald = idsVan(0);
    const nieuw = idsVan(2);
    const bevestigdOpVan = new Map(uitslagen[3]?.results.map((rij) => [rij.id, rij.bevestigd_op]));
    return ids.map((zendingId): Bevestiging => {
      const bevestigdOp = bevestigdOpVan.get(zendingId);
      if (bevestigdOp === undefined || bevestigdOp === null) return { zendingId, uitkomst: 'onbekend' };
      return nieuw.has(zendingId)
        ? { zendingId, uitkomst: 'bevestigd', bevestigdOp, zelfOpgehaald: zelfOpgehaald.has(zendingId) }
        : { zendingId, uitkomst: 'al-bevestigd', bevestigdOp };
    });
  }
}

const toBladzijde = (rijen: readonly DbPostvak[], volgende?: Plek): Bladzijde<PostvakRij> => ({
  rijen: rijen.map(toRij),
  ...(volgende === undefined ? {} : { volgende: toCursor(volgende) }),
});
