/** The statements that store a plan. Each list travels as one JSON parameter, so that 700 zendingen are still a handful of statements. */
import type { Bevinding } from '../../domain/bevinding.ts';
import type { Fase, Planning } from '../../domain/rijen.ts';
import { beurtenVoor, beurtStatement, beurtVan } from './omzetbeurten.ts';

/** @param beurtVanWie whose turns are used; those of the aanbieder, unless somebody else asked for it */
export function planStatements(
  db: D1Database,
  verantwoordingId: string,
  agbcode: string,
  plan: Planning,
  op: string,
  beurtVanWie = agbcode,
): D1PreparedStatement[] {
  const zendingen = plan.zendingen.map((z) => ({
    id: z.id,
    ontvangersoort: z.ontvanger.soort,
    ontvangercode: z.ontvanger.code,
    ontvangernaam: z.ontvanger.naam,
    soort: z.soort,
    aansluitingId: z.aansluiting.id,
    aansluitingVersie: z.aansluiting.versie,
    formaatNaam: z.formaat.naam,
    formaatVersie: z.formaat.versie,
    toestand: plan.vastgehouden.has(z.id) ? 'vastgehouden' : 'gepland',
    doel: z.doel ?? 'verantwoorden',
  }));
  const delen = plan.zendingen.flatMap((z) =>
    z.delen.map((deel) => ({ zendingId: z.id, gemeentecode: deel.gemeentecode, wet: deel.wet })),
  );
  const documenten = plan.zendingen.flatMap((z) =>
    (z.documenten ?? []).map((document, index) => ({ zendingId: z.id, nummer: index + 1, ...document })),
  );
  return [
    ...(zendingen.length === 0 ? [] : [beurtStatement(db, beurtVanWie, beurtenVoor(zendingen.length))]),
    db
      .prepare(
        `INSERT OR IGNORE INTO zendingen (id, verantwoording_id, agbcode, ontvangersoort, ontvangercode, ontvangernaam, soort,
           aansluiting_id, aansluiting_versie, formaat_naam, formaat_versie, toestand, doel, gepland_op, gewijzigd_op, beurt)
         SELECT value ->> 'id', ?1, ?2, value ->> 'ontvangersoort', value ->> 'ontvangercode', value ->> 'ontvangernaam',
           value ->> 'soort', value ->> 'aansluitingId', value ->> 'aansluitingVersie', value ->> 'formaatNaam',
           value ->> 'formaatVersie', value ->> 'toestand', value ->> 'doel', ?3, ?3,
           ${beurtVan('?5', '?6', 'key')}
         FROM json_each(?4)`,
      )
      .bind(verantwoordingId, agbcode, op, JSON.stringify(zendingen), beurtVanWie, beurtenVoor(zendingen.length)),
    db
      .prepare(
        `INSERT OR IGNORE INTO zending_delen (zending_id, gemeentecode, wet)
         SELECT value ->> 'zendingId', value ->> 'gemeentecode', value ->> 'wet' FROM json_each(?1)`,
      )
      .bind(JSON.stringify(delen)),
    ...(documenten.length === 0
      ? []
      : [
          db
            .prepare(
              `INSERT OR IGNORE INTO zending_documenten (zending_id, nummer, soort, sha256)
               SELECT value ->> 'zendingId', value ->> 'nummer', value ->> 'soort', value ->> 'sha256' FROM json_each(?1)`,
            )
            .bind(JSON.stringify(documenten)),
        ]),
    db
      .prepare(
        `INSERT OR IGNORE INTO zonder_ontvanger (verantwoording_id, gemeentecode, wet, soort)
         SELECT ?1, value ->> 'gemeentecode', value ->> 'wet', value ->> 'soort' FROM json_each(?2)`,
      )
      .bind(verantwoordingId, JSON.stringify(plan.zonderOntvanger)),
    bevindingStatement(db, verantwoordingId, plan.bevindingen, op),
  ];
}

export function bevindingStatement(
  db: D1Database,
  verantwoordingId: string,
  bevindingen: readonly { readonly zendingId?: string; readonly fase: Fase; readonly bevinding: Bevinding }[],
  op: string,
): D1PreparedStatement {
  return db
    .prepare(
      `INSERT INTO bevindingen (verantwoording_id, zending_id, fase, code, ernst, plaats, parameters, vastgesteld_op)
       SELECT ?1, value ->> 'zendingId', value ->> 'fase', value ->> '$.bevinding.code', value ->> '$.bevinding.ernst',
         value -> '$.bevinding.plaats', value -> '$.bevinding.parameters', ?2 FROM json_each(?3)`,
    )
    .bind(verantwoordingId, op, JSON.stringify(bevindingen));
}
