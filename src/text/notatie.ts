/** How amounts and dates are written for a Dutch reader. */

export const MAANDEN: readonly string[] = [
  'januari',
  'februari',
  'maart',
  'april',
  'mei',
  'juni',
  'juli',
  'augustus',
  'september',
  'oktober',
  'november',
  'december',
];

/** 12500050 → '€ 125.000,50'; whole euros without decimals: 12500000 → '€ 125.000'. */
export function bedragTekst(centen: number): string {
  const absoluut = Math.abs(centen);
  const euros = String(Math.floor(absoluut / 100)).replace(/\B(?=(\d{3})+$)/g, '.');
  const rest = absoluut % 100;
  const decimalen = rest === 0 ? '' : `,${String(rest).padStart(2, '0')}`;
  return `${centen < 0 ? '-' : ''}€ ${euros}${decimalen}`;
}

/** '2027-03-01' → '1 maart 2027'. A text that is no plain date stays as it is. */
export function datumTekst(datum: string): string {
  const delen = /^(\d{4})-(\d{2})-(\d{2})$/.exec(datum);
  const maand = MAANDEN[Number(delen?.[2]) - 1];
  return delen === null || maand === undefined ? datum : `${Number(delen[3])} ${maand} ${delen[1]}`;
}

const TIJD = new Intl.DateTimeFormat('nl-NL', {
  timeZone: 'Europe/Amsterdam',
  year: 'numeric',
  month: 'long',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});

/** A moment (ISO, UTC) as the clock in the Netherlands shows it: '22 november 2026 om 15:02'. */
export const tijdstipTekst = (tijdstip: string): string => TIJD.format(new Date(tijdstip));

/** 12345 → '12.345'. */
export const getalTekst = (getal: number): string => String(getal).replace(/\B(?=(\d{3})+$)/g, '.');

/** The beginning of a heading, a row or a sentence: 'mei 2026' → 'Mei 2026'. */
export const metHoofdletter = (tekst: string): string => tekst.charAt(0).toUpperCase() + tekst.slice(1);

const laatsteDag = (jaar: number, maand: number): number => new Date(Date.UTC(jaar, maand, 0)).getUTCDate();

/** A periode as people call it: 'mei 2026', '1e kwartaal 2026', '2026'; otherwise from day to day. */
export function periodeTekst({ begindatum, einddatum }: { readonly begindatum: string; readonly einddatum: string }) {
  const [jaar = 0, van = 0, dag = 0] = begindatum.split('-').map(Number);
  const [eindjaar = 0, tot = 0, einddag = 0] = einddatum.split('-').map(Number);
  if (jaar === eindjaar && dag === 1 && einddag === laatsteDag(eindjaar, tot)) {
    if (van === tot) return `${MAANDEN[van - 1]} ${jaar}`;
    if (van === 1 && tot === 12) return String(jaar);
    if (tot === van + 2 && van % 3 === 1) return `${(van + 2) / 3}e kwartaal ${jaar}`;
  }
  return `${datumTekst(begindatum)} t/m ${datumTekst(einddatum)}`;
}

/** A bsn on screen: only what tells it from the others. */
export const verhuldBsn = (bsn: string): string => `•••••${bsn.slice(-4)}`;

/** 1536 → '1,5 kB'; 1048576 → '1,0 MB'. */
export function grootteTekst(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  const kb = bytes / 1024;
  const [getal, eenheid] = kb < 1024 ? [kb, 'kB'] : [kb / 1024, 'MB'];
  return `${getal.toFixed(1).replace('.', ',')} ${eenheid}`;
}
