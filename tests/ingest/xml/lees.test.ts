import { describe, expect, it } from 'vitest';
import { Bevindingen } from '../../../src/ingest/bevindingen.ts';
import { readBericht } from '../../../src/ingest/xml/lees.ts';
import { type Berichtvorm, padVan, vind, vormen } from '../../../src/ingest/xml/vorm.ts';
import { datum, geheel, keuze, tekst } from '../../../src/ingest/xml/waarde.ts';

const { een, misschien, los } = vormen('urn:a');
const ander = vormen('urn:b');
const VORM: Berichtvorm<'brief'> = {
  soort: 'brief',
  wortel: een('Brief', [
    een('Datum', datum),
    misschien('Soort', keuze(['A', 'B'])),
    een('Regels', [los('Regel', [een('Tekst', tekst(1, 5)), ander.een('Aantal', geheel(99))])]),
  ]),
};
const LIMIETEN = { maximaleBytes: 10_000, diepte: 5 };

async function* bytes(xml: string | Uint8Array, stuk = 7): AsyncGenerator<Uint8Array> {
  const alles = typeof xml === 'string' ? new TextEncoder().encode(xml) : xml;
  for (let van = 0; van < alles.length; van += stuk) yield alles.subarray(van, van + stuk);
}

async function lees(xml: string | Uint8Array, limieten = LIMIETEN) {
  const melder = new Bevindingen(50);
  const delen: string[] = [];
  for await (const { knoop } of readBericht(bytes(xml, xml.length > 10_000 ? 4096 : 7), [VORM], melder, limieten))
    delen.push(`${padVan(knoop)}:${knoop.gaaf}:${vind(knoop, 'Tekst')?.waarde ?? ''}`);
  return {
    delen,
    bevindingen: melder.lijst().bevindingen.map((b) => [b.code, b.plaats.bron?.regel, b.plaats.bron?.veld]),
  };
}

const REGEL = '<Regel><Tekst>één</Tekst><b:Aantal>1</b:Aantal></Regel>';
const brief = (inhoud: string): string => `<Brief xmlns="urn:a" xmlns:b="urn:b">\n${inhoud}\n</Brief>`;
const GOED = brief(`<Datum>2026-02-28</Datum>\n<Regels>${REGEL}\n${REGEL.replace('één', '<![CDATA[<2>]]>')}</Regels>`);

describe('readBericht', () => {
  it('looks at a run of spaces once: a value of nearly a megabyte costs no more than its length', async () => {
    const spaties = ' '.repeat(1_000_000);
    const xml = brief(`<Datum>2026${spaties}-02-28</Datum><Regels>${REGEL}</Regels>`);
    const { bevindingen } = await lees(xml, { maximaleBytes: 2_000_000, diepte: 5 });
    expect(bevindingen.map(([code]) => code)).toEqual(['XML_WAARDE_ONGELDIG']);
  });

  it('hands over what can be many as it goes, and the rest at the end', async () => {
    expect(await lees(GOED)).toEqual({
      delen: ['Brief/Regels/Regel[1]:true:één', 'Brief/Regels/Regel[2]:true:<2>', 'Brief:true:'],
      bevindingen: [],
    });
  });

  it('reads the same whatever the pieces are', async () => {
    for (const stuk of [1, 2, 3, 1000]) {
      const melder = new Bevindingen(50);
      let aantal = 0;
      for await (const _ of readBericht(bytes(GOED, stuk), [VORM], melder, LIMIETEN)) aantal++;
      expect([aantal, melder.aantalFouten]).toEqual([3, 0]);
    }
  });

  it('takes a byte order mark, comments, hints where the schema is, and character references', async () => {
    const xml = `\ufeff<?xml version="1.0" encoding="utf-8"?><!-- c --><Brief xmlns="urn:a" xmlns:b="urn:b"
      xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="urn:a a.xsd"><Datum>2026-02-28</Datum>
      <Regels><Regel><Tekst>&amp;&#233;</Tekst><b:Aantal> 007 </b:Aantal></Regel></Regels></Brief>`;
    expect((await lees(xml)).delen).toEqual(['Brief/Regels/Regel[1]:true:&é', 'Brief:true:']);
  });

  it('names everything that is wrong with the form at once, with line and place', async () => {
    const { bevindingen, delen } = await lees(
      brief(`los<Soort>C</Soort>
<Regels><Regel a="1"><Tekst>veel te lang</Tekst></Regel>
<Regel><Aantal>1</Aantal><Tekst>x</Tekst><b:Aantal>-1</b:Aantal><b:Aantal>2</b:Aantal></Regel></Regels>
<Soort>A</Soort>`),
    );
    expect(bevindingen.toSorted()).toEqual(
      [
        ['XML_TEKST_ONVERWACHT', 1, 'Brief'],
        ['XML_ELEMENT_ONTBREEKT', 1, 'Brief/Datum'],
        ['XML_WAARDE_ONGELDIG', 2, 'Brief/Soort'],
        ['XML_ATTRIBUUT_ONVERWACHT', 3, 'Brief/Regels/Regel[1]'],
        ['XML_WAARDE_ONGELDIG', 3, 'Brief/Regels/Regel[1]/Tekst'],
        ['XML_ELEMENT_ONTBREEKT', 3, 'Brief/Regels/Regel[1]/Aantal'],
        ['XML_ELEMENT_ONVERWACHT', 4, 'Brief/Regels/Regel[2]/*'],
        ['XML_WAARDE_ONGELDIG', 4, 'Brief/Regels/Regel[2]/Aantal'],
        ['XML_ELEMENT_ONVERWACHT', 4, 'Brief/Regels/Regel[2]/Aantal'],
        ['XML_ELEMENT_ONVERWACHT', 5, 'Brief/Soort'],
      ].toSorted(),
    );
    expect(delen.map((deel) => deel.split(':')[1])).toEqual(['false', 'false', 'false']);
  });

  it.each<[string, string | Uint8Array, string]>([
    ['nothing', '', 'XML_LEEG'],
    ['text', 'hallo', 'XML_NIET_WELGEVORMD'],
    ['JSON', '{"a": 1}', 'XML_NIET_WELGEVORMD'],
    ['an element that closes another', GOED.replace('</Regels>', '</Regel>'), 'XML_NIET_WELGEVORMD'],
    ['half a message', GOED.slice(0, 100), 'XML_AFGEBROKEN'],
    ['half a tag', GOED.slice(0, -3), 'XML_AFGEBROKEN'],
    ['a DOCTYPE', `<!DOCTYPE Brief>${GOED}`, 'XML_DOCTYPE'],
    [
      'a billion laughs',
      `<!DOCTYPE Brief [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>${GOED.replace('één', '&b;')}`,
      'XML_DOCTYPE',
    ],
    ['a file of the machine', `<!DOCTYPE Brief [<!ENTITY a SYSTEM "file:///etc/passwd">]>${GOED}`, 'XML_DOCTYPE'],
    ['an entity nobody declared', GOED.replace('één', '&nbsp;'), 'XML_NIET_WELGEVORMD'],
    ['Latin-1 bytes', new Uint8Array([...new TextEncoder().encode('<Brief xmlns="urn:a">'), 0xe9]), 'XML_GEEN_UTF8'],
    ['another encoding', `<?xml version="1.0" encoding="ISO-8859-1"?>${GOED}`, 'XML_GEEN_UTF8'],
    ['UTF-16', new Uint8Array([0xff, 0xfe, 0x3c, 0]), 'XML_GEEN_UTF8'],
    ['another message', '<Iets xmlns="urn:a"/>', 'XML_ANDER_BERICHT'],
    ['another namespace', GOED.replace('urn:a', 'urn:c'), 'XML_ANDER_BERICHT'],
    ['no namespace', '<Brief/>', 'XML_ANDER_BERICHT'],
    ['elements without end', '<Brief xmlns="urn:a">'.repeat(100), 'XML_TE_DIEP'],
    ['too much', GOED + ' '.repeat(10_000), 'INVOER_TE_GROOT'],
  ])('refuses %s', async (_, xml, code) => {
    const { bevindingen, delen } = await lees(xml);
    expect(bevindingen.map(([eigen]) => eigen)).toContain(code);
    expect(delen.filter((deel) => deel.startsWith('Brief:true'))).toEqual([]);
  });

  it('never repeats what the sender wrote', async () => {
    const melder = new Bevindingen(50);
    const xml = brief(`<Geheim999900006/><Datum>999900006</Datum><Regels a999900006="x">999900006</Regels>`);
    for await (const _ of readBericht(bytes(xml), [VORM], melder, LIMIETEN));
    expect(melder.lijst().aantal).toBeGreaterThan(3);
    expect(JSON.stringify(melder.lijst())).not.toContain('999900006');
  });
});
