/** Takes in an answer in the ontvanger's own CSV: each row is about one regel, or about all that share what the ontvanger was shown. */

import { createHash } from 'node:crypto';
import { type Antwoordformaat, normaal, type Sleutelveld } from '../domain/antwoordformaat.ts';
import type { Bevinding, Bevindingenlijst } from '../domain/bevinding.ts';
import { mayHoldBsn } from '../domain/bsn.ts';
import { eigen } from '../domain/eigen.ts';
import { tijdstip } from '../domain/kalender.ts';
import type { RetourRij, ZendingRij } from '../domain/rijen.ts';
import {
  ANTWOORDLIMIETEN,
  type Antwoordlezing,
  type Antwoordrij,
  readAntwoordCsv,
  sleuteltekst,
} from '../ingest/retour/antwoordcsv.ts';
import { readAll, streamOf } from '../storage/bytes.ts';
import type { Bytestroom } from '../storage/ports.ts';
import { findAnswerable, NA_BEWAARTERMIJN, storeWithRegels } from './answer.ts';
import { regelBevindingen, totaalBevindingen } from './answer-bevindingen.ts';
import type { Verwerkt } from './answer-opslag.ts';
import type { Diensten } from './diensten.ts';
import type { Uitslagregel } from './regelstanden.ts';
import type { RegisterBeeld } from './register-bron.ts';
import { UnreadableInput } from './unreadable.ts';
import { regelsVanZending, type Zendingregel } from './zending-regels.ts';

export type Csvantwoord =
  | Verwerkt
  | { readonly soort: 'niet-gevonden' | 'geen-antwoordformaat' | 'al-beantwoord' }
  | { readonly soort: 'geweigerd'; readonly bevindingen: Bevindingenlijst };

/** @param ontvangercode the ontvanger that answers; a zending of another one does not exist for it. */
export async function answerCsv(
  diensten: Diensten,
  ontvangercode: string,
  zendingId: string,
  body: Bytestroom,
): Promise<Csvantwoord> {
  const zending = await findAnswerable(diensten, ontvangercode, zendingId);
  if (zending === undefined) return { soort: 'niet-gevonden' };
  if (zending.gewistOp !== undefined)
    return { soort: 'geweigerd', bevindingen: { bevindingen: [NA_BEWAARTERMIJN], aantal: 1, aantalFouten: 1 } };
  const beeld = await diensten.register.huidig();
  const formaat = antwoordformaatVan(beeld, zending);
  if (formaat === undefined) return { soort: 'geen-antwoordformaat' };

  const gelezen = await read(body, formaat);
  if ('soort' in gelezen) return gelezen;
  const { lezing, bytes } = gelezen;
  for (const { regel, toelichting } of lezing.rijen)
    if (formaat.toelichting !== undefined && mayHoldBsn(toelichting ?? ''))
      lezing.melder.fout('RETOUR_MET_BSN', { bron: { regel, veld: lezing.kopVan(formaat.toelichting) } }, {});
  const oordeel = await judge(diensten, zending, beeld, formaat, lezing);
  if (lezing.bevindingen().aantalFouten > 0) return { soort: 'geweigerd', bevindingen: lezing.bevindingen() };

  const { afgewezen, aantal, bevindingen } = oordeel;
  const retour: RetourRij = {
    id: diensten.nieuwId(),
    zendingId: zending.id,
    ontvangercode,
    vorm: 'csv',
    oordeel: afgewezen.length === 0 ? 'geaccepteerd' : afgewezen.length === aantal ? 'afgewezen' : 'deels-afgewezen',
    retourcodes: [],
    aantalRegels: afgewezen.length,
    aantalAfgewezen: afgewezen.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    ontvangenOp: tijdstip(diensten.klok()),
  };
  const uitkomst = await storeWithRegels(diensten, retour, bytes, each(afgewezen), bevindingen);
  return uitkomst.soort === 'verwerkt' ? uitkomst : { soort: 'al-beantwoord' };
}

const each = async function* <T>(lijst: readonly T[]): AsyncGenerator<T> {
  yield* lijst;
};

/** The one that was agreed when the zending was planned. */
function antwoordformaatVan({ register, index }: RegisterBeeld, { aansluiting }: ZendingRij) {
  const verwijzing = index.findAansluiting(aansluiting.id, aansluiting.versie)?.antwoordformaat;
  return register.antwoordformaten?.find(
    ({ naam, versie }) => naam === verwijzing?.naam && versie === verwijzing.versie,
  );
}

async function read(
  body: Bytestroom,
  formaat: Antwoordformaat,
): Promise<
  | { readonly lezing: Antwoordlezing; readonly bytes: Uint8Array }
  | { readonly soort: 'geweigerd'; readonly bevindingen: Bevindingenlijst }
> {
  try {
    const bytes = await readAll(bounded(body));
    return { bytes, lezing: await readAntwoordCsv(streamOf(bytes), formaat) };
  } catch (fout) {
    if (!(fout instanceof UnreadableInput)) throw fout;
    return { soort: 'geweigerd', bevindingen: { bevindingen: [fout.bevinding], aantal: 1, aantalFouten: 1 } };
  }
}

async function* bounded(body: Bytestroom): AsyncGenerator<Uint8Array> {
  const { maximaleBytes: maximumBytes } = ANTWOORDLIMIETEN;
  let gelezen = 0;
  for await (const brok of body) {
    gelezen += brok.length;
    if (gelezen > maximumBytes)
      throw new UnreadableInput({ code: 'INVOER_TE_GROOT', ernst: 'fout', plaats: {}, parameters: { maximumBytes } });
    yield brok;
  }
}

interface Beoordeeld {
  readonly afgewezen: readonly Uitslagregel[];
  /** Regels of the zending. */
  readonly aantal: number;
  readonly bevindingen: readonly Bevinding[];
}

async function judge(
  diensten: Diensten,
  zending: ZendingRij,
  beeld: RegisterBeeld,
  { sleutel, nietGenoemd }: Antwoordformaat,
  { rijen, melder, kopVan }: Antwoordlezing,
): Promise<Beoordeeld> {
  const velden = sleutel.map(({ veld }) => veld);
  const perSleutel = new Map(rijen.map((rij) => [naamVan(rij.sleutel, velden), rij]));
  const perRegel = velden.includes('referentienummer');
  const geraakt = new Set<Antwoordrij>();
  const afgewezen: Uitslagregel[] = [];
  const bevindingen: Bevinding[] = [];
  let aantal = 0;
  let ongenoemd = 0;
  for await (const regels of regelsVanZending(diensten, zending, beeld))
    for (const regel of regels) {
      if (regel.andersReden !== undefined) continue;
      aantal++;
      const rij = perSleutel.get(naamVan(valuesOf(regel, velden), velden));
      if (rij === undefined) ongenoemd++;
      else {
        const reden = reasonOf(rij);
        if (rij.afgewezen) afgewezen.push({ ...pick(regel), afgewezen: true, ...reden });
        if (rij.afgewezen && perRegel) bevindingen.push(...regelBevindingen(zending, regel, reden));
        // One for the row: its regels are what a total was made of, and nobody judged them one by one.
        else if (rij.afgewezen && !geraakt.has(rij))
          bevindingen.push(...totaalBevindingen(zending, describe(velden, rij), reden));
        geraakt.add(rij);
      }
    }
  const [eerste] = sleutel;
  for (const rij of rijen)
    if (!geraakt.has(rij) && eerste !== undefined)
      melder.fout('ANTWOORD_RIJ_ONBEKEND', { bron: { regel: rij.regel, veld: kopVan(eerste) } }, {});
  if (nietGenoemd === 'fout' && ongenoemd > 0) melder.fout('ANTWOORD_REGELS_NIET_GENOEMD', {}, { aantal: ongenoemd });
  return { afgewezen, aantal, bevindingen };
}

const pick = ({ nr, referentienummer }: Zendingregel) => ({ nr, referentienummer });

const reasonOf = ({ retourcode, toelichting }: Antwoordrij) => ({
  retourcodes: retourcode === undefined ? [] : [retourcode],
  ...(toelichting === undefined ? {} : { toelichting }),
});

const valuesOf = (regel: Zendingregel, velden: readonly Sleutelveld[]): readonly string[] =>
  velden.map((veld) => eigen(regel.kenmerken, veld) ?? '');

/** A spreadsheet drops the zeroes before a gemeentecode or productcategorie, and nobody knows the case of `Wmo`. */
const naamVan = (waarden: readonly string[], velden: readonly Sleutelveld[]): string =>
  sleuteltekst(
    waarden.map((waarde, nr) => {
      switch (velden[nr]) {
        case 'gemeentecode':
          return waarde.padStart(4, '0');
        case 'productcategorie':
          return waarde.padStart(2, '0');
        case 'wet':
          return normaal(waarde) === 'jeugdwet' ? 'jw' : normaal(waarde);
        default:
          return waarde;
      }
    }),
  );

/** 'productcode 45A03, gemeentecode 0855': never a referentienummer. */
const describe = (velden: readonly Sleutelveld[], { sleutel }: Antwoordrij): string =>
  velden.map((veld, nr) => `${veld} ${sleutel[nr] ?? ''}`).join(', ');
