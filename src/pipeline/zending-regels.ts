/** Which regels a zending is about, in the order in which its files name them. The one place that knows. */
import { createRegelfilter } from '../convert/index.ts';
import type { Sleutelveld } from '../domain/antwoordformaat.ts';
import { type DeelSleutel, deelNaam } from '../domain/deel.ts';
import type { InvoerRegel } from '../domain/output.ts';
import type { ZendingRij } from '../domain/rijen.ts';
import { omzetInvoer } from './convert-one.ts';
import type { Diensten } from './diensten.ts';
import type { RegisterBeeld } from './register-bron.ts';
import { loadZendingDossier } from './zending-dossier.ts';

export interface Zendingregel {
  readonly lijst: 'prestaties' | 'trajecten';
  /** Place in that list of the submission. */
  readonly nr: number;
  readonly referentienummer: string;
  readonly deel: DeelSleutel;
  /** What an answer can name it by. */
  readonly kenmerken: Readonly<Partial<Record<Sleutelveld, string>>>;
  /** Why the formaat leaves it out; absent when it went along. */
  readonly andersReden?: string;
}

/** One regel as the standard has it, with why the formaat leaves it out. */
export interface Gelopenregel {
  readonly regel: InvoerRegel;
  readonly deel: DeelSleutel;
  readonly andersReden?: string;
}

/** By gemeentecode, wet, bsn and place, as conversion writes them. */
export async function* walkRegels(
  diensten: Pick<Diensten, 'blobs' | 'staat'>,
  zending: ZendingRij,
  beeld: RegisterBeeld,
): AsyncGenerator<readonly Gelopenregel[]> {
  const [{ dossier, map }, eigenDelen] = await Promise.all([
    loadZendingDossier(diensten.blobs, zending),
    diensten.staat.zendingen.listDelenVanZending(zending.id),
  ]);
  // The delen of a correction are those of its own lines: a deel that is gone can still be credited.
  const delen = zending.correctie === undefined ? eigenDelen : dossier.inhoud.delen;
  const opVolgorde = delen.toSorted((een, ander) => (deelNaam(een) < deelNaam(ander) ? -1 : 1));
  const gecompileerd = beeld.compiled(zending.formaat.naam, zending.formaat.versie);
  const invoer = omzetInvoer({ ...zending, delen: opVolgorde }, dossier, beeld, diensten.blobs, map);
  const filter = createRegelfilter(gecompileerd, invoer);
  for (const [deel, stroom] of invoer.delen.entries())
    for await (const regels of stroom.open())
      yield regels.map((regel) => {
        const andersReden = filter(deel, regel);
        return { regel, deel: stroom.sleutel, ...(andersReden === undefined ? {} : { andersReden }) };
      });
}

export async function* regelsVanZending(
  diensten: Pick<Diensten, 'blobs' | 'staat'>,
  zending: ZendingRij,
  beeld: RegisterBeeld,
): AsyncGenerator<readonly Zendingregel[]> {
  for await (const regels of walkRegels(diensten, zending, beeld)) yield regels.map(toZendingregel);
}

const toZendingregel = ({ regel, ...rest }: Gelopenregel): Zendingregel => ({
  lijst: 'prestatie' in regel ? 'prestaties' : 'trajecten',
  nr: regel.nr,
  referentienummer: ('prestatie' in regel ? regel.prestatie : regel.traject).referentienummer,
  kenmerken: kenmerkenVan(regel),
  ...rest,
});

const kenmerkenVan = (regel: InvoerRegel): Zendingregel['kenmerken'] =>
  'prestatie' in regel ? regel.prestatie : regel.traject;
