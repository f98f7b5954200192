/**
 * Reads WMO323 and JW323 messages, any number and both wetten, as one verantwoording. Each message is read twice: its head first, since the
 * rules on its lines need the period and the dagtekening of the whole.
 */
import type { Bronplaats, Plaats } from '../../domain/bevinding.ts';
import { type Declaratiekop, type Declaratieregel, WET_VAN } from '../../domain/declaratiebericht.ts';
import { HashSet64 } from '../../domain/hash-set.ts';
import type { Kop, Prestatie, Wet } from '../../domain/verantwoording.ts';
import { type Bestandsbron, type Invoerdeel, inFile, type Kopdeel } from '../invoerdeel.ts';
import type { Lijst } from '../kop-velden.ts';
import type { Toets } from '../toets.ts';
import type { Xmllimieten } from '../xml/stroom.ts';
import { type Deel323, read323, readKop323 } from './bericht323.ts';

/** Lines that go to the toets at a time. */
const BATCH = 500;
const DIEPTE = 16;

export class BerichtenDeel implements Invoerdeel {
  readonly voorrang = 'regels';
  readonly #bronnen: readonly Bestandsbron[];
  readonly #limieten: Xmllimieten;
  #koppen: Koppen = [];

  /** @param maximaleBytes of one message */
  constructor(bronnen: readonly Bestandsbron[], maximaleBytes: number) {
    this.#bronnen = bronnen;
    this.#limieten = { maximaleBytes, diepte: DIEPTE };
  }

  async readKop(toets: Toets): Promise<Kopdeel> {
    const koppen: { readonly bron: Bestandsbron; readonly kop: Declaratiekop }[] = [];
    for (const bron of this.#bronnen) {
      const kop = await readKop323(bron.open(), this.#limieten);
      if (kop !== undefined) koppen.push({ bron, kop });
      // Without its head nothing is known of the message; reading it tells what is wrong with it.
      else {
        toets.onvolledig = true;
        await readBron(bron, undefined, toets, this.#limieten);
      }
    }
    checkTogether(koppen, toets);
    this.#koppen = koppen;
    return toKop(
      koppen.map(({ kop }) => kop),
      toets,
    );
  }

  async readRegels(toets: Toets, lijst: Lijst): Promise<void> {
    if (lijst !== 'prestaties') return;
    for (const { bron, kop } of this.#koppen) {
      if (toets.gestopt) return;
      await readBron(bron, kop, toets, this.#limieten);
    }
  }
}

const withFile = (plaats: Plaats, { naam }: Bestandsbron): Plaats =>
  naam === undefined ? plaats : { ...plaats, bron: inFile(plaats.bron ?? {}, naam) };

async function readBron(
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

const toPrestatie = (regel: Declaratieregel, kop: Declaratiekop): Prestatie => ({
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

type Koppen = readonly { readonly bron: Bestandsbron; readonly kop: Declaratiekop }[];

function checkTogether(koppen: Koppen, toets: Toets): void {
  const eerste = koppen[0]?.kop;
  const gezien = new Set<string>();
  for (const { bron, kop } of koppen) {
    const plaats = withFile({}, bron);
    const { begindatum, einddatum } = eerste ?? kop;
    if (kop.begindatum !== begindatum || kop.einddatum !== einddatum)
      toets.bevindingen.fout('BERICHTEN_ANDERE_PERIODE', plaats, { begindatum, einddatum });
    if (kop.agbcode !== eerste?.agbcode) toets.bevindingen.fout('BERICHTEN_ANDERE_AANBIEDER', plaats, {});
    const sleutel = `${WET_VAN[kop.soort]} ${kop.identificatie}`;
    if (gezien.has(sleutel)) toets.bevindingen.fout('BERICHT_DUBBEL', plaats, {});
    gezien.add(sleutel);
  }
}

/** The kop of the whole. The latest dagtekening counts: none of the messages speaks of days after its own. */
function toKop(koppen: readonly Declaratiekop[], toets: Toets): Kopdeel {
  const [eerste] = koppen;
  if (eerste === undefined) return {};
  return {
    stadium: 'definitief',
    soorten: ['declaratie'],
    dagtekening: koppen.reduce((laatste, { dagtekening }) => (dagtekening > laatste ? dagtekening : laatste), ''),
    periode: { begindatum: eerste.begindatum, einddatum: eerste.einddatum },
    aanbieder: { agbcode: eerste.agbcode },
    declaraties: toDeclaraties(koppen, toets),
  };
}

function toDeclaraties(koppen: readonly Declaratiekop[], toets: Toets): NonNullable<Kop['declaraties']> {
  const perDeel = Map.groupBy(koppen, ({ gemeentecode, soort }) => `${gemeentecode} ${WET_VAN[soort]}`);
  return [...perDeel.values()].flatMap((groep) => {
    const [eerste] = groep;
    if (eerste === undefined) return [];
    const { gemeentecode, soort } = eerste;
    const saldo = groep.reduce((som, kop) => som + kop.ingediendSaldoCenten, 0);
    if (groep.length > 1) toets.bevindingen.waarschuwing('BERICHTNUMMERS_VERVALLEN', {}, { gemeentecode });
    const wet: Wet = WET_VAN[soort];
    return [
      {
        gemeentecode,
        wet,
        ...(groep.length > 1
          ? {}
          : { berichtidentificatie: eerste.identificatie, declaratienummer: eerste.declaratienummer }),
        totaalCenten: Math.abs(saldo),
        debetCredit: saldo < 0 ? ('C' as const) : ('D' as const),
      },
    ];
  });
}
