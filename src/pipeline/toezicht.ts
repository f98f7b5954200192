/** How the installation is doing, for whoever looks after it: figures, and what asks for a person. */
import { tijdstip } from '../domain/kalender.ts';
import type { Metriek } from '../domain/metriek.ts';
import { TELGRENS } from '../storage/ports/overzicht.ts';
import type { Diensten } from './diensten.ts';
import { voorbeeldSleutel } from './sleutels-van-opslag.ts';
import { telScans } from './virusscan.ts';

export { type Metriek, toPrometheus } from '../domain/metriek.ts';

const UUR = 3_600_000;
const DAG = 24 * UUR;
/** The reconciliation comes by every five minutes; what still stands after three of its rounds does not go of its own accord. */
const STILSTAND_MS = 15 * 60_000;
const TERMIJN_MS = 92 * DAG;

type Toezichtdiensten = Pick<Diensten, 'staat' | 'klok'>;

const lees = (tellingen: Readonly<Record<string, number>>): Metriek['waarden'] =>
  Object.entries(tellingen).map(([toestand, waarde]) => ({ kenmerken: { toestand }, waarde }));

const een = (waarde: number): Metriek['waarden'] => [{ kenmerken: {}, waarde }];

/** Figures over the last 24 hours and of this moment. */
export async function listMetrieken({ staat, klok }: Toezichtdiensten): Promise<readonly Metriek[]> {
  const nu = klok();
  const [cijfers, aandacht, scans] = await Promise.all([
    staat.statistieken.tel(tijdstip(new Date(nu.getTime() - DAG))),
    staat.overzicht.telAandacht(tijdstip(new Date(nu.getTime() - TERMIJN_MS))),
    telScans({ staat, klok }),
  ]);
  const oudste =
    cijfers.oudsteOnderweg === undefined ? 0 : Math.max(0, (nu.getTime() - Date.parse(cijfers.oudsteOnderweg)) / 1000);
  const stand = (naam: string, uitleg: string, waarden: Metriek['waarden'], eenheid: Metriek['eenheid'] = '1') =>
    ({ naam, soort: 'stand', eenheid, uitleg, waarden }) as const;
  return [
    {
      naam: 'enkelvoud.gebeurtenissen',
      soort: 'teller',
      eenheid: '1',
      uitleg: 'Gebeurtenissen sinds het begin.',
      waarden: een(cijfers.gebeurtenissen),
    },
    stand('enkelvoud.dag.verantwoordingen', 'Aanvaard in de laatste 24 uur.', een(cijfers.verantwoordingen)),
    stand('enkelvoud.dag.prestaties', 'Prestaties daarin.', een(cijfers.prestaties)),
    stand('enkelvoud.dag.ontvangen', 'Omvang daarvan.', een(cijfers.bytes), 'By'),
    stand(
      'enkelvoud.dag.gebeurtenissen',
      'Gebeurtenissen in de laatste 24 uur, per toestand.',
      lees(cijfers.perToestand),
    ),
    stand('enkelvoud.zendingen.onderweg', 'Zendingen waar nog werk aan is, geteld tot 1000.', lees(cijfers.onderweg)),
    stand('enkelvoud.zendingen.oudste', 'Hoe lang de oudste daarvan stilstaat.', een(Math.round(oudste)), 's'),
    stand('enkelvoud.aandacht.vastgehouden', 'Vastgehouden zendingen.', een(aandacht.vastgehouden)),
    stand(
      'enkelvoud.aandacht.dode_letters',
      'Zendingen waarvan de omzetting bleef mislukken.',
      een(aandacht.dodeLetters),
    ),
    stand('enkelvoud.aandacht.postbussen', 'Postbussen met een storing.', een(aandacht.postbusstoringen)),
    stand('enkelvoud.aandacht.termijnen', 'Verstreken termijnen.', een(aandacht.verstrekenTermijnen)),
    stand(
      'enkelvoud.aandacht.zonder_ontvanger',
      'Verantwoordingen met een deel zonder ontvanger.',
      een(aandacht.zonderOntvanger),
    ),
    stand('enkelvoud.aandacht.besmet', 'Besmette documenten, gevonden in de laatste zeven dagen.', een(scans.besmet)),
    stand(
      'enkelvoud.aandacht.virusscan',
      'Documenten waarvan de virusscan blijft mislukken of wachten.',
      een(scans.blijftStaan),
    ),
  ];
}

export const ALARMSOORTEN = [
  'dode-letters',
  'postbus-storing',
  'werk-staat-stil',
  'virusscan-lukt-niet',
  'termijn-verstreken',
  'zending-vastgehouden',
  'document-besmet',
] as const;
export type Alarmsoort = (typeof ALARMSOORTEN)[number];

/** Something that a person must look at. There is one per kind, as long as it lasts. */
export interface Alarm {
  readonly soort: Alarmsoort;
  /** `storing`: nothing happens until somebody acts. `aandacht`: somebody should look today. */
  readonly ernst: 'storing' | 'aandacht';
  /** Counted up to a thousand. */
  readonly aantal: number;
}

const ERNST: Readonly<Record<Alarmsoort, Alarm['ernst']>> = {
  'dode-letters': 'storing',
  'postbus-storing': 'storing',
  'werk-staat-stil': 'storing',
  'virusscan-lukt-niet': 'storing',
  'termijn-verstreken': 'aandacht',
  'zending-vastgehouden': 'aandacht',
  'document-besmet': 'aandacht',
};

/** @returns the most urgent first; empty when all is well */
export async function listAlarmen({ staat, klok }: Toezichtdiensten): Promise<readonly Alarm[]> {
  const nu = klok().getTime();
  const voor = tijdstip(new Date(nu - STILSTAND_MS));
  const [aandacht, gepland, omgezet, scans] = await Promise.all([
    staat.overzicht.telAandacht(tijdstip(new Date(nu - TERMIJN_MS))),
    staat.zendingen.listGepland(voor, TELGRENS),
    staat.bezorging.listOnaangeboden(voor, TELGRENS),
    telScans({ staat, klok }),
  ]);
  const aantallen: Readonly<Record<Alarmsoort, number>> = {
    'dode-letters': aandacht.dodeLetters,
    'postbus-storing': aandacht.postbusstoringen,
    'werk-staat-stil': gepland.length + omgezet.length,
    'virusscan-lukt-niet': scans.blijftStaan,
    'termijn-verstreken': aandacht.verstrekenTermijnen,
    'zending-vastgehouden': aandacht.vastgehouden,
    'document-besmet': scans.besmet,
  };
  return ALARMSOORTEN.filter((soort) => aantallen[soort] > 0).map((soort) => ({
    soort,
    ernst: ERNST[soort],
    aantal: aantallen[soort],
  }));
}

/** Whether questions can be answered: the database, the bucket and the register are there. */
export async function checkGereed({
  staat,
  blobs,
  register,
}: Pick<Diensten, 'staat' | 'blobs' | 'register'>): Promise<
  Readonly<Record<'database' | 'opslag' | 'register', boolean>>
> {
  const lukt = (werk: Promise<unknown>): Promise<boolean> =>
    werk.then(
      () => true,
      () => false,
    );
  const [database, opslag, geladen] = await Promise.all([
    lukt(staat.register.revisie()),
    lukt(blobs.get(voorbeeldSleutel('0'))),
    register.huidig().then(
      (beeld) => beeld.register.gemeenten.length > 0,
      () => false,
    ),
  ]);
  return { database, opslag, register: geladen };
}
