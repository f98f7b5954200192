/** The ontvangstbewijs of a verantwoording, as it stands now, and signed. */
import { tijdstip } from '../domain/kalender.ts';
import type { VerantwoordingRij } from '../domain/rijen.ts';
import { type Ondertekening, signBewijs, toJwks } from '../receipts/ondertekening.ts';
import { createOntvangstbewijs, type Ontvangstbewijs } from '../receipts/ontvangstbewijs.ts';
import type { Diensten } from './diensten.ts';

export type { Ondertekening } from '../receipts/ondertekening.ts';

/** What was received never changes; the zendingen are as they are at this moment. */
export async function ontvangstbewijs(
  diensten: Pick<Diensten, 'staat' | 'klok'>,
  verantwoording: VerantwoordingRij,
): Promise<Ontvangstbewijs> {
  const gegevens = await diensten.staat.bewijs.loadBewijsgegevens(verantwoording.id);
  return createOntvangstbewijs(verantwoording, gegevens, tijdstip(diensten.klok()));
}

/** A compact JWS. Undefined when this installation has no key to sign with. */
export async function signedOntvangstbewijs(
  diensten: Pick<Diensten, 'staat' | 'klok'>,
  { sleutel }: Ondertekening,
  verantwoording: VerantwoordingRij,
): Promise<string | undefined> {
  return sleutel === undefined ? undefined : signBewijs(await ontvangstbewijs(diensten, verantwoording), sleutel);
}

/** What anyone needs to check a signature of this installation. */
export const controlesleutels = (ondertekening: Ondertekening): ReturnType<typeof toJwks> => toJwks(ondertekening);
