/** Rows of a CSV file or a sheet as instructions: fixed rows above, one for every repetition, fixed rows below. */
import type { Bestand, Kolom, Rijen, Waarde } from '../../domain/formaat.ts';
import type { Cel } from '../../domain/output.ts';
import type { Bestandstand } from './bestand.ts';
import { compileVolgorde } from './herhaling.ts';
import { compileLijst, type Lijst } from './lijst.ts';
import type { Celregel, Maker, Opdracht } from './opdracht.ts';
import type { Schrijver } from './waarde.ts';

export type Rij = readonly Cel[];

interface Rijcel {
  readonly schrijver: Schrijver;
  readonly cel: Celregel;
}

/** Looks at a column once its expression is known, and says how it is written: a sheet asks more than a CSV file. */
export type Kolomtoets<K> = (kolom: K, nr: number, gemaakt: Rijcel, pointer: string) => Schrijver;

function toRow(cellen: readonly Rijcel[], telt: boolean): Opdracht<Rij> {
  const schrijvers = cellen.map(({ schrijver }) => schrijver);
  const maak: Maker<Rij> = (omgeving, meldingen) => {
    // A refused value is a finding; the row keeps its columns, and the zending does not leave.
    const rij = schrijvers.map((schrijver) => schrijver(omgeving, meldingen) ?? null);
    if (telt) (omgeving.geschreven as { rijen: number }).rijen++;
    return rij;
  };
  return { soort: 'blad', maak, cellen: cellen.map(({ cel }) => cel), raam: [] };
}

const PLAATS = { regels: 'regel', groepen: 'groep', subgroepen: 'subgroep' } as const;

/** `kopregels` and the headings themselves are left to the caller. */
export function compileRijen<K extends Kolom>(
  rijen: Rijen<K>,
  pointer: string,
  leeg: Bestand['leeg'],
  stand: Bestandstand,
  toets: Kolomtoets<K>,
): readonly Opdracht<Rij>[] {
  const { herhaal, kolommen, voetregels = [], nulrij } = rijen;
  const { verslag } = stand;
  stand.checkHerhaling(herhaal, `${pointer}/herhaal`);
  const volgorde = compileVolgorde(rijen, pointer, stand.bereiken.zending, stand);
  const lijst = compileLijst(rijen, pointer, stand.bereiken.zending, stand);
  const plaats = herhaal === 'lijst' ? lijst?.plaats : stand.bereiken[PLAATS[herhaal]];
  if (plaats === undefined) return [];

  const cellen = kolommen.flatMap((kolom, nr) => {
    const hier = `${pointer}/kolommen/${nr}`;
    if (kolom.ontbreekt === 'weglaten') {
      verslag.meld('FORMAAT_WEGLATEN_IN_KOLOM', `${hier}/ontbreekt`, { kolom: kolom.kop });
    }
    if (kolommen.filter((andere) => andere.kop === kolom.kop).length > 1) {
      verslag.meld('FORMAAT_ELEMENTNAAM', `${hier}/kop`, { naam: kolom.kop, reden: 'dubbel' });
    }
    const gemaakt = stand.waarde(kolom, hier, kolom.kop, plaats);
    return gemaakt ? [{ schrijver: toets(kolom, nr, gemaakt, hier), cel: gemaakt.cel }] : [];
  });
  const voet = voetregels.map((waarden, nr) => compileFixedRow(waarden, `${pointer}/voetregels/${nr}`, stand));
  return [
    ...repeat(herhaal, volgorde, lijst, toRow(cellen, true)),
    ...compileNil(nulrij, leeg, pointer, stand),
    ...voet,
  ];
}

function repeat(
  herhaal: Rijen<Kolom>['herhaal'],
  volgorde: 'gemeente' | 'bsn',
  lijst: Lijst | undefined,
  rij: Opdracht<Rij>,
): readonly Opdracht<Rij>[] {
  if (lijst) {
    const { plaats: _, ...rest } = lijst;
    return [{ soort: 'lijst', ...rest, inhoud: [rij] }];
  }
  if (herhaal === 'regels') return [{ soort: 'regels', volgorde, inhoud: [rij] }];
  if (herhaal === 'groepen') return [{ soort: 'groepen', inhoud: [rij] }];
  return [{ soort: 'groepen', inhoud: [{ soort: 'subgroepen', inhoud: [rij] }] }];
}

/** One row that stands once, whatever comes in: its values are about the whole file. */
export function compileFixedRow(waarden: readonly Waarde[], pointer: string, stand: Bestandstand): Opdracht<Rij> {
  const cellen = waarden.flatMap((waarde, nr) => {
    const hier = `${pointer}/${nr}`;
    if (waarde.ontbreekt === 'weglaten') {
      stand.verslag.meld('FORMAAT_WEGLATEN_IN_KOLOM', `${hier}/ontbreekt`, { kolom: String(nr + 1) });
    }
    return stand.waarde(waarde, hier, String(nr + 1), stand.bereiken.zending) ?? [];
  });
  return toRow(cellen, false);
}

function compileNil(
  nulrij: readonly Waarde[] | undefined,
  leeg: Bestand['leeg'],
  pointer: string,
  stand: Bestandstand,
): readonly Opdracht<Rij>[] {
  if (nulrij === undefined) return [];
  if (leeg !== 'nulopgave') {
    stand.verslag.meld('FORMAAT_NULOPGAVE', `${pointer}/nulrij`, { reden: 'overbodig' });
    return [];
  }
  const als = (omgeving: { readonly bestand: unknown }): boolean =>
    (omgeving.bestand as { readonly aantalRegels: number }).aantalRegels === 0;
  return [{ soort: 'als', als, perDeel: true, inhoud: [compileFixedRow(nulrij, `${pointer}/nulrij`, stand)] }];
}
