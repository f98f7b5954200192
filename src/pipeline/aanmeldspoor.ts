/**
 * Signing in and out, in the audit trail: one row per sign-in, per refusal and per end of a session; never one per page. Of whoever is
 * not known nothing stands there but the issuer they came from.
 *
 * Anybody can fail, as often as they like. So of the refusals for one reason in one hour the first few are written, the rest is counted,
 * and the night tells how many there were: a flood of failures costs the trail a bounded number of rows, whatever its size.
 */
import type { Auditpersoon } from '../domain/auditspoor.ts';
import { tijdstip } from '../domain/kalender.ts';
import type { Aangemeld } from '../domain/toegang.ts';
import type { VerlopenSessie } from '../storage/ports/sessies.ts';
import { noteerVoorval } from './auditspoor.ts';
import type { Diensten } from './diensten.ts';

type Spoordiensten = Pick<Diensten, 'staat' | 'klok' | 'pauzeer' | 'nieuwId'>;

/** Who, and for whom they act. */
type Wie = Pick<Aangemeld, 'lid' | 'organisatie'>;

/** Refusals for one reason that are written one by one, in each hour. */
export const GEWEIGERD_PER_UUR = 10;
/** Sessions that nobody came back to, written one by one in a night. */
const RUSTEND_PER_NACHT = 200;
const UUR_MS = 3_600_000;

const SYSTEEM: Auditpersoon = { houdersoort: 'systeem', houdercode: 'enkelvoud' };

const personOf = ({ lid, organisatie }: Wie): Auditpersoon => ({
  houdersoort: organisatie.houdersoort,
  houdercode: organisatie.houdercode,
  middel: `lid:${lid.id}`,
});

export type Aanmeldwijze = 'openid' | 'demo' | 'organisatiekeuze';

export const logAangemeld = (diensten: Spoordiensten, wie: Wie, wijze: Aanmeldwijze): Promise<unknown> =>
  noteerVoorval(diensten, { handeling: 'meldAan', door: personOf(wie), fase: 'gedaan', feiten: { wijze } });

/** Why a session is over. `zelf`: the person signed out. */
export type Sessieeinde =
  | 'zelf'
  | 'organisatiekeuze'
  | 'opnieuw-aangemeld'
  | 'rust'
  | 'duur'
  | 'ingetrokken'
  /** The issuer said that it is over there. */
  | 'uitgever';

export const logAfgemeld = (diensten: Spoordiensten, wie: Wie, reden: Sessieeinde): Promise<unknown> =>
  noteerVoorval(diensten, {
    handeling: reden === 'zelf' ? 'meldAf' : 'eindigSessie',
    door: personOf(wie),
    fase: 'gedaan',
    feiten: { reden },
  });

/** Why nobody was let in. */
export type Aanmeldweigering =
  | 'poging-onbekend'
  | 'geweigerd'
  | 'uitgever-onbereikbaar'
  | 'onbekend'
  | 'te-zwak'
  | 'te-vaak';

const vensterVan = (nu: Date): string => tijdstip(new Date(Math.floor(nu.getTime() / UUR_MS) * UUR_MS));

/** @param uitgever who said who they are; nothing of themselves */
export async function logGeweigerd(diensten: Spoordiensten, reden: Aanmeldweigering, uitgever?: string): Promise<void> {
  const { staat, klok } = diensten;
  const aantal = await staat.sessies.countWeigering(vensterVan(klok()), reden);
  if (aantal > GEWEIGERD_PER_UUR) return;
  const feiten = { reden, ...(uitgever === undefined ? {} : { uitgever }) };
  await noteerVoorval(diensten, { handeling: 'meldAan', door: SYSTEEM, fase: 'geweigerd', feiten });
}

/** Tells of the hours that are over how many refusals there were, where not each of them was written. */
export async function closeWeigeringen(diensten: Spoordiensten): Promise<void> {
  const { staat, klok } = diensten;
  for (const { venster, reden, aantal } of await staat.sessies.listWeigeringen(vensterVan(klok()))) {
    if (aantal > GEWEIGERD_PER_UUR)
      await noteerVoorval(diensten, {
        handeling: 'telGeweigerdeAanmeldingen',
        door: SYSTEEM,
        fase: 'gedaan',
        feiten: { reden, venster, aantal },
      });
    await staat.sessies.removeWeigering(venster, reden);
  }
}

/** A session that is over without anybody being there. */
export const logBeeindigd = (
  diensten: Spoordiensten,
  { houdersoort, houdercode, lidId }: VerlopenSessie,
  reden: Sessieeinde,
): Promise<unknown> =>
  noteerVoorval(diensten, {
    handeling: 'eindigSessie',
    door: { houdersoort, houdercode, middel: `lid:${lidId}` },
    fase: 'gedaan',
    feiten: { reden },
  });

/** Ends the sessions that were last used, or begun, before these moments, each with a row; of very many the rest as one number. */
export async function closeVerlopen(
  diensten: Spoordiensten,
  gebruiktVoor: string,
  begonnenVoor: string,
): Promise<void> {
  const { staat } = diensten;
  const verlopen = await staat.sessies.takeVerlopen(gebruiktVoor, begonnenVoor);
  for (const sessie of verlopen.slice(0, RUSTEND_PER_NACHT)) await logBeeindigd(diensten, sessie, 'rust');
  if (verlopen.length > RUSTEND_PER_NACHT)
    await noteerVoorval(diensten, {
      handeling: 'eindigSessie',
      door: SYSTEEM,
      fase: 'gedaan',
      feiten: { reden: 'rust', aantal: verlopen.length - RUSTEND_PER_NACHT },
    });
}
