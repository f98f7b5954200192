/** Which regels of the verantwoording are behind a value: the one in hand, those of a client or group, or all of the file. */
import type { Omgeving } from '../expressie/omgeving.ts';
import type { Groepsleutel } from '../formaat/aggregaat.ts';
import type { GecompileerdFormaat } from '../formaat/compileer.ts';
import type { Totalen } from '../groepen.ts';
import type { Schrijfstand } from '../schrijf.ts';

const MAXIMUM = 100;

interface Regels {
  readonly soort: 'prestaties' | 'trajecten';
  readonly aantal: number;
  readonly nummers: readonly number[];
}

/** What is read, from near to far; the farthest decides how many regels are behind it. */
type Bereik = 'geen' | 'regel' | 'client' | 'subgroep' | 'groep' | 'alles';

function reachOf(paden: ReadonlySet<string>, inRegel: boolean): Bereik {
  const variabelen = new Set([...paden].map((pad) => pad.split('.')[0]));
  if (variabelen.has('totaal') || variabelen.has('geschreven') || variabelen.has('per')) return 'alles';
  if ([...paden].some((pad) => pad === 'bestand.aantalRegels' || pad === 'bestand.aantalGroepen')) return 'alles';
  if (variabelen.has('groep')) return 'groep';
  if (variabelen.has('subgroep')) return 'subgroep';
  if (variabelen.has('client')) return 'client';
  // An element of a list of the regel in hand; of the kop when there is none.
  if (variabelen.has('item')) return inRegel ? 'regel' : 'geen';
  return variabelen.has('prestatie') || variabelen.has('traject') ? 'regel' : 'geen';
}

/** The regels a value rests on, in the order of the delen. Reads the delen of the file once more when it is not just one. */
export async function findRegels(
  formaat: GecompileerdFormaat,
  paden: ReadonlySet<string>,
  stand: Schrijfstand,
  gevonden: Omgeving,
): Promise<Regels> {
  const soort = formaat.formaat.invoer;
  const bereik = reachOf(paden, gevonden.regelNr >= 0);
  if (bereik === 'geen') return { soort, aantal: 0, nummers: [] };
  if (bereik === 'regel') return { soort, aantal: 1, nummers: [gevonden.regelNr] };

  const { omgeving } = stand;
  const meldingen = stand.meldingen.besides();
  const { groepering } = formaat;
  const bsn = (gevonden.client as { readonly bsn: string } | undefined)?.bsn;
  const equals = (sleutels: readonly Groepsleutel[] | undefined, waarden: unknown): boolean =>
    (sleutels ?? []).every(({ naam, lees }) => lees(omgeving, meldingen) === (waarden as Totalen)[naam]);
  const belongs = (eigen: string): boolean => {
    if (bereik === 'client') return eigen === bsn;
    if (bereik === 'alles') return true;
    if (!equals(groepering?.sleutels, gevonden.groep)) return false;
    return bereik === 'groep' || equals(groepering?.subgroepen?.sleutels, gevonden.subgroep);
  };

  let aantal = 0;
  const nummers: number[] = [];
  for await (const reeksen of stand.opnieuw()) {
    for (const { deel, regels } of reeksen) {
      stand.enter(omgeving, deel);
      for (const regel of regels) {
        stand.place(omgeving, regel);
        if (stand.selecteer(omgeving, meldingen) >= 0) continue;
        if (!belongs('prestatie' in regel ? regel.prestatie.bsn : regel.traject.bsn)) continue;
        aantal++;
        if (nummers.length < MAXIMUM) nummers.push(regel.nr);
      }
    }
  }
  return { soort, aantal, nummers };
}
