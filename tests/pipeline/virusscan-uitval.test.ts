/** No document is lost when the scanner is away or the worker stops half-way, and none leaves meanwhile. */
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { isOpTeHalen, openDocumentinhoud, storeDocumentinhoud } from '../../src/pipeline/dossier-inhoud.ts';
import { documentSleutel } from '../../src/pipeline/sleutels-van-opslag.ts';
import { scanDocument, scanWachtende } from '../../src/pipeline/virusscan.ts';
import type { Bindingen } from '../../src/services.ts';
import { readText } from '../../src/storage/bytes.ts';
import { EICAR } from '../helpers/eicar.ts';
import { maakLeeg } from '../helpers/gateway.ts';
import { AGBCODE } from '../helpers/verantwoording.ts';
import { bytes, createScanproef, MINUUT, objecten, type Scanproef } from './virusscan.ts';

const { DB, OPSLAG } = env as unknown as Bindingen;

let alarmen: Scanproef['alarmen'];
let gateway: Scanproef['gateway'];
let metriek: Scanproef['metriek'];
let registreer: Scanproef['registreer'];
let scanner: Scanproef['scanner'];
let stand: Scanproef['stand'];
let stuur: Scanproef['stuur'];
let toon: Scanproef['toon'];
let zet: Scanproef['zet'];
beforeEach(async () => {
  await maakLeeg();
  ({ alarmen, gateway, metriek, registreer, scanner, stand, stuur, toon, zet } = createScanproef());
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
