/** Examples that come with a formaat in one registration: they are run in the register as it would become. */
import type { Bevinding } from '../domain/bevinding.ts';
import type { Formaat } from '../domain/formaat.ts';
import type { VoorbeeldRij } from '../domain/levensloop.ts';
import type { Diensten } from './diensten.ts';
import { hashInhoud } from './formaat-concept.ts';
import { storeVoorbeeld } from './formaat-voorbeelden.ts';
import { examineVoorbeeld, type Voorbeeldopgave } from './formaat-voorbeeldkeuring.ts';
import type { RegisterBeeld } from './register-bron.ts';

export interface AangebodenVoorbeeld extends Voorbeeldopgave {
  readonly naam: string;
}

export interface Voorbeeldregistratie {
  readonly bevindingen: readonly { readonly voorbeeld: number; readonly bevinding: Bevinding }[];
  /** Rows of the examples that are new; their bytes are stored. */
  readonly rijen: readonly VoorbeeldRij[];
}

/** @param beeld the register as it would become */
export async function examineVoorbeelden(
  diensten: Diensten,
  beeld: RegisterBeeld,
  formaat: Formaat,
  aangeboden: readonly AangebodenVoorbeeld[],
): Promise<Voorbeeldregistratie> {
  const { levensfase } = beeld.index.findFormaat(formaat.naam, formaat.versie) ?? formaat;
  const bestaand = await diensten.staat.formaten.listVoorbeelden(formaat.naam, formaat.versie);
  const bevindingen: { voorbeeld: number; bevinding: Bevinding }[] = [];
  const rijen = new Map<string, VoorbeeldRij>();
  for (const [voorbeeld, { naam, ...opgave }] of aangeboden.entries()) {
    const eerder = rijen.get(naam) ?? bestaand.find((een) => een.voorbeeld === naam);
    const gekeurd = await examineVoorbeeld(beeld, formaat, naam, opgave, levensfase !== 'concept', eerder?.sha256);
    if (!gekeurd.ok) {
      bevindingen.push(...gekeurd.error.map((bevinding) => ({ voorbeeld, bevinding })));
      continue;
    }
    if (eerder === undefined) rijen.set(naam, await storeVoorbeeld(diensten, formaat, naam, gekeurd.value));
    else if (eerder.sha256 !== hashInhoud(gekeurd.value))
      bevindingen.push({
        voorbeeld,
        bevinding: { code: 'VOORBEELD_VAST', ernst: 'fout', plaats: {}, parameters: { voorbeeld: naam } },
      });
  }
  return { bevindingen, rijen: [...rijen.values()] };
}
