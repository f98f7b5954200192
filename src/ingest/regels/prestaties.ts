/** All rules on prestaties, and the totals that the rules on the kop need. */
import { isBsn } from '../../domain/bsn.ts';
import { PRODUCTCATEGORIEEN } from '../../domain/codelijsten.ts';
import { type Prestatie, saldoCenten, type Wet } from '../../domain/verantwoording.ts';
import { checkBedrag } from './bedrag.ts';
import { isAsked, type RuleContext } from './context.ts';
import { ProductperiodeCheck } from './productperiode.ts';
import { SamenhangCheck } from './samenhang.ts';

export interface Telling {
  aantal: number;
  /** Debet minus credit. */
  saldoCenten: number;
}

type PerWet = Record<Wet, Telling>;
const leeg = (): Telling => ({ aantal: 0, saldoCenten: 0 });

export class PrestatieRules {
  readonly totaal: Telling = leeg();
  private readonly context: RuleContext;
  private readonly declaratie: boolean;
  private readonly periode: ProductperiodeCheck;
  private readonly samenhang: SamenhangCheck;
  private readonly ingediend = new Map<string, PerWet>();

  constructor(context: RuleContext) {
    this.context = context;
    this.declaratie = isAsked(context.kop, 'declaratie');
    this.periode = new ProductperiodeCheck(context);
    this.samenhang = new SamenhangCheck(context.melder);
  }

  /** Lines that go into the 323 of one gemeente and wet. */
  ingediendeTelling(gemeentecode: string, wet: Wet): Telling {
    return this.ingediend.get(gemeentecode)?.[wet] ?? leeg();
  }

  get aantalIngediend(): number {
    let aantal = 0;
    for (const { wmo, jw } of this.ingediend.values()) aantal += wmo.aantal + jw.aantal;
    return aantal;
  }

  check(nr: number, prestatie: Prestatie): void {
    const { melder, gemeenten } = this.context;
    const { bsn, declaratiestand, gemeentecode, productcategorie, toewijzingIngangsdatum, wet } = prestatie;
    const gedeclareerd = this.declaratie && declaratiestand === 'ingediend';
    if (!isBsn(bsn)) melder.fout('CS002', `/prestaties/${nr}/bsn`, {});
    gemeenten.check(gemeentecode, () => `/prestaties/${nr}/gemeentecode`, toewijzingIngangsdatum);
    if (!PRODUCTCATEGORIEEN[wet].has(productcategorie)) {
      melder.fout('RS009', `/prestaties/${nr}/productcategorie`, { productcategorie, wet });
    }
    this.periode.check(nr, prestatie, gedeclareerd);
    checkBedrag(nr, prestatie, melder);
    this.samenhang.check(nr, prestatie, gedeclareerd);
    this.count(prestatie);
  }

  private count(prestatie: Prestatie): void {
    const saldo = saldoCenten(prestatie.bedragCenten, prestatie.debetCredit);
    this.totaal.aantal++;
    this.totaal.saldoCenten += saldo;
    if (prestatie.declaratiestand !== 'ingediend') return;
    let perWet = this.ingediend.get(prestatie.gemeentecode);
    if (perWet === undefined) {
      perWet = { wmo: leeg(), jw: leeg() };
      this.ingediend.set(prestatie.gemeentecode, perWet);
    }
    const telling = perWet[prestatie.wet];
    telling.aantal++;
    telling.saldoCenten += saldo;
  }
}
