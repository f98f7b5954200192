/** No document leaves before it was looked at, and what is infected is gone. */
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { listGevraagd } from '../../src/pipeline/dossier.ts';
import { addDocumentbestand } from '../../src/pipeline/dossier-bestand.ts';
import {
  isOpTeHalen,
  listDocumentenVan,
  openDocumentinhoud,
  withdrawFromDossier,
} from '../../src/pipeline/dossier-inhoud.ts';
import { documentSleutel } from '../../src/pipeline/sleutels-van-opslag.ts';
import { scanWachtende } from '../../src/pipeline/virusscan.ts';
import type { Bindingen } from '../../src/services.ts';
import { readText } from '../../src/storage/bytes.ts';
import { EICAR } from '../helpers/eicar.ts';
import { laadRegister, maakLeeg } from '../helpers/gateway.ts';
import { AGBCODE } from '../helpers/verantwoording.ts';
import { versie, verwerken } from '../helpers/versies.ts';
import { bytes, createScanproef, hash, MINUUT, objecten, type Scanproef } from './virusscan.ts';

const { DB } = env as unknown as Bindingen;

let alarmen: Scanproef['alarmen'];
let gateway: Scanproef['gateway'];
let metriek: Scanproef['metriek'];
let registreer: Scanproef['registreer'];
let scanner: Scanproef['scanner'];
let stand: Scanproef['stand'];
let stuur: Scanproef['stuur'];
let toon: Scanproef['toon'];
let zet: Scanproef['zet'];
let zonder: Scanproef['zonder'];
beforeEach(async () => {
  await maakLeeg();
  ({ alarmen, gateway, metriek, registreer, scanner, stand, stuur, toon, zet, zonder } = createScanproef());
});

describe('content that comes in', () => {
  it('is kept, looked at, and may leave when nothing was found', async () => {
    const id = await registreer('schoon');
    expect(await stuur(id, 'schoon')).toMatchObject({
      soort: 'bewaard',
      document: { id, bytes: 6, virusscan: 'schoon' },
    });
    expect(await readText(await openDocumentinhoud(gateway.diensten, await toon(id)))).toBe('schoon');
    expect(await alarmen()).toEqual([]);
    // Asked once: the same again changes nothing.
    await stuur(id, 'schoon');
    expect([scanner.gevraagd, await stand(id)]).toEqual([1, 'schoon']);
  });

  it('that is infected is refused, and nothing is left of it but that', async () => {
    const id = await registreer(EICAR);
    const geweigerd = {
      soort: 'geweigerd',
      bevindingen: [{ code: 'DOCUMENT_BESMET', parameters: { virus: 'Eicar-Test-Signature' } }],
    };
    expect(await stuur(id, EICAR)).toMatchObject(geweigerd);
    expect(await toon(id)).toMatchObject({ virusscan: 'besmet', virus: 'Eicar-Test-Signature' });
    expect((await toon(id)).bytes).toBeUndefined();
    expect(await objecten()).toEqual([]);
    for (const tabel of ['mapsleutels', 'te_wissen_mappen'])
      expect(await DB.prepare(`SELECT count(*) AS n FROM ${tabel}`).first('n')).toBe(0);
    await expect(openDocumentinhoud(gateway.diensten, await toon(id))).rejects.toThrow('may not leave');

    // Sent again it is refused without another look; withdrawn and put there again it is looked at again.
    expect(await stuur(id, EICAR)).toMatchObject(geweigerd);
    expect(scanner.gevraagd).toBe(1);
    expect(await withdrawFromDossier(gateway.diensten, AGBCODE, id)).toBe(true);
    const weer = await zet(EICAR);
    expect([weer === id, scanner.gevraagd, await stand(weer)]).toEqual([false, 2, 'besmet']);
    expect(await objecten()).toEqual([]);
  });

  it('on a form is refused as well, and stays visible as infected', async () => {
    const opgave = {
      documentsoort: 'bijlage',
      soort: 'overig',
      geldigVanaf: '2026-01-01',
      bestandsnaam: 'a.txt',
    } as const;
    expect(await addDocumentbestand(gateway.diensten, AGBCODE, opgave, bytes(`x ${EICAR}`))).toMatchObject({
      soort: 'geweigerd',
      bevindingen: [{ code: 'DOCUMENT_BESMET' }],
    });
    const dossier = await gateway.diensten.staat.dossier.listDossier(AGBCODE);
    expect(dossier.map(({ virusscan }) => virusscan)).toEqual(['besmet']);
    expect(await objecten()).toEqual([]);
  });

  it('that is no document is not kept, nor looked at', async () => {
    const id = await registreer('#!/bin/sh');
    expect(await stuur(id, '#!/bin/sh')).toMatchObject({ bevindingen: [{ code: 'DOCUMENT_SOORT_ONBEKEND' }] });
    expect([(await toon(id)).bytes, await stand(id), scanner.gevraagd]).toEqual([undefined, undefined, 0]);
    expect(await objecten()).toEqual([]);
    const opgave = {
      documentsoort: 'bijlage',
      soort: 'overig',
      geldigVanaf: '2026-01-01',
      bestandsnaam: 'a.pdf',
    } as const;
    const geweigerd = await addDocumentbestand(gateway.diensten, AGBCODE, opgave, bytes('tekst'));
    expect(geweigerd).toMatchObject({ soort: 'geweigerd', bevindingen: [{ code: 'DOCUMENT_ANDERE_NAAM' }] });
    expect((await gateway.diensten.staat.dossier.listDossier(AGBCODE)).length).toBe(1);
    expect(await objecten()).toEqual([]);
  });

  it('that was taken before there was a list of kinds stays', async () => {
    const id = await zet('ooit');
    await DB.prepare("UPDATE dossierdocumenten SET bestandsnaam = 'ooit.zip' WHERE id = ?").bind(id).run();
    expect((await stuur(id, 'ooit')).soort).toBe('geweigerd');
    expect(await readText(await openDocumentinhoud(gateway.diensten, await toon(id)))).toBe('ooit');
  });
});

describe('what is found later', () => {
  it('is removed, told of to who looks after the installation, and counts for no verantwoording', async () => {
    await laadRegister(gateway.diensten);
    await verwerken(gateway, versie('V1'));
    scanner.weg = true;
    const id = await zet(EICAR);
    const aanwezig = async () => {
      const dossier = await gateway.diensten.staat.dossier.listDossier(AGBCODE);
      const soorten = await listGevraagd(gateway.diensten, AGBCODE, dossier);
      return soorten.find(({ soort }) => soort === 'controleverklaring')?.ontbreektVoor.length === 0;
    };
    expect(await aanwezig()).toBe(true);
    scanner.weg = false;
    gateway.verstrijk(5 * MINUUT);
    expect(await scanWachtende(gateway.diensten)).toEqual({ gescand: 1, besmet: 1, mislukt: 0 });
    expect(await objecten()).not.toContain(documentSleutel(id));
    expect(await aanwezig()).toBe(false);
    expect(await alarmen()).toContainEqual(['document-besmet', 'aandacht', 1]);
    expect(await metriek('enkelvoud.aandacht.besmet')).toBe(1);
    // Until a week later, or when it is withdrawn.
    gateway.verstrijk(7 * 24 * 60 * MINUUT + MINUUT);
    expect(await alarmen()).not.toContainEqual(['document-besmet', 'aandacht', 1]);
  });

  it('goes before an earlier answer about the same bytes', async () => {
    const id = await zet('schoon');
    const { staat } = gateway.diensten;
    await staat.virusscan.meld(id, { soort: 'besmet', virus: 'X' }, '2026-05-06T11:00:00.000Z');
    expect(await stand(id)).toBe('besmet');
    await staat.virusscan.meld(id, { soort: 'schoon' }, '2026-05-06T12:00:00.000Z');
    expect(await stand(id)).toBe('besmet');
  });
});

describe('a document of a zending', () => {
  it('is the one that was looked at, when its bytes stand in the dossier twice; of the others nothing can be fetched', async () => {
    await laadRegister(gateway.diensten);
    const verantwoordingId = await verwerken(gateway, versie('V1'));
    const [zending] = await gateway.diensten.staat.zendingen.listZendingen(verantwoordingId);
    if (zending === undefined) throw new Error('no zending');
    await DB.prepare(
      "INSERT INTO zending_documenten (zending_id, nummer, soort, sha256) VALUES (?, 9, 'controleverklaring', ?)",
    )
      .bind(zending.id, hash('schoon'))
      .run();
    const bestand = async () => {
      const documenten = await listDocumentenVan(gateway.diensten, zending.id);
      return documenten.find(({ sha256 }) => sha256 === hash('schoon'))?.bestand;
    };
    expect(await bestand()).toBeUndefined();
    scanner.weg = true;
    const eerste = await zet('schoon');
    expect(await bestand()).toMatchObject({ id: eerste, virusscan: 'mislukt' });
    expect((await bestand())?.bytes).toBeUndefined();
    scanner.weg = false;
    const tweede = await registreer('schoon', { geldigVanaf: '2026-02-01' });
    await stuur(tweede, 'schoon');
    expect(await bestand()).toMatchObject({ id: tweede, virusscan: 'schoon', bytes: 6 });
  });
});

describe('a deployment without a scanner', () => {
  it('says that nothing was looked at, and gives it', async () => {
    const id = await zet('schoon', zonder);
    expect(await stand(id)).toBe('niet-gescand');
    expect(await readText(await openDocumentinhoud(zonder.diensten, await toon(id)))).toBe('schoon');
    expect(await alarmen(zonder)).toEqual([]);
  });

  it('that gets one looks first at what is there; that loses it says so of what waits', async () => {
    const ids = [await zet('schoon', zonder), await zet(`x ${EICAR}`, zonder)];
    for (const id of ids) expect(isOpTeHalen(gateway.diensten, await toon(id))).toBe(false);
    expect(await scanWachtende(gateway.diensten)).toEqual({ gescand: 2, besmet: 1, mislukt: 0 });
    expect(await Promise.all(ids.map(stand))).toEqual(['schoon', 'besmet']);

    scanner.weg = true;
    const wacht = await zet('nog een');
    await scanWachtende(zonder.diensten);
    expect(await Promise.all([...ids, wacht].map(stand))).toEqual(['schoon', 'besmet', 'niet-gescand']);
    // What was looked at stays so.
    expect(isOpTeHalen(zonder.diensten, await toon(ids[0] ?? ''))).toBe(true);
  });
});
