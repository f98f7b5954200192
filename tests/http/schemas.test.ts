/** A receiver's schema over the API, while the gateway runs. */
import { beforeAll, expect, it } from 'vitest';
import { XSD_SET } from '../check/schema/bouw.ts';
import { createGateway, laadRegister } from '../helpers/gateway.ts';
import { type Antwoord, bevindingen, createTestApi, resultaten, type TestApi } from './api.ts';
import { concept } from './formaten.ts';

let api: TestApi;
beforeAll(async () => {
  const gateway = createGateway();
  await laadRegister(gateway.diensten);
  api = await createTestApi(gateway);
});

const registreer = (inhoud: unknown, sleutel = api.sleutels.beheerder): Promise<Antwoord> =>
  api.vraag('POST', '/beheer/v1/registraties', {
    sleutel,
    json: { documenten: [{ documentsoort: 'schema', inhoud }] },
  });

it('is refused with the file that is wrong, taken once it is right, and left alone after that', async () => {
  const bestanden = { ...XSD_SET.bestanden, 'typen.xsd': '<xs:schema' };
  const geweigerd = await registreer({ ...XSD_SET, bestanden });
  expect(geweigerd.status).toBe(400);
  expect(bevindingen(geweigerd)).toEqual([
    expect.objectContaining({
      code: 'SCHEMA_ONGELDIG',
      pointer: '/documenten/0/inhoud/bestanden/typen.xsd',
      melding: expect.stringMatching(/^Het schema "typen\.xsd" klopt niet: regel 1: /),
    }),
  ]);
  const nieuw = await registreer(XSD_SET);
  expect([nieuw.status, nieuw.json]).toEqual([201, { nieuw: 1, ongewijzigd: 0, adviezen: [] }]);
  const nogEens = await registreer(XSD_SET);
  expect([nogEens.status, nogEens.json]).toEqual([200, { nieuw: 0, ongewijzigd: 1, adviezen: [] }]);
});

it('is shown with its files as they came, and who names it', async () => {
  const set = { ...XSD_SET, naam: 'getoond-bericht' };
  await registreer(set);
  const lees = (pad: string) => api.vraag('GET', `/beheer/v1/schemas${pad}`, { sleutel: api.sleutels.beheerder });
  const hier = `/${set.naam}/versies/${set.versie}`;
  const { bestanden, $schema: _, ...kop } = set;
  const [regel] = resultaten(await lees('')).filter(({ naam }) => naam === set.naam);
  expect(regel).toMatchObject({ naam: set.naam, versie: set.versie, titel: set.titel, schemasoort: 'xsd' });

  const formaat = concept('noemt-schema', {
    niveau: 'persoon',
    velden: ['aanbieder.agbcode'],
    bestanden: [
      {
        bestandssoort: 'xml',
        bestandsnaam: '"uit.xml"',
        naamruimten: {},
        schema: { naam: set.naam, versie: set.versie },
        boom: { element: 'A', waarde: 'aanbieder.agbcode', ontbreekt: 'verplicht' },
      },
    ],
  });
  const { groepering: __, ...zonder } = formaat;
  const gemaakt = await api.vraag('PUT', '/beheer/v1/formaten/noemt-schema/versies/1.0.0', {
    sleutel: api.sleutels.beheerder,
    json: zonder,
  });
  expect([gemaakt.status, gemaakt.tekst]).toEqual([201, expect.any(String)]);

  const getoond = await lees(hier);
  expect(getoond.json).toMatchObject({
    ...kop,
    sha256: regel?.sha256,
    formaten: [{ naam: 'noemt-schema', versie: '1.0.0' }],
  });
  expect(getoond.headers.get('ETag')).toBe(`"${regel?.sha256}"`);
  const namen = Object.entries(bestanden).map(([bestandsnaam, tekst]) => ({ bestandsnaam, bytes: tekst.length }));
  expect(getoond.json?.bestanden).toMatchObject(namen);

  const bestand = await lees(`${hier}/bestanden/typen.xsd`);
  expect(bestand.tekst).toBe(set.bestanden['typen.xsd']);
  expect(bestand.headers.get('Content-Type')).toBe('application/xml; charset=utf-8');
  expect(bestand.headers.get('Content-Disposition')).toContain('typen.xsd');
  for (const weg of [
    '/weg/versies/1.0.0',
    `/${set.naam}/versies/9.9.9`,
    `${hier}/bestanden/weg.xsd`,
    `${hier}/bestanden/toString`,
  ])
    expect([weg, (await lees(weg)).status]).toEqual([weg, 404]);
});

it('refuses a formaat that never writes what it always asks for, on every way in', async () => {
  const set = { ...XSD_SET, naam: 'vraagt-bericht' };
  await registreer(set);
  const formaat = concept('schrijft-te-weinig', {
    niveau: 'persoon',
    velden: ['aanbieder.agbcode'],
    bestanden: [
      {
        bestandssoort: 'xml',
        bestandsnaam: '"uit.xml"',
        naamruimten: { b: 'urn:test:bericht' },
        schema: { naam: set.naam, versie: set.versie },
        boom: {
          element: 'b:Bericht',
          inhoud: [{ element: 'b:Kop', waarde: 'aanbieder.agbcode', ontbreekt: 'verplicht' }],
        },
      },
    ],
  });
  const { groepering: _, ...document } = formaat;
  const stuur = (methode: string, pad: string, json: object) =>
    api.vraag(methode, `/beheer/v1${pad}`, { sleutel: api.sleutels.beheerder, json });
  const verwacht = (pointer: string) =>
    ['Clienten', 'Slot'].map((ontbreekt) =>
      expect.objectContaining({
        ...{ code: 'SCHEMA_VEREIST_ONTBREEKT', pointer },
        melding: `In "b:Bericht" moet altijd "${ontbreekt}" staan, maar geen regel van het formaat schrijft het.`,
      }),
    );
  const controle = await stuur('POST', '/formaatcontroles', document);
  expect([controle.json?.goed, controle.json?.bevindingen]).toEqual([false, verwacht('/bestanden/0/boom')]);
  const put = await stuur('PUT', '/formaten/schrijft-te-weinig/versies/1.0.0', document);
  expect([put.status, bevindingen(put)]).toEqual([400, verwacht('/bestanden/0/boom')]);
  const samen = await stuur('POST', '/registraties', { documenten: [{ documentsoort: 'formaat', inhoud: document }] });
  expect([samen.status, bevindingen(samen)]).toEqual([400, verwacht('/documenten/0/inhoud/bestanden/0/boom')]);
});

it('is for a beheerder only', async () => {
  expect((await registreer(XSD_SET, api.sleutels.tilburg)).status).toBe(403);
});
