/** Makes the files of one planned zending. May be run again at any time: the same input gives the same bytes under the same keys. */
import { tijdstip } from '../domain/kalender.ts';
import type { ZendingRij } from '../domain/rijen.ts';
import { SOFTWAREVERSIE } from '../domain/softwareversie.ts';
import type { Kop } from '../domain/verantwoording.ts';
import type { BestandBewijs } from '../domain/zending.ts';
import { readText } from '../storage/bytes.ts';
import { type DelenInhoud, leesInhoud } from '../storage/delen/inhoud.ts';
import type { Blobs, Omzetwerk } from '../storage/ports.ts';
import { convertOne } from './convert-one.ts';
import type { Diensten } from './diensten.ts';
import type { RegisterBeeld } from './register-bron.ts';
import { bestandSleutel, delenMap, kopSleutel } from './sleutels-van-opslag.ts';

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

export async function loadDossier(blobs: Blobs, verantwoordingId: string): Promise<Dossier> {
  const [kop, inhoud] = await Promise.all([
    blobs.get(kopSleutel(verantwoordingId)),
    leesInhoud(blobs, delenMap(verantwoordingId)),
  ]);
  if (kop === undefined || inhoud === undefined) throw new Error(`verantwoording ${verantwoordingId} has no bytes`);
  return { verantwoordingId, kop: JSON.parse(await readText(kop)) as Kop, inhoud };
}

/** Makes what is planned and not made yet. @returns whether there is something to offer to the postbus. */
export async function convertZending(
  diensten: Diensten,
  { zending, delen }: Omzetwerk,
  beeld: RegisterBeeld,
  dossierVan: (verantwoordingId: string) => Promise<OpenDossier>,
): Promise<boolean> {
  if (zending.toestand !== 'gepland') return zending.toestand === 'omgezet';
  await diensten.tussenstap('omzetting-begonnen');
  return convertPlanned(diensten, { ...zending, delen }, beeld, await dossierVan(zending.verantwoordingId));
}

async function convertPlanned(
  diensten: Diensten,
  zending: ZendingRij & Pick<Omzetwerk, 'delen'>,
  beeld: RegisterBeeld,
  dossier: OpenDossier,
): Promise<boolean> {
  const uitkomst = await convertOne(
    zending,
    dossier,
    beeld,
    dossier.delenBlobs,
    delenMap(zending.verantwoordingId),
    (volgnummer, bytes) => diensten.blobs.put(bestandSleutel(zending.verantwoordingId, zending.id, volgnummer), bytes),
  );
  await diensten.tussenstap('bestanden-bewaard');
  const bewaard = await diensten.staat.zendingen.bewaarOmzetting(
    {
      zendingId: zending.id,
      registerrevisie: beeld.register.revisie,
      softwareversie: SOFTWAREVERSIE,
      ...uitkomst,
      ...antwoordtermijn(beeld, zending, uitkomst.bestanden),
    },
    tijdstip(diensten.klok()),
  );
  await diensten.tussenstap('omzetting-bewaard');
  return bewaard && uitkomst.toestand === 'omgezet';
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
