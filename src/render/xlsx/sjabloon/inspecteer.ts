/** Looks at a template before it is registered: what it offers to be filled, or why it cannot be used. */
import { err, ok, type Result } from '../../../domain/result.ts';
import type { Celbereik, Sjabloonbeschrijving, SjabloonFout, SjabloonNaam } from '../../../domain/sjabloon.ts';
import { type Bladrij, splitBlad } from './blad.ts';
import { leesFormule, type Verwijzing } from './formule.ts';
import { isKopieerbaar } from './onderdelen.ts';
import { openSjabloon } from './openen.ts';
import { type Blad, celVanNaam, readWerkmap, type Sjabloonwerkmap, WERKMAP } from './werkmap.ts';
import { decodeXml, elementen } from './xml-boom.ts';

const FORMULE = /<(?:[^\s/>!?:<]+:)?(?:f|formula[12]?)\b[^>]*>([^<]*)</g;

/** Opens a template for filling; every reason why not. */
export function leesSjabloon(bytes: Uint8Array): Result<Sjabloonwerkmap, readonly SjabloonFout[]> {
  const pakket = openSjabloon(bytes);
  if (!pakket.ok) return pakket;
  let werkmap: Sjabloonwerkmap;
  try {
    werkmap = readWerkmap(pakket.value);
    for (const { pad, heeftCellen } of werkmap.bladen) if (heeftCellen) splitBlad(pakket.value.tekst(pad));
  } catch {
    // Everything is XML by now; what is wrong is what it says, and no program would open it.
    return err([{ code: 'SJABLOON_ONLEESBAAR', deel: WERKMAP }]);
  }
  const fouten = werkmap.bladen.flatMap((blad) => checkFormulas(werkmap, blad));
  return fouten.length > 0 ? err(fouten) : ok(werkmap);
}

const rows = ({ van, tot = van }: Verwijzing): number => Math.max(van.rij ?? 0, tot.rij ?? 0);

/** Filling moves every sheet by its own number of rows, so a reference over several sheets cannot follow below their tables. */
function checkFormulas({ pakket, bladen }: Sjabloonwerkmap, { pad, heeftCellen }: Blad): readonly SjabloonFout[] {
  if (!heeftCellen) return [];
  const fouten: SjabloonFout[] = [];
  for (const [, tekst = ''] of pakket.tekst(pad).matchAll(FORMULE)) {
    if (!tekst.includes('!') || !tekst.includes(':')) continue;
    const formule = decodeXml(tekst);
    for (const deel of leesFormule(formule)) {
      if (typeof deel === 'string' || deel.soort !== 'verwijzing' || deel.bladen?.length !== 2) continue;
      const [van, tot] = deel.bladen.map((naam) =>
        bladen.findIndex((blad) => blad.naam.toLowerCase() === naam.toLowerCase()),
      );
      const tabellen = bladen.slice(van, (tot ?? -1) + 1).flatMap((blad) => blad.tabellen);
      if (tabellen.some(({ gegevens }: { gegevens: Celbereik }) => gegevens.eersteRij <= rows(deel))) {
        fouten.push({ code: 'SJABLOON_FORMULE_OVER_BLADEN', deel: pad, formule });
      }
    }
  }
  return fouten;
}

/** Whether a cell holds a formula; a sheet is taken apart once, and only when a cell of it is asked for. */
function formulaFinder({ pakket, bladen }: Sjabloonwerkmap): (cel: NonNullable<SjabloonNaam['cel']>) => boolean {
  const rijenVan = new Map<string, ReadonlyMap<number, Bladrij>>();
  return ({ blad, rij, kolom }) => {
    let rijen = rijenVan.get(blad);
    if (rijen === undefined) {
      const { pad } = bladen.find(({ naam }) => naam === blad) ?? {};
      const gelezen = pad === undefined ? [] : splitBlad(pakket.tekst(pad)).rijen;
      rijen = new Map(gelezen.map((een) => [een.nummer, een]));
      rijenVan.set(blad, rijen);
    }
    const cellen = rijen.get(rij)?.cellen() ?? [];
    return cellen.some((cel) => cel.kolom === kolom && elementen(cel.element, 'f').length > 0);
  };
}

/** What the template offers. Refused: macros, links to outside, encryption, signatures, what is too large or cannot be read. */
export function inspectSjabloon(bytes: Uint8Array): Result<Sjabloonbeschrijving, readonly SjabloonFout[]> {
  const gelezen = leesSjabloon(bytes);
  if (!gelezen.ok) return gelezen;
  const werkmap = gelezen.value;
  const bladen = werkmap.bladen.filter(({ heeftCellen }) => heeftCellen);
  const holdsFormula = formulaFinder(werkmap);
  return ok({
    bladen: bladen.map(({ naam, pad }) => ({ naam, kopieerbaar: isKopieerbaar(werkmap.pakket, pad) })),
    tabellen: bladen.flatMap(({ tabellen }) =>
      tabellen.map(({ naam, blad, kolommen, gegevens, totaalrij }) => ({ naam, blad, kolommen, gegevens, totaalrij })),
    ),
    namen: werkmap.namen.map((naam) => {
      const bereikVan = naam.blad === undefined ? undefined : werkmap.bladen[naam.blad]?.naam;
      const plaats = celVanNaam(werkmap, naam);
      const cel = plaats && { ...plaats, ...(holdsFormula(plaats) && { formule: true as const }) };
      return { naam: naam.naam, ...(bereikVan !== undefined && { bereikVan }), ...(cel !== undefined && { cel }) };
    }),
  });
}
