/** Everything that pages could show of persons, in one gateway: answered and unanswered, put ready, filled in, and in the dossier. */
import { unzipSync } from 'fflate';
import { controleer } from '../../src/pipeline/controle.ts';
import { addDocumentbestand } from '../../src/pipeline/dossier-bestand.ts';
import { beginIndiening, findIndiening, hasBestand, storeBestand } from '../../src/pipeline/indiening.ts';
import { saveInvulling } from '../../src/pipeline/invullen.ts';
import { verhuldBsn } from '../../src/text/notatie.ts';
import { begonnen } from './begonnen.ts';
import type { Gateway } from './gateway.ts';
import { AGBCODE, bytesVan, prestatiesVan, voorbeeldVerantwoording } from './verantwoording.ts';
import { beantwoord, versie, verwerken, zendingVan } from './versies.ts';

export const ONTVANGER = '0855';

export interface Wereld {
  /** Parameters of addresses, by their name. */
  readonly beantwoord: Plek;
  readonly open: Plek;
  readonly documentId: string;
}

export interface Plek {
  readonly verantwoordingId: string;
  readonly zendingId: string;
  readonly indieningId: string;
}

/** @param maker id of the lid that put things ready */
export async function maakWereld(gateway: Gateway, maker: string): Promise<Wereld> {
  const { diensten } = gateway;
  const ids: Plek[] = [];
  for (const [kenmerk, afgewezen] of [
    ['inzage-beantwoord', ['J2026040001']],
    ['inzage-open', undefined],
  ] as const) {
    const verantwoordingId = await verwerken(gateway, versie(kenmerk));
    const zending = await zendingVan(gateway, verantwoordingId, 'ijw323');
    if (afgewezen !== undefined) await beantwoord(gateway, zending, afgewezen);
    const indieningId = begonnen(await beginIndiening(diensten, AGBCODE, maker));
    await storeBestand(diensten, indieningId, bytesVan(versie(`klaar-${kenmerk}`)), {
      herkomst: 'bestand',
      bestandsnaam: 'mei.json',
      aanvulling: {},
    });
    const indiening = await findIndiening(diensten, AGBCODE, indieningId);
    if (indiening === undefined || !hasBestand(indiening)) throw new Error('nothing is put ready');
    await controleer(diensten, indiening);
    await saveInvulling(diensten, indieningId, {
      kenmerk,
      stadium: 'concept',
      periode: { begindatum: '2026-04-01', einddatum: '2026-04-30' },
      soorten: ['declaratie'],
      producten: [
        {
          gemeentecode: '0855',
          wet: 'jw',
          productcategorie: '45',
          productcode: '45A04',
          eenheid: '04',
          tariefCenten: 1,
        },
      ],
      regels: [
        {
          product: 0,
          bsn: '999900006',
          toewijzingnummer: 1,
          begindatum: '2026-04-01',
          einddatum: '2026-04-30',
          volume: 1,
        },
      ],
    });
    ids.push({ verantwoordingId, zendingId: zending.id, indieningId });
  }
  const document = await addDocumentbestand(
    diensten,
    AGBCODE,
    {
      documentsoort: 'bijlage',
      soort: 'overig',
      geldigVanaf: '2026-01-01',
      bestandsnaam: 'stuk.txt',
    },
    bytesVan('Over 999900006'),
  );
  if (document.soort !== 'bewaard') throw new Error(JSON.stringify(document));
  const [eerste, tweede] = ids;
  if (eerste === undefined || tweede === undefined) throw new Error('two were made');
  return { beantwoord: eerste, open: tweede, documentId: document.document.id };
}

const PERSONEN: readonly string[] = [
  ...new Set(
    prestatiesVan(voorbeeldVerantwoording()).flatMap(({ bsn, referentienummer }) => [
      bsn,
      verhuldBsn(bsn),
      referentienummer,
    ]),
  ),
];

/** Which of the persons of the fixture can be read in an answer; what is packed is unpacked first. */
export async function personenIn(antwoord: Response): Promise<readonly string[]> {
  const bytes = new Uint8Array(await antwoord.arrayBuffer());
  const delen = bytes[0] === 0x50 && bytes[1] === 0x4b ? Object.values(unzipSync(bytes)) : [bytes];
  const kop = JSON.stringify([...antwoord.headers]);
  const tekst = [kop, ...delen.map((deel) => new TextDecoder().decode(deel))].join('\n');
  return PERSONEN.filter((persoon) => tekst.includes(persoon));
}
