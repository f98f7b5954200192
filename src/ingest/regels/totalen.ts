/** Rules that need both the kop and every line: they run last, and only when every line could be read. */
import { type Kop, type Soort, saldoCenten } from '../../domain/verantwoording.ts';
import { isAsked, type RuleContext } from './context.ts';
import type { PrestatieRules } from './prestaties.ts';

export function checkTotalen(context: RuleContext, prestaties: PrestatieRules, aantalTrajecten: number): void {
  checkControletotaal(context, prestaties);
  if (isAsked(context.kop, 'declaratie')) checkDeclaraties(context, prestaties);
  checkInhoud(context, prestaties, aantalTrajecten);
}

function checkControletotaal({ kop, melder }: RuleContext, prestaties: PrestatieRules): void {
  const { controletotaal } = kop;
  if (controletotaal === undefined) return;
  const { aantalPrestaties: opgegeven, debetCredit, totaalCenten } = controletotaal;
  const { aantal: geteld, saldoCenten: geteldCenten } = prestaties.totaal;
  if (totaalCenten === 0 && debetCredit === 'C') melder.fout('CS325', '/controletotaal/debetCredit', {});
  if (opgegeven !== geteld) {
    melder.fout('CONTROLETOTAAL_AANTAL', '/controletotaal/aantalPrestaties', { opgegeven, geteld });
  }
  const opgegevenCenten = saldoCenten(totaalCenten, debetCredit);
  // Compared as amounts: minus zero and zero are the same.
  if (opgegevenCenten - geteldCenten !== 0) {
    melder.fout('CONTROLETOTAAL_BEDRAG', '/controletotaal/totaalCenten', { opgegevenCenten, geteldCenten });
  }
}

/** TR358, over the lines that go into the 323 of that gemeente and wet. */
function checkDeclaraties({ kop, melder, gemeenten }: RuleContext, prestaties: PrestatieRules): void {
  for (const [nr, { debetCredit, gemeentecode, totaalCenten, wet }] of (kop.declaraties ?? []).entries()) {
    const { aantal, saldoCenten: geteldCenten } = prestaties.ingediendeTelling(gemeentecode, wet);
    const gemeente = gemeenten.naam(gemeentecode);
    if (aantal === 0) melder.waarschuwing('DECLARATIE_ZONDER_PRESTATIES', `/declaraties/${nr}`, { gemeente, wet });
    if (totaalCenten === undefined || debetCredit === undefined) continue;
    const opgegevenCenten = saldoCenten(totaalCenten, debetCredit);
    if (opgegevenCenten - geteldCenten === 0) continue;
    melder.fout('TR358', `/declaraties/${nr}/totaalCenten`, { gemeente, wet, opgegevenCenten, geteldCenten });
  }
}

/** A soort that is asked while nothing is delivered for it: nobody would get anything, and nobody would notice. */
function checkInhoud({ kop, melder }: RuleContext, prestaties: PrestatieRules, aantalTrajecten: number): void {
  for (const [nr, soort] of (kop.soorten ?? []).entries()) {
    if (hasContent(soort, kop, prestaties, aantalTrajecten)) continue;
    // CBS wants a report of "no youth care" as well.
    if (soort === 'beleidsinformatie') melder.waarschuwing('SOORT_ZONDER_INHOUD', `/soorten/${nr}`, { soort });
    else melder.fout('SOORT_ZONDER_INHOUD', `/soorten/${nr}`, { soort });
  }
}

function hasContent(soort: Soort, kop: Partial<Kop>, prestaties: PrestatieRules, aantalTrajecten: number): boolean {
  const { gegevensAanbieder: aanbieder, gegevensPerGemeente: perGemeente = [] } = kop;
  switch (soort) {
    case 'declaratie':
      return prestaties.aantalIngediend > 0;
    case 'productieverantwoording':
      return prestaties.totaal.aantal > 0;
    case 'beleidsinformatie':
      return aantalTrajecten > 0;
    case 'klachtenrapportage':
      return aanbieder?.klachten !== undefined || perGemeente.some((gegevens) => gegevens.klachten !== undefined);
    case 'integriteitsdossier':
      return aanbieder?.jaarcijfers !== undefined || (kop.bijlagen ?? []).length > 0;
    case 'kwartaalrapportage':
    case 'jaarprognose':
      return prestaties.totaal.aantal > 0 || aanbieder !== undefined || perGemeente.length > 0;
  }
}
