import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SCHEMA } from '../../generated/schema-kanaal.ts';
import { readTekengeheim, writeTekengeheim, writeTekensleutel } from '../../src/deliver/handtekening.ts';
import type { Kanaalgeheimen, Kanaalinstelling } from '../../src/domain/kanaal.ts';
import type { Bewaard } from '../../src/pipeline/kanaal-geheimen.ts';
import {
  type GelezenKanaal,
  type Kanaalopgave,
  type Mogelijkheden,
  type Omstandigheden,
  readKanaal,
  STANDAARD,
} from '../../src/pipeline/kanaal-lezen.ts';

const NU = new Date('2026-05-06T10:00:00.000Z');
const A = writeTekengeheim(new Uint8Array(32).fill(1));
const B = writeTekengeheim(new Uint8Array(32).fill(2));
const ADRES = 'https://dienst.gemeente.example/in';
const KAN: Mogelijkheden = {
  adresbeleid: { lokaal: false },
  certificaten: ['TILBURG'],
  kluis: true,
  email: true,
  publiekAdres: true,
};

let sleutels = 0;
const omstandigheden = (rest: Partial<Omstandigheden> = {}): Omstandigheden => ({
  mogelijkheden: KAN,
  nu: NU,
  maakClientsleutel: async () => JSON.stringify({ kty: 'EC', x: String(++sleutels), y: 'y', d: 'geheim', kid: 'k' }),
  maakSleutel: async () => writeTekensleutel(new Uint8Array(32).fill(++sleutels), new Uint8Array(32).fill(sleutels)),
  ...rest,
});

const lees = (instelling: unknown, geheimen: Kanaalopgave['geheimen'] = {}, rest: Partial<Omstandigheden> = {}) =>
  readKanaal({ instelling, geheimen, nieuweSleutel: false }, omstandigheden(rest));

/** Every finding as its code and pointer. */
async function fouten(...vraag: Parameters<typeof lees>): Promise<readonly string[]> {
  const uitkomst = await lees(...vraag);
  return uitkomst.ok ? [] : uitkomst.error.map(({ code, plaats }) => `${code} ${plaats.pointer}`);
}

async function goed(...vraag: Parameters<typeof lees>): Promise<GelezenKanaal> {
  const uitkomst = await lees(...vraag);
  if (!uitkomst.ok) throw new Error(JSON.stringify(uitkomst.error));
  return uitkomst.value;
}

const bewaard = (instelling: Kanaalinstelling, geheimen: Kanaalgeheimen): Bewaard => ({ instelling, geheimen });
const HEADER = { aanmeldsoort: 'header', headernaam: 'X-Api-Key' } as const;
const OAUTH = { aanmeldsoort: 'oauth2', tokenadres: 'https://token.gemeente.example/t', clientId: 'wij' } as const;

describe('readKanaal', () => {
  it('fills in what may be left out, with what the schema gives as default', async () => {
    const webhook = await goed({ kanaalsoort: 'webhook', adres: ADRES }, { ondertekengeheim: A });
    expect(webhook.instelling).toEqual({ kanaalsoort: 'webhook', adres: ADRES, ...STANDAARD.webhook });
    for (const [soort, definitie] of [
      ['webhook', 'Webhook'],
      ['s3', 'S3'],
    ] as const) {
      const uitSchema = Object.entries(SCHEMA.$defs[definitie].properties).flatMap(([naam, veld]) =>
        'default' in veld ? [[naam, veld.default]] : [],
      );
      expect(STANDAARD[soort]).toEqual(Object.fromEntries(uitSchema));
    }
  });

  it('finds everything at once, each with its place', async () => {
    const instelling = {
      kanaalsoort: 'webhook',
      adres: 'https://10.0.0.1/in',
      aanmelding: { ...OAUTH, tokenadres: 'http://token.gemeente.example/' },
      certificaat: 'BREDA',
    };
    expect(await fouten(instelling, { s3geheim: 'x', ondertekengeheim: 'whsec_kort' })).toEqual([
      'KANAAL_ADRES /instelling/adres',
      'KANAAL_ADRES /instelling/aanmelding/tokenadres',
      'KANAAL_CERTIFICAAT /instelling/certificaat',
      'KANAAL_GEHEIM_ONNODIG /geheimen/s3geheim',
      'KANAAL_GEHEIM_VORM /geheimen/ondertekengeheim',
      'KANAAL_GEHEIM_ONTBREEKT /geheimen/clientgeheim',
    ]);
  });

  it.each<[unknown, string]>([
    [{}, 'REGISTER_SCHEMA /instelling/kanaalsoort'],
    [{ kanaalsoort: 'post' }, 'REGISTER_SCHEMA /instelling/kanaalsoort'],
    [{ kanaalsoort: 'webhook' }, 'REGISTER_SCHEMA /instelling/adres'],
    [{ kanaalsoort: 'webhook', adres: ADRES, tegelijk: 6 }, 'REGISTER_SCHEMA /instelling/tegelijk'],
    [{ kanaalsoort: 'webhook', adres: ADRES, geheim: 'x' }, 'REGISTER_SCHEMA /instelling/geheim'],
    [{ kanaalsoort: 'webhook', adres: ADRES, aanmelding: {} }, 'REGISTER_SCHEMA /instelling/aanmelding/aanmeldsoort'],
    [{ kanaalsoort: 'postvak', adres: ADRES }, 'REGISTER_SCHEMA /instelling/adres'],
    [
      { kanaalsoort: 's3', adres: 'https://b.example/?x', regio: 'eu', toegangssleutel: 'a' },
      'REGISTER_SCHEMA /instelling/adres',
    ],
    [
      { kanaalsoort: 's3', adres: 'https://b.example', regio: 'eu', toegangssleutel: 'a', map: '../x/' },
      'REGISTER_SCHEMA /instelling/map',
    ],
    [{ kanaalsoort: 'email', aan: 'geen adres' }, 'REGISTER_SCHEMA /instelling/aan'],
  ])('refuses %j', async (instelling, fout) => expect(await fouten(instelling)).toEqual([fout]));

  it.each([
    'Host',
    'content-type',
    'Content-Length',
    'Transfer-Encoding',
    'Webhook-Id',
    'Cookie',
    'Proxy-Authorization',
  ])('refuses the header %s for our own secret', async (headernaam) => {
    const instelling = { kanaalsoort: 'webhook', adres: ADRES, aanmelding: { aanmeldsoort: 'header', headernaam } };
    expect(await fouten(instelling, { ondertekengeheim: A, headerwaarde: 'x' })).toEqual([
      'KANAAL_HEADERNAAM /instelling/aanmelding/headernaam',
    ]);
  });

  it('refuses a secret that could not stand in a header, whatever it holds', async () => {
    const instelling = { kanaalsoort: 'webhook', adres: ADRES, aanmelding: HEADER };
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.string({ unit: 'binary-ascii' }), fc.constantFrom('é', 'a\u2028b', '')),
        async (headerwaarde) => {
          const gevonden = await fouten(instelling, { ondertekengeheim: A, headerwaarde });
          const past = /^[\x20-\x7e]+$/.test(headerwaarde) && headerwaarde.trim() === headerwaarde;
          expect(gevonden).toEqual(past ? [] : ['KANAAL_GEHEIM_VORM /geheimen/headerwaarde']);
        },
      ),
    );
  });

  it('says what this deployment cannot do', async () => {
    const kan = (rest: Partial<Mogelijkheden>) => ({ mogelijkheden: { ...KAN, ...rest } });
    const webhook = { kanaalsoort: 'webhook', adres: ADRES };
    const nergens = ['KANAAL_NIET_BESCHIKBAAR /instelling/kanaalsoort'];
    expect(await fouten(webhook, { ondertekengeheim: A }, kan({ kluis: false }))).toEqual(nergens);
    expect(await fouten(webhook, { ondertekengeheim: A }, kan({ publiekAdres: false }))).toEqual(nergens);
    expect(await fouten({ kanaalsoort: 'email', aan: 'a@b.example' }, {}, kan({ email: false }))).toEqual(nergens);
    expect(
      await fouten({ kanaalsoort: 'postvak' }, {}, kan({ kluis: false, email: false, publiekAdres: false })),
    ).toEqual([]);
  });
});

describe('secrets', () => {
  const met = (aanmelding: Kanaalopgave['instelling'], adres = ADRES) => ({
    kanaalsoort: 'webhook',
    adres,
    aanmelding,
  });
  const had = async (instelling: unknown, geheimen: Kanaalopgave['geheimen']) => {
    const { instelling: gelezen, geheimen: opgeborgen } = await goed(instelling, geheimen);
    return bewaard(gelezen, opgeborgen);
  };

  it('stay when they are not given again and go to the same place', async () => {
    const nieuwste = await had(met(HEADER), { ondertekengeheim: A, headerwaarde: 'geheim' });
    const gelezen = await goed({ ...met(HEADER), adres: `${ADRES}/anders` }, {}, { nieuwste });
    expect(gelezen.geheimen).toEqual({ ondertekengeheim: A, headerwaarde: 'geheim' });
  });

  it('do not go to another place by themselves', async () => {
    const header = await had(met(HEADER), { ondertekengeheim: A, headerwaarde: 'geheim' });
    const opnieuw = ['KANAAL_GEHEIM_OPNIEUW /geheimen/headerwaarde'];
    expect(await fouten(met(HEADER, 'https://elders.example/in'), {}, { nieuwste: header })).toEqual(opnieuw);
    expect(await fouten(met(HEADER, 'https://dienst.gemeente.example:8443/'), {}, { nieuwste: header })).toEqual(
      opnieuw,
    );
    expect(await fouten(met({ ...HEADER, headernaam: 'X-Anders' }), {}, { nieuwste: header })).toEqual(opnieuw);
    const oauth = await had(met(OAUTH), { ondertekengeheim: A, clientgeheim: 'geheim' });
    const tokenadres = 'https://elders.example/t';
    expect(await fouten(met({ ...OAUTH, tokenadres }), {}, { nieuwste: oauth })).toEqual([
      'KANAAL_GEHEIM_OPNIEUW /geheimen/clientgeheim',
    ]);
    expect(await fouten(met(OAUTH, 'https://elders.example/in'), {}, { nieuwste: oauth })).toEqual([]);
    expect(await fouten(met(HEADER), {}, { nieuwste: oauth })).toEqual([
      'KANAAL_GEHEIM_ONTBREEKT /geheimen/headerwaarde',
    ]);
  });

  it('are let go when they are not used any more', async () => {
    const nieuwste = await had(met(HEADER), { ondertekengeheim: A, headerwaarde: 'geheim' });
    expect((await goed(met({ aanmeldsoort: 'geen' }), {}, { nieuwste })).geheimen).toEqual({ ondertekengeheim: A });
    expect((await goed({ kanaalsoort: 'postvak' }, {}, { nieuwste, inGebruik: nieuwste })).geheimen).toEqual({});
  });

  it('overlap: the one in use signs along for as many days as asked', async () => {
    const inGebruik = await had(met({ aanmeldsoort: 'geen' }), { ondertekengeheim: A });
    const instelling = { ...met({ aanmeldsoort: 'geen' }), overlapDagen: 3 };
    const gelezen = await goed(instelling, { ondertekengeheim: B }, { nieuwste: inGebruik, inGebruik });
    const vorig = { geheim: A, tot: '2026-05-09T10:00:00.000Z' };
    expect(gelezen.geheimen).toEqual({ ondertekengeheim: B, vorigOndertekengeheim: vorig });
    // A third, before the second was ever in use: what the receiver knows is still the first.
    const C = writeTekengeheim(new Uint8Array(32).fill(3));
    const derde = await goed(
      instelling,
      { ondertekengeheim: C },
      { nieuwste: bewaard(gelezen.instelling, gelezen.geheimen), inGebruik },
    );
    expect(derde.geheimen).toEqual({ ondertekengeheim: C, vorigOndertekengeheim: vorig });
    // Something else changes in between: the overlap goes on, and ends when it should.
    const tweede = bewaard(gelezen.instelling, gelezen.geheimen);
    const verder = (nu: string) => goed(instelling, {}, { nieuwste: tweede, inGebruik: tweede, nu: new Date(nu) });
    expect((await verder('2026-05-09T09:59:59.999Z')).geheimen.vorigOndertekengeheim).toEqual(vorig);
    expect((await verder('2026-05-09T10:00:00.000Z')).geheimen.vorigOndertekengeheim).toBeUndefined();
    expect(
      (await goed({ ...instelling, overlapDagen: 0 }, { ondertekengeheim: B }, { nieuwste: inGebruik, inGebruik }))
        .geheimen,
    ).toEqual({ ondertekengeheim: B });
  });

  it('for v1a are ours: made once, made anew when asked, and shown by their public half', async () => {
    const instelling = { kanaalsoort: 'webhook', adres: ADRES, handtekening: 'v1a' };
    expect(await fouten(instelling, { ondertekengeheim: A })).toEqual([
      'KANAAL_GEHEIM_ONNODIG /geheimen/ondertekengeheim',
    ]);
    const eerste = await goed(instelling);
    expect(readTekengeheim(eerste.geheimen.ondertekengeheim ?? '')).toMatchObject({
      ok: true,
      value: { versie: 'v1a' },
    });
    expect(eerste.publiekeSleutels).toEqual([expect.stringMatching(/^whpk_/)]);
    const staat = bewaard(eerste.instelling, eerste.geheimen);
    const zelfde = await goed(instelling, {}, { nieuwste: staat, inGebruik: staat });
    expect(zelfde.geheimen).toEqual(eerste.geheimen);
    const nieuw = await readKanaal(
      { instelling, geheimen: {}, nieuweSleutel: true },
      omstandigheden({ nieuwste: staat, inGebruik: staat }),
    );
    if (!nieuw.ok) throw new Error('refused');
    expect(nieuw.value.publiekeSleutels).toHaveLength(2);
    expect(nieuw.value.publiekeSleutels[1]).toBe(eerste.publiekeSleutels[0]);
  });

  it('for a token server can be ours as well: the receiver sees the public half', async () => {
    const instelling = met({ ...OAUTH, clientbewijs: 'sleutel' });
    expect(await fouten(instelling, { ondertekengeheim: A, clientgeheim: 'x' })).toEqual([
      'KANAAL_GEHEIM_ONNODIG /geheimen/clientgeheim',
    ]);
    const eerste = await goed(instelling, { ondertekengeheim: A });
    expect(eerste.clientsleutel).toMatchObject({ kty: 'EC', kid: 'k' });
    expect(JSON.stringify(eerste.clientsleutel)).not.toContain('geheim');
    const staat = bewaard(eerste.instelling, eerste.geheimen);
    expect((await goed(instelling, {}, { nieuwste: staat })).clientsleutel).toEqual(eerste.clientsleutel);
    const nieuw = await readKanaal(
      { instelling, geheimen: {}, nieuweSleutel: true },
      omstandigheden({ nieuwste: staat, inGebruik: staat }),
    );
    expect(nieuw.ok && nieuw.value.clientsleutel).not.toEqual(eerste.clientsleutel);
    expect((await goed(met({ aanmeldsoort: 'geen' }), {}, { nieuwste: staat })).geheimen).toEqual({
      ondertekengeheim: A,
    });
  });

  it('from HMAC to Ed25519: both sign during the overlap', async () => {
    const inGebruik = await had(met({ aanmeldsoort: 'geen' }), { ondertekengeheim: A });
    const gelezen = await goed(
      { kanaalsoort: 'webhook', adres: ADRES, handtekening: 'v1a' },
      {},
      { nieuwste: inGebruik, inGebruik },
    );
    expect(gelezen.geheimen.ondertekengeheim).toMatch(/^whsk_/);
    expect(gelezen.geheimen.vorigOndertekengeheim?.geheim).toBe(A);
    expect(gelezen.publiekeSleutels).toHaveLength(1);
  });
});
