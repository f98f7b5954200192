/**
 * One round over a watch folder: submit what is complete, put it away, and write down what was answered. Each step may be done twice: the
 * gateway knows the same file again, and the files beside it are written anew. So a crash between any two steps loses nothing.
 */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  type AanbiederClient,
  ApiFout,
  type aanbieder,
  dienIn,
  haalCorrectieboek,
  type Invoervelden,
} from '../../clients/typescript/src/index.ts';
import { forgetUpload, readUpload, rememberUpload } from '../lopende-upload.ts';
import type { Terminal } from '../terminal.ts';
import { judgeFout } from '../uitkomst.ts';
import { describeBevindingenlijst, describeWeigering, describeZendingen } from '../verslag.ts';
import type { Inbox } from './inbox.ts';
import { freeName, putAway, writeBeside } from './opbergen.ts';
import { readStand, writeStand } from './stand.ts';

export interface Bewaking {
  readonly map: string;
  readonly client: AanbiederClient;
  readonly terminal: Terminal;
  readonly inbox: Inbox;
  readonly velden: Invoervelden;
}

const PER_KEER = 200;

export async function goRound(bewaking: Bewaking): Promise<void> {
  for (const naam of await bewaking.inbox.look()) await submitOne(bewaking, naam);
  await readAnswers(bewaking);
}

async function submitOne(bewaking: Bewaking, naam: string): Promise<void> {
  const { map, client, terminal } = bewaking;
  const bestand = path.join(map, naam);
  const hervat = await readUpload(bestand);
  try {
    const bewijs = await dienIn(client, bestand, {
      velden: { kenmerk: kenmerkOf(naam), ...bewaking.velden },
      ...(hervat === undefined ? {} : { hervat }),
      opUpload: (id) => rememberUpload(bestand, id),
      opBytes: terminal.opBytes,
    });
    await accept(bewaking, naam, bewijs);
  } catch (fout) {
    if (!(fout instanceof ApiFout) || judgeFout(fout) !== 'geweigerd') throw fout;
    await refuse(bewaking, naam, fout);
  }
}

async function accept(
  { map, client, terminal }: Bewaking,
  naam: string,
  bewijs: aanbieder.Ontvangstbewijs,
): Promise<void> {
  await forgetUpload(path.join(map, naam));
  const stand = await readStand(map);
  const vrij = await freeName(map, 'verwerkt', naam);
  // Remembered before it is moved: whatever happens now, its answers find their place.
  await writeStand(map, { ...stand, bestanden: { ...stand.bestanden, [bewijs.id]: vrij } });
  // Also how it stands now: of what was accepted before a crash, the gebeurtenissen may have gone by already.
  await writeBeside(map, 'verwerkt', vrij, {
    'ontvangstbewijs.json': bewijs,
    ...(await describeStand(client, bewijs.id)),
  });
  await putAway(map, naam, 'verwerkt', vrij);
  terminal.zeg(`${naam}: aanvaard, ${bewijs.zendingen.length} zendingen.`);
}

async function refuse(bewaking: Bewaking, naam: string, fout: ApiFout): Promise<void> {
  const { map, terminal } = bewaking;
  await forgetUpload(path.join(map, naam));
  const vrij = await freeName(map, 'geweigerd', naam);
  await storeCorrectieboek(bewaking, naam, vrij);
  await writeBeside(map, 'geweigerd', vrij, {
    'bevindingen.txt': describeWeigering(fout),
    'bevindingen.json': fout.probleem,
  });
  await putAway(map, naam, 'geweigerd', vrij);
  terminal.zeg(`${naam}: geweigerd; zie geweigerd/${vrij}.bevindingen.txt.`);
}

/** A help beside the findings, for who fills in by hand: without it everything is told as well. */
async function storeCorrectieboek({ map, client, velden }: Bewaking, naam: string, vrij: string): Promise<void> {
  try {
    const boek = await haalCorrectieboek(client, path.join(map, naam), { kenmerk: kenmerkOf(naam), ...velden });
    if (boek !== undefined) await writeFile(path.join(map, 'geweigerd', `${vrij}.verbeteren.xlsx`), boek);
  } catch (fout) {
    // Too large for a proefverwerking, or not to be read at all: there is no workbook of it.
    if (!(fout instanceof ApiFout) || judgeFout(fout) !== 'geweigerd') throw fout;
  }
}

/** For a file that does not say it. The same file keeps the same kenmerk, so that it is never submitted twice. */
const kenmerkOf = (naam: string): string =>
  path
    .parse(naam)
    .name.replaceAll(/[^A-Za-z0-9._-]/g, '-')
    .replace(/^[^A-Za-z0-9]+/, '')
    .slice(0, 64) || 'verantwoording';

async function readAnswers({ map, client, terminal }: Bewaking): Promise<void> {
  for (;;) {
    const stand = await readStand(map);
    const { resultaten } = await client.vraag('volgGebeurtenissen', { query: { na: stand.na, aantal: PER_KEER } });
    const laatste = resultaten.at(-1);
    if (laatste === undefined) return;
    const geraakt = new Set(resultaten.map(({ verantwoordingId }) => verantwoordingId));
    for (const id of geraakt) {
      const naam = stand.bestanden[id];
      if (naam === undefined) continue;
      await writeBeside(map, 'verwerkt', naam, await describeStand(client, id));
      terminal.zeg(`${naam}: er is nieuws; zie verwerkt/${naam}.stand.txt.`);
    }
    await writeStand(map, { ...(await readStand(map)), na: laatste.volgnummer });
  }
}

async function describeStand(client: AanbiederClient, id: string): Promise<Readonly<Record<string, string | object>>> {
  const bewijs = await client.vraag('toonOntvangstbewijs', { pad: { id } });
  const bevindingen: aanbieder.GevondenBevinding[] = [];
  for await (const een of client.lijst('toonBevindingen', { pad: { id }, query: { aantal: PER_KEER } }))
    bevindingen.push(een);
  const tabel = describeZendingen(bewijs.zendingen, bewijs.zonderOntvanger, undefined);
  const lijst = bevindingen.length === 0 ? [] : [describeBevindingenlijst(bevindingen, bevindingen.length)];
  return {
    'stand.txt': [`Stand van ${bewijs.kenmerk}, ${bewijs.opgemaaktOp}`, tabel, ...lijst].join('\n\n'),
    'stand.json': { bewijs, bevindingen },
  };
}
