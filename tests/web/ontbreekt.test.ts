/** Who did not account for what was due, as a gemeente sees it, for the period that it chooses. */
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { meldDemoAan } from '../../src/pipeline/demo-aanmelden.ts';
import { addOrganisatie } from '../../src/pipeline/ledenbeheer.ts';
import { submit } from '../../src/pipeline/submit.ts';
import { watchTermijnen } from '../../src/pipeline/termijnen.ts';
import type { Bindingen } from '../../src/services.ts';
import { createPaginas } from '../../src/web/app.tsx';
import { createGateway, type Gateway, laadRegister, maakLeeg } from '../helpers/gateway.ts';
import { AGBCODE, bytesVan, voorbeeldVerantwoording } from '../helpers/verantwoording.ts';

const DIEMEN = '0384';
let gateway: Gateway;
let pagina: (query?: string) => Promise<string>;
beforeEach(async () => {
  await maakLeeg();
  // 6 May 2026.
  gateway = createGateway();
  const { diensten } = gateway;
  await laadRegister(diensten);
  await addOrganisatie(diensten, { houdersoort: 'ontvanger', houdercode: DIEMEN }, 'Diemen');
  const uitkomst = await submit(diensten, AGBCODE, bytesVan(voorbeeldVerantwoording()));
  if (uitkomst.soort !== 'aanvaard') throw new Error(JSON.stringify(uitkomst));
  await gateway.werkAf();
  // April was accounted for; May was due by 30 June.
  gateway.verstrijk(Date.parse('2026-07-01T02:17:00.000Z') - diensten.klok().getTime());
  await watchTermijnen(diensten);
  const sessie = await meldDemoAan(diensten, 'ontvanger', DIEMEN, 'sanne');
  const paginas = createPaginas(() => ({
    diensten,
    instelling: { demoAanmelden: true },
    openapi: async () => undefined,
  }));
  pagina = async (query = '') => {
    const antwoord = await paginas.request(`http://localhost/gemeente/ontbreekt${query}`, {
      headers: { Cookie: `enkelvoud-sessie=${sessie}` },
    });
    expect(antwoord.status).toBe(200);
    return antwoord.text();
  };
});

const codes = (html: string): readonly string[] => [...html.matchAll(/AGB (\d{8})/g)].map(([, code]) => code ?? '');

/** As the watch writes them, of many aanbieders over December 2025. */
async function meldVelen(aantal: number): Promise<void> {
  const { DB } = env as unknown as Bindingen;
  const opdracht = DB.prepare(
    `INSERT INTO termijnmeldingen (agbcode, ontvangercode, ontvangernaam, soort, periode_begin, periode_eind, wat, laatste_dag,
       termijnsoort, verwachting, gemeld_op)
     VALUES (?, ?, 'Diemen', 'declaratie', '2025-12-01', '2025-12-31', 'declaratie', '2026-01-31', 'verstreken', 'eerder-ingediend',
       '2026-02-01T02:17:00.000Z')`,
  );
  await DB.batch(Array.from({ length: aantal }, (_, nr) => opdracht.bind(String(11_000_000 + nr), DIEMEN)));
}

describe('what is missing', () => {
  it('is everything that was told of and is still not there, or that of one period', async () => {
    await meldVelen(2);
    const alles = await pagina();
    expect(alles).toContain('Declaratie mei 2026');
    expect(alles).toContain('Te laat');
    expect(codes(alles)).toEqual(['11000001', '11000000', AGBCODE]);
    const mei = await pagina('?van=2026-05-01&tot=2026-05-31');
    expect(codes(mei)).toEqual([AGBCODE]);
    expect(mei).toContain('value="2026-05-31"');
    expect(codes(await pagina('?tot=2026-05-30'))).toEqual(['11000001', '11000000']);
    expect(codes(await pagina('?van=2025-12-02'))).toEqual([AGBCODE]);
    expect(await pagina('?van=2025-01-01&tot=2025-11-30')).toContain('Over deze periode ontbreekt niets.');
    // What is no day is as if nothing was chosen.
    expect(codes(await pagina('?van=gisteren'))).toHaveLength(3);
  });

  it('goes on within the period that was chosen', async () => {
    await meldVelen(60);
    const gezien: string[] = [];
    for (let query: string | undefined = '?van=2025-12-01&tot=2025-12-31'; query !== undefined; ) {
      const html = await pagina(query);
      gezien.push(...codes(html));
      query = /href="\/gemeente\/ontbreekt(\?[^"]*vanaf=[^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&');
    }
    expect(new Set(gezien).size).toBe(60);
    expect(gezien).toHaveLength(60);
    expect(gezien).not.toContain(AGBCODE);
  });
});
