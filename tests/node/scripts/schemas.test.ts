/** The check against a schema in Node, where scripts make and compare examples: the same code on the package itself. */
import { expect, it } from 'vitest';
import { compileSchema } from '../../../src/check/schema/index.ts';

it('checks against an XSD', async () => {
  const schema = await compileSchema({
    naam: 'a',
    versie: '1.0.0',
    titel: 'A',
    schemasoort: 'xsd',
    hoofdbestand: 'a.xsd',
    bestanden: {
      'a.xsd':
        '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="a" type="xs:date"/></xs:schema>',
    },
    bronnen: [{ naam: 'eigen' }],
  });
  if (!schema.ok) throw new Error(JSON.stringify(schema.error));
  const check = (tekst: string) => {
    const boom = { element: 'a', waarde: '"x"', ontbreekt: 'verplicht' } as const;
    const controle = schema.value.createControle({
      bestandsnaam: 'a',
      formaat: 'f',
      invoer: 'prestaties',
      boom,
      regel: '',
    });
    controle.take(new TextEncoder().encode(tekst));
    return controle.finish();
  };
  expect(check('<a>2026-01-31</a>')).toEqual([]);
  expect(check('<a>2026-02-31</a>')).toMatchObject([{ code: 'UITVOER_XSD', parameters: { overtreding: 'type' } }]);
});
