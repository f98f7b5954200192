/** How amounts and dates are written for a Dutch reader. */

const MAANDEN = [
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
