/** A document and its file in one go: kept once, refused as a whole, and nothing left behind. */
import { env } from 'cloudflare:workers';
import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { MAXIMUM_DOCUMENTBYTES } from '../../src/domain/dossier.ts';
import { listGevraagd } from '../../src/pipeline/dossier.ts';
import { addDocumentbestand } from '../../src/pipeline/dossier-bestand.ts';
import { openDocumentinhoud } from '../../src/pipeline/dossier-inhoud.ts';
import type { Bindingen } from '../../src/services.ts';
import { readText, streamOf } from '../../src/storage/bytes.ts';
import { createGateway, type Gateway, laadRegister, maakLeeg } from '../helpers/gateway.ts';
import { AGBCODE } from '../helpers/verantwoording.ts';
import { versie, verwerken } from '../helpers/versies.ts';

const OPGAVE = {
  documentsoort: 'verklaring',
  soort: 'controleverklaring',
  geldigVanaf: '2026-01-01',
  bestandsnaam: 'verklaring.txt',
} as const;
const bytes = (tekst: string) => streamOf(new TextEncoder().encode(tekst));

let gateway: Gateway;
beforeEach(async () => {
  await maakLeeg();
  gateway = createGateway();
  await laadRegister(gateway.diensten);
});

const opslag = async () => {
  const { objects } = await (env as unknown as Bindingen).OPSLAG.list();
  return objects.map(({ key }) => key.split('/')[0]);
};

describe('a document with its file', () => {
  it('is kept with the hash of what came, once', async () => {
    const eerste = await addDocumentbestand(gateway.diensten, AGBCODE, OPGAVE, bytes('inhoud'));
    if (eerste.soort !== 'bewaard') throw new Error(JSON.stringify(eerste));
    const sha256 = createHash('sha256').update('inhoud').digest('hex');
    expect(eerste).toMatchObject({
      nieuw: true,
      document: { sha256, bytes: 6, mediatype: 'text/plain', virusscan: 'niet-gescand' },
    });
    expect(await readText(await openDocumentinhoud(gateway.diensten, eerste.document))).toBe('inhoud');
    expect(await addDocumentbestand(gateway.diensten, AGBCODE, OPGAVE, bytes('inhoud'))).toMatchObject({
      nieuw: false,
      document: { id: eerste.document.id },
    });
    expect(await opslag()).toEqual(['dossierdocumenten']);
  });

  it('leaves nothing behind when it is empty or too large', async () => {
    expect(await addDocumentbestand(gateway.diensten, AGBCODE, OPGAVE, bytes(''))).toEqual({ soort: 'leeg' });
    const groot = streamOf(new Uint8Array(MAXIMUM_DOCUMENTBYTES + 1));
    expect(await addDocumentbestand(gateway.diensten, AGBCODE, OPGAVE, groot)).toMatchObject({
      soort: 'geweigerd',
      bevindingen: [{ code: 'INVOER_TE_GROOT' }],
    });
    expect(await gateway.diensten.staat.dossier.listDossier(AGBCODE)).toEqual([]);
    expect(await opslag()).toEqual([]);
  });

  it('is asked by who asks it, until it is there', async () => {
    const gevraagd = async () => {
      const dossier = await gateway.diensten.staat.dossier.listDossier(AGBCODE);
      const soorten = await listGevraagd(gateway.diensten, AGBCODE, dossier);
      const een = soorten.find(({ soort }) => soort === 'controleverklaring');
      return een && { ontbreekt: een.ontbreektVoor.length > 0, aanwezig: een.aanwezigVoor.length > 0 };
    };
    expect(await gevraagd()).toBeUndefined();
    await verwerken(gateway, versie('V1'));
    expect(await gevraagd()).toEqual({ ontbreekt: true, aanwezig: false });
    await addDocumentbestand(gateway.diensten, AGBCODE, OPGAVE, bytes('inhoud'));
    expect(await gevraagd()).toEqual({ ontbreekt: false, aanwezig: true });
  });
});
