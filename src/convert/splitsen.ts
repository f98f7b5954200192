/**
 * Splits what would be too large into whole documents with totals of their own. One reading more, and only when it is not plain
 * beforehand that everything fits. A client is never in two parts.
 */
import type { Splitsing } from '../domain/formaat.ts';
import type { InvoerRegel } from '../domain/output.ts';
import type { GecompileerdAggregaat } from './formaat/aggregaat.ts';
import { celregelsVan, type Opdracht } from './formaat/opdracht.ts';
import { type Splitsbaar, type Splitsplan, varies } from './formaat/splitsing.ts';
import { createLezers, Teller, type Totalen } from './groepen.ts';
import { runAll, type Schrijfstand } from './schrijf.ts';

/** One part: its totals, and how many regels it goes on for, those that are kept back among them. */
export interface Onderdeel {
  readonly totalen: Totalen;
  readonly aantal: number;
  readonly regels: number;
}

/** Undefined: everything fits in one file. */
export type Splitsuitkomst = readonly Onderdeel[] | undefined;

const GEEN_GRENS = Number.POSITIVE_INFINITY;

export function splitEenheid(
  splitsbaar: Splitsbaar,
  splitsing: Splitsing,
  stand: Schrijfstand,
  totalen: readonly GecompileerdAggregaat[],
  pointer: string,
): Promise<Splitsuitkomst> {
  // What is found while measuring is found again while writing; here it would be reported twice.
  const meldingen = stand.meldingen.besides();
  return splitsbaar((plan) =>
    splitPlan(plan, splitsing, { ...stand, meldingen }, totalen, (maximum, soort) => {
      const parameters = { formaat: meldingen.formaat, regel: `${pointer}/splitsing`, maximum, soort };
      stand.meldingen.meld('SPLITSING_TE_GROOT', parameters, stand.omgeving);
    }),
  );
}

/** Everything one run of these instructions can take, whatever comes in. */
function boundOf<T>(opdrachten: readonly Opdracht<T>[], { maat }: Pick<Splitsplan<T>, 'maat'>): number {
  let bytes = 0;
  for (const opdracht of opdrachten) {
    if (opdracht.soort === 'stap') bytes += maat.of(opdracht.stap);
    else if (opdracht.soort === 'blad') {
      bytes += opdracht.cellen.reduce((som, cel) => som + maat.grens(cel), maat.of(opdracht.raam));
    } else if (opdracht.soort === 'als') bytes += boundOf(opdracht.inhoud, { maat });
    else if (opdracht.soort === 'lijst') return Number.POSITIVE_INFINITY;
  }
  return bytes;
}

/** How much more than measured the values can take that differ from part to part. */
function slackOf<T>(opdrachten: readonly Opdracht<T>[], { maat }: Splitsplan<T>): number {
  let bytes = 0;
  for (const cel of celregelsVan(opdrachten)) if (varies(cel)) bytes += maat.grens(cel);
  return bytes;
}

/** Regels that must stay together: all of one client, or one. */
interface Bundel {
  readonly regels: { readonly deel: number; readonly regel: InvoerRegel }[];
  bytes: number;
  /** With those kept back. */
  gelezen: number;
}

async function splitPlan<T>(
  plan: Splitsplan<T>,
  { maximaleBytes = GEEN_GRENS, maximaleRegels = GEEN_GRENS }: Splitsing,
  stand: Schrijfstand,
  totalen: readonly GecompileerdAggregaat[],
  tooLarge: (maximum: number, soort: 'bytes' | 'regels') => void,
): Promise<Splitsuitkomst> {
  const { maat, herhaald, rondom } = plan;
  const { omgeving, meldingen, eenheid } = stand;
  const perClient = herhaald.soort === 'clienten' ? [...herhaald.voor, ...herhaald.na] : [];
  const perRegel = herhaald.soort === 'clienten' ? (herhaald.regel ?? []) : herhaald.inhoud;

  const meten = Number.isFinite(maximaleBytes);
  const createMeter = (opdrachten: readonly Opdracht<T>[]): (() => number) => {
    if (!meten) return () => 0;
    const speling = slackOf(opdrachten, plan);
    // What is the same every time is measured once.
    let vasteBytes = speling;
    for (const opdracht of opdrachten) if (opdracht.soort === 'stap') vasteBytes += maat.of(opdracht.stap);
    const rest = opdrachten.filter(({ soort }) => soort !== 'stap');
    return () => {
      let bytes = vasteBytes;
      for (const opdracht of rest) {
        if (opdracht.soort === 'blad') bytes += maat.of(opdracht.maak(omgeving, meldingen) ?? opdracht.raam);
        else for (const stuk of runAll([opdracht], stand)) bytes += maat.of(stuk);
      }
      return bytes;
    };
  };
  const vast = maat.omlijsting + createMeter(rondom)();
  const sizeOfClient = createMeter(perClient);
  const sizeOfRegel = createMeter(perRegel);
  const grens = meten ? vast + eenheid.aantal * (boundOf(perRegel, plan) + boundOf(perClient, plan)) : 0;
  if (eenheid.aantal <= maximaleRegels && grens <= maximaleBytes) return undefined;

  const lezers = createLezers(totalen);
  const delen: Onderdeel[] = [];
  let teller = new Teller(totalen, lezers);
  let bytes = vast;
  let aantal = 0;
  let gelezen = 0;

  const close = (): void => {
    delen.push({ totalen: teller.totalen(), aantal, regels: gelezen });
    teller = new Teller(totalen, lezers);
    bytes = vast;
    aantal = 0;
    gelezen = 0;
  };
  const place = (deel: number, regel: InvoerRegel): void => {
    stand.enter(omgeving, deel);
    stand.place(omgeving, regel);
  };
  const fits = (bundel: Bundel): boolean =>
    vast + bundel.bytes <= maximaleBytes && bundel.regels.length <= maximaleRegels;
  const take = (bundel: Bundel): void => {
    const eerste = bundel.regels[0];
    if (eerste !== undefined) {
      if (!fits(bundel)) {
        place(eerste.deel, eerste.regel);
        const teVeelBytes = vast + bundel.bytes > maximaleBytes;
        tooLarge(teVeelBytes ? maximaleBytes : maximaleRegels, teVeelBytes ? 'bytes' : 'regels');
      }
      if (aantal > 0 && (bytes + bundel.bytes > maximaleBytes || aantal + bundel.regels.length > maximaleRegels)) {
        close();
      }
    }
    for (const { deel, regel } of bundel.regels) {
      place(deel, regel);
      teller.add(omgeving, meldingen);
    }
    bytes += bundel.bytes;
    aantal += bundel.regels.length;
    gelezen += bundel.gelezen;
  };

  let bundel: Bundel = { regels: [], bytes: 0, gelezen: 0 };
  let bsn = '';
  for await (const reeksen of stand.regels(herhaald.soort === 'clienten' ? 'bsn' : herhaald.volgorde)) {
    for (const { deel, regels } of reeksen) {
      for (const regel of regels) {
        const eigen = 'prestatie' in regel ? regel.prestatie.bsn : regel.traject.bsn;
        if (herhaald.soort === 'regels' || eigen !== bsn) {
          take(bundel);
          bundel = { regels: [], bytes: 0, gelezen: 0 };
          bsn = eigen;
        }
        bundel.gelezen++;
        place(deel, regel);
        if (stand.selecteer(omgeving, meldingen) >= 0) continue;
        if (bundel.regels.length === 0) {
          omgeving.client = { bsn };
          bundel.bytes += sizeOfClient();
        }
        bundel.bytes += sizeOfRegel();
        // What is too large already need not be kept as well.
        if (fits(bundel)) bundel.regels.push({ deel, regel });
      }
    }
  }
  take(bundel);
  close();
  stand.leave();
  return delen;
}
