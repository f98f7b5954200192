/** `enkelvoud bewaak`: a folder on a server of an aanbieder. What lands in it is submitted; what is answered comes back beside it. */
import { setTimeout as wait } from 'node:timers/promises';
import { Inbox } from '../bewaken/inbox.ts';
import { goRound } from '../bewaken/ronde.ts';
import { readStand } from '../bewaken/stand.ts';
import { connectAanbieder, type Opdracht } from '../opdracht.ts';
import { INVOERVELDEN, invoerveldenOf, onlyArgument } from '../opties.ts';
import { describeFout, Gebruiksfout, judgeFout } from '../uitkomst.ts';

const ELKE_SECONDEN = '10';

export const bewaak: Opdracht = {
  opties: { ...INVOERVELDEN, elke: { type: 'string' }, eenmaal: { type: 'boolean' } },
  async voerUit(werk) {
    const { opties, terminal } = werk;
    const map = onlyArgument(opties, 'de map');
    const elke = opties.tekst('elke') ?? ELKE_SECONDEN;
    if (!/^[1-9]\d{0,4}$/.test(elke)) throw new Gebruiksfout('Geef --elke als een aantal seconden.');
    const bewaking = {
      map,
      terminal,
      client: await connectAanbieder(werk),
      inbox: new Inbox(map),
      velden: invoerveldenOf(opties),
    };
    await readStand(map);
    const einde = new AbortController();
    for (const sein of ['SIGINT', 'SIGTERM'] as const) process.once(sein, () => einde.abort());
    const pause = (): Promise<unknown> =>
      wait(Number(elke) * 1000, undefined, { signal: einde.signal }).catch(() => undefined);
    if (opties.vlag('eenmaal')) {
      // The first look only learns what is there; at the second a file that stands still is complete.
      await bewaking.inbox.look();
      await pause();
      await goRound(bewaking);
      return 'goed';
    }
    terminal.zeg(`De map ${map} wordt bewaakt. Stoppen: Ctrl-C.`);
    while (!einde.signal.aborted) {
      try {
        await goRound(bewaking);
      } catch (fout) {
        // What passes by itself is tried again next round; a key that does not work never will.
        if (judgeFout(fout) !== 'storing') throw fout;
        terminal.klaag(describeFout(fout));
      }
      await pause();
    }
    return 'goed';
  },
};
