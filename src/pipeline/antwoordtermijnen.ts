/** What waits for an answer, the longest first. */
import { isTeLaat, teLaatVoor, uiterlijkeAntwoorddatum } from '../domain/antwoordtermijn.ts';
import { amsterdamseDatum } from '../domain/kalender.ts';
import type { ZendingRij } from '../domain/rijen.ts';
import type { Wachtende } from '../storage/ports/antwoorden.ts';
import type { Bladvraag, Bladzijde } from '../storage/ports.ts';
import type { Diensten } from './diensten.ts';

export interface WachtendeZending {
  readonly zending: ZendingRij;
  readonly uiterlijkeAntwoorddatum: string;
  readonly teLaat: boolean;
}

export async function listAntwoordtermijnen(
  diensten: Diensten,
  wie: Wachtende,
  alleenTeLaat: boolean,
  blad: Bladvraag,
): Promise<Bladzijde<WachtendeZending>> {
  const vandaag = amsterdamseDatum(diensten.klok());
  const { register } = await diensten.register.huidig();
  const termijnen = register.formaten.flatMap(({ bestanden }) =>
    bestanden.flatMap((bestand) => ('retourbericht' in bestand ? [bestand.retourbericht?.termijnWerkdagen ?? 0] : [])),
  );
  const voor = alleenTeLaat ? teLaatVoor(termijnen, vandaag) : undefined;
  const { rijen, ...rest } = await diensten.staat.retour.listOnbeantwoord(wie, voor, blad);
  return {
    ...rest,
    rijen: rijen.flatMap((zending) => {
      const uiterlijk = uiterlijkeAntwoorddatum(zending);
      return uiterlijk === undefined
        ? []
        : [{ zending, uiterlijkeAntwoorddatum: uiterlijk, teLaat: isTeLaat(zending, vandaag) }];
    }),
  };
}
