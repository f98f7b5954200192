/** Versions of one verantwoording, and what the ontvangers got of them, for tests of corrections. */
import type { ZendingRij } from '../../src/domain/rijen.ts';
import type { Prestatie, Verantwoording } from '../../src/domain/verantwoording.ts';
import { answer } from '../../src/pipeline/answer.ts';
import { bestandSleutel } from '../../src/pipeline/sleutels-van-opslag.ts';
import { submit } from '../../src/pipeline/submit.ts';
import { readText } from '../../src/storage/bytes.ts';
import type { Gateway } from './gateway.ts';
import { type Bericht323, read323 } from './regelcontrole.ts';
import { AGBCODE, bytesVan, prestatiesVan, voorbeeldVerantwoording } from './verantwoording.ts';

/** The example without control totals, so that prestaties may be changed, left out and added. */
export function versie(
  kenmerk: string,
  anders: Partial<Verantwoording> & { readonly pas?: (prestaties: Prestatie[]) => readonly Prestatie[] } = {},
): Verantwoording {
  const { controletotaal: _c, declaraties: _d, ...voorbeeld } = voorbeeldVerantwoording();
  const { pas, ...rest } = anders;
  const prestaties = prestatiesVan(voorbeeld as Verantwoording);
  return { ...voorbeeld, kenmerk, prestaties: [...(pas?.(prestaties) ?? prestaties)], ...rest } as Verantwoording;
}

/** Changes one prestatie by its referentienummer. */
export const wijzig =
  (referentienummer: string, anders: Partial<Prestatie>) =>
  (prestaties: Prestatie[]): readonly Prestatie[] =>
    prestaties.map((p) => (p.referentienummer === referentienummer ? { ...p, ...anders } : p));

export const zonder =
  (...referentienummers: readonly string[]) =>
  (prestaties: Prestatie[]): readonly Prestatie[] =>
    prestaties.filter((p) => !referentienummers.includes(p.referentienummer));

/** Accepted and stored; nothing is converted yet. @returns the id */
export async function indienen(gateway: Gateway, verantwoording: Verantwoording): Promise<string> {
  const uitkomst = await submit(gateway.diensten, AGBCODE, bytesVan(verantwoording));
  if (uitkomst.soort !== 'aanvaard') throw new Error(JSON.stringify(uitkomst));
  return uitkomst.bewijs.id;
}

export async function verwerken(gateway: Gateway, verantwoording: Verantwoording): Promise<string> {
  const id = await indienen(gateway, verantwoording);
  await gateway.werkAf();
  return id;
}

export async function zendingVan(gateway: Gateway, verantwoordingId: string, formaat: string): Promise<ZendingRij> {
  const zendingen = await gateway.diensten.staat.zendingen.listZendingen(verantwoordingId);
  const gevonden = zendingen.filter((zending) => zending.formaat.naam === formaat);
  const [zending] = gevonden;
  if (zending === undefined || gevonden.length > 1) throw new Error(`${gevonden.length} zendingen in ${formaat}`);
  return zending;
}

/** The text of the files of a zending. */
export const tekstenVan = (gateway: Gateway, { id, verantwoordingId, bestanden }: ZendingRij): Promise<string[]> =>
  Promise.all(
    bestanden.map(async ({ volgnummer }) => {
      const bytes = await gateway.diensten.blobs.get(bestandSleutel(verantwoordingId, id, volgnummer));
      if (bytes === undefined) throw new Error('a file of a zending is not there');
      return readText(bytes);
    }),
  );

/** The 323 of a zending, held against the rules. */
export async function bericht323(gateway: Gateway, zending: ZendingRij): Promise<Bericht323> {
  const [xml = ''] = await tekstenVan(gateway, zending);
  const bericht = read323(xml, zending.formaat.naam === 'ijw323' ? '490' : '484');
  if (bericht.overtredingen.length > 0) throw new Error(bericht.overtredingen.join());
  return bericht;
}

/** `C op <vorige> -<centen>` and `D <referentie> <centen>`; numbers that were made here are shown as `*`. */
export const regelsVan323 = (bericht: Bericht323, eigen: RegExp = /^[JWN]\d/): readonly string[] =>
  bericht.regels
    .map(({ referentie, vorige, centen }) => {
      const toon = (nummer: string): string => (eigen.test(nummer) ? nummer : '*');
      return vorige === undefined ? `D ${toon(referentie)} ${centen}` : `C op ${toon(vorige)} ${centen}`;
    })
    .sort();

/** The ontvanger accepts everything but these. */
export async function beantwoord(
  gateway: Gateway,
  zending: ZendingRij,
  afgewezen: readonly string[] = [],
): Promise<void> {
  const uitkomst = await answer(gateway.diensten, zending.ontvanger.code, zending.id, {
    oordeel: afgewezen.length === 0 ? 'geaccepteerd' : 'deels-afgewezen',
    regels: afgewezen.map((referentienummer) => ({ referentienummer, retourcode: '9321' })),
  });
  if (uitkomst.soort !== 'verwerkt') throw new Error(JSON.stringify(uitkomst));
}
