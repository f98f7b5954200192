/** Where the bytes of a verantwoording and of its zendingen lie. Keys hold ids only. */

export const ontvangstMap = (verantwoordingId: string): string => `verantwoordingen/${verantwoordingId}`;
export const inhoudSleutel = (verantwoordingId: string): string => `${ontvangstMap(verantwoordingId)}/ingediend.json`;
export const kopSleutel = (verantwoordingId: string): string => `${ontvangstMap(verantwoordingId)}/kop.json`;
export const delenMap = (verantwoordingId: string): string => `${ontvangstMap(verantwoordingId)}/delen`;
export const bestandSleutel = (verantwoordingId: string, zendingId: string, volgnummer: number): string =>
  `${ontvangstMap(verantwoordingId)}/zendingen/${zendingId}/${volgnummer}`;
/** Examples lie under what they are: the same one stored twice is one object. */
export const voorbeeldSleutel = (sha256: string): string => `formaatvoorbeelden/${sha256}.json`;
