import { exports } from 'cloudflare:workers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentDisposition, reprDigest } from '../../src/domain/bestandskop.ts';
import { readRange } from '../../src/http/gemeente/range.ts';
import { encodeCursor, readBladvraag, volgende } from '../../src/http/page.ts';
import { describeProblem, MAXIMUM_BEVINDINGEN, toLijst } from '../../src/http/problem.ts';
import { zinnenHttp } from '../../src/text/nl/http.ts';

describe('contentDisposition', () => {
  it('keeps a plain name', () => {
    expect(contentDisposition('wmo323_0855.xml')).toBe(
      `attachment; filename="wmo323_0855.xml"; filename*=UTF-8''wmo323_0855.xml`,
    );
  });

  it('gives other names in both notations', () => {
    expect(contentDisposition('Súdwest "2026" 50%.csv')).toBe(
      `attachment; filename="S_dwest _2026_ 50_.csv"; filename*=UTF-8''S%C3%BAdwest%20%222026%22%2050%25.csv`,
    );
  });

  it('never lets a name out of the header or out of its folder', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (naam) => {
        const header = contentDisposition(naam);
        expect(header).toMatch(
          /^attachment; filename="[\x20-\x21\x23-\x5b\x5d-\x7e]*"; filename\*=UTF-8''([A-Za-z0-9!#$&+.^_`|~-]|%[0-9A-F]{2})*$/,
        );
        expect(header.slice('attachment; '.length)).not.toMatch(/[/\\]|%2F|%5C/);
      }),
    );
  });
});

describe('reprDigest', () => {
  it('writes the hash of nothing as RFC 9530 does', () => {
    expect(reprDigest('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')).toBe(
      'sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:',
    );
  });
});

describe('readRange', () => {
  it.each([
    [undefined, 10, 'geheel'],
    ['bytes=0-0', 10, '0-0'],
    ['bytes=3-', 10, '3-9'],
    ['bytes=3-99', 10, '3-9'],
    ['bytes=-4', 10, '6-9'],
    ['bytes=-99', 10, '0-9'],
    ['BYTES=1-2', 10, '1-2'],
    ['bytes=10-', 10, 'buiten-bestand'],
    ['bytes=-0', 10, 'buiten-bestand'],
    ['bytes=0-', 0, 'buiten-bestand'],
    ['bytes=5-3', 10, 'geheel'],
    ['bytes=1-2,4-5', 10, 'geheel'],
    ['bytes=a-b', 10, 'geheel'],
    ['regels=1-2', 10, 'geheel'],
  ])('%s of %i bytes is %s', (range, grootte, verwacht) => {
    const vraag = readRange(range, grootte);
    expect(vraag.soort === 'deel' ? `${vraag.van}-${vraag.totEnMet}` : vraag.soort).toBe(verwacht);
  });

  it('never leaves the file', () => {
    const getal = fc.option(fc.nat({ max: 40 }), { nil: '' });
    fc.assert(
      fc.property(getal, getal, fc.nat({ max: 30 }), (van, tot, grootte) => {
        const vraag = readRange(`bytes=${van}-${tot}`, grootte);
        if (vraag.soort !== 'deel') return;
        expect(vraag.van).toBeGreaterThanOrEqual(0);
        expect(vraag.totEnMet).toBeGreaterThanOrEqual(vraag.van);
        expect(vraag.totEnMet).toBeLessThan(grootte);
      }),
    );
  });
});

describe('cursors', () => {
  it.each([
    ['postvak', '0|7|9|12'],
    ['postvak', '1|3'],
    ['bevindingen', '77'],
    ['verantwoordingen', '2026-05-06T10:00:00.000Z|0d9c6c3e-5c0d-4f5e-9a53-0a1f5b1c2d3e'],
    ['sleutels', '0d9c6c3e-5c0d-4f5e-9a53-0a1f5b1c2d3e'],
  ] as const)('of %s go out and come back', (lijst, cursor) => {
    const { volgende: adres = '' } = volgende('/x', 10, cursor);
    const vanaf = new URL(adres, 'https://x.nl').searchParams.get('vanaf') ?? '';
    expect(readBladvraag(lijst, { vanaf, aantal: 10 })).toEqual({ ok: true, value: { vanaf: cursor, aantal: 10 } });
  });

  it('of one list are refused by another', () => {
    expect(readBladvraag('bevindingen', { vanaf: encodeCursor('1|12'), aantal: 10 }).ok).toBe(false);
    expect(readBladvraag('postvak', { vanaf: encodeCursor('77'), aantal: 10 }).ok).toBe(false);
  });

  it('that nobody made are refused, never thrown', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.base64String()), (vanaf) => {
        const gelezen = readBladvraag('postvak', { vanaf, aantal: 10 });
        if (gelezen.ok) expect(gelezen.value.vanaf).toMatch(/^(0(\|\d+){3}|1\|\d+)$/);
        else expect(gelezen.error.code).toBe('CURSOR_ONGELDIG');
      }),
    );
  });

  it('are absent on the last page', () => {
    expect(volgende('/x', 10, undefined, { soort: 'declaratie' })).toEqual({});
  });

  it('take the filter of their page along', () => {
    const filter = { soort: 'declaratie', agbcode: undefined, bezorgdVanaf: '2027-01-01T00:00:00+01:00' };
    const { volgende: adres = '' } = volgende('/x', 10, '1|3', filter);
    expect(Object.fromEntries(new URL(adres, 'https://x.nl').searchParams)).toEqual({
      vanaf: encodeCursor('1|3'),
      aantal: '10',
      soort: 'declaratie',
      bezorgdVanaf: '2027-01-01T00:00:00+01:00',
    });
  });
});

describe('describeProblem', () => {
  it('shows at most a thousand bevindingen and counts them all', () => {
    const een = { code: 'VELD_ONTBREEKT', ernst: 'fout', plaats: { pointer: '/a' }, parameters: {} } as const;
    const problem = describeProblem(400, 'x', toLijst(Array.from({ length: 1200 }, () => een)));
    expect(problem.bevindingen).toHaveLength(MAXIMUM_BEVINDINGEN);
    expect([problem.aantalBevindingen, problem.aantalFouten]).toEqual([1200, 1200]);
    expect(problem.bevindingen?.[0]).toMatchObject({ code: 'VELD_ONTBREEKT', ernst: 'fout', pointer: '/a' });
  });
});

describe('zinnenHttp', () => {
  it('says what was expected', () => {
    const zin = (verwacht: Parameters<typeof zinnenHttp.VELD_ONGELDIG>[0]['verwacht']) =>
      zinnenHttp.VELD_ONGELDIG({ verwacht }).melding;
    expect(zin({ vorm: 'keuze', waarden: ['a', 'b'] })).toContain('één van: a, b');
    expect(zin({ vorm: 'waarde', minimum: 1, maximum: 200 })).toContain('minstens 1 en hoogstens 200');
    expect(zin({ vorm: 'lengte', maximum: 5 })).toContain('hoogstens 5 tekens');
  });
});

describe('the worker as it is deployed', () => {
  it('answers over HTTP with its own bindings', async () => {
    const worker = (exports as { default: Fetcher }).default;
    const gezond = await worker.fetch('https://enkelvoud.test/gezondheid');
    expect([gezond.status, await gezond.json()]).toEqual([200, { toestand: 'gezond' }]);
    const zonder = await worker.fetch('https://enkelvoud.test/aanbieder/v1/verantwoordingen');
    expect([zonder.status, zonder.headers.get('Content-Type')]).toEqual([401, 'application/problem+json']);
  });
});
