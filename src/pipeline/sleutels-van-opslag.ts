/** Where the bytes of a verantwoording and of its zendingen lie. Keys hold ids only. */

/** Of each first part of a key: whether what lies there may hold data of persons. A key is of a map: its first part and an id. */
const MAPPEN: Readonly<Record<string, 'versleuteld' | 'open'>> = {
  verantwoordingen: 'versleuteld',
  uploads: 'versleuteld',
  indieningen: 'versleuteld',
  dossierdocumenten: 'versleuteld',
  // Test data, shown to whoever looks at the formaat.
  formaatvoorbeelden: 'open',
  // Keyed hashes: nobody reads a BSN out of them without the key, and they stay when what they are about is destroyed.
  betrokkenen: 'open',
};

/** The map that is encrypted with a key of its own and holds this key of a blob; undefined for what is nobody's secret. */
export function versleuteldeMap(sleutel: string): string | undefined {
  const [eerste = '', id = ''] = sleutel.split('/');
  const hoe = MAPPEN[eerste];
  if (hoe === undefined || id === '') throw new Error(`nobody said whether ${eerste} holds data of persons`);
  return hoe === 'open' ? undefined : `${eerste}/${id}`;
}

export const ontvangstMap = (verantwoordingId: string): string => `verantwoordingen/${verantwoordingId}`;
export const inhoudSleutel = (verantwoordingId: string): string => `${ontvangstMap(verantwoordingId)}/ingediend.json`;
/** What was submitted when it is not the standard document itself: a workbook, messages, a bundle. */
export const bronSleutel = (verantwoordingId: string): string => `${ontvangstMap(verantwoordingId)}/bron`;
export const kopSleutel = (verantwoordingId: string): string => `${ontvangstMap(verantwoordingId)}/kop.json`;
export const delenMap = (verantwoordingId: string): string => `${ontvangstMap(verantwoordingId)}/delen`;
/** Who is in it, as keyed hashes. Lies beside what it is about, because it stays when that is destroyed. */
export const betrokkenenMap = (lijstId: string): string => `betrokkenen/${lijstId}`;
export const zendingMap = (verantwoordingId: string, zendingId: string): string =>
  `${ontvangstMap(verantwoordingId)}/zendingen/${zendingId}`;
export const bestandSleutel = (verantwoordingId: string, zendingId: string, volgnummer: number): string =>
  `${zendingMap(verantwoordingId, zendingId)}/${volgnummer}`;
/** What an ontvanger and an aanbieder wrote each other about a zending; it goes with the zending. */
export const vraagSleutel = (verantwoordingId: string, zendingId: string, berichtId: string): string =>
  `${zendingMap(verantwoordingId, zendingId)}/vragen/${berichtId}`;
/** Examples lie under what they are: the same one stored twice is one object. */
export const voorbeeldSleutel = (sha256: string): string => `formaatvoorbeelden/${sha256}.json`;
/** A file that is sent in parts; all of it is swept together. */
export const uploadMap = (uploadId: string): string => `uploads/${uploadId}`;
export const uploaddeelSleutel = (uploadId: string, nummer: number, sha256: string): string =>
  `${uploadMap(uploadId)}/${nummer}-${sha256}`;
/** What an aanbieder put ready on the pages; all of it is swept together. */
export const indieningMap = (indieningId: string): string => `indieningen/${indieningId}`;
export const indieningBestand = (indieningId: string): string => `${indieningMap(indieningId)}/bestand`;
/** What is known of that file, and what stands beside it. */
export const indieningGegevens = (indieningId: string): string => `${indieningMap(indieningId)}/gegevens.json`;
/** A form that is being filled in. */
export const indieningInvulling = (indieningId: string): string => `${indieningMap(indieningId)}/invulling.json`;
/** The outcome of the last check; its long lists lie under the id of the check. */
export const indieningControle = (indieningId: string): string => `${indieningMap(indieningId)}/controle.json`;
export const controlestukken = (indieningId: string, controleId: string): string =>
  `${indieningMap(indieningId)}/controle-${controleId}`;
/** What a document of the dossier holds; its name and its aanbieder stand in the database. */
export const documentSleutel = (documentId: string): string => `dossierdocumenten/${documentId}`;
/** An answer lies where submissions do, under an id of its own: the sweep of what was broken off then finds it as well. */
export const retourSleutel = (retourId: string): string => `${ontvangstMap(retourId)}/retourbericht`;
/** What an answer says of each regel, one JSON object per line. */
export const uitslagSleutel = (retourId: string): string => `${ontvangstMap(retourId)}/uitslag.ndjson`;
/** A correction in credit and debet lines has a kop and delen of its own; kept as what its files are made from. */
export const correctieMap = (verantwoordingId: string, zendingId: string): string =>
  `${zendingMap(verantwoordingId, zendingId)}/correctie`;
