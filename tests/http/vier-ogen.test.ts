import { expect, it } from 'vitest';
import { createSleutel } from '../../src/pipeline/keys.ts';
import { createGateway, laadRegister } from '../helpers/gateway.ts';
import { codes, createTestApi } from './api.ts';
import { concept, createBeheer, etag, pad, voorbeeld } from './formaten.ts';

it('who changed a formaat last does not take it into use, when the house says so for the API as well', async () => {
  const gateway = createGateway();
  await laadRegister(gateway.diensten);
  const api = await createTestApi(gateway, { instelling: { huisregelsApi: { vierOgen: true } } });
  const { vraag, registreer } = createBeheer(api);
  const document = concept('vier-ogen');
  const gemaakt = await registreer(document);
  await vraag('PUT', `${pad(document)}/voorbeelden/een`, voorbeeld());
  const getest = await vraag('POST', `${pad(document)}/fasen`, { fase: 'getest' }, etag(gemaakt));
  expect(getest.status).toBe(201);
  const zelf = await vraag('POST', `${pad(document)}/fasen`, { fase: 'actief' }, etag(getest));
  expect([zelf.status, codes(zelf)]).toEqual([409, ['VIER_OGEN']]);

  const ander = { houdersoort: 'beheerder', houdercode: 'een-ander' } as const;
  const { sleutel } = await createSleutel(gateway.diensten, ander, 'test', undefined);
  const door = await api.vraag('POST', `/beheer/v1${pad(document)}/fasen`, {
    sleutel,
    json: { fase: 'actief' },
    headers: etag(getest),
  });
  expect(door.status).toBe(201);
});
