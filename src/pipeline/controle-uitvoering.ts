/** The two ways of checking: trying everything in memory, or reading and planning as a stream. */
import { createHash } from 'node:crypto';
import type { Bevinding } from '../domain/bevinding.ts';
import { tijdstip } from '../domain/kalender.ts';
import type { ZonderOntvangerRij } from '../domain/rijen.ts';
import type { Kop } from '../domain/verantwoording.ts';
import type { BestandBewijs, GeplandeZending } from '../domain/zending.ts';
import { isHeelJaar } from '../route/policy.ts';
import { concat } from '../storage/bytes.ts';
import { withKnownAanbieder } from './bekende-aanbieder.ts';
import type { Bestemming } from './convert-one.ts';
import type { Diensten } from './diensten.ts';
import { type Indiening, type Indieninggegevens, mappingVan, openBestand, vandaagVan } from './indiening.ts';
import { type Lezing, openLezing, rereadLezing } from './lezing.ts';
import { findObjections } from './objections.ts';
import { listOntbrekend, type Ontbrekend } from './ontbrekend.ts';
import { forget, receive, type Weigering, weiger } from './receive.ts';
import { ontvangstMap } from './sleutels-van-opslag.ts';
import type { Stuk, Stukken } from './stukken.ts';
import { trial } from './trial.ts';
import { refuseUnreadable } from './unreadable.ts';
import { createVooruitblikker, type Vooruitblik } from './vooruitblik.ts';

export interface Gecontroleerd {
  readonly wijze: 'proef' | 'lezing';
  readonly goed: boolean;
  readonly teGroot: boolean;
  readonly kop?: Kop;
  readonly telling?: {
    readonly aantalPrestaties: number;
    readonly aantalTrajecten: number;
    readonly saldoCenten: number;
  };
  /** Those that are shown; `aantalBevindingen` counts all. */
  readonly bevindingen: readonly Bevinding[];
  readonly aantalBevindingen: number;
  readonly aantalFouten: number;
  readonly zendingen: readonly Vooruitblik[];
  readonly zonderOntvanger: readonly ZonderOntvangerRij[];
  readonly ontbreekt: readonly Ontbrekend[];
}

type Klaargezet = Indiening & { readonly gegevens: Indieninggegevens };

const refused = (wijze: Gecontroleerd['wijze'], { bevindingen, teGroot }: Weigering): Gecontroleerd => ({
  wijze,
  goed: false,
  teGroot,
  bevindingen: bevindingen.bevindingen,
  aantalBevindingen: bevindingen.aantal,
  aantalFouten: bevindingen.aantalFouten,
  zendingen: [],
  zonderOntvanger: [],
  ontbreekt: [],
});

/** Begins of files that are kept to be shown. A workbook can only be shown whole. */
const BEGIN_BYTES = 64 * 1024;
const WERKMAP_BYTES = 512 * 1024;

/** Takes the bytes of a file, keeps where its beginning went. */
class Beginbewaarder {
  readonly #stukken: Stukken;
  readonly #begin = new Map<string, Stuk>();

  constructor(stukken: Stukken) {
    this.#stukken = stukken;
  }

  readonly bestemming =
    (zending: Pick<GeplandeZending, 'id'>): Bestemming =>
    async (volgnummer, stroom) => {
      const hash = createHash('sha256');
      let bytes = 0;
      const begin: Uint8Array[] = [];
      for await (const brok of stroom) {
        hash.update(brok);
        if (bytes < WERKMAP_BYTES) begin.push(brok.slice(0, WERKMAP_BYTES - bytes));
        bytes += brok.length;
      }
      const gelezen = concat(begin, Math.min(bytes, WERKMAP_BYTES));
      // A workbook is a zip file: it begins with this, whatever its name.
      const isZip = gelezen[0] === 0x50 && gelezen[1] === 0x4b;
      const past = isZip ? bytes <= WERKMAP_BYTES : true;
      if (past)
        this.#begin.set(
          `${zending.id}/${volgnummer}`,
          await this.#stukken.add(isZip ? gelezen : gelezen.subarray(0, BEGIN_BYTES)),
        );
      return { bytes, sha256: hash.digest('hex') };
    };

  van(zendingId: string, { volgnummer, bestandsnaam, mediatype, bytes }: BestandBewijs) {
    const begin = this.#begin.get(`${zendingId}/${volgnummer}`);
    return { bestandsnaam, mediatype, bytes, ...(begin === undefined ? {} : { begin }) };
  }
}

/** Every file is made, and its beginning kept among `stukken`. */
export async function tryInMemory(
  diensten: Diensten,
  indiening: Klaargezet,
  getoondeBevindingen: number,
  stukken: Stukken,
): Promise<Gecontroleerd> {
  const { rij, gegevens } = indiening;
  const bewaarder = new Beginbewaarder(stukken);
  const uitkomst = await trial(
    diensten,
    rij.agbcode,
    await openBestand(diensten, rij.id),
    gegevens.aanvulling,
    await mappingVan(diensten, indiening),
    { getoondeBevindingen, bestemming: bewaarder.bestemming },
  );
  if (uitkomst.soort === 'geweigerd') return refused('proef', uitkomst.weigering);
  const { kop, geteld, aantalPrestaties, aantalTrajecten, saldoCenten, zonderOntvanger, ontbreekt } = uitkomst;
  const blik = createVooruitblikker({
    beeld: await diensten.register.huidig(),
    kop,
    geteld,
    dossier: await diensten.staat.dossier.listDossier(rij.agbcode),
    vandaag: vandaagVan(diensten),
  });
  const zendingen = uitkomst.zendingen.map(({ zending, toestand, delen, bestanden, bevindingen }) =>
    blik(zending, bevindingen, {
      toestand,
      delen,
      bestanden: bestanden.map((bestand) => bewaarder.van(zending.id, bestand)),
    }),
  );
  const vanZendingen = uitkomst.zendingen.flatMap(({ bevindingen }) => bevindingen);
  return {
    wijze: 'proef',
    goed: true,
    teGroot: false,
    kop,
    telling: { aantalPrestaties, aantalTrajecten, saldoCenten },
    ...counted(
      [...uitkomst.bevindingen.bevindingen, ...vanZendingen],
      uitkomst.bevindingen.aantal + vanZendingen.length,
      getoondeBevindingen,
    ),
    zendingen,
    zonderOntvanger,
    ontbreekt: askable(ontbreekt, kop),
  };
}

/** A drempel over a whole year cannot be decided in a part of it: then nothing is asked of the aanbieder yet. */
const askable = (ontbreekt: readonly Ontbrekend[], { periode }: Kop): readonly Ontbrekend[] =>
  isHeelJaar(periode) ? ontbreekt : ontbreekt.filter(({ soort }) => soort !== 'gegeven');

const counted = (alle: readonly Bevinding[], aantal: number, getoond: number) => ({
  bevindingen: alle.slice(0, getoond),
  aantalBevindingen: Math.max(aantal, alle.length),
  aantalFouten: alle.filter(({ ernst }) => ernst === 'fout').length,
});

/** Reads and plans, and removes what it stored for that. A crash leaves it to the sweep of submissions that were broken off. */
export async function checkLarge(
  diensten: Diensten,
  indiening: Klaargezet,
  getoondeBevindingen: number,
): Promise<Gecontroleerd> {
  const { blobs, staat, mappen, klok, nieuwId } = diensten;
  const id = nieuwId();
  await staat.verantwoordingen.beginOntvangst(id, tijdstip(klok()));
  await mappen.begin(ontvangstMap(id), indiening.rij.agbcode);
  try {
    const uitkomst = await refuseUnreadable(plan(diensten, indiening, id, getoondeBevindingen));
    return uitkomst.soort === 'geweigerd' ? refused('lezing', uitkomst.weigering) : uitkomst.gecontroleerd;
  } finally {
    await forget(blobs, id);
    await staat.verantwoordingen.endOntvangst(id);
  }
}

async function plan(diensten: Diensten, indiening: Klaargezet, id: string, getoondeBevindingen: number) {
  const { blobs, staat, limieten } = diensten;
  const { rij } = indiening;
  const beeld = await diensten.register.huidig();
  const dossier = await staat.dossier.listDossier(rij.agbcode);
  const lezing = await openLarge(diensten, indiening, id);
  const gelezen = await receive(diensten, blobs, beeld, id, lezing, limieten.maximaleBytes, dossier, undefined, {
    getoondeBevindingen,
  });
  // Whatever the store was doing must be over before it is removed.
  await lezing.opgeslagen?.catch(() => undefined);
  if (gelezen.soort === 'geweigerd') return gelezen;
  const { kop, inhoud, telling, waarschuwingen } = gelezen.ontvangen;
  const { bezwaren } = await findObjections(diensten, rij.agbcode, kop);
  if (bezwaren.length > 0) return weiger(bezwaren);
  const planning = gelezen.ontvangen.plan;
  const blik = createVooruitblikker({ beeld, kop, geteld: inhoud.delen, dossier, vandaag: vandaagVan(diensten) });
  const perZending = Map.groupBy(planning.bevindingen, ({ zendingId }) => zendingId);
  const gecontroleerd: Gecontroleerd = {
    wijze: 'lezing',
    goed: true,
    teGroot: false,
    kop,
    telling,
    ...counted(
      planning.bevindingen.map(({ bevinding }) => bevinding),
      planning.bevindingen.length + waarschuwingen.aantal - waarschuwingen.bevindingen.length,
      getoondeBevindingen,
    ),
    zendingen: planning.zendingen.map((zending) =>
      blik(
        zending,
        (perZending.get(zending.id) ?? []).map(({ bevinding }) => bevinding),
      ),
    ),
    zonderOntvanger: planning.zonderOntvanger,
    ontbreekt: askable(listOntbrekend(planning, beeld.index, kop.periode), kop),
  };
  return { soort: 'gepland' as const, gecontroleerd };
}

/** The standard document can be read where it lies; what is converted into it needs room of its own. */
async function openLarge(
  diensten: Diensten,
  indiening: Klaargezet,
  id: string,
): Promise<Pick<Lezing, 'lees'> & Partial<Lezing>> {
  const { rij, gegevens } = indiening;
  const open = () => openBestand(diensten, rij.id);
  if (gegevens.invoersoort === 'json') return rereadLezing(open);
  return openLezing(
    diensten.blobs,
    id,
    await open(),
    () => withKnownAanbieder(diensten, rij.agbcode, gegevens.aanvulling),
    await mappingVan(diensten, indiening),
  );
}
