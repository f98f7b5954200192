/**
 * Looking at data of persons: for which reason, written into the audit trail before anything is shown, and holding until the session ends.
 */
import type { Auditpersoon } from '../domain/auditspoor.ts';
import { mayHoldBsn } from '../domain/bsn.ts';
import {
  INZAGEREDENEN,
  type InzageRij,
  type Inzagereden,
  KORTSTE_UITLEG,
  LANGSTE_UITLEG,
  type Onderwerp,
  type Onderwerpsoort,
} from '../domain/inzage.ts';
import { tijdstip } from '../domain/kalender.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { Redenfout } from '../text/nl/inzage.ts';
import { auditeer } from './auditspoor.ts';
import type { Diensten } from './diensten.ts';

export interface Redengeving {
  readonly reden: Inzagereden;
  /** With `anders` always, otherwise never: the list says it all. */
  readonly uitleg?: string;
}

/** Reads what a form said. @returns which of the two is missing, or that a BSN stands in it */
export function readRedengeving(reden: unknown, uitleg: unknown): Result<Redengeving, Redenfout> {
  const gekozen = INZAGEREDENEN.find((een) => een === reden);
  if (gekozen === undefined) return err('geen-reden');
  if (gekozen !== 'anders') return ok({ reden: gekozen });
  const tekst = typeof uitleg === 'string' ? uitleg.trim().slice(0, LANGSTE_UITLEG) : '';
  if (tekst.length < KORTSTE_UITLEG) return err('geen-uitleg');
  return mayHoldBsn(tekst) ? err('bsn') : ok({ reden: gekozen, uitleg: tekst });
}

/** Who looks, and in which session. */
export interface Kijker {
  readonly door: Auditpersoon;
  readonly sessie: string;
}

/**
 * Gives somebody a look at these, once they said why. They were found to be of their own organisation.
 *
 * @returns what they may look at from now on, all under one id of the audit trail
 */
export async function giveInzage(
  diensten: Pick<Diensten, 'staat' | 'klok' | 'nieuwId' | 'pauzeer'>,
  { door, sessie }: Kijker,
  soort: Onderwerpsoort,
  ids: readonly string[],
  { reden, uitleg }: Redengeving,
): Promise<readonly InzageRij[]> {
  const id = diensten.nieuwId();
  const op = tijdstip(diensten.klok());
  const feiten = { inzage: id, [soort]: ids.join(' '), reden, ...(uitleg === undefined ? {} : { uitleg }) };
  const rijen = ids.map((onderwerp): InzageRij => ({ id, sessie, onderwerp: { soort, id: onderwerp }, reden, op }));
  await auditeer(diensten, { handeling: 'bekijkPersoonsgegevens', door, feiten }, () =>
    diensten.staat.inzagen.addInzagen(rijen),
  );
  return rijen;
}

export const findInzage = async (
  { staat }: Pick<Diensten, 'staat'>,
  sessie: string,
  { soort, id }: Onderwerp,
): Promise<InzageRij | undefined> => (await staat.inzagen.findInzagen(sessie, soort, [id])).get(id);
