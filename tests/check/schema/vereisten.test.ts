/** What a schema always asks for and a tree never writes is known before a file is made; what may be left out is never asked for. */
import { describe, expect, it } from 'vitest';
import { findGemis } from '../../../src/check/schema/vereisten.ts';
import type { Knoop } from '../../../src/domain/formaat.ts';
import type { Schemaset } from '../../../src/domain/schema.ts';
import { BOOM, bytesVan, compiled, controleer, XSD_SET } from './bouw.ts';

const blad = (element: string): Knoop => ({ element, waarde: '"x"', ontbreekt: 'verplicht' });
const tak = (element: string, ...inhoud: Knoop[]): Knoop => ({ element, inhoud });
const herhaal = (soort: 'clienten' | 'regels', ...inhoud: Knoop[]): Knoop => ({ herhaal: soort, inhoud }) as Knoop;

async function gemis(set: Schemaset, boom: Knoop): Promise<unknown[]> {
  const { vereisten, schemasoort } = await compiled(set);
  if (vereisten === undefined) throw new Error('nothing is asked');
  const bestandssoort = schemasoort === 'xsd' ? 'xml' : 'json';
  return findGemis(boom, bestandssoort, vereisten, '/boom').map(({ pointer, ontbreekt }) => [pointer, ontbreekt]);
}

const xsd = (inhoud: string, anders = ''): Schemaset => ({
  ...XSD_SET,
  hoofdbestand: 'a.xsd',
  bestanden: {
    'a.xsd': `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
      <xs:element name="A"><xs:complexType>${inhoud}</xs:complexType></xs:element>${anders}</xs:schema>`,
  },
});
const element = (naam: string, meer = ''): string => `<xs:element name="${naam}" type="xs:string" ${meer}/>`;

describe('an XSD', () => {
  it('finds nothing missing in the tree that writes right files', async () => {
    expect(controleer(await compiled(), bytesVan({}))).toEqual([]);
    expect(await gemis(XSD_SET, BOOM)).toEqual([]);
  });

  it('finds what is never written at every depth, with the place in the tree', async () => {
    const boom = tak(
      'b:Bericht',
      blad('b:Kop'),
      tak(
        'b:Clienten',
        herhaal('clienten', tak('b:Client', tak('b:Regels', herhaal('regels', tak('b:Regel', blad('t:Bedrag')))))),
      ),
    );
    expect(await gemis(XSD_SET, boom)).toEqual([
      ['/boom', 'Slot'],
      ['/boom/inhoud/1/inhoud/0/inhoud/0', 'Bsn'],
      ['/boom/inhoud/1/inhoud/0/inhoud/0/inhoud/0/inhoud/0/inhoud/0', 'Categorie'],
    ]);
  });

  it.each([
    ['a choice', `<xs:choice>${element('B')}${element('C')}</xs:choice>`],
    ['what may be left out', `<xs:sequence>${element('B', 'minOccurs="0"')}</xs:sequence>`],
    ['a group that may be left out', `<xs:sequence minOccurs="0">${element('B')}</xs:sequence>`],
    ['a choice in a sequence', `<xs:sequence><xs:choice>${element('B')}</xs:choice></xs:sequence>`],
  ])('does not ask for %s', async (_, inhoud) => {
    expect(await gemis(xsd(inhoud), tak('A'))).toEqual([]);
  });

  it('asks for what an extension inherits and in a group in a group, and counts a condition as written', async () => {
    const basis = `<xs:complexType name="Basis"><xs:sequence>${element('B')}</xs:sequence></xs:complexType>`;
    const inhoud = `<xs:complexContent><xs:extension base="Basis"><xs:sequence><xs:sequence>${element('C')}${element('D')}</xs:sequence></xs:sequence></xs:extension></xs:complexContent>`;
    const onderVoorwaarde = { ...blad('D'), als: 'true' } as Knoop;
    expect(await gemis(xsd(inhoud, basis), tak('A', onderVoorwaarde))).toEqual([
      ['/boom', 'B'],
      ['/boom', 'C'],
    ]);
  });

  it('does not ask for an element that another may replace', async () => {
    const anders = `${element('K')}<xs:element name="L" type="xs:string" substitutionGroup="K"/>`;
    expect(await gemis(xsd('<xs:sequence><xs:element ref="K"/></xs:sequence>', anders), tak('A', blad('L')))).toEqual(
      [],
    );
  });
});

describe('a JSON Schema', () => {
  const HOOFD = {
    required: ['kop', 'regels'],
    properties: {
      kop: { required: ['code'] },
      regels: { type: 'array', items: { $ref: '#/$defs/regel' } },
      los: { type: 'object', required: ['a'] },
    },
    $defs: { regel: { type: 'object', required: ['bsn', 'bedrag'], properties: { bedrag: { required: ['x'] } } } },
  };
  const SET: Schemaset = {
    ...XSD_SET,
    ...{ schemasoort: 'json-schema', hoofdbestand: 'h.json', bestanden: { 'h.json': JSON.stringify(HOOFD) } },
  };
  const regels = (...inhoud: Knoop[]): Knoop => ({
    ...{ element: 'regels', lijst: true },
    inhoud: [herhaal('regels', tak('regel', ...inhoud))],
  });

  it('finds required properties that are never written, in items as well, and asks nothing of what is not there', async () => {
    expect(await gemis(SET, tak('bestand', tak('kop', blad('code')), regels(blad('bsn'), blad('bedrag'))))).toEqual([]);
    expect(await gemis(SET, tak('bestand', regels(blad('bsn'))))).toEqual([
      ['/boom', 'kop'],
      ['/boom/inhoud/0/inhoud/0/inhoud/0', 'bedrag'],
    ]);
    expect(await gemis(SET, tak('bestand', tak('kop'), regels(blad('bsn'), blad('bedrag')), tak('los')))).toEqual([
      ['/boom/inhoud/0', 'code'],
      ['/boom/inhoud/2', 'a'],
    ]);
  });
});
