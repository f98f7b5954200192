/** Takes in the answer of an ontvanger and brings every rejected regel back to the prestatie the aanbieder submitted. */
import { createHash } from 'node:crypto';
import type { Bevinding } from '../domain/bevinding.ts';
import { tijdstip } from '../domain/kalender.ts';
import type { Oordeel, RetourRegel, RetourRij, ZendingRij } from '../domain/rijen.ts';
import type { ZendingToestand } from '../domain/zending.ts';
import { prestatieBron, trajectBron } from '../storage/delen/lezer.ts';
import { type Dossier, loadDossier } from './convert-zending.ts';
import type { Diensten } from './diensten.ts';
import { delenMap } from './sleutels-van-opslag.ts';

export interface Retourbericht {
  readonly oordeel: Oordeel;
  readonly retourcode?: string;
  readonly toelichting?: string;
  readonly regels: readonly RetourRegel[];
}

export type Antwoorduitkomst =
  /** `nieuw` is false when the same answer came before. */
  | { readonly soort: 'verwerkt'; readonly nieuw: boolean; readonly retour: RetourRij; readonly zending: ZendingRij }
  | { readonly soort: 'niet-gevonden' }
  | { readonly soort: 'al-beantwoord' }
  | { readonly soort: 'geweigerd'; readonly bevindingen: readonly Bevinding[] };

const TOESTAND: Readonly<Record<Oordeel, ZendingToestand>> = {
  ontvangen: 'bevestigd',
  geaccepteerd: 'geaccepteerd',
  afgewezen: 'afgewezen',
  'deels-afgewezen': 'deels-afgewezen',
};

/** @param ontvangercode the ontvanger that answers; a zending of another one does not exist for it. */
export async function answer(
  diensten: Diensten,
  ontvangercode: string,
  zendingId: string,
  bericht: Retourbericht,
): Promise<Antwoorduitkomst> {
  const { staat } = diensten;
  const zending = await staat.zendingen.findZending(zendingId);
  if (zending === undefined || zending.ontvanger.code !== ontvangercode || zending.postvaknummer === undefined)
    return { soort: 'niet-gevonden' };

  const bezwaren = checkRetourbericht(bericht);
  const beeld = await diensten.register.huidig();
  const perRegel = beeld.index.findFormaat(zending.formaat.naam, zending.formaat.versie)?.niveau === 'persoon';
  if (bericht.regels.length > 0 && !perRegel)
    bezwaren.push({ code: 'RETOURREGEL_NIET_MOGELIJK', ernst: 'fout', plaats: { pointer: '/regels' }, parameters: {} });
  const plaatsen =
    bericht.regels.length > 0 && perRegel
      ? await locateRegels(diensten, zending, bericht.regels)
      : new Map<string, string>();
  bericht.regels.forEach((regel, i) => {
    if (perRegel && !plaatsen.has(regel.referentienummer))
      bezwaren.push({
        code: 'RETOURREGEL_ONBEKEND',
        ernst: 'fout',
        plaats: { pointer: `/regels/${i}/referentienummer` },
        parameters: {},
      });
  });
  if (bezwaren.length > 0) return { soort: 'geweigerd', bevindingen: bezwaren };

  const retour: RetourRij = {
    id: diensten.nieuwId(),
    zendingId,
    ...bericht,
    sha256: createHash('sha256').update(JSON.stringify(bericht)).digest('hex'),
    ontvangenOp: tijdstip(diensten.klok()),
  };
  const bewaard = await staat.retour.bewaarRetour(retour, TOESTAND[bericht.oordeel], [
    ...wholeBevinding(zending, bericht),
    ...bericht.regels.map((regel) => regelBevinding(zending, regel, plaatsen.get(regel.referentienummer))),
  ]);
  if (bewaard === 'verouderd') return { soort: 'al-beantwoord' };
  const [nu, eerder] = await Promise.all([
    staat.zendingen.findZending(zendingId),
    bewaard === 'bestaat' ? staat.retour.listRetour(zendingId) : [],
  ]);
  return {
    soort: 'verwerkt',
    nieuw: bewaard === 'bewaard',
    retour: eerder.find((rij) => rij.sha256 === retour.sha256) ?? retour,
    zending: nu ?? zending,
  };
}

/** Without a reason a rejection helps nobody; with regels it must be a partial one. */
function checkRetourbericht(bericht: Retourbericht): Bevinding[] {
  const bezwaren: Bevinding[] = [];
  const meld = (
    code: 'RETOUR_ZONDER_REDEN' | 'RETOUR_ZONDER_REGELS' | 'RETOUR_MET_REGELS' | 'RETOUR_MET_BSN',
    pointer: string,
  ): void => {
    bezwaren.push({ code, ernst: 'fout', plaats: { pointer }, parameters: {} });
  };
  const zonderReden = (deel: { retourcode?: string; toelichting?: string }): boolean =>
    deel.retourcode === undefined && (deel.toelichting ?? '').trim() === '';
  if (bericht.oordeel === 'afgewezen' && zonderReden(bericht)) meld('RETOUR_ZONDER_REDEN', '/toelichting');
  if (bericht.oordeel === 'deels-afgewezen' && bericht.regels.length === 0) meld('RETOUR_ZONDER_REGELS', '/regels');
  if (bericht.oordeel !== 'deels-afgewezen' && bericht.regels.length > 0) meld('RETOUR_MET_REGELS', '/regels');
  bericht.regels.forEach((regel, i) => {
    if (zonderReden(regel)) meld('RETOUR_ZONDER_REDEN', `/regels/${i}/toelichting`);
    if (mayHoldBsn(regel.toelichting)) meld('RETOUR_MET_BSN', `/regels/${i}/toelichting`);
  });
  if (mayHoldBsn(bericht.toelichting)) meld('RETOUR_MET_BSN', '/toelichting');
  return bezwaren;
}

/** Nine digits that pass the 11-proef (CS002): free text is kept with the state, where no bsn may be. */
function mayHoldBsn(tekst: string | undefined): boolean {
  for (const [cijfers] of (tekst ?? '').matchAll(/(?<!\d)\d(?:[ .-]?\d){8}(?!\d)/g)) {
    const d = cijfers.replace(/\D/g, '');
    let som = -Number(d[8]);
    for (let i = 0; i < 8; i++) som += (9 - i) * Number(d[i]);
    if (som % 11 === 0 && d !== '000000000') return true;
  }
  return false;
}

/** JSON pointer into the submission for each referentienummer that occurs in this zending. */
async function locateRegels(
  diensten: Diensten,
  zending: ZendingRij,
  regels: readonly RetourRegel[],
): Promise<Map<string, string>> {
  const gezocht = new Set(regels.map((regel) => regel.referentienummer));
  const gevonden = new Map<string, string>();
  const map = delenMap(zending.verantwoordingId);
  const dossier: Dossier = await loadDossier(diensten.blobs, zending.verantwoordingId);
  for (const deel of await diensten.staat.zendingen.listDelenVanZending(zending.id)) {
    for await (const batch of prestatieBron(diensten.blobs, map, dossier.inhoud, deel).open())
      for (const { nr, prestatie } of batch)
        if (gezocht.has(prestatie.referentienummer)) gevonden.set(prestatie.referentienummer, `/prestaties/${nr}`);
    if (gevonden.size === gezocht.size) return gevonden;
    for await (const batch of trajectBron(diensten.blobs, map, dossier.inhoud, deel).open())
      for (const { nr, traject } of batch)
        if (gezocht.has(traject.referentienummer)) gevonden.set(traject.referentienummer, `/trajecten/${nr}`);
  }
  return gevonden;
}

function wholeBevinding(zending: ZendingRij, bericht: Retourbericht): Bevinding[] {
  if (bericht.oordeel !== 'afgewezen') return [];
  return [
    {
      code: 'ZENDING_AFGEWEZEN',
      ernst: 'fout',
      plaats: { ontvangercode: zending.ontvanger.code },
      parameters: { ontvanger: zending.ontvanger.naam, ...reden(bericht) },
    },
  ];
}

function regelBevinding(zending: ZendingRij, regel: RetourRegel, pointer: string | undefined): Bevinding {
  return {
    code: 'REGEL_AFGEWEZEN',
    ernst: 'fout',
    plaats: { ...(pointer === undefined ? {} : { pointer }), ontvangercode: zending.ontvanger.code },
    parameters: { ontvanger: zending.ontvanger.naam, ...reden(regel) },
  };
}

const reden = (deel: { readonly retourcode?: string; readonly toelichting?: string }) => ({
  ...(deel.retourcode === undefined ? {} : { retourcode: deel.retourcode }),
  ...(deel.toelichting === undefined ? {} : { toelichting: deel.toelichting }),
});
