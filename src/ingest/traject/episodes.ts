/**
 * Makes trajecten of starts (305) and stops (307). A stop names the begin of what it ends, so a stop whose start was sent in an earlier year
 * is a whole traject by itself, and a start without a stop is one that goes on.
 */
import type { Bronplaats } from '../../domain/bevinding.ts';
import type { Traject } from '../../domain/verantwoording.ts';
import type { Melder } from '../bevindingen.ts';
import type { Startstop } from './startstopbericht.ts';

export interface Gevonden {
  readonly traject: Traject;
  /** Where the field of the traject stands; `veld` is the pointer within it. */
  readonly plaats: (veld: string) => Bronplaats;
}

interface Episode {
  start?: Startstop;
  stop?: Startstop;
  /** Its start was said, and taken back. */
  startVerwijderd?: boolean;
}

/** Messages are applied in the order of their dagtekening; of one day, in the order in which they were submitted. */
export function toTrajecten(berichten: readonly Startstop[], melder: Melder): readonly Gevonden[] {
  const opVolgorde = berichten.toSorted((a, b) => compare(a.dagtekening, b.dagtekening));
  const toewijzingen = new Map<string, Map<string, Episode>>();
  for (const bericht of opVolgorde) {
    if (bericht.toewijzingnummer === undefined) {
      melder.fout('STARTSTOP_ZONDER_TOEWIJZING', { bron: bericht.plaats }, {});
      continue;
    }
    const sleutel = [bericht.wet, bericht.gemeentecode, bericht.bsn, bericht.toewijzingnummer].join(' ');
    const episodes = toewijzingen.get(sleutel) ?? new Map<string, Episode>();
    toewijzingen.set(sleutel, episodes);
    const episode = episodes.get(bericht.begindatum) ?? {};
    episodes.set(bericht.begindatum, episode);
    apply(bericht, episode, melder);
  }
  return [...toewijzingen.values()].flatMap((episodes) => finish([...episodes.values()], melder));
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

function apply(bericht: Startstop, episode: Episode, melder: Melder): void {
  const { kant, plaats, status } = bericht;
  const eerder = episode[kant];
  if (status === '3') {
    if (eerder === undefined) melder.waarschuwing('STARTSTOP_NIETS_VERWIJDERD', { bron: plaats }, {});
    delete episode[kant];
    if (kant === 'start') episode.startVerwijderd = true;
    return;
  }
  // 'Changed' and 'unchanged' repeat what was said; a first one that comes twice is a mistake of somebody.
  if (status === '1' && eerder !== undefined) melder.fout('STARTSTOP_DUBBEL', { bron: plaats }, {});
  const anders = kant === 'start' ? episode.stop : episode.start;
  if (!isSameProduct(bericht, anders)) melder.fout('STARTSTOP_ANDER_PRODUCT', { bron: plaats }, {});
  episode[kant] = bericht;
  if (kant === 'start') episode.startVerwijderd = false;
}

/** What one of the two leaves out is no difference. */
const isSameProduct = (een: Startstop, ander: Startstop | undefined): boolean =>
  ander === undefined ||
  (['productcategorie', 'productcode'] as const).every(
    (veld) => een[veld] === undefined || ander[veld] === undefined || een[veld] === ander[veld],
  );

/** Episodes of one toewijzing, in order of their begin. */
function finish(episodes: readonly Episode[], melder: Melder): readonly Gevonden[] {
  const gevonden: Gevonden[] = [];
  const opVolgorde = episodes
    .flatMap((episode) => {
      const eerste = episode.start ?? episode.stop;
      return eerste === undefined ? [] : [{ episode, eerste }];
    })
    .toSorted((a, b) => compare(a.eerste.begindatum, b.eerste.begindatum));
  let vorige: Traject | undefined;
  for (const { episode, eerste } of opVolgorde) {
    const { start, stop, startVerwijderd } = episode;
    if (startVerwijderd === true) melder.fout('STARTSTOP_START_VERWIJDERD', { bron: eerste.plaats }, {});
    const laatste =
      stop !== undefined && (start === undefined || stop.dagtekening >= start.dagtekening) ? stop : eerste;
    const traject = toTraject(eerste, stop, laatste, melder);
    if (vorige !== undefined && (vorige.einddatum === undefined || vorige.einddatum > traject.begindatum))
      melder.fout('STARTSTOP_OVERLAP', { bron: eerste.plaats }, {});
    vorige = traject;
    gevonden.push({ traject, plaats: (veld) => placeOf(veld, eerste, stop, laatste) });
  }
  return gevonden;
}

const GESLACHT: Readonly<Record<string, NonNullable<Traject['geslacht']>>> = { '0': 'O', '1': 'M', '2': 'V' };

/** @param laatste what was said last of the client: that stands */
function toTraject(eerste: Startstop, stop: Startstop | undefined, laatste: Startstop, melder: Melder): Traject {
  const { gemeentecode, wet, bsn, toewijzingnummer = '', begindatum } = eerste;
  const { redenBeeindiging } = stop ?? {};
  const einddatum = stop?.einddatum;
  const geboortedatum = birthDate(laatste, melder);
  const geslacht = GESLACHT[laatste.geslacht];
  return {
    referentienummer: `${gemeentecode}${toewijzingnummer}-${begindatum.slice(2).replaceAll('-', '')}`,
    gemeentecode,
    wet,
    bsn,
    ...(geboortedatum === undefined ? {} : { geboortedatum }),
    ...(geslacht === undefined ? {} : { geslacht }),
    toewijzingnummer: Number(toewijzingnummer),
    begindatum,
    ...(einddatum === undefined ? {} : { einddatum }),
    ...(redenBeeindiging === undefined ? {} : { redenBeeindiging }),
  };
}

/** The standard knows a whole date, and one without its day; of a year alone, or nothing, there is no birth date. */
function birthDate({ geboortedatum, datumGebruik, plaats }: Startstop, melder: Melder): string | undefined {
  if (datumGebruik === undefined) return geboortedatum;
  if (datumGebruik === '1') return `${geboortedatum.slice(0, 8)}00`;
  const bron = { ...plaats, veld: 'Bericht/Client/Geboortedatum/DatumGebruik' };
  melder.waarschuwing('STARTSTOP_GEBOORTEDATUM_ONBEKEND', { bron }, {});
  return undefined;
}

const VAN_DE_CLIENT: Readonly<Record<string, string>> = {
  '/bsn': 'Bericht/Client/Bsn',
  '/geboortedatum': 'Bericht/Client/Geboortedatum/Datum',
  '/geslacht': 'Bericht/Client/Geslacht',
  '/gemeentecode': 'Bericht/Header/Ontvanger',
};

function placeOf(veld: string, eerste: Startstop, stop: Startstop | undefined, laatste: Startstop): Bronplaats {
  const vanClient = VAN_DE_CLIENT[veld];
  if (vanClient !== undefined) return { ...laatste.plaats, veld: vanClient };
  const within = (bericht: Startstop, element: string): Bronplaats => ({
    ...bericht.plaats,
    veld: `${bericht.plaats.veld ?? ''}/${element}`,
  });
  switch (veld) {
    case '/einddatum':
      return within(stop ?? eerste, 'Einddatum');
    case '/redenBeeindiging':
      return within(stop ?? eerste, 'RedenBeeindiging');
    case '/begindatum':
      return within(eerste, 'Begindatum');
    case '/toewijzingnummer':
    case '/referentienummer':
      return within(eerste, 'ToewijzingNummer');
    default:
      return eerste.plaats;
  }
}
