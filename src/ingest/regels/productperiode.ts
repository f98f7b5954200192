/**
 * Rules on the productperiode of a prestatie. Lines share a handful of periods, so each period is judged once.
 *
 * Always: end not before begin, both in one calendar month (CS337), not before 2021 (CS100), not after the dagtekening (TR134, TR137; not
 * for a concept). In a declaratie a line may be late but not early (TR319), and at most five years late (TR335). Without a declaratie the
 * line belongs to the period that is accounted for.
 */
import { REGISTER_VANAF } from '../../domain/gemeentetabel.ts';
import type { Kop, Prestatie } from '../../domain/verantwoording.ts';
import { isFirstOfMonth, isLastOfMonth, isSameMonth, yearsBefore } from '../datums.ts';
import { isAsked, mayLookAhead, type RuleContext } from './context.ts';

const JAREN_TERUG = 5;
const ONTHOUDEN = 10_000;

interface Oordeel {
  readonly begindatum: string;
  readonly einddatum: string;
  readonly omgekeerd: boolean;
  readonly meerMaanden: boolean;
  readonly beginTeOud: boolean;
  readonly eindTeOud: boolean;
  readonly beginNaDagtekening: boolean;
  readonly eindNaDagtekening: boolean;
  readonly teLaat: boolean;
  readonly buiten: boolean;
  readonly fout: boolean;
  readonly geenEersteDag: boolean;
  readonly geenLaatsteDag: boolean;
}

export class ProductperiodeCheck {
  private readonly context: RuleContext;
  private readonly declaratie: boolean;
  private readonly oordelen = new Map<string, Oordeel>();
  private laatste: Oordeel | undefined;

  constructor(context: RuleContext) {
    this.context = context;
    this.declaratie = isAsked(context.kop, 'declaratie');
  }

  /** @param gedeclareerd the line goes into a 323 of this verantwoording */
  check(nr: number, prestatie: Prestatie, gedeclareerd: boolean): void {
    const oordeel = this.judge(prestatie.productperiode);
    if (oordeel.fout) this.report(nr, oordeel);
    const { toewijzingIngangsdatum: ingang, toewijzingEinddatum: einde } = prestatie;
    if (ingang !== undefined || einde !== undefined) this.checkToewijzing(nr, oordeel, ingang, einde);
    if (!gedeclareerd || oordeel.meerMaanden || oordeel.omgekeerd) return;
    const { melder } = this.context;
    if (oordeel.geenEersteDag && !(ingang !== undefined && startsLater(ingang, oordeel.begindatum))) {
      melder.waarschuwing('TR387', `/prestaties/${nr}/productperiode/begindatum`, {});
    }
    if (oordeel.geenLaatsteDag && !(einde !== undefined && endsEarlier(einde, oordeel.einddatum))) {
      melder.waarschuwing('TR388', `/prestaties/${nr}/productperiode/einddatum`, {});
    }
  }

  private checkToewijzing(nr: number, periode: Oordeel, ingang?: string, einde?: string): void {
    const { melder } = this.context;
    if (ingang !== undefined && einde !== undefined && einde < ingang) {
      melder.fout('TOEWIJZING_OMGEKEERD', `/prestaties/${nr}/toewijzingEinddatum`, {});
      return;
    }
    if (ingang !== undefined && periode.begindatum < ingang) {
      melder.fout('TR307', `/prestaties/${nr}/productperiode/begindatum`, {});
    }
    if (einde !== undefined && periode.einddatum > einde) {
      melder.fout('TR308', `/prestaties/${nr}/productperiode/einddatum`, {});
    }
  }

  private judge(periode: Prestatie['productperiode']): Oordeel {
    const { begindatum, einddatum } = periode;
    if (this.laatste?.begindatum === begindatum && this.laatste.einddatum === einddatum) return this.laatste;
    const sleutel = begindatum + einddatum;
    const oordeel = this.oordelen.get(sleutel) ?? judge(begindatum, einddatum, this.context.kop, this.declaratie);
    if (this.oordelen.size < ONTHOUDEN) this.oordelen.set(sleutel, oordeel);
    this.laatste = oordeel;
    return oordeel;
  }

  private report(nr: number, oordeel: Oordeel): void {
    const { melder, kop } = this.context;
    const pointer = `/prestaties/${nr}/productperiode`;
    if (oordeel.omgekeerd) melder.fout('PERIODE_OMGEKEERD', `${pointer}/einddatum`, {});
    if (oordeel.meerMaanden) melder.fout('CS337', pointer, {});
    if (oordeel.beginTeOud) melder.fout('CS100', `${pointer}/begindatum`, { vanaf: REGISTER_VANAF });
    if (oordeel.eindTeOud) melder.fout('CS100', `${pointer}/einddatum`, { vanaf: REGISTER_VANAF });
    const { dagtekening, periode } = kop;
    if (dagtekening !== undefined) {
      if (oordeel.beginNaDagtekening) melder.fout('TR134', `${pointer}/begindatum`, { dagtekening });
      if (oordeel.eindNaDagtekening) melder.fout('TR137', `${pointer}/einddatum`, { dagtekening });
      if (oordeel.teLaat) melder.fout('TR335', `${pointer}/einddatum`, { dagtekening });
    }
    if (oordeel.buiten && periode !== undefined) {
      if (this.declaratie) melder.fout('TR319', `${pointer}/einddatum`, { einddatum: periode.einddatum });
      else melder.fout('PRESTATIE_BUITEN_PERIODE', pointer, periode);
    }
  }
}

/** The toewijzing begins in the month of the productperiode, after its first day (TR387). */
const startsLater = (ingang: string, begindatum: string): boolean =>
  isSameMonth(ingang, begindatum) && !isFirstOfMonth(ingang);

/** The toewijzing ends in the month of the productperiode, before its last day (TR388). */
const endsEarlier = (einde: string, einddatum: string): boolean =>
  isSameMonth(einde, einddatum) && !isLastOfMonth(einde);

function judge(begindatum: string, einddatum: string, kop: Partial<Kop>, declaratie: boolean): Oordeel {
  const { dagtekening, periode } = kop;
  const grens = mayLookAhead(kop) ? undefined : dagtekening;
  const omgekeerd = einddatum < begindatum;
  const meerMaanden = !isSameMonth(begindatum, einddatum);
  const beginTeOud = begindatum < REGISTER_VANAF;
  const eindTeOud = einddatum < REGISTER_VANAF;
  const beginNaDagtekening = grens !== undefined && begindatum > grens;
  const eindNaDagtekening = grens !== undefined && einddatum > grens;
  const teLaat = declaratie && dagtekening !== undefined && einddatum < yearsBefore(dagtekening, JAREN_TERUG);
  const buiten =
    periode !== undefined &&
    (einddatum > periode.einddatum || (!declaratie && kop.soorten !== undefined && begindatum < periode.begindatum));
  return {
    begindatum,
    einddatum,
    omgekeerd,
    meerMaanden,
    beginTeOud,
    eindTeOud,
    beginNaDagtekening,
    eindNaDagtekening,
    teLaat,
    buiten,
    fout:
      omgekeerd ||
      meerMaanden ||
      beginTeOud ||
      eindTeOud ||
      beginNaDagtekening ||
      eindNaDagtekening ||
      teLaat ||
      buiten,
    geenEersteDag: !isFirstOfMonth(begindatum),
    geenLaatsteDag: !isLastOfMonth(einddatum),
  };
}
