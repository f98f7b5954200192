/** The examples that travel with a version of a formaat: kept, and run against what must come out of them. */
import type { Bevinding } from '../domain/bevinding.ts';
import { BSN_ONBEKEND_CBS, BSN_ONGEBOREN_CBS } from '../domain/codelijsten.ts';
import { tijdstip } from '../domain/kalender.ts';
import type { VerwachtBestand, Voorbeelddocument, VoorbeeldRij } from '../domain/levensloop.ts';
import { readText, streamOf } from '../storage/bytes.ts';
import type { Diensten } from './diensten.ts';
import { type Botsing, hashInhoud, toBotsing, type Versieadres } from './formaat-concept.ts';
import {
  type BenoemdVoorbeeld,
  fromBase64,
  notConverted,
  runDocument,
  runEen,
  sha256,
  toVerwacht,
} from './formaat-voorbeeldrun.ts';
import type { RegisterBeeld } from './register-bron.ts';
import { voorbeeldSleutel } from './sleutels-van-opslag.ts';
import { testVoorwaarde, type Voorwaarde } from './voorwaarde.ts';

export interface Voorbeeldopgave extends Omit<Voorbeelddocument, 'verwacht'> {
  /** `neem-over`: what comes out now is what must come out from now on. */
  readonly verwacht: readonly (Omit<VerwachtBestand, 'sha256'> & { readonly sha256?: string })[] | 'neem-over';
}

export type Voorbeeldopslag =
  | {
      readonly soort: 'gemaakt' | 'vervangen' | 'ongewijzigd';
      readonly document: Voorbeelddocument;
      readonly hash: string;
    }
  | { readonly soort: 'niet-gevonden' }
  | { readonly soort: 'geweigerd'; readonly bevindingen: readonly Bevinding[] }
  | { readonly soort: 'ligt-vast'; readonly bevindingen: readonly Bevinding[] }
  | Botsing;

const BSN_EERSTE = 999_900_006;
const BSN_LAATSTE = 999_999_990;

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

  const bezwaren = [...checkBsns(opgave.invoer), ...checkHashes(opgave.verwacht)];
  if (bezwaren.length > 0) return { soort: 'geweigerd', bevindingen: bezwaren };
  const gemaakt = await completeVoorbeeld(beeld, formaat, voorbeeld, opgave, levensfase !== 'concept');
  if (!gemaakt.ok) return { soort: 'geweigerd', bevindingen: gemaakt.bevindingen };
  const { document } = gemaakt;

  const hash = hashInhoud(document);
  if (bestaand?.sha256 === hash) return { soort: 'ongewijzigd', document, hash };
  if (bestaand !== undefined && levensfase !== 'concept')
    return {
      soort: 'ligt-vast',
      bevindingen: [{ code: 'VOORBEELD_VAST', ernst: 'fout', plaats: {}, parameters: { voorbeeld } }],
    };
  const botsing = toBotsing(testVoorwaarde(voorwaarde, bestaand?.sha256));
  if (botsing !== undefined) return botsing;

  const bytes = new TextEncoder().encode(JSON.stringify(document));
  await diensten.blobs.put(voorbeeldSleutel(hash), streamOf(bytes));
  const rij: VoorbeeldRij = {
    formaat: formaat.naam,
    versie: formaat.versie,
    voorbeeld,
    sha256: hash,
    bytes: bytes.length,
    aantalBestanden: document.verwacht.length,
  };
  const wijziging = { revisie: beeld.register.revisie, door, op: tijdstip(diensten.klok()) };
  if (!(await diensten.staat.formaten.bewaarVoorbeeld(rij, wijziging))) return { soort: 'intussen-veranderd' };
  return { soort: bestaand === undefined ? 'gemaakt' : 'vervangen', document, hash };
}

type Gemaakt =
  | { readonly ok: true; readonly document: Voorbeelddocument }
  | { readonly ok: false; readonly bevindingen: readonly Bevinding[] };

/** @param moetKloppen what is added to a tested version may not make it fail */
async function completeVoorbeeld(
  beeld: RegisterBeeld,
  formaat: Versieadres,
  voorbeeld: string,
  { invoer, ontvanger, parameters, vandaag, verwacht }: Voorbeeldopgave,
  moetKloppen: boolean,
): Promise<Gemaakt> {
  const basis = { invoer, ...(ontvanger && { ontvanger }), parameters, vandaag };
  if (verwacht !== 'neem-over') {
    const document = {
      ...basis,
      verwacht: verwacht.map(({ bestandsnaam, inhoudBase64 }) => toVerwacht(bestandsnaam, fromBase64(inhoudBase64))),
    };
    if (!moetKloppen) return { ok: true, document };
    const { verschillen } = await runEen(beeld, formaat, voorbeeld, document);
    return verschillen.length === 0 ? { ok: true, document } : { ok: false, bevindingen: verschillen };
  }
  const uitkomst = await runDocument(beeld, formaat, basis);
  if (uitkomst.toestand !== 'omgezet')
    return {
      ok: false,
      bevindingen: [notConverted(voorbeeld, uitkomst, uitkomst.toestand), ...uitkomst.bevindingen.map(binnenInvoer)],
    };
  const document = {
    ...basis,
    verwacht: uitkomst.bestanden.map(({ bestandsnaam, inhoud }) => toVerwacht(bestandsnaam, inhoud)),
  };
  return { ok: true, document };
}

/** A finding about the verantwoording, seen from the request it was sent in. */
const binnenInvoer = (bevinding: Bevinding): Bevinding =>
  bevinding.plaats.pointer === undefined
    ? bevinding
    : { ...bevinding, plaats: { ...bevinding.plaats, pointer: `/invoer${bevinding.plaats.pointer}` } };

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

/** Every bsn of an example must be one that belongs to nobody. */
function checkBsns(invoer: Voorbeelddocument['invoer']): Bevinding[] {
  return (['prestaties', 'trajecten'] as const).flatMap((lijst) => {
    const regels: unknown = invoer[lijst];
    if (!Array.isArray(regels)) return [];
    return regels.flatMap((regel: unknown, nr): Bevinding[] =>
      isTestBsn(Object(regel).bsn)
        ? []
        : [{ code: 'VOORBEELD_BSN', ernst: 'fout', plaats: { pointer: `/invoer/${lijst}/${nr}/bsn` }, parameters: {} }],
    );
  });
}

/** Whether it is a bsn at all is for the standard to say: one that is none identifies nobody. */
function isTestBsn(bsn: unknown): boolean {
  if (typeof bsn !== 'string' || !/^[0-9]{9}$/.test(bsn) || bsn === BSN_ONBEKEND_CBS || bsn === BSN_ONGEBOREN_CBS)
    return true;
  return Number(bsn) >= BSN_EERSTE && Number(bsn) <= BSN_LAATSTE;
}

function checkHashes(verwacht: Voorbeeldopgave['verwacht']): Bevinding[] {
  if (verwacht === 'neem-over') return [];
  return verwacht.flatMap(({ bestandsnaam, sha256: opgegeven, inhoudBase64 }, nr): Bevinding[] =>
    opgegeven === undefined || opgegeven === sha256(fromBase64(inhoudBase64))
      ? []
      : [
          {
            code: 'VOORBEELD_SHA256',
            ernst: 'fout',
            plaats: { pointer: `/verwacht/${nr}/sha256` },
            parameters: { bestandsnaam },
          },
        ],
  );
}
