/** How the body of a submission stands in the OpenAPI document. It is read as a stream by ingest, never by the router. */
export const VERANTWOORDING_BODY = {
  required: true,
  description: 'De verantwoording, volgens https://enkelvoud.nl/schemas/verantwoording/1.0.0.json.',
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
  },
};
