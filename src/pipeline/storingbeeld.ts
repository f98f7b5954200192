/** Where something is wrong, seen from the gemeenten: what is held for its ontvangers, and whether they can be reached. */
import type { Gemeente } from '../domain/register.ts';
import type { Soort } from '../domain/verantwoording.ts';
import { isGeldigOp } from '../register/geldigheid.ts';
import { GRONDSTOF } from '../route/policy.ts';
import { listUitvragen } from './dekking.ts';
import type { Diensten } from './diensten.ts';
import type { RegisterBeeld } from './register-bron.ts';

export interface Gemeentestoring {
  readonly vastgehouden: number;
  /** Nothing, or little, is brought to one of its ontvangers. */
  readonly postbus: boolean;
}

const SOORTEN = Object.keys(GRONDSTOF) as Soort[];

/**
 * By gemeentecode; gemeenten without any trouble are left out. A national ontvanger receives for all: its trouble is nobody's in
 * particular, and is left out as well.
 */
export async function listGemeentestoringen(
  { staat }: Pick<Diensten, 'staat'>,
  beeld: RegisterBeeld,
  peildatum: string,
): Promise<ReadonlyMap<string, Gemeentestoring>> {
  const [tellingen, postbussen] = await Promise.all([
    staat.overzicht.listStoringtellingen(),
    staat.bezorging.listPostbusstoringen(),
  ]);
  const vastgehouden = new Map(tellingen.map((telling) => [telling.ontvangercode, telling.vastgehouden]));
  const stil = new Set(postbussen.map(({ ontvangercode }) => ontvangercode));
  const storingVan = (gemeente: Gemeente): Gemeentestoring => {
    const codes = ontvangersVan(beeld, gemeente, peildatum);
    return {
      vastgehouden: codes.reduce((som, code) => som + (vastgehouden.get(code) ?? 0), 0),
      postbus: codes.some((code) => stil.has(code)),
    };
  };
  return new Map(
    beeld.register.gemeenten
      .filter((gemeente) => isGeldigOp(gemeente, peildatum))
      .map((gemeente) => [gemeente.code, storingVan(gemeente)] as const)
      .filter(([, storing]) => storing.vastgehouden > 0 || storing.postbus),
  );
}

function ontvangersVan(beeld: RegisterBeeld, gemeente: Gemeente, peildatum: string): readonly string[] {
  const ontvangers = SOORTEN.flatMap((soort) => listUitvragen(beeld, gemeente, { peildatum, soort }))
    .map(({ ontvanger }) => ontvanger)
    .filter(({ soort }) => soort !== 'landelijk');
  return [...new Set(ontvangers.map(({ code }) => code))];
}
