/** What the bench of conversion measures: one formaat for every kind of output. */
export const UITVOERSOORTEN = ['xml', 'csv', 'json', 'xlsx', 'vaste-breedte'] as const;
export type Uitvoersoort = (typeof UITVOERSOORTEN)[number];

/** The kinds that JSONata can make with a writer behind it. */
export const JSONATASOORTEN = ['xml', 'csv', 'json'] as const;
export type Jsonatasoort = (typeof JSONATASOORTEN)[number];

export const isUitvoersoort = (tekst: string | undefined): tekst is Uitvoersoort =>
  UITVOERSOORTEN.some((soort) => soort === tekst);

export const withJsonata = (soort: Uitvoersoort): Jsonatasoort | undefined =>
  JSONATASOORTEN.find((een) => een === soort);

/** Where the bytes of an output go. */
export type Afvoer = (bytes: Uint8Array) => void;
