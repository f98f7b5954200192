/**
 * Building blocks for the declaration of a route: what it answers. Every answer names the header `API-Version`, and every one behind the
 * guard `traceparent`.
 */
import type { z } from '@hono/zod-openapi';
import { API_VERSIE } from './headers.ts';
import { Problem } from './schemas/problem.ts';

const VERSIEHEADER = {
  'API-Version': {
    description: 'Volledige versie van deze API.',
    schema: { type: 'string' as const, example: API_VERSIE },
  },
};

/** Of who showed a good key: before that there is no action to stand in the logboek. */
const VASTE_HEADERS = {
  ...VERSIEHEADER,
  traceparent: {
    description:
      'Kenmerk van deze handeling (W3C Trace Context). Onder dit kenmerk staat zij in het verwerkingenlogboek. Noem het als u iets vraagt over dit antwoord.',
    schema: { type: 'string' as const, example: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01' },
  },
};

const LOCATION = {
  Location: { description: 'Adres van wat is gemaakt.', schema: { type: 'string' as const } },
};

/** A JSON answer. */
export const json = <Schema extends z.ZodType>(schema: Schema, description: string) => ({
  description,
  headers: VASTE_HEADERS,
  content: { 'application/json': { schema } },
});

const ETAG = {
  ETag: {
    description: 'Kenmerk van deze inhoud. Stuur hem bij een wijziging mee in If-Match.',
    schema: { type: 'string' as const, example: '"9f86d081884c7d65"' },
  },
};

/** As `json` or `created`, with the tag of the content that is shown. */
export const metEtag = <Antwoord extends { readonly headers: object }>(antwoord: Antwoord) => ({
  ...antwoord,
  headers: { ...antwoord.headers, ...ETAG },
});

/** A JSON answer to a request that made something with an address of its own. */
export const created = <Schema extends z.ZodType>(schema: Schema, description: string) => ({
  description,
  headers: { ...VASTE_HEADERS, ...LOCATION },
  content: { 'application/json': { schema } },
});

const BESTANDHEADERS = {
  'Content-Disposition': { description: 'Bestandsnaam.', schema: { type: 'string' as const } },
  'Repr-Digest': { description: 'SHA-256 van het bestand (RFC 9530).', schema: { type: 'string' as const } },
};

/** An answer without content: what was asked is done. */
export const leeg = (description: string) => ({ description, headers: VASTE_HEADERS });

/** An answer that is a file. */
export const bytes = (description: string) => ({
  description,
  headers: { ...VASTE_HEADERS, ...BESTANDHEADERS },
  content: { 'application/octet-stream': { schema: { type: 'string' as const, format: 'binary' } } },
});

/** An answer that is made while it is sent: its length and hash are not known beforehand. */
export const zipbestand = (description: string) => ({
  description,
  headers: { ...VASTE_HEADERS, 'Content-Disposition': BESTANDHEADERS['Content-Disposition'] },
  content: { 'application/zip': { schema: { type: 'string' as const, format: 'binary' } } },
});

/** A file of one JSON object per line, made while it is sent. */
export const ndjson = (description: string) => ({
  description,
  headers: { ...VASTE_HEADERS, 'Content-Disposition': BESTANDHEADERS['Content-Disposition'] },
  content: { 'application/octet-stream': { schema: { type: 'string' as const, format: 'binary' } } },
});

export const WERKMAP = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A workbook, made while it is sent. */
export const werkmap = (description: string) => ({
  description,
  headers: { ...VASTE_HEADERS, 'Content-Disposition': BESTANDHEADERS['Content-Disposition'] },
  content: { [WERKMAP]: { schema: { type: 'string' as const, format: 'binary' } } },
});

const problem = (description: string) => ({
  description,
  headers: VASTE_HEADERS,
  content: { 'application/problem+json': { schema: Problem } },
});

const SNELHEIDSHEADERS = {
  'Retry-After': {
    description: 'Over hoeveel seconden u het weer kunt proberen.',
    schema: { type: 'integer' as const, example: 12 },
  },
  'RateLimit-Policy': {
    description: 'Welke grens geldt: haar naam, hoeveel verzoeken (q) in hoeveel seconden (w).',
    schema: { type: 'string' as const, example: '"organisatie";q=6000;w=60' },
  },
  RateLimit: {
    description: 'Hoeveel verzoeken er nog over zijn (r), en over hoeveel seconden alles terug is (t).',
    schema: { type: 'string' as const, example: '"organisatie";r=0;t=60' },
  },
};

/** What every route can answer. */
export const ALTIJD = {
  400: problem('Het verzoek klopt niet; alle bevindingen staan erbij.'),
  401: { ...problem('Geen geldige sleutel.'), headers: VERSIEHEADER },
  403: { ...problem('De sleutel hoort bij een ander deel van de API.'), headers: VERSIEHEADER },
  429: {
    ...problem('Te veel verzoeken achter elkaar; `Retry-After` zegt hoeveel seconden u wacht.'),
    headers: { ...VERSIEHEADER, ...SNELHEIDSHEADERS },
  },
  500: problem('Een storing bij ons.'),
};

const CONTENT_RANGE = {
  'Content-Range': {
    description: 'Welk stuk van het bestand dit is.',
    schema: { type: 'string' as const, example: 'bytes 1048576-2097151/4194304' },
  },
};

/** What a file answers besides itself: a part of it, that the asker has it, and that there is no such part. */
export const DEEL_VAN_BESTAND = {
  206: {
    ...bytes('Het gevraagde stuk van het bestand.'),
    headers: { ...VASTE_HEADERS, ...BESTANDHEADERS, ...CONTENT_RANGE },
  },
  304: { description: 'U hebt dit bestand al.', headers: VASTE_HEADERS },
  416: { ...problem('Dit stuk is er niet.'), headers: { ...VASTE_HEADERS, ...CONTENT_RANGE } },
};

export const NIET_GEVONDEN = { 404: problem('Bestaat niet, of is niet van uw organisatie.') };
export const GEWIST = { 410: problem('De bewaartermijn is voorbij: de inhoud is vernietigd.') };
export const STRIJDIG = { 409: problem('Kan niet in de toestand van nu; het antwoord zegt wat wel kan.') };
export const BODYFOUTEN = {
  413: problem('Te groot.'),
  415: problem('Geen JSON, of een inpakking die wij niet kennen.'),
};
export const VOORWAARDEN = {
  412: problem('De inhoud is intussen veranderd. Haal haar opnieuw op en probeer het daarmee.'),
  428: problem('Er staat al iets. Stuur If-Match mee, met de ETag van de inhoud die u wijzigt.'),
};
