/** What stands under a key that somebody else chose. Every object answers to `constructor` and the like; those are nobody's value. */
export const eigen = <Waarde>(bak: Readonly<Record<string, Waarde>>, sleutel: string): Waarde | undefined =>
  Object.hasOwn(bak, sleutel) ? bak[sleutel] : undefined;
