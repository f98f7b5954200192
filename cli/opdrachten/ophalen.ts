/** `enkelvoud ophalen`: for an ontvanger, every file that waits in its postvak into a folder. */
import { createHash } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { GemeenteClient, gemeente } from '../../clients/typescript/src/index.ts';
import { connectGemeente, type Opdracht } from '../opdracht.ts';
import { Gebruiksfout } from '../uitkomst.ts';

export const ophalen: Opdracht = {
  opties: { naar: { type: 'string' }, bevestig: { type: 'boolean' } },
  async voerUit(werk) {
    const { opties, terminal } = werk;
    const naar = opties.tekst('naar');
    if (naar === undefined) throw new Gebruiksfout('Noem met --naar de map voor de bestanden.');
    const client = await connectGemeente(werk);
    const bestanden: string[] = [];
    const zendingIds: string[] = [];
    for await (const zending of client.lijst('toonPostvak', { query: { bevestigd: 'false', aantal: 200 } })) {
      for (const bestand of zending.bestanden) bestanden.push(await fetchFile(client, zending, bestand, naar));
      zendingIds.push(zending.id);
      // Told only after every file lies there whole: what breaks off in between is fetched again.
      if (opties.vlag('bevestig')) await client.vraag('meldOntvangst', { json: { zendingIds: [zending.id] } });
    }
    terminal.zeg(bestanden.length === 0 ? 'Er is niets nieuws.' : bestanden.join('\n'));
    terminal.geef({ uitkomst: 'goed', zendingIds, bestanden });
    return 'goed';
  },
};

async function fetchFile(
  client: GemeenteClient,
  zending: gemeente.PostvakZending,
  { volgnummer, bestandsnaam, sha256 }: gemeente.Bestand,
  naar: string,
): Promise<string> {
  const antwoord = await client.stuur('haalBestand', { pad: { id: zending.id }, query: { volgnummer } });
  const inhoud = Buffer.from(await antwoord.arrayBuffer());
  if (createHash('sha256').update(inhoud).digest('hex') !== sha256)
    throw new Error(`Bestand ${volgnummer} van zending ${zending.id} is beschadigd aangekomen.`);
  const map = path.join(naar, zending.id);
  await mkdir(map, { recursive: true });
  // A name out of a formaat stays in this folder.
  const plaats = path.join(map, path.basename(bestandsnaam));
  await writeFile(`${plaats}.deel`, inhoud);
  await rename(`${plaats}.deel`, plaats);
  return plaats;
}
