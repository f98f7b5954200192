/** Reads a filled-in invulsjabloon: our own workbook, with a sheet for the kop and one for each list. */
import { INVULBLADEN, type Invulblad, KOPBLAD } from '../../domain/invulblad.ts';
import { LIJSTEN, type Lijst } from '../kop-velden.ts';
import type { LeesOpties, LeesUitkomst } from '../lees-verantwoording.ts';
import { showableHeading } from '../tabel/koppen.ts';
import type { Leeswijze } from '../tabel/waarde.ts';
import { Toets } from '../toets.ts';
import type { Werkmap } from '../werkmap/werkmap.ts';
import { readGegevensblad, readKopblad, readTabel } from './bladen.ts';
import { Kopbouwer } from './kop.ts';

/** Sheets of the invulsjabloon that only explain, or hold the choices. */
export const UITLEGBLADEN: readonly string[] = ['Uitleg', 'Keuzes'];

const STANDAARDVERSIE = '1.0.0';

/** May throw what reading the workbook throws: `WerkmapLeesfout`, `ZipLeesfout`. */
export async function leesInvulsjabloon(werkmap: Werkmap, opties: LeesOpties): Promise<LeesUitkomst> {
  const toets = new Toets(opties);
  const { bevindingen } = toets;
  // A cell of a workbook is a number or a text of its own: the sign matters only for amounts typed as text.
  const wijze: Leeswijze = { decimaalteken: ',', vanaf1904: werkmap.vanaf1904 };
  const namen = new Set(werkmap.bladen.map(({ naam }) => naam));
  reportUnknown(werkmap, toets);
  if (!namen.has(KOPBLAD)) {
    bevindingen.fout('BLAD_ONTBREEKT', {}, { blad: KOPBLAD });
    return toets.finish(true);
  }
  const bouwer = new Kopbouwer();
  bouwer.set(['standaardversie'], STANDAARDVERSIE);
  await readKopblad(werkmap, wijze, bouwer, bevindingen);
  for (const blad of INVULBLADEN)
    if (lineList(blad) === undefined && namen.has(blad.naam))
      await readGegevensblad(werkmap, blad, wijze, bouwer, bevindingen);

  bevindingen.plaatsAan((plaats) => bouwer.plaats(plaats));
  for (const [sleutel, waarde] of Object.entries(bouwer.kop)) toets.kopVelden.add(sleutel, waarde);
  toets.kopVelden.gemeld.push(...bouwer.gemeld);
  for (const blad of INVULBLADEN) {
    const lijst = lineList(blad);
    if (lijst === undefined || !namen.has(blad.naam)) continue;
    await readLijst(werkmap, blad, lijst, wijze, toets);
    if (toets.gestopt) break;
  }
  return toets.finish();
}

const lineList = ({ plaats }: Invulblad): Lijst | undefined =>
  plaats.soort === 'lijst' ? LIJSTEN.find((lijst) => lijst === plaats.lijst) : undefined;

async function readLijst(
  werkmap: Werkmap,
  blad: Invulblad,
  lijst: Lijst,
  wijze: Leeswijze,
  toets: Toets,
): Promise<void> {
  let eerste = 0;
  for await (const rijen of readTabel(werkmap, blad, wijze, toets.bevindingen)) {
    if (!toets.takeRoom(lijst, rijen.length, { bron: { blad: blad.naam } })) return;
    const begin = eerste;
    eerste += rijen.length;
    await toets.addRegels({
      lijst,
      eerste: begin,
      waarden: rijen.map(({ gelezen }) => gelezen.waarde),
      bronplaats: (nr, veld) => rijen[nr - begin]?.bronplaats(veld) ?? { blad: blad.naam },
      gemeld: new Map(
        rijen.flatMap(({ gelezen }, i) => (gelezen.gemeld.length > 0 ? [[begin + i, gelezen.gemeld] as const] : [])),
      ),
    });
  }
}

/** A sheet of the sender's own is not read; that is said, since it may hold what is missing elsewhere. */
function reportUnknown(werkmap: Werkmap, toets: Toets): void {
  const bekend = new Set([KOPBLAD, ...UITLEGBLADEN, ...INVULBLADEN.map(({ naam }) => naam)]);
  for (const { naam, verborgen } of werkmap.bladen) {
    if (verborgen || bekend.has(naam)) continue;
    const { kolom: blad } = showableHeading(naam);
    toets.bevindingen.waarschuwing('BLAD_ONBEKEND', {}, blad === undefined ? {} : { blad });
  }
}
