/** A zending to deliver, with its files in memory. */
import { createHash } from 'node:crypto';
import type { Zendingbron } from '../../src/deliver/kanalen/kanaalwerk.ts';
import type { ZendingRij } from '../../src/domain/rijen.ts';
import type { BestandBewijs } from '../../src/domain/zending.ts';
import type { Genummerd } from '../../src/storage/ports.ts';

export const ZENDING: Genummerd = { zendingId: '0d9c6c3e-5c0d-4f5e-9a53-0a1f5b1c2d3e', nummer: 12 };

export type Inhoud = Readonly<Record<string, Uint8Array | string>>;

const TWEE: Inhoud = { 'wmo323.xml': '<a>é</a>', '../met spatie.csv': 'a;b\n' };

const bytesOf = (inhoud: Uint8Array | string): Uint8Array =>
  typeof inhoud === 'string' ? new TextEncoder().encode(inhoud) : inhoud;

export function maakRij(inhoud: Inhoud = TWEE): ZendingRij {
  return {
    id: ZENDING.zendingId,
    verantwoordingId: '11111111-5c0d-4f5e-9a53-0a1f5b1c2d3e',
    agbcode: '12345678',
    ontvanger: { soort: 'gemeente', code: '0855', naam: 'Tilburg' },
    soort: 'declaratie',
    aansluiting: { id: 'tilburg-wmo-declaratie', versie: '1.0.0' },
    formaat: { naam: 'iwmo323', versie: '1.0.0' },
    toestand: 'omgezet',
    doel: 'verantwoorden',
    versie: 1,
    geplandOp: '2026-05-06T09:00:00.000Z',
    omgezetOp: '2026-05-06T09:00:01.000Z',
    bestanden: Object.entries(inhoud).map(([bestandsnaam, tekst], index) => ({
      volgnummer: index + 1,
      bestandsnaam,
      mediatype: bestandsnaam.endsWith('.xml') ? 'application/xml' : 'text/csv; charset=windows-1252; header=present',
      bytes: bytesOf(tekst).length,
      sha256: createHash('sha256').update(bytesOf(tekst)).digest('hex'),
    })),
  };
}

/** Told of each file that is opened, and of each that is closed again. */
export type Bronwacht = (wat: 'open' | 'dicht', bestandsnaam: string) => void;

export function maakBron(inhoud: Inhoud = TWEE, wacht: Bronwacht = () => undefined): Zendingbron {
  const rij = maakRij(inhoud);
  const open = async ({ bestandsnaam }: Pick<BestandBewijs, 'bestandsnaam'>) => {
    wacht('open', bestandsnaam);
    const bytes = bytesOf(inhoud[bestandsnaam] ?? '');
    return (async function* () {
      try {
        for (let van = 0; van < bytes.length; van += 65_536) yield bytes.subarray(van, van + 65_536);
      } finally {
        wacht('dicht', bestandsnaam);
      }
    })();
  };
  return {
    findAll: async (zendingen) => new Map(zendingen.map(({ zendingId, nummer }) => [zendingId, { rij, nummer, open }])),
  };
}
