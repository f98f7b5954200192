/** Questions about a zending, as each of both sides sees them. */
import { z } from '@hono/zod-openapi';
import type { Vraagbericht, Vraaggesprek, Vraagkant } from '../../domain/vraag.ts';
import { MAXIMUM_TEKENS } from '../../pipeline/vragen.ts';
import { Aantal, Id, Tijdstip } from './algemeen.ts';

const Kant = z.enum(['aanbieder', 'ontvanger']);

export const VraagInvoer = z
  .strictObject({
    tekst: z.string().openapi({
      description:
        `Wat u wilt vragen of antwoorden, hoogstens ${MAXIMUM_TEKENS} tekens. Schrijf geen persoonsgegevens op: geen naam, geen ` +
        'geboortedatum, geen burgerservicenummer. Noem het referentienummer van de regel.',
      example: 'Klopt het tarief van regel W2026040002?',
    }),
  })
  .openapi('VraagInvoer');

export const VraagBeeld = z
  .object({
    id: Id,
    zendingId: Id,
    van: Kant.openapi({ description: 'Wie dit schreef.' }),
    op: Tijdstip,
    tekst: z.string().openapi({ description: 'Leeg als de bewaartermijn voorbij is.' }),
  })
  .openapi('Vraag');

export const GesprekBeeld = z
  .object({
    zendingId: Id,
    verantwoordingId: Id,
    agbcode: z.string().openapi({ description: 'AGB-code van de aanbieder.', example: '12345678' }),
    ontvangercode: z.string().openapi({ example: '0855' }),
    aantal: Aantal.openapi({ description: 'Hoeveel berichten er in het gesprek staan.' }),
    ongelezen: Aantal.openapi({ description: 'Hoeveel daarvan u nog niet als gelezen hebt gemeld.' }),
    laatsteOp: Tijdstip,
    laatsteVan: Kant,
    afgesloten: z
      .object({ op: Tijdstip, door: Kant })
      .optional()
      .openapi({ description: 'Ontbreekt zolang het gesprek loopt.' }),
  })
  .openapi('Gesprek');

export const toVraagBeeld = ({ id, zendingId, van, op, tekst }: Vraagbericht): z.infer<typeof VraagBeeld> => ({
  id,
  zendingId,
  van,
  op,
  tekst,
});

/** @param kant for whom: what is unread differs */
export const toGesprekBeeld = (kant: Vraagkant, gesprek: Vraaggesprek): z.infer<typeof GesprekBeeld> => {
  const { zendingId, verantwoordingId, agbcode, ontvangercode, aantal, laatsteOp, laatsteVan, afgesloten } = gesprek;
  return {
    zendingId,
    verantwoordingId,
    agbcode,
    ontvangercode,
    aantal,
    ongelezen: gesprek.ongelezen[kant],
    laatsteOp,
    laatsteVan,
    ...(afgesloten === undefined ? {} : { afgesloten }),
  };
};
