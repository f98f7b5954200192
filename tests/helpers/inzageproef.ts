/** The pages of a gateway with persons in it, and people who look at them for a reason or without one. */
import { env } from 'cloudflare:workers';
import type { Auditregel } from '../../src/domain/auditspoor.ts';
import { LIDROLLEN_PER_HOUDERSOORT, type Rol } from '../../src/domain/toegang.ts';
import type { Bindingen } from '../../src/services.ts';
import { createPaginas } from '../../src/web/app.tsx';
import { createGateway, laadRegister } from './gateway.ts';
import { maakWereld, ONTVANGER, type Plek } from './inzage.ts';
import { meldLidAan } from './lid.ts';
import { AGBCODE } from './verantwoording.ts';

export const BASIS = 'https://gateway.example';
export const ARCHIEF = '/gemeente/archief';

export const KANTEN = ['aanbieder', 'gemeente'] as const;
export type Kant = (typeof KANTEN)[number];

export const kantVan = (pad: string): Kant => (pad.startsWith('/gemeente') ? 'gemeente' : 'aanbieder');

export const rollenVan = (kant: Kant): readonly Rol[] =>
  LIDROLLEN_PER_HOUDERSOORT[kant === 'gemeente' ? 'ontvanger' : 'aanbieder'];

/** Where the reasons are given that the pages of one place ask. */
export const onderwerpen = (kant: Kant, plek: Plek): readonly string[] =>
  kant === 'gemeente'
    ? [`/gemeente/inzage/zending/${plek.zendingId}`]
    : [
        `/aanbieder/inzage/verantwoording/${plek.verantwoordingId}`,
        `/aanbieder/inzage/indiening/${plek.indieningId}`,
        `/aanbieder/inzage/dossier/${AGBCODE}`,
      ];

export type Inzageproef = Awaited<ReturnType<typeof createInzageproef>>;

export async function createInzageproef() {
  const gateway = createGateway();
  const { DB } = env as unknown as Bindingen;
  await laadRegister(gateway.diensten);
  const paginas = createPaginas(() => ({
    diensten: gateway.diensten,
    instelling: { demoAanmelden: false },
    openapi: async () => ({}),
  }));
  const wereld = await maakWereld(gateway, 'somebody who went home');
  const vraag = (pad: string, Cookie: string, velden?: Readonly<Record<string, string>>, methode = 'GET') =>
    paginas.request(`${BASIS}${pad}`, {
      method: velden === undefined ? methode : 'POST',
      headers: { Cookie, 'Sec-Fetch-Site': 'same-origin' },
      ...(velden === undefined ? {} : { body: new URLSearchParams(velden) }),
    });
  return {
    gateway,
    paginas,
    wereld,
    vraag,
    /** The pages of both sides. */
    patronen: [
      ...new Set(
        paginas.routes
          .filter(
            ({ method, path }) => method === 'GET' && /^\/(aanbieder|gemeente)(\/|$)/.test(path) && !path.endsWith('*'),
          )
          .map(({ path }) => path),
      ),
    ],
    /** @returns the cookie of somebody with all roles, or these */
    meldAan: (kant: Kant, rollen = rollenVan(kant)): Promise<string> =>
      kant === 'gemeente'
        ? meldLidAan(gateway, 'ontvanger', ONTVANGER, rollen)
        : meldLidAan(gateway, 'aanbieder', AGBCODE, rollen),
    /** The address of a page of one place. */
    vul: (patroon: string, plek: Plek): string =>
      patroon
        .replaceAll(/\{(?:[^{}]|\{[^{}]*\})*\}/g, '')
        .replace(':zendingId', plek.zendingId)
        .replace(':vorm', 'json')
        .replace(/:(volgnummer|nummer|nr|groep|jaar|maand)/, '1')
        .replace(
          ':id',
          patroon.includes('dossier/:id')
            ? wereld.documentId
            : patroon.includes('/indienen/')
              ? plek.indieningId
              : patroon.startsWith('/gemeente')
                ? plek.zendingId
                : plek.verantwoordingId,
        ),
    /** @throws when one of these reasons was not taken */
    async geefReden(kant: Kant, cookie: string, plekken: readonly Plek[]): Promise<void> {
      for (const adres of plekken.flatMap((plek) => onderwerpen(kant, plek))) {
        const { status } = await vraag(adres, cookie, { reden: 'controle' });
        if (status !== 303) throw new Error(`${adres} answered ${status}`);
      }
    },
    /** What the audit trail knows of looking, the newest first. */
    async auditregels(): Promise<readonly Auditregel[]> {
      const { rijen } = await gateway.diensten.staat.auditspoor.listRegels(
        { handeling: 'bekijkPersoonsgegevens' },
        { aantal: 50 },
      );
      return rijen.map(({ regel }) => regel);
    },
    aantalInzagen: async (): Promise<number> =>
      (await DB.prepare('SELECT count(*) AS n FROM inzagen').first<{ n: number }>())?.n ?? -1,
    meldAllenAf: () => DB.prepare('DELETE FROM sessies').run(),
  };
}
