import { describe, expect, it } from 'vitest';
import { readInstellingen } from '../src/env.ts';

const KLUIS = Buffer.alloc(32, 1).toString('base64');
const ANDER = Buffer.alloc(32, 2).toString('base64');
const PAYLOADSLEUTELS = JSON.stringify({ 1: KLUIS });
const BETROKKENESLEUTELS = JSON.stringify({ 1: KLUIS });
const VIRUSSCAN = 'geen';
const kanalen = (env: object) => readInstellingen({ PAYLOADSLEUTELS, BETROKKENESLEUTELS, VIRUSSCAN, ...env }).kanalen;

describe('the keys that wrap the keys of what is stored', () => {
  const read = (PAYLOADSLEUTELS?: string) =>
    readInstellingen({ PAYLOADSLEUTELS, BETROKKENESLEUTELS, VIRUSSCAN }).payloadsleutels;

  it('must be there: without them a deployment does not start, and says why', () => {
    expect(() => readInstellingen({})).toThrow('Het geheim PAYLOADSLEUTELS ontbreekt');
    expect(() => readInstellingen({ PAYLOADSLEUTELS })).toThrow('Het geheim BETROKKENESLEUTELS ontbreekt');
  });

  it('are read by version', () => {
    expect(read(JSON.stringify({ 2: KLUIS, 11: KLUIS }))).toEqual(
      new Map([
        [2, KLUIS],
        [11, KLUIS],
      ]),
    );
  });

  it.each(['', 'x', '{}', '[]', `{"0":"${KLUIS}"}`, `{"a":"${KLUIS}"}`, '{"1":"a29ydA=="}', `{"1":"${KLUIS}x"}`])(
    'that are wrong stop the deployment: %s',
    (waarde) => expect(() => read(waarde)).toThrow(),
  );
});

describe('how long data of persons is kept', () => {
  const read = (BEWAARTERMIJNEN?: string) =>
    readInstellingen({
      PAYLOADSLEUTELS,
      BETROKKENESLEUTELS,
      VIRUSSCAN,
      ...(BEWAARTERMIJNEN === undefined ? {} : { BEWAARTERMIJNEN }),
    }).bewaartermijnen;

  it('is as the rules say, unless a deployment says otherwise for some of it', () => {
    const standaard = {
      correctiemaanden: 2,
      jaarcontrole: '07-01',
      langsteMaanden: 60,
      verwerkingenMaanden: 60,
      auditspoorMaanden: 84,
    };
    expect(read()).toEqual(standaard);
    expect(read('{"jaarcontrole":"09-15"}')).toEqual({ ...standaard, jaarcontrole: '09-15' });
  });

  it.each([
    'twee maanden',
    '{"correctiemaanden":-1}',
    '{"correctiemaanden":1.5}',
    '{"jaarcontrole":"13-01"}',
    '{"jaarcontrole":"02-30"}',
    '{"langsteMaanden":0}',
    '{"langste":12}',
    '{"auditspoorMaanden":0}',
    '{"verwerkingenMaanden":11}',
  ])('stops the deployment when it is wrong: %s', (waarde) => expect(() => read(waarde)).toThrow());
});

describe('settings for channels', () => {
  it('may all be missing: then there is the postvak', () => {
    expect(kanalen({})).toEqual({
      dnsAdres: 'https://cloudflare-dns.com/dns-query',
      certificaten: [],
      lokaal: false,
      lijstVerplicht: false,
    });
  });

  it('are read as they are meant', () => {
    const gelezen = kanalen({
      KLUISSLEUTEL: KLUIS,
      PUBLIEK_ADRES: 'https://enkelvoud.example/',
      GEBEURTENISBRON: 'urn:nld:oin:00000001003214345000',
      CERTIFICATEN: 'TILBURG,BREDA_2',
      EMAIL_AFZENDER: 'nietantwoorden@enkelvoud.example',
      EMAIL_API_ADRES: 'https://mail.example/emails',
      EMAIL_API_SLEUTEL: 'k',
    });
    expect(gelezen).toEqual({
      kluissleutels: new Map([[0, KLUIS]]),
      afzender: { bron: 'urn:nld:oin:00000001003214345000', adres: 'https://enkelvoud.example' },
      dnsAdres: 'https://cloudflare-dns.com/dns-query',
      certificaten: ['TILBURG', 'BREDA_2'],
      email: {
        afzender: 'nietantwoorden@enkelvoud.example',
        api: { adres: 'https://mail.example/emails', sleutel: 'k' },
      },
      lokaal: false,
      lijstVerplicht: false,
    });
    const versies = JSON.stringify({ 1: ANDER, 2: KLUIS });
    expect(kanalen({ KLUISSLEUTELS: versies, KLUISSLEUTEL: KLUIS }).kluissleutels).toEqual(
      new Map([
        [0, KLUIS],
        [1, ANDER],
        [2, KLUIS],
      ]),
    );
    expect(kanalen({ KLUISSLEUTELS: versies }).kluissleutels?.get(1)).toBe(ANDER);
    expect(kanalen({ PUBLIEK_ADRES: 'https://enkelvoud.example' }).afzender?.bron).toBe('https://enkelvoud.example');
  });

  it.each([
    { KLUISSLEUTEL: 'kort' },
    { KLUISSLEUTELS: 'kort' },
    { KLUISSLEUTELS: '{}' },
    { KLUISSLEUTEL: Buffer.alloc(16).toString('base64') },
    { PUBLIEK_ADRES: 'enkelvoud.example' },
    { PUBLIEK_ADRES: 'http://enkelvoud.example' },
    { PUBLIEK_ADRES: 'https://enkelvoud.example/pad' },
    { PUBLIEK_ADRES: 'https://enkelvoud.example/?x' },
    { PUBLIEK_ADRES: 'ftp://enkelvoud.example' },
    { GEBEURTENISBRON: 'urn:nld:oin:123' },
    { DNS_ADRES: 'http://dns.example' },
    { CERTIFICATEN: 'tilburg' },
    { EMAIL_AFZENDER: 'geen adres' },
    { ONTWIKKELING_LOKALE_ADRESSEN: 'misschien' },
    { BUITENADRESSEN: 'alles' },
  ])('that are wrong stop the deployment: %j', (env) => expect(() => kanalen(env)).toThrow());

  it('ask a list of domains of every organisation only when they say so', () => {
    expect(kanalen({}).lijstVerplicht).toBe(false);
    expect(kanalen({ BUITENADRESSEN: 'lijst' }).lijstVerplicht).toBe(true);
  });

  it('let channels call this machine only where the gateway itself is on it', () => {
    const ONTWIKKELING_LOKALE_ADRESSEN = 'ja';
    expect(kanalen({ ONTWIKKELING_LOKALE_ADRESSEN, PUBLIEK_ADRES: 'http://localhost:8787' }).lokaal).toBe(true);
    for (const env of [
      {},
      { PUBLIEK_ADRES: 'https://enkelvoud.example' },
      { PUBLIEK_ADRES: 'https://localhost.example' },
    ])
      expect(() => kanalen({ ONTWIKKELING_LOKALE_ADRESSEN, ...env })).toThrow('localhost');
  });
});

describe('signing in', () => {
  const met = (env: object) => readInstellingen({ PAYLOADSLEUTELS, BETROKKENESLEUTELS, VIRUSSCAN, ...env });

  it('as whoever one likes is for a gateway on this machine: a production configuration with it does not start', () => {
    const demo = { ONTWIKKELING_DEMO_AANMELDEN: 'ja' };
    expect(met({ ...demo, PUBLIEK_ADRES: 'http://localhost:8787' }).demoAanmelden).toBe(true);
    expect(met({}).demoAanmelden).toBe(false);
    for (const env of [{}, { PUBLIEK_ADRES: 'https://gateway.example' }])
      expect(() => met({ ...demo, ...env })).toThrow('ONTWIKKELING_DEMO_AANMELDEN');
  });

  it('at an issuer needs all of its settings, and https', () => {
    const oidc = { OIDC_UITGEVER: 'https://login.example', OIDC_CLIENT_ID: 'a', OIDC_CLIENT_SECRET: 'b' };
    expect(met({ ...oidc, PUBLIEK_ADRES: 'https://gateway.example' }).oidc).toMatchObject({
      adres: 'https://gateway.example',
      lokaal: false,
    });
    expect(() => met(oidc)).toThrow('PUBLIEK_ADRES');
    expect(() =>
      met({ ...oidc, OIDC_UITGEVER: 'http://login.example', PUBLIEK_ADRES: 'https://gateway.example' }),
    ).toThrow('https');
  });
});

describe('the key an installation begins with', () => {
  const SHA256 = 'ab'.repeat(32);
  const met = (env: object) =>
    readInstellingen({ PAYLOADSLEUTELS, BETROKKENESLEUTELS, VIRUSSCAN, ...env }, new Date('2026-05-06T10:00:00.000Z'))
      .beginsleutel;

  it('has a last day, thirty days from now at most; one that is over does not hold up the deployment', () => {
    expect(met({})).toBeUndefined();
    for (const tot of ['2026-05-06', '2026-06-05', '2020-01-01'])
      expect(met({ BEGINSLEUTEL_SHA256: SHA256, BEGINSLEUTEL_TOT: tot })).toEqual({ sha256: SHA256, tot });
    for (const env of [{}, { BEGINSLEUTEL_TOT: '2026-06-06' }, { BEGINSLEUTEL_TOT: 'ooit' }, { BEGINSLEUTEL_TOT: '' }])
      expect(() => met({ BEGINSLEUTEL_SHA256: SHA256, ...env })).toThrow('BEGINSLEUTEL_TOT');
  });
});

describe('tokens', () => {
  it('of others are judged by keys that came over https', () => {
    const met = (sleuteladres: string, meer: object = {}) =>
      readInstellingen({
        PAYLOADSLEUTELS,
        BETROKKENESLEUTELS,
        VIRUSSCAN,
        PUBLIEK_ADRES: 'https://a.example',
        TOKENUITGEVERS: JSON.stringify([{ uitgever: 'https://b.example', publiek: 'x', sleuteladres, ...meer }]),
      }).tokens?.uitgevers.length;
    expect(met('https://b.example/jwks')).toBe(1);
    expect(() => met('http://b.example/jwks')).toThrow();
    expect(() => met('https://b.example/jwks', { type: 'at+jwt' })).toThrow();
    expect(met('https://b.example/jwks', { typ: 'at+jwt' })).toBe(1);
  });

  it('need an address to be issued from, and a key that is long enough', () => {
    const sleutel = { kty: 'RSA', kid: '1', n: 'n'.repeat(512), e: 'AQAB', d: 'x' };
    const met = (env: object) => readInstellingen({ PAYLOADSLEUTELS, BETROKKENESLEUTELS, VIRUSSCAN, ...env });
    expect(() => met({ TOKENSLEUTEL: JSON.stringify(sleutel) })).toThrow('PUBLIEK_ADRES');
    expect(() =>
      met({ TOKENSLEUTEL: JSON.stringify({ ...sleutel, n: 'n'.repeat(342) }), PUBLIEK_ADRES: 'https://a.example' }),
    ).toThrow();
    expect(met({ TOKENSLEUTEL: JSON.stringify(sleutel), PUBLIEK_ADRES: 'https://a.example' }).tokens?.uitgever).toBe(
      'https://a.example',
    );
  });
});

describe('how strong people must sign in', () => {
  const OIDC = {
    PUBLIEK_ADRES: 'https://gateway.example',
    OIDC_UITGEVER: 'https://login.example',
    OIDC_CLIENT_ID: 'enkelvoud',
    OIDC_CLIENT_SECRET: 'x',
  };
  const sterkte = (env: object) =>
    readInstellingen({ PAYLOADSLEUTELS, BETROKKENESLEUTELS, VIRUSSCAN, ...OIDC, ...env }).oidc?.sterkte;

  it('is what the issuer asks of itself, unless a deployment asks for more', () => {
    expect(sterkte({})).toEqual({ acr: [], amr: [] });
    expect(sterkte({ OIDC_ACR: 'urn:a urn:b', OIDC_AMR: 'mfa', OIDC_MAX_AGE: '3600' })).toEqual({
      acr: ['urn:a', 'urn:b'],
      amr: ['mfa'],
      hoogstensSeconden: 3600,
    });
  });

  it.each([
    { OIDC_ACR: '' },
    { OIDC_ACR: 'a  b' },
    { OIDC_AMR: ' mfa' },
    { OIDC_MAX_AGE: '-1' },
    { OIDC_MAX_AGE: 'uur' },
    { OIDC_MAX_AGE: '' },
  ])('that is not understood stops the deployment: %j', (env) => expect(() => sterkte(env)).toThrow());

  it('cannot be asked where nobody signs in', () => {
    expect(() => readInstellingen({ PAYLOADSLEUTELS, BETROKKENESLEUTELS, VIRUSSCAN, OIDC_ACR: 'urn:a' })).toThrow(
      'OIDC_UITGEVER',
    );
  });
});

describe('a setting that is wrong', () => {
  const fout = (env: object): unknown => {
    try {
      return readInstellingen({ PAYLOADSLEUTELS, BETROKKENESLEUTELS, VIRUSSCAN, ...env });
    } catch (gegooid) {
      return gegooid;
    }
  };

  it.each([
    [{ PAYLOADSLEUTELS: undefined }, ['PAYLOADSLEUTELS']],
    [{ VIER_OGEN: 'misschien', MAXIMALE_MB: 'veel' }, ['VIER_OGEN', 'MAXIMALE_MB']],
    [{ OIDC_ACR: 'hoog' }, ['OIDC_UITGEVER']],
    [
      { PUBLIEK_ADRES: 'https://enkelvoud.example', ONTWIKKELING_DEMO_AANMELDEN: 'ja' },
      ['ONTWIKKELING_DEMO_AANMELDEN', 'PUBLIEK_ADRES'],
    ],
    [{ BEGINSLEUTEL_SHA256: 'a'.repeat(64) }, ['BEGINSLEUTEL_TOT']],
    [{ VIRUSSCAN: undefined }, ['VIRUSSCAN']],
    [{ VIRUSSCAN: 'scan.example:3310' }, ['VIRUSSCAN']],
  ])('is named, so that it can be mended: %j', (env, instellingen) => {
    expect(fout(env)).toMatchObject({ name: 'Instellingsfout', instellingen });
  });

  it('is not repeated: it may be a secret', () => {
    const geheim = 'hunter2-hunter2';
    const gegooid = fout({ PAYLOADSLEUTELS: geheim, TOKENSLEUTEL: geheim, KLUISSLEUTELS: geheim });
    expect(gegooid).toMatchObject({ name: 'Instellingsfout' });
    expect(`${(gegooid as Error).message} ${JSON.stringify(gegooid)}`).not.toContain('hunter2');
  });
});
