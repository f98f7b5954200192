/** Answers of an ontvanger in a CSV of its own, through the API: per regel, and by product of what it received as totals. */
import { beforeEach, describe, expect, it } from 'vitest';
import aansluiting from '../../examples/eigen-register/aansluitingen/kwartaaloverzicht-wmo-diemen.json';
import antwoordformaat from '../../examples/eigen-register/antwoordformaten/kwartaaloverzicht-antwoord/1.0.0.json';
import formaat from '../../examples/eigen-register/formaten/kwartaaloverzicht-wmo/1.0.0/formaat.json';
import { createSleutel } from '../../src/pipeline/keys.ts';
import { createGateway, type Gateway, laadRegister, maakLeeg, STARTREGISTER } from '../helpers/gateway.ts';
import { prestatiesVan, voorbeeldVerantwoording } from '../helpers/verantwoording.ts';
import { codes, createTestApi, type Inhoud, resultaten, type TestApi } from './api.ts';

const PER_REFERENTIE = {
  ...antwoordformaat,
  naam: 'per-referentie',
  sleutel: [{ veld: 'referentienummer', koppen: ['Referentie'] }],
  retourcode: { koppen: ['Code'] },
};

let gateway: Gateway;
let api: TestApi;
let diemen: string;
beforeEach(async () => {
  await maakLeeg();
  gateway = createGateway();
  await laadRegister(gateway.diensten, [
    ...STARTREGISTER.map((invoer) =>
      invoer.documentsoort === 'aansluiting' && Object(invoer.inhoud).id === 'iwmo323'
        ? {
            ...invoer,
            inhoud: { ...Object(invoer.inhoud), antwoordformaat: { naam: 'per-referentie', versie: '1.0.0' } },
          }
        : invoer,
    ),
    { documentsoort: 'antwoordformaat', bron: 'een', inhoud: antwoordformaat },
    { documentsoort: 'antwoordformaat', bron: 'twee', inhoud: PER_REFERENTIE },
    { documentsoort: 'formaat', bron: 'formaat', inhoud: formaat },
    { documentsoort: 'aansluiting', bron: 'aansluiting', inhoud: aansluiting },
  ]);
  api = await createTestApi(gateway);
  ({ sleutel: diemen } = await createSleutel(
    gateway.diensten,
    { houdersoort: 'ontvanger', houdercode: '0384' },
    'test',
    undefined,
  ));
});

async function dienIn(): Promise<{ id: string; zendingVan: (formaat: string) => string }> {
  const ingediend = await api.vraag('POST', '/aanbieder/v1/verantwoordingen', {
    sleutel: api.sleutels.aanbieder,
    json: voorbeeldVerantwoording({ kenmerk: 'csv', soorten: ['declaratie', 'kwartaalrapportage'] }),
  });
  const id = String(ingediend.json?.id);
  await gateway.werkAf();
  const zendingen = await gateway.diensten.staat.zendingen.listZendingen(id);
  return {
    id,
    zendingVan: (naam) => {
      const zending = zendingen.find((een) => een.formaat.naam === naam);
      if (zending?.toestand !== 'bezorgd') throw new Error(`${naam} is ${zending?.toestand}`);
      return zending.id;
    },
  };
}

const antwoord = (zendingId: string, body: string) =>
  api.vraag('POST', `/gemeente/v1/zendingen/${zendingId}/retourberichten`, {
    sleutel: diemen,
    body,
    headers: { 'Content-Type': 'text/csv; charset=utf-8' },
  });

const regels = async (id: string, zendingId: string): Promise<readonly Inhoud[]> =>
  resultaten(
    await api.vraag('GET', `/aanbieder/v1/verantwoordingen/${id}/regels?zendingId=${zendingId}`, {
      sleutel: api.sleutels.aanbieder,
    }),
  );

const wmo = prestatiesVan(voorbeeldVerantwoording()).filter((prestatie) => prestatie.gemeentecode === '0384');

describe('an answer in the ontvanger’s own CSV', () => {
  it('per referentie reaches the aanbieder at its own prestatie', async () => {
    const { id, zendingVan } = await dienIn();
    const zendingId = zendingVan('iwmo323');
    const [een, twee] = wmo;
    const csv = `Referentie;Akkoord?;Code;Opmerking\n${een?.referentienummer};nee;9321;Te veel uren\n${twee?.referentienummer};ja;;\n`;
    const uitkomst = await antwoord(zendingId, csv);
    expect([uitkomst.status, uitkomst.tekst]).toEqual([201, expect.any(String)]);
    expect(uitkomst.json).toMatchObject({
      vorm: 'csv',
      oordeel: 'deels-afgewezen',
      redensoort: 'bedrijfsregel',
      toestand: 'deels-afgewezen',
      regels: [{ referentienummer: een?.referentienummer, retourcodes: ['9321'], toelichting: 'Te veel uren' }],
    });
    const bevindingen = resultaten(
      await api.vraag('GET', `/aanbieder/v1/verantwoordingen/${id}/bevindingen`, { sleutel: api.sleutels.aanbieder }),
    ).filter(({ fase }) => fase === 'antwoord');
    expect(bevindingen).toMatchObject([
      {
        code: 'REGEL_AFGEWEZEN',
        pointer: '/prestaties/0',
        melding: expect.stringContaining('Het ingediende volume overschrijdt het toegewezen volume'),
        regel: expect.stringContaining('TR321'),
        oplossing: expect.stringContaining('toewijzing'),
      },
    ]);
    expect((await regels(id, zendingId)).map(({ toestand, redenen }) => [toestand, redenen])).toEqual([
      ['afgewezen', [expect.objectContaining({ retourcode: '9321' })]],
      ['geaccepteerd', []],
      ['geaccepteerd', []],
      ['geaccepteerd', []],
    ]);
    expect((await antwoord(zendingId, csv)).status).toBe(200);
    expect((await antwoord(zendingId, csv.replace('nee', 'ja'))).status).toBe(409);
  });

  it('by product rejects all regels that its total was made of, with one bevinding', async () => {
    const { id, zendingVan } = await dienIn();
    const zendingId = zendingVan('kwartaaloverzicht-wmo');
    const [product] = wmo.map(({ productcode }) => productcode);
    const uitkomst = await antwoord(zendingId, `Product,Akkoord?,Opmerking\n${product},NEE,Hoger dan verwacht\n`);
    expect([uitkomst.status, uitkomst.json?.toestand]).toEqual([201, 'deels-afgewezen']);
    const verwacht = wmo.map(({ productcode }) => (productcode === product ? 'afgewezen' : 'geaccepteerd'));
    expect((await regels(id, zendingId)).map(({ toestand }) => toestand)).toEqual(verwacht);
    const { rijen } = await gateway.diensten.staat.bevindingen.listBevindingen(id, { aantal: 100 });
    expect(rijen.filter(({ fase }) => fase === 'antwoord').map(({ bevinding }) => bevinding)).toMatchObject([
      {
        code: 'TOTAAL_AFGEWEZEN',
        parameters: { omschrijving: `productcode ${product}`, toelichting: 'Hoger dan verwacht' },
      },
    ]);
  });

  it('that accepts everything accepts the zending', async () => {
    const { zendingVan } = await dienIn();
    const csv = `Referentie;Akkoord?;Code;Opmerking\n${wmo.map(({ referentienummer }) => `${referentienummer};ja;;`).join('\n')}\n`;
    expect((await antwoord(zendingVan('iwmo323'), csv)).json?.toestand).toBe('geaccepteerd');
  });

  it('with anything wrong changes nothing', async () => {
    const { zendingVan } = await dienIn();
    const zendingId = zendingVan('iwmo323');
    const uitkomst = await antwoord(
      zendingId,
      `Referentie;Akkoord?;Code;Opmerking\nONBEKEND;nee;9321;x\n${wmo[0]?.referentienummer};misschien;;\n${wmo[1]?.referentienummer};nee;;bsn 999900006\n`,
    );
    expect([uitkomst.status, codes(uitkomst)]).toEqual([
      400,
      ['ANTWOORD_OORDEEL_ONBEKEND', 'RETOUR_MET_BSN', 'ANTWOORD_RIJ_ONBEKEND'],
    ]);
    expect(uitkomst.tekst).not.toMatch(/999900006|ONBEKEND;/);
    expect((await gateway.diensten.staat.zendingen.findZending(zendingId))?.toestand).toBe('bezorgd');
  });

  it('is refused where none was agreed, and not found where it is not the ontvanger’s', async () => {
    const { zendingVan } = await dienIn();
    const jw = zendingVan('ijw323');
    expect((await antwoord(jw, 'x')).status).toBe(404);
    const anders = await api.vraag('POST', `/gemeente/v1/zendingen/${jw}/retourberichten`, {
      sleutel: api.sleutels.tilburg,
      body: 'x',
      headers: { 'Content-Type': 'text/csv' },
    });
    expect(anders.status).toBe(415);
  });
});
