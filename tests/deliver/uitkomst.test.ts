import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRetryAfter, toBezorguitkomst } from '../../src/deliver/uitkomst.ts';

const NU = new Date('2026-05-06T10:00:00.400Z');

describe('readRetryAfter', () => {
  it.each([
    [undefined, undefined],
    ['', undefined],
    ['0', 0],
    ['120', 120],
    [' 120 ', 120],
    ['-1', undefined],
    ['1.5', undefined],
    ['1e3', undefined],
    ['straks', undefined],
    ['2026-05-06T10:05:00Z', undefined],
    ['Wed, 06 May 2026 10:00:01 GMT', 1],
    ['Wed, 06 May 2026 10:00:02 GMT', 2],
    ['Wed, 06 May 2026 10:05:00 GMT', 300],
    ['Wed, 06 May 2026 10:00:00 GMT', 0],
    ['Wed, 06 May 2020 10:00:00 GMT', 0],
    ['Wed, 06 May 2026 10:05:00 CET', undefined],
    ['Wednesday, 06-May-26 10:05:00 GMT', 300],
    ['Wed May  6 10:05:00 2026', 300],
    ['Wed, 99 May 2026 10:05:00 GMT', undefined],
  ])('%j: %j seconds', (tekst, seconden) => expect(readRetryAfter(tekst, NU)).toBe(seconden));

  it('gives whole seconds that are not negative, or nothing, whatever stands there', () => {
    const datum = fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('9999-12-31T00:00:00Z') });
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          datum.map((een) => een.toUTCString()),
        ),
        (tekst) => {
          const seconden = readRetryAfter(tekst, NU);
          expect(seconden === undefined || (Number.isInteger(seconden) && seconden >= 0)).toBe(true);
        },
      ),
    );
  });
});

describe('toBezorguitkomst', () => {
  it('has an outcome for every status there is: delivered only by 2xx, stopped only by 410', () => {
    for (let status = 200; status < 600; status++) {
      const { soort } = toBezorguitkomst({ soort: 'antwoord', status }, NU);
      expect(soort === 'bezorgd').toBe(status < 300);
      expect(soort === 'gestopt').toBe(status === 410);
      expect(soort === 'geweigerd').toBe([400, 413, 415, 422].includes(status));
    }
  });

  it('listens to Retry-After only where it says something about the load', () => {
    for (const status of [301, 401, 404])
      expect(toBezorguitkomst({ soort: 'antwoord', status, retryAfter: '5' }, NU)).not.toHaveProperty(
        'retryAfterSeconds',
      );
    for (const status of [408, 425, 429, 500, 503])
      expect(toBezorguitkomst({ soort: 'antwoord', status, retryAfter: '5' }, NU)).toHaveProperty(
        'retryAfterSeconds',
        5,
      );
  });
});
