import { zipSync } from 'fflate';
import ijw323 from '../../register/formaten/ijw323/3.2.0/formaat.json';
import type { Formaat } from '../../src/domain/formaat.ts';
import type { Kop, Prestatie } from '../../src/domain/verantwoording.ts';
import { columnsOfBlad, INVULBLADEN } from '../../src/standaard/bladen.ts';
import { omzet } from '../convert/bouw.ts';
import { utf8 } from './bouw.ts';
import { describeInvoerkind, describeTekensets, type Invoerkind } from './invoerdeel-cases.ts';
import { vul } from './sjabloon/invulsjabloon.ts';

/** Puts text in the middle of the bytes. */
const insert =
  (wat: string) =>
  (bytes: Uint8Array): Uint8Array => {
    const midden = Math.floor(bytes.length / 2);
    return Uint8Array.from([...bytes.subarray(0, midden), ...utf8(wat), ...bytes.subarray(midden)]);
  };

const json: Invoerkind = {
  naam: 'JSON',
  maak: (kop, prestaties) => utf8(JSON.stringify({ ...kop, prestaties })),
  beside: 'niets',
  breek: insert('}"'),
  tekensets: [],
};

const ndjson: Invoerkind = {
  naam: 'NDJSON',
  maak: (kop, prestaties) =>
    utf8([{ kop }, ...prestaties.map((prestatie) => ({ prestatie }))].map((een) => JSON.stringify(een)).join('\n')),
  beside: 'niets',
  breek: insert('}"'),
  tekensets: [],
};

function csvTekst(prestaties: readonly Prestatie[]): string {
  const blad = INVULBLADEN.find(({ naam }) => naam === 'Prestaties');
  // The last column is one that must be filled in, so that a row that is cut off is seen.
  const kolommen =
    blad === undefined ? [] : columnsOfBlad(blad).filter(({ verplicht, soort }) => verplicht || soort === 'euro');
  const cel = (regel: Prestatie, pad: readonly (string | number)[], soort: string): string => {
    const waarde = pad.reduce<unknown>((bron, deel) => (bron as Record<string, unknown> | undefined)?.[deel], regel);
    if (waarde === undefined) return '';
    return soort === 'euro' ? (Number(waarde) / 100).toFixed(2).replace('.', ',') : String(waarde);
  };
  return [
    kolommen.map(({ kop }) => kop).join(';'),
    ...prestaties.map((regel) => kolommen.map(({ pad, soort }) => cel(regel, pad, soort)).join(';')),
  ].join('\r\n');
}

const csv: Invoerkind = {
  naam: 'CSV',
  maak: (_kop, prestaties) => utf8(csvTekst(prestaties)),
  beside: 'alles',
  breek: insert(';"\n'),
  tekensets: ['utf-16le', 'windows-1252'],
};

async function xml(kop: Kop, prestaties: readonly Prestatie[]): Promise<Uint8Array> {
  const { bestanden } = await omzet(ijw323 as unknown as Formaat, prestaties, { kop });
  const [tekst, ...meer] = bestanden.values();
  if (tekst === undefined || meer.length > 0) throw new Error('not one message');
  return utf8(tekst);
}

const bericht: Invoerkind = {
  naam: 'JW323',
  maak: xml,
  beside: 'alles',
  breek: insert('<x/>'),
  tekensets: [],
};

/** One byte of the packed content is another: the check sum tells. */
function flip(bytes: Uint8Array): Uint8Array {
  const anders = bytes.slice();
  const midden = Math.floor(bytes.length / 2);
  anders[midden] = (anders[midden] ?? 0) ^ 0xff;
  return anders;
}

const bundel: Invoerkind = {
  naam: 'a zip with a JW323',
  maak: async (kop, prestaties) => zipSync({ 'map/jw323.xml': await xml(kop, prestaties) }),
  beside: 'alles',
  breek: flip,
  tekensets: [],
};

const sjabloon: Invoerkind = {
  naam: 'the invulsjabloon',
  maak: (kop, prestaties) => vul({ ...kop, prestaties: [...prestaties] }),
  beside: 'niets',
  breek: flip,
  tekensets: [],
};

for (const kind of [json, ndjson, csv, bericht, bundel, sjabloon]) describeInvoerkind(kind);
for (const kind of [json, ndjson, csv, bericht]) describeTekensets(kind);
