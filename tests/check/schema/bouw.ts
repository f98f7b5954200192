/** A small format of our own with its XSD in two files, and files in it of any length. */
import { expect } from 'vitest';
import { compileSchema, type GecompileerdSchema } from '../../../src/check/schema/index.ts';
import type { Bevinding } from '../../../src/domain/bevinding.ts';
import type { Knoop } from '../../../src/domain/formaat.ts';
import type { Schemaset } from '../../../src/domain/schema.ts';

const TYPEN = `<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:test:typen" targetNamespace="urn:test:typen" elementFormDefault="qualified">
  <xs:simpleType name="Bsn"><xs:restriction base="xs:string"><xs:pattern value="[0-9]{9}"/></xs:restriction></xs:simpleType>
  <xs:simpleType name="Categorie"><xs:restriction base="xs:string"><xs:enumeration value="01"/><xs:enumeration value="02"/></xs:restriction></xs:simpleType>
  <xs:complexType name="Regel"><xs:sequence>
    <xs:element name="Categorie" type="t:Categorie"/>
    <xs:element name="Bedrag"><xs:simpleType><xs:restriction base="xs:integer"><xs:minInclusive value="0"/><xs:maxInclusive value="99999"/></xs:restriction></xs:simpleType></xs:element>
    <xs:element name="Datum" type="xs:date" minOccurs="0"/>
  </xs:sequence></xs:complexType>
</xs:schema>`;

const BERICHT = `<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:b="urn:test:bericht" xmlns:t="urn:test:typen" targetNamespace="urn:test:bericht" elementFormDefault="qualified">
  <xs:import namespace="urn:test:typen" schemaLocation="typen.xsd"/>
  <xs:element name="Bericht"><xs:complexType><xs:sequence>
    <xs:element name="Kop"><xs:simpleType><xs:restriction base="xs:string"><xs:maxLength value="8"/></xs:restriction></xs:simpleType></xs:element>
    <xs:element name="Clienten" type="b:Clienten"/>
    <xs:element name="Slot" type="xs:positiveInteger"/>
  </xs:sequence></xs:complexType></xs:element>
  <xs:complexType name="Clienten"><xs:sequence><xs:element name="Client" type="b:Client" maxOccurs="unbounded"/></xs:sequence></xs:complexType>
  <xs:complexType name="Client"><xs:sequence>
    <xs:element name="Bsn" type="t:Bsn"/>
    <xs:element name="Regels"><xs:complexType><xs:sequence><xs:element name="Regel" type="t:Regel" maxOccurs="unbounded"/></xs:sequence></xs:complexType></xs:element>
  </xs:sequence></xs:complexType>
</xs:schema>`;

export const XSD_SET: Schemaset = {
  naam: 'test-bericht',
  versie: '1.0.0',
  titel: 'Testbericht',
  schemasoort: 'xsd',
  hoofdbestand: 'bericht.xsd',
  bestanden: { 'bericht.xsd': BERICHT, 'typen.xsd': TYPEN },
  bronnen: [{ naam: 'eigen' }],
};

const blad = (element: string): Knoop => ({ element, waarde: '"x"', ontbreekt: 'verplicht' });

/** The tree of the formaat that writes such a file. */
export const BOOM: Knoop = {
  element: 'b:Bericht',
  inhoud: [
    blad('b:Kop'),
    {
      element: 'b:Clienten',
      inhoud: [
        {
          herhaal: 'clienten',
          inhoud: [
            {
              element: 'b:Client',
              inhoud: [
                blad('b:Bsn'),
                {
                  element: 'b:Regels',
                  inhoud: [
                    {
                      herhaal: 'regels',
                      inhoud: [
                        { element: 'b:Regel', inhoud: [blad('t:Categorie'), blad('t:Bedrag'), blad('t:Datum')] },
                      ],
                    },
                  ],
                },
              ],
            },
          ],
        },
      ],
    },
    blad('b:Slot'),
  ],
};

export interface Inhoud {
  readonly kop: string;
  readonly aantal: number;
  readonly slot: string;
  readonly regelsPerClient: number;
  /** What goes wrong at one client, counted from 1: another text for that client. */
  readonly anders: Readonly<Record<number, string>>;
  /** Put between this client and the next. */
  readonly ertussen: Readonly<Record<number, string>>;
}

const regel = '<b:Regel><t:Categorie>01</t:Categorie><t:Bedrag>1250</t:Bedrag><t:Datum>2026-01-31</t:Datum></b:Regel>';
export const client = (regels: string, bsn = '999900006'): string =>
  `<b:Client><b:Bsn>${bsn}</b:Bsn><b:Regels>${regels}</b:Regels></b:Client>`;
export const regels = (aantal: number): string => regel.repeat(aantal);

/** As the renderer gives it: chunks of about 64 KiB. */
export function* bytesVan(inhoud: Partial<Inhoud>): Generator<Uint8Array> {
  const { kop = 'kop', aantal = 3, slot = '1', regelsPerClient = 1, anders = {}, ertussen = {} } = inhoud;
  const encoder = new TextEncoder();
  let tekst = `<?xml version="1.0" encoding="UTF-8"?>\n<b:Bericht xmlns:b="urn:test:bericht" xmlns:t="urn:test:typen"><b:Kop>${kop}</b:Kop><b:Clienten>`;
  const gewoon = client(regels(regelsPerClient));
  for (let nr = 1; nr <= aantal; nr++) {
    tekst += (anders[nr] ?? gewoon) + (ertussen[nr] ?? '');
    if (tekst.length < 65_536) continue;
    yield encoder.encode(tekst);
    tekst = '';
  }
  yield encoder.encode(`${tekst}</b:Clienten><b:Slot>${slot}</b:Slot></b:Bericht>\n`);
}

export async function compiled(set: Schemaset = XSD_SET): Promise<GecompileerdSchema> {
  const schema = await compileSchema(set);
  if (!schema.ok) throw new Error(JSON.stringify(schema.error));
  return schema.value;
}

export interface Controleopdracht {
  readonly boom?: Knoop;
  /** Place in the verantwoording of each regel in the file. */
  readonly regelnummers?: Iterable<number>;
}

export function controleer(
  schema: GecompileerdSchema,
  brokken: Iterable<Uint8Array>,
  { boom = BOOM, regelnummers = [] }: Controleopdracht = {},
): readonly Bevinding[] {
  const controle = schema.createControle({
    bestandsnaam: 'uit.xml',
    formaat: 'test@1.0.0',
    invoer: 'prestaties',
    boom,
    regel: '/bestanden/0',
  });
  for (const nr of regelnummers) controle.opRegel(nr);
  for (const brok of brokken) controle.take(brok);
  return controle.finish();
}

/** The findings on files, in short: what, where in the file, which part of it, which regel. */
export function kort(bevindingen: readonly Bevinding[]): unknown[] {
  return bevindingen.map((bevinding) => {
    expect(bevinding.ernst).toBe('fout');
    if (bevinding.code !== 'UITVOER_XSD') return bevinding.code;
    const { overtreding, onderdeel, regel: pointer } = bevinding.parameters;
    return [overtreding, bevinding.plaats.uitvoerveld, onderdeel, pointer, bevinding.plaats.pointer];
  });
}
