import fc from 'fast-check';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { celTekst, Decimaal, type OutputDocument } from '../../src/domain/output.ts';
import { render } from '../../src/render/index.ts';
import { textOf } from '../convert/bouw.ts';
import { type Boomknoop, boom, inBatches, waarde } from './bouw.ts';
import { readBack } from './teruglezen.ts';

const flatten = (knoop: Boomknoop): readonly (readonly [string, string])[] =>
  'waarde' in knoop ? [[knoop.naam, celTekst(knoop.waarde)]] : [[knoop.naam, ''], ...knoop.inhoud.flatMap(flatten)];

const naam = fc.constantFrom('a', 'B', 'x:c', 'y:d-1');
const { knoop } = fc.letrec<{ knoop: Boomknoop }>((tie) => ({
  knoop: fc.oneof(
    { depthSize: 'small' },
    fc.record({ naam, waarde }),
    fc.record({ naam, lijst: fc.boolean(), inhoud: fc.array(tie('knoop'), { maxLength: 4 }) }),
  ),
}));
const RUIMTEN = { x: 'urn:x', y: 'http://voorbeeld.nl/a?b=1&c="2"' };

describe('XML', () => {
  it('is read back as it was meant by another parser, wherever the batches end', async () => {
    await fc.assert(
      fc.asyncProperty(knoop, fc.integer({ min: 1, max: 5 }), async (wortel, per) => {
        const xml = await textOf(render(boom('xml', wortel, per, RUIMTEN)));
        expect(readBack(xml)).toEqual(flatten(wortel));
        expect(XMLValidator.validate(xml)).toBe(true);
        expect(xml).toBe(await textOf(render(boom('xml', wortel, 1000, RUIMTEN))));
      }),
    );
  });

  it('begins with a declaration, and names its namespaces on the root only', async () => {
    const wortel = {
      naam: 'x:A',
      lijst: false,
      inhoud: [
        { naam: 'y:B', waarde: 'a&b' },
        { naam: 'y:C', waarde: null },
      ],
    };
    const xml = await textOf(render(boom('xml', wortel, 1, { x: 'urn:x', '': 'urn:zonder', y: 'urn:"y"' })));
    expect(xml).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<x:A xmlns:x="urn:x" xmlns="urn:zonder" xmlns:y="urn:&quot;y&quot;"><y:B>a&amp;b</y:B><y:C/></x:A>\n',
    );
    expect(new XMLParser().parse(xml)['x:A']['y:B']).toBe('a&b');
  });

  it('writes attributes, behind the namespaces of the root; null is left out', async () => {
    const document: OutputDocument = {
      vorm: 'boom',
      bestandssoort: 'xml',
      naamruimten: { '': 'urn:x' },
      stappen: inBatches(
        [
          {
            stap: 'open',
            naam: 'a',
            lijst: false,
            attributen: [
              { naam: 'versie', waarde: '1 < "2"\n' },
              { naam: 'leeg', waarde: null },
            ],
          },
          { stap: 'blad', naam: 'b', waarde: 'x', attributen: [{ naam: 'bedrag', waarde: new Decimaal(1250, 2) }] },
          { stap: 'blad', naam: 'c', waarde: null, attributen: [{ naam: 'nil', waarde: true }] },
          { stap: 'sluit', naam: 'a', lijst: false },
        ],
        1,
      ),
    };
    expect(await textOf(render(document))).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<a xmlns="urn:x" versie="1 &lt; &quot;2&quot;&#10;"><b bedrag="12.50">x</b><c nil="true"/></a>\n',
    );
  });

  it.each(['a\u0000', '\u001b', '\ud800', '\ufffe'])('never writes a character it cannot hold', async (tekst) => {
    await expect(textOf(render(boom('xml', { naam: 'a', waarde: tekst })))).rejects.toThrow('XML 1.0');
  });

  it('comes in chunks of about 64 KiB', async () => {
    const wortel = {
      naam: 'a',
      lijst: false,
      inhoud: Array.from({ length: 20_000 }, () => ({ naam: 'b', waarde: 'tien tekens' })),
    };
    const groottes: number[] = [];
    for await (const brok of render(boom('xml', wortel, 500))) groottes.push(brok.length);
    expect(groottes.length).toBeGreaterThan(3);
    expect(Math.max(...groottes)).toBeLessThan(128 * 1024);
    for (const grootte of groottes.slice(0, -1)) expect(grootte).toBeGreaterThanOrEqual(64 * 1024);
  });
});
