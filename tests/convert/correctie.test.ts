/** What a formaat declares and can say about corrections, and what of a line its ontvanger can see. */
import { describe, expect, it } from 'vitest';
import { createRegelfilter, createRegelinhoud } from '../../src/convert/index.ts';
import type { OmzetInvoer } from '../../src/domain/output.ts';
import { bezwaren, csvBestand, delenVan, formaat, gecompileerd, KOP, kolom, omzet, prestatie } from './bouw.ts';

const VELDEN = [
  'prestatie.referentienummer',
  'prestatie.vorigReferentienummer',
  'prestatie.bedragCenten',
  'prestatie.debetCredit',
] as const;
const KOLOMMEN = VELDEN.map((veld) => kolom(veld.slice(10), veld, veld.includes('vorig') ? { ontbreekt: 'leeg' } : {}));

describe('correctie: credit-debet', () => {
  const metRegels = formaat({ correctie: 'credit-debet', velden: VELDEN, bestanden: [csvBestand(KOLOMMEN)] });

  it('is taken when both numbers, the amount and the sign are shown', () => {
    expect(bezwaren(metRegels)).toEqual([]);
  });

  it.each(VELDEN.map((veld, nr) => [veld, nr] as const))('is refused when %s is not shown', (veld, nr) => {
    const zonder = {
      ...metRegels,
      velden: VELDEN.toSpliced(nr, 1),
      bestanden: [csvBestand(KOLOMMEN.toSpliced(nr, 1))],
    };
    expect(bezwaren(zonder)).toMatchObject([
      {
        code: 'FORMAAT_CORRECTIE',
        plaats: { pointer: '/correctie' },
        parameters: { ontbreekt: `het bestand toont ${veld} niet` },
      },
    ]);
  });

  it('is refused for totals', () => {
    const geaggregeerd = formaat({
      correctie: 'credit-debet',
      niveau: 'geaggregeerd',
      velden: ['prestatie.bedragCenten'],
      totalen: { som: { functie: 'som', van: 'prestatie.bedragCenten' } },
      groepering: { sleutels: { wet: 'prestatie.wet' }, aggregaten: { n: { functie: 'aantal' } } },
      bestanden: [
        csvBestand(
          [kolom('n', 'groep.n'), kolom('w', 'groep.wet'), kolom('s', 'totaal.som')],
          {},
          { herhaal: 'groepen' },
        ),
      ],
    });
    expect(bezwaren({ ...geaggregeerd, velden: ['prestatie.bedragCenten', 'prestatie.wet'] })).toMatchObject([
      { code: 'FORMAAT_CORRECTIE' },
    ]);
  });
});

describe('what the ontvanger can see of a line', () => {
  const document = formaat({
    velden: ['prestatie.referentienummer', 'prestatie.productperiode', 'prestatie.declaratiestand'],
    selectie: [{ als: 'prestatie.declaratiestand == "ingediend"', andersReden: 'niet ingediend' }],
    bestanden: [
      csvBestand([kolom('r', 'prestatie.referentienummer'), kolom('p', 'prestatie.productperiode.begindatum')]),
    ],
  });
  const inhoud = createRegelinhoud(gecompileerd(document));

  it('is what reaches the file, with the amount, and without its numbers', () => {
    const regel = prestatie();
    expect(inhoud(prestatie({ referentienummer: 'anders', volume: 99, debetCredit: 'C' }))).toBe(inhoud(regel));
    expect(inhoud(prestatie({ bedragCenten: 1 }))).not.toBe(inhoud(regel));
    const periode = { begindatum: '2026-04-02', einddatum: '2026-04-30' };
    expect(inhoud(prestatie({ productperiode: periode }))).not.toBe(inhoud(regel));
  });

  it('is nothing when the formaat leaves the line out, and the reason is its own', () => {
    const delen = delenVan([prestatie()]);
    const invoer: OmzetInvoer = {
      kop: KOP,
      ontvanger: { soort: 'gemeente', code: '0384', naam: 'Diemen' },
      parameters: {},
      gemeenteNaam: (code) => code,
      delen,
    };
    const filter = createRegelfilter(gecompileerd(document), invoer);
    expect(filter(0, { nr: 0, prestatie: prestatie() })).toBeUndefined();
    expect(filter(0, { nr: 1, prestatie: prestatie({ declaratiestand: 'toegekend' }) })).toBe('niet ingediend');
  });
});

describe('the version mark', () => {
  const document = formaat({
    velden: ['prestatie.referentienummer'],
    bestanden: [
      csvBestand(
        [
          kolom('r', 'prestatie.referentienummer'),
          kolom('v', 'zending.versie'),
          kolom('eerder', 'zending.vervangt', { ontbreekt: 'leeg' }),
        ],
        { bestandsnaam: '"uit" + (zending.versie > 1 ? "_v" + tekst(zending.versie) : "") + ".csv"' },
      ),
    ],
  });

  it('is 1 for the first, and names what is replaced for a later one', async () => {
    expect([...(await omzet(document, [prestatie()])).bestanden]).toEqual([['uit.csv', 'r;v;eerder\r\nR-1;1;\r\n']]);
    const later = await omzet(document, [prestatie()], { zending: { versie: 2, vervangt: 'z-1' } });
    expect([...later.bestanden]).toEqual([['uit_v2.csv', 'r;v;eerder\r\nR-1;2;z-1\r\n']]);
  });
});
