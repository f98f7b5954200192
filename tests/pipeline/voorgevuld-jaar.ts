/**
 * A year of declarations as an aanbieder and its gemeenten make them: every month a message for every gemeente and wet, with late care,
 * rejected lines that are sent again, accepted ones that are credited (and sent anew), and messages that nobody answers. What it comes to is
 * kept in a ledger while it is made up; that shares no code with what is tested.
 */
import type { Prestatie, Wet } from '../../src/domain/verantwoording.ts';
import { testBsn } from '../helpers/bsn.ts';

export interface Lijn {
  readonly prestatie: Prestatie;
  lot: 'toegekend' | 'afgewezen' | 'onbeantwoord';
}

export interface Bericht {
  readonly maand: string;
  readonly gemeentecode: string;
  readonly wet: Wet;
  readonly identificatie: string;
  readonly lijnen: Lijn[];
  readonly beantwoord: boolean;
}

/** Repeatable chance. */
function createKans(zaad: number): () => number {
  let staat = zaad;
  return () => {
    staat = (Math.imul(staat, 1664525) + 1013904223) >>> 0;
    return staat / 2 ** 32;
  };
}

export const dagenVan = (maand: string): readonly [begin: string, eind: string] => {
  const [jaar = 0, nr = 0] = maand.split('-').map(Number);
  return [`${maand}-01`, new Date(Date.UTC(jaar, nr, 0)).toISOString().slice(0, 10)];
};

const verderDan = (maand: string, aantal: number): string => {
  const [jaar = 0, nr = 0] = maand.split('-').map(Number);
  return new Date(Date.UTC(jaar, nr - 1 + aantal, 1)).toISOString().slice(0, 7);
};

/** Care of `zorgmaanden`, declared then or up to two months later; `gemeenten` of which the first five also under the Wmo. */
export function makeJaar(
  gemeenten: readonly string[],
  zorgmaanden: readonly string[],
  zaad: number,
): readonly Bericht[] {
  const kans = createKans(zaad);
  const berichten = new Map<string, Bericht>();
  const laatste = verderDan(zorgmaanden.at(-1) ?? '', 2);
  let nummer = 0;
  const berichtVan = (maand: string, gemeentecode: string, wet: Wet): Bericht => {
    const sleutel = `${maand} ${gemeentecode} ${wet}`;
    let bericht = berichten.get(sleutel);
    if (bericht === undefined) {
      const identificatie = `B${maand.replace('-', '').slice(2)}${gemeentecode}${wet === 'jw' ? 'J' : 'W'}`;
      bericht = { maand, gemeentecode, wet, identificatie, lijnen: [], beantwoord: kans() > 0.1 };
      berichten.set(sleutel, bericht);
    }
    return bericht;
  };
  const add = (maand: string, prestatie: Prestatie, credit: boolean): Lijn => {
    const bericht = berichtVan(maand, prestatie.gemeentecode, prestatie.wet);
    // A gemeente cannot refuse a credit.
    const oordeel = !credit && kans() < 0.15 ? 'afgewezen' : 'toegekend';
    const lijn: Lijn = { prestatie, lot: bericht.beantwoord ? oordeel : 'onbeantwoord' };
    bericht.lijnen.push(lijn);
    return lijn;
  };
  const later = (maand: string, aantal: number): string => {
    const gewenst = verderDan(maand, aantal);
    return gewenst > laatste ? laatste : gewenst;
  };
  const referentie = (): string => `L${String(++nummer).padStart(6, '0')}`;

  for (const maand of zorgmaanden)
    for (const [g, gemeentecode] of gemeenten.entries())
      for (const wet of g < 5 ? (['jw', 'wmo'] as const) : (['jw'] as const))
        for (let client = 0; client < 2; client++) {
          const inEuro = kans() < 0.4;
          const volume = inEuro ? 1000 + Math.floor(kans() * 90_000) : 1 + Math.floor(kans() * 40);
          const tarief = 4000 + Math.floor(kans() * 5000);
          const [begindatum, einddatum] = dagenVan(maand);
          const basis: Prestatie = {
            referentienummer: referentie(),
            gemeentecode,
            wet,
            bsn: testBsn(g * 2 + client),
            toewijzingnummer: 1000 + g * 10 + client,
            productcategorie: wet === 'jw' ? '45' : '02',
            productcode: `${wet === 'jw' ? '45' : '02'}A0${client + 3}`,
            productperiode: { begindatum, einddatum },
            volume,
            eenheid: inEuro ? '83' : '04',
            ...(inEuro ? {} : { tariefCenten: tarief }),
            bedragCenten: inEuro ? volume : volume * tarief,
            debetCredit: 'D',
            declaratiestand: 'ingediend',
          };
          const gedeclareerd = kans() < 0.2 ? later(maand, 1) : maand;
          const eerste = add(gedeclareerd, basis, false);
          if (eerste.lot === 'afgewezen' && kans() < 0.6) {
            if (gedeclareerd < laatste)
              add(later(gedeclareerd, 1), { ...basis, referentienummer: referentie() }, false);
          } else if (eerste.lot === 'toegekend' && kans() < 0.15 && gedeclareerd < laatste) {
            const herstel = later(gedeclareerd, 1);
            const credit = { debetCredit: 'C', vorigReferentienummer: basis.referentienummer } as const;
            add(herstel, { ...basis, ...credit, referentienummer: referentie() }, true);
            if (kans() < 0.5) {
              const anders = inEuro ? { volume: 500, bedragCenten: 500 } : { volume: 1, bedragCenten: tarief };
              add(herstel, { ...basis, ...anders, referentienummer: referentie() }, false);
            }
          }
        }
  return [...berichten.values()].sort((a, b) => (a.maand < b.maand ? -1 : a.maand > b.maand ? 1 : 0));
}

export interface Boeking {
  aantal: number;
  volume: number;
  saldoCenten: number;
}

/** Per gemeente, wet, product and eenheid: what became of the care of this year. */
export function ledger(berichten: readonly Bericht[], jaar: string): Readonly<Record<string, Record<string, Boeking>>> {
  const grootboek: Record<string, Record<string, Boeking>> = {};
  for (const { prestatie, lot } of berichten.flatMap(({ lijnen }) => lijnen)) {
    if (prestatie.productperiode.begindatum.slice(0, 4) !== jaar) continue;
    const { gemeentecode, wet, productcategorie, productcode, eenheid } = prestatie;
    const plek = [gemeentecode, wet, productcategorie, productcode, eenheid].join(' ');
    grootboek[plek] ??= {};
    const kolommen = prestatie.debetCredit === 'C' ? [lot, 'credit'] : [lot];
    for (const kolom of kolommen) {
      const boeking = grootboek[plek][kolom] ?? { aantal: 0, volume: 0, saldoCenten: 0 };
      grootboek[plek][kolom] = boeking;
      const teken = prestatie.debetCredit === 'C' ? -1 : 1;
      boeking.aantal += 1;
      boeking.volume += teken * prestatie.volume;
      boeking.saldoCenten += teken * prestatie.bedragCenten;
    }
  }
  return grootboek;
}
