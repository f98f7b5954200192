import { expect, it } from 'vitest';
import { readText, repositoryFiles } from './repository.ts';

const PROEVEN = repositoryFiles().filter((een) => /^tests\/browser\/.+\.ts$/.test(een));

/** What a page has may come a moment later: looked at once it is there by luck, and `expect.poll` looks until it is. */
const kijktEenmaal = (bewering: string): boolean =>
  /\.(count|textContent|innerText|inputValue|getAttribute|isVisible|isChecked|isDisabled|isEnabled|all\w+)\(/.test(
    bewering,
  );
const beweringen = (tekst: string): string[] => [...tekst.matchAll(/\bexpect\(\(*await [^;]*;/g)].map(([deel]) => deel);

it('no browser test looks once at what may come a moment later', () => {
  expect(
    beweringen("expect((await page.locator('a').textContent())?.trim()).toBe('a');").filter(kijktEenmaal),
  ).not.toEqual([]);
  const gevonden = PROEVEN.flatMap((file) =>
    beweringen(readText(file))
      .filter(kijktEenmaal)
      .map((een) => `${file}: ${een}`),
  );
  expect(gevonden).toEqual([]);
});

/** A time that is long enough here is too short on a machine that is busy. */
it('no browser test waits for a time', () => {
  const gevonden = PROEVEN.filter((file) => /waitForTimeout|networkidle|timers\/promises/.test(readText(file)));
  expect(gevonden).toEqual([]);
});

it('each browser test works as aanbieders of its own: they share one gateway', () => {
  const perCode = new Map<string, Set<string>>();
  for (const file of repositoryFiles().filter((een) => /^tests\/browser\/[^/]+\.test\.ts$/.test(een)))
    for (const [code] of readText(file).matchAll(/\b987654\d\d\b/g))
      perCode.set(code, (perCode.get(code) ?? new Set()).add(file));
  expect(perCode.size).toBeGreaterThan(10);
  expect([...perCode].filter(([, files]) => files.size > 1)).toEqual([]);
});
