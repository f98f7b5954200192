import { describe, expect, it } from 'vitest';
import type { Antwoordformaat } from '../../../src/domain/antwoordformaat.ts';
import { ANTWOORDLIMIETEN, readAntwoordCsv } from '../../../src/ingest/retour/antwoordcsv.ts';
import { leesbaar } from '../../../src/text/nl.ts';

const FORMAAT: Antwoordformaat = {
  naam: 'eigen',
  versie: '1.0.0',
  titel: 'Eigen',
  sleutel: [{ veld: 'referentienummer', koppen: ['Referentie', 'Ref.nr'] }],
  oordeel: { koppen: ['Akkoord?'], waarden: { Ja: 'geaccepteerd', Nee: 'afgewezen' } },
  retourcode: { koppen: ['Reden'], waarden: { T: '0611', V: '9321' } },
  toelichting: { koppen: ['Opmerking'] },
  nietGenoemd: 'geaccepteerd',
  bronnen: [{ naam: 'test' }],
  bronstatus: 'eigen',
  onbekend: [],
};

async function* bytes(inhoud: string | Uint8Array): AsyncGenerator<Uint8Array> {
  yield typeof inhoud === 'string' ? new TextEncoder().encode(inhoud) : inhoud;
}

async function lees(inhoud: string | Uint8Array, anders: Partial<Antwoordformaat> = {}) {
  const { rijen, bevindingen } = await readAntwoordCsv(bytes(inhoud), { ...FORMAAT, ...anders });
  return {
    rijen,
    bevindingen: bevindingen().bevindingen.map(({ code, plaats }) => [code, plaats.bron?.regel, plaats.bron?.veld]),
  };
}

const KOP = 'Referentie;Akkoord?;Reden;Opmerking';

describe('readAntwoordCsv', () => {
  it('reads what each row says, in the words of the ontvanger', async () => {
    expect(await lees(`${KOP}\nR1;ja;;\nR2; NEE ;t;Te duur\n\nR3;nee;;"Niet ""bekend"""\n`)).toEqual({
      rijen: [
        { regel: 2, sleutel: ['R1'], afgewezen: false },
        { regel: 3, sleutel: ['R2'], afgewezen: true, retourcode: '0611', toelichting: 'Te duur' },
        { regel: 5, sleutel: ['R3'], afgewezen: true, toelichting: 'Niet "bekend"' },
      ],
      bevindingen: [],
    });
  });

  it('knows the columns by any of their headings, in any order, among others', async () => {
    const { rijen, bevindingen } = await lees(' opmerking \tNaam\tREF.NR\takkoord?\tReden\nTe laat\tx\tR1\tnee\t\n');
    expect(bevindingen).toEqual([]);
    expect(rijen).toEqual([{ regel: 2, sleutel: ['R1'], afgewezen: true, toelichting: 'Te laat' }]);
  });

  it('recognises separators and windows-1252, or takes the separator that was agreed', async () => {
    expect((await lees('Referentie,Akkoord?,Reden,Opmerking\nR1,nee,,x\n')).rijen).toHaveLength(1);
    const latin = new Uint8Array([...new TextEncoder().encode(`${KOP}\nR1;nee;;caf`), 0xe9, 0x0a]);
    expect((await lees(latin)).rijen[0]?.toelichting).toBe('café');
    expect((await lees(`${KOP.replaceAll(';', '|')}\nR1|nee||x;y;z\n`, { scheidingsteken: '|' })).rijen).toHaveLength(
      1,
    );
  });

  it('takes every row for a rejection when there is no column for it', async () => {
    const { oordeel: _, ...zonder } = FORMAAT;
    const { rijen, bevindingen } = await readAntwoordCsv(bytes('Referentie;Reden;Opmerking\nR1;V;\n'), zonder);
    expect(bevindingen().aantal).toBe(0);
    expect(rijen).toEqual([{ regel: 2, sleutel: ['R1'], afgewezen: true, retourcode: '9321' }]);
  });

  it.each<[string, string, unknown[]]>([
    ['a column that is not there', 'Referentie;Akkoord?;Reden\nR1;ja;\n', ['ANTWOORD_KOLOM_ONTBREEKT', 1, undefined]],
    ['a column twice', `${KOP};Referentie\nR1;ja;;;R1\n`, ['ANTWOORD_KOLOM_DUBBEL', 1, undefined]],
    ['two headings of one column', `${KOP};Ref.nr\nR1;ja;;;R1\n`, ['ANTWOORD_KOLOM_DUBBEL', 1, undefined]],
    ['no reference', `${KOP}\n;ja;;\n`, ['ANTWOORD_WAARDE_ONTBREEKT', 2, 'Referentie']],
    ['no judgement', `${KOP}\nR1;;;\n`, ['ANTWOORD_WAARDE_ONTBREEKT', 2, 'Akkoord?']],
    ['a word nobody agreed on', `${KOP}\nR1;misschien;;\n`, ['ANTWOORD_OORDEEL_ONBEKEND', 2, 'Akkoord?']],
    ['a code nobody agreed on', `${KOP}\nR1;nee;X;\n`, ['ANTWOORD_RETOURCODE_ONBEKEND', 2, 'Reden']],
    ['no reason', `${KOP}\nR1;nee;;\n`, ['RETOUR_ZONDER_REDEN', 2, 'Opmerking']],
    ['a row twice', `${KOP}\nR1;ja;;\nR1;nee;T;\n`, ['ANTWOORD_RIJ_DUBBEL', 3, 'Referentie']],
    ['an essay', `${KOP}\nR1;nee;;${'x'.repeat(1001)}\n`, ['CSV_VELD_TE_LANG', 2, 'Opmerking']],
    ['only headings', `${KOP}\n`, ['ANTWOORD_ZONDER_RIJEN', undefined, undefined]],
    ['nothing', '', ['CSV_LEEG', undefined, undefined]],
    ['half a quotation', `${KOP}\nR1;nee;;"x\n`, ['CSV_AANHALINGSTEKEN', 2, undefined]],
  ])('objects to %s, with line and column', async (_, tekst, verwacht) => {
    const { bevindingen } = await lees(tekst);
    expect(bevindingen).toContainEqual(verwacht);
  });

  it('names everything at once, and never what the sender wrote', async () => {
    const { bevindingen } = await readAntwoordCsv(
      bytes(`${KOP}\n999900006;misschien 999900006;999900006;\n;nee;;\nR1;nee;;${'999900006'.repeat(200)}\n`),
      FORMAAT,
    );
    const lijst = bevindingen();
    expect(lijst.aantal).toBeGreaterThan(3);
    expect(JSON.stringify([lijst, lijst.bevindingen.map(leesbaar)])).not.toContain('999900006');
  });

  it('reads no more than may be', async () => {
    const { bevindingen } = await readAntwoordCsv(bytes(`${KOP}\n${'R1;ja;;\n'.repeat(100)}`), FORMAAT, {
      ...ANTWOORDLIMIETEN,
      maximaleBytes: 100,
    });
    expect(bevindingen().bevindingen.map(({ code }) => code)).toEqual(['INVOER_TE_GROOT']);
  });
});
