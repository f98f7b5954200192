import { describe, expect, it } from 'vitest';
import { LIMIETEN, type Limiet, type Limietnaam } from '../../src/domain/limieten.ts';
import { bevindingenVan, kop, lees, prestatie } from '../ingest/bouw.ts';
import { FORMAATGEVALLEN } from './limieten/formaat.ts';
import { ANDERS, type Geval } from './limieten/geval.ts';
import { INVOERGEVALLEN } from './limieten/invoer.ts';

const GEVALLEN = { ...INVOERGEVALLEN, ...FORMAATGEVALLEN };

/** Limits that are not those of one reader, and the test that shows each. A limit in neither list does not compile. */
const ELDERS: Readonly<Record<Exclude<Limietnaam, keyof typeof GEVALLEN>, string>> = {
  getoondeBevindingen: 'below',
  documentBytes: 'tests/http/dossier-inhoud.test.ts',
  historieBerichten: 'the reader of zipBestanden, with this as its parameter',
  jsonBerichtBytes: 'tests/http/grenzen.test.ts',
  uploads: 'tests/http/uploads.test.ts',
  uploadsKeer: 'tests/http/uploads.test.ts',
  indieningen: 'tests/pipeline/indieningen.test.ts',
  formulierBytes: 'tests/web/formuliergrens.test.ts',
  patroonStappen: 'tests/check/schema/groei.test.ts',
  patroonWaardeTekens: 'tests/check/schema/lange-waarde.test.ts',
  cpuMs: 'tests/node/scripts/limietentabel.test.ts: wrangler.toml says the same',
};

describe.each(Object.entries<Geval>(GEVALLEN))('%s', (naam, { meet, klein, ruimte = 1 }) => {
  const limiet: Limiet = LIMIETEN[naam as keyof typeof GEVALLEN];
  const grens = klein?.grens ?? limiet.waarde;

  it('is the limit that is used', () => {
    expect(klein?.standaard ?? limiet.waarde).toBe(limiet.waarde);
  });

  it('takes what is just under it, and refuses what is just over it', async () => {
    expect(await meet(ruimte === 1 ? grens : grens - ruimte, grens)).toBeUndefined();
    const { daarboven } = limiet;
    expect(await meet(grens + ruimte, grens)).toBe(typeof daarboven === 'string' ? daarboven : ANDERS);
  });
});

it('every limit is tried here or elsewhere', () => {
  expect(Object.keys({ ...GEVALLEN, ...ELDERS }).toSorted()).toEqual(Object.keys(LIMIETEN).toSorted());
});

it('getoondeBevindingen: one more is counted and not shown', async () => {
  const maximum = LIMIETEN.getoondeBevindingen.waarde;
  const prestaties = Array.from({ length: maximum + 1 }, (_, nr) => prestatie(nr, { bsn: '999900000' }));
  const gelezen = await lees({ ...kop(), prestaties });
  expect(bevindingenVan(gelezen)).toHaveLength(maximum);
  expect(gelezen.uitkomst).toMatchObject({ bevindingen: { aantalFouten: maximum + 1 } });
});

it('geteldeFouten: of many lines on which everything is wrong the rest is not looked at', async () => {
  const gelezen = await lees(`{"prestaties":[${'{},'.repeat(200_000)}{}]}`, { limieten: { geteldeFouten: 5_000 } });
  if (gelezen.uitkomst.uitkomst !== 'geweigerd') throw new Error('an empty line was taken');
  // The line on which it is reached is still judged as a whole.
  expect(gelezen.uitkomst.bevindingen.aantalFouten).toBeLessThan(5_100);
  expect(gelezen.uitkomst.bevindingen.bevindingen.map(({ code }) => code)).toContain('TE_VEEL_FOUTEN');
});
