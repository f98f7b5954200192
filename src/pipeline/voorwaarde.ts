/** On which state of a document an act is meant (RFC 9110 §13): so that nobody overwrites what another changed in between. */

export type Voorwaarde =
  /** The request says nothing. */
  | { readonly soort: 'geen' }
  /** `If-Match`: only on one of these contents; `*`: on whatever is there. */
  | { readonly soort: 'gelijk-aan'; readonly hashes: readonly string[] | '*' }
  /** `If-None-Match: *`: only when nothing is there. */
  | { readonly soort: 'nieuw' };

/**
 * @param huidig hash of what is there, undefined when nothing is
 * @returns `vereist`: something is there and the request does not say on which state it is meant
 */
export function testVoorwaarde(voorwaarde: Voorwaarde, huidig: string | undefined): 'goed' | 'vereist' | 'anders' {
  switch (voorwaarde.soort) {
    case 'geen':
      return huidig === undefined ? 'goed' : 'vereist';
    case 'nieuw':
      return huidig === undefined ? 'goed' : 'anders';
    case 'gelijk-aan': {
      if (huidig === undefined) return 'anders';
      return voorwaarde.hashes === '*' || voorwaarde.hashes.includes(huidig) ? 'goed' : 'anders';
    }
  }
}
