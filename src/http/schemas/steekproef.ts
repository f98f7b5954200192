/** What a steekproef counts. */
import { z } from '@hono/zod-openapi';
import { Aantal } from './algemeen.ts';

const Eis = z.object({
  code: z.string(),
  regel: z
    .string()
    .openapi({ description: 'Plaats in het formaat (JSON Pointer).', example: '/bestanden/0/csv/kolommen/3' }),
  aantal: Aantal,
});

export const Steekproeftelling = {
  seed: z.int().openapi({ description: 'Met dezelfde seed komen dezelfde verantwoordingen.', example: 20_270_131 }),
  aantal: Aantal.openapi({ description: 'Hoeveel er zijn geprobeerd.' }),
  omgezet: Aantal,
  gefilterd: Aantal,
  vastgehouden: Aantal.openapi({ description: 'Vastgehouden omdat het formaat zelf meer vraagt dan de standaard.' }),
  eisen: z.array(Eis).openapi({ description: 'Wat het formaat meer vraagt, met hoe vaak dat ontbrak.' }),
};
