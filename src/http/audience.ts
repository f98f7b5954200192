/** One API per audience: its own routes, its own kind of key, its own OpenAPI document made from those routes. */
import { OpenAPIHono, type z } from '@hono/zod-openapi';
import { guard } from './guard.ts';
import { writeHandelingen } from './handelingen.ts';
import { API_VERSIE } from './headers.ts';
import { describeIssues } from './invalid-input.ts';
import type { Houder, HttpOmgeving } from './omgeving.ts';
import { type Routes, routesOf } from './operatie.ts';
import { problem, toLijst } from './problem.ts';
import { limitOrganisatie } from './snelheid.ts';
import { keepTrace } from './verwerkingen.ts';

export type Api = OpenAPIHono<HttpOmgeving>;

export interface Audience {
  /** First segment of the path: `/aanbieder/v1/…`. */
  readonly naam: 'aanbieder' | 'gemeente' | 'beheer';
  readonly houdersoort: Houder['houdersoort'];
  readonly title: string;
  readonly description: string;
  readonly tags: readonly { readonly name: string; readonly description: string }[];
}

const CONTACT = { name: 'Enkelvoud', email: 'info@enkelvoud.nl', url: 'https://enkelvoud.nl' };
const LICENTIE = { name: 'EUPL-1.2', identifier: 'EUPL-1.2' };

export const basePath = (audience: Pick<Audience, 'naam'>): string => `/${audience.naam}/v1`;

type Uitkomst = { readonly target: string; readonly data?: unknown } & (
  | { readonly success: true }
  | { readonly success: false; readonly error: z.core.$ZodError }
);

/** @param addRoutes adds every route; what it adds stands behind the guard. */
export function createAudience(audience: Audience, addRoutes: (api: Api) => void): Api {
  const api: Api = new OpenAPIHono<HttpOmgeving>({
    defaultHook: (uitkomst: Uitkomst, c) =>
      uitkomst.success
        ? undefined
        : problem(
            c,
            400,
            'Het verzoek klopt niet. Hieronder staat alles wat er aan mankeert.',
            toLijst(describeIssues(uitkomst.target, uitkomst.error.issues, uitkomst.data)),
          ),
  });
  api.openAPIRegistry.registerComponent('securitySchemes', 'sleutel', {
    type: 'http',
    scheme: 'bearer',
    description: 'De sleutel van uw organisatie. U krijgt hem van de beheerder.',
  });
  // Before the guard: the document is public (NLGov API Design Rules, publish-openapi).
  api.get('/openapi.json', (c) => {
    c.header('Access-Control-Allow-Origin', '*');
    return c.json(describeAudience(api, audience, new URL(c.req.url).origin));
  });
  api.use('*', guard(audience));
  api.use('*', limitOrganisatie);
  let namen: Routes | undefined;
  const routes = (): Routes => {
    namen ??= routesOf(api);
    return namen;
  };
  api.use('*', keepTrace(routes));
  api.use('*', writeHandelingen(routes));
  addRoutes(api);
  return api;
}

/** The OpenAPI document of one audience. */
export const describeAudience = (api: Api, audience: Audience, origin: string) =>
  api.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: audience.title,
      version: API_VERSIE,
      description: audience.description,
      contact: CONTACT,
      license: LICENTIE,
    },
    servers: [{ url: `${origin}${basePath(audience)}` }],
    security: [{ sleutel: [] }],
    tags: audience.tags.map((tag) => ({ ...tag })),
  });
