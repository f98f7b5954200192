import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { generateDocumentation } from '../../../scripts/generate/documentation.ts';
import { generateFieldTable, listFields } from '../../../scripts/generate/fields.ts';
import { readSchema, type Schema } from '../../../scripts/generate/schema.ts';
import { generateTypes } from '../../../scripts/generate/types.ts';
import { generateValidators } from '../../../scripts/generate/validators.ts';

const WORTEL = new URL('../../../', import.meta.url);

async function published(): Promise<Schema> {
  const schema = await readSchema(new URL('schemas/verantwoording/1.0.0.json', WORTEL));
  if (schema === undefined) throw new Error('the schema is missing');
  return schema;
}

describe('docs/standaard.md', () => {
  it('is up to date; if not: node scripts/generate.ts --docs', async () => {
    const bewaard = await readFile(new URL('docs/standaard.md', WORTEL), 'utf8');
    expect(bewaard).toBe(generateDocumentation(await published()));
  });

  it('has a row for every field', async () => {
    const schema = await published();
    const tekst = generateDocumentation(schema);
    const velden = [...listFields(schema)];
    expect(velden.length).toBeGreaterThan(150);
    for (const { pad } of velden) expect(tekst.split(`| \`${pad}\` |`)).toHaveLength(2);
  });
});

describe('the table of fields', () => {
  it('gives every field its canonical path', async () => {
    const tabel = generateFieldTable(await published());
    for (const pad of [
      'prestatie.bsn',
      'traject.hulpvorm',
      'kop.dagtekening',
      'kop.periode.begindatum',
      'aanbieder.agbcode',
    ]) {
      expect(tabel).toContain(`"${pad}": `);
    }
  });

  it('calls a field of an optional group not always present', async () => {
    const velden = [...listFields(await published())];
    const email = velden.find(({ pad }) => pad === 'aanbieder.contact.email');
    expect(email).toMatchObject({ verplicht: true, altijdAanwezig: false, privacy: 'persoonsgegeven' });
  });

  it('refuses a field without source or privacy class', () => {
    const kaal: Schema = { properties: { a: { type: 'string', description: 'A.', 'x-bron': 'eigen' } } };
    expect(() => [...listFields(kaal)]).toThrow('a: x-privacy is missing');
  });
});

it('types: plain names, exact properties', async () => {
  const bron = await generateTypes(await published(), 'Verantwoording', 'x');
  for (const naam of [
    'Aanbieder',
    'Bijlage',
    'Declaratie',
    'GegevensGemeente',
    'Periode',
    'Prestatie',
    'Soort',
    'Traject',
    'Wet',
  ]) {
    expect(bron).toMatch(new RegExp(`^export (type|interface) ${naam} `, 'm'));
  }
  expect(bron).not.toMatch(/\[k: string\]|unknown|any|Wet1/);
});

it('validators: one self-contained module that compiles nothing at run time', async () => {
  const bron = await generateValidators(
    { validateA: { type: 'string', format: 'date', maxLength: 10 } },
    WORTEL.pathname,
  );
  expect(bron).not.toMatch(/^import |\beval\(|new Function/m);
  // What is left of `require` is the text in which Ajv explains its own code.
  expect(bron.replace(/(['"])require\(.*?\1/g, '').replaceAll('__require', '')).not.toContain('require(');
  const adres = `data:text/javascript,${encodeURIComponent(bron)}`;
  const { validateA } = (await import(adres)) as { validateA: (waarde: unknown) => boolean };
  expect([validateA('2026-02-28'), validateA('2026-02-30'), validateA(1)]).toEqual([true, false, false]);
});
