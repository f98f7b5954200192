/** How strong somebody must have signed in, at a real issuer: what it says, what it does not say, and what is shown then. */
import { beforeEach, describe, expect, inject, it } from 'vitest';
import { type Aanmeldsterkte, findZwakte, type Oidcinstelling } from '../../src/pipeline/oidc.ts';
import { createPaginas } from '../../src/web/app.tsx';
import { createGateway, type Gateway, maakLeeg } from '../helpers/gateway.ts';
import { ADRES, Bladeraar } from '../helpers/oidc-bladeraar.ts';

const LOA2 = 'urn:etoegang:core:assurance-class:loa2';
const LOA3 = 'urn:etoegang:core:assurance-class:loa3';
const MINUUT = 60_000;

let gateway: Gateway;
beforeEach(async () => {
  await maakLeeg();
  gateway = createGateway(new Date().toISOString());
  const { staat, nieuwId } = gateway.diensten;
  const aangemaaktOp = '2026-01-01T00:00:00.000Z';
  const { id } = await staat.organisaties.ensureOrganisatie({
    id: nieuwId(),
    houdersoort: 'ontvanger',
    houdercode: '0855',
    naam: 'Tilburg',
    aangemaaktOp,
  });
  await staat.organisaties.ensureLid({
    id: nieuwId(),
    organisatieId: id,
    naam: 'Anna',
    uitgever: inject('uitgever'),
    onderwerp: 'anna',
    rollen: ['inzien'],
    aangemaaktOp,
  });
});

function bladeraarMet(sterkte: Aanmeldsterkte): Bladeraar {
  const oidc: Oidcinstelling = {
    uitgever: inject('uitgever'),
    clientId: 'enkelvoud',
    clientSecret: 'niet-geheim-alleen-voor-proeven',
    naam: 'de testgemeente',
    adres: ADRES,
    lokaal: true,
    sterkte,
  };
  return new Bladeraar(
    createPaginas(() => ({
      diensten: gateway.diensten,
      instelling: { demoAanmelden: false, oidc },
      openapi: () => Promise.resolve({}),
    })),
  );
}

describe('a level (acr)', () => {
  it('lets in who has one of those that are asked', async () => {
    for (const acr of [[LOA3], [LOA2, LOA3]])
      expect((await bladeraarMet({ acr, amr: [] }).meldAan('anna@hoog')).status).toBe(303);
  });

  it('refuses a lower one, and one that the issuer does not tell, with what is needed', async () => {
    for (const wie of ['anna@laag', 'anna']) {
      const bladeraar = bladeraarMet({ acr: [LOA3], amr: [] });
      const terug = await bladeraar.meldAan(wie);
      const tekst = await terug.text();
      expect([wie, terug.status]).toEqual([wie, 403]);
      expect(tekst).toContain('U bent niet sterk genoeg aangemeld');
      expect(tekst).toContain(LOA3);
      expect((await bladeraar.vraag(`${ADRES}/gemeente`)).headers.get('Location')).toMatch(/^\/aanmelden/);
    }
  });

  it('is asked for at the issuer', async () => {
    const begin = await bladeraarMet({ acr: [LOA2, LOA3], amr: [], hoogstensSeconden: 300 }).vraag(
      `${ADRES}/aanmelden/begin`,
      {},
    );
    const { searchParams } = new URL(Bladeraar.naar(begin, ADRES));
    expect([searchParams.get('acr_values'), searchParams.get('max_age')]).toEqual([`${LOA2} ${LOA3}`, '300']);
  });
});

describe('means (amr)', () => {
  it('are all needed', async () => {
    expect((await bladeraarMet({ acr: [], amr: ['mfa'] }).meldAan('anna@hoog')).status).toBe(303);
    const terug = await bladeraarMet({ acr: [], amr: ['pwd', 'mfa'] }).meldAan('anna@laag');
    expect([terug.status, await terug.text()]).toEqual([403, expect.stringContaining('extra stap')]);
  });
});

describe('time (max_age)', () => {
  it('lets in who signed in just now, and refuses who did so too long ago', async () => {
    const sterkte = { acr: [], amr: [], hoogstensSeconden: 60 };
    expect((await bladeraarMet(sterkte).meldAan('anna')).status).toBe(303);
    const laat = bladeraarMet(sterkte);
    const begin = await laat.vraag(`${ADRES}/aanmelden/begin`, {});
    const terug = await laat.bijUitgever(Bladeraar.naar(begin, ADRES), 'anna');
    gateway.verstrijk(5 * MINUUT);
    const antwoord = await laat.vraag(terug);
    expect([antwoord.status, await antwoord.text()]).toEqual([403, expect.stringContaining('te lang geleden')]);
  });
});

it('a refusal for strength stands in the audit trail, without who it was', async () => {
  const { auditspoor } = gateway.diensten.staat;
  const begin = (await auditspoor.findKop())?.nummer ?? 0;
  await bladeraarMet({ acr: [LOA3], amr: [] }).meldAan('anna@laag');
  const rijen = (await auditspoor.listKeten(begin, 10)).map(({ regel }) => regel);
  expect(rijen.map(({ handeling, fase, feiten }) => [handeling, fase, feiten.reden])).toEqual([
    ['meldAan', 'geweigerd', 'te-zwak'],
  ]);
  expect(JSON.stringify(rijen)).not.toContain('anna');
});

describe('what an ID token says', () => {
  const nu = new Date('2026-05-06T10:00:00.000Z');
  const seconden = nu.getTime() / 1000;

  it.each([
    [{}, { acr: [], amr: [] }, undefined],
    [{ acr: LOA3 }, { acr: [LOA2], amr: [] }, 'niveau'],
    [{ acr: [LOA3] }, { acr: [LOA3], amr: [] }, 'niveau'],
    [{ amr: 'mfa' }, { acr: [], amr: ['mfa'] }, 'middel'],
    [{ amr: ['mfa', 'pwd'] }, { acr: [], amr: ['pwd'] }, undefined],
    [{ auth_time: seconden - 90 }, { acr: [], amr: [], hoogstensSeconden: 60 }, undefined],
    [{ auth_time: seconden - 91 }, { acr: [], amr: [], hoogstensSeconden: 60 }, 'tijd'],
    [{ auth_time: String(seconden) }, { acr: [], amr: [], hoogstensSeconden: 60 }, 'tijd'],
    [{}, { acr: [], amr: [], hoogstensSeconden: 60 }, 'tijd'],
  ])('%j against %j', (claims, sterkte, wat) => {
    expect(findZwakte(sterkte, claims, nu)?.wat).toBe(wat);
  });
});
