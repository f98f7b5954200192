/**
 * How often something may be asked, as the generic cell rate algorithm (ITU-T I.371): one number per asker says until when what it asked is
 * paid for. It allows a burst of the whole quota and then the average, and needs no work when nobody asks.
 */
export interface Snelheidsgrens {
  readonly aantal: number;
  /** In which the whole quota comes back. */
  readonly seconden: number;
}

export interface Snelheidsoordeel {
  readonly toegestaan: boolean;
  /** How many more can be asked now. */
  readonly over: number;
  /** Until the whole quota is there again; whole seconds. */
  readonly herstelSeconden: number;
  /** Until one more can be asked; whole seconds, 0 when that is now. */
  readonly wachtSeconden: number;
}

export interface Stap {
  readonly oordeel: Snelheidsoordeel;
  /** Until when is paid for (ms), to keep; as it was when the question is refused. */
  readonly betaaldTot: number;
}

/**
 * @param betaaldTot what was kept of the last question; 0 when there was none
 * @param kosten how many questions this counts as; 0 looks without taking
 */
export function neem({ aantal, seconden }: Snelheidsgrens, betaaldTot: number, nuMs: number, kosten = 1): Stap {
  const venster = seconden * 1000;
  const per = venster / aantal;
  const was = Math.max(betaaldTot, nuMs);
  const wordt = was + kosten * per;
  // One is asked for as well where nothing is taken: looking tells whether the next question would be allowed.
  const nodig = Math.max(wordt, was + per) - nuMs - venster;
  // A moment of today holds a few ten-thousandths of a millisecond; what adding rounds off must not refuse the last of a quota.
  const toegestaan = nodig <= per / 2;
  const betaald = toegestaan ? wordt : was;
  return {
    betaaldTot: betaald,
    oordeel: {
      toegestaan,
      over: Math.max(0, Math.round((venster - (betaald - nuMs)) / per - 0.25)),
      herstelSeconden: Math.ceil((betaald - nuMs) / 1000 - 1e-3),
      wachtSeconden: toegestaan ? 0 : Math.max(1, Math.ceil(nodig / 1000 - 1e-3)),
    },
  };
}
