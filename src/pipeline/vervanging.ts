/**
 * What a zending does with the ones before it. A first version is simply made. A later one takes the place of the one before, corrects it
 * line by line, says that nothing changed, or waits for an answer: as its formaat asks (`correctie`).
 */
import type { ZendingRij } from '../domain/rijen.ts';
import type { Kop } from '../domain/verantwoording.ts';
import { type Grondslag, VERTROKKEN, type Voorganger } from '../domain/vervanging.ts';
import type { BestandBewijs, DeelUitkomst, ZendingToestand } from '../domain/zending.ts';
import type { Ketenvraag } from '../storage/ports/correctie.ts';
import type { Blobs, Omzetwerk } from '../storage/ports.ts';
import { type Bestemming, type ConvertUitkomst, convertOne } from './convert-one.ts';
import type { Dossier } from './convert-zending.ts';
import { type GemaakteCorrectie, makeCorrectie } from './correctie.ts';
import type { Diensten } from './diensten.ts';
import type { RegisterBeeld } from './register-bron.ts';
import { delenMap } from './sleutels-van-opslag.ts';
import { count } from './tel-bestand.ts';
import { loadZendingDossier } from './zending-dossier.ts';

/** What is made, with everything it is made from. */
export interface TeMaken {
  readonly zending: Pick<
    ZendingRij,
    'id' | 'verantwoordingId' | 'agbcode' | 'ontvanger' | 'soort' | 'aansluiting' | 'formaat' | 'doel'
  > &
    Pick<Omzetwerk, 'delen'>;
  readonly dossier: Dossier;
  readonly beeld: RegisterBeeld;
  /** Where the delen of the dossier are read. */
  readonly bron: Pick<Blobs, 'get'>;
  /** Where a correction writes its lines. */
  readonly opslag: Blobs;
  readonly bestemming: Bestemming;
  /** When its verantwoording is taken back. */
  readonly ingetrokkenOp?: string;
}

/** `gelijkAanId` and the others: see `ZendingRij`. `vervalt`: what the ontvanger has and no longer counts. */
export interface Vervolg extends Omit<ConvertUitkomst, 'toestand'> {
  readonly toestand: ConvertUitkomst['toestand'] | 'ongewijzigd';
  readonly versie?: number;
  readonly vervangtId?: string;
  readonly gelijkAanId?: string;
  readonly correctie?: GemaakteCorrectie['uitkomst']['gecrediteerd'];
  readonly vervalt?: string;
}

export type Uitkomst =
  | { readonly soort: 'gemaakt'; readonly vervolg: Vervolg }
  | { readonly soort: 'wacht'; readonly wachtOp: readonly string[] };

/** @param vervangtId the verantwoording before it; undefined when it is taken back and its own zendingen count */
export const ketenvraag = (
  { id, ontvanger, soort, aansluiting, formaat, delen, verantwoordingId }: TeMaken['zending'],
  vervangtId: string | undefined,
): Ketenvraag => ({
  id,
  ontvanger,
  soort,
  aansluiting,
  formaat,
  delen,
  vanafVerantwoordingId: vervangtId ?? verantwoordingId,
});

/** The first of its kind for this ontvanger. */
export async function makeFirst({ zending, dossier, beeld, bron, bestemming }: TeMaken): Promise<Uitkomst> {
  const vervolg = await convertOne(zending, dossier, beeld, bron, delenMap(zending.verantwoordingId), bestemming);
  return { soort: 'gemaakt', vervolg };
}

/** What a beheerder had made again: the bytes that were shown, or nothing. */
export async function makeHerlevering(diensten: Pick<Diensten, 'staat'>, maak: TeMaken): Promise<Uitkomst> {
  const { zending, dossier, beeld, bron, bestemming } = maak;
  const grondslag = await diensten.staat.correctie.findGrondslag(zending.id);
  const vorige = grondslag?.voorgangers.at(-1);
  if (grondslag?.verwacht === undefined || vorige === undefined)
    throw new Error(`zending ${zending.id} does not say what it was made from`);
  const [oud] = await diensten.staat.zendingen.listOmzetwerk([vorige.zendingId]);
  if (oud === undefined) throw new Error(`zending ${vorige.zendingId} is gone`);
  const kenmerk = VERTROKKEN.includes(vorige.toestand)
    ? { versie: oud.zending.versie + 1, vervangtId: vorige.zendingId }
    : { versie: oud.zending.versie };
  const map = delenMap(zending.verantwoordingId);
  const gemaakt = await convertOne({ ...zending, ...kenmerk }, dossier, beeld, bron, map, bestemming);
  const gezien = gemaakt.bestanden.map(({ sha256 }) => sha256).join() === grondslag.verwacht.join();
  if (gemaakt.toestand === 'vastgehouden' || gezien) return { soort: 'gemaakt', vervolg: { ...gemaakt, ...kenmerk } };
  const bevindingen = [{ code: 'HERLEVERING_WIJKT_AF', ernst: 'fout', plaats: {}, parameters: {} }] as const;
  return { soort: 'gemaakt', vervolg: { ...gemaakt, toestand: 'vastgehouden', bestanden: [], bevindingen } };
}

/** What comes after others. Without anything that left it is the first after all. */
export async function makeNext(
  diensten: Pick<Diensten, 'staat' | 'blobs'>,
  maak: TeMaken,
  grondslag: Grondslag,
): Promise<Uitkomst> {
  const laatste = grondslag.voorgangers.at(-1);
  if (laatste === undefined) return maak.zending.delen.length === 0 ? nothing() : makeFirst(maak);
  const { naam, versie } = maak.zending.formaat;
  const { correctie = 'vervangen' } = maak.beeld.compiled(naam, versie).formaat;
  const werk = await diensten.staat.zendingen.listOmzetwerk(grondslag.voorgangers.map(({ zendingId }) => zendingId));
  const volgende = 1 + Math.max(...werk.map(({ zending }) => zending.versie));
  return correctie === 'credit-debet'
    ? correct(diensten, maak, grondslag, volgende)
    : replace(diensten, maak, laatste, werk, volgende);
}

const nothing = (meer: Partial<Vervolg> = {}): Uitkomst => ({
  soort: 'gemaakt',
  vervolg: { toestand: 'gefilterd', delen: [], bestanden: [], bevindingen: [], ...meer },
});

/** A whole new output in the place of the last one, unless it would be the same. */
async function replace(
  diensten: Pick<Diensten, 'blobs'>,
  maak: TeMaken,
  { zendingId, toestand }: Voorganger,
  werk: readonly Omzetwerk[],
  versie: number,
): Promise<Uitkomst> {
  const { zending, dossier, beeld, bron, bestemming } = maak;
  if (zending.delen.length === 0) return nothing({ versie, vervalt: zendingId });
  const kenmerk = { versie, vervangtId: zendingId };
  const map = delenMap(zending.verantwoordingId);
  const nieuw = await convertOne({ ...zending, ...kenmerk }, dossier, beeld, bron, map, bestemming);
  if (nieuw.toestand === 'gefilterd') return { soort: 'gemaakt', vervolg: { ...nieuw, versie, vervalt: zendingId } };
  const vorige = werk.find((stuk) => stuk.zending.id === zendingId);
  // Two that stand beside each other were one version in two parts: then there is nothing to compare with as a whole.
  const naast = werk.filter(({ zending: z }) => z.verantwoordingId === vorige?.zending.verantwoordingId);
  const enige = naast.filter(({ zending: z }) => z.vervangenDoorId === undefined).length === 1;
  if (nieuw.toestand === 'omgezet' && vorige !== undefined && enige && holds(toestand)) {
    const oud = await makeAgain(diensten, vorige, dossier.kop, beeld, kenmerk);
    if (oud !== undefined && sameFiles(oud, nieuw.bestanden)) {
      const gelijk = { toestand: 'ongewijzigd', versie: vorige.zending.versie, gelijkAanId: zendingId } as const;
      return { soort: 'gemaakt', vervolg: { ...nieuw, ...gelijk, bestanden: [], delen: nieuw.delen.map(unchanged) } };
    }
  }
  return { soort: 'gemaakt', vervolg: { ...nieuw, ...kenmerk } };
}

/** What an ontvanger rejected it does not hold: that goes again, also when it is the same. */
const holds = (toestand: ZendingToestand): boolean => toestand !== 'afgewezen' && toestand !== 'deels-afgewezen';

/**
 * The earlier zending, made once more as it was made, under the identity of the new one: kenmerk, dagtekening, message numbers and version
 * are no change. Undefined when what it accounts for has another stadium: that is a change, also when no file shows it.
 */
async function makeAgain(
  { blobs }: Pick<Diensten, 'blobs'>,
  { zending, delen }: Omzetwerk,
  nu: Kop,
  beeld: RegisterBeeld,
  kenmerk: Pick<ZendingRij, 'versie' | 'vervangtId'>,
): Promise<readonly BestandBewijs[] | undefined> {
  const { dossier, map } = await loadZendingDossier(blobs, zending);
  if (dossier.kop.stadium !== nu.stadium) return undefined;
  const { declaraties: _, ...eigen } = dossier.kop;
  const kop: Kop = {
    ...eigen,
    kenmerk: nu.kenmerk,
    dagtekening: nu.dagtekening,
    ...(nu.vervangt === undefined ? {} : { vervangt: nu.vervangt }),
    ...(nu.declaraties === undefined ? {} : { declaraties: nu.declaraties }),
  };
  const uitkomst = await convertOne({ ...zending, delen, ...kenmerk }, { ...dossier, kop }, beeld, blobs, map, count);
  return uitkomst.toestand === 'omgezet' ? uitkomst.bestanden : undefined;
}

const sameFiles = (een: readonly BestandBewijs[], ander: readonly BestandBewijs[]): boolean =>
  een.length === ander.length &&
  een.every((bestand, nr) => bestand.bestandsnaam === ander[nr]?.bestandsnaam && bestand.sha256 === ander[nr]?.sha256);

const unchanged = (deel: DeelUitkomst): DeelUitkomst => ({
  ...deel,
  verwerkt: 0,
  verwerktCenten: 0,
  ongewijzigd: deel.verwerkt,
  ongewijzigdCenten: deel.verwerktCenten,
});

async function correct(
  diensten: Pick<Diensten, 'staat' | 'blobs'>,
  maak: TeMaken,
  grondslag: Grondslag,
  versie: number,
): Promise<Uitkomst> {
  const { zending, dossier, beeld, bron, opslag, bestemming, ingetrokkenOp } = maak;
  const eerder = [...grondslag.voorgangers, ...grondslag.elders].map(({ zendingId }) => zendingId);
  const zonderInhoud = (await diensten.staat.zendingen.findZendingen(eerder)).some((z) => z.gewistOp !== undefined);
  if (zonderInhoud) {
    const bevindingen = [{ code: 'CORRECTIE_OP_GEWIST', ernst: 'fout', plaats: {}, parameters: {} }] as const;
    return {
      soort: 'gemaakt',
      vervolg: { versie, delen: [], bestanden: [], bevindingen, toestand: 'vastgehouden' },
    };
  }
  const gemaakt = await makeCorrectie(diensten, zending, dossier, beeld, grondslag, bron, opslag, ingetrokkenOp);
  const { uitkomst, wachtOp } = gemaakt;
  const delen: readonly DeelUitkomst[] = uitkomst.delen.filter(({ aantal }) => aantal > 0);
  const basis = { versie, delen, bestanden: [], bevindingen: uitkomst.bevindingen };
  if (uitkomst.bevindingen.length > 0) return { soort: 'gemaakt', vervolg: { ...basis, toestand: 'vastgehouden' } };
  if (wachtOp.length > 0) return { soort: 'wacht', wachtOp };
  if (uitkomst.aantal === 0) {
    const gelijk = delen.some(({ ongewijzigd = 0 }) => ongewijzigd > 0);
    const laatste = grondslag.voorgangers.at(-1);
    return {
      soort: 'gemaakt',
      vervolg: {
        ...basis,
        toestand: gelijk ? 'ongewijzigd' : 'gefilterd',
        ...(gelijk && laatste !== undefined && { gelijkAanId: laatste.zendingId }),
      },
    };
  }
  const teConverteren = { ...zending, delen: gemaakt.dossier.inhoud.delen, versie };
  const omgezet = await convertOne(teConverteren, gemaakt.dossier, beeld, opslag, gemaakt.map, bestemming);
  const geschreven = omgezet.delen.reduce((som, { verwerkt }) => som + verwerkt, 0);
  const correctie = uitkomst.gecrediteerd;
  if (omgezet.toestand === 'omgezet' && geschreven === uitkomst.aantal)
    return { soort: 'gemaakt', vervolg: { ...omgezet, versie, delen, correctie } };
  const kwijt = {
    code: 'REGELS_KWIJT',
    ernst: 'fout',
    plaats: {},
    parameters: { erin: uitkomst.aantal, eruit: geschreven },
  } as const;
  const bevindingen = omgezet.bevindingen.length > 0 ? omgezet.bevindingen : [kwijt];
  return { soort: 'gemaakt', vervolg: { ...basis, toestand: 'vastgehouden', bevindingen } };
}
