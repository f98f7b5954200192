/** Paths inside an archive: nothing that a name says may lead out of its folder or be refused by whoever unpacks it. */
import { LIMIETEN } from '../domain/limieten.ts';

/** Characters that Windows refuses in a name, path separators and everything invisible or that turns text around. */
const VERBODEN = /[\p{C}\p{Zl}\p{Zp}<>:"/\\|?*]/gu;
/** Names of devices, with any extension (Windows, "Naming Files, Paths, and Namespaces"). */
const APPARAAT = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;
/** Room is left for the folder: 260 characters in all is what the oldest programs take. */
const MAXIMUM_TEKENS = LIMIETEN.archiefNaamTekens.waarde;

/** The name of a file as it can be unpacked anywhere; never empty, never `.` or `..`. */
export function veiligeNaam(naam: string): string {
  const schoon = naam
    .toWellFormed()
    .normalize('NFC')
    .replace(VERBODEN, '_')
    .replace(/^[. ]+|[. ]+$/g, '_')
    .replace(APPARAAT, '_$1');
  return schoon === '' ? '_' : shorten(schoon, MAXIMUM_TEKENS);
}

/** Cuts before the extension, so that the kind of file stays visible. */
function shorten(naam: string, maximum: number): string {
  if (naam.length <= maximum) return naam;
  const { stam, extensie } = splitNaam(naam);
  return `${stam.slice(0, maximum - extensie.length)}${extensie}`.toWellFormed().replace(/\uFFFD/g, '_');
}

function splitNaam(naam: string): { readonly stam: string; readonly extensie: string } {
  const [extensie = ''] = /\.[A-Za-z0-9]{1,10}$/.exec(naam) ?? [];
  return { stam: naam.slice(0, naam.length - extensie.length), extensie };
}

/** Hands out names that differ from each other also where upper and lower case are the same. */
export function createNamen(): (naam: string) => string {
  const bezet = new Set<string>();
  return (naam) => {
    const veilig = veiligeNaam(naam);
    const { stam, extensie } = splitNaam(veilig);
    for (let nr = 1; ; nr++) {
      const poging = nr === 1 ? veilig : `${stam}_${nr}${extensie}`;
      const sleutel = poging.toLowerCase();
      if (bezet.has(sleutel)) continue;
      bezet.add(sleutel);
      return poging;
    }
  };
}
