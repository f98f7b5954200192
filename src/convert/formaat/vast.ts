/** Records of fixed width as instructions. Nothing is ever cut: what does not fit its field is a finding. */
import type { RecordKnoop, VasteBreedteOpmaak, VastVeldOpgave } from '../../domain/formaat.ts';
import { aantalCijfers, type Cel, celLengte, type VasteRegel, type VastVeld } from '../../domain/output.ts';
import { aantalTekens } from '../../domain/tekenset.ts';
import type { Omgeving } from '../expressie/omgeving.ts';
import type { Meldingen } from '../meldingen.ts';
import type { Bestandstand, Plaats } from './bestand.ts';
import { compileHerhaling } from './herhaling.ts';
import type { Celregel, Maker, Opdracht } from './opdracht.ts';
import type { Schrijver } from './waarde.ts';

interface Veld {
  readonly opgave: VastVeldOpgave;
  readonly pointer: string;
  readonly schrijver: Schrijver;
  readonly cel: Celregel;
}

/** Names of all records, in order of first appearance. */
export const recordnamen = (knopen: readonly RecordKnoop[]): readonly string[] => [
  ...new Set(knopen.flatMap((knoop) => ('record' in knoop ? [knoop.record] : recordnamen(knoop.inhoud)))),
];

function toVeld({ naam, lengte, uitlijning, vulteken, decimalen, teken }: VastVeldOpgave): VastVeld {
  return {
    naam,
    lengte,
    uitlijning,
    vulteken,
    ...(decimalen !== undefined && { decimalen }),
    ...(teken !== undefined && { teken }),
  };
}

/** Positions a value takes in its field, or why it cannot be written there exactly. */
function lengthOf(waarde: Cel, { decimalen, teken }: VastVeldOpgave): number | 'decimalen' {
  if (waarde === null) return 0;
  if (typeof waarde === 'string') return aantalTekens(waarde);
  if (typeof waarde === 'boolean') return 1;
  const { eenheden, decimalen: heeft } = typeof waarde === 'number' ? { eenheden: waarde, decimalen: 0 } : waarde;
  const bijTeken = teken !== undefined || eenheden < 0 ? 1 : 0;
  if (decimalen === undefined) return celLengte(waarde) + (eenheden < 0 ? 0 : bijTeken);
  // A decimal knows how exact it is; a fraction that came out of a division does not.
  if (!Number.isInteger(eenheden)) return 'decimalen';
  if (eenheden === 0) return 1 + bijTeken;
  if (heeft <= decimalen) return aantalCijfers(eenheden) + decimalen - heeft + bijTeken;
  const teveel = 10 ** (heeft - decimalen);
  return eenheden % teveel === 0 ? aantalCijfers(eenheden / teveel) + bijTeken : 'decimalen';
}

function fits(waarde: Cel, { opgave, pointer: regel }: Veld, omgeving: Omgeving, meldingen: Meldingen): boolean {
  const { lengte: maxLengte, naam, decimalen = 0 } = opgave;
  const lengte = lengthOf(waarde, opgave);
  const { formaat } = meldingen;
  if (lengte === 'decimalen') meldingen.meld('WAARDE_DECIMALEN', { formaat, regel, decimalen }, omgeving, naam);
  else if (lengte > maxLengte) meldingen.meld('WAARDE_TE_LANG', { formaat, regel, lengte, maxLengte }, omgeving, naam);
  else return true;
  return false;
}

function toRecord(naam: string, velden: readonly Veld[]): Opdracht<VasteRegel> {
  const opmaak = velden.map(({ opgave }) => toVeld(opgave));
  const maak: Maker<VasteRegel> = (omgeving, meldingen) => {
    const waarden: Cel[] = [];
    for (const veld of velden) {
      const waarde = veld.schrijver(omgeving, meldingen) ?? null;
      waarden.push(fits(waarde, veld, omgeving, meldingen) ? waarde : null);
    }
    const geschreven = omgeving.geschreven as Record<string, number>;
    geschreven[naam] = (geschreven[naam] ?? 0) + 1;
    geschreven.records = (geschreven.records ?? 0) + 1;
    return { velden: opmaak, waarden };
  };
  const raam = { velden: opmaak, waarden: velden.map(() => null) };
  return { soort: 'blad', maak, cellen: velden.map(({ cel }) => cel), raam };
}

export function compileRecords(
  { records }: VasteBreedteOpmaak,
  pointer: string,
  stand: Bestandstand,
): readonly Opdracht<VasteRegel>[] {
  const { verslag } = stand;

  function compileAll(knopen: readonly RecordKnoop[], hier: string, plaats: Plaats): Opdracht<VasteRegel>[] {
    return knopen.flatMap((knoop, nr) => {
      const plek = `${hier}/${nr}`;
      if ('herhaal' in knoop) return compileHerhaling<VasteRegel, RecordKnoop>(knoop, plek, plaats, stand, compileAll);
      const record = toRecord(knoop.record, compileFields(knoop.velden, `${plek}/velden`, plaats));
      if (knoop.record === 'records') {
        verslag.meld('FORMAAT_ELEMENTNAAM', `${plek}/record`, { naam: knoop.record, reden: 'dubbel' });
      }
      if (knoop.als === undefined) return [record];
      const als = stand.voorwaarde(knoop.als, `${plek}/als`, plaats);
      return als ? [{ soort: 'als', ...als, inhoud: [record] }] : [];
    });
  }

  function compileFields(velden: readonly VastVeldOpgave[], hier: string, plaats: Plaats): readonly Veld[] {
    return velden.flatMap((opgave, nr) => {
      const plek = `${hier}/${nr}`;
      const { naam, ontbreekt } = opgave;
      if (ontbreekt === 'weglaten') {
        verslag.meld('FORMAAT_WEGLATEN_IN_KOLOM', `${plek}/ontbreekt`, { kolom: naam });
      }
      if (velden.filter((ander) => ander.naam === naam).length > 1) {
        verslag.meld('FORMAAT_ELEMENTNAAM', `${plek}/naam`, { naam, reden: 'dubbel' });
      }
      const gemaakt = stand.waarde(opgave, plek, naam, plaats);
      if (gemaakt === undefined) return [];
      checkField(opgave, plek, gemaakt.cel);
      return [{ opgave, pointer: plek, ...gemaakt }];
    });
  }

  function checkField(opgave: VastVeldOpgave, plek: string, { uitdrukking }: Celregel): void {
    const { naam, uitlijning, vulteken, decimalen, teken, codetabel, lengte } = opgave;
    const getal = codetabel === undefined && (uitdrukking.type === 'getal' || uitdrukking.type === 'decimaal');
    // 12 as 1200 is another number.
    if (getal && uitlijning === 'links' && vulteken === '0') {
      verslag.meld('FORMAAT_VAST_VELD', `${plek}/vulteken`, { veld: naam, reden: 'nullen-achter-getal' });
    }
    if (!getal && decimalen !== undefined) {
      verslag.meld('FORMAAT_VAST_VELD', `${plek}/decimalen`, { veld: naam, reden: 'geen-getal' });
    }
    if (!getal && teken !== undefined) {
      verslag.meld('FORMAAT_VAST_VELD', `${plek}/teken`, { veld: naam, reden: 'geen-getal' });
    }
    const langste = codetabel === undefined ? Math.max(0, ...(uitdrukking.enum ?? []).map((code) => code.length)) : 0;
    if (langste > lengte) {
      verslag.meld('FORMAAT_VAST_VELD', `${plek}/lengte`, { veld: naam, reden: 'te-kort' });
    }
    const { letterlijk = '' } = uitdrukking;
    const standaard = typeof opgave.ontbreekt === 'object' ? opgave.ontbreekt.standaard : '';
    for (const [tekst, hier] of [
      [letterlijk, 'waarde'],
      [standaard, 'ontbreekt/standaard'],
    ] as const) {
      if (tekst.length <= lengte) continue;
      verslag.meld('FORMAAT_WAARDE_PAST_NIET', `${plek}/${hier}`, { waarde: tekst, reden: 'te-lang' });
    }
  }

  return compileAll(records, `${pointer}/records`, stand.bereiken.zending);
}
