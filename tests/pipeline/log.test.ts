import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { publiekVan, withTaaklog, withWachtrijlog } from '../../src/pipeline/log.ts';

const regels: unknown[] = [];
beforeEach(() => {
  regels.length = 0;
  for (const soort of ['info', 'error'] as const)
    vi.spyOn(console, soort).mockImplementation((tekst: unknown) => {
      regels.push([soort, JSON.parse(String(tekst))]);
    });
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** A clock that goes on five milliseconds each time it is looked at. */
function createKlok(): () => Date {
  let nu = Date.parse('2026-05-06T10:00:00.000Z');
  return () => {
    nu += 5;
    return new Date(nu);
  };
}

describe('what is told of work that nobody waits for', () => {
  it('is one line per job, also of one that fails, and the failure goes on', async () => {
    await withTaaklog(createKlok(), 'toegang', async () => 'iets');
    const fout = new Error('999900006');
    await expect(withTaaklog(createKlok(), 'termijnen', () => Promise.reject(fout))).rejects.toBe(fout);
    expect(regels).toEqual([
      ['info', { gebeurtenis: 'taak', taak: 'toegang', gelukt: true, duurMs: 5 }],
      ['info', { gebeurtenis: 'taak', taak: 'termijnen', gelukt: false, duurMs: 5 }],
    ]);
  });

  it('is one line per batch, and one for each fault in it', async () => {
    await withWachtrijlog(createKlok(), { wachtrij: 'omzetting', aantal: 3 }, async (meldFout) => {
      meldFout(new TypeError('999900006'));
    });
    expect(regels).toEqual([
      ['error', { gebeurtenis: 'bericht-mislukt', fout: 'TypeError', plaatsen: expect.any(Array) }],
      ['info', { gebeurtenis: 'wachtrij', wachtrij: 'omzetting', aantal: 3, mislukt: 1, duurMs: 5 }],
    ]);
    expect(JSON.stringify(regels)).not.toContain('999900006');
  });
});

it('knows the audience of an address', () => {
  expect(['/aanbieder/v1/x', '/gemeente', '/beheer/v1', '/', '/aanbiederx', ''].map(publiekVan)).toEqual([
    'aanbieder',
    'gemeente',
    'beheer',
    'algemeen',
    'algemeen',
    'algemeen',
  ]);
});
