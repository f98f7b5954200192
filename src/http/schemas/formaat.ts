/** Formaten as a beheerder works on them: the document, its life, its examples and what trying it shows. */
import { z } from '@hono/zod-openapi';
import type { Gebeurtenis } from '../../domain/levensloop.ts';
import type { Proef } from '../../pipeline/formaat-proef.ts';
import { toBevindingBeeld } from '../problem.ts';
import { Aantal, Datum, Ontvanger, Sha256, Tijdstip } from './algemeen.ts';
import { BevindingBeeld } from './problem.ts';

export const Naam = z.string().openapi({ description: 'Naam van het formaat.', example: 'iwmo323' });
export const Versie = z.string().openapi({ description: 'Versienummer.', example: '1.0.0' });
export const Voorbeeldnaam = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .openapi({
    description: 'Naam van het voorbeeld: kleine letters, cijfers en streepjes.',
    example: 'maand-met-credit',
  });

export const VersiePad = z.object({ naam: Naam, versie: Versie });
export const VoorbeeldPad = z.object({ naam: Naam, versie: Versie, voorbeeld: Voorbeeldnaam });

export const Levensfase = z.enum(['concept', 'getest', 'actief', 'vervallen']).openapi('Levensfase', {
  description: 'Alleen een actief formaat wordt gebruikt; alleen een concept kan nog veranderen.',
});

export const GebeurtenisBeeld = z
  .object({
    handeling: z.enum(['geregistreerd', 'vervangen', 'voorbeeld', 'fase']),
    op: Tijdstip,
    door: z.string().openapi({ description: 'Houder van de sleutel waarmee het gebeurde.', example: 'j.bakker' }),
    sha256: Sha256.openapi({ description: 'SHA-256 van de inhoud waar het om ging.' }),
    voorbeeld: z.string().optional(),
    fase: Levensfase.optional(),
    reden: z.string().optional(),
  })
  .openapi('Gebeurtenis');

export const GeschiedenisBeeld = z
  .object({ resultaten: z.array(GebeurtenisBeeld).openapi({ description: 'Oudste eerst.' }) })
  .openapi('Geschiedenis');

export const toGeschiedenis = (gebeurtenissen: readonly Gebeurtenis[]): z.infer<typeof GeschiedenisBeeld> => ({
  resultaten: gebeurtenissen.map((gebeurtenis) => GebeurtenisBeeld.parse(gebeurtenis)),
});

const Reden = z.string().min(1).max(500);

export const FaseInvoer = z
  .discriminatedUnion('fase', [
    z.strictObject({ fase: z.literal('getest'), reden: Reden.optional() }),
    z.strictObject({ fase: z.literal('actief'), reden: Reden.optional() }),
    z.strictObject({ fase: z.literal('vervallen'), reden: Reden.openapi({ description: 'Waarom het vervalt.' }) }),
  ])
  .openapi('FaseInvoer', { example: { fase: 'getest' } });

export const EisBeeld = z.object({
  code: z.string(),
  regel: z
    .string()
    .openapi({ description: 'Plaats in het formaat (JSON Pointer).', example: '/bestanden/0/csv/kolommen/3' }),
  aantal: Aantal,
});

const Steekproeftelling = {
  seed: z.int().openapi({ description: 'Met dezelfde seed komen dezelfde verantwoordingen.', example: 20_270_131 }),
  aantal: Aantal.openapi({ description: 'Hoeveel er zijn geprobeerd.' }),
  omgezet: Aantal,
  gefilterd: Aantal,
  vastgehouden: Aantal.openapi({ description: 'Vastgehouden omdat het formaat zelf meer vraagt dan de standaard.' }),
  eisen: z.array(EisBeeld).openapi({ description: 'Wat het formaat meer vraagt, met hoe vaak dat ontbrak.' }),
};

export const FaseBeeld = z
  .object({
    fase: Levensfase,
    aantalVoorbeelden: Aantal.openapi({ description: 'Voorbeelden die zijn gedraaid.' }),
    steekproef: z.object(Steekproeftelling).optional(),
    bevindingen: z.array(BevindingBeeld).openapi({ description: 'Wat dit niet tegenhoudt maar wel een blik vraagt.' }),
  })
  .openapi('Fase');

const Verantwoording = z.record(z.string(), z.unknown()).openapi({
  description: 'Een verantwoording volgens https://enkelvoud.nl/schemas/verantwoording/1.0.0.json.',
});

/** A verantwoording with what its ontvanger brings: the input of a trial and of an example. */
const Proefgegevens = {
  invoer: Verantwoording,
  ontvanger: Ontvanger.optional().openapi({
    description: 'Voor wie; zonder ontvanger de gemeente van de eerste regel.',
  }),
  parameters: z
    .record(z.string(), z.string())
    .default({})
    .openapi({ description: 'Parameters zoals een aansluiting ze zou geven.' }),
};

export const ProefInvoer = z
  .strictObject({
    ...Proefgegevens,
    vandaag: Datum.optional().openapi({ description: 'Dag waarop het heet te zijn ingediend; zonder: vandaag.' }),
  })
  .openapi('ProefInvoer');

const ProefbestandBeeld = z
  .object({
    bestandsnaam: z.string(),
    mediatype: z.string().openapi({ example: 'application/xml' }),
    bytes: Aantal,
    sha256: Sha256,
    tekst: z.string().optional().openapi({ description: 'De eerste 64 KiB, als het bestand tekst is.' }),
    inhoudBase64: z
      .string()
      .optional()
      .openapi({ description: 'Het hele bestand, als het geen tekst is (tot 1 MiB).' }),
    afgekapt: z.boolean().openapi({ description: 'Waar als niet alles wordt getoond.' }),
  })
  .openapi('Proefbestand');

const Proeftoestand = z.enum(['omgezet', 'gefilterd', 'vastgehouden', 'geweigerd']);

export const ProefBeeld = z
  .object({
    toestand: Proeftoestand.openapi({ description: 'Alleen bij omgezet zijn er bestanden.' }),
    bestanden: z.array(ProefbestandBeeld),
    bevindingen: z.array(BevindingBeeld),
  })
  .openapi('Formaatproef');

export const toProefBeeld = ({ toestand, bestanden, bevindingen }: Proef): z.infer<typeof ProefBeeld> =>
  ProefBeeld.parse({ toestand, bestanden, bevindingen: bevindingen.map(toBevindingBeeld) });

export const MAXIMUM_BESTANDEN = 50;

export const VoorbeeldInvoer = z
  .strictObject({
    ...Proefgegevens,
    vandaag: Datum.openapi({ description: 'Dag waarop het heet te zijn ingediend.' }),
    verwacht: z
      .union([
        z.literal('neem-over'),
        z
          .array(
            z.strictObject({
              bestandsnaam: z.string().min(1).max(200),
              inhoudBase64: z.base64(),
              sha256: z
                .string()
                .regex(/^[0-9a-f]{64}$/)
                .optional(),
            }),
          )
          .min(1)
          .max(MAXIMUM_BESTANDEN),
      ])
      .openapi({ description: 'De bestanden die eruit moeten komen, of "neem-over": wat er nu uitkomt is goed.' }),
  })
  .openapi('VoorbeeldInvoer');

export const VoorbeeldBeeld = z
  .object({
    invoer: Verantwoording,
    ontvanger: Ontvanger.optional(),
    parameters: z.record(z.string(), z.string()),
    vandaag: Datum,
    verwacht: z.array(z.object({ bestandsnaam: z.string(), sha256: Sha256, inhoudBase64: z.string() })),
  })
  .openapi('Voorbeeld');

export const VoorbeeldregelBeeld = z
  .object({ voorbeeld: Voorbeeldnaam, sha256: Sha256, bytes: Aantal, aantalBestanden: Aantal })
  .openapi('Voorbeeldregel');

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
      description: 'Wat anders is, als diff: `-` verdween, `+` kwam erbij. XML en JSON zijn over regels verdeeld.',
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
    gelijk: z.boolean().openapi({ description: 'Waar als alle bestanden byte voor byte gelijk zijn.' }),
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

export const OnderzoekBeeld = z
  .object({
    goed: z.boolean().openapi({ description: 'Waar als dit document zo geregistreerd kan worden.' }),
    bevindingen: z.array(BevindingBeeld),
  })
  .openapi('Onderzoek');
