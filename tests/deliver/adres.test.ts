import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Adresbeleid, readAdres, resolveAdres } from '../../src/deliver/adres.ts';
import { isLoopback, isOpenbaarIp } from '../../src/deliver/ip.ts';
import { createNaamdienst } from '../../src/deliver/naamdienst.ts';
import type { Adresreden } from '../../src/domain/kanaal.ts';

const OPENBAAR = { lokaal: false };
const ONTWIKKELING = { lokaal: true };

const judge = (adres: string, beleid: Adresbeleid = OPENBAAR): 'goed' | Adresreden => {
  const gelezen = readAdres(adres, beleid);
  return gelezen.ok ? 'goed' : gelezen.error;
};

const GEVALLEN: readonly (readonly [adres: string, oordeel: 'goed' | Adresreden])[] = [
  ['https://gemeente.example.nl/in', 'goed'],
  ['https://gemeente.example.nl:443/in?versie=1', 'goed'],
  ['https://gemeente.example.nl:8443/in', 'goed'],
  ['https://GEMEENTE.example.NL', 'goed'],
  ['https://xn--gemente-dva.example.nl', 'goed'],
  ['https://8.8.8.8/', 'goed'],
  ['https://[2a00:1450:400e:800::200e]/', 'goed'],
  ['https://172.15.255.255/', 'goed'],
  ['https://172.32.0.1/', 'goed'],
  ['https://100.63.255.255/', 'goed'],
  ['https://100.128.0.1/', 'goed'],
  ['', 'geen-adres'],
  ['gemeente.example.nl', 'geen-adres'],
  ['//gemeente.example.nl', 'geen-adres'],
  ['https://', 'geen-adres'],
  ['https://256.1.1.1/', 'geen-adres'],
  ['https://[::1', 'geen-adres'],
  ['https://gemeente.example.nl:99999/', 'geen-adres'],
  [`https://gemeente.example.nl/${'a'.repeat(2048)}`, 'geen-adres'],
  ['http://gemeente.example.nl/', 'geen-https'],
  ['ftp://gemeente.example.nl/', 'geen-https'],
  ['file:///etc/passwd', 'geen-https'],
  ['gopher://gemeente.example.nl/', 'geen-https'],
  ['javascript:alert(1)', 'geen-https'],
  ['data:text/plain,x', 'geen-https'],
  ['http://127.0.0.1/', 'geen-https'],
  ['https://jan@gemeente.example.nl/', 'met-gebruiker'],
  ['https://jan:geheim@gemeente.example.nl/', 'met-gebruiker'],
  ['https://gemeente.example.nl@127.0.0.1/', 'met-gebruiker'],
  ['https://:x@gemeente.example.nl/', 'met-gebruiker'],
  ['https://gemeente.example.nl:22/', 'poort'],
  ['https://gemeente.example.nl:80/', 'poort'],
  ['https://gemeente.example.nl:1023/', 'poort'],
  ['https://gemeente.example.nl:0/', 'poort'],
  ['https://localhost/', 'niet-openbaar'],
  ['https://LOCALHOST/', 'niet-openbaar'],
  ['https://localhost./', 'niet-openbaar'],
  ['https://a.localhost/', 'niet-openbaar'],
  ['https://printer.local/', 'niet-openbaar'],
  ['https://db.internal/', 'niet-openbaar'],
  ['https://metadata.google.internal/', 'niet-openbaar'],
  ['https://db.internal./', 'niet-openbaar'],
  ['https://gemeente.example.nl./', 'niet-openbaar'],
  ['https://intranet/', 'niet-openbaar'],
  ['https://router.home.arpa/', 'niet-openbaar'],
  ['https://1.0.0.127.in-addr.arpa/', 'niet-openbaar'],
  ['https://nas.lan/', 'niet-openbaar'],
  ['https://x.onion/', 'niet-openbaar'],
  ['https://127.0.0.1/', 'niet-openbaar'],
  ['https://127.1/', 'niet-openbaar'],
  ['https://127.255.255.254/', 'niet-openbaar'],
  ['https://127.0.0.1./', 'niet-openbaar'],
  ['https://2130706433/', 'niet-openbaar'],
  ['https://0x7f000001/', 'niet-openbaar'],
  ['https://0177.0.0.1/', 'niet-openbaar'],
  ['https://0x7f.0.0.1/', 'niet-openbaar'],
  ['https://127.0.1/', 'niet-openbaar'],
  ['https://%31%32%37.0.0.1/', 'niet-openbaar'],
  ['https://１２７.0.0.1/', 'niet-openbaar'],
  ['https://127。0。0。1/', 'niet-openbaar'],
  ['https://0/', 'niet-openbaar'],
  ['https://0.0.0.0/', 'niet-openbaar'],
  ['https://10.0.0.1/', 'niet-openbaar'],
  ['https://10.255.255.255/', 'niet-openbaar'],
  ['https://100.64.0.1/', 'niet-openbaar'],
  ['https://100.127.255.255/', 'niet-openbaar'],
  ['https://169.254.169.254/latest/meta-data/', 'niet-openbaar'],
  ['https://172.16.0.1/', 'niet-openbaar'],
  ['https://172.31.255.255/', 'niet-openbaar'],
  ['https://192.168.1.1/', 'niet-openbaar'],
  ['https://192.0.0.8/', 'niet-openbaar'],
  ['https://192.0.2.1/', 'niet-openbaar'],
  ['https://192.88.99.1/', 'niet-openbaar'],
  ['https://198.18.0.1/', 'niet-openbaar'],
  ['https://198.51.100.1/', 'niet-openbaar'],
  ['https://203.0.113.1/', 'niet-openbaar'],
  ['https://224.0.0.1/', 'niet-openbaar'],
  ['https://255.255.255.255/', 'niet-openbaar'],
  ['https://[::1]/', 'niet-openbaar'],
  ['https://[::]/', 'niet-openbaar'],
  ['https://[0:0:0:0:0:0:0:1]/', 'niet-openbaar'],
  ['https://[::ffff:127.0.0.1]/', 'niet-openbaar'],
  ['https://[::ffff:8.8.8.8]/', 'niet-openbaar'],
  ['https://[::127.0.0.1]/', 'niet-openbaar'],
  ['https://[64:ff9b::7f00:1]/', 'niet-openbaar'],
  ['https://[64:ff9b:1::1]/', 'niet-openbaar'],
  ['https://[2002:7f00:1::]/', 'niet-openbaar'],
  ['https://[2001::1]/', 'niet-openbaar'],
  ['https://[2001:db8::1]/', 'niet-openbaar'],
  ['https://[3fff::1]/', 'niet-openbaar'],
  ['https://[fe80::1]/', 'niet-openbaar'],
  ['https://[fc00::1]/', 'niet-openbaar'],
  ['https://[fd12:3456::1]/', 'niet-openbaar'],
  ['https://[ff02::1]/', 'niet-openbaar'],
  ['https://[100::1]/', 'niet-openbaar'],
  ['https://[4000::1]/', 'niet-openbaar'],
];

describe('readAdres', () => {
  it.each(GEVALLEN)('%s: %s', (adres, oordeel) => expect(judge(adres)).toBe(oordeel));

  it('lets a machine for development call itself, and nothing else that is not public', () => {
    for (const adres of ['http://127.0.0.1:8080/in', 'http://localhost:3000/', 'https://[::1]:8443/'])
      expect(judge(adres, ONTWIKKELING), adres).toBe('goed');
    for (const adres of ['https://10.0.0.1/', 'https://[fe80::1]/', 'https://169.254.169.254/', 'https://db.internal/'])
      expect(judge(adres, ONTWIKKELING), adres).toBe('niet-openbaar');
    expect(judge('http://gemeente.example.nl/', ONTWIKKELING)).toBe('geen-https');
    expect(judge('ftp://localhost/', ONTWIKKELING)).toBe('geen-https');
  });

  it('refuses every private IPv4 address, in every notation', () => {
    const byte = fc.nat(255);
    const prive = fc.oneof(
      fc.tuple(fc.constant(10), byte, byte, byte),
      fc.tuple(fc.constant(127), byte, byte, byte),
      fc.tuple(fc.constant(169), fc.constant(254), byte, byte),
      fc.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 }), byte, byte),
      fc.tuple(fc.constant(192), fc.constant(168), byte, byte),
      fc.tuple(fc.constant(100), fc.integer({ min: 64, max: 127 }), byte, byte),
      fc.tuple(fc.integer({ min: 224, max: 255 }), byte, byte, byte),
    );
    const notatie = fc.constantFrom(
      (delen: readonly number[]) => delen.join('.'),
      (delen: readonly number[]) => String(delen.reduce((getal, deel) => getal * 256 + deel, 0)),
      (delen: readonly number[]) => `0x${delen.map((deel) => deel.toString(16).padStart(2, '0')).join('')}`,
      (delen: readonly number[]) => delen.map((deel) => `0${deel.toString(8)}`).join('.'),
      (delen: readonly number[]) => `[::ffff:${delen.join('.')}]`,
      (delen: readonly number[]) => `[64:ff9b::${delen.join('.')}]`,
      (delen: readonly number[]) => `${delen.join('.')}.`,
    );
    fc.assert(
      fc.property(prive, notatie, (delen, schrijf) => {
        expect(judge(`https://${schrijf(delen)}/`)).toBe('niet-openbaar');
      }),
      { numRuns: 1000 },
    );
  });
});

describe('isOpenbaarIp', () => {
  it('says no to what is no address', () => {
    for (const tekst of [
      '',
      'a',
      '1.2.3',
      '1.2.3.4.5',
      '01.2.3.4',
      '1.2.3.256',
      ':',
      ':::',
      '1::2::3',
      '12345::',
      '::1.2.3',
    ])
      expect(isOpenbaarIp(tekst), tekst).toBe(false);
  });

  it('knows only global unicast of IPv6', () => {
    const groep = fc.nat(0xffff).map((getal) => getal.toString(16));
    fc.assert(
      fc.property(fc.nat(0xffff), fc.array(groep, { minLength: 7, maxLength: 7 }), (eerste, rest) => {
        const adres = [eerste.toString(16), ...rest].join(':');
        if (eerste < 0x2000 || eerste > 0x3fff) expect(isOpenbaarIp(adres)).toBe(false);
        if (eerste >= 0x2003 && eerste <= 0x3ffe) expect(isOpenbaarIp(adres)).toBe(true);
      }),
    );
  });

  it('isLoopback is this machine alone', () => {
    expect(['127.0.0.1', '127.9.9.9', '::1', '0:0:0:0:0:0:0:1'].every(isLoopback)).toBe(true);
    expect(['128.0.0.1', '::2', '10.0.0.1', 'localhost'].some(isLoopback)).toBe(false);
  });
});

describe('resolveAdres', () => {
  const vraag = (adressen: readonly string[], adres = 'https://gemeente.example.nl/') =>
    resolveAdres(new URL(adres), OPENBAAR, async () => adressen);

  it('refuses a name when one of its addresses is not public', async () => {
    expect(await vraag(['8.8.8.8', '2a00:1450:400e:800::200e'])).toBeUndefined();
    expect(await vraag(['8.8.8.8', '10.0.0.1'])).toBe('niet-openbaar');
    expect(await vraag(['8.8.8.8', '::1'])).toBe('niet-openbaar');
    expect(await vraag(['onzin'])).toBe('niet-openbaar');
    expect(await vraag([])).toBe('bestaat-niet');
  });

  it('asks nothing about an address that is a number', async () => {
    const nooit = () => Promise.reject(new Error('asked'));
    expect(await resolveAdres(new URL('https://8.8.8.8/'), OPENBAAR, nooit)).toBeUndefined();
    expect(await resolveAdres(new URL('http://localhost:1/'), ONTWIKKELING, nooit)).toBeUndefined();
  });
});

describe('createNaamdienst', () => {
  const dienst = (antwoord: (vraag: URL) => Response) =>
    createNaamdienst('https://dns.example.nl/dns-query', async (adres) => antwoord(new URL(adres)));

  it('gives the addresses of both kinds, and no aliases', async () => {
    const vraag = dienst((url) => {
      expect(url.searchParams.get('name')).toBe('gemeente.example.nl');
      return Response.json(
        url.searchParams.get('type') === 'A'
          ? {
              Status: 0,
              Answer: [
                { type: 5, data: 'x.example.nl.' },
                { type: 1, data: '8.8.8.8' },
              ],
            }
          : { Status: 0, Answer: [{ type: 28, data: '2a00::1' }] },
      );
    });
    expect(await vraag('gemeente.example.nl')).toEqual(['8.8.8.8', '2a00::1']);
  });

  it('tells "does not exist" from "cannot say"', async () => {
    expect(await dienst(() => Response.json({ Status: 3 }))('x.nl')).toEqual([]);
    await expect(dienst(() => Response.json({ Status: 2 }))('x.nl')).rejects.toThrow('code 2');
    await expect(dienst(() => new Response('', { status: 500 }))('x.nl')).rejects.toThrow('500');
    await expect(dienst(() => new Response('geen json'))('x.nl')).rejects.toThrow();
  });
});

describe('a list of domains', () => {
  const LIJST = { lokaal: true, domeinen: ['diemen.nl', 'xn--gemente-eya.nl'] };

  it.each([
    ['https://diemen.nl/in', 'goed'],
    ['https://DIENST.Diemen.NL:8443/in', 'goed'],
    ['https://a.b.diemen.nl/', 'goed'],
    ['https://geme\u00e9nte.nl/', 'goed'],
    ['https://nietdiemen.nl/', 'niet-op-lijst'],
    ['https://diemen.nl.aanvaller.example/', 'niet-op-lijst'],
    ['https://aanvaller.example/diemen.nl?diemen.nl#diemen.nl', 'niet-op-lijst'],
    ['https://diemen.nl./', 'niet-op-lijst'],
    ['https://nl/', 'niet-op-lijst'],
    ['https://8.8.8.8/', 'niet-op-lijst'],
    // Also what a machine for development may call by itself.
    ['http://localhost:8787/', 'niet-op-lijst'],
    ['http://127.0.0.1:8787/', 'niet-op-lijst'],
    ['https://diemen.nl@aanvaller.example/', 'met-gebruiker'],
    // What the list allows must still be an address that we call.
    ['http://diemen.nl/', 'geen-https'],
    ['https://diemen.nl:22/', 'poort'],
  ] as const)('%s: %s', (adres, oordeel) => {
    expect(judge(adres, LIJST)).toBe(oordeel);
  });

  it('without anything on it allows nothing', () => {
    expect(judge('https://diemen.nl/', { lokaal: false, domeinen: [] })).toBe('niet-op-lijst');
  });

  it('never allows what is refused without it', () => {
    fc.assert(
      fc.property(fc.oneof(fc.webUrl(), fc.constantFrom(...GEVALLEN.map(([adres]) => adres))), (adres) => {
        if (judge(adres) !== 'goed')
          expect(judge(adres, { lokaal: false, domeinen: ['nl', 'example', 'com'] })).not.toBe('goed');
      }),
    );
  });

  it('does not look at the addresses of a name in place of asking for them', async () => {
    const url = new URL('https://dienst.diemen.nl/');
    expect(await resolveAdres(url, LIJST, async () => ['10.0.0.1'])).toBe('niet-openbaar');
  });
});
