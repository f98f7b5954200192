/** What an ontvangstbewijs says about the outputs of a verantwoording and how they were made. */
import type { Bewezenzending, Bewijsgegevens, Registerstand, Registervermelding } from '../../domain/bewijs.ts';
import type { DeelSleutel } from '../../domain/deel.ts';
import type { ZonderOntvangerRij } from '../../domain/rijen.ts';
import type { BewijsStaat } from '../ports/bewijs.ts';
import { type DbZending, toZending, ZENDING_KOLOMMEN } from './rijen.ts';

type DbBewezen = DbZending & {
  formaat_sha256: string | null;
  aansluiting_sha256: string | null;
  register_revisie: string | null;
  software_versie: string | null;
  delen: string;
};

type DbVermelding = Registervermelding & { revisie: string };

const hashVan = (documentsoort: string, naam: string, versie: string): string =>
  `(SELECT d.sha256 FROM register_documenten d
    WHERE d.documentsoort = '${documentsoort}' AND d.naam = z.${naam} AND d.versie = z.${versie})`;

const ZENDINGEN = `SELECT ${ZENDING_KOLOMMEN}, z.register_revisie, z.software_versie,
    ${hashVan('formaat', 'formaat_naam', 'formaat_versie')} AS formaat_sha256,
    ${hashVan('aansluiting', 'aansluiting_id', 'aansluiting_versie')} AS aansluiting_sha256,
    (SELECT json_group_array(json_object('gemeentecode', d.gemeentecode, 'wet', d.wet) ORDER BY d.gemeentecode, d.wet)
     FROM zending_delen d WHERE d.zending_id = z.id) AS delen
  FROM zendingen z WHERE z.verantwoording_id = ? ORDER BY z.ontvangercode, z.soort, z.aansluiting_id, z.id`;

const ZONDER_ONTVANGER = `SELECT gemeentecode, wet, soort FROM zonder_ontvanger
  WHERE verantwoording_id = ? AND opgelost_op IS NULL ORDER BY gemeentecode, wet, soort`;

/** A revisie begins with the number of the last document there was; of a list the newest version counts. */
const LIJSTEN = `SELECT r.revisie, d.documentsoort, d.naam, d.versie, d.sha256
  FROM (SELECT DISTINCT register_revisie AS revisie FROM zendingen
        WHERE verantwoording_id = ? AND register_revisie IS NOT NULL AND toestand <> 'gepland') r
  JOIN register_documenten d ON d.documentsoort IN ('gemeenten', 'herindelingen', 'inkoopregios')
    AND d.volgnummer = (SELECT max(n.volgnummer) FROM register_documenten n
      WHERE n.documentsoort = d.documentsoort AND n.volgnummer <= CAST(r.revisie AS INTEGER))
  ORDER BY r.revisie, d.documentsoort`;

export class D1Bewijs implements BewijsStaat {
  readonly #db: D1Database;

  constructor(db: D1Database) {
    this.#db = db;
  }

  async loadBewijsgegevens(verantwoordingId: string): Promise<Bewijsgegevens> {
    // One transaction, so that no zending is converted between two of the questions.
    const [zendingen, zonder, lijsten] = await this.#db.batch(
      [ZENDINGEN, ZONDER_ONTVANGER, LIJSTEN].map((vraag) => this.#db.prepare(vraag).bind(verantwoordingId)),
    );
    return {
      zendingen: ((zendingen?.results ?? []) as DbBewezen[]).map(toBewezen),
      zonderOntvanger: (zonder?.results ?? []) as ZonderOntvangerRij[],
      register: toStanden((lijsten?.results ?? []) as DbVermelding[]),
    };
  }
}

function toBewezen(db: DbBewezen): Bewezenzending {
  const { register_revisie: registerrevisie, software_versie: softwareversie } = db;
  // A document that was in use is never removed; a proof that named it without its hash would prove nothing.
  if (db.formaat_sha256 === null || db.aansluiting_sha256 === null)
    throw new Error(`zending ${db.id} was planned with a document that is not in the register`);
  return {
    zending: toZending(db),
    delen: JSON.parse(db.delen) as DeelSleutel[],
    formaatSha256: db.formaat_sha256,
    aansluitingSha256: db.aansluiting_sha256,
    // One that was resumed and is planned again still has the revisie of its earlier conversion.
    ...(registerrevisie === null || softwareversie === null || db.toestand === 'gepland'
      ? {}
      : { omgezetMet: { registerrevisie, softwareversie } }),
  };
}

const toStanden = (rijen: readonly DbVermelding[]): Registerstand[] =>
  [...Map.groupBy(rijen, ({ revisie }) => revisie)].map(([revisie, documenten]) => ({
    revisie,
    documenten: documenten.map(({ documentsoort, naam, versie, sha256 }) => ({ documentsoort, naam, versie, sha256 })),
  }));
