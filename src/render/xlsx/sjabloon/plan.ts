/** Which sheets the filled workbook will have, and where their rows go: settled before the first byte is written. */
import type { Werkbladomvang } from '../../../domain/output.ts';
import type { Celbereik } from '../../../domain/sjabloon.ts';
import { MAX_RIJEN } from '../../../domain/werkmap.ts';
import { createBladnamen } from '../werkmap.ts';
import { splitBlad } from './blad.ts';
import type { Uitvoerblad } from './herschrijf.ts';
import { kopiePad } from './onderdelen.ts';
import type { Invoeging } from './verschuif.ts';
import { leesBereik } from './verschuif.ts';
import type { Blad, Sjabloonwerkmap, Tabel } from './werkmap.ts';
import { attribuut, nakomelingen } from './xml-boom.ts';

export function findTabel(blad: Blad, naam: string): Tabel {
  const tabel = blad.tabellen.find((kandidaat) => kandidaat.naam.toLowerCase() === naam.toLowerCase());
  if (tabel === undefined) throw new Error(`no table ${naam} on its sheet`);
  return tabel;
}

/** The last row of the template that has something to keep beside the table: taking it away would lose that. */
function lastBeside({ pakket }: Sjabloonwerkmap, blad: Blad, { gegevens, geheel }: Tabel): number {
  const isBeside = (kolom: number): boolean => kolom < geheel.eersteKolom || kolom > geheel.laatsteKolom;
  let laatste = 0;
  for (const rij of splitBlad(pakket.tekst(blad.pad)).rijen) {
    if (rij.nummer < gegevens.eersteRij || rij.nummer > gegevens.laatsteRij) continue;
    if (rij.cellen().some(({ kolom, element }) => isBeside(kolom) && element.kinderen.length > 0)) {
      laatste = rij.nummer;
    }
  }
  for (const relatie of pakket.relaties(blad.pad)) {
    if (relatie.soort !== 'comments') continue;
    for (const element of nakomelingen(pakket.xml(relatie.doel).wortel)) {
      const rij = leesBereik(attribuut(element, 'ref') ?? '')?.eersteRij ?? 0;
      if (rij >= gegevens.eersteRij && rij <= gegevens.laatsteRij) laatste = Math.max(laatste, rij);
    }
  }
  return laatste;
}

/** A table keeps one row when there is nothing to put in it: without rows it is no table. */
function invoegingVoor(werkmap: Sjabloonwerkmap, blad: Blad, tabel: Tabel, aantal: number): Invoeging | undefined {
  const bereik: Celbereik = tabel.gegevens;
  const gevraagd = bereik.eersteRij + Math.max(aantal, 1) - 1;
  const nieuweLaatste = gevraagd < bereik.laatsteRij ? Math.max(gevraagd, lastBeside(werkmap, blad, tabel)) : gevraagd;
  if (nieuweLaatste + 1_000 > MAX_RIJEN) throw new Error('more rows than a sheet can hold');
  return nieuweLaatste === bereik.laatsteRij ? undefined : { bereik, nieuweLaatste };
}

function createTabelnamen(werkmap: Sjabloonwerkmap): (naam: string, kopie: number) => string {
  const bezet = new Set([
    ...werkmap.bladen.flatMap(({ tabellen }) => tabellen.map(({ naam }) => naam.toLowerCase())),
    ...werkmap.namen.map(({ naam }) => naam.toLowerCase()),
  ]);
  return (naam, kopie) => {
    for (let nr = kopie + 1; ; nr++) {
      const kandidaat = `${naam}_${nr}`;
      if (bezet.has(kandidaat.toLowerCase())) continue;
      bezet.add(kandidaat.toLowerCase());
      return kandidaat;
    }
  };
}

/**
 * The sheets in order: those of the template, copies behind the sheet they come from, new ones at the end. Registration checked
 * the use of the template, so what does not fit here is a bug.
 */
export function planBladen(werkmap: Sjabloonwerkmap, omvangen: readonly Werkbladomvang[]): readonly Uitvoerblad[] {
  const { pakket } = werkmap;
  const nieuweTabelnaam = createTabelnamen(werkmap);
  const paden = new Set(pakket.delen.keys());
  const isBezet = (pad: string): boolean => paden.has(pad);
  const claimPad = (pad: string): string => {
    paden.add(pad);
    return pad;
  };
  const geen: ReadonlyMap<string, string> = new Map();

  function fromSjabloon(sjabloon: Blad, omvang: Werkbladomvang, kopie: number): Uitvoerblad {
    if (!sjabloon.heeftCellen) throw new Error('a chart sheet cannot be filled');
    const tabel = omvang.tabel === undefined ? undefined : findTabel(sjabloon, omvang.tabel);
    const invoeging = tabel && invoegingVoor(werkmap, sjabloon, tabel, omvang.aantalRijen);
    const tabelnamen = new Map(
      kopie === 0 ? [] : sjabloon.tabellen.map(({ naam }) => [naam.toLowerCase(), nieuweTabelnaam(naam, kopie)]),
    );
    const pad = kopie === 0 ? sjabloon.pad : claimPad(kopiePad(sjabloon.pad, kopie, isBezet));
    return { naam: omvang.naam, pad, sjabloon, kopie, omvang, tabelnamen, ...(invoeging && { invoeging }) };
  }

  const bekend = new Set(werkmap.bladen.map(({ naam }) => naam));
  const bladen = werkmap.bladen.flatMap((sjabloon): Uitvoerblad[] => {
    const vullingen = omvangen.filter(({ sjabloonblad }) => sjabloonblad === sjabloon.naam);
    if (vullingen.length === 0)
      return [{ naam: sjabloon.naam, pad: sjabloon.pad, sjabloon, kopie: 0, tabelnamen: geen }];
    return vullingen.map((omvang, kopie) => fromSjabloon(sjabloon, omvang, kopie));
  });
  for (const omvang of omvangen) {
    if (omvang.sjabloonblad !== undefined) {
      if (!bekend.has(omvang.sjabloonblad)) throw new Error('a sheet that the template does not have');
      continue;
    }
    const pad = claimPad(kopiePad('xl/worksheets/nieuw.xml', 0, isBezet));
    bladen.push({ naam: omvang.naam, pad, kopie: 0, omvang, tabelnamen: geen });
  }
  const claim = createBladnamen();
  for (const { naam, omvang } of bladen) if (omvang !== undefined) claim(naam);
  const alle = new Set(bladen.map(({ naam }) => naam.toLowerCase()));
  if (alle.size !== bladen.length) throw new Error('no name for a sheet: dubbel');
  return bladen;
}
