/** The figures of an aanbieder beside what is known of its year. */
import { z } from '@hono/zod-openapi';
import type { compareVoorgevuld } from '../../pipeline/voorgevuld-vergelijking.ts';
import { Aantal, Centen, Wet } from './algemeen.ts';

const Reden = z
  .enum([
    'afgewezen',
    'betwist',
    'nog-niet-beantwoord',
    'ontbreekt',
    'credit-ontbreekt',
    'nog-te-declareren',
    'onbekend',
    'anders',
  ])
  .openapi({
    description:
      '`afgewezen`: u telt een regel die de gemeente afwees. `betwist`: er zijn twee antwoorden die elkaar tegenspreken. ' +
      '`nog-niet-beantwoord`: u noemt de regel toegekend, maar er is nog geen antwoord. `ontbreekt` en `credit-ontbreekt`: wij kennen ' +
      'deze regel, en hij staat niet in uw opgave. `nog-te-declareren`: dat weet alleen u. `onbekend`: deze regel hebben wij niet ' +
      'gezien. `anders`: een ander bedrag, volume of product.',
  });
const Verschil = z
  .object({
    reden: Reden,
    retourcode: z.string().optional().openapi({ example: '9321' }),
    aantal: Aantal,
    verschilCenten: Centen,
  })
  .openapi('Verschil');
const bedragen = {
  bekendCenten: Centen.openapi({ description: 'Wat wij kennen: toegekend, onbeantwoord en nog te declareren.' }),
  uwCenten: Centen.openapi({ description: 'Wat u opgeeft.' }),
  verschilCenten: Centen.openapi({ description: 'Uw opgave min wat wij kennen; de redenen tellen hiertoe op.' }),
};

export const VergelijkingBeeld = z
  .object({
    ...bedragen,
    producten: z.array(
      z.object({
        gemeentecode: z.string().openapi({ example: '0855' }),
        wet: Wet,
        productcategorie: z.string().openapi({ example: '45' }),
        productcode: z.string().openapi({ example: '45A03' }),
        eenheid: z.string().openapi({ example: '04' }),
        ...bedragen,
        redenen: z.array(Verschil),
      }),
    ),
    buitenJaar: Aantal.openapi({ description: 'Regels in uw opgave met een productperiode in een ander jaar.' }),
    aantalVerschillen: Aantal,
    regels: z
      .array(
        z.object({
          gemeentecode: z.string().openapi({ example: '0855' }),
          wet: Wet,
          referentienummer: z
            .string()
            .openapi({ description: 'Uw eigen nummer van de regel.', example: 'J2026040001' }),
          reden: Reden,
          retourcodes: z.array(z.string()),
          bekendCenten: Centen.optional(),
          uwCenten: Centen.optional(),
          pointer: z.string().optional().openapi({ description: 'Plaats in uw opgave.', example: '/prestaties/6' }),
        }),
      )
      .openapi({ description: 'De regels die verschillen; hoogstens duizend.' }),
  })
  .openapi('Vergelijking');

type Vergeleken = Extract<Awaited<ReturnType<typeof compareVoorgevuld>>, { readonly soort: 'vergeleken' }>;

export const toVergelijkingBeeld = (uitkomst: Vergeleken): z.infer<typeof VergelijkingBeeld> =>
  VergelijkingBeeld.parse({
    ...uitkomst,
    regels: uitkomst.regels.map(({ nr, ...regel }) => ({
      ...regel,
      ...(nr === undefined ? {} : { pointer: `/prestaties/${nr}` }),
    })),
  });
