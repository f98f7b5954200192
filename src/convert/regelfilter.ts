/** What a formaat does with one regel, outside a conversion: whether it goes along, and what of it its ontvanger can see. */
import type { InvoerRegel, OmzetInvoer } from '../domain/output.ts';
import type { Prestatie } from '../domain/verantwoording.ts';
import { describeDataflow } from './dataflow.ts';
import type { GecompileerdFormaat } from './formaat/compileer.ts';
import { Meldingen } from './meldingen.ts';
import { createSelectie } from './telling.ts';
import { Zendingomgeving } from './zendingomgeving.ts';

/**
 * @returns for a regel of the deel with this number in `invoer.delen`: why it stays behind, or undefined when it goes along. What cannot be
 * decided goes along, and is a finding of the conversion itself.
 */
export function createRegelfilter(
  formaat: GecompileerdFormaat,
  invoer: OmzetInvoer,
): (deel: number, regel: InvoerRegel) => string | undefined {
  const meldingen = new Meldingen(formaat.formaat);
  const { omgeving, enter, place } = new Zendingomgeving(formaat, invoer, meldingen);
  const selecteer = createSelectie(formaat);
  let laatste = -1;
  return (deel, regel) => {
    if (deel !== laatste) enter(omgeving, deel);
    laatste = deel;
    place(omgeving, regel);
    return formaat.selectie[selecteer(omgeving, meldingen)]?.andersReden;
  };
}

/** The numbers and the sign of a line are its own and not its content: a credit has others (TR323). */
const GEEN_INHOUD: ReadonlySet<string> = new Set([
  'prestatie.referentienummer',
  'prestatie.vorigReferentienummer',
  'prestatie.debetCredit',
]);

/** Always: to whom it goes and what it costs. */
const ALTIJD = ['prestatie.gemeentecode', 'prestatie.wet', 'prestatie.bsn', 'prestatie.bedragCenten'];

/** Everything of a prestatie that can reach the ontvanger, as one text: two lines with the same text are the same to it. */
export function createRegelinhoud(formaat: GecompileerdFormaat): (prestatie: Prestatie) => string {
  const velden = new Set(ALTIJD);
  for (const { veld, bereiktUitvoer } of describeDataflow(formaat))
    if (bereiktUitvoer && veld.startsWith('prestatie.') && !GEEN_INHOUD.has(veld)) velden.add(veld);
  const paden = [...velden].sort().map((veld) => veld.split('.').slice(1));
  return (prestatie) => JSON.stringify(paden.map((pad) => valueAt(prestatie, pad)));
}

function valueAt(waarde: unknown, pad: readonly string[]): unknown {
  let hier = waarde;
  for (const naam of pad) hier = (hier as Readonly<Record<string, unknown>> | undefined)?.[naam];
  return hier ?? null;
}
