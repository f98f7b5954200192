/** `enkelvoud volg`: what became of a verantwoording, per ontvanger. */
import { setTimeout as wait } from 'node:timers/promises';
import type { AanbiederClient, aanbieder } from '../../clients/typescript/src/index.ts';
import { connectAanbieder, type Opdracht } from '../opdracht.ts';
import { onlyArgument } from '../opties.ts';
import type { Terminal } from '../terminal.ts';
import { Gebruiksfout, type Uitkomst } from '../uitkomst.ts';
import { describeBevindingenlijst, describeZendingen, needsAttention } from '../verslag.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const ONDERWEG: ReadonlySet<string> = new Set(['gepland', 'omgezet']);
const LANGSTE_PAUZE_MS = 10_000;

export const volg: Opdracht = {
  opties: { wacht: { type: 'boolean' } },
  async voerUit(werk) {
    const { opties, terminal } = werk;
    const welke = onlyArgument(opties, 'het id of het kenmerk van de verantwoording');
    const client = await connectAanbieder(werk);
    const id = UUID.test(welke) ? welke : await findByKenmerk(client, welke);
    const bewijs = opties.vlag('wacht')
      ? await followUntilDone(client, id)
      : await client.vraag('toonOntvangstbewijs', { pad: { id } });
    const bevindingen: aanbieder.GevondenBevinding[] = [];
    for await (const bevinding of client.lijst('toonBevindingen', { pad: { id }, query: { aantal: 200 } }))
      bevindingen.push(bevinding);
    return report(terminal, bewijs, bevindingen);
  },
};

async function findByKenmerk(client: AanbiederClient, kenmerk: string): Promise<string> {
  for await (const een of client.lijst('toonVerantwoordingen', { query: { aantal: 200 } }))
    if (een.kenmerk === kenmerk) return een.id;
  throw new Gebruiksfout(`Er is geen verantwoording met kenmerk "${kenmerk}".`);
}

/** Asks, less and less often, until nothing is on its way. */
export async function followUntilDone(
  client: AanbiederClient,
  id: string,
  opVoortgang: (klaar: number, totaal: number) => void = () => undefined,
): Promise<aanbieder.Ontvangstbewijs> {
  for (let pauze = 200; ; pauze = Math.min(LANGSTE_PAUZE_MS, pauze * 1.5)) {
    const bewijs = await client.vraag('toonOntvangstbewijs', { pad: { id } });
    const onderweg = bewijs.zendingen.filter(({ toestand }) => ONDERWEG.has(toestand)).length;
    if (onderweg === 0) return bewijs;
    opVoortgang(bewijs.zendingen.length - onderweg, bewijs.zendingen.length);
    await wait(pauze);
  }
}

export function report(
  terminal: Terminal,
  bewijs: aanbieder.Ontvangstbewijs,
  bevindingen: readonly aanbieder.Bevinding[] = [],
): Uitkomst {
  const { zendingen, zonderOntvanger } = bewijs;
  terminal.zeg(describeZendingen(zendingen, zonderOntvanger, terminal.breedte));
  if (bevindingen.length > 0) terminal.zeg(describeBevindingenlijst(bevindingen, bevindingen.length));
  const uitkomst = needsAttention(zendingen, zonderOntvanger) ? 'kijk-na' : 'goed';
  terminal.geef({ uitkomst, bewijs, bevindingen });
  return uitkomst;
}
