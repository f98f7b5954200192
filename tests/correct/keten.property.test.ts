/**
 * Any sequence of versions and answers: what the ontvanger accepted adds up to the last version once everything is answered, no line is
 * credited twice, no two debet lines are ever open for one subject. The ontvanger here is written from the rules, not from the product.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Correctie } from '../../src/correct/index.ts';
import type { GestuurdeRegels, Regeloordeel } from '../../src/domain/correctie.ts';
import type { PrestatieRegel } from '../../src/domain/deel.ts';
import { saldoCenten } from '../../src/domain/verantwoording.ts';
import { bySubject, gestuurd, gewenst, inhoud, type Kort, regelsVan } from './bouw.ts';

/** The administration of a gemeente: it knows TR314, TR323, TR389, TR390 and looks at every accepted line. */
class Gemeente {
  readonly #open = new Map<string, { readonly ref: string; readonly inhoud: string }>();
  readonly #bekend = new Map<string, string>();
  readonly #gecrediteerd = new Set<string>();
  readonly #perOnderwerp = new Map<string, number>();

  accept(regels: readonly PrestatieRegel[]): void {
    for (const { prestatie: p } of regels.toSorted((a, b) =>
      a.prestatie.debetCredit < b.prestatie.debetCredit ? -1 : 1,
    )) {
      const onderwerp = `${p.bsn} ${p.toewijzingnummer}`;
      expect(this.#bekend.has(p.referentienummer), `TR314 ${p.referentienummer}`).toBe(false);
      expect(p.referentienummer.length).toBeLessThanOrEqual(20);
      this.#bekend.set(p.referentienummer, onderwerp);
      if (p.debetCredit === 'C') {
        const vorig = p.vorigReferentienummer ?? '';
        expect(this.#open.get(onderwerp), `TR323 ${p.referentienummer}`).toEqual({ ref: vorig, inhoud: inhoud(p) });
        expect(this.#gecrediteerd.has(vorig), `TR390 ${vorig}`).toBe(false);
        this.#gecrediteerd.add(vorig);
        this.#open.delete(onderwerp);
      } else {
        expect(this.#open.has(onderwerp), `TR389 ${p.referentienummer}`).toBe(false);
        this.#open.set(onderwerp, { ref: p.referentienummer, inhoud: inhoud(p) });
      }
      const saldo = saldoCenten(p.bedragCenten, p.debetCredit);
      this.#perOnderwerp.set(onderwerp, (this.#perOnderwerp.get(onderwerp) ?? 0) + saldo);
    }
  }

  standen(): Record<string, number> {
    return Object.fromEntries([...this.#perOnderwerp].filter(([, centen]) => centen !== 0).sort());
  }
}

/** Rules that one message must keep: TR315, TR316, TR416. */
function expectWhole(regels: readonly PrestatieRegel[]): void {
  const refs = regels.map(({ prestatie }) => prestatie.referentienummer);
  const vorige = regels.flatMap(({ prestatie }) => prestatie.vorigReferentienummer ?? []);
  const debet = regels
    .filter(({ prestatie }) => prestatie.debetCredit === 'D')
    .map(({ prestatie }) => `${prestatie.bsn} ${prestatie.toewijzingnummer}`);
  for (const lijst of [refs, vorige, debet]) expect(new Set(lijst).size).toBe(lijst.length);
  expect(vorige.filter((vorig) => refs.includes(vorig))).toEqual([]);
  expect(new Set(regels.map(({ nr }) => nr)).size).toBe(regels.length);
}

interface Bericht {
  readonly regels: readonly PrestatieRegel[];
  readonly afgewezen: ReadonlySet<number>;
  beantwoord: boolean;
}

async function correct(keten: readonly Bericht[], versie: readonly Kort[], naam: string) {
  const lijsten = keten.map(
    ({ regels, afgewezen, beantwoord }): GestuurdeRegels =>
      gestuurd(regels, (nr): Regeloordeel => {
        if (!beantwoord) return 'onbeantwoord';
        return afgewezen.has(nr) ? 'afgewezen' : 'geaccepteerd';
      }),
  );
  const correctie = new Correctie({
    gestuurd: lijsten,
    elders: [],
    gewenst: gewenst(regelsVan(versie).map((regel) => ({ regel }))),
    delen: [{ gemeentecode: '0344', wet: 'jw' }],
    inhoud,
    nummer: (soort, ref) => nummers(`${soort} ${naam} ${ref}`),
    intrekking: false,
  });
  const regels: PrestatieRegel[] = [];
  for await (const batch of correctie.regels()) regels.push(...batch);
  return { regels: regels.toSorted(bySubject), uitkomst: correctie.uitkomst() };
}

/** Short ones, as the real ones are. */
const nummers = (() => {
  let nr = 0;
  const korte = new Map<string, string>();
  return (lang: string): string => {
    const kort = korte.get(lang) ?? `n${nr++}`;
    korte.set(lang, kort);
    return kort;
  };
})();

/** A version: for some of the subjects an amount, and a number that is either kept through the versions or new each time. */
const versieArb = fc.uniqueArray(
  fc.record({ over: fc.nat(5), client: fc.nat(2), centen: fc.integer({ min: 1, max: 3 }), nieuw: fc.boolean() }),
  { selector: ({ over }) => over, maxLength: 6 },
);
/** After every version: which earlier messages are answered now, and which lines of the new one are refused. */
const stapArb = fc.record({
  versie: versieArb,
  antwoorden: fc.array(fc.boolean(), { maxLength: 6 }),
  afgewezen: fc.array(fc.boolean(), { maxLength: 12 }),
});

it('adds up to the last version, whatever was answered when', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(stapArb, { minLength: 1, maxLength: 6 }), async (stappen) => {
      const gemeente = new Gemeente();
      const keten: Bericht[] = [];
      const answer = (bericht: Bericht): void => {
        if (bericht.beantwoord) return;
        bericht.beantwoord = true;
        gemeente.accept(bericht.regels.filter(({ nr }) => !bericht.afgewezen.has(nr)));
      };
      const send = async (versie: readonly Kort[], naam: string, weigert: readonly boolean[]): Promise<void> => {
        let gedaan = await correct(keten, versie, naam);
        for (const lijst of gedaan.uitkomst.wachtOp) {
          const bericht = keten[lijst];
          if (bericht !== undefined) answer(bericht);
        }
        if (gedaan.uitkomst.wachtOp.length > 0) gedaan = await correct(keten, versie, naam);
        // An answer in between can bring another message to light that has to be answered as well, never for ever.
        for (let ronde = 0; gedaan.uitkomst.wachtOp.length > 0; ronde++) {
          expect(ronde).toBeLessThan(keten.length);
          for (const lijst of gedaan.uitkomst.wachtOp) if (keten[lijst] !== undefined) answer(keten[lijst]);
          gedaan = await correct(keten, versie, naam);
        }
        expect(gedaan.uitkomst.bevindingen).toEqual([]);
        const [deel] = gedaan.uitkomst.delen;
        expect((deel?.verwerkt ?? 0) + (deel?.ongewijzigd ?? 0)).toBe(versie.length);
        const som = versie.reduce((totaal, { centen }) => totaal + centen, 0);
        expect((deel?.verwerktCenten ?? 0) + (deel?.ongewijzigdCenten ?? 0)).toBe(som);
        const { regels } = gedaan;
        expectWhole(regels);
        // A credit is refused with its whole message only, so only debet lines are refused one by one; and with it goes its new debet.
        const debet = regels.filter(({ prestatie }) => prestatie.debetCredit === 'D');
        const afgewezen = new Set(debet.filter((_, i) => weigert[i] === true).map(({ nr }) => nr));
        keten.push({ regels, afgewezen, beantwoord: regels.length === 0 });
      };

      for (const [i, { versie, antwoorden, afgewezen }] of stappen.entries()) {
        for (const bericht of keten.filter((_, nr) => antwoorden[nr] === true)) answer(bericht);
        const regels = versie.map(({ over, client, centen, nieuw }) => ({
          ref: nieuw ? `r${over}.${i}` : `r${over}`,
          client,
          over,
          centen,
        }));
        await send(regels, String(i), afgewezen);
      }
      // Everything is answered, and what was refused goes once more.
      const laatste = stappen.at(-1)?.versie ?? [];
      for (const bericht of keten) answer(bericht);
      const slot = laatste.map(({ over, client, centen }) => ({ ref: `slot${over}`, client, over, centen }));
      await send(slot, 'slot', []);
      for (const bericht of keten) answer(bericht);
      const verwacht = Object.fromEntries(
        regelsVan(slot)
          .map(({ prestatie }) => [`${prestatie.bsn} ${prestatie.toewijzingnummer}`, prestatie.bedragCenten] as const)
          .sort(),
      );
      expect(gemeente.standen()).toEqual(verwacht);
      // And then nothing more is to be said.
      expect((await correct(keten, slot, 'na')).regels).toEqual([]);
    }),
    { numRuns: 1000 },
  );
});
