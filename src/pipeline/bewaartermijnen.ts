/**
 * Destroys what is kept long enough: first its key and what identifies in the database, in one transaction, then its bytes. A night that
 * breaks off leaves unreadable bytes, and the next one removes those. What was destroyed and what stays, and why, is in a report.
 */
import type { Bewaargrond, Bewaarrapport, Bewaarreden, Bewaartermijnen } from '../domain/bewaring.ts';
import { jaarcontrole, judgeKeten } from '../domain/bewaring.ts';
import { amsterdamseDatum, tijdstip } from '../domain/kalender.ts';
import type { Ondertekensleutel } from '../receipts/ondertekening.ts';
import { auditeer } from './auditspoor.ts';
import type { Diensten } from './diensten.ts';
import { endLogboeken } from './logboek-einde.ts';

export type { Bewaarrapport } from '../domain/bewaring.ts';

type Werk = Pick<Diensten, 'blobs' | 'staat' | 'klok' | 'nieuwId' | 'pauzeer' | 'bewaartermijnen'>;

/** Chains looked at with one question. */
const BLAD = 50;
/** Chains, uploads and documents that one run destroys at most: so much fits in the time of a cron. */
const PER_KEER = 250;

export interface Vernietigopties {
  /** Signs the closing of the audit trail; without it no row of the trail goes. */
  readonly sleutel?: Ondertekensleutel | undefined;
  /** How much one run destroys at most of each kind. */
  readonly perKeer?: number;
}

export const destroyExpired = (
  diensten: Werk,
  { sleutel, perKeer = PER_KEER }: Vernietigopties = {},
): Promise<Bewaarrapport> =>
  auditeer(
    diensten,
    { handeling: 'vernietigVerlopen', door: { houdersoort: 'systeem', houdercode: 'enkelvoud' }, feiten: {} },
    () => runAll(diensten, sleutel, perKeer),
    ({ id, vernietigd }) => ({
      fase: 'gedaan',
      feiten: {
        bewaarrapport: id,
        verantwoordingen: vernietigd.verantwoordingen.length,
        historieberichten: vernietigd.historieberichten,
        documenten: vernietigd.documenten,
        verwerkingen: vernietigd.verwerkingen,
        auditregels: vernietigd.auditregels,
      },
    }),
  );

async function runAll(diensten: Werk, sleutel: Ondertekensleutel | undefined, perKeer: number): Promise<Bewaarrapport> {
  const { staat, klok, nieuwId, bewaartermijnen: termijnen } = diensten;
  const begonnenOp = tijdstip(klok());
  const vandaag = amsterdamseDatum(klok());
  const wisser = new Wisser(diensten);
  const blijvend = await staat.bewaring.listTeWissenMappen(perKeer);
  await wisser.wipe(blijvend);
  const verantwoordingen = await destroyKetens(diensten, wisser, termijnen, vandaag, begonnenOp, perKeer);
  const nakomers = await staat.bewaring.vernietigNakomers(begonnenOp, perKeer);
  await wisser.wipe(nakomers);
  const historie = await staat.bewaring.vernietigHistorie(historieVoor(vandaag, termijnen), begonnenOp, perKeer);
  await wisser.wipe(historie.mappen);
  const documenten = await staat.bewaring.vernietigDocumenten(begonnenOp, perKeer);
  await wisser.wipe(documenten);
  const logboeken = await endLogboeken(diensten, sleutel, perKeer);
  await wisser.wipe(logboeken.mappen);
  const vol = [blijvend.length, nakomers.length, historie.mappen.length, documenten.length].some(
    (aantal) => aantal >= perKeer,
  );
  const rapport: Bewaarrapport = {
    id: nieuwId(),
    begonnenOp,
    klaarOp: tijdstip(klok()),
    termijnen,
    vernietigd: {
      verantwoordingen: verantwoordingen.vernietigd,
      zendingen: verantwoordingen.zendingen,
      retourberichten: verantwoordingen.retourberichten + nakomers.length,
      historieberichten: historie.berichten,
      documenten: documenten.length,
      periodesleutels: await staat.sleutelkast.removeLegePeriodesleutels(begonnenOp.slice(0, 7)),
      verwerkingen: logboeken.verwerkingen,
      betrokkenenlijsten: logboeken.mappen.length,
      auditregels: logboeken.auditregels,
    },
    bewaard: [...verantwoordingen.bewaard]
      .map(([reden, telling]) => ({ reden, ...telling }))
      .sort((een, ander) => (een.reden < ander.reden ? -1 : 1)),
    zonderOntvanger: verantwoordingen.zonderOntvanger,
    nogTeWissen: wisser.mislukt,
    onvolledig: verantwoordingen.onvolledig || vol || logboeken.onvolledig,
  };
  await staat.bewaring.addRapport(rapport);
  wisser.tell();
  return rapport;
}

/** Whether the last run had to stop before it was done. */
export async function hasMoreToDestroy({ staat }: Pick<Diensten, 'staat'>): Promise<boolean> {
  const { rijen } = await staat.bewaring.listRapporten({ aantal: 1 });
  return rijen[0]?.onvolledig === true;
}

/** Uploaded messages serve the year before the day they are dated: they go when the check of the year they are dated in is over. */
function historieVoor(vandaag: string, termijnen: Bewaartermijnen): string {
  const jaar = Number(vandaag.slice(0, 4));
  const isOver = (jaar: number): boolean => jaarcontrole(`${jaar}-12-31`, termijnen) <= vandaag;
  return `${isOver(jaar - 1) ? jaar : jaar - 1}-01-01`;
}

interface Ketentelling {
  readonly vernietigd: { readonly id: string; readonly grond: Bewaargrond }[];
  readonly bewaard: Map<Bewaarreden, { aantal: number; eerste?: string }>;
  zendingen: number;
  retourberichten: number;
  zonderOntvanger: number;
  onvolledig: boolean;
}

async function destroyKetens(
  diensten: Werk,
  wisser: Wisser,
  termijnen: Bewaartermijnen,
  vandaag: string,
  op: string,
  perKeer: number,
): Promise<Ketentelling> {
  const { bewaring } = diensten.staat;
  const telling: Ketentelling = {
    vernietigd: [],
    bewaard: new Map(),
    zendingen: 0,
    retourberichten: 0,
    zonderOntvanger: 0,
    onvolledig: false,
  };
  let ketens = 0;
  let vanaf: string | undefined;
  do {
    const blad = await bewaring.listKetens(op, { aantal: BLAD, ...(vanaf === undefined ? {} : { vanaf }) });
    for (const keten of blad.rijen) {
      const oordeel = judgeKeten(keten, termijnen, vandaag);
      if (oordeel.soort === 'bewaren') {
        keep(telling, oordeel.reden, keten.leden.length, oordeel.tot);
        continue;
      }
      if (ketens++ === perKeer) return { ...telling, onvolledig: true };
      const vernietigd = await bewaring.vernietigKeten(keten, op);
      // Something came in between: tomorrow it is judged as it is then.
      if (vernietigd === undefined) {
        keep(telling, 'onderweg', keten.leden.length);
        continue;
      }
      await wisser.wipe(vernietigd.mappen);
      telling.vernietigd.push(...keten.leden.map(({ id }) => ({ id, grond: oordeel.grond })));
      telling.zendingen += vernietigd.zendingen;
      telling.retourberichten += vernietigd.retourberichten;
      telling.zonderOntvanger += keten.leden.reduce((som, lid) => som + lid.zonderOntvanger, 0);
    }
    vanaf = blad.volgende;
  } while (vanaf !== undefined);
  return telling;
}

function keep({ bewaard }: Ketentelling, reden: Bewaarreden, erbij: number, tot?: string): void {
  const { aantal = 0, eerste } = bewaard.get(reden) ?? {};
  const nu = eerste === undefined || (tot !== undefined && tot < eerste) ? tot : eerste;
  bewaard.set(reden, { aantal: aantal + erbij, ...(nu === undefined ? {} : { eerste: nu }) });
}

/**
 * Removes bytes of which the key is gone already. What cannot be removed stays on the list for the next run and holds nothing up: that keys
 * are destroyed in time is what matters.
 */
class Wisser {
  readonly #diensten: Pick<Werk, 'blobs' | 'staat'>;
  #fout: unknown;
  mislukt = 0;

  constructor(diensten: Pick<Werk, 'blobs' | 'staat'>) {
    this.#diensten = diensten;
  }

  async wipe(mappen: readonly string[]): Promise<void> {
    const gewist: string[] = [];
    for (const map of mappen)
      try {
        // Every map ends in an id, so none is the beginning of another.
        await this.#diensten.blobs.removeAll(map);
        gewist.push(map);
      } catch (fout) {
        this.#fout ??= fout;
        this.mislukt++;
      }
    if (gewist.length > 0) await this.#diensten.staat.bewaring.meldGewist(gewist);
  }

  /** Throws what went wrong first. */
  tell(): void {
    if (this.mislukt > 0) throw this.#fout;
  }
}
