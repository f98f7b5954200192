/** Formaten as a beheerder works on them: the document, its life, its examples and what trying it shows. */
import { z } from '@hono/zod-openapi';
import type { Gebeurtenis } from '../../domain/levensloop.ts';
import type { Gegevensbeeld } from '../../pipeline/formaat-gegevens.ts';
import type { Proef } from '../../pipeline/formaat-proef.ts';
import type { Voorbeeldopgave } from '../../pipeline/formaat-voorbeeldkeuring.ts';
import { toBevindingBeeld } from '../problem.ts';
import { Aantal, Datum, Ontvanger, Sha256, Tijdstip, zonderBsn } from './algemeen.ts';
import { BevindingBeeld } from './problem.ts';
import { Steekproeftelling } from './steekproef.ts';

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
    handeling: z.enum(['geregistreerd', 'vervangen', 'voorbeeld', 'fase', 'verwijderd', 'beeindigd', 'gewist']),
    op: Tijdstip,
    door: z.string().openapi({ description: 'Houder van de sleutel waarmee het gebeurde.', example: 'j.bakker' }),
    sha256: Sha256.openapi({ description: 'SHA-256 van de inhoud waar het om ging.' }),
    voorbeeld: z.string().optional(),
    fase: Levensfase.optional(),
    geldigTot: Datum.optional().openapi({ description: 'Bij een aansluiting die is beëindigd: haar laatste dag.' }),
    reden: z.string().optional(),
  })
  .openapi('Gebeurtenis');

export const GeschiedenisBeeld = z
  .object({ resultaten: z.array(GebeurtenisBeeld).openapi({ description: 'Oudste eerst.' }) })
  .openapi('Geschiedenis');

export const toGeschiedenis = (gebeurtenissen: readonly Gebeurtenis[]): z.infer<typeof GeschiedenisBeeld> => ({
  resultaten: gebeurtenissen.map((gebeurtenis) => GebeurtenisBeeld.parse(gebeurtenis)),
});

const Reden = zonderBsn(z.string().min(1).max(500));

export const FaseInvoer = z
  .discriminatedUnion('fase', [
    z.strictObject({ fase: z.literal('getest'), reden: Reden.optional() }),
    z.strictObject({ fase: z.literal('actief'), reden: Reden.optional() }),
    z.strictObject({ fase: z.literal('vervallen'), reden: Reden.openapi({ description: 'Waarom het vervalt.' }) }),
  ])
  .openapi('FaseInvoer', { example: { fase: 'getest' } });

export const FaseBeeld = z
  .object({
    fase: Levensfase,
    aantalVoorbeelden: Aantal.openapi({ description: 'Voorbeelden die zijn gedraaid.' }),
    steekproef: z.object(Steekproeftelling).optional(),
    bevindingen: z.array(BevindingBeeld).openapi({ description: 'Wat dit niet tegenhoudt maar wel een blik vraagt.' }),
  })
  .openapi('Fase');

export const Verantwoording = z.record(z.string(), z.unknown()).openapi({
  description: 'Een verantwoording volgens https://enkelvoud.nl/schemas/verantwoording/1.0.0.json.',
});

export const Codetabellen = z
  .record(z.string(), z.record(z.string(), z.string()))
  .openapi({ description: 'Eigen codes, zoals een aansluiting ze zou geven voor tabellen die het formaat openlaat.' });

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
  codetabellen: Codetabellen.optional(),
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
    tekst: z.string().optional().openapi({
      description: 'De eerste 64 KiB, als het bestand tekst is; van een werkmap de cellen, één per regel.',
    }),
    inhoudBase64: z
      .string()
      .optional()
      .openapi({ description: 'Het hele bestand, als het geen tekst is (tot 1 MiB).' }),
    afgekapt: z.boolean().openapi({ description: 'Waar als niet alles wordt getoond.' }),
  })
  .openapi('Proefbestand');

export const Proeftoestand = z.enum(['omgezet', 'gefilterd', 'vastgehouden', 'geweigerd']);

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

/** Zod leaves what is not there as undefined; the pipeline leaves it out. */
export const toOpgave = ({
  ontvanger,
  codetabellen,
  verwacht,
  ...rest
}: z.output<typeof VoorbeeldInvoer>): Voorbeeldopgave => ({
  ...rest,
  ...(ontvanger && { ontvanger }),
  ...(codetabellen && { codetabellen }),
  verwacht:
    verwacht === 'neem-over'
      ? verwacht
      : verwacht.map(({ sha256, ...bestand }) => ({ ...bestand, ...(sha256 === undefined ? {} : { sha256 }) })),
});

export const VoorbeeldBeeld = z
  .object({
    invoer: Verantwoording,
    ontvanger: Ontvanger.optional(),
    parameters: z.record(z.string(), z.string()),
    codetabellen: Codetabellen.optional(),
    vandaag: Datum,
    verwacht: z.array(z.object({ bestandsnaam: z.string(), sha256: Sha256, inhoudBase64: z.string() })),
  })
  .openapi('Voorbeeld');

export const VoorbeeldregelBeeld = z
  .object({ voorbeeld: Voorbeeldnaam, sha256: Sha256, bytes: Aantal, aantalBestanden: Aantal })
  .openapi('Voorbeeldregel');

const Gegeven = z
  .object({
    veld: z
      .string()
      .openapi({ description: 'Veld van de standaardverantwoording.', example: 'prestatie.bedragCenten' }),
    omschrijving: z.string(),
    bron: z.string().openapi({ description: 'Waar de standaard dit veld vandaan heeft.' }),
    privacy: z.enum(['geen', 'persoonsgegeven', 'bijzonder']),
    bereiktUitvoer: z
      .boolean()
      .openapi({ description: 'Waar als wie ontvangt het kan zien, of iets wat ervan is gemaakt.' }),
    gebruik: z.array(
      z.object({
        pointer: z.string().openapi({ description: 'Plaats in het formaat.', example: '/totalen/saldo/van' }),
        plek: z.enum([
          'selectie',
          'controle',
          'telling',
          'sleutel',
          'voorwaarde',
          'bladnaam',
          'bestandsnaam',
          'uitvoer',
        ]),
        individueel: z
          .boolean()
          .openapi({ description: 'Waar als het een waarde van één persoon is, en niet alleen een telling.' }),
      }),
    ),
  })
  .openapi('Gegeven');

export const GegevensBeeld = z
  .object({
    gegevens: z.array(Gegeven).openapi({ description: 'Elk veld dat het formaat leest, en waar het heen gaat.' }),
    adviezen: z.array(BevindingBeeld).openapi({
      description:
        'Wat de ontvanger al heeft uit het berichtenverkeer of van het CBS (contractstandaard artikel 3.10.1).',
    }),
  })
  .openapi('Gegevens');

export const toGegevensBeeld = ({ gegevens, adviezen }: Gegevensbeeld): z.infer<typeof GegevensBeeld> =>
  GegevensBeeld.parse({ gegevens, adviezen: adviezen.map(toBevindingBeeld) });

export const FormaatonderzoekBeeld = z
  .object({
    goed: z.boolean().openapi({ description: 'Waar als dit document zo geregistreerd kan worden.' }),
    bevindingen: z.array(BevindingBeeld),
    gegevens: GegevensBeeld.optional().openapi({ description: 'Ontbreekt als niet elke expressie te lezen is.' }),
  })
  .openapi('Formaatonderzoek');

export const OnderzoekBeeld = z
  .object({
    goed: z.boolean().openapi({ description: 'Waar als dit document zo geregistreerd kan worden.' }),
    bevindingen: z.array(BevindingBeeld),
  })
  .openapi('Onderzoek');
