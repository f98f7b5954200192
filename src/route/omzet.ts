/** Turnover that a threshold is compared with: declared, or counted from the prestaties as a lower bound. */
import type { DeelSleutel, DeelTelling } from '../domain/deel.ts';
import type { DrempelBasis } from '../domain/register.ts';
import { unreachable } from '../domain/result.ts';
import type { Kop, Wet } from '../domain/verantwoording.ts';
import { isHeelJaar } from './policy.ts';

/** What one comparison with the threshold is about. */
export interface Omzet {
  readonly wetten: readonly Wet[];
  /** Answering gemeente, when the comparison is about one. */
  readonly gemeentecode?: string;
  /** At least this much, in cents. */
  readonly centen: number;
  /** Whether it can be more: then only "above" is certain. */
  readonly onzeker?: 'omzet-niet-opgegeven' | 'geen-heel-jaar';
}

export interface OmzetVraag {
  readonly kop: Pick<Kop, 'periode' | 'gegevensAanbieder' | 'gegevensPerGemeente'>;
  /** Every deel of the verantwoording. */
  readonly alleDelen: readonly DeelTelling[];
  /** The delen of the zending. */
  readonly delen: readonly DeelSleutel[];
  readonly wetten: readonly Wet[];
  /** The code that answers for a declared gemeentecode, so that both sides of a herindeling count together. */
  readonly antwoordendeCode: (gemeentecode: string) => string;
}

const sum = (getallen: readonly number[]): number => getallen.reduce((totaal, getal) => totaal + getal, 0);

/** A declared amount below what the prestaties add up to cannot be all: the larger of the two is certain. */
function inGemeente({ kop, alleDelen, antwoordendeCode }: OmzetVraag, gemeentecode: string, wet: Wet): number {
  const geteld = alleDelen
    .filter((deel) => deel.wet === wet && antwoordendeCode(deel.gemeentecode) === gemeentecode)
    .map((deel) => deel.saldoCenten);
  const opgegeven = (kop.gegevensPerGemeente ?? [])
    .filter((gegevens) => antwoordendeCode(gegevens.gemeentecode) === gemeentecode)
    .flatMap((gegevens) => gegevens.omzet ?? [])
    .filter((omzet) => omzet.wet === wet)
    .map((omzet) => omzet.omzetCenten);
  return Math.max(sum(geteld), sum(opgegeven));
}

/** A productieverantwoording holds all care of the year (Bizob, FAQ spoor 1), so within one gemeente a whole year leaves nothing out. */
const onzekerBinnen = (vraag: OmzetVraag): Pick<Omzet, 'onzeker'> =>
  isHeelJaar(vraag.kop.periode) ? {} : { onzeker: 'geen-heel-jaar' };

function perGemeente(vraag: OmzetVraag): Omzet[] {
  const codes = [...new Set(vraag.delen.map((deel) => vraag.antwoordendeCode(deel.gemeentecode)))].sort();
  return codes.map((gemeentecode) => ({
    gemeentecode,
    wetten: vraag.wetten,
    centen: sum(vraag.wetten.map((wet) => inGemeente(vraag, gemeentecode, wet))),
    ...onzekerBinnen(vraag),
  }));
}

/** Goes beyond this verantwoording: gemeenten that are not in it count too, so that without a declared amount only "above" is sure. */
function inNederland({ kop, alleDelen }: OmzetVraag, wet: Wet): Omzet {
  const opgegeven = kop.gegevensAanbieder?.omzet?.find((omzet) => omzet.wet === wet)?.omzetCenten;
  const geteld = sum(alleDelen.filter((deel) => deel.wet === wet).map((deel) => deel.saldoCenten));
  const basis = { wetten: [wet], centen: Math.max(geteld, opgegeven ?? 0) };
  if (!isHeelJaar(kop.periode)) return { ...basis, onzeker: 'geen-heel-jaar' };
  return opgegeven === undefined ? { ...basis, onzeker: 'omzet-niet-opgegeven' } : basis;
}

/** One Omzet for every comparison that `basis` asks for. */
export function listOmzetten(basis: DrempelBasis, vraag: OmzetVraag): readonly Omzet[] {
  switch (basis) {
    case 'gemeente':
      return perGemeente(vraag);
    case 'individuele_gemeente': {
      // One gemeente above it is enough, so only the largest has to be compared.
      const [grootste] = perGemeente(vraag).sort((a, b) => b.centen - a.centen);
      return grootste === undefined ? [] : [grootste];
    }
    case 'contract':
      return [
        { wetten: vraag.wetten, centen: sum(perGemeente(vraag).map((omzet) => omzet.centen)), ...onzekerBinnen(vraag) },
      ];
    case 'domein':
      return vraag.wetten
        .filter((wet) => vraag.delen.some((deel) => deel.wet === wet))
        .map((wet) => inNederland(vraag, wet));
    case 'landelijk_jeugd':
      return [inNederland(vraag, 'jw')];
    default:
      return unreachable(basis);
  }
}
