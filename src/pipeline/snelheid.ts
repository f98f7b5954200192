/**
 * Who asks too often. Counted in the memory of this isolate, so that an honest question waits for nothing; a counter that the isolates of
 * one location share (`gedeeld`) is asked beside the question, and shuts out from the next one on. See decision 22.
 */
import { readAdresblok } from '../deliver/ip.ts';
import { neem, type Snelheidsgrens, type Snelheidsoordeel } from '../domain/snelheid.ts';

/**
 * `mislukt`: questions without a good key, which an honest program asks seldom. `handeling`: what is written into the audit trail, one row
 * after the other for all organisations together, and never taken out.
 */
export type Grensnaam = 'organisatie' | 'adres' | 'mislukt' | 'handeling';

export type Snelheidsgrenzen = Readonly<Record<Grensnaam, Snelheidsgrens>>;

/** Far above what a program does that waits for its answers; a key or an address that asks more is stuck in a loop, or means harm. */
export const STANDAARD_SNELHEIDSGRENZEN: Snelheidsgrenzen = {
  organisatie: { aantal: 6_000, seconden: 60 },
  adres: { aantal: 12_000, seconden: 60 },
  mislukt: { aantal: 60, seconden: 300 },
  handeling: { aantal: 120, seconden: 60 },
};

/** Whether the location as a whole still allows it. */
export type GedeeldeTeller = (grens: Grensnaam, sleutel: string) => Promise<boolean>;

export interface Snelheidswacht {
  readonly grenzen: Snelheidsgrenzen;
  /**
   * Counts one question.
   * @param beside takes care of work that nobody waits for
   * @param kosten how many questions it counts as
   */
  neem(grens: Grensnaam, sleutel: string, beside?: (werk: Promise<unknown>) => void, kosten?: number): Snelheidsoordeel;
  /** Whether one more would be allowed; counts nothing. */
  kijk(grens: Grensnaam, sleutel: string): Snelheidsoordeel;
  /** A key that was good is not held up by others that fail from its address. */
  ken(sleutelhash: string): void;
  kent(sleutelhash: string): boolean;
}

/** Askers that are remembered; of one that is forgotten the quota is whole again. */
const MEESTE_VRAGERS = 20_000;
const MEESTE_BEKENDEN = 10_000;
/** For so long a location that said no is not asked again. */
const DICHT_MS = 10_000;

export interface Snelheidsopzet {
  readonly klok: () => Date;
  readonly grenzen?: Partial<Snelheidsgrenzen>;
  readonly gedeeld?: GedeeldeTeller;
}

export function createSnelheidswacht({ klok, grenzen, gedeeld }: Snelheidsopzet): Snelheidswacht {
  const alle: Snelheidsgrenzen = { ...STANDAARD_SNELHEIDSGRENZEN, ...grenzen };
  const betaald = new Vergeetboek<number>(MEESTE_VRAGERS);
  const bekend = new Vergeetboek<true>(MEESTE_BEKENDEN);
  const plek = (grens: Grensnaam, sleutel: string): string => `${grens} ${sleutel}`;

  async function vraagGedeeld(teller: GedeeldeTeller, grens: Grensnaam, sleutel: string): Promise<void> {
    if (await teller(grens, sleutel)) return;
    // As if the quota was used up, and it takes this long before the first of it comes back.
    const dicht = klok().getTime() + alle[grens].seconden * 1000 + DICHT_MS;
    betaald.zet(plek(grens, sleutel), Math.max(dicht, betaald.haal(plek(grens, sleutel)) ?? 0));
  }

  return {
    grenzen: alle,
    neem(grens, sleutel, beside, kosten = 1) {
      const hier = plek(grens, sleutel);
      const stap = neem(alle[grens], betaald.haal(hier) ?? 0, klok().getTime(), kosten);
      betaald.zet(hier, stap.betaaldTot);
      if (gedeeld !== undefined && beside !== undefined && stap.oordeel.toegestaan)
        beside(vraagGedeeld(gedeeld, grens, sleutel));
      return stap.oordeel;
    },
    kijk: (grens, sleutel) => neem(alle[grens], betaald.haal(plek(grens, sleutel)) ?? 0, klok().getTime(), 0).oordeel,
    ken: (sleutelhash) => bekend.zet(sleutelhash, true),
    kent: (sleutelhash) => bekend.haal(sleutelhash) === true,
  };
}

/** A map of a bounded size that lets go of what was not touched for longest. */
class Vergeetboek<Waarde> {
  readonly #maximum: number;
  readonly #inhoud = new Map<string, Waarde>();

  constructor(maximum: number) {
    this.#maximum = maximum;
  }

  haal(sleutel: string): Waarde | undefined {
    return this.#inhoud.get(sleutel);
  }

  zet(sleutel: string, waarde: Waarde): void {
    // A map keeps the order in which keys came: taken out and put back is last.
    this.#inhoud.delete(sleutel);
    this.#inhoud.set(sleutel, waarde);
    if (this.#inhoud.size <= this.#maximum) return;
    const [oudste] = this.#inhoud.keys();
    if (oudste !== undefined) this.#inhoud.delete(oudste);
  }
}

/** The platform puts the address of the caller here itself; what a caller sends under this name does not arrive. */
export const ADRESHEADER = 'CF-Connecting-IP';

export interface Weigering {
  readonly grens: Grensnaam;
  readonly oordeel: Snelheidsoordeel;
}

export interface Adresoordeel {
  readonly weigering?: Weigering;
  /** Tells that the question turned out to have no good key. */
  readonly meldMislukt: () => void;
}

/**
 * What stands before anything is looked up: how much comes from this address, and how often that failed. An IPv4 address counts, or the /64
 * of an IPv6 address, which is what one subscriber has; what is no address, and this machine itself, is not counted.
 *
 * @param sleutelhash of the key or session that comes along
 */
export function beoordeelAdres(
  wacht: Snelheidswacht,
  { adres, sleutelhash }: { readonly adres: string | undefined; readonly sleutelhash?: string | undefined },
  beside?: (werk: Promise<unknown>) => void,
): Adresoordeel {
  const blok = adres === undefined ? undefined : readAdresblok(adres);
  if (blok === undefined) return { meldMislukt: () => undefined };
  const meldMislukt = (): void => {
    wacht.neem('mislukt', blok);
  };
  const alles = wacht.neem('adres', blok, beside);
  if (!alles.toegestaan) return { meldMislukt, weigering: { grens: 'adres', oordeel: alles } };
  const mislukt = wacht.kijk('mislukt', blok);
  // Others behind the same address may fail: a key that was good a moment ago goes on, and is looked up as always.
  if (mislukt.toegestaan || (sleutelhash !== undefined && wacht.kent(sleutelhash))) return { meldMislukt };
  return { meldMislukt, weigering: { grens: 'mislukt', oordeel: mislukt } };
}
