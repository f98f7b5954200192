/** For every route an address that leads to something. */

import { destroyExpired } from '../../src/pipeline/bewaartermijnen.ts';
import { XSD_SET } from '../check/schema/bouw.ts';
import { type Gateway, laadRegister } from '../helpers/gateway.ts';
import { VOORBEELDEN } from '../pipeline/voorbeelden.ts';
import type { Route, TestApi } from './api.ts';
import { putMapping } from './mapping.ts';
import type { Bezorgd } from './scenario.ts';

const VOORBEELD = 'nlgov';

/** Puts in the register what `submitAndDeliver` does not: an example of a formaat, a schema, a herlevering, a bewaarrapport. */
export async function createAdressen(
  api: TestApi,
  gateway: Gateway,
  bezorgd: Bezorgd,
): Promise<(route: Route) => string> {
  await putMapping(api, 'ijw323');
  const make = async (methode: string, pad: string, json: object): Promise<string> => {
    const antwoord = await api.vraag(methode, `/beheer/v1${pad}`, { sleutel: api.sleutels.beheerder, json });
    if (antwoord.status !== 201) throw new Error(antwoord.tekst);
    return String(antwoord.json?.id);
  };
  const geleverd = VOORBEELDEN.find(({ naam }) => naam === 'ijw323');
  await make('PUT', `/formaten/ijw323/versies/${geleverd?.versie}/voorbeelden/${VOORBEELD}`, {
    ...geleverd?.opgave,
    verwacht: 'neem-over',
  });
  await laadRegister(gateway.diensten, [{ documentsoort: 'schema', bron: '', inhoud: XSD_SET }]);
  const herleveringId = await make('POST', '/herleveringen', {
    selectie: { ontvangercode: '0855', formaat: 'ijw323', maximaal: 1 },
  });
  const organisatieId = await make('POST', '/organisaties', { houdersoort: 'ontvanger', houdercode: 'nlgov' });
  const aanbiederId = await make('POST', '/organisaties', { houdersoort: 'aanbieder', houdercode: '87654321' });
  const lid = await make('POST', `/organisaties/${organisatieId}/leden`, {
    naam: 'Iemand',
    uitgever: 'https://login.example',
    onderwerp: 'nlgov',
    rollen: ['inzien'],
  });
  const { id: bewaarrapportId } = await destroyExpired(gateway.diensten);
  const zending = bezorgd.zendingen.find((een) => een.id === bezorgd.zendingId);
  const aansluiting = Object(zending?.aansluiting) as { readonly id: string; readonly versie: string };

  const versieIn = (pad: string): string => {
    if (pad.includes('{schema}')) return XSD_SET.versie;
    return pad.includes('{aansluiting}') ? aansluiting.versie : String(Object(zending?.formaat).versie);
  };
  const idIn = (pad: string): string => {
    if (pad.startsWith('/herleveringen/')) return herleveringId;
    if (pad.startsWith('/organisaties/{id}/webhook')) return aanbiederId;
    if (pad.startsWith('/organisaties/')) return organisatieId;
    if (pad.startsWith('/bewaarrapporten/')) return bewaarrapportId;
    if (pad.startsWith('/uploads/')) return bezorgd.uploadId;
    if (pad.startsWith('/dossier/')) return bezorgd.dossierdocumentId;
    return pad.startsWith('/zendingen/') ? bezorgd.zendingId : bezorgd.verantwoordingId;
  };
  return ({ audience, path }) => {
    const pad = path
      .replace('{id}', idIn(path))
      .replace('{lid}', lid)
      .replace('{jaar}', '2026')
      .replace('{naam}', 'ijw323')
      .replace('{nummer}', '1')
      .replace('{schema}', XSD_SET.naam)
      .replace('{bestand}', XSD_SET.hoofdbestand)
      .replace('{aansluiting}', aansluiting.id)
      .replace('{versie}', versieIn(path))
      .replace('{ontvangercode}', '0855')
      .replace('{voorbeeld}', VOORBEELD);
    return `/${audience}/v1${pad}`;
  };
}
