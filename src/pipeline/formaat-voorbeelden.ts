/** The examples that travel with a version of a formaat: kept, and run against what must come out of them. */
import type { Bevinding } from '../domain/bevinding.ts';
import { tijdstip } from '../domain/kalender.ts';
import type { Voorbeelddocument, VoorbeeldRij } from '../domain/levensloop.ts';
import { readText, streamOf } from '../storage/bytes.ts';
import type { Diensten } from './diensten.ts';
import { type Botsing, hashInhoud, toBotsing, type Versieadres } from './formaat-concept.ts';
import { examineVoorbeeld, type Voorbeeldopgave } from './formaat-voorbeeldkeuring.ts';
import type { BenoemdVoorbeeld } from './formaat-voorbeeldrun.ts';
import { voorbeeldSleutel } from './sleutels-van-opslag.ts';
import { testVoorwaarde, type Voorwaarde } from './voorwaarde.ts';

export type Voorbeeldopslag =
  | {
      readonly soort: 'gemaakt' | 'vervangen' | 'ongewijzigd';
      readonly inhoud: Voorbeelddocument;
      readonly hash: string;
    }
  | { readonly soort: 'niet-gevonden' }
  | { readonly soort: 'geweigerd'; readonly bevindingen: readonly Bevinding[] }
  | { readonly soort: 'ligt-vast'; readonly bevindingen: readonly Bevinding[] }
  | Botsing;

export async function putVoorbeeld(
  diensten: Diensten,
  formaat: Versieadres,
  voorbeeld: string,
  opgave: Voorbeeldopgave,
  voorwaarde: Voorwaarde,
  door: string,
): Promise<Voorbeeldopslag> {
  const beeld = await diensten.register.huidig();
  const { levensfase } = beeld.index.findFormaat(formaat.naam, formaat.versie) ?? {};
  if (levensfase === undefined) return { soort: 'niet-gevonden' };
  const bestaand = (await diensten.staat.formaten.listVoorbeelden(formaat.naam, formaat.versie)).find(
    (rij) => rij.voorbeeld === voorbeeld,
  );

  const gekeurd = await examineVoorbeeld(beeld, formaat, voorbeeld, opgave, levensfase !== 'concept', bestaand?.sha256);
  if (!gekeurd.ok) return { soort: 'geweigerd', bevindingen: gekeurd.error };
  const document = gekeurd.value;

  const hash = hashInhoud(document);
  if (bestaand?.sha256 === hash) return { soort: 'ongewijzigd', inhoud: document, hash };
  if (bestaand !== undefined && levensfase !== 'concept')
    return {
      soort: 'ligt-vast',
      bevindingen: [{ code: 'VOORBEELD_VAST', ernst: 'fout', plaats: {}, parameters: { voorbeeld } }],
    };
  const botsing = toBotsing(testVoorwaarde(voorwaarde, bestaand?.sha256));
  if (botsing !== undefined) return botsing;

  const rij = await storeVoorbeeld(diensten, formaat, voorbeeld, document);
  const wijziging = { revisie: beeld.register.revisie, door, op: tijdstip(diensten.klok()) };
  if (!(await diensten.staat.formaten.bewaarVoorbeeld(rij, wijziging))) return { soort: 'intussen-veranderd' };
  return { soort: bestaand === undefined ? 'gemaakt' : 'vervangen', inhoud: document, hash };
}

/** The bytes first: a row never stands for an example that is not there. */
export async function storeVoorbeeld(
  { blobs }: Pick<Diensten, 'blobs'>,
  formaat: Versieadres,
  voorbeeld: string,
  document: Voorbeelddocument,
): Promise<VoorbeeldRij> {
  const sha256 = hashInhoud(document);
  const bytes = new TextEncoder().encode(JSON.stringify(document));
  await blobs.put(voorbeeldSleutel(sha256), streamOf(bytes));
  const { naam, versie } = formaat;
  return { formaat: naam, versie, voorbeeld, sha256, bytes: bytes.length, aantalBestanden: document.verwacht.length };
}

/** The stored document, or undefined when the version has no such example. */
export async function loadVoorbeeld(
  diensten: Pick<Diensten, 'blobs' | 'staat'>,
  formaat: Versieadres,
  voorbeeld: string,
): Promise<{ readonly document: Voorbeelddocument; readonly hash: string } | undefined> {
  const rijen = await diensten.staat.formaten.listVoorbeelden(formaat.naam, formaat.versie);
  const rij = rijen.find((een) => een.voorbeeld === voorbeeld);
  return rij === undefined ? undefined : { document: await readDocument(diensten, rij), hash: rij.sha256 };
}

export async function listDocumenten(
  diensten: Pick<Diensten, 'blobs' | 'staat'>,
  formaat: Versieadres,
): Promise<readonly BenoemdVoorbeeld[]> {
  const rijen = await diensten.staat.formaten.listVoorbeelden(formaat.naam, formaat.versie);
  return Promise.all(
    rijen.map(async (rij) => ({ voorbeeld: rij.voorbeeld, document: await readDocument(diensten, rij) })),
  );
}

async function readDocument({ blobs }: Pick<Diensten, 'blobs'>, rij: VoorbeeldRij): Promise<Voorbeelddocument> {
  const bytes = await blobs.get(voorbeeldSleutel(rij.sha256));
  if (bytes === undefined) throw new Error(`example ${rij.voorbeeld} of ${rij.formaat} ${rij.versie} has no bytes`);
  return JSON.parse(await readText(bytes)) as Voorbeelddocument;
}
