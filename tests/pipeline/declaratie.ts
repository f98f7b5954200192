/** A declaration to one gemeente that went all the way, so that a test can answer it. */
import type { Prestatie } from '../../src/domain/verantwoording.ts';
import type { Registerinvoer } from '../../src/pipeline/registration.ts';
import { bestandSleutel } from '../../src/pipeline/sleutels-van-opslag.ts';
import { submit } from '../../src/pipeline/submit.ts';
import { readText } from '../../src/storage/bytes.ts';
import { testBsn } from '../helpers/bsn.ts';
import { type Gateway, STARTREGISTER } from '../helpers/gateway.ts';
import { type Gelezen323, knip323 } from '../helpers/retour325.ts';
import { AGBCODE, bytesVan, prestatiesVan, voorbeeldVerantwoording } from '../helpers/verantwoording.ts';

export const GEMEENTE = '0855';

/** The starter register with a JW323 that leaves in several messages of at most so many regels. */
export const registerMetBerichtenVan = (regels: number): readonly Registerinvoer[] =>
  STARTREGISTER.map((invoer) => {
    const inhoud = Object(invoer.inhoud);
    if (invoer.documentsoort !== 'formaat' || inhoud.naam !== 'ijw323') return invoer;
    const [bestand] = inhoud.bestanden;
    return { ...invoer, inhoud: { ...inhoud, bestanden: [{ ...bestand, splitsing: { maximaleRegels: regels } }] } };
  });

/** Referentienummers are `kenmerkC<client>R<nr>`. */
function verantwoording(kenmerk: string, aantallen: readonly number[]) {
  const [voorbeeld] = prestatiesVan(voorbeeldVerantwoording()).filter(({ wet }) => wet === 'jw');
  if (voorbeeld === undefined) throw new Error('no example under the Jeugdwet');
  const { tariefCenten: _tarief, ...basis } = voorbeeld;
  const prestaties = aantallen.flatMap((aantal, client) =>
    Array.from(
      { length: aantal },
      (_, nr): Prestatie => ({
        ...basis,
        bsn: testBsn(client),
        referentienummer: `${kenmerk}C${client}R${nr}`,
        toewijzingnummer: 1000 + client * 100 + nr,
        bedragCenten: 5000 + client * 10 + nr,
        volume: 5000 + client * 10 + nr,
        eenheid: '83',
      }),
    ),
  );
  const {
    controletotaal: _totaal,
    declaraties: _nummers,
    ...rest
  } = voorbeeldVerantwoording({
    kenmerk,
    soorten: ['declaratie'],
    // Mixed, so that a place in the submission is not a place in a file.
    prestaties: prestaties.toSorted((a, b) => (a.toewijzingnummer % 7) - (b.toewijzingnummer % 7)),
  });
  return rest;
}

export interface Verstuurd {
  readonly id: string;
  readonly zendingId: string;
  readonly prestaties: readonly Prestatie[];
  readonly berichten: readonly Gelezen323[];
}

/** @param aantallen how many prestaties each client has */
export async function verstuur(gateway: Gateway, kenmerk: string, aantallen: readonly number[]): Promise<Verstuurd> {
  const inhoud = verantwoording(kenmerk, aantallen);
  const uitkomst = await submit(gateway.diensten, AGBCODE, bytesVan(inhoud));
  if (uitkomst.soort !== 'aanvaard') throw new Error(JSON.stringify(uitkomst));
  await gateway.werkAf();
  const { id } = uitkomst.bewijs;
  const zending = (await gateway.diensten.staat.zendingen.listZendingen(id)).find(
    ({ ontvanger, formaat }) => ontvanger.code === GEMEENTE && formaat.naam === 'ijw323',
  );
  if (zending?.toestand !== 'bezorgd')
    throw new Error(JSON.stringify(await gateway.diensten.staat.bevindingen.listBevindingen(id, { aantal: 5 })));
  const berichten = await Promise.all(
    zending.bestanden.map(async ({ volgnummer }) => {
      const stroom = await gateway.diensten.blobs.get(bestandSleutel(id, zending.id, volgnummer));
      return knip323(stroom === undefined ? '' : await readText(stroom));
    }),
  );
  return { id, zendingId: zending.id, prestaties: inhoud.prestaties ?? [], berichten };
}
