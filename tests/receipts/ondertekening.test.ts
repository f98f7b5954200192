import { CompactSign, calculateJwkThumbprint, compactVerify, importJWK } from 'jose';
import { describe, expect, it } from 'vitest';
import { SOFTWAREVERSIE } from '../../src/domain/softwareversie.ts';
import { type Bewijsfout, kidVan, signBewijs, toJwks, verifyBewijs } from '../../src/receipts/ondertekening.ts';
import type { Ontvangstbewijs } from '../../src/receipts/ontvangstbewijs.ts';

/** The key pair of RFC 8037, appendix A: public since 2017. */
const SLEUTEL = {
  kty: 'OKP',
  crv: 'Ed25519',
  d: 'nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A',
  x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
} as const;
/** The public key of RFC 8032, test 2. */
const ANDERE = { kty: 'OKP', crv: 'Ed25519', x: 'PUAXw-hDiVqStwqnTRt-vJyYLM8uxJaMwM1V8Sr0Zgw' } as const;

const BEWIJS: Ontvangstbewijs = {
  software: { naam: 'enkelvoud', versie: SOFTWAREVERSIE },
  id: '0d9c6c3e-5c0d-4f5e-9a53-0a1f5b1c2d3e',
  kenmerk: 'ëén € "kenmerk"',
  agbcode: '65656055',
  stadium: 'definitief',
  periode: { begindatum: '2026-04-01', einddatum: '2026-04-30' },
  soorten: ['declaratie'],
  ontvangenOp: '2026-05-06T10:00:00.000Z',
  sha256: 'a'.repeat(64),
  bytes: 1,
  aantalPrestaties: 0,
  aantalTrajecten: 0,
  saldoCenten: -1,
  zendingen: [],
  zonderOntvanger: [],
  register: [],
  opgemaaktOp: '2026-05-06T10:00:00.000Z',
};

const jwks = toJwks({ sleutel: SLEUTEL, vervallen: [ANDERE] });

/** Any text under any header, signed with the key. */
const sign = async (tekst: string, header: Record<string, string>): Promise<string> =>
  new CompactSign(new TextEncoder().encode(tekst))
    .setProtectedHeader({ alg: 'EdDSA', ...header })
    .sign(await importJWK(SLEUTEL, 'EdDSA'));

type Weigering = readonly [string, () => Promise<string>, readonly object[], Bewijsfout];

describe('the published keys', () => {
  it('hold no secret half, and are named by their thumbprint (RFC 7638; the value is that of RFC 8037, appendix A.3)', async () => {
    expect(jwks.keys.map(({ kid }) => kid)).toEqual([
      'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k',
      await calculateJwkThumbprint(ANDERE),
    ]);
    expect(JSON.stringify(jwks)).not.toContain(SLEUTEL.d);
    expect(jwks.keys[0]).toEqual({
      kty: 'OKP',
      crv: 'Ed25519',
      x: SLEUTEL.x,
      kid: kidVan(SLEUTEL),
      alg: 'EdDSA',
      use: 'sig',
    });
  });

  it('name a key once, and are an empty set without one', () => {
    expect(toJwks({ sleutel: SLEUTEL, vervallen: [SLEUTEL] }).keys).toHaveLength(1);
    expect(toJwks({ vervallen: [] })).toEqual({ keys: [] });
  });
});

describe('a signed bewijs', () => {
  it('is canonical JSON: the same text whatever the order of its members', async () => {
    const jws = await signBewijs(BEWIJS, SLEUTEL);
    const { payload, protectedHeader } = await compactVerify(
      jws,
      await importJWK({ kty: 'OKP', crv: 'Ed25519', x: SLEUTEL.x }, 'EdDSA'),
    );
    const tekst = new TextDecoder().decode(payload);
    expect(tekst.startsWith('{"aantalPrestaties":0,"aantalTrajecten":0,"agbcode":"65656055","bytes":1,"id":')).toBe(
      true,
    );
    expect(protectedHeader).toEqual({ alg: 'EdDSA', kid: kidVan(SLEUTEL), typ: 'ontvangstbewijs+jws', cty: 'json' });
    const omgekeerd = Object.fromEntries(Object.entries(BEWIJS).reverse()) as unknown as Ontvangstbewijs;
    expect(await signBewijs(omgekeerd, SLEUTEL)).toBe(jws);
  });

  it('is not made with a key of which the halves do not belong together', async () => {
    await expect(signBewijs(BEWIJS, { ...SLEUTEL, x: ANDERE.x })).rejects.toThrow();
  });

  it('is verified with the published keys, also when the key signs no more', async () => {
    const jws = await signBewijs(BEWIJS, SLEUTEL);
    const later = toJwks({ vervallen: [SLEUTEL] });
    for (const keys of [jwks, later])
      expect(await verifyBewijs(jws, keys)).toEqual({ ok: true, value: { inhoud: BEWIJS, kid: kidVan(SLEUTEL) } });
  });

  it('is refused when one character of it was changed', async () => {
    const jws = await signBewijs(BEWIJS, SLEUTEL);
    const [kop = '', inhoud = '', handtekening = ''] = jws.split('.');
    const anders = btoa(
      atob(inhoud.replaceAll('-', '+').replaceAll('_', '/')).replace('"saldoCenten":-1', '"saldoCenten":-2'),
    )
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replaceAll('=', '');
    expect(anders).not.toBe(inhoud);
    expect(await verifyBewijs(`${kop}.${anders}.${handtekening}`, jwks)).toEqual({
      ok: false,
      error: 'handtekening-onjuist',
    });
  });

  it.each([
    ['with a key that was not given', () => signBewijs(BEWIJS, SLEUTEL), [ANDERE], 'onbekende-sleutel'],
    ['without any key', () => signBewijs(BEWIJS, SLEUTEL), [], 'onbekende-sleutel'],
    ['that is no JWS', async () => '{"id":"x"}', jwks.keys, 'geen-jws'],
    [
      'that was cut off',
      async () => (await signBewijs(BEWIJS, SLEUTEL)).slice(0, -20),
      jwks.keys,
      'handtekening-onjuist',
    ],
    ['about something else', () => sign('{}', { kid: kidVan(SLEUTEL), typ: 'JWT' }), jwks.keys, 'geen-ontvangstbewijs'],
    [
      'of another spelling',
      () => sign('{ }', { kid: kidVan(SLEUTEL), typ: 'ontvangstbewijs+jws' }),
      jwks.keys,
      'niet-canoniek',
    ],
    [
      'that is no JSON',
      () => sign('nee', { kid: kidVan(SLEUTEL), typ: 'ontvangstbewijs+jws' }),
      jwks.keys,
      'niet-canoniek',
    ],
  ] as readonly Weigering[])('%s is refused with its reason', async (_, maak, keys, fout) => {
    expect(await verifyBewijs(await maak(), { keys })).toEqual({ ok: false, error: fout });
  });

  it('without a signature (alg none) is refused', async () => {
    const deel = (waarde: object): string => btoa(JSON.stringify(waarde)).replaceAll('=', '');
    const jws = `${deel({ alg: 'none', typ: 'ontvangstbewijs+jws', kid: kidVan(SLEUTEL) })}.${deel({})}.`;
    expect((await verifyBewijs(jws, jwks)).ok).toBe(false);
  });
});
