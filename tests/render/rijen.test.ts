import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Boomrij,
  type BoomStap,
  losseStappen,
  type OutputDocument,
  type Rijstap,
} from '../../src/domain/output.ts';
import { render } from '../../src/render/index.ts';
import { textOf } from '../convert/bouw.ts';
import { inBatches, waarde } from './bouw.ts';

const naam = fc.constantFrom('a', 'bb', 'een-lange-naam');
const { vorm } = fc.letrec<{ vorm: readonly Rijstap[] }>((tie) => ({
  vorm: fc.oneof(
    { depthSize: 'small' },
    naam.map((eigen) => [{ stap: 'blad' as const, naam: eigen }]),
    fc
      .record({ naam, lijst: fc.boolean(), inhoud: fc.array(tie('vorm'), { maxLength: 4 }) })
      .map(({ inhoud, ...element }) => [
        { stap: 'open' as const, ...element },
        ...inhoud.flat(),
        { stap: 'sluit' as const, ...element },
      ]),
  ),
}));

/** The same form again and again with other values, as regels make them, cut into rijen wherever a formaat might. */
const rijen = fc
  .record({
    vormen: fc.array(vorm, { minLength: 1, maxLength: 4 }),
    snede: fc.integer({ min: 1, max: 9 }),
    lijst: fc.boolean(),
    waarden: fc.array(fc.infiniteStream(fc.option(waarde, { nil: undefined, freq: 3 })), {
      minLength: 1,
      maxLength: 5,
    }),
  })
  .map(({ vormen, snede, lijst, waarden }): readonly BoomStap[] => {
    const alle = vormen.flat();
    const stukken = Array.from({ length: Math.ceil(alle.length / snede) }, (_, nr) =>
      alle.slice(nr * snede, (nr + 1) * snede),
    );
    const gevuld = waarden.flatMap((stroom): readonly Boomrij[] =>
      stukken.map((stuk) => {
        const aantal = stuk.filter(({ stap }) => stap === 'blad').length;
        return { stap: 'rij', vorm: stuk, waarden: Array.from({ length: aantal }, () => stroom.next().value) };
      }),
    );
    const wortel = { naam: 'wortel', lijst };
    return [{ stap: 'open', ...wortel }, ...gevuld, { stap: 'sluit', ...wortel }];
  });

const textFor = (bestandssoort: 'xml' | 'json', stappen: readonly BoomStap[], per: number): Promise<string> => {
  const document: OutputDocument = {
    vorm: 'boom',
    bestandssoort,
    naamruimten: { x: 'urn:x' },
    stappen: inBatches(stappen, per),
  };
  return textOf(render(document));
};

describe('a rij of steps', () => {
  it.each(['xml', 'json'] as const)('is written in %s as its steps one by one', async (soort) => {
    await fc.assert(
      fc.asyncProperty(rijen, fc.integer({ min: 1, max: 5 }), async (stappen, per) => {
        const los = stappen.flatMap((stap) => (stap.stap === 'rij' ? losseStappen(stap) : [stap]));
        expect(await textFor(soort, stappen, per)).toBe(await textFor(soort, los, per));
      }),
      { numRuns: 300 },
    );
  });

  it.each(['xml', 'json'] as const)('may begin with the root in %s', async (soort) => {
    const stappen: readonly BoomStap[] = [
      {
        stap: 'rij',
        vorm: [
          { stap: 'open', naam: 'wortel', lijst: false },
          { stap: 'blad', naam: 'a' },
        ],
        waarden: ['1'],
      },
      { stap: 'rij', vorm: [{ stap: 'blad', naam: 'b' }], waarden: [2] },
      { stap: 'sluit', naam: 'wortel', lijst: false },
    ];
    expect(await textFor(soort, stappen, 1)).toBe(
      soort === 'json'
        ? '{"a":"1","b":2}\n'
        : '<?xml version="1.0" encoding="UTF-8"?>\n<wortel xmlns:x="urn:x"><a>1</a><b>2</b></wortel>\n',
    );
  });
});
