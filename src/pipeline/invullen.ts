/** Keeps what is being filled in beside the indiening it becomes, and makes the standard document of it. */
import { createHash } from 'node:crypto';
import { bedragVan, type Invulling } from '../domain/invulling.ts';
import type { Verantwoording } from '../domain/verantwoording.ts';
import { readText, streamOf } from '../storage/bytes.ts';
import { withKnownAanbieder } from './bekende-aanbieder.ts';
import type { Diensten } from './diensten.ts';
import { findIndiening, storeBestand, vandaagVan } from './indiening.ts';
import { indieningInvulling } from './sleutels-van-opslag.ts';

export interface OpenInvulling {
  readonly id: string;
  readonly invulling: Invulling;
  /** Of what it was when it was read: who changes it says on which state that is meant. */
  readonly stand: string;
}

const utf8 = (tekst: string): Uint8Array => new TextEncoder().encode(tekst);
const standVan = (tekst: string): string => createHash('sha256').update(tekst).digest('hex').slice(0, 16);

/** Undefined when there is none, or it is somebody else's, or it was submitted. */
export async function openInvulling(
  diensten: Pick<Diensten, 'staat' | 'blobs' | 'klok'>,
  agbcode: string,
  id: string,
): Promise<OpenInvulling | undefined> {
  const indiening = await findIndiening(diensten, agbcode, id);
  const bytes = indiening && (await diensten.blobs.get(indieningInvulling(id)));
  if (bytes === undefined) return undefined;
  const tekst = await readText(bytes);
  return { id, invulling: JSON.parse(tekst) as Invulling, stand: standVan(tekst) };
}

export async function saveInvulling(
  { blobs }: Pick<Diensten, 'blobs'>,
  id: string,
  invulling: Invulling,
): Promise<void> {
  await blobs.put(indieningInvulling(id), streamOf(utf8(JSON.stringify(invulling))));
}

/** The standard document; the same again for the same contents and day. */
export const toVerantwoording = (
  invulling: Invulling,
  aanbieder: Verantwoording['aanbieder'],
  dagtekening: string,
): Verantwoording => ({
  standaardversie: '1.0.0',
  kenmerk: invulling.kenmerk,
  ...(invulling.vervangt === undefined ? {} : { vervangt: invulling.vervangt }),
  stadium: invulling.stadium,
  dagtekening,
  periode: invulling.periode,
  soorten: [...invulling.soorten],
  aanbieder,
  prestaties: invulling.regels.flatMap((regel, nr) => {
    const product = invulling.producten[regel.product];
    if (product === undefined) return [];
    const { gemeentecode, wet, productcategorie, productcode, eenheid, tariefCenten } = product;
    return [
      {
        referentienummer: `${invulling.kenmerk.slice(0, 14)}-${String(nr + 1).padStart(4, '0')}`,
        gemeentecode,
        wet,
        bsn: regel.bsn,
        toewijzingnummer: regel.toewijzingnummer,
        productcategorie,
        productcode,
        productperiode: { begindatum: regel.begindatum, einddatum: regel.einddatum },
        volume: regel.volume,
        eenheid,
        tariefCenten,
        bedragCenten: bedragVan(invulling, regel),
        debetCredit: 'D',
        declaratiestand: 'ingediend',
      },
    ];
  }),
});

/** Makes the document and puts it ready, as a file would be. */
export async function readyInvulling(
  diensten: Diensten,
  aanbieder: { readonly agbcode: string; readonly naam: string },
  { id, invulling }: OpenInvulling,
): Promise<void> {
  const bekend = await withKnownAanbieder(diensten, aanbieder.agbcode, {});
  // What it said of itself before goes before the name it signed in under.
  const eigen = bekend.aanbieder?.naam === `AGB ${aanbieder.agbcode}` ? aanbieder : (bekend.aanbieder ?? aanbieder);
  const document = toVerantwoording(invulling, eigen, vandaagVan(diensten));
  await storeBestand(diensten, id, streamOf(utf8(JSON.stringify(document, undefined, 2))), {
    herkomst: 'ingevuld',
    bestandsnaam: invulling.kenmerk,
    aanvulling: {},
  });
}

/** Gemeenten that answer today, by name. */
export async function listGemeentekeuzes(
  diensten: Pick<Diensten, 'register' | 'klok'>,
): Promise<readonly { readonly code: string; readonly naam: string }[]> {
  const vandaag = vandaagVan(diensten);
  const { register } = await diensten.register.huidig();
  return register.gemeenten
    .filter(({ geldigVanaf, geldigTot }) => geldigVanaf <= vandaag && (geldigTot === undefined || vandaag <= geldigTot))
    .map(({ code, naam }) => ({ code, naam }))
    .sort((a, b) => a.naam.localeCompare(b.naam, 'nl'));
}
