/**
 * The postbus of an aanbieder that has its gebeurtenissen brought: its items are volgnummers. Each goes on its own: one that is held
 * holds up no other, because a later one says more, and the feed holds all of them.
 */
import type { Bezorguitkomst } from '../domain/bezorging.ts';
import type { Onbruikbaar } from '../domain/kanaal.ts';
import type { Result } from '../domain/result.ts';
import type { GebeurtenisStaat } from '../storage/ports/gebeurtenissen.ts';
import { type Afzender, voorvalEvent } from './kanalen/gebeurtenis.ts';
import type { Eventzender } from './kanalen/webhook.ts';
import { Postbuskern } from './postbus.ts';
import type { Bezorger, Boekhouding, PostbusDiensten } from './postbus-diensten.ts';
import type { Aanbod } from './postbus-geheugen.ts';
import { toBezorguitkomst, type Verzenduitkomst } from './uitkomst.ts';

const VOORVOEGSEL = 'aanbieder:';

/** The name of this postbus and of its channel, beside the codes of ontvangers: none of those holds a colon. */
export const webhookNaam = (agbcode: string): string => `${VOORVOEGSEL}${agbcode}`;

export const isWebhookNaam = (naam: string): boolean => naam.startsWith(VOORVOEGSEL);

export const toAanbod = (volgnummer: number): Aanbod => ({ id: String(volgnummer), volgorde: String(volgnummer) });

export interface Melding {
  readonly zender: Eventzender;
  readonly afzender: Afzender;
  readonly tegelijk: number;
}

/** What an aanbieder set up: undefined when it wants nothing brought (any more). */
export type Melder = Result<Melding, Onbruikbaar> | undefined;

export interface Gebeurtenispostbus extends Omit<PostbusDiensten, 'bezorger' | 'vergeetBezorger' | 'boekhouding'> {
  readonly naam: string;
  readonly melderVan: (naam: string) => Promise<Melder>;
  readonly staat: Pick<GebeurtenisStaat, 'findGebeurtenis'>;
}

/** What waits is let go. */
const NIETS_TE_BRENGEN: Bezorger = {
  tegelijk: 1,
  zonderDraad: true,
  bezorg: async () => ({ soort: 'bezorgd' }),
};

function toBezorger(melder: Melder, staat: Gebeurtenispostbus['staat']): Bezorger {
  if (melder === undefined) return NIETS_TE_BRENGEN;
  const send = async (id: string, nu: Date): Promise<Verzenduitkomst> => {
    if (!melder.ok) return { soort: 'niet-bruikbaar', wat: melder.error };
    const rij = await staat.findGebeurtenis(Number(id));
    if (rij === undefined) throw new Error(`gebeurtenis ${id} was offered and is gone`);
    const { zender, afzender } = melder.value;
    return zender.send(voorvalEvent(afzender, rij), nu);
  };
  return {
    tegelijk: melder.ok ? melder.value.tegelijk : 1,
    bezorg: async ({ id }, nu): Promise<Bezorguitkomst> => toBezorguitkomst(await send(id, nu), nu),
  };
}

/** Nothing else in the gateway depends on whether an event was brought: the postbus itself shows it. */
const BOEKHOUDING: Boekhouding = {
  // Nobody sees its numbers, and what was not brought stands in the feed.
  eerder: async () => ({ hoogsteNummer: 0 }),
  plaats: async () => undefined,
  plaatsAlsBezorgd: async () => undefined,
  boek: async () => undefined,
  meldWachtend: async () => undefined,
  meldStand: async () => undefined,
};

export const createGebeurtenispostbus = ({ naam, melderVan, staat, ...rest }: Gebeurtenispostbus): Postbuskern =>
  new Postbuskern({
    ...rest,
    bezorger: async () => toBezorger(await melderVan(naam), staat),
    // Nothing is remembered between two rounds.
    vergeetBezorger: () => undefined,
    boekhouding: BOEKHOUDING,
  });
