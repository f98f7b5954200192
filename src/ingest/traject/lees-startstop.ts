/** Reads 305 and 307 messages as trajecten. A start and its stop come in different messages, so all are read before the first traject goes on. */
import { LIMIETEN } from '../../domain/limieten.ts';
import { VORMEN_323 } from '../declaratie/bericht323.ts';
import { withFile } from '../declaratie/lees-declaratie.ts';
import { type Bestandsbron, inFile } from '../invoerdeel.ts';
import type { Toets } from '../toets.ts';
import { readBericht } from '../xml/lees.ts';
import type { Xmllimieten } from '../xml/stroom.ts';
import { toTrajecten } from './episodes.ts';
import { readStartstop, type Startstop, VORMEN_STARTSTOP } from './startstopbericht.ts';

/** Trajecten that go to the toets at a time. */
const BATCH = 500;
/** Starts and stops are kept until all were read; this many take some 40 MB. A provider with more has them in a table. */
const MAX_STARTSTOPS = LIMIETEN.startstops.waarde;

export async function readTrajecten(
  bronnen: readonly Bestandsbron[],
  toets: Toets,
  limieten: Xmllimieten,
  maximum = MAX_STARTSTOPS,
): Promise<void> {
  const { bevindingen } = toets;
  const berichten: Startstop[] = [];
  for (const bron of bronnen) {
    const vorige = bevindingen.plaatsAan((plaats) => withFile(plaats, bron));
    for await (const een of readStartstop(bron.open(), bevindingen, limieten)) {
      berichten.push({ ...een, plaats: inFile(een.plaats, bron.naam) });
      if (berichten.length > maximum) break;
    }
    bevindingen.plaatsAan(vorige);
    if (berichten.length > maximum) {
      bevindingen.fout('STARTSTOP_TE_VEEL', {}, { maximum });
      toets.gestopt = true;
      return;
    }
  }
  const trajecten = toTrajecten(berichten, bevindingen);
  if (trajecten.some(({ traject }) => traject.wet === 'jw') && isBeleidsinformatie(toets))
    bevindingen.waarschuwing('STARTSTOP_TE_WEINIG', {}, {});
  for (let van = 0; van < trajecten.length && !toets.gestopt; van += BATCH) {
    const regels = trajecten.slice(van, van + BATCH);
    const eerste = toets.number('trajecten', regels.length);
    if (eerste === undefined) return;
    await toets.addRegels({
      lijst: 'trajecten',
      eerste,
      waarden: regels.map(({ traject }) => traject),
      bronplaats: (nr, veld) => regels[nr - eerste]?.plaats(veld) ?? {},
    });
  }
}

/** CBS asks more of a traject of the Jeugdwet than a start or stop says. */
function isBeleidsinformatie({ kopVelden }: Toets): boolean {
  return kopVelden.soundFields().soorten?.includes('beleidsinformatie') === true;
}

/** Tells what is wrong with a message whose head cannot be read, or that is none of ours. */
export async function reportUnreadable(bron: Bestandsbron, toets: Toets, limieten: Xmllimieten): Promise<void> {
  const vorige = toets.bevindingen.plaatsAan((plaats) => withFile(plaats, bron));
  for await (const _ of readBericht(bron.open(), [...VORMEN_323, ...VORMEN_STARTSTOP], toets.bevindingen, limieten));
  toets.bevindingen.plaatsAan(vorige);
}
