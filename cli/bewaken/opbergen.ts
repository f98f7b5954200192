/** Puts a file away in a folder of the watch folder, with what is told about it beside it. */
import { access, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

export type Bestemming = 'verwerkt' | 'geweigerd';

/** A name that is free there: two files of one name must not write over each other. */
export async function freeName(map: string, bestemming: Bestemming, naam: string): Promise<string> {
  await mkdir(path.join(map, bestemming), { recursive: true });
  const { name, ext } = path.parse(naam);
  for (let nr = 1; ; nr++) {
    const vrij = nr === 1 ? naam : `${name}-${nr}${ext}`;
    const bezet = await access(path.join(map, bestemming, vrij)).then(
      () => true,
      () => false,
    );
    if (!bezet) return vrij;
  }
}

export async function putAway(map: string, naam: string, bestemming: Bestemming, nieuweNaam: string): Promise<void> {
  await rename(path.join(map, naam), path.join(map, bestemming, nieuweNaam));
  await rm(path.join(map, `${naam}.klaar`), { force: true });
}

/** @param inhoud text for a person, or what becomes JSON */
export async function writeBeside(
  map: string,
  bestemming: Bestemming,
  naam: string,
  inhoud: Readonly<Record<string, string | object>>,
): Promise<void> {
  for (const [achtervoegsel, wat] of Object.entries(inhoud)) {
    const plaats = path.join(map, bestemming, `${naam}.${achtervoegsel}`);
    await writeFile(`${plaats}.deel`, typeof wat === 'string' ? `${wat}\n` : JSON.stringify(wat, null, 2));
    await rename(`${plaats}.deel`, plaats);
  }
}
