/** How a mapsleutel is asked and read; apart, so that a script on the database of `npm start` asks the same. */
import type { MapsleutelRij } from '../ports/sleutelkast.ts';

export const MAPSLEUTEL_VRAAG = `SELECT m.map, m.iv, m.inhoud, p.id, p.afzender, p.periode, p.versie, p.iv AS periode_iv,
  p.inhoud AS periode_inhoud FROM mapsleutels m LEFT JOIN periodesleutels p ON p.id = m.periodesleutel_id
  WHERE m.map = ? AND (m.periodesleutel_id IS NULL OR p.id IS NOT NULL)`;

/** Without a periodesleutel all that follows `map` is NULL. */
export interface DbMapsleutel {
  map: string;
  iv: string;
  inhoud: string;
  id: string | null;
  afzender: string;
  periode: string;
  versie: number;
  periode_iv: string;
  periode_inhoud: string;
}

export function toMapsleutel(db: DbMapsleutel): MapsleutelRij {
  const { map, iv, inhoud, id, afzender, periode, versie } = db;
  if (id === null) return { map, soort: 'onversleuteld' };
  const sleutel = { iv: db.periode_iv, inhoud: db.periode_inhoud };
  return {
    map,
    soort: 'versleuteld',
    periodesleutel: { id, afzender, periode, versie, sleutel },
    sleutel: { iv, inhoud },
  };
}
