/** A small verantwoording of an organisation of one test file: two prestaties of Wmo care for one gemeente. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { PROJECT } from '../../../scripts/lib/project.ts';

interface Opgave {
  readonly agbcode: string;
  readonly kenmerk: string;
  readonly gemeentecode: string;
  readonly soorten?: readonly string[];
}

/** @returns the text of the JSON document, and the referentienummers of its prestaties */
export async function declaratie({ agbcode, kenmerk, gemeentecode, soorten = ['declaratie'] }: Opgave) {
  const { controletotaal, declaraties, verklaringen, prestaties, aanbieder, ...rest } = JSON.parse(
    await readFile(path.join(PROJECT, 'examples', 'verantwoording.json'), 'utf8'),
  );
  const eigen = prestaties
    .filter(({ wet }: { wet: string }) => wet === 'wmo')
    .slice(0, 2)
    .map((prestatie: object) => ({ ...prestatie, gemeentecode }));
  return {
    tekst: JSON.stringify({
      ...rest,
      kenmerk,
      soorten,
      aanbieder: { ...aanbieder, agbcode },
      prestaties: eigen,
    }),
    referenties: eigen.map(({ referentienummer }: { referentienummer: string }) => referentienummer) as string[],
  };
}
