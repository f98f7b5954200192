/** A dossier with a scanner, and the same without one. */
import { env } from 'cloudflare:workers';
import { createHash } from 'node:crypto';
import type { Dossierdocument } from '../../src/domain/dossier.ts';
import { addToDossier } from '../../src/pipeline/dossier.ts';
import { type Inhouduitkomst, storeDocumentinhoud } from '../../src/pipeline/dossier-inhoud.ts';
import { listAlarmen, listMetrieken } from '../../src/pipeline/toezicht.ts';
import type { Bindingen } from '../../src/services.ts';
import { streamOf } from '../../src/storage/bytes.ts';
import { createGateway, type Gateway } from '../helpers/gateway.ts';
import { createTestscanner, type Testscanner } from '../helpers/scanner.ts';
import { AGBCODE } from '../helpers/verantwoording.ts';

export const MINUUT = 60_000;
const BEGIN = '2026-05-06T10:00:00.000Z';

export const bytes = (inhoud: string) => streamOf(new TextEncoder().encode(inhoud));
export const hash = (inhoud: string): string => createHash('sha256').update(inhoud).digest('hex');
export const objecten = async (): Promise<readonly string[]> =>
  (await (env as unknown as Bindingen).OPSLAG.list()).objects.map(({ key }) => key);

export interface Scanproef {
  readonly scanner: Testscanner;
  readonly gateway: Gateway;
  /** The same database; this one has no scanner. */
  readonly zonder: Gateway;
  registreer(inhoud: string, anders?: Partial<Dossierdocument>): Promise<string>;
  stuur(id: string, inhoud: string, bij?: Gateway): Promise<Inhouduitkomst>;
  /** Both. @returns its id */
  zet(inhoud: string, bij?: Gateway): Promise<string>;
  toon(id: string): Promise<Dossierdocument>;
  stand(id: string): Promise<Dossierdocument['virusscan']>;
  /** Kind, how urgent, how many. */
  alarmen(bij?: Gateway): Promise<readonly (readonly [string, string, number])[]>;
  metriek(naam: string): Promise<number | undefined>;
}

export function createScanproef(): Scanproef {
  const scanner = createTestscanner();
  const gateway = createGateway(BEGIN, { virusscanner: scanner });
  const proef: Scanproef = {
    scanner,
    gateway,
    zonder: createGateway(BEGIN),
    async registreer(inhoud, anders = {}) {
      const gezet = await addToDossier(gateway.diensten, AGBCODE, {
        documentsoort: 'verklaring',
        soort: 'controleverklaring',
        geldigVanaf: '2026-01-01',
        bestandsnaam: 'verklaring.txt',
        mediatype: 'text/plain',
        sha256: hash(inhoud),
        ...anders,
      } as Parameters<typeof addToDossier>[2]);
      if (gezet.soort !== 'bewaard') throw new Error(JSON.stringify(gezet));
      return gezet.document.id;
    },
    stuur: (id, inhoud, bij = gateway) => storeDocumentinhoud(bij.diensten, AGBCODE, id, bytes(inhoud)),
    async zet(inhoud, bij = gateway) {
      const id = await proef.registreer(inhoud);
      await proef.stuur(id, inhoud, bij);
      return id;
    },
    async toon(id) {
      const document = await gateway.diensten.staat.dossier.findDossierdocument(AGBCODE, id);
      if (document === undefined) throw new Error('it is not there');
      return document;
    },
    stand: async (id) => (await proef.toon(id)).virusscan,
    alarmen: async (bij = gateway) =>
      (await listAlarmen(bij.diensten)).map(({ soort, ernst, aantal }) => [soort, ernst, aantal] as const),
    metriek: async (naam) =>
      (await listMetrieken(gateway.diensten)).find((een) => een.naam === naam)?.waarden[0]?.waarde,
  };
  return proef;
}
