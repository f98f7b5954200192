/**
 * Makes zendingen again for an ontvanger: with a later version of the formaat, or after a fault of ours was mended. First what it would do
 * is shown, then exactly that is done: the same zendingen, and of each the same bytes. An ontvanger never gets bytes that it has.
 */
import { createHash } from 'node:crypto';
import { deelNaam } from '../domain/deel.ts';
import type { Herleverbestand, HerleveringRij, Herleverregel, Herleverselectie } from '../domain/herlevering.ts';
import { tijdstip } from '../domain/kalender.ts';
import { VERTROKKEN } from '../domain/vervanging.ts';
import type { BestandBewijs } from '../domain/zending.ts';
import { leesInhoud } from '../storage/delen/inhoud.ts';
import type { Herzending } from '../storage/ports/herlevering.ts';
import type { Omzetwerk } from '../storage/ports.ts';
import { convertOne } from './convert-one.ts';
import { loadDossier } from './convert-zending.ts';
import type { Diensten } from './diensten.ts';
import { zendingIdVoor } from './receive.ts';
import type { RegisterBeeld } from './register-bron.ts';
import { delenMap } from './sleutels-van-opslag.ts';
import { count } from './tel-bestand.ts';

/** Made while somebody waits, so no more than this. */
export const MAXIMUM_HERLEVERING = 100;
const MAXIMALE_REGELS = 50_000;

/** What it would do; nothing leaves. Undefined when the register has no such formaat or version. */
export async function previewHerlevering(
  diensten: Diensten,
  selectie: Herleverselectie,
  door: string,
): Promise<HerleveringRij | undefined> {
  const { staat, nieuwId, klok } = diensten;
  const regels = await listRegels(diensten, selectie);
  if (regels === undefined) return undefined;
  const rij: HerleveringRij = {
    id: nieuwId(),
    selectie,
    sha256: hashOf(regels),
    regels,
    aangevraagdDoor: door,
    aangevraagdOp: tijdstip(klok()),
  };
  await staat.herlevering.addHerlevering(rij);
  return rij;
}

export type Uitvoeruitkomst =
  | { readonly soort: 'uitgevoerd'; readonly nieuw: boolean; readonly herlevering: HerleveringRij }
  /** Not what was shown: the hash is another one, or the zendingen changed since. */
  | { readonly soort: 'anders' };

/** @param sha256 of what was shown to whoever asks for it now */
export async function executeHerlevering(
  diensten: Diensten,
  id: string,
  sha256: string,
  door: string,
): Promise<Uitvoeruitkomst | undefined> {
  const { staat, klok, wachtrij } = diensten;
  const rij = await staat.herlevering.findHerlevering(id);
  if (rij === undefined) return undefined;
  if (rij.sha256 !== sha256) return { soort: 'anders' };
  if (rij.uitgevoerdOp !== undefined) return { soort: 'uitgevoerd', nieuw: false, herlevering: rij };
  const nu = await listRegels(diensten, rij.selectie);
  if (nu === undefined || hashOf(nu) !== sha256) return { soort: 'anders' };
  const herzendingen = await planAgain(diensten, rij);
  const nieuw = await staat.herlevering.voerUit(id, herzendingen, door, tijdstip(klok()));
  const oud = herzendingen.map(({ vanId }) => vanId);
  // What delivery held must not hold up what comes in its place.
  if (oud.length > 0) await diensten.postbussen.laatVervallen(rij.selectie.ontvangercode, oud);
  await wachtrij.vraagOmzetting(herzendingen.map(({ zending }) => zending.id));
  const gedaan = await staat.herlevering.findHerlevering(id);
  return gedaan && { soort: 'uitgevoerd', nieuw, herlevering: gedaan };
}

const hashOf = (regels: readonly Herleverregel[]): string =>
  createHash('sha256').update(JSON.stringify(regels)).digest('hex');

async function listRegels(
  diensten: Diensten,
  selectie: Herleverselectie,
): Promise<readonly Herleverregel[] | undefined> {
  const beeld = await diensten.register.huidig();
  const { formaat, formaatversie } = selectie;
  if (formaatversie !== undefined && beeld.index.findFormaat(formaat, formaatversie)?.levensfase !== 'actief')
    return undefined;
  const regels: Herleverregel[] = [];
  for (const werk of await diensten.staat.herlevering.selectHerlevering(selectie))
    regels.push(await examine(diensten, beeld, werk, formaatversie ?? werk.zending.formaat.versie));
  return regels;
}

async function examine(
  { blobs }: Pick<Diensten, 'blobs'>,
  beeld: RegisterBeeld,
  { zending, delen }: Omzetwerk,
  formaatversie: string,
): Promise<Herleverregel> {
  const { id, agbcode, bestanden, verantwoordingId } = zending;
  const basis = { zendingId: id, agbcode, oud: bestanden.map(toBestand), nieuw: [] };
  const skip = (reden: NonNullable<Herleverregel['reden']>): Herleverregel => ({ ...basis, actie: 'overslaan', reden });
  const formaat = { naam: zending.formaat.naam, versie: formaatversie };
  if (beeld.compiled(formaat.naam, formaat.versie).formaat.correctie === 'credit-debet') return skip('per-regel');
  if ((await leesInhoud(blobs, delenMap(verantwoordingId))) === undefined) return skip('gewist');
  const dossier = await loadDossier(blobs, verantwoordingId);
  const eigen = new Set(delen.map(deelNaam));
  const regels = dossier.inhoud.delen
    .filter((deel) => eigen.has(deelNaam(deel)))
    .reduce((som, deel) => som + deel.aantalPrestaties + deel.aantalTrajecten, 0);
  if (regels > MAXIMALE_REGELS) return skip('te-groot');
  const make = (kenmerk: object) =>
    convertOne({ ...zending, formaat, delen, ...kenmerk }, dossier, beeld, blobs, delenMap(verantwoordingId), count);
  // Under its own version first: a version mark alone is no reason to send it again.
  const zelfde = await make({});
  if (zelfde.toestand !== 'omgezet') return skip('niet-te-maken');
  if (hasLeft(zending) && isSame(zelfde.bestanden, bestanden)) return skip('gelijk');
  const nieuw = hasLeft(zending) ? await make({ versie: zending.versie + 1, vervangtId: id }) : zelfde;
  return { ...basis, actie: 'opnieuw', nieuw: nieuw.bestanden.map(toBestand) };
}

const hasLeft = ({ toestand }: Omzetwerk['zending']): boolean => VERTROKKEN.includes(toestand);

const isSame = (een: readonly BestandBewijs[], ander: readonly BestandBewijs[]): boolean =>
  een.map(({ sha256 }) => sha256).join() === ander.map(({ sha256 }) => sha256).join();

const toBestand = ({ bestandsnaam, sha256, bytes }: BestandBewijs): Herleverbestand => ({
  bestandsnaam,
  sha256,
  bytes,
});

async function planAgain(
  { staat }: Diensten,
  { id, regels, selectie }: HerleveringRij,
): Promise<readonly Herzending[]> {
  const opnieuw = new Map(regels.filter(({ actie }) => actie === 'opnieuw').map((regel) => [regel.zendingId, regel]));
  const werk = await staat.zendingen.listOmzetwerk([...opnieuw.keys()]);
  return werk.map(({ zending, delen }): Herzending => {
    const { verantwoordingId, ontvanger, soort, aansluiting, formaat, agbcode } = zending;
    const versie = selectie.formaatversie ?? formaat.versie;
    return {
      agbcode,
      vanId: zending.id,
      zending: {
        id: zendingIdVoor(verantwoordingId)(`herlevering/${id}/${zending.id}`),
        verantwoordingId,
        ontvanger,
        soort,
        aansluiting,
        formaat: { naam: formaat.naam, versie },
        delen,
      },
      grondslag: {
        voorgangers: [{ zendingId: zending.id, toestand: zending.toestand }],
        elders: [],
        verwacht: opnieuw.get(zending.id)?.nieuw.map(({ sha256 }) => sha256) ?? [],
      },
    };
  });
}
