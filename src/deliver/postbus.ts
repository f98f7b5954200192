/**
 * The postbus of one receiver: numbers what it is given, and brings each item in the order of its volgorde, a few at a time, again and
 * again by the schedule, until it is handed over or held. It decides when and which; a `Bezorger` hands over; a `Boekhouding` keeps what
 * the rest of the gateway sees. Items are ids: a zending for an ontvanger, an event for a webhook.
 *
 * Every decision is in the memory before the next step, so that the object may die between any two of them. Between the wire and the
 * memory that means: the same item goes again, under the same id.
 */
import type { Bezorguitkomst } from '../domain/bezorging.ts';
import type { Bediener, OpenItem, Postbusbeeld, Postbusstand } from '../domain/postbus.ts';
import type { Bezorger, PostbusDiensten } from './postbus-diensten.ts';
import type { Aanbod, Genummerde, Wachtend } from './postbus-geheugen.ts';
import {
  hervat,
  metMelding,
  pauzeer,
  verwerkUitkomst,
  volgendMoment,
  vrijePlekken,
  zonderMelding,
} from './postbus-stand.ts';
import { POGINGEN, volgendePoging } from './rooster.ts';

/** Rows that are told to the bookkeeping at a time. */
const PER_KEER = 200;
/** Attempts of one round; what is left goes in the next one, so that a round ends long before the platform ends it. */
const PER_RONDE = 500;
/** Items that are announced together. */
const PER_AANKONDIGING = 50;
const RONDE_MS = 60_000;
/** An attempt that was lost in a crash at the end of the schedule comes again after this, and so many times. */
const VERLOREN_MS = 60_000;
const VERLOREN_KEREN = 5;

export class Postbuskern {
  readonly #diensten: PostbusDiensten;
  /** Under way now. In memory only: after a crash nothing is. */
  readonly #onderweg = new Set<string>();
  #ronde: Promise<void> | undefined;

  constructor(diensten: PostbusDiensten) {
    this.#diensten = diensten;
  }

  /** Takes items in. What has no wire is booked at once; the rest goes in the next round (see `volgendMoment`). Twice has no further effect. */
  async bied(aanbod: readonly Aanbod[]): Promise<void> {
    const { geheugen, boekhouding, klok, tussenstap } = this.#diensten;
    const nu = klok();
    if (geheugen.isLeeg()) {
      const { hoogsteNummer, stand } = await boekhouding.eerder();
      geheugen.begin(hoogsteNummer, stand);
    }
    geheugen.neemAan(aanbod, nu.getTime());
    await tussenstap('postbus-genummerd');
    const bezorger = await this.#diensten.bezorger();
    if (bezorger.zonderDraad) return this.#rondAf(geheugen.genummerd());
    // Whatever an earlier call left behind is placed as well: nothing may overtake it.
    const items = geheugen.genummerd();
    if (items.length === 0) return;
    await boekhouding.plaats(items);
    await tussenstap('postbus-geplaatst');
    geheugen.zetInRij(items, nu.getTime());
  }

  async #rondAf(items: readonly Genummerde[]): Promise<void> {
    const { geheugen, boekhouding, klok, tussenstap } = this.#diensten;
    if (items.length === 0) return;
    await boekhouding.plaatsAlsBezorgd(items, klok());
    await tussenstap('bezorgd');
    geheugen.rondAf(items);
  }

  /** Brings what is due, until nothing is or the round is long enough. One round at a time. */
  werk(): Promise<void> {
    this.#ronde ??= this.#werk().finally(() => {
      this.#ronde = undefined;
    });
    return this.#ronde;
  }

  async #werk(): Promise<void> {
    const { geheugen } = this.#diensten;
    await this.#boek();
    const bezorger = await this.#diensten.bezorger();
    if (bezorger.zonderDraad) {
      // The channel went away: what waited for it stands in the postvak.
      for (;;) {
        const items = [...geheugen.genummerd(), ...geheugen.wachtend(PER_KEER)];
        if (items.length === 0) return;
        await this.#rondAf(items);
      }
    }
    await this.#bezorgAlles(bezorger);
    await this.#boek();
    await this.#meld();
  }

  async #bezorgAlles(bezorger: Bezorger): Promise<void> {
    const { geheugen, klok } = this.#diensten;
    const begin = klok().getTime();
    const lopend = new Set<Promise<void>>();
    const fouten: unknown[] = [];
    const start = (taak: () => Promise<void>): void => {
      const belofte = taak()
        .catch((fout: unknown) => {
          fouten.push(fout);
        })
        .finally(() => lopend.delete(belofte));
      lopend.add(belofte);
    };
    const aangekondigd = new Set<string>();
    const kondigAan = (nu: number): void => {
      const nieuw = geheugen.aanDeBeurt(nu, PER_AANKONDIGING, this.#onderweg).filter(({ id }) => !aangekondigd.has(id));
      for (const { id } of nieuw) aangekondigd.add(id);
      bezorger.kondigAan?.(nieuw);
    };
    let begonnen = 0;
    let boekend = false;
    while (fouten.length === 0) {
      const nu = klok().getTime();
      const meer = begonnen < PER_RONDE && nu - begin < RONDE_MS;
      const plekken = meer ? vrijePlekken(geheugen.stand(), bezorger.tegelijk, this.#onderweg.size, nu) : 0;
      const items = plekken === 0 ? [] : geheugen.aanDeBeurt(nu, Math.min(plekken, PER_KEER), this.#onderweg);
      if (items.some(({ id }) => !aangekondigd.has(id))) kondigAan(nu);
      for (const item of items) start(() => this.#probeer(item, bezorger));
      begonnen += items.length;
      if (lopend.size === 0) break;
      await Promise.race(lopend);
      // While one batch is being booked the next one gathers.
      if (boekend || geheugen.ongeboekt(1).length === 0) continue;
      boekend = true;
      start(() =>
        this.#boek().finally(() => {
          boekend = false;
        }),
      );
    }
    // After a failure of our own nothing may go on behind our back.
    await Promise.all(lopend);
    if (fouten.length > 0) throw fouten[0];
  }

  async #probeer(item: Wachtend, bezorger: Bezorger): Promise<void> {
    const { geheugen, klok, toeval, tussenstap } = this.#diensten;
    const begin = klok();
    if (item.gedaan >= POGINGEN + VERLOREN_KEREN) {
      geheugen.laatMislukken(item.nummer, 'pogingen-op', { fout: 'onbereikbaar' });
      return;
    }
    this.#onderweg.add(item.id);
    try {
      const beginMs = begin.getTime();
      geheugen.beginPoging(
        item.nummer,
        beginMs,
        volgendePoging(item.gedaan + 1, beginMs, toeval()) ?? beginMs + VERLOREN_MS,
      );
      await tussenstap('poging-begonnen');
      const uitkomst = await this.#bezorg(item, bezorger, begin);
      await tussenstap('poging-gedaan');
      this.#besluit(item, item.eersteOp ?? beginMs, uitkomst, bezorger.tegelijk);
      await tussenstap('poging-besloten');
    } finally {
      this.#onderweg.delete(item.id);
    }
  }

  /** A channel that throws is a fault of ours; it must not be the end of the zending. */
  async #bezorg(item: Genummerde, bezorger: Bezorger, nu: Date): Promise<Bezorguitkomst> {
    try {
      return await bezorger.bezorg({ id: item.id, nummer: item.nummer }, nu);
    } catch (fout) {
      this.#diensten.meldFout(fout);
      return { soort: 'opnieuw', fout: { fout: 'kanaal-niet-bruikbaar' }, vertraag: false };
    }
  }

  #besluit(item: Wachtend, eersteOp: number, uitkomst: Bezorguitkomst, tegelijk: number): void {
    const { geheugen, klok, toeval } = this.#diensten;
    const nu = klok().getTime();
    const { stand, besluit, hersteld } = verwerkUitkomst(
      geheugen.stand(),
      { id: item.id, gedaan: item.gedaan + 1, eersteOp },
      uitkomst,
      { nu, toeval: toeval(), tegelijk },
    );
    this.#bewaarStand(stand);
    switch (besluit.soort) {
      case 'afgeleverd':
        geheugen.leverAf(item.nummer, nu);
        break;
      case 'later':
        geheugen.stelUit(item.nummer, besluit.op, besluit.fout);
        break;
      case 'mislukt':
        geheugen.laatMislukken(item.nummer, besluit.reden, besluit.fout);
        break;
      case 'geparkeerd':
        geheugen.stelUit(item.nummer, nu, besluit.fout);
        break;
    }
    if (hersteld) geheugen.vervroeg(nu);
  }

  #bewaarStand(stand: Postbusstand): void {
    const { geheugen } = this.#diensten;
    const oud = geheugen.stand();
    geheugen.bewaarStand(metMelding(oud, stand));
    if (oud.belet?.soort !== stand.belet?.soort) geheugen.vergeetMeldingen();
  }

  async #boek(): Promise<void> {
    const { geheugen, boekhouding, klok, tussenstap } = this.#diensten;
    for (;;) {
      const items = geheugen.ongeboekt(PER_KEER);
      if (items.length === 0) return;
      await boekhouding.boek(items, klok());
      await tussenstap('bezorgd');
      geheugen.geboekt(items);
    }
  }

  /** Tells why things wait: to the aanbieder at each item, to receiver and beheerder for the channel as a whole. */
  async #meld(): Promise<void> {
    const { geheugen, boekhouding, klok } = this.#diensten;
    const stand = geheugen.stand();
    if (stand.teMelden) {
      await boekhouding.meldStand(stand, klok());
      if (geheugen.stand().belet?.soort === stand.belet?.soort) geheugen.bewaarStand(zonderMelding(geheugen.stand()));
    }
    for (;;) {
      const belet = geheugen.stand().belet;
      const items = geheugen.ongemeld(belet !== undefined, PER_KEER);
      if (items.length === 0) return;
      await boekhouding.meldWachtend(items, belet?.soort ?? 'eerdere-vastgehouden', klok());
      geheugen.gemeld(items);
    }
  }

  /** Parks all work. What is under way comes to its end. */
  async pauzeer(door: Bediener, reden: string): Promise<void> {
    const { geheugen, klok } = this.#diensten;
    this.#bewaarStand(pauzeer(geheugen.stand(), klok().getTime(), door, reden));
    await this.#meld();
  }

  /** Takes away whatever keeps the channel still; all that waits begins its schedule anew. What is held stays held. */
  async hervat(): Promise<void> {
    const { geheugen, klok } = this.#diensten;
    this.#bewaarStand(hervat(geheugen.stand()));
    geheugen.beginOpnieuw(klok().getTime());
    await this.#meld();
  }

  /** The settings of the channel are new: a stop or an outage under the old ones says nothing any more. A pause stays. */
  async kanaalGewijzigd(): Promise<void> {
    this.#diensten.vergeetBezorger();
    if (this.#diensten.geheugen.stand().belet?.soort !== 'gepauzeerd') await this.hervat();
  }

  /** Withdraws items. @returns those that will not be handed over; the others were, or are under way. */
  laatVervallen(ids: readonly string[]): readonly string[] {
    return this.#diensten.geheugen.laatVervallen(ids, this.#onderweg);
  }

  /** When there is work again, in milliseconds; undefined when only a person or a new item can change something. */
  volgendMoment(): number | undefined {
    const { geheugen, klok } = this.#diensten;
    const stand = geheugen.stand();
    const teVertellen =
      stand.teMelden === true ||
      geheugen.ongeboekt(1).length > 0 ||
      geheugen.ongemeld(stand.belet !== undefined, 1).length > 0;
    return teVertellen ? klok().getTime() : volgendMoment(stand, geheugen.eersteBeurt());
  }

  beeld(): Postbusbeeld {
    const { geheugen } = this.#diensten;
    const stand = geheugen.stand();
    const moment = volgendMoment(stand, geheugen.eersteBeurt());
    return {
      ...geheugen.tellingen(),
      stand,
      onderweg: this.#onderweg.size,
      ...(moment === undefined ? {} : { volgendMoment: moment }),
    };
  }

  listOpen(na: number, maximum: number): readonly OpenItem[] {
    return this.#diensten.geheugen.listOpen(na, maximum);
  }
}
