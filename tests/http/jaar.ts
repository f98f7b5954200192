import type { Prestatie } from '../../src/domain/verantwoording.ts';
import { voorbeeldVerantwoording } from '../helpers/verantwoording.ts';

/**
 * A year of youth care in two gemeenten of West-Brabant West, below its threshold. It asks for a klachtenrapportage, an
 * arrangementenverantwoording and a bestuursverklaring.
 */
export function jaar(anders: object = {}): object {
  const { controletotaal: _c, declaraties: _d, verklaringen: _v, ...rest } = voorbeeldVerantwoording();
  const [basis] = (rest.prestaties ?? []).filter(({ wet }) => wet === 'jw');
  if (basis === undefined) throw new Error('no example under the Jeugdwet');
  const prestaties = ['0748', '1674'].map(
    (gemeentecode, nr): Prestatie => ({
      ...basis,
      gemeentecode,
      referentienummer: `R${nr}`,
      toewijzingnummer: nr,
      declaratiestand: 'toegekend',
    }),
  );
  return {
    ...rest,
    kenmerk: 'jaar-2026',
    stadium: 'definitief',
    dagtekening: '2027-01-31',
    periode: { begindatum: '2026-01-01', einddatum: '2026-12-31' },
    soorten: ['productieverantwoording'],
    prestaties,
    ...anders,
  };
}
