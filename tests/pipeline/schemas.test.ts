/** A formaat that names the receiver's schema: what satisfies it leaves, what does not is held and says why. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Bevinding } from '../../src/domain/bevinding.ts';
import type { Schemaset } from '../../src/domain/schema.ts';
import { createBeeld } from '../../src/pipeline/register-bron.ts';
import { registerDocumenten } from '../../src/pipeline/registration.ts';
import { createSchemavoorraad } from '../../src/pipeline/schemas.ts';
import { submit } from '../../src/pipeline/submit.ts';
import { createGateway, type Gateway, laadRegister, maakLeeg, STARTREGISTER } from '../helpers/gateway.ts';
import { AGBCODE, bytesVan, prestatiesVan, voorbeeldVerantwoording } from '../helpers/verantwoording.ts';
import { shippedRegister } from '../register/shipped.ts';

let gateway: Gateway;
beforeEach(async () => {
  await maakLeeg();
  gateway = createGateway();
});

const document = (bron: string): Record<string, unknown> => {
  const gevonden = STARTREGISTER.find((een) => een.bron === bron);
  if (gevonden === undefined) throw new Error(`no ${bron}`);
  return structuredClone(gevonden.inhoud) as Record<string, unknown>;
};

const xsd = (
  categorieen: readonly string[],
): string => `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:test:uit" elementFormDefault="qualified">
  <xs:element name="Uit"><xs:complexType><xs:sequence><xs:element name="Regel" maxOccurs="unbounded"><xs:complexType><xs:sequence>
    <xs:element name="Categorie"><xs:simpleType><xs:restriction base="xs:string">${categorieen.map((code) => `<xs:enumeration value="${code}"/>`).join('')}</xs:restriction></xs:simpleType></xs:element>
    <xs:element name="Bedrag" type="xs:nonNegativeInteger"/>
  </xs:sequence></xs:complexType></xs:element></xs:sequence></xs:complexType></xs:element>
</xs:schema>`;

const jsonSchema = (categorieen: readonly string[]): string =>
  JSON.stringify({
    type: 'object',
    required: ['regels'],
    properties: {
      regels: {
        type: 'array',
        items: {
          type: 'object',
          required: ['categorie', 'bedrag'],
          properties: { categorie: { enum: categorieen }, bedrag: { type: 'integer', minimum: 0 } },
        },
      },
    },
  });

const schemaset = (soort: 'xml' | 'json', tekst: string, versie = '1.0.0'): Schemaset => {
  const bestand = soort === 'xml' ? 'uit.xsd' : 'uit.json';
  return {
    naam: `uit-${soort}`,
    versie,
    titel: 'Test',
    schemasoort: soort === 'xml' ? 'xsd' : 'json-schema',
    hoofdbestand: bestand,
    bestanden: { [bestand]: tekst },
    bronnen: [{ naam: 'eigen' }],
  };
};

const waarde = (expressie: string) => ({ waarde: expressie, ontbreekt: 'verplicht' });

function formaat(soort: 'xml' | 'json', schema: { naam: string; versie: string }): Record<string, unknown> {
  const naam = (xml: string): string => (soort === 'xml' ? `u:${xml}` : xml.toLowerCase());
  const regel = {
    element: naam('Regel'),
    inhoud: [
      { element: naam('Categorie'), ...waarde('prestatie.productcategorie') },
      { element: naam('Bedrag'), ...waarde('prestatie.bedragCenten') },
    ],
  };
  const regels = { herhaal: 'regels', inhoud: [regel] };
  return {
    ...document('register/formaten/ijw323/3.2.0/formaat.json'),
    naam: 'uit',
    versie: '1.0.0',
    verdeling: 'zending',
    velden: ['prestatie.productcategorie', 'prestatie.bedragCenten'],
    selectie: [],
    totalen: {},
    controles: [],
    parameters: {},
    correctie: 'vervangen',
    bestanden: [
      {
        bestandssoort: soort,
        bestandsnaam: `"uit.${soort}"`,
        schema,
        ...(soort === 'xml'
          ? { naamruimten: { u: 'urn:test:uit' }, boom: { element: 'u:Uit', inhoud: [regels] } }
          : { boom: { element: 'uit', inhoud: [{ element: 'regels', lijst: true, inhoud: [regels] }] } }),
      },
    ],
  };
}

const AANSLUITING = {
  ...document('register/aansluitingen/pv-hart-van-brabant-jw.json'),
  id: 'uit',
  versie: '1.0.0',
  soort: 'kwartaalrapportage',
  formaat: 'uit',
};

const register = (soort: 'xml' | 'json', tekst: string) =>
  laadRegister(gateway.diensten, [
    ...STARTREGISTER,
    { documentsoort: 'formaat', bron: 'uit', inhoud: formaat(soort, { naam: `uit-${soort}`, versie: '1.0.0' }) },
    { documentsoort: 'aansluiting', bron: 'uit', inhoud: AANSLUITING },
    { documentsoort: 'schema', bron: 'uit', inhoud: schemaset(soort, tekst) },
  ]);

/** Jeugd regels of Tilburg, which the aansluiting asks for. */
async function verwerk(): Promise<{
  readonly toestand: string | undefined;
  readonly bevindingen: readonly Bevinding[];
}> {
  const verantwoording = voorbeeldVerantwoording({ kenmerk: 'schema' });
  const prestaties = prestatiesVan(verantwoording).filter(
    ({ gemeentecode, productperiode }) => gemeentecode === '0855' && productperiode.begindatum >= '2026-04-01',
  );
  const { controletotaal: _c, declaraties: _d, ...kop } = verantwoording;
  const uitkomst = await submit(
    gateway.diensten,
    AGBCODE,
    bytesVan({ ...kop, soorten: ['productieverantwoording', 'kwartaalrapportage'], prestaties }),
  );
  if (uitkomst.soort !== 'aanvaard') throw new Error(JSON.stringify(uitkomst).slice(0, 2000));
  await gateway.werkAf();
  expect(gateway.fouten).toEqual([]);
  const { zendingen, bevindingen } = gateway.diensten.staat;
  const alle = await zendingen.listZendingen(uitkomst.bewijs.id);
  expect(alle.filter(({ formaat }) => formaat.naam !== 'uit').map(({ toestand }) => toestand)).toContain('bezorgd');
  const eigen = alle.find(({ formaat }) => formaat.naam === 'uit');
  const rijen = await bevindingen.listBevindingenVanZending(eigen?.id ?? '');
  return {
    toestand: eigen?.toestand,
    bevindingen: rijen.filter(({ fase }) => fase === 'omzetting').map(({ bevinding }) => bevinding),
  };
}

const categorieen = [
  ...new Set(
    prestatiesVan(voorbeeldVerantwoording())
      .filter(({ gemeentecode }) => gemeentecode === '0855')
      .map(({ productcategorie }) => productcategorie ?? ''),
  ),
];

describe.each([
  ['xml', xsd, 'UITVOER_XSD', '/u:Uit/u:Regel[1]/u:Categorie', '/bestanden/0/boom/inhoud/0/inhoud/0/inhoud/0'],
  [
    'json',
    jsonSchema,
    'UITVOER_JSON_SCHEMA',
    '/regels/0/categorie',
    '/bestanden/0/boom/inhoud/0/inhoud/0/inhoud/0/inhoud/0',
  ],
] as const)('a formaat that makes %s with a schema', (soort, maak, code, uitvoerveld, regel) => {
  it('delivers what satisfies it', async () => {
    await register(soort, maak(categorieen));
    expect(await verwerk()).toEqual({ toestand: 'bezorgd', bevindingen: [] });
  });

  it('holds what does not, with the regel and the rule, and lets other zendingen go', async () => {
    await register(soort, maak(['niet-deze']));
    const { toestand, bevindingen } = await verwerk();
    expect(toestand).toBe('vastgehouden');
    expect(bevindingen.find(({ plaats }) => plaats.uitvoerveld === uitvoerveld)).toMatchObject({
      code,
      ernst: 'fout',
      plaats: { pointer: expect.stringMatching(/^\/prestaties\/\d+$/), uitvoerveld },
      parameters: { bestandsnaam: `uit.${soort}`, schema: `uit-${soort}@1.0.0`, formaat: 'uit@1.0.0', regel },
    });
  });
});

describe('registration', () => {
  const probeer = async (
    ...inhoud: readonly (readonly ['formaat' | 'schema', unknown])[]
  ): Promise<readonly unknown[]> => {
    const invoer = inhoud.map(([documentsoort, een], nr) => ({ documentsoort, bron: String(nr), inhoud: een }));
    const uitkomst = await registerDocumenten(gateway.diensten, [...STARTREGISTER, ...invoer], 'test');
    if (uitkomst.soort !== 'geweigerd') return [uitkomst.soort];
    return uitkomst.bevindingen
      .filter(({ bevinding }) => bevinding.ernst === 'fout')
      .map(({ bron, bevinding }) => [bron, bevinding.code, bevinding.plaats.pointer]);
  };
  const goed = schemaset('xml', xsd(['01']));

  it('refuses a schema that does not compile, lacks its first file, or is no schemaset', async () => {
    expect(await probeer(['schema', schemaset('xml', xsd(['01']).replace('</xs:schema>', ''))])).toEqual([
      ['0', 'SCHEMA_ONGELDIG', '/bestanden/uit.xsd'],
    ]);
    expect(await probeer(['schema', { ...goed, hoofdbestand: 'weg.xsd' }])).toEqual([
      ['0', 'SCHEMA_HOOFDBESTAND', '/hoofdbestand'],
    ]);
    expect(await probeer(['schema', { ...goed, bestanden: { '../uit.xsd': 'x' } }])).toContainEqual([
      '0',
      'REGISTER_SCHEMA',
      '/bestanden',
    ]);
  });

  it('refuses a formaat whose schema is not there, or is of the wrong kind', async () => {
    const verwijzing = { naam: 'uit-xml', versie: '1.0.0' };
    const pointer = expect.stringMatching(/^\/formaten\/\d+\/bestanden\/0\/schema$/);
    expect(await probeer(['formaat', formaat('xml', verwijzing)])).toEqual([['', 'SCHEMA_ONBEKEND', pointer]]);
    expect(await probeer(['formaat', formaat('xml', { ...verwijzing, versie: '1.0.1' })], ['schema', goed])).toEqual([
      ['', 'SCHEMA_ONBEKEND', pointer],
    ]);
    expect(await probeer(['formaat', formaat('json', verwijzing)], ['schema', goed])).toEqual([
      ['', 'SCHEMA_VERKEERDE_SOORT', pointer],
    ]);
    expect(await probeer(['formaat', formaat('xml', verwijzing)], ['schema', goed])).toEqual(['geregistreerd']);
  });

  it('keeps a version as it is, and keeps its files out of what every conversion reads', async () => {
    expect(await probeer(['schema', goed])).toEqual(['geregistreerd']);
    expect(await probeer(['schema', goed])).toEqual(['geregistreerd']);
    expect(await probeer(['schema', schemaset('xml', xsd(['02']))])).toEqual([['0', 'VERSIE_BESTAAT', '/versie']]);
    expect(await probeer(['schema', schemaset('xml', xsd(['02']), '1.1.0')])).toEqual(['geregistreerd']);
    const { register: staat } = gateway.diensten.staat;
    const { bestanden: _, ...zonder } = goed;
    expect((await staat.listDocumenten()).filter(({ documentsoort }) => documentsoort === 'schema')[0]?.inhoud).toEqual(
      zonder,
    );
    expect((await staat.findDocument('schema', 'uit-xml', '1.0.0'))?.inhoud).toEqual(goed);
    expect((await gateway.diensten.register.huidig()).register.schemas).toEqual([
      {
        naam: 'uit-xml',
        versie: '1.0.0',
        titel: expect.any(String),
        schemasoort: 'xsd',
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
      {
        naam: 'uit-xml',
        versie: '1.1.0',
        titel: expect.any(String),
        schemasoort: 'xsd',
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    ]);
  });
});

describe('the stock of compiled schemas', () => {
  it('compiles each once, and gives up the oldest that nobody uses', async () => {
    const gelezen: string[] = [];
    const voorraad = createSchemavoorraad(async ({ naam, versie }) => {
      gelezen.push(versie);
      return { ...schemaset('xml', xsd(['01']), versie), naam };
    });
    const verwijzing = (nr: number) => ({
      naam: 'uit-xml',
      versie: `1.${nr}.0`,
      titel: '',
      schemasoort: 'xsd' as const,
      sha256: '',
    });
    await voorraad.use([verwijzing(0)], async ([eerste]) => {
      for (let nr = 1; nr <= 12; nr++) await voorraad.use([verwijzing(nr), verwijzing(nr)], async () => undefined);
      const boom = { element: 'u:Uit', inhoud: [] };
      const controle = eerste?.createControle({
        bestandsnaam: 'a',
        formaat: 'f',
        invoer: 'prestaties',
        boom,
        regel: '',
      });
      controle?.take(new TextEncoder().encode('<Anders/>'));
      expect(controle?.finish()).toMatchObject([{ code: 'UITVOER_XSD', parameters: { overtreding: 'wortel' } }]);
    });
    expect(gelezen).toHaveLength(13);
    await voorraad.use([verwijzing(12), verwijzing(0)], async () => undefined);
    expect(gelezen).toHaveLength(13);
    await voorraad.use([verwijzing(1)], async () => undefined);
    expect(gelezen).toHaveLength(14);
  });

  it('fails for what is not registered, and asks again the next time', async () => {
    const { schemas } = createBeeld(shippedRegister());
    for (let keer = 0; keer < 2; keer++)
      await expect(
        schemas.use(
          [{ naam: 'weg', versie: '1.0.0', titel: '', schemasoort: 'xsd', sha256: '' }],
          async () => undefined,
        ),
      ).rejects.toThrow('weg@1.0.0');
  });
});
