import { createHash } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import type { Buitenwereld } from '../../src/deliver/aanroep.ts';
import { createKanaal, testKanaal } from '../../src/deliver/kanalen/kanaalwerk.ts';
import { createS3 } from '../../src/deliver/kanalen/s3.ts';
import type { S3Instelling } from '../../src/domain/kanaal.ts';
import { createBuitenwereld } from '../helpers/buitenwereld.ts';
import { bodyOf, createGemeente, type Gemeente } from '../helpers/gemeente.ts';
import { kanaalCases, NU } from './kanaal-cases.ts';
import { maakBron, ZENDING } from './zending.ts';

const BUCKET = { doe: 's3', toegangssleutel: 'AKID', geheim: 'geheim/+=', regio: 'eu-test-1' } as const;

const instelling = (adres: string): S3Instelling => ({
  kanaalsoort: 's3',
  adres,
  regio: 'eu-test-1',
  toegangssleutel: 'AKID',
  map: 'zorg/in/',
  tegelijk: 2,
});

const maak = (adres: string, buiten: Buitenwereld = createBuitenwereld(), s3geheim = 'geheim/+=') =>
  createS3({ buiten, instelling: instelling(adres), geheimen: { s3geheim } });

kanaalCases({
  naam: 's3',
  maak: (adres, buiten) => maak(adres, buiten),
  geweigerd: [413],
  gelijk: ({ pad, sha256 }) => ({ sha256, pad: pad.replace(/^\/[^/]+/, '') }),
  stappen: ['instelling', 'adres', 'naam', 'verbinding', 'antwoord'],
  eigenAdres: true,
});

const paden = async (gemeente: Gemeente): Promise<readonly string[]> =>
  (await gemeente.ontvangen()).map(({ pad }) => pad.slice(new URL(gemeente.url).pathname.length));

describe('what goes into a bucket', () => {
  it('is every file, signed with its hash, and the manifest last', async () => {
    const gemeente = await createGemeente(BUCKET);
    expect(await createKanaal(maak(gemeente.url), maakBron()).bezorg(ZENDING, NU)).toEqual({ soort: 'bezorgd' });
    const ontvangen = await gemeente.ontvangen();
    expect(ontvangen.map(({ status }) => status)).toEqual([200, 200, 200]);
    const map = `/zorg/in/${ZENDING.zendingId}`;
    expect(await paden(gemeente)).toEqual([`${map}/1-wmo323.xml`, `${map}/2-__met_spatie.csv`, `${map}/manifest.json`]);
    expect(ontvangen.map(({ headers }) => headers['content-length'])).toEqual(
      ontvangen.map(({ bytes }) => String(bytes)),
    );
    const manifest = JSON.parse(bodyOf(ontvangen[2]));
    expect(manifest).toMatchObject({ zendingId: ZENDING.zendingId, nummer: 12, soort: 'declaratie' });
    expect(manifest.bestanden).toEqual(
      [0, 1].map((index) => expect.objectContaining({ sha256: ontvangen[index]?.sha256, volgnummer: index + 1 })),
    );
    expect(bodyOf(ontvangen[2])).not.toContain('12345678');
    expect(ontvangen.map(({ headers }) => headers['content-type'])).toEqual([
      'application/xml; charset=utf-8',
      'text/csv; charset=windows-1252; header=present',
      'application/json',
    ]);
  });

  it('comes without a manifest when one file did not arrive, and whole the next time', async () => {
    const gemeente = await createGemeente({ doe: 'antwoord', status: 200 }, { doe: 'antwoord', status: 503 }, BUCKET);
    const kanaal = createKanaal(maak(gemeente.url), maakBron());
    expect(await kanaal.bezorg(ZENDING, NU)).toMatchObject({ soort: 'opnieuw' });
    expect((await paden(gemeente)).some((pad) => pad.endsWith('manifest.json'))).toBe(false);
    expect(await kanaal.bezorg(ZENDING, NU)).toEqual({ soort: 'bezorgd' });
    const [a, b, ...rest] = await paden(gemeente);
    expect(rest.slice(0, 2)).toEqual([a, b]);
  });

  it('streams: a file of 24 MB arrives whole, in pieces', async () => {
    const groot = new Uint8Array(24 * 1024 * 1024).map((_, index) => index % 251);
    const gemeente = await createGemeente(BUCKET);
    expect(await createKanaal(maak(gemeente.url), maakBron({ 'a.csv': groot })).bezorg(ZENDING, NU)).toEqual({
      soort: 'bezorgd',
    });
    const [eerste] = await gemeente.ontvangen();
    expect(eerste).toMatchObject({ bytes: groot.length, sha256: createHash('sha256').update(groot).digest('hex') });
  });

  it('lets go of a file when the bucket answers before it has it all', async () => {
    const gemeente = await createGemeente({ doe: 'antwoord-meteen', status: 403 });
    const wat: string[] = [];
    const bron = maakBron({ 'a.csv': new Uint8Array(24 * 1024 * 1024) }, (gedaan) => wat.push(gedaan));
    const uitkomst = await createKanaal(maak(gemeente.url), bron).bezorg(ZENDING, NU);
    expect(uitkomst).toMatchObject({ soort: 'opnieuw', fout: { status: 403 } });
    await vi.waitFor(() => expect(wat).toEqual(['open', 'dicht']), { timeout: 60_000 });
  });

  it('is refused with the wrong key, which can be mended', async () => {
    const gemeente = await createGemeente(BUCKET);
    const kanaal = createKanaal(maak(gemeente.url, createBuitenwereld(), 'anders'), maakBron());
    expect(await kanaal.bezorg(ZENDING, NU)).toMatchObject({ soort: 'opnieuw', fout: { status: 403 }, vertraag: true });
  });

  it('is refused for good when the bucket says the file is too large', async () => {
    const body = '<Error><Code>EntityTooLarge</Code></Error>';
    const gemeente = await createGemeente({ doe: 'antwoord', status: 400, body });
    expect(await createKanaal(maak(gemeente.url), maakBron()).bezorg(ZENDING, NU)).toMatchObject({
      soort: 'geweigerd',
    });
  });

  it('is one small object when it is tested', async () => {
    const gemeente = await createGemeente(BUCKET);
    expect((await testKanaal(maak(gemeente.url), 'p', NU)).at(-1)).toEqual({ stap: 'antwoord', gelukt: true });
    expect(await paden(gemeente)).toEqual(['/zorg/in/enkelvoud-proef.json']);
  });
});
