/** Rules on the kop that need nothing but the kop. Each runs on the fields that passed the schema. */
import { noemtBsn } from '../../domain/bsn.ts';
import { REGISTER_VANAF } from '../../domain/gemeentetabel.ts';
import type { Kop, Wet } from '../../domain/verantwoording.ts';
import { isWholeMonth } from '../datums.ts';
import { isAsked, mayLookAhead, type RuleContext } from './context.ts';

export function checkKop(context: RuleContext): void {
  const { kop, melder } = context;
  if (kop.kenmerk !== undefined && noemtBsn(kop.kenmerk)) melder.fout('KENMERK_MET_BSN', '/kenmerk', {});
  if (kop.vervangt !== undefined && kop.vervangt === kop.kenmerk) melder.fout('VERVANGT_ZICHZELF', '/vervangt', {});
  if (kop.stadium === 'concept' && isAsked(kop, 'declaratie')) melder.fout('CONCEPT_DECLARATIE', '/stadium', {});
  checkDatums(context);
  checkDeclaratienummers(context);
  checkGegevens(context);
  checkDocumenten(context);
}

function checkDatums({ kop, melder, vandaag }: RuleContext): void {
  const { dagtekening, periode } = kop;
  if (dagtekening !== undefined && dagtekening > vandaag) {
    melder.fout('TR135', '/dagtekening', { dagtekening, vandaag });
  }
  if (periode === undefined) return;
  const { begindatum, einddatum } = periode;
  if (einddatum < begindatum) melder.fout('PERIODE_OMGEKEERD', '/periode/einddatum', {});
  else if (isAsked(kop, 'declaratie') && !isWholeMonth(begindatum, einddatum))
    melder.fout('CS340', '/periode', periode);
  if (begindatum < REGISTER_VANAF) melder.fout('CS100', '/periode/begindatum', { vanaf: REGISTER_VANAF });
  if (einddatum < REGISTER_VANAF) melder.fout('CS100', '/periode/einddatum', { vanaf: REGISTER_VANAF });
  if (dagtekening === undefined || mayLookAhead(kop)) return;
  if (begindatum > dagtekening) melder.fout('TR134', '/periode/begindatum', { dagtekening });
  if (einddatum > dagtekening) melder.fout('TR137', '/periode/einddatum', { dagtekening });
}

function checkDeclaratienummers({ kop, melder, gemeenten }: RuleContext): void {
  const { declaraties } = kop;
  if (declaraties === undefined) return;
  if (kop.soorten !== undefined && !isAsked(kop, 'declaratie')) {
    melder.waarschuwing('DECLARATIES_ZONDER_SOORT', '/declaraties', {});
  }
  const delen = new Set<string>();
  const nummers = new Set<string>();
  const berichten = new Set<string>();
  for (const [nr, declaratie] of declaraties.entries()) {
    const { berichtidentificatie, declaratienummer, gemeentecode, wet } = declaratie;
    const pointer = `/declaraties/${nr}`;
    gemeenten.check(gemeentecode, () => `${pointer}/gemeentecode`);
    if (!addOnce(delen, wet, gemeentecode)) {
      melder.fout('DECLARATIE_DUBBEL', pointer, { gemeente: gemeenten.naam(gemeentecode), wet });
    }
    if (!addOnce(nummers, wet, declaratienummer)) melder.fout('TR333', `${pointer}/declaratienummer`, { wet });
    if (!addOnce(berichten, wet, berichtidentificatie))
      melder.fout('TR056', `${pointer}/berichtidentificatie`, { wet });
    if (declaratie.totaalCenten === 0 && declaratie.debetCredit === 'C') {
      melder.fout('CS325', `${pointer}/debetCredit`, {});
    }
  }
}

/** False when `waarde` was there already under this wet. An absent value is never double. */
function addOnce(gezien: Set<string>, wet: Wet, waarde: string | undefined): boolean {
  if (waarde === undefined) return true;
  const sleutel = `${wet} ${waarde}`;
  if (gezien.has(sleutel)) return false;
  gezien.add(sleutel);
  return true;
}

type OmzetPerWet = NonNullable<NonNullable<Kop['gegevensAanbieder']>['omzet']>;

function checkGegevens({ kop, melder, gemeenten }: RuleContext): void {
  const checkOmzet = (omzet: OmzetPerWet | undefined, pointer: string): void => {
    const gezien = new Set<Wet>();
    for (const [nr, { wet }] of (omzet ?? []).entries()) {
      if (gezien.has(wet)) melder.fout('WET_DUBBEL', `${pointer}/omzet/${nr}/wet`, { wet });
      gezien.add(wet);
    }
  };
  checkOmzet(kop.gegevensAanbieder?.omzet, '/gegevensAanbieder');
  const gezien = new Set<string>();
  for (const [nr, gegevens] of (kop.gegevensPerGemeente ?? []).entries()) {
    const pointer = `/gegevensPerGemeente/${nr}`;
    const { gemeentecode } = gegevens;
    gemeenten.check(gemeentecode, () => `${pointer}/gemeentecode`);
    if (gezien.has(gemeentecode)) {
      melder.fout('GEGEVENS_GEMEENTE_DUBBEL', `${pointer}/gemeentecode`, { gemeente: gemeenten.naam(gemeentecode) });
    }
    gezien.add(gemeentecode);
    checkOmzet(gegevens.omzet, pointer);
  }
}

function checkDocumenten({ kop, melder, gemeenten, vandaag }: RuleContext): void {
  for (const [nr, { gemeentecode, ondertekendOpDatum: datum }] of (kop.verklaringen ?? []).entries()) {
    if (gemeentecode !== undefined) gemeenten.check(gemeentecode, () => `/verklaringen/${nr}/gemeentecode`);
    if (datum !== undefined && datum > vandaag) {
      melder.fout('ONDERTEKEND_IN_TOEKOMST', `/verklaringen/${nr}/ondertekendOpDatum`, { datum, vandaag });
    }
  }
  for (const [nr, { gemeentecode, geldigTot, geldigVanaf }] of (kop.bijlagen ?? []).entries()) {
    if (gemeentecode !== undefined) gemeenten.check(gemeentecode, () => `/bijlagen/${nr}/gemeentecode`);
    if (geldigVanaf !== undefined && geldigTot !== undefined && geldigTot < geldigVanaf) {
      melder.fout('PERIODE_OMGEKEERD', `/bijlagen/${nr}/geldigTot`, {});
    }
  }
}
