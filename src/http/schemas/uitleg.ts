/** The explanation of one value of an output. */
import { z } from '@hono/zod-openapi';
import { celTekst } from '../../domain/output.ts';
import type { explainZending } from '../../pipeline/explain-zending.ts';
import { Formaatverwijzing } from './algemeen.ts';

type Uitleg = NonNullable<Awaited<ReturnType<typeof explainZending>>>;

export const Uitlegquery = z.strictObject({
  bestandsnaam: z
    .string()
    .min(1)
    .max(200)
    .openapi({ description: 'Naam van een bestand van deze zending.', example: 'productieverantwoording.csv' }),
  positie: z
    .string()
    .min(1)
    .max(500)
    .openapi({
      description:
        'Plek in het bestand. CSV: de cel als in een rekenblad (C2) of regel:kolom (2:Bedrag). Vaste breedte: regel:veld. Werkmap: ' +
        'Blad!C2, Blad!2:Bedrag of Blad!Naam. XML: een pad (/Bericht/Client[2]/Bsn). JSON: een JSON pointer (/regels/1/bedrag).',
      example: 'C2',
    }),
});

const tekst = (description: string, example: string) => z.string().openapi({ description, example });

export const UitlegBeeld = z
  .object({
    formaat: Formaatverwijzing,
    bestandsnaam: tekst('Het bestand.', 'productieverantwoording.csv'),
    positie: tekst('De plek.', 'C2'),
    waarde: tekst('Wat er staat. Ontbreekt voor wie de inhoud niet mag zien.', '480.00').optional(),
    uitvoerveld: tekst('Naam van de kolom of het element.', 'Bedrag'),
    regel: tekst('JSON pointer van de regel in het formaat.', '/bestanden/0/csv/kolommen/8'),
    expressie: tekst('De expressie van die regel.', 'euro(groep.saldoCenten)'),
    codetabel: tekst('De codetabel die de waarde vertaalde.', 'eenheid').optional(),
    ontbrak: z.boolean().openapi({ description: 'De waarde ontbrak; er staat wat het formaat dan zegt.' }),
    functies: z
      .array(
        z.object({
          naam: tekst('Functie.', 'euro'),
          omschrijving: tekst('Wat zij doet.', 'Hele centen als euro’s.'),
          bron: tekst('Herkomst.', 'IV024').optional(),
        }),
      )
      .openapi({ description: 'De gebruikte functies.' }),
    velden: z
      .array(
        z.object({
          veld: tekst('Veld van de standaardverantwoording.', 'prestatie.bedragCenten'),
          omschrijving: tekst('Betekenis.', 'Bedrag van de regel in centen, zonder teken.'),
          bron: tekst('Herkomst.', 'iStandaard 323 IngediendBedrag/Bedrag'),
          privacy: z.enum(['geen', 'persoonsgegeven', 'bijzonder']).openapi({ description: 'Privacyklasse.' }),
        }),
      )
      .openapi({ description: 'De velden waaruit de waarde komt.' }),
    aggregaten: z
      .array(
        z.object({
          naam: tekst('Telling.', 'groep.saldoCenten'),
          regel: tekst('JSON pointer van de telling.', '/groepering/aggregaten/saldoCenten'),
          expressie: tekst('Wat er is geteld.', 'saldo(prestatie.bedragCenten, prestatie.debetCredit)').optional(),
          codetabel: tekst('Codetabel die een sleutel vertaalt.', 'productgroep').optional(),
        }),
      )
      .openapi({ description: 'De tellingen die erin zitten.' }),
    regels: z
      .object({
        aantal: z.int().openapi({ description: 'Zoveel regels zitten erachter.', example: 2 }),
        pointers: z
          .array(z.string())
          .openapi({ description: 'Ten hoogste honderd daarvan, in de verantwoording.', example: ['/prestaties/1'] }),
      })
      .openapi({ description: 'De regels van de verantwoording.' }),
  })
  .openapi('Uitleg');

/** @param toonWaarde whether the reader may see content of the file; an explanation without it names rules and fields only. */
export function toUitlegBeeld(uitleg: Uitleg, toonWaarde: boolean): z.infer<typeof UitlegBeeld> {
  const { regels, waarde, ...rest } = uitleg;
  const { soort, aantal, nummers } = regels;
  const beeld = {
    ...rest,
    regels: { aantal, pointers: nummers.map((nummer) => `/${soort}/${nummer}`) },
    ...(toonWaarde ? { waarde: celTekst(waarde) } : {}),
  };
  return UitlegBeeld.parse(beeld);
}
