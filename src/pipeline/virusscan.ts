/** Has the content of documents looked at for viruses: at once when it comes in, and again from the cron until there is an answer. */
import { tijdstip } from '../domain/kalender.ts';
import { type Scanuitslag, wachtNa } from '../domain/virusscan.ts';
import type { Scantelling, Scanwerk } from '../storage/ports/virusscan.ts';
import type { Diensten } from './diensten.ts';
import { log } from './log.ts';
import { documentSleutel } from './sleutels-van-opslag.ts';
import { lazily, openStored } from './stromen.ts';

type Werk = Pick<Diensten, 'blobs' | 'staat' | 'klok' | 'virusscanner'>;

/** Documents of one round of the cron, of a second or so each; the next round begins five minutes later. */
const PER_RONDE = 100;
const RONDE_MS = 4 * 60_000;
/** Rows whose state is brought in line in one round when a scanner came or went. */
const PER_OMZETTING = 1_000;

const DAG_MS = 24 * 60 * 60_000;
/** So long an infected document is told of to whoever looks after the installation, unless its aanbieder withdraws it before. */
const BESMET_MS = 7 * DAG_MS;
/** Three rounds of the cron. */
const STILSTAND_MS = 15 * 60_000;

export interface Scanronde {
  readonly gescand: number;
  readonly besmet: number;
  readonly mislukt: number;
}

/** One try. Undefined when somebody else is at it, or there is no scanner. */
export async function scanDocument(diensten: Werk, werk: Scanwerk): Promise<Scanuitslag | undefined> {
  const { blobs, staat, klok, virusscanner } = diensten;
  if (virusscanner === undefined) return undefined;
  const volgendeOp = tijdstip(new Date(klok().getTime() + wachtNa(werk.pogingen + 1)));
  if (!(await staat.virusscan.begin(werk, volgendeOp))) return undefined;
  const sleutel = documentSleutel(werk.id);
  const uitslag = await virusscanner.scan(lazily(() => openStored(blobs, sleutel)));
  await staat.virusscan.meld(werk.id, uitslag, tijdstip(klok()));
  if (uitslag.soort === 'mislukt') log({ gebeurtenis: 'virusscan-mislukt', id: werk.id, reden: uitslag.reden });
  if (uitslag.soort === 'besmet') {
    log({ gebeurtenis: 'document-besmet', id: werk.id });
    // What fails here the night does: the map is on its list, and its key is gone.
    await blobs.removeAll(sleutel);
    await staat.bewaring.meldGewist([sleutel]);
  }
  return uitslag;
}

/**
 * What is due. A scanner that is away is asked once: the others wait for the next round, none of them later than it would be. One document
 * that cannot be read holds up no other; it is told of in the end.
 */
export async function scanWachtende(diensten: Werk): Promise<Scanronde> {
  const { staat, klok, virusscanner } = diensten;
  const begin = klok();
  await staat.virusscan.richtIn(virusscanner !== undefined, tijdstip(begin), PER_OMZETTING);
  const ronde = { gescand: 0, besmet: 0, mislukt: 0 };
  if (virusscanner === undefined) return ronde;
  const fouten: unknown[] = [];
  for (const werk of await staat.virusscan.listTeScannen(tijdstip(begin), PER_RONDE)) {
    const uitslag = await scanDocument(diensten, werk).catch((fout: unknown) => {
      fouten.push(fout);
      return undefined;
    });
    if (uitslag?.soort === 'mislukt') ronde.mislukt++;
    else if (uitslag !== undefined) ronde.gescand++;
    if (uitslag?.soort === 'besmet') ronde.besmet++;
    if (isScannerWeg(uitslag) || klok().getTime() - begin.getTime() > RONDE_MS) break;
  }
  if (fouten.length > 0) throw fouten[0];
  return ronde;
}

const isScannerWeg = (uitslag: Scanuitslag | undefined): boolean =>
  uitslag?.soort === 'mislukt' && (uitslag.reden === 'onbereikbaar' || uitslag.reden === 'te-laat');

/** What asks for a person. Where nothing is scanned nothing can stand still. */
export function telScans({ staat, klok }: Pick<Diensten, 'staat' | 'klok'>): Promise<Scantelling> {
  const nu = klok().getTime();
  return staat.virusscan.tel(tijdstip(new Date(nu - BESMET_MS)), tijdstip(new Date(nu - STILSTAND_MS)));
}
