/** Stores the results of conversion, for several zendingen in one transaction. */
import { tijdstip } from '../domain/kalender.ts';
import type { Omzetresultaat } from '../domain/rijen.ts';
import type { Diensten } from './diensten.ts';

/** Results that are stored together, and bevindingen among them: what is made is in memory until then. */
const PER_KEER = 16;
const BEVINDINGEN_PER_KEER = 500;

/** `aanbieden`: it goes to the postbus. `opnieuw`: it is not known what is stored; whoever looks again sees it. */
export type Opgeslagen = 'aanbieden' | 'niets' | 'opnieuw';

export interface Omzetopslag {
  /** Stores this one, or keeps it for later. */
  voegToe(resultaat: Omzetresultaat, klaar: (uitkomst: Opgeslagen) => void): Promise<void>;
  /** Stores what was kept. */
  rondAf(): Promise<void>;
}

interface Bewaring {
  readonly resultaat: Omzetresultaat;
  readonly klaar: (uitkomst: Opgeslagen) => void;
}

export function createOmzetopslag(
  { staat, klok, tussenstap }: Pick<Diensten, 'staat' | 'klok' | 'tussenstap'>,
  meldFout: (fout: unknown) => void,
): Omzetopslag {
  let wachtend: Bewaring[] = [];
  const store = (stapel: readonly Bewaring[]): Promise<ReadonlySet<string>> =>
    staat.zendingen.bewaarOmzettingen(
      stapel.map(({ resultaat }) => resultaat),
      tijdstip(klok()),
    );
  const tell = async (stapel: readonly Bewaring[], bewaard: ReadonlySet<string>, anders: Opgeslagen): Promise<void> => {
    for (const { resultaat, klaar } of stapel) {
      try {
        await tussenstap('omzetting-bewaard');
        if (bewaard.has(resultaat.zendingId)) klaar(resultaat.toestand === 'omgezet' ? 'aanbieden' : 'niets');
        else klaar(anders);
      } catch (fout) {
        meldFout(fout);
        klaar('opnieuw');
      }
    }
  };
  /** One that cannot be stored must not take the others with it. */
  const storeOneByOne = async (stapel: readonly Bewaring[]): Promise<void> => {
    for (const een of stapel) {
      try {
        // Not stored now may mean: stored just before, by what seemed to fail.
        await tell([een], await store([een]), 'opnieuw');
      } catch (fout) {
        meldFout(fout);
        een.klaar('opnieuw');
      }
    }
  };
  const rondAf = async (): Promise<void> => {
    const stapel = wachtend;
    wachtend = [];
    if (stapel.length === 0) return;
    let bewaard: ReadonlySet<string>;
    try {
      bewaard = await store(stapel);
    } catch (fout) {
      meldFout(fout);
      return storeOneByOne(stapel);
    }
    await tell(stapel, bewaard, 'niets');
  };
  return {
    rondAf,
    async voegToe(resultaat, klaar) {
      // The queue may hand the same message out twice: its bevindingen must not be there twice.
      if (wachtend.some((een) => een.resultaat.zendingId === resultaat.zendingId)) return klaar('niets');
      wachtend.push({ resultaat, klaar });
      const bevindingen = wachtend.reduce((som, een) => som + een.resultaat.bevindingen.length, 0);
      if (wachtend.length >= PER_KEER || bevindingen >= BEVINDINGEN_PER_KEER) await rondAf();
    },
  };
}
