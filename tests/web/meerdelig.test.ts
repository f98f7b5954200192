/** A form as browsers send it, read as a stream: the same whatever the pieces in which it comes in. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAll } from '../../src/storage/bytes.ts';
import { Formulierfout, grensVan, readFormulier } from '../../src/web/meerdelig.ts';

interface Gelezen {
  readonly naam: string;
  readonly bestandsnaam?: string;
  readonly bytes: readonly number[];
}

async function* inBrokken(bytes: Uint8Array, groottes: readonly number[]): AsyncGenerator<Uint8Array> {
  for (let van = 0, nr = 0; van < bytes.length; nr++) {
    const tot = van + (groottes[nr % groottes.length] ?? 1);
    yield bytes.slice(van, tot);
    van = tot;
  }
}

async function lees(bytes: Uint8Array, grens: string, groottes: readonly number[] = [64]): Promise<readonly Gelezen[]> {
  const delen: Gelezen[] = [];
  for await (const { inhoud, ...kop } of readFormulier(inBrokken(bytes, groottes), grens))
    delen.push({ ...kop, bytes: [...(await readAll(inhoud))] });
  return delen;
}

/** As the platform itself writes a form. */
async function schrijf(formulier: FormData): Promise<{ readonly bytes: Uint8Array; readonly grens: string }> {
  const antwoord = new Response(formulier);
  const grens = grensVan(antwoord.headers.get('Content-Type') ?? undefined);
  if (grens === undefined) throw new Error('no boundary');
  return { bytes: new Uint8Array(await antwoord.arrayBuffer()), grens };
}

describe('a form with a file', () => {
  it('is the same in whatever pieces it comes, also when the file looks like a form', async () => {
    const inhoud = fc.uint8Array({ maxLength: 200 });
    const vals = fc.constantFrom('\r\n', '\r', '--', '\r\n--', '\r\n\r\n');
    await fc.assert(
      fc.asyncProperty(
        inhoud,
        fc.array(vals, { maxLength: 6 }),
        fc.string({ maxLength: 40 }),
        fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 5 }),
        async (bytes, stukken, tekst, groottes) => {
          const bestand = new Blob([bytes, ...stukken, bytes]);
          const formulier = new FormData();
          formulier.append('vervangt', tekst);
          formulier.append('bestand', bestand, 'mei "24".json');
          const geschreven = await schrijf(formulier);
          const [veld, deel] = await lees(geschreven.bytes, geschreven.grens, groottes);
          expect(veld).toEqual({
            naam: 'vervangt',
            // The platform sends every line end as CRLF.
            bytes: [...new TextEncoder().encode(tekst.replace(/\r\n|\r|\n/g, '\r\n').toWellFormed())],
          });
          expect(deel).toEqual({
            naam: 'bestand',
            bestandsnaam: 'mei "24".json',
            bytes: [...new Uint8Array(await bestand.arrayBuffer())],
          });
        },
      ),
    );
  });

  it('goes on to the next part when one is not read', async () => {
    const formulier = new FormData();
    formulier.append('bestand', new Blob(['x'.repeat(1000)]), 'groot.txt');
    formulier.append('na', 'dit');
    const { bytes, grens } = await schrijf(formulier);
    const namen: string[] = [];
    for await (const { naam } of readFormulier(inBrokken(bytes, [7]), grens)) namen.push(naam);
    expect(namen).toEqual(['bestand', 'na']);
  });

  it('holds one piece of a large file at a time', async () => {
    const grens = 'grens';
    const utf8 = new TextEncoder();
    let uitstaand = 0;
    let hoogste = 0;
    async function* groot(): AsyncGenerator<Uint8Array> {
      yield utf8.encode(`--${grens}\r\nContent-Disposition: form-data; name="bestand"; filename="a"\r\n\r\n`);
      for (let nr = 0; nr < 200; nr++) {
        uitstaand += 65_536;
        yield new Uint8Array(65_536);
      }
      yield utf8.encode(`\r\n--${grens}--\r\n`);
    }
    let gelezen = 0;
    for await (const { inhoud } of readFormulier(groot(), grens))
      for await (const brok of inhoud) {
        gelezen += brok.length;
        hoogste = Math.max(hoogste, uitstaand - gelezen);
      }
    expect(gelezen).toBe(200 * 65_536);
    expect(hoogste).toBeLessThan(2 * 65_536);
  });

  it.each([
    ['nothing', ''],
    ['another boundary', '--anders\r\n'],
    ['text before it', 'x\r\n--g\r\n'],
    ['a part without a name', '--g\r\nContent-Disposition: form-data\r\n\r\nx\r\n--g--'],
    ['a part without a head', '--g\r\n\r\n\r\nx\r\n--g--'],
    ['a file that is broken off', '--g\r\nContent-Disposition: form-data; name="a"; filename="b"\r\n\r\nxyz'],
    ['a head without end', `--g\r\n${'x'.repeat(20_000)}`],
    ['too many parts', `${'--g\r\nContent-Disposition: form-data; name="a"\r\n\r\nx\r\n'.repeat(51)}--g--`],
  ])('refuses %s', async (_, tekst) => {
    await expect(lees(new TextEncoder().encode(tekst), 'g')).rejects.toBeInstanceOf(Formulierfout);
  });

  it('says its boundary in its type', () => {
    expect(grensVan('multipart/form-data; boundary=----abc')).toBe('----abc');
    expect(grensVan('multipart/form-data; charset=utf-8; boundary="a b"')).toBe('a b');
    expect(grensVan('application/json')).toBeUndefined();
    expect(grensVan(undefined)).toBeUndefined();
  });
});
