/** The conservation law as an answer. */
import { z } from '@hono/zod-openapi';
import { Aantal, Centen, Id, Soort, Wet } from './algemeen.ts';

const Telling = {
  aantal: Aantal,
  bezorgd: Aantal,
  ongewijzigd: Aantal.openapi({ description: 'Waarvan de ontvanger dit al had, uit een eerdere versie.' }),
  vastgehouden: Aantal,
  gefilterd: Aantal,
  bewaard: Aantal.openapi({ description: 'Van een concept dat deze ontvanger niet vraagt.' }),
  ingetrokken: Aantal.openapi({ description: 'Ingetrokken voordat het werd bezorgd.' }),
  onderweg: Aantal,
};

export const BalansBeeld = z
  .object({
    verantwoordingId: Id,
    aantalPrestaties: Aantal,
    aantalTrajecten: Aantal,
    saldoCenten: Centen,
    sluitend: z.boolean().openapi({ description: 'Niets ontbreekt en niets telt dubbel.' }),
    afgerond: z.boolean().openapi({ description: 'Er is niets meer onderweg.' }),
    verschillen: z.array(z.string()).openapi({ description: 'Waarom de balans niet sluit; leeg als hij sluit.' }),
    totaal: z.object(Telling),
    gecrediteerdCenten: Centen.openapi({
      description: 'Wat correcties terugnemen van eerdere versies, in eurocenten.',
    }),
    regels: z.array(
      z
        .object({
          gemeentecode: z.string().openapi({ example: '0855' }),
          wet: Wet,
          soort: Soort,
          ontvangercode: z.string().optional().openapi({ description: 'Ontbreekt als niemand is aangesloten.' }),
          zendingId: Id.optional(),
          ...Telling,
          bezorgdCenten: Centen,
          redenen: z
            .array(z.object({ reden: z.string(), aantal: Aantal }))
            .openapi({ description: 'Waarom regels niet voor deze ontvanger zijn.' }),
        })
        .openapi('Balansregel'),
    ),
  })
  .openapi('Balans');
