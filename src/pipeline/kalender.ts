/** The calendar of an aanbieder: its deadlines over all ontvangers, and the answers it waits for. */
import { createHash } from 'node:crypto';
import { amsterdamseDatum, tijdstip } from '../domain/kalender.ts';
import { type Kalenderabonnement, type Kalenderpunt, MAXIMUM_ABONNEMENTEN } from '../domain/kalenderpunt.ts';
import { renderIcalendar } from '../render/icalendar.ts';
import { listKalender } from '../route/kalender.ts';
import { omschrijvingVanPunt, standVanPunt, titelVanPunt, voorWie } from '../text/nl/kalender.ts';
import { listAntwoordtermijnen } from './antwoordtermijnen.ts';
import type { Diensten } from './diensten.ts';

const DAG_MS = 86_400_000;
/** What was accounted for longer ago is not expected again. */
const DAGEN_TERUG = 800;
/** Answers that are waited for: the longest first; who has more looks in the list of verantwoordingen. */
const MAXIMUM_ANTWOORDEN = 200;

const shift = (datum: string, dagen: number): string =>
  new Date(Date.parse(`${datum}T00:00:00Z`) + dagen * DAG_MS).toISOString().slice(0, 10);

/** In order of day. @param van @param tot plain dates, both included */
export async function loadKalender(
  diensten: Diensten,
  agbcode: string,
  van: string,
  tot: string,
): Promise<readonly Kalenderpunt[]> {
  const vandaag = amsterdamseDatum(diensten.klok());
  const vanaf = shift(van, -DAGEN_TERUG);
  const { kalender } = diensten.staat;
  const [verwacht, ingediend, { index }, antwoorden] = await Promise.all([
    kalender.listVerwacht(agbcode, vanaf),
    kalender.listIngediend(agbcode, vanaf),
    diensten.register.huidig(),
    listAntwoordtermijnen(diensten, { agbcode }, false, { aantal: MAXIMUM_ANTWOORDEN }),
  ]);
  const termijnen = listKalender({ verwacht, ingediend, index, van, tot, vandaag });
  return [...termijnen, ...groupAntwoorden(antwoorden.rijen, van, tot)].sort((een, ander) =>
    een.datum < ander.datum ? -1 : een.datum > ander.datum ? 1 : 0,
  );
}

function groupAntwoorden(
  wachtend: Awaited<ReturnType<typeof listAntwoordtermijnen>>['rijen'],
  van: string,
  tot: string,
): readonly Kalenderpunt[] {
  const binnen = wachtend.filter((een) => een.uiterlijkeAntwoorddatum >= van && een.uiterlijkeAntwoorddatum <= tot);
  const perDag = Map.groupBy(binnen, (een) => `${een.uiterlijkeAntwoorddatum}/${een.zending.soort}`);
  return [...perDag.values()].flatMap((groep): Kalenderpunt[] => {
    const [eerste] = groep;
    if (eerste === undefined) return [];
    const ontvangers = new Map(groep.map(({ zending: { ontvanger } }) => [ontvanger.code, ontvanger.naam]));
    return [
      {
        datum: eerste.uiterlijkeAntwoorddatum,
        onderwerp: 'antwoord',
        soort: eerste.zending.soort,
        wat: '',
        ontvangers: [...ontvangers]
          .map(([code, naam]) => ({ code, naam }))
          .sort((een, ander) => (een.naam < ander.naam ? -1 : 1)),
        aantalIngediend: 0,
      },
    ];
  });
}

/** What a calendar program gets: a month back, a year ahead. Names of ontvangers and of deadlines; nothing of a client. */
export async function renderKalender(diensten: Diensten, agbcode: string): Promise<string> {
  const nu = diensten.klok();
  const vandaag = amsterdamseDatum(nu);
  const punten = await loadKalender(diensten, agbcode, shift(vandaag, -31), shift(vandaag, 366));
  return renderIcalendar({
    naam: 'Enkelvoud: termijnen',
    gemaaktOp: tijdstip(nu),
    punten: punten.map((punt) => ({
      uid: `${uidVan(agbcode, punt)}@enkelvoud`,
      datum: punt.datum,
      titel: `${titelVanPunt(punt)} (${voorWie(punt)})`,
      omschrijving: omschrijvingVanPunt(punt, vandaag),
      categorie: standVanPunt(punt, vandaag).woord,
    })),
  });
}

/** A hash: the address is the only secret, and the AGB-code of the aanbieder is not to be read in every event. */
const uidVan = (agbcode: string, { datum, onderwerp, soort, wat, periode }: Kalenderpunt): string =>
  createHash('sha256')
    .update(JSON.stringify([agbcode, datum, onderwerp, soort, wat, periode?.begindatum, periode?.einddatum]))
    .digest('hex')
    .slice(0, 32);

const hash = (geheim: string): string => createHash('sha256').update(geheim).digest('hex');

/** @returns the secret part of the address, which is nowhere stored; undefined when there are too many. */
export async function addKalenderabonnement(
  diensten: Pick<Diensten, 'staat' | 'klok' | 'nieuwId'>,
  agbcode: string,
  door: string,
): Promise<string | undefined> {
  const geheim = `${diensten.nieuwId()}${diensten.nieuwId()}`.replaceAll('-', '');
  const abonnement = { id: diensten.nieuwId(), agbcode, door, aangemaaktOp: tijdstip(diensten.klok()) };
  const past = await diensten.staat.kalender.addAbonnement(abonnement, hash(geheim), MAXIMUM_ABONNEMENTEN);
  return past ? geheim : undefined;
}

/** Undefined when it was withdrawn, or never there. */
export const findKalenderabonnement = (
  { staat }: Pick<Diensten, 'staat'>,
  geheim: string,
): Promise<Kalenderabonnement | undefined> => staat.kalender.findAbonnement(hash(geheim));

export const withdrawKalenderabonnement = (
  { staat, klok }: Pick<Diensten, 'staat' | 'klok'>,
  agbcode: string,
  id: string,
): Promise<boolean> => staat.kalender.trekAbonnementIn(agbcode, id, tijdstip(klok()));
