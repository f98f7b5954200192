/** An invoermapping as it is given, shown and proposed. */
import { z } from '@hono/zod-openapi';
import type { Invoermapping, InvoermappingRij } from '../../domain/invoermapping.ts';
import type { Voorsteluitkomst } from '../../pipeline/invoermappingvoorstel.ts';
import { toBevindingBeeld } from '../problem.ts';
import { naamZonderBsn, Tijdstip } from './algemeen.ts';
import { BevindingBeeld } from './problem.ts';

export const Mappingnaam = naamZonderBsn(z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/)).openapi({
  description: 'Uw naam voor de mapping: kleine letters, cijfers en streepjes.',
  example: 'ecd-export',
});

/** Its schema is the published one; that says more than this can. */
export const Invoermappingdocument = z.record(z.string(), z.unknown()).openapi('Invoermapping', {
  description: 'Volgens https://enkelvoud.nl/schemas/invoermapping/1.0.0.json.',
  externalDocs: {
    description: 'JSON Schema van de invoermapping',
    url: 'https://enkelvoud.nl/schemas/invoermapping/1.0.0.json',
  },
  example: {
    lijst: 'prestaties',
    kolommen: [
      { kop: 'Clientnr', veld: 'prestatie.bsn' },
      { kop: 'Bedrag excl', veld: 'prestatie.bedragCenten', maat: 'euro' },
    ],
    vast: [{ veld: 'prestatie.wet', waarde: 'wmo' }],
  },
});

export const toMappingdocument = (mapping: Invoermapping): z.infer<typeof Invoermappingdocument> => ({ ...mapping });

export const MappingBeeld = z
  .object({ naam: Mappingnaam, op: Tijdstip.openapi({ description: 'Wanneer zij is bewaard.' }) })
  .openapi('InvoermappingInLijst');

export const toMappingBeeld = ({ naam, op }: InvoermappingRij): z.infer<typeof MappingBeeld> => ({ naam, op });

export const VoorstelBeeld = z
  .object({
    mapping: Invoermappingdocument,
    kolommen: z.array(
      z.object({
        kolom: z.string().openapi({ description: 'Letters van de kolom.', example: 'C' }),
        kop: z.string().optional().openapi({ description: 'Weggelaten als er een lang nummer of een hele zin staat.' }),
        veld: z.string().optional().openapi({ example: 'prestatie.bsn' }),
        zekerheid: z
          .enum(['hoog', 'middel', 'laag', 'geen'])
          .openapi({ description: 'Hoe zeker wij zijn van dit veld.' }),
        grond: z.array(z.enum(['kop', 'waarden'])).openapi({ description: 'Waar het voorstel op rust.' }),
      }),
    ),
    ontbreekt: z.array(z.object({ veld: z.string(), omschrijving: z.string() })).openapi({
      description: 'Verplichte velden waarvoor wij geen kolom vonden. Geef een kolom, of een vaste waarde.',
    }),
    bevindingen: z.array(BevindingBeeld).openapi({ description: 'Wat er aan het voorstel nog ontbreekt.' }),
  })
  .openapi('Invoermappingvoorstel');

export const toVoorstelBeeld = ({
  voorstel,
  bevindingen,
}: Extract<Voorsteluitkomst, { soort: 'voorstel' }>): z.infer<typeof VoorstelBeeld> => ({
  mapping: toMappingdocument(voorstel.mapping),
  kolommen: voorstel.kolommen.map((kolom) => ({ ...kolom, grond: [...kolom.grond] })),
  ontbreekt: [...voorstel.ontbreekt],
  bevindingen: bevindingen.map(toBevindingBeeld),
});
