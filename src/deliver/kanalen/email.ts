/** A notice by e-mail that a zending is there. It says where to fetch it, and nothing about what is in it. */
import type { EmailInstelling } from '../../domain/kanaal.ts';
import { NOOIT_GEWEIGERD, STAPPEN_ZONDER_ADRES, type Verzenduitkomst } from '../uitkomst.ts';
import type { Kanaalwerk } from './kanaalwerk.ts';

export interface Emailbericht {
  /** The same for every attempt to send this one. */
  readonly id: string;
  readonly aan: string;
  readonly onderwerp: string;
  readonly tekst: string;
}

/** Hands a message to whoever sends mail for this deployment. */
export type Postdienst = (bericht: Emailbericht) => Promise<Verzenduitkomst>;

/** The words, made where all Dutch sentences are. */
export interface Emailteksten {
  zending(nummer: number): Pick<Emailbericht, 'onderwerp' | 'tekst'>;
  proef(): Pick<Emailbericht, 'onderwerp' | 'tekst'>;
}

/** @param postdienst undefined when this deployment sends no mail */
export function createEmail(
  instelling: EmailInstelling,
  postdienst: Postdienst | undefined,
  teksten: Emailteksten,
): Kanaalwerk {
  const send = async (id: string, tekst: Pick<Emailbericht, 'onderwerp' | 'tekst'>): Promise<Verzenduitkomst> =>
    postdienst === undefined
      ? { soort: 'niet-bruikbaar', wat: 'email' }
      : postdienst({ id, aan: instelling.aan, ...tekst });
  return {
    tegelijk: 1,
    stappen: STAPPEN_ZONDER_ADRES,
    geweigerd: NOOIT_GEWEIGERD,
    verzend: ({ rij, nummer }) => send(rij.id, teksten.zending(nummer)),
    beproef: (id) => send(id, teksten.proef()),
  };
}
