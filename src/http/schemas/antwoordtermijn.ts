/** What waits for an answer, as its aanbieder and as its ontvanger see it. */
import { z } from '@hono/zod-openapi';
import type { WachtendeZending } from '../../pipeline/antwoordtermijnen.ts';
import { Bladquery } from '../page.ts';
import { Datum, Id, Ontvanger, Soort, Tijdstip } from './algemeen.ts';

export const Termijnquery = Bladquery.extend({
  alleenTeLaat: z
    .enum(['true', 'false'])
    .default('false')
    .openapi({ description: 'Alleen waarvan het antwoord te laat is.' }),
});

export const Antwoordtermijn = z
  .object({
    zendingId: Id,
    verantwoordingId: Id,
    ontvanger: Ontvanger,
    agbcode: z.string().openapi({ description: 'AGB-code van de aanbieder.', example: '12345678' }),
    soort: Soort,
    bezorgdOp: Tijdstip,
    uiterlijkeAntwoorddatum: Datum.openapi({
      description:
        'Laatste dag waarop het antwoord op tijd is. Geteld in werkdagen na de dag van bezorging; zaterdagen, zondagen en de ' +
        'feestdagen van de Algemene termijnenwet tellen niet mee.',
    }),
    teLaat: z.boolean(),
  })
  .openapi('Antwoordtermijn');

export const toAntwoordtermijn = ({
  zending,
  uiterlijkeAntwoorddatum,
  teLaat,
}: WachtendeZending): z.infer<typeof Antwoordtermijn> => ({
  zendingId: zending.id,
  verantwoordingId: zending.verantwoordingId,
  ontvanger: { soort: zending.ontvanger.soort, code: zending.ontvanger.code, naam: zending.ontvanger.naam },
  agbcode: zending.agbcode,
  soort: zending.soort,
  bezorgdOp: zending.bezorgdOp ?? '',
  uiterlijkeAntwoorddatum,
  teLaat,
});
