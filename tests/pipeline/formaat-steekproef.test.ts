import { describe, expect, it } from 'vitest';
import type { Formaat } from '../../src/domain/formaat.ts';
import { runSteekproef, type Steekproef } from '../../src/pipeline/formaat-steekproef.ts';
import { createBeeld } from '../../src/pipeline/register-bron.ts';
import { blad, csvBestand, formaat, kolom, regels, xml } from '../convert/bouw.ts';
import { shippedRegister } from '../register/shipped.ts';
import { VOORBEELDEN } from './voorbeelden.ts';

const register = shippedRegister();
const beeld = createBeeld(register);

const voorbeeldenVan = ({ naam, versie }: Formaat) =>
  VOORBEELDEN.filter((een) => een.naam === naam && een.versie === versie).map(({ opgave }) => ({
    ...opgave,
    verwacht: [],
  }));

const probeer = (anders: Partial<Formaat>, seed = 1, aantal = 200): Promise<Steekproef> => {
  const een = formaat(anders);
  return runSteekproef(createBeeld({ ...register, formaten: [een] }), een, [], { seed, aantal });
};

const codes = ({ breuk }: Steekproef): string[] => [...new Set(breuk?.bevindingen.map(({ code }) => code))].sort();

describe('every formaat of the register', () => {
  it.each(register.formaten.map((een) => [`${een.naam} ${een.versie}`, een] as const))(
    '%s withstands random verantwoordingen, and most of them reach its output',
    async (_, een) => {
      const uitkomst = await runSteekproef(beeld, een, voorbeeldenVan(een), { seed: 7, aantal: 100 });
      expect(uitkomst.breuk).toBeUndefined();
      expect(uitkomst.aantal).toBe(100);
      expect(uitkomst.omgezet).toBeGreaterThan(20);
      expect(uitkomst.omgezet + uitkomst.gefilterd + uitkomst.vastgehouden).toBe(100);
    },
  );
});

describe('a formaat that breaks', () => {
  const velden = ['aanbieder.naam'];

  it('on a length is shown with the smallest name that is too long', async () => {
    const uitkomst = await probeer({
      velden,
      bestanden: [csvBestand([kolom('naam', 'aanbieder.naam', { maxLengte: 40 })])],
    });
    expect(codes(uitkomst)).toEqual(['WAARDE_TE_LANG']);
    expect(uitkomst.breuk?.verantwoording.aanbieder.naam).toHaveLength(41);
    expect(uitkomst.breuk?.verantwoording.prestaties).toHaveLength(1);
  });

  it('on a character set is shown with one such character', async () => {
    const uitkomst = await probeer({
      velden,
      bestanden: [csvBestand([kolom('naam', 'aanbieder.naam')], {}, { tekenset: 'windows-1252' })],
    });
    expect(codes(uitkomst)).toEqual(['WAARDE_TEKENSET']);
    expect(uitkomst.breuk?.verantwoording.aanbieder.naam).toMatch(/^.?ő.?$/);
  });

  it('on an amount below zero is shown with one credit', async () => {
    const uitkomst = await probeer({
      velden: ['prestatie.bedragCenten', 'prestatie.debetCredit'],
      totalen: { saldo: { functie: 'som', van: 'saldo(prestatie.bedragCenten, prestatie.debetCredit)' } },
      bestanden: [csvBestand([kolom('uren', 'minutenNaarUren(totaal.saldo)')])],
    });
    expect(codes(uitkomst)).toEqual(['EXPRESSIE_FOUT']);
    const { prestaties } = uitkomst.breuk?.verantwoording ?? {};
    expect(prestaties).toMatchObject([{ debetCredit: 'C' }]);
  });

  it('on a file name that comes twice is shown with two gemeenten', async () => {
    const uitkomst = await probeer({
      velden: ['prestatie.referentienummer'],
      verdeling: 'gemeente',
      bestanden: [
        { ...xml(regels(blad('r', 'prestatie.referentienummer'))), bestandsnaam: 'begin(gemeente.code, 1) + ".xml"' },
      ],
    });
    expect(codes(uitkomst)).toEqual(['BESTANDSNAAM_DUBBEL']);
    const gemeenten = new Set(uitkomst.breuk?.verantwoording.prestaties?.map(({ gemeentecode }) => gemeentecode));
    expect(gemeenten.size).toBe(2);
  });
});

describe('what a formaat asks for itself', () => {
  it('is counted and does not break it: a required value, a code its table does not know', async () => {
    const uitkomst = await probeer({
      velden: ['prestatie.uitvoeringsvariant', 'prestatie.productcode'],
      codetabellen: { product: { '01A03': 'x' } },
      bestanden: [
        csvBestand([
          kolom('variant', 'prestatie.uitvoeringsvariant'),
          kolom('product', 'prestatie.productcode', { codetabel: 'product' }),
        ]),
      ],
    });
    expect(uitkomst.breuk).toBeUndefined();
    expect(uitkomst.vastgehouden).toBe(200);
    expect(uitkomst.eisen.map(({ code, regel }) => [code, regel]).sort()).toEqual([
      ['CODE_ONBEKEND', '/bestanden/0/csv/kolommen/1'],
      ['WAARDE_ONTBREEKT', '/bestanden/0/csv/kolommen/0'],
    ]);
  });
});

describe('a seed', () => {
  it('gives the same answer twice, and another seed another', async () => {
    const anders = {
      velden: ['aanbieder.naam'],
      bestanden: [csvBestand([kolom('naam', 'aanbieder.naam', { maxLengte: 100 })])],
    };
    const [een, zelfde, ander] = await Promise.all([probeer(anders, 3), probeer(anders, 3), probeer(anders, 4)]);
    expect(een).toEqual(zelfde);
    expect(een.breuk).toBeDefined();
    expect(ander.breuk?.verantwoording).not.toEqual(een.breuk?.verantwoording);
  });
});

describe('trajecten', () => {
  it('are tried as well', async () => {
    const uitkomst = await probeer({
      invoer: 'trajecten',
      wetten: ['jw'],
      velden: ['traject.hulpvorm', 'traject.einddatum'],
      bestanden: [
        csvBestand([kolom('hulpvorm', 'traject.hulpvorm'), kolom('einde', 'traject.einddatum', { ontbreekt: 'leeg' })]),
      ],
    });
    expect(uitkomst).toMatchObject({ aantal: 200, omgezet: 200, eisen: [] });
  });
});
