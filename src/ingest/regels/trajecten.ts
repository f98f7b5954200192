/**
 * Rules on trajecten. The CBS rules hold only when beleidsinformatie is asked, for the Jeugdwet: then its fields are mandatory and its key
 * (BSN, begin, hulpvorm) is unique (Informatieprotocol Beleidsinformatie Jeugd v7).
 */
import { isBsn } from '../../domain/bsn.ts';
import {
  BSN_ONBEKEND_CBS,
  BSN_ONGEBOREN_CBS,
  type Codelijst,
  HULPVORMEN,
  REDENEN_BEEINDIGING,
  REDENEN_BEEINDIGING_CBS,
  VERWIJZERS,
} from '../../domain/codelijsten.ts';
import { HashSet64 } from '../../domain/hash-set.ts';
import type { Traject } from '../../domain/verantwoording.ts';
import { isBirthDate } from '../datums.ts';
import { isAsked, mayLookAhead, type RuleContext } from './context.ts';

type Codeveld = 'hulpvorm' | 'verwijzer' | 'redenBeeindiging' | 'redenBeeindigingCbs';

const ALLEEN_JW = ['hulpvorm', 'redenBeeindigingCbs', 'gestartMetCrisis', 'outcomemetingen'] as const;
const CBS_VELDEN = ['geslacht', 'verwijzer', 'hulpvorm', 'gestartMetCrisis'] as const;

export class TrajectRules {
  private readonly context: RuleContext;
  private readonly beleidsinformatie: boolean;
  private readonly referenties = new HashSet64();
  private readonly cbsSleutels = new HashSet64();

  constructor(context: RuleContext) {
    this.context = context;
    this.beleidsinformatie = isAsked(context.kop, 'beleidsinformatie');
  }

  check(nr: number, traject: Traject): void {
    const pointer = `/trajecten/${nr}`;
    const { melder, gemeenten } = this.context;
    const { bsn, gemeentecode, referentienummer, wet } = traject;
    const zonderBsn = wet === 'jw' && (bsn === BSN_ONBEKEND_CBS || bsn === BSN_ONGEBOREN_CBS);
    if (!zonderBsn && !isBsn(bsn)) melder.fout('CS002', `${pointer}/bsn`, {});
    gemeenten.check(gemeentecode, () => `${pointer}/gemeentecode`);
    if (!this.referenties.add(wet, referentienummer)) melder.fout('TR314', `${pointer}/referentienummer`, {});
    this.checkDatums(pointer, traject);
    this.checkGeboortedatum(pointer, traject);
    this.checkCodes(pointer, traject);
    if (this.beleidsinformatie && wet === 'jw') this.checkCbs(pointer, traject, zonderBsn);
  }

  private checkDatums(pointer: string, traject: Traject): void {
    const { melder, kop } = this.context;
    const { begindatum, einddatum } = traject;
    const { dagtekening, periode } = kop;
    if (einddatum !== undefined && einddatum < begindatum) {
      melder.fout('PERIODE_OMGEKEERD', `${pointer}/einddatum`, {});
    }
    if (dagtekening !== undefined && !mayLookAhead(kop)) {
      if (begindatum > dagtekening) melder.fout('TR134', `${pointer}/begindatum`, { dagtekening });
      if (einddatum !== undefined && einddatum > dagtekening)
        melder.fout('TR137', `${pointer}/einddatum`, { dagtekening });
    }
    if (periode === undefined) return;
    if (begindatum > periode.einddatum || (einddatum !== undefined && einddatum < periode.begindatum)) {
      melder.fout('TRAJECT_BUITEN_PERIODE', pointer, periode);
    }
  }

  private checkGeboortedatum(pointer: string, traject: Traject): void {
    const { begindatum, bsn, geboortedatum } = traject;
    if (geboortedatum === undefined) return;
    const { melder } = this.context;
    if (!isBirthDate(geboortedatum)) melder.fout('GEBOORTEDATUM_ONGELDIG', `${pointer}/geboortedatum`, {});
    else if (geboortedatum > begindatum && bsn !== BSN_ONGEBOREN_CBS) {
      melder.fout('GEBOORTEDATUM_NA_BEGIN', `${pointer}/geboortedatum`, {});
    }
  }

  private checkCodes(pointer: string, traject: Traject): void {
    const { wet } = traject;
    if (wet === 'wmo') {
      for (const veld of ALLEEN_JW) {
        if (traject[veld] === undefined) continue;
        this.context.melder.waarschuwing('TRAJECT_VELD_ALLEEN_JW', `${pointer}/${veld}`, { veld });
      }
    }
    this.checkCode(pointer, traject, 'verwijzer', VERWIJZERS, 'verwijzer');
    this.checkCode(pointer, traject, 'hulpvorm', HULPVORMEN, 'hulpvorm');
    const lijst = wet === 'wmo' ? 'WMO588' : 'JZ588';
    this.checkCode(pointer, traject, 'redenBeeindiging', REDENEN_BEEINDIGING[wet], lijst);
    this.checkCode(pointer, traject, 'redenBeeindigingCbs', REDENEN_BEEINDIGING_CBS, 'CBS reden beëindiging');
  }

  private checkCode(pointer: string, traject: Traject, veld: Codeveld, codes: Codelijst, lijst: string): void {
    const code = traject[veld];
    if (code === undefined || codes.has(code)) return;
    this.context.melder.fout('TRAJECT_CODE', `${pointer}/${veld}`, { veld, lijst, wet: traject.wet });
  }

  private checkCbs(pointer: string, traject: Traject, zonderBsn: boolean): void {
    const { melder } = this.context;
    const missing = (veld: string): void => melder.fout('CBS_VERPLICHT', `${pointer}/${veld}`, { veld });
    for (const veld of CBS_VELDEN) if (traject[veld] === undefined) missing(veld);
    if (traject.geboortedatum === undefined && traject.bsn !== BSN_ONGEBOREN_CBS) missing('geboortedatum');
    if (traject.einddatum !== undefined && traject.redenBeeindigingCbs === undefined) missing('redenBeeindigingCbs');
    if (zonderBsn || traject.hulpvorm === undefined) return;
    if (!this.cbsSleutels.add(traject.bsn, traject.begindatum, traject.hulpvorm)) {
      melder.fout('CBS_DUBBEL', pointer, {});
    }
  }
}
