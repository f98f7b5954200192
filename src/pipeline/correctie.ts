/**
 * Makes the lines of a correction: what was sent and answered against what should be (src/correct), written as delen of its own. From
 * there on it is converted as any other zending.
 */
import { createHash } from 'node:crypto';
import { createRegelfilter, createRegelinhoud } from '../convert/index.ts';
import { Correctie, type Correctieuitkomst } from '../correct/index.ts';
import type { GestuurdeRegels, GewensteRegel, Regeloordeel } from '../domain/correctie.ts';
import { type DeelSleutel, deelNaam, type PrestatieRegel } from '../domain/deel.ts';
import { amsterdamseDatum } from '../domain/kalender.ts';
import type { ZendingRij } from '../domain/rijen.ts';
import type { Declaratie, Kop } from '../domain/verantwoording.ts';
import { BEANTWOORD, type Grondslag, type Voorganger } from '../domain/vervanging.ts';
import { createBewaarruimte } from '../storage/delen/bewaarruimte.ts';
import { prestatieBron } from '../storage/delen/lezer.ts';
import { DelenSchrijver } from '../storage/delen/schrijver.ts';
import type { Blobs, Omzetwerk } from '../storage/ports.ts';
import { omzetInvoer } from './convert-one.ts';
import type { Dossier } from './convert-zending.ts';
import type { Diensten } from './diensten.ts';
import { loadRegelstanden } from './regelstanden.ts';
import type { RegisterBeeld } from './register-bron.ts';
import { delenMap } from './sleutels-van-opslag.ts';
import { correctieDelenMap, loadZendingDossier, storeCorrectiekop, type Zendingdossier } from './zending-dossier.ts';

export interface GemaakteCorrectie extends Zendingdossier {
  readonly uitkomst: Correctieuitkomst;
  /** Zendingen that must be answered first; nothing may leave before. */
  readonly wachtOp: readonly string[];
}

/** What a correction is made for. */
export type TeCorrigeren = Pick<
  ZendingRij,
  'id' | 'verantwoordingId' | 'agbcode' | 'ontvanger' | 'soort' | 'aansluiting' | 'formaat' | 'doel'
> & { readonly delen: readonly DeelSleutel[] };

/**
 * @param bron where the delen of `dossier` are read
 * @param opslag where the lines are written; another one than that of the gateway for a trial
 * @param ingetrokkenOp when everything is taken back: then the message carries that day, and a number of its own
 */
export async function makeCorrectie(
  diensten: Pick<Diensten, 'staat' | 'blobs'>,
  zending: TeCorrigeren,
  dossier: Dossier,
  beeld: RegisterBeeld,
  grondslag: Grondslag,
  bron: Pick<Blobs, 'get'>,
  opslag: Blobs,
  ingetrokkenOp?: string,
): Promise<GemaakteCorrectie> {
  const lezer = new Ketenlezer(diensten, beeld);
  const eigen = new Set(zending.delen.map(deelNaam));
  const inVersie = new Set(dossier.inhoud.delen.map(deelNaam));
  // What another zending of this version is about is not for this one to take back.
  const isOnze = (deel: DeelSleutel): boolean =>
    ingetrokkenOp !== undefined || eigen.has(deelNaam(deel)) || !inVersie.has(deelNaam(deel));
  const gestuurd: (GestuurdeRegels & { readonly zendingId: string })[] = [];
  const koppen: Kop[] = [];
  for (const gelezen of await lezer.read(grondslag.voorgangers)) {
    koppen.push(gelezen.kop);
    gestuurd.push(...gelezen.delen.filter(({ deel }) => isOnze(deel)));
  }
  const buiten = await lezer.read(grondslag.elders);
  const elders = buiten.flatMap(({ delen }) => delen);
  const later = [...koppen, ...buiten.map((gelezen) => gelezen.kop)].map(({ periode }) => periode);

  const compiled = beeld.compiled(zending.formaat.naam, zending.formaat.versie);
  const correctie = new Correctie({
    gestuurd,
    elders,
    gewenst: ingetrokkenOp === undefined ? wanted(zending, dossier, beeld, bron) : [],
    delen: zending.delen,
    inhoud: createRegelinhoud(compiled),
    nummer: createNummering(zending.id),
    intrekking: ingetrokkenOp !== undefined,
  });
  const map = correctieDelenMap(zending.verantwoordingId, zending.id);
  const schrijver = new DelenSchrijver(opslag, map);
  for await (const regels of correctie.regels()) await schrijver.schrijfPrestaties(regels);
  const inhoud = await schrijver.sluit();
  const kop = declareLater(correctiekop(dossier.kop, koppen, ingetrokkenOp), later);
  await storeCorrectiekop(opslag, zending.verantwoordingId, zending.id, kop);
  const uitkomst = correctie.uitkomst();
  return {
    uitkomst,
    wachtOp: [...new Set(uitkomst.wachtOp.flatMap((nr) => gestuurd[nr]?.zendingId ?? []))],
    dossier: { verantwoordingId: zending.verantwoordingId, kop, inhoud },
    map,
  };
}

/** The lines of the new version, each with what the formaat does with it. */
function wanted(
  zending: TeCorrigeren,
  dossier: Dossier,
  beeld: RegisterBeeld,
  bron: Pick<Blobs, 'get'>,
): readonly AsyncIterable<readonly GewensteRegel[]>[] {
  const invoer = omzetInvoer(zending, dossier, beeld, bron, delenMap(zending.verantwoordingId));
  const filter = createRegelfilter(beeld.compiled(zending.formaat.naam, zending.formaat.versie), invoer);
  return invoer.delen.map(async function* (stroom, deel) {
    for await (const regels of stroom.open())
      yield regels.flatMap((regel): readonly GewensteRegel[] => {
        if (!('prestatie' in regel)) return [];
        const andersReden = filter(deel, regel);
        return [{ regel, ...(andersReden === undefined ? {} : { andersReden }) }];
      });
  });
}

interface Gelezen {
  readonly kop: Kop;
  readonly delen: readonly (GestuurdeRegels & { readonly zendingId: string; readonly deel: DeelSleutel })[];
}

/** Reads what earlier zendingen sent, with what was said of it. */
class Ketenlezer {
  readonly #diensten: Pick<Diensten, 'staat' | 'blobs'>;
  readonly #beeld: RegisterBeeld;
  readonly #ruimte = createBewaarruimte();

  constructor(diensten: Pick<Diensten, 'staat' | 'blobs'>, beeld: RegisterBeeld) {
    this.#diensten = diensten;
    this.#beeld = beeld;
  }

  async read(voorgangers: readonly Voorganger[]): Promise<readonly Gelezen[]> {
    const werk = await this.#diensten.staat.zendingen.listOmzetwerk(voorgangers.map(({ zendingId }) => zendingId));
    const perId = new Map(werk.map((stuk) => [stuk.zending.id, stuk]));
    const gelezen: Gelezen[] = [];
    for (const voorganger of voorgangers) {
      const stuk = perId.get(voorganger.zendingId);
      if (stuk === undefined) throw new Error(`zending ${voorganger.zendingId} is gone`);
      gelezen.push(await this.#readOne(voorganger, stuk));
    }
    return gelezen;
  }

  async #readOne(voorganger: Voorganger, { zending, delen }: Omzetwerk): Promise<Gelezen> {
    const { blobs } = this.#diensten;
    const { dossier, map } = await loadZendingDossier(blobs, zending);
    const oordeel = await this.#oordeelVan(voorganger);
    const bronnen =
      zending.correctie === undefined
        ? this.#sentOf({ zending, delen }, dossier)
        : dossier.inhoud.delen.map((deel) => prestatieBron(blobs, map, dossier.inhoud, deel, this.#ruimte));
    return {
      kop: dossier.kop,
      delen: bronnen.map(({ sleutel, open }) => ({ zendingId: zending.id, deel: sleutel, open, oordeel })),
    };
  }

  /** Of a first version only what its formaat let through was sent. */
  #sentOf(
    { zending, delen }: Omzetwerk,
    dossier: Dossier,
  ): readonly { sleutel: DeelSleutel; open: GestuurdeRegels['open'] }[] {
    const map = delenMap(zending.verantwoordingId);
    const teConverteren = { ...zending, delen };
    const invoer = omzetInvoer(teConverteren, dossier, this.#beeld, this.#diensten.blobs, map);
    const filter = createRegelfilter(this.#beeld.compiled(zending.formaat.naam, zending.formaat.versie), invoer);
    return invoer.delen.map(({ sleutel, open }, deel) => ({
      sleutel,
      open: async function* () {
        for await (const regels of open())
          yield regels.filter(
            (regel): regel is PrestatieRegel => 'prestatie' in regel && filter(deel, regel) === undefined,
          );
      },
    }));
  }

  /** As it stood when the grondslag was fixed: what was answered later is not looked at. */
  async #oordeelVan({ zendingId, toestand }: Voorganger): Promise<(nr: number) => Regeloordeel> {
    if (!BEANTWOORD.includes(toestand)) return () => 'onbeantwoord';
    const stand = await loadRegelstanden(this.#diensten, zendingId);
    return (nr) => stand(nr).oordeel;
  }
}

const NUMMER_TEKENS = 19;

/**
 * RS019 allows twenty characters. A hash of the zending (a random id) and the number before it: the same every time, unique, and it says
 * nothing of a client to whoever does not know both.
 */
const createNummering =
  (zendingId: string) =>
  (soort: 'C' | 'D', referentienummer: string): string => {
    const hash = createHash('sha256').update(`${zendingId}\n${soort}\n${referentienummer}`).digest('hex');
    return `${soort}${BigInt(`0x${hash}`).toString(36).toUpperCase().slice(-NUMMER_TEKENS)}`;
  };

/**
 * A message of its own needs numbers of its own (TR056, TR333): numbers of the aanbieder that an earlier message used are left out, and
 * are then derived from the kenmerk, which is unique.
 */
function correctiekop(kop: Kop, eerdere: readonly Kop[], ingetrokkenOp: string | undefined): Kop {
  if (ingetrokkenOp !== undefined) {
    const { declaraties: _, ...rest } = kop;
    return { ...rest, kenmerk: `${kop.kenmerk}|intrekking`, dagtekening: amsterdamseDatum(new Date(ingetrokkenOp)) };
  }
  if (kop.declaraties === undefined) return kop;
  const gebruikt = new Set(eerdere.flatMap(({ declaraties }) => (declaraties ?? []).flatMap(numbersOf)));
  const declaraties = kop.declaraties.map((declaratie): Declaratie => {
    const { berichtidentificatie, declaratienummer, ...rest } = declaratie;
    const vrij = numbersOf(declaratie).filter((nummer) => !gebruikt.has(nummer));
    return {
      ...rest,
      ...(berichtidentificatie !== undefined && vrij.includes(`b ${berichtidentificatie}`) && { berichtidentificatie }),
      ...(declaratienummer !== undefined && vrij.includes(`d ${declaratienummer}`) && { declaratienummer }),
    };
  });
  return { ...kop, declaraties };
}

/**
 * A message may not be about an earlier month than the last one that was declared (TR318): late lines go into the declaratieperiode of now
 * (IV090). Not one that ends after the day of the message (TR137).
 */
function declareLater(kop: Kop, perioden: readonly Kop['periode'][]): Kop {
  const mag = perioden.filter(({ einddatum }) => einddatum <= kop.dagtekening);
  const laatste = mag.reduce((een, ander) => (ander.einddatum > een.einddatum ? ander : een), kop.periode);
  return { ...kop, periode: laatste };
}

const numbersOf = ({ berichtidentificatie, declaratienummer }: Declaratie): readonly string[] => [
  ...(berichtidentificatie === undefined ? [] : [`b ${berichtidentificatie}`]),
  ...(declaratienummer === undefined ? [] : [`d ${declaratienummer}`]),
];
