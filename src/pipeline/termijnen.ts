/** Watches the deadlines of the aansluitingen, once a day. Looking twice tells nothing twice. */
import { amsterdamseDatum, tijdstip } from '../domain/kalender.ts';
import { listBewakingen } from '../route/bewaking.ts';
import type { Diensten } from './diensten.ts';

/** Yearly reports are due in the year after; what lies further back is over. */
const JAREN_TERUG = 3;

/** @returns how many aanbieders × ontvangers were told of */
export async function watchTermijnen({ staat, register, klok }: Diensten): Promise<number> {
  const nu = klok();
  const vandaag = amsterdamseDatum(nu);
  const vanaf = `${Number(vandaag.slice(0, 4)) - JAREN_TERUG}-01-01`;
  const [tijdvakken, beeld] = await Promise.all([staat.termijnen.listTijdvakken(vanaf), register.huidig()]);
  let gemeld = 0;
  for (const bewaking of listBewakingen(beeld.register.aansluitingen, tijdvakken, vandaag))
    gemeld += await staat.termijnen.meld(bewaking, tijdstip(nu));
  return gemeld;
}
