/** How the body of a submission stands in the OpenAPI document. It is read as a stream by ingest, never by the router. */
const bestand = { schema: { type: 'string' as const, format: 'binary' } };

export const VERANTWOORDING_BODY = {
  required: false,
  description:
    'Verplicht, behalve met `upload`. ' +
    'De verantwoording, volgens https://enkelvoud.nl/schemas/verantwoording/1.0.0.json; of wat u al hebt: 323-, 305- en 307-berichten ' +
    '(XML), het ingevulde invulsjabloon (.xlsx), CSV of NDJSON, ook samen in een zipbestand. Wij kijken naar de inhoud, niet naar de naam.',
  content: {
    'application/json': {
      schema: {
        type: 'object' as const,
        description: 'Eén verantwoording. Het hele schema is apart gepubliceerd.',
        externalDocs: {
          description: 'JSON Schema van de standaardverantwoording',
          url: 'https://enkelvoud.nl/schemas/verantwoording/1.0.0.json',
        },
        required: ['standaardversie', 'kenmerk', 'stadium', 'dagtekening', 'periode', 'soorten', 'aanbieder'],
      },
    },
    'application/xml': bestand,
    'text/csv': bestand,
    'application/x-ndjson': bestand,
    'application/zip': bestand,
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': bestand,
  },
};
