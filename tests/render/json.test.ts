import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimaal, decimaalTekst, type OutputDocument } from '../../src/domain/output.ts';
import { render } from '../../src/render/index.ts';
import { textOf } from '../convert/bouw.ts';
import { type Boomknoop, boom, inBatches, waarde } from './bouw.ts';

/** What JSON.parse should give: objects by name, lists without names. */
function meant(knoop: Boomknoop): unknown {
  if ('waarde' in knoop) {
    return knoop.waarde instanceof Decimaal ? Number(decimaalTekst(knoop.waarde, '.')) : knoop.waarde;
  }
  return knoop.lijst
    ? knoop.inhoud.map(meant)
    : Object.fromEntries(knoop.inhoud.map((kind) => [kind.naam, meant(kind)]));
}

const naam = fc.constantFrom('a', 'b c', '"', '\\', 'é', '\n');
const { knoop } = fc.letrec<{ knoop: Boomknoop }>((tie) => ({
  knoop: fc.oneof(
    { depthSize: 'small' },
    fc.record({ naam, waarde }),
    fc.record({ naam, lijst: fc.constant(true), inhoud: fc.array(tie('knoop'), { maxLength: 4 }) }),
    fc.record({
      naam,
      lijst: fc.constant(false),
      inhoud: fc.uniqueArray(tie('knoop'), { maxLength: 4, selector: (kind) => kind.naam }),
    }),
  ),
}));

describe('JSON', () => {
  it('is read back by JSON.parse as it was meant, wherever the batches end', async () => {
    await fc.assert(
      fc.asyncProperty(knoop, fc.integer({ min: 1, max: 5 }), async (wortel, per) => {
        expect(JSON.parse(await textOf(render(boom('json', wortel, per))))).toEqual(meant(wortel));
      }),
    );
  });

  it('writes amounts as numbers with both their decimals, and no name for the root or for items', async () => {
    const wortel = {
      naam: 'document',
      lijst: false,
      inhoud: [
        { naam: 'totaal', waarde: new Decimaal(1250, 2) },
        {
          naam: 'regels',
          lijst: true,
          inhoud: [
            { naam: 'regel', waarde: '01' },
            { naam: 'regel', waarde: null },
          ],
        },
      ],
    };
    expect(await textOf(render(boom('json', wortel)))).toBe('{"totaal":12.50,"regels":["01",null]}\n');
  });

  it('never loses an attribute silently', async () => {
    const attributen = [{ naam: 'a', waarde: 1 }];
    const document: OutputDocument = {
      vorm: 'boom',
      bestandssoort: 'json',
      naamruimten: {},
      stappen: inBatches([{ stap: 'blad', naam: 'b', waarde: 'x', attributen }], 1),
    };
    await expect(textOf(render(document))).rejects.toThrow('no attributes');
  });
});
