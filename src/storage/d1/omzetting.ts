/** The statements that store what conversion made of some zendingen. Each list travels as one JSON parameter, however many there are. */
import type { Omzetresultaat } from '../../domain/rijen.ts';

/**
 * Every statement asks for the state `gepland`, and the last one leaves it: a second run changes nothing. The order of this join makes
 * that each zending is found by its id.
 */
const ALLEEN_GEPLAND = `CROSS JOIN zendingen z ON z.id = j.value ->> 'zendingId' WHERE z.toestand = 'gepland'`;

/** @returns the last one gives the ids of what was stored */
export function omzetStatements(
  db: D1Database,
  resultaten: readonly Omzetresultaat[],
  op: string,
): D1PreparedStatement[] {
  const perZending = <Stuk>(lijst: (resultaat: Omzetresultaat) => readonly Stuk[]): string =>
    JSON.stringify(resultaten.flatMap((een) => lijst(een).map((stuk) => ({ ...stuk, zendingId: een.zendingId }))));
  const bevindingen = resultaten.some((een) => een.bevindingen.length > 0);
  return [
    db
      .prepare(
        `INSERT OR REPLACE INTO zending_delen (zending_id, gemeentecode, wet, aantal, verwerkt, verwerkt_centen, gefilterd,
           ongewijzigd, ongewijzigd_centen, producten)
         SELECT z.id, j.value ->> 'gemeentecode', j.value ->> 'wet', j.value ->> 'aantal', j.value ->> 'verwerkt',
           j.value ->> 'verwerktCenten', j.value -> 'gefilterd', coalesce(j.value ->> 'ongewijzigd', 0),
           coalesce(j.value ->> 'ongewijzigdCenten', 0), coalesce(j.value -> 'producten', '[]') FROM json_each(?1) j ${ALLEEN_GEPLAND}`,
      )
      .bind(perZending(({ delen }) => delen)),
    db
      .prepare(
        `INSERT OR REPLACE INTO zending_bestanden (zending_id, volgnummer, bestandsnaam, mediatype, sha256, bytes,
           retoursoort, retourkenmerk)
         SELECT z.id, j.value ->> 'volgnummer', j.value ->> 'bestandsnaam', j.value ->> 'mediatype', j.value ->> 'sha256',
           j.value ->> 'bytes', j.value ->> '$.retour.soort', j.value ->> '$.retour.kenmerk'
         FROM json_each(?1) j ${ALLEEN_GEPLAND}`,
      )
      .bind(perZending(({ bestanden }) => bestanden)),
    ...(bevindingen
      ? [
          bevindingStatement(
            db,
            perZending((een) => een.bevindingen),
            op,
          ),
        ]
      : []),
    ...plaatsInKeten(db, resultaten),
    db
      .prepare(
        `UPDATE zendingen SET toestand = j.value ->> 'toestand', gewijzigd_op = ?2, omgezet_op = ?2, pogingen = pogingen + 1,
           register_revisie = j.value ->> 'registerrevisie', software_versie = j.value ->> 'softwareversie',
           antwoord_werkdagen = j.value ->> 'antwoordWerkdagen'
         FROM json_each(?1) j WHERE zendingen.id = j.value ->> 'zendingId' AND +zendingen.toestand = 'gepland' RETURNING id`,
      )
      .bind(
        JSON.stringify(
          resultaten.map(({ zendingId, toestand, registerrevisie, softwareversie, antwoordWerkdagen }) => ({
            zendingId,
            toestand,
            registerrevisie,
            softwareversie,
            antwoordWerkdagen,
          })),
        ),
        op,
      ),
  ];
}

const bevindingStatement = (db: D1Database, bevindingen: string, op: string): D1PreparedStatement =>
  db
    .prepare(
      `INSERT INTO bevindingen (verantwoording_id, zending_id, fase, code, ernst, plaats, parameters, vastgesteld_op)
       SELECT z.verantwoording_id, z.id, 'omzetting', j.value ->> 'code', j.value ->> 'ernst', j.value -> 'plaats',
         j.value -> 'parameters', ?2 FROM json_each(?1) j ${ALLEEN_GEPLAND}`,
    )
    .bind(bevindingen, op);

/** Only a later version has something to say about earlier ones: nothing is written for a first one. */
function plaatsInKeten(db: D1Database, resultaten: readonly Omzetresultaat[]): D1PreparedStatement[] {
  const latere = resultaten.filter(({ versie }) => versie !== undefined);
  if (latere.length === 0) return [];
  return [
    db
      .prepare(
        `UPDATE zendingen SET versie = j.value ->> 'versie', vervangt_id = j.value ->> 'vervangtId',
           gelijk_aan_id = j.value ->> 'gelijkAanId', correctie = j.value -> 'correctie'
         FROM json_each(?1) j WHERE zendingen.id = j.value ->> 'zendingId' AND +zendingen.toestand = 'gepland'`,
      )
      .bind(
        JSON.stringify(
          latere.map(({ zendingId, versie, vervangtId, gelijkAanId, correctie }) => ({
            zendingId,
            versie,
            vervangtId,
            gelijkAanId,
            correctie,
          })),
        ),
      ),
  ];
}
