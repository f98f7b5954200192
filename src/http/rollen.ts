/** Which role each route asks for, as a table. What is in no row is refused; a test walks every route of every audience. */
import type { Systeemrol } from '../domain/toegang.ts';
import type { Audience } from './audience.ts';

interface Regel {
  /** Of the path behind `/aanbieder/v1`; the first row that fits counts. */
  readonly pad: RegExp;
  readonly lezen: readonly Systeemrol[];
  readonly schrijven: readonly Systeemrol[];
}

const ALLES = /^\//;

const BEHEER_LEZEN: readonly Systeemrol[] = ['inzien', 'formaten-beheren', 'organisaties-beheren', 'auditen'];

const REGELS: Readonly<Record<Audience['naam'], readonly Regel[]>> = {
  aanbieder: [
    // Trying and comparing change nothing, but need what somebody is about to submit.
    { pad: ALLES, lezen: ['inzien', 'indienen'], schrijven: ['indienen'] },
  ],
  gemeente: [
    {
      pad: /^\/((zendingen\/[^/]+\/)?retourberichten|zendingen\/[^/]+\/vragen(\/[a-z]+)?)$/,
      lezen: ['inzien', 'ontvangen', 'beantwoorden'],
      schrijven: ['beantwoorden'],
    },
    { pad: ALLES, lezen: ['inzien', 'ontvangen', 'beantwoorden'], schrijven: ['ontvangen'] },
  ],
  beheer: [
    {
      pad: /^\/(sleutels|clients|organisaties|payloadsleutels|kluissleutels)(\/|$)/,
      lezen: ['organisaties-beheren', 'auditen'],
      schrijven: ['organisaties-beheren'],
    },
    {
      pad: /^\/(auditspoor|auditankers|verwerkingen|verwerkingsactiviteiten|betrokkenen|bewaarrapporten)(\/|$)/,
      lezen: ['auditen'],
      schrijven: ['auditen'],
    },
    { pad: ALLES, lezen: BEHEER_LEZEN, schrijven: ['formaten-beheren'] },
  ],
};

const LEZEND = ['GET', 'HEAD'];

const BASIS = /^\/[a-z]+\/v\d+/;

/**
 * @param pad whole, as in `/aanbieder/v1/verantwoordingen`
 * @returns the roles of which one is enough; empty when nobody may
 */
export function rollenVoor(audience: Audience['naam'], methode: string, pad: string): readonly Systeemrol[] {
  const regel = REGELS[audience].find((een) => een.pad.test(pad.replace(BASIS, '')));
  if (regel === undefined) return [];
  return LEZEND.includes(methode) ? regel.lezen : regel.schrijven;
}
