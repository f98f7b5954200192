import type { Formaatgebruik, Gebruik } from '../../domain/besparing.ts';
import type { ZendingRij } from '../../domain/rijen.ts';
import {
  AANDACHT_TOESTANDEN,
  type GevolgdeVerantwoording,
  NIETS_TE_STUREN,
  type Verantwoordingstand,
  type Volgkeuze,
  type Volgtelling,
} from '../../domain/volgen.ts';
import { BEZORGDE_TOESTANDEN, LOPENDE_TOESTANDEN, type ZendingToestand } from '../../domain/zending.ts';
import type { VolgStaat } from '../ports/volgen.ts';
import type { Bladvraag, Bladzijde } from '../ports.ts';
import { LAATSTE, splitCursor, toBladzijde } from './bladen.ts';
import { type DbVerantwoording, type DbZending, toVerantwoording, toZending, ZENDING_KOLOMMEN } from './rijen.ts';

const tekst = (toestanden: readonly ZendingToestand[]): string => toestanden.map((een) => `'${een}'`).join(', ');

/** Of what is destroyed nobody expects anything any more. */
const AANDACHT = `(z.toestand IN (${tekst(AANDACHT_TOESTANDEN)}) AND z.gewist_op IS NULL)`;
const NIETS = `z.toestand IN (${tekst(NIETS_TE_STUREN)})`;
/** With the ontvanger, and no answer yet where one is expected, is on its way as well. */
const ONDERWEG = `(z.toestand IN (${tekst(LOPENDE_TOESTANDEN)})
  OR (z.toestand IN ('bezorgd', 'bevestigd') AND z.antwoord_werkdagen IS NOT NULL AND z.vervallen_op IS NULL AND z.gewist_op IS NULL))`;

const TELLING = `json_object('aandacht', COALESCE(SUM(${AANDACHT}), 0), 'onderweg', COALESCE(SUM(${ONDERWEG}), 0),
  'nietsTeSturen', COALESCE(SUM(${NIETS}), 0), 'totaal', COUNT(*))`;

const GELDT = 'v.vervangen_door_id IS NULL AND v.ingetrokken_op IS NULL';
const heeft = (voorwaarde: string): string =>
  `EXISTS (SELECT 1 FROM zendingen z WHERE z.verantwoording_id = v.id AND ${voorwaarde})`;

const STAND: Readonly<Record<Verantwoordingstand, string>> = {
  ingetrokken: 'v.ingetrokken_op IS NOT NULL',
  vervangen: 'v.vervangen_door_id IS NOT NULL AND v.ingetrokken_op IS NULL',
  aandacht: `${GELDT} AND ${heeft(AANDACHT)}`,
  onderweg: `${GELDT} AND NOT ${heeft(AANDACHT)} AND ${heeft(ONDERWEG)}`,
  klaar: `${GELDT} AND NOT ${heeft(AANDACHT)} AND NOT ${heeft(ONDERWEG)}`,
};

function toTelling(json: string): Volgtelling {
  const { aandacht, onderweg, nietsTeSturen, totaal } = JSON.parse(json) as Record<string, number>;
  const [a = 0, o = 0, n = 0] = [aandacht, onderweg, nietsTeSturen];
  return { aandacht: a, onderweg: o, nietsTeSturen: n, klaar: (totaal ?? 0) - a - o - n };
}

export class D1Volgen implements VolgStaat {
  readonly #db: D1Database;

  constructor(db: D1Database) {
    this.#db = db;
  }

  async listGevolgd(
    agbcode: string,
    { jaar, stand }: Volgkeuze,
    blad: Bladvraag,
  ): Promise<Bladzijde<GevolgdeVerantwoording>> {
    const [op, id] = splitCursor(blad.vanaf, 2) ?? [LAATSTE, LAATSTE];
    const { results } = await this.#db
      .prepare(
        `SELECT v.*, (SELECT ${TELLING} FROM zendingen z WHERE z.verantwoording_id = v.id) AS telling
         FROM verantwoordingen v
         WHERE v.agbcode = ?1 AND (v.ontvangen_op, v.id) < (?2, ?3) AND (?5 = '' OR substr(v.periode_eind, 1, 4) = ?5)
           ${stand === undefined ? '' : `AND ${STAND[stand]}`}
         ORDER BY v.ontvangen_op DESC, v.id DESC LIMIT ?4`,
      )
      .bind(agbcode, op, id, blad.aantal + 1, jaar === undefined ? '' : String(jaar))
      .all<DbVerantwoording & { telling: string }>();
    return toBladzijde(
      results,
      blad,
      (rij) => ({ verantwoording: toVerantwoording(rij), telling: toTelling(rij.telling) }),
      (rij) => `${rij.ontvangen_op}|${rij.id}`,
    );
  }

  async listJaren(agbcode: string): Promise<readonly number[]> {
    const { results } = await this.#db
      .prepare(
        'SELECT DISTINCT CAST(substr(periode_eind, 1, 4) AS INTEGER) AS jaar FROM verantwoordingen WHERE agbcode = ? ORDER BY 1 DESC',
      )
      .bind(agbcode)
      .all<{ jaar: number }>();
    return results.map(({ jaar }) => jaar);
  }

  async telZendingen(verantwoordingId: string): Promise<Volgtelling> {
    const rij = await this.#db
      .prepare(`SELECT ${TELLING} AS telling FROM zendingen z WHERE z.verantwoording_id = ?`)
      .bind(verantwoordingId)
      .first<{ telling: string }>();
    return toTelling(rij?.telling ?? '{}');
  }

  async listZendingenVan(
    verantwoordingId: string,
    { alleenAandacht }: { readonly alleenAandacht: boolean },
    blad: Bladvraag,
  ): Promise<Bladzijde<ZendingRij>> {
    // A name may hold the sign between the parts of a cursor: the id, which cannot, stands in front.
    const [, id = '', naam = ''] = /^([^|]*)\|(.*)$/s.exec(blad.vanaf ?? '') ?? [];
    const { results } = await this.#db
      .prepare(
        `SELECT ${ZENDING_KOLOMMEN} FROM zendingen z
         WHERE z.verantwoording_id = ?1 AND (z.ontvangernaam, z.id) > (?2, ?3) ${alleenAandacht ? `AND ${AANDACHT}` : ''}
         ORDER BY z.ontvangernaam, z.id LIMIT ?4`,
      )
      .bind(verantwoordingId, naam, id, blad.aantal + 1)
      .all<DbZending>();
    return toBladzijde(results, blad, toZending, (rij) => `${rij.id}|${rij.ontvangernaam}`);
  }

  async telGebruik(jaar: number, agbcode?: string): Promise<Gebruik> {
    const [van, tot] = [`${jaar}-01-01`, `${jaar + 1}-01-01`];
    const wie = agbcode === undefined ? '' : 'v.agbcode = ?3 AND';
    const waarden = agbcode === undefined ? [van, tot] : [van, tot, agbcode];
    const vraag = (sql: string) => this.#db.prepare(sql).bind(...waarden);
    const geleverd = `verantwoordingen v JOIN zendingen z ON z.verantwoording_id = v.id
         WHERE ${wie} v.ontvangen_op >= ?1 AND v.ontvangen_op < ?2 AND z.toestand IN (${tekst(BEZORGDE_TOESTANDEN)})`;
    const [totaal, formaten] = await this.#db.batch([
      vraag(
        `SELECT COUNT(*) AS verantwoordingen, COUNT(DISTINCT v.agbcode) AS aanbieders,
           (SELECT COUNT(DISTINCT z.agbcode || z.formaat_naam) FROM ${geleverd}) AS gevolgdeFormaten
         FROM verantwoordingen v WHERE ${wie} v.ontvangen_op >= ?1 AND v.ontvangen_op < ?2`,
      ),
      vraag(
        `SELECT z.formaat_naam AS naam, z.formaat_versie AS versie, COUNT(*) AS zendingen, COUNT(z.beantwoord_op) AS antwoorden,
           SUM((SELECT COUNT(*) FROM zending_bestanden b WHERE b.zending_id = z.id)) AS bestanden
         FROM ${geleverd} GROUP BY 1, 2 ORDER BY 1, 2`,
      ),
    ]);
    const {
      verantwoordingen = 0,
      aanbieders = 0,
      gevolgdeFormaten = 0,
    } = (totaal?.results[0] ?? {}) as Partial<Gebruik>;
    return { verantwoordingen, aanbieders, gevolgdeFormaten, formaten: (formaten?.results ?? []) as Formaatgebruik[] };
  }
}
