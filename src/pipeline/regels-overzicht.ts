/** Where each regel of a verantwoording stands with each ontvanger that asks for it. */
import type { VerantwoordingRij, ZendingRij } from '../domain/rijen.ts';
import type { ZendingToestand } from '../domain/zending.ts';
import type { Bladvraag, Bladzijde } from '../storage/ports.ts';
import type { Diensten } from './diensten.ts';
import { loadRegelstanden, type Regelstand } from './regelstanden.ts';
import { regelsVanZending } from './zending-regels.ts';

export interface Regelbeeld {
  readonly pointer: string;
  readonly referentienummer: string;
  readonly zendingId: string;
  readonly ontvanger: ZendingRij['ontvanger'];
  readonly soort: ZendingRij['soort'];
  /** As the zending as a whole, unless this regel was left out or judged by itself. */
  readonly toestand: Exclude<ZendingToestand, 'deels-afgewezen'>;
  readonly retourcodes: readonly string[];
  readonly toelichting?: string;
  /** Why the formaat leaves it out. */
  readonly andersReden?: string;
}

export interface Regelkeuze {
  readonly zendingId?: string;
  readonly toestand?: Regelbeeld['toestand'];
}

/** Regels looked at for one page: a page of a rare toestand can end before it is full, and then says where the next one begins. */
const BEKEKEN_PER_BLAD = 20_000;

/**
 * Zending by zending, each in the order of its files. The cursor is `number of the zending|number of regels passed in it`; zendingen of a
 * verantwoording keep their order, and only ever come behind.
 */
export async function listRegels(
  diensten: Diensten,
  verantwoording: VerantwoordingRij,
  { zendingId, toestand }: Regelkeuze,
  { vanaf, aantal }: Bladvraag,
): Promise<Bladzijde<Regelbeeld>> {
  const [eersteZending = 0, eersteRegel = 0] = (vanaf ?? '0|0').split('|').map(Number);
  const beeld = await diensten.register.huidig();
  const zendingen = await diensten.staat.zendingen.listZendingen(verantwoording.id);
  const rijen: Regelbeeld[] = [];
  let bekeken = 0;
  for (const [nummer, zending] of zendingen.entries()) {
    if (nummer < eersteZending || (zendingId !== undefined && zending.id !== zendingId)) continue;
    let plek = 0;
    const standVan = await loadRegelstanden(diensten, zending.id);
    for await (const regels of regelsVanZending(diensten, zending, beeld))
      for (const regel of regels) {
        const hier = plek++;
        if (nummer === eersteZending && hier < eersteRegel) continue;
        if (rijen.length === aantal || bekeken === BEKEKEN_PER_BLAD) return { rijen, volgende: `${nummer}|${hier}` };
        bekeken++;
        const { lijst, nr, referentienummer, andersReden } = regel;
        const stand = standVan(nr);
        const eigen = andersReden === undefined ? toestandVan(zending, stand) : 'gefilterd';
        if (toestand !== undefined && toestand !== eigen) continue;
        rijen.push({
          // A credit line that was made here has no place in the submission: it follows from `vervangt`.
          pointer: nr < 0 ? '/vervangt' : `/${lijst}/${nr}`,
          referentienummer,
          zendingId: zending.id,
          ontvanger: zending.ontvanger,
          soort: zending.soort,
          toestand: eigen,
          retourcodes: eigen === 'afgewezen' ? stand.retourcodes : [],
          ...(eigen !== 'afgewezen' || stand.toelichting === undefined ? {} : { toelichting: stand.toelichting }),
          ...(andersReden === undefined ? {} : { andersReden }),
        });
      }
  }
  return { rijen };
}

function toestandVan({ toestand }: ZendingRij, { oordeel }: Regelstand): Regelbeeld['toestand'] {
  if (oordeel !== 'onbeantwoord') return oordeel;
  // Partly rejected, and nothing said of this one: accepted (TR342).
  return toestand === 'deels-afgewezen' ? 'geaccepteerd' : toestand;
}
