import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Register } from '../../src/domain/register.ts';
import type { Soort, Wet } from '../../src/domain/verantwoording.ts';
import { checkRegister } from '../../src/register/check-register.ts';
import { indexRegister } from '../../src/register/register-index.ts';
import { planZendingen } from '../../src/route/plan.ts';
import { aansluiting, formaat, gemeente, herindeling, regio, register } from '../register/bouw.ts';
import { deel, kop } from './bouw.ts';

const CODES = ['0001', '0002', '0003', '0004', '0005'];
const SOORTEN: readonly Soort[] = ['declaratie', 'productieverantwoording', 'klachtenrapportage'];
const WETTEN: readonly Wet[] = ['wmo', 'jw'];

const datum = fc.constantFrom('2024-01-01', '2025-06-01', '2025-12-31', '2026-01-01');
const dekking = fc.oneof(
  fc.constant({ alle: true } as const),
  fc.constantFrom('noord', 'zuid').map((code) => ({ regio: code })),
  fc.uniqueArray(fc.constantFrom(...CODES), { minLength: 1 }).map((gemeentecodes) => ({ gemeentecodes })),
);
const ontvanger = fc.oneof(
  fc.constant({ soort: 'gemeente' } as const),
  fc.constantFrom('noord', 'zuid').map((code) => ({ soort: 'inkoopregio', code }) as const),
);
const aansluitingen = fc.array(
  fc.record({
    ontvanger,
    dekking,
    wetten: fc.subarray([...WETTEN], { minLength: 1 }),
    soort: fc.constantFrom(...SOORTEN),
    formaat: fc.constantFrom('altijd', 'af', 'straks'),
    geldigVanaf: datum,
  }),
  { maxLength: 8 },
);

/** 0004 went up in 0001; 0005 was split over 0002 and 0003. */
const gemeenten = CODES.map((code) => gemeente(code, code > '0003' ? { geldigTot: '2025-12-31' } : {}));
const herindelingen = [
  herindeling('0004', '0001', '2026-01-01'),
  herindeling('0005', '0002', '2026-01-01'),
  herindeling('0005', '0003', '2026-01-01'),
];

/** Takes aansluitingen one by one, and leaves out the ones that would tie, as registration does. */
function buildRegister(gekozen: readonly Parameters<typeof aansluiting>[1][]): Register {
  let gebouwd = register({
    gemeenten,
    herindelingen,
    inkoopregios: [regio('noord', ['0001', '0002']), regio('zuid', ['0002', '0003', '0005'])],
    formaten: [
      formaat('altijd'),
      formaat('af', { geldigTot: '2024-12-31' }),
      formaat('straks', { geldigVanaf: '2030-01-01' }),
    ],
  });
  for (const [i, rest] of gekozen.entries()) {
    const groter = { ...gebouwd, aansluitingen: [...gebouwd.aansluitingen, aansluiting(`a${i}`, rest)] };
    if (checkRegister(groter).aantalFouten === 0) gebouwd = groter;
  }
  return gebouwd;
}

const delen = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...CODES, '9999'), fc.constantFrom(...WETTEN)), {
    selector: ([code, wet]) => `${code}${wet}`,
  })
  .map((sleutels) => sleutels.map(([code, wet]) => deel(code, wet)));

describe('conservation', () => {
  it('every deel × soort is in a zending for each ontvanger that asks, or told as not served; never both, never neither', () => {
    fc.assert(
      fc.property(
        aansluitingen,
        delen,
        fc.subarray([...SOORTEN], { minLength: 1 }),
        datum,
        (gekozen, gekozenDelen, soorten, ingediendOp) => {
          const gebouwd = buildRegister(gekozen);
          const index = indexRegister(gebouwd);
          const invoer = {
            verantwoordingId: 'v',
            kop: kop({ soorten }),
            delen: gekozenDelen,
            index,
            ingediendOp,
            zendingId: (sleutel: string) => sleutel,
          };
          const plan = planZendingen(invoer);

          for (const soort of soorten) {
            for (const { gemeentecode, wet } of gekozenDelen) {
              const hier = (d: { gemeentecode: string; wet: Wet }): boolean =>
                d.gemeentecode === gemeentecode && d.wet === wet;
              const geplandBij = plan.zendingen
                .filter((zending) => zending.soort === soort && zending.delen.some(hier))
                .map((zending) => zending.aansluiting.id);
              const open = plan.zonderOntvanger.filter((z) => z.soort === soort && hier(z));
              const antwoord = index.antwoordend(gemeentecode, ingediendOp);
              const vragers =
                antwoord.uitkomst === 'gevonden'
                  ? index.selectAansluitingen(antwoord.gemeente.code, wet, soort, '2025-12-31')
                  : [];
              const bediend = vragers.filter(({ formaat: naam }) => index.selectFormaat(naam, '2025-12-31').ok);

              expect(geplandBij.sort()).toEqual(bediend.map(({ id }) => id).sort());
              expect(open).toHaveLength(bediend.length < vragers.length || vragers.length === 0 ? 1 : 0);
              expect(open[0]?.ontvangercodes.length ?? 0).toBe(vragers.length - bediend.length);
            }
          }
          const ids = plan.zendingen.map((zending) => zending.id);
          expect(new Set(ids).size).toBe(ids.length);
          expect(planZendingen({ ...invoer, delen: [...gekozenDelen].reverse() })).toEqual(plan);
        },
      ),
      { numRuns: 300 },
    );
  });
});
