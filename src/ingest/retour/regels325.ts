/** Rules on a 325 that the message alone can break (rules.md §3a: level 2, TR135, and IV087/IV088 on where which code stands). */
import type { Bronplaats, Plaats } from '../../domain/bevinding.ts';
import type { Berichtklasse } from '../../domain/bevindingen/retour325.ts';
import { isBsn } from '../../domain/bsn.ts';
import {
  RETOURCODE_GEEN_OPMERKING,
  RETOURCODE_NIET_BEOORDEELD,
  RETOURCODE_TECHNISCH,
  RETOURCODE_VOLLEDIG_TOEGEKEND,
  RETOURCODES,
} from '../../domain/codelijsten.ts';
import { type Antwoordregel, type Declaratieantwoord, regelSaldo } from '../../domain/declaratiebericht.ts';
import type { Melder } from '../bevindingen.ts';
import type { Gelezen325 } from './bericht325.ts';

const op = (bron: Bronplaats): Plaats => ({ bron });
const binnen = ({ veld, ...rest }: Bronplaats, element: string): Plaats => ({
  bron: { ...rest, veld: `${veld ?? ''}/${element}` },
});
const HEADER: Bronplaats = { veld: 'Bericht/Header' };

/** The codes that reject: an accepting one does not. */
export const afwijzend = (codes: readonly string[]): readonly string[] =>
  codes.filter((code) => code !== RETOURCODE_GEEN_OPMERKING && code !== RETOURCODE_VOLLEDIG_TOEGEKEND);

/** @param vandaag date in the Netherlands */
export function check325(gelezen: Gelezen325, vandaag: string, melder: Melder): void {
  checkKop(gelezen, vandaag, melder);
  checkClienten(gelezen, melder);
  const sleutels = new Set<string>();
  for (const regel of gelezen.regels) {
    const sleutel = JSON.stringify([regel.client, regel.referentienummer, regel.vorigReferentienummer]);
    if (sleutels.has(sleutel)) melder.fout('RETOUR_TR101', op(regel.plaats), { klasse: 'Prestatie' });
    sleutels.add(sleutel);
    checkRegel(regel, gelezen, melder);
  }
  if (gelezen.antwoord !== undefined) checkAntwoord(gelezen.antwoord, gelezen, melder);
}

function checkKop({ kop, antwoord, heel }: Gelezen325, vandaag: string, melder: Melder): void {
  if (kop === undefined) return;
  for (const [datum, element] of [
    [kop.dagtekening, 'BerichtIdentificatie/Dagtekening'],
    [kop.declaratieDagtekening, 'DeclaratieIdentificatie/Dagtekening'],
  ] as const)
    if (datum > vandaag) melder.fout('RETOUR_TR135', binnen(HEADER, element), { vandaag });
  checkCodes(kop.retourcodes, 'Header', HEADER, melder);
  const [afgewezen] = afwijzend(kop.retourcodes);
  if (afgewezen !== undefined && antwoord !== undefined)
    melder.fout('RETOUR_IV088_KOP', op(antwoord.plaats), { retourcode: afgewezen });
  if (afgewezen === undefined && antwoord === undefined && heel)
    melder.fout('RETOUR_IV088_ZONDER_ANTWOORD', op(HEADER), {});
}

/** Which codes may stand at which class; 0200 and 8001 say that nothing is wrong there, so nothing stands next to them. */
function checkCodes(codes: readonly string[], klasse: Berichtklasse, plaats: Bronplaats, melder: Melder): void {
  for (const retourcode of codes) {
    const goed = retourcode === RETOURCODE_GEEN_OPMERKING || retourcode === RETOURCODE_VOLLEDIG_TOEGEKEND;
    const hier =
      (retourcode !== RETOURCODE_TECHNISCH || klasse === 'Header') &&
      (retourcode !== RETOURCODE_VOLLEDIG_TOEGEKEND || klasse === 'DeclaratieAntwoord') &&
      (retourcode !== RETOURCODE_GEEN_OPMERKING || klasse !== 'Prestatie') &&
      (retourcode !== RETOURCODE_NIET_BEOORDEELD || klasse === 'Prestatie');
    if (!hier || (goed && codes.length > 1))
      melder.fout('RETOUR_IV088_CODE', binnen(plaats, 'RetourCodes'), { retourcode, klasse });
    else if (RETOURCODES.get(retourcode)?.berichten.includes('323') === false)
      melder.waarschuwing('RETOUR_CODE_ANDER_BERICHT', binnen(plaats, 'RetourCodes'), { retourcode });
  }
}

function checkClienten({ clienten, regels }: Gelezen325, melder: Melder): void {
  const bsns = new Set<string>();
  const perClient = Map.groupBy(regels, ({ client }) => client);
  for (const { client, bsn, retourcodes, plaats } of clienten) {
    if (!isBsn(bsn)) melder.fout('RETOUR_CS002', binnen(plaats, 'Bsn'), {});
    if (bsns.has(bsn)) melder.fout('RETOUR_TR101', op(plaats), { klasse: 'Client' });
    bsns.add(bsn);
    checkCodes(retourcodes, 'Client', plaats, melder);
    const [retourcode] = afwijzend(retourcodes);
    for (const regel of perClient.get(client) ?? []) {
      const onbeoordeeld = regel.retourcodes.includes(RETOURCODE_NIET_BEOORDEELD);
      if (retourcode !== undefined && !(onbeoordeeld && regel.retourcodes.length === 1))
        melder.waarschuwing('RETOUR_IV088_CLIENT', binnen(regel.plaats, 'RetourCodes'), { retourcode });
      if (retourcode === undefined && onbeoordeeld)
        melder.waarschuwing('RETOUR_IV088_NIET_BEOORDEELD', binnen(regel.plaats, 'RetourCodes'), {});
    }
  }
}

function checkRegel(regel: Antwoordregel, { kop }: Gelezen325, melder: Melder): void {
  const { begindatum, einddatum, plaats } = regel;
  const begin = binnen(plaats, 'ProductPeriode/Begindatum');
  const einde = binnen(plaats, 'ProductPeriode/Einddatum');
  if (kop !== undefined && begindatum > kop.dagtekening) melder.fout('RETOUR_TR134', begin, {});
  if (einddatum < begindatum) melder.fout('RETOUR_TR137', einde, { voor: 'begindatum' });
  if (kop !== undefined && einddatum > kop.dagtekening) melder.fout('RETOUR_TR137', einde, { voor: 'dagtekening' });
  const credit = regel.debetCredit === 'C';
  if (credit && regel.bedragCenten === 0)
    melder.fout('RETOUR_CS325', binnen(plaats, 'IngediendBedrag/DebetCredit'), {});
  const aanwezig = regel.vorigReferentienummer !== undefined;
  if (credit !== aanwezig)
    melder.fout('RETOUR_CD060', binnen(plaats, 'ProductReferentie/VorigReferentieNummer'), { aanwezig });
  checkCodes(regel.retourcodes, 'Prestatie', plaats, melder);
}

function checkAntwoord(antwoord: Declaratieantwoord, { heel, regels, clienten }: Gelezen325, melder: Melder): void {
  const { ingediendSaldoCenten, toegekendSaldoCenten, plaats, retourcodes } = antwoord;
  // The sign of zero is lost in a saldo, unless it was written as credit.
  for (const [saldo, element] of [
    [ingediendSaldoCenten, 'TotaalIngediendBedrag'],
    [toegekendSaldoCenten, 'TotaalToegekendBedrag'],
  ] as const)
    if (Object.is(saldo, -0)) melder.fout('RETOUR_CS325', binnen(plaats, `${element}/DebetCredit`), {});
  checkCodes(retourcodes, 'DeclaratieAntwoord', plaats, melder);
  if (!heel) return;

  const [afgewezen] = afwijzend(retourcodes);
  if (afgewezen !== undefined) {
    if (toegekendSaldoCenten !== 0 || clienten.length > 0)
      melder.fout('RETOUR_TR342_AFGEWEZEN', op(plaats), { retourcode: afgewezen });
    return;
  }
  if (retourcodes.includes(RETOURCODE_VOLLEDIG_TOEGEKEND)) {
    if (ingediendSaldoCenten !== toegekendSaldoCenten || clienten.length > 0)
      melder.fout('RETOUR_IV088_8001', op(plaats), {});
    return;
  }
  if (clienten.length === 0) melder.fout('RETOUR_IV088_NIETS_AFGEWEZEN', op(plaats), {});
  const regelsCenten = regels.reduce((som, regel) => som + regelSaldo(regel), 0);
  const verschilCenten = ingediendSaldoCenten - toegekendSaldoCenten;
  if (regelsCenten !== verschilCenten) melder.fout('RETOUR_TR342_SOM', op(plaats), { regelsCenten, verschilCenten });
}
