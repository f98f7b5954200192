import { describe, expect, it } from 'vitest';
import { leesbaar } from '../../src/text/nl.ts';
import { bevindingenVan, jaarkop, kop, kort, lees, prestatie, traject, utf8, without } from './bouw.ts';

const geldig = { ...kop(), prestaties: [prestatie(1), prestatie(2)], trajecten: [traject(1)] };

describe('a valid verantwoording', () => {
  it('gives every line in order with its place, and the totals', async () => {
    const gelezen = await lees(geldig);
    expect(gelezen.uitkomst).toEqual({
      uitkomst: 'geldig',
      kop: kop(),
      telling: { aantalPrestaties: 2, aantalTrajecten: 1, saldoCenten: 150_000 },
      waarschuwingen: { bevindingen: [], aantal: 0, aantalFouten: 0 },
    });
    expect(gelezen.prestaties).toEqual([
      { nr: 0, prestatie: prestatie(1) },
      { nr: 1, prestatie: prestatie(2) },
    ]);
    expect(gelezen.trajecten).toEqual([{ nr: 0, traject: traject(1) }]);
  });

  it('may be indented, begin with a byte order mark and hold any text', async () => {
    const anders = { ...geldig, aanbieder: { agbcode: '12345678', naam: 'Zórg "á" {[,:]} \\ 𝄞' } };
    const gelezen = await lees(`\uFEFF${JSON.stringify(anders, null, 2)}\r\n\t `, { stukken: [7] });
    expect(gelezen.uitkomst).toMatchObject({ uitkomst: 'geldig', kop: { aanbieder: anders.aanbieder } });
    expect(gelezen.prestaties).toHaveLength(2);
  });

  it('is read in many batches without losing or doubling a line', async () => {
    const prestaties = Array.from({ length: 5_000 }, (_, nr) => prestatie(nr));
    const gelezen = await lees({ ...kop(), prestaties }, { stukken: [1_000_000] });
    expect(gelezen.uitkomst).toMatchObject({ uitkomst: 'geldig', telling: { aantalPrestaties: 5_000 } });
    expect(gelezen.prestaties).toEqual(prestaties.map((p, nr) => ({ nr, prestatie: p })));
  });
});

describe('a file that cannot be read', () => {
  const tekst = JSON.stringify(geldig);
  const bytes = utf8(tekst);
  const utf16 = new Uint8Array([0xff, 0xfe, ...[...'{}'].flatMap((teken) => [teken.charCodeAt(0), 0])]);
  const zonderBom = new Uint8Array([...'{"a"'].flatMap((teken) => [teken.charCodeAt(0), 0]));
  const latin1 = utf8(tekst.replace('Zorg aan Huis', 'Z~rg')).map((byte) => (byte === 0x7e ? 0xf3 : byte));
  const nietUtf8InRegel = utf8(tekst.replace('45A04', '4~A04')).map((byte) => (byte === 0x7e ? 0xf3 : byte));

  it.each<[string, string | Uint8Array, string]>([
    ['empty', '', 'JSON_LEEG -'],
    ['only blanks', ' \n', 'JSON_LEEG -'],
    ['a text', 'hallo', 'JSON_GEEN_OBJECT -'],
    ['a list', '[]', 'JSON_GEEN_OBJECT -'],
    ['truncated in a line', tekst.slice(0, tekst.indexOf('"volume"')), 'JSON_AFGEBROKEN /prestaties/0'],
    ['truncated between lines', tekst.slice(0, tekst.indexOf('},{"referentie') + 2), 'JSON_AFGEBROKEN /prestaties/1'],
    ['truncated in the kop', tekst.slice(0, 20), 'JSON_AFGEBROKEN -'],
    ['text after the end', `${tekst} x`, 'JSON_NA_EINDE -'],
    ['a second document', `${tekst}${tekst}`, 'JSON_NA_EINDE -'],
    ['a comma too many', tekst.replace('},{"referentie', '},,{"referentie'), 'JSON_ONGELDIG /prestaties/1'],
    ['single quotes', tekst.replaceAll('"', "'"), 'JSON_ONGELDIG -'],
    ['a literal that is none', tekst.replace('"volume":10', '"volume":tien'), 'JSON_ONGELDIG /prestaties/0'],
    ['brackets that do not match', tekst.replace('"volume":10', '"volume":[10}'), 'JSON_ONGELDIG /prestaties/0'],
    ['a line break in a text', tekst.replace('Zorg aan', 'Zorg\naan'), 'JSON_ONGELDIG -'],
    ['UTF-16', utf16, 'JSON_UTF16 -'],
    ['UTF-16 without a mark', zonderBom, 'JSON_UTF16 -'],
    ['Latin-1 in the kop', latin1, 'JSON_GEEN_UTF8 -'],
    ['Latin-1 in a line', nietUtf8InRegel, 'JSON_GEEN_UTF8 /prestaties/0'],
  ])('%s', async (_, document, verwacht) => {
    const gelezen = await lees(document);
    expect(gelezen.uitkomst).toMatchObject({ uitkomst: 'geweigerd', teGroot: false });
    expect(kort(gelezen)).toContain(verwacht);
    expect(await lees(document, { stukken: [1] })).toEqual(gelezen);
    expect(bytes).toEqual(utf8(tekst));
  });

  it.each([
    ['<Bericht/>', 'XML'],
    ['PK\u0003\u0004', 'Excel'],
  ])('says what %j looks like', async (document, woord) => {
    const [bevinding] = bevindingenVan(await lees(document));
    expect(bevinding && leesbaar(bevinding).melding).toContain(woord);
  });

  it('names the byte where the syntax breaks', async () => {
    const stuk = tekst.replace('"volume":10', '"volume":0x10');
    const [bevinding] = bevindingenVan(await lees(stuk));
    expect(bevinding).toMatchObject({ code: 'JSON_ONGELDIG', plaats: { positie: stuk.indexOf('x10') } });
    const kapot = latin1.indexOf(0xf3);
    expect(bevindingenVan(await lees(latin1))[0]?.plaats.positie).toBe(kapot);
  });

  it('reports what was found before it as well', async () => {
    const stuk = JSON.stringify({ ...kop(), prestaties: [prestatie(1, { bsn: '123456789' })] }).slice(0, -3);
    expect(kort(await lees(stuk))).toEqual(expect.arrayContaining(['JSON_AFGEBROKEN /prestaties/0']));
    const later = JSON.stringify({ ...kop(), prestaties: [prestatie(1, { bsn: '123456789' }), prestatie(2)] }).slice(
      0,
      -5,
    );
    expect(kort(await lees(later))).toEqual(['CS002 /prestaties/0/bsn', 'JSON_AFGEBROKEN /prestaties/1']);
  });
});

describe('keys', () => {
  it.each<[string, string, string]>([
    ['twice in the kop', '"kenmerk":"K1","kenmerk":"K2"', 'JSON_DUBBELE_SLEUTEL '],
    ['twice, once with an escape', '"kenmerk":"K1","kenm\\u0065rk":"K2"', 'JSON_DUBBELE_SLEUTEL '],
    [
      'twice inside a value',
      '"periode":{"begindatum":"2026-04-01","begindatum":"2026-04-02"}',
      'JSON_DUBBELE_SLEUTEL /periode',
    ],
    ['unknown', '"kenmrek":"K"', 'SCHEMA_ONBEKEND_VELD /kenmrek'],
    ['__proto__', '"__proto__":{"stadium":"concept"}', 'SCHEMA_ONBEKEND_VELD '],
    ['constructor', '"constructor":1', 'SCHEMA_ONBEKEND_VELD /constructor'],
    ['a list twice', '"trajecten":[],"trajecten":[]', 'JSON_DUBBELE_SLEUTEL '],
    ['a list that is no list', '"prestaties":{}', 'SCHEMA_TYPE /prestaties'],
    ['a list that is null', '"trajecten":null', 'SCHEMA_TYPE /trajecten'],
  ])('%s', async (_, inhoud, verwacht) => {
    const gelezen = await lees(`{${inhoud}}`);
    expect(kort(gelezen)).toContain(verwacht);
    expect(gelezen.uitkomst.uitkomst).toBe('geweigerd');
  });

  it.each<[string, string]>([
    ['in a line', '{"bsn":"1","bsn":"2"}'],
    ['deep in a line', '{"a":[{"b":{"c":1,"\\u0063":2}}]}'],
    ['__proto__ in a line', '{"__proto__":1,"__proto__":2}'],
  ])('twice %s', async (_, regel) => {
    const document = JSON.stringify({ ...kop(), prestaties: ['%'] }).replace('"%"', `{},${regel}`);
    expect(kort(await lees(document))).toContain('JSON_DUBBELE_SLEUTEL /prestaties/1');
  });

  it('does not take colons in texts for keys', async () => {
    const prestaties = [prestatie(1, { referentienummer: 'a:b:"c":\\"{:' })];
    expect((await lees({ ...kop(), prestaties })).uitkomst.uitkomst).toBe('geldig');
  });

  it('__proto__ in a line is an unknown field', async () => {
    const document = JSON.stringify({ ...kop(), prestaties: [prestatie(1)] }).replace('"wet"', '"__proto__":{},"wet"');
    expect(kort(await lees(document))).toEqual(['SCHEMA_ONBEKEND_VELD /prestaties/0']);
  });
});

describe('limits', () => {
  it('64 deep: the last allowed depth is read, one more is refused', async () => {
    const diep = (lagen: number): string => `{"x":${'['.repeat(lagen - 1)}${']'.repeat(lagen - 1)}}`;
    expect(kort(await lees(diep(64)))).toContain('SCHEMA_ONBEKEND_VELD /x');
    expect(kort(await lees(diep(64)))).not.toContain('JSON_TE_DIEP -');
    expect(kort(await lees(diep(65)))).toEqual(['JSON_TE_DIEP -']);
    const inRegel = `{"prestaties":[{},${'['.repeat(70)}`;
    expect(kort(await lees(inRegel, { stukken: [5] }))).toContain('JSON_TE_DIEP /prestaties/1');
  });

  it('a document that is too big is refused while it comes in', async () => {
    const prestaties = Array.from({ length: 100 }, (_, nr) => prestatie(nr));
    const gelezen = await lees({ ...kop(), prestaties }, { limieten: { maximaleBytes: 20_000 }, stukken: [1_024] });
    expect(gelezen.uitkomst).toMatchObject({ uitkomst: 'geweigerd', teGroot: true });
    expect(kort(gelezen)).toContain('INVOER_TE_GROOT -');
    const lengte = JSON.stringify({ ...kop(), prestaties }).length;
    const passend = await lees({ ...kop(), prestaties }, { limieten: { maximaleBytes: lengte } });
    expect(passend.uitkomst.uitkomst).toBe('geldig');
  });

  it('stops pulling bytes once it refuses', async () => {
    let getrokken = 0;
    async function* eindeloos(): AsyncGenerator<Uint8Array> {
      for (;;) {
        getrokken++;
        yield utf8(' '.repeat(1_000));
      }
    }
    const { leesVerantwoording } = await import('../../src/ingest/lees-verantwoording.ts');
    const { STANDAARD_INVOERLIMIETEN } = await import('../../src/ingest/limieten.ts');
    const uitkomst = await leesVerantwoording(eindeloos(), {
      vandaag: '2026-05-20',
      gemeenten: { zoek: () => [] },
      limieten: { ...STANDAARD_INVOERLIMIETEN, maximaleBytes: 10_000 },
      opPrestaties: () => undefined,
      opTrajecten: () => undefined,
    });
    expect(uitkomst).toMatchObject({ uitkomst: 'geweigerd', teGroot: true });
    expect(getrokken).toBe(11);
  });

  it('one line that is too big, finished or not', async () => {
    const document = { ...kop(), prestaties: [prestatie(1), { ...prestatie(2), x: 'y'.repeat(5_000) }] };
    for (const stukken of [[100], [1_000_000]]) {
      const gelezen = await lees(document, { limieten: { elementBytes: 2_000 }, stukken });
      expect(kort(gelezen)).toEqual(['ELEMENT_TE_GROOT /prestaties/1']);
    }
  });

  it('a kop that is too big, in one value, in many, or in a key', async () => {
    const limieten = { kopBytes: 2_000 };
    const een = { ...kop(), x: 'y'.repeat(5_000) };
    const veel = { ...kop(), ...Object.fromEntries(Array.from({ length: 500 }, (_, nr) => [`x${nr}`, 'yyyyy'])) };
    const sleutel = { ...kop(), ['y'.repeat(5_000)]: 1 };
    for (const document of [een, veel, sleutel]) {
      expect(kort(await lees(document, { limieten, stukken: [100] }))).toContain('KOP_TE_GROOT -');
    }
  });

  it('too many lines', async () => {
    const prestaties = [prestatie(1), prestatie(2), prestatie(3)];
    const gelezen = await lees({ ...kop(), prestaties }, { limieten: { regels: 2 } });
    expect(gelezen.uitkomst).toMatchObject({ uitkomst: 'geweigerd', teGroot: true });
    expect(kort(gelezen)).toEqual(['TE_VEEL_REGELS /prestaties']);
  });

  it('findings are capped and all counted', async () => {
    const prestaties = Array.from({ length: 5_000 }, () => ({}));
    const { uitkomst } = await lees({ ...kop(), prestaties });
    expect(uitkomst).toMatchObject({ bevindingen: { aantal: 65_000, aantalFouten: 65_000 } });
    expect(uitkomst.uitkomst === 'geweigerd' && uitkomst.bevindingen.bevindingen.length).toBe(1_000);
  });
});

describe('the kop behind the lists', () => {
  const achteraan = { prestaties: [prestatie(1, { volume: 9 }), prestatie(2)], ...kop() };

  it('asks to be read again, and then applies every rule', async () => {
    const eerste = await lees(achteraan);
    expect(eerste.uitkomst).toEqual({ uitkomst: 'kop-achteraan', kop: kop() });
    expect(eerste.prestaties).toEqual([]);
    const tweede = await lees(achteraan, { kop: kop() });
    expect(kort(tweede)).toEqual(['TR346 /prestaties/0/bedragCenten']);
    expect(await lees({ ...kop(), prestaties: achteraan.prestaties })).toEqual(tweede);
  });

  it('refuses at once when the kop is no good', async () => {
    const gelezen = await lees({ prestaties: [prestatie(1)], ...without(kop(), 'periode') });
    expect(kort(gelezen)).toEqual(['SCHEMA_VERPLICHT /periode']);
  });

  it('only needs the fields that rules on lines read', async () => {
    const { periode, soorten, dagtekening, stadium, ...rest } = kop();
    const gelezen = await lees({ periode, soorten, dagtekening, stadium, prestaties: [prestatie(1)], ...rest });
    expect(gelezen.uitkomst.uitkomst).toBe('geldig');
  });

  it('does not mind empty lists in front', async () => {
    const gelezen = await lees({
      prestaties: [],
      ...jaarkop({ soorten: ['klachtenrapportage'] }),
      gegevensAanbieder: { klachten: { aantal: 2 } },
    });
    expect(gelezen.uitkomst.uitkomst).toBe('geldig');
  });
});

it('hands over no line after the first fout', async () => {
  const prestaties = [prestatie(1), prestatie(2, { bsn: '123456789' }), prestatie(3)];
  const gelezen = await lees({ ...kop(), prestaties });
  expect(gelezen.prestaties).toEqual([]);
  expect(gelezen.uitkomst.uitkomst).toBe('geweigerd');
});
