/** The rows as D1 returns them, and their translation. Every query names its columns, so a row has exactly these fields. */
import type { Bevinding } from '../../domain/bevinding.ts';
import type { Gecrediteerd } from '../../domain/correctie.ts';
import type { OntvangerSoort } from '../../domain/register.ts';
import type { BevindingRij, Fase, Intrekreden, VerantwoordingRij, ZendingRij } from '../../domain/rijen.ts';
import type { Soort } from '../../domain/verantwoording.ts';
import type { BestandBewijs, Retourkenmerk, Zendingdoel, ZendingToestand } from '../../domain/zending.ts';

export interface DbVerantwoording {
  id: string;
  agbcode: string;
  kenmerk: string;
  sha256: string;
  bytes: number;
  stadium: 'concept' | 'definitief';
  vervangt_id: string | null;
  vervangen_door_id: string | null;
  periode_begin: string;
  periode_eind: string;
  soorten: string;
  aantal_prestaties: number;
  aantal_trajecten: number;
  saldo_centen: number;
  ontvangen_op: string;
  ingetrokken_op: string | null;
  intrekreden: Intrekreden | null;
  gewist_op: string | null;
}

export const toVerantwoording = (db: DbVerantwoording): VerantwoordingRij => ({
  id: db.id,
  agbcode: db.agbcode,
  kenmerk: db.kenmerk,
  sha256: db.sha256,
  bytes: db.bytes,
  stadium: db.stadium,
  ...(db.vervangt_id === null ? {} : { vervangtId: db.vervangt_id }),
  ...(db.vervangen_door_id === null ? {} : { vervangenDoorId: db.vervangen_door_id }),
  periode: { begindatum: db.periode_begin, einddatum: db.periode_eind },
  soorten: JSON.parse(db.soorten) as Soort[],
  aantalPrestaties: db.aantal_prestaties,
  aantalTrajecten: db.aantal_trajecten,
  saldoCenten: db.saldo_centen,
  ontvangenOp: db.ontvangen_op,
  ...(db.ingetrokken_op === null ? {} : { ingetrokkenOp: db.ingetrokken_op }),
  ...(db.intrekreden === null ? {} : { intrekreden: db.intrekreden }),
  ...(db.gewist_op === null ? {} : { gewistOp: db.gewist_op }),
});

export interface DbZending {
  id: string;
  verantwoording_id: string;
  agbcode: string;
  ontvangersoort: OntvangerSoort;
  ontvangercode: string;
  ontvangernaam: string;
  soort: Soort;
  aansluiting_id: string;
  aansluiting_versie: string;
  formaat_naam: string;
  formaat_versie: string;
  toestand: ZendingToestand;
  postvaknummer: number | null;
  gepland_op: string;
  omgezet_op: string | null;
  bezorgd_op: string | null;
  bevestigd_op: string | null;
  beantwoord_op: string | null;
  antwoord_werkdagen: number | null;
  bestanden: string;
  doel: Zendingdoel;
  versie: number;
  vervangt_id: string | null;
  vervangen_door_id: string | null;
  gelijk_aan_id: string | null;
  vervallen_op: string | null;
  wacht_op: string | null;
  correctie: string | null;
  gewist_op: string | null;
  herlevering: number;
}

/** The columns of a zending with its files as one JSON column, so that a page of zendingen is one query. */
export const ZENDING_KOLOMMEN = `z.id, z.verantwoording_id, z.agbcode, z.ontvangersoort, z.ontvangercode, z.ontvangernaam, z.soort,
  z.aansluiting_id, z.aansluiting_versie, z.formaat_naam, z.formaat_versie, z.toestand, z.postvaknummer,
  z.gepland_op, z.omgezet_op, z.bezorgd_op, z.bevestigd_op, z.beantwoord_op, z.antwoord_werkdagen,
  z.doel, z.versie, z.vervangt_id, z.vervangen_door_id, z.gelijk_aan_id, z.vervallen_op, z.wacht_op, z.correctie, z.gewist_op,
  z.grondslag ->> '$.verwacht' IS NOT NULL AS herlevering,
  (SELECT json_group_array(json_object('volgnummer', b.volgnummer, 'bestandsnaam', b.bestandsnaam, 'mediatype', b.mediatype,
     'sha256', b.sha256, 'bytes', b.bytes, 'retoursoort', b.retoursoort, 'retourkenmerk', b.retourkenmerk) ORDER BY b.volgnummer)
   FROM zending_bestanden b WHERE b.zending_id = z.id) AS bestanden`;

export const toZending = (db: DbZending): ZendingRij => ({
  id: db.id,
  verantwoordingId: db.verantwoording_id,
  agbcode: db.agbcode,
  ontvanger: { soort: db.ontvangersoort, code: db.ontvangercode, naam: db.ontvangernaam },
  soort: db.soort,
  aansluiting: { id: db.aansluiting_id, versie: db.aansluiting_versie },
  formaat: { naam: db.formaat_naam, versie: db.formaat_versie },
  toestand: db.toestand,
  ...(db.postvaknummer === null ? {} : { postvaknummer: db.postvaknummer }),
  geplandOp: db.gepland_op,
  ...(db.omgezet_op === null ? {} : { omgezetOp: db.omgezet_op }),
  ...(db.bezorgd_op === null ? {} : { bezorgdOp: db.bezorgd_op }),
  ...(db.bevestigd_op === null ? {} : { bevestigdOp: db.bevestigd_op }),
  ...(db.beantwoord_op === null ? {} : { beantwoordOp: db.beantwoord_op }),
  ...(db.antwoord_werkdagen === null ? {} : { antwoordWerkdagen: db.antwoord_werkdagen }),
  bestanden: (JSON.parse(db.bestanden) as DbBestand[]).map(toBestand),
  doel: db.doel,
  versie: db.versie,
  ...(db.vervangt_id === null ? {} : { vervangtId: db.vervangt_id }),
  ...(db.vervangen_door_id === null ? {} : { vervangenDoorId: db.vervangen_door_id }),
  ...(db.gelijk_aan_id === null ? {} : { gelijkAanId: db.gelijk_aan_id }),
  ...(db.vervallen_op === null ? {} : { vervallenOp: db.vervallen_op }),
  ...(db.wacht_op === null ? {} : { wachtOp: JSON.parse(db.wacht_op) as string[] }),
  ...(db.correctie === null ? {} : { correctie: JSON.parse(db.correctie) as Gecrediteerd }),
  ...(db.gewist_op === null ? {} : { gewistOp: db.gewist_op }),
  ...(db.herlevering === 0 ? {} : { herlevering: true }),
});

type DbBestand = Omit<BestandBewijs, 'retour'> & {
  readonly retoursoort: Retourkenmerk['soort'] | null;
  readonly retourkenmerk: string | null;
};

const toBestand = ({ retoursoort, retourkenmerk, ...bestand }: DbBestand): BestandBewijs => ({
  ...bestand,
  ...(retoursoort === null || retourkenmerk === null ? {} : { retour: { soort: retoursoort, kenmerk: retourkenmerk } }),
});

export interface DbBevinding {
  volgnummer: number;
  verantwoording_id: string;
  zending_id: string | null;
  fase: Fase;
  code: string;
  ernst: string;
  plaats: string;
  parameters: string;
  vastgesteld_op: string;
}

export const BEVINDING_KOLOMMEN =
  'volgnummer, verantwoording_id, zending_id, fase, code, ernst, plaats, parameters, vastgesteld_op';

export const toBevinding = (db: DbBevinding): BevindingRij => ({
  volgnummer: db.volgnummer,
  verantwoordingId: db.verantwoording_id,
  ...(db.zending_id === null ? {} : { zendingId: db.zending_id }),
  fase: db.fase,
  bevinding: {
    code: db.code,
    ernst: db.ernst,
    plaats: JSON.parse(db.plaats),
    parameters: JSON.parse(db.parameters),
  } as Bevinding,
  vastgesteldOp: db.vastgesteld_op,
});
