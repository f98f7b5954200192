/** Lines for tests of corrections, short to write. */
import type { GestuurdeRegels, GewensteRegel, Regeloordeel } from '../../src/domain/correctie.ts';
import type { PrestatieRegel } from '../../src/domain/deel.ts';
import type { Prestatie } from '../../src/domain/verantwoording.ts';
import { testBsn } from '../helpers/bsn.ts';

export interface Kort {
  readonly ref: string;
  readonly client?: number;
  /** Toewijzing: what the line is about. */
  readonly over: number;
  readonly centen: number;
  readonly vorig?: string;
}

export function prestatie({ ref, client = 0, over, centen, vorig }: Kort): Prestatie {
  return {
    referentienummer: ref,
    ...(vorig === undefined ? {} : { vorigReferentienummer: vorig }),
    gemeentecode: '0344',
    wet: 'jw',
    bsn: testBsn(client),
    toewijzingnummer: over,
    productcategorie: '45',
    productcode: '45A01',
    productperiode: { begindatum: '2026-04-01', einddatum: '2026-04-30' },
    volume: centen,
    eenheid: '83',
    bedragCenten: centen,
    debetCredit: vorig === undefined ? 'D' : 'C',
    declaratiestand: 'ingediend',
  };
}

export const regelsVan = (lijst: readonly Kort[]): readonly PrestatieRegel[] => inOrder(lijst.map(prestatie));

/** Numbered as in the submission, and in the order in which a deel is read. */
export const inOrder = (prestaties: readonly Prestatie[]): readonly PrestatieRegel[] =>
  prestaties.map((p, nr) => ({ nr, prestatie: p })).toSorted(bySubject);

export const bySubject = (een: PrestatieRegel, ander: PrestatieRegel): number =>
  een.prestatie.bsn === ander.prestatie.bsn ? een.nr - ander.nr : een.prestatie.bsn < ander.prestatie.bsn ? -1 : 1;

/** In batches of two, so that batches end in the middle of a client. */
async function* batches<Item>(items: readonly Item[]): AsyncGenerator<readonly Item[]> {
  for (let i = 0; i < items.length; i += 2) yield items.slice(i, i + 2);
}

export const gestuurd = (
  regels: readonly PrestatieRegel[],
  oordeel: (nr: number) => Regeloordeel = () => 'geaccepteerd',
): GestuurdeRegels => ({ open: () => batches(regels), oordeel });

export const gewenst = (regels: readonly GewensteRegel[]): readonly AsyncIterable<readonly GewensteRegel[]>[] => [
  batches(regels),
];

/** What the ontvanger of these lines can see of one, as the formaat 323 shows it. */
export const inhoud = ({
  referentienummer: _r,
  vorigReferentienummer: _v,
  debetCredit: _d,
  ...rest
}: Prestatie): string => JSON.stringify(rest);
