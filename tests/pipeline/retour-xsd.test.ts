/** A deployment that registered a schema for the answer: what that refuses is refused, though our own reading took it. */
import { beforeEach, expect, it } from 'vitest';
import { answer325 } from '../../src/pipeline/answer-325.ts';
import { type Registerinvoer, registerDocumenten } from '../../src/pipeline/registration.ts';
import { createGateway, type Gateway, laadRegister, maakLeeg, STARTREGISTER } from '../helpers/gateway.ts';
import { antwoordOp, maak325 } from '../helpers/retour325.ts';
import { bytesVan } from '../helpers/verantwoording.ts';
import { GEMEENTE, verstuur } from './declaratie.ts';

/** Stricter than the official one: this receiver's answers always have a DeclaratieAntwoord. */
const XSD = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" elementFormDefault="qualified"
  targetNamespace="http://www.istandaarden.nl/ijw/3_2/jw325/schema">
  <xs:complexType name="Vrij"><xs:sequence><xs:any processContents="skip" maxOccurs="unbounded"/></xs:sequence></xs:complexType>
  <xs:element name="Bericht"><xs:complexType><xs:sequence>
    <xs:element name="Header" type="Vrij" xmlns="http://www.istandaarden.nl/ijw/3_2/jw325/schema"/>
    <xs:element name="DeclaratieAntwoord" type="Vrij" xmlns="http://www.istandaarden.nl/ijw/3_2/jw325/schema"/>
  </xs:sequence></xs:complexType></xs:element>
</xs:schema>`;

const SCHEMA: Registerinvoer = {
  documentsoort: 'schema',
  bron: 'schema',
  inhoud: {
    naam: 'jw325-streng',
    versie: '1.0.0',
    titel: 'JW325, streng',
    schemasoort: 'xsd',
    hoofdbestand: 'jw325.xsd',
    bestanden: { 'jw325.xsd': XSD },
    bronnen: [{ naam: 'eigen' }],
  },
};

const register = (versie: string): readonly Registerinvoer[] =>
  STARTREGISTER.map((invoer) => {
    const inhoud = Object(invoer.inhoud);
    if (invoer.documentsoort !== 'formaat' || inhoud.naam !== 'ijw323') return invoer;
    const [bestand] = inhoud.bestanden;
    const retourbericht = { ...bestand.retourbericht, schema: { naam: 'jw325-streng', versie } };
    return { ...invoer, inhoud: { ...inhoud, bestanden: [{ ...bestand, retourbericht }] } };
  });

let gateway: Gateway;
beforeEach(async () => {
  await maakLeeg();
  gateway = createGateway();
});

it('refuses what the schema refuses, with its element', async () => {
  await laadRegister(gateway.diensten, [SCHEMA, ...register('1.0.0')]);
  const verstuurd = await verstuur(gateway, 'xsd', [2]);
  const [bericht] = verstuurd.berichten;
  if (bericht === undefined) throw new Error('nothing was sent');
  const stuur = (xml: string) => answer325(gateway.diensten, GEMEENTE, bytesVan(xml));
  const { antwoord: _, ...kop } = antwoordOp('jw', bericht, new Map(), { retourcodes: ['0001'] });
  const geweigerd = await stuur(maak325(kop));
  if (geweigerd.soort === 'verwerkt') throw new Error('taken');
  expect(geweigerd.bevindingen.bevindingen).toMatchObject([
    { code: 'RETOUR_XSD', parameters: { schema: 'jw325-streng@1.0.0', overtreding: 'ontbreekt' } },
  ]);
  expect((await gateway.diensten.staat.zendingen.findZending(verstuurd.zendingId))?.toestand).toBe('bezorgd');
  expect(await stuur(maak325(antwoordOp('jw', bericht, new Map())))).toMatchObject({ soort: 'verwerkt' });
});

it('must be there when the formaat that names it is registered', async () => {
  const uitkomst = await registerDocumenten(gateway.diensten, [SCHEMA, ...register('2.0.0')], 'test');
  if (uitkomst.soort !== 'geweigerd') throw new Error(uitkomst.soort);
  expect(uitkomst.bevindingen.map(({ bevinding }) => [bevinding.code, bevinding.plaats.pointer])).toContainEqual([
    'SCHEMA_ONBEKEND',
    expect.stringMatching(/^\/formaten\/\d+\/bestanden\/0\/retourbericht\/schema$/),
  ]);
});
