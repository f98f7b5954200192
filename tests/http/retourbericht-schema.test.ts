/** The published schema and what the API takes must be the same thing. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { validateRetourbericht } from '../../generated/validate-retourbericht.js';
import { RetourInvoer } from '../../src/http/schemas/retourbericht.ts';

const tekst = fc.oneof(fc.string({ maxLength: 60 }), fc.constantFrom('x'.repeat(20), 'x'.repeat(1001)));
const los = fc.oneof(tekst, fc.integer(), fc.constant(null));
const regel = fc.record(
  { referentienummer: los, retourcode: los, toelichting: los, extra: fc.boolean() },
  { requiredKeys: [] },
);
const bericht = fc.oneof(
  fc.record(
    {
      oordeel: fc.oneof(fc.constantFrom('ontvangen', 'geaccepteerd', 'afgewezen', 'deels-afgewezen'), los),
      retourcode: los,
      toelichting: los,
      regels: fc.oneof(fc.array(regel, { maxLength: 3 }), los),
      extra: fc.boolean(),
    },
    { requiredKeys: [] },
  ),
  fc.record(
    {
      oordeel: fc.constantFrom('ontvangen', 'deels-afgewezen'),
      toelichting: fc.string({ maxLength: 20 }),
      regels: fc.array(fc.record({ referentienummer: fc.string({ minLength: 1, maxLength: 51 }) }), { maxLength: 3 }),
    },
    { requiredKeys: ['oordeel'] },
  ),
);

describe('schemas/retourbericht/1.0.0.json', () => {
  it('takes and refuses what the API takes and refuses', () => {
    let aangenomen = 0;
    let geweigerd = 0;
    fc.assert(
      fc.property(bericht, (kandidaat) => {
        const volgensSchema = validateRetourbericht(kandidaat);
        expect(RetourInvoer.safeParse(kandidaat).success).toBe(volgensSchema);
        if (volgensSchema) aangenomen++;
        else geweigerd++;
      }),
      { numRuns: 1000 },
    );
    expect(Math.min(aangenomen, geweigerd)).toBeGreaterThan(50);
  });
});
