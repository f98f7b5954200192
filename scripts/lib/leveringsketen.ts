/** What is asked of the packages this project stands on: their licences, their versions, what they may run. */

export interface Slotpakket {
  readonly version: string;
  readonly license?: string;
  readonly integrity?: string;
  readonly dev?: boolean;
  readonly hasInstallScript?: boolean;
  readonly link?: boolean;
}

/** `package-lock.json`, as much of it as is looked at. */
export interface Slot {
  readonly packages: Readonly<Record<string, Slotpakket>>;
}

/** May be handed on within a work under the EUPL-1.2: permissive, or of a licence in its appendix. */
const MEEGELEVERD: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'EUPL-1.2',
  'ISC',
  'MIT',
  'Unlicense',
]);

/** Used while building and testing only; nothing of it is handed on. */
const ONTWIKKELING: ReadonlySet<string> = new Set([
  ...MEEGELEVERD,
  'LGPL-3.0-or-later',
  'MPL-2.0',
  'PSF-2.0',
  'Python-2.0',
]);

/** SPDX expressions (annex D): of OR one must be allowed, of AND all. */
export function isToegestaan(expressie: string, toegestaan: ReadonlySet<string>): boolean {
  const kaal = expressie.trim();
  const binnen = /^\(([^()]*)\)$/.exec(kaal)?.[1];
  if (binnen !== undefined) return isToegestaan(binnen, toegestaan);
  for (const [woord, genoeg] of [
    ['OR', 'some'],
    ['AND', 'every'],
  ] as const) {
    const delen = splitOutside(kaal, woord);
    if (delen.length > 1) return delen[genoeg]((deel) => isToegestaan(deel, toegestaan));
  }
  return toegestaan.has(kaal);
}

/** Parts between a word, where that stands outside brackets. */
function splitOutside(tekst: string, woord: string): readonly string[] {
  const delen: string[] = [''];
  let diepte = 0;
  for (const deel of tekst.split(/(\s+|[()])/)) {
    if (deel === '(') diepte++;
    if (deel === ')') diepte--;
    if (diepte === 0 && deel === woord) delen.push('');
    else delen[delen.length - 1] += deel;
  }
  return delen;
}

const naamVan = (plek: string): string => plek.replace(/^.*node_modules\//, '');

/** Every package whose licence is not on the list, or not known. */
export function checkLicenties({ packages }: Slot): readonly string[] {
  return Object.entries(packages).flatMap(([plek, { license, dev, version, link }]) => {
    if (plek === '' || link === true) return [];
    if (license !== undefined && isToegestaan(license, dev === true ? ONTWIKKELING : MEEGELEVERD)) return [];
    return [
      `${naamVan(plek)}@${version}: ${license ?? 'geen licentie bekend'}${dev === true ? ' (alleen bij het bouwen)' : ''}`,
    ];
  });
}

/** How many packages carry each licence, most first. */
export function telLicenties({ packages }: Slot): readonly (readonly [string, number])[] {
  const licenties = Object.entries(packages).flatMap(([plek, { license }]) =>
    plek === '' ? [] : [license ?? 'onbekend'],
  );
  return [...Map.groupBy(licenties, (licentie) => licentie)]
    .map(([licentie, alle]) => [licentie, alle.length] as const)
    .toSorted(([, een], [, ander]) => ander - een);
}

/** Names of what a package of the lock that is handed on is called; for the check of what is in the bundle. */
export const meegeleverd = ({ packages }: Slot): ReadonlySet<string> =>
  new Set(Object.entries(packages).flatMap(([plek, { dev }]) => (plek !== '' && dev !== true ? [naamVan(plek)] : [])));

/** How a command ends that could not do what it was asked: neither in order nor wrong. `.ci/steps.sh` knows it too. */
export const NIET_GEDAAN = 75;

export type Audituitslag =
  /** The register answered. `ernstig`: names of packages with a weakness that is high or critical. */
  | { readonly soort: 'gecontroleerd'; readonly ernstig: readonly string[] }
  /** It did not: nothing is known, which is neither good nor bad. */
  | { readonly soort: 'niet-gecontroleerd'; readonly reden: string };

const isRecord = (waarde: unknown): waarde is Readonly<Record<string, unknown>> =>
  typeof waarde === 'object' && waarde !== null;

/** @param uitvoer of `npm audit --json` */
export function readAudit(uitvoer: string): Audituitslag {
  let gelezen: unknown;
  try {
    gelezen = JSON.parse(uitvoer);
  } catch {
    return { soort: 'niet-gecontroleerd', reden: 'npm audit gaf geen antwoord dat te lezen is' };
  }
  if (!isRecord(gelezen) || !isRecord(gelezen.vulnerabilities)) {
    const reden = isRecord(gelezen) && typeof gelezen.message === 'string' ? gelezen.message.slice(0, 200) : 'onbekend';
    return { soort: 'niet-gecontroleerd', reden };
  }
  const ernstig = Object.entries(gelezen.vulnerabilities).flatMap(([naam, zwakte]) =>
    isRecord(zwakte) && (zwakte.severity === 'high' || zwakte.severity === 'critical')
      ? [`${naam} (${zwakte.severity})`]
      : [],
  );
  return { soort: 'gecontroleerd', ernstig };
}
