/** Makes the files of one planned zending. May be run again at any time: the same input gives the same bytes under the same keys. */
import { tijdstip } from '../domain/kalender.ts';
import type { Omzetresultaat, ZendingRij } from '../domain/rijen.ts';
import { SOFTWAREVERSIE } from '../domain/softwareversie.ts';
import type { Kop } from '../domain/verantwoording.ts';
import type { BestandBewijs, ZendingToestand } from '../domain/zending.ts';
import { readText } from '../storage/bytes.ts';
import { type DelenInhoud, leesInhoud } from '../storage/delen/inhoud.ts';
import type { Blobs, Omzetwerk } from '../storage/ports.ts';
import type { Diensten } from './diensten.ts';
import { settleKeten, toGrondslag } from './keten.ts';
import type { RegisterBeeld } from './register-bron.ts';
import { bestandSleutel, delenMap, kopSleutel } from './sleutels-van-opslag.ts';
import { ketenvraag, makeFirst, makeHerlevering, makeNext, type TeMaken, type Uitkomst } from './vervanging.ts';

/** What every zending of one verantwoording reads; kept for as long as a batch of messages is about the same one. */
export interface Dossier {
  readonly verantwoordingId: string;
  readonly kop: Kop;
  readonly inhoud: DelenInhoud;
}

/** A dossier opened for a batch: its delen are read ahead together. */
export interface OpenDossier extends Dossier {
  readonly delenBlobs: Pick<Blobs, 'get'>;
}

export async function loadDossier(blobs: Pick<Blobs, 'get'>, verantwoordingId: string): Promise<Dossier> {
  const [kop, inhoud] = await Promise.all([
    blobs.get(kopSleutel(verantwoordingId)),
    leesInhoud(blobs, delenMap(verantwoordingId)),
  ]);
  if (kop === undefined || inhoud === undefined) throw new Error(`verantwoording ${verantwoordingId} has no bytes`);
  return { verantwoordingId, kop: JSON.parse(await readText(kop)) as Kop, inhoud };
}

/** `gemaakt`: its files are stored, its result still has to be. `aanbieden`: was made and stored before. `niets`: not for the postbus. */
export type Omzetting =
  | { readonly soort: 'gemaakt'; readonly resultaat: Omzetresultaat }
  | { readonly soort: 'aanbieden' }
  | { readonly soort: 'niets' };

const NIETS: Omzetting = { soort: 'niets' };

/** Makes what is planned and not made yet. Whoever asks stores the results, for several at once. */
export async function convertZending(
  diensten: Diensten,
  { zending, delen }: Omzetwerk,
  beeld: RegisterBeeld,
  dossierVan: (verantwoordingId: string) => Promise<OpenDossier>,
): Promise<Omzetting> {
  if (zending.toestand === 'omgezet') return { soort: 'aanbieden' };
  if (zending.toestand !== 'gepland') return NIETS;
  await diensten.tussenstap('omzetting-begonnen');
  return convertPlanned(diensten, { ...zending, delen }, beeld, await dossierVan(zending.verantwoordingId));
}

async function convertPlanned(
  diensten: Diensten,
  zending: ZendingRij & Pick<Omzetwerk, 'delen'>,
  beeld: RegisterBeeld,
  dossier: OpenDossier,
): Promise<Omzetting> {
  const { id, verantwoordingId } = zending;
  const { staat, blobs, klok } = diensten;
  const maak: TeMaken = {
    zending,
    dossier,
    beeld,
    bron: dossier.delenBlobs,
    opslag: blobs,
    bestemming: (volgnummer, bytes) => blobs.put(bestandSleutel(verantwoordingId, id, volgnummer), bytes),
  };
  const uitkomst = await make(diensten, zending, maak);
  if (uitkomst === undefined) return NIETS;
  if (uitkomst.soort === 'wacht') {
    // Answered in the meantime: then it is looked at again, by whoever takes the message next.
    if (!(await staat.correctie.laatWachten(id, uitkomst.wachtOp, tijdstip(klok()))))
      await diensten.wachtrij.vraagOmzetting([id]);
    return NIETS;
  }
  await diensten.tussenstap('bestanden-bewaard');
  const { vervalt, ...vervolg } = uitkomst.vervolg;
  if (vervalt !== undefined) await staat.correctie.laatVervallen([vervalt], tijdstip(klok()));
  const toestand = isBewaard(beeld, zending, dossier.kop, vervolg.toestand) ? 'bewaard' : vervolg.toestand;
  return {
    soort: 'gemaakt',
    resultaat: {
      zendingId: id,
      registerrevisie: beeld.register.revisie,
      softwareversie: SOFTWAREVERSIE,
      ...vervolg,
      toestand,
      ...antwoordtermijn(beeld, zending, vervolg.bestanden),
    },
  };
}

async function make(
  diensten: Diensten,
  zending: ZendingRij & Pick<Omzetwerk, 'delen'>,
  maak: TeMaken,
): Promise<Uitkomst | undefined> {
  if (zending.herlevering) return makeHerlevering(diensten, maak);
  const isFirst = zending.doel === 'verantwoorden' && maak.dossier.kop.vervangt === undefined;
  return isFirst ? makeFirst(maak) : makeAfter(diensten, zending, maak);
}

/** A later version, or a withdrawal. Undefined when the zending is no longer planned. */
async function makeAfter(
  diensten: Diensten,
  zending: ZendingRij & Pick<Omzetwerk, 'delen'>,
  maak: TeMaken,
): Promise<Uitkomst | undefined> {
  const verantwoording = await diensten.staat.verantwoordingen.findVerantwoording(zending.verantwoordingId);
  if (verantwoording === undefined) return undefined;
  const { vervangtId, ingetrokkenOp } = verantwoording;
  const intrekken = zending.doel === 'intrekken';
  const vraag = ketenvraag(zending, intrekken ? undefined : vervangtId);
  const voorgangers = await settleKeten(diensten, vraag);
  const eerste = voorgangers[0]?.zending.geplandOp;
  const elders =
    eerste === undefined
      ? []
      : await diensten.staat.correctie.listElders({ ...vraag, agbcode: zending.agbcode }, eerste);
  const grondslag = await diensten.staat.correctie.legGrondslagVast(zending.id, toGrondslag(voorgangers, elders));
  if (grondslag === undefined) return undefined;
  const taken = intrekken && ingetrokkenOp !== undefined ? { ingetrokkenOp } : {};
  return makeNext(diensten, { ...maak, ...taken }, grondslag);
}

/** A concept goes to whoever asks for concepts; for the others it is made, shown to the aanbieder, and kept. */
export function isBewaard(
  beeld: RegisterBeeld,
  { aansluiting: { id, versie } }: Pick<ZendingRij, 'aansluiting'>,
  kop: Kop,
  toestand: ZendingToestand,
): boolean {
  if (kop.stadium !== 'concept' || toestand !== 'omgezet') return false;
  return beeld.index.findAansluiting(id, versie)?.conceptGewenst !== true;
}

/** The shortest term of the formaat, when a file was made that will be answered. */
function antwoordtermijn(
  beeld: RegisterBeeld,
  { formaat: { naam, versie } }: Pick<ZendingRij, 'formaat'>,
  bestanden: readonly BestandBewijs[],
): { readonly antwoordWerkdagen?: number } {
  if (bestanden.every(({ retour }) => retour === undefined)) return {};
  const termijnen = beeld
    .compiled(naam, versie)
    .formaat.bestanden.flatMap((bestand) =>
      'retourbericht' in bestand && bestand.retourbericht !== undefined ? [bestand.retourbericht.termijnWerkdagen] : [],
    );
  return { antwoordWerkdagen: Math.min(...termijnen) };
}
