/** The reason for looking at data of persons: how it is given, where it is written, how far it reaches and when it ends. */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DUUR_MS, sweepToegang } from '../../src/pipeline/sessies.ts';
import { ONTVANGER } from '../helpers/inzage.ts';
import { ARCHIEF, BASIS, createInzageproef, type Inzageproef, onderwerpen, rollenVan } from '../helpers/inzageproef.ts';
import { meldLidAan } from '../helpers/lid.ts';

let proef: Inzageproef;
beforeAll(async () => {
  proef = await createInzageproef();
});
beforeEach(() => proef.meldAllenAf());

describe('the reason', () => {
  const adres = (): string => `/gemeente/inzage/zending/${proef.wereld.open.zendingId}`;

  it('is in the audit trail before anything is shown, and leads to what was shown', async () => {
    const cookie = await proef.meldAan('gemeente');
    const bestand = `/gemeente/zendingen/${proef.wereld.open.zendingId}/bestanden/1`;
    const eerst = await proef.vraag(bestand, cookie);
    expect(eerst.headers.get('Location')).toBe(`${adres()}?naar=${encodeURIComponent(bestand)}`);
    const gegeven = await proef.vraag(adres(), cookie, {
      reden: 'anders',
      uitleg: 'klacht van een inwoner',
      naar: bestand,
    });
    expect([gegeven.status, gegeven.headers.get('Location')]).toEqual([303, bestand]);
    const [einde, begin] = await proef.auditregels();
    expect(begin).toMatchObject({
      fase: 'begonnen',
      door: { houdersoort: 'ontvanger', houdercode: ONTVANGER, middel: expect.stringMatching(/^lid:/) },
      feiten: { zending: proef.wereld.open.zendingId, reden: 'anders', uitleg: 'klacht van een inwoner' },
    });
    expect(einde).toMatchObject({ fase: 'gedaan', bij: begin?.nummer });
    await (await proef.vraag(bestand, cookie)).arrayBuffer();
    const [gezien] = (await proef.gateway.diensten.staat.verwerkingen.listVerwerkingen({}, { aantal: 1 })).rijen;
    expect(gezien).toMatchObject({
      naam: 'haalBestand',
      traceId: String(begin?.feiten.inzage).replaceAll('-', ''),
    });
  });

  it('is asked and written once, and the one chosen last is chosen again', async () => {
    const cookie = await proef.meldAan('gemeente');
    const ervoor = (await proef.auditregels())[0]?.nummer;
    await proef.vraag(adres(), cookie, { reden: 'betaling' });
    const erna = (await proef.auditregels())[0]?.nummer;
    expect(erna).not.toBe(ervoor);
    expect((await proef.vraag(adres(), cookie, { reden: 'herstel' })).status).toBe(303);
    expect((await proef.vraag(adres(), cookie)).status).toBe(303);
    expect((await proef.auditregels())[0]?.nummer).toBe(erna);
    const andere = await proef.vraag(`/gemeente/inzage/zending/${proef.wereld.beantwoord.zendingId}`, cookie);
    expect(await andere.text()).toMatch(/value="betaling" selected/);
  });

  it.each([
    ['none', {}],
    ['one that is not on the list', { reden: 'zomaar' }],
    ['anders without words', { reden: 'anders' }],
    ['anders with too few', { reden: 'anders', uitleg: '  zomaar  ' }],
    ['anders with a bsn', { reden: 'anders', uitleg: 'vraag over 999900006' }],
    ['anders with a bsn in pieces', { reden: 'anders', uitleg: 'vraag over 9999 00 006' }],
  ])('is refused: %s', async (_, velden) => {
    const cookie = await proef.meldAan('gemeente');
    const ervoor = (await proef.auditregels())[0]?.nummer;
    const antwoord = await proef.vraag(adres(), cookie, {
      ...velden,
      naar: `/gemeente/zendingen/${proef.wereld.open.zendingId}`,
    });
    expect(antwoord.status).toBe(422);
    expect(await antwoord.text()).toContain(`/gemeente/zendingen/${proef.wereld.open.zendingId}`);
    expect((await proef.auditregels())[0]?.nummer).toBe(ervoor);
    expect(await proef.aantalInzagen()).toBe(0);
  });

  it.each([
    'https://kwaad.example/',
    '//kwaad.example',
    '/\\kwaad.example',
    '/gemeente/\\..\\..\\kwaad',
    '/aanbieder/verantwoordingen',
    '/afmelden',
    'gemeente',
    '/gemeente/x\r\nSet-Cookie: a=b',
  ])('goes on to a path of its own audience only: %s', async (naar) => {
    const terug = `/gemeente/zendingen/${proef.wereld.open.zendingId}`;
    const cookie = await proef.meldAan('gemeente');
    expect((await proef.vraag(adres(), cookie, { reden: 'controle', naar })).headers.get('Location')).toBe(terug);
    const opnieuw = await proef.vraag(`${adres()}?naar=${encodeURIComponent(naar)}`, cookie);
    expect(opnieuw.headers.get('Location')).toBe(terug);
  });

  it('cannot be given for what is of somebody else', async () => {
    const ander = await meldLidAan(proef.gateway, 'ontvanger', '0363', rollenVan('gemeente'));
    const aanbieder = await meldLidAan(proef.gateway, 'aanbieder', '12345678', rollenVan('aanbieder'));
    const ervoor = (await proef.auditregels())[0]?.nummer;
    expect((await proef.vraag(adres(), ander, { reden: 'controle' })).status).toBe(404);
    for (const pad of onderwerpen('aanbieder', proef.wereld.open))
      expect([pad, (await proef.vraag(pad, aanbieder, { reden: 'controle' })).status]).toEqual([pad, 404]);
    expect((await proef.auditregels())[0]?.nummer).toBe(ervoor);
  });

  it('is asked of HEAD as well: length and hash say something of the file', async () => {
    const cookie = await proef.meldAan('gemeente');
    const antwoord = await proef.vraag(
      `/gemeente/zendingen/${proef.wereld.open.zendingId}/bestanden/1`,
      cookie,
      undefined,
      'HEAD',
    );
    expect([antwoord.status, antwoord.headers.get('Repr-Digest')]).toEqual([303, null]);
  });

  it('no longer counts once the right is withdrawn', async () => {
    const cookie = await proef.meldAan('gemeente');
    await proef.vraag(adres(), cookie, { reden: 'controle' });
    const { staat } = proef.gateway.diensten;
    const organisatie = await staat.organisaties.findOrganisatie('ontvanger', ONTVANGER);
    for (const lid of await staat.organisaties.listLeden(organisatie?.id ?? ''))
      await staat.ledenbeheer.zetRollen(lid.organisatieId, lid.id, ['inzien', 'ontvangen']);
    expect((await proef.vraag(`/gemeente/zendingen/${proef.wereld.open.zendingId}/bestanden/1`, cookie)).status).toBe(
      403,
    );
    for (const lid of await staat.organisaties.listLeden(organisatie?.id ?? ''))
      await staat.ledenbeheer.zetRollen(lid.organisatieId, lid.id, rollenVan('gemeente'));
  });
});

describe('a download of many', () => {
  it('asks the reason for all of it at once, in the same form', async () => {
    const cookie = await proef.meldAan('gemeente');
    const body = new URLSearchParams({ reden: '', terug: 'soort=declaratie' });
    for (const { zendingId } of [proef.wereld.open, proef.wereld.beantwoord]) body.append('id', zendingId);
    const stuur = () =>
      proef.paginas.request(`${BASIS}${ARCHIEF}`, {
        method: 'POST',
        headers: { Cookie: cookie, 'Sec-Fetch-Site': 'same-origin' },
        body,
      });
    const eerst = await stuur();
    expect(eerst.status).toBe(422);
    const tekst = await eerst.text();
    expect(tekst).toContain(`name="id" value="${proef.wereld.open.zendingId}"`);
    expect(tekst).toContain('value="soort=declaratie"');
    body.set('reden', 'betaling');
    const daarna = await stuur();
    expect(daarna.headers.get('Content-Type')).toBe('application/zip');
    await daarna.arrayBuffer();
    const [einde] = await proef.auditregels();
    expect(einde?.feiten).toMatchObject({
      zending: `${proef.wereld.open.zendingId} ${proef.wereld.beantwoord.zendingId}`,
      reden: 'betaling',
    });
    // And it counts for each of them by itself.
    expect((await proef.vraag(`/gemeente/zendingen/${proef.wereld.open.zendingId}/bestanden/1`, cookie)).status).toBe(
      200,
    );
  });

  it('gives nothing, and keeps no reason, when one of them is not its own', async () => {
    const cookie = await proef.meldAan('gemeente');
    const antwoord = await proef.vraag(ARCHIEF, cookie, { id: proef.wereld.open.verantwoordingId, reden: 'controle' });
    expect(antwoord.headers.get('Content-Type')).toContain('text/html');
    expect(await proef.aantalInzagen()).toBe(0);
  });
});

describe('what somebody put ready themselves', () => {
  it('asks them nothing, not even the right; a colleague gives a reason', async () => {
    const maker = await proef.meldAan('aanbieder', ['indienen']);
    const gemaakt = await proef.vraag('/aanbieder/indienen/voorbeeld', maker, {});
    const pad = gemaakt.headers.get('Location') ?? '';
    expect((await proef.vraag(`${pad}/zendingen/1`, maker)).status).toBe(200);
    expect(
      (await proef.vraag(`${pad}/zendingen/1`, await proef.meldAan('aanbieder', ['indienen', 'inzien']))).status,
    ).toBe(403);
    const collega = await proef.vraag(`${pad}/zendingen/1`, await proef.meldAan('aanbieder'));
    expect([collega.status, collega.headers.get('Location')]).toEqual([
      303,
      expect.stringContaining('/aanbieder/inzage/indiening/'),
    ]);
  });
});

describe('rows', () => {
  it('do not outlive the session, however it ends', async () => {
    const { staat } = proef.gateway.diensten;
    const geef = async (): Promise<void> => {
      await proef.geefReden('gemeente', await proef.meldAan('gemeente'), [proef.wereld.open]);
      expect(await proef.aantalInzagen()).toBe(1);
    };
    await geef();
    const organisatie = await staat.organisaties.findOrganisatie('ontvanger', ONTVANGER);
    for (const lid of await staat.organisaties.listLeden(organisatie?.id ?? '')) {
      await staat.ledenbeheer.trekLidIn(lid.organisatieId, lid.id, '2026-05-06T10:00:00.000Z');
      await staat.ledenbeheer.herstelLid(lid.organisatieId, lid.id);
    }
    expect(await proef.aantalInzagen()).toBe(0);
    await geef();
    proef.gateway.verstrijk(DUUR_MS + 1);
    await sweepToegang(proef.gateway.diensten);
    expect(await proef.aantalInzagen()).toBe(0);
  });
});
