/** Reads the Prestaties of one 323 as lines of the verantwoording. */
import type { Bronplaats, Plaats } from '../../domain/bevinding.ts';
import { type Declaratiekop, type Declaratieregel, WET_VAN } from '../../domain/declaratiebericht.ts';
import { HashSet64 } from '../../domain/hash-set.ts';
import type { Prestatie } from '../../domain/verantwoording.ts';
import { type Bestandsbron, inFile } from '../invoerdeel.ts';
import type { Toets } from '../toets.ts';
import type { Xmllimieten } from '../xml/stroom.ts';
import { type Deel323, read323 } from './bericht323.ts';

/** Lines that go to the toets at a time. */
const BATCH = 500;

export const withFile = (plaats: Plaats, { naam }: Bestandsbron): Plaats =>
  naam === undefined ? plaats : { ...plaats, bron: inFile(plaats.bron ?? {}, naam) };

/** @param kop what the message says of itself; without it only its form is looked at */
export async function readDeclaratie(
  bron: Bestandsbron,
  kop: Declaratiekop | undefined,
  toets: Toets,
  limieten: Xmllimieten,
): Promise<void> {
  const vorige = toets.bevindingen.plaatsAan((plaats) => withFile(plaats, bron));
  let wachtend: { readonly prestatie: Prestatie; readonly plaats: Bronplaats }[] = [];
  const geef = async (): Promise<void> => {
    const regels = wachtend;
    wachtend = [];
    const begin = regels.length === 0 ? undefined : toets.number('prestaties', regels.length);
    if (begin === undefined) return;
    await toets.addRegels({
      lijst: 'prestaties',
      eerste: begin,
      waarden: regels.map(({ prestatie }) => prestatie),
      bronplaats: (nr, veld) => placeOf(regels[nr - begin]?.plaats ?? {}, veld, bron),
    });
  };
  const clienten = new Clienten();
  for await (const deel of read323(bron.open(), toets.bevindingen, limieten)) {
    if (deel.deel !== 'regel' || kop === undefined) continue;
    if (!clienten.isNew(deel)) toets.bevindingen.fout('TR101', { bron: deel.plaats }, {});
    wachtend.push({ prestatie: toPrestatie(deel.regel, kop), plaats: deel.plaats });
    if (wachtend.length >= BATCH) await geef();
    if (toets.gestopt) break;
  }
  await geef();
  toets.bevindingen.plaatsAan(vorige);
}

/** TR101: a Bsn occurs once in a message. */
class Clienten {
  readonly #gezien = new HashSet64();
  #laatste = 0;

  isNew({ client, regel }: Extract<Deel323, { deel: 'regel' }>): boolean {
    if (client === this.#laatste) return true;
    this.#laatste = client;
    return this.#gezien.add(regel.bsn);
  }
}

const ELEMENTEN: Readonly<Record<string, string>> = {
  '/referentienummer': 'ProductReferentie/ReferentieNummer',
  '/vorigReferentienummer': 'ProductReferentie/VorigReferentieNummer',
  '/toewijzingnummer': 'ToewijzingNummer',
  '/productcategorie': 'ProductCategorie',
  '/productcode': 'ProductCode',
  '/productperiode': 'ProductPeriode',
  '/productperiode/begindatum': 'ProductPeriode/Begindatum',
  '/productperiode/einddatum': 'ProductPeriode/Einddatum',
  '/volume': 'GeleverdVolume',
  '/eenheid': 'Eenheid',
  '/tariefCenten': 'ProductTarief',
  '/bedragCenten': 'IngediendBedrag/Bedrag',
  '/debetCredit': 'IngediendBedrag/DebetCredit',
};

function placeOf(plaats: Bronplaats, veld: string, { naam }: Bestandsbron): Bronplaats {
  const element = ELEMENTEN[veld];
  const pad = element === undefined ? plaats.veld : `${plaats.veld ?? ''}/${element}`;
  return inFile({ ...plaats, ...(pad === undefined ? {} : { veld: pad }) }, naam);
}

/** A line of a 323 as the standard has it: sent, and not yet answered. */
export const toPrestatie = (regel: Declaratieregel, kop: Pick<Declaratiekop, 'gemeentecode' | 'soort'>): Prestatie => ({
  referentienummer: regel.referentienummer,
  ...(regel.vorigReferentienummer === undefined ? {} : { vorigReferentienummer: regel.vorigReferentienummer }),
  gemeentecode: kop.gemeentecode,
  wet: WET_VAN[kop.soort],
  bsn: regel.bsn,
  toewijzingnummer: Number(regel.toewijzingnummer),
  productcategorie: regel.productcategorie,
  productcode: regel.productcode,
  productperiode: { begindatum: regel.begindatum, einddatum: regel.einddatum },
  volume: Number(regel.volume),
  eenheid: regel.eenheid as Prestatie['eenheid'],
  ...(regel.tariefCenten === undefined ? {} : { tariefCenten: Number(regel.tariefCenten) }),
  bedragCenten: regel.bedragCenten,
  debetCredit: regel.debetCredit,
  declaratiestand: 'ingediend',
});
