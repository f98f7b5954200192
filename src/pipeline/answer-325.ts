/** Takes in a WMO325 or JW325: finds the 323 it answers, lays it beside that, and stores what it says of every prestatie. */
import type { Bevinding, Bevindingenlijst } from '../domain/bevinding.ts';
import type { Antwoordbericht } from '../domain/declaratiebericht.ts';
import { amsterdamseDatum, tijdstip } from '../domain/kalender.ts';
import type { Oordeel, RetourRij, ZendingRij } from '../domain/rijen.ts';
import { compareWith323, type Retourlezing, readRetour325, wholeCodes } from '../ingest/retour/retour325.ts';
import type { Beantwoordbaar } from '../storage/ports/antwoorden.ts';
import type { Bytestroom } from '../storage/ports.ts';
import { berichtBevindingen, regelBevindingen } from './answer-bevindingen.ts';
import { storeAnswer, type Verwerkt } from './answer-opslag.ts';
import type { Diensten } from './diensten.ts';
import { fork } from './fork.ts';
import { forget } from './receive.ts';
import { storeUitslag, type Uitslagregel } from './regelstanden.ts';
import type { RegisterBeeld } from './register-bron.ts';
import { checkRetourXsd } from './retour-xsd.ts';
import { bestandSleutel, ontvangstMap, retourSleutel } from './sleutels-van-opslag.ts';
import { UnreadableInput } from './unreadable.ts';
import { regelsVanZending, type Zendingregel } from './zending-regels.ts';

export type Retour325uitkomst =
  | (Verwerkt & { readonly waarschuwingen: Bevindingenlijst })
  /** `strijdig`: the message itself is right, and contradicts what was sent or answered before. */
  | { readonly soort: 'geweigerd' | 'strijdig'; readonly bevindingen: Bevindingenlijst };

/** @param ontvangercode the ontvanger that answers; only what it received itself can be answered. */
export async function answer325(
  diensten: Diensten,
  ontvangercode: string,
  body: Bytestroom,
): Promise<Retour325uitkomst> {
  const { staat, blobs } = diensten;
  const id = diensten.nieuwId();
  await staat.verantwoordingen.beginOntvangst(id, tijdstip(diensten.klok()));
  await diensten.mappen.begin(ontvangstMap(id), ontvangercode);
  const uitkomst = await readAndStore(diensten, id, ontvangercode, body);
  if (uitkomst.soort !== 'verwerkt' || !uitkomst.nieuw) {
    await forget(blobs, id);
    await staat.verantwoordingen.endOntvangst(id);
  }
  return uitkomst;
}

async function readAndStore(
  diensten: Diensten,
  id: string,
  ontvangercode: string,
  body: Bytestroom,
): Promise<Retour325uitkomst> {
  const beeld = await diensten.register.huidig();
  const { eerste, tweede } = fork(body);
  const opslag = diensten.blobs.put(retourSleutel(id), tweede);
  // Reading that stops early ends the storing as well; its failure is awaited only when the message is good.
  opslag.catch(() => undefined);
  const lezing = await read(diensten, beeld, eerste);
  if ('soort' in lezing) {
    await opslag.catch(() => undefined);
    return lezing;
  }
  const inBericht = lezing.bevindingen();
  if (lezing.bericht === undefined) {
    await opslag.catch(() => undefined);
    return { soort: 'geweigerd', bevindingen: inBericht };
  }
  const bewijs = inBericht.aantalFouten === 0 ? await opslag : await opslag.catch(() => undefined);
  await diensten.tussenstap('antwoord-gelezen');
  const weiger = (): Retour325uitkomst => ({
    soort: inBericht.aantalFouten > 0 ? 'geweigerd' : 'strijdig',
    bevindingen: lezing.bevindingen(),
  });

  const { kop } = lezing.bericht;
  const kandidaten = await diensten.staat.retour.findBeantwoordbaar(
    ontvangercode,
    kop.agbcode,
    kop.soort,
    kop.declaratieIdentificatie,
  );
  const gekozen = await choose(diensten, kandidaten, bewijs?.sha256);
  if (gekozen === undefined) {
    lezing.melder.fout('RETOUR_TR337', { bron: { veld: 'Bericht/Header/DeclaratieIdentificatie' } }, {});
    return weiger();
  }
  const { zending, volgnummer, eerder } = gekozen;
  if (eerder !== undefined) return { ...eerder, waarschuwingen: inBericht };
  if (zending.gewistOp !== undefined) {
    lezing.melder.fout('RETOUR_NA_BEWAARTERMIJN', { bron: { veld: 'Bericht/Header/DeclaratieIdentificatie' } }, {});
    return weiger();
  }

  if (bewijs !== undefined)
    for (const { plaats, parameters } of await checkRetourXsd(diensten, beeld, zending, volgnummer, id))
      lezing.melder.fout('RETOUR_XSD', plaats, parameters);
  const oordeel = new Oordeler(diensten, beeld, lezing, lezing.bericht, zending, volgnummer);
  await storeUitslag(diensten.blobs, id, oordeel.regels());
  await diensten.tussenstap('uitslag-bewaard');
  if (bewijs === undefined || lezing.bevindingen().aantalFouten > 0) return weiger();

  const uitkomst = await storeAnswer(
    diensten,
    oordeel.retour(id, ontvangercode, bewijs.sha256, tijdstip(diensten.klok())),
    oordeel.bevindingen(),
  );
  switch (uitkomst.soort) {
    case 'verwerkt':
      return { ...uitkomst, waarschuwingen: lezing.bevindingen() };
    case 'kenmerk-in-gebruik':
      lezing.melder.fout('RETOUR_TR056', { bron: { veld: 'Bericht/Header/BerichtIdentificatie' } }, {});
      return weiger();
    default:
      lezing.melder.fout('RETOUR_AL_BEANTWOORD', { bron: { veld: 'Bericht/Header/DeclaratieIdentificatie' } }, {});
      return weiger();
  }
}

async function read(
  diensten: Diensten,
  beeld: RegisterBeeld,
  bytes: Bytestroom,
): Promise<Retourlezing | Extract<Retour325uitkomst, { soort: 'geweigerd' | 'strijdig' }>> {
  try {
    return await readRetour325(bytes, {
      vandaag: amsterdamseDatum(diensten.klok()),
      gemeenten: beeld.index.gemeentetabel,
    });
  } catch (fout) {
    if (!(fout instanceof UnreadableInput)) throw fout;
    return { soort: 'geweigerd', bevindingen: { bevindingen: [fout.bevinding], aantal: 1, aantalFouten: 1 } };
  }
}

interface Gekozen {
  readonly zending: ZendingRij;
  readonly volgnummer: number;
  /** The same bytes came before. */
  readonly eerder?: Verwerkt;
}

/** An aanbieder that used a number twice (TR056) has two files of it: the one that waits for its answer, or else the newest. */
async function choose(
  { staat }: Diensten,
  kandidaten: readonly Beantwoordbaar[],
  sha256: string | undefined,
): Promise<Gekozen | undefined> {
  let nieuwste: Gekozen | undefined;
  let wachtend: Gekozen | undefined;
  for (const { zendingId, volgnummer } of kandidaten) {
    const [zending, antwoorden] = await Promise.all([
      staat.zendingen.findZending(zendingId),
      staat.retour.listRetour(zendingId),
    ]);
    if (zending === undefined) continue;
    const zelfde = antwoorden.find((antwoord) => antwoord.sha256 === sha256);
    if (zelfde !== undefined)
      return { zending, volgnummer, eerder: { soort: 'verwerkt', nieuw: false, retour: zelfde, zending } };
    nieuwste ??= { zending, volgnummer };
    const beantwoord = antwoorden.some(
      ({ bestand, oordeel }) => oordeel !== 'ontvangen' && (bestand === undefined || bestand === volgnummer),
    );
    if (!beantwoord) wachtend ??= { zending, volgnummer };
  }
  return wachtend ?? nieuwste;
}

/** Walks the 323 and the regels of the zending side by side: both are in the order of conversion. */
class Oordeler {
  readonly #diensten: Diensten;
  readonly #beeld: RegisterBeeld;
  readonly #lezing: Retourlezing;
  readonly #bericht: Antwoordbericht;
  readonly #zending: ZendingRij;
  readonly #volgnummer: number;
  readonly #geheel: readonly string[];
  readonly #bevindingen: Bevinding[] = [];
  #aantal = 0;
  #afgewezen = 0;

  constructor(
    diensten: Diensten,
    beeld: RegisterBeeld,
    lezing: Retourlezing,
    bericht: Antwoordbericht,
    zending: ZendingRij,
    volgnummer: number,
  ) {
    this.#diensten = diensten;
    this.#beeld = beeld;
    this.#lezing = lezing;
    this.#bericht = bericht;
    this.#zending = zending;
    this.#volgnummer = volgnummer;
    this.#geheel = wholeCodes(bericht);
  }

  async *regels(): AsyncGenerator<Uitslagregel> {
    const { verantwoordingId, id } = this.#zending;
    const verstuurd = await this.#diensten.blobs.get(bestandSleutel(verantwoordingId, id, this.#volgnummer));
    if (verstuurd === undefined) throw new Error(`file ${this.#volgnummer} of zending ${id} is gone`);
    const bron = each(regelsVanZending(this.#diensten, this.#zending, this.#beeld));
    try {
      for await (const uitslag of compareWith323(this.#bericht, verstuurd, this.#lezing.melder)) {
        const { referentienummer, retourcodes } = uitslag;
        const regel = await upTo(bron, referentienummer);
        const afgewezen = retourcodes.length > 0;
        this.#aantal++;
        if (afgewezen) {
          this.#afgewezen++;
          if (this.#geheel.length === 0)
            this.#bevindingen.push(...regelBevindingen(this.#zending, regel, { retourcodes }));
        }
        yield { nr: regel.nr, referentienummer, afgewezen, retourcodes };
      }
    } finally {
      await bron.return(undefined);
    }
  }

  bevindingen(): readonly Bevinding[] {
    return this.#geheel.length > 0
      ? berichtBevindingen(this.#zending, this.#volgnummer, this.#geheel)
      : this.#bevindingen;
  }

  retour(id: string, ontvangercode: string, sha256: string, ontvangenOp: string): RetourRij {
    const { soort, identificatie } = this.#bericht.kop;
    return {
      id,
      zendingId: this.#zending.id,
      bestand: this.#volgnummer,
      ontvangercode,
      vorm: soort,
      kenmerk: identificatie,
      oordeel: this.#oordeel(),
      retourcodes: this.#geheel,
      aantalRegels: this.#aantal,
      aantalAfgewezen: this.#afgewezen,
      sha256,
      ontvangenOp,
    };
  }

  #oordeel(): Oordeel {
    if (this.#afgewezen === 0) return 'geaccepteerd';
    return this.#afgewezen === this.#aantal ? 'afgewezen' : 'deels-afgewezen';
  }
}

async function* each(batches: AsyncIterable<readonly Zendingregel[]>): AsyncGenerator<Zendingregel, undefined> {
  for await (const batch of batches) yield* batch;
  return undefined;
}

/** The next regel with this referentienummer; those in between went into another file, or stayed behind. */
async function upTo(bron: AsyncGenerator<Zendingregel, undefined>, referentienummer: string): Promise<Zendingregel> {
  for (;;) {
    const { value } = await bron.next();
    if (value === undefined) throw new Error('a file of the zending names a regel that is not in it');
    if (value.referentienummer === referentienummer && value.andersReden === undefined) return value;
  }
}
