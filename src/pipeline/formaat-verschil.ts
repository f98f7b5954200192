/** The readable difference between two versions of one output file: lines, cells of a table, or where the bytes part. */
import { diffRegels, type Regelstap } from './formaat-regeldiff.ts';
import { type Leesvorm, leesCellen, leesRegels, leesvormVan, verberg, verbergRegels } from './formaat-regels.ts';
import { firstDifference, sha256 } from './formaat-voorbeeldrun.ts';

/** A file as far as it is kept: what it is, and its first bytes. */
export interface Bestandsbeeld {
  readonly bestandsnaam: string;
  readonly mediatype: string;
  readonly sha256: string;
  readonly bytes: number;
  /** At most `MAXIMALE_BYTES`; the difference is shown over these. */
  readonly begin: Uint8Array;
}

export interface Celverschil {
  /** Line in the new file, counted from 1. */
  readonly regel: number;
  /** Heading of the column, or its number counted from 1. */
  readonly kolom: string;
  readonly oud: string;
  readonly nieuw: string;
}

export interface Bestandsverschil {
  readonly uitkomst: 'gelijk' | 'gewijzigd' | 'verdwenen' | 'nieuw';
  readonly bestandsnaam: string;
  /** When the file was called otherwise. */
  readonly vorigeBestandsnaam?: string;
  readonly bytesOud?: number;
  readonly bytesNieuw?: number;
  /** First byte that differs, counted from 0. */
  readonly eersteByte?: number;
  /** Absent for what is no text. */
  readonly aantalWeg?: number;
  readonly aantalErbij?: number;
  /** Unified: `@@ -1,3 +1,3 @@`, then lines that begin with a space, `-` or `+`. */
  readonly regels: readonly string[];
  /** Of a table, where lines were changed rather than added. */
  readonly cellen: readonly Celverschil[];
  /** True when there is more difference than is shown. */
  readonly afgekapt: boolean;
}

/** How much of each file is compared line by line. */
export const MAXIMALE_BYTES = 1024 * 1024;
const MAXIMALE_REGELS = 200;
const MAXIMALE_CELLEN = 200;
/** Longest line that is shown. */
const MAXIMALE_TEKENS = 500;
const OMRINGEND = 2;

export const toBeeld = ({
  bestandsnaam,
  mediatype,
  inhoud,
}: {
  readonly bestandsnaam: string;
  readonly mediatype: string;
  readonly inhoud: Uint8Array;
}): Bestandsbeeld => ({
  bestandsnaam,
  mediatype,
  sha256: sha256(inhoud),
  bytes: inhoud.length,
  begin: inhoud.subarray(0, MAXIMALE_BYTES),
});

export interface Verschilopties {
  /** Hide values: the lines show where something changed, not what. */
  readonly verbergen: boolean;
}

/** Pairs files by name; what is left over is paired in order, because a changed name is a change and not two. */
export function diffBestanden(
  oud: readonly Bestandsbeeld[],
  nieuw: readonly Bestandsbeeld[],
  opties: Verschilopties,
): readonly Bestandsverschil[] {
  const zelfde = (bestand: Bestandsbeeld, lijst: readonly Bestandsbeeld[]): Bestandsbeeld | undefined =>
    lijst.find((ander) => ander.bestandsnaam === bestand.bestandsnaam);
  const overOud = oud.filter((bestand) => zelfde(bestand, nieuw) === undefined);
  const overNieuw = nieuw.filter((bestand) => zelfde(bestand, oud) === undefined);
  return [
    ...nieuw.map((bestand) => {
      const plaats = overNieuw.indexOf(bestand);
      return diffBestand(plaats < 0 ? zelfde(bestand, oud) : overOud[plaats], bestand, opties);
    }),
    ...overOud.slice(overNieuw.length).map((bestand) => diffBestand(bestand, undefined, opties)),
  ];
}

function diffBestand(
  oud: Bestandsbeeld | undefined,
  nieuw: Bestandsbeeld | undefined,
  opties: Verschilopties,
): Bestandsverschil {
  const niets = { regels: [], cellen: [], afgekapt: false };
  if (nieuw === undefined || oud === undefined) {
    const enige = nieuw ?? oud;
    if (enige === undefined) throw new Error('nothing to compare');
    return nieuw === undefined
      ? { uitkomst: 'verdwenen', bestandsnaam: enige.bestandsnaam, bytesOud: enige.bytes, ...niets }
      : { uitkomst: 'nieuw', bestandsnaam: enige.bestandsnaam, bytesNieuw: enige.bytes, ...niets };
  }
  const basis = {
    bestandsnaam: nieuw.bestandsnaam,
    ...(oud.bestandsnaam === nieuw.bestandsnaam ? {} : { vorigeBestandsnaam: oud.bestandsnaam }),
    bytesOud: oud.bytes,
    bytesNieuw: nieuw.bytes,
  };
  if (oud.sha256 === nieuw.sha256) return { uitkomst: 'gelijk', ...basis, ...niets };
  const eersteByte = firstDifference(oud.begin, nieuw.begin)?.byte;
  return {
    uitkomst: 'gewijzigd',
    ...basis,
    ...(eersteByte === undefined ? {} : { eersteByte }),
    ...diffInhoud(oud, nieuw, opties),
  };
}

type Inhoudsverschil = Pick<Bestandsverschil, 'aantalWeg' | 'aantalErbij' | 'regels' | 'cellen' | 'afgekapt'>;

function diffInhoud(oud: Bestandsbeeld, nieuw: Bestandsbeeld, { verbergen }: Verschilopties): Inhoudsverschil {
  const vorm = leesvormVan(nieuw.mediatype);
  const [regelsOud, regelsNieuw] = [oud, nieuw].map((bestand) => leesRegels(bestand.begin, bestand.mediatype));
  if (regelsOud === undefined || regelsNieuw === undefined || leesvormVan(oud.mediatype) !== vorm)
    return { regels: [], cellen: [], afgekapt: true };
  const kapt = oud.bytes > oud.begin.length || nieuw.bytes > nieuw.begin.length;
  const stappen = diffRegels(regelsOud, regelsNieuw);
  if (stappen === undefined) return { regels: [], cellen: [], afgekapt: true };
  const kopregel = /header=present/.test(nieuw.mediatype);
  const cellen = vorm === 'csv' ? diffCellen(stappen, regelsNieuw[0] ?? '', kopregel, verbergen) : [];
  const regels = toUnified(verbergen ? hideStappen(stappen, vorm, kopregel) : stappen);
  return {
    aantalWeg: stappen.filter(({ soort }) => soort === 'weg').length,
    aantalErbij: stappen.filter(({ soort }) => soort === 'erbij').length,
    regels: regels.slice(0, MAXIMALE_REGELS).map(kort),
    cellen: cellen.slice(0, MAXIMALE_CELLEN),
    afgekapt: kapt || regels.length > MAXIMALE_REGELS || cellen.length > MAXIMALE_CELLEN,
  };
}

/** Lines are hidden after they were compared: two values that look alike when hidden may still differ. */
function hideStappen(stappen: readonly Regelstap[], vorm: Leesvorm, kopregel: boolean): readonly Regelstap[] {
  return stappen.map((stap) => {
    const isKop = (stap.soort === 'erbij' ? stap.nieuw : stap.oud) === 1;
    return { ...stap, tekst: verbergRegels([stap.tekst], vorm, kopregel && isKop)[0] ?? '' };
  });
}

const kort = (regel: string): string =>
  regel.length > MAXIMALE_TEKENS ? `${regel.slice(0, MAXIMALE_TEKENS)} …` : regel;

const TEKENS: Readonly<Record<Regelstap['soort'], string>> = { gelijk: ' ', weg: '-', erbij: '+' };

/** Only the lines around a difference, in the form of `diff -u`. */
function toUnified(stappen: readonly Regelstap[]): readonly string[] {
  const getoond = new Set<number>();
  stappen.forEach(({ soort }, plaats) => {
    if (soort === 'gelijk') return;
    for (let i = plaats - OMRINGEND; i <= plaats + OMRINGEND; i++) if (i in stappen) getoond.add(i);
  });
  const regels: string[] = [];
  stappen.forEach((stap, plaats) => {
    if (!getoond.has(plaats)) return;
    if (!getoond.has(plaats - 1)) {
      let einde = plaats;
      while (getoond.has(einde + 1)) einde++;
      const stuk = stappen.slice(plaats, einde + 1);
      const lengte = (niet: Regelstap['soort']): number => stuk.filter(({ soort }) => soort !== niet).length;
      regels.push(`@@ -${stap.oud},${lengte('erbij')} +${stap.nieuw},${lengte('weg')} @@`);
    }
    regels.push(TEKENS[stap.soort] + stap.tekst);
  });
  return regels;
}

/** The separator that the headings show most of; a value in quotes does not count. */
function findSeparator(kop: string): string {
  const zonderWaarden = kop.replace(/"[^"]*"/g, '');
  const telling = [';', ',', '\t', '|'].map((teken) => [teken, zonderWaarden.split(teken).length] as const);
  return telling.reduce((meest, ander) => (ander[1] > meest[1] ? ander : meest))[0];
}

/** As many lines gone as came in the same place: those are changed lines, and their cells can be laid side by side. */
function diffCellen(
  stappen: readonly Regelstap[],
  eersteRegel: string,
  kopregel: boolean,
  verbergen: boolean,
): readonly Celverschil[] {
  const scheidingsteken = findSeparator(eersteRegel);
  const koppen = kopregel ? (leesCellen(eersteRegel, scheidingsteken) ?? []) : [];
  const toon = (waarde: string): string => kort(verbergen ? verberg(waarde) : waarde);
  return changedBlocks(stappen).flatMap(({ weg, erbij }) =>
    weg.length !== erbij.length
      ? []
      : erbij.flatMap((stap, i) => {
          const oud = leesCellen(weg[i]?.tekst ?? '', scheidingsteken);
          const nieuw = leesCellen(stap.tekst, scheidingsteken);
          if (oud === undefined || nieuw === undefined || oud.length !== nieuw.length) return [];
          return nieuw.flatMap((waarde, nr): Celverschil[] => {
            const vorige = oud[nr] ?? '';
            if (waarde === vorige) return [];
            return [{ regel: stap.nieuw, kolom: koppen[nr] ?? String(nr + 1), oud: toon(vorige), nieuw: toon(waarde) }];
          });
        }),
  );
}

interface Blok {
  readonly weg: Regelstap[];
  readonly erbij: Regelstap[];
}

function changedBlocks(stappen: readonly Regelstap[]): readonly Blok[] {
  const blokken: Blok[] = [];
  let open: Blok | undefined;
  for (const stap of stappen) {
    if (stap.soort === 'gelijk') {
      open = undefined;
      continue;
    }
    if (open === undefined) {
      open = { weg: [], erbij: [] };
      blokken.push(open);
    }
    open[stap.soort].push(stap);
  }
  return blokken;
}
