/** What a beheerder does to the systems of an organisation that sign: adding with a public key or an issuer, withdrawing. */
import type { Hono } from 'hono';
import { tijdstip } from '../../domain/kalender.ts';
import type { OrganisatieRij } from '../../domain/toegang.ts';
import { addClient, type Clientinvoer, readSleuteltekst } from '../../pipeline/clients.ts';
import { passendeRollen } from '../../pipeline/ledenbeheer.ts';
import { handel } from '../handeling.ts';
import type { WebOmgeving } from '../omgeving.ts';
import { toonNietGevonden } from '../onderdelen/foutpagina.tsx';
import { eis } from '../wacht.tsx';
import type { Gevolgwoord } from './organisatie.tsx';
import { MAXIMUM_OMSCHRIJVING } from './organisatiesleutels.tsx';
import { eisVersOrganisatie, meer, metOrganisatie, tekst, terug } from './organisatievorm.ts';

/** Ten keys of 4096 bits, with room for what an export adds. */
const MAXIMUM_JWK = 20_000;
const MAXIMUM_KENMERK = 200;

type Velden = Readonly<Record<string, unknown>>;

/** @returns what to add, or the word for what is wrong with it */
function readClient({ houdersoort, houdercode }: OrganisatieRij, velden: Velden): Clientinvoer | Gevolgwoord {
  const omschrijving = tekst(velden['client-omschrijving'], MAXIMUM_OMSCHRIJVING);
  const rollen = passendeRollen(houdersoort, meer(velden.rollen));
  const uitgever = tekst(velden['client-uitgever'], MAXIMUM_KENMERK);
  const onderwerp = tekst(velden['client-onderwerp'], MAXIMUM_KENMERK);
  const jwk = tekst(velden.jwk, MAXIMUM_JWK);
  if (omschrijving === '' || rollen.length === 0) return 'onvolledig';
  const gemeen = { houder: { houdersoort, houdercode }, omschrijving, rollen };
  // One of the two: a key of its own, or an issuer that vouches for it.
  if (jwk === '') {
    if (!URL.canParse(uitgever) || onderwerp === '') return 'onvolledig';
    return { ...gemeen, bewijs: { soort: 'uitgever', uitgever, onderwerp } };
  }
  if (uitgever !== '' || onderwerp !== '') return 'onvolledig';
  const jwks = readSleuteltekst(jwk);
  if (!jwks.ok) return jwks.error === 'geheim' ? 'jwk-geheim' : 'geen-jwk';
  return { ...gemeen, bewijs: { soort: 'jwks', jwks: jwks.value } };
}

export function addClienthandelingen(app: Hono<WebOmgeving>): void {
  const mag = eis('beheerder', 'organisaties-beheren');

  app.post('/organisaties/:id/clients', mag, eisVersOrganisatie, (c) =>
    metOrganisatie(c, async (organisatie) => {
      const invoer = readClient(organisatie, await c.req.parseBody({ all: true }));
      if (typeof invoer === 'string') return terug(c, organisatie, invoer);
      const { houdersoort, houdercode } = organisatie;
      const client = await handel(
        c,
        'maakClient',
        { houdersoort, houdercode, rollen: invoer.rollen.join(',') },
        () => addClient(c.var.diensten, invoer),
        ({ ok }) => ok,
      );
      if (client.ok) return terug(c, organisatie, 'client-toegevoegd');
      return terug(c, organisatie, client.error === 'bestaat' ? 'client-bestaat' : 'geen-jwk');
    }),
  );

  app.post('/organisaties/:id/clients/:client/intrekken', mag, (c) =>
    metOrganisatie(c, async ({ houdersoort, houdercode, ...organisatie }) => {
      const { staat, klok } = c.var.diensten;
      const client = await staat.clients.findClient(c.req.param('client'));
      if (client?.houder.houdersoort !== houdersoort || client.houder.houdercode !== houdercode)
        return toonNietGevonden(c);
      const gedaan = await handel(
        c,
        'trekClientIn',
        { id: client.id },
        () => staat.clients.trekIn(client.id, tijdstip(klok())),
        (ingetrokken) => ingetrokken,
      );
      return gedaan ? terug(c, { houdersoort, houdercode, ...organisatie }, 'client-ingetrokken') : toonNietGevonden(c);
    }),
  );
}
