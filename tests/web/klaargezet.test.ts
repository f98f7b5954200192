/** What stands ready on the pages: no more than the limit, each to be seen and removed, and nobody else's. */
import { expect, it } from 'vitest';
import { LIMIETEN } from '../../src/domain/limieten.ts';
import { listKlaargezet } from '../../src/pipeline/indiening.ts';
import { createInzageproef } from '../helpers/inzageproef.ts';
import { AGBCODE } from '../helpers/verantwoording.ts';

const PAGINA = '/aanbieder/indienen/klaargezet';

it('is refused beyond the limit with what to do, and goes again after one is removed', async () => {
  const proef = await createInzageproef();
  const { diensten } = proef.gateway;
  const cookie = await proef.meldAan('aanbieder', ['indienen']);
  const zetKlaar = () => proef.vraag('/aanbieder/indienen/voorbeeld', cookie, {});
  const aantal = async (): Promise<number> => (await listKlaargezet(diensten, AGBCODE)).length;
  while ((await aantal()) < LIMIETEN.indieningen.waarde) expect((await zetKlaar()).status).toBe(303);
  const geweigerd = await zetKlaar();
  expect([geweigerd.status, await geweigerd.text()]).toEqual([409, expect.stringContaining('Verwijder er eerst één')]);

  const ids = (await listKlaargezet(diensten, AGBCODE)).map(({ rij }) => rij.id);
  const pagina = await (await proef.vraag(PAGINA, cookie)).text();
  for (const id of ids) expect(pagina).toContain(`${PAGINA}/${id}/verwijderen`);
  // The name of a file may say whom it is about.
  expect(pagina).not.toContain('.json');

  const weg = `${PAGINA}/${ids.at(-1)}/verwijderen`;
  const gemeente = await proef.vraag(weg, await proef.meldAan('gemeente'), {});
  expect(gemeente.status).toBe(403);
  expect(await aantal()).toBe(LIMIETEN.indieningen.waarde);
  const verwijderd = await proef.vraag(weg, cookie, {});
  expect([verwijderd.status, verwijderd.headers.get('Location')]).toEqual([303, PAGINA]);
  const { rijen } = await diensten.staat.auditspoor.listRegels({ handeling: 'verwijderKlaargezet' }, { aantal: 5 });
  expect(rijen.map(({ regel }) => regel.fase)).toEqual(['gedaan', 'begonnen']);
  expect((await proef.vraag(weg, cookie, {})).status).toBe(404);
  expect((await zetKlaar()).status).toBe(303);
}, 120_000);
