/**
 * The conservation law: every regel of an accepted verantwoording, for every ontvanger that asks for it, ends in exactly one of
 * delivered, held, filtered. The balans is computed from what each zending itself counted while converting, against what was
 * counted while receiving; two counts that were made apart from each other.
 */
import type { DeelTelling } from '../domain/deel.ts';
import type { VerantwoordingRij, ZendingDeelRij, ZendingRij, ZonderOntvangerRij } from '../domain/rijen.ts';
import type { Soort, Wet } from '../domain/verantwoording.ts';
import { BEZORGDE_TOESTANDEN, type Gefilterd } from '../domain/zending.ts';

export interface BalansRegel {
  readonly gemeentecode: string;
  readonly wet: Wet;
  readonly soort: Soort;
  /** Absent for regels nobody is connected for. */
  readonly ontvangercode?: string;
  readonly zendingId?: string;
  /** Regels of this deel: prestaties, or trajecten for a soort that is about trajecten. */
  readonly aantal: number;
  readonly bezorgd: number;
  readonly vastgehouden: number;
  readonly gefilterd: number;
  /** Not converted or not delivered yet. */
  readonly onderweg: number;
  readonly bezorgdCenten: number;
  readonly redenen: readonly Gefilterd[];
}

export interface Balans {
  readonly verantwoordingId: string;
  readonly aantalPrestaties: number;
  readonly aantalTrajecten: number;
  readonly saldoCenten: number;
  /** Nothing is missing and nothing is counted twice. */
  readonly sluitend: boolean;
  /** Nothing is on its way any more. */
  readonly afgerond: boolean;
  /** Why the balans does not close, one sentence each. */
  readonly verschillen: readonly string[];
  readonly totaal: {
    readonly aantal: number;
    readonly bezorgd: number;
    readonly vastgehouden: number;
    readonly gefilterd: number;
    readonly onderweg: number;
  };
  readonly regels: readonly BalansRegel[];
}

/** Soorten that account for trajecten instead of prestaties (CBS Beleidsinformatie Jeugd). */
const OVER_TRAJECTEN: ReadonlySet<Soort> = new Set<Soort>(['beleidsinformatie']);

export function createBalans(
  verantwoording: VerantwoordingRij,
  delen: readonly DeelTelling[],
  zendingen: readonly ZendingRij[],
  zendingDelen: readonly ZendingDeelRij[],
  zonderOntvanger: readonly ZonderOntvangerRij[],
): Balans {
  const perZending = new Map(zendingen.map((zending) => [zending.id, zending]));
  const perDeel = new Map(delen.map((deel) => [`${deel.gemeentecode} ${deel.wet}`, deel]));
  const verschillen: string[] = [];
  const regels: BalansRegel[] = [];
  const gevraagd = new Set<string>();
  const verwacht = (soort: Soort, deel: DeelTelling | undefined): number =>
    deel === undefined ? 0 : OVER_TRAJECTEN.has(soort) ? deel.aantalTrajecten : deel.aantalPrestaties;

  for (const deelRij of zendingDelen) {
    const zending = perZending.get(deelRij.zendingId);
    if (zending === undefined) continue;
    const sleutel = `${deelRij.gemeentecode} ${deelRij.wet}`;
    gevraagd.add(`${sleutel} ${zending.soort}`);
    const regel = balansRegel(deelRij, zending, verwacht(zending.soort, perDeel.get(sleutel)));
    const som = regel.bezorgd + regel.vastgehouden + regel.gefilterd + regel.onderweg;
    if (som !== regel.aantal)
      verschillen.push(
        `${zending.ontvanger.naam}, gemeente ${deelRij.gemeentecode}, ${zending.soort}: ${regel.aantal} regels ontvangen, ${som} verantwoord.`,
      );
    const uitkomst = deelRij.uitkomst;
    const deel = perDeel.get(sleutel);
    if (uitkomst !== undefined && deel !== undefined && !OVER_TRAJECTEN.has(zending.soort)) {
      const centen = uitkomst.verwerktCenten + sum(uitkomst.gefilterd, (reden) => reden.centen);
      if (zending.toestand !== 'vastgehouden' && centen !== deel.saldoCenten)
        verschillen.push(
          `${zending.ontvanger.naam}, gemeente ${deelRij.gemeentecode}, ${zending.soort}: ${deel.saldoCenten} centen ontvangen, ${centen} verantwoord.`,
        );
    }
    regels.push(regel);
  }
  for (const rij of zonderOntvanger) {
    const sleutel = `${rij.gemeentecode} ${rij.wet}`;
    gevraagd.add(`${sleutel} ${rij.soort}`);
    const aantal = verwacht(rij.soort, perDeel.get(sleutel));
    regels.push({
      ...rij,
      aantal,
      bezorgd: 0,
      vastgehouden: aantal,
      gefilterd: 0,
      onderweg: 0,
      bezorgdCenten: 0,
      redenen: [],
    });
  }
  for (const deel of delen)
    for (const soort of verantwoording.soorten)
      if (verwacht(soort, deel) > 0 && !gevraagd.has(`${deel.gemeentecode} ${deel.wet} ${soort}`))
        verschillen.push(`Gemeente ${deel.gemeentecode} (${deel.wet}), ${soort}: bij geen enkele ontvanger ingedeeld.`);

  const telling = {
    aantalPrestaties: sum(delen, (deel) => deel.aantalPrestaties),
    aantalTrajecten: sum(delen, (deel) => deel.aantalTrajecten),
    saldoCenten: sum(delen, (deel) => deel.saldoCenten),
  };
  if (telling.aantalPrestaties !== verantwoording.aantalPrestaties)
    verschillen.push(`${verantwoording.aantalPrestaties} prestaties ontvangen, ${telling.aantalPrestaties} ingedeeld.`);
  if (telling.aantalTrajecten !== verantwoording.aantalTrajecten)
    verschillen.push(`${verantwoording.aantalTrajecten} trajecten ontvangen, ${telling.aantalTrajecten} ingedeeld.`);
  if (telling.saldoCenten !== verantwoording.saldoCenten)
    verschillen.push(`${verantwoording.saldoCenten} centen ontvangen, ${telling.saldoCenten} ingedeeld.`);

  const totaal = {
    aantal: sum(regels, (regel) => regel.aantal),
    bezorgd: sum(regels, (regel) => regel.bezorgd),
    vastgehouden: sum(regels, (regel) => regel.vastgehouden),
    gefilterd: sum(regels, (regel) => regel.gefilterd),
    onderweg: sum(regels, (regel) => regel.onderweg),
  };
  return {
    verantwoordingId: verantwoording.id,
    aantalPrestaties: verantwoording.aantalPrestaties,
    aantalTrajecten: verantwoording.aantalTrajecten,
    saldoCenten: verantwoording.saldoCenten,
    sluitend: verschillen.length === 0,
    afgerond: totaal.onderweg === 0 && zendingen.every((z) => z.toestand !== 'gepland' && z.toestand !== 'omgezet'),
    verschillen,
    totaal,
    regels,
  };
}

function balansRegel(deel: ZendingDeelRij, zending: ZendingRij, verwacht: number): BalansRegel {
  const basis = {
    gemeentecode: deel.gemeentecode,
    wet: deel.wet,
    soort: zending.soort,
    ontvangercode: zending.ontvanger.code,
    zendingId: zending.id,
    aantal: verwacht,
  };
  const niets = { bezorgd: 0, vastgehouden: 0, gefilterd: 0, onderweg: 0, bezorgdCenten: 0, redenen: [] };
  if (zending.toestand === 'vastgehouden') return { ...basis, ...niets, vastgehouden: verwacht };
  const uitkomst = deel.uitkomst;
  if (uitkomst === undefined) return { ...basis, ...niets, onderweg: verwacht };
  const gefilterd = sum(uitkomst.gefilterd, (reden) => reden.aantal);
  const bezorgd = BEZORGDE_TOESTANDEN.includes(zending.toestand);
  return {
    ...basis,
    ...niets,
    gefilterd,
    bezorgd: bezorgd ? uitkomst.verwerkt : 0,
    onderweg: bezorgd ? 0 : uitkomst.verwerkt,
    bezorgdCenten: bezorgd ? uitkomst.verwerktCenten : 0,
    redenen: uitkomst.gefilterd,
  };
}

const sum = <Item>(items: readonly Item[], waarde: (item: Item) => number): number =>
  items.reduce((som, item) => som + waarde(item), 0);
