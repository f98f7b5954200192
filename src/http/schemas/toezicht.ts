import { z } from '@hono/zod-openapi';
import { ALARMSOORTEN, type Alarm, type Metriek } from '../../pipeline/toezicht.ts';

export const MetriekBeeld = z
  .object({
    naam: z
      .string()
      .openapi({ description: 'Naam zoals OpenTelemetry namen geeft.', example: 'enkelvoud.zendingen.onderweg' }),
    soort: z.enum(['teller', 'stand']).openapi({ description: 'Een teller gaat alleen omhoog.' }),
    eenheid: z.enum(['1', 'By', 's']).openapi({ description: 'UCUM: aantal, bytes of seconden.' }),
    uitleg: z.string(),
    waarden: z.array(z.object({ kenmerken: z.record(z.string(), z.string()), waarde: z.number() })),
  })
  .openapi('Metriek');

export const Statistieken = z.object({ metrieken: z.array(MetriekBeeld) }).openapi('Statistieken');

export const AlarmBeeld = z
  .object({
    soort: z.enum(ALARMSOORTEN),
    ernst: z.enum(['storing', 'aandacht']).openapi({
      description: 'Bij een storing gebeurt er niets tot iemand ingrijpt; aandacht betekent: kijk er vandaag naar.',
    }),
    aantal: z.number().int().openapi({ description: 'Geteld tot 1000.' }),
    uitleg: z.string().openapi({ description: 'Wat er is, en waar u begint.' }),
  })
  .openapi('Alarm');

export const Alarmen = z.object({ alarmen: z.array(AlarmBeeld) }).openapi('Alarmen');

const UITLEG: Readonly<Record<Alarm['soort'], string>> = {
  'dode-letters': 'Zendingen waarvan de omzetting bleef mislukken. Kijk bij storingen en laat ze opnieuw lopen.',
  'postbus-storing': 'Bij een ontvanger lukt het bezorgen niet. Kijk bij storingen welke, en vraag de ontvanger.',
  'werk-staat-stil':
    'Werk dat langer dan een kwartier stilstaat. Start een herstelronde; blijft het, kijk dan in het log.',
  'virusscan-lukt-niet':
    'Documenten wachten op de virusscan, en die lukt niet. Kijk of de scanner draait; zij gaan zolang naar niemand. Zie het draaiboek.',
  'termijn-verstreken': 'Een termijn is voorbij en er is nog niets. Kijk bij termijnen wie het is.',
  'document-besmet':
    'In een document van een aanbieder is de laatste zeven dagen een virus gevonden. Het bestand is verwijderd; de aanbieder ziet het in zijn dossier.',
  'zending-vastgehouden': 'Zendingen die wachten op een verbetering. De aanbieder ziet waarom.',
};

export const toMetriekBeeld = ({ waarden, ...metriek }: Metriek): z.infer<typeof MetriekBeeld> => ({
  ...metriek,
  waarden: waarden.map(({ kenmerken, waarde }) => ({ kenmerken: { ...kenmerken }, waarde })),
});

export const toAlarmBeeld = (alarm: Alarm): z.infer<typeof AlarmBeeld> => ({ ...alarm, uitleg: UITLEG[alarm.soort] });
