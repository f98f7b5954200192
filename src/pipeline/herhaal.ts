/**
 * Makes every file that an ontvangstbewijs names again, from the submission and the documents of the register that it names, and says
 * of each whether it is the same to the byte. Runs what the real conversion runs (`receive`, `convertOne`).
 */

import type { Bevinding } from '../domain/bevinding.ts';
import type { Registervermelding } from '../domain/bewijs.ts';
import type { DeelSleutel } from '../domain/deel.ts';
import type { Formaat } from '../domain/formaat.ts';
import type { Schemaset } from '../domain/schema.ts';
import type { Ontvangstbewijs, ZendingBewijs } from '../receipts/ontvangstbewijs.ts';
import type { Blobs, Bytestroom, RegisterDocument } from '../storage/ports.ts';
import { convertOne } from './convert-one.ts';
import type { Dossier } from './convert-zending.ts';
import { storedLezing } from './lezing.ts';
import { receive } from './receive.ts';
import { createBeeld, type RegisterBeeld, registerVanDocumenten } from './register-bron.ts';
import { createSchemavoorraad } from './schemas.ts';
import { delenMap, inhoudSleutel } from './sleutels-van-opslag.ts';
import { count } from './tel-bestand.ts';
import { loadZendingDossier } from './zending-dossier.ts';

export interface HerhaaldBestand {
  readonly bestandsnaam: string;
  /** `ontbreekt`: it did not come out again; `erbij`: it came out and the bewijs does not know it. */
  readonly uitkomst: 'gelijk' | 'anders' | 'ontbreekt' | 'erbij';
  /** As the bewijs says. */
  readonly sha256?: string;
  /** As it came out now. */
  readonly nu?: string;
}

export interface HerhaaldeZending {
  readonly zending: ZendingBewijs;
  /** `geen-bestanden`: there was nothing to make (held, filtered, or not converted yet). */
  readonly uitkomst: 'gelijk' | 'anders' | 'niet-te-maken' | 'geen-bestanden';
  readonly bestanden: readonly HerhaaldBestand[];
  /** Documents that were not given, or were given with other content. */
  readonly ontbreekt: readonly Registervermelding[];
  /** It corrects an earlier one with lines of its own, which only the gateway has: no version of the verantwoording holds them. */
  readonly eigenRegelsOntbreken?: true;
}

export type Herhaling =
  /** The bytes are not those that the bewijs is about. */
  | { readonly soort: 'andere-inhoud'; readonly sha256: string }
  /** The submission cannot be read with this register. */
  | { readonly soort: 'onleesbaar'; readonly bevindingen: readonly Bevinding[] }
  | { readonly soort: 'herhaald'; readonly zendingen: readonly HerhaaldeZending[] };

/**
 * @param ingediend the submission, unpacked
 * @param documenten of the register, more than is needed as well; those with the hash that the bewijs names are used
 * @param blobs room to work in
 * @param opslag what the gateway keeps, when it can be reached: corrections have lines of their own there
 */
export async function herhaal(
  bewijs: Ontvangstbewijs,
  ingediend: Bytestroom,
  documenten: readonly RegisterDocument[],
  blobs: Blobs,
  opslag?: Pick<Blobs, 'get'>,
): Promise<Herhaling> {
  const { sha256 } = await blobs.put(inhoudSleutel(bewijs.id), ingediend);
  if (sha256 !== bewijs.sha256) return { soort: 'andere-inhoud', sha256 };
  const gevonden = new Map(documenten.map((document) => [keyOf(document), document]));
  const gemaakt = bewijs.zendingen.filter(({ bestanden }) => bestanden.length > 0);
  const standen = openStanden(bewijs, gemaakt, gevonden);
  const leesbaar = [...standen.values()].find(({ ontbreekt }) => ontbreekt.length === 0);
  const dossier = leesbaar === undefined ? undefined : await readAgain(bewijs, leesbaar.beeld, blobs);
  if (dossier !== undefined && 'bevindingen' in dossier)
    return { soort: 'onleesbaar', bevindingen: dossier.bevindingen };

  const zendingen: HerhaaldeZending[] = [];
  for (const zending of bewijs.zendingen) {
    if (zending.bestanden.length === 0) {
      zendingen.push({ zending, uitkomst: 'geen-bestanden', bestanden: [], ontbreekt: [] });
      continue;
    }
    const stand = standen.get(revisieVan(zending));
    const ontbreekt = [
      ...(stand?.ontbreekt ?? []),
      ...documentenVan(zending).filter((vermelding) => !gevonden.has(keyOf(vermelding))),
    ];
    if (stand === undefined || dossier === undefined || ontbreekt.length > 0)
      zendingen.push({ zending, uitkomst: 'niet-te-maken', bestanden: [], ontbreekt });
    else if (zending.correctie === undefined)
      zendingen.push(
        await repeatZending(
          zending,
          { dossier, map: delenMap(bewijs.id), bron: blobs, delen: zending.delen },
          stand.beeld,
        ),
      );
    else if (opslag === undefined)
      zendingen.push({ zending, uitkomst: 'niet-te-maken', bestanden: [], ontbreekt, eigenRegelsOntbreken: true });
    else {
      const { id, correctie } = zending;
      const eigen = await loadZendingDossier(opslag, { id, verantwoordingId: bewijs.id, correctie });
      const bron = { ...eigen, bron: opslag, delen: eigen.dossier.inhoud.delen };
      zendingen.push(await repeatZending(zending, bron, stand.beeld));
    }
  }
  return { soort: 'herhaald', zendingen };
}

interface Stand {
  readonly beeld: RegisterBeeld;
  readonly ontbreekt: readonly Registervermelding[];
}

const revisieVan = (zending: ZendingBewijs): string => zending.omgezetMet?.registerrevisie ?? '';

/** A hash alone would do; the name keeps two documents with the same text apart. */
const keyOf = ({ documentsoort, naam, versie, sha256 }: Registervermelding): string =>
  `${documentsoort} ${naam} ${versie} ${sha256}`;

const documentenVan = ({ formaat, aansluiting }: ZendingBewijs): Registervermelding[] => [
  { documentsoort: 'formaat', ...formaat },
  { documentsoort: 'aansluiting', naam: aansluiting.id, versie: aansluiting.versie, sha256: aansluiting.sha256 },
];

/** The register as it counted for each revisie, with no more in it than the bewijs names, and the schemas that its formaten use. */
function openStanden(
  bewijs: Ontvangstbewijs,
  gemaakt: readonly ZendingBewijs[],
  gevonden: ReadonlyMap<string, RegisterDocument>,
): ReadonlyMap<string, Stand> {
  // Which check looked at a file changes nothing in it, so a schema is found by its name.
  const schemas = [...gevonden.values()].filter(({ documentsoort }) => documentsoort === 'schema');
  const voorraad = createSchemavoorraad(
    async ({ naam, versie }) =>
      schemas.find((schema) => schema.naam === naam && schema.versie === versie)?.inhoud as Schemaset | undefined,
  );
  return new Map(
    bewijs.register.map(({ revisie, documenten: lijsten }) => {
      const eigen = gemaakt.filter((zending) => revisieVan(zending) === revisie);
      const genoemd = new Map(eigen.flatMap(documentenVan).map((vermelding) => [keyOf(vermelding), vermelding]));
      const aanwezig = [...lijsten, ...genoemd.values()].flatMap((vermelding) => gevonden.get(keyOf(vermelding)) ?? []);
      const ontbreekt = [
        ...lijsten.filter((vermelding) => !gevonden.has(keyOf(vermelding))),
        ...missingSchemas(aanwezig, schemas),
      ];
      return [
        revisie,
        { beeld: createBeeld(registerVanDocumenten([...aanwezig, ...schemas], revisie), voorraad), ontbreekt },
      ];
    }),
  );
}

function missingSchemas(
  documenten: readonly RegisterDocument[],
  schemas: readonly RegisterDocument[],
): readonly Registervermelding[] {
  return documenten
    .filter(({ documentsoort }) => documentsoort === 'formaat')
    .flatMap(({ inhoud }) => (inhoud as Formaat).bestanden)
    .flatMap((bestand) => ('schema' in bestand && bestand.schema !== undefined ? [bestand.schema] : []))
    .filter(({ naam, versie }) => !schemas.some((schema) => schema.naam === naam && schema.versie === versie))
    .map(({ naam, versie }) => ({ documentsoort: 'schema', naam, versie, sha256: '' }));
}

/** Read as on the day it was received. */
async function readAgain(
  bewijs: Ontvangstbewijs,
  beeld: RegisterBeeld,
  blobs: Blobs,
): Promise<Dossier | { readonly bevindingen: readonly Bevinding[] }> {
  const klok = (): Date => new Date(bewijs.ontvangenOp);
  const gelezen = await receive(
    { klok },
    blobs,
    beeld,
    bewijs.id,
    storedLezing(blobs, bewijs.id, bewijs),
    bewijs.bytes,
  );
  if (gelezen.soort === 'geweigerd') return { bevindingen: gelezen.weigering.bevindingen.bevindingen };
  const { kop, inhoud } = gelezen.ontvangen;
  return { verantwoordingId: bewijs.id, kop, inhoud };
}

interface Regelbron {
  readonly dossier: Dossier;
  readonly map: string;
  readonly bron: Pick<Blobs, 'get'>;
  readonly delen: readonly DeelSleutel[];
}

async function repeatZending(
  zending: ZendingBewijs,
  { dossier, map, bron, delen }: Regelbron,
  beeld: RegisterBeeld,
): Promise<HerhaaldeZending> {
  const nu = await convertOne({ ...zending, delen }, dossier, beeld, bron, map, count);
  const aantal = Math.max(zending.bestanden.length, nu.bestanden.length);
  const bestanden = Array.from({ length: aantal }, (_, plaats): HerhaaldBestand => {
    const eerder = zending.bestanden[plaats];
    const opnieuw = nu.bestanden[plaats];
    return {
      bestandsnaam: eerder?.bestandsnaam ?? opnieuw?.bestandsnaam ?? '',
      uitkomst: compare(eerder, opnieuw),
      ...(eerder === undefined ? {} : { sha256: eerder.sha256 }),
      ...(opnieuw === undefined ? {} : { nu: opnieuw.sha256 }),
    };
  });
  const gelijk = bestanden.every(({ uitkomst }) => uitkomst === 'gelijk');
  return { zending, uitkomst: gelijk ? 'gelijk' : 'anders', bestanden, ontbreekt: [] };
}

type Bestand = ZendingBewijs['bestanden'][number];

function compare(eerder: Bestand | undefined, opnieuw: Bestand | undefined): HerhaaldBestand['uitkomst'] {
  if (eerder === undefined) return 'erbij';
  if (opnieuw === undefined) return 'ontbreekt';
  return eerder.sha256 === opnieuw.sha256 &&
    eerder.bestandsnaam === opnieuw.bestandsnaam &&
    eerder.mediatype === opnieuw.mediatype
    ? 'gelijk'
    : 'anders';
}
