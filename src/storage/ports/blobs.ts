/** Bytes, the maps they lie in, and the keys those are locked with. */

export type Bytestroom = AsyncIterable<Uint8Array>;

export interface Blobs {
  /** Stores the whole stream under `sleutel`, visible only when complete. Storing again overwrites. */
  put(sleutel: string, bytes: Bytestroom): Promise<{ readonly bytes: number; readonly sha256: string }>;
  /** The object, or the part [offset, offset + lengte). Undefined when there is none. */
  get(sleutel: string, deel?: { readonly offset: number; readonly lengte: number }): Promise<Bytestroom | undefined>;
  /** Removes everything whose key begins with `voorvoegsel`. */
  removeAll(voorvoegsel: string): Promise<void>;
}

/** Bytes as they lie in a store: what `Blobs` stands on. */
export interface Opslag extends Pick<Blobs, 'get' | 'removeAll'> {
  /** As `Blobs.put`. */
  put(sleutel: string, bytes: Bytestroom): Promise<void>;
}

/** A map is what belongs together under one key: a submission with all that is made of it, an upload, a document. */
export interface Mappen {
  /**
   * To be called before anything is stored in a map: it gets a key of its own. Again: nothing changes. Removing the whole map
   * destroys the key.
   * @param afzender AGB-code of the aanbieder, or code of the ontvanger that answers
   */
  begin(map: string, afzender: string): Promise<void>;
}

/** What a beheerder does with the secrets that wrap the keys of all maps. */
export interface Payloadsleutels {
  /** The version that wraps. */
  readonly nieuwste: number;
  /**
   * Wraps what another version wrapped with the newest; no payload is touched. Stops after so many.
   * @returns how many, and whether there are more
   */
  omwikkel(maximum: number): Promise<{ readonly omgewikkeld: number; readonly meer: boolean }>;
}
