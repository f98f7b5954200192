/** Random trajecten, with the CBS fields where beleidsinformatie asks them. */
import { HULPVORMEN, REDENEN_BEEINDIGING, REDENEN_BEEINDIGING_CBS, VERWIJZERS } from '../domain/codelijsten.ts';
import type { Traject } from '../domain/verantwoording.ts';
import {
  BSNS,
  type Fc,
  MEESTE_REGELS,
  maandVan,
  type Willekeurig,
  type Willekeuropgave,
} from './formaat-willekeur-basis.ts';

export function trajectLijst(
  fc: Fc,
  { wetten, jaar, gemeentecodes, soorten }: Willekeuropgave,
): Willekeurig<Traject[]> {
  const voorCbs = soorten.includes('beleidsinformatie');
  const maand = fc.integer({ min: 1, max: 12 });
  const regel = fc.record({
    gemeentecode: fc.constantFrom(...gemeentecodes),
    wet: fc.constantFrom(...wetten),
    bsn: fc.constantFrom(...BSNS),
    geboortejaar: fc.integer({ min: jaar - 18, max: jaar - 1 }),
    geslacht: fc.constantFrom('V' as const, 'M' as const, 'O' as const),
    maand,
    duur: fc.option(fc.integer({ min: 0, max: 11 }), { nil: undefined }),
    keuzen: fc.nat(),
    crisis: fc.boolean(),
    volledig: fc.boolean(),
    postcode: fc.stringMatching(/^[1-9][0-9]{3}[A-Z]{2}$/),
  });
  return fc.array(regel, { minLength: 1, maxLength: MEESTE_REGELS, size: 'max' }).map((regels) => {
    const gezien = new Set<string>();
    return regels.flatMap((een, nr): Traject[] => {
      const kies = (codes: ReadonlyMap<string, string>): string => [...codes.keys()][een.keuzen % codes.size] ?? '';
      const isJw = een.wet === 'jw';
      const begindatum = maandVan(jaar, een.maand).begindatum;
      const hulpvorm = kies(HULPVORMEN);
      // One traject for a client, begin and hulpvorm (CBS_DUBBEL).
      const sleutel = `${een.bsn} ${begindatum} ${hulpvorm}`;
      if (gezien.has(sleutel)) return [];
      gezien.add(sleutel);
      const einde = een.duur === undefined ? undefined : maandVan(jaar, Math.min(12, een.maand + een.duur)).einddatum;
      const verplicht = voorCbs && isJw;
      const ook = verplicht || een.volledig;
      return [
        {
          referentienummer: `T${nr + 1}`,
          gemeentecode: een.gemeentecode,
          wet: een.wet,
          bsn: een.bsn,
          begindatum,
          ...(ook
            ? { geboortedatum: `${een.geboortejaar}-06-15`, geslacht: een.geslacht, verwijzer: kies(VERWIJZERS) }
            : {}),
          ...(een.volledig ? { postcode: een.postcode, toewijzingnummer: een.keuzen % 1_000_000_000 } : {}),
          ...(ook && isJw ? { hulpvorm, gestartMetCrisis: een.crisis } : {}),
          ...(einde === undefined ? {} : { einddatum: einde }),
          ...(einde !== undefined && een.volledig ? { redenBeeindiging: kies(REDENEN_BEEINDIGING[een.wet]) } : {}),
          ...(einde !== undefined && ook && isJw ? { redenBeeindigingCbs: kies(REDENEN_BEEINDIGING_CBS) } : {}),
        },
      ];
    });
  });
}
