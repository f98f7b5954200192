/** No document leaves before it was looked at, none is lost when the scanner is away, and what is infected is gone. */
import { env } from 'cloudflare:workers';
import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Dossierdocument } from '../../src/domain/dossier.ts';
import { addToDossier, listGevraagd } from '../../src/pipeline/dossier.ts';
import { addDocumentbestand } from '../../src/pipeline/dossier-bestand.ts';
import {
  isOpTeHalen,
  listDocumentenVan,
  openDocumentinhoud,
  storeDocumentinhoud,
  withdrawFromDossier,
} from '../../src/pipeline/dossier-inhoud.ts';
import { documentSleutel } from '../../src/pipeline/sleutels-van-opslag.ts';
import { listAlarmen, listMetrieken } from '../../src/pipeline/toezicht.ts';
import { scanDocument, scanWachtende } from '../../src/pipeline/virusscan.ts';
import type { Bindingen } from '../../src/services.ts';
import { readText, streamOf } from '../../src/storage/bytes.ts';
import { EICAR } from '../helpers/eicar.ts';
import { createGateway, type Gateway, laadRegister, maakLeeg } from '../helpers/gateway.ts';
import { createTestscanner, type Testscanner } from '../helpers/scanner.ts';
import { AGBCODE } from '../helpers/verantwoording.ts';
import { versie, verwerken } from '../helpers/versies.ts';

const { DB, OPSLAG } = env as unknown as Bindingen;
const MINUUT = 60_000;

let scanner: Testscanner;
let gateway: Gateway;
let zonder: Gateway;
beforeEach(async () => {
  await maakLeeg();
  scanner = createTestscanner();
  gateway = createGateway('2026-05-06T10:00:00.000Z', { virusscanner: scanner });
  zonder = createGateway('2026-05-06T10:00:00.000Z');
});

const bytes = (inhoud: string) => streamOf(new TextEncoder().encode(inhoud));
const hash = (inhoud: string): string => createHash('sha256').update(inhoud).digest('hex');

async function registreer(inhoud: string, anders: Partial<Dossierdocument> = {}): Promise<string> {
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
}
const stuur = (id: string, inhoud: string, bij = gateway) =>
  storeDocumentinhoud(bij.diensten, AGBCODE, id, bytes(inhoud));
async function zet(inhoud: string, bij = gateway): Promise<string> {
  const id = await registreer(inhoud);
  await stuur(id, inhoud, bij);
  return id;
}
async function toon(id: string): Promise<Dossierdocument> {
  const document = await gateway.diensten.staat.dossier.findDossierdocument(AGBCODE, id);
  if (document === undefined) throw new Error('it is not there');
  return document;
}
const stand = async (id: string) => (await toon(id)).virusscan;
const objecten = async () => (await OPSLAG.list()).objects.map(({ key }) => key);
const alarmen = async (bij = gateway) =>
  (await listAlarmen(bij.diensten)).map(({ soort, ernst, aantal }) => [soort, ernst, aantal]);
const metriek = async (naam: string) =>
  (await listMetrieken(gateway.diensten)).find((een) => een.naam === naam)?.waarden[0]?.waarde;

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

describe('a scanner that is away', () => {
  it('loses nothing: what came in waits, nobody gets it, and an alarm says so until it was looked at', async () => {
    scanner.weg = true;
    const id = await registreer('schoon');
    expect(await stuur(id, 'schoon')).toMatchObject({ soort: 'bewaard', document: { virusscan: 'mislukt' } });
    expect(isOpTeHalen(gateway.diensten, await toon(id))).toBe(false);
    await expect(openDocumentinhoud(gateway.diensten, await toon(id))).rejects.toThrow('may not leave');
    expect(await alarmen()).toEqual([['virusscan-lukt-niet', 'storing', 1]]);
    expect(await metriek('enkelvoud.aandacht.virusscan')).toBe(1);

    scanner.weg = false;
    // Not before its time.
    expect(await scanWachtende(gateway.diensten)).toEqual({ gescand: 0, besmet: 0, mislukt: 0 });
    gateway.verstrijk(5 * MINUUT);
    expect(await scanWachtende(gateway.diensten)).toEqual({ gescand: 1, besmet: 0, mislukt: 0 });
    expect(await stand(id)).toBe('schoon');
    expect(await alarmen()).toEqual([]);
    expect(await readText(await openDocumentinhoud(gateway.diensten, await toon(id)))).toBe('schoon');
  });

  it('is asked again after waits that grow to an hour', async () => {
    scanner.weg = true;
    await zet('schoon');
    const wachttijden: number[] = [];
    for (let keer = 0; keer < 7; keer++) {
      let minuten = 0;
      for (const eerder = scanner.gevraagd; scanner.gevraagd === eerder; minuten++) {
        gateway.verstrijk(MINUUT);
        await scanWachtende(gateway.diensten);
      }
      wachttijden.push(minuten);
    }
    expect(wachttijden).toEqual([5, 10, 20, 40, 60, 60, 60]);
  });

  it('is asked once a round, so that the others wait no longer than they must', async () => {
    scanner.weg = true;
    const ids = [await zet('een'), await zet('twee'), await zet('drie')];
    gateway.verstrijk(5 * MINUUT);
    expect(await scanWachtende(gateway.diensten)).toEqual({ gescand: 0, besmet: 0, mislukt: 1 });
    scanner.weg = false;
    expect(await scanWachtende(gateway.diensten)).toEqual({ gescand: 2, besmet: 0, mislukt: 0 });
    gateway.verstrijk(10 * MINUUT);
    await scanWachtende(gateway.diensten);
    expect(await Promise.all(ids.map(stand))).toEqual(['schoon', 'schoon', 'schoon']);
  });

  it('is asked at once when the aanbieder sends the same again', async () => {
    scanner.weg = true;
    const id = await zet('schoon');
    scanner.weg = false;
    expect(await stuur(id, 'schoon')).toMatchObject({ document: { virusscan: 'schoon' } });
  });

  it('that cannot look at one document goes on with the others', async () => {
    const fout = await zet('clamd-fout');
    expect(await stand(fout)).toBe('mislukt');
    scanner.weg = true;
    const ander = await zet('schoon');
    scanner.weg = false;
    gateway.verstrijk(5 * MINUUT);
    expect(await scanWachtende(gateway.diensten)).toEqual({ gescand: 1, besmet: 0, mislukt: 1 });
    expect([await stand(fout), await stand(ander)]).toEqual(['mislukt', 'schoon']);
    expect(await alarmen()).toEqual([['virusscan-lukt-niet', 'storing', 1]]);
  });
});

describe('a crash', () => {
  it('between keeping and looking is mended by the cron', async () => {
    const id = await registreer('schoon');
    const stuk = {
      ...gateway.diensten,
      virusscanner: { scan: () => Promise.reject(new Error('the isolate went away')) },
    };
    await expect(storeDocumentinhoud(stuk, AGBCODE, id, bytes('schoon'))).rejects.toThrow('went away');
    expect([await stand(id), isOpTeHalen(gateway.diensten, await toon(id))]).toEqual(['wacht', false]);
    gateway.verstrijk(5 * MINUUT);
    await scanWachtende(gateway.diensten);
    expect(await stand(id)).toBe('schoon');
  });

  it('between finding and removing leaves bytes that nobody can read, which the night removes', async () => {
    scanner.weg = true;
    const id = await zet(EICAR);
    scanner.weg = false;
    const { blobs } = gateway.diensten;
    const removeAll = () => Promise.reject(new Error('the bucket is away'));
    const stuk = {
      ...gateway.diensten,
      blobs: { ...blobs, get: blobs.get.bind(blobs), put: blobs.put.bind(blobs), removeAll },
    };
    gateway.verstrijk(5 * MINUUT);
    await expect(scanWachtende(stuk)).rejects.toThrow('the bucket is away');
    expect([await stand(id), (await toon(id)).bytes]).toEqual(['besmet', undefined]);
    expect(await objecten()).not.toEqual([]);
    expect(await DB.prepare('SELECT map FROM te_wissen_mappen').first('map')).toBe(documentSleutel(id));
    expect(await DB.prepare('SELECT count(*) AS n FROM mapsleutels').first('n')).toBe(0);
  });

  it('of a document that cannot be read holds up no other, and is told', async () => {
    scanner.weg = true;
    const [kapot, heel] = [await zet('kapot'), await zet('heel')];
    scanner.weg = false;
    const [sleutel] = (await objecten()).filter((een) => een.includes(kapot));
    await OPSLAG.put(sleutel ?? '', 'not what was stored');
    gateway.verstrijk(5 * MINUUT);
    await expect(scanWachtende(gateway.diensten)).rejects.toThrow();
    expect([await stand(kapot), await stand(heel)]).toEqual(['mislukt', 'schoon']);
  });

  it('or two at once: one looks, the other leaves it', async () => {
    scanner.weg = true;
    const id = await zet('schoon');
    scanner.weg = false;
    const werk = await gateway.diensten.staat.virusscan.findTeScannen(id);
    if (werk === undefined) throw new Error('nothing to do');
    const uitslagen = await Promise.all([1, 2, 3].map(() => scanDocument(gateway.diensten, werk)));
    expect(uitslagen.filter((uitslag) => uitslag !== undefined)).toEqual([{ soort: 'schoon' }]);
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
