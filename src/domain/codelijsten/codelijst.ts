/** A closed list of codes as its owner publishes it: code → description. Facts, taken over with their codes unchanged. */
export type Codelijst = ReadonlyMap<string, string>;
