import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Kop, Verantwoording } from '../../../src/domain/verantwoording.ts';
import type { Celwaarde, Rij } from '../../../src/domain/werkmapcel.ts';
import { createWillekeur } from '../../../src/pipeline/formaat-willekeur.ts';
import { bevindingenVan, jaarkop, kop, prestatie, staysApart, traject } from '../bouw.ts';
import { leesWerkmap, vul } from './invulsjabloon.ts';

/** Everything that the kop can hold. */
const VOL: Partial<Kop> = {
  vervangt: 'K-2024',
  aanbieder: {
    agbcode: '01234567',
    kvkNummer: '01234567',
    naam: 'Zorg & <Hulp>',
    contact: { naam: 'Administratie', email: 'post@example.org', telefoon: '013 555 01 23' },
  },
  gegevensAanbieder: {
    omzet: [
      { wet: 'wmo', omzetCenten: 1 },
      { wet: 'jw', omzetCenten: 99_999_999_999 },
    ],
    aantalClienten: 12,
    klachten: { aantal: 3, gegrond: 1, naarAard: [{ aard: 'wachttijd', aantal: 3 }] },
    onderaannemers: [{ agbcode: '00000001', naam: 'Onder', omzetCenten: 500 }],
    jaarcijfers: [{ boekjaar: 2025, solvabiliteitProcent: 31.5, liquiditeitRatio: 1.2 }],
    personeel: { inLoondienstFte: 10.5, ingehuurdFte: 0 },
    clientervaring: [{ wet: 'jw', gemiddeldCijfer: 8.5, aantalRespondenten: 40, methode: 'enquête' }],
    wachttijden: [{ wet: 'jw', aanmeldwachttijdWeken: 2.5, peildatum: '2025-12-31' }],
  },
  gegevensPerGemeente: [
    { gemeentecode: '0384', omzet: [{ wet: 'jw', omzetCenten: 10_001 }], aantalClienten: 4 },
    {
      gemeentecode: '0855',
      klachten: { aantal: 2, naarAard: [{ aard: 'bejegening', aantal: 2 }] },
      calamiteiten: [{ calamiteittype: 'geweld', omstandigheden: 'onderzocht', datum: '2025-05-05' }],
    },
  ],
  verklaringen: [
    {
      verklaringsoort: 'bestuursverklaring',
      ondertekendOpDatum: '2026-02-01',
      bestandsnaam: 'verklaring.pdf',
      mediatype: 'application/pdf',
      sha256: 'a'.repeat(64),
    },
  ],
  bijlagen: [{ bijlagesoort: 'vog-rp', bestandsnaam: 'vog.pdf', mediatype: 'application/pdf', sha256: 'b'.repeat(64) }],
};

async function heenEnTerug(verantwoording: Verantwoording, vandaag?: string): Promise<unknown> {
  const gelezen = await leesWerkmap(await vul(verantwoording), vandaag);
  if (gelezen.uitkomst.uitkomst !== 'geldig') return bevindingenVan(gelezen);
  return {
    ...gelezen.uitkomst.kop,
    prestaties: gelezen.prestaties.map((regel) => regel.prestatie),
    trajecten: gelezen.trajecten.map((regel) => regel.traject),
  };
}

/** A workbook keeps no spaces around a text, and knows no list without elements. */
function plain(waarde: unknown): unknown {
  if (typeof waarde === 'string') return waarde.trim();
  if (Array.isArray(waarde)) return waarde.map(plain);
  if (typeof waarde !== 'object' || waarde === null) return waarde;
  const velden = Object.entries(waarde).filter(([, binnen]) => !Array.isArray(binnen) || binnen.length > 0);
  return Object.fromEntries(velden.map(([sleutel, binnen]) => [sleutel, plain(binnen)]));
}

describe('the invulsjabloon', () => {
  it('brings back everything the standard can hold', async () => {
    const verantwoording = {
      ...jaarkop(VOL),
      prestaties: [prestatie(1, { productperiode: { begindatum: '2025-04-01', einddatum: '2025-04-30' } })],
      trajecten: [
        traject(1, { outcomemetingen: [{ meetdatum: '2026-02-02', tevredenheid: 7 }, { typeInformant: '1' }] }),
      ],
    };
    const { trajecten, ...zonder } = verantwoording;
    expect(await heenEnTerug(zonder)).toEqual({ ...zonder, trajecten: [] });
    const beleid = {
      ...kop({
        soorten: ['beleidsinformatie'],
        periode: { begindatum: '2026-01-01', einddatum: '2026-06-30' },
        dagtekening: '2026-07-10',
      }),
      trajecten,
    };
    expect(await heenEnTerug(beleid, '2026-07-20')).toEqual({ ...beleid, prestaties: [] });
  });

  it.each([
    ['prestaties', ['declaratie'], ['wmo', 'jw']],
    ['prestaties', ['productieverantwoording', 'klachtenrapportage'], ['jw']],
    ['trajecten', ['beleidsinformatie'], ['jw']],
  ] as const)('brings back any verantwoording with %s for %j', async (invoer, soorten, wetten) => {
    await fc.assert(
      fc.asyncProperty(
        createWillekeur(fc, { invoer, soorten, wetten, jaar: 2025, gemeentecodes: ['0855', '0384'], producten: [] }),
        async (verantwoording) => {
          const { prestaties = [], trajecten = [], ...rest } = verantwoording;
          fc.pre(staysApart(prestaties));
          expect(await heenEnTerug(verantwoording, '2026-03-01')).toEqual({
            ...(plain(rest) as object),
            prestaties: plain(prestaties),
            trajecten: plain(trajecten),
          });
        },
      ),
      { numRuns: 25 },
    );
  });

  it('names the cell of everything that is wrong', async () => {
    const rijen = (cellen: Readonly<Record<number, Celwaarde>>): ReadonlyMap<string, readonly Rij[]> =>
      new Map([
        ['Prestaties', [{ nr: 7, cellen: new Map(Object.entries(cellen).map(([k, cel]) => [Number(k), cel])) }]],
      ]);
    const tekst = (waarde: string): Celwaarde => ({ soort: 'tekst', tekst: waarde });
    const gelezen = await leesWerkmap(
      await vul(kop(), {
        rijen: rijen({
          0: tekst('R1'),
          2: { soort: 'getal', getal: 855 },
          3: tekst('jw'),
          4: tekst('999900006'),
          5: tekst('tien'),
          8: tekst('45 - Jeugdhulp'),
          9: tekst('45A04'),
          10: tekst('1 april'),
          11: tekst('30-04-2026'),
          12: { soort: 'getal', getal: 10 },
          13: tekst('4'),
          14: tekst('75,00'),
          16: tekst('-750'),
          17: tekst('D'),
        }),
      }),
    );
    expect(bevindingenVan(gelezen).map(({ code, plaats }) => [code, plaats.bron])).toEqual([
      ['TABEL_CEL_GEEN_GEHEEL_GETAL', { blad: 'Prestaties', cel: 'F7' }],
      ['TABEL_CEL_GEEN_DATUM', { blad: 'Prestaties', cel: 'K7' }],
      ['TABEL_CEL_NEGATIEF_BEDRAG', { blad: 'Prestaties', cel: 'Q7' }],
      ['SCHEMA_VERPLICHT', { blad: 'Prestaties', cel: 'S7', veld: 'Declaratiestand' }],
      ['TABEL_NULLEN_AANGEVULD', { blad: 'Prestaties', cel: 'C7' }],
      ['TABEL_NULLEN_AANGEVULD', { blad: 'Prestaties', cel: 'N7' }],
    ]);
  });

  it('names the cell of the kop', async () => {
    const { kenmerk: _, ...zonder } = kop({ dagtekening: '2026-13-01' });
    const gelezen = await leesWerkmap(await vul({ ...zonder, kenmerk: '', prestaties: [prestatie(1)] }));
    expect(bevindingenVan(gelezen).map(({ code, plaats }) => [code, plaats.bron?.cel])).toEqual([
      ['SCHEMA_VERPLICHT', 'B2'],
      ['SCHEMA_DATUM', 'B5'],
    ]);
  });
});
