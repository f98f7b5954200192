/** Totals in = totals out: what the split counted against what conversion wrote or left out with a reason. */
import type { Bevinding, Plaats } from '../domain/bevinding.ts';
import type { DeelTelling } from '../domain/deel.ts';
import type { Formaat } from '../domain/formaat.ts';
import type { DeelUitkomst } from '../domain/zending.ts';

/** Compares deel by deel; a deel that is not in both is a difference as well. Prestaties to the cent, trajecten by number. */
export function checkTotalen(
  invoer: Formaat['invoer'],
  erin: readonly DeelTelling[],
  eruit: readonly DeelUitkomst[],
): readonly Bevinding[] {
  const bevindingen: Bevinding[] = [];
  const naam = (deel: { gemeentecode: string; wet: string }): string => `${deel.gemeentecode}|${deel.wet}`;
  const tellingen = new Map(erin.map((telling) => [naam(telling), telling]));
  const uitkomsten = new Map(eruit.map((uitkomst) => [naam(uitkomst), uitkomst]));
  for (const sleutel of new Set([...tellingen.keys(), ...uitkomsten.keys()])) {
    const telling = tellingen.get(sleutel);
    const uitkomst = uitkomsten.get(sleutel);
    const plaats: Plaats = { gemeentecode: sleutel.slice(0, 4) };
    const aantal = (invoer === 'prestaties' ? telling?.aantalPrestaties : telling?.aantalTrajecten) ?? 0;
    const aantalEruit = (uitkomst?.verwerkt ?? 0) + sum(uitkomst?.gefilterd.map((stand) => stand.aantal));
    if (aantal !== aantalEruit || aantal !== (uitkomst?.aantal ?? 0)) {
      bevindingen.push({
        code: 'REGELS_KWIJT',
        ernst: 'fout',
        plaats,
        parameters: { erin: aantal, eruit: aantalEruit },
      });
    }
    if (invoer !== 'prestaties') continue;
    const erinCenten = telling?.saldoCenten ?? 0;
    const eruitCenten = (uitkomst?.verwerktCenten ?? 0) + sum(uitkomst?.gefilterd.map((stand) => stand.centen));
    if (erinCenten !== eruitCenten) {
      bevindingen.push({ code: 'BEDRAG_KWIJT', ernst: 'fout', plaats, parameters: { erinCenten, eruitCenten } });
    }
  }
  return bevindingen;
}

const sum = (getallen: readonly number[] = []): number => getallen.reduce((som, getal) => som + getal, 0);
