/** The postvak: a zending as its ontvanger sees it, what a list of them can be restricted to, and acknowledging many at once. */
import { z } from '@hono/zod-openapi';
import { tijdstip } from '../../domain/kalender.ts';
import type { Bevestiging, PostvakFilter, PostvakRij } from '../../pipeline/postvak.ts';
import { Bladquery } from '../page.ts';
import { Datum, Id, Soort, Tijdstip, Zendingtoestand } from './algemeen.ts';
import { antwoordtermijn, toAntwoordVelden, toZendingVelden, zendingVelden } from './zending.ts';

/** Zendingen that one question can be about. */
export const MAXIMUM_ZENDINGEN = 1000;

const Agbcode = z
  .string()
  .regex(/^\d{8}$/)
  .openapi({ description: 'AGB-code van de aanbieder.', example: '12345678' });

export const PostvakZending = z
  .object({
    ...zendingVelden,
    postvaknummer: z.int().openapi({ description: 'Volgorde van binnenkomst in uw postvak, vanaf 1.', example: 1 }),
    agbcode: z.string().openapi({ description: 'AGB-code van de aanbieder.', example: '12345678' }),
    periode: z
      .object({ begindatum: Datum, einddatum: Datum })
      .openapi({ description: 'De periode waarover de aanbieder verantwoordt.' }),
    bezorgdOp: Tijdstip.optional().openapi({
      description: 'Ontbreekt zolang wij de zending nog bij u brengen. Ophalen kan al.',
    }),
    bevestigdOp: Tijdstip.optional(),
    beantwoordOp: Tijdstip.optional(),
    ...antwoordtermijn,
  })
  .openapi('PostvakZending');

const VOLGT = 'Geldt met de andere beperkingen samen.';

export const Postvakquery = Bladquery.extend({
  soort: Soort.optional().openapi({ description: `Alleen deze soort. ${VOLGT}` }),
  agbcode: Agbcode.optional().openapi({ description: `Alleen van deze aanbieder. ${VOLGT}` }),
  bevestigd: z.enum(['true', 'false']).optional().openapi({
    description: 'Alleen wat u al als ontvangen hebt gemeld (`true`), of alleen wat u nog moet melden (`false`).',
  }),
  toestand: Zendingtoestand.optional().openapi({ description: `Alleen in deze toestand. ${VOLGT}` }),
  periodeVanaf: Datum.optional().openapi({ description: 'Alleen perioden die op deze dag of later beginnen.' }),
  periodeTotEnMet: Datum.optional().openapi({ description: 'Alleen perioden die op deze dag of eerder eindigen.' }),
  bezorgdVanaf: z.iso
    .datetime({ offset: true })
    .optional()
    .openapi({ description: 'Alleen wat op dit tijdstip of later is bezorgd.', example: '2027-02-01T09:30:00.000Z' }),
});

export function toPostvakFilter(query: z.output<typeof Postvakquery>): PostvakFilter {
  const { vanaf: _, aantal: __, bevestigd, bezorgdVanaf, ...rest } = query;
  return {
    ...rest,
    ...(bevestigd === undefined ? {} : { bevestigd: bevestigd === 'true' }),
    ...(bezorgdVanaf === undefined ? {} : { bezorgdVanaf: tijdstip(new Date(bezorgdVanaf)) }),
  };
}

/** Undefined without a number: then it is in no postvak. */
export const toPostvakZending = (rij: PostvakRij): z.infer<typeof PostvakZending> | undefined =>
  rij.postvaknummer === undefined
    ? undefined
    : {
        ...toZendingVelden(rij),
        postvaknummer: rij.postvaknummer,
        agbcode: rij.agbcode,
        periode: { begindatum: rij.periode.begindatum, einddatum: rij.periode.einddatum },
        ...(rij.bezorgdOp === undefined ? {} : { bezorgdOp: rij.bezorgdOp }),
        ...toAntwoordVelden(rij),
      };

const ZendingIds = z
  .array(z.uuid())
  .min(1)
  .max(MAXIMUM_ZENDINGEN)
  .openapi({ description: `Ids uit uw postvak, hoogstens ${MAXIMUM_ZENDINGEN}.` });

export const Ontvangstmelding = z.strictObject({ zendingIds: ZendingIds }).openapi('Ontvangstmelding');

export const Archiefvraag = z.strictObject({ zendingIds: ZendingIds }).openapi('Archiefvraag');

export const OntvangstmeldingUitkomst = z
  .object({
    resultaten: z.array(
      z.object({
        zendingId: Id,
        uitkomst: z.enum(['bevestigd', 'al-bevestigd', 'onbekend']).openapi({
          description: '`onbekend`: deze zending bestaat niet, of staat niet in uw postvak. Er is dan niets gemeld.',
        }),
        bevestigdOp: Tijdstip.optional(),
      }),
    ),
    aantalBevestigd: z.int().openapi({ description: 'Hoeveel zendingen nu voor het eerst zijn gemeld.', example: 3 }),
  })
  .openapi('OntvangstmeldingUitkomst');

export const toOntvangstmeldingUitkomst = (
  uitkomsten: readonly Bevestiging[],
): z.infer<typeof OntvangstmeldingUitkomst> => ({
  resultaten: uitkomsten.map((een) => ({
    zendingId: een.zendingId,
    uitkomst: een.uitkomst,
    ...(een.uitkomst === 'onbekend' ? {} : { bevestigdOp: een.bevestigdOp }),
  })),
  aantalBevestigd: new Set(
    uitkomsten.flatMap(({ zendingId, uitkomst }) => (uitkomst === 'bevestigd' ? [zendingId] : [])),
  ).size,
});
