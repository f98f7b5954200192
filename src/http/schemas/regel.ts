/** One regel at one ontvanger, as its aanbieder sees it. */
import { z } from '@hono/zod-openapi';
import type { Regelbeeld, Regelkeuze } from '../../pipeline/regels-overzicht.ts';
import { explainRetourcode } from '../../text/nl/retourcodes.ts';
import { Bladquery } from '../page.ts';
import { Id, Ontvanger, Soort, Zendingtoestand } from './algemeen.ts';

/** A regel is accepted or rejected as a whole (IV088). */
const Regeltoestand = Zendingtoestand.exclude(['deels-afgewezen']).openapi('Regeltoestand');

export const Regelquery = Bladquery.extend({
  zendingId: z.uuid().optional().openapi({ description: 'Alleen de regels van deze zending.' }),
  toestand: Regeltoestand.optional().openapi({ description: 'Alleen regels in deze toestand.' }),
});

export const toRegelkeuze = ({ zendingId, toestand }: z.output<typeof Regelquery>): Regelkeuze => ({
  ...(zendingId === undefined ? {} : { zendingId }),
  ...(toestand === undefined ? {} : { toestand }),
});

const Afwijsreden = z
  .object({
    retourcode: z.string().openapi({ example: '9321' }),
    betekenis: z.string().optional().openapi({ description: 'Wat de code betekent (lijst WJ001).' }),
    oplossing: z.string().openapi({ description: 'Wat u eraan kunt doen.' }),
  })
  .openapi('Afwijsreden');

export const Regel = z
  .object({
    pointer: z.string().openapi({
      description: 'Plaats in uw verantwoording (JSON Pointer, RFC 6901).',
      example: '/prestaties/12',
    }),
    referentienummer: z.string().openapi({ description: 'Uw eigen nummer van de regel.', example: 'REF-0001' }),
    zendingId: Id,
    ontvanger: Ontvanger,
    soort: Soort,
    toestand: Regeltoestand,
    redenen: z.array(Afwijsreden).openapi({ description: 'Waarom de regel is afgewezen.' }),
    toelichting: z.string().optional().openapi({ description: 'Uitleg van de ontvanger.' }),
    gefilterdOmdat: z.string().optional().openapi({ description: 'Waarom de regel niet naar deze ontvanger gaat.' }),
  })
  .openapi('Regel');

export const toRegel = (beeld: Regelbeeld): z.infer<typeof Regel> => ({
  pointer: beeld.pointer,
  referentienummer: beeld.referentienummer,
  zendingId: beeld.zendingId,
  ontvanger: { soort: beeld.ontvanger.soort, code: beeld.ontvanger.code, naam: beeld.ontvanger.naam },
  soort: beeld.soort,
  toestand: beeld.toestand,
  redenen: beeld.retourcodes.map((retourcode) => {
    const { betekenis, oplossing } = explainRetourcode(retourcode);
    return { retourcode, ...(betekenis === undefined ? {} : { betekenis }), oplossing };
  }),
  ...(beeld.toelichting === undefined ? {} : { toelichting: beeld.toelichting }),
  ...(beeld.andersReden === undefined ? {} : { gefilterdOmdat: beeld.andersReden }),
});
