/** What running a formaat shows: its examples, random verantwoordingen, and another version beside it. */
import { z } from '@hono/zod-openapi';
import { Aantal, Ontvanger } from './algemeen.ts';
import { Codetabellen, Proeftoestand, Verantwoording, Versie, Voorbeeldnaam } from './formaat.ts';
import { BevindingBeeld } from './problem.ts';
import { Steekproeftelling } from './steekproef.ts';

const Celverschil = z.object({
  regel: z.int().openapi({ description: 'Regel in het nieuwe bestand.', example: 2 }),
  kolom: z.string().openapi({ description: 'Kop van de kolom, of haar nummer.', example: 'Bedrag' }),
  oud: z.string(),
  nieuw: z.string(),
});

export const VerschilBeeld = z
  .object({
    uitkomst: z.enum(['gelijk', 'gewijzigd', 'verdwenen', 'nieuw']),
    bestandsnaam: z.string(),
    vorigeBestandsnaam: z.string().optional(),
    bytesOud: Aantal.optional(),
    bytesNieuw: Aantal.optional(),
    eersteByte: z.int().optional().openapi({ description: 'Eerste byte die anders is, vanaf 0.', example: 120 }),
    aantalWeg: Aantal.optional(),
    aantalErbij: Aantal.optional(),
    regels: z.array(z.string()).openapi({
      description:
        'Wat anders is, als diff: `-` verdween, `+` kwam erbij. XML en JSON zijn over regels verdeeld, een werkmap over cellen.',
      example: ['@@ -2,1 +2,1 @@', '-a;1,00', '+a;2,00'],
    }),
    cellen: z.array(Celverschil).openapi({ description: 'Bij CSV: welke cellen anders zijn.' }),
    afgekapt: z.boolean().openapi({ description: 'Waar als er meer verschil is dan hier staat.' }),
  })
  .openapi('Bestandsverschil');

export const VoorbeeldrunBeeld = z
  .object({
    geslaagd: z.boolean(),
    resultaten: z.array(
      z.object({
        voorbeeld: Voorbeeldnaam,
        geslaagd: z.boolean(),
        toestand: Proeftoestand,
        verschillen: z.array(VerschilBeeld).openapi({ description: 'Per bestand, van verwacht naar gemaakt.' }),
        bevindingen: z.array(BevindingBeeld),
      }),
    ),
  })
  .openapi('Voorbeeldrun');

export const SteekproefInvoer = z
  .strictObject({
    seed: z.int().min(0).max(2_147_483_647).optional().openapi({ description: 'Zonder: een vaste, bij dit formaat.' }),
    aantal: z.int().min(1).max(500).default(100).openapi({ example: 100 }),
    ontvanger: Ontvanger.optional().openapi({ description: 'Zonder: die van het eerste voorbeeld.' }),
    parameters: z
      .record(z.string(), z.string())
      .optional()
      .openapi({ description: 'Zonder: die van het eerste voorbeeld.' }),
    codetabellen: Codetabellen.optional(),
  })
  .openapi('SteekproefInvoer');

export const SteekproefBeeld = z
  .object({
    ...Steekproeftelling,
    breuk: z
      .object({
        verantwoording: Verantwoording.openapi({
          description: 'De kleinste verantwoording die misgaat. Alles is verzonnen.',
        }),
        bevindingen: z.array(BevindingBeeld),
      })
      .optional()
      .openapi({ description: 'Ontbreekt als alles goed ging.' }),
  })
  .openapi('Steekproef');

export const VergelijkingInvoer = z
  .strictObject({
    met: Versie.openapi({ description: 'De versie om mee te vergelijken: de oude kant.' }),
    zendingen: z
      .strictObject({
        ontvangercode: z.string().openapi({ example: '0855' }),
        aantal: z.int().min(1).max(10).default(5).openapi({ example: 5 }),
      })
      .optional()
      .openapi({ description: 'Over de laatste zendingen van deze ontvanger. Zonder: over de voorbeelden.' }),
  })
  .openapi('VergelijkingInvoer');

const Kant = z.object({ toestand: Proeftoestand, bevindingen: z.array(BevindingBeeld) });

export const VergelijkingBeeld = z
  .object({
    gelijk: z
      .boolean()
      .openapi({ description: 'Waar als er iets is vergeleken en alle bestanden byte voor byte gelijk zijn.' }),
    verborgen: z.boolean().openapi({
      description:
        'Waar als waarden zijn verborgen: het formaat gaat over personen. Letters staan er als x, cijfers als 9.',
    }),
    resultaten: z.array(
      z.object({
        voorbeeld: z.string().optional(),
        zending: z.object({ id: z.string(), ontvanger: Ontvanger }).optional(),
        oud: Kant,
        nieuw: Kant,
        verschillen: z.array(VerschilBeeld),
      }),
    ),
    overgeslagen: z.array(z.object({ zendingId: z.string(), reden: z.enum(['gewist', 'te-groot']) })),
  })
  .openapi('Vergelijking');
