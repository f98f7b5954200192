export const KALENDER = '/aanbieder/kalender';
/** Where a calendar program comes, without signing in: only who knows the secret gets an answer. */
export const openbaarAdres = (geheim: string): string => `/kalender/${geheim}.ics`;
