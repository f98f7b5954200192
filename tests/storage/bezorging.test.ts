import { env } from 'cloudflare:workers';
import { expect, it } from 'vitest';
import type { Bindingen } from '../../src/services.ts';
import { D1Bezorging } from '../../src/storage/d1/bezorging.ts';
import { meeluisteraar, planOf } from '../helpers/meeluisteraar.ts';

const { DB } = env as unknown as Bindingen;

it('finds what was brought by its id, however much is on its way', async () => {
  const { db, vragen } = meeluisteraar(DB);
  const bezorging = new D1Bezorging(db);
  const zending = { zendingId: 'z', nummer: 1 };
  await bezorging.plaats([zending]);
  await bezorging.bewaarUitkomsten(
    {
      bezorgd: [zending],
      vastgehouden: [
        {
          zendingId: 'z',
          bevinding: {
            code: 'BEZORGING_MISLUKT',
            ernst: 'fout',
            plaats: {},
            parameters: { ontvanger: 'X', pogingen: 1, fout: 'onbereikbaar' },
          },
        },
      ],
      gemeld: ['z'],
    },
    '2026-05-06T10:00:00.000Z',
  );
  expect(vragen).toHaveLength(5);
  for (const { sql, waarden } of vragen)
    for (const regel of await planOf(DB, sql, waarden))
      expect(regel).toMatch(/^SCAN (j|json_each) VIRTUAL TABLE|^LIST SUBQUERY|_id=\?\)|\(id=\?\)/);
});
