import { describe, expect, it } from 'vitest';
import { Correctie, type Correctieuitkomst, type Correctievraag } from '../../src/correct/index.ts';
import type { PrestatieRegel } from '../../src/domain/deel.ts';
import type { Prestatie } from '../../src/domain/verantwoording.ts';
import { gestuurd, gewenst, inhoud, type Kort, regelsVan } from './bouw.ts';

const DEEL = [{ gemeentecode: '0344', wet: 'jw' }] as const;

interface Gedaan extends Correctieuitkomst {
  /** `C vorig -bedrag`, `D ref bedrag`. */
  readonly regels: readonly string[];
  readonly prestaties: readonly Prestatie[];
  readonly nrs: readonly number[];
}

async function correct(nu: readonly Kort[], vraag: Partial<Correctievraag> = {}): Promise<Gedaan> {
  const correctie = new Correctie({
    gestuurd: [],
    elders: [],
    gewenst: gewenst(regelsVan(nu).map((regel) => ({ regel }))),
    delen: DEEL,
    inhoud,
    nummer: (soort, referentienummer) => `${soort}*${referentienummer}`,
    intrekking: false,
    ...vraag,
  });
  const regels: PrestatieRegel[] = [];
  for await (const batch of correctie.regels()) regels.push(...batch);
  const prestaties = regels.map(({ prestatie }) => prestatie);
  return {
    ...correctie.uitkomst(),
    prestaties,
    nrs: regels.map(({ nr }) => nr),
    regels: prestaties.map((p) =>
      p.debetCredit === 'C'
        ? `C ${p.referentienummer} op ${p.vorigReferentienummer} -${p.bedragCenten}`
        : `D ${p.referentienummer} ${p.bedragCenten}`,
    ),
  };
}

const V1: readonly Kort[] = [
  { ref: 'a', over: 1, centen: 100 },
  { ref: 'b', over: 2, centen: 200 },
  { ref: 'c', client: 1, over: 3, centen: 300 },
];

describe('a correction of accepted lines', () => {
  const gestuurd1 = [gestuurd(regelsVan(V1))];

  it('sends nothing when nothing changed, whatever the lines are called now', async () => {
    const gedaan = await correct(V1.map((regel) => ({ ...regel, ref: `${regel.ref}2` })).reverse(), {
      gestuurd: gestuurd1,
    });
    expect(gedaan.regels).toEqual([]);
    expect(gedaan.delen).toEqual([
      { ...DEEL[0], aantal: 3, verwerkt: 0, verwerktCenten: 0, ongewijzigd: 3, ongewijzigdCenten: 600, gefilterd: [] },
    ]);
  });

  it('credits a changed line with equal content and a number of its own, and sends it anew', async () => {
    const gedaan = await correct([V1[0] as Kort, { ref: 'b', over: 2, centen: 250 }, V1[2] as Kort], {
      gestuurd: gestuurd1,
    });
    expect(gedaan.regels).toEqual(['C C*b op b -200', 'D D*b 250']);
    const [credit] = gedaan.prestaties;
    expect(inhoud(credit as Prestatie)).toBe(inhoud(regelsVan(V1).find(({ nr }) => nr === 1)?.prestatie as Prestatie));
    // The new line stands where the aanbieder wrote it; the credit has no place in the submission.
    expect(gedaan.nrs).toEqual([-1, 1]);
    expect(gedaan).toMatchObject({ aantal: 2, saldoCenten: 50, gecrediteerd: { aantal: 1, centen: 200 } });
    expect(gedaan.delen[0]).toMatchObject({ verwerkt: 1, verwerktCenten: 250, ongewijzigd: 2, ongewijzigdCenten: 400 });
  });

  it('uses the number of the aanbieder when it gave a new one', async () => {
    const gedaan = await correct([{ ref: 'b2', over: 2, centen: 250 }, V1[0] as Kort, V1[2] as Kort], {
      gestuurd: gestuurd1,
    });
    expect(gedaan.regels).toEqual(['C C*b op b -200', 'D b2 250']);
  });

  it('only credits a line that is gone', async () => {
    const gedaan = await correct([V1[1] as Kort, V1[2] as Kort], { gestuurd: gestuurd1 });
    expect(gedaan.regels).toEqual(['C C*a op a -100']);
  });

  it('gives another client another number, though the line is called the same', async () => {
    const gedaan = await correct([{ ...(V1[0] as Kort), client: 2 }, V1[1] as Kort, V1[2] as Kort], {
      gestuurd: gestuurd1,
    });
    // TR316: a credit may not name a line of its own message.
    expect(gedaan.regels.toSorted()).toEqual(['C C*a op a -100', 'D D*a 100']);
  });

  it('takes a second version against what stands after the first, not against the original', async () => {
    const eerste = await correct([{ ref: 'a', over: 1, centen: 150 }, V1[1] as Kort, V1[2] as Kort], {
      gestuurd: gestuurd1,
    });
    const verzonden = eerste.prestaties.map((prestatie, i) => ({ nr: eerste.nrs[i] ?? 0, prestatie }));
    const tweede = await correct(V1, { gestuurd: [...gestuurd1, gestuurd(verzonden)] });
    expect(tweede.regels).toEqual(['C C*D*a op D*a -150', 'D D*a 100']);
  });

  it('withdraws everything', async () => {
    const gedaan = await correct([], { gestuurd: gestuurd1, intrekking: true });
    expect(gedaan.regels).toEqual(['C C*a op a -100', 'C C*b op b -200', 'C C*c op c -300']);
    expect(gedaan).toMatchObject({ saldoCenten: -600, gecrediteerd: { aantal: 3, centen: 600 } });
  });
});

describe('rejected and unanswered lines', () => {
  const sent = (oordelen: Readonly<Record<number, 'afgewezen' | 'onbeantwoord'>>) => [
    gestuurd(regelsVan(V1), (nr) => oordelen[nr] ?? 'geaccepteerd'),
  ];

  it('send a rejected line again as it now is, under its own number, and never credit it', async () => {
    const gedaan = await correct([{ ref: 'a', over: 1, centen: 90 }, V1[1] as Kort, V1[2] as Kort], {
      gestuurd: sent({ 0: 'afgewezen' }),
    });
    expect(gedaan.regels).toEqual(['D a 90']);
  });

  it('wait for the answer when the line is to change or go, and not when it stays or another line is new', async () => {
    const nieuw: Kort = { ref: 'd', over: 9, centen: 1 };
    const open = { gestuurd: sent({ 0: 'onbeantwoord' }) };
    expect((await correct([...V1, nieuw], open)).wachtOp).toEqual([]);
    expect((await correct([...V1, nieuw], open)).regels).toEqual(['D d 1']);
    expect((await correct(V1.slice(1), open)).wachtOp).toEqual([0]);
    expect((await correct([{ ref: 'a', over: 1, centen: 90 }, ...V1.slice(1)], open)).wachtOp).toEqual([0]);
  });

  it('wait as well for a correction that is under way', async () => {
    const onderweg = gestuurd(
      regelsVan([
        { ref: 'x', over: 1, centen: 100, vorig: 'a' },
        { ref: 'a2', over: 1, centen: 110 },
      ]),
      () => 'onbeantwoord',
    );
    const keten = { gestuurd: [gestuurd(regelsVan(V1)), onderweg] };
    const straks: Kort = { ref: 'a', over: 1, centen: 110 };
    expect(await correct([straks, ...V1.slice(1)], keten)).toMatchObject({ wachtOp: [], regels: [] });
    expect((await correct(V1, keten)).wachtOp).toEqual([1]);
    expect((await correct(V1.slice(1), keten)).wachtOp).toEqual([1]);
  });
});

describe('credit lines of the aanbieder itself', () => {
  const gestuurd1 = [gestuurd(regelsVan(V1))];
  const eigen: Kort = { ref: 'ca', over: 1, centen: 100, vorig: 'a' };

  it('take the place of the one that would be made', async () => {
    const gedaan = await correct([eigen, { ref: 'a2', over: 1, centen: 120 }, ...V1.slice(1)], { gestuurd: gestuurd1 });
    expect(gedaan.regels.toSorted()).toEqual(['C ca op a -100', 'D a2 120']);
    expect(gedaan.gecrediteerd).toEqual({ aantal: 0, centen: 0 });
  });

  it('are not sent twice, nor for a line that was rejected', async () => {
    const gecrediteerd = [...gestuurd1, gestuurd(regelsVan([eigen]))];
    expect((await correct([eigen, ...V1.slice(1)], { gestuurd: gecrediteerd })).regels).toEqual([]);
    const afgewezen = [gestuurd(regelsVan(V1), (nr) => (nr === 0 ? 'afgewezen' : 'geaccepteerd'))];
    const gedaan = await correct([eigen, ...V1.slice(1)], { gestuurd: afgewezen });
    expect(gedaan.regels).toEqual([]);
    expect(gedaan.delen[0]?.gefilterd).toMatchObject([{ aantal: 1, centen: -100 }]);
  });

  it('hold when they do not equal the line they take back (TR323)', async () => {
    const gedaan = await correct([{ ...eigen, centen: 99 }, ...V1.slice(1)], { gestuurd: gestuurd1 });
    expect(gedaan.bevindingen.map(({ code }) => code)).toEqual(['CORRECTIE_CREDIT_WIJKT_AF']);
  });

  const buiten: Kort = { ref: 'cx', over: 7, centen: 70, vorig: 'van-januari' };

  it('over a line from elsewhere are sent once, and cannot be left out again', async () => {
    expect((await correct([buiten, ...V1], { gestuurd: gestuurd1 })).regels).toEqual(['C cx op van-januari -70']);
    const keten = [...gestuurd1, gestuurd(regelsVan([buiten]))];
    expect((await correct([buiten, ...V1], { gestuurd: keten })).regels).toEqual([]);
    const gedaan = await correct(V1, { gestuurd: keten });
    expect(gedaan.bevindingen).toMatchObject([
      { code: 'CORRECTIE_CREDIT_VERVALLEN', plaats: { pointer: '/vervangt' } },
    ]);
  });

  it('over a line from elsewhere are undone when everything is withdrawn', async () => {
    const gedaan = await correct([], { gestuurd: [gestuurd(regelsVan([buiten]))], intrekking: true });
    expect(gedaan.regels).toEqual(['D D*cx 70']);
    expect(gedaan.gecrediteerd).toEqual({ aantal: 1, centen: -70 });
  });

  it('in another verantwoording: the line is not credited a second time, nor sent again', async () => {
    const elders = [gestuurd(regelsVan([eigen]))];
    expect((await correct(V1.slice(1), { gestuurd: gestuurd1, elders })).regels).toEqual([]);
    const gelijk = await correct(V1, { gestuurd: gestuurd1, elders });
    expect(gelijk.regels).toEqual([]);
    expect(gelijk.delen[0]?.gefilterd).toMatchObject([{ aantal: 1, centen: 100 }]);
    const anders = await correct([{ ref: 'a', over: 1, centen: 1 }, ...V1.slice(1)], { gestuurd: gestuurd1, elders });
    expect(anders.bevindingen).toMatchObject([
      { code: 'CORRECTIE_ELDERS_GECREDITEERD', plaats: { pointer: '/prestaties/0' } },
    ]);
  });
});

it('a line of nothing stays: it cannot be credited, and no other amount can follow it', async () => {
  const keten = [gestuurd(regelsVan([{ ref: 'a', over: 1, centen: 0 }]))];
  expect((await correct([], { gestuurd: keten })).regels).toEqual([]);
  expect((await correct([{ ref: 'a', over: 1, centen: 5 }], { gestuurd: keten })).bevindingen).toMatchObject([
    { code: 'CORRECTIE_NULREGEL', plaats: { pointer: '/prestaties/0' } },
  ]);
});

it('two debet lines over one subject hold the zending', async () => {
  const dubbel = [
    { ref: 'a', over: 1, centen: 5 },
    { ref: 'b', over: 1, centen: 6 },
  ];
  expect((await correct(dubbel)).bevindingen).toMatchObject([{ code: 'CORRECTIE_TWEE_DEBETREGELS' }]);
});

it('what the formaat leaves out is left out, and credited when it was sent before', async () => {
  const regels = regelsVan(V1).map((regel) =>
    regel.nr === 0 ? { regel, andersReden: 'Niet gedeclareerd.' } : { regel },
  );
  const gedaan = await correct([], { gestuurd: [gestuurd(regelsVan(V1))], gewenst: gewenst(regels) });
  expect(gedaan.regels).toEqual(['C C*a op a -100']);
  expect(gedaan.delen[0]).toMatchObject({
    aantal: 3,
    ongewijzigd: 2,
    gefilterd: [{ reden: 'Niet gedeclareerd.', aantal: 1, centen: 100 }],
  });
});
