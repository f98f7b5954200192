import { env } from 'cloudflare:workers';
import { expect, it } from 'vitest';
import type { Bindingen } from '../../src/services.ts';
import { D1Bezorging } from '../../src/storage/d1/bezorging.ts';
import { D1Zendingen } from '../../src/storage/d1/zendingen.ts';
import { meeluisteraar, planOf } from '../helpers/meeluisteraar.ts';

const { DB } = env as unknown as Bindingen;

it('finds what was brought by its id, however much is on its way', async () => {
  const { db, vragen } = meeluisteraar(DB);
  const bezorging = new D1Bezorging(db);
  const zending = { zendingId: 'z', nummer: 1 };
  await bezorging.plaats([zending]);
  await bezorging.plaatsAlsBezorgd([zending], '2026-05-06T10:00:00.000Z');
  await bezorging.bewaarUitkomsten(
    {
      bezorgd: ['z'],
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
  expect(vragen).toHaveLength(6);
  for (const { sql, waarden } of vragen)
    for (const regel of await planOf(DB, sql, waarden))
      expect(regel).toMatch(/^SCAN (j|json_each) VIRTUAL TABLE|^LIST SUBQUERY|_id=\?\)|\(id=\?\)/);
});

it('finds what is on its way without reading what was brought', async () => {
  const { db, vragen } = meeluisteraar(DB);
  await new D1Zendingen(db).listGepland('2026-05-06T10:00:00.000Z', 10);
  await new D1Zendingen(db).listStoringen({ aantal: 10 });
  await new D1Bezorging(db).listOnaangeboden('2026-05-06T10:00:00.000Z', 10);
  expect(vragen).toHaveLength(3);
  for (const { sql, waarden } of vragen) {
    const [eerste] = await planOf(DB, sql, waarden);
    expect(eerste).toContain('USING INDEX zendingen_onderweg (toestand=?');
  }
});
