/** Names of the standard written out as words. */

/** Words that are not written as their name in the standard says. */
const SCHRIJFWIJZEN: Readonly<Record<string, string>> = {
  bsn: 'BSN',
  agbcode: 'AGB-code',
  kvknummer: 'KvK-nummer',
  sha256: 'SHA-256',
  email: 'e-mailadres',
  mediatype: 'bestandstype',
  cbs: 'CBS',
  debetcredit: 'debet of credit',
  clienten: 'cliënten',
  beeindiging: 'beëindiging',
};

/** 'toewijzingIngangsdatum' → 'toewijzing ingangsdatum'. */
export function wordsOf(naam: string): string {
  const kaal = naam.replace(/Centen$/, '');
  const woorden =
    SCHRIJFWIJZEN[kaal.toLowerCase()] ??
    kaal
      .replace(/([a-z])([A-Z0-9])/g, '$1 $2')
      .split(' ')
      .map((woord) => SCHRIJFWIJZEN[woord.toLowerCase()] ?? woord.toLowerCase())
      .join(' ');
  return naam.endsWith('Centen') ? `${woorden} (€)` : woorden;
}

/** With a capital, as it stands above a column. */
export const heading = (woorden: string): string => woorden.charAt(0).toUpperCase() + woorden.slice(1);
