/** The voorgevulde verantwoording of one aanbieder over one year, out of everything that is known of it. */
import { amsterdamseDatum, tijdstip } from '../domain/kalender.ts';
import type { Kop, Prestatie } from '../domain/verantwoording.ts';
import {
  type Gemeentestand,
  isTeVerantwoorden,
  isVanJaar,
  Jaartelling,
  sumTotals,
  type Totaal,
  toVerantwoordingregel,
} from '../receipts/voorgevuld.ts';
import { type Jaarregel, Regelverzameling, regelIdentiteit, type Waarneming } from '../receipts/voorgevuld-regel.ts';
import { regelRows, renderInvulsjabloon } from '../render/invulsjabloon/index.ts';
import { INVULBLADEN } from '../standaard/bladen.ts';
import { readText } from '../storage/bytes.ts';
import type { Jaarvraag, Onverstuurd } from '../storage/ports/voorgevuld.ts';
import type { Bytestroom } from '../storage/ports.ts';
import { VOORGEVULD_UITLEG } from '../text/nl/voorgevuld.ts';
import type { Diensten } from './diensten.ts';
import { forget } from './receive.ts';
import { kopSleutel, ontvangstMap } from './sleutels-van-opslag.ts';
import { type Bronnentelling, newBronnentelling, readWaarnemingen } from './voorgevuld-bronnen.ts';
import { Sortering } from './voorgevuld-sortering.ts';

export interface Voorgevuld {
  readonly jaar: string;
  readonly agbcode: string;
  readonly gemeenten: readonly Gemeentestand[];
  readonly totaal: Totaal;
  readonly bronnen: Readonly<Bronnentelling>;
  /** Declaraties that no gemeente has yet: not in the figures. */
  readonly onverstuurd: Onverstuurd;
}

const toVraag = (agbcode: string, jaar: string): Jaarvraag => ({
  agbcode,
  begindatum: `${jaar}-01-01`,
  einddatum: `${jaar}-12-31`,
});

/** Lines handed on at a time. */
const BATCH = 500;

/**
 * Every line of the year once, whatever was seen of it and in which order; by wet and referentienummer.
 * @param budget characters that may wait in memory before they are sorted outside it
 */
export async function* readJaarregels(
  diensten: Diensten,
  agbcode: string,
  jaar: string,
  telling: Bronnentelling = newBronnentelling(),
  budget?: number,
): AsyncGenerator<readonly Jaarregel[]> {
  const { blobs, staat } = diensten;
  const id = diensten.nieuwId();
  // What a crash leaves behind is swept as that of a submission that broke off.
  const begin = async (): Promise<void> => {
    await staat.verantwoordingen.beginOntvangst(id, tijdstip(diensten.klok()));
    await diensten.mappen.begin(ontvangstMap(id), agbcode);
  };
  const sortering = new Sortering<Waarneming>(blobs, ontvangstMap(id), begin, budget);
  try {
    const beeld = await diensten.register.huidig();
    for await (const waarneming of readWaarnemingen(diensten, beeld, toVraag(agbcode, jaar), telling))
      await sortering.add(regelIdentiteit(waarneming.prestatie), waarneming);
    let regels: Jaarregel[] = [];
    for await (const waarnemingen of sortering.groepen()) {
      const verzameling = new Regelverzameling();
      for await (const waarneming of waarnemingen) verzameling.add(waarneming);
      const regel = verzameling.regel();
      if (!isVanJaar(regel.prestatie, jaar)) continue;
      regels.push(regel);
      if (regels.length < BATCH) continue;
      yield regels;
      regels = [];
    }
    if (regels.length > 0) yield regels;
  } finally {
    if (sortering.isGeschreven) {
      await forget(blobs, id);
      await staat.verantwoordingen.endOntvangst(id);
    }
  }
}

/** @param jaar four digits */
export async function computeVoorgevuld(
  diensten: Diensten,
  agbcode: string,
  jaar: string,
  budget?: number,
): Promise<Voorgevuld> {
  const bronnen = newBronnentelling();
  const telling = new Jaartelling();
  for await (const regels of readJaarregels(diensten, agbcode, jaar, bronnen, budget))
    for (const regel of regels) telling.add(regel);
  const gemeenten = telling.gemeenten();
  return {
    jaar,
    agbcode,
    gemeenten,
    totaal: sumTotals(gemeenten.map(({ totaal }) => totaal)),
    bronnen,
    onverstuurd: await diensten.staat.voorgevuld.countOnverstuurd(toVraag(agbcode, jaar)),
  };
}

/** The kop of the verantwoording that the aanbieder is to complete: what it said of itself last time stands in it. */
async function loadKop(diensten: Diensten, agbcode: string, jaar: string): Promise<Kop> {
  const { rijen } = await diensten.staat.verantwoordingen.listVerantwoordingen(agbcode, { aantal: 1 });
  const [laatste] = rijen;
  const bytes = laatste && (await diensten.blobs.get(kopSleutel(laatste.id)));
  const eerder = bytes && (JSON.parse(await readText(bytes)) as Kop);
  const { begindatum, einddatum } = toVraag(agbcode, jaar);
  return {
    standaardversie: '1.0.0',
    kenmerk: `voorgevuld-${jaar}`,
    stadium: 'concept',
    dagtekening: amsterdamseDatum(diensten.klok()),
    periode: { begindatum, einddatum },
    soorten: ['productieverantwoording'],
    aanbieder: eerder?.aanbieder ?? { agbcode, naam: `AGB ${agbcode}` },
  };
}

async function* verantwoordingregels(
  diensten: Diensten,
  agbcode: string,
  jaar: string,
): AsyncGenerator<readonly Prestatie[]> {
  for await (const regels of readJaarregels(diensten, agbcode, jaar))
    yield regels.filter(isTeVerantwoorden).map(toVerantwoordingregel);
}

/** The standard document, ready to be completed and submitted; made while it is read. */
export async function* writeVoorgevuld(
  diensten: Diensten,
  agbcode: string,
  jaar: string,
): Bytestroom & AsyncGenerator<Uint8Array> {
  const utf8 = new TextEncoder();
  const kop = JSON.stringify(await loadKop(diensten, agbcode, jaar));
  yield utf8.encode(`${kop.slice(0, -1)},"prestaties":[`);
  let eerste = true;
  for await (const regels of verantwoordingregels(diensten, agbcode, jaar)) {
    if (regels.length === 0) continue;
    yield utf8.encode(`${eerste ? '\n' : ',\n'}${regels.map((regel) => JSON.stringify(regel)).join(',\n')}`);
    eerste = false;
  }
  yield utf8.encode('\n]}\n');
}

function prestatieblad(): string {
  const blad = INVULBLADEN.find(({ plaats }) => plaats.soort === 'lijst' && plaats.lijst === 'prestaties');
  if (blad === undefined) throw new Error('the invulsjabloon has no sheet for prestaties');
  return blad.naam;
}

/** The same as a filled invulsjabloon. */
export async function writeVoorgevuldSjabloon(diensten: Diensten, agbcode: string, jaar: string): Promise<Bytestroom> {
  const kop = await loadKop(diensten, agbcode, jaar);
  const rijen = regelRows('prestaties', verantwoordingregels(diensten, agbcode, jaar));
  return renderInvulsjabloon({ kop, rijen: new Map([[prestatieblad(), rijen]]), uitleg: VOORGEVULD_UITLEG });
}
