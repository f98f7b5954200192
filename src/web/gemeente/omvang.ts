const KILO = 1024;

/** How large a file is, rounded up. */
export const omvangTekst = (bytes: number): string =>
  bytes < KILO
    ? `${bytes} bytes`
    : bytes < KILO * KILO
      ? `${Math.ceil(bytes / KILO)} kB`
      : `${Math.ceil(bytes / KILO / KILO)} MB`;
