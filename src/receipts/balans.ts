/**
 * The conservation law: every regel of an accepted verantwoording, for every ontvanger that asks for it, ends in exactly one of
 * delivered, held, filtered, kept (a concept), withdrawn. What an ontvanger has unchanged from an earlier version is delivered by that
 * one. The balans is computed from what each zending itself counted while converting, against what was
 * counted while receiving; two counts that were made apart from each other.
 */
import type { DeelTelling } from '../domain/deel.ts';
import type { VerantwoordingRij, ZendingDeelRij, ZendingRij, ZonderOntvangerRij } from '../domain/rijen.ts';
import type { Soort, Wet } from '../domain/verantwoording.ts';
import { BEZORGDE_TOESTANDEN, type Gefilterd, LOPENDE_TOESTANDEN } from '../domain/zending.ts';

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
  /** Of those delivered: with an earlier version, exactly so. */
  readonly ongewijzigd: number;
  readonly vastgehouden: number;
  readonly gefilterd: number;
  /** Of a concept that this ontvanger does not ask for. */
  readonly bewaard: number;
  /** Taken back before they left. */
  readonly ingetrokken: number;
  /** Not converted or not delivered yet. */
  readonly onderweg: number;
  readonly bezorgdCenten: number;
  readonly redenen: readonly Gefilterd[];
}

type Balanstelling =
  | 'aantal'
  | 'bezorgd'
  | 'ongewijzigd'
  | 'vastgehouden'
  | 'gefilterd'
  | 'bewaard'
  | 'ingetrokken'
  | 'onderweg';

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
  readonly totaal: Readonly<Record<Balanstelling, number>>;
  /** What corrections of this verantwoording take back from earlier ones, in cents; beside the regels, for no version holds it. */
  readonly gecrediteerdCenten: number;
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

  const geldend = findCurrent(zendingDelen, perZending);
  for (const deelRij of zendingDelen) {
    const zending = perZending.get(deelRij.zendingId);
    if (zending === undefined || !geldend.has(deelRij)) continue;
    const sleutel = `${deelRij.gemeentecode} ${deelRij.wet}`;
    gevraagd.add(`${sleutel} ${zending.soort}`);
    const regel = balansRegel(deelRij, zending, verwacht(zending.soort, perDeel.get(sleutel)));
    const som =
      regel.bezorgd + regel.vastgehouden + regel.gefilterd + regel.bewaard + regel.ingetrokken + regel.onderweg;
    if (som !== regel.aantal)
      verschillen.push(
        `${zending.ontvanger.naam}, gemeente ${deelRij.gemeentecode}, ${zending.soort}: ${regel.aantal} regels ontvangen, ${som} verantwoord.`,
      );
    const uitkomst = deelRij.uitkomst;
    const deel = perDeel.get(sleutel);
    if (uitkomst !== undefined && deel !== undefined && !OVER_TRAJECTEN.has(zending.soort)) {
      const centen =
        uitkomst.verwerktCenten + (uitkomst.ongewijzigdCenten ?? 0) + sum(uitkomst.gefilterd, (reden) => reden.centen);
      const telt = zending.toestand !== 'vastgehouden' && zending.toestand !== 'ingetrokken';
      if (telt && centen !== deel.saldoCenten)
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
      ...NIETS,
      aantal,
      vastgehouden: aantal,
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

  const totalOf = (wat: Balanstelling): number => sum(regels, (regel) => regel[wat]);
  const totaal = {
    aantal: totalOf('aantal'),
    bezorgd: totalOf('bezorgd'),
    ongewijzigd: totalOf('ongewijzigd'),
    vastgehouden: totalOf('vastgehouden'),
    gefilterd: totalOf('gefilterd'),
    bewaard: totalOf('bewaard'),
    ingetrokken: totalOf('ingetrokken'),
    onderweg: totalOf('onderweg'),
  };
  return {
    verantwoordingId: verantwoording.id,
    aantalPrestaties: verantwoording.aantalPrestaties,
    aantalTrajecten: verantwoording.aantalTrajecten,
    saldoCenten: verantwoording.saldoCenten,
    sluitend: verschillen.length === 0,
    afgerond: totaal.onderweg === 0 && zendingen.every((z) => !LOPENDE_TOESTANDEN.includes(z.toestand)),
    verschillen,
    totaal,
    gecrediteerdCenten: sum(
      zendingen.filter((z) => BEZORGDE_TOESTANDEN.includes(z.toestand)),
      (z) => z.correctie?.centen ?? 0,
    ),
    regels,
  };
}

/** Delivered and not replaced goes before under way, and that before held and taken back. */
function rankOf({ toestand, vervangenDoorId }: ZendingRij): number {
  if (BEZORGDE_TOESTANDEN.includes(toestand)) return vervangenDoorId === undefined ? 4 : 3;
  if (toestand === 'ingetrokken') return 0;
  return toestand === 'vastgehouden' ? 1 : 2;
}

/** A beheerder can have a zending made again: then two are about the same deel, and one of them counts. */
function findCurrent(
  zendingDelen: readonly ZendingDeelRij[],
  perZending: ReadonlyMap<string, ZendingRij>,
): ReadonlySet<ZendingDeelRij> {
  const perPlek = new Map<string, { readonly deel: ZendingDeelRij; readonly zending: ZendingRij }>();
  for (const deel of zendingDelen) {
    const zending = perZending.get(deel.zendingId);
    if (zending === undefined) continue;
    const { ontvanger, soort, aansluiting, formaat } = zending;
    const plek = [ontvanger.code, soort, aansluiting.id, formaat.naam, deel.gemeentecode, deel.wet].join('/');
    const eerder = perPlek.get(plek);
    const beter = eerder === undefined || rankOf(zending) - rankOf(eerder.zending);
    if (beter === true || beter > 0 || (beter === 0 && zending.versie > (eerder?.zending.versie ?? 0)))
      perPlek.set(plek, { deel, zending });
  }
  return new Set([...perPlek.values()].map(({ deel }) => deel));
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
  const { toestand } = zending;
  if (toestand === 'vastgehouden' || toestand === 'ingetrokken') return { ...basis, ...NIETS, [toestand]: verwacht };
  const uitkomst = deel.uitkomst;
  if (uitkomst === undefined) return { ...basis, ...NIETS, onderweg: verwacht };
  const ongewijzigd = uitkomst.ongewijzigd ?? 0;
  const gedeeld = {
    ...basis,
    ...NIETS,
    gefilterd: sum(uitkomst.gefilterd, (reden) => reden.aantal),
    redenen: uitkomst.gefilterd,
    ongewijzigd,
    bezorgd: ongewijzigd,
    bezorgdCenten: uitkomst.ongewijzigdCenten ?? 0,
  };
  if (toestand === 'bewaard') return { ...gedeeld, bewaard: uitkomst.verwerkt };
  if (!BEZORGDE_TOESTANDEN.includes(toestand)) return { ...gedeeld, onderweg: uitkomst.verwerkt };
  return {
    ...gedeeld,
    bezorgd: ongewijzigd + uitkomst.verwerkt,
    bezorgdCenten: gedeeld.bezorgdCenten + uitkomst.verwerktCenten,
  };
}

const NIETS = {
  bezorgd: 0,
  ongewijzigd: 0,
  vastgehouden: 0,
  gefilterd: 0,
  bewaard: 0,
  ingetrokken: 0,
  onderweg: 0,
  bezorgdCenten: 0,
  redenen: [],
};

const sum = <Item>(items: readonly Item[], waarde: (item: Item) => number): number =>
  items.reduce((som, item) => som + waarde(item), 0);
