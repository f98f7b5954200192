/**
 * Reads the messages that a care administration makes, any number and both wetten, as one verantwoording: WMO323 and JW323 as prestaties,
 * 305 and 307 as trajecten. Each message is read twice: its head first, since the rules on its lines need the period and the dagtekening of
 * the whole.
 */

import { type Declaratiekop, WET_VAN } from '../../domain/declaratiebericht.ts';
import { LIMIETEN } from '../../domain/limieten.ts';
import { unreachable } from '../../domain/result.ts';
import type { Kop, Wet } from '../../domain/verantwoording.ts';
import type { Bestandsbron, Invoerdeel, Kopdeel } from '../invoerdeel.ts';
import type { Lijst } from '../kop-velden.ts';
import type { Toets } from '../toets.ts';
import { readTrajecten, reportUnreadable } from '../traject/lees-startstop.ts';
import { readKopStartstop, type Startstopkop } from '../traject/startstopbericht.ts';
import type { Xmllimieten } from '../xml/stroom.ts';
import { readKop323 } from './bericht323.ts';
import { type Berichtsoort, detectBericht } from './berichtsoort.ts';
import { readDeclaratie, withFile } from './lees-declaratie.ts';

type Berichtkop = Declaratiekop | Startstopkop;

interface Bericht<K extends Berichtkop> {
  readonly bron: Bestandsbron;
  readonly kop: K;
}

export class BerichtenDeel implements Invoerdeel {
  readonly voorrang = 'regels';
  readonly #bronnen: readonly Bestandsbron[];
  readonly #limieten: Xmllimieten;
  #declaraties: Bericht<Declaratiekop>[] = [];
  #startstops: Bericht<Startstopkop>[] = [];

  /** @param maximaleBytes of one message */
  constructor(bronnen: readonly Bestandsbron[], maximaleBytes: number) {
    this.#bronnen = bronnen;
    this.#limieten = { maximaleBytes, diepte: LIMIETEN.xmlBerichtDiepte.waarde };
  }

  async readKop(toets: Toets): Promise<Kopdeel> {
    this.#declaraties = [];
    this.#startstops = [];
    const alles: Bericht<Berichtkop>[] = [];
    for (const bron of this.#bronnen) {
      const soort = await detectBericht(bron, this.#limieten);
      const kop = await this.#readOne(bron, soort, toets);
      if (kop !== undefined) alles.push({ bron, kop });
      // Without its head nothing is known of the message.
      else toets.onvolledig = true;
    }
    checkTogether(alles, toets);
    checkPeriode(this.#declaraties, toets);
    return toKop(alles, this.#declaraties, toets);
  }

  async readRegels(toets: Toets, lijst: Lijst): Promise<void> {
    switch (lijst) {
      case 'prestaties':
        for (const { bron, kop } of this.#declaraties) {
          if (toets.gestopt) return;
          await readDeclaratie(bron, kop, toets, this.#limieten);
        }
        return;
      case 'trajecten':
        return readTrajecten(
          this.#startstops.map(({ bron }) => bron),
          toets,
          this.#limieten,
        );
      default:
        unreachable(lijst);
    }
  }

  /** The head; undefined when there is none to read: reading the message tells what is wrong with it. */
  async #readOne(bron: Bestandsbron, soort: Berichtsoort, toets: Toets): Promise<Berichtkop | undefined> {
    const limieten = this.#limieten;
    switch (soort.soort) {
      case 'declaratie': {
        const kop = await readKop323(bron.open(), limieten);
        if (kop === undefined) await readDeclaratie(bron, undefined, toets, limieten);
        else this.#declaraties.push({ bron, kop });
        return kop;
      }
      case 'startstop': {
        const kop = await readKopStartstop(bron.open(), limieten);
        if (kop === undefined) await reportUnreadable(bron, toets, limieten);
        else this.#startstops.push({ bron, kop });
        return kop;
      }
      case 'antwoord':
        toets.bevindingen.fout('BERICHT_VAN_GEMEENTE', withFile({}, bron), { bericht: soort.bericht });
        return undefined;
      case 'ander':
        await reportUnreadable(bron, toets, limieten);
        return undefined;
      default:
        return unreachable(soort);
    }
  }
}

function checkTogether(berichten: readonly Bericht<Berichtkop>[], toets: Toets): void {
  const eerste = berichten[0]?.kop;
  const gezien = new Set<string>();
  for (const { bron, kop } of berichten) {
    const plaats = withFile({}, bron);
    if (kop.agbcode !== eerste?.agbcode) toets.bevindingen.fout('BERICHTEN_ANDERE_AANBIEDER', plaats, {});
    // TR056: unique for each kind of message.
    const sleutel = `${kop.soort} ${kop.identificatie}`;
    if (gezien.has(sleutel)) toets.bevindingen.fout('BERICHT_DUBBEL', plaats, {});
    gezien.add(sleutel);
  }
}

function checkPeriode(declaraties: readonly Bericht<Declaratiekop>[], toets: Toets): void {
  const eerste = declaraties[0]?.kop;
  if (eerste === undefined) return;
  const { begindatum, einddatum } = eerste;
  for (const { bron, kop } of declaraties)
    if (kop.begindatum !== begindatum || kop.einddatum !== einddatum)
      toets.bevindingen.fout('BERICHTEN_ANDERE_PERIODE', withFile({}, bron), { begindatum, einddatum });
}

/**
 * The kop of the whole. The latest dagtekening counts: none of the messages speaks of days after its own. Starts and stops alone do not say
 * over which period, for which soort and on which day they are accounted for: they were sent as care began and ended, all through the
 * period. That must stand beside them.
 */
function toKop(
  alles: readonly Bericht<Berichtkop>[],
  declaraties: readonly Bericht<Declaratiekop>[],
  toets: Toets,
): Kopdeel {
  const [eerste] = alles;
  if (eerste === undefined) return {};
  const aanbieder = { agbcode: eerste.kop.agbcode };
  const declaratie = declaraties[0]?.kop;
  if (declaratie === undefined) return { aanbieder };
  return {
    stadium: 'definitief',
    soorten: ['declaratie'],
    dagtekening: alles.reduce((laatste, { kop }) => (kop.dagtekening > laatste ? kop.dagtekening : laatste), ''),
    periode: { begindatum: declaratie.begindatum, einddatum: declaratie.einddatum },
    aanbieder,
    declaraties: toDeclaraties(
      declaraties.map(({ kop }) => kop),
      toets,
    ),
  };
}

function toDeclaraties(koppen: readonly Declaratiekop[], toets: Toets): NonNullable<Kop['declaraties']> {
  const perDeel = Map.groupBy(koppen, ({ gemeentecode, soort }) => `${gemeentecode} ${WET_VAN[soort]}`);
  return [...perDeel.values()].flatMap((groep) => {
    const [eerste] = groep;
    if (eerste === undefined) return [];
    const { gemeentecode, soort } = eerste;
    const saldo = groep.reduce((som, kop) => som + kop.ingediendSaldoCenten, 0);
    if (groep.length > 1) toets.bevindingen.waarschuwing('BERICHTNUMMERS_VERVALLEN', {}, { gemeentecode });
    const wet: Wet = WET_VAN[soort];
    return [
      {
        gemeentecode,
        wet,
        ...(groep.length > 1
          ? {}
          : { berichtidentificatie: eerste.identificatie, declaratienummer: eerste.declaratienummer }),
        totaalCenten: Math.abs(saldo),
        debetCredit: saldo < 0 ? ('C' as const) : ('D' as const),
      },
    ];
  });
}
