/** What an ontvanger said of the single regels of a zending: stored with each answer, and asked per regel. */
import type { RetourRegel, RetourRij } from '../domain/rijen.ts';
import type { Blobs, Bytestroom } from '../storage/ports.ts';
import type { Diensten } from './diensten.ts';
import { uitslagSleutel } from './sleutels-van-opslag.ts';

/** One line of an uitslag. `retourcodes` and `toelichting` both absent or empty: accepted. */
export interface Uitslagregel {
  readonly nr: number;
  readonly referentienummer: string;
  readonly afgewezen: boolean;
  readonly retourcodes: readonly string[];
  readonly toelichting?: string;
}

export interface Regelstand {
  readonly oordeel: 'geaccepteerd' | 'afgewezen' | 'onbeantwoord';
  readonly retourcodes: readonly string[];
  readonly toelichting?: string;
}

const ONBEANTWOORD: Regelstand = { oordeel: 'onbeantwoord', retourcodes: [] };
const GEACCEPTEERD: Regelstand = { oordeel: 'geaccepteerd', retourcodes: [] };
const STUK_TEKENS = 64 * 1024;

export function storeUitslag(
  blobs: Pick<Blobs, 'put'>,
  retourId: string,
  regels: AsyncIterable<Uitslagregel>,
): Promise<unknown> {
  return blobs.put(uitslagSleutel(retourId), toLines(regels));
}

async function* toLines(regels: AsyncIterable<Uitslagregel>): Bytestroom & AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  let tekst = '';
  for await (const regel of regels) {
    tekst += `${JSON.stringify(regel)}\n`;
    if (tekst.length < STUK_TEKENS) continue;
    yield encoder.encode(tekst);
    tekst = '';
  }
  yield encoder.encode(tekst);
}

/** The regels an answer judged one by one: all of a file that was answered by a 325, otherwise only the rejected ones. */
export async function* readUitslag(blobs: Pick<Blobs, 'get'>, retourId: string): AsyncGenerator<Uitslagregel> {
  const stroom = await blobs.get(uitslagSleutel(retourId));
  if (stroom === undefined) throw new Error(`the uitslag of ${retourId} is gone`);
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of stroom) {
    const regels = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = regels.pop() ?? '';
    for (const regel of regels) yield JSON.parse(regel) as Uitslagregel;
  }
}

/**
 * What was said of each regel of this zending, by its place in the submission (`nr`; a zending is about one list). In memory stands
 * what was judged one by one, so at most the regels of its files.
 */
export async function loadRegelstanden(
  { staat, blobs }: Pick<Diensten, 'staat' | 'blobs'>,
  zendingId: string,
): Promise<(nr: number) => Regelstand> {
  const oordelen = (await staat.retour.listRetour(zendingId)).filter(({ oordeel }) => oordeel !== 'ontvangen');
  const geheel = oordelen.find(({ bestand }) => bestand === undefined);
  const standen = new Map<number, Regelstand>();
  for (const retour of oordelen)
    if (retour.aantalRegels > 0)
      for await (const regel of readUitslag(blobs, retour.id)) standen.set(regel.nr, toStand(regel));
  const anders = geheel === undefined ? ONBEANTWOORD : wholeStand(geheel);
  return (nr) => standen.get(nr) ?? anders;
}

const toStand = ({ afgewezen, retourcodes, toelichting }: Uitslagregel): Regelstand =>
  afgewezen
    ? { oordeel: 'afgewezen', retourcodes, ...(toelichting === undefined ? {} : { toelichting }) }
    : GEACCEPTEERD;

/** What an answer to the zending as a whole says of a regel it does not name (TR342: acceptance is the absence of a line). */
const wholeStand = ({ oordeel, retourcodes, toelichting }: RetourRij): Regelstand =>
  oordeel === 'afgewezen'
    ? { oordeel, retourcodes, ...(toelichting === undefined ? {} : { toelichting }) }
    : GEACCEPTEERD;

/** The rejected regels of one answer, as its sender named them. @param maximum the rest is only counted */
export async function listAfgewezen(
  blobs: Pick<Blobs, 'get'>,
  retour: RetourRij,
  maximum: number,
): Promise<readonly RetourRegel[]> {
  const regels: RetourRegel[] = [];
  // Rejected as a whole: then the answer named none of them.
  const geheel = retour.oordeel === 'afgewezen' && retour.retourcodes.length > 0;
  if (retour.aantalAfgewezen === 0 || geheel) return regels;
  for await (const { afgewezen, referentienummer, retourcodes, toelichting } of readUitslag(blobs, retour.id)) {
    if (!afgewezen) continue;
    if (regels.length >= maximum) break;
    regels.push({ referentienummer, retourcodes, ...(toelichting === undefined ? {} : { toelichting }) });
  }
  return regels;
}
