/** Counts about everything, each bounded: asking must not cost more as the installation grows. */
export interface Statistieken {
  /** Events ever written. */
  readonly gebeurtenissen: number;
  /** Since the moment asked for. */
  readonly verantwoordingen: number;
  readonly prestaties: number;
  readonly bytes: number;
  /** Events since then, by toestand; of the last hundred thousand at most. */
  readonly perToestand: Readonly<Record<string, number>>;
  /** Zendingen that are on their way, by toestand, up to a thousand each. */
  readonly onderweg: Readonly<Record<string, number>>;
  /** When the one that stands still longest last changed. */
  readonly oudsteOnderweg?: string;
}

export interface StatistiekStaat {
  tel(vanaf: string): Promise<Statistieken>;
}
