/**
 * Random verantwoordingen that are valid by every rule of the standard, for the formaat that is tried: its wetten, its list, the
 * soorten it is used for. Deliberately awkward: amounts of zero, credits, unit 83, long names with every kind of letter, months that
 * come late, and everything optional there or not there.
 *
 * Deterministic: fast-check makes the choices from a seed, and the year follows from the formaat.
 */
import { type Prestatie, saldoCenten, type Verantwoording } from '../domain/verantwoording.ts';
import {
  cijfers,
  type Fc,
  maandVan,
  tekst,
  type Willekeurig,
  type Willekeuropgave,
} from './formaat-willekeur-basis.ts';
import { prestatieLijst } from './formaat-willekeur-prestaties.ts';
import { trajectLijst } from './formaat-willekeur-trajecten.ts';

/** The day on which the year is accounted for. */
export const dagtekeningVan = (jaar: number): string => `${jaar + 1}-01-20`;

export function createWillekeur(fc: Fc, opgave: Willekeuropgave): Willekeurig<Verantwoording> {
  const declaratie = opgave.soorten.includes('declaratie');
  const lijst: Willekeurig<Pick<Verantwoording, 'prestaties' | 'trajecten'>> =
    opgave.invoer === 'prestaties'
      ? prestatieLijst(fc, opgave, declaratie).map((prestaties) => ({ prestaties }))
      : trajectLijst(fc, opgave).map((trajecten) => ({ trajecten }));
  return fc
    .record({
      lijst,
      naam: tekst(fc, 200),
      extra: fc.record(
        {
          kvkNummer: cijfers(fc, 8),
          contact: fc.record({ naam: tekst(fc, 100), email: fc.constant('post@example.org') }),
        },
        { requiredKeys: [] },
      ),
      agbcode: cijfers(fc, 8),
      controletotaal: fc.boolean(),
      gegevens: gegevensAanbieder(fc, opgave),
    })
    .map(({ lijst: regels, naam, extra, agbcode, controletotaal, gegevens }): Verantwoording => {
      const periode = declaratie
        ? maandVan(opgave.jaar, 12)
        : { begindatum: `${opgave.jaar}-01-01`, einddatum: `${opgave.jaar}-12-31` };
      return {
        standaardversie: '1.0.0',
        kenmerk: 'steekproef',
        stadium: 'definitief',
        dagtekening: dagtekeningVan(opgave.jaar),
        periode,
        soorten: [...opgave.soorten] as Verantwoording['soorten'],
        aanbieder: { agbcode, naam, ...extra },
        ...(controletotaal ? { controletotaal: tel(regels.prestaties ?? []) } : {}),
        ...gegevens,
        ...regels,
      };
    });
}

function tel(prestaties: readonly Prestatie[]): NonNullable<Verantwoording['controletotaal']> {
  const saldo = prestaties.reduce(
    (som, { bedragCenten, debetCredit }) => som + saldoCenten(bedragCenten, debetCredit),
    0,
  );
  return { aantalPrestaties: prestaties.length, totaalCenten: Math.abs(saldo), debetCredit: saldo < 0 ? 'C' : 'D' };
}

type Gegevens = Pick<Verantwoording, 'gegevensAanbieder' | 'gegevensPerGemeente'>;

/** What the kop may say of the aanbieder as a whole; a soort that is only about that must find something in it. */
function gegevensAanbieder(fc: Fc, { soorten, jaar, gemeentecodes, wetten }: Willekeuropgave): Willekeurig<Gegevens> {
  const bedrag = fc.integer({ min: 0, max: 999_999_999_999 });
  const aantal = fc.integer({ min: 0, max: 5_000 });
  const omzet = fc
    .constant([...new Set(wetten)])
    .chain((lijst) => fc.tuple(...lijst.map((wet) => fc.record({ wet: fc.constant(wet), omzetCenten: bedrag }))));
  const procent = fc.integer({ min: -1_000, max: 1_000 }).map((getal) => getal / 10);
  const verplicht = soorten.some((soort) => soort === 'klachtenrapportage' || soort === 'integriteitsdossier');
  const alles = fc.record({
    omzet,
    aantalClienten: aantal,
    klachten: fc.record({
      aantal,
      gegrond: aantal,
      naarAard: fc.array(fc.record({ aard: tekst(fc, 100), aantal }), { maxLength: 3 }),
    }),
    jaarcijfers: fc.tuple(
      fc.record({ boekjaar: fc.constant(jaar), solvabiliteitProcent: procent, rentabiliteitProcent: procent }),
    ),
    personeel: fc.record({ inLoondienstFte: aantal, ingehuurdFte: aantal }),
  });
  const perGemeente = fc
    .constantFrom(...gemeentecodes)
    .chain((gemeentecode) =>
      fc.record({ gemeentecode: fc.constant(gemeentecode), omzet, aantalClienten: aantal }).map((een) => [een]),
    );
  const ruim = fc.record({ gegevensAanbieder: alles, gegevensPerGemeente: perGemeente });
  return (verplicht ? ruim : fc.oneof(fc.constant({}), ruim)) as Willekeurig<Gegevens>;
}
