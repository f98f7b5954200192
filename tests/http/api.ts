/**
 * The HTTP API of one test, with a key for everyone. Every answer it gets is held against the OpenAPI document of its audience: a
 * status, a media type or a member that is not declared fails the test that asked.
 */
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { createApp } from '../../src/http/app.ts';
import type { Houder, Voorziening } from '../../src/http/omgeving.ts';
import { createSleutel, hashSleutel } from '../../src/pipeline/keys.ts';
import type { Gateway } from '../helpers/gateway.ts';
import { AGBCODE } from '../helpers/verantwoording.ts';

export const AUDIENCES = ['aanbieder', 'gemeente', 'beheer'] as const;
export type Audience = (typeof AUDIENCES)[number];

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, object>> };
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, object>> }>>;
}

export interface OpenApi {
  readonly openapi: string;
  readonly servers: readonly { readonly url: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

export interface Route {
  readonly audience: Audience;
  readonly method: string;
  /** As in the document: `/zendingen/{id}`. */
  readonly path: string;
  readonly operation: Operation;
}

export interface Antwoord {
  readonly status: number;
  readonly headers: Headers;
  /** Read as UTF-8. */
  readonly tekst: string;
  readonly bytes: Uint8Array;
  /** Undefined when the answer is no JSON. */
  readonly json: Inhoud | undefined;
}

/** What a test looks into; members that are not there are undefined. */
export interface Inhoud {
  readonly [naam: string]: unknown;
}

export interface Vraag {
  readonly sleutel?: string;
  readonly body?: BodyInit;
  /** Sent as JSON. */
  readonly json?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export const SLEUTELHOUDERS = {
  aanbieder: { houdersoort: 'aanbieder', houdercode: AGBCODE },
  andereAanbieder: { houdersoort: 'aanbieder', houdercode: '12345678' },
  tilburg: { houdersoort: 'ontvanger', houdercode: '0855' },
  amsterdam: { houdersoort: 'ontvanger', houdercode: '0363' },
  regio: { houdersoort: 'ontvanger', houdercode: 'hart-van-brabant' },
  beheerder: { houdersoort: 'beheerder', houdercode: 'test' },
} as const satisfies Record<string, Houder>;

export type Sleutels = Readonly<Record<keyof typeof SLEUTELHOUDERS, string>>;

export interface TestApi {
  readonly sleutels: Sleutels;
  readonly documenten: Readonly<Record<Audience, OpenApi>>;
  readonly routes: readonly Route[];
  vraag(method: string, pad: string, vraag?: Vraag): Promise<Antwoord>;
}

const BEGINSLEUTEL = 'begin-1';
export const ORIGIN = 'https://api.enkelvoud.nl';

/** @param anders what else the app is given: without it nobody is asked to wait */
export async function createTestApi(
  gateway: Gateway,
  anders: Pick<Voorziening, 'snelheid' | 'log'> & { readonly instelling?: Voorziening['instelling'] } = {},
): Promise<TestApi> {
  const instelling = { beginsleutel: { sha256: hashSleutel(BEGINSLEUTEL), tot: '9999-12-31' }, ...anders.instelling };
  const app = createApp(() => ({ ...anders, diensten: gateway.diensten, instelling }));
  const sleutels = Object.fromEntries(
    await Promise.all(
      Object.entries(SLEUTELHOUDERS).map(async ([naam, houder]) => {
        const { sleutel } = await createSleutel(gateway.diensten, houder, `test ${naam}`, undefined);
        return [naam, sleutel] as const;
      }),
    ),
  ) as Sleutels;
  const documenten = Object.fromEntries(
    await Promise.all(
      AUDIENCES.map(async (audience) => {
        const antwoord = await app.request(`${ORIGIN}/${audience}/v1/openapi.json`);
        return [audience, (await antwoord.json()) as OpenApi] as const;
      }),
    ),
  ) as Record<Audience, OpenApi>;
  const controleer = createContract(documenten);

  return {
    sleutels,
    documenten,
    routes: AUDIENCES.flatMap((audience) =>
      Object.entries(documenten[audience].paths).flatMap(([path, operations]) =>
        Object.entries(operations).map(([method, operation]) => ({
          audience,
          method: method.toUpperCase(),
          path,
          operation,
        })),
      ),
    ),
    async vraag(method, pad, { sleutel, body, json, headers } = {}) {
      const response = await app.request(`${ORIGIN}${pad}`, {
        method,
        headers: {
          ...(sleutel === undefined ? {} : { Authorization: `Bearer ${sleutel}` }),
          ...(json === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...headers,
        },
        ...(json === undefined ? {} : { body: JSON.stringify(json) }),
        ...(body === undefined ? {} : { body }),
      });
      const bytes = new Uint8Array(await response.arrayBuffer());
      const tekst = new TextDecoder().decode(bytes);
      const isJson = /json/.test(response.headers.get('Content-Type') ?? '');
      const inhoud = isJson && tekst !== '' ? (JSON.parse(tekst) as Inhoud) : undefined;
      controleer(method, pad, response, inhoud);
      return { status: response.status, headers: response.headers, tekst, bytes, json: inhoud };
    },
  };
}

const escaped = (deel: string): string => deel.replaceAll('~', '~0').replaceAll('/', '~1');

/** Throws when an answer is not what the document of its audience promises. */
function createContract(documenten: Readonly<Record<Audience, OpenApi>>) {
  const ajv = new Ajv({ strict: false, allErrors: true, formats: { binary: true } });
  addFormats(ajv);
  for (const audience of AUDIENCES) ajv.addSchema(documenten[audience], `https://contract.test/${audience}`);

  return (method: string, pad: string, response: Response, inhoud: unknown): void => {
    const [, audience = '', rest = ''] = /^\/(aanbieder|gemeente|beheer)\/v1(\/[^?]*)/.exec(pad) ?? [];
    if (!isAudience(audience) || rest === '/openapi.json') return;
    const wat = `${method} ${pad} → ${response.status}`;
    const path = Object.keys(documenten[audience].paths).find((template) =>
      new RegExp(`^${template.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(rest),
    );
    const naam = method === 'HEAD' ? 'get' : method.toLowerCase();
    const operation = path === undefined ? undefined : documenten[audience].paths[path]?.[naam];
    if (path === undefined || operation === undefined) {
      if (response.status !== 404 && response.status !== 405) throw new Error(`${wat}: no such route is declared`);
      return;
    }
    const declared = operation.responses[String(response.status)];
    if (declared === undefined) throw new Error(`${wat}: this status is not declared`);
    const mediatype = (response.headers.get('Content-Type') ?? '').replace(/;.*/, '');
    if (inhoud === undefined) return;
    if (declared.content?.[mediatype] === undefined) throw new Error(`${wat}: ${mediatype} is not declared`);
    const plaats = ['paths', path, naam, 'responses', String(response.status), 'content', mediatype, 'schema'];
    const validate = ajv.compile({
      $ref: `https://contract.test/${audience}#/${plaats.map(escaped).map(encodeURIComponent).join('/')}`,
    });
    if (!validate(inhoud)) throw new Error(`${wat}: ${ajv.errorsText(validate.errors)}`);
  };
}

const isAudience = (naam: string): naam is Audience => AUDIENCES.some((audience) => audience === naam);

/** The list in an answer. */
export function resultaten(antwoord: Antwoord): readonly Inhoud[] {
  if (antwoord.status !== 200 || !Array.isArray(antwoord.json?.resultaten))
    throw new Error(`no list: ${antwoord.status} ${antwoord.tekst.slice(0, 500)}`);
  return antwoord.json.resultaten;
}

/** The bevindingen in a problem. */
export const bevindingen = (antwoord: Antwoord): readonly Inhoud[] =>
  Array.isArray(antwoord.json?.bevindingen) ? antwoord.json.bevindingen : [];

export const codes = (antwoord: Antwoord): unknown[] => bevindingen(antwoord).map((bevinding) => bevinding.code);
