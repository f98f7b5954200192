/** The deadlines of one aanbieder in a stretch of time: what it accounted for before is expected again, until it is there. */
import type { Ingediendwerk, Kalenderonderwerp, Kalenderpunt, Verwachtewerk } from '../domain/kalenderpunt.ts';
import type { Termijn } from '../domain/register.ts';
import type { Tijdvak } from '../domain/termijnbewaking.ts';
import type { Soort } from '../domain/verantwoording.ts';
import type { RegisterIndex } from '../register/register-index.ts';
import { neighbour } from './bewaking.ts';
import { laatsteDag } from './eisen.ts';

/** A deadline lies at most so long after its periode; further back nothing can be due in the stretch that is asked. */
const LANGST_ERNA_DAGEN = 800;
const DAG_MS = 86_400_000;

export interface Kalendervraag {
  readonly verwacht: readonly Verwachtewerk[];
  readonly ingediend: readonly Ingediendwerk[];
  readonly index: RegisterIndex;
  /** Plain dates, both included. */
  readonly van: string;
  readonly tot: string;
  /** In the Netherlands; decides which gemeente answers. */
  readonly vandaag: string;
}

interface Punt extends Omit<Kalenderpunt, 'ontvangers' | 'aantalIngediend'> {
  readonly ontvangers: Map<string, { readonly naam: string; readonly ingediend: boolean }>;
}

const werksleutel = ({ ontvangercode, soort, begindatum, einddatum }: Ingediendwerk): string =>
  [ontvangercode, soort, begindatum, einddatum].join('/');

export function listKalender(vraag: Kalendervraag): readonly Kalenderpunt[] {
  const { verwacht, index, van, tot, vandaag } = vraag;
  const ingediend = new Set(vraag.ingediend.map(werksleutel));
  const punten = new Map<string, Punt>();
  for (const { soort, gemeentecode, wet, laatste } of verwacht) {
    const antwoord = index.antwoordend(gemeentecode, vandaag);
    if (antwoord.uitkomst !== 'gevonden') continue;
    const { gemeente } = antwoord;
    for (const { tijdvak, alleenIngediend } of tijdvakkenRond(laatste, van, tot))
      for (const aansluiting of index.selectAansluitingen(gemeente.code, wet, soort, tijdvak.einddatum)) {
        const ontvanger = index.ontvanger(aansluiting, gemeente);
        const isEr = ingediend.has(werksleutel({ ontvangercode: ontvanger.code, soort, ...tijdvak }));
        if (alleenIngediend && !isEr) continue;
        for (const termijn of aansluiting.termijnen)
          place(punten, vraag, termijn, tijdvak, soort, { ...ontvanger, ingediend: isEr });
      }
  }
  return [...punten]
    .sort(([een], [ander]) => (een < ander ? -1 : 1))
    .map(([, { ontvangers, ...punt }]) => ({
      ...punt,
      ontvangers: [...ontvangers]
        .map(([code, { naam }]) => ({ code, naam }))
        .sort((een, ander) => (een.naam < ander.naam ? -1 : 1)),
      aantalIngediend: [...ontvangers.values()].filter((een) => een.ingediend).length,
    }));
}

/** The last tijdvak, those that follow it, and of those before it the ones of which something was submitted. */
function* tijdvakkenRond(
  laatste: Tijdvak,
  van: string,
  tot: string,
): Generator<{ readonly tijdvak: Tijdvak; readonly alleenIngediend: boolean }> {
  for (let tijdvak: Tijdvak | undefined = laatste; tijdvak !== undefined; tijdvak = neighbour(tijdvak, 1)) {
    // A deadline before the end of its periode does not exist.
    if (tijdvak.einddatum > tot) break;
    yield { tijdvak, alleenIngediend: false };
  }
  const vroegst = new Date(Date.parse(`${van}T00:00:00Z`) - LANGST_ERNA_DAGEN * DAG_MS).toISOString().slice(0, 10);
  for (let tijdvak = neighbour(laatste, -1); tijdvak !== undefined; tijdvak = neighbour(tijdvak, -1)) {
    if (tijdvak.einddatum < vroegst) break;
    yield { tijdvak, alleenIngediend: true };
  }
}

function place(
  punten: Map<string, Punt>,
  { van, tot }: Kalendervraag,
  termijn: Termijn,
  periode: Tijdvak,
  soort: Soort,
  ontvanger: { readonly code: string; readonly naam: string; readonly ingediend: boolean },
): void {
  const datum = laatsteDag(termijn, periode);
  if (datum < van || datum > tot) return;
  const onderwerp: Kalenderonderwerp = termijn.betreft;
  const { wat } = termijn;
  const sleutel = [datum, onderwerp, soort, wat, periode.begindatum, periode.einddatum].join('/');
  const punt = punten.get(sleutel) ?? { datum, onderwerp, soort, wat, periode, ontvangers: new Map() };
  punten.set(sleutel, punt);
  punt.ontvangers.set(ontvanger.code, { naam: ontvanger.naam, ingediend: ontvanger.ingediend });
}
