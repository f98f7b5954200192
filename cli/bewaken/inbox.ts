/** Which files of a watch folder are complete: a file that is still being written must not be read. */
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';

/** What programs write while they are not done, and what we put there ourselves. */
const OVERSLAAN = /^[.~]|\.(klaar|deel|part|tmp|crdownload|enkelvoud-upload)$/i;

export class Inbox {
  readonly #map: string;
  /** Size and time of the files that were there at the look before. */
  #eerder = new Map<string, string>();

  constructor(map: string) {
    this.#map = map;
  }

  /** Complete is: a `<naam>.klaar` lies beside it, or it is the same as at the look before. In order of name. */
  async look(): Promise<readonly string[]> {
    const inhoud = await readdir(this.#map, { withFileTypes: true });
    const namen = inhoud.filter((item) => item.isFile()).map(({ name }) => name);
    const klaar = new Set(namen);
    const nu = new Map<string, string>();
    for (const naam of namen.filter((een) => !OVERSLAAN.test(een)).sort()) {
      const kenteken = await fingerprint(path.join(this.#map, naam));
      if (kenteken !== undefined) nu.set(naam, kenteken);
    }
    const compleet = [...nu].filter(
      ([naam, kenteken]) => klaar.has(`${naam}.klaar`) || this.#eerder.get(naam) === kenteken,
    );
    this.#eerder = nu;
    return compleet.map(([naam]) => naam);
  }
}

/** Undefined when it is gone by now, or empty: nobody submits nothing. */
async function fingerprint(bestand: string): Promise<string | undefined> {
  const gevonden = await stat(bestand).catch(() => undefined);
  return gevonden === undefined || gevonden.size === 0 ? undefined : `${gevonden.size} ${gevonden.mtimeMs}`;
}
