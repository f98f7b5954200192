import { describe, expect, it } from 'vitest';
import type { Bestand, Formaat } from '../../src/domain/formaat.ts';
import { bezwaren, blad, csvBestand, formaat, kolom, omzet, prestatie, REF, regels, xml } from './bouw.ts';

const leeg = (bestand: Bestand, anders: Partial<Formaat> = {}): Formaat =>
  formaat({
    velden: [REF, 'prestatie.volume'],
    selectie: [{ als: 'prestatie.volume > 0', andersReden: 'niets geleverd' }],
    bestanden: [bestand],
    ...anders,
  });
const NIETS = [prestatie({ volume: 0 })];
const csv = (anders: object, opmaak: object = {}): Bestand => csvBestand([kolom('r', REF)], anders, opmaak);
const nulrij = [{ waarde: '"geen"', ontbreekt: 'leeg' }];

describe('when no regel goes along', () => {
  it('there is no file, unless the formaat asks one', async () => {
    const niets = await omzet(leeg(csv({ leeg: 'niets' })), NIETS);
    expect([niets.uitkomst, niets.bestanden.size]).toEqual(['gefilterd', 0]);
    const hol = await omzet(leeg(csv({ leeg: 'leeg-bestand' })), NIETS);
    expect([hol.uitkomst, ...hol.bestanden.values()]).toEqual(['omgezet', 'r\r\n']);
  });

  it('a nil report says so, and only then', async () => {
    const document = leeg(csv({ leeg: 'nulopgave' }, { nulrij }));
    expect([...(await omzet(document, NIETS)).bestanden.values()]).toEqual(['r\r\ngeen\r\n']);
    expect([...(await omzet(document, [prestatie()])).bestanden.values()]).toEqual(['r\r\nR-1\r\n']);
  });

  it('a tree says so with a condition', async () => {
    const document = leeg({
      ...xml(
        { element: 'Nul', als: 'bestand.aantalRegels == 0', waarde: '"ja"', ontbreekt: 'verplicht' },
        regels(blad('R', REF)),
      ),
      leeg: 'nulopgave',
    });
    const xmlVan = async (invoer: typeof NIETS): Promise<string | undefined> =>
      [...(await omzet(document, invoer)).bestanden.values()][0]?.split('\n')[1];
    expect(await xmlVan(NIETS)).toBe('<Uit><Nul>ja</Nul></Uit>');
    expect(await xmlVan([prestatie()])).toBe('<Uit><R>R-1</R></Uit>');
  });

  it('every gemeente of the zending gets its own', async () => {
    const document = leeg(csv({ leeg: 'leeg-bestand', bestandsnaam: 'gemeente.code' }), { verdeling: 'gemeente' });
    const uitkomst = await omzet(document, [prestatie(), prestatie({ gemeentecode: '0518', volume: 0 })]);
    expect([...uitkomst.bestanden]).toEqual([
      ['0384', 'r\r\nR-1\r\n'],
      ['0518', 'r\r\n'],
    ]);
  });

  it('the smallest value is absent, and the formaat must say what then', async () => {
    const met = (ontbreekt: unknown): Formaat =>
      leeg(
        { ...xml(blad('N', 'totaal.n'), blad('K', 'totaal.kleinste', { ontbreekt })), leeg: 'leeg-bestand' },
        {
          velden: ['prestatie.volume'],
          totalen: { n: { functie: 'aantal' }, kleinste: { functie: 'minimum', van: 'prestatie.volume' } },
        },
      );
    const uitkomst = await omzet(met({ standaard: 'geen' }), NIETS);
    expect([...uitkomst.bestanden.values()][0]).toContain('<N>0</N><K>geen</K>');
    expect((await omzet(met('verplicht'), NIETS)).codes).toEqual(['WAARDE_ONTBREEKT']);
    const strikt = met('leeg');
    const naam = { ...strikt.bestanden[0], bestandsnaam: 'tekst(totaal.kleinste > 3.0)' } as Bestand;
    expect(bezwaren({ ...strikt, bestanden: [naam] }).map((b) => [b.code, b.plaats.pointer])).toContainEqual([
      'FORMAAT_MAG_ONTBREKEN',
      '/bestanden/0/bestandsnaam',
    ]);
  });

  it.each([
    ['a nil report that says nothing', csv({ leeg: 'nulopgave' }), '/bestanden/0/leeg'],
    ['a nil row without a nil report', csv({}, { nulrij }), '/bestanden/0/csv/nulrij'],
  ])('is refused: %s', (_, bestand, pointer) => {
    expect(bezwaren(leeg(bestand)).map((b) => [b.code, b.plaats.pointer])).toEqual([['FORMAAT_NULOPGAVE', pointer]]);
  });

  it('is refused for a file per key', () => {
    const document = leeg(csv({ leeg: 'leeg-bestand', bestandPer: 'v', bestandsnaam: 'tekst(bestand.nummer)' }), {
      groepering: { sleutels: { v: 'prestatie.volume' }, aggregaten: {} },
    });
    expect(bezwaren(document).map((b) => [b.code, b.plaats.pointer])).toEqual([
      ['FORMAAT_NULOPGAVE', '/bestanden/0/leeg'],
    ]);
  });
});
