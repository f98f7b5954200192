/** The version of this software, as in package.json. With it an ontvangstbewijs says what made its files. */
export const SOFTWAREVERSIE = '0.1.0';
