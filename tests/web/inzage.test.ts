/** Every page of aanbieder and ontvanger × no reason, no right, somebody else's reason, a reason for something else, a session that ended. */
import { env } from 'cloudflare:workers';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Auditregel } from '../../src/domain/auditspoor.ts';
import { INZAGEROL, LIDROLLEN_PER_HOUDERSOORT, type Rol } from '../../src/domain/toegang.ts';
import { DUUR_MS, sweepToegang } from '../../src/pipeline/sessies.ts';
import type { Bindingen } from '../../src/services.ts';
import { createPaginas } from '../../src/web/app.tsx';
import { INZAGEPAGINAS } from '../../src/web/inzage/tabel.ts';
import { PAGINAVERWERKINGEN } from '../../src/web/verwerkingen.ts';
import { createGateway, type Gateway, laadRegister } from '../helpers/gateway.ts';
import { maakWereld, ONTVANGER, personenIn, type Wereld } from '../helpers/inzage.ts';
import { meldLidAan } from '../helpers/lid.ts';
import { AGBCODE } from '../helpers/verantwoording.ts';

const BASIS = 'https://gateway.example';
const LANG_MS = 120_000;
const ARCHIEF = '/gemeente/archief';

type Kant = 'aanbieder' | 'gemeente';
type Plek = Wereld['open'];

let gateway: Gateway;
let paginas: ReturnType<typeof createPaginas>;
let wereld: Wereld;
/** Of the pages of both: `GET /gemeente/…`. */
let patronen: readonly string[];

beforeAll(async () => {
  gateway = createGateway();
  await laadRegister(gateway.diensten);
  paginas = createPaginas(() => ({
    diensten: gateway.diensten,
    instelling: { demoAanmelden: false },
    openapi: async () => ({}),
  }));
  wereld = await maakWereld(gateway, 'somebody who went home');
  patronen = [
    ...new Set(
      paginas.routes
        .filter(
          ({ method, path }) => method === 'GET' && /^\/(aanbieder|gemeente)(\/|$)/.test(path) && !path.endsWith('*'),
        )
        .map(({ path }) => path),
    ),
  ];
}, LANG_MS);

const kantVan = (pad: string): Kant => (pad.startsWith('/gemeente') ? 'gemeente' : 'aanbieder');

const rollenVan = (kant: Kant): readonly Rol[] =>
  LIDROLLEN_PER_HOUDERSOORT[kant === 'gemeente' ? 'ontvanger' : 'aanbieder'];

const meldAan = (kant: Kant, rollen = rollenVan(kant)): Promise<string> =>
  kant === 'gemeente'
    ? meldLidAan(gateway, 'ontvanger', ONTVANGER, rollen)
    : meldLidAan(gateway, 'aanbieder', AGBCODE, rollen);

const vul = (patroon: string, plek: Plek): string =>
  patroon
    .replaceAll(/\{(?:[^{}]|\{[^{}]*\})*\}/g, '')
    .replace(':zendingId', plek.zendingId)
    .replace(':vorm', 'json')
    .replace(/:(volgnummer|nummer|nr|groep|jaar|maand)/, '1')
    .replace(
      ':id',
      patroon.includes('dossier/:id')
        ? wereld.documentId
        : patroon.includes('/indienen/')
          ? plek.indieningId
          : patroon.startsWith('/gemeente')
            ? plek.zendingId
            : plek.verantwoordingId,
    );

const vraag = (pad: string, Cookie: string, velden?: Readonly<Record<string, string>>, methode = 'GET') =>
  paginas.request(`${BASIS}${pad}`, {
    method: velden === undefined ? methode : 'POST',
    headers: { Cookie, 'Sec-Fetch-Site': 'same-origin' },
    ...(velden === undefined ? {} : { body: new URLSearchParams(velden) }),
  });

/** What a reason is given about, for the pages of one place. */
const onderwerpen = (kant: Kant, plek: Plek): readonly string[] =>
  kant === 'gemeente'
    ? [`/gemeente/inzage/zending/${plek.zendingId}`]
    : [
        `/aanbieder/inzage/verantwoording/${plek.verantwoordingId}`,
        `/aanbieder/inzage/indiening/${plek.indieningId}`,
        `/aanbieder/inzage/dossier/${AGBCODE}`,
      ];

async function geefReden(kant: Kant, cookie: string, plekken: readonly Plek[]): Promise<void> {
  for (const adres of plekken.flatMap((plek) => onderwerpen(kant, plek)))
    expect([adres, (await vraag(adres, cookie, { reden: 'controle' })).status]).toEqual([adres, 303]);
}

/** Of all pages of one place: those on which somebody of the fixture can be read. */
async function gezienOp(kant: Kant, cookie: string, plek: Plek): Promise<readonly string[]> {
  const gezien: string[] = [];
  for (const patroon of patronen.filter((een) => kantVan(een) === kant)) {
    const antwoord = await vraag(vul(patroon, plek), cookie);
    expect([patroon, antwoord.status < 500]).toEqual([patroon, true]);
    if ((await personenIn(antwoord)).length > 0) gezien.push(patroon);
  }
  if (kant === 'gemeente' && (await personenIn(await vraag(ARCHIEF, cookie, { id: plek.zendingId }))).length > 0)
    gezien.push(ARCHIEF);
  return gezien;
}

const KANTEN: readonly Kant[] = ['aanbieder', 'gemeente'];

async function auditregels(): Promise<readonly Auditregel[]> {
  const { rijen } = await gateway.diensten.staat.auditspoor.listRegels(
    { handeling: 'bekijkPersoonsgegevens' },
    { aantal: 50 },
  );
  return rijen.map(({ regel }) => regel);
}

const aantalInzagen = async (): Promise<number> =>
  (await (env as unknown as Bindingen).DB.prepare('SELECT count(*) AS n FROM inzagen').first<{ n: number }>())?.n ?? -1;

beforeEach(async () => {
  await (env as unknown as Bindingen).DB.prepare('DELETE FROM sessies').run();
});

describe('every page', () => {
  it('that stands in a table is there', () => {
    const verwacht = [
      ...Object.keys(INZAGEPAGINAS),
      ...Object.keys(PAGINAVERWERKINGEN).filter((een) => een !== ARCHIEF),
    ];
    expect(verwacht.filter((patroon) => !patronen.includes(patroon))).toEqual([]);
    expect(Object.keys(PAGINAVERWERKINGEN).filter((een) => een !== ARCHIEF && !(een in INZAGEPAGINAS))).toEqual([]);
  });

  it('shows persons once the reason was given, and these pages only', { timeout: LANG_MS }, async () => {
    const gezien = new Set<string>();
    for (const kant of KANTEN) {
      const cookie = await meldAan(kant);
      await geefReden(kant, cookie, [wereld.open, wereld.beantwoord]);
      for (const plek of [wereld.open, wereld.beantwoord])
        for (const patroon of await gezienOp(kant, cookie, plek)) gezien.add(patroon);
    }
    // What is not here holds no persons of this fixture: a document of a zending, and pages that only lead to what does.
    expect([...gezien].sort()).toEqual(
      [
        ...Object.keys(INZAGEPAGINAS).filter(
          (een) =>
            ![
              '/gemeente/zendingen/:id/documenten/:nummer',
              '/aanbieder/verantwoordingen/:id',
              '/aanbieder/verantwoordingen/:id/bevindingen',
              '/aanbieder/dossier',
            ].includes(een) && !/indienen\/:id\{.*\}(\/bevindingen\/:groep)?$/.test(een),
        ),
        ARCHIEF,
      ].sort(),
    );
  });

  it('shows nothing of persons before a reason was given', { timeout: LANG_MS }, async () => {
    for (const kant of KANTEN) {
      const cookie = await meldAan(kant);
      for (const plek of [wereld.open, wereld.beantwoord])
        expect([kant, await gezienOp(kant, cookie, plek)]).toEqual([kant, []]);
    }
    expect(await aantalInzagen()).toBe(0);
  });

  it('shows nothing of persons to who sends its form before a reason was given', async () => {
    const formulieren = paginas.routes.filter(({ method, path }) => method === 'POST' && path in INZAGEPAGINAS);
    expect(formulieren.length).toBeGreaterThan(2);
    for (const { path } of formulieren) {
      const antwoord = await vraag(vul(path, wereld.open), await meldAan(kantVan(path)), { zoek: '', doe: 'zoek' });
      expect([path, await personenIn(antwoord)]).toEqual([path, []]);
    }
  });

  it('shows nothing of persons for the reason of somebody else', { timeout: LANG_MS }, async () => {
    for (const kant of KANTEN) {
      await geefReden(kant, await meldAan(kant), [wereld.open, wereld.beantwoord]);
      // The same person, signed in anew, is as much somebody else.
      for (const rollen of [rollenVan(kant), [...rollenVan(kant)].reverse()])
        expect([kant, await gezienOp(kant, await meldAan(kant, rollen), wereld.beantwoord)]).toEqual([kant, []]);
    }
  });

  it('shows nothing of persons for a reason that was given for something else', { timeout: LANG_MS }, async () => {
    for (const kant of KANTEN) {
      const cookie = await meldAan(kant);
      for (const adres of onderwerpen(kant, wereld.open).filter((een) => !een.includes('dossier')))
        await vraag(adres, cookie, { reden: 'controle' });
      expect([kant, await gezienOp(kant, cookie, wereld.beantwoord)]).toEqual([kant, []]);
    }
  });

  it('shows nothing of persons after signing out', { timeout: LANG_MS }, async () => {
    for (const kant of KANTEN) {
      const cookie = await meldAan(kant);
      await geefReden(kant, cookie, [wereld.open]);
      expect(await aantalInzagen()).toBeGreaterThan(0);
      await vraag('/afmelden', cookie, {});
      expect(await aantalInzagen()).toBe(0);
      expect([kant, await gezienOp(kant, cookie, wereld.open)]).toEqual([kant, []]);
    }
  });

  it('shows state, totals and names of files without the right, and says which right is missing', {
    timeout: LANG_MS,
  }, async () => {
    for (const kant of KANTEN) {
      const zonder = rollenVan(kant).filter((rol) => rol !== INZAGEROL);
      const cookie = await meldAan(kant, zonder);
      for (const plek of [wereld.open, wereld.beantwoord])
        expect([kant, await gezienOp(kant, cookie, plek)]).toEqual([kant, []]);
      for (const [patroon, { deels }] of Object.entries(INZAGEPAGINAS).filter(([een]) => kantVan(een) === kant)) {
        const antwoord = await vraag(vul(patroon, wereld.beantwoord), cookie);
        expect([patroon, antwoord.status]).toEqual([patroon, deels ? 200 : 403]);
        const tekst = await antwoord.text();
        expect([patroon, tekst.includes('Persoonsgegevens inzien')]).toEqual([patroon, true]);
      }
      expect((await vraag(onderwerpen(kant, wereld.open)[0] ?? '', cookie, { reden: 'controle' })).status).toBe(403);
    }
    const zending = await (
      await vraag(`/gemeente/zendingen/${wereld.open.zendingId}`, await meldAan('gemeente', ['inzien']))
    ).text();
    expect(zending).toContain('.xml');
    expect(zending).toContain('Regels');
    expect(zending).not.toContain('/bestanden/1');
    const archief = await vraag(ARCHIEF, await meldAan('gemeente', ['inzien']), { id: wereld.open.zendingId });
    expect(archief.status).toBe(403);
  });
});

describe('the reason', () => {
  const adres = (): string => `/gemeente/inzage/zending/${wereld.open.zendingId}`;

  it('is in the audit trail before anything is shown, and leads to what was shown', async () => {
    const cookie = await meldAan('gemeente');
    const bestand = `/gemeente/zendingen/${wereld.open.zendingId}/bestanden/1`;
    const eerst = await vraag(bestand, cookie);
    expect(eerst.headers.get('Location')).toBe(`${adres()}?naar=${encodeURIComponent(bestand)}`);
    const gegeven = await vraag(adres(), cookie, {
      reden: 'anders',
      uitleg: 'klacht van een inwoner',
      naar: bestand,
    });
    expect([gegeven.status, gegeven.headers.get('Location')]).toEqual([303, bestand]);
    const [einde, begin] = await auditregels();
    expect(begin).toMatchObject({
      fase: 'begonnen',
      door: { houdersoort: 'ontvanger', houdercode: ONTVANGER, middel: expect.stringMatching(/^lid:/) },
      feiten: { zending: wereld.open.zendingId, reden: 'anders', uitleg: 'klacht van een inwoner' },
    });
    expect(einde).toMatchObject({ fase: 'gedaan', bij: begin?.nummer });
    await (await vraag(bestand, cookie)).arrayBuffer();
    const [gezien] = (await gateway.diensten.staat.verwerkingen.listVerwerkingen({}, { aantal: 1 })).rijen;
    expect(gezien).toMatchObject({
      naam: 'haalBestand',
      traceId: String(begin?.feiten.inzage).replaceAll('-', ''),
    });
  });

  it('is asked and written once, and the one chosen last is chosen again', async () => {
    const cookie = await meldAan('gemeente');
    const ervoor = (await auditregels())[0]?.nummer;
    await vraag(adres(), cookie, { reden: 'betaling' });
    const erna = (await auditregels())[0]?.nummer;
    expect(erna).not.toBe(ervoor);
    expect((await vraag(adres(), cookie, { reden: 'herstel' })).status).toBe(303);
    expect((await vraag(adres(), cookie)).status).toBe(303);
    expect((await auditregels())[0]?.nummer).toBe(erna);
    const andere = await vraag(`/gemeente/inzage/zending/${wereld.beantwoord.zendingId}`, cookie);
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
    const cookie = await meldAan('gemeente');
    const ervoor = (await auditregels())[0]?.nummer;
    const antwoord = await vraag(adres(), cookie, { ...velden, naar: `/gemeente/zendingen/${wereld.open.zendingId}` });
    expect(antwoord.status).toBe(422);
    expect(await antwoord.text()).toContain(`/gemeente/zendingen/${wereld.open.zendingId}`);
    expect((await auditregels())[0]?.nummer).toBe(ervoor);
    expect(await aantalInzagen()).toBe(0);
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
    const terug = `/gemeente/zendingen/${wereld.open.zendingId}`;
    const cookie = await meldAan('gemeente');
    expect((await vraag(adres(), cookie, { reden: 'controle', naar })).headers.get('Location')).toBe(terug);
    const opnieuw = await vraag(`${adres()}?naar=${encodeURIComponent(naar)}`, cookie);
    expect(opnieuw.headers.get('Location')).toBe(terug);
  });

  it('cannot be given for what is of somebody else', async () => {
    const ander = await meldLidAan(gateway, 'ontvanger', '0363', rollenVan('gemeente'));
    const aanbieder = await meldLidAan(gateway, 'aanbieder', '12345678', rollenVan('aanbieder'));
    const ervoor = (await auditregels())[0]?.nummer;
    expect((await vraag(adres(), ander, { reden: 'controle' })).status).toBe(404);
    for (const pad of onderwerpen('aanbieder', wereld.open))
      expect([pad, (await vraag(pad, aanbieder, { reden: 'controle' })).status]).toEqual([pad, 404]);
    expect((await auditregels())[0]?.nummer).toBe(ervoor);
  });

  it('is asked of HEAD as well: length and hash say something of the file', async () => {
    const cookie = await meldAan('gemeente');
    const antwoord = await vraag(`/gemeente/zendingen/${wereld.open.zendingId}/bestanden/1`, cookie, undefined, 'HEAD');
    expect([antwoord.status, antwoord.headers.get('Repr-Digest')]).toEqual([303, null]);
  });

  it('no longer counts once the right is withdrawn', async () => {
    const cookie = await meldAan('gemeente');
    await vraag(adres(), cookie, { reden: 'controle' });
    const { staat } = gateway.diensten;
    const organisatie = await staat.organisaties.findOrganisatie('ontvanger', ONTVANGER);
    for (const lid of await staat.organisaties.listLeden(organisatie?.id ?? ''))
      await staat.ledenbeheer.zetRollen(lid.organisatieId, lid.id, ['inzien', 'ontvangen']);
    expect((await vraag(`/gemeente/zendingen/${wereld.open.zendingId}/bestanden/1`, cookie)).status).toBe(403);
    for (const lid of await staat.organisaties.listLeden(organisatie?.id ?? ''))
      await staat.ledenbeheer.zetRollen(lid.organisatieId, lid.id, rollenVan('gemeente'));
  });
});

describe('a download of many', () => {
  it('asks the reason for all of it at once, in the same form', async () => {
    const cookie = await meldAan('gemeente');
    const body = new URLSearchParams({ reden: '', terug: 'soort=declaratie' });
    for (const { zendingId } of [wereld.open, wereld.beantwoord]) body.append('id', zendingId);
    const stuur = () =>
      paginas.request(`${BASIS}${ARCHIEF}`, {
        method: 'POST',
        headers: { Cookie: cookie, 'Sec-Fetch-Site': 'same-origin' },
        body,
      });
    const eerst = await stuur();
    expect(eerst.status).toBe(422);
    const tekst = await eerst.text();
    expect(tekst).toContain(`name="id" value="${wereld.open.zendingId}"`);
    expect(tekst).toContain('value="soort=declaratie"');
    body.set('reden', 'betaling');
    const daarna = await stuur();
    expect(daarna.headers.get('Content-Type')).toBe('application/zip');
    await daarna.arrayBuffer();
    const [einde] = await auditregels();
    expect(einde?.feiten).toMatchObject({
      zending: `${wereld.open.zendingId} ${wereld.beantwoord.zendingId}`,
      reden: 'betaling',
    });
    // And it counts for each of them by itself.
    expect((await vraag(`/gemeente/zendingen/${wereld.open.zendingId}/bestanden/1`, cookie)).status).toBe(200);
  });

  it('gives nothing, and keeps no reason, when one of them is not its own', async () => {
    const cookie = await meldAan('gemeente');
    const antwoord = await vraag(ARCHIEF, cookie, { id: wereld.open.verantwoordingId, reden: 'controle' });
    expect(antwoord.headers.get('Content-Type')).toContain('text/html');
    expect(await aantalInzagen()).toBe(0);
  });
});

describe('what somebody put ready themselves', () => {
  it('asks them nothing, not even the right; a colleague gives a reason', async () => {
    const maker = await meldAan('aanbieder', ['indienen']);
    const gemaakt = await vraag('/aanbieder/indienen/voorbeeld', maker, {});
    const pad = gemaakt.headers.get('Location') ?? '';
    expect((await vraag(`${pad}/zendingen/1`, maker)).status).toBe(200);
    expect((await vraag(`${pad}/zendingen/1`, await meldAan('aanbieder', ['indienen', 'inzien']))).status).toBe(403);
    const collega = await vraag(`${pad}/zendingen/1`, await meldAan('aanbieder'));
    expect([collega.status, collega.headers.get('Location')]).toEqual([
      303,
      expect.stringContaining('/aanbieder/inzage/indiening/'),
    ]);
  });
});

describe('rows', () => {
  it('do not outlive the session, however it ends', async () => {
    const { staat } = gateway.diensten;
    const geef = async (): Promise<void> => {
      await geefReden('gemeente', await meldAan('gemeente'), [wereld.open]);
      expect(await aantalInzagen()).toBe(1);
    };
    await geef();
    const organisatie = await staat.organisaties.findOrganisatie('ontvanger', ONTVANGER);
    for (const lid of await staat.organisaties.listLeden(organisatie?.id ?? '')) {
      await staat.ledenbeheer.trekLidIn(lid.organisatieId, lid.id, '2026-05-06T10:00:00.000Z');
      await staat.ledenbeheer.herstelLid(lid.organisatieId, lid.id);
    }
    expect(await aantalInzagen()).toBe(0);
    await geef();
    gateway.verstrijk(DUUR_MS + 1);
    await sweepToegang(gateway.diensten);
    expect(await aantalInzagen()).toBe(0);
  });
});
