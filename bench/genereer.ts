/**
 * Writes a large verantwoording that keeps every rule, the same one every time: `node bench/genereer.ts --prestaties 100000
 * --gemeenten 100 > verantwoording.json`. Regels of all gemeenten and both wetten are mixed, as they leave the books of an aanbieder.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Kop, Prestatie, Wet } from '../src/domain/verantwoording.ts';
import { saldoCenten, WETTEN } from '../src/domain/verantwoording.ts';
import { testBsn } from '../tests/helpers/bsn.ts';
import { connectedGemeenten } from './gemeenten.ts';

export interface Omvang {
  readonly prestaties: number;
  readonly gemeentecodes: readonly string[];
  /** Makes another submission out of the same prestaties. */
  readonly kenmerk?: string;
  /** `AGBCODE` when absent. */
  readonly agbcode?: string;
}

export const AGBCODE = '98000123';
/** In the past, so that which versions of which formaten are in force does not change any more. */
const PERIODE = { begindatum: '2025-04-01', einddatum: '2025-04-30' };
const DAGTEKENING = '2025-05-06';
/** Another year: a yearly report leaves it out. */
const EERDER = { begindatum: '2024-12-01', einddatum: '2024-12-31' };
const STUK_TEKENS = 64 * 1024;

const PRODUCTEN: Readonly<Record<Wet, readonly (readonly [categorie: string, code: string])[]>> = {
  wmo: [
    ['01', '01A03'],
    ['01', '01A04'],
    ['02', '02A05'],
    ['02', '02A11'],
    ['07', '07A01'],
    ['07', '07A09'],
    ['08', '08A03'],
    ['10', '10A02'],
  ],
  jw: [
    ['41', '41A12'],
    ['43', '43A07'],
    ['45', '45A48'],
    ['45', '45A53'],
    ['46', '46B01'],
    ['50', '50A01'],
    ['50', '50A02'],
    ['54', '54001'],
  ],
};

/** A 32-bit mix (murmur3 finaliser): every regel follows from its number alone, so the file can be made twice without keeping it. */
function mix(getal: number): number {
  let hash = Math.imul(getal ^ (getal >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

const pick = <Item>(items: readonly Item[], getal: number): Item => {
  const item = items[getal % items.length];
  if (item === undefined) throw new RangeError('nothing to pick from');
  return item;
};

type Bedrag = Pick<Prestatie, 'volume' | 'eenheid' | 'bedragCenten'> & {
  tariefCenten?: number;
  uurtariefCenten?: number;
};

function bedragOf(toeval: number): Bedrag {
  const volume = 1 + (toeval % 60);
  const tariefCenten = 1_250 + (mix(toeval) % 9_000);
  switch (toeval % 10) {
    case 0: {
      const uurtariefCenten = tariefCenten;
      const minuten = volume * 15;
      return {
        volume: minuten,
        eenheid: '01',
        tariefCenten: Math.floor((2 * uurtariefCenten + 60) / 120),
        uurtariefCenten,
        bedragCenten: Math.floor((2 * uurtariefCenten * minuten + 60) / 120),
      };
    }
    case 1:
      return { volume: tariefCenten * volume, eenheid: '83', bedragCenten: tariefCenten * volume };
    case 2:
      return { volume, eenheid: '14', tariefCenten, bedragCenten: volume * tariefCenten };
    case 3:
      return { volume, eenheid: '16', tariefCenten, bedragCenten: volume * tariefCenten };
    case 4:
      return { volume: 1, eenheid: '82', tariefCenten, bedragCenten: tariefCenten };
    default:
      return { volume, eenheid: '04', tariefCenten, bedragCenten: volume * tariefCenten };
  }
}

/** Regel `nr`. In a hundred: two credits over December, three accepted earlier (no 323), two taakgericht (no 323). */
export function prestatie(nr: number, gemeentecodes: readonly string[]): Prestatie {
  const toeval = mix(nr + 1);
  const keuze = mix(nr ^ 0x5bd1e995);
  const wet = pick(WETTEN, keuze >>> 3);
  const [productcategorie, productcode] = pick(PRODUCTEN[wet], keuze >>> 7);
  const soort = toeval % 100;
  const credit = soort < 2;
  const nummer = String(nr).padStart(9, '0');
  return {
    referentienummer: `R${nummer}`,
    ...(credit ? { vorigReferentienummer: `M${nummer}` } : {}),
    gemeentecode: pick(gemeentecodes, toeval >>> 5),
    wet,
    bsn: testBsn(keuze >>> 11),
    toewijzingnummer: 100_000 + nr,
    productcategorie,
    productcode,
    productperiode: credit ? EERDER : PERIODE,
    ...bedragOf(keuze >>> 2),
    debetCredit: credit ? 'C' : 'D',
    declaratiestand: soort >= 2 && soort < 5 ? 'toegekend' : 'ingediend',
    uitvoeringsvariant: soort >= 5 && soort < 7 ? 'taakgericht' : 'inspanningsgericht',
  };
}

interface Telling {
  ingediend: number;
  ingediendCenten: number;
}

const teken = (centen: number): 'D' | 'C' => (centen < 0 ? 'C' : 'D');

/** The kop with the totals that belong to the prestaties. */
export function kopOf(omvang: Omvang): Kop {
  const perDeel = new Map<string, Telling>();
  let totaal = 0;
  for (let nr = 0; nr < omvang.prestaties; nr++) {
    const { gemeentecode, wet, bedragCenten, debetCredit, declaratiestand } = prestatie(nr, omvang.gemeentecodes);
    const saldo = saldoCenten(bedragCenten, debetCredit);
    totaal += saldo;
    if (declaratiestand !== 'ingediend') continue;
    const sleutel = `${gemeentecode} ${wet}`;
    const telling = perDeel.get(sleutel) ?? { ingediend: 0, ingediendCenten: 0 };
    telling.ingediend++;
    telling.ingediendCenten += saldo;
    perDeel.set(sleutel, telling);
  }
  const declaraties = [...perDeel.entries()].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    standaardversie: '1.0.0',
    kenmerk: omvang.kenmerk ?? `bench-${omvang.prestaties}-${omvang.gemeentecodes.length}`,
    stadium: 'definitief',
    dagtekening: DAGTEKENING,
    periode: PERIODE,
    soorten: ['declaratie', 'productieverantwoording'],
    aanbieder: { agbcode: omvang.agbcode ?? AGBCODE, kvkNummer: '12345678', naam: 'Zorg & Co "De Brug"; Voorbeeld' },
    controletotaal: { aantalPrestaties: omvang.prestaties, totaalCenten: Math.abs(totaal), debetCredit: teken(totaal) },
    declaraties: declaraties.map(([sleutel, { ingediendCenten }], volgorde) => ({
      gemeentecode: sleutel.slice(0, 4),
      wet: sleutel.endsWith('wmo') ? ('wmo' as const) : ('jw' as const),
      berichtidentificatie: `B${volgorde + 1}`,
      declaratienummer: `DN${volgorde + 1}`,
      totaalCenten: Math.abs(ingediendCenten),
      debetCredit: teken(ingediendCenten),
    })),
    gegevensAanbieder: { omzet: WETTEN.map((wet) => ({ wet, omzetCenten: Math.abs(totaal) })) },
    verklaringen: WETTEN.map((wet) => ({
      verklaringsoort: 'controleverklaring' as const,
      wet,
      ondertekendOpDatum: DAGTEKENING,
      bestandsnaam: `controleverklaring-${wet}.pdf`,
      mediatype: 'application/pdf',
      sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    })),
  };
}

/** The whole file, in pieces of about 64 thousand characters. */
export function* generate(omvang: Omvang): Generator<string> {
  const { prestaties, gemeentecodes } = omvang;
  let stuk = `${JSON.stringify(kopOf(omvang)).slice(0, -1)},"prestaties":[\n`;
  for (let nr = 0; nr < prestaties; nr++) {
    stuk += `${nr === 0 ? '' : ',\n'}${JSON.stringify(prestatie(nr, gemeentecodes))}`;
    if (stuk.length < STUK_TEKENS) continue;
    yield stuk;
    stuk = '';
  }
  yield `${stuk}\n]}\n`;
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: { prestaties: { type: 'string', default: '100000' }, gemeenten: { type: 'string', default: '100' } },
  });
  const gemeentecodes = await connectedGemeenten(
    path.resolve(import.meta.dirname, '../register'),
    Number(values.gemeenten),
  );
  for (const stuk of generate({ prestaties: Number(values.prestaties), gemeentecodes })) {
    if (!process.stdout.write(stuk)) await new Promise((resolve) => process.stdout.once('drain', resolve));
  }
}
