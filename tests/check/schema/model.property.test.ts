/** Whatever a schema says of its repetitions: checked in the smallest pieces, a file gets the verdict it gets as a whole. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compileXsd } from '../../../src/check/schema/xsd/laad.ts';
import type { Schemaset } from '../../../src/domain/schema.ts';
import { controleer } from './bouw.ts';
import { wholeCheck } from './geheel.ts';

const KLEIN = { stuk: 1, onderdeel: 1, ondeelbaar: 1_000_000 };

const schema = (inhoud: string, rest = ''): string =>
  `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
    <xs:element name="r"><xs:complexType>${inhoud}</xs:complexType>${rest.startsWith('<xs:u') ? rest : ''}</xs:element>
    <xs:complexType name="T"><xs:sequence><xs:element name="a" type="xs:integer" maxOccurs="unbounded"/></xs:sequence></xs:complexType>
    <xs:complexType name="Kort"><xs:complexContent><xs:restriction base="T"><xs:sequence><xs:element name="a" type="xs:integer" maxOccurs="2"/></xs:sequence></xs:restriction></xs:complexContent></xs:complexType>
    ${rest.startsWith('<xs:u') ? '' : rest}
  </xs:schema>`;

const a = (rest = ''): string => `<xs:element name="a" type="xs:integer" ${rest}/>`;
const b = (rest = ''): string => `<xs:element name="b" type="xs:integer" ${rest}/>`;
const VEEL = 'maxOccurs="unbounded"';
const rij = (inhoud: string, rest = ''): string => `<xs:sequence ${rest}>${inhoud}</xs:sequence>`;

const SCHEMAS: readonly (readonly [string, string])[] = [
  ['without end', schema(rij(a(VEEL)))],
  ['without end and without begin', schema(rij(a(`${VEEL} minOccurs="0"`)))],
  ['three at least', schema(rij(a(`${VEEL} minOccurs="3"`)))],
  ['four at most', schema(rij(a('maxOccurs="4"')))],
  ['with something before and after', schema(rij(b() + a(VEEL) + b()))],
  ['two lists', schema(rij(a(VEEL) + b(VEEL)))],
  ['a list, something, the same list', schema(rij(a(VEEL) + b() + a(VEEL)))],
  ['pairs', schema(rij(a() + b(), VEEL))],
  ['a list in a row that repeats', schema(rij(a(VEEL) + b(), VEEL))],
  ['a list in a row in a row', schema(rij(rij(a(VEEL)) + b(`${VEEL} minOccurs="0"`)))],
  ['a list in a row that repeats in a row', schema(rij(rij(a(VEEL) + b('minOccurs="0"'), 'maxOccurs="2"')))],
  ['one or the other', schema(`<xs:choice>${a(VEEL)}${b(VEEL)}</xs:choice>`)],
  ['all through each other', schema(`<xs:choice ${VEEL}>${a()}${b()}</xs:choice>`)],
  ['a group', schema('<xs:group ref="g"/>', `<xs:group name="g">${rij(a(VEEL) + b())}</xs:group>`)],
  ['anything after it', schema(rij(`${a(VEEL)}<xs:any namespace="##other" minOccurs="0"/>`))],
  ['text between', schema(rij(a(VEEL))).replace('<xs:complexType>', '<xs:complexType mixed="true">')],
  [
    'an extension',
    schema(
      `<xs:complexContent><xs:extension base="T">${rij(b(`${VEEL} minOccurs="0"`))}</xs:extension></xs:complexContent>`,
    ),
  ],
  [
    'a restriction',
    schema(
      `<xs:complexContent><xs:restriction base="T">${rij(a('maxOccurs="2"'))}</xs:restriction></xs:complexContent>`,
    ),
  ],
  [
    'each value once',
    schema(rij(a(VEEL)), '<xs:unique name="u"><xs:selector xpath="a"/><xs:field xpath="."/></xs:unique>'),
  ],
  ['identifiers', schema(rij(a(VEEL))).replace('type="xs:integer"', 'type="xs:ID"')],
  [
    'a type of its own',
    schema(
      rij(
        '<xs:element name="a" type="xs:integer" minOccurs="0"/><xs:element name="t" type="T" maxOccurs="unbounded"/>',
      ),
    ),
  ],
];

const kind = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('<a>1</a>', '<a>2</a>') },
  { weight: 2, arbitrary: fc.constantFrom('<b>1</b>', '<b/>') },
  {
    weight: 1,
    arbitrary: fc.constantFrom('<a>x</a>', 'tekst', '<c/>', '<a>i1</a>', '<t><a>1</a><a>1</a><a>1</a></t>'),
  },
  {
    weight: 1,
    arbitrary: fc.constant(
      '<t xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:type="Kort"><a>1</a><a>1</a><a>1</a></t>',
    ),
  },
);

const files = fc
  .oneof(
    fc.array(kind, { maxLength: 9 }),
    fc.array(fc.constantFrom('<a>i1</a>', '<a>i2</a>', '<a>i3</a>'), { minLength: 1, maxLength: 3 }),
    fc.nat(7).map((aantal) => ['<b>1</b>', ...Array<string>(aantal).fill('<a>1</a>'), '<b>1</b>']),
    fc
      .tuple(fc.nat(7), fc.nat(4), fc.nat(3))
      .map(([voor, midden, na]) => [
        ...Array<string>(voor).fill('<a>1</a>'),
        ...Array<string>(midden).fill('<b>1</b>'),
        ...Array<string>(na).fill('<a>3</a>'),
      ]),
    fc
      .tuple(fc.nat(3), fc.nat(5))
      .map(([t, paren]) => [
        ...Array<string>(t).fill('<t><a>1</a><a>1</a></t>'),
        ...Array<string>(paren).fill('<a>1</a><b>1</b>'),
      ]),
  )
  .map((stukken) => `<r>${stukken.join('')}</r>`);

it.each(SCHEMAS)('%s', async (naam, tekst) => {
  const set: Schemaset = {
    naam: 'model',
    versie: '1.0.0',
    titel: naam,
    schemasoort: 'xsd',
    hoofdbestand: 'model.xsd',
    bestanden: { 'model.xsd': tekst },
    bronnen: [{ naam: 'eigen' }],
  };
  const [klein, heel] = [await compileXsd(set, KLEIN), await wholeCheck(set)];
  if (!klein.ok) throw new Error(JSON.stringify(klein));
  const boom = { element: 'r', inhoud: [] };
  let goed = 0;
  fc.assert(
    fc.property(files, (bestand) => {
      const verwacht = heel(bestand).length === 0;
      const bytes = new TextEncoder().encode(bestand);
      expect(controleer(klein.value, [bytes], { boom }).length === 0).toBe(verwacht);
      if (verwacht) goed++;
    }),
    { numRuns: 400 },
  );
  expect(goed).toBeGreaterThan(0);
});
