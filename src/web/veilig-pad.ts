/** Only a path of this site: never an address somewhere else. */
export const veiligPad = (naar: string | undefined): string | undefined =>
  naar !== undefined && /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(naar) ? naar : undefined;
